"""Whose deed a harm is by the verb before it: "Peru dropped barrel bombs", "who used human shields"."""

from __future__ import annotations

from collections.abc import Sequence

from framing.refer.label import LabelInText
from framing.refer.parties import (
    CLAUSE_OPENERS,
    SAYING,
    Parties,
    Party,
    phrase_ending_at,
    subject_ending_at,
)
from framing.refer.predicates import subject_of
from framing.refer.scene import QUOTES, Scene
from framing.refer.word_classes import DEFINITE, FUNCTION_WORDS, words

_MAX_WORDS_BACK, _MAX_WORDS_OF_OBJECT, _MAX_WORDS_TO_PURPOSE = 40, 6, 10
_MAX_WORDS_OF_ATTACK = 16

# Verbs whose object is the harm; those of means have it where it is no act already known: "used
# torture", not "used the massacre as a pretext".
_DOING = words(
    """launch launches launched launching unleash unleashes unleashed unleashing inflict inflicts
    inflicted inflicting impose imposes imposed imposing wage wages waged waging conduct conducts
    conducted conducting stage stages staged staging mount mounts mounted mounting orchestrate
    orchestrates orchestrated orchestrating plan plans planned planning plot plots plotted plotting
    threaten threatens threatened threatening order orders ordered ordering oversaw practise
    practises practised practice practices practiced practising practicing"""
)
_USING = words(
    """use uses used using drop drops dropped dropping fire fires fired firing employ employs
    employed employing deploy deploys deployed deploying release releases released hurl hurls hurled
    unleash unleashes unleashed unleashing launch launches launched launching"""
)
_MEANS = frozenset({"prohibited-weapon", "human-shield"})
# These take the harm with a preposition: "resorted to torture", "engaged in atrocities".
_RESORTING = {
    "to": words("resort resorts resorted resorting turn turns turned turning"),
    "in": words("engage engages engaged engaging"),
    "behind": words("is are was were be been being stood stands"),
    "for": words("responsibility"),
    "as": words("use uses used using"),
}
# The deed stands before the adverb: "troops shelled the town indiscriminately".
_ATTACKING = words(
    """attack attacks attacked attacking shell shells shelled shelling bomb bombs bombed bombing fire
    fires fired firing shoot shoots shot shooting strike strikes struck striking hit hits hitting
    kill kills killed killing target targets targeted targeting use uses used using"""
)
_ADVERBS_OF_HARM = frozenset({"indiscriminately"})
_BEING = words("is are was were be been being")
_CHAIN = _BEING | words(
    """has have had having will would can could may might must should do does did not never also
    still again then now even repeatedly routinely since already often both all once
    began begun start started starts stop stopped keep keeps kept continue continues continued go
    goes went got gets get getting away with of by to from on vow vowed vows want wants try tries
    tried fail failed chose took taken take claim claimed claims admit admitted accept accepted
    dare dared"""
)
_RELATIVES = words("who which that")
_PRONOUNS = words("it he she they")
# What is held about a harm: "a genocide case" is none.
_CASES = words(
    """case cases charge charges allegation allegations accusation accusations claim claims probe
    inquiry investigation investigator investigators trial trials tribunal court courts museum
    memorial survivor survivors victim victims expert experts suspect suspects complaint"""
)
# What parts a verb from its object, "of and in as" in phrases of quantity apart, and from its means.
_PARTING = FUNCTION_WORDS - words("of and in as")
_PARTING_CLAUSES = (CLAUSE_OPENERS - words("and or")) | SAYING
_FELONS = words("criminal criminals torturer torturers butcher butchers")


def doer_of_deed(label: LabelInText, parties: Parties) -> Sequence[Party]:
    """The subject of the verb that has the harm, or that the label is; nobody of a passive."""
    scene = label.scene
    if label.words[-1] in _FELONS or scene.word_or_end(scene.token_after(label.span.end)) in _CASES:
        return ()
    first = scene.first_token(label.span)
    lowest = max(scene.sentence_tokens(label.span.start).start, first - _MAX_WORDS_BACK)
    verb = _verb(label, lowest)
    if verb is None or _is_passive(scene, verb):
        return ()
    return _subject(scene, parties, verb, lowest)


def felon(label: LabelInText) -> Sequence[str]:
    """Who is said to be it: "Lee is a war criminal", "called Lee a war criminal"."""
    if label.words[-1] not in _FELONS:
        return ()
    subject = subject_of(label, {})
    names = subject.names if subject is not None else ()
    return [owner for name in names if (owner := name.group or name.owner) is not None]


