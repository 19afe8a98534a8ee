"""Passives and participles: what somebody is told, accused of or called, and what those words only describe.

"Was accused of fraud", "when told boats sank", "portrayed by Lee as a trap"; "a group called Our Bay".
"""

from __future__ import annotations

from framing.domain.cue import Form, Frame, Gender
from framing.voice.chains import before_main_verb
from framing.voice.circumstances import skip_circumstance
from framing.voice.clauses import author_end, begins_clause, is_clause, is_cue
from framing.voice.cues import CueUse, Opening
from framing.voice.forms import is_published
from framing.voice.grammar import Grammar, breaks
from framing.voice.leads import may_tell
from framing.voice.listeners import after_listener
from framing.voice.main_clauses import has_verb
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import phrase_start
from framing.voice.told import SPOKEN

_LONGEST_ASIDE = 12
_ONLY_MARKS = frozenset({Frame.QUOTE})


def after_passive(passage: Passage, use: CueUse, stop: int, grammar: Grammar) -> Opening | None:
    """ "was accused of …", "is said to …", "was asked by Lee whether …"."""
    start = use.stop
    word = passage.lower[start]
    frames = use.cue.frames
    if Frame.ACCUSE in frames and word in grammar.accuse_links:
        return None if breaks(passage.gaps[start + 1]) else (start + 1, Frame.OBJECT)
    if frames & {Frame.ACCUSE, Frame.LISTENER} and word in grammar.agent_links:
        return after_listener(passage, use, stop, grammar)
    if word in grammar.complementizers:
        return start, Frame.THAT
    if word in grammar.questions and not breaks(passage.gaps[start]):
        is_time = word in grammar.clause_leads and use.cue.words[0] not in grammar.askings
        is_time = is_time and is_clause(passage, start + 1, stop, grammar)
        return None if is_time else (start, Frame.WH)  # "is told when boats sink"
    if word in grammar.infinitive and not breaks(passage.gaps[start]) and frames != _ONLY_MARKS:
        return None if _is_no_act(passage, use, stop, grammar) else (start, Frame.TO)
    found = after_preposition(passage, start, frames, grammar)
    is_blamed = Frame.ACCUSE in frames and word in grammar.occasion_leads  # "blamed on crews"
    if found is not None and (word in grammar.topic_links or is_blamed):
        return found
    is_named = Frame.NAME in frames and word not in grammar.prepositions
    if is_named and not breaks(passage.gaps[start]):
        return start, Frame.OBJECT
    is_told = Frame.LISTENER in frames and (
        grammar.opens_noun_phrase(passage, start) or is_clause(passage, start, stop, grammar)
    )
    if is_told and not breaks(passage.gaps[start]):
        return start, Frame.THAT
    if word in grammar.as_leads and Frame.AS in frames:
        is_marked = start + 1 < stop and passage.quoted[start + 1] != -1
        return start + is_marked, Frame.OBJECT
    return _behind_agent(passage, use, stop, grammar)


def _is_no_act(passage: Passage, use: CueUse, stop: int, grammar: Grammar) -> bool:
    """Whether "to" behind a passive leads to no act: a place, "hard pressed to", "is said to have called"."""
    start = use.stop
    is_place = start + 1 < len(passage.words) and grammar.opens_noun_phrase(passage, start + 1)
    is_hard = passage.lower[use.start - 1] in grammar.members("strains")
    return is_place or is_hard or _has_told(passage, start, stop, grammar)


def is_it(word: str, grammar: Grammar) -> bool:
    """Whether a word is "it": behind a passive it stands for a clause, elsewhere for a body."""
    return grammar.genders.get(word) is Gender.NEUTER and word in grammar.subject_pronouns


def _put_off(passage: Passage, use: CueUse, stop: int, grammar: Grammar) -> Opening | None:
    """The clause that "it" stands for: "it was alleged in court that …", "it is claimed boats sank"."""
    start = use.stop
    if breaks(passage.gaps[start]):
        return None
    has_relative = False  # "by the union, which owns boats, that"
    for index in range(start, min(stop, start + _LONGEST_ASIDE)):
        has_relative |= passage.lower[index] in grammar.aside_leads
        if grammar.is_verb_at(passage, index) and not has_relative:
            break
        if passage.lower[index] in grammar.complementizers:
            return None if grammar.is_relative_that(passage, index) else (index, Frame.THAT)
    is_bare = Frame.CLAUSE in use.cue.frames and is_clause(passage, start, stop, grammar)
    return (start, Frame.THAT) if is_bare else None


