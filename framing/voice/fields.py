"""Fields: the clause around a verb in languages where it stands second or last.

"Am Montag [hat die Ministerin im Rundfunk gesagt], sie bleibe.", "Der Mann, [der das gestern sagte], ging."
"""

from __future__ import annotations

from framing.domain.cue import Form
from framing.domain.frozen import dataclass
from framing.voice.cues import CueUse
from framing.voice.grammar import FINITE, Grammar
from framing.voice.nouns import may_be_nominative, noun_phrase, skipped
from framing.voice.passages import Passage, Tokens

_PAUSES = frozenset(",;:–—!?….")
_LONGEST_LABEL = 5
_LONGEST_CLAUSE = 60
_LONGEST_BRACKET = 24
_MOST_ASIDES = 3


@dataclass(frozen=True, slots=True)
class Field:
    """A clause without pauses around a reporting verb, in its sentence: tokens `[first, stop)`.

    `use` is the reporting verb, `verb` its finite verb, `close` where what ends the clause begins: a
    participle, an infinitive, the split-off part of the verb. `is_last`: the verb closes a clause that
    a joining word or a relative opens. `is_joined`: only "und" stands before the verb, whose subject
    is that of another.
    """

    use: CueUse
    sentence: Tokens
    first: int
    verb: int
    close: int
    stop: int
    is_last: bool = False
    is_passive: bool = False
    is_joined: bool = False

    @property
    def rest(self) -> Tokens:
        """The tokens of its sentence behind it."""
        return self.stop, self.sentence[1]


def is_pause(passage: Passage, index: int) -> bool:
    """Whether a clause may end before a token: a comma, a colon, a dash, the end of an utterance."""
    gap, before = passage.gaps[index], passage.quoted[index - 1]
    if before != -1 and before == passage.quoted[index]:
        return False
    if not _PAUSES.isdisjoint(gap) or " - " in gap:
        return True
    if before == -1:
        return False
    start, stop = passage.quoted_ranges[before]
    return passage.opens_sentence(start) and stop - start > _LONGEST_LABEL


def pause_before(passage: Passage, first: int, index: int) -> int:
    """The token behind the last pause before a token, or `first`; a clause is not endless."""
    edge = max(first, index - _LONGEST_CLAUSE)
    while index > edge and not is_pause(passage, index):
        index -= 1
    return index


def part_end(passage: Passage, start: int, stop: int) -> int:
    """The token behind the next pause; a clause is not endless."""
    last = min(stop, start + _LONGEST_CLAUSE)
    return next((i for i in range(start + 1, last) if is_pause(passage, i)), last)


def holds_verb(passage: Passage, part: Tokens, grammar: Grammar) -> bool:
    """Whether a finite verb stands among words."""
    return any(grammar.is_verb_at(passage, index) for index in range(*part))


def field_of(passage: Passage, use: CueUse, grammar: Grammar) -> Field | None:
    """The clause of a verb, or None where its form only describes a noun."""
    first, stop, is_joined = _edges(passage, use, grammar)
    if _describes(passage, use, (first, stop), grammar):
        return None
    helper = _helper(passage, (first, stop), use, grammar)
    is_closed = use.stop == stop or helper == use.stop
    is_last = is_closed and opens_subordinate(passage, (first, use.start), grammar)
    if helper is None:
        close = _particle(passage, use, stop)
        is_other = not use.cue.particle and passage.lower[stop - 1] in grammar.verb_particles
        if is_other and stop > use.stop and not is_last:
            return None  # "sagte die Reise ab"
        return Field(use, use.sentence, first, use.start, close, stop, is_last, is_joined=is_joined)
    word = passage.lower[helper]
    is_infinitive = use.cue.form is Form.BASE or (
        use.cue.form is Form.PRESENT and grammar.has_ending(use.cue.words[0], "infinitive_endings")
    )
    is_passive = not is_infinitive and word not in grammar.have
    return Field(use, use.sentence, first, helper, use.start, stop, is_last, is_passive)


def _edges(passage: Passage, use: CueUse, grammar: Grammar) -> tuple[int, int, bool]:
    """Where the clause of a verb begins and ends, and whether "und" joins the verb to another."""
    first, stop = pause_before(passage, use.sentence[0], use.start), use.stop
    last = min(use.sentence[1], stop + _LONGEST_CLAUSE)
    while stop < last and not is_pause(passage, stop) and not _joins(passage, stop, grammar):
        stop += 1
    lead = use.start - 1
    while lead > first and grammar.is_adverb(passage.lower[lead]):
        lead -= 1
    is_joined = lead >= first and passage.lower[lead] in grammar.conjunctions
    return (use.start if is_joined else first), stop, is_joined


