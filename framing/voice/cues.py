"""Cue uses: which words of a sentence report speech, in which form and voice of the verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.domain.cue import Cue, Form, Frame
from framing.domain.frozen import dataclass
from framing.voice.clauses import (
    ADJECTIVE_ENDINGS,
    author_end,
    has_plural_subject,
    has_singular_subject,
    is_adjective,
    is_last_plural,
    joins_nouns,
    takes_relative,
    tells_far,
)
from framing.voice.grammar import Grammar, breaks
from framing.voice.main_clauses import reports_soon
from framing.voice.passages import Passage
from framing.voice.spellings import CAPITAL

_NAMING = frozenset({Frame.AS, Frame.NAME})
_YEAR, _NEAR = 4, 16
_ING, _LED = (Form.PARTICIPLE,), (Form.PARTICIPLE, Form.BASE)  # "llegó a decir que"


@dataclass(frozen=True, slots=True)
class CueUse:
    """A cue at its place: tokens `[start, stop)`; `group` is where its verb group begins."""

    start: int
    stop: int
    group: int
    cue: Cue
    is_passive: bool = False
    is_infinitive: bool = False


def find_cue_uses(
    passage: Passage, sentence: tuple[int, int], places: Sequence[int], grammar: Grammar
) -> Iterator[CueUse]:
    """The cues of a sentence outside quotation marks, left to right, never overlapping.

    `places` are the tokens where a cue may begin (`spellings.cue_places`).
    """
    reached = sentence[0]
    for index in places:
        after = " " if grammar.clitics else passage.gaps[index + 1]  # "state-run", not "dit-il"
        is_part = "-" in (passage.gaps[index], after)
        if index >= reached and passage.quoted[index] == -1 and not is_part:
            use = _use_at(passage, sentence, index, grammar)
            if use is not None:
                yield use
                reached = use.stop


def _use_at(
    passage: Passage, sentence: tuple[int, int], index: int, grammar: Grammar
) -> CueUse | None:
    previous: str | None = None
    for cue in grammar.cues_of(passage.lower[index]):
        stop = index + len(cue.words)
        if len(cue.words) > 1 and (stop > sentence[1] or passage.lower[index:stop] != cue.words):
            continue
        if cue.particle:
            from framing.voice.fields import has_particle  # few languages have them

            if not has_particle(passage, sentence[1], stop, cue.particle, grammar):
                continue
        if previous is None:
            is_plain = cue.form is Form.NOUN and "noun capitals" in grammar.habits
            if not is_plain and _is_name(passage, index, sentence[0], grammar):
                return None
            previous = _previous(passage, sentence, index, grammar)
        if cue.form is Form.PRESENT and grammar.clitics and previous in grammar.have | grammar.be:
            continue  # a participle without its accent: "est accusé"
        use = _checked(passage, sentence, CueUse(index, stop, index, cue), previous, grammar)
        if use is not None:
            return use
    return None


def _is_name(passage: Passage, index: int, first: int, grammar: Grammar) -> bool:
    """Whether a capital makes the word part of a name; in a headline all words have one."""
    if not passage.kinds[index] & CAPITAL or index == first:
        return False
    if passage.lower[index] in grammar.names_when_capital:
        return True
    near = passage.words[max(first, index - _NEAR) : index + _NEAR]
    plain = [word for word in near if len(word) > 3]
    return sum(word[0].islower() for word in plain) * 2 > len(plain)


def _checked(
    passage: Passage, sentence: tuple[int, int], use: CueUse, previous: str, grammar: Grammar
) -> CueUse | None:
    """The use with its verb group, or None where the form cannot stand there."""
    if use.cue.form is Form.ADVERB:
        return use
    is_nominal = _is_nominal(previous, use, grammar) or _has_author(passage, sentence, use, grammar)
    is_nominal = is_nominal or is_adjective(passage, use.start, use.cue.form, grammar)
    if use.cue.form is Form.NOUN:
        is_noun = is_nominal or not _has_verb(use, grammar)
        return use if is_noun or _is_plural(passage, sentence, use, previous, grammar) else None
    may_be_noun = use.cue.words[0] in grammar.also_nouns
    is_told = use.cue.form is Form.BASE and tells_far(
        passage, sentence, (use.start, use.stop), grammar
    )
    if not is_told and (
        is_nominal or (may_be_noun and _lacks_subject(passage, sentence, use, previous, grammar))
    ):
        return None
    # "Having promised calm, Lee said …" only leads to what Lee said.
    is_lead = previous.endswith("ing") and previous in grammar.have
    if (
        is_lead
        and use.cue.words[0].endswith("ed")
        and grammar.complementizers.isdisjoint(passage.lower[use.stop : use.stop + 1])
    ):
        return None
    return _with_group(passage, sentence, use, grammar)


def _is_plural(
    passage: Passage, sentence: tuple[int, int], use: CueUse, previous: str, grammar: Grammar
) -> bool:
    """Whether a form in -s before its clause is a noun: "Claims that …", "the raid fuelled claims that"."""
    is_led_to = use.stop < sentence[1] and passage.lower[use.stop] in grammar.complementizers
    is_verb = grammar.is_finite(previous) and previous not in grammar.subject_pronouns
    is_free = use.start == sentence[0] or is_verb
    return is_led_to and is_free and use.cue.words[0].endswith("s")


def _has_author(passage: Passage, sentence: tuple[int, int], use: CueUse, grammar: Grammar) -> bool:
    """Whether "by" names who made it, and no name before makes it a verb."""
    if use.stop >= sentence[1] or passage.lower[use.stop] not in grammar.agent_links:
        return False
    has_name = use.start > sentence[0] and passage.words[use.start - 1][0].isupper()
    is_verb = use.cue.form is Form.PAST or has_name
    return not is_verb and author_end(passage, sentence, use.stop, grammar) is not None


def _previous(passage: Passage, sentence: tuple[int, int], index: int, grammar: Grammar) -> str:
    """The word before, adverbs skipped; empty at a boundary."""
    while index > sentence[0]:
        if breaks(passage.gaps[index]) or passage.quoted[index - 1] != -1:
            return ""
        word = passage.lower[index - 1]
        if word in grammar.prepositions and passage.gaps[index - 1] == "-":
            return ""  # the passer-by said
        is_passed = grammar.is_adverb(word) and word not in grammar.determiners
        is_passed |= word.isdigit() and _numbers_name(passage, index - 1, grammar)
        is_taken = index > 1 and passage.lower[index - 2] in grammar.as_leads
        is_taken = is_taken and word in grammar.members("object_clitics")  # "comme le dit Morel"
        if not (is_passed or is_taken or word in grammar.clitics):
            return word
        index -= 1
    return ""


def _numbers_name(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a number belongs to the name before it: "Channel 12 reported", not "in May 12 reported cases"."""
    if index == 0 or passage.gaps[index] != " ":
        return False
    return passage.words[index - 1][0].isupper() and passage.lower[index - 1] not in grammar.times