def _verb(label: LabelInText, lowest: int) -> int | None:
    """The token of the verb that has the harm as its object, or that the label begins with."""
    scene, first = label.scene, label.scene.first_token(label.span)
    if label.words[0] in _ADVERBS_OF_HARM:
        if scene.word_or_end(first + 1) in _ATTACKING:
            return first + 1
        return _last_of(scene, _ATTACKING, first - 1, lowest)
    if is_verb(label):
        return first if _has_object(label) else None
    before = label.phrase.start - 1
    if (resorting := _RESORTING.get(scene.word_or_end(before))) is not None:
        behind = before - 1
        if scene.word_or_end(before) == "as":
            return _last_of(scene, resorting, behind, lowest)
        is_known = scene.word(before) == "to" and label.determiner in DEFINITE
        if scene.word_or_end(behind) in resorting and not is_known:
            return behind
    if label.voiced.hit.label in _MEANS and scene.word_or_end(before) == "with":
        return _attack_before(scene, before, lowest)
    if label.voiced.hit.label in _MEANS:
        return _last_of(scene, _USING, before, lowest)
    if scene.word_or_end(before) in _USING:
        return before if label.determiner not in DEFINITE else None
    return _last_of(scene, _DOING, before, lowest)


def is_verb(label: LabelInText) -> bool:
    """Whether the label begins with a verb: "used nerve gas", "massacred", "violates the law"."""
    opening, *others = label.words
    if others[:1] == ["of"]:
        return False  # "the use of nerve gas"
    if opening in _USING or opening.endswith(("ed", "ing", "ly")):
        return True
    return bool(others) and opening.endswith("s")


def _has_object(label: LabelInText) -> bool:
    """Whether a verb of one word has an object: not "men tortured in the camp"."""
    if len(label.words) > 1:
        return True
    behind = label.scene.token_after(label.span.end)
    is_next = label.scene.gap_after(behind - 1) == " "
    word = label.scene.word_or_end(behind)
    return is_next and (word == "and" or word not in FUNCTION_WORDS)


def _last_of(scene: Scene, verbs: frozenset[str], token: int, lowest: int) -> int | None:
    """The verb before a token, where only a short object parts them."""
    for index in range(token, max(token - _MAX_WORDS_OF_OBJECT, lowest - 1), -1):
        if scene.word(index) in verbs:
            return index
        if scene.word(index) in _PARTING or scene.gap_after(index).strip("".join(QUOTES) + " -/"):
            return None
    return None


def _attack_before(scene: Scene, token: int, lowest: int) -> int | None:
    """The verb of the attack that a means was for: "killed hundreds in Lima, with nerve gas"."""
    for index in range(token - 1, max(token - _MAX_WORDS_OF_ATTACK, lowest - 1), -1):
        word = scene.word(index)
        if word in _ATTACKING:
            return index
        if word in _PARTING_CLAUSES:
            return None
    return None


def _is_passive(scene: Scene, verb: int) -> bool:
    """Whether the verb says what was done to somebody: "was dropped", "was brutally tortured"."""
    before = verb - 1
    while scene.word_or_end(before).endswith("ly") or scene.word_or_end(before) in ("not", "never"):
        before -= 1
    is_participle = not scene.word(verb).endswith("ing") and scene.word(verb) not in _BEING
    return is_participle and scene.word_or_end(before) in _BEING


def _subject(scene: Scene, parties: Parties, verb: int, lowest: int) -> Sequence[Party]:
    """The party that is the subject of the verb, and those joined to it."""
    token = verb - 1
    is_purpose = scene.word_or_end(token) == "to"
    while token >= lowest and _is_of_chain(scene, token, verb):
        token -= 1
    if token < lowest:
        return ()
    word = scene.word(token)
    if word in _RELATIVES and scene.word_or_end(token - 1) not in SAYING:
        return phrase_ending_at(scene, parties, token - 1, lowest)
    if word in _PRONOUNS:
        return _who_says(scene, parties, token, lowest)
    if scene.word(token + 1) == "from":
        return phrase_ending_at(scene, parties, token, lowest)  # "kept Peru from launching"
    found = subject_ending_at(scene, parties, token, lowest)
    if found or not is_purpose:
        return found
    return _of_purpose(scene, parties, verb, lowest)


def _is_of_chain(scene: Scene, token: int, verb: int) -> bool:
    """Whether a token stands between a subject and its verb: "has probably been", "began to"."""
    word = scene.word(token)
    is_adverb = word.endswith("ly") and scene.written(token).islower()
    gap = scene.gap_after(token)
    return (word in _CHAIN or is_adverb) and (not gap.strip() or token + 1 == verb)


def _who_says(scene: Scene, parties: Parties, pronoun: int, lowest: int) -> Sequence[Party]:
    """The party that says of itself: "Peru says it", "the junta said that it"."""
    token = pronoun - 1
    if scene.word_or_end(token) == "that":
        token -= 1
    if scene.word_or_end(token) not in SAYING or scene.gap_after(token).strip():
        return ()
    return subject_ending_at(scene, parties, token - 1, lowest)


def _of_purpose(scene: Scene, parties: Parties, verb: int, lowest: int) -> Sequence[Party]:
    """The party before a purpose: "the group uses videos to threaten", "told Peru not to use"."""
    for token in range(verb - 2, max(verb - _MAX_WORDS_TO_PURPOSE, lowest - 1), -1):
        found = phrase_ending_at(scene, parties, token, lowest)
        if found:
            return found
        if scene.word(token) in CLAUSE_OPENERS | SAYING or "," in scene.gap_after(token):
            return ()
    return ()
