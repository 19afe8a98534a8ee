"""Tails: what is said before and behind a cue in the middle: "The plan, Lee said, would …"."""

from __future__ import annotations

from framing.domain.cue import Gender
from framing.voice.bounds import holds_on
from framing.voice.clauses import has_verb_soon, is_clause, is_cue, opens_that
from framing.voice.grammar import FINITE, Grammar, breaks
from framing.voice.main_clauses import depends, has_verb
from framing.voice.passages import Passage, Tokens
from framing.voice.relatives import taken_up, takes_up
from framing.voice.told import is_said
from framing.voice.unsaid import is_apposition_tail, says_nothing

_LONGEST_SOURCE, _LONGEST_SHARE, _LONGEST_OCCASION = 14, 5, 8


def _is_bare_lead(passage: Passage, head: Tokens, grammar: Grammar) -> bool:
    """Whether only connecting adverbs or a time stand before: "However, as Lee said, …"."""
    times, words = grammar.times | grammar.time_leads, passage.lower[head[0] : head[1]]
    return all(grammar.is_adverb(word) or word in times for word in words)


def _tail(passage: Passage, after: int, stop: int, grammar: Grammar, head: Tokens) -> Tokens | None:
    """What is said behind a cue in the middle: "The plan, Lee said, would fail"."""
    if holds_on(passage, after, grammar):
        return None
    index = after
    while index < stop and not breaks(passage.gaps[index]):
        if passage.quoted[index] != -1 and passage.quoted[index - 1] == -1:
            is_another = _is_anothers(passage, after, index, grammar)
            return None if is_another else (index, _marked_end(passage, index, head[1], stop))
        index += 1
    return _behind_pause(passage, (after, index, stop), grammar, head)


def _behind_pause(
    passage: Passage, rest: tuple[int, int, int], grammar: Grammar, head: Tokens
) -> Tokens | None:
    """What is said behind a pause at the second token of `rest`, which goes from the cue to the end."""
    after, index, stop = rest
    while index < stop and index - after <= _LONGEST_SOURCE:
        if passage.quoted[index] != -1:
            if not _is_led_to(passage, index, head, grammar):
                return None
            is_another = _is_anothers(passage, after, index, grammar)
            return None if is_another else (index, stop)
        if "," not in passage.gaps[index]:
            if breaks(passage.gaps[index]):
                return None
        elif _others_speak(passage, index, stop, grammar, head):
            return None
        elif _goes_on(passage, index, stop, grammar, head):
            return (index, stop)
        index += 1
    return None


def _others_speak(passage: Passage, index: int, stop: int, grammar: Grammar, head: Tokens) -> bool:
    """Whether a joining word leads to who else reports: "…, Lee said, but Kern says it is new"."""
    if passage.lower[index] not in grammar.coordinators | grammar.contrasts:
        return False
    from framing.voice.describing import another_reports  # few tails begin so

    return another_reports(passage, index, head, stop, grammar)


def _marked_end(passage: Passage, index: int, head: int, stop: int) -> int:
    """Where what marks name behind a verb ends: "“Go,” Lee said on “Our Bay” | in response to a strike"."""
    end = passage.quoted_ranges[passage.quoted[index]][1]
    return stop if passage.quoted[head - 1] == -1 or breaks(passage.gaps[end]) else end


def _is_led_to(passage: Passage, quoted: int, head: Tokens, grammar: Grammar) -> bool:
    """Whether a pause or a joining word leads to marks and their article: "…, Lee said, a “…”".

    In "…,” said Lee, a pilot of the “Old Bay” crew" they name something.
    """
    before = passage.lower[quoted - 1]
    lead = quoted - (before in grammar.determiners)
    if passage.quoted[head[1] - 1] == -1 and passage.lower[lead - 1] in grammar.occasion_leads:
        lead -= 1
    return (
        breaks(passage.gaps[quoted])
        or breaks(passage.gaps[lead])
        or before in grammar.coordinators
        or before in grammar.complementizers
    )


def _is_anothers(passage: Passage, after: int, quoted: int, grammar: Grammar) -> bool:
    """Whether a clause behind a cue has its own: "…,” Lee said as the crowd yelled: “…”"."""
    if _answers(passage, after, quoted, grammar):
        return True
    lead = next((i for i in range(after, quoted) if passage.lower[i] in grammar.clause_leads), None)
    if lead is None or not grammar.opens_noun_phrase(passage, min(lead + 1, quoted)):
        return False
    return any(
        is_cue(passage.lower[i], grammar) and grammar.is_finite(passage.lower[i])
        for i in range(lead + 2, quoted)
    )


