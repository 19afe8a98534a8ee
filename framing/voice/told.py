"""Told: what words before a cue can be what is said, and who does what another verb tells of him."""

from __future__ import annotations

from framing.domain.cue import Form, Frame
from framing.voice.clauses import begins_clause
from framing.voice.cues import CueUse
from framing.voice.grammar import FINITE, Grammar, breaks
from framing.voice.main_clauses import acts_on
from framing.voice.mentions import is_pronoun, may_speak, traits_of
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import phrase_start, subject_after
from framing.voice.sources import subject_before
from framing.voice.tokens import charge_start

_LONGEST_CHARGE, _LONGEST_DEED, _LONGEST_SPEECH = 16, 25, 80
_LONGEST_LEAD, _LONGEST_ASIDE, _LONGEST_TITLE, _SHORTEST_HEAD = 12, 14, 6, 4
SPOKEN = frozenset({Frame.THAT, Frame.CLAUSE})


def is_said(passage: Passage, head: Tokens, grammar: Grammar) -> bool:
    """Whether what stands before a postposed cue can be what is said: a clause or a quotation."""
    if passage.quoted[head[1] - 1] != -1:
        return not _is_occasion_in_marks(passage, head, grammar)
    start = head[0]
    word = passage.lower[start]
    is_subordinate = word in grammar.subordinators and word not in grammar.prepositions
    is_participle = word.endswith(("ed", "ing")) and passage.opens_sentence(start)
    if word not in grammar.determiners and (is_subordinate or is_participle):
        comma = next((i for i in range(start + 1, head[1]) if "," in passage.gaps[i]), None)
        if comma is None:
            is_subject = word in grammar.tellings or word in grammar.clause_heads
            is_subject |= passage.lower[start + 1] in grammar.auxiliaries  # "When did boats sink"
            return is_subject or (is_participle and has_main_verb(passage, head, grammar))
        start = comma
    rest = range(start, head[1])
    if any(passage.quoted[i] != -1 or _is_finite_word(passage, i, grammar) for i in rest):
        return True
    return any(acts_on(passage, (start, head[1]), i, grammar) for i in range(start + 1, head[1]))


