"""One raw article scored to the text that a run writes: the unit of work of every engine."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from pathlib import Path

from framing.domain.digest import fast_digest
from framing.domain.document import Document, SkippedDocument
from framing.domain.folding import fold
from framing.domain.frozen import dataclass
from framing.domain.levels import Levels
from framing.domain.scored import ScoredDocument
from framing.domain.spreadsheet import defused
from framing.engine.hit_lines import hit_lines
from framing.engine.records import (
    SCORE_FIELDS,
    card_record,
    document_record,
    hit_records,
    score_records,
)
from framing.engine.records import Record as FlatRecord
from framing.engine.score_rows import Rows, further_rows
from framing.engine.spool import PackedDocument, pack
from framing.pipeline import (
    Road,
    at_levels,
    has_hits,
    open_road,
    score,
    walk,
    walk_without_voice,
    without_negated,
)
from framing.read.documents import RawDocument, ReadSettings, build_documents

_cells = itemgetter(*SCORE_FIELDS)
_encoded = json.JSONEncoder(ensure_ascii=False).encode
_OF_VOICE = (
    "voice",
    "distance",
    "referent",
    "speaker",
    "cue",
    "voice_confidence",
    "speaker_confidence",
)


@dataclass(frozen=True, slots=True)
class ScoringPlan:
    """What a worker needs to know: the road, how to read, and in which form to answer.

    `score_form` is "csv", "jsonl" or, where none are written, empty; `with_records` asks for records as values too, for a store;
    `rows` are those beyond the counts; without `with_negated` hits under a negation are left out,
    and `marks_negated` adds to each hit whether it is one; `levels` are those of the labels under which hits come;
    `with_words_key` for a digest of the words, for finding duplicates; `with_documents` for the
    documents themselves with all that was found, for a report.
    """

    settings: ReadSettings
    lexicon_paths: tuple[Path, ...] = ()
    entity_paths: tuple[Path, ...] = ()
    score_form: str = "csv"
    with_hits: bool = False
    with_voice: bool = True
    with_records: bool = False
    with_words_key: bool = False
    with_documents: bool = False
    max_worker_bytes: int = 0
    levels: Levels = Levels()
    with_negated: bool = True
    marks_negated: bool = False
    rows: Rows = Rows()


@dataclass(frozen=True, slots=True)
class StoredRecords:
    """What a store keeps of a document: values only."""

    document: FlatRecord
    counts: tuple[FlatRecord, ...]
    hits: tuple[FlatRecord, ...]
    text: FlatRecord


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one raw article: rows as text, or why there are none.

    `lexicons` are those that have hits in it, in any zone. `is_unchanged` tells that what an earlier run found holds still; the text is then empty.
    `is_in_other_language` tells that no lexicon is written in the article's language, `has_odd_date`
    that its date is not understood.
    """

    id: str
    scores: str = ""
    hits: str = ""
    words_key: str = ""
    skipped: SkippedDocument | None = None
    records: StoredRecords | None = None
    lexicons: tuple[str, ...] = ()
    is_unchanged: bool = False
    packed: PackedDocument | None = None
    is_in_other_language: bool = False
    has_odd_date: bool = False


def scores_in_rows(plan: ScoringPlan) -> bool:
    """Whether a plan asks for nothing but hits and their counts."""
    return not (plan.with_voice or plan.with_records or plan.with_documents)


def open_plan(plan: ScoringPlan) -> Road:
    """The road of a plan. Lexicons have been proved before the plan was made."""
    road = open_road(plan.lexicon_paths, plan.entity_paths, is_proof_required=False)
    road = road if plan.with_negated else without_negated(road)
    return at_levels(road, plan.levels)


def score_raw(raw: RawDocument, road: Road, plan: ScoringPlan) -> tuple[Outcome, ...]:
    """What becomes of one raw article. Whatever goes wrong in it is listed, never raised."""
    try:
        return tuple(_outcomes(raw, road, plan))
    except MemoryError:
        remedy = "Split the document, or raise --worker-megabytes."
        return (_failed(raw, "out-of-memory", "the document needs more memory", remedy),)
    except Exception as error:  # noqa: BLE001
        # One bad document never stops the rest, whatever it brings to light in our own code.
        message = f"scoring it failed: {type(error).__name__}: {error}"
        return (_failed(raw, "failed", message, "Please report it, with the document."),)


