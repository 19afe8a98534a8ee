"""Credits: who says a thing, named without a verb: "according to Lee, …"."""

from __future__ import annotations

from itertools import pairwise

from framing.domain.cue import Frame
from framing.voice.circumstances import is_described
from framing.voice.clauses import resumes_verb
from framing.voice.cues import CueUse
from framing.voice.grammar import Grammar, breaks
from framing.voice.mentions import may_speak, traits_of
from framing.voice.passages import Passage, Tokens, behind_dateline
from framing.voice.phrases import subject_after, with_others
from framing.voice.report import Report
from framing.voice.told import after_lead, is_said

_LONGEST_APPOSITION = 9
_LONGEST_RELATIVE, _LONGEST_PLACE = 18, 3


def by_adverb(
    passage: Passage, use: CueUse, last: Report | None, grammar: Grammar
) -> Report | None:
    """ "according to X" on either side of what X says."""
    if Frame.CLAUSE in use.cue.frames:
        from framing.voice.unnamed import by_other_adverb  # few languages have them

        return by_other_adverb(passage, use, grammar)
    if Frame.OBJECT not in use.cue.frames or _names_nobody(passage, use, grammar):
        return None
    source = _named_source(passage, use, grammar)
    if source is None or _records(passage, use.sentence, (use.start, source), last, grammar):
        return None
    said = tuple(_said_by(passage, use, source, grammar))
    return Report(use.cue, use.tokens, source, said, rule="according-to") if said else None


def _records(
    passage: Passage,
    sentence: Tokens,
    credit: tuple[int, Tokens],
    last: Report | None,
    grammar: Grammar,
) -> bool:
    """Whether a document only tells what its speaker said: "Lee said boats sank, according to a transcript"."""
    start, source = credit
    if last is None or last.source is None or not last.regions or last.regions[-1][1] != start:
        return False
    is_first = not any(
        grammar.is_verb_at(passage, i) for i in range(sentence[0] + 1, last.source[0])
    )
    links = (i for i in range(*source) if passage.lower[i] in grammar.prepositions)
    nouns = passage.words[source[0] : next(links, source[1])]  # "a statement carried | by state TV"
    records = grammar.documents, grammar.members("transcripts")
    is_record = not all(each.isdisjoint(nouns) for each in records)
    return is_first and is_record and last.source[0] < last.cue_tokens[0]


def _said_by(passage: Passage, use: CueUse, source: Tokens, grammar: Grammar) -> list[Tokens]:
    """What a source named in passing says, before and behind its name; empty where nothing is."""
    if parted := _around_dashes(passage, use.sentence, (use.start, source[1])):
        return list(parted)
    lead = _clause_first(passage, use.sentence, use.start, grammar)
    openers = grammar.clause_openers | grammar.relatives  # "who, according to Lee, left"
    lead = use.start if passage.lower[max(0, use.start - 1)] in openers else lead
    if lead < use.start and _depends(passage, use, source, grammar):
        return []
    if lead < use.start and is_said(passage, (lead, use.start), grammar):
        is_joined = passage.lower[use.start - 1] in grammar.coordinators
        tail = _tail_after_source(passage, source[1], use.sentence[1], grammar, is_joined=is_joined)
        rest = [] if tail is None else [tail]
        is_open = passage.lower[use.start - 1] in grammar.auxiliaries
        if is_open and "," in passage.gaps[source[1]] and source[1] < use.sentence[1]:
            rest = [(source[1], use.sentence[1])]  # "La ley es, según Arce, un error"
        is_view = is_joined and use.cue.words[0] in grammar.occasion_leads
        return rest if is_view else [(lead, use.start), *rest]
    start = _after_source(passage, source[1], use.sentence[1], grammar)
    if lead < use.start and _closes(passage, (lead, use.start), start, use.sentence[1], grammar):
        return [(lead, use.start)]
    if start is None:
        return []
    is_topic = _is_topic(passage, lead, use.start, grammar)
    return [*([(lead, use.start)] if is_topic else []), (start, use.sentence[1])]


