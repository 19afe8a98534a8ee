"""Listeners: who is told, asked, urged or accused, and where what they are told begins."""

from __future__ import annotations

from framing.domain.cue import Frame
from framing.voice.circumstances import (
    behind_relative,
    counts_some,
    describes,
    question_nearby,
    skip_circumstance,
    that_nearby,
)
from framing.voice.clauses import is_clause, opens_that
from framing.voice.cues import CueUse, Opening
from framing.voice.grammar import STRONG_GAP, Grammar, breaks
from framing.voice.main_clauses import reports_soon
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import subject_after
from framing.voice.tokens import charge_start, has_object, is_person_noun, names_medium
from framing.voice.told import SPOKEN

_LONGEST_NAMES = 12


def after_listener(passage: Passage, use: CueUse, stop: int, grammar: Grammar) -> Opening | None:
    """The content behind a listener, an addressee or a target."""
    frames, start = use.cue.frames, use.stop
    if passage.lower[start] in grammar.agent_links:
        return _after_agent(passage, use, stop, grammar)
    if Frame.ACCUSE in frames and passage.lower[start] in grammar.accuse_links:
        return (start + 1, Frame.OBJECT) if start + 1 < stop else None  # "whom she accused of"
    if not _may_be_listener(passage, start, grammar):
        return None
    if Frame.ACCUSE in frames:
        return after_target(passage, start, stop, grammar)
    if _is_subject(passage, start, stop, grammar) and frames & SPOKEN:
        return start, Frame.THAT
    end = listener_end(passage, start, stop, grammar)
    if end >= stop:
        return None
    if passage.lower[end] in grammar.infinitive and not breaks(passage.gaps[end]):
        is_appeal = Frame.URGE in frames and Frame.LISTENER not in frames
        return (start, Frame.URGE) if is_appeal else (end, Frame.TO)
    if Frame.LISTENER not in frames:
        return start, Frame.OBJECT
    link = grammar.frame_words.get(passage.lower[end])
    is_against = link is Frame.AGAINST and end + 1 < stop
    return (end + 1, Frame.OBJECT) if is_against else _told(passage, end, stop, grammar)


def _after_agent(passage: Passage, use: CueUse, stop: int, grammar: Grammar) -> Opening | None:
    """Content behind who accuses or asks: "accused by Lee of lying", "asked by Lee whether …"."""
    if Frame.ACCUSE in use.cue.frames:
        charge = charge_start(passage, (use.stop, stop), grammar)
        return None if charge is None else (charge + 1, Frame.OBJECT)
    if Frame.LISTENER in use.cue.frames:
        return _after_asker(passage, use, stop, grammar)
    return None


def _may_be_listener(passage: Passage, start: int, grammar: Grammar) -> bool:
    word = passage.lower[start]
    return not (
        breaks(passage.gaps[start])
        or _leads_on(word, grammar)
        or (word in grammar.prepositions and word not in grammar.object_leads)
    )


def _leads_on(word: str, grammar: Grammar) -> bool:
    """Whether a word leads to what somebody is told: "that", "whether", "to"."""
    leads = grammar.complementizers, grammar.questions, grammar.infinitive
    return any([word in each for each in leads])


