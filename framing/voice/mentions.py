"""Mentions: what a source's words say about who it is: name, gender, number, kind."""

from __future__ import annotations

from framing.domain.closed import Enum
from framing.domain.cue import Frame, Gender
from framing.domain.frozen import NamedTuple, dataclass
from framing.domain.span import Span
from framing.voice.grammar import Grammar
from framing.voice.passages import Passage
from framing.voice.runs import is_behind_office, is_person_run
from framing.voice.spellings import bare


class MentionKind(Enum):
    """What a mention consists of."""

    NAME = "name"
    PRONOUN = "pronoun"
    NOMINAL = "nominal"


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that may be a speaker.

    `name` is its resolved or own name; for a pronoun or a role, the words as they stand.
    """

    span: Span
    name: str
    head: str
    kind: MentionKind
    gender: Gender
    is_group: bool


_NUMERALS = frozenset("IVX")
_MOST_KEPT = 100_000


class Traits(NamedTuple):
    """What the words of a noun phrase alone say: a mention without its place."""

    name: str
    head: str
    kind: MentionKind
    gender: Gender
    is_group: bool


def mention_of(passage: Passage, start: int, stop: int, grammar: Grammar) -> Mention:
    """The mention that the tokens `[start, stop)` make."""
    span = Span(passage.starts[start], passage.ends[stop - 1])
    return Mention(span, *traits_of(passage, start, stop, grammar))


def traits_of(passage: Passage, start: int, stop: int, grammar: Grammar) -> Traits:
    """What the tokens `[start, stop)` say of who is meant.

    The same words say the same in any text, so each phrase is read once.
    """
    known: dict[object, Traits] = grammar.traits
    is_behind_hyphen = passage.gaps[start][-1:] == "-"
    key: object
    if stop - start == 1:
        key = (passage.words[start], is_behind_hyphen)
    else:
        words, gaps = passage.words[start:stop], passage.gaps[start + 1 : stop]
        key = (*words, *gaps, is_behind_hyphen)
    found = known.get(key)
    if found is None:
        if len(known) >= _MOST_KEPT:
            known.clear()
        found = known[key] = _read(passage, start, stop, grammar)
    return found


def _read(passage: Passage, start: int, stop: int, grammar: Grammar) -> Traits:
    """As `traits_of`. It looks at nothing before `start` but whether a hyphen stands there."""
    word = passage.lower[start]
    if stop - start == 1 and word in grammar.genders:
        gender = grammar.genders[word]
        is_group = gender is Gender.NEUTER
        return Traits(passage.words[start], word, MentionKind.PRONOUN, gender, is_group)
    name = _name_range(passage, start, stop, grammar)
    if name is None or _is_capital_role(passage, start, name, grammar):
        return _nominal(passage, start, stop, grammar)
    last = bare(passage.words[name[1] - 1])
    gender, is_group = _name_traits(passage, start, name, grammar)
    return Traits(_joined(passage, name), last, MentionKind.NAME, gender, is_group)


def _is_capital_role(passage: Passage, start: int, name: tuple[int, int], grammar: Grammar) -> bool:
    """Whether the capital is that of a role or, in German, of any noun: "der Sprecher"."""
    if name[1] - name[0] > 1 or name[0] == start or passage.lower[start] not in grammar.determiners:
        return False
    word = bare(passage.words[name[0]])
    return word in grammar.persons or word in grammar.groups or word in grammar.titles


def may_speak(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a noun phrase can be a speaker: a name, a person, a group or their pronoun."""
    mention = traits_of(passage, start, stop, grammar)
    if stop - start == 1 and passage.lower[start] in grammar.plural_pronouns:
        is_superlative = start > 0 and passage.lower[start - 1] in grammar.articles
        return not is_superlative and passage.lower[start] not in grammar.plural_demonstratives
    if mention.kind is MentionKind.NAME:
        return not (
            stop - start == 1
            and (
                passage.lower[start] in grammar.determiners
                or passage.lower[start] in grammar.demonstratives
                or passage.words[start][0].isdigit()
                or (passage.opens_sentence(start) and _opens_otherwise(passage, start, grammar))
            )
        )
    if mention.kind is MentionKind.PRONOUN:
        return (
            passage.lower[start] in grammar.subject_pronouns and mention.gender is not Gender.NEUTER
        )
    head = _counted(passage, start, stop, grammar) or mention.head
    singular = head.rstrip("s")
    return head in grammar.persons or singular in grammar.persons or singular in grammar.groups