def _joins(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether "und" and a further reporting verb follow."""
    if passage.lower[index] not in grammar.conjunctions or passage.quoted[index] != -1:
        return False
    behind = passage.lower[index + 1 : index + 3]
    words = behind[:1] if not behind or not grammar.is_adverb(behind[0]) else behind[1:]
    is_small = bool(words) and passage.words[index + len(behind) - 1][0].islower()
    return is_small and bool(grammar.cue_signs_of(words[0]) & FINITE)


def _describes(passage: Passage, use: CueUse, clause: Tokens, grammar: Grammar) -> bool:
    """Whether a form stands between an article and its noun: "der erklärte Gegner"."""
    before, after = use.start - 1, use.stop
    if before < clause[0] or after >= clause[1] or use.cue.particle:
        return False
    is_noun = passage.words[after][0].isupper() and passage.quoted[after] == -1
    return passage.lower[before] in grammar.articles and is_noun


def _helper(passage: Passage, clause: Tokens, use: CueUse, grammar: Grammar) -> int | None:
    """The finite verb of a participle or an infinitive: "hat … gesagt", "will … sagen"; or None."""
    if use.cue.particle or use.cue.form is Form.NOUN:
        return None
    behind = use.stop
    if behind < clause[1] and passage.lower[behind] in grammar.auxiliaries:
        is_end = behind + 1 == clause[1]
        return behind if is_end and passage.quoted[behind] == -1 else None
    for index in range(clause[0], use.start):
        word = passage.lower[index]
        is_small = passage.words[index][0].islower() or index == clause[0]
        if word in grammar.auxiliaries and passage.quoted[index] == -1 and is_small:
            return index
    return None


def _particle(passage: Passage, use: CueUse, stop: int) -> int:
    """Where the split-off part of the verb stands, else the end of the clause."""
    words = passage.lower[use.stop : stop][::-1]  # "räumt ein Sprecher | ein"
    return stop - 1 - words.index(use.cue.particle) if use.cue.particle in words else stop


def opens_subordinate(passage: Passage, lead: Tokens, grammar: Grammar) -> bool:
    """Whether words begin a clause whose verb comes last: "wie …", "weil …", ", der gestern …"."""
    first, verb = lead
    if first >= verb:
        return False
    first += passage.lower[first] in grammar.coordinators and first + 1 < verb
    word = passage.lower[first]
    if word in grammar.subordinators or word in grammar.as_leads:
        return True
    if word not in grammar.relatives or "," not in passage.gaps[first]:
        return False
    phrase = noun_phrase(passage, first, verb, grammar)
    is_marked = first + 1 < verb and passage.quoted[first + 1] != -1
    if phrase is None and not (is_marked and word in grammar.articles):
        return True
    # "die „Feinde“ würden" begins a main clause
    after = phrase[1] if phrase else passage.quoted_ranges[passage.quoted[first + 1]][1]
    return after < verb and not (
        grammar.is_verb_at(passage, after) or passage.lower[after] in grammar.reported_moods
    )


def subject_in(passage: Passage, start: int, stop: int, grammar: Grammar) -> Tokens | None:
    """The first noun phrase that can be a subject, behind times, places and other cases; or None."""
    index = start
    while index < stop:
        if passage.quoted[index] != -1:
            return None
        after = skipped(passage, index, stop, grammar)
        if after > index:
            index = after
            continue
        found = noun_phrase(passage, index, stop, grammar)
        if found is None:
            return None
        if may_be_nominative(passage, found, grammar):
            return found
        index = found[1]
    return None


def is_joining(passage: Passage, field: Field, grammar: Grammar) -> bool:
    """Whether "wie" leads to a clause that only tells who says so."""
    first = field.first + (passage.lower[field.first] in grammar.coordinators)
    return passage.lower[first] in grammar.as_leads


def skip_asides(passage: Passage, start: int, stop: int, grammar: Grammar) -> int:
    """The token behind relatives, appositions and ages between commas; `start` where none stands."""
    index = start
    for _ in range(_MOST_ASIDES):
        if index >= stop or "," not in passage.gaps[index] or passage.quoted[index] != -1:
            break
        end = part_end(passage, index, stop)
        if end >= stop or not _is_aside(passage, (index, end), grammar):
            break
        index = end
    return index


def _is_aside(passage: Passage, part: Tokens, grammar: Grammar) -> bool:
    first, stop = part
    if passage.words[first].isdigit() and stop - first == 1:
        return True
    if passage.lower[first] in grammar.complementizers:
        return False
    if noun_phrase(passage, first, stop, grammar) == part:
        return True
    return opens_subordinate(passage, part, grammar) and not any(
        passage.lower[i] in grammar.reported_moods for i in range(first, stop)
    )


def tells_who(passage: Passage, part: Tokens, grammar: Grammar) -> bool:
    """Whether a relative that its verb closes ends a sentence: "sagte ein Arzt, der anonym bleiben will"."""
    start, stop = part
    is_end = passage.quoted[start] == -1 and passage.lower[start] in grammar.relatives
    is_end = is_end and part_end(passage, start, stop) == stop
    is_end = is_end and grammar.is_verb_at(passage, stop - 1)
    return is_end and opens_subordinate(passage, part, grammar)


def has_particle(passage: Passage, end: int, start: int, particle: str, grammar: Grammar) -> bool:
    """Whether the split-off part of a verb ends its clause: "gab am Montag bekannt, dass"."""
    is_aside = False
    for index in range(start, min(end, start + _LONGEST_BRACKET)):
        if passage.quoted[index] != -1:
            continue
        if is_pause(passage, index):
            if not is_aside and passage.lower[index] not in grammar.relatives:
                return False
            is_aside = not is_aside
        if passage.lower[index] == particle:
            after = index + 1
            if (
                after == end
                or is_pause(passage, after)
                or passage.quoted[after] != -1
                or passage.lower[after] in grammar.coordinators
            ):
                return True
    return False