def _answers(passage: Passage, after: int, quoted: int, grammar: Grammar) -> bool:
    """Whether a relative leads to marks with its own verb: "Lee told Kern, who replied, “…”"."""
    verb = quoted - 1
    if not breaks(passage.gaps[quoted]) or not grammar.cue_signs_of(passage.lower[verb]) & FINITE:
        return False
    return not grammar.aside_leads.isdisjoint(passage.lower[after:verb])


def _main_clause(passage: Passage, head: Tokens, rest: Tokens) -> Tokens | None:
    """The clause behind a cue that only a lead comes before: "Otherwise, Lee said, boats sink"."""
    after, last = rest
    if head[0] >= head[1] or after >= last or "," not in passage.gaps[head[1]]:
        return None
    near = range(after, min(last, after + _LONGEST_SOURCE))
    comma = next((i for i in near if "," in passage.gaps[i]), None)
    return None if comma is None else (comma, last)


def _goes_on(passage: Passage, index: int, stop: int, grammar: Grammar, head: Tokens) -> bool:
    """Whether what follows a comma behind a postposed cue is still what is said.

    A reporting verb there is that of what is said, where the words before the cue have none:
    "The council, Lee said, called the dam unsafe".
    """
    word, behind = (*passage.lower[index : index + 2], "")[:2]
    if grammar.is_adverb(word) and behind in grammar.auxiliaries:
        return passage.quoted[head[1] - 1] == -1  # "A look at boats, Lee said, | also would help"
    if is_cue(word, grammar):
        if not is_said(passage, head, grammar) and not word.endswith("ing"):
            return True
    elif grammar.is_finite(word):
        is_open = passage.lower[head[1] - 1] in grammar.auxiliaries  # "It has, Lee said, moved"
        return is_open or not (grammar.is_participle(word) and is_said(passage, head, grammar))
    if opens_that(passage, index, grammar) or _is_share(passage, index, stop, grammar):
        return True
    if passage.quoted[head[1] - 1] != -1:
        return False
    if passage.lower[head[1] - 1] in grammar.be and head[0] < head[1] - 1:
        return True  # "It was, she said, a bad day"
    added = _adds(passage, index, stop, grammar)
    if added is not None:
        return added
    is_aside = is_apposition_tail(passage, (head[0], index), stop, grammar)
    return not is_aside and _is_clause(passage, index, stop, grammar)


