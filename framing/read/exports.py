"""Text exports of press archives: Nexis and Factiva, many articles in one file.

Which words mark the parts of an article differs with the language of the archive's pages, so
each can be set anew (`--export-keyword start="Dokument \\d+ von \\d+"`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from framing.errors import Problem, UnreadableError
from framing.read.factiva import FACTIVA_KEYWORDS, factiva_records
from framing.read.nexis import NEXIS_KEYWORDS, nexis_records
from framing.read.raw import Record
from framing.read.settings import ReadSettings

EXPORTS = ("nexis", "factiva")
_NUMBERED = re.compile(
    rb"(?m)^\s*(?P<named>Document )?\d+ (?:of|von|de|di|van) \d+"
    rb"(?P<counted> (?:DOCUMENTS?|DOKUMENT(?:EN?)?|DOCUMENTEN|DOCUMENTOS?|DOCUMENTI))?\s*$"
)
_LENGTH = re.compile(rb"(?mi)^\s*(?:LENGTH|L\S{1,2}NGE|LONGUEUR):")
_ENDED = re.compile(rb"(?m)^\s*(?:End of Document|Dokumentende)\s*$")
_LOADED = re.compile(rb"(?m)^\s*Load-Date:")
_BODY = re.compile(rb"(?m)^\s*(?:Body|Volltext|Hauptteil)\s*$")
_COUNTED = re.compile(r"(?m)^\s*(?:WC\s+)?[\d,.]+ (?:words|Wörter|mots|palabras)\s*$".encode())
# The first article may be so long that its end is not seen.
_HEADED = re.compile(
    rb"(?m)^(?:WC\s+)?[\d,.]+ \w+\s*$(?:\n.*){1,8}\n(?:LA\s+)?"
    rb"(?:English|Deutsch|German|French|Fran\S{1,2}ais|Spanish|Espa\S{1,2}ol)\s*$"
)
_FILED = re.compile(rb"(?m)^\s*(?:AN\s+)?(?:Document|Dokument|Documento) [A-Z]{2,10}\w{14,}\s*$")


def export_kind(head: bytes) -> str | None:
    """Whether a text file is an export of Nexis or Factiva by its first pages; None for others."""
    numbered = _NUMBERED.search(head)
    if numbered and (numbered["counted"] or (numbered["named"] and _LENGTH.search(head))):
        return "nexis"
    if _LENGTH.search(head) and _BODY.search(head):
        return "nexis"
    if _ENDED.search(head) and _LOADED.search(head):
        return "nexis"
    is_factiva = _COUNTED.search(head) and (_FILED.search(head) or _HEADED.search(head))
    return "factiva" if is_factiva else None


def export_records(
    text: str, kind: str, *, path: str, settings: ReadSettings
) -> Iterator[Record | Problem]:
    """The articles of an export, each its headline above its text, with its metadata.

    Raises:
        UnreadableError: a keyword is unknown or no pattern; no article is found.
    """
    keywords = _keywords(kind, settings)
    read = nexis_records if kind == "nexis" else factiva_records
    n_found = 0
    for record in read(text.splitlines(), keywords, path):
        n_found += 1
        yield record
    if not n_found:
        message = f"no article is marked off as {kind.title()} does"
        remedy = (
            "Set the words that mark them with --export-keyword, or choose another --text-format."
        )
        raise UnreadableError([Problem(path, 0, 0, "empty-file", message, remedy)])


def _keywords(kind: str, settings: ReadSettings) -> Mapping[str, re.Pattern[str]]:
    known = NEXIS_KEYWORDS if kind == "nexis" else FACTIVA_KEYWORDS
    patterns = {**known, **dict(settings.export_keywords)}
    problems = []
    for name, pattern in patterns.items():
        problem = _keyword_problem(name, pattern, known)
        if problem is not None:
            problems.append(Problem("--export-keyword", 0, 0, "bad-keyword", *problem))
    if problems:
        raise UnreadableError(problems)
    return {name: _compiled(pattern) for name, pattern in patterns.items()}


def _keyword_problem(name: str, pattern: str, known: Mapping[str, str]) -> tuple[str, str] | None:
    if name not in known:
        return f"'{name}' is no part of an article", f"Parts are {', '.join(known)}."
    try:
        _compiled(pattern)
    except re.error as error:
        return f"'{pattern}' is no pattern: {error.msg}", "Write words, joined with `|`."
    return None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """The keyword alone on its line, or at its start and followed by a colon and a value."""
    return re.compile(rf"\s*(?:{pattern})(?:\s*:\s*(?P<value>.*))?\s*", re.IGNORECASE)
