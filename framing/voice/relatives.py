"""Relatives that a cue between commas parts from what they tell: "the dam, where, Lee said, crews slept".

Those that tell what is done to a claim: "the claim that crews dispute"; those between commas, behind which what
is said goes on; and clauses that what is said opens with.
"""

from __future__ import annotations

from framing.domain.cue import Form, Frame
from framing.voice.clauses import is_clause, resumes_verb
from framing.voice.cues import CueUse
from framing.voice.grammar import FINITE, Grammar, breaks
from framing.voice.main_clauses import has_verb, reports_soon
from framing.voice.passages import Passage, Tokens

_LONGEST_RELATIVE, _LONGEST_PARTITIVE = 40, 7
_LONGEST_OCCASION, _LONGEST_CLAUSE, _LONGEST_SUBJECT, _FAR = 14, 8, 6, 60
_LONGEST_REPORTER = 5
_WITH_OBJECT = frozenset({Frame.ACCUSE, Frame.NAME, Frame.OBJECT, Frame.URGE})


def takes_up(passage: Passage, link: int, grammar: Grammar) -> bool:
    """Whether a relative right before a cue between commas begins what is said: "boats that, Lee said, are".

    Behind a comma too: "the dam, where, Lee said, crews slept"; but not "it is that, Lee said".
    """
    word, gap = passage.lower[link], passage.gaps[link]
    is_relative = word in grammar.relatives or word in grammar.clause_leads & grammar.questions
    is_relative |= word in grammar.complementizers and gap == " "
    return is_relative and passage.quoted[link] == -1 and passage.quoted[link - 1] == -1


def taken_up(
    passage: Passage, before: Tokens, tail: Tokens | None, rest: Tokens, grammar: Grammar
) -> list[Tokens]:
    """The relative behind `before`, and the `tail` behind the cue, or all that a pause parts from it."""
    after, last = rest
    link = before[1]
    if tail is None:
        pauses = range(after, min(last, after + _LONGEST_OCCASION))
        tail = next(((i, last) for i in pauses if breaks(passage.gaps[i])), None)
    if tail is None:
        return []
    start, end = tail
    if not has_verb(passage, before, grammar):  # "The men, who, Lee said, fled, | were found"
        commas = (i for i in range(start + 1, last) if "," in passage.gaps[i])
        end = next((i for i in commas if resumes_verb(passage, i, grammar)), last)
    return [(link, link + 1), (start, end)]


def is_relative_clause(passage: Passage, start: int, end: int, grammar: Grammar) -> bool:
    """Whether a that-clause lacks its object: "a demand that the groups refused", "a claim that he denies"."""
    if _lacks_object(passage, start, end, grammar):
        return True
    word = passage.lower[end - 1]
    is_plain = word.isalpha() and not word.endswith("s") and word not in grammar.determiners
    names = (cue for cue in grammar.cues_of(passage.lower[end - 2]) if Frame.NAME in cue.frames)
    is_judged = is_plain and any(names)  # "a charge that Lee has called absurd"
    takes_object = word in grammar.thoughts or any(
        cue.form is Form.PRESENT and Frame.OBJECT in cue.frames for cue in grammar.cues_of(word)
    )
    return (
        end - start <= 7
        and passage.quoted[end - 1] == -1
        and (takes_object or (word.endswith("ed") and word in grammar.cues) or is_judged)
        and passage.lower[end - 2] not in grammar.be
    )


def _lacks_object(passage: Passage, start: int, end: int, grammar: Grammar) -> bool:
    """Whether the first verb of a that-clause does something to its noun: "a claim that crews dispute in court"."""
    handled = grammar.members("handled")
    for index in range(start + 2, min(end, start + _LONGEST_CLAUSE)):
        if breaks(passage.gaps[index]) or passage.quoted[index] != -1:
            return False
        if passage.lower[index] in handled and _acts(passage, index, grammar):
            after = index + 1 + (passage.lower[index + 1 : index + 2] == ("up",))
            following = passage.lower[after] if after < end else ""
            is_end = not following or following in grammar.prepositions
            # "a report that she wrote | said"
            is_end = is_end or grammar.is_verb_at(passage, after)
            return is_end or following in grammar.auxiliaries or grammar.is_adverb(following)
    return False


def _acts(passage: Passage, verb: int, grammar: Grammar) -> bool:
    """Whether a form is no passive's and no noun: "crews dispute", "did not support", not "a dispute"."""
    before = passage.lower[verb - 1]
    is_helped = before in grammar.auxiliaries or before in grammar.negations
    is_led = is_helped or before in grammar.subject_pronouns or before.endswith("s")
    is_bare = not passage.lower[verb].endswith(("s", "ed", "n"))
    return before not in grammar.be and (is_led or not is_bare)


