"""A report: one act of reporting, how those of a sentence bear on each other, and where the outlet's
words take over from what is said."""

from __future__ import annotations

from framing.domain.cue import Cue, Form, Frame, Gender
from framing.domain.frozen import dataclass, replace
from framing.domain.span import Span
from framing.voice.circumstances import skip_circumstance
from framing.voice.cues import CueUse
from framing.voice.grammar import Grammar, breaks
from framing.voice.main_clauses import main_clause_from, main_from, opens_with_adjunct
from framing.voice.passages import Passage, Tokens
from framing.voice.passives import before_nouns_verb

_COLONS = frozenset(":-–—")

NOBODY = -1
COLON = Cue((":",), ":", Form.ADVERB, frozenset(), "neutral")
ANY_VERB = Cue((), "", Form.PAST, frozenset(), "neutral")
_LONGEST_OWNER, _LONGEST_LABEL = 6, 3
_PAUSES = frozenset(",.?!…;:—–-")


@dataclass(frozen=True, slots=True)
class Report:
    """One act of reporting. Token ranges count in the passage.

    `regions` hold what is reported, quotations included; `wording` is the part of them whose
    words are the outlet's (the target of an accusation, the addressee of an appeal).
    `runs_on`: the sentence ends with a colon, so that the next paragraph is said too.
    `is_bounded`: a verb of the outlet's follows, so that nothing inside draws the regions out.
    """

    cue: Cue
    cue_tokens: Tokens
    source: Tokens | None
    regions: tuple[Tokens, ...]
    wording: Tokens | None = None
    is_endorsed: bool = False
    runs_on: bool = False
    is_passive: bool = False
    is_bounded: bool = False
    rule: str = ""


def within_bounds(found: list[Report]) -> list[Report]:
    """The reports, those inside a noun's clause cut where the verb of that noun stands."""
    edge, cut = 0, []
    for report in found:
        if report.cue_tokens[0] < edge:
            regions = [(start, min(stop, edge)) for start, stop in report.regions]
            report = replace(report, regions=tuple(r for r in regions if r[0] < r[1]))
        if report.is_bounded:
            edge = max([edge, *[stop for _, stop in report.regions]])
        cut.append(report)
    return cut


def widened(report: Report, later: list[Report]) -> Report:
    """The report, its content drawn out to the end of what is reported inside it."""
    reach = max([stop for _, stop in report.regions], default=0)
    if not later or later[0].cue_tokens[0] >= reach or report.is_bounded:
        return report
    regions = list(report.regions)
    for inner in later:
        if inner.cue_tokens[0] >= reach:
            break
        for start, stop in inner.regions:
            for number, (first, last) in enumerate(regions):
                if first <= inner.cue_tokens[0] < last and first <= start <= last < stop:
                    regions[number] = (first, stop)
                    reach = max(reach, stop)
    return report if tuple(regions) == report.regions else replace(report, regions=tuple(regions))


def is_told(report: Report, earlier: list[Report]) -> bool:
    """Whether an act of reporting is itself reported by an earlier one."""
    if report.rule == "postposed":
        return False
    cue = report.cue_tokens[0]
    return any([start <= cue < stop for other in earlier for start, stop in other.regions])


def hands_on(report: Report, other: Report, passage: Passage, grammar: Grammar) -> bool:
    """Whether what somebody cites is another's act of reporting: "cited Lee's claims that …"."""
    if other.source is None or report.rule != Frame.OBJECT.value:
        return False
    verb = passage.lower[slice(*report.cue_tokens)]
    is_unsaid = not grammar.negations.isdisjoint(verb)  # "did not name crews who said"
    if is_unsaid and report.regions[-1][0] <= other.source[0] < other.cue_tokens[0]:
        return other.cue_tokens[0] < report.regions[-1][1]
    if other.rule != "noun":
        return False
    is_pronoun = passage.lower[other.source[0]] in grammar.genders
    if is_pronoun or passage.lower[report.cue_tokens[1] - 1] not in grammar.citing:
        return False
    start, cue = report.regions[-1][0], other.cue_tokens[0]
    return start <= min(other.source[0], cue) and cue - start <= _LONGEST_OWNER


def is_nobodys(passage: Passage, number: int, report: Report, grammar: Grammar) -> bool:
    """Whether a passive that owns marks names no source: "accused of “theft”", "Asked if it was “old”"."""
    start = passage.quoted_ranges[number][0]
    is_led = not breaks(passage.gaps[start]) and not passage.opens_sentence(start)
    verb = passage.lower[report.cue_tokens[1] - 1]  # "darin heißt es, er sei „alt“"
    is_asked = verb in grammar.askings or verb in grammar.members("impersonal")
    return report.is_passive or (report.source is None and is_asked and is_led)


def ends_utterance(passage: Passage, index: int) -> bool:
    """Whether an utterance ends before a token: a pause, or more words than a name has.

    In "the “Avatar” star wrote" the marked words only describe the noun.
    """
    if passage.quoted[index] != -1:
        return False
    first, stop = passage.quoted_ranges[passage.quoted[index - 1]]
    return stop - first > _LONGEST_LABEL or not _PAUSES.isdisjoint(passage.gaps[index])


def tells_where(report: Report, earlier: list[Report]) -> bool:
    """Whether a noun nobody owns only tells where a verb before said the same: "said in a letter that".

    Nor has "saying" words of its own: "boats sank, the paper quoted Lee as saying".
    """
    for other in earlier[-1:]:
        if other.rule == "cited" and report.rule == "postposed":
            first, stop = other.regions[0] if other.regions else (0, 0)
            return all(first <= start and end <= stop for start, end in report.regions)
        if other.regions == report.regions:
            return report.rule == "noun" and report.source is None
    return False


