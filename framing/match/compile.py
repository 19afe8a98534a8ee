"""Lexicons and entities made ready for matching: cheap to make, dear only where text asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framing.domain.entity import Entity
from framing.domain.folding import fold, fold_keeping_case
from framing.domain.frozen import dataclass
from framing.domain.lexicon import CaseRule, Kind, Lexicon
from framing.errors import LexiconError, Problem
from framing.match.context import Conditions
from framing.match.index import FormIndex
from framing.match.listing import NameListing, Pattern, TermListing
from framing.match.page import primary_language

ANY_LANGUAGE = frozenset({"*", "mul"})


@dataclass(frozen=True, slots=True)
class Matcher:
    """What `find_matches` looks for.

    `languages` pairs each lexicon's id with its language. The index and the conditions fill
    while they are used, within bounds, which never changes an answer.
    """

    languages: tuple[tuple[str, str], ...]
    index: FormIndex
    conditions: Conditions

    def forget(self) -> None:
        """Forget the spellings met when they have become too many: memory stays bounded."""
        self.index.forget()
        self.conditions.forget()

    def left_out_for(self, language: str) -> tuple[str, ...]:
        """The ids of the lexicons that are not applied to documents in this language."""
        asked = primary_language(language)
        return tuple(
            lexicon
            for lexicon, own in self.languages
            if own not in ANY_LANGUAGE and primary_language(own) != asked
        )


def compile_matcher(lexicons: Sequence[Lexicon], entities: Sequence[Entity]) -> Matcher:
    """The matcher for these lexicons and entities, in whatever order they come.

    Without entities no mentions are found, and context rules that name entities see none.

    Raises:
        LexiconError: a term holds no word of its own, or a pattern is no regular expression.
    """
    index = FormIndex()
    for listing in _term_listings(lexicons):
        if listing.term.forms:
            index.add(listing)
        if listing.term.pattern is not None:
            index.add(listing._replace(pattern=_pattern(listing, listing.term.pattern)))
    for entity in entities:
        for name in entity.names:
            index.add(NameListing(entity, name))
    languages = sorted((lexicon.id, lexicon.language) for lexicon in lexicons)
    return Matcher(tuple(languages), index, Conditions(index))


def _term_listings(lexicons: Sequence[Lexicon]) -> Iterator[TermListing]:
    for lexicon in lexicons:
        is_competing = lexicon.kind is Kind.CONTRAST
        for contrast in lexicon.contrasts:
            for label in contrast.labels:
                place = (lexicon.id, contrast.id, label.id)
                for term in label.terms:
                    yield TermListing(*place, term, is_exclusion=False, is_competing=is_competing)
                for term in label.exclusions:
                    yield TermListing(*place, term, is_exclusion=True, is_competing=is_competing)


def _pattern(listing: TermListing, source: str) -> Pattern:
    """The expression on whole words: `terror(ism|ist)?` in `terrorist's`, not in `terrorize`."""
    flags = re.NOFLAG if listing.term.case is CaseRule.EXACT else re.IGNORECASE
    folded = fold_keeping_case(source)
    try:
        expression = re.compile(rf"(?:{folded})(?=(?:'(?:s|ll|d|ve|re))?(?:[\s-]|\Z))", flags)
    except re.error as error:
        place = listing.term.place
        problem = Problem(
            place.path,
            place.line,
            place.column,
            "bad-pattern",
            f"'{source}' is no regular expression: {error}",
            "Write the words as terms, or mend the pattern.",
        )
        raise LexiconError([problem]) from error
    return Pattern(expression, tuple(sorted({_beginning(each) for each in _alternatives(folded)})))


def _alternatives(source: str) -> Iterator[str]:
    """A pattern from each place where a match may begin: its start, and each `|` outside groups.

    A bar in a class counts as one too, which only adds a beginning that is not needed.
    """
    yield source
    depth, is_escaped = 0, False
    for at, char in enumerate(source):
        if not is_escaped:
            depth += (char == "(") - (char == ")")
            if char == "|" and depth == 0:
                yield source[at + 1 :]
        is_escaped = char == "\\" and not is_escaped


def _beginning(source: str) -> str:
    """The words that stand before the first sign of the pattern language, the last as a glob:
    `terror*` of `terrori(sm|sts?)`, `would be*` of `would-be`, `*` where a sign comes first."""
    end = 0
    while end < len(source) and (source[end].isalpha() or source[end] in " -"):
        end += 1
    if source[end : end + 1] in ("?", "*", "{"):
        end -= 1
    literal = fold(source[: max(end, 0)])
    whole, cut = literal.replace("-", " ").rstrip(" "), literal[-1:]
    return f"{whole}*" if cut.isalpha() else whole or "*"
