"""What is said before and behind a verb that stands second or last: where it begins and ends."""

from __future__ import annotations

from framing.domain.cue import Frame
from framing.voice.bounds import clause_first
from framing.voice.clauses import is_clause
from framing.voice.cues import Opening
from framing.voice.fields import (
    Field,
    holds_verb,
    is_pause,
    opens_subordinate,
    part_end,
    skip_asides,
    subject_in,
)
from framing.voice.grammar import POST_FINITE, Grammar
from framing.voice.moods import has_mood, in_mood
from framing.voice.nouns import noun_phrase
from framing.voice.passages import Passage, Tokens, behind_dateline
from framing.voice.told import SPOKEN, after_lead

_ANSWERS = frozenset({"resist", "reject", "truth"})
_SHORTEST_CLAUSE, _MOST_RELATIVES = 2, 3


def said_before(passage: Passage, sentence: Tokens, stop: int, grammar: Grammar) -> Tokens:
    """What stands before a verb and is said: from the sentence's start, or from its colon."""
    first = sentence[0]
    number = passage.quoted[stop - 1]
    if number != -1:
        start = passage.quoted_ranges[number][0]
        if start > first and ":" in passage.gaps[start]:
            return start, stop
    first = behind_dateline(passage, after_lead(passage, first, stop, grammar), stop)
    return clause_first(passage, first, stop, grammar), stop


def said_behind(passage: Passage, head: Tokens, rest: Tokens, grammar: Grammar) -> Tokens:
    """What goes on behind a verb and its subject: "Die Lage, sagte Roth, sei ernst."; or nothing."""
    stop = rest[1]
    start = skip_asides(passage, rest[0], stop, grammar)
    if start >= stop or "," not in passage.gaps[start]:
        return stop, stop
    if passage.quoted[start] != -1:
        return start, stop
    if _acts_apart(passage, start, grammar):
        return stop, stop
    is_open = passage.quoted[head[1] - 1] == -1 and (
        passage.lower[head[1] - 1] in grammar.auxiliaries or not holds_verb(passage, head, grammar)
    )
    part = start, part_end(passage, start, stop)
    is_open = is_open or grammar.is_verb_at(passage, start) or has_mood(passage, part, grammar)
    is_told = passage.quoted[head[1] - 1] == -1 and _is_added(passage, part, grammar)
    if is_open or is_told:
        return start, end_of_clauses(passage, start, stop, grammar)
    return stop, stop