def leaves_out(passage: Passage, verb: int, start: int, grammar: Grammar) -> bool:
    """Whether a relative before who says it is subject of what is said: "what it claimed | was a boat",
    "men who crews insist | are guards"."""
    if breaks(passage.gaps[start]) or passage.lower[start].endswith("ing"):
        return False
    for index in range(verb - 1, max(0, verb - _LONGEST_SUBJECT), -1):
        word = passage.lower[index]
        if word in grammar.aside_leads or word in grammar.clause_heads:
            return index < verb - 1
        if breaks(passage.gaps[index]) or grammar.is_verb_at(passage, index):
            return False
    return False


def opens_with_another(passage: Passage, use: CueUse, stop: int, grammar: Grammar) -> bool:
    """Whether what is said begins with a clause that depends: "argued while boats sank, crews slept"."""
    start = use.stop
    word, _, behind = (*passage.lower[start : start + 3], "", "")[:3]
    if Frame.CLAUSE not in use.cue.frames:
        return False
    if word in grammar.as_leads and behind in grammar.as_leads:  # "as many as ten crews left"
        return is_clause(passage, start + 3, stop, grammar)
    is_lead = word in grammar.clause_openers and word not in grammar.complementizers
    if not is_lead or breaks(passage.gaps[start]):
        return False
    near = range(start, min(stop, start + _FAR))
    comma = next((i for i in near if breaks(passage.gaps[i])), stop)
    is_told = is_clause(passage, start + 1, comma, grammar)
    return is_told and is_clause(passage, comma, stop, grammar)


def opens_relative(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a relative begins behind a preposition: ", to which", ", about half of whom"."""
    for index in range(start + 1, min(stop, start + _LONGEST_PARTITIVE)):
        if breaks(passage.gaps[index]) or passage.quoted[index] != -1:
            return False
        if passage.lower[index] in grammar.relatives:
            is_partitive = index > start + 1 and passage.lower[index - 1] in grammar.topic_links
            return is_partitive or reports_soon(passage, index + 1, stop, grammar)
    return False


def holds_report(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a relative behind its preposition tells what somebody reports: "a letter | in which she wrote"."""
    word, behind = (*passage.lower[start : start + 2], "")[:2]
    is_relative = word in grammar.prepositions and behind in grammar.relatives
    return is_relative and (
        reports_soon(passage, start + 2, stop, grammar)
        or subject_reports(passage, start + 2, stop, grammar)
    )


def subject_reports(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a clause begins with who reports, in any frame: "and the union called it old"."""
    if start + 1 >= stop:
        return False
    is_led = grammar.opens_noun_phrase(passage, start)  # not "but crews disputed", "and accused"
    word = passage.lower[start]
    is_pronoun = word in grammar.genders and word in grammar.subject_pronouns
    for verb in range(start + is_led, min(stop, start + (_LONGEST_REPORTER if is_led else 2))):
        word = passage.lower[verb]
        if passage.quoted[verb] != -1 or breaks(passage.gaps[verb]):
            return False
        if is_pronoun and not grammar.is_adverb(word):
            return bool(grammar.cue_signs_of(word) & FINITE)
        if any(
            cue.form is Form.PAST
            and cue.frames & _WITH_OBJECT
            and passage.lower[verb : verb + len(cue.words)] == cue.words
            for cue in grammar.cues_of(word)
        ):
            return True
        if grammar.is_verb_at(passage, verb):
            return False
    return False


def resumed(passage: Passage, clause: Tokens, stop: int, grammar: Grammar) -> int | None:
    """The verb behind a relative that parts it from its subject: "said the dam, which sank, was old"."""
    aside = clause[1]
    if aside >= stop or "," not in passage.gaps[aside]:
        return None
    if has_verb(passage, _last_joined(passage, clause, grammar), grammar):
        return None
    is_who = passage.lower[aside] in grammar.aside_leads
    if not (is_who or opens_relative(passage, aside, stop, grammar)):  # ", most of whom"
        return None
    for index in range(aside + 2, min(stop, aside + _LONGEST_RELATIVE)):
        gap = passage.gaps[index]
        if passage.quoted[index] != -1:
            return None
        if "," in gap and resumes_verb(passage, index, grammar):
            return index
    return None


def _last_joined(passage: Passage, clause: Tokens, grammar: Grammar) -> Tokens:
    """The last of the clauses that are told, where "and that" joins them: "that boats sank | and that crews"."""
    start, stop = clause
    for index in range(stop - 1, max(start + 1, stop - _LONGEST_RELATIVE), -1):
        is_that = passage.lower[index] in grammar.complementizers
        if is_that and passage.lower[index - 1] in grammar.coordinators:
            return index, stop
    return clause
