"""How articles are to be read."""

from __future__ import annotations

from framing.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """Options of `read_documents`.

    is_strict: raise on the first document that cannot be read instead of reporting it.
    encoding: of text files that name none; None means UTF-8 (or UTF-16 with its mark).
    language: of documents that name none; None lets their words tell it, and English in doubt.
    stdin_filename: tells the kind and id of what comes in by `-`; None means plain text.
    text_field, id_field: names in JSON Lines and CSV.
    fields: which column of them holds a field, as `(field, column)`; it wins over the field's name.
    slash_dates: what stands first in dates such as 03/04/2016, "day-first" or "month-first"; None
        leaves them not understood.
    headline_field: whose words are put above the text, where they do not open it.
    max_bytes: the largest document that is read, after decompression.
    text_format: what .txt files hold: "article", "nexis" or "factiva"; None lets their head tell.
    export_keywords: parts of a Nexis or Factiva article and the patterns that mark them.
    with_trafilatura: paragraphs of web pages that trafilatura leaves out are boilerplate.
    """

    is_strict: bool = False
    encoding: str | None = None
    language: str | None = None
    stdin_filename: str | None = None
    text_field: str = "text"
    id_field: str = "id"
    fields: tuple[tuple[str, str], ...] = ()
    slash_dates: str | None = None
    headline_field: str | None = None
    max_bytes: int = 50_000_000
    text_format: str | None = None
    export_keywords: tuple[tuple[str, str], ...] = ()
    with_trafilatura: bool = False
