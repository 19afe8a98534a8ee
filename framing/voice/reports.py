"""Reports: each act of reporting in a sentence with its cue, its source and its content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from framing.domain.cue import Cue, Form, Frame
from framing.voice.clauses import content_end, content_start, has_verb_soon, listener_end, skip_circumstance
from framing.voice.cues import CueUse, find_cue_uses
from framing.voice.grammar import STRONG_GAP, Grammar, breaks
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage
from framing.voice.sources import phrase_start, subject_after, subject_before


class SourceKind(Enum):
    """How a report names its source."""

    PHRASE = "phrase"
    SHARED = "shared"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Report:
    """One act of reporting. Token ranges count in the passage.

    `regions` hold what is reported, quotations included; `wording` is the part of them whose
    words are the outlet's (the target of an accusation, the addressee of an appeal).
    `runs_on`: the sentence ends with a colon, so that the next paragraph is said too.
    """

    cue: Cue
    cue_tokens: tuple[int, int]
    source: tuple[int, int] | None
    kind: SourceKind
    regions: tuple[tuple[int, int], ...]
    wording: tuple[int, int] | None = None
    is_endorsed: bool = False
    runs_on: bool = False
    is_passive: bool = False
    rule: str = ""


def reports_of(passage: Passage, grammar: Grammar) -> tuple[Report, ...]:
    """The reports of a passage, sentence by sentence, left to right."""
    return tuple(
        report
        for sentence in passage.sentences
        for report in _reports_of_sentence(passage, sentence, grammar)
    )


def _reports_of_sentence(
    passage: Passage, sentence: tuple[int, int], grammar: Grammar
) -> Iterator[Report]:
    last: Report | None = None
    found: list[Report] = []
    for use in find_cue_uses(passage, sentence, grammar):
        report = _report(passage, sentence, use, grammar, last)
        if report is not None:
            found.append(report)
            if report.source is not None:
                last = report
    for number, report in enumerate(found):
        yield _widened(report, found[number + 1 :])


def _widened(report: Report, later: list[Report]) -> Report:
    """The report, its content drawn out to the end of what is reported inside it."""
    regions = list(report.regions)
    for inner in later:
        for start, stop in inner.regions:
            for number, (first, last) in enumerate(regions):
                if first <= inner.cue_tokens[0] < last and first <= start <= last < stop:
                    regions[number] = (first, stop)
    return report if tuple(regions) == report.regions else replace(report, regions=tuple(regions))


def _report(
    passage: Passage,
    sentence: tuple[int, int],
    use: CueUse,
    grammar: Grammar,
    last: Report | None,
) -> Report | None:
    if use.cue.form is Form.ADVERB:
        return _by_adverb(passage, sentence, use, grammar)
    if use.cue.form is Form.NOUN:
        return _by_noun(passage, sentence, use, grammar)
    source, kind = _source_of(passage, sentence, use, grammar, last)
    if Frame.POST in use.cue.frames and not use.is_passive:
        post = _postposed(passage, sentence, use, source, last, grammar)
        if post is not None:
            return post
    return _forward(passage, sentence, use, (source, kind), grammar)


def _source_of(
    passage: Passage,
    sentence: tuple[int, int],
    use: CueUse,
    grammar: Grammar,
    last: Report | None,
) -> tuple[tuple[int, int] | None, SourceKind]:
    """The subject of the cue; SHARED where it is the subject of an earlier verb."""
    if use.is_passive:
        return _agent(passage, sentence, use, grammar), SourceKind.PHRASE
    group = use.group
    lower = passage.lower
    if use.cue.form is Form.PARTICIPLE or use.is_infinitive:
        return _shared(passage, sentence, use, grammar, last)
    if group > sentence[0] and not breaks(passage.gaps[group]):
        before = lower[group - 1]
        if before in grammar.relatives:
            found = subject_before(passage, sentence, group - 1, grammar)
            if found is None and breaks(passage.gaps[group - 1]):
                start = _phrase_before_comma(passage, sentence, group - 1, grammar)
                return start, SourceKind.PHRASE
            if breaks(passage.gaps[group - 1]):
                return _phrase_before_comma(
                    passage, sentence, group - 1, grammar
                ), SourceKind.PHRASE
            return found, SourceKind.PHRASE
        if before in grammar.coordinators:
            return _shared(passage, sentence, use, grammar, last)
    found = subject_before(passage, sentence, group, grammar)
    if found is not None:
        return found, SourceKind.PHRASE
    return _shared(passage, sentence, use, grammar, last)


def _phrase_before_comma(
    passage: Passage, sentence: tuple[int, int], stop: int, grammar: Grammar
) -> tuple[int, int] | None:
    start = phrase_start(passage, sentence, stop, grammar)
    return (start, stop) if start < stop else None


def _agent(
    passage: Passage, sentence: tuple[int, int], use: CueUse, grammar: Grammar
) -> tuple[int, int] | None:
    for index in range(use.stop, min(sentence[1], use.stop + 4)):
        if passage.lower[index] == "by" and passage.quoted[index] == -1:
            return subject_after(passage, sentence, index + 1, grammar)
        if breaks(passage.gaps[index]):
            return None
    return None


def _shared(
    passage: Passage,
    sentence: tuple[int, int],
    use: CueUse,
    grammar: Grammar,
    last: Report | None,
) -> tuple[tuple[int, int] | None, SourceKind]:
    if use.is_infinitive or use.cue.form is Form.PARTICIPLE:
        near = _subject_of_chain(
            passage, sentence, use.group, grammar, use.cue.form is Form.PARTICIPLE
        )
        if near is not None:
            return near, SourceKind.PHRASE
    if last is not None:
        return last.source, SourceKind.SHARED
    return nearest_subject(passage, sentence, use.group, grammar), SourceKind.SHARED


def _subject_of_chain(
    passage: Passage, sentence: tuple[int, int], group: int, grammar: Grammar, use_is_bare: bool
) -> tuple[int, int] | None:
    """The subject left of verbs that govern the cue: "Lee declined to say", "Lee is saying"."""
    index = group
    steps = 0
    while index > sentence[0] and steps < 6 and not breaks(passage.gaps[index]):
        word = passage.lower[index - 1]
        if passage.quoted[index - 1] != -1:
            return None
        is_small = passage.words[index - 1][0].islower()
        if not is_small or word in grammar.subject_pronouns:
            return subject_before(passage, sentence, index, grammar)
        if word in grammar.infinitive or word in grammar.auxiliaries or word in grammar.negations:
            index -= 1
        elif grammar.is_adverb(word) or (is_small and grammar.is_finite(word)):
            index -= 1
        elif index < group:
            return subject_before(passage, sentence, index, grammar)
        elif use_is_bare:
            found = subject_before(passage, sentence, index, grammar)
            return found if found and may_speak(passage, *found, grammar) else None
        else:
            return None
        steps += 1
    if index < group and index > sentence[0] and breaks(passage.gaps[index]):
        return subject_before(passage, sentence, index, grammar)
    return None


def nearest_subject(
    passage: Passage, sentence: tuple[int, int], stop: int, grammar: Grammar
) -> tuple[int, int] | None:
    """The subject of the nearest verb to the left that a speaker can be subject of, or None."""
    for index in range(stop - 1, sentence[0], -1):
        if passage.quoted[index] != -1 or ";" in passage.gaps[index + 1]:
            return None
        if not grammar.is_verb_at(passage, index):
            continue
        group = index
        while group > sentence[0] and (
            passage.lower[group - 1] in grammar.auxiliaries
            or grammar.is_adverb(passage.lower[group - 1])
        ):
            group -= 1
        if passage.lower[group - 1] in grammar.relatives:
            group -= 1
            start = phrase_start(passage, sentence, group, grammar)
            found = (start, group) if start < group else None
        else:
            found = subject_before(passage, sentence, group, grammar)
        if found is not None and may_speak(passage, *found, grammar):
            return found
    return None


def _postposed(
    passage: Passage,
    sentence: tuple[int, int],
    use: CueUse,
    source: tuple[int, int] | None,
    last_report: Report | None,
    grammar: Grammar,
) -> Report | None:
    """ "…, Lee said", "…, said Lee", "The plan, Lee said, would …"."""
    first, last = sentence
    if use.stop < last and ":" in passage.gaps[use.stop]:
        return None
    inverted = _inverted_source(passage, sentence, use, grammar)
    if inverted is not None:
        edge = use.group
        source, after = inverted, inverted[1]
    else:
        if source is None:
            return None
        if not _closes(passage, source[0], sentence[0]) and not _has_as_lead(
            passage, source[0], first, grammar
        ):
            return None
        edge = source[0] - _has_as_lead(passage, source[0], first, grammar)
        after = use.stop
        if _content_follows(passage, use, source, last, grammar):
            return None
    if edge <= first and passage.lower[first] not in grammar.as_leads:
        return None
    if edge <= first:
        return _endorsed_at_start(passage, sentence, use, source, grammar)
    head = (_after_lead(passage, first, edge, grammar), edge)
    if last_report is not None and passage.quoted[edge - 1] != -1:
        head = (_quotation_start(passage, edge - 1), edge)
    tail = _tail(passage, after, last, grammar, head)
    is_said = _is_said(passage, head, grammar)
    if not is_said and (tail is None or not breaks(passage.gaps[after])):
        return None
    regions = [head] if tail is None else [head, tail]
    if not is_said and _is_bare_lead(passage, head, grammar):
        regions = regions[1:]
    topic = _topic(passage, use, after, last, grammar)
    if topic is not None and tail is None:
        regions.append(topic)
    is_endorsed = passage.lower[edge] in grammar.as_leads
    return Report(
        use.cue,
        (use.group, use.stop),
        source,
        SourceKind.PHRASE,
        tuple(regions),
        is_endorsed=is_endorsed,
        rule="postposed",
    )


def _quotation_start(passage: Passage, token: int) -> int:
    start = token
    while start > 0 and passage.quoted[start - 1] == passage.quoted[token]:
        start -= 1
    return start


def _is_said(passage: Passage, head: tuple[int, int], grammar: Grammar) -> bool:
    """Whether what stands before a postposed cue can be what is said: a clause or a quotation."""
    if passage.quoted[head[1] - 1] != -1:
        return True
    start = head[0]
    word = passage.lower[start]
    if word not in grammar.determiners and (
        word in grammar.prepositions or word in grammar.subordinators
    ):
        comma = next((i for i in range(start + 1, head[1]) if "," in passage.gaps[i]), None)
        if comma is None:
            return False
        start = comma
    return any(
        passage.quoted[i] != -1 or grammar.is_finite(passage.lower[i])
        for i in range(start, head[1])
    )


def _topic(
    passage: Passage, use: CueUse, after: int, stop: int, grammar: Grammar
) -> tuple[int, int] | None:
    """The topic that a postposed cue names: "…,” she said of the plan"."""
    if after >= stop or passage.lower[after] not in ("of", "about") or breaks(passage.gaps[after]):
        return None
    if use.cue.lemma not in ("say", "write", "tweet", "joke"):
        return None
    if after + 1 >= stop:
        return None
    return (after + 1, content_end(passage, use, after + 1, stop, Frame.OBJECT, grammar))


def _has_as_lead(passage: Passage, start: int, first: int, grammar: Grammar) -> bool:
    """Whether "as" introduces the source, at the sentence's start or behind a comma."""
    if start <= first or passage.lower[start - 1] not in grammar.as_leads:
        return False
    return start - 1 == first or "," in passage.gaps[start - 1]