def _behind_agent(passage: Passage, use: CueUse, stop: int, grammar: Grammar) -> Opening | None:
    """Content behind who tells or where: "described by Lee as old", "told in May that boats sank"."""
    start, frames = use.stop, use.cue.frames
    if passage.lower[start] in grammar.agent_links and Frame.AS in frames:
        for index in range(start + 1, min(stop, start + _LONGEST_ASIDE)):
            if breaks(passage.gaps[index]) or passage.quoted[index] != -1:
                return None
            if passage.lower[index] in grammar.as_leads:
                is_marked = index + 1 < stop and passage.quoted[index + 1] != -1
                return index + is_marked, Frame.OBJECT
    if Frame.LISTENER in frames:
        after = skip_circumstance(passage, start, stop, grammar)
        word = passage.lower[after] if start < after < stop else ""
        if word in grammar.complementizers and not grammar.is_relative_that(passage, after):
            return after, Frame.THAT
        is_question = word in grammar.questions and word not in grammar.relatives
        is_question = is_question and Frame.WH in frames
        return (after, Frame.WH) if is_question else None
    before = passage.lower[use.group - 1] if use.group > 0 else ""
    if frames & SPOKEN and is_it(before, grammar):
        return _put_off(passage, use, stop, grammar)
    if use.group == use.start and before in grammar.thoughts:  # "concerns expressed by Lee that"
        clause = author_end(passage, (use.start, stop), start, grammar)
        return None if clause is None else (clause, Frame.THAT)
    return None


