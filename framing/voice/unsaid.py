"""Unsaid: uses of reporting words that report nothing, and asides in what is reported.

"Helped write a law", "made no comment", "said goodbye"; "said boats sank, the third since May".
"""

from __future__ import annotations

from framing.domain.cue import Form, Frame, Gender
from framing.voice.cues import CueUse
from framing.voice.grammar import FINITE, Grammar, breaks
from framing.voice.leads import may_tell
from framing.voice.main_clauses import has_verb
from framing.voice.passages import Passage, Tokens
from framing.voice.tokens import is_person_noun

_LONGEST_REFUSAL, _LONGEST_JUDGEMENT = 7, 4
_LONGEST_DESCRIPTION, _LONGEST_TOPIC = 4, 12
_ACTING = ("order", "answer", "deny")


def only_shows(
    passage: Passage, use: CueUse, source: Tokens | None, frame: Frame, grammar: Grammar
) -> bool:
    """Whether nobody says so: a thing shows what it highlights, "the flood threatens to", "claims lives"."""
    is_shown = frame is Frame.OBJECT and (use.cue.stance == "stress" or use.cue.lemma == "claim")
    is_shown |= frame is Frame.TO and use.cue.lemma in grammar.members("portending")
    if source is None:  # "Efforts to confirm the report failed"
        is_tried = passage.lower[use.group - 1] in grammar.members("tries")
        is_tried &= passage.lower[use.stop] not in grammar.complementizers
        return use.is_infinitive and is_tried
    if not is_shown:
        return False
    is_somebody = passage.lower[use.group - 1] in grammar.subject_pronouns - grammar.vague
    return not is_somebody and not may_tell(passage, source, grammar)


def is_noun(passage: Passage, use: CueUse, source: Tokens | None, grammar: Grammar) -> bool:
    """Whether a form in -s is a plural behind what only describes it: "the new details come".

    So it is in "auto recalls that had failed", "port advocates say". Nor does who "helped write a
    law" write that a law does something.
    """
    if use.cue.form is Form.PARTICIPLE and use.group == use.start:
        return _is_gerund(passage, use, grammar)
    word = passage.lower[use.start]
    behind = passage.lower[use.stop] if use.stop < len(passage.words) else ""
    is_that = behind in grammar.complementizers
    if not behind or behind in grammar.questions:
        return False
    if use.cue.form is Form.BASE:
        is_topic = ":" in passage.gaps[use.stop] and word in grammar.also_nouns  # "Jobs report: …"
        is_topic = is_topic and source is not None and not may_tell(passage, source, grammar)
        return is_topic or (not is_that and _is_helped_or_that(passage, use.start, grammar))
    if use.cue.form is not Form.PRESENT or source is None or source[1] != use.start:
        return False
    if is_person_noun(word, grammar) and any(c.form is Form.BASE for c in grammar.cues_of(behind)):
        return True
    is_plural = word in grammar.also_nouns
    is_plural &= not is_that or grammar.is_relative_that(passage, use.stop)
    is_sole = passage.lower[source[0]] in grammar.subject_pronouns | grammar.members("mass_records")
    is_thing = not may_tell(passage, source, grammar) or _is_subject(passage, use.stop, grammar)
    return is_plural and not is_sole and is_thing


