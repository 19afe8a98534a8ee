"""Participles: who speaks where what they do parts them from the verb: "Crews searching the bay said"."""

from __future__ import annotations

from framing.domain.cue import Form, Frame
from framing.voice.clauses import ADJECTIVE_ENDINGS, begins_clause
from framing.voice.cues import CueUse
from framing.voice.grammar import Grammar, breaks
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import phrase_start
from framing.voice.tokens import is_person_noun

TYPE_CHECKING = False
if TYPE_CHECKING:
    from framing.voice.report import Report

_LONGEST_ACT, _SHORTEST_PARTICIPLE = 16, 5
_LONGEST_LEAD, _LONGEST_SUBJECT = 8, 40


def before_participle(
    passage: Passage, sentence: Tokens, start: int, grammar: Grammar
) -> Tokens | None:
    """The noun that a participle with its agent or place describes: "residents reached by phone".

    `start` is where the agent or place begins, behind its preposition.
    """
    participle, lead = start - 2, passage.lower[start - 1]
    is_link = lead in grammar.prepositions and lead not in grammar.clause_leads
    if participle <= sentence[0] or not is_link:
        return None
    word, near = passage.lower[participle], range(participle, start + 1)
    name = "agent_endings" if lead in grammar.agent_links else "participle_endings"
    is_other = grammar.is_adverb(word) or word in grammar.prepositions
    # "files held by the port"
    is_done = lead in grammar.agent_links and word in grammar.participles
    if is_other or not (is_done or grammar.has_ending(word, name)):
        return None
    if any(breaks(passage.gaps[i]) or passage.quoted[i] != -1 for i in near):
        return None
    noun = phrase_start(passage, sentence, participle, grammar)
    alone = passage.lower[noun] if participle - noun == 1 else ""
    is_noun = alone not in grammar.subject_pronouns and alone not in grammar.articles
    is_noun &= not is_done or noun == sentence[0]
    return (noun, participle) if noun < participle and is_noun else None


def before_act(
    passage: Passage, sentence: Tokens, phrase: Tokens, grammar: Grammar
) -> Tokens | None:
    """Who opens the clause before a participle or "that" that goes on to a phrase; or None.

    "Crews searching | the bay", "critics of building | a dam", "people living near | the pier",
    "groups | that oppose the plan"; not where "who" takes the phrase up.
    """
    start, stop = phrase
    is_taken_up = stop < len(passage.words) and passage.lower[stop] in grammar.relatives
    if is_taken_up or begins_clause(passage, start, grammar):
        return None
    for index in range(start, max(sentence[0], start - _LONGEST_ACT), -1):
        if breaks(passage.gaps[index]) or passage.quoted[index] != -1:
            return None
        if passage.lower[index] in grammar.complementizers:
            return _before_that(passage, sentence, index, grammar)
        is_infinitive = passage.lower[index - 1] in grammar.infinitive
        if grammar.is_verb_at(passage, index) and not is_infinitive:
            return None
        if index < start and _is_participle(passage, index, grammar):
            return _person_before(passage, sentence, index, grammar)
    return None


def _is_participle(passage: Passage, index: int, grammar: Grammar) -> bool:
    word, before = passage.lower[index], passage.lower[index - 1]
    is_acting = word.endswith("ing") and len(word) > _SHORTEST_PARTICIPLE
    is_acting = is_acting and passage.words[index][0].islower()
    is_other = word in grammar.prepositions
    return is_acting and not is_other and before not in grammar.determiners


def _person_before(
    passage: Passage, sentence: Tokens, stop: int, grammar: Grammar
) -> Tokens | None:
    """Whoever can speak and opens a clause that ends at a token, but for a preposition."""
    if passage.lower[stop - 1] in grammar.prepositions and stop - 1 > sentence[0]:
        # "a man accused of hiding it"
        is_described = grammar.is_participle(passage.lower[stop - 2])
        is_topic = passage.lower[stop - 1] in grammar.topic_links
        stop -= 2 if is_described else is_topic
    start = phrase_start(passage, sentence, stop, grammar) if stop > sentence[0] else stop
    if start >= stop or not may_speak(passage, start, stop, grammar):
        return None
    if start == sentence[0]:  # there a capital makes no name of "Questions surrounding the dam"
        is_alone = stop - start == 1 and not is_person_noun(passage.lower[start], grammar)
        return None if is_alone else (start, stop)
    is_role = passage.lower[start - 1] in grammar.as_leads  # "as a child living there my father"
    return (start, stop) if begins_clause(passage, start, grammar) and not is_role else None