def of_others(passage: Passage, report: Report | None, grammar: Grammar) -> Report | None:
    """The report; of one by who writes only the marked words: "I said boats sank" is the outlet's own.

    Nobody tells what writers bid readers do ("Say what you want about it") or take them to do ("you
    may recall that").
    """
    if report is None or _bids(passage, report, grammar):
        return None
    source = report.source
    if source is None or not report.regions or not _is_writers(passage, source, grammar):
        return report
    marked = [
        passage.quoted_ranges[number]
        for start, stop in report.regions
        for number in dict.fromkeys(passage.quoted[start:stop])
        if number != -1
    ]
    return replace(report, regions=tuple(marked)) if marked else None


def _is_writers(passage: Passage, source: Tokens, grammar: Grammar) -> bool:
    """Whether a source is the writer, readers or the outlet: "I", "we've", "this newspaper"."""
    start, stop = source
    if stop - start > 1:
        return " ".join(passage.lower[start:stop]) in grammar.members("outlet_words")
    writer = passage.lower[start].partition("'")[0]
    return grammar.genders.get(writer) in (Gender.FIRST, Gender.SECOND)


def _bids(passage: Passage, report: Report, grammar: Grammar) -> bool:
    """Whether a plain verb opens its sentence, with or without "and" before it."""
    if report.source is not None:
        return False
    start = report.cue_tokens[0]
    first = passage.sentence_of(start)[0]
    first += first < start and passage.lower[first] in grammar.coordinators
    is_head = passage.words[start].isupper() or report.cue.form in (Form.NOUN, Form.PARTICIPLE)
    is_label = ":" in passage.gaps[report.cue_tokens[1]] and is_head  # "Warning: this story tells"
    is_plain = report.cue.form is Form.BASE or is_label  # "RELATED: Crews leave"
    return is_plain and first == start


def runs_on_behind(passage: Passage, use: CueUse, grammar: Grammar) -> bool:
    """Whether a colon ends the sentence behind a verb, or behind where it was said."""
    stop = use.sentence[1]
    if ":" not in passage.gaps[stop]:
        return False
    is_said = bool(use.cue.frames & {Frame.POST, Frame.QUOTE}) and use.cue.form in (
        Form.PAST,
        Form.PRESENT,
    )
    return use.stop == stop or (
        is_said and skip_circumstance(passage, use.stop, stop, grammar) == stop
    )


def without_content(use: CueUse, source: Tokens | None) -> Report:
    """A report whose words stand behind the colon that ends its sentence."""
    return Report(use.cue, use.tokens, source, (), runs_on=True, rule="colon")


def before_quotation(
    passage: Passage, use: CueUse, source: Tokens | None, grammar: Grammar
) -> Report | None:
    """ "Lee said in a statement. “…”": a verb without words, before a quotation."""
    stop = use.sentence[1]
    if source is None or stop >= len(passage.words) or passage.quoted[stop] == -1:
        return None
    is_finite = use.cue.form in (Form.PAST, Form.PRESENT)
    is_apart = skip_circumstance(passage, use.stop, stop, grammar) < stop
    if Frame.POST not in use.cue.frames or not is_finite or is_apart:
        return None
    return Report(use.cue, use.tokens, source, (), rule="introduced")


def answers(passage: Passage, verb: Tokens, last: Report | None) -> bool:
    """Whether a verb leads to words of its own behind another's: "Lee asked, “Old?” Kern said, “Yes.”",
    or acts in what somebody is told to have said: "As Lee said, crews are asking for boats"."""
    group, after = verb
    if last is not None and last.rule == "as" and last.regions[0][0] <= group:
        return group < last.regions[0][1]
    if after >= len(passage.words) or last is None or last.rule not in ("quote", "object"):
        return False
    start, stop = last.regions[-1]
    is_marked = passage.quoted[stop - 1] != -1 and last.rule == "object"
    is_marked |= passage.quoted[start] == passage.quoted[stop - 1] != -1
    has_more = stop < group and not breaks(passage.gaps[after])
    is_ended = has_more and not frozenset("!?").isdisjoint(passage.gaps[stop])
    is_led = is_ended or passage.quoted[after] != -1
    return is_led and is_marked and last.cue_tokens[1] <= start and stop <= group


def cue_span(passage: Passage, report: Report) -> Span:
    """The characters of the cue; the colon or dash of a headline is no word of it."""
    if report.cue is not COLON:
        return passage.char_span(*report.cue_tokens)
    gap = passage.gaps[report.cue_tokens[1]]
    start = passage.ends[report.cue_tokens[0]] + next(i for i, c in enumerate(gap) if c in _COLONS)
    return Span(start, start + 1)


def before_outlet(
    passage: Passage,
    use: CueUse,
    source: Tokens | None,
    content: Tokens,
    frame: Frame,
    grammar: Grammar,
) -> int:
    """Where content ends before a noun's verb, a main clause or who says it: all the outlet's."""
    start = content[0]
    end = before_nouns_verb(passage, use, source, content, frame, grammar)
    if source is None:
        is_adjunct = use.is_passive and opens_with_adjunct(passage, use.sentence, start, grammar)
        return main_from(passage, (start, end), use.sentence[1], grammar) if is_adjunct else end
    end = main_clause_from(passage, use.sentence, source, (start, end), grammar)
    if start < source[0] < end:
        end = source[0]
        end -= end - 1 > start and passage.lower[end - 1] in grammar.agent_links
    return end


def with_relative(passage: Passage, stop: int, span: Span, grammar: Grammar) -> Span:
    """The span of a source, drawn out over the relative that takes it up: "Lee, who", "a film that"."""
    word = passage.lower[stop] if stop < len(passage.words) else ""
    if word in grammar.relatives or word in grammar.complementizers:
        return Span(span.start, passage.ends[stop])
    return span
