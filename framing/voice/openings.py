"""Openings: where the reported words of a cue begin, and in which frame."""

from __future__ import annotations

from framing.domain.cue import Form, Frame
from framing.voice.circumstances import (
    behind_relative,
    describes,
    question_nearby,
    quotation_behind,
    skip_circumstance,
    that_behind_comma,
    that_nearby,
)
from framing.voice.clauses import has_verb_soon, is_clause
from framing.voice.cues import CueUse, Opening
from framing.voice.forms import is_taken_up
from framing.voice.grammar import Grammar, breaks
from framing.voice.listeners import after_listener
from framing.voice.main_clauses import goes_on_acting
from framing.voice.passages import Passage
from framing.voice.passives import after_passive, after_preposition, is_told_aside
from framing.voice.relatives import leaves_out, opens_with_another
from framing.voice.told import SPOKEN
from framing.voice.unsaid import is_empty, is_weighed
from framing.voice.wordings import ends_in_document, has_as, is_loose_clause

_PAUSES, _ASIDES, _SPEAKING = frozenset(",:"), frozenset(",("), ("say", "tell")
_LONGEST_ASIDE, _LONGEST_MANNER, _LONGEST_NAMED = 12, 5, 6
_TOPICS = frozenset({Frame.ABOUT, Frame.OF, Frame.AGAINST})
_BROAD_TOPICS = frozenset({Frame.ABOUT, Frame.AGAINST})


def content_start(passage: Passage, use: CueUse, stop: int, grammar: Grammar) -> Opening | None:
    """Where the content after a cue begins and in which frame, or None where there is none."""
    start = use.stop
    if start >= stop or is_taken_up(passage, start, stop, grammar):
        return None
    if ":" in passage.gaps[start]:
        return start, Frame.QUOTE
    if use.cue.form is Form.NOUN:
        return _after_noun(passage, use, grammar)
    if passage.quoted[start] != -1:
        return start, Frame.QUOTE
    if use.is_passive:
        return after_passive(passage, use, stop, grammar)
    if grammar.infinitive_leads:
        from framing.voice.infinitives import behind_verb, is_served  # few languages need it

        led = behind_verb(passage, use, stop, grammar)
        if led is not None or is_served(passage, use, grammar):
            return led
        if Frame.URGE in use.cue.frames:
            return _after_verb(passage, use, start, stop, grammar)
    if is_empty(passage, use, start, stop, grammar):
        return None
    return _told(passage, use, stop, grammar) or _behind_subject(passage, use, grammar)


def _behind_subject(passage: Passage, use: CueUse, grammar: Grammar) -> Opening | None:
    """A verb whose subject is a relative before who says it: "what it claimed | was a boat"."""
    start = use.stop
    is_verb = Frame.CLAUSE in use.cue.frames and grammar.is_verb_at(passage, start)
    is_left_out = is_verb and leaves_out(passage, use.group, start, grammar)
    return (start, Frame.THAT) if is_left_out else None


def _told(passage: Passage, use: CueUse, stop: int, grammar: Grammar) -> Opening | None:
    """Content behind who is told, asked, urged or accused, where only a clause tells that they are,
    or right behind the verb; None where saying it is only weighed."""
    if is_weighed(passage, use, grammar) and all(n == -1 for n in passage.quoted[use.stop : stop]):
        return None
    if is_told_aside(passage, use, grammar):
        told = after_passive(passage, use, stop, grammar)
        if told is not None and told[1] is not Frame.TO:
            return told
    has_listener = not use.cue.frames.isdisjoint((Frame.LISTENER, Frame.URGE, Frame.ACCUSE))
    told = after_listener(passage, use, stop, grammar) if has_listener else None
    return told or _after_verb(passage, use, use.stop, stop, grammar)


def _after_noun(passage: Passage, use: CueUse, grammar: Grammar) -> Opening | None:
    start, frames = use.stop, use.cue.frames
    if grammar.clause_commas:
        from framing.voice.noun_clauses import behind_noun  # few languages have them

        return behind_noun(passage, start, frames, grammar)
    if breaks(passage.gaps[start]):
        return None
    word = passage.lower[start]
    if grammar.noun_openers:
        from framing.voice.noun_clauses import behind_opener  # few languages have them

        return behind_opener(passage, start, frames, grammar)
    if word in grammar.complementizers and frames & SPOKEN:
        return None if grammar.is_relative_that(passage, start) else (start, Frame.THAT)
    if word in grammar.infinitive and Frame.TO in frames:
        from framing.voice.infinitives import act_from  # few nouns lead to one

        return act_from(passage, start, grammar)
    if word in grammar.questions and Frame.WH in frames:
        return start, Frame.WH
    found = after_preposition(passage, start, frames, grammar)
    is_empty = found is not None and passage.lower[found[0]] in grammar.sought
    return None if is_empty else found  # "a request for comment"