def _is_nominal(previous: str, use: CueUse, grammar: Grammar) -> bool:
    """Whether the word before makes the cue a noun or an adjective."""
    if previous in grammar.noun_leads or previous in grammar.genders:
        if previous in grammar.genders and previous not in grammar.subject_pronouns:
            may_describe = previous in grammar.determiners and use.cue.words[0].endswith("ed")
            is_told = not may_describe and _is_plain_verb(use, grammar)
            return not is_told and use.cue.form is not Form.PARTICIPLE
        if previous in grammar.determiners and previous not in grammar.subject_pronouns:
            is_number = previous in grammar.quantities and not use.cue.words[0].endswith("ed")
            stands_alone = is_number or previous in grammar.stand_alone
            return not (stands_alone and _is_plain_verb(use, grammar))
        if previous in grammar.plural_demonstratives and use.cue.words[0] in grammar.also_nouns:
            return True
        if previous in grammar.demonstratives:
            return use.cue.form is Form.NOUN
    if previous.endswith(("'s", "s'")) and previous not in grammar.subject_pronouns:
        return use.cue.form is not Form.PARTICIPLE
    if use.cue.form is Form.PAST and use.cue.words[0].endswith("ed"):
        is_count = previous.isdigit() and len(previous) != _YEAR  # "10 reported cases"
        is_count = is_count or (previous.endswith("ing") and len(previous) > 5)
        if is_count and previous not in grammar.auxiliaries:
            return True
    is_link = previous in grammar.prepositions and previous not in grammar.infinitive
    if is_link and previous not in grammar.auxiliaries:
        return use.cue.form not in (_LED if grammar.infinitive_leads else _ING)
    return use.cue.form is Form.NOUN and previous.endswith(ADJECTIVE_ENDINGS)


def _is_plain_verb(use: CueUse, grammar: Grammar) -> bool:
    """Whether the cue can only be a verb with a subject: "another said"."""
    is_finite = use.cue.form in (Form.PAST, Form.PRESENT)
    return is_finite and use.cue.words[0] not in grammar.also_nouns


def _has_verb(use: CueUse, grammar: Grammar) -> bool:
    """Whether the noun's form is also a verb form of the cue list."""
    same = grammar.cues_of(use.cue.words[0])
    return any(c.words == use.cue.words and c.form is not Form.NOUN for c in same)


