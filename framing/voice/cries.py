"""Cries: whose words in marks are that no verb tells, by what leads to them: names, cries, clauses."""

from __future__ import annotations

from framing.domain.cue import Gender
from framing.voice.fragments import before_article, is_cried, is_taken_for, name_giver
from framing.voice.grammar import Grammar, breaks
from framing.voice.headlines import headline_actor, tells_in_heading
from framing.voice.mentions import may_speak
from framing.voice.neighbours import clause_subject, owner_at
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import subject_after
from framing.voice.tokens import is_person_noun

_MOST_ADJECTIVES, _LONGEST_ROLE = 3, 5


def clause_actor(
    passage: Passage, number: int, is_heading: bool, grammar: Grammar
) -> Tokens | None:
    """Who opens a heading and tells, else acts in the clause that a quotation is part of, or None."""
    if is_heading and (named := _behind_colon(passage, number, grammar)) is not None:
        return named
    actor = headline_actor(passage, number, grammar) if is_heading else None
    if actor is not None and tells_in_heading(passage, number, grammar):
        return actor
    subject = clause_subject(passage, number, grammar)
    return subject if subject is not None and may_speak(passage, *subject, grammar) else actor


def _behind_colon(passage: Passage, number: int, grammar: Grammar) -> Tokens | None:
    """Who is told of behind the words that open a heading: "‘It is old’: union leader on new dam"; or None.

    "The crews in the bay" may be those told of, where the words do not say "I" or "we".
    """
    start, stop = passage.quoted_ranges[number]
    if start > 0 or stop >= len(passage.words) or ":" not in passage.gaps[stop]:
        return None
    is_own = any(grammar.genders.get(w) is Gender.FIRST for w in passage.lower[start:stop])
    word = passage.lower[stop]
    if word in grammar.questions or (word in grammar.determiners and not is_own):
        return None
    end = person = stop
    while end < len(passage.words) and end - stop < _LONGEST_ROLE:
        is_apart = end > stop and (breaks(passage.gaps[end]) or grammar.is_verb_at(passage, end))
        word = passage.lower[end]
        if is_apart or word in grammar.prepositions or word in grammar.clause_leads:
            break  # "Porto waits | as rebels near"
        end += 1
        person = end if is_person_noun(passage.lower[end - 1], grammar) else person
    is_name = end - stop > 1 and passage.lower[stop] in grammar.name_genders
    person = end if is_name and may_speak(passage, stop, end, grammar) else person
    return (stop, person) if person > stop else None


def giver_of(passage: Passage, number: int, grammar: Grammar) -> Tokens | None:
    """Who gives the name that marks hold, or cries what they do: "Lee's call for a “purge”"; or None."""
    if is_taken_for(passage, number, grammar):
        return name_giver(passage, number, grammar)
    cry = _cry_before(passage, number, grammar)
    if cry is None:
        return None
    sentence, end = passage.sentence_of(cry), passage.quoted_ranges[number][1]
    if end + 1 < sentence[1] and passage.lower[end] in grammar.origins:  # "… from the crowd"
        crowd = subject_after(passage, sentence, end + 1, grammar)
        if crowd is not None and may_speak(passage, *crowd, grammar):
            return crowd
    return owner_at(passage, sentence, cry, grammar)


def is_anybodys(passage: Passage, number: int, grammar: Grammar) -> bool:
    """Whether nobody in particular gives a name or cries: "known as “…”", "met with cries of “…”"."""
    if is_taken_for(passage, number, grammar):
        return True
    if "gendered nouns" in grammar.habits:
        from framing.voice.pronouns import acts_nobody  # few languages have a word for nobody

        if acts_nobody(passage, number, grammar):
            return True
    cry = _cry_before(passage, number, grammar)
    if cry is not None:
        return _is_overheard(passage, cry, grammar)
    return _is_undergone(passage, number, grammar)


def is_claimed_of(passage: Passage, number: int, grammar: Grammar) -> bool:
    """Whether the marks of a heading hold what others claim of its subject: "Bay port ‘on brink of ruin’".

    So do verbs of the past, "Mayor ‘lied to crews’"; what somebody will do, or says of himself, does not.
    """
    start, stop = passage.quoted_ranges[number]
    first = next((i for i in range(start, 0, -1) if ":" in passage.gaps[i]), 0)
    if start == first or breaks(passage.gaps[start]) or not passage.words[start].islower():
        return False
    if any(
        passage.quoted[i] != -1 or grammar.is_finite(passage.lower[i]) for i in range(first, start)
    ):
        return False
    if any(grammar.genders.get(word) is Gender.FIRST for word in passage.lower[start:stop]):
        return False
    word = passage.lower[start]
    is_act = grammar.is_finite(word) and word not in grammar.modals
    return is_act or grammar.is_participle(word) or word in grammar.prepositions


def _is_undergone(passage: Passage, number: int, grammar: Grammar) -> bool:
    """Whether a clause only tells what is done to its subject, or what may come.

    "Lee was convicted of “theft”", "a jury must find him “guilty”".
    """
    subject = clause_subject(passage, number, grammar)
    if subject is None:
        return False
    before = passage.lower[subject[1] : passage.quoted_ranges[number][0]]
    verbs = [word for word in before if not grammar.is_adverb(word)]
    word, done = (*verbs, "", "")[:2]
    return word in grammar.modals or (word in grammar.be and grammar.is_participle(done))


def _cry_before(passage: Passage, number: int, grammar: Grammar) -> int | None:
    """Where the noun for a cry begins, with what describes it, that leads to a quotation; or None."""
    start = passage.quoted_ranges[number][0]
    if not is_cried(passage, start, grammar):
        return None
    cry = before_article(passage, start, grammar) - 1
    first = max(passage.sentence_of(start)[0], cry - _MOST_ADJECTIVES)
    while cry > first and _may_describe_cry(passage, cry - 1, grammar):
        cry -= 1
    return cry


def _may_describe_cry(passage: Passage, index: int, grammar: Grammar) -> bool:
    word = passage.lower[index]
    return passage.quoted[index] == -1 and not (
        breaks(passage.gaps[index + 1])
        or word in grammar.prepositions
        or word in grammar.determiners
        or word in grammar.be
        or word.endswith(("'s", "s'"))
        or grammar.is_verb_at(passage, index)
    )


def _is_overheard(passage: Passage, cry: int, grammar: Grammar) -> bool:
    """Whether nobody in particular cries: "walked in to chants of", "met with cries of", "There were"."""
    first = passage.sentence_of(cry)[0]
    before = passage.lower[cry - 1] if cry > first else ""
    if before in grammar.hearing_links:
        return not grammar.choruses.isdisjoint(passage.lower[cry : cry + _MOST_ADJECTIVES])
    near = passage.lower[max(first, cry - _MOST_ADJECTIVES) : cry]
    return not grammar.be.isdisjoint(near)