def _endorsed_at_start(
    passage: Passage,
    sentence: tuple[int, int],
    use: CueUse,
    source: tuple[int, int],
    grammar: Grammar,
) -> Report | None:
    """ "As Lee has said, …": what follows the comma."""
    for index in range(use.stop, sentence[1]):
        if "," in passage.gaps[index]:
            return Report(
                use.cue,
                (use.group, use.stop),
                source,
                SourceKind.PHRASE,
                ((index, sentence[1]),),
                is_endorsed=True,
                rule="as",
            )
    return None


def _closes(passage: Passage, start: int, first: int) -> bool:
    """Whether a comma or a closing mark stands right before the source."""
    if start <= first:
        return False
    return (
        "," in passage.gaps[start]
        or (passage.quoted[start - 1] != -1 and passage.quoted[start] == -1)
        or "—" in passage.gaps[start]
        or "–" in passage.gaps[start]
    )


def _inverted_source(
    passage: Passage, sentence: tuple[int, int], use: CueUse, grammar: Grammar
) -> tuple[int, int] | None:
    """The subject behind its verb, or None: "…, said Lee"."""
    if use.group != use.start or use.start <= sentence[0] or use.stop >= sentence[1]:
        return None
    if use.cue.form not in (Form.PAST, Form.PRESENT) or Frame.LISTENER in use.cue.frames:
        return None
    is_after_quotation = passage.quoted[use.start - 1] != -1
    if not is_after_quotation and "," not in passage.gaps[use.start]:
        return None
    if breaks(passage.gaps[use.stop]) or passage.quoted[use.stop] != -1:
        return None
    found = subject_after(passage, sentence, use.stop, grammar)
    if found is None:
        return None
    if is_after_quotation:
        return found
    if passage.lower[found[0]] in grammar.genders:
        return None
    if not _is_said(passage, (sentence[0], use.start), grammar):
        return None
    for index in range(found[0], sentence[1]):
        word = passage.lower[index]
        if (index > found[0] and breaks(passage.gaps[index])) or word in grammar.relatives:
            break
        if word in grammar.auxiliaries or (word in grammar.verbs and index > found[0]):
            return None
    return found


