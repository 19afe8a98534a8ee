"""Forms: every way in which a term, name or operand may be printed, and what each way asks.

Tuples rather than dataclasses here and below, because `framing check` feels every millisecond
of its start.
"""

from __future__ import annotations

from functools import cache

from framing.domain.entity import EntityKind
from framing.domain.folding import fold_keeping_case
from framing.domain.frozen import NamedTuple
from framing.domain.lexicon import CaseRule, labels_above
from framing.match.globs import has_wildcard
from framing.match.leads import split_lead
from framing.match.letters import Demands, demands_of_name, demands_of_term
from framing.match.listing import (
    Condition,
    Home,
    Limits,
    Listing,
    NameListing,
    Naming,
    Pattern,
    TermListing,
    condition_of,
    entity_key,
    label_key,
)
from framing.match.spelling import (
    HYPHENS,
    POINT,
    SPACE,
    Spelling,
    Word,
)

_SHOUTABLE = 3
_WILDEST = 1_000
_CASE_RANK = {CaseRule.EXACT: 0, CaseRule.CAPITALISED: 1, CaseRule.ANY: 2}
_HYPHENS_TO_BLANKS = str.maketrans(dict.fromkeys(HYPHENS, " "))


class Form(NamedTuple):
    """One spelling of a listing: its lead, folded, and its words from the one to look up on.

    It holds all that matching asks of the listing, and nothing but plain values.

    demands: what is asked of the letters, for the lead and all words; None if nothing.
    conditions: what must, or must not, stand near it.
    pattern: the regular expression that it stands for and that is yet to be tried.
    home: lexicon, contrast and label of a term; names and operands have none.
    mention: the id and kind of the entity that it names, and the role of the name.
    keys: what conditions call it: `#lexicon.label`, `@entity` and `@kind`, an operand's words.
    camp: terms of one camp compete for the same words: a contrast, in inventories a label.
    rank: orders forms that claim the same words: fewer wildcards, stricter case, conditions.
    capitals: the letters of a short abbreviation that shouting may imitate, or "".
    is_pointed: it ends in a dotted abbreviation and takes in the last point.
    spares_possessive: it is a glob that would take in a possessive, and leaves it out.
    limits: the days on which it counts and the documents, None where always.
    is_settled: it asks nothing but its words, and letters in the first.
    is_bare: it asks nothing but its words.
    """

    lead: Spelling
    words: Spelling
    demands: Demands | None
    conditions: tuple[Condition, ...]
    pattern: Pattern | None
    text: str
    home: Home | None
    mention: Naming | None
    camp: tuple[str, ...] | None
    keys: tuple[str, ...]
    rank: tuple[int, int, int]
    capitals: str
    is_pointed: bool
    spares_possessive: bool
    limits: Limits | None
    is_settled: bool
    is_bare: bool
    is_exclusion: bool


def form_of(listing: Listing, spelled: Spelling) -> Form:
    """The Form of one spelling of a listing; of a pattern, the Form of one of its beginnings."""
    if isinstance(listing, TermListing):
        if listing.pattern is not None:
            return _pattern_form(listing, spelled)
        return _form(listing, spelled, demands_of_term(spelled, listing.term.case))
    demands = demands_of_name(spelled) if isinstance(listing, NameListing) else None
    return _form(listing, spelled, demands)


def plain_form(listing: Listing, lead: str) -> Form:
    """The Form that stands for all plain forms of a listing that have this lead."""
    if isinstance(listing, NameListing):
        printed = fold_keeping_case(listing.name.text).translate(_HYPHENS_TO_BLANKS)
        words = tuple(Word(SPACE, word) for word in printed.split())
        return _form(listing, words, demands_of_name(words))
    return _form(listing, tuple(Word(SPACE, word) for word in (*lead.split(), "plain")), None)


def _pattern_form(listing: TermListing, beginning: Spelling) -> Form:
    """The Form of a regular expression, found by its beginning; written-out forms outrank it."""
    is_capitalised = listing.term.case is CaseRule.CAPITALISED
    first = (Word("", "pattern"),)
    demands = demands_of_term(first, listing.term.case) if is_capitalised else None
    return _form(listing, first, demands)._replace(
        words=beginning,
        rank=_rank(listing, _WILDEST),
        spares_possessive=False,
        is_settled=False,
        is_bare=False,
        pattern=listing.pattern,
    )


def _form(listing: Listing, spelled: Spelling, demands: Demands | None) -> Form:
    lead, words = split_lead(spelled)
    last = words[-1]
    capitals = _shoutable(spelled) if demands is not None else ""
    limits = listing.limits
    is_settled = not (capitals or limits or lead)
    is_pointed = len(last.text) == 1 and last.gap in (".", POINT)
    n_wild = sum(word.text.count("*") + word.text.count("?") for word in spelled)
    text, home, mention = _text(listing), _home(listing), _mention(listing)
    term = listing if isinstance(listing, TermListing) else None
    return Form(
        lead=lead,
        words=words,
        demands=demands,
        conditions=_conditions(listing),
        pattern=None,
        text=text,
        home=home,
        mention=mention,
        camp=camp_of(home, is_competing=term is not None and term.is_competing),
        keys=keys_of(home, mention, text),
        rank=_rank(listing, n_wild),
        capitals=capitals,
        is_pointed=is_pointed,
        spares_possessive=has_wildcard(last.text) and "'" not in last.text,
        limits=limits,
        is_settled=is_settled,
        is_bare=is_settled and demands is None and not is_pointed,
        is_exclusion=term is not None and term.is_exclusion,
    )


def _text(listing: Listing) -> str:
    if isinstance(listing, TermListing):
        return listing.term.text
    return listing.name.text if isinstance(listing, NameListing) else listing.form


def _home(listing: Listing) -> Home | None:
    if not isinstance(listing, TermListing):
        return None
    return (listing.lexicon, listing.contrast, listing.label)


def camp_of(home: Home | None, *, is_competing: bool) -> tuple[str, ...] | None:
    """Whom a term competes with for the same words: its contrast, in inventories its label."""
    return home[:2] if home and is_competing else home


_PLACE = EntityKind.PLACE.value


def keys_of(home: Home | None, mention: Naming | None, text: str) -> tuple[str, ...]:
    """What conditions call a term, a name, or an operand of this text."""
    if home is not None:
        return _label_keys(home[0], home[2])
    if mention is None:
        return (text,)
    entity, kind, _, is_city = mention
    kinds = (kind, _PLACE) if is_city else (kind,)
    return (entity_key(entity), *map(entity_key, kinds))


@cache
def _label_keys(lexicon: str, label: str) -> tuple[str, ...]:
    """The keys of a label and those above it: a label stands where one below it does."""
    return tuple([label_key(lexicon, each) for each in (*labels_above(label), label)])


def _conditions(listing: Listing) -> tuple[Condition, ...]:
    if not isinstance(listing, TermListing):
        return ()
    return tuple(condition_of(rule, listing.lexicon) for rule in listing.term.context)


def _mention(listing: Listing) -> Naming | None:
    return listing.naming if isinstance(listing, NameListing) else None


def _shoutable(words: Spelling) -> str:
    only = words[0].text if len(words) == 1 else ""
    return only if only.isupper() and len(only) <= _SHOUTABLE else ""


def _rank(listing: Listing, n_wild: int) -> tuple[int, int, int]:
    if not isinstance(listing, TermListing):
        return (0, 0, 0)
    has_conditions = bool(listing.term.context) or listing.limits is not None
    return (n_wild, _CASE_RANK[listing.term.case], 0 if has_conditions else 1)