def _is_subject(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether a noun with a preposition behind it has a verb of its own: "the show's reports | on boats failed"."""
    if passage.lower[start] not in grammar.prepositions - grammar.infinitive:
        return False
    for index in range(start + 1, min(passage.sentence_of(start)[1], start + _LONGEST_TOPIC)):
        word = passage.lower[index]
        is_joint = word in grammar.coordinators or word in grammar.subordinators
        is_joint |= word in grammar.relatives or word in grammar.infinitive
        if is_joint or breaks(passage.gaps[index]) or passage.quoted[index] != -1:
            return False
        if grammar.is_verb_at(passage, index):
            return not word.endswith(("ing", "ed")) or word in grammar.auxiliaries
    return False


def _is_helped_or_that(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a plain form acts for what helps it, or is a noun: "helped write", "in that report"."""
    before = passage.lower[index - 1] if index > 1 else ""
    is_noun = before in grammar.complementizers & grammar.determiners
    is_noun = is_noun and passage.lower[index - 2] in grammar.prepositions
    return is_noun or before in grammar.helps


def _is_gerund(passage: Passage, use: CueUse, grammar: Grammar) -> bool:
    """Whether a participle is a noun: "this reporting helped", "of reporting that helps"; "worth noting"."""
    if use.start == 0 or breaks(passage.gaps[use.start]) or use.stop >= len(passage.words):
        return False
    before = passage.lower[use.start - 1]
    is_that = passage.lower[use.stop] in grammar.complementizers
    if before in grammar.members("worth"):
        return True
    if before in grammar.members("definienda") and use.cue.lemma == "describe":
        return True  # "a term describing boats"
    is_marked = passage.quoted[use.stop] != -1 or passage.quoted[use.start - 1] != -1
    if before in grammar.members("pointers"):
        return not (is_that or is_marked or breaks(passage.gaps[use.stop]))
    is_thing = before in grammar.prepositions and is_that
    return is_thing and grammar.is_relative_that(passage, use.stop)


def is_weighed(passage: Passage, use: CueUse, grammar: Grammar) -> bool:
    """Whether nobody acts, and it is only told what that would be: "It is hard to justify the loss".

    "This is not to say that the dam is old", "not to mention the toll".
    """
    if use.cue.lemma == "tell" and use.cue.form is Form.BASE:
        return passage.lower[use.stop] in grammar.questions  # "nobody can tell why"
    if not use.is_infinitive:
        return False
    strain, lead = ("", "", *passage.lower[: use.group])[-2:]
    # "hard pressed to explain it", "what to call the rebels"
    is_named = lead in grammar.questions and bool(use.cue.frames & {Frame.NAME, Frame.AS})
    is_led = strain in grammar.members("strains") or is_named
    if is_led or _is_left(passage, use, grammar):
        return True
    is_apart = breaks(passage.gaps[use.group]) or passage.opens_sentence(use.group)
    if is_apart and use.cue.lemma == "mention" and passage.lower[use.group] in grammar.negations:
        return True
    places = range(use.start - 2, max(0, use.start - 2 - _LONGEST_JUDGEMENT), -1)
    be = next((i for i in places if passage.lower[i] in grammar.be), 0)
    while be > 0 and passage.lower[be - 1] in grammar.auxiliaries:
        be -= 1  # "it will be hard to justify the loss"
    thing = passage.lower[be - 1] if be > 0 else ""
    near = passage.lower[max(0, places.stop) : use.start]
    if passage.lower[use.start - 2] in grammar.members("permits"):
        from framing.voice.silences import is_barred  # few texts have them

        return is_barred(passage, near, use.stop, grammar)
    nobodies = grammar.demonstratives | grammar.relatives | grammar.complementizers
    owned = (word[:-2] for word in near if word.endswith("'s"))
    if any(grammar.genders.get(word) is Gender.NEUTER or word in nobodies for word in owned):
        return True
    return thing in nobodies or grammar.genders.get(thing) is Gender.NEUTER


def _is_left(passage: Passage, use: CueUse, grammar: Grammar) -> bool:
    """Whether somebody only may speak about something: "anonymity to discuss the raid", "not authorised to"."""
    group = use.group - (use.group > 0 and grammar.is_adverb(passage.lower[use.group - 1]))
    is_left = group > 0 and passage.lower[group - 1] in grammar.members("leaves")
    return is_left and grammar.complementizers.isdisjoint(passage.lower[use.stop : use.stop + 1])


def is_denied(passage: Passage, use: CueUse, grammar: Grammar) -> bool:
    """Whether nothing was said on a topic: "made no comment about", "asked for comment on"."""
    if use.cue.words[0] in grammar.members("denials") and use.stop + 1 < len(passage.words):
        from framing.voice.orders import is_kept_back  # few nouns tell of one

        return is_kept_back(passage, use.stop + 1, use.sentence[1], grammar)
    for_what = passage.lower[use.start - 1] if use.start > 0 else ""
    if use.cue.words[0] in grammar.sought and grammar.frame_words.get(for_what) is Frame.FOR:
        return True  # "a request for comment on the plan"
    is_marked = any(number != -1 for number in passage.quoted[use.stop : use.stop + 2])
    if is_marked or not grammar.complementizers.isdisjoint(passage.lower[use.stop : use.stop + 1]):
        return False
    for index in range(use.start - 1, max(use.start - 2, 0) - 1, -1):
        if breaks(passage.gaps[index + 1]):
            return False
        if passage.lower[index] in grammar.negations:
            return True
    return False


def is_empty(passage: Passage, use: CueUse, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether the object reports nothing: "said goodbye", "confirmed dead", not "said mass floods came".

    Who "ordered a raid on the camp" acts, and says nothing of the camp.
    """
    guise = start + (passage.lower[start] in grammar.prepositions)  # "asked for anonymity"
    if not grammar.members("guises").isdisjoint(passage.lower[guise : guise + 1]):
        return True
    if use.cue.lemma in _ACTING:
        from framing.voice.orders import only_acts  # few verbs do

        if only_acts(passage, use.cue.lemma, (start, stop), grammar):
            return True
    if passage.lower[start] in grammar.complementizers:  # "said that afternoon"
        is_day = not grammar.times.isdisjoint(passage.lower[start + 1 : start + 2])
        return is_day and (start + 2 >= stop or breaks(passage.gaps[start + 2]))
    start += passage.lower[start] in grammar.definite and start + 1 < stop  # "to say the least"
    word = passage.lower[start]
    is_last = start + 1 == stop or breaks(passage.gaps[start + 1])
    if word in grammar.degrees and is_last:
        return True
    is_told_of = word in grammar.members("conditions") and use.cue.form is Form.PAST
    is_nothing = word in grammar.empty_objects and use.cue.lemma in ("say", "tell")
    if is_last or not (is_told_of or is_nothing):
        return is_told_of or is_nothing
    following = passage.lower[start + 1]
    links = (grammar.prepositions, grammar.coordinators, grammar.times)
    return any(following in each for each in links) or grammar.is_adverb(following)


def says_nothing(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a clause tells that nothing is said or done: "(but) gave no details".

    "She did not say why", "declined to elaborate" are others; "it had no funds" may be said. Nor is
    "(but) did warn them" part of what somebody did not say.
    """
    if start + 2 < stop and passage.lower[start] in grammar.do:
        verb = start + 1 + grammar.is_adverb(passage.lower[start + 1])
        if any(cue.form is Form.BASE for cue in grammar.cues_of(passage.lower[verb])):
            return True
    for index in range(start, min(stop - 1, start + _LONGEST_REFUSAL)):
        if index > start and "," in passage.gaps[index]:
            # "(but) Kern, who left, | did not comment"
            is_aside = passage.lower[index] in grammar.aside_leads
            after = (i for i in range(index + 1, stop) if "," in passage.gaps[i])
            end = next(after, None) if is_aside else None
            return end is not None and says_nothing(passage, end, stop, grammar)
        if passage.quoted[index] != -1 or (index > start and breaks(passage.gaps[index])):
            return False
        word = passage.lower[index]
        if word in grammar.refusals:
            return passage.lower[index + 1] in grammar.infinitive
        if word in grammar.negations and word in grammar.determiners:
            acts = index > start and grammar.is_verb_at(passage, index - 1)
            return acts and passage.lower[index - 1] not in grammar.auxiliaries
        if word in grammar.negations or word.endswith("n't"):
            told = grammar.cues_of(passage.lower[index + 1])
            return any(cue.form is Form.BASE and Frame.POST in cue.frames for cue in told)
    return False


def is_apposition_tail(passage: Passage, clause: Tokens, stop: int, grammar: Grammar) -> bool:
    """Whether a noun phrase behind a clause ends the sentence: ", the third since May", ", a claim that
    Lee denies", ", a plan he has left"."""
    start, first = clause
    word = passage.lower[first]
    is_noun = word in grammar.articles and word not in grammar.genders
    is_noun = is_noun and grammar.degrees.isdisjoint(passage.lower[first + 1 : first + 2])
    is_noun = is_noun or word in grammar.clause_heads or word in grammar.vague
    told = _told_noun(passage, first, stop, grammar)
    is_plural = _opens_told_plural(passage, first, stop, grammar)  # ", claims crews denied"
    is_told = is_plural or told > first  # "a (baseless) claim crews denied"
    is_noun = is_noun or is_plural
    if not is_noun or (passage.quoted[first - 1] != -1 and not is_told):
        return False
    has_relative = False
    for index in range(told + 1, stop):
        if passage.quoted[index] != -1 and has_relative:  # "a reply that crews called “old”"
            is_called = grammar.cue_signs_of(passage.lower[index - 1]) & FINITE
            return bool(is_called) and has_verb(passage, (start, first), grammar)
        if breaks(passage.gaps[index]) or passage.quoted[index] != -1:
            return False
        word = passage.lower[index]
        tells = is_told and index > told + 1 and grammar.is_verb_at(passage, index)
        edge = first if is_plural else max(told, first + 1)
        is_contact = tells or (index > edge and word in grammar.subject_pronouns)
        if word in grammar.relatives or word in grammar.complementizers or is_contact:
            has_relative = True
        elif not has_relative and (
            word in grammar.conjunctions or grammar.is_verb_at(passage, index)
        ):
            return False
    return has_verb(passage, (start, first), grammar)


def _told_noun(passage: Passage, first: int, stop: int, grammar: Grammar) -> int:
    """The noun of telling behind an article and what describes it: "a baseless claim"; else `first`."""
    for index in range(first + 1, min(stop, first + _LONGEST_DESCRIPTION)):
        word = passage.lower[index]
        if breaks(passage.gaps[index]) or word in grammar.prepositions:
            return first
        if word in grammar.word_nouns or _is_told(word, grammar):
            return index
    return first


def _is_told(word: str, grammar: Grammar) -> bool:
    """Whether a noun stands for something said: "claim", "charges", "figure"."""
    nouns = (cue for cue in grammar.cues_of(word) if cue.form is Form.NOUN)
    is_said = any(Frame.THAT in cue.frames for cue in nouns)
    return is_said or word.removesuffix("s") in grammar.members("tallies")


def _opens_told_plural(passage: Passage, first: int, stop: int, grammar: Grammar) -> bool:
    """Whether a plural with its relative or who denies it begins: "claims that could", "charges they deny"."""
    word, behind = passage.lower[first], first + 1
    if behind >= stop or not word.endswith("s") or not _is_told(word, grammar):
        return False
    is_relative = passage.lower[behind] in grammar.relatives | grammar.complementizers
    return is_relative or grammar.opens_noun_phrase(passage, behind)