def _content_follows(
    passage: Passage,
    use: CueUse,
    source: tuple[int, int],
    stop: int,
    grammar: Grammar,
) -> bool:
    """Whether what is said stands behind the cue and not before it."""
    start = use.stop
    if start < stop and Frame.LISTENER in use.cue.frames and not breaks(passage.gaps[start]):
        if passage.quoted[start] == -1 and _may_be_listener(passage, start, grammar):
            start = listener_end(passage, start, stop, grammar)
    is_after_quotation = source[0] > 0 and passage.quoted[source[0] - 1] != -1
    if is_after_quotation and start < stop:
        return passage.lower[start] in grammar.complementizers
    after = skip_circumstance(passage, start, stop, grammar)
    if after >= stop:
        return False
    if passage.quoted[after] != -1:
        return True
    if not STRONG_GAP.isdisjoint(passage.gaps[after]):
        return False
    return True


def _may_be_listener(passage: Passage, start: int, grammar: Grammar) -> bool:
    word = passage.lower[start]
    return not (
        word in grammar.complementizers
        or word in grammar.questions
        or word in grammar.infinitive
        or word in grammar.prepositions
        or word in grammar.times
    )


def _after_lead(passage: Passage, first: int, edge: int, grammar: Grammar) -> int:
    """The first token of what is said before a postposed cue: "But", "And" are left out."""
    if (
        passage.lower[first] in grammar.coordinators
        and first + 1 < edge
        and passage.quoted[first] == -1
    ):
        return first + 1
    return first


