"""A report: one act of reporting in a sentence, words in it that are the outlet's, who is heard or
cited in it, and the voice that it is handed on with."""

from __future__ import annotations

from collections.abc import Sequence

from framing.domain.closed import Enum
from framing.domain.cue import Cue, Form, Frame
from framing.domain.frozen import dataclass, replace
from framing.domain.span import Span
from framing.voice.cues import CueUse
from framing.voice.grammar import Grammar, breaks
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage
from framing.voice.phrases import subject_after
from framing.voice.sources import subject_before

NOBODY = -1
_LONGEST_CITED = 18
ANY_VERB = Cue((), "", Form.PAST, frozenset(), "neutral")
# Stances of cues whose object is judged by the speaker and named by the outlet.
_JUDGING = frozenset({"blame", "praise", "colour"})
_AT_WHOM = frozenset({Frame.AT, Frame.AGAINST})


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
    `is_bounded`: a verb of the outlet's follows, so that nothing inside draws the regions out.
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
    is_bounded: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Voiced:
    """A speaker as the chain hands it on."""

    source: Span | None
    speaker: str | None
    confidence: float
    cue: Span | None = None
    stance: str | None = None
    is_uncertain: bool = False


UNKNOWN = Voiced(None, None, 0.4)


def may_go_on(voice: Voiced, grammar: Grammar) -> bool:
    """Whether a speaker may speak in the next paragraph too: not "those who said"."""
    return voice.speaker is not None and voice.speaker.lower() not in grammar.vague


def handed_on(voice: Voiced) -> Voiced:
    """The voice of a quotation without a cue of its own: less sure."""
    return replace(voice, confidence=voice.confidence * 0.8)


def is_nobodys(passage: Passage, number: int, report: Report, grammar: Grammar) -> bool:
    """Whether a passive that owns marks names no source: "accused of “theft”", "Asked if it was “old”"."""
    is_led = not breaks(passage.gaps[passage.quoted_ranges[number][0]])
    is_asked = passage.lower[report.cue_tokens[1] - 1] in grammar.askings
    return report.is_passive or (report.source is None and is_asked and is_led)


def first_voice(numbers: range, owners: Sequence[int], voices: Sequence[Voiced]) -> Voiced | None:
    """The first speaker that is known among some quotations of a paragraph."""
    for other in numbers:
        owner = owners[other]
        if owner != NOBODY and voices[owner].speaker is not None:
            return voices[owner]
    return None


def voice_beside(start: int, voices: Sequence[Voiced]) -> Voiced | None:
    """The last speaker that a paragraph names before a place in the text, else the first behind it."""
    named = [v for v in voices if v.speaker is not None and v.cue is not None]
    before = [v for v in named if v.cue is not None and v.cue.start < start]
    return before[-1] if before else next(iter(named), None)


def answers(passage: Passage, verb: tuple[int, int], last: Report | None) -> bool:
    """Whether a verb leads to marks of its own behind another's: "Lee asked, “Old?” Kern said, “Yes.”".

    Or acts in what somebody is told to have said: "As Lee said, crews are asking for boats".
    """
    group, after = verb
    if last is not None and last.rule == "as" and last.regions[0][0] <= group:
        return group < last.regions[0][1]
    is_led = after < len(passage.words) and passage.quoted[after] != -1
    if not is_led or "," not in passage.gaps[after] or last is None or last.rule != "quote":
        return False
    start, stop = last.regions[-1]
    is_marked = passage.quoted[start] == passage.quoted[stop - 1] != -1
    return is_marked and last.cue_tokens[1] <= start and stop <= group


def wording_of(
    passage: Passage, use: CueUse, content: tuple[int, int], frame: Frame, grammar: Grammar
) -> tuple[int, int] | None:
    """The words for a target, an addressee or what is named, which are the outlet's."""
    start, end = content
    beside = _named_beside(passage, use, content, grammar) if frame is Frame.OBJECT else None
    if beside is not None:
        return beside if beside[0] < beside[1] else None
    if frame is Frame.OBJECT and _is_judged(passage, use, start, grammar):
        return _target(passage, start, end, grammar)
    if frame is Frame.OBJECT and use.cue.frames & {Frame.NAME, Frame.AS}:
        stop = _named_end(passage, start, end, grammar)
    elif frame in (Frame.ACCUSE, Frame.URGE):
        stops = grammar.infinitive if frame is Frame.URGE else grammar.accuse_links
        stop = next((i for i in range(start + 1, end) if passage.lower[i] in stops), end)
    else:
        return None
    return (start, stop) if stop > start else None


def _named_beside(
    passage: Passage, use: CueUse, content: tuple[int, int], grammar: Grammar
) -> tuple[int, int] | None:
    """Words that only tell of what, with whom or by whose word somebody speaks; or None.

    "Said of the rebels that …", "discussed boats with the crews", "citing rebel officials", "denied
    rebel claims".
    """
    start, end = content
    is_verb = use.cue.form is not Form.NOUN
    is_topic = passage.lower[start - 1] in grammar.topic_links and use.cue.lemma in ("say", "write")
    if is_topic and is_verb:
        stops = (i for i in range(start, end) if _opens_words(passage, i, grammar))
        return start, next(stops, end)
    if start > use.stop or not is_verb or passage.quoted[start] != -1:
        return None
    if passage.lower[use.start] in grammar.meetings:
        partners = (i for i in range(start + 1, end) if passage.lower[i] in grammar.meeting_links)
        return next(partners, end), end
    if passage.lower[use.stop - 1] in grammar.citing:
        cited = subject_after(passage, (start, end), start, grammar)
        return (start, end) if cited and may_speak(passage, *cited, grammar) else None
    is_claim = passage.lower[end - 1] in grammar.cries and end - start > 1
    return (start, end - 1) if is_claim and passage.quoted[end - 1] == -1 else None