def _names_nobody(passage: Passage, use: CueUse, grammar: Grammar) -> bool:
    """Whether a clause or a relative follows: "selon que …", "la thèse selon laquelle …"."""
    following = passage.lower[use.stop : min(use.sentence[1], use.stop + 2)]
    if not following:
        return False
    # "según la cual": the article is part of the relative; "according to crews who …" names them.
    relative = following[-1] if following[0] in grammar.determiners else following[0]
    is_that = following[0] in grammar.complementizers and following[0] not in grammar.determiners
    return is_that or relative in grammar.relatives.difference(grammar.determiners)


def _depends(passage: Passage, use: CueUse, source: Tokens, grammar: Grammar) -> bool:
    """Whether a thing depends on another: Spanish "cambia según la hora"."""
    if use.cue.words[0] not in grammar.members("depending") or "," in passage.gaps[use.start]:
        return False
    return not may_speak(passage, *source, grammar)


def _closes(
    passage: Passage, head: Tokens, behind: int | None, stop: int, grammar: Grammar
) -> bool:
    """Whether a source behind which no clause begins closes what stands before its comma."""
    first, last = passage.lower[head[0]], passage.lower[head[1] - 1]
    if "," not in passage.gaps[head[1]] or last in grammar.coordinators:
        return False
    if behind is None or passage.lower[behind] in grammar.aside_leads:
        return True
    if first in grammar.prepositions or first in grammar.time_leads:
        return False
    if "," not in passage.gaps[behind]:
        return grammar.is_participle(passage.lower[behind])  # "a report published on Friday"
    return _is_last(passage, behind, stop, grammar)


def _is_last(passage: Passage, after: int, stop: int, grammar: Grammar) -> bool:
    """Whether a sentence ends behind who is named, or with what only describes them or goes on with them."""
    if after == stop:
        return True
    word = passage.lower[after]
    is_noun = word in grammar.articles or passage.words[after][0].isupper()
    return is_noun and not any(grammar.is_verb_at(passage, i) for i in range(after, stop))


def _is_topic(passage: Passage, lead: int, stop: int, grammar: Grammar) -> bool:
    """Whether what stands before ", according to Lee," is part of what Lee says, and no time."""
    if lead >= stop or "," not in passage.gaps[stop]:
        return False
    return not any(
        word in grammar.times or grammar.is_adverb(word) or word in grammar.coordinators
        for word in passage.lower[lead:stop]
    )


def _named_source(passage: Passage, use: CueUse, grammar: Grammar) -> Tokens | None:
    """The noun phrase behind "according to", be it one word that looks like a verb ("polling")."""
    if use.stop == use.sentence[1] or passage.lower[use.stop] in grammar.measures:
        return None  # "went according to plan"
    after = use.stop
    if not grammar.also_nouns:  # not "according to claims"
        from framing.voice.unnamed import behind_saying  # few languages have it

        after = behind_saying(passage, after, use.sentence[1], grammar)
    if after > use.stop and (after == use.sentence[1] or breaks(passage.gaps[after])):
        return after - 1, after  # "según dijo, …"
    found = subject_after(passage, use.sentence, after, grammar)
    if found and traits_of(passage, *found, grammar).head in grammar.members("scales"):
        return None  # "taxed according to the size of the boat"
    if found is None:
        is_bare = passage.lower[use.stop] in grammar.prepositions
        return None if is_bare else (use.stop, use.stop + 1)
    while found is not None and found[1] - found[0] > 1 and _is_loose_end(passage, found, grammar):
        found = found[0], found[1] - 1
    return found and with_others(passage, use.sentence, found, grammar)


def _is_loose_end(passage: Passage, phrase: Tokens, grammar: Grammar) -> bool:
    """Whether a small word behind a noun is no part of it: an adverb, a preposition, a participle
    ("the report published on Friday")."""
    index = phrase[1] - 1
    word = passage.lower[index]
    first, before = passage.lower[phrase[0]], passage.lower[index - 1]
    is_told = first in grammar.indefinite and before.endswith("s")  # "a note crews released"
    has_noun = index - phrase[0] > 1 and first in grammar.articles and not is_told
    is_participle = has_noun and grammar.is_participle(word)
    return passage.words[index][0].islower() and (
        is_participle or grammar.is_adverb(word) or word in grammar.prepositions
    )


