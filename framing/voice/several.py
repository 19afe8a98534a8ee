"""Several who speak together: "the mayor, the port and crews said", "Lee and her staff said"."""

from __future__ import annotations

from framing.voice.clauses import begins_clause
from framing.voice.grammar import Grammar, breaks
from framing.voice.mentions import MentionKind, is_wider_place, may_speak, traits_of
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import phrase_start, subject_after

_FEWEST_BEHIND_COMMA, _MOST, _LONGEST = 2, 8, 30
_LONGEST_APPOSITION, _LONGEST_PAIRED = 14, 10


def all_before(
    passage: Passage, sentence: Tokens, phrase: Tokens, grammar: Grammar
) -> Tokens | None:
    """Who speaks where `phrase`, right before a verb, names the last of several; or None."""
    start, stop = phrase
    is_even = passage.gaps[start] == " " and grammar.is_adverb(passage.lower[start - 1])
    joint = start - 1 - is_even  # "and even bishops"
    is_turn = passage.lower[joint] in grammar.adversatives
    if joint > sentence[0] and passage.lower[joint] in grammar.conjunctions and not is_turn:
        if (pair := _behind_both(passage, sentence[0], joint, grammar)) is not None:
            return pair, stop
        found = _first_of_pair(passage, sentence, phrase, grammar)
        return found or _all_of(passage, sentence, (joint, start, stop), grammar)
    if passage.gaps[start] != ", " or grammar.conjunctions.isdisjoint(passage.lower[start:stop]):
        return None
    return _all_of(passage, sentence, (start, start, stop), grammar)


def _behind_both(passage: Passage, first: int, joint: int, grammar: Grammar) -> int | None:
    """Where those whom "both" joins begin: "After the vote, both | the mayor and the bishop said"; or None."""
    both = grammar.members("correlatives")
    for index in range(joint - 2, max(first, joint - _LONGEST_PAIRED) - 1, -1):
        is_own = passage.quoted[index] == -1 and not grammar.is_verb_at(passage, index)
        if breaks(passage.gaps[index + 1]) or not is_own:
            return None
        if passage.lower[index] in both:
            lead = passage.lower[index - 1] if index > first else ""
            # "heads of both houses"
            is_inner = lead in grammar.conjunctions or lead in grammar.links
            return None if is_inner else index + 1
    return None


def _all_of(
    passage: Passage, sentence: Tokens, last: tuple[int, int, int], grammar: Grammar
) -> Tokens | None:
    """All who speak, where `last` is "and" with the last of them, or the last two names of a list.

    Whoever stands behind a verb or a preposition is none of them: "Kern met crews, clerks and
    bishops said" tells of clerks and bishops. What a verb before a comma stands in is said by the
    two before it: "The source of the flood, crews and clerks say, is the dam".
    """
    end, start, stop = last
    gaps = {passage.gaps[end], passage.gaps[start]}
    is_pronoun = stop - start == 1 and passage.lower[start] in grammar.subject_pronouns
    if is_pronoun or not gaps <= {" ", ", "}:
        return None
    found, n_found = stop, 0
    is_inside = "," in passage.gaps[min(stop + 1, len(passage.words))]
    while end > sentence[0] and n_found < _MOST:
        first = phrase_start(passage, sentence, end, grammar)
        if first >= end or not _may_be_listed(passage, sentence, (first, end), grammar):
            break
        found, n_found = first, n_found + 1
        if passage.gaps[first] != ", " or is_inside:
            break
        end = first
    is_parted = "," in passage.gaps[last[0]]
    is_enough = n_found >= (_FEWEST_BEHIND_COMMA if is_parted and last[0] < start else 1)
    return (found, stop) if is_enough else None


def _may_be_listed(passage: Passage, sentence: Tokens, phrase: Tokens, grammar: Grammar) -> bool:
    """Whether a phrase is one of those who speak: behind a pause, no place and no time."""
    start, stop = phrase
    lead = passage.lower[start - 1] if start > sentence[0] else ""
    is_first = not lead or "," in passage.gaps[start] or lead in grammar.relatives
    is_first |= lead in grammar.clause_heads
    if not is_first and not begins_clause(passage, start, grammar):
        return False
    word = passage.lower[start]
    if stop - start == 1 and word in grammar.subject_pronouns:
        return False
    if word in grammar.prepositions or grammar.is_adverb(word):
        return False
    is_doing = word.endswith("ing") and stop - start > 1  # "Leaving Porto, Lee and Kern said"
    if is_doing:
        return False
    is_place = is_wider_place(passage, start, stop, grammar)
    return not is_place and may_speak(passage, start, stop, grammar)


