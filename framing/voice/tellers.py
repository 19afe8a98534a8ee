"""Tellers: a phrase behind a verb of saying that tells what stands around both, and when that was."""

from __future__ import annotations

from framing.domain.cue import Form, Frame
from framing.voice.bounds import tells_when
from framing.voice.cues import CueUse
from framing.voice.grammar import Grammar, breaks
from framing.voice.leads import may_tell
from framing.voice.main_clauses import has_verb
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage, Tokens
from framing.voice.report import ends_utterance
from framing.voice.tails import clause_behind
from framing.voice.told import is_said

_LONGEST_SOURCE, _LONGEST_DESCRIBED, _LONGEST_LISTENER = 14, 30, 4


def teller_behind(
    passage: Passage, use: CueUse, found: Tokens, grammar: Grammar, *, is_told: bool = False
) -> Tokens | None:
    """A phrase behind a verb, if that tells what stands around both; or None.

    `is_told`: other signs show that what stands before is said.
    """
    first, stop = use.sentence
    after = found[1]
    is_clause = after < stop and not breaks(passage.gaps[after]) and passage.quoted[after] == -1
    if is_clause and _is_helper(passage, after, grammar):
        return None  # ", citing “…”, said the town could wait"
    if passage.quoted[use.group - 1] != -1:
        from framing.voice.titled import behind_marks  # few texts have them

        return behind_marks(passage, use.sentence, use.group, found, grammar)
    if _has_speaker(passage, first, use.group, grammar):
        return None
    if Frame.URGE in use.cue.frames and not grammar.infinitive.isdisjoint(
        passage.lower[slice(*found)]
    ):
        return None  # "Lee, a clerk, urged the crews to go"
    if _takes(passage, use, found, stop, grammar) or not may_tell(passage, found, grammar):
        return None
    word = passage.lower[found[0]]
    if word in grammar.determiners and _is_apposed(passage, use, found, grammar):
        return None
    is_pronoun = word in grammar.genders and passage.gaps[found[0]] != "-"  # "dit-il"
    if is_pronoun or (word in grammar.subject_pronouns and "'" in word):
        return None
    is_told = is_told or (
        ":" in passage.gaps[after]
        or (after == stop and use.cue.lemma == "say")
        or _leads_to_quotation(passage, after, stop, grammar)
        or is_said(passage, (first, use.group), grammar)
        or _parts_clause(passage, use.sentence, found, grammar)
    )
    return found if is_told and not _goes_on_to_verb(passage, found[0], stop, grammar) else None


def _has_speaker(passage: Passage, first: int, verb: int, grammar: Grammar) -> bool:
    """Whether who speaks, with a description, stands behind a quotation: "“Why?” Lee, 41, | asked Kern"."""
    near = range(verb - 1, max(first, verb - _LONGEST_DESCRIBED), -1)
    start = next((i for i in near if passage.quoted[i - 1] != -1), verb)
    stop = next((i for i in range(start + 1, verb) if breaks(passage.gaps[i])), verb)
    if stop == verb or not ends_utterance(passage, start):
        return False
    has_verb = any(grammar.is_verb_at(passage, i) for i in range(start, stop))
    return not has_verb and may_speak(passage, start, stop, grammar)


def _parts_clause(passage: Passage, sentence: Tokens, source: Tokens, grammar: Grammar) -> bool:
    """Whether verb and source stand between a subject and its verb: "The dam, said Lee, is old".

    Or between what leads a clause and that: "In Porto, said Lee, a pilot, boats were rare", "If boats
    sink, said Lee, crews swim".
    """
    word = passage.lower[sentence[0]]
    is_led = word in grammar.clause_leads
    if is_led or word in grammar.prepositions:
        has_lead = is_led or not has_verb(passage, (sentence[0], source[0] - 1), grammar)
        clause = clause_behind(passage, source[1], sentence[1], grammar, None)
        return has_lead and clause is not None
    has_apposition = any(map(breaks, passage.gaps[sentence[0] + 1 : source[0] - 1]))
    if has_apposition or not grammar.opens_noun_phrase(passage, sentence[0]):
        return False
    commas = [i for i in range(source[1], sentence[1]) if "," in passage.gaps[i]]
    return any(passage.lower[i] in grammar.auxiliaries for i in commas[:2])


