"""Chains: verbs that govern a cue, and the verb whose subject a reporting noun is.

"Lee declined to say", "Lee's claim that the dam was old | angered many".
"""

from __future__ import annotations

from collections.abc import Iterator

from framing.domain.cue import Form, Frame
from framing.voice.cues import CueUse
from framing.voice.grammar import Grammar, breaks
from framing.voice.leads import teller_in
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage, Tokens
from framing.voice.sources import subject_before
from framing.voice.tokens import opens_clause

_LONGEST_CLAUSE = 60
_CONTRACTED = ("'ve", "'re", "'ll", "'d", "n't", "he's", "it's")
_NEVER_FIRST = frozenset({"be", "been", "being", "having"})


def subject_of_chain(passage: Passage, use: CueUse, grammar: Grammar) -> Tokens | None:
    """The subject left of verbs that govern the cue: "Lee declined to say", "Lee is saying"."""
    index = group = use.group
    steps = 0
    while index > use.sentence[0] and steps < 6 and not breaks(passage.gaps[index]):
        word = passage.lower[index - 1]
        if passage.quoted[index - 1] != -1:
            return None
        if not passage.words[index - 1][0].islower() or word in grammar.subject_pronouns:
            return _before_chain(passage, index, use, grammar)
        if (
            word in grammar.infinitive
            or word in grammar.auxiliaries
            or word in grammar.negations
            or grammar.is_adverb(word)
            or grammar.is_verb_at(passage, index - 1)
            or (grammar.is_participle(word) and passage.lower[index - 2] in grammar.auxiliaries)
        ):
            index -= 1
        elif index < group:
            found = subject_before(passage, use.sentence, index, grammar)
            is_lead = found is not None and found[0] == use.sentence[0] + 1
            is_lead = is_lead and passage.lower[use.sentence[0]] in grammar.prepositions
            return None if is_lead else found  # "In addition to calling it old, …"
        elif word in grammar.prepositions and word not in grammar.reason_links:
            return None
        elif use.is_infinitive or use.cue.form is Form.PARTICIPLE:
            return _before_chain(passage, index, use, grammar)
        else:
            return None
        steps += 1
    if index < group and index > use.sentence[0] and breaks(passage.gaps[index]):
        return subject_before(passage, use.sentence, index, grammar)
    return None


def _before_chain(passage: Passage, stop: int, use: CueUse, grammar: Grammar) -> Tokens | None:
    """The phrase that ends before a chain of verbs, if it tells; for "to say" if a verb makes it say.

    "Led crews to say" gives the crews, "met Ann Lee to say" nobody.
    """
    found = subject_before(passage, use.sentence, stop, grammar)
    if found is None:
        return None
    found = _behind_making(passage, found, grammar), _before_infinitive(passage, found, grammar)
    if use.is_infinitive and stop == use.group:
        if _is_no_doer(passage, use.sentence, found, grammar):
            return None
        is_noun = passage.words[stop - 1][0].islower() and found[1] - found[0] > 1
        if is_noun:
            return found if _is_made_to(passage, use.sentence, found, grammar) else None
        if _is_met(passage, found, grammar):
            return None
    return teller_in(passage, found, grammar)


def _behind_making(passage: Passage, phrase: Tokens, grammar: Grammar) -> int:
    """Where a phrase begins behind a verb that makes it act: "Word of the deal led | crews (to say)"."""
    start, stop = phrase
    for index in range(stop - 2, start - 1, -1):
        word, before = passage.lower[index], passage.lower[index - 1]
        is_verb = index == start or (grammar.is_participle(word) and before not in grammar.articles)
        if word in grammar.makings and is_verb:
            return index + 1
    return start


def _is_no_doer(passage: Passage, sentence: Tokens, phrase: Tokens, grammar: Grammar) -> bool:
    """Whether a phrase before an infinitive is a place or a participle: "flew to Porto to", "Trying to"."""
    first = phrase[0]
    word, lead = passage.lower[first], passage.lower[first - 1]
    is_acting = word.endswith("ing") and word not in grammar.according_words
    if first == sentence[0]:
        return is_acting and phrase[1] - first == 1
    is_led = lead in grammar.circumstance and not breaks(passage.gaps[first])
    is_other = lead in grammar.agent_links or lead in grammar.topic_links
    is_other = is_other or is_acting or word in grammar.subject_pronouns
    return is_led and not is_other