def _lacks_subject(
    passage: Passage, sentence: tuple[int, int], use: CueUse, previous: str, grammar: Grammar
) -> bool:
    """Whether a form that is also a noun has nothing before it that makes it a verb."""
    verb = use.start, use.stop
    if use.cue.form is Form.BASE and _begins_compound(passage, sentence, use, grammar):
        return True
    if use.cue.form is Form.BASE:
        return not (
            previous in grammar.infinitive
            or previous in grammar.auxiliaries
            or (previous in grammar.negations and previous not in grammar.determiners)
            or previous in grammar.subject_pronouns
            or (previous in grammar.coordinators and not joins_nouns(passage, verb, grammar))
            or has_plural_subject(passage, sentence, use.start, grammar)
            or previous in grammar.plural_people
        )
    if use.cue.form is Form.PRESENT:
        if previous in grammar.plural_pronouns or previous in grammar.negations:
            return use.cue.words[0].endswith("s")  # "not states"
        if previous in grammar.subject_pronouns or previous in grammar.relatives:
            return False
        is_noun = takes_relative(passage, use.stop, grammar)  # "states that hold votes"
        return is_noun or not has_singular_subject(passage, sentence, use.start, grammar)
    if use.cue.form is Form.PARTICIPLE:
        is_owned = previous.endswith("'s") and previous not in grammar.subject_pronouns
        return is_owned or previous in grammar.determiners or is_last_plural(passage, verb, grammar)
    return False


def _begins_compound(
    passage: Passage, sentence: tuple[int, int], use: CueUse, grammar: Grammar
) -> bool:
    """Whether a form is part of a noun that speaks: "ten rebels, state media said", "according to state TV"."""
    if use.start > 1 and passage.lower[use.start - 2] in grammar.according_words:
        return True
    is_apart = "," in passage.gaps[use.start] and use.stop < sentence[1]
    if not is_apart or breaks(passage.gaps[use.stop]):
        return False
    if passage.lower[use.stop] in grammar.complementizers | grammar.determiners:
        return False
    return reports_soon(passage, use.stop, sentence[1], grammar)


def _with_group(
    passage: Passage, sentence: tuple[int, int], use: CueUse, grammar: Grammar
) -> CueUse:
    """The use with the start of its verb group, and whether it is passive or an infinitive."""
    index = use.start
    is_passive = is_infinitive = False
    while index > sentence[0] and not breaks(passage.gaps[index]):
        word = passage.lower[index - 1]
        may_belong = word in grammar.group_words or grammar.is_adverb(word)
        if passage.quoted[index - 1] != -1 or not (may_belong or word.endswith(("wise", "'re"))):
            break
        if word in grammar.be and use.cue.form is Form.PAST and not is_infinitive:
            is_passive = index < 2 or passage.lower[index - 2] not in grammar.clitics
        elif word in grammar.infinitive and use.cue.form is Form.BASE:
            is_infinitive = True
        elif not (
            word in grammar.negations
            or word in grammar.clitics
            or (word in grammar.helps and use.cue.form is Form.BASE)
            or (
                (word in grammar.auxiliaries or grammar.is_adverb(word) or word.endswith("wise"))
                and (word in grammar.auxiliaries or word not in grammar.subject_pronouns)
                and not _is_name(passage, index - 1, sentence[0], grammar)
            )
        ):
            is_contracted = word.endswith("'re") and word in grammar.subject_pronouns
            is_passive |= is_contracted and use.cue.form is Form.PAST
            break
        index -= 1
    index += index < use.start and _opens_as_subject(passage, sentence, use, index, grammar)
    is_passive = is_passive or _is_done_to(passage, sentence, (index, use), grammar)
    if index == use.group and not is_passive:
        return use
    return CueUse(use.start, use.stop, index, use.cue, is_passive, is_infinitive)


def _is_done_to(
    passage: Passage, sentence: tuple[int, int], verb: tuple[int, CueUse], grammar: Grammar
) -> bool:
    """Whether a participle alone is passive: "men described by crews as thieves", "men accused of theft".

    Not in "the man she accused of theft", "the man she has accused of theft".
    """
    group, use = verb
    if use.cue.form is not Form.PAST or use.stop >= sentence[1]:
        return False
    before = passage.lower[group - 1] if group > sentence[0] else ""
    following = passage.lower[use.stop]
    if grammar.clitics and not grammar.has_ending(use.cue.words[-1], "agent_endings"):
        return False  # "lo acusó de mentir"
    if Frame.ACCUSE in use.cue.frames:
        is_active = before in grammar.genders and before in grammar.subject_pronouns
        if is_active or not grammar.have.isdisjoint(passage.lower[group : use.start]):
            return False
        is_blamed = Frame.ON in use.cue.frames and following in grammar.occasion_leads
        return following in grammar.accuse_links or is_blamed
    if following in grammar.as_leads and Frame.AS in use.cue.frames:
        return bool(before) and breaks(passage.gaps[group])  # "the gang, listed as thieves"
    return following in grammar.agent_links and not use.cue.frames.isdisjoint(_NAMING)


def _opens_as_subject(
    passage: Passage, sentence: tuple[int, int], use: CueUse, index: int, grammar: Grammar
) -> bool:
    """Whether what seems an adverb before a finite verb is its subject: "Kelly said", "Both said"."""
    word = passage.lower[index]
    if not grammar.is_adverb(word) or word in grammar.auxiliaries:
        return False
    opens = index == sentence[0] or (
        word in grammar.plural_pronouns and passage.lower[index - 1] in grammar.coordinators
    )
    return opens and use.cue.form in (Form.PAST, Form.PRESENT)
