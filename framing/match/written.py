"""The forms of a listing as written, by the word that each is looked up by (see `leads`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from framing.domain.folding import fold
from framing.domain.frozen import NamedTuple
from framing.domain.lexicon import CaseRule, Term
from framing.errors import LexiconError, Problem
from framing.match.leads import FUNCTION_WORDS, n_leading, split_lead
from framing.match.listing import Listing, NameListing, TermListing
from framing.match.spelling import (
    HYPHENS,
    SPACE,
    Spelling,
    Word,
    abbreviations_in,
    elision,
    spellings,
)

_SIGNS = frozenset({".", "/", *HYPHENS})
_HYPHENS_TO_BLANKS = str.maketrans(dict.fromkeys(HYPHENS, " "))


class Written(NamedTuple):
    """The forms of a listing, those that show their word and those that hide it.

    plain: folded words with one blank between that begin with their word; they have no other
        spelling and hold no wildcard. They are most forms by far.
    led: plain forms that a lead precedes, as lead and rest by their word.
    spelled: the spellings of other forms that hide their word, by it.
    special: other forms, which begin with their word, as written.
    """

    plain: tuple[str, ...]
    led: dict[str, list[tuple[str, str]]]
    spelled: dict[str, list[Spelling]]
    special: tuple[str, ...]

    @property
    def words(self) -> set[str]:
        """All words that forms are looked up by; perhaps one too many, never one too few."""
        shown = {form.partition(" ")[0] for form in self.plain}
        begun = {word for form in self.special for word in _beginnings(form.partition(" ")[0])}
        return {*shown, *begun, *self.led, *self.spelled}

    def spellings_with(self, word: str, listing: Listing) -> Iterator[Spelling]:
        """The spellings that are looked up by the word, plain forms left out."""
        yield from self.spelled.get(word, ())
        for form in self.special:
            if fold(form.partition(" ")[0]).startswith(word):
                for spelled in spellings(form, _abbreviations(listing)):
                    if fold(spelled[0].text) == word:
                        yield spelled


def words_that_show(listing: Listing) -> set[str] | None:
    """The words that the forms are looked up by where every form begins with its own, else None.

    It is asked of every listing at every start, so it decides by a few calls into C.
    """
    if isinstance(listing, NameListing):
        first = listing.name.text.partition(" ")[0]
        if first.isascii() and first.isalpha() and first.istitle() and len(first) > 1:
            word = first.lower()
            return None if word in FUNCTION_WORDS else {word}
        chunks = {first.partition("-")[0]}
    elif isinstance(listing, TermListing):
        if listing.pattern is not None:
            return None
        term = listing.term
        chunks = {form.partition(" ")[0] for form in term.forms}
        if term.case is CaseRule.ANY and _are_plain(chunks):
            if term.text.islower():
                return chunks
            large = {chunk.upper() for chunk in chunks if chunk.upper() in term.text}
            return chunks | {chunk[0].lower() for chunk in large}
    else:
        chunks = {listing.form.partition(" ")[0]}
    if any(map(_hides_its_word, chunks)):
        return None
    return {word for chunk in chunks for word in _beginnings(chunk)}


def write_out(listing: Listing) -> Written:
    """The forms of a listing, sorted.

    Raises:
        LexiconError: a form consists of stars alone.
    """
    if isinstance(listing, TermListing):
        if listing.pattern is not None:
            return Written((), {}, _by_first(map(_words, listing.pattern.beginnings)), ())
        return _sorted(listing, *_parted(listing.term))
    if isinstance(listing, NameListing):
        text = fold(listing.name.text).translate(_HYPHENS_TO_BLANKS)
        if _are_plain_words(text.split(" "), _abbreviations(listing)):
            return _sorted(listing, (text,), ())
        return _sorted(listing, (), (listing.name.text,))
    if _are_plain_words(listing.form.split(" "), frozenset()):
        return _sorted(listing, (listing.form,), ())
    return _sorted(listing, (), (listing.form,))


def _parted(term: Term) -> tuple[Iterable[str], Iterable[str]]:
    """The plain forms of a term, and the others."""
    if term.case is not CaseRule.ANY:
        return (), term.forms
    abbreviations = abbreviations_in(term.text)
    joined = " ".join(term.forms)
    lengths = map(len, joined.split(" "))
    if not abbreviations and joined.replace(" ", "").isalnum() and 1 not in lengths:
        return term.forms, ()
    plain: list[str] = []
    others: list[str] = []
    for form in term.forms:
        is_plain = _are_plain_words(form.split(" "), abbreviations)
        (plain if is_plain else others).append(form)
    return plain, others


def _sorted(listing: Listing, plain: Iterable[str], others: Iterable[str]) -> Written:
    shown: list[str] = []
    led: dict[str, list[tuple[str, str]]] = {}
    for form in plain:
        if form.partition(" ")[0] not in FUNCTION_WORDS:
            shown.append(form)
            continue
        words = form.split(" ")
        number = n_leading(words)
        lead, rest = " ".join(words[:number]), " ".join(words[number + 1 :])
        led.setdefault(words[number], []).append((lead, rest))
    hidden: list[str] = []
    special: list[str] = []
    abbreviations = _abbreviations(listing)
    for form in others:
        chunk = form.partition(" ")[0]
        is_hidden = _hides_its_word(chunk) or chunk in abbreviations
        (hidden if is_hidden else special).append(form)
    spelled = (words for form in hidden for words in spellings(form, abbreviations))
    return Written(tuple(shown), led, _by_word(spelled, listing), tuple(special))


def _by_word(spelled: Iterable[Spelling], listing: Listing) -> dict[str, list[Spelling]]:
    by_word: dict[str, list[Spelling]] = {}
    for words in spelled:
        _, rest = split_lead(words)
        if not rest:
            raise _refusal(listing)
        by_word.setdefault(fold(rest[0].text), []).append(words)
    return by_word


def _by_first(spelled: Iterable[Spelling]) -> dict[str, list[Spelling]]:
    by_word: dict[str, list[Spelling]] = {}
    for words in spelled:
        by_word.setdefault(words[0].text, []).append(words)
    return by_word


def _words(beginning: str) -> Spelling:
    return tuple(Word(SPACE, word) for word in beginning.split(" "))


def _hides_its_word(chunk: str) -> bool:
    """Whether a form written with this chunk in front may be looked up by another word: behind
    a star or function word, or made of points and lone letters."""
    if len(chunk) < 2 or chunk[0] in "*'" or not _SIGNS.isdisjoint(chunk):
        return True
    return fold(chunk) in FUNCTION_WORDS


def _are_plain(words: set[str]) -> bool:
    return (
        FUNCTION_WORDS.isdisjoint(words) and "".join(words).isalnum() and min(map(len, words)) > 1
    )


def _are_plain_words(words: list[str], abbreviations: frozenset[str]) -> bool:
    """Whether there is no other way to print these words.

    Two lone letters may be an abbreviation whose points are lost ("u s forces").
    """
    return (
        all(map(str.isalnum, words))
        and abbreviations.isdisjoint(words)
        and [len(word) for word in words].count(1) < 2
    )


def _beginnings(chunk: str) -> Iterator[str]:
    """A word; of an abbreviation also its first letter, of an elided word its article."""
    folded = fold(chunk).strip("',&")
    yield folded
    if length := elision(folded):
        yield folded[: length - 1]
    if chunk.isupper():
        yield folded[0]


def _abbreviations(listing: Listing) -> frozenset[str]:
    if isinstance(listing, TermListing):
        return abbreviations_in(listing.term.text)
    return abbreviations_in(listing.name.text) if isinstance(listing, NameListing) else frozenset()


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
