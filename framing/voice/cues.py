"""Cue uses: which words of a sentence report speech, in which form and voice of the verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.domain.cue import Cue, Form, Frame
from framing.domain.frozen import dataclass
from framing.voice.clauses import author_end, is_adjective, tells_far
from framing.voice.forms import (
    has_author,
    has_verb_form,
    is_plural_noun,
    lacks_subject,
    stands_as_noun,
)
from framing.voice.grammar import Grammar, breaks
from framing.voice.passages import Passage, Tokens
from framing.voice.spellings import CAPITAL

_NAMING = frozenset({Frame.AS, Frame.NAME})
_LONGEST_LABEL = 3
_NEAR, _LONGEST_SUBJECT, _LONGEST_ASIDE = 16, 6, 16

# Where what a cue reports begins, and in which frame.
Opening = tuple[int, Frame]


@dataclass(frozen=True, slots=True)
class CueUse:
    """A cue in its sentence: tokens `[start, stop)`; `group` is where its verb group begins."""

    start: int
    stop: int
    group: int
    cue: Cue
    sentence: Tokens
    is_passive: bool = False
    is_infinitive: bool = False

    @property
    def tokens(self) -> Tokens:
        """The cue with its verb group."""
        return self.group, self.stop


def find_cue_uses(
    passage: Passage, sentence: Tokens, places: Sequence[int], grammar: Grammar
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


def _use_at(passage: Passage, sentence: Tokens, index: int, grammar: Grammar) -> CueUse | None:
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
        use = _checked(passage, CueUse(index, stop, index, cue, sentence), previous, grammar)
        if use is not None:
            return use
    return None


def _is_name(passage: Passage, index: int, first: int, grammar: Grammar) -> bool:
    """Whether a capital makes the word part of a name; in a headline all words have one."""
    if not passage.kinds[index] & CAPITAL or index == first or passage.lower[index].endswith("n't"):
        return False
    if passage.lower[index] in grammar.names_when_capital:
        return True
    near = passage.words[max(first, index - _NEAR) : index + _NEAR]
    plain = [word for word in near if len(word) > 3]
    return sum(word[0].islower() for word in plain) * 2 > len(plain)


def _is_label(passage: Passage, first: int, use: CueUse, grammar: Grammar) -> bool:
    """Whether a form only labels what its colon opens, at the head of a sentence: "War briefing: Lee …"."""
    if ":" not in passage.gaps[use.stop] or use.start - first >= _LONGEST_LABEL:
        return False
    words, gaps = passage.lower[first : use.start], passage.gaps[first + 1 : use.stop]
    is_owned = any(word.endswith("'s") for word in words) or any(g[:1] in ("'", "’") for g in gaps)
    if is_owned or any(map(breaks, gaps)):
        return False  # "Crews' new warning: boats may sink"
    is_label = passage.lower[use.start] in grammar.headline_labels
    return is_label and grammar.auxiliaries.isdisjoint(words)


def _checked(passage: Passage, use: CueUse, previous: str, grammar: Grammar) -> CueUse | None:
    """The use with its verb group, or None where the form cannot stand there."""
    if use.cue.form is Form.ADVERB:
        return use
    if use.cue.form is Form.PARTICIPLE and _is_label(passage, use.sentence[0], use, grammar):
        return None
    if previous in grammar.prepositions and passage.lower[use.start - 2] in grammar.articles:
        previous = ""  # "has in the past called"
    is_nominal = stands_as_noun(previous, use, grammar) or has_author(passage, use, grammar)
    is_nominal = is_nominal or is_adjective(passage, use.start, use.cue.form, grammar)
    if use.cue.form is Form.NOUN:
        is_noun = is_nominal or not has_verb_form(use, grammar)
        return use if is_noun or is_plural_noun(passage, use, previous, grammar) else None
    verb, is_base = (use.start, use.stop), use.cue.form is Form.BASE
    may_be_noun = is_nominal or use.cue.words[0] in grammar.also_nouns
    is_told = may_be_noun and is_base and tells_far(passage, use.sentence, verb, grammar)
    is_noun = may_be_noun and not is_told
    if is_noun and (is_nominal or lacks_subject(passage, use, previous, grammar)):
        return None
    # "Having promised calm, Lee said …" only leads to what Lee said.
    is_lead = previous.endswith("ing") and previous in grammar.have
    if (
        is_lead
        and use.cue.words[0].endswith("ed")
        and grammar.complementizers.isdisjoint(passage.lower[use.stop : use.stop + 1])
    ):
        return None
    return _with_group(passage, use, grammar)


def _previous(passage: Passage, sentence: Tokens, index: int, grammar: Grammar) -> str:
    """The word before, adverbs skipped; empty at a boundary."""
    while index > sentence[0]:
        word = passage.lower[index - 1]
        if passage.gaps[index] == " (" and word in grammar.articles:
            return word  # "a (justified) protest"
        if breaks(passage.gaps[index]) or passage.quoted[index - 1] != -1:
            return ""
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


def _with_group(passage: Passage, use: CueUse, grammar: Grammar) -> CueUse:
    """The use with the start of its verb group, and whether it is passive or an infinitive."""
    index = use.start
    is_passive = is_infinitive = False
    while index > use.sentence[0] and not breaks(passage.gaps[index]):
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
                and not _is_name(passage, index - 1, use.sentence[0], grammar)
            )
        ):
            is_contracted = word.endswith("'re")
            is_passive |= is_contracted and use.cue.form is Form.PAST
            break
        index -= 1
    index += index < use.start and _opens_as_subject(passage, use, index, grammar)
    is_passive = is_passive or _is_done_to(passage, use.sentence, (index, use), grammar)
    if index == use.group and not is_passive:
        return use
    return CueUse(use.start, use.stop, index, use.cue, use.sentence, is_passive, is_infinitive)


def _is_done_to(
    passage: Passage, sentence: Tokens, verb: tuple[int, CueUse], grammar: Grammar
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
        is_active = is_active or _has_relative(passage, sentence[0], group, grammar)
        if is_active or not grammar.have.isdisjoint(passage.lower[group : use.start]):
            return False
        is_blamed = Frame.ON in use.cue.frames and following in grammar.occasion_leads
        return following in grammar.accuse_links or is_blamed
    if following in grammar.as_leads and Frame.AS in use.cue.frames:
        return bool(before) and breaks(passage.gaps[group])  # "the gang, listed as thieves"
    if before in grammar.thoughts:  # "concerns expressed by crews that"
        return author_end(passage, sentence, use.stop, grammar) is not None
    return following in grammar.agent_links and not use.cue.frames.isdisjoint(_NAMING)


def _has_relative(passage: Passage, first: int, verb: int, grammar: Grammar) -> bool:
    """Whether a relative and a noun stand right before a verb: "the raid that crews | blamed on rebels"."""
    for index in range(verb - 1, max(first, verb - _LONGEST_SUBJECT), -1):
        word = passage.lower[index]
        if word in grammar.relatives or word in grammar.complementizers:
            return index < verb - 1
        is_link = word in grammar.prepositions and word not in grammar.topic_links
        if breaks(passage.gaps[index]) or is_link or grammar.is_verb_at(passage, index):
            return False
    return False


def _opens_as_subject(passage: Passage, use: CueUse, index: int, grammar: Grammar) -> bool:
    """Whether what seems an adverb before a finite verb is its subject: "Kelly said", "Both said"."""
    word = passage.lower[index]
    if not grammar.is_adverb(word):
        return False
    opens = index == use.sentence[0] or (
        word in grammar.plural_pronouns and passage.lower[index - 1] in grammar.coordinators
    )
    return opens and use.cue.form in (Form.PAST, Form.PRESENT)


def goes_on_to_charge(passage: Passage, part: Tokens, grammar: Grammar) -> bool:
    """Whether an aside parts whom somebody accuses from what of: "acusa a Roa, | exalcalde, | de haber mentido"."""
    if not grammar.infinitive_leads or "," not in passage.gaps[part[0]]:
        return False
    near = range(part[0], min(part[1] - 1, part[0] + _LONGEST_ASIDE))
    comma = next((i for i in near if "," in passage.gaps[i] and i > part[0]), part[0])
    return any(
        passage.lower[i] in grammar.accuse_links
        and grammar.has_ending(passage.lower[i + 1], "infinitive_endings")
        and passage.lower[i + 1] not in grammar.members("not_infinitives")
        for i in (part[0], comma)
        if i + 1 < part[1]
    )
