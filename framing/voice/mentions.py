"""Mentions: what a source's words say about who it is: name, gender, number, kind."""

from __future__ import annotations

from framing.domain.closed import Enum
from framing.domain.cue import Gender
from framing.domain.frozen import NamedTuple, dataclass
from framing.domain.span import Span
from framing.voice.grammar import Grammar, breaks
from framing.voice.names import is_capital_role, name_range, name_traits
from framing.voice.passages import Passage, Tokens
from framing.voice.runs import is_named
from framing.voice.spellings import joined, noun_of
from framing.voice.tokens import is_person_noun


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


_MOST_KEPT = 100_000
_LONGEST_SMALL, _N_AROUND, _LONGEST_APPOSITION = 3, 3, 14
_LONGEST_PLACE, _LONGEST_DESCRIPTION, _OF_OFFICE = 3, 12, 3


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
    words, gaps = passage.words[start:stop], passage.gaps[start + 1 : stop]
    key: object = words
    is_opening = start in passage.openings  # "Women": a capital there need be no name's
    if is_behind_hyphen or is_opening or gaps.count(" ") < len(gaps):  # rare
        key = (words, gaps, is_behind_hyphen, is_opening)
    found = known.get(key)
    if found is None:
        if len(known) >= _MOST_KEPT:
            known.clear()
        found = known[key] = _read(passage, start, stop, grammar)
    return found


def _read(passage: Passage, start: int, stop: int, grammar: Grammar) -> Traits:
    """As `traits_of`. Of what stands before `start` it asks for a hyphen and a sentence's end alone."""
    word = passage.lower[start]
    if word in grammar.subject_pronouns and "'" in word:
        word = word[: word.index("'")]  # "we've"
    if stop - start == 1 and word in grammar.genders:
        gender = grammar.genders[word]
        is_group = gender is Gender.NEUTER
        spelled = passage.words[start][: len(word)]
        return Traits(spelled, word, MentionKind.PRONOUN, gender, is_group)
    if _are_several(passage, start, stop, grammar):
        words, head = _spelled(passage, start, stop), noun_of(passage.lower[stop - 1])
        return Traits(words, head, MentionKind.NOMINAL, Gender.PLURAL, False)
    name = name_range(passage, start, stop, grammar)
    if name is not None and name[0] > start + 1 and passage.words[start][:1].isupper():
        from framing.voice.linked_names import with_head  # few names have a link

        name = with_head(passage, start, name, grammar)
    if name is None or is_capital_role(passage, start, name, grammar):
        return _nominal(passage, start, stop, grammar)
    if _is_placed_person(passage, start, name, grammar) or _is_seated(
        passage, start, name, grammar
    ):
        return _nominal(passage, start, stop, grammar)
    last = noun_of(passage.lower[name[1] - 1])
    gender, is_group = name_traits(passage, start, name, grammar)
    if name[0] > start:  # "the militant group Varok"
        *before, kind = passage.lower[start : name[0]]
        is_kind = grammar.titles.isdisjoint(before)  # not "Secretary of State Ann Lee"
        is_group = is_group or (is_kind and kind in grammar.groups)
    return Traits(_spelled(passage, *name), last, MentionKind.NAME, gender, is_group)