def _before_infinitive(passage: Passage, phrase: Tokens, grammar: Grammar) -> int:
    """Where a phrase ends that a verb takes with an infinitive: "pressed the mayor | to stop"."""
    inside = range(phrase[0] + 1, phrase[1] - 1)
    to = (i for i in inside if passage.lower[i] in grammar.infinitive)
    return next((i for i in to if not grammar.opens_noun_phrase(passage, i + 1)), phrase[1])


def _is_made_to(passage: Passage, sentence: Tokens, phrase: Tokens, grammar: Grammar) -> bool:
    """Whether a verb makes somebody do what follows: "led experts to say", not "met Lee to say"."""
    verb = phrase[0] - 1
    if verb < sentence[0] or breaks(passage.gaps[phrase[0]]) or passage.quoted[verb] != -1:
        return False
    return passage.lower[verb] in grammar.makings and may_speak(passage, *phrase, grammar)


def _is_met(passage: Passage, phrase: Tokens, grammar: Grammar) -> bool:
    """Whether somebody is only whom a verb takes: "met Ann Lee to discuss the dam"."""
    verb = phrase[0] - 1
    if verb < 0 or breaks(passage.gaps[phrase[0]]) or not grammar.is_verb_at(passage, verb):
        return False
    word = passage.lower[verb]
    may_make = word in grammar.makings or word in grammar.cues or word in grammar.thoughts
    return not may_make and word not in grammar.auxiliaries


def is_described(
    passage: Passage, sentence: Tokens, verb: int, phrase: Tokens, grammar: Grammar
) -> bool:
    """Whether a participle only describes what another verb takes: "asks the firm once hired for"."""
    before = phrase[0] - 1
    if before <= sentence[0] or breaks(passage.gaps[phrase[0]]) or passage.quoted[before] != -1:
        return False
    word = passage.lower[before]
    if word in grammar.conjunctions and "," not in passage.gaps[before]:
        # "met crews and pilots hurt in the storm": no verb
        return passage.lower[verb] in grammar.members("conditions") and verb == phrase[1]
    takes = grammar.is_verb_at(passage, before) or word.endswith("ing")
    is_told = word in grammar.thoughts or word in grammar.complementizers
    says = any(Frame.CLAUSE in cue.frames for cue in grammar.cues.get(word, ()))
    return passage.lower[verb].endswith("ed") and takes and not is_told and not says


def before_main_verb(passage: Passage, clause: Tokens, frame: Frame, grammar: Grammar) -> int:
    """Where the verb stands whose subject a noun with this clause is; its end where none does.

    Each "that", "who" or "when" takes a verb of its own; the first verb that none of them takes
    and nothing joins to another is the noun's. One that may be a participle ("boats moored in
    Porto") or a noun ("votes") takes nothing while another can.
    """
    start, stop = clause
    if start == stop:
        return stop
    acts = grammar.is_verb_at(passage, start)  # "who police say | killed two"
    n_open = int(frame in (Frame.THAT, Frame.WH) and not acts)
    n_loose = int(acts and _takes_clause(passage, start, grammar))
    unsure = taken = loosely = 0
    for index, part in _parts(passage, start + 1, min(stop, start + _LONGEST_CLAUSE), grammar):
        if part == "opens":
            n_open += 1
        elif part == "may open":
            n_loose += 1
        elif part == "marked":
            n_open = max(0, n_open - 1)
        elif part == "may act":
            unsure = unsure if unsure > taken else index
        elif n_open:
            n_open, taken = n_open - 1, index
        elif n_loose:
            n_loose, loosely = n_loose - 1, index
        else:
            return index
        n_loose += part == "acts" and _takes_clause(passage, index, grammar)
    if loosely or n_open:
        return loosely or stop
    return (taken if 0 < unsure < taken else unsure) or stop


