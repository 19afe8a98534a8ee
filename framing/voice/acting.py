"""Acting: who says something in a clause whose verb stands second or last."""

from __future__ import annotations

from collections.abc import Iterable

from framing.domain.cue import Frame, Gender
from framing.domain.frozen import dataclass
from framing.voice.cues import CueUse
from framing.voice.fields import Field, holds_verb, is_pause, subject_in
from framing.voice.grammar import Grammar
from framing.voice.nouns import may_be_nominative, noun_phrase, without_article
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import phrase_start
from framing.voice.report import Report

_MOST_PARTS = 4


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts, if anybody is named, and whether behind the verb."""

    source: Tokens | None
    is_behind: bool = False


def report_of(use: CueUse, acting: Acting, regions: Iterable[Tokens], rule: str) -> Report:
    """The report of who acts; what holds no words is left out of what is said."""
    said = tuple(region for region in regions if region[0] < region[1])
    return Report(use.cue, (use.start, use.stop), acting.source, said, rule=rule)


def who_acts(
    passage: Passage, field: Field, grammar: Grammar, last: Report | None
) -> Acting | None:
    """Who acts in the clause of a verb; None where it says nothing of anybody: "Sie heißt Eva"."""
    if field.use.cue.words[0] in grammar.members("impersonal"):
        return _impersonal(passage, field, grammar)
    if field.is_passive:
        return Acting(_agent(passage, field, grammar))
    if field.is_last:
        return _in_last(passage, field, grammar)
    if field.is_joined:
        return _sharing(passage, field, grammar, last)
    if field.first == field.verb:
        return _behind_pause(passage, field, grammar, last)
    return _in_second(passage, field, grammar, last)


def _impersonal(passage: Passage, field: Field, grammar: Grammar) -> Acting | None:
    """Where it is said so: "heißt es im Bericht", "Aus Bern hieß es"; None without "es"."""
    near = (field.verb + 1, field.verb - 1, field.first + 1 if field.is_last else -1)
    if not any(
        field.first <= i < field.stop and grammar.genders.get(passage.lower[i]) is Gender.NEUTER
        for i in near
    ):
        return None
    is_behind = field.first == field.verb
    for index in range(field.first, field.stop):
        if passage.lower[index] in grammar.members("source_leads"):
            found = noun_phrase(passage, index + 1, field.stop, grammar)
            if found is not None:
                return Acting(found, is_behind=is_behind)
    return Acting(None, is_behind=is_behind)


def _agent(passage: Passage, field: Field, grammar: Grammar) -> Tokens | None:
    """By whom something is said: "wird von Roth kritisiert"; or None."""
    for index in range(field.first, field.close):
        if passage.lower[index] in grammar.agent_links and passage.quoted[index] == -1:
            return noun_phrase(passage, index + 1, field.close, grammar)
    return _origin(passage, field, grammar)


def _origin(passage: Passage, field: Field, grammar: Grammar) -> Tokens | None:
    """Whose word it is by what opens the clause: "Aus der Partei verlautete", "… wird bestätigt"; or None."""
    first = field.first + (passage.lower[field.first] in grammar.as_leads)
    if passage.lower[first] not in grammar.origins or passage.quoted[first] != -1:
        return None
    found = noun_phrase(passage, first + 1, field.stop, grammar)
    return found and without_article(passage, found, grammar)


def _in_last(passage: Passage, field: Field, grammar: Grammar) -> Acting | None:
    """Who acts where the verb comes last: behind "wie" or "weil", or whom a relative takes up."""
    first = field.first + (passage.lower[field.first] in grammar.coordinators)
    word = passage.lower[first]
    stop = min(field.close, field.verb)
    is_relative = word in grammar.relatives and word not in grammar.subordinators
    if not is_relative or word in grammar.members("oblique"):
        found = subject_in(passage, first + 1, stop, grammar) or _origin(passage, field, grammar)
        return None if found is None else Acting(found)
    start = phrase_start(passage, field.sentence, first, grammar)
    return Acting((start, first)) if start < first else None


def _sharing(passage: Passage, field: Field, grammar: Grammar, last: Report | None) -> Acting:
    """The subject of the verb before: "Roth kritisierte den Plan und forderte, …"."""
    if last is not None and last.source is not None and field.sentence[0] <= last.cue_tokens[0]:
        return Acting(last.source)
    return Acting(subject_in(passage, field.sentence[0], field.first, grammar))


def _behind_pause(passage: Passage, field: Field, grammar: Grammar, last: Report | None) -> Acting:
    """Who acts where a pause stands right before the verb."""
    behind = subject_in(passage, field.verb + 1, field.close, grammar)
    explained = _explained(passage, field, grammar)
    is_name = behind is not None and passage.lower[behind[0]] not in grammar.determiners
    if explained is not None and not is_name:
        return Acting(explained)
    if behind is not None:
        return Acting(behind, is_behind=True)
    return _sharing(passage, field, grammar, last)


def _explained(passage: Passage, field: Field, grammar: Grammar) -> Tokens | None:
    """Whom an aside parts from the verb: "Keller, der neue Chef, sagte", "Roth, 54, sagte"; or None."""
    first = field.sentence[0]
    first += passage.lower[first] in grammar.coordinators
    if first >= field.first or passage.quoted[first] != -1:
        return None
    found = subject_in(passage, first, field.first, grammar)
    if found is None or found[1] >= field.first or not is_pause(passage, found[1]):
        return None
    if passage.lower[found[0]] in grammar.genders:
        return None  # "Nein, er bereue nichts, sagte Roth"
    pauses = [i for i in range(found[1], field.first + 1) if is_pause(passage, i)]
    is_lead = holds_verb(passage, (first, found[0]), grammar)
    is_aside = 2 <= len(pauses) <= _MOST_PARTS
    has_marks = any(number != -1 for number in passage.quoted[found[1] : field.first])
    return found if is_aside and not is_lead and not has_marks else None


def _in_second(passage: Passage, field: Field, grammar: Grammar, last: Report | None) -> Acting:
    """Who acts where something stands before the verb: its subject, or a time, a place, an object."""
    first, verb = field.first, field.verb
    first += passage.lower[first] in grammar.coordinators and first + 1 < verb
    behind = subject_in(passage, verb + 1, field.close, grammar)
    if behind is not None and passage.lower[behind[0]] in grammar.vague:  # "so erzählt es Roth"
        behind = subject_in(passage, behind[1], field.close, grammar) or behind
    if passage.quoted[first] != -1:
        is_name = behind is not None and Frame.NAME in field.use.cue.frames
        return Acting(behind, is_behind=True) if is_name else Acting((first, verb))
    phrase = noun_phrase(passage, first, verb, grammar)
    if phrase is None:
        if behind is not None:
            return Acting(behind, is_behind=True)
        found = subject_in(passage, first, verb, grammar) or _origin(passage, field, grammar)
        if found is not None:
            return Acting(found)
        return _sharing(passage, field, grammar, last)
    if behind is not None and _is_object(passage, phrase, behind, verb, grammar):
        return Acting(behind, is_behind=True)
    return Acting(phrase)


def _is_object(
    passage: Passage, phrase: Tokens, behind: Tokens, verb: int, grammar: Grammar
) -> bool:
    """Whether a phrase before a verb is its object: "Das sagte Roth", "Den Plan lobte Roth"."""
    if not may_be_nominative(passage, phrase, grammar):
        return True
    is_marked = passage.quoted[phrase[1] - 1] != -1 and passage.quoted[behind[1] - 1] == -1
    if is_marked and phrase[1] == verb and passage.lower[phrase[0]] in grammar.listener_articles:
        return True  # "Der „Abendpost“ sagte Roth"
    word = passage.lower[phrase[0]]
    if phrase[1] - phrase[0] == 1 and word in grammar.demonstratives:
        return True
    lead = passage.lower[behind[0]]
    if passage.quoted[behind[1] - 1] != -1 and lead in grammar.listener_articles:
        return False  # "Roth sagte der „Abendpost“, …"
    if behind[0] != verb + 1 or word in grammar.members("oblique_feminine"):
        return False
    return lead in grammar.members("nominatives") or lead in grammar.members("oblique_feminine")