def _opens_words(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a quotation or a clause begins."""
    return passage.quoted[index] != -1 or passage.lower[index] in grammar.complementizers


def _is_judged(passage: Passage, use: CueUse, start: int, grammar: Grammar) -> bool:
    """Whether the words behind a cue are for whom or what it judges: "slammed", "criticism of"."""
    link = passage.lower[start - 1]
    if grammar.frame_words.get(link) in _AT_WHOM and start > use.stop:
        return True
    if use.cue.form is Form.NOUN:
        return use.cue.words[0] in grammar.judgements
    return use.cue.stance in _JUDGING and start == use.stop


def _target(passage: Passage, start: int, end: int, grammar: Grammar) -> tuple[int, int] | None:
    """Who or what is judged, in the outlet's words: "slammed the raid", "criticised rebels for …".

    None for bare or indefinite nouns without a reason: "condemned looting", "blamed a failure to
    pay" is what the speaker calls it.
    """
    if passage.quoted[start] != -1:
        return None
    stops = grammar.reason_links | grammar.as_leads | grammar.complementizers
    stop = next(
        (i for i in range(start + 1, end) if passage.quoted[i] != -1 or passage.lower[i] in stops),
        end,
    )
    is_definite = (
        grammar.opens_noun_phrase(passage, start) and passage.lower[start] not in grammar.indefinite
    )
    has_reason = stop < end and passage.lower[stop] not in grammar.complementizers
    return (start, stop) if has_reason or is_definite else None


def _named_end(passage: Passage, start: int, end: int, grammar: Grammar) -> int:
    """Where the thing ends that is called, or described as, something."""
    for index in range(start + 1, end):
        word = passage.lower[index]
        if passage.quoted[index] != -1 or word in grammar.as_leads:
            return index
        if word in grammar.determiners and passage.lower[index - 1] not in grammar.prepositions:
            return index
    return start


def as_heard(
    passage: Passage, sentence: tuple[int, int], use: CueUse, report: Report, grammar: Grammar
) -> Report | None:
    """The report with who is heard for its source, nobody where that is not told.

    "The court heard that …" reports like a passive; "Lee heard that …" does not report.
    """
    if report.source is None or use.cue.form is Form.PARTICIPLE:
        return None
    if grammar.hearings.isdisjoint(passage.lower[slice(*report.source)]):
        return None
    if report.rule == Frame.THAT.value and not _opens_clause(passage, report.regions[0], grammar):
        return None
    link = use.stop
    is_told = link + 1 < sentence[1] and passage.lower[link] in grammar.origins
    heard = subject_after(passage, sentence, link + 1, grammar) if is_told else None
    return replace(report, source=heard, is_passive=True)


def _opens_clause(passage: Passage, region: tuple[int, int], grammar: Grammar) -> bool:
    """Whether "that" or a verb of its own makes words a clause: not "heard the case and ruled"."""
    start, stop = region
    if passage.quoted[start] != -1 or passage.lower[start] in grammar.complementizers:
        return True
    for index in range(start + 1, stop):
        if passage.lower[index] in grammar.coordinators or breaks(passage.gaps[index]):
            return False
        if grammar.is_verb_at(passage, index):
            return True
    return False


def as_cited(
    passage: Passage, sentence: tuple[int, int], use: CueUse, report: Report, grammar: Grammar
) -> Report:
    """ "The paper quoted Lee as saying …": what is said is Lee's; any other report as it is.

    So it is in "Lee was quoted as saying …".
    """
    stop = report.regions[-1][1] if report.regions else use.stop
    saying = _saying_from(passage, use.stop, sentence[1], grammar)
    if saying is None:
        return report
    if use.is_passive:
        cited = subject_before(passage, sentence, use.group, grammar)
    else:
        cited = subject_after(passage, (sentence[0], saying), use.stop, grammar)
    if cited is None or not may_speak(passage, *cited, grammar):
        return report
    stop = max(stop, min(saying + 2, sentence[1]))
    regions = ((saying + 1, stop),) if saying + 1 < stop else ()
    if not regions and report.source is not None and "," in passage.gaps[report.source[0]]:
        regions = ((sentence[0], report.source[0]),)  # "Boats sank, the paper quoted Lee as saying"
    return replace(report, source=cited, regions=regions, rule="cited")


def led_by_citing(
    passage: Passage, sentence: tuple[int, int], use: CueUse, report: Report, grammar: Grammar
) -> Report:
    """ "To quote Lee, …": what follows is Lee's."""
    cited = subject_after(passage, sentence, use.stop, grammar)
    if cited is None or cited[1] >= sentence[1] or "," not in passage.gaps[cited[1]]:
        return report
    if not may_speak(passage, *cited, grammar):
        return report
    return replace(report, source=cited, regions=((cited[1], sentence[1]),), rule="cited")


def _saying_from(passage: Passage, start: int, stop: int, grammar: Grammar) -> int | None:
    """Where a participle tells that somebody cited says a thing; a pause parts them before "as"."""
    is_parted = False
    for index in range(start, min(stop, start + _LONGEST_CITED)):
        if passage.quoted[index] != -1:
            return None
        is_parted = is_parted or breaks(passage.gaps[index])
        if passage.lower[index].endswith("ing") and passage.lower[index] in grammar.cues:
            is_noun = passage.words[index - 1][0].isdigit()  # "cited a 1994 ruling"
            is_bare = not is_parted and not is_noun
            return index if is_bare or passage.lower[index - 1] in grammar.as_leads else None
    return None