def _before_that(passage: Passage, sentence: Tokens, that: int, grammar: Grammar) -> Tokens | None:
    """The people that a relative takes up whose verb is not known: "groups | that oppose the plan"."""
    if that + 2 >= len(passage.words) or passage.lower[that + 1] in grammar.times:
        return None
    found = _person_before(passage, sentence, that, grammar)
    is_several = found is not None and passage.lower[that - 1].endswith("s")
    is_noun = passage.words[that - 1].islower() or passage.opens_sentence(that - 1)
    return found if is_several and is_noun else None


def behind_infinitive(passage: Passage, phrase: Tokens, grammar: Grammar) -> int:
    """Where the noun that "who" takes up begins behind "to" and a verb: "to calm | critics who say"."""
    start, stop = phrase
    word = passage.lower[start]
    is_noun = grammar.opens_noun_phrase(passage, start) or is_person_noun(word, grammar)
    is_noun = is_noun or word.endswith(ADJECTIVE_ENDINGS) or grammar.is_adverb(word)
    is_alone = stop - start == 1 or passage.lower[start + 1] in grammar.prepositions
    return start if is_noun or is_alone else start + 1


def blamed_for(passage: Passage, use: CueUse, grammar: Grammar) -> Tokens | None:
    """Whom a verb takes to task for what he says: "sued him for saying that …"; or None."""
    link = use.group - 1
    is_saying = use.cue.form is Form.PARTICIPLE and Frame.POST in use.cue.frames
    if not is_saying or link - 2 < use.sentence[0]:
        return None
    is_reason = passage.lower[link] in grammar.reason_links
    if not is_reason or any(breaks(passage.gaps[i]) for i in (link, use.group)):
        return None
    start, word = link - 1, passage.lower[link - 1]
    is_pronoun = word in grammar.genders and word not in grammar.subject_pronouns
    if not is_pronoun:
        start = phrase_start(passage, use.sentence, link, grammar)
        done = (i for i in range(link - 1, start, -1) if _takes_name(passage, i, grammar))
        start = next(done, start - 1) + 1
        while start < link and grammar.is_verb_at(passage, start):
            start += 1
        if start == link or not may_speak(passage, start, link, grammar):
            return None
    verb = passage.lower[start - 1]
    is_taken = start > use.sentence[0] and verb not in grammar.auxiliaries
    is_taken = is_taken and (
        grammar.is_verb_at(passage, start - 1) or verb in grammar.members("aims")
    )
    return (start, link) if is_taken else None


def _takes_name(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a word can be a verb with somebody as its object: "The mayor attacked | Tom Kern"."""
    word = passage.words[index]
    if not word.endswith("ed") or word[0].isupper() or breaks(passage.gaps[index + 1]):
        return False
    return passage.words[index + 1][0].isupper() or grammar.opens_noun_phrase(passage, index + 1)


def is_subject(passage: Passage, report: Report, grammar: Grammar) -> bool:
    """Whether a participle that opens its sentence is the subject of a verb behind what it leads to.

    "Saying that boats sank is wrong", "Getting crews to deny it takes time"; not "Denying it, Lee
    left", "Asking why boats sank".
    """
    start, stop = report.cue_tokens
    first, last = passage.sentence_of(start)
    is_led = report.cue.form is Form.BASE and start - first < _LONGEST_LEAD
    is_led &= not grammar.infinitive.isdisjoint(passage.lower[start - 1 : start + 1])
    word = passage.lower[first]
    is_other = word in grammar.prepositions or word in grammar.according_words
    if is_other or not (start == first or is_led):
        return False
    is_bare = report.rule == Frame.THAT.value and passage.lower[stop] not in grammar.complementizers
    n_inside = int(is_bare)
    for index in range(stop, min(last, first + _LONGEST_SUBJECT)):
        word = passage.lower[index]
        if breaks(passage.gaps[index]) or passage.quoted[index] != -1:
            return False
        opens = word in grammar.subordinators or word in grammar.relatives
        n_inside += opens and word not in grammar.prepositions and word not in grammar.as_leads
        if _begins_verb(passage, index, grammar):
            is_singular = word in grammar.auxiliaries or word.endswith("s")
            if n_inside == 0 and is_singular:
                return True
            n_inside -= n_inside > 0
    return False


def _begins_verb(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a verb begins there that no helping verb and no "to" stands before."""
    before = index - 1
    while grammar.is_adverb(passage.lower[before]) or passage.lower[before] in grammar.negations:
        before -= 1
    lead = passage.lower[before]
    is_act = grammar.is_verb_at(passage, index) and not passage.lower[index].endswith("ing")
    return is_act and lead not in grammar.auxiliaries and lead not in grammar.infinitive
