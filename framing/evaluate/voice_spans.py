"""Spans of voices as other programs write them, and the words and stretches they cover."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

OWN, DIRECT, INDIRECT = "own", "direct", "indirect"
MIN_OVERLAP = 0.5
_APOSTROPHES = "'’"
_MARKS = " \t\r\n\u00a0\"“”„‟«»‘’'`.,;:!?…—–-()[]"

Token = tuple[int, int]


@dataclass(frozen=True, slots=True)
class VoiceSpan:
    """One stretch with its voice and speaker; `tier`, `is_either` and the kinds of speaker only
    occur in gold, how sure an answer is (0 to 1) only in predictions."""

    start: int
    end: int
    kind: str
    speaker: str = ""
    speaker_start: int | None = None
    speaker_end: int | None = None
    speaker_mention: str = ""
    speaker_type: str = ""
    speaker_silver: str = ""
    tier: str = ""
    is_either: bool = False
    voice_confidence: float | None = None
    speaker_confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A line of a span, without marks and blanks at its ends."""

    start: int
    end: int
    span: VoiceSpan


def span_from(record: Mapping[str, object]) -> VoiceSpan:
    """The span of a JSON record; keys that are not known are passed over."""
    return VoiceSpan(
        start=_number(record.get("start")) or 0,
        end=_number(record.get("end")) or 0,
        kind=_text(record.get("kind")),
        speaker=_text(record.get("speaker")),
        speaker_start=_number(record.get("speaker_start")),
        speaker_end=_number(record.get("speaker_end")),
        speaker_mention=_text(record.get("speaker_mention")),
        speaker_type=_text(record.get("speaker_type")),
        speaker_silver=_text(record.get("speaker_silver")),
        tier=_text(record.get("tier")),
        is_either=bool(record.get("either")),
        voice_confidence=_share(record.get("voice_confidence")),
        speaker_confidence=_share(record.get("speaker_confidence")),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _share(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def words_of_text(text: str) -> list[Token]:
    """Words: letters, digits and underscores, with apostrophes inside."""
    words: list[Token] = []
    start: int | None = None
    for at, char in enumerate(text):
        is_inside = _is_word_char(char) or (
            start is not None and char in _APOSTROPHES and _is_word_char(text[at + 1 : at + 2])
        )
        if is_inside and start is None:
            start = at
        elif not is_inside and start is not None:
            words.append((start, at))
            start = None
    if start is not None:
        words.append((start, len(text)))
    return words


def _is_word_char(char: str) -> bool:
    return char.isalnum() or char == "_"


def paint(tokens: Sequence[Token], spans: Sequence[VoiceSpan], kinds: Sequence[str]) -> list[str]:
    """The kind of each token; a later kind covers an earlier one, OWN is where none is.

    A token belongs to a span that begins in its first half.
    """
    painted = [OWN] * len(tokens)
    starts = [start for start, _ in tokens]
    ordered = [span for kind in kinds for span in spans if span.kind == kind]
    for span in ordered:
        at = bisect_left(starts, span.start)
        if at and tokens[at - 1][1] > span.start and sum(tokens[at - 1]) / 2 >= span.start:
            at -= 1
        while at < len(tokens) and starts[at] < span.end:
            painted[at] = span.kind
            at += 1
    return painted


def stretches(text: str, spans: Iterable[VoiceSpan], kind: str) -> list[Stretch]:
    """The lines of the spans of one kind, stripped, those that hold nothing left out."""
    found: list[Stretch] = []
    for span in spans:
        if span.kind != kind:
            continue
        at = span.start
        for line in text[span.start : span.end].split("\n"):
            start = at + len(line) - len(line.lstrip(_MARKS))
            end = at + len(line.rstrip(_MARKS))
            if end > start:
                found.append(Stretch(start, end, span))
            at += len(line) + 1
    return sorted(found, key=_place)


def _place(stretch: Stretch) -> Token:
    return stretch.start, stretch.end


def word_starts(text: str, stretch: Stretch) -> frozenset[int]:
    """Where the words of a stretch begin."""
    inner = words_of_text(text[stretch.start : stretch.end])
    return frozenset(stretch.start + start for start, _ in inner)


def paired(text: str, gold: Sequence[Stretch], predicted: Sequence[Stretch]) -> dict[int, int]:
    """Gold numbers to predicted numbers, one to one: best overlap first, half or more of all
    words that either holds."""
    gold_words = [word_starts(text, each) for each in gold]
    predicted_words = [word_starts(text, each) for each in predicted]
    candidates: list[tuple[float, int, int]] = []
    for i, each in enumerate(gold):
        for j, other in enumerate(predicted):
            if other.end <= each.start or other.start >= each.end:
                continue
            both = len(gold_words[i] | predicted_words[j])
            overlap = len(gold_words[i] & predicted_words[j]) / both if both else 0.0
            if overlap >= MIN_OVERLAP:
                candidates.append((-overlap, i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def as_kind(span: VoiceSpan, kind: str) -> VoiceSpan:
    """The span under another kind."""
    return replace(span, kind=kind)
