"""Forms: every way in which a term, name or operand may be printed, and what each way asks."""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import dataclass

from framing.domain.folding import fold
from framing.domain.lexicon import CaseRule
from framing.errors import LexiconError, Problem
from framing.match.forms import Spelling, Word, spellings
from framing.match.globs import has_wildcard
from framing.match.letters import Demands, demands_of_name, demands_of_term
from framing.match.listing import Listing, NameListing, OperandListing, TermListing

_LONGEST_ABBREVIATION = 5
_MAX_ABBREVIATIONS = 4
_SHOUTABLE = 3
_WILDEST = 1_000
_CASE_RANK = {CaseRule.EXACT: 0, CaseRule.CAPITALISED: 1, CaseRule.ANY: 2}


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of a listing; `words` leave out the `n_lead` bare stars that precede them.

    `capitals` are the letters of a short abbreviation that shouting may imitate, or "".
    `is_pointed` forms end in a dotted abbreviation and take in its last point. `is_settled`
    forms ask nothing but their words and letters. `rank` orders forms that claim the same words: fewer
    wildcards, stricter case, with conditions; `name` settles what is left.
    """

    listing: Listing
    words: Spelling
    demands: Demands | None
    n_lead: int
    capitals: str
    is_pointed: bool
    swallows_possessive: bool
    is_settled: bool
    rank: tuple[int, int, int]
    name: tuple[str, ...]


def forms_of(listing: Listing) -> Iterator[Form]:
    """All forms of a listing."""
    if isinstance(listing, TermListing):
        term = listing.term
        abbreviations = _abbreviations(term.text)
        for text in term.forms:
            for words in spellings(text, abbreviations):
                yield _form(listing, words, demands_of_term(_without_lead(words), term.case))
    elif isinstance(listing, NameListing):
        for words in spellings(listing.name.text, _abbreviations(listing.name.text)):
            yield _form(listing, words, demands_of_name(words))
    else:
        for words in spellings(listing.form):
            yield _form(listing, words, None)


def pattern_form(listing: TermListing) -> Form:
    """The form of a term that is a regular expression; any written-out form outranks it."""
    words = (Word("", listing.term.text),)
    case = listing.term.case
    return Form(
        listing=listing,
        words=words,
        demands=demands_of_term(words, case) if case is CaseRule.CAPITALISED else None,
        n_lead=0,
        capitals="",
        is_pointed=False,
        swallows_possessive=False,
        is_settled=False,
        rank=(_WILDEST, *_rank(listing, words)[1:]),
        name=_name(listing, words),
    )


def first_words(listing: Listing) -> set[str]:
    """The folded words with which the forms of the listing begin, after bare stars."""
    if isinstance(listing, TermListing):
        term = listing.term
        if term.case is not CaseRule.EXACT and _is_plain(term.text, term.forms):
            return {form.partition(" ")[0] for form in term.forms}
    elif isinstance(listing, NameListing):
        name = listing.name.text
        if name.isascii() and name.istitle() and name.replace(" ", "").isalpha():
            return {name.partition(" ")[0].lower()}
    return {fold(form.words[0].text) for form in forms_of(listing)}


def _is_plain(text: str, forms: tuple[str, ...]) -> bool:
    """Whether each form is its own only spelling: no sign, no abbreviation, no bare star."""
    joined = "".join(forms)
    if any(sign in joined for sign in "'*-.") or "." in text:
        return False
    return text.islower() or not _abbreviations(text)


_PARTS = str.maketrans(dict.fromkeys(string.punctuation, " "))


def _abbreviations(text: str) -> frozenset[str]:
    """Words in capitals that may also be printed with points; a term full of them shouts."""
    words = [
        word
        for word in text.translate(_PARTS).split()
        if word.isupper() and 1 < len(word) <= _LONGEST_ABBREVIATION and word.isalpha()
    ]
    if len(words) > _MAX_ABBREVIATIONS:
        return frozenset()
    return frozenset(words) | frozenset(map(str.lower, words))


def _without_lead(words: Spelling) -> Spelling:
    n_lead = next((i for i, word in enumerate(words) if word.text != "*"), len(words))
    return words[n_lead:]


def _refusal(listing: Listing) -> LexiconError:
    place = listing.term.place if isinstance(listing, TermListing) else None
    written = listing.term.text if isinstance(listing, TermListing) else _name(listing, ())[0]
    return LexiconError(
        [
            Problem(
                place.path if place else written,
                place.line if place else 0,
                place.column if place else 0,
                "never-matches",
                f"'{written}' holds no word of its own",
                "Write at least one word besides the stars.",
            )
        ]
    )


def _form(listing: Listing, words: Spelling, demands: Demands | None) -> Form:
    rest = _without_lead(words)
    if not rest:
        raise _refusal(listing)
    last = rest[-1]
    capitals = ""
    if len(words) == 1 and demands is not None and last.text.isupper():
        capitals = last.text if len(last.text) <= _SHOUTABLE else ""
    is_dated = not isinstance(listing, OperandListing) and listing.is_dated
    return Form(
        listing=listing,
        words=rest,
        demands=demands,
        n_lead=len(words) - len(rest),
        capitals=capitals,
        swallows_possessive=has_wildcard(last.text) and "'" not in last.text,
        is_pointed=len(last.text) == 1 and last.gap in (".", ". "),
        is_settled=not (capitals or is_dated or len(rest) < len(words)),
        rank=_rank(listing, words),
        name=_name(listing, words),
    )


def _rank(listing: Listing, words: Spelling) -> tuple[int, int, int]:
    if not isinstance(listing, TermListing):
        return (0, 0, 0)
    n_wild = sum(word.text.count("*") + word.text.count("?") for word in words)
    return (n_wild, _CASE_RANK[listing.term.case], 0 if listing.term.context else 1)


def _name(listing: Listing, words: Spelling) -> tuple[str, ...]:
    spelled = " ".join(word.text for word in words)
    if isinstance(listing, TermListing):
        return (listing.contrast, listing.label, listing.term.text, spelled)
    if isinstance(listing, NameListing):
        return (listing.entity.id, listing.name.role.value, spelled)
    return (spelled,)
