"""Forms: every way in which a term, name or operand may be printed, and what each way asks.

Tuples rather than dataclasses here and below, because `framing check` feels every millisecond
of its start.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from framing.domain.folding import fold, fold_keeping_case
from framing.domain.lexicon import CaseRule, Term
from framing.errors import LexiconError, Problem
from framing.match.globs import has_wildcard
from framing.match.leads import FUNCTION_WORDS, n_leading, split_lead
from framing.match.letters import Demands, demands_of_name, demands_of_term
from framing.match.listing import (
    Home,
    Listing,
    NameListing,
    TermListing,
    entity_key,
    label_key,
)
from framing.match.spelling import (
    HYPHENS,
    POINT,
    SPACE,
    Spelling,
    Word,
    abbreviations_in,
    spellings,
)

_SHOUTABLE = 3
_WILDEST = 1_000
_CASE_RANK = {CaseRule.EXACT: 0, CaseRule.CAPITALISED: 1, CaseRule.ANY: 2}
_HYPHENS_TO_BLANKS = str.maketrans(dict.fromkeys(HYPHENS, " "))


class Form(NamedTuple):
    """One spelling of a listing: its lead, folded, and its words from the one to look up on.

    demands: what is asked of the letters, for the lead and all words; None if nothing.
    home: lexicon, contrast and label of a term; names and operands have none.
    keys: what conditions call it: `#lexicon.label`, or `@entity` and `@kind`.
    camp: terms of one camp compete for the same words: a contrast, in inventories a label.
    rank: orders forms that claim the same words: fewer wildcards, stricter case, conditions.
    capitals: the letters of a short abbreviation that shouting may imitate, or "".
    is_pointed: it ends in a dotted abbreviation and takes in the last point.
    spares_possessive: it is a glob that would take in a possessive, and leaves it out.
    is_dated: it counts only for a time.
    is_settled: it asks nothing but its words, and letters in the first.
    is_bare: it asks nothing but its words.
    is_pattern: it stands for a regular expression, which is yet to be tried.
    """

    listing: Listing
    lead: Spelling
    words: Spelling
    demands: Demands | None
    text: str
    home: Home | None
    camp: tuple[str, ...] | None
    keys: tuple[str, ...]
    rank: tuple[int, int, int]
    capitals: str
    is_pointed: bool
    spares_possessive: bool
    is_dated: bool
    is_settled: bool
    is_bare: bool
    is_exclusion: bool
    is_conditional: bool
    is_pattern: bool = False


class Written(NamedTuple):
    """The forms of a listing as written.

    `plain` ones are folded words with one blank between: they have no other spelling, hold no
    wildcard, and one Form (`plain_form`) stands for them all. They are most forms by far.
    `led` ones are plain but for a lead: lead, word to look up, rest. `special` ones are
    spelled out by `special_forms`.
    """

    plain: tuple[str, ...]
    led: tuple[tuple[str, str, str], ...]
    special: tuple[str, ...]


def sort_out(listing: Listing) -> Written:
    """The forms of a listing, sorted into plain, led and special ones."""
    if isinstance(listing, TermListing):
        if listing.pattern is not None:
            return Written((), (), listing.pattern.beginnings)
        return _sort_out_term(listing.term)
    if isinstance(listing, NameListing):
        text = fold(listing.name.text).translate(_HYPHENS_TO_BLANKS)
        if _are_plain_words(text.split(" "), abbreviations_of(listing)):
            return _without_leads([text], ())
        return Written((), (), (listing.name.text,))
    if _are_plain_words(listing.form.split(" "), frozenset()):
        return _without_leads([listing.form], ())
    return Written((), (), (listing.form,))


def special_forms(listing: Listing, texts: Iterable[str]) -> Iterator[tuple[str, Form]]:
    """Every Form of special forms, each with its folded first word.

    Raises:
        LexiconError: a form consists of stars alone.
    """
    if isinstance(listing, TermListing) and listing.pattern is not None:
        for text in texts:
            form = _pattern_form(listing, text)
            yield form.words[0].text, form
        return
    abbreviations = abbreviations_of(listing)
    for text in texts:
        for words in spellings(text, abbreviations):
            form = _form(listing, words, _demands(listing, words))
            yield fold(form.words[0].text), form


def plain_form(listing: Listing, lead: str) -> Form:
    """The Form that stands for all plain forms of a listing that have this lead."""
    if isinstance(listing, NameListing):
        printed = fold_keeping_case(listing.name.text).translate(_HYPHENS_TO_BLANKS)
        words = tuple(Word(SPACE, word) for word in printed.split())
        return _form(listing, words, demands_of_name(words))
    return _form(listing, tuple(Word(SPACE, word) for word in (*lead.split(), "plain")), None)


def _pattern_form(listing: TermListing, beginning: str) -> Form:
    """The Form of a regular expression, found by its beginning; written-out forms outrank it."""
    is_capitalised = listing.term.case is CaseRule.CAPITALISED
    first = (Word("", "pattern"),)
    demands = demands_of_term(first, listing.term.case) if is_capitalised else None
    words = tuple(Word(SPACE, word) for word in beginning.split(" "))
    return _form(listing, first, demands)._replace(
        words=words,
        rank=_rank(listing, _WILDEST),
        spares_possessive=False,
        is_settled=False,
        is_bare=False,
        is_pattern=True,
    )


def _sort_out_term(term: Term) -> Written:
    if term.case is not CaseRule.ANY:
        return Written((), (), term.forms)
    abbreviations = abbreviations_in(term.text)
    joined = " ".join(term.forms)
    if not abbreviations and joined.replace(" ", "").isalnum() and 1 not in _lengths(joined):
        return _without_leads(term.forms, ())
    plain: list[str] = []
    special: list[str] = []
    for form in term.forms:
        is_plain = _are_plain_words(form.split(" "), abbreviations)
        (plain if is_plain else special).append(form)
    return _without_leads(plain, special)


def _without_leads(plain: Iterable[str], special: Iterable[str]) -> Written:
    """Plain forms parted into those without a lead and those with one."""
    bare: list[str] = []
    led: list[tuple[str, str, str]] = []
    for form in plain:
        if form.partition(" ")[0] not in FUNCTION_WORDS:
            bare.append(form)
            continue
        words = form.split(" ")
        number = n_leading(words)
        if number == 0:
            bare.append(form)
        else:
            led.append((" ".join(words[:number]), words[number], " ".join(words[number + 1 :])))
    return Written(tuple(bare), tuple(led), tuple(special))


def abbreviations_of(listing: Listing) -> frozenset[str]:
    """The abbreviations of a term or name as written."""
    if isinstance(listing, TermListing):
        return abbreviations_in(listing.term.text)
    return abbreviations_in(listing.name.text) if isinstance(listing, NameListing) else frozenset()


def _lengths(words: str) -> Iterator[int]:
    return map(len, words.split(" "))


def _are_plain_words(words: list[str], abbreviations: frozenset[str]) -> bool:
    """Whether there is no other way to print these words.

    Two lone letters may be an abbreviation whose points are lost ("u s forces").
    """
    return (
        all(map(str.isalnum, words))
        and abbreviations.isdisjoint(words)
        and [len(word) for word in words].count(1) < 2
    )


def _demands(listing: Listing, words: Spelling) -> Demands | None:
    if isinstance(listing, TermListing):
        return demands_of_term(words, listing.term.case)
    return demands_of_name(words) if isinstance(listing, NameListing) else None


def _form(listing: Listing, spelled: Spelling, demands: Demands | None) -> Form:
    lead, words = split_lead(spelled)
    if not words:
        raise refusal(listing)
    last = words[-1]
    capitals = _shoutable(spelled) if demands is not None else ""
    is_settled = not (capitals or listing.is_dated or lead)
    is_pointed = len(last.text) == 1 and last.gap in (".", POINT)
    n_wild = sum(word.text.count("*") + word.text.count("?") for word in spelled)
    return Form(
        listing=listing,
        lead=lead,
        words=words,
        demands=demands,
        text=_text(listing),
        home=_home(listing),
        camp=_camp(listing),
        keys=_keys(listing),
        rank=_rank(listing, n_wild),
        capitals=capitals,
        is_pointed=is_pointed,
        spares_possessive=has_wildcard(last.text) and "'" not in last.text,
        is_dated=listing.is_dated,
        is_settled=is_settled,
        is_bare=is_settled and demands is None and not is_pointed,
        is_exclusion=isinstance(listing, TermListing) and listing.is_exclusion,
        is_conditional=isinstance(listing, TermListing) and bool(listing.term.context),
    )


def _text(listing: Listing) -> str:
    if isinstance(listing, TermListing):
        return listing.term.text
    return listing.name.text if isinstance(listing, NameListing) else listing.form


def _home(listing: Listing) -> Home | None:
    if not isinstance(listing, TermListing):
        return None
    return (listing.lexicon, listing.contrast, listing.label)


def _keys(listing: Listing) -> tuple[str, ...]:
    if isinstance(listing, TermListing):
        return (label_key(listing.lexicon, listing.label),)
    if isinstance(listing, NameListing):
        return (entity_key(listing.entity.id), entity_key(listing.entity.kind.value))
    return ()


def _camp(listing: Listing) -> tuple[str, ...] | None:
    if isinstance(listing, TermListing) and listing.is_competing:
        return (listing.lexicon, listing.contrast)
    return _home(listing)


def _shoutable(words: Spelling) -> str:
    only = words[0].text if len(words) == 1 else ""
    return only if only.isupper() and len(only) <= _SHOUTABLE else ""


def _rank(listing: Listing, n_wild: int) -> tuple[int, int, int]:
    if not isinstance(listing, TermListing):
        return (0, 0, 0)
    return (n_wild, _CASE_RANK[listing.term.case], 0 if listing.term.context else 1)


def refusal(listing: Listing) -> LexiconError:
    """The error of a listing with a form of stars alone."""
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