def _after_source(passage: Passage, after: int, stop: int, grammar: Grammar) -> int | None:
    """Where the clause begins behind "according to X", past appositions of X."""
    commas = [i for i in range(after, stop) if "," in passage.gaps[i]]
    if not commas:
        is_verb = after < stop and grammar.is_finite(passage.lower[after])
        return after if is_verb else None
    starters = grammar.definite | grammar.indefinite | grammar.relatives
    for number, (comma, following) in enumerate(pairwise(commas), 2):
        if number < len(commas) and _is_subject(passage, commas[number - 2 : number + 1], grammar):
            return comma  # "according to the navy, the rebels, most of them old, fled"
        is_relative = passage.lower[comma] in grammar.relatives
        if is_relative and following - comma <= _LONGEST_RELATIVE:
            continue  # "according to Lee, who heads the port, …"
        if _is_larger_place(passage, (comma, following), grammar):
            continue
        is_named = comma == after and following > comma + 1
        is_named = is_named and not grammar.persons.isdisjoint(passage.lower[comma - 4 : comma])
        is_named = is_named and all(map(str.istitle, passage.words[comma:following]))
        is_told = is_named or passage.lower[comma] in starters
        is_told = is_told or is_described(passage, comma, following, grammar)
        has_verb = any(map(grammar.is_finite, passage.lower[comma:following]))
        if has_verb or not is_told or following - comma >= _LONGEST_APPOSITION:
            return comma  # but "according to the envoy, Ann Lee, …"
    return commas[-1]


def _is_subject(passage: Passage, commas: list[int], grammar: Grammar) -> bool:
    """Whether what begins behind a comma goes on with its verb behind an aside."""
    first, aside, verb = commas
    is_noun = passage.lower[first] in grammar.definite or passage.lower[aside] in grammar.relatives
    is_clause = any(map(grammar.is_finite, passage.lower[first:aside]))
    return is_noun and not is_clause and resumes_verb(passage, verb, grammar)


def _clause_first(passage: Passage, sentence: Tokens, start: int, grammar: Grammar) -> int:
    """Where the clause before "according to" begins."""
    first = sentence[0]
    if start == first:
        return start
    behind = next((i for i in range(start - 1, first, -1) if ";" in passage.gaps[i]), first)
    if behind > first:
        return behind
    if start - first <= 1 and passage.lower[first] in grammar.coordinators:
        return start
    return behind_dateline(passage, after_lead(passage, first, start, grammar), start)


def _tail_after_source(
    passage: Passage, after: int, stop: int, grammar: Grammar, *, is_joined: bool
) -> Tokens | None:
    """What goes on behind a source in the middle; behind "and, according to Lee," any verb does."""
    for index in range(after, min(stop, after + 8)):
        if "," in passage.gaps[index]:
            word = passage.lower[index]
            goes_on = (
                word in grammar.auxiliaries
                or word in grammar.infinitive
                or (word in grammar.complementizers and not grammar.clitics)
                or (is_joined and grammar.is_verb_at(passage, index))
                or (grammar.clitics and word in grammar.prepositions)
            )
            return (index, stop) if goes_on else None
    return None


def _around_dashes(passage: Passage, sentence: Tokens, phrase: Tokens) -> tuple[Tokens, ...] | None:
    """What is said around a source between dashes or in brackets; or None: "The dam (by Lee) is old"."""
    start, stop = phrase
    if not sentence[0] < start < stop < sentence[1]:
        return None
    gap, end = passage.gaps[start].strip(), passage.gaps[stop].strip()
    is_bracket = gap == "(" and end == ")"
    is_dash = passage.has_dash_before(start) and passage.has_dash_before(stop)
    return ((sentence[0], start), (stop, sentence[1])) if is_bracket or is_dash else None


def _is_larger_place(passage: Passage, part: Tokens, grammar: Grammar) -> bool:
    """Whether capitals between commas tell where a place lies: "the Herald of Porto, North Bay, …"."""
    start, stop = part
    is_place = start > 1 and passage.lower[start - 2] in grammar.prepositions
    is_place = is_place and passage.words[start - 1][0].isupper() and stop - start <= _LONGEST_PLACE
    return is_place and all(word[0].isupper() for word in passage.words[start:stop])