def _adds(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool | None:
    """Whether a joining word goes on with what is said: "by thieves", "in the storm"; None for others."""
    word = passage.lower[index]
    if word in grammar.adversatives and says_nothing(passage, index + 1, stop, grammar):
        return False
    if (
        word in grammar.members("adjuncts")
        and grammar.cue_signs_of(passage.lower[index - 1]) & FINITE
    ):
        return not _tells_occasion(passage, index, stop, grammar)
    if word in grammar.continuing:
        is_told = is_cue(passage.lower[min(index + 1, stop - 1)], grammar)
        is_told = is_told or _is_done(passage, index, stop, grammar)
        return not (is_told and word in grammar.conjunctions)
    if word in grammar.contrasts:
        return has_verb_soon(passage, index + 1, stop, grammar)
    return None


def _is_done(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a clause tells what was done then: "…, a dit Morel, et les élus sont partis"."""
    helping = grammar.be | grammar.have
    near = (i for i in range(start + 1, stop) if passage.lower[i] in helping)
    plain = (i for i in near if passage.words[i].isascii() or len(passage.words[i]) > 1)  # not "à"
    verb = next(plain, stop) + 1
    while verb < stop and (
        grammar.is_adverb(passage.lower[verb]) or passage.lower[verb] in grammar.negations
    ):
        verb += 1
    return verb < stop and grammar.has_ending(passage.lower[verb], "deed_endings")


def _tells_occasion(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a phrase behind ", Lee said, " tells where and how he spoke: "in a speech", "with a smile", "in Porto"."""
    end = next((i for i in range(start + 1, stop) if breaks(passage.gaps[i])), stop)
    words = passage.lower[start + 1 : end]
    said = grammar.occasions | grammar.times | grammar.members("manners_of_saying")
    is_named = all(word[0].isupper() for word in passage.words[start + 1 : end])
    return is_named or not said.isdisjoint(words[:_LONGEST_OCCASION])


def _is_clause(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether a noun phrase with a verb of its own begins: not "…, said Lee, a pilot who left"."""
    word = passage.lower[index]
    if word in grammar.relatives or not grammar.opens_noun_phrase(passage, index):
        return False
    if word in grammar.indefinite or word in grammar.stand_alone or word in grammar.vague:
        stop = next((i for i in range(index, stop) if passage.lower[i] in grammar.relatives), stop)
    return has_verb_soon(passage, index, stop, grammar)


def _is_share(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether the last words count or list some of those told of: ", said Lee, most of whom fled", ", including two"."""
    if any(breaks(gap) for gap in passage.gaps[start + 1 : stop]):
        return False
    lead = passage.lower[start]
    near = range(start + 2, min(stop, start + _LONGEST_SHARE))
    counted = [passage.lower[i] for i in near if passage.lower[i - 1] in grammar.topic_links]
    is_share = any(
        w in grammar.relatives or grammar.genders.get(w) is Gender.PLURAL for w in counted
    )
    return is_share or (lead.endswith("ing") and lead in grammar.prepositions)


def _is_occasion(passage: Passage, start: int, tail: Tokens, grammar: Grammar) -> bool:
    """Whether an occasion, or who is told, parts a cue from what is said: ", Lee said on Monday, is", ", Lee told me, sink"."""
    stop, last = tail
    between = passage.lower[start:stop]
    if len(between) > _LONGEST_SOURCE or not grammar.relatives.isdisjoint(between):
        return False
    if passage.lower[stop] in grammar.auxiliaries:
        return True
    if grammar.prepositions.isdisjoint(between) and _may_act(passage, stop, grammar):
        return True
    is_led = passage.lower[start] in grammar.occasion_leads
    is_led = is_led and not is_cue(passage.lower[last - 1], grammar)
    return is_led and _is_clause(passage, stop, last, grammar)


def _may_act(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a small word behind a comma can be a verb that goes on with its subject: ", tax"."""
    word = passage.lower[index]
    is_small = passage.words[index][0].islower() and not word.endswith("ing")
    return is_small and word not in grammar.phrase_limits and word not in grammar.determiners


def said_around(passage: Passage, head: Tokens, rest: Tokens, grammar: Grammar) -> list[Tokens]:
    """What is said before and behind a parenthetical cue; empty where nothing is."""
    after, last = rest
    tail = _tail(passage, after, last, grammar, head)
    is_lead = passage.lower[head[0]] in grammar.prepositions
    is_lead = is_lead and not has_verb(passage, head, grammar)
    has_main = tail is None and breaks(passage.gaps[after]) and depends(passage, head, grammar)
    if is_lead or has_main:
        tail = clause_behind(passage, after, last, grammar, tail)
    link = head[1] - 1
    leads = grammar.questions if tail is None else grammar.questions | grammar.complementizers
    if link > head[0] and passage.lower[link] in leads and takes_up(passage, link, grammar):
        return taken_up(passage, (head[0], link), tail, (after, last), grammar)
    has_clause = is_said(passage, head, grammar)
    if tail is None and not has_clause:
        tail = _main_clause(passage, head, rest)
    if tail is None:
        return [head] if has_clause else []
    if has_clause:
        return [head, tail]
    if not breaks(passage.gaps[after]) and not _is_occasion(passage, after, tail, grammar):
        return []
    return [tail] if _is_bare_lead(passage, head, grammar) else [head, tail]


def stands_between(passage: Passage, sentence: Tokens, clause: Tokens, grammar: Grammar) -> bool:
    """Whether source and cue stand between commas, behind a clause or a subject: "The dam, Lee says, “is old”"."""
    start, stop = clause
    if "," not in passage.gaps[start] or "," not in passage.gaps[stop] or stop >= sentence[1]:
        return False
    is_whole = passage.quoted[stop] != -1 and not passage.words[stop][0].islower()
    if passage.quoted[start - 1] != -1 or is_whole:
        return False
    word = passage.lower[sentence[0]]
    if word in grammar.clause_leads:
        return False
    is_act = passage.quoted[stop] != -1 and grammar.is_finite(passage.lower[stop])
    is_act = is_act and not (word in grammar.prepositions or word.endswith(("ed", "ing")))
    return is_act or is_said(passage, (sentence[0], start), grammar)


def clause_behind(
    passage: Passage, after: int, stop: int, grammar: Grammar, tail: Tokens | None
) -> Tokens | None:
    """The clause behind what is told of a source: "In Porto, said Lee, a pilot, | boats sank"; or `tail`."""
    for index in range(after, min(stop, after + 2 * _LONGEST_SOURCE)):
        if "," in passage.gaps[index] and is_clause(passage, index, stop, grammar):
            return index, stop
    return tail
