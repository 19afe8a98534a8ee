"""Spellings: what each spelling of a word is, found out once and kept for all documents."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from functools import lru_cache
from itertools import compress
from operator import not_

from framing.domain.cue import Cue, Form, Frame
from framing.domain.folding import fold
from framing.domain.frozen import cast

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    from framing.voice.grammar import Grammar
    from framing.voice.passages import Passage

    Answer = TypeVar("Answer")

# What a spelling is, as bits of one byte a token.
CUE = 1  # is a reporting word, and may begin a reporting phrase too
CAPITAL = 2  # begins with a capital
NAME = 4  # a capital that may stand in a name
LEAD = 8  # a capital that may begin a name, be it at the beginning of a sentence
SMALL_VERB = 16  # begins with a small letter, and can be a finite verb
CUE_LEAD = 32  # only begins reporting phrases
ANY_CUE = CUE | CUE_LEAD
PARTICLE = 64  # stands inside names without a capital: "de", "bin"
POSSESSIVE = 128  # ends in 's

_OWNERS = frozenset({"'s", "’s"})
_MOST_KEPT = 100_000
_NUMERALS = frozenset("IVX")
_SHORTEST_HEADING, _LONGEST_HEADING, _LONGEST_SMALL = 5, 24, 3


class _Learnt(dict[str, object]):
    """The answers to a question about words; memory stays bounded."""

    __slots__ = ("_question",)

    def __init__(self, question: Callable[[str], object]) -> None:
        super().__init__()
        self._question = question

    def __missing__(self, word: str) -> object:
        if len(self) >= _MOST_KEPT:
            self.clear()
        answer = self[word] = self._question(word)
        return answer


def learnt(question: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """The question about a word, asked once for each word and then looked up."""
    answers: Any = _Learnt(question)
    return cast("Callable[[str], Answer]", answers.__getitem__)


@lru_cache(maxsize=8)
def kinds_of(grammar: Grammar) -> Callable[[str], int]:
    """What a spelling is in a language: its bits, as `spellings` lists them."""
    never_names = grammar.times.union(grammar.genders)
    # A capital at the beginning of a sentence that is not that of a name.
    openers = frozenset().union(
        *(grammar.determiners, grammar.prepositions, grammar.subordinators, grammar.coordinators),
        *(grammar.according_words, grammar.adversatives, grammar.subject_pronouns),
        grammar.negations,
        grammar.auxiliaries.difference(grammar.name_genders),
    )

    accented = tuple(grammar.members("accented_endings"))  # "huyó": no list of verbs has all

    def kind_of(spelling: str) -> int:
        first = spelling[0]
        word = spelling.lower() if spelling.isascii() else in_small_letters([spelling])[0]
        kind = 0
        if word in grammar.cues:
            kind = CUE if any(len(cue.words) == 1 for cue in grammar.cues_of(word)) else CUE_LEAD
        if spelling[-2:] in _OWNERS:
            kind |= POSSESSIVE
        if not first.isupper():
            if word in grammar.particles:
                kind |= PARTICLE
            has_accent = not spelling[-1].isascii() and word.endswith(accented)
            is_verb = grammar.is_finite(word) or (kind == 0 and has_accent)
            return kind | SMALL_VERB if is_verb and first.islower() else kind
        if word in never_names:
            return kind | CAPITAL
        is_opener = word in openers or grammar.is_adverb(word)
        is_act = word.endswith("ing") and len(word) > 4 and word not in grammar.first_names
        is_opener = is_opener or is_act
        is_opener = is_opener or (kind > 0 and any(map(_is_told, grammar.cues_of(word))))
        return kind | CAPITAL | NAME | (0 if is_opener else LEAD)

    return learnt(kind_of)


def _is_told(cue: Cue) -> bool:
    """Whether a verb may open a sentence before its subject: "Said Lee", "Added Lee"."""
    return cue.form is Form.PAST and Frame.POST in cue.frames


# Names that in small letters are words of grammar; "IS" is one where a text tells what it stands for.
_INITIALS = {"US": (), "WHO": (), "IS": ("Islamic", "State"), "No": ()}
_SURNAME = "May"
_OWNERS_OF_NAMES = ("", "'s", "’s")
_LIKE_WORDS = {name + mark: name for name in (*_INITIALS, _SURNAME) for mark in _OWNERS_OF_NAMES}
_LOOKED_FOR = frozenset(_LIKE_WORDS)
# Behind these, capitals or not, May is a month.
_BEFORE_MONTHS = frozenset((
    "in", "on", "last", "by", "since", "until", "till", "this", "next", "from", "to", "during",
    "early", "late", "mid", "before", "after", "through", "of", "between", "every", "each",
    "around", "throughout", "and", "or", "the",
))  # fmt: skip


def in_small_letters(words: Sequence[str]) -> list[str]:
    """The words in small letters, folded where they are not ASCII."""
    lower = _lowered(words)
    for number, name in _names_like_words(words):
        lower[number] = name.lower()
    return lower


def _lowered(words: Sequence[str]) -> list[str]:
    """They are told all at once; a text has too many rare words to look each up."""
    joined = " ".join(words).replace("’", "'").lower()
    lower = joined.split(" ") if words else []
    if not joined.isascii():
        for number in compress(range(len(lower)), map(not_, map(str.isascii, lower))):
            lower[number] = fold(lower[number])
    return lower


def spelled(words: Sequence[str], kind_of: Callable[[str], int]) -> tuple[tuple[str, ...], bytes]:
    """The words in small letters and what each spelling is, as bits; the US is no pronoun."""
    lower, kinds = _lowered(words), bytearray(map(kind_of, words))
    for number, name in _names_like_words(words):
        lower[number], kinds[number] = name.lower(), kind_of(name)
    return tuple(lower), bytes(kinds)


def _names_like_words(words: Sequence[str]) -> Sequence[tuple[int, str]]:
    """The places of names that look like words of grammar, each with dots between its letters.

    "The WHO said", "IS said", "Theresa May" and then "May", "No 10 said"; not "MAN WHO SAID", "in May".
    """
    if _LOOKED_FOR.isdisjoint(words):
        return ()
    found = [*compress(range(len(words)), map(_LOOKED_FOR.__contains__, words))]
    surnames = [number for number in found if _LIKE_WORDS[words[number]] == _SURNAME]
    bearers = {words[number - 1] for number in surnames if _has_first_name(words, number)}
    names = [number for number in surnames if bearers and _is_surname(words, number, bearers)]
    present = frozenset(words)
    names += [n for n in set(found).difference(surnames) if _is_short(words, n, present)]
    return [(number, _dotted(words[number])) for number in names]


def _dotted(word: str) -> str:
    name = _LIKE_WORDS[word]
    dotted = ".".join(name) + word[len(name) :].replace("’", "'")
    return "number" if name == "No" else dotted


def _is_short(words: Sequence[str], number: int, present: Container[str]) -> bool:
    """Whether capitals are a short name, since words around are not all in capitals, or a number follows."""
    behind = words[number + 1] if number + 1 < len(words) else ""
    if words[number] == "No":
        return behind[:1].isdigit()
    if any(word not in present for word in _INITIALS[_LIKE_WORDS[words[number]]]):
        return False
    is_shouted = len(behind) > 1 and behind.isupper()
    return not is_shouted or (number > 0 and words[number - 1].lower() == "the")


def _has_first_name(words: Sequence[str], number: int) -> bool:
    """Whether a surname stands behind a first name or a title: "Theresa May said", not "Lee May Win"."""
    before = words[number - 1] if number else ""
    is_plain = before[:1].isupper() and before.isalpha() and not _is_month(words, number)
    return is_plain and not _stands_in_title(words, number)


def _is_surname(words: Sequence[str], number: int, bearers: Container[str]) -> bool:
    """Whether a word is the surname of somebody whose first name or title a text has."""
    if number and words[number - 1] in bearers:
        return True
    return not _is_month(words, number) and not _stands_in_title(words, number)


def _stands_in_title(words: Sequence[str], number: int) -> bool:
    """Whether the word behind has a capital, so that a verb has one too: "Lee May Win", "May Day"."""
    behind = words[number + 1] if number + 1 < len(words) else ""
    return words[number] == _SURNAME and behind[:1].isupper()


def _is_month(words: Sequence[str], number: int) -> bool:
    """Whether May is a month: "in May", "May 5", "Late May"."""
    before = words[number - 1].lower() if number else ""
    behind = words[number + 1] if number + 1 < len(words) else ""
    return before in _BEFORE_MONTHS or behind[:1].isdigit() or before[:1].isdigit()


@lru_cache(maxsize=4096)
def bare(word: str) -> str:
    """A word without its possessive ending, folded."""
    plain = word.lower().replace("’", "'")
    return without_owner(plain if plain.isascii() else fold(plain))


def noun_of(word: str) -> str:
    """A word in small letters without its possessive ending; few words have one."""
    return without_owner(word) if "'" in word else word


def joined(words: Sequence[str], gaps: Sequence[str]) -> str:
    """Words as one name, with the marks between them: the gaps behind the first word."""
    if gaps.count(" ") == len(gaps):
        return without_owner(" ".join(words))
    pieces = [words[0]]
    for gap, word in zip(gaps, words[1:], strict=True):
        pieces += (gap if gap.strip() else " ", word)
    return without_owner("".join(pieces))


def without_owner(name: str) -> str:
    """A name without the ending that makes somebody its owner: "Lee's", "the crews'"."""
    return name[:-2] if name.endswith(("'s", "’s")) else name.rstrip("'’")


def cue_places(kinds: bytes, lower: Sequence[str], grammar: Grammar) -> list[int]:
    """The tokens whose word begins a cue, whatever part it plays there.

    Of a word that only begins phrases ("in" a statement) most uses begin none.
    """
    places = compress(range(len(kinds)), kinds.translate(_ARE_CUES))
    return [at for at in places if kinds[at] & CUE or _may_lead(lower[at : at + 2], grammar)]


def _may_lead(words: Sequence[str], grammar: Grammar) -> bool:
    return words[-1] in grammar.cue_tails_of(words[0])


_ARE_CUES = bytes([kind & ANY_CUE for kind in range(256)])


def is_initialism(word: str) -> bool:
    """Whether a word is written in capitals like that of a body: "PAC", not "III"."""
    return len(word) > 2 and word.isupper() and not set(word) <= _NUMERALS


def parts_of(name: str) -> set[str]:
    """The words of a name in small letters, those that a hyphen joins too."""
    return set(name.lower().replace("-", " ").split())


def is_title(word: str, grammar: Grammar) -> bool:
    """Whether a word is a title, also of several: "Senators"."""
    is_known = word in grammar.titles or word.removesuffix("s") in grammar.titles
    return is_known or grammar.has_ending(word, "title_endings")


def are_people(word: str, grammar: Grammar) -> bool:
    """Whether a capital is a plural: of persons or a nation, in -ies of a body: "Kenyans", "Authorities"."""
    if len(word) > 5 and word[-1] == "s" and grammar.has_ending(word[:-1], "nation_endings"):
        return True
    if word.endswith("ies"):
        singular = word[:-3] + "y"
        return singular in grammar.persons or singular in grammar.groups
    return word in grammar.plural_people or (word.endswith("s") and word[:-1] in grammar.persons)


def tell_people(words: Sequence[str], grammar: Grammar) -> bool:
    """Whether the words of a phrase that opens a sentence tell of people or papers: "Women", "Editorials",
    and of which: "Critics of Lee"."""
    first = words[0]
    if len(words) == 1:
        return first.removesuffix("s") in grammar.documents or are_people(first, grammar)
    link = words[1] if len(words) > 2 else ""
    is_linked = link in grammar.topic_links or link in grammar.infinitive
    is_linked |= grammar.frame_words.get(link) in (Frame.FOR, Frame.OF)
    return is_linked and are_people(first, grammar)


def is_all_in_capitals(passage: Passage) -> bool:
    """Whether a paragraph is a heading in whose capitals names do not show."""
    n_words = len(passage.words)
    is_heading = _SHORTEST_HEADING <= n_words <= _LONGEST_HEADING and len(passage.sentences) == 1
    return is_heading and has_capitals_throughout(passage)


def has_capitals_throughout(passage: Passage) -> bool:
    """Whether most longer words of a heading outside marks have a capital, which tells nothing then."""
    words: Iterable[str] = passage.words
    if passage.quotations:
        words = compress(words, [number == -1 for number in passage.quoted])
    longer = [word for word in words if len(word) > _LONGEST_SMALL]
    return 4 * sum([word[0].isupper() for word in longer]) >= 3 * len(longer)
