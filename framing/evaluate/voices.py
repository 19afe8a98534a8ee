"""Voices held against gold, word by word, span by span, speaker by speaker.

words: each word is own, direct or indirect in gold and in prediction; a predicted kind other
than direct and indirect counts as own, and direct wins where both stand. Words that gold marks
as markup ("ignore") or as attitude instead of speech take no part; gold marked "either" takes
the kind that was predicted.
spans: lines of spans without marks at their ends, paired one to one where half or more of all
their words are shared.
speakers: right ones among all gold spans, found or not.
loaded words: words of a list that have the right voice.
scare marks: stretches at a distance of which more than half was given to somebody.
reliability: how many answers are right among those that say they are so sure (`reliability`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from framing.compare.measures.count import Count
from framing.compare.measures.intervals import wilson
from framing.domain.evaluation import Detection, Proportion, VoiceEvaluation
from framing.evaluate.reliability import reliability_of, tally_speakers, tally_voices
from framing.evaluate.speakers import is_right_speaker
from framing.evaluate.voice_spans import (
    DIRECT,
    INDIRECT,
    OWN,
    Stretch,
    VoiceSpan,
    as_kind,
    paint,
    paired,
    stretches,
    word_starts,
    words_of_text,
)

_KINDS = (INDIRECT, DIRECT)
_ATTITUDE, _IGNORE, _SCARE = "attitude", "ignore", "scare"

IsLoaded = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class VoicedText:
    """A document of a gold standard, or of a prediction, whose text may be left out."""

    id: str
    text: str
    spans: tuple[VoiceSpan, ...]


def evaluate_voices(
    gold: Sequence[VoicedText], predicted: Iterable[VoicedText], *, is_loaded: IsLoaded
) -> VoiceEvaluation:
    """All figures; a gold document without a prediction counts as own voice throughout."""
    by_id: Mapping[str, VoicedText] = {each.id: each for each in predicted}
    tally: Counter[tuple[str, ...]] = Counter()
    for document in gold:
        found = by_id.get(document.id)
        tally.update(_tally_document(document, found.spans if found else (), is_loaded))
    n_missing = sum(document.id not in by_id for document in gold)
    return _evaluation(tally, len(gold), n_missing)


def _tally_document(
    gold: VoicedText, predicted: Sequence[VoiceSpan], is_loaded: IsLoaded
) -> Counter[tuple[str, ...]]:
    text, tokens = gold.text, words_of_text(gold.text)
    ignored = [span for span in gold.spans if span.kind == _IGNORE]
    predicted = [span for span in predicted if not _is_inside(span, ignored)]
    found = paint(tokens, predicted, _KINDS)
    spans = [_decided(span, tokens, found) for span in gold.spans]
    speech = [span for span in spans if not _is_attitude(span)]
    attitudes = [span for span in spans if _is_attitude(span)]
    there = paint(tokens, speech, _KINDS)
    apart = paint(tokens, attitudes, (INDIRECT,))
    markup = paint(tokens, ignored, (_IGNORE,))
    tally: Counter[tuple[str, ...]] = Counter()
    for at, (start, end) in enumerate(tokens):
        if markup[at] != OWN or (apart[at] != OWN and there[at] == OWN):
            continue
        tally["words", there[at], found[at]] += 1
        if is_loaded(text[start:end]):
            tally["loaded", str(there[at] == found[at])] += 1
    for kind in _KINDS:
        predicted_lines = stretches(text, predicted, kind)
        if kind == INDIRECT:
            predicted_lines = _outside(text, predicted_lines, stretches(text, attitudes, kind))
        said = [[there[at] for at in _within(tokens, line)] for line in predicted_lines]
        tally.update(tally_voices(predicted_lines, said))
        tally.update(_tally_spans(text, stretches(text, speech, kind), predicted_lines, kind))
    for span in spans:
        words = [found[at] for at, token in enumerate(tokens) if _meet(token, span)]
        if span.kind == _SCARE and words:
            tally["scare", str(2 * sum(word != OWN for word in words) > len(words))] += 1
    return tally


def _tally_spans(
    text: str, gold: Sequence[Stretch], predicted: Sequence[Stretch], kind: str
) -> Counter[tuple[str, ...]]:
    pairs = paired(text, gold, predicted)
    right = sum(is_right_speaker(gold[i].span, predicted[j].span) for i, j in pairs.items())
    return Counter(tally_speakers(gold, predicted, pairs)) + Counter(
        {
            ("spans", kind, "gold"): len(gold),
            ("spans", kind, "predicted"): len(predicted),
            ("spans", kind, "right"): len(pairs),
            ("speakers", kind, "right"): right,
        }
    )


def _within(tokens: Sequence[tuple[int, int]], line: Stretch) -> range:
    """The numbers of the words of a line."""
    return range(bisect_left(tokens, (line.start, 0)), bisect_left(tokens, (line.end, 0)))


def _is_attitude(span: VoiceSpan) -> bool:
    return span.kind == INDIRECT and span.tier == _ATTITUDE


def _is_inside(span: VoiceSpan, ignored: Sequence[VoiceSpan]) -> bool:
    """Whether more than half of a predicted span is markup."""
    return any(
        2 * (min(span.end, each.end) - max(span.start, each.start)) > span.end - span.start
        for each in ignored
    )


def _decided(span: VoiceSpan, tokens: Sequence[tuple[int, int]], found: list[str]) -> VoiceSpan:
    """A gold span that may be either kind, as the kind that most of its words were given."""
    if not span.is_either:
        return span
    kinds = [found[at] for at, token in enumerate(tokens) if _meet(token, span)]
    return as_kind(span, DIRECT if kinds.count(DIRECT) > kinds.count(INDIRECT) else INDIRECT)


def _meet(token: tuple[int, int], span: VoiceSpan) -> bool:
    return token[0] < span.end and token[1] > span.start


def _outside(text: str, lines: Sequence[Stretch], masked: Sequence[Stretch]) -> list[Stretch]:
    """The lines of which no more than half of the words are masked."""
    words = {start for each in masked for start in word_starts(text, each)}
    kept = []
    for line in lines:
        own = word_starts(text, line)
        if not own or 2 * len(own & words) <= len(own):
            kept.append(line)
    return kept


def _evaluation(
    tally: Counter[tuple[str, ...]], n_documents: int, n_missing: int
) -> VoiceEvaluation:
    kinds = (OWN, DIRECT, INDIRECT)
    n_same = sum(tally["words", kind, kind] for kind in kinds)
    n_words = sum(tally["words", one, other] for one in kinds for other in kinds)
    said = (DIRECT, INDIRECT)
    return VoiceEvaluation(
        n_documents=n_documents,
        n_missing=n_missing,
        words_direct=_words(tally, (DIRECT,)),
        words_indirect=_words(tally, (INDIRECT,)),
        words_attributed=_words(tally, said),
        word_accuracy=_proportion(n_same, n_words),
        spans_direct=_spans(tally, DIRECT),
        spans_indirect=_spans(tally, INDIRECT),
        speakers_direct=_speakers(tally, DIRECT),
        speakers_indirect=_speakers(tally, INDIRECT),
        loaded_words=_of_both(tally["loaded", "True"], tally["loaded", "False"]),
        scare_attributed=_of_both(tally["scare", "True"], tally["scare", "False"]),
        reliability=reliability_of(tally),
    )


def _words(tally: Counter[tuple[str, ...]], kinds: Sequence[str]) -> Detection:
    every = (OWN, DIRECT, INDIRECT)
    return Detection(
        n_right=sum(tally["words", one, other] for one in kinds for other in kinds),
        n_predicted=sum(tally["words", one, other] for one in every for other in kinds),
        n_gold=sum(tally["words", one, other] for one in kinds for other in every),
    )


def _spans(tally: Counter[tuple[str, ...]], kind: str) -> Detection:
    counts = (tally["spans", kind, each] for each in ("right", "predicted", "gold"))
    return Detection(*counts)


def _speakers(tally: Counter[tuple[str, ...]], kind: str) -> Proportion:
    return _proportion(tally["speakers", kind, "right"], tally["spans", kind, "gold"])


def _of_both(n: int, n_others: int) -> Proportion:
    return _proportion(n, n + n_others)


def _proportion(n: int, n_all: int) -> Proportion:
    return Proportion(n, n_all, wilson(Count(n, n_all)))
