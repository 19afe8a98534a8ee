"""Lexicons and entities made into a matcher: cheap to make, dear only where text asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framing.domain.entity import Entity
from framing.domain.folding import fold, fold_keeping_case
from framing.domain.lexicon import CaseRule, Kind, Lexicon
from framing.errors import LexiconError, Problem
from framing.match.listed import ListedForms
from framing.match.listing import (
    NameListing,
    OperandListing,
    Pattern,
    TermListing,
    condition_of,
)
from framing.match.matcher import Matcher, matcher_of

__all__ = ["Matcher", "compile_matcher"]


def compile_matcher(lexicons: Sequence[Lexicon], entities: Sequence[Entity]) -> Matcher:
    """The matcher for these lexicons and entities, in whatever order they come.

    Without entities no mentions are found, and context rules that name entities see none.

    Raises:
        LexiconError: a term holds no word of its own, or a pattern is no regular expression.
    """
    forms = ListedForms()
    operands: set[str] = set()
    asks_for_names = False
    for listing in _term_listings(lexicons):
        if listing.term.forms:
            forms.add(listing)
        if listing.term.pattern is not None:
            forms.add(listing._replace(pattern=_pattern(listing, listing.term.pattern)))
        for rule in listing.term.context:
            condition = condition_of(rule, listing.lexicon)
            operands |= condition.words
            asks_for_names |= condition.asks_for_names
    for entity in entities:
        for name in entity.names:
            forms.add(NameListing(entity, name))
    near = ListedForms()
    for operand in sorted(operands):
        near.add(OperandListing(operand))
    languages = sorted((lexicon.id, lexicon.language) for lexicon in lexicons)
    return matcher_of(tuple(languages), forms, near, asks_for_names=asks_for_names)


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
    folded = fold_keeping_case(source)
    whole = rf"(?:{folded})(?=(?:'(?:s|ll|d|ve|re))?(?:[\s-]|\Z))"
    beginnings = tuple(sorted({_beginning(each) for each in _alternatives(folded)}))
    pattern = Pattern(whole, listing.term.case is CaseRule.EXACT, beginnings)
    try:
        _ = pattern.expression
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
    return pattern


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