def _is_bare_lead(passage: Passage, head: tuple[int, int], grammar: Grammar) -> bool:
    """Whether only connecting adverbs or a time stand before: "However, as Lee said, …"."""
    return all(
        grammar.is_adverb(word) or word in grammar.times or word in grammar.time_leads
        for word in passage.lower[head[0] : head[1]]
    )


def _tail(
    passage: Passage,
    after: int,
    stop: int,
    grammar: Grammar,
    head: tuple[int, int],
) -> tuple[int, int] | None:
    """What is said behind a cue in the middle: "The plan, Lee said, would fail"."""
    index = after
    while index < stop and not breaks(passage.gaps[index]):
        if passage.quoted[index] != -1 and passage.quoted[index - 1] == -1:
            return (index, stop)
        index += 1
    while index < stop and index - after <= _LONGEST_SOURCE:
        if passage.quoted[index] != -1:
            return (index, stop)
        if "," not in passage.gaps[index]:
            if breaks(passage.gaps[index]):
                return None
        elif _goes_on(passage, index, stop, grammar, is_direct=passage.quoted[head[1] - 1] != -1):
            return (index, stop)
        index += 1
    return None


_LONGEST_SOURCE = 14
_CONTINUING = frozenset({"because", "so", "and", "or", "but", "even", "not", "only", "that", "if", "since", "unless", "than", "rather"})


def _goes_on(
    passage: Passage, index: int, stop: int, grammar: Grammar, *, is_direct: bool
) -> bool:
    """Whether what follows a comma behind a postposed cue is still what is said."""
    word = passage.lower[index]
    if grammar.is_finite(word) and not _is_cue(word, grammar):
        return True
    if word in grammar.complementizers:
        return True
    if is_direct:
        return False
    if word in _CONTINUING:
        return not (word in ("and", "but") and _is_cue(passage.lower[min(index + 1, stop - 1)], grammar))
    return grammar.opens_noun_phrase(passage, index) and has_verb_soon(
        passage, index, stop, grammar
    )