def _first_of_pair(
    passage: Passage, sentence: Tokens, phrase: Tokens, grammar: Grammar
) -> Tokens | None:
    """Who is named first of two, the other of whom belongs to them: "Lee and her staff", "he and
    other mayors", "she and the port"."""
    start, stop = phrase
    link, word = start - 1, passage.lower[start]
    if passage.gaps[link] != " " or passage.gaps[start] != " ":
        return None
    first = phrase_start(passage, sentence, link, grammar)
    if first == link or not may_speak(passage, first, link, grammar):
        return None
    is_owned = word in grammar.genders and word in grammar.determiners
    is_owned |= not grammar.others.isdisjoint(passage.lower[start : start + 2])
    is_pronoun = link - first == 1 and passage.lower[first] in grammar.subject_pronouns
    is_pronoun &= word in grammar.determiners or passage.words[start][0].isupper()
    if not is_owned and not is_pronoun:
        return None
    is_first = first == sentence[0] or begins_clause(passage, first, grammar)
    if first > sentence[0] and "," in passage.gaps[first]:
        return first, stop  # "It fell, he and another mayor said."
    return (first, link) if is_first else None


def all_behind(passage: Passage, sentence: Tokens, phrase: Tokens, grammar: Grammar) -> Tokens:
    """A phrase with those whom "and" joins to it up to a pause: "said the mayor and the bishop."

    What describes the first is no other: "said Lee, a lawyer and a friend."
    """
    at, stop = phrase[1], min(sentence[1], phrase[1] + _LONGEST)
    while at < stop and passage.quoted[at] == -1:
        if passage.lower[at] in grammar.conjunctions:
            return _with_last(passage, sentence, phrase, at, grammar)
        is_named = traits_of(passage, *phrase, grammar).kind is MentionKind.NAME
        is_described = is_named and passage.words[at][0].islower()
        if passage.gaps[at] != ", " or is_described or passage.lower[at] in grammar.indefinite:
            return phrase
        found = subject_after(passage, sentence, at, grammar)
        if found is None or not may_speak(passage, *found, grammar):
            return phrase
        at = found[1]
    return phrase


def _with_last(
    passage: Passage, sentence: Tokens, phrase: Tokens, joint: int, grammar: Grammar
) -> Tokens:
    """A phrase with all up to the one behind "and", where a pause follows; else the phrase."""
    is_pair = joint == phrase[1]
    if passage.lower[joint] in grammar.adversatives or passage.gaps[joint + 1] != " ":
        return phrase
    last = subject_after(passage, sentence, joint + 1, grammar)
    if passage.gaps[joint] not in ((" ",) if is_pair else (" ", ", ")) or last is None:
        return phrase
    start, end = last
    word = passage.lower[start]
    is_whole = word in grammar.definite or word in grammar.indefinite
    is_whole |= passage.words[start][0].isupper() or passage.lower[end - 1].endswith("s")
    is_end = end == sentence[1] or breaks(passage.gaps[end])
    is_end &= is_pair or end == sentence[1] or "," not in passage.gaps[end]
    is_pronoun = end - start == 1 and word in grammar.subject_pronouns
    if not is_whole or not is_end or is_pronoun:
        return phrase
    return (phrase[0], end) if may_speak(passage, start, end, grammar) else phrase


def are_several(passage: Passage, phrase: Tokens, stop: int, grammar: Grammar) -> bool:
    """Whether a phrase names several: ", say crews at the port", ", write Ann Lee and Tom Kern"."""
    start, end = phrase
    words = near = passage.lower[start:end]
    if end < stop and "," in passage.gaps[end]:  # "Ann Lee, a clerk, and Tom Kern"
        near = passage.lower[start : min(stop, end + _LONGEST_APPOSITION)]
    if not grammar.coordinators.isdisjoint(near) or not grammar.plural_people.isdisjoint(near):
        return True
    links = (i for i, word in enumerate(words) if word in grammar.prepositions)
    head = words[next(links, len(words)) - 1]
    is_plural = head.endswith("s") and not head.endswith(("ss", "'s"))
    return is_plural and head not in grammar.determiners
