"""Forms: every way in which a term, name or operand may be printed, and what each way asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framing.domain.lexicon import CaseRule, Term
from framing.errors import LexiconError, Problem
from framing.match.globs import has_wildcard
from framing.match.letters import Demands, demands_of_name, demands_of_term
from framing.match.listing import Home, Listing, NameListing, OperandListing, TermListing
from framing.match.spelling import Spelling, Word, abbreviations_in, spellings

_SHOUTABLE = 3
_WILDEST = 1_000
_CASE_RANK = {CaseRule.EXACT: 0, CaseRule.CAPITALISED: 1, CaseRule.ANY: 2}


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of a listing; `words` leave out the `n_lead` bare stars that precede them.

    home: lexicon, contrast and label of a term; names and operands have none.
    rank: orders forms that claim the same words: fewer wildcards, stricter case, conditions.
    capitals: the letters of a short abbreviation that shouting may imitate, or "".
    is_pointed: it ends in a dotted abbreviation and takes in the last point.
    spares_possessive: it is a glob that would take in a possessive, and leaves it out.
    is_settled: it asks nothing but its words, and letters in the first.
    """

    listing: Listing
    words: Spelling
    demands: Demands | None
    home: Home | None
    rank: tuple[int, int, int]
    n_lead: int
    capitals: str
    is_pointed: bool
    spares_possessive: bool
    is_settled: bool
    is_exclusion: bool
    is_conditional: bool


def forms_of(listing: Listing) -> Iterator[Form]:
    """All forms of a listing that are not plain (see `plain_forms_of`).

    Raises:
        LexiconError: a form consists of stars alone.
    """
    if isinstance(listing, TermListing):
        term = listing.term
        abbreviations = abbreviations_in(term.text)
        for text in term.forms:
            if not _is_plain(text.split(" "), term, abbreviations):
                for words in spellings(text, abbreviations):
                    yield _form(listing, words, demands_of_term(_without_lead(words), term.case))
    elif isinstance(listing, NameListing):
        name = listing.name.text
        for words in spellings(name, abbreviations_in(name)):
            yield _form(listing, words, demands_of_name(words))
    else:
        for words in spellings(listing.form):
            yield _form(listing, words, None)


def plain_forms_of(listing: Listing, first: str) -> Iterator[list[str]]:
    """The further words of the forms that begin with a word and have no other spelling.

    They ask nothing but their words and are most forms by far; one Form stands for them all.
    """
    if isinstance(listing, TermListing):
        term = listing.term
        abbreviations = abbreviations_in(term.text)
        for text in term.forms:
            if text.startswith(first):
                words = text.split(" ")
                if words[0] == first and _is_plain(words, term, abbreviations):
                    yield words[1:]


def plain_form(listing: Listing) -> Form:
    """The Form that stands for all plain forms of a listing."""
    return _form(listing, (Word("", "plain"),), None)


def pattern_form(listing: TermListing) -> Form:
    """The Form of a term that is a regular expression; any written-out form outranks it."""
    words = (Word("", listing.term.text),)
    is_capitalised = listing.term.case is CaseRule.CAPITALISED
    demands = demands_of_term(words, listing.term.case) if is_capitalised else None
    return _form(listing, words, demands, n_wild=_WILDEST)


def _is_plain(words: list[str], term: Term, abbreviations: frozenset[str]) -> bool:
    """Whether a form is its own only spelling and asks nothing of case.

    Two single letters may be an abbreviation whose points are lost ("u s forces").
    """
    return (
        term.case is CaseRule.ANY
        and all(map(str.isalnum, words))
        and abbreviations.isdisjoint(words)
        and sum(len(word) == 1 for word in words) < 2
    )


def _without_lead(words: Spelling) -> Spelling:
    n_lead = next((i for i, word in enumerate(words) if word.text != "*"), len(words))
    return words[n_lead:]


def _form(
    listing: Listing, words: Spelling, demands: Demands | None, *, n_wild: int | None = None
) -> Form:
    rest = _without_lead(words)
    if not rest:
        raise _refusal(listing)
    n_lead = len(words) - len(rest)
    capitals = _shoutable(words) if demands is not None else ""
    is_dated = not isinstance(listing, OperandListing) and listing.is_dated
    if n_wild is None:
        n_wild = sum(word.text.count("*") + word.text.count("?") for word in words)
    return Form(
        listing=listing,
        words=rest,
        demands=demands,
        home=_home(listing),
        rank=_rank(listing, n_wild),
        n_lead=n_lead,
        capitals=capitals,
        is_pointed=len(rest[-1].text) == 1 and rest[-1].gap in (".", ". "),
        spares_possessive=has_wildcard(rest[-1].text) and "'" not in rest[-1].text,
        is_settled=not (capitals or is_dated or n_lead),
        is_exclusion=isinstance(listing, TermListing) and listing.is_exclusion,
        is_conditional=isinstance(listing, TermListing) and bool(listing.term.context),
    )


def _home(listing: Listing) -> Home | None:
    if not isinstance(listing, TermListing):
        return None
    return (listing.lexicon, listing.contrast, listing.label)


def _shoutable(words: Spelling) -> str:
    only = words[0].text if len(words) == 1 else ""
    return only if only.isupper() and len(only) <= _SHOUTABLE else ""


def _rank(listing: Listing, n_wild: int) -> tuple[int, int, int]:
    if not isinstance(listing, TermListing):
        return (0, 0, 0)
    return (n_wild, _CASE_RANK[listing.term.case], 0 if listing.term.context else 1)


def _refusal(listing: Listing) -> LexiconError:
    remedy = "Write at least one word besides the stars."
    if isinstance(listing, TermListing):
        place, text = listing.term.place, listing.term.text
        message = f"'{text}' holds no word of its own"
        problem = Problem(place.path, place.line, place.column, "never-matches", message, remedy)
    elif isinstance(listing, NameListing):
        message = f"'{listing.name.text}' holds no word of its own"
        problem = Problem(listing.entity.id, 0, 0, "never-matches", message, remedy)
    else:
        message = f"the operand '{listing.form}' holds no word of its own"
        problem = Problem("", 0, 0, "never-matches", message, remedy)
    return LexiconError([problem])