def _is_apposed(passage: Passage, use: CueUse, found: Tokens, grammar: Grammar) -> bool:
    """Whether who speaks stands before a verb, with a name, and a clause behind it whose verb is not
    known: "A clerk, Ann Lee, said the port sells boats"."""
    first, stop = use.sentence[0], use.group
    # "Le maire, Luc Morel, nie le fait"
    is_clause = found[1] - found[0] > 2 or bool(grammar.clitics)
    commas = [i for i in range(first + 1, stop) if "," in passage.gaps[i]]
    has_verb = any(grammar.is_verb_at(passage, index) for index in range(first, stop))
    if not is_clause or len(commas) != 1 or has_verb:
        return False
    is_name = all(word[0].isupper() for word in passage.words[commas[0] : stop])
    is_one = passage.lower[first] in grammar.stand_alone
    return is_name and (is_one or may_speak(passage, first, commas[0], grammar))


def _takes(passage: Passage, use: CueUse, found: Tokens, stop: int, grammar: Grammar) -> bool:
    """Whether a verb takes a phrase for its object: ", urged the crews to wait", ", wrote a letter"."""
    after = found[1]
    is_open = Frame.URGE in use.cue.frames and after < stop and "," not in passage.gaps[after]
    if is_open and use.cue.form is Form.PRESENT:  # "…, warns Lee as rain falls"
        is_open = passage.lower[after] not in grammar.phrase_stops | grammar.as_leads
    is_written = use.cue.lemma == "write" and passage.lower[found[0]] in grammar.indefinite
    return is_open or (is_written and not may_speak(passage, *found, grammar))


def _leads_to_quotation(passage: Passage, after: int, stop: int, grammar: Grammar) -> bool:
    """Whether a comma and a quotation follow: "As for us, explained Lee, “…”", "…, Lee, a pilot, “…”"."""
    for index in range(after, min(stop, after + _LONGEST_SOURCE)):
        if passage.quoted[index] != -1:
            return "," in passage.gaps[index]
        is_parted = index > after or "," in passage.gaps[index]
        if not is_parted or grammar.is_verb_at(passage, index):
            break
    return False


def _goes_on_to_verb(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a phrase that begins at a token goes on to a verb before a pause or a relative."""
    for index in range(start, stop):
        is_inside = index > start
        if (is_inside and breaks(passage.gaps[index])) or passage.lower[index] in grammar.relatives:
            return False
        is_verb = is_inside and passage.lower[index] not in grammar.auxiliaries
        if _is_helper(passage, index, grammar) or (is_verb and grammar.is_verb_at(passage, index)):
            return True
    return False


def _is_helper(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a small word is an auxiliary; its accent tells it from a preposition: "a", "à"."""
    word = passage.lower[index]
    is_plain = passage.words[index] == word or word not in grammar.prepositions
    return word in grammar.auxiliaries and is_plain and passage.words[index][0].islower()


def ends_in_occasion(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether behind a verb, its day and who listens only an occasion stands: ", Lee told me | as he left"."""
    for index in range(start, min(stop, start + _LONGEST_LISTENER)):
        if _is_occasion(passage, index, stop, grammar):
            return True
        if breaks(passage.gaps[index + 1]) or grammar.is_verb_at(passage, index):
            return False
    return False


def _is_occasion(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether all behind a verb tells when it was said: "Boats sank, Lee said | after leaving Porto"."""
    rest = passage.lower[index + 1 : stop]
    if not rest or passage.quoted[index] != -1 or any(map(breaks, passage.gaps[index:stop])):
        return False
    if not grammar.complementizers.isdisjoint(rest):
        return False
    word = passage.lower[index]
    is_act = word in grammar.occasion_leads and rest[0].endswith("ing")  # "on leaving Porto"
    is_time = word in grammar.members("moments")
    return is_time or is_act or tells_when(passage, index, stop, grammar)
