"""Describing: participles of saying beside who says it, and joints to who says something else.

"Crews demanding a vote | said", "With Lee saying boats sank | and crews denying it", "Lee said boats
sank, | but crews denied it": each ends where another begins.
"""

from __future__ import annotations

from framing.domain.cue import Form, Frame, Gender
from framing.voice.chains import before_main_verb
from framing.voice.clauses import begins_clause, is_cue, opens_that
from framing.voice.cues import CueUse
from framing.voice.grammar import POST_FINITE, SAYING, Grammar, breaks
from framing.voice.main_clauses import reports_soon
from framing.voice.passages import Passage, Tokens
from framing.voice.relatives import subject_reports
from framing.voice.told import is_said
from framing.voice.unsaid import says_nothing

_LONGEST_SUBJECT, _LONGEST_OWNED, _LONGEST_APPOSITION, _FAR = 7, 3, 16, 250


def before_described(
    passage: Passage,
    use: CueUse,
    source: Tokens | None,
    content: Tokens,
    frame: Frame,
    grammar: Grammar,
) -> int:
    """Where the verb stands of the noun that a participle tells of; the end of its content where none does.

    Without "that" the first verb of saying is the noun's: "crews claiming a raid | said it was old".
    """
    if source is None or not _tells_of(passage, use, source, grammar):
        return content[1]
    first = before_main_verb(passage, content, Frame.OBJECT, grammar)
    if frame is not Frame.THAT or first == content[1]:
        return first
    is_bare = passage.lower[content[0]] not in grammar.complementizers
    if is_bare and is_cue(passage.lower[first], grammar):
        return first
    main = before_main_verb(passage, content, frame, grammar)
    is_thing = is_bare and main == content[1] and Frame.OBJECT in use.cue.frames
    return first if is_thing else main  # "soldiers denying the charge | were freed"


def _tells_of(passage: Passage, use: CueUse, source: Tokens, grammar: Grammar) -> bool:
    """Whether a participle stands right behind a noun that opens its clause."""
    is_contracted = "'" in passage.lower[use.group - 1]  # "He's saying", "Lee's telling remark"
    # "Lee's letter denying it failed"
    is_owner = passage.lower[source[1] - 1].endswith(("'s", "s'"))
    is_behind = source[1] <= use.group <= source[1] + _LONGEST_OWNED * is_owner
    if not is_behind or is_contracted or breaks(passage.gaps[use.group]):
        return False
    start = source[0]
    return start == use.sentence[0] or begins_clause(passage, start, grammar)


def before_another(passage: Passage, use: CueUse, content: Tokens, grammar: Grammar) -> int:
    """Where "and" joins who else tells: "with Lee saying boats sank | and crews denying it"."""
    start, stop = content
    is_beside = use.group == use.start and not breaks(passage.gaps[use.start])
    if not is_beside or passage.opens_sentence(use.start):
        return stop
    joints = (
        index
        for index in range(start + 1, min(stop - 1, start + _FAR))
        if passage.lower[index] in grammar.conjunctions and passage.quoted[index] == -1
    )
    return next((i for i in joints if somebody_tells(passage, i + 1, stop, grammar)), stop)


def somebody_tells(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a noun phrase and a reporting participle follow: ", with Lee calling it old", "crews saying"."""
    if start >= stop:
        return False
    word = passage.lower[start]
    is_plural = word in grammar.plural_people or (word.endswith("s") and not word.endswith("ss"))
    if not is_plural and not grammar.opens_noun_phrase(passage, start):
        return False
    for index in range(start, min(stop, start + _LONGEST_SUBJECT)):
        if (index > start and breaks(passage.gaps[index])) or passage.quoted[index] != -1:
            return False
        if index > start and grammar.cue_signs_of(passage.lower[index]) & SAYING:
            return True
        if grammar.is_verb_at(passage, index):
            return False
    return False


def opens_report(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether a joining word leads to who reports: ", but he said", ", with Lee saying", ", as crews warn"."""
    word = passage.lower[index]
    if word in grammar.coordinators and opens_that(passage, min(index + 1, stop - 1), grammar):
        return False  # "said boats sank, and that what he called a raid was over"
    if word in grammar.accuse_links and somebody_tells(passage, index + 1, stop, grammar):
        return True
    is_lead = word in grammar.conjunctions or word in grammar.turn_leads or word in grammar.as_leads
    return is_lead and (
        (index + 1 < stop and passage.lower[index + 1] in grammar.askings)
        or reports_soon(passage, index + 1, stop, grammar)
        or subject_reports(passage, index + 1, stop, grammar)
        or apposed_reports(passage, index + 1, stop, grammar)
        or (word in grammar.adversatives and says_nothing(passage, index + 1, stop, grammar))
    )


def another_reports(
    passage: Passage, joint: int, head: Tokens, stop: int, grammar: Grammar
) -> bool:
    """Whether a joining word leads from what is said to who else reports: "…, Lee said, but Kern says …".

    `head` is what stands before the cue, a clause.
    """
    first = min(joint + 1, stop - 1)
    if grammar.genders.get(passage.lower[first]) is Gender.NEUTER:
        return False  # "…, the port said, and it says nothing of boats"
    return opens_report(passage, joint, stop, grammar) and is_said(passage, head, grammar)


def apposed_reports(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether who is described between commas reports: ", and Ann Lee, a clerk at the port, said …"."""
    if start >= stop or not grammar.opens_noun_phrase(passage, start):
        return False
    near = range(start + 1, min(stop, start + _LONGEST_SUBJECT))
    comma = next((i for i in near if breaks(passage.gaps[i])), start)
    if comma == start or any(grammar.is_verb_at(passage, i) for i in range(start, comma)):
        return False
    near = range(comma + 1, min(stop, comma + _LONGEST_APPOSITION))
    verb = next((i for i in near if breaks(passage.gaps[i])), start)
    gaps = passage.gaps[comma], passage.gaps[verb]
    is_own = all(number == -1 for number in passage.quoted[start : verb + 1])
    if verb == start or gaps != (", ", ", ") or not is_own:
        return False
    verb += grammar.is_adverb(passage.lower[verb])
    if verb + 1 >= stop or breaks(passage.gaps[verb + 1]):
        return False
    return bool(grammar.cue_signs_of(passage.lower[verb]) & POST_FINITE)


def gives_name(passage: Passage, use: CueUse, source: Tokens | None, grammar: Grammar) -> bool:
    """Whether a participle tells what a thing is called: "a group called “Our Bay”", "… Our Bay".

    A name without marks has nothing behind it that it could be called: not "a judge called Lee unfit".
    """
    if use.cue.form is not Form.PAST or use.is_passive or use.group != use.start:
        return False
    if source is None or grammar.indefinite.isdisjoint(passage.lower[source[0] : source[1]]):
        return False
    index = use.stop
    if index + 1 < len(passage.words) and passage.lower[index] in grammar.articles:
        index += 1
    if index >= len(passage.words) or passage.quoted[index] != -1:
        return index < len(passage.words)
    stop, end = index, passage.sentence_of(index)[1]
    while stop < end and (stop == index or not breaks(passage.gaps[stop])):
        if not (passage.words[stop][0].isupper() or passage.lower[stop] in grammar.prepositions):
            break
        stop += 1
    if stop == index:
        return False
    ends = stop == end or breaks(passage.gaps[stop])
    return ends or grammar.is_verb_at(passage, stop) or passage.lower[stop] in grammar.relatives
