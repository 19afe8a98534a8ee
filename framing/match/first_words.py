"""With which words the forms of a listing may begin: all that is asked of them at the start."""

from __future__ import annotations

from collections.abc import Iterator

from framing.domain.folding import fold
from framing.domain.lexicon import CaseRule
from framing.match.form import sort_out, special_forms
from framing.match.listing import Listing, NameListing, TermListing
from framing.match.spelling import abbreviations_in, elision


def first_words(listing: Listing) -> set[str]:
    """The folded words with which forms of the listing may begin, after bare stars.

    May hold a word too many, never one too few: it is asked of every listing at every start,
    so the common cases are decided by a few calls into C.
    """
    if isinstance(listing, TermListing):
        term = listing.term
        chunks = {form.partition(" ")[0] for form in term.forms}
        if term.text.islower() and term.case is CaseRule.ANY and _are_plain(chunks):
            return chunks
        chunks |= {word.upper() for word in chunks & abbreviations_in(term.text)}
    elif isinstance(listing, NameListing):
        first = listing.name.text.partition(" ")[0]
        if first.isascii() and first.isalpha() and first.istitle() and len(first) > 1:
            return {first.lower()}
        chunks = {first.partition("-")[0]}
    else:
        chunks = {listing.form.partition(" ")[0]}
    found = {word for chunk in chunks for word in _beginnings(chunk)}
    if any(map(_hides_its_word, chunks)) or _begins_with_letters(listing, chunks):
        found.update(word for word, _ in special_forms(listing, sort_out(listing).special))
    return found


def _are_plain(words: set[str]) -> bool:
    return "".join(words).isalnum() and min(map(len, words)) > 1


def _beginnings(chunk: str) -> Iterator[str]:
    """A word; of an abbreviation also its first letter, of an elided word its article."""
    folded = fold(chunk).strip("',&")
    if folded and folded != "*":
        yield folded
        if chunk.isupper():
            yield folded[0]
        if length := elision(folded):
            yield folded[: length - 1]


def _hides_its_word(chunk: str) -> bool:
    """A star or a point: what begins the form only its spellings show."""
    return chunk == "*" or "." in chunk or "-" in chunk


def _begins_with_letters(listing: Listing, chunks: set[str]) -> bool:
    """Whether a form begins with two lone letters, which may be printed as one word."""
    if min(map(len, chunks)) > 1:
        return False
    if isinstance(listing, TermListing):
        return any(form[1:2] == " " == (form + " ")[3:4] for form in listing.term.forms)
    return True