def _parts(passage: Passage, start: int, stop: int, grammar: Grammar) -> Iterator[tuple[int, str]]:
    """The words that begin a clause or may, and the verbs, up to a pause; a verb in marks is "marked"."""
    for index in range(start, stop):
        if passage.quoted[index] != -1:
            marked = passage.quoted_ranges[passage.quoted[index]]
            if index == marked[0] and any(grammar.is_verb_at(passage, i) for i in range(*marked)):
                yield index, "marked"
        elif breaks(passage.gaps[index]):
            return
        elif _leads_to_noun(passage, index, grammar):
            continue
        elif _opens_clause(passage, index, grammar):
            yield index, "opens"
        elif passage.lower[index] in grammar.clause_leads:
            yield index, "may open"
        elif _heads_group(passage, index, grammar):
            yield index, "may act" if _is_unsure(passage, index, grammar) else "acts"


def _leads_to_noun(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a word that opens clauses leads to a noun alone: "because of the talks"."""
    is_of = not grammar.topic_links.isdisjoint(passage.lower[index + 1 : index + 2])
    return is_of and passage.lower[index] in grammar.clause_leads


def _opens_clause(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a clause with a verb of its own begins: "who", "when", "that the", not "that day"."""
    word, following = (*passage.lower[index : index + 2], "")[:2]
    if word in grammar.complementizers:
        is_subject = following in grammar.subject_pronouns or grammar.is_finite(following)
        return is_subject or opens_clause(passage, index + 1, grammar)
    is_relative = word in grammar.relatives or word in grammar.clause_openers
    return (is_relative or word in grammar.questions) and word not in grammar.prepositions


def _heads_group(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a finite verb begins here: no second one of "has been", "to be", "rose and fell"."""
    word = passage.lower[index]
    if not grammar.is_verb_at(passage, index) or word in _NEVER_FIRST:
        return False
    before = index - 1
    while before > 0 and (
        grammar.is_adverb(passage.lower[before]) or passage.lower[before] in grammar.negations
    ):
        before -= 1
    before_it = passage.lower[before]
    return not (
        (before_it in grammar.auxiliaries and passage.words[before][0].islower())
        or before_it.endswith(_CONTRACTED)
        or before_it in grammar.infinitive
        or before_it in grammar.coordinators
    )


def _is_unsure(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a verb may be a participle behind its noun or a noun: "boats moored in", "the work"."""
    word, before = passage.lower[index], passage.lower[index - 1]
    has_subject = before in grammar.subject_pronouns and before not in grammar.complementizers
    if word in grammar.auxiliaries or has_subject:
        return False
    following = passage.lower[index + 1] if index + 1 < len(passage.words) else ""
    is_done = grammar.is_participle(word) and following in grammar.prepositions
    return word in grammar.noun_verbs or is_done


def _takes_clause(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a clause without "that" may follow a verb: "said boats sank"."""
    word, following = (*passage.lower[index : index + 2], "")[:2]
    is_telling = any(Frame.CLAUSE in cue.frames for cue in grammar.cues_of(word))
    if not is_telling and word not in grammar.thoughts:
        return False
    return following not in grammar.complementizers and following not in grammar.prepositions


def group_start(passage: Passage, sentence: Tokens, verb: int, grammar: Grammar) -> int:
    """Where the auxiliaries and adverbs before a verb begin, none of them in an aside before it."""
    group, lower = verb, passage.lower
    while group > sentence[0] and (
        lower[group - 1] in grammar.auxiliaries or grammar.is_adverb(lower[group - 1])
    ):
        if breaks(passage.gaps[group]) and not breaks(passage.gaps[group - 1]):
            break
        group -= 1
    return group


def governor(passage: Passage, sentence: Tokens, stop: int, grammar: Grammar) -> Tokens | None:
    """The subject of the verb that governs a reporting noun: "Lee made the claim that …"; none where
    the claim only meets it: "Lee faced the claim that …"."""
    receiving = grammar.members("receiving")
    for index in range(stop - 1, max(sentence[0], stop - 7), -1):
        if breaks(passage.gaps[index + 1]) or passage.quoted[index] != -1:
            return None
        if passage.lower[index] in receiving:
            return None
        if grammar.is_verb_at(passage, index):
            group = group_start(passage, sentence, index, grammar)
            does = grammar.be.isdisjoint(passage.lower[group : index + 1])
            is_who = passage.lower[group - 1] in grammar.relatives | grammar.complementizers
            group -= is_who and group - 1 > sentence[0]  # "it was Lee who made the claim"
            found = subject_before(passage, sentence, group, grammar) if does else None
            return found if found and may_speak(passage, *found, grammar) else None
    return None
