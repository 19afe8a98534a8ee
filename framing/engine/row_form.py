"""The rows of scores as text, put together from pieces: of an article, of a term, of a count."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable

from framing.domain.document import Metadata
from framing.domain.frozen import dataclass
from framing.domain.spreadsheet import defused
from framing.engine.records import Record
from framing.read.documents import RawDocument


@dataclass(frozen=True, slots=True)
class Article:
    """A raw article that may be scored in a row: where it stood, its text as UTF-8, its metadata."""

    place: int
    raw: RawDocument
    text: bytes
    metadata: Metadata


class ScoreForm:
    """One of the forms of rows, "csv" or "jsonl".

    `cells` writes some cells of a row with what parts them from those behind; a count stands
    between `before_count` and `behind_count`.
    """

    def __init__(self, form: str) -> None:
        self.cells = _as_csv if form == "csv" else _as_json
        is_csv = form == "csv"
        self._opening, self._before_words, self._closing = (
            ("", "", "\n") if is_csv else ("{", '"n_tokens": ', "}\n")
        )
        self.before_count, self.behind_count = ("", ",") if is_csv else ('"n": ', ", ")

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
        middles[0] = head + middles[0]
        middles[-1] += tail
        return (tail + head).join(middles)


_QUOTED = frozenset('"\r\n')


def _as_csv(cells: Record) -> str:
    """Some cells of a row, each with the comma behind it."""
    defused_cells = [defused(cell) for cell in cells.values()]
    plain = ",".join(["" if cell is None else str(cell) for cell in defused_cells])
    if plain.count(",") == len(cells) - 1 and _QUOTED.isdisjoint(plain):
        return f"{plain},"
    import csv  # few cells want it

    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow((*defused_cells, ""))
    return out.getvalue().removesuffix("\n")


def _as_json(cells: Record) -> str:
    """Some members of an object, each with the comma behind it."""
    return json.dumps(cells, ensure_ascii=False)[1:-1] + ", "