def _are_several(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a phrase lists people who are not all told by name alone: "the mayor and the bishop",
    "Ann Lee, the port and crews"."""
    joints = (i for i in range(start + 1, stop - 1) if passage.lower[i] in grammar.conjunctions)
    joint = max(joints, default=0)
    small = {word for word in passage.words[start:stop] if word[0].islower()}
    if not joint or small - grammar.conjunctions <= grammar.particles:
        return False
    word = passage.lower[joint + 1 + grammar.is_adverb(passage.lower[joint + 1])]
    is_listed = "," in "".join(passage.gaps[start + 1 : joint + 1])
    return is_listed or word in grammar.definite or word in grammar.indefinite


def _is_placed_person(passage: Passage, start: int, name: Tokens, grammar: Grammar) -> bool:
    """Whether capitals behind an article tell what somebody is, and of where: "the Ohio Democrat"."""
    *place, person = passage.lower[slice(*name)]
    is_of_party = person in grammar.members("partisans")  # "the South Carolina Republican"
    is_led = name[0] > start and passage.lower[start] in grammar.determiners
    is_other = person in grammar.titles or person in grammar.organisation_marks
    if not place or not is_led or person not in grammar.persons or is_other:
        return False
    is_unnamed = grammar.name_genders.keys().isdisjoint(place)
    return is_of_party or (is_unnamed and name[0] == start + 1)


def _is_seated(passage: Passage, start: int, name: Tokens, grammar: Grammar) -> bool:
    """Whether a name tells of where somebody holds an office that is not known: "the Shehu of Porto"."""
    is_led = name[0] == start + _OF_OFFICE and passage.lower[start] in grammar.definite
    return (
        is_led
        and passage.words[start + 1][0].isupper()
        and passage.lower[start + 2] in grammar.topic_links
    )


def _spelled(passage: Passage, start: int, stop: int) -> str:
    return joined(passage.words[start:stop], passage.gaps[start + 1 : stop])


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
                or passage.lower[start] in grammar.vague
                or passage.words[start][0].isdigit()
                or (passage.opens_sentence(start) and _opens_otherwise(passage, start, grammar))
            )
        )
    if mention.kind is MentionKind.PRONOUN:
        return (
            passage.lower[start] in grammar.subject_pronouns and mention.gender is not Gender.NEUTER
        )
    return is_person_noun(_counted(passage, start, stop, grammar) or mention.head, grammar)


def _counted(passage: Passage, start: int, stop: int, grammar: Grammar) -> str | None:
    """Of whom a phrase counts some: "one of her aides", "most of the voters"; or None."""
    start += passage.lower[start] in grammar.indefinite  # "a handful of"
    first, link = passage.lower[start : start + 2] if stop - start > 2 else ("", "")
    is_count = first in grammar.quantities or first in grammar.subject_pronouns
    return noun_of(passage.lower[stop - 1]) if is_count and link in grammar.topic_links else None


def _opens_otherwise(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether a sentence's first capital is an adverb's or a participle's: "Asked about boats"."""
    word, after = passage.lower[start], start + 1
    if grammar.is_adverb(word) or word.endswith("wise"):
        return True
    is_subject = after < len(passage.words) and passage.gaps[after] == " "
    return word.endswith("ed") and not (is_subject and grammar.is_finite(passage.lower[after]))


def _nominal(passage: Passage, start: int, stop: int, grammar: Grammar) -> Traits:
    links = (i for i in range(start + 1, stop) if passage.lower[i] in grammar.prepositions)
    head = next(links, stop) - 1
    if grammar.clitics:  # "les autorités régionales"
        people = (i for i in range(start, head) if is_person_noun(passage.lower[i], grammar))
        head = next(people, head)
    word = noun_of(passage.lower[head])
    if passage.gaps[head] == "-" and head > start:
        whole = f"{passage.lower[head - 1]}-{word}"  # "year-old"
        word = whole if is_person_noun(whole, grammar) else word
    gender = grammar.name_genders.get(word, Gender.UNKNOWN)
    is_plural = word.endswith("s") and not word.endswith("ss") and word not in grammar.groups
    if is_plural or word in grammar.plural_people:
        gender = Gender.PLURAL
    name = _spelled(passage, start, stop)
    return Traits(name, word, MentionKind.NOMINAL, gender, word in grammar.groups)


def is_place(passage: Passage, phrase: Tokens, grammar: Grammar) -> bool:
    """Whether a name says where something is done: "met in Old Square demanding …"."""
    if phrase[0] == 0 or passage.lower[phrase[0] - 1] not in grammar.occasion_leads:
        return False
    traits = traits_of(passage, *phrase, grammar)
    return traits.kind is MentionKind.NAME and traits.gender is Gender.UNKNOWN


def is_wider_place(passage: Passage, start: int, end: int, grammar: Grammar) -> bool:
    """Whether a name behind a comma says where a place lies: "in Lisbon, Portugal, said"."""
    if end - start > _LONGEST_PLACE or start < 2 or not passage.words[start][0].isupper():
        return False
    is_place = passage.lower[start - 2] in grammar.occasion_leads
    is_place = is_place and passage.lower[start - 1] not in grammar.times
    is_place = is_place and passage.lower[start] not in grammar.name_genders
    return is_place and "," in passage.gaps[start] and passage.words[start - 1][0].isupper()


def is_described_person(passage: Passage, stop: int, grammar: Grammar) -> bool:
    """Whether an age, or what somebody is, stands behind a name: "Deng, 32,", "Deng, a young clerk,"."""
    if passage.gaps[stop : stop + 1] != (", ",):
        return False
    near = range(stop + 1, min(len(passage.words), stop + _LONGEST_APPOSITION))
    end = next((i for i in near if breaks(passage.gaps[i])), stop)
    if end == stop or "," not in passage.gaps[end]:
        return False
    is_age = end == stop + 1 and passage.lower[stop].isdigit()
    is_new = passage.lower[stop] in grammar.indefinite
    return is_age or (is_new and traits_of(passage, stop, end, grammar).head in grammar.persons)


def named_before(passage: Passage, first: int, start: int, grammar: Grammar) -> Tokens | None:
    """The name that a comma and an article part from a description: "Ann Lee, a doctor and | member"."""
    for index in range(start, max(first, start - _LONGEST_DESCRIPTION), -1):
        if passage.quoted[index] != -1 or grammar.is_verb_at(passage, index):
            return None
        if not breaks(passage.gaps[index]):
            continue
        word = passage.lower[index]
        is_article = word in grammar.definite or word in grammar.indefinite
        if "," not in passage.gaps[index] or not is_article:
            return None
        begin, end = capitals_to(passage, first, index), index
        if begin - 1 > first and passage.lower[begin - 1] in grammar.topic_links:
            begin, end = capitals_to(passage, first, begin - 1), begin - 1  # "Lee of Iowa, a …"
        lead = passage.lower[begin - 1] if passage.lower[first].endswith("ing") else ""
        is_met = lead in grammar.prepositions  # "Speaking to Kern, a doctor who heads it said"
        return (begin, end) if not is_met and is_named(passage, begin, end, grammar) else None
    return None


def capitals_to(passage: Passage, first: int, stop: int) -> int:
    """Where the capitals begin that end before a token."""
    begin = stop
    while begin > first and passage.words[begin - 1][0].isupper():
        begin -= 1
        if breaks(passage.gaps[begin]):
            break
    return begin


def is_in_name(passage: Passage, index: int) -> bool:
    """Whether a word is part of a longer one or of a name: "Clerks Without Borders".

    In a headline that writes each word so, a capital tells nothing.
    """
    if passage.gaps[index] == "-":
        return True
    if not passage.words[index][0].isupper() or passage.opens_sentence(index):
        return False
    around = passage.words[index - 1 : index + 2]
    if len(around) < _N_AROUND or not all(word[0].isupper() for word in around):
        return False
    words = passage.words[slice(*passage.sentence_of(index))]
    return any(word.islower() and len(word) > _LONGEST_SMALL for word in words)


def is_pronoun(word: str, grammar: Grammar) -> bool:
    """Whether a word stands for a noun alone: "they", "him", not "his"."""
    return word in grammar.subject_pronouns or (
        word in grammar.genders and word not in grammar.determiners
    )