def _is_cue(word: str, grammar: Grammar) -> bool:
    return any(cue.form in (Form.PARTICIPLE, Form.PAST) for cue in grammar.cues.get(word, ()))


def _forward(
    passage: Passage,
    sentence: tuple[int, int],
    use: CueUse,
    source: tuple[tuple[int, int] | None, SourceKind],
    grammar: Grammar,
) -> Report | None:
    """Content behind its cue: "Lee said (that) …", "accused the firm of …"."""
    stop = sentence[1]
    found = content_start(passage, use, stop, grammar)
    if found is None:
        runs_on = use.stop == stop and ":" in passage.gaps[stop]
        if runs_on and source[0] is not None:
            return Report(
                use.cue, (use.group, use.stop), source[0], source[1], (), runs_on=True, rule="colon"
            )
        return _by_passive_subject(passage, sentence, use, source[0], grammar)
    start, frame = found
    end = content_end(passage, use, start, stop, frame, grammar)
    if source[0] is not None and source[1] is SourceKind.PHRASE:
        end = _main_clause_from(passage, sentence, source[0], (start, end), grammar)
    wording = None
    if frame in (Frame.ACCUSE, Frame.URGE):
        wording = (start, _wording_end(passage, start, end, frame, grammar))
    runs_on = end == stop and ":" in passage.gaps[stop]
    lead = passage.lower[source[0][0] - 1] if source[0] and source[0][0] > sentence[0] else ""
    return Report(
        use.cue,
        (use.group, use.stop),
        source[0],
        source[1],
        ((start, end),),
        wording=wording,
        is_endorsed=lead in grammar.as_leads,
        runs_on=runs_on,
        is_passive=use.is_passive,
        rule=frame.value,
    )


_SUBORDINATORS = frozenset({"when", "after", "if", "since", "although", "though", "while", "because", "before", "once", "until", "whenever", "as"})


def _main_clause_from(
    passage: Passage,
    sentence: tuple[int, int],
    source: tuple[int, int],
    content: tuple[int, int],
    grammar: Grammar,
) -> int:
    """Where the main clause takes over from a report in a clause before it.

    "When Lee said the road was closed, drivers turned back": at the comma.
    """
    lead = source[0] - 1
    if lead < sentence[0] or passage.lower[lead] not in _SUBORDINATORS:
        return content[1]
    if lead > sentence[0] and not breaks(passage.gaps[lead]):
        return content[1]
    for index in range(content[0] + 1, content[1]):
        if passage.quoted[index] != -1 and passage.quoted[index - 1] != -1:
            continue
        is_comma = "," in passage.gaps[index]
        if is_comma and grammar.opens_noun_phrase(passage, index) and has_verb_soon(
            passage, index, content[1], grammar
        ):
            return index
    return content[1]


def _wording_end(passage: Passage, start: int, end: int, frame: Frame, grammar: Grammar) -> int:
    stops = grammar.infinitive if frame is Frame.URGE else ("of", "for", "with")
    for index in range(start + 1, end):
        if passage.lower[index] in stops:
            return index
    return end


def _by_passive_subject(
    passage: Passage,
    sentence: tuple[int, int],
    use: CueUse,
    agent: tuple[int, int] | None,
    grammar: Grammar,
) -> Report | None:
    """ "The raid was announced by the ministry": the subject is what is reported."""
    if not use.is_passive or agent is None:
        return None
    if not use.cue.frames & {Frame.OBJECT, Frame.THAT}:
        return None
    subject = subject_before(passage, sentence, use.group, grammar)
    if subject is None:
        return None
    return Report(
        use.cue, (use.group, use.stop), agent, SourceKind.PHRASE, (subject,), rule="passive"
    )


