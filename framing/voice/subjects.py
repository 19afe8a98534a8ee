"""Subjects: whose act of speaking a cue reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from framing.domain.cue import Form, Gender
from framing.domain.frozen import replace
from framing.voice.chains import governor, group_start, is_described, subject_of_chain
from framing.voice.clauses import begins_clause
from framing.voice.cues import CueUse
from framing.voice.forms import ends_in_act
from framing.voice.grammar import Grammar, breaks
from framing.voice.leads import last_plural, possessor, subject_behind_for
from framing.voice.mentions import may_speak, traits_of
from framing.voice.openers import acts_now, opening_subject, relative_before
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import phrase_start, who_meant
from framing.voice.report import Report
from framing.voice.sources import subject_before
from framing.voice.spellings import SMALL_VERB
from framing.voice.tokens import before_time, behind_link, has_no_subject, is_bare_passive
from framing.voice.told import agent_of, document_before, made_to, outside_aside

_LONGEST_ADJUNCT = 10
_SUBJECTS_BACK, _FAR = 4, 150


def source_of(
    passage: Passage, use: CueUse, grammar: Grammar, last: Report | None
) -> Tokens | None:
    """The subject of the cue, which may be that of an earlier verb."""
    if use.is_passive or is_bare_passive(passage, use, grammar):
        return agent_of(passage, use, grammar)
    group = use.group
    if has_no_subject(passage, use, grammar):
        acting = subject_behind_for(passage, use, grammar)
        if acting is not None:
            return acting
        return _shared(passage, use, grammar, last)
    if group > use.sentence[0] and not breaks(passage.gaps[group]):
        before = passage.lower[group - 1]
        who = relative_before(passage, use.sentence[0], group, grammar)
        is_who = passage.lower[who] in grammar.relatives
        is_joined = is_who and passage.lower[who - 1] in grammar.conjunctions
        if is_joined or before in grammar.coordinators or before in grammar.turn_leads:
            return _shared(passage, use, grammar, last)  # "who left, and who said"
        if is_who:
            if breaks(passage.gaps[who]):
                from framing.voice.actors import before_who  # few texts have them

                return before_who(passage, use.sentence, who, grammar)
            named = subject_before(passage, use.sentence, who, grammar)
            return named and who_meant(passage, named, grammar)
    found = _before_that(passage, use.sentence, group, grammar)
    if found is None and _has_who(passage, use.sentence[0], group, grammar):
        from framing.voice.actors import before_parted_who  # few texts have them

        found = before_parted_who(passage, use.sentence, group, grammar)
    found = found or subject_before(passage, use.sentence, group, grammar)
    if found is not None:
        return found
    return _shared(passage, use, grammar, last)


def _has_who(passage: Passage, first: int, group: int, grammar: Grammar) -> bool:
    """Whether a relative may stand before the pause before a verb: "Lee, who, on Friday, said"."""
    near = passage.lower[max(first, group - _LONGEST_ADJUNCT) : group]
    return breaks(passage.gaps[group]) and not grammar.aside_leads.isdisjoint(near)


def _before_that(passage: Passage, sentence: Tokens, group: int, grammar: Grammar) -> Tokens | None:
    """The noun that a relative "that" takes up: "a film that said …"; or who issued it."""
    that = group - 1
    if that <= sentence[0] or passage.lower[that] not in grammar.complementizers:
        return None
    if breaks(passage.gaps[group]) or passage.quoted[that - 1] != -1:
        return None
    stop = before_time(passage, sentence, that, grammar)
    start = phrase_start(passage, sentence, stop, grammar)
    if passage.lower[start] not in grammar.determiners:  # "closes with | a film that says"
        articles = (i for i in range(stop - 1, start, -1) if passage.lower[i] in grammar.articles)
        start = next(articles, start)
    named: Tokens | None = (behind_link(passage, start, stop, grammar), stop)
    if breaks(passage.gaps[that]):
        named = document_before(passage, sentence, that, grammar)
    if named is None or named[0] >= stop:
        return None
    is_plural = passage.lower[that - 1].endswith("s")
    lead = passage.lower[named[0] - 1] if named[0] > sentence[0] else ""
    is_new = passage.lower[named[0]] in grammar.indefinite or lead in grammar.conjunctions
    if is_plural and is_new:
        named = (last_plural(passage, named, group, grammar), stop)
    if passage.lower[named[0]] not in grammar.determiners and not is_plural:
        return None
    return _issuer(passage, sentence, named, grammar) or named


def _issuer(
    passage: Passage, sentence: Tokens, document: Tokens, grammar: Grammar
) -> Tokens | None:
    """Who speaks through a document: "Lee issued a statement saying …", "placed ads calling …"."""
    first, stop = document
    links = (i for i in range(first + 1, stop) if passage.lower[i] in grammar.prepositions)
    noun = traits_of(passage, first, next(links, stop), grammar).head  # "a letter to Lee"
    if noun.removesuffix("s") not in grammar.documents and noun not in grammar.members("remarks"):
        return None
    if grammar.is_verb_at(passage, first) and first > sentence[0]:
        return nearest_subject(passage, sentence, first + 1, grammar)
    word = passage.lower[first]
    is_owned = word in grammar.genders
    has_made = first > 1 and passage.lower[first - 2] in grammar.have
    if has_made and grammar.is_participle(passage.lower[first - 1]) and noun.endswith("s"):
        # "Lee has written letters accusing Kern"
        return governor(passage, sentence, first, grammar)
    if word not in grammar.indefinite and not is_owned:
        ends = (i + 1 for i in range(first, stop) if passage.lower[i].endswith(("'s", "s'")))
        return next(((first, end) for end in ends), None)  # "Lee's tweet calling it old"
    verb = document[0] - 1
    if passage.lower[verb] in grammar.occasion_leads and verb > sentence[0]:
        return nearest_subject(passage, sentence, verb, grammar)  # "Lee said, in a speech that …"
    if verb > sentence[0] and passage.words[verb - 1].endswith("ing"):
        verb -= passage.words[verb - 1].islower()
    if passage.words[verb].endswith("ing") and passage.words[verb].islower():
        return nearest_subject(passage, sentence, verb, grammar)
    return governor(passage, sentence, document[0], grammar)


def _shared(passage: Passage, use: CueUse, grammar: Grammar, last: Report | None) -> Tokens | None:
    whose = made_to(passage, use, grammar) if use.cue.form is Form.BASE else None
    if whose is None and passage.lower[use.group - 1] in grammar.reason_links:
        from framing.voice.participles import blamed_for  # few texts have them

        whose = blamed_for(passage, use, grammar)
    told = None if last is None else last.source
    whose = whose or outside_aside(passage, use, told, grammar)
    if whose is not None:
        return whose
    is_lead = use.is_infinitive or use.cue.form is Form.PARTICIPLE
    is_act = use.is_infinitive and ends_in_act(passage, use.sentence[0], use.group, grammar)
    near = subject_of_chain(passage, use, grammar) if is_lead and not is_act else None
    if near is not None:
        return _issuer(passage, use.sentence, near, grammar) or near
    if last is not None and last.rule == "noun":
        # "The crews denied Lee's claim that it was old, blaming the port": the crews blame.
        acting = nearest_subject(passage, use.sentence, last.cue_tokens[0], grammar)
        if acting is not None and acting[1] < last.cue_tokens[0]:
            return acting
    if last is not None:
        later = acting_since(passage, use.sentence, last, use.group, grammar)
        # "Lee was blamed by the mayor and said …": Lee said it, and is what the mayor blames.
        before = last.regions[0] if last.rule == "passive" else told
        return later or before
    found = nearest_subject(passage, use.sentence, use.group, grammar) or opening_subject(
        passage, use.sentence, use.group, grammar
    )
    if is_act:
        act = replace(use, start=use.group - 1)
        is_own = found is not None and found[1] == use.group
        owner = possessor(passage, act, grammar)
        found = owner or (None if is_own else found)  # "(Lee's) efforts to deny it failed"
    if found is None or traits_of(passage, *found, grammar).gender is Gender.FIRST:
        found = made_to(passage, use, grammar) or found
    from framing.voice.actors import agreeing  # many texts have none

    subjects = (who for _, who in _subjects(passage, use.sentence, use.group, grammar))
    return agreeing(passage, use, found, subjects, grammar)


def nearest_subject(
    passage: Passage, sentence: Tokens, stop: int, grammar: Grammar
) -> Tokens | None:
    """The subject of the nearest verb to the left that a speaker can be subject of, or None.

    Behind a comma it is that of the main clause: "Lee met owners who feel hurt, promising …".
    """
    subjects = _subjects(passage, sentence, stop, grammar)
    found = _first_untold(passage, sentence, subjects, grammar)
    if found is None or "," not in passage.gaps[stop] or not _has_relative(passage, found, grammar):
        return found
    near = islice(subjects, _SUBJECTS_BACK)
    main = (each for each in near if not _has_relative(passage, each[1], grammar))
    return _first_untold(passage, sentence, main, grammar) or found


def _has_relative(passage: Passage, phrase: Tokens, grammar: Grammar) -> bool:
    """Whether "who" begins right behind a phrase, without a pause."""
    after = phrase[1]
    return passage.lower[after] in grammar.aside_leads and not breaks(passage.gaps[after])


def nearest_actor(passage: Passage, sentence: Tokens, stop: int, grammar: Grammar) -> Tokens | None:
    """As `nearest_subject`, but who merely *is* something does not speak for it.

    Nor does the subject of a clause that somebody else thinks or tells: "Lee feared that Stone
    would call it “old”".
    """
    acting = (
        (verb, found)
        for verb, found in _subjects(passage, sentence, stop, grammar)
        if passage.lower[verb] not in grammar.be
    )
    return _first_untold(passage, sentence, acting, grammar)


def _first_untold(
    passage: Passage, sentence: Tokens, subjects: Iterable[tuple[int, Tokens]], grammar: Grammar
) -> Tokens | None:
    """The first subject of a clause that nobody thinks or tells, else the first of all."""
    told: Tokens | None = None
    for _, found in subjects:
        near = passage.lower[max(sentence[0], found[0] - 2) : found[0]]
        before, lead = ("", "", *near)[-2:]
        is_asked = before in grammar.prepositions and lead in grammar.questions  # "on where Lee is"
        if lead not in grammar.complementizers and lead not in grammar.tellings and not is_asked:
            return found
        told = told or found
    return told


def acting_since(
    passage: Passage, sentence: Tokens, last: Report, stop: int, grammar: Grammar
) -> Tokens | None:
    """Who acts behind all that a report says: "After Lee blamed Stone, Stone shot back, “…”"."""
    reach = max((end for _, end in last.regions), default=last.cue_tokens[1])
    actor = nearest_actor(passage, sentence, stop, grammar) if reach < stop else None
    if actor is None or not reach <= actor[0] < stop:
        return None
    if "," in passage.gaps[stop] and _has_relative(passage, actor, grammar):
        return None  # "Lee praised Stone, a pilot who had left, saying boats sank"
    edge = actor[0] - (passage.lower[actor[0] - 1] in grammar.conjunctions)
    is_named = grammar.opens_noun_phrase(passage, actor[0])
    is_pronoun = edge < actor[0] and passage.lower[actor[0]] in grammar.subject_pronouns
    return actor if is_named and (is_pronoun or "," in passage.gaps[edge]) else None


def _subjects(
    passage: Passage, sentence: Tokens, stop: int, grammar: Grammar
) -> Iterator[tuple[int, Tokens]]:
    """Verbs to the left, nearest first, each with its subject, where that can speak."""
    for index in range(stop - 1, max(sentence[0], stop - _FAR), -1):
        if ";" in passage.gaps[index + 1]:
            return
        if not passage.kinds[index] & SMALL_VERB and not passage.lower[index].endswith("s"):
            continue  # no verb, and none in -s
        is_known = grammar.is_verb_at(passage, index)
        acts = is_known or acts_now(passage, sentence, index, grammar)
        if passage.quoted[index] != -1 or not acts:
            continue
        group = group_start(passage, sentence, index, grammar)
        if group > sentence[0] and passage.lower[group - 1] in grammar.prepositions:
            continue
        if passage.lower[group - 1] in grammar.relatives:
            group -= 1
            start = phrase_start(passage, sentence, group, grammar)
            found = (start, group) if start < group else None
        else:
            found = subject_before(passage, sentence, group, grammar)
        if found is None or not may_speak(passage, *found, grammar):
            continue
        if is_described(passage, sentence, index, found, grammar):
            continue
        lead = passage.lower[found[0] - 1] if found[0] > sentence[0] else ""
        is_first = found[0] == sentence[0] or begins_clause(passage, found[0], grammar)
        if is_known or (is_first and lead not in grammar.clause_leads):
            yield index, found