def _after_verb(
    passage: Passage, use: CueUse, start: int, stop: int, grammar: Grammar
) -> Opening | None:
    frames = use.cue.frames
    if not _ASIDES.isdisjoint(passage.gaps[start]) or passage.has_dash_before(start):
        found = _after_aside(passage, use, start, stop, grammar)
        if found is not None or "," in passage.gaps[start]:
            return found
    marked = _after_mark_word(passage, start, frames, grammar)
    if marked is not None:
        return marked
    if frames & {Frame.OBJECT, Frame.NAME, Frame.AS}:
        return _after_object_verb(passage, use, start, stop, grammar)
    if frames & SPOKEN:
        return _bare_clause(passage, use, start, stop, grammar)
    return quotation_behind(passage, use, start, stop, grammar)


def _after_mark_word(
    passage: Passage, start: int, frames: frozenset[Frame], grammar: Grammar
) -> Opening | None:
    """Content that a word of its own opens: that, to, whether, about."""
    word = passage.lower[start]
    if word in grammar.complementizers and frames & SPOKEN:
        return start, Frame.THAT
    if (word in grammar.as_leads or word in grammar.naming_links) and Frame.AS in frames:
        is_quoted = any(number != -1 for number in passage.quoted[start + 1 : start + 3])
        is_noun = word in grammar.as_leads and _names(passage, start + 1, grammar)
        return (start + 1, Frame.OBJECT) if is_quoted or is_noun else None
    if word in grammar.infinitive and Frame.TO in frames:
        return start, Frame.TO
    is_far = Frame.TO in frames and not grammar.infinitive.isdisjoint(
        passage.lower[start + 1 : start + _LONGEST_ASIDE]
    )
    is_lead = word in grammar.circumstance or word in grammar.times or word in grammar.time_leads
    if is_far and (is_lead or grammar.is_adverb(word)):
        from framing.voice.infinitives import act_behind  # few acts stand so far

        if found := act_behind(passage, start, grammar):
            return found
    asked = start + (grammar.is_adverb(word) and start + 1 < len(passage.words))
    if passage.lower[asked] in grammar.questions and frames & {Frame.WH, Frame.CLAUSE}:
        return asked, Frame.WH
    found = after_preposition(passage, start, frames, grammar)
    found = found or _far_preposition(passage, start, frames, grammar)
    if found is None and Frame.WH in frames:
        far = question_nearby(passage, start, len(passage.words), grammar)
        return None if far is None else (far, Frame.WH)
    return found


