"""Actors: who speaks where no name stands right before the verb.

"Crews, near the dam, who said", "the occupant left and said".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from framing.domain.cue import Form
from framing.voice.chains import group_start
from framing.voice.clauses import begins_clause
from framing.voice.cues import CueUse
from framing.voice.grammar import Grammar, breaks
from framing.voice.leads import main_subject
from framing.voice.main_clauses import acts_on
from framing.voice.mentions import Mention, MentionKind, may_speak, mention_of, named_before
from framing.voice.passages import Passage, Tokens, behind_dateline
from framing.voice.phrases import ends_phrase, phrase_start, who_meant
from framing.voice.several import are_several
from framing.voice.sources import subject_before
from framing.voice.tokens import is_having, is_person_noun

_LONGEST_STRETCH, _LONGEST_ADJUNCT, _LONGEST_ROLE, _FAR = 12, 10, 9, 60
_SUBJECTS_BACK = 4


def before_who(passage: Passage, sentence: Tokens, stop: int, grammar: Grammar) -> Tokens | None:
    """The noun that a relative behind a comma at `stop` takes up, past what only tells where; or None."""
    if stop - 1 > sentence[0] and passage.lower[stop - 1] in grammar.members("deictics"):
        noun = phrase_start(passage, sentence, stop - 1, grammar)
        return (noun, stop) if noun < stop - 1 else None  # "monks there, who said"
    is_title = (
        passage.quoted[stop - 1] != -1 and passage.lower[stop] not in grammar.subject_pronouns
    )
    if is_title:  # "his book “Old Boats,” which claims"
        return passage.quoted_ranges[passage.quoted[stop - 1]]
    start = phrase_start(passage, sentence, stop, grammar)
    if start >= stop:
        return None
    if passage.words[start][0].isupper():
        places = (i for i in range(start + 1, stop) if passage.lower[i] in grammar.occasion_leads)
        stop = next(places, stop)
    elif (named := named_before(passage, sentence[0], start, grammar)) is not None:
        return named  # "Ann Lee, a doctor and member of the board, who said"
    is_who = passage.lower[stop] in grammar.subject_pronouns
    if is_who and not may_speak(passage, start, stop, grammar):
        outer = _outside_stretch(passage, sentence, start, grammar)
        if outer is not None:
            return outer
    return who_meant(passage, (start, stop), grammar)


def before_parted_who(
    passage: Passage, sentence: Tokens, group: int, grammar: Grammar
) -> Tokens | None:
    """The noun before a relative that an adjunct parts from its verb: "Lee, who, on Friday, said"."""
    for index in range(group - 1, max(sentence[0], group - _LONGEST_ADJUNCT), -1):
        if passage.quoted[index] != -1 or grammar.is_verb_at(passage, index):
            return None
        if breaks(passage.gaps[index]) and passage.lower[index - 1] in grammar.aside_leads:
            return before_who(passage, sentence, index - 1, grammar)
    return None


def _outside_stretch(
    passage: Passage, sentence: Tokens, start: int, grammar: Grammar
) -> Tokens | None:
    """Who stands before the comma of a stretch that cannot speak: "crews, near the old dam, who"."""
    for comma in range(start, max(sentence[0], start - _LONGEST_STRETCH), -1):
        if grammar.is_verb_at(passage, comma - 1):
            return None
        if "," in passage.gaps[comma]:
            found = phrase_start(passage, sentence, comma, grammar), comma
            is_who = found[0] < comma and may_speak(passage, *found, grammar)
            return who_meant(passage, found, grammar) if is_who else None
    return None


def agreeing(
    passage: Passage,
    use: CueUse,
    found: Tokens | None,
    subjects: Iterable[Tokens],
    grammar: Grammar,
) -> Tokens | None:
    """Who was found for a verb that "and" joins, or who has its number: "Crews fear Lee is ill and warn …".

    `subjects` are who acts to the left, nearest first.
    """
    if found is None:
        return _elsewhere(passage, use, grammar)
    is_present = use.cue.form in (Form.BASE, Form.PRESENT) and use.group == use.start
    is_joined = passage.lower[use.group - 1] in grammar.coordinators
    if use.is_infinitive or not is_present or not is_joined:
        return found
    is_plural = use.cue.form is Form.BASE
    opening = _several_at(passage, use.sentence, use.group, grammar) if is_plural else None
    each = (found, *islice(subjects, _SUBJECTS_BACK), *([opening] if opening else []))
    fitting = (who for who in each if are_several(passage, who, who[1], grammar) is is_plural)
    return next(fitting, found)


def _several_at(passage: Passage, sentence: Tokens, stop: int, grammar: Grammar) -> Tokens | None:
    """Several who open a sentence before what they think or tell: "Crews near Porto | fear …"; or None."""
    first = behind_dateline(passage, sentence[0], stop)
    first += passage.lower[first] in grammar.coordinators
    for index in range(first + 1, min(stop, first + _LONGEST_ROLE)):
        word = passage.lower[index]
        if breaks(passage.gaps[index]) or passage.quoted[index] != -1:
            return None
        if word in grammar.thoughts or word in grammar.cues:
            links = (i for i in range(first + 1, index) if passage.lower[i] in grammar.prepositions)
            head = first, next(links, index)
            return (first, index) if may_speak(passage, *head, grammar) else None
    return None


def _elsewhere(passage: Passage, use: CueUse, grammar: Grammar) -> Tokens | None:
    """Who acts where nobody to the left can speak: behind a lead, or what a joint goes on about."""
    is_lead = use.is_infinitive or use.cue.form is Form.PARTICIPLE
    joint = use.group - (passage.lower[use.group - 1] in grammar.conjunctions)
    if ";" in passage.gaps[joint]:  # "In Porto, she lost; left; and said …"
        return main_subject(passage, use.sentence, use.sentence[0], grammar)
    if is_lead or is_having(passage, use):
        found = main_subject(passage, use.sentence, use.stop, grammar)
        is_led = passage.lower[use.group - 1] in grammar.clause_leads - grammar.as_leads
        if found is not None or use.is_infinitive or not is_led:
            return found
    elif joint == use.group:
        return None
    return joined_subject(passage, use.sentence, joint, grammar)


def joined_subject(
    passage: Passage, sentence: Tokens, stop: int, grammar: Grammar
) -> Tokens | None:
    """Who or what does something and, joined to that, says: "The occupant of the house left and said"."""
    for verb in range(stop - 1, max(sentence[0], stop - _FAR), -1):
        if ";" in passage.gaps[verb + 1] or passage.quoted[verb] != -1:
            return None
        is_known = grammar.is_verb_at(passage, verb)
        if is_known or acts_on(passage, sentence, verb, grammar):
            group = group_start(passage, sentence, verb, grammar)
            found = subject_before(passage, sentence, group, grammar)
            is_named = not is_known and found is not None and found[0] == sentence[0]
            is_acting = found is not None and _opens_clause(passage, sentence, found[0], grammar)
            return found if is_named or is_acting else None
    if not grammar.clitics:
        return None
    from framing.voice.dropped import acts_in  # few languages need it

    return acts_in(passage, sentence, grammar)  # "En un acto, el grupo reivindica … y acusa"


def _opens_clause(passage: Passage, sentence: Tokens, start: int, grammar: Grammar) -> bool:
    """Whether a noun phrase with its article begins a clause that nothing takes up."""
    word = passage.lower[start]
    if word not in grammar.determiners or word in grammar.genders or word in grammar.vague:
        return False
    if start == sentence[0]:
        return True
    is_told = passage.lower[start - 1] in grammar.complementizers
    return not is_told and begins_clause(passage, start, grammar)


def newcomer_in(passage: Passage, first: int, last: int, grammar: Grammar) -> Iterator[Mention]:
    """Who is brought in without a name at the head of a sentence: "A 29-year-old woman was fined", if anybody."""
    first = behind_dateline(passage, first, last)
    word, end = passage.lower[first], first + 1
    is_this = word in grammar.vague and word in grammar.demonstratives
    is_new = is_this or word in grammar.indefinite or word in grammar.stand_alone
    while is_new and end < last and not _ends(passage, end, grammar):
        end += 1
    is_whole = first + 1 < end < min(last, first + _LONGEST_ROLE) and passage.quoted[first] == -1
    if is_whole and (not breaks(passage.gaps[end]) or passage.lower[end] in grammar.aside_leads):
        role = mention_of(passage, first, end, grammar)
        is_person = role.kind is MentionKind.NOMINAL and is_person_noun(role.head, grammar)
        if is_person and not role.is_group:
            yield role


def _ends(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a noun phrase ends before a word, which no hyphen ties to the one before."""
    if passage.gaps[index] == "-":
        return False
    word = passage.lower[index]
    is_edge = word in grammar.phrase_edges and ends_phrase(passage, index, grammar)
    is_edge |= word in grammar.prepositions
    return is_edge or breaks(passage.gaps[index]) or grammar.is_verb_at(passage, index)