def _by_adverb(
    passage: Passage, sentence: tuple[int, int], use: CueUse, grammar: Grammar
) -> Report | None:
    """ "according to X" on either side of what X says."""
    if use.cue.lemma != "according to" and use.cue.lemma not in ("in the words of",):
        return None
    source = subject_after(passage, sentence, use.stop, grammar)
    if source is None:
        return None
    first, stop = sentence
    start = use.start
    lead = _clause_first(passage, sentence, start, grammar)
    if lead < start:
        regions = [(lead, start)]
        tail = _tail_after_source(passage, source[1], stop, grammar)
        if tail is not None:
            regions.append(tail)
    else:
        comma = next((i for i in range(source[1], stop) if "," in passage.gaps[i]), None)
        if comma is None:
            return None
        while (
            passage.lower[comma] in ("a", "an", "the", "who", "which")
            and (
                following := next(
                    (i for i in range(comma + 1, stop) if "," in passage.gaps[i]), None
                )
            )
            and following - comma < 9
            and not any(grammar.is_finite(passage.lower[i]) for i in range(comma, following))
        ):
            comma = following
        regions = [(comma, stop)]
    return Report(
        use.cue,
        (use.start, use.stop),
        source,
        SourceKind.PHRASE,
        tuple(regions),
        rule="according-to",
    )


def _clause_first(passage: Passage, sentence: tuple[int, int], start: int, grammar: Grammar) -> int:
    """Where the clause before "according to" begins."""
    first = sentence[0]
    if start == first:
        return start
    index = start - 1
    while index > first:
        if ";" in passage.gaps[index]:
            return index
        index -= 1
    if start - first <= 1 and passage.lower[first] in grammar.coordinators:
        return start
    return _after_lead(passage, first, start, grammar)


def _tail_after_source(
    passage: Passage, after: int, stop: int, grammar: Grammar
) -> tuple[int, int] | None:
    for index in range(after, min(stop, after + 8)):
        if "," in passage.gaps[index]:
            word = passage.lower[index]
            if (
                word in grammar.auxiliaries
                or word in grammar.infinitive
                or word in grammar.complementizers
            ):
                return (index, stop)
            return None
    return None


def _by_noun(
    passage: Passage, sentence: tuple[int, int], use: CueUse, grammar: Grammar
) -> Report | None:
    """ "the claim that …", "accusations of …", "Lee's promise to …"."""
    found = content_start(passage, use, sentence[1], grammar)
    if found is None:
        return None
    start, frame = found
    end = content_end(passage, use, start, sentence[1], frame, grammar)
    if frame is Frame.THAT and _is_relative_clause(passage, start, end, grammar):
        return None
    source = _possessor(passage, sentence, use, grammar) or _governor(
        passage, sentence, use.start, grammar
    )
    return Report(
        use.cue,
        (use.start, use.stop),
        source,
        SourceKind.PHRASE if source else SourceKind.NONE,
        ((start, end),),
        rule="noun",
    )


def _is_relative_clause(passage: Passage, start: int, end: int, grammar: Grammar) -> bool:
    """Whether a that-clause lacks its object: "a demand that the groups have refused"."""
    word = passage.lower[end - 1]
    return (
        end - start <= 7
        and passage.quoted[end - 1] == -1
        and word.endswith("ed")
        and passage.lower[end - 2] not in grammar.be
    )


def _governor(
    passage: Passage, sentence: tuple[int, int], stop: int, grammar: Grammar
) -> tuple[int, int] | None:
    """The subject of the verb that governs a reporting noun: "Lee made the claim that …"."""
    for index in range(stop - 1, max(sentence[0], stop - 7), -1):
        if breaks(passage.gaps[index + 1]) or passage.quoted[index] != -1:
            return None
        if grammar.is_verb_at(passage, index):
            if passage.lower[index] in grammar.be:
                return None
            group = index
            while group > sentence[0] and (
                passage.lower[group - 1] in grammar.auxiliaries
                or grammar.is_adverb(passage.lower[group - 1])
            ):
                if passage.lower[group - 1] in grammar.be:
                    return None
                group -= 1
            found = subject_before(passage, sentence, group, grammar)
            return found if found and may_speak(passage, *found, grammar) else None
    return None


def _possessor(
    passage: Passage, sentence: tuple[int, int], use: CueUse, grammar: Grammar
) -> tuple[int, int] | None:
    """The possessive before a reporting noun: "Lee's claim", "his claim"."""
    index = use.start - 1
    while index >= sentence[0] and use.start - index <= 4:
        word = passage.lower[index]
        if breaks(passage.gaps[index + 1]):
            return None
        if word in grammar.genders and word not in grammar.subject_pronouns:
            return (index, index + 1)
        if word.endswith(("'s", "s'")) and word not in grammar.subject_pronouns:
                    return (phrase_start(passage, sentence, index + 1, grammar), index + 1)
        if word in grammar.determiners or word in grammar.prepositions:
            return None
        index -= 1
    return None
