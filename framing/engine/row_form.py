"""The rows of scores as text, put together from pieces: of an article, of a term, of a count."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

from framing.domain.document import Metadata
from framing.domain.frozen import dataclass
from framing.engine.records import Record
from framing.read.documents import RawDocument


@dataclass(frozen=True, slots=True)
class Article:
    """A raw article that may be scored in a row: where it stood, its text and its metadata."""

    place: int
    raw: RawDocument
    text: str
    metadata: Metadata


class ScoreForm:
    """One of the forms of rows, "csv" or "jsonl"."""

    def __init__(self, form: str) -> None:
        self.cells = _as_csv if form == "csv" else _as_json
        self._opening, self._before_words, self._closing = (
            ("", "", "\n") if form == "csv" else ("{", '"n_tokens": ', "}\n")
        )

    def rows(self, article: Article, middles: Iterable[str], n_words: int) -> str:
        """The rows of an article; the middle of each tells what is counted, and how often."""
        middles = list(middles)
        if not middles:
            return ""
        known = article.metadata
        about: Record = {
            "document": article.raw.id,
            "outlet": known.outlet,
            "date": known.date,
            "event": known.event,
        }
        head = self._opening + self.cells(about)
        tail = f"{self._before_words}{n_words}{self._closing}"
        return f"{head}{(tail + head).join(middles)}{tail}"


def _as_csv(cells: Record) -> str:
    """Some cells of a row, each with the comma behind it."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow((*cells.values(), ""))
    return out.getvalue()


def _as_json(cells: Record) -> str:
    """Some members of an object, each with the comma behind it."""
    return json.dumps(cells, ensure_ascii=False)[1:-1] + ", "