def _has_told(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether somebody is said to have spoken: "is said to have called"."""
    told = start + 2
    if told >= stop or passage.lower[told - 1] not in grammar.have:
        return False
    return any(
        cue.form is Form.PAST and passage.lower[told : told + len(cue.words)] == cue.words
        for cue in grammar.cues_of(passage.lower[told])
    )


def after_preposition(
    passage: Passage, start: int, frames: frozenset[Frame], grammar: Grammar
) -> Opening | None:
    frame = grammar.frame_words.get(passage.lower[start])
    if passage.lower[start + 1 : start + 2] and passage.lower[start + 1] in grammar.times:
        return None  # "a statement on Friday"
    if not grammar.members("attending").isdisjoint(passage.lower[start + 2 : start + 5]):
        return None  # "remarks on the condition of anonymity"
    if frame is not None and frame in frames and start + 1 < len(passage.words):
        if breaks(passage.gaps[start + 1]) and passage.quoted[start + 1] == -1:
            return None  # "what they asked for, though"
        is_place = passage.words[start + 1][0].isupper() and start + 3 < len(passage.words)
        if is_place and passage.lower[start + 2] in grammar.complementizers:
            return start + 2, Frame.THAT  # "commented on Twitter that"
        is_on = passage.lower[start] in grammar.occasion_leads
        is_place = is_on and is_published(passage, start + 1, grammar)
        return None if is_place else (start + 1, Frame.OBJECT)
    return None


def is_told_aside(passage: Passage, use: CueUse, grammar: Grammar) -> bool:
    """Whether somebody is told in a clause without a subject: "when told boats sank", "Asked why"."""
    if use.cue.form is not Form.PAST or Frame.LISTENER not in use.cue.frames:
        return False
    start = use.start
    is_led = start > 0 and passage.lower[start - 1] in grammar.clause_leads
    return use.group == start and (is_led or passage.opens_sentence(start))


def before_nouns_verb(
    passage: Passage,
    use: CueUse,
    source: Tokens | None,
    content: Tokens,
    frame: Frame,
    grammar: Grammar,
) -> int:
    """Where the verb stands of a noun that a report belongs to: "the boats crews say sank | were old"."""
    start, end = content
    if use.cue.form is Form.PARTICIPLE and use.group == use.start:
        from framing.voice.describing import before_described  # many texts have none

        return before_described(passage, use, source, content, frame, grammar)
    if not _modifies_subject(passage, use, source, grammar):
        return end
    is_subject = frame is Frame.THAT and grammar.is_verb_at(passage, start)
    is_subject = is_subject or use.is_infinitive
    verb = before_main_verb(passage, content, Frame.OBJECT if is_subject else frame, grammar)
    is_late = (
        use.is_passive and start + 1 < verb < end and grammar.is_adverb(passage.lower[verb - 1])
    )
    return verb - is_late  # "men accused of theft | finally left"


def _modifies_subject(
    passage: Passage, use: CueUse, source: Tokens | None, grammar: Grammar
) -> bool:
    """Whether a report may belong to a noun whose verb follows what is said.

    "What crews call waste | has grown", "Men accused of theft | left", "Crews who say boats sank |
    left", "The boats that crews say sank | were old", "The boats crews say sank | were old",
    "Efforts to deny the raid | failed".
    """
    if use.is_infinitive and use.group > use.sentence[0]:
        act = passage.lower[use.group - 1] in grammar.members("acts")
        return act and phrase_start(passage, use.sentence, use.group, grammar) == use.sentence[0]
    if use.is_passive:
        is_named = Frame.NAME in use.cue.frames and _is_named_so(passage, use.stop, grammar)
        return is_named or (Frame.ACCUSE in use.cue.frames and use.group == use.start)
    if source is None:
        return False
    first, who = use.sentence[0], source[1]
    relatives = grammar.aside_leads | grammar.complementizers
    if who < use.group and passage.lower[who] in relatives:
        opens = source[0] == first or begins_clause(passage, source[0], grammar)
        is_plain = opens and not breaks(passage.gaps[who])
        return is_plain and not has_verb(passage, (who, use.group), grammar)
    joint = source[0] - 1
    if joint <= first:
        is_named = Frame.NAME in use.cue.frames and joint == first
        return is_named and passage.lower[first] in grammar.clause_heads
    word = passage.lower[joint]
    is_relative = word in grammar.relatives or word in grammar.complementizers
    is_relative = is_relative or _is_noun_beside(passage, use.sentence, source[0], grammar)
    is_plain = not breaks(passage.gaps[joint]) and not breaks(passage.gaps[source[0]])
    return is_relative and is_plain and not has_verb(passage, (first, joint), grammar)


def _is_noun_beside(passage: Passage, sentence: Tokens, start: int, grammar: Grammar) -> bool:
    """Whether a noun with its article opens a clause right before who speaks: "The boats | crews say sank"."""
    is_noun = passage.words[start - 1].islower()
    if not is_noun or grammar.articles.isdisjoint(passage.lower[sentence[0] : start - 1]):
        return False
    first = phrase_start(passage, sentence, start, grammar)
    opens = first == sentence[0] or begins_clause(passage, first, grammar)
    if first + 1 >= start or not opens or passage.lower[first] not in grammar.articles:
        return False
    is_plain = grammar.prepositions.isdisjoint(passage.lower[first:start])
    return is_plain and not grammar.is_adverb(passage.lower[start - 1])


def is_told_of(passage: Passage, use: CueUse, source: Tokens | None, grammar: Grammar) -> bool:
    """Whether a past form tells what its noun is called: "tides described as old", "Lee, called a fox".

    Who can speak describes others: "Lee described as old a plan that …".
    """
    if _is_joined_passive(passage, use, grammar):
        return True
    if use.cue.form is not Form.PAST or source is None or source[1] != use.group:
        return False
    word = passage.lower[source[0]]
    if word in grammar.subject_pronouns and word in grammar.genders:
        return False  # "what it described as a farce"
    if Frame.NAME in use.cue.frames and _is_named_so(passage, use.stop, grammar):
        return True
    named = passage.lower[use.stop] if use.stop < len(passage.words) else ""
    is_as = named in grammar.as_leads and Frame.AS in use.cue.frames
    if breaks(passage.gaps[use.group]):  # not "Lee, a clerk, called it old"
        takes_object = named in grammar.genders and named not in grammar.determiners
        return is_as or (Frame.NAME in use.cue.frames and not takes_object)
    verb = max(0, source[0] - 1)  # "Guards shot boys described as thieves"
    is_object = grammar.is_verb_at(passage, verb) and not is_cue(passage.lower[verb], grammar)
    return is_as and (is_object or not may_tell(passage, source, grammar))


def _is_named_so(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether a bare noun with an auxiliary behind it follows: "groups called | bandits have fled"."""
    verb = start + 1
    if verb >= len(passage.words) or breaks(passage.gaps[start]) or breaks(passage.gaps[verb]):
        return False
    is_plain = passage.quoted[start] == -1 and passage.words[start].islower()
    is_noun = is_plain and not grammar.opens_noun_phrase(passage, start)
    return is_noun and passage.lower[verb] in grammar.be | grammar.have


def _is_joined_passive(passage: Passage, use: CueUse, grammar: Grammar) -> bool:
    """Whether a verb of naming shares the "be" of another: "was stopped and called a “thief”"."""
    link, stop = use.start - 1, use.stop
    if use.cue.form is not Form.PAST or Frame.NAME not in use.cue.frames or link < 2:
        return False
    if use.group != use.start or passage.lower[link] not in grammar.conjunctions:
        return False
    is_done = grammar.is_participle(passage.lower[link - 1])
    stop += stop < len(passage.words) and passage.lower[stop] in grammar.indefinite
    is_named = stop < len(passage.words) and passage.quoted[stop] != -1
    return is_named and is_done and passage.lower[link - 2] in grammar.be


def gives_reason(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a reason begins: "a hero for his work", "for saying so"; not "a haven for thieves"."""
    if passage.lower[index] not in grammar.reason_links or passage.quoted[index] != -1:
        return False
    after = passage.lower[index + 1]
    is_owned = after in grammar.articles and after in grammar.genders
    return is_owned or after.endswith("ing") or passage.lower[index] not in grammar.accuse_links