def is_more(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether the outlet does not go on behind a comma: not "…, und verließ den Saal"."""
    is_here = "," in passage.gaps[start] and passage.quoted[start] == -1
    return is_here and not _acts_apart(passage, start, grammar)


def _acts_apart(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether a joining word leads to a verb of the outlet's: "…, und verließ den Saal"."""
    is_joined = passage.lower[start] in grammar.conjunctions
    return is_joined and _acts_on(passage, start + 1, grammar)


def _is_added(passage: Passage, part: Tokens, grammar: Grammar) -> bool:
    """Whether a joining word leads to more of a clause, and to no clause of its own: "…, und nicht um Geld"."""
    start, stop = part[0] + 1, part[1]
    if passage.lower[part[0]] not in grammar.coordinators or start >= stop:
        return False
    if holds_verb(passage, part, grammar) or passage.quoted[stop - 1] != -1:
        return False
    subject = subject_in(passage, start, stop, grammar)
    return subject is None or subject[1] == stop


def in_mood_behind(passage: Passage, field: Field, grammar: Grammar) -> Tokens:
    """A clause in that mood behind the verb's own: "nannte ihn „alt“; er sehe es nicht"; or nothing."""
    start, stop = field.rest
    if start >= stop or not is_pause(passage, start) or passage.quoted[start] != -1:
        return stop, stop
    part = start, part_end(passage, start, stop)
    is_bound = passage.lower[start] in grammar.complementizers | grammar.noun_openers
    if is_bound or not has_mood(passage, part, grammar):
        return stop, stop
    return start, end_of_clauses(passage, start, stop, grammar)


def _acts_on(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a verb of the outlet's follows a joining word: "…, und verließ den Saal"."""
    if index >= len(passage.words) or passage.quoted[index] != -1:
        return False
    if passage.words[index][0].isupper():
        return False
    word = passage.lower[index]
    if in_mood(passage, index, grammar):
        return False
    if grammar.cue_signs_of(word) & POST_FINITE or grammar.is_verb_at(passage, index):
        return True
    return _is_past(passage, index, grammar)


def _is_past(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a word seems a verb: a small one between "und" and what begins a phrase."""
    word, after = passage.lower[index], index + 1
    is_known = (
        word in grammar.determiners
        or word in grammar.prepositions
        or word in grammar.genders
        or word in grammar.subordinators
        or word in grammar.complementizers
        or word in grammar.relatives
        or word in grammar.questions
        or grammar.is_adverb(word)
        or word in grammar.negations
    )
    if is_known or after >= len(passage.words):
        return False
    lead = passage.lower[after]
    is_led = lead in grammar.determiners or lead in grammar.prepositions or lead in grammar.clitics
    return is_led or lead in grammar.members("oblique")


def opening_of_said(passage: Passage, field: Field, grammar: Grammar) -> Opening | None:
    """Where words begin behind the pause that ends a verb's clause, and in which frame; or None."""
    start, stop = field.rest
    if start >= stop or not is_pause(passage, start):
        return None
    frame = _opens(passage, field, start, grammar)
    if frame is not None:
        return start, frame
    if field.use.cue.frames & SPOKEN and _is_parted(passage, start, stop, grammar):
        return start, Frame.THAT
    behind = skip_asides(passage, start, stop, grammar)
    frame = _opens(passage, field, behind, grammar) if behind > start else None
    return None if frame is None else (behind, frame)


def _is_parted(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether relatives part a subject from its verb in that mood: "die Partei, die so rede, sei …"."""
    end = part_end(passage, start, stop)
    if noun_phrase(passage, start, stop, grammar) != (start, end):
        return False
    for _ in range(_MOST_RELATIVES):
        if end >= stop or "," not in passage.gaps[end]:
            return False
        if in_mood(passage, end, grammar):
            return True
        end = part_end(passage, end, stop)
    return False


def _opens(passage: Passage, field: Field, start: int, grammar: Grammar) -> Frame | None:
    """In which frame words begin at a token behind the clause of a verb; or None."""
    first, stop = field.rest
    frames, word = field.use.cue.frames, passage.lower[start]
    if ":" in passage.gaps[start]:
        return Frame.QUOTE
    if passage.quoted[start] != -1:
        return Frame.QUOTE if frames & {Frame.POST, Frame.QUOTE, *SPOKEN} else None
    if word in grammar.complementizers and frames & SPOKEN:
        return Frame.THAT
    if word in grammar.questions:
        return Frame.WH if Frame.WH in frames and start == first else None
    if Frame.TO in frames and _is_infinitive(passage, start, stop, grammar):
        return Frame.TO
    if not frames & SPOKEN or opens_subordinate(passage, (start, stop), grammar):
        return None
    part = start, part_end(passage, start, stop)
    if has_mood(passage, part, grammar):
        return Frame.THAT
    if Frame.CLAUSE not in frames or start != first or "," not in passage.gaps[start]:
        return None
    is_supposed = not grammar.members("supposed_moods").isdisjoint(passage.lower[slice(*part)])
    return Frame.THAT if is_supposed or is_clause(passage, start, stop, grammar) else None


def _is_infinitive(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether an infinitive with its sign ends the words before the next pause."""
    end = part_end(passage, start, stop)
    for index in range(start, end):
        word = passage.lower[index]
        if passage.quoted[index] != -1:
            continue
        if word in grammar.auxiliaries and passage.lower[index - 1] not in grammar.members(
            "late_infinitive"
        ):
            return False
        is_sign = word in grammar.members("late_infinitive") and index + 1 < end
        if is_sign and grammar.has_ending(passage.lower[index + 1], "infinitive_endings"):
            return passage.words[index + 1][0].islower()
        if _holds_sign(word, grammar):
            return True
    return False


def _holds_sign(word: str, grammar: Grammar) -> bool:
    """Whether an infinitive holds its sign inside: "anzutreten", "bereitzustellen"."""
    if not grammar.has_ending(word, "infinitive_endings"):
        return False
    return any(
        sign in word[1:-3] and word[: word.index(sign, 1)] in grammar.members("verb_prefixes")
        for sign in grammar.members("late_infinitive")
    )


def end_of_clauses(
    passage: Passage, start: int, stop: int, grammar: Grammar, *, is_inner: bool = False
) -> int:
    """Where clauses that are said end: where somebody else speaks, or the outlet goes on.

    Inside another clause they end where its verb follows too.
    """
    for index in range(start + 1, stop):
        if passage.quoted[index] != -1:
            continue
        is_parted = is_pause(passage, index)
        if passage.lower[index] in grammar.conjunctions:
            is_own = is_parted or passage.quoted[index - 1] != -1
            if index + 1 < stop and (
                _tells(passage, index + 1, grammar)
                or (is_own and _acts_on(passage, index + 1, grammar))
            ):
                return index
        elif is_parted and _is_anothers(passage, index, stop, grammar, is_inner=is_inner):
            return index
    return stop


def _is_anothers(
    passage: Passage, index: int, stop: int, grammar: Grammar, *, is_inner: bool
) -> bool:
    """Whether words behind a pause are no longer what is said."""
    if ";" in passage.gaps[index]:
        return not has_mood(passage, (index, part_end(passage, index, stop)), grammar)
    if "," not in passage.gaps[index]:
        return False
    goes_on = is_inner and is_main(passage, index, grammar)
    goes_on = goes_on or _resumes(passage, index, stop, grammar)
    goes_on = goes_on or _is_remark(passage, index, stop, grammar)
    return goes_on or _another_speaks(passage, index, stop, grammar)


def _is_remark(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether the outlet tells what somebody says to all that: "…, was die Stadt dementierte"."""
    end = part_end(passage, index, stop)
    if passage.lower[index] not in grammar.members("remark_leads") or passage.quoted[index] != -1:
        return False
    if passage.lower[index - 1] in grammar.negations:
        return False  # "sie wisse nicht, was er bestreitet"
    answered = (cue.stance for cue in grammar.cues_of(passage.lower[end - 1]))
    is_plain = not has_mood(passage, (index, end), grammar)
    return is_plain and not _ANSWERS.isdisjoint(answered)


def _resumes(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether a verb behind a clause that closed goes on with the clause around: "dass er kam, nannte aber …"."""
    end, before = part_end(passage, index, stop), index - 1
    if end - index < _SHORTEST_CLAUSE or in_mood(passage, index, grammar):
        return False
    if not grammar.is_verb_at(passage, index) or grammar.is_verb_at(passage, end - 1):
        return False
    is_small = passage.quoted[before] == -1 and passage.words[before][0].islower()
    return is_small and not grammar.is_adverb(passage.lower[before])


def _tells(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a reporting verb follows "und" at once: "… und forderte"; its participle does not."""
    is_told = grammar.cue_signs_of(passage.lower[index]) & POST_FINITE
    is_small = passage.words[index][0].islower()
    return bool(is_told) and is_small and not in_mood(passage, index, grammar)


def is_main(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a finite verb right behind a comma goes on with the clause around."""
    is_small = passage.words[index][0].islower()
    if not is_small or in_mood(passage, index, grammar):
        return False
    return grammar.is_verb_at(passage, index) or _is_past(passage, index, grammar)


def _another_speaks(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether somebody else's clause follows a comma: ", Roth sagte, …"."""
    phrase = noun_phrase(passage, index, stop, grammar)
    if phrase is None or phrase[1] >= stop or is_pause(passage, phrase[1]):
        return False
    verb = phrase[1]
    is_said = grammar.cue_signs_of(passage.lower[verb]) & POST_FINITE
    is_finite = is_said and not in_mood(passage, verb, grammar)
    return bool(is_finite) and verb + 1 < stop and is_pause(passage, verb + 1)