def is_untouched(raw: RawDocument, road: Road, plan: ScoringPlan) -> bool:
    """Whether a road of some lexicons finds nothing in the article, looked at without voices."""
    documents = build_documents(raw, settings=plan.settings)
    return not any(isinstance(one, Document) and has_hits(one, road) for one in documents)


def scores_header(score_form: str) -> str:
    """What stands above the score rows; nothing for JSON Lines."""
    return ",".join(SCORE_FIELDS) + "\n" if score_form == "csv" else ""


def _outcomes(raw: RawDocument, road: Road, plan: ScoringPlan) -> Iterator[Outcome]:
    for document in build_documents(raw, settings=plan.settings):
        if isinstance(document, SkippedDocument):
            yield Outcome(raw.id, skipped=document)
        else:
            walked = (walk if plan.with_voice else walk_without_voice)(document, road)
            with_readability = plan.with_records or plan.with_documents
            yield _outcome(score(walked, with_readability=with_readability), road, plan)


def _outcome(scored: ScoredDocument, road: Road, plan: ScoringPlan) -> Outcome:
    if plan.with_documents:
        return Outcome(scored.document.id, packed=pack(scored))
    counts = _shown(score_records(scored.score), plan)
    records = None
    if plan.with_records:
        from framing.store.texts import text_record  # arrays, which only a store needs

        hits = _shown(hit_records(scored), plan)
        document = {**document_record(scored.score), **card_record(scored)}
        records = StoredRecords(document, tuple(counts), _marked(hits, scored), text_record(scored))
    return Outcome(
        scored.document.id,
        _score_text([*counts, *further_rows(scored, road, plan.rows)], plan.score_form),
        _hit_lines(scored, plan) if plan.with_hits else "",
        words_key(_folded_words(scored.document)) if plan.with_words_key else "",
        records=records,
        lexicons=tuple(sorted({hit.hit.lexicon for hit in scored.hits})),
        is_in_other_language=not road.matcher.applies_to(scored.document.metadata.language),
        has_odd_date=scored.document.metadata.has_odd_date,
    )


def _hit_lines(scored: ScoredDocument, plan: ScoringPlan) -> str:
    return hit_lines(scored, with_voice=plan.with_voice, marks_negated=plan.marks_negated)


def _marked(hits: Sequence[FlatRecord], scored: ScoredDocument) -> tuple[FlatRecord, ...]:
    """The records of hits with what a store keeps of them besides."""
    pairs = zip(hits, scored.hits, strict=True)
    return tuple({**record, "is_negated": one.hit.is_negated} for record, one in pairs)


def _shown(records: Iterator[FlatRecord], plan: ScoringPlan) -> list[FlatRecord]:
    """The records, without what was not looked for."""
    if plan.with_voice:
        return list(records)
    return [
        {**record, **{name: None for name in _OF_VOICE if name in record}} for record in records
    ]


def _score_text(counts: Sequence[FlatRecord], form: str) -> str:
    if not form:
        return ""
    return _as_csv(counts) if form == "csv" else _as_json(counts)


def _as_csv(records: Sequence[FlatRecord]) -> str:
    import csv  # rows of counts do without

    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(map(defused, _cells(each)) for each in records)
    return out.getvalue()


def _as_json(records: Sequence[FlatRecord]) -> str:
    return "".join([_encoded(record) + "\n" for record in records])


def words_key(folded: Iterable[str]) -> str:
    """A digest of the words alone: white space, marks and capitals do not tell texts apart."""
    words = " ".join(folded)
    return fast_digest(words.encode("utf-8", "surrogatepass")).hexdigest()


def _folded_words(document: Document) -> Iterator[str]:
    text, tokens = document.text, document.tokens
    pairs = zip(tokens.starts, tokens.ends, strict=True)
    return (fold(text[start:end]) for start, end in pairs)


def _failed(raw: RawDocument, code: str, message: str, remedy: str) -> Outcome:
    place = f"{raw.path}:{raw.line}" if raw.line else raw.path
    return Outcome(raw.id, skipped=SkippedDocument(place, code, message, remedy))