def _is_subject(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a pronoun begins what somebody is told: "warned it could sink", not "warned her that"."""
    is_pronoun = passage.lower[start] in grammar.subject_pronouns
    is_pronoun = is_pronoun and listener_end(passage, start, stop, grammar) == start + 1
    return is_pronoun and start + 1 < stop and grammar.is_finite(passage.lower[start + 1])


def _told(passage: Passage, end: int, stop: int, grammar: Grammar) -> Opening | None:
    """What a listener is told, from the word behind the listener."""
    word = passage.lower[end]
    if passage.quoted[end] != -1 or ":" in passage.gaps[end]:
        return end, Frame.QUOTE
    if opens_that(passage, end, grammar):
        return end, Frame.THAT
    if not breaks(passage.gaps[end]):
        if word in grammar.questions:
            return end, Frame.WH
        if word in grammar.topic_links:
            return end + 1, Frame.OBJECT
        if far := question_nearby(passage, end, stop, grammar):
            return far, Frame.WH
    after = skip_circumstance(passage, end, stop, grammar)
    behind = behind_relative(passage, end, after, stop, grammar)
    after = that_nearby(passage, end, stop, grammar) or after if behind == after else behind
    if after >= stop:
        return None
    if passage.lower[after] in grammar.complementizers or passage.quoted[after] != -1:
        return after, Frame.THAT
    if after > end and breaks(passage.gaps[after]):
        return None
    is_aside = breaks(passage.gaps[end]) and word in grammar.aside_leads | grammar.coordinators
    first = after + counts_some(passage, after, stop, grammar)  # "told Lee at least ten left"
    is_bare = not is_aside and is_clause(passage, first, stop, grammar)
    return (after, Frame.THAT) if is_bare else None


def _after_asker(passage: Passage, use: CueUse, stop: int, grammar: Grammar) -> Opening | None:
    """Content behind who asks: "asked by Lee whether …", "asked by reporters about …"."""
    asker = subject_after(passage, (use.start, stop), use.stop + 1, grammar)
    if asker is None or asker[1] >= stop or breaks(passage.gaps[asker[1]]):
        return None
    return _told(passage, asker[1], stop, grammar)


def after_target(passage: Passage, start: int, stop: int, grammar: Grammar) -> Opening | None:
    """Content of "accused X of Y": all of it; the target's wording is the outlet's."""
    index = start
    while index < stop and passage.quoted[index] == -1:
        if index > start and passage.lower[index] in grammar.accuse_links:
            return start, Frame.ACCUSE
        index += 1
    return start, Frame.OBJECT


def listener_end(passage: Passage, start: int, stop: int, grammar: Grammar) -> int:
    """The end of the listener that begins at `start`: "the crowd", "both crews", "her"."""
    word = passage.lower[start]
    is_pronoun = word in grammar.genders or word in grammar.subject_pronouns
    if is_pronoun and (word not in grammar.determiners or start + 1 >= stop):
        return start + 1
    end = _noun_end(passage, start, stop, grammar)
    may_lead = not is_pronoun or _leads_noun(passage, (start, end), stop, grammar)
    return (_names_end(passage, end, stop, grammar) or end) if may_lead else start + 1


def _leads_noun(passage: Passage, phrase: Tokens, stop: int, grammar: Grammar) -> bool:
    """Whether what may be a pronoun has a noun: "told her sister that", not "told her boats sank"."""
    first, end = phrase[0] + 1, phrase[1]
    if first + 1 == end == stop:
        return True  # "It is old, Lee told his crews."
    if not first < end < stop:
        return False
    word = passage.lower[first]
    if breaks(passage.gaps[end]):  # "told his wife, Ann, that"
        return end == first + 1 and is_person_noun(word, grammar)
    if grammar.opens_noun_phrase(passage, first) or word in grammar.times:
        return False
    behind = passage.lower[end]
    is_told = _leads_on(behind, grammar) or behind in grammar.frame_words
    is_told = is_told or grammar.opens_noun_phrase(passage, end)
    return is_told and not grammar.is_adverb(word)


def _names_end(passage: Passage, start: int, stop: int, grammar: Grammar) -> int | None:
    """The end of names that go on a listener: "the mayor | Ann Lee whether", "Lee, | Kern and Stone to"."""
    is_list = is_joined = False
    for index in range(start, min(stop, start + _LONGEST_NAMES)):
        word = passage.lower[index]
        is_list |= "," in passage.gaps[index]
        if word in grammar.conjunctions:
            is_joined = True
        elif not passage.words[index][0].isupper():
            is_whole = index > start and (is_joined or not is_list)
            is_whole = is_whole and not breaks(passage.gaps[index])
            return index if is_whole and _leads_on(word, grammar) else None
    return None


def _noun_end(passage: Passage, start: int, stop: int, grammar: Grammar) -> int:
    from framing.voice.addressed import audience_end, begins_told  # few verbs have listeners

    if (audience := audience_end(passage, start, stop, grammar)) is not None:
        return audience
    index, seen_noun = start, False
    while index < stop and passage.quoted[index] == -1:
        word = passage.lower[index]
        if index > start and (
            breaks(passage.gaps[index]) or begins_told(passage, (start, index), stop, grammar)
        ):
            return index
        is_joint = seen_noun and (word in grammar.links or word in grammar.conjunctions)
        if is_joint and index + 1 < stop and passage.words[index + 1][0].isupper():
            index += 2
            continue
        is_name = passage.words[index][0].isupper() and passage.words[index - 1][0].islower()
        is_name = is_name and not names_medium(passage, index, grammar)
        if seen_noun and (is_name or _ends_listener(word, grammar)):
            return index
        seen_noun |= word not in grammar.determiners or word in grammar.complementizers
        index += 1
    return index


def _ends_listener(word: str, grammar: Grammar) -> bool:
    """Whether a word stands behind a noun that is told: "told crews | yesterday", "told crews | they"."""
    known = (grammar.prepositions, grammar.times, grammar.auxiliaries, grammar.determiners)
    is_pronoun = word in grammar.subject_pronouns or word in grammar.genders
    is_known = is_pronoun or any(word in each for each in known)
    return is_known or _leads_on(word, grammar) or grammar.is_adverb(word)


def content_follows(
    passage: Passage, use: CueUse, source: Tokens, stop: int, grammar: Grammar
) -> bool:
    """Whether what is said stands behind the cue and not before it."""
    start = use.stop
    is_as = not grammar.as_leads.isdisjoint(passage.lower[start : start + 1])
    if is_as and reports_soon(passage, start + 1, stop, grammar):
        return False  # "Dam will fall, crews warn as mayor insists it is safe"
    if (
        start < stop
        and Frame.LISTENER in use.cue.frames
        and passage.quoted[start] == -1
        and passage.lower[start] not in grammar.times
        and _may_be_listener(passage, start, grammar)
    ):
        start = listener_end(passage, start, stop, grammar)
    is_after_quotation = source[0] > 0 and passage.quoted[source[0] - 1] != -1
    if is_after_quotation and start < stop:
        return opens_that(passage, start, grammar) or has_object(passage, use, grammar)
    if start < stop and passage.has_dash_before(start):
        from framing.voice.addressed import is_that_behind_dash  # few texts have dashes

        return is_that_behind_dash(passage, start, stop, grammar)
    lead = passage.lower[source[0] - 1] if source[0] > 0 else ""
    is_apart = "," in passage.gaps[source[0]] or lead in grammar.as_leads
    is_apart &= start == use.stop and "," in passage.gaps[start]
    after = start if is_apart else skip_circumstance(passage, start, stop, grammar)
    if after >= stop or (after > start and describes(passage, after, grammar)):
        return False
    if passage.quoted[after] != -1:
        return True
    is_telling = start > use.stop and Frame.URGE not in use.cue.frames
    is_trade = is_person_noun(passage.words[start - 1], grammar)
    is_telling |= is_trade and passage.words[start][0].isupper()  # "told Herald reporter Tom Kern"
    if is_telling and not _may_be_told(passage, after, stop, grammar):
        return False
    return STRONG_GAP.isdisjoint(passage.gaps[after])


def _may_be_told(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether words behind a listener can be told: not the name behind a trade."""
    return any(
        passage.quoted[i] != -1
        or _leads_on(passage.lower[i], grammar)
        or passage.lower[i] in grammar.topic_links
        or grammar.is_finite(passage.lower[i])
        for i in range(start, stop)
    )


def acts_then(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether an addressee is urged to act behind a time: "urged crews on Monday not to sail"."""
    if passage.lower[start - 1] not in grammar.times or start + 2 >= len(passage.words):
        return False
    start += passage.lower[start] in grammar.negations
    is_act = passage.lower[start] in grammar.infinitive
    return is_act and not grammar.opens_noun_phrase(passage, start + 1)


def is_addressed(passage: Passage, phrase: Tokens, grammar: Grammar) -> bool:
    """Whether somebody is written to: "wrote to Lee", "a letter to Lee and others", not "gave to ads"."""
    start = phrase[0]
    if start < 2 or passage.lower[start] in grammar.others:
        return start > 1 and passage.lower[start - 1] in grammar.coordinators
    before = passage.lower[start - 2]
    is_sent = before in grammar.documents or before in grammar.cues
    is_sent = is_sent and passage.lower[phrase[1] - 1].removesuffix("s") not in grammar.documents
    return is_sent and passage.lower[start - 1] in grammar.infinitive


def is_occasion(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether "in", "on" or "at" leads to the occasion of speaking, not to what is said."""
    for ahead in range(index + 1, min(len(passage.words), index + 5)):
        word = passage.lower[ahead]
        if ahead > index + 1 and breaks(passage.gaps[ahead]):
            return False
        if word in grammar.times or word in grammar.occasions:
            return not acts_then(passage, ahead + 1, grammar)
        if not grammar.members("attending").isdisjoint(passage.lower[ahead : ahead + 2]):
            return True  # "urged them to wait | in an apparent bid", "on condition of anonymity"
        if word in grammar.prepositions:
            return False
    return False
