"""By which words the forms of a listing are looked up: all that is asked of them at the start."""

from __future__ import annotations

from collections.abc import Iterator

from framing.domain.folding import fold
from framing.domain.lexicon import CaseRule
from framing.match.form import abbreviations_of, refusal, sort_out
from framing.match.leads import FUNCTION_WORDS, split_lead
from framing.match.listing import Listing, NameListing, TermListing
from framing.match.spelling import HYPHENS, abbreviations_in, elision, spellings

_SIGNS = frozenset({".", *HYPHENS})


def words_to_look_up(listing: Listing) -> set[str]:
    """The folded words by which forms of the listing may be looked up (see `leads`).

    May hold a word too many, never one too few: it is asked of every listing at every start,
    so the common cases are decided by a few calls into C.
    """
    if isinstance(listing, TermListing):
        if listing.pattern is not None:
            return {beginning.partition(" ")[0] for beginning in listing.pattern.beginnings}
        term = listing.term
        chunks = {form.partition(" ")[0] for form in term.forms}
        if term.text.islower() and term.case is CaseRule.ANY and _are_plain(chunks):
            return chunks
        chunks |= {word.upper() for word in chunks & abbreviations_in(term.text)}
    elif isinstance(listing, NameListing):
        first = listing.name.text.partition(" ")[0]
        if first.isascii() and first.istitle() and _are_plain({first.lower()}):
            return {first.lower()}
        chunks = {first.partition("-")[0]}
    else:
        chunks = {listing.form.partition(" ")[0]}
    found = {word for chunk in chunks for word in _beginnings(chunk)}
    if any(map(hides_its_word, chunks)):
        found.update(_hidden(listing))
    return found


def hides_its_word(chunk: str) -> bool:
    """Whether a form written with this chunk in front may be looked up by another word: behind
    a star or function word, or made of points and lone letters."""
    if len(chunk) < 2 or chunk[0] in "*'" or not _SIGNS.isdisjoint(chunk):
        return True
    return fold(chunk) in FUNCTION_WORDS


def _are_plain(words: set[str]) -> bool:
    return (
        FUNCTION_WORDS.isdisjoint(words) and "".join(words).isalnum() and min(map(len, words)) > 1
    )


def _beginnings(chunk: str) -> Iterator[str]:
    """A word; of an abbreviation also its first letter, of an elided word its article."""
    folded = fold(chunk).strip("',&")
    if folded and folded not in FUNCTION_WORDS and folded != "*":
        yield folded
        if length := elision(folded):
            yield folded[: length - 1]
    if chunk.isupper():
        yield fold(chunk)[0]


def _hidden(listing: Listing) -> Iterator[str]:
    """The words of the forms that hide them."""
    written = sort_out(listing)
    for form in written.plain:
        first = form.partition(" ")[0]
        if first in FUNCTION_WORDS:
            yield first
    for _, word, _ in written.led:
        yield word
    hiding = [form for form in written.special if hides_its_word(form.partition(" ")[0])]
    abbreviations = abbreviations_of(listing)
    for form in hiding:
        for spelled in spellings(form, abbreviations):
            _, words = split_lead(spelled)
            if not words:
                raise refusal(listing)
            yield fold(words[0].text)