def _is_finite_word(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a word can be a finite verb; a capital inside a sentence makes it a name."""
    is_name = passage.words[index][0].isupper() and not passage.opens_sentence(index)
    return grammar.is_finite(passage.lower[index]) and not is_name


def has_main_verb(passage: Passage, head: Tokens, grammar: Grammar) -> bool:
    """Whether a participle at the head is a subject: "Seeing what broke led him to stay"."""
    n_clauses, is_verb = 0, False
    for index in range(head[0] + 1, head[1]):
        word, was_verb = passage.lower[index], is_verb
        is_verb = grammar.is_verb_at(passage, index)
        if word in grammar.subordinators or word in grammar.relatives:
            n_clauses += 1
        elif is_verb and not was_verb:
            if not n_clauses:
                return True
            n_clauses -= 1
        is_verb |= was_verb and grammar.is_adverb(word)
    return False


def _is_occasion_in_marks(passage: Passage, head: Tokens, grammar: Grammar) -> bool:
    """Whether a lead ends in the title of a show or paper: "Last week on Herald TV’s “Bay Today,”"."""
    first, stop = passage.quoted_ranges[passage.quoted[head[1] - 1]]
    lead = passage.lower[head[0]]
    opens = lead in grammar.occasion_leads or lead in grammar.time_leads or lead in grammar.times
    return (
        opens
        and head[0] < first
        and stop - first <= _LONGEST_TITLE
        and all(
            word[0].isupper() or len(word) < _SHORTEST_HEAD for word in passage.words[first:stop]
        )
        and not any(grammar.is_verb_at(passage, i) for i in range(head[0], first))
    )


def after_lead(passage: Passage, first: int, edge: int, grammar: Grammar) -> int:
    """The first token of what is said before a postposed cue: "But", "And" are left out."""
    is_lead = passage.lower[first] in grammar.coordinators and passage.quoted[first] == -1
    return first + (is_lead and first + 1 < edge)


def agent_of(passage: Passage, use: CueUse, grammar: Grammar) -> Tokens | None:
    """Who does what a passive tells: "announced by Lee", "called a farce by Lee"."""
    is_named = Frame.AS in use.cue.frames and use.stop < use.sentence[1]
    is_named = is_named and passage.lower[use.stop] in grammar.as_leads
    is_named |= Frame.NAME in use.cue.frames
    reach = _LONGEST_CHARGE if is_named else 4
    for index in range(use.stop, min(use.sentence[1], use.stop + reach)):
        if passage.lower[index] in grammar.agent_links and passage.quoted[index] == -1:
            is_charge = Frame.ACCUSE in use.cue.frames
            charge = charge_start(passage, (index, use.sentence[1]), grammar) if is_charge else None
            stop = use.sentence[1] if charge is None else charge
            found = subject_after(passage, (use.sentence[0], stop), index + 1, grammar)
            is_sure = not is_named or (found is not None and may_speak(passage, *found, grammar))
            return found if is_sure else None
        if breaks(passage.gaps[index]):
            return None
    return None


def made_to(passage: Passage, use: CueUse, grammar: Grammar) -> Tokens | None:
    """Whom another verb makes, leaves or recalls doing what a cue tells, among other things; or None.

    "Prompted Lee, who had left, to say", "forced Lee to stay and say", "left crews howling and
    saying", "I remember Lee going on air, saying"; whom "with" brings in: "with Lee going on to say".
    """
    is_acting = use.cue.form is Form.PARTICIPLE
    if not is_acting and use.cue.form is not Form.BASE:
        return None
    for verb in range(use.group - 2, max(use.sentence[0], use.group - _LONGEST_DEED) - 1, -1):
        if passage.quoted[verb] != -1 or ";" in passage.gaps[verb + 1]:
            return None
        word = passage.lower[verb]
        is_with = not is_acting and word in grammar.meeting_links
        if is_with or word in grammar.makings or (is_acting and word in grammar.thoughts):
            is_plural = not is_acting and word + "s" in grammar.makings
            doer = _doer(passage, (verb + 1, use.group), is_acting, grammar)
            if is_with and (doer is None or not passage.lower[doer[1]].endswith("ing")):
                continue
            return None if is_plural else doer  # "officials want crews to leave and say"
        if not is_acting and verb > use.group - 3 and grammar.is_verb_at(passage, verb):
            return None
    return None


def _doer(passage: Passage, stretch: Tokens, is_acting: bool, grammar: Grammar) -> Tokens | None:
    """Who stands right behind a verb and before an infinitive or a participle that goes on to a cue."""
    start, cue = stretch
    edge = start + 1
    while edge < cue and not (breaks(passage.gaps[edge]) or _opens_deed(passage, edge, grammar)):
        edge += 1
    is_aside = "," in passage.gaps[edge] and "," in passage.gaps[cue]
    is_to = passage.lower[edge] in grammar.infinitive
    if is_acting:
        goes_on = edge < cue and not is_to and not breaks(passage.gaps[edge])
    else:
        goes_on = is_aside or (is_to and passage.lower[cue - 1] in grammar.conjunctions)
        goes_on |= passage.lower[edge].endswith("ing") and not breaks(passage.gaps[edge])
    is_noun = grammar.opens_noun_phrase(passage, start) or edge - start == 1
    is_noun = is_noun and goes_on and not breaks(passage.gaps[start])
    return (start, edge) if is_noun and may_speak(passage, start, edge, grammar) else None


def _opens_deed(passage: Passage, index: int, grammar: Grammar) -> bool:
    word = passage.lower[index]
    return word in grammar.infinitive or (word.endswith("ing") and passage.words[index].islower())


def outside_aside(
    passage: Passage, use: CueUse, source: Tokens | None, grammar: Grammar
) -> Tokens | None:
    """Who speaks round an aside that reports another `source`; or None.

    "Lee slammed a letter, which said no, calling it …", "Lee called it “old,” as Bay TV told, saying …".
    """
    if source is None or use.cue.form is not Form.PARTICIPLE or "," not in passage.gaps[use.group]:
        return None
    if inner := _subject_in_aside(passage, use.sentence, use.group, grammar):
        return inner
    start, after = source
    is_as = start > use.sentence[0] and passage.lower[start - 1] in grammar.as_leads
    is_as = is_as and traits_of(passage, *source, grammar).is_group  # "as Stone put it, saying"
    behind = passage.lower[after] if after < len(passage.words) else ""
    is_which = behind in grammar.aside_leads - grammar.subject_pronouns
    is_which = is_which and "," in passage.gaps[after]
    if not (is_as or is_which) or passage.lower[use.start] in grammar.citing:
        return None
    first = max(use.sentence[0], start - _LONGEST_SPEECH) if is_as else start - 1
    for verb in range(start - 1, first - 1, -1):
        if grammar.cue_signs_of(passage.lower[verb]) & FINITE and passage.quoted[verb] == -1:
            found = subject_before(passage, use.sentence, verb, grammar)
            return found if found and may_speak(passage, *found, grammar) else None
    return None


def _subject_in_aside(
    passage: Passage, sentence: Tokens, stop: int, grammar: Grammar
) -> Tokens | None:
    """Who acts in an aside that ends at a comma at `stop`: "…, which (a claim that) the mayor denies, | saying …"."""
    for index in range(stop - 1, max(sentence[0], stop - _LONGEST_ASIDE), -1):
        if passage.quoted[index] != -1:
            return None
        if not breaks(passage.gaps[index]):
            continue
        is_noun = passage.lower[index] in grammar.indefinite
        index += 2 * is_noun
        first, leads = index + 1, grammar.complementizers if is_noun else frozenset()
        leads |= grammar.aside_leads - grammar.subject_pronouns
        is_subject = is_noun or grammar.opens_noun_phrase(passage, first)
        if first >= stop or passage.lower[index] not in leads or not is_subject:
            return None
        acts = first + 1
        while acts < stop and not (
            grammar.is_verb_at(passage, acts) or grammar.cue_signs_of(passage.lower[acts]) & FINITE
        ):
            acts += 1
        acts -= grammar.is_adverb(passage.lower[acts - 1])
        is_whole = acts < stop and may_speak(passage, first, acts, grammar)
        return (first, acts) if is_whole else None
    return None


def document_before(
    passage: Passage, sentence: Tokens, that: int, grammar: Grammar
) -> Tokens | None:
    """What a "that" behind a comma takes up: "a letter from her aide, Ann Lee, that read"."""
    for index in range(that - 1, max(sentence[0], that - _LONGEST_LEAD), -1):
        if grammar.is_verb_at(passage, index):
            return None
        if passage.lower[index] in grammar.documents:
            return phrase_start(passage, sentence, index + 1, grammar), index + 1
    return None


def names_nothing(
    passage: Passage, use: CueUse, source: Tokens | None, content: Tokens, grammar: Grammar
) -> bool:
    """Whether a verb of naming has one noun behind it: "called a vote", "called him out", not "called
    votes a waste".

    Nor "what Lee called a waste", where the other stands before its subject.
    """
    start, stop = content
    if use.cue.frames != {Frame.NAME} or not _opens(passage, source, grammar):
        return False
    if use.is_passive or any(number != -1 for number in passage.quoted[start : stop + 1]):
        return False
    is_one = (
        use.cue.lemma in grammar.members("convening") and passage.lower[start] in grammar.indefinite
    )
    is_one |= is_pronoun(passage.lower[start], grammar) and (
        start + 1 < stop and passage.lower[start + 1] in grammar.prepositions
    )
    if is_one and not _has_second(passage, content, grammar):
        return True  # "called a strike at the port"
    if passage.lower[start] in grammar.determiners and start + 1 < stop:
        start += 1
    if _is_called_to(passage, start, stop, grammar):
        return True
    if stop > start + 1 and passage.lower[stop - 1] in grammar.times:
        stop -= 1 + (passage.lower[stop - 2] in grammar.occasion_leads)
    return stop - start == 1


def _is_called_to(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a noun goes to something: "called attention to a poll", not "called the trip to Porto a waste"."""
    is_thing = passage.words[start][0].islower()
    is_to = start + 1 < stop and passage.lower[start + 1] in grammar.infinitive
    is_a = start > 0 and passage.lower[start - 1] in grammar.determiners
    is_plain = grammar.indefinite.isdisjoint(passage.lower[start:stop])
    return is_thing and is_to and (is_plain or not is_a)


def _has_second(passage: Passage, nouns: Tokens, grammar: Grammar) -> bool:
    """Whether a further noun phrase opens behind the first, outside its own "of" and "at"."""
    return any(
        grammar.opens_noun_phrase(passage, index)
        and passage.lower[index - 1] not in grammar.prepositions
        and passage.words[index].islower()
        for index in range(nouns[0] + 1, nouns[1])
    )


def _opens(passage: Passage, source: Tokens | None, grammar: Grammar) -> bool:
    """Whether nothing that a verb could take stands before its subject."""
    if source is None or source[0] == 0 or passage.opens_sentence(source[0]):
        return True
    word = passage.lower[source[0] - 1]
    is_taken = word in grammar.complementizers or word in grammar.as_leads
    return begins_clause(passage, source[0], grammar) and not is_taken


def takes_noun(passage: Passage, source: Tokens, grammar: Grammar) -> bool:
    """Whether a noun of saying stands before who does something to it: "a charge Lee denies"."""
    start = source[0]
    if passage.lower[start] in grammar.indefinite and start + 2 < source[1]:
        start += 2
    if start < 2 or passage.lower[start - 2] not in grammar.indefinite:
        return False
    return not breaks(passage.gaps[start]) and any(
        cue.form is Form.NOUN for cue in grammar.cues_of(passage.lower[start - 1])
    )