def _counted(passage: Passage, start: int, stop: int, grammar: Grammar) -> str | None:
    """Of whom a phrase counts some: "one of her aides", "most of the voters"; or None."""
    first, link = passage.lower[start : start + 2] if stop - start > 2 else ("", "")
    is_count = first in grammar.quantities or first in grammar.subject_pronouns
    return bare(passage.words[stop - 1]) if is_count and link in grammar.topic_links else None


def _opens_otherwise(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether a sentence's first capital is an adverb's or a participle's: "Asked about boats"."""
    word, after = passage.lower[start], start + 1
    if grammar.is_adverb(word) or word.endswith("wise"):
        return True
    is_subject = after < len(passage.words) and passage.gaps[after] == " "
    return word.endswith("ed") and not (is_subject and grammar.is_finite(passage.lower[after]))


def _joined(passage: Passage, part: tuple[int, int]) -> str:
    pieces = [passage.words[part[0]]]
    for index in range(part[0] + 1, part[1]):
        pieces.append(passage.gaps[index] if passage.gaps[index].strip() else " ")
        pieces.append(passage.words[index])
    return bare("".join(pieces), keep_case=True)


def _name_range(
    passage: Passage, start: int, stop: int, grammar: Grammar
) -> tuple[int, int] | None:
    """The proper name that heads the phrase: the last run of capitals before an "of"/"for" tail."""
    if is_behind_office(passage, start, stop, grammar):
        return stop - 2, stop
    limit = stop
    for index in range(start + 1, stop):
        if (
            passage.lower[index] in grammar.prepositions
            and _has_head(passage, start, index, grammar)
            and (
                passage.words[stop - 1][0].islower()
                or not is_person_run(passage, index, stop, grammar)
            )
        ):
            limit = index
            break
    end = limit
    if passage.words[end - 1][:1].islower() and passage.lower[end - 1] not in grammar.particles:
        return None
    first = end
    index = end - 1
    while index >= start:
        word = passage.words[index]
        if word[:1].isupper() or word[:1].isdigit():
            first = index
        elif index == start or not _is_inside(passage, start, index, grammar):
            break
        index -= 1
    first = _after_titles(passage, first, end, grammar)
    return (first, end) if first < end else None


def _is_inside(passage: Passage, start: int, index: int, grammar: Grammar) -> bool:
    """Whether a small word stands inside a name or joins two: "de la", "Ann Lee and Tom Kern".

    Or says what a body is for and whose: "Ministry of Defence of Belarus".
    """
    word, before = passage.lower[index], passage.lower[index - 1]
    if before in grammar.particles and word in grammar.particles:
        return True
    if not passage.words[index - 1][:1].isupper() or word in grammar.adversatives:
        return False
    following = passage.words[index + 1 : index + 2]
    is_joined = bool(following) and following[0][0].isupper()
    if word in grammar.coordinators:
        return is_joined and passage.gaps[index] in (" ", ", ")
    is_joined &= passage.gaps[index] == " "
    if is_joined and grammar.frame_words.get(word) in (Frame.FOR, Frame.OF):
        if before in grammar.organisation_marks:
            return True
        small = (i for i in range(index - 1, start, -1) if passage.words[i][:1].islower())
        link = next(small, start)
        is_body = grammar.frame_words.get(passage.lower[link]) in (Frame.FOR, Frame.OF)
        return link > start and is_body and _is_inside(passage, start, link, grammar)
    return word in grammar.particles


def _after_titles(passage: Passage, first: int, end: int, grammar: Grammar) -> int:
    """Where the name itself begins: at a known first name, or after titles and articles."""
    parts = (i for i in range(first + 1, end) if _parts_names(passage, i, grammar))
    link = next(parts, end)
    for index in range(first, link - 1):
        if passage.lower[index] in grammar.first_names and not passage.gaps[index].endswith("-"):
            return index
    is_body = bare(passage.words[end - 1]) in grammar.organisation_marks
    while first < end - 1 and (
        passage.lower[first] in grammar.determiners
        or passage.lower[first] in grammar.times
        or (not is_body and _is_title(passage.lower[first], grammar))
    ):
        first += 1
    return first


def _is_title(word: str, grammar: Grammar) -> bool:
    """Whether a word is a title, also of several: "Senators"."""
    return word in grammar.titles or word.removesuffix("s") in grammar.titles


def _parts_names(passage: Passage, index: int, grammar: Grammar) -> bool:
    return passage.words[index] in grammar.coordinators or "," in passage.gaps[index]


def _has_head(passage: Passage, start: int, index: int, grammar: Grammar) -> bool:
    """Whether a noun or a person stands before a preposition: "the head of", "Mr. Lee of"."""
    word = passage.lower[index - 1]
    if passage.words[index - 1][:1].islower() or word in grammar.titles:
        return True
    is_person = any(name in grammar.name_genders for name in passage.lower[start : index - 1])
    return is_person and not (word in grammar.organisation_marks or word in grammar.not_persons)


def _name_traits(
    passage: Passage, start: int, name: tuple[int, int], grammar: Grammar
) -> tuple[Gender, bool]:
    gender = Gender.UNKNOWN
    if not grammar.coordinators.isdisjoint(passage.words[slice(*name)]):
        is_body = not grammar.organisation_marks.isdisjoint(passage.lower[slice(*name)])
        return (Gender.UNKNOWN if is_body else Gender.PLURAL), is_body
    for index in range(start, name[1]):
        found = grammar.name_genders.get(passage.lower[index])
        if found is not None and (index < name[1] - 1 or name[1] - name[0] == 1):
            gender = found
            if index + 2 < name[1] and passage.gaps[index + 1] == "-":
                gender = grammar.name_genders.get(passage.lower[index + 1], found)
            break
    last = bare(passage.words[name[1] - 1])
    if gender is Gender.UNKNOWN and last.endswith("s") and last[:-1] in grammar.persons:
        return Gender.PLURAL, False
    is_group = gender is Gender.UNKNOWN and any(
        bare(passage.words[index]) in grammar.organisation_marks
        for index in range(name[0], name[1])
    )
    if not is_group and gender is Gender.UNKNOWN and name[1] - name[0] == 1:
        word = passage.words[name[0]]
        is_group = len(word) > 1 and word.isupper()
    if not is_group and name[1] - name[0] > 1:
        words = passage.words[name[0] : name[1]]
        is_group = all(len(word) == 1 for word in words)
        if gender is Gender.UNKNOWN and not all(map(str.isupper, words)):
            is_group |= any(map(_is_initialism, words))
    return gender, is_group


def _is_initialism(word: str) -> bool:
    """Whether a word is written in capitals like that of a body: "PAC", not "III"."""
    return len(word) > 2 and word.isupper() and not set(word) <= _NUMERALS


def _nominal(passage: Passage, start: int, stop: int, grammar: Grammar) -> Traits:
    head = stop - 1
    for index in range(start + 1, stop):
        if passage.lower[index] in grammar.prepositions:
            head = index - 1
            break
    word = bare(passage.words[head])
    gender = grammar.name_genders.get(word, Gender.UNKNOWN)
    is_plural = word.endswith("s") and not word.endswith("ss") and word not in grammar.groups
    if is_plural or word in grammar.plural_people:
        gender = Gender.PLURAL
    name = _joined(passage, (start, stop))
    return Traits(name, word, MentionKind.NOMINAL, gender, word in grammar.groups)