def _names(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether a noun alone follows "as": "what crews described as a raid", not "rejected as old the raid"."""
    stop = passage.sentence_of(start - 1)[1]
    if start >= stop or breaks(passage.gaps[start]):
        return False
    if passage.lower[start] in grammar.subject_pronouns:
        return False
    stop = next((i for i in range(start + 1, stop) if breaks(passage.gaps[i])), stop)
    for index in range(start + 1, min(stop, start + _LONGEST_NAMED)):
        if passage.lower[index] in grammar.prepositions:
            stop = index if passage.lower[start] in grammar.indefinite else stop
            break
        if passage.lower[index] in grammar.determiners:
            return False
    return not is_clause(passage, start, stop, grammar)


def _far_preposition(
    passage: Passage, start: int, frames: frozenset[Frame], grammar: Grammar
) -> Opening | None:
    """Content behind a preposition that an adverb parts from its verb: "spoke at length about boats"."""
    word = passage.lower[start]
    is_place = word in grammar.occasion_leads
    is_manner = grammar.is_adverb(word) and word not in grammar.determiners
    topics = frames & (_BROAD_TOPICS if is_place else _TOPICS)
    if not topics or not (is_place or is_manner):
        return None
    for index in range(start + 1, min(len(passage.words) - 1, start + _LONGEST_MANNER)):
        if breaks(passage.gaps[index]) or passage.quoted[index] != -1:
            return None
        frame = grammar.frame_words.get(passage.lower[index])
        if frame in topics:
            before = passage.lower[index - 1]
            is_counted = before in grammar.degrees or before in grammar.determiners
            is_compound = frame is Frame.OF and (is_counted or not grammar.is_adverb(before))
            return None if is_compound else (index + 1, Frame.OBJECT)
        if grammar.is_verb_at(passage, index) or passage.lower[index] in grammar.determiners:
            return None
    return None


def _bare_clause(
    passage: Passage, use: CueUse, start: int, stop: int, grammar: Grammar
) -> Opening | None:
    """A clause behind a circumstance or right behind the verb: "said Friday the road …"."""
    if opens_with_another(passage, use, stop, grammar):
        return start, Frame.THAT
    after = skip_circumstance(passage, start, stop, grammar)
    if after >= stop:
        return None
    if after > start and breaks(passage.gaps[after]):
        if passage.quoted[after] != -1 and not _PAUSES.isdisjoint(passage.gaps[after]):
            return after, Frame.QUOTE  # "said quietly, “…”"
        far = that_behind_comma(passage, start, stop, grammar)
        return None if far is None else (far, Frame.THAT)
    after = behind_relative(passage, start, after, stop, grammar)
    nearby = that_nearby(passage, after, stop, grammar)
    after = nearby or that_behind_comma(passage, start, stop, grammar) or after
    if passage.lower[after] in grammar.coordinators or (
        after > start and describes(passage, after, grammar)
    ):
        return None
    if passage.lower[after] in grammar.complementizers or passage.quoted[after] != -1:
        return after, Frame.THAT
    if Frame.CLAUSE not in use.cue.frames:
        return None
    is_plain = after == start and use.cue.lemma in _SPEAKING
    return (after, Frame.THAT) if is_plain or is_clause(passage, after, stop, grammar) else None


def _after_aside(
    passage: Passage, use: CueUse, start: int, stop: int, grammar: Grammar
) -> Opening | None:
    if passage.quoted[start] != -1:
        return start, Frame.QUOTE
    if not use.cue.frames & SPOKEN:
        return None
    if passage.lower[start] in grammar.complementizers:
        return start, Frame.THAT
    if use.cue.lemma in _SPEAKING and is_loose_clause(passage, use, stop, grammar):
        return start, Frame.THAT
    is_open = "," not in passage.gaps[start]  # "argued – twice, and loudly – that"
    is_lead = passage.lower[start] in grammar.clause_leads - grammar.as_leads
    depends = is_lead and has_verb_soon(passage, start, stop, grammar)
    for index in range(start + 1, min(stop, start + _LONGEST_ASIDE)):
        if depends and "," in passage.gaps[index]:
            is_said = passage.quoted[index] != -1 or is_clause(passage, index, stop, grammar)
            return (index, Frame.THAT) if is_said else None
        if passage.quoted[index] != -1:
            return None
        is_that = passage.lower[index] in grammar.complementizers
        is_end = ")" in passage.gaps[index] or passage.has_dash_before(index)
        if is_end or ("," in passage.gaps[index] and not is_open):
            return (index, Frame.THAT) if is_that else None
    return None


def _after_object_verb(
    passage: Passage, use: CueUse, start: int, stop: int, grammar: Grammar
) -> Opening | None:
    word = passage.lower[start]
    if use.cue.frames & SPOKEN:
        after = skip_circumstance(passage, start, stop, grammar)
        if after < stop and not (after > start and breaks(passage.gaps[after])):
            if passage.lower[after] in grammar.complementizers or passage.quoted[after] != -1:
                return after, Frame.THAT
            is_told = Frame.CLAUSE in use.cue.frames and is_clause(passage, after, stop, grammar)
            is_told = is_told and not ends_in_document(passage, after, stop, grammar)
            if is_told and not goes_on_acting(passage, after, stop, grammar):
                return after, Frame.THAT
    nearby = that_nearby(passage, start, stop, grammar)
    if nearby is not None and use.cue.frames & SPOKEN:
        return nearby, Frame.THAT
    if (
        (word in grammar.prepositions and word not in grammar.object_leads)
        or word in grammar.coordinators
        or word in grammar.times
        or (word in grammar.auxiliaries and not word.endswith("ing"))
        or (word in grammar.subordinators and word not in grammar.determiners)
        or word in grammar.infinitive
        or (  # "those he asked | said", but "boats, which Lee claims | said nothing"
            not use.cue.frames & SPOKEN
            and word in grammar.cues
            and grammar.is_verb_at(passage, start)
        )
    ):
        return None
    if not use.cue.frames & {Frame.OBJECT, Frame.NAME}:
        return (start, Frame.OBJECT) if has_as(passage, start, stop, grammar) else None
    return start, Frame.OBJECT
