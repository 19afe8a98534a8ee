"""Text exports of Factiva: headline, length, day and outlet above the text, with tags or without."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from framing.errors import Problem
from framing.read.export_heads import article_of, day_of
from framing.read.raw import Record

# For each part of an article a pattern; with a colon it holds a value up to the line's end.
FACTIVA_KEYWORDS = {
    "end": r"(?:Document|Dokument|Documento) (?P<id>[A-Za-z]{2,10}\w{14,})",
    "length": r"(?P<n>[\d,. ]+) (?:words|Wörter|mots|palabras)",
    "copyright": r"(?:\(c\)|©|Copyright).*",
    "language": r"English|Deutsch|German|French|Français|Spanish|Español|Italian|Dutch|Portuguese",
}
_TAGS = {"HD": "title", "BY": "author", "PD": "date", "SN": "outlet", "LA": "language"}
_ALL_TAGS = frozenset(
    """HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD CT RF CO IN NS RE IPC IPD PUB AN SE CLM ART
    DLN""".split()  # noqa: SIM905
)
_TAG = re.compile(r"(?P<tag>[A-Z]{2,3})(?:\s+(?P<rest>.*))?$")
# Behind a tag within the text stands more than the blank that parts words: `US officials said`.
_WIDE_TAG = re.compile(r"(?P<tag>[A-Z]{2,3})(?:(?:\t|\s{2,})(?P<rest>.*)|\s*)$")
_MAX_SECTION_WORDS = 3


def factiva_records(
    lines: list[str], keywords: Mapping[str, re.Pattern[str]], path: str
) -> Iterator[Record | Problem]:
    """The articles of an export; each ends with its number in the archive."""
    start = 0
    for number, line in enumerate(lines):
        end = keywords["end"].fullmatch(line.removeprefix("AN").strip())
        if end is None:
            continue
        section = lines[start:number]
        is_tagged = any(re.match(r"HD(?:\s|$)", words) for words in section)
        fields, body = _tagged(section) if is_tagged else _plain(section, keywords)
        first = next((n for n, words in enumerate(section) if words.strip()), 0)
        id = end.groupdict().get("id")
        yield article_of(fields, body, id, start + first + 1, path)
        start = number + 1


def _tagged(lines: list[str]) -> tuple[dict[str, str], str]:
    """Fields and text of an article whose lines are marked with a few letters (HD, PD, TD)."""
    parts: dict[str, list[str]] = {}
    tag = ""
    for words in lines:
        found = (_WIDE_TAG if tag in ("LP", "TD") else _TAG).match(words)
        if found and found["tag"] in _ALL_TAGS:
            tag, words = found["tag"], found["rest"] or ""
        if tag:
            parts.setdefault(tag, []).append(words)
    fields = {name: " ".join(parts.get(tag, [])).strip() for tag, name in _TAGS.items()}
    text = "\n".join([*parts.get("LP", []), "", *parts.get("TD", [])]).strip("\n")
    return fields, text


def _plain(lines: list[str], keywords: Mapping[str, re.Pattern[str]]) -> tuple[dict[str, str], str]:
    """Fields and text of an article without marks: headline, length, day, outlet, copyright, text."""
    filled = [n for n, words in enumerate(lines) if words.strip()]
    length = next((n for n in filled if keywords["length"].fullmatch(lines[n])), None)
    if length is None:
        return {}, "\n".join(lines).strip("\n")
    above = [lines[n].strip() for n in filled if n < length]
    fields = {"title": _headline(above), "author": _author(above)}
    below = [n for n in filled if n > length]
    last = next((n for n in below if keywords["copyright"].fullmatch(lines[n])), length)
    for n in (n for n in below if n < last):
        words = lines[n].strip()
        if "date" not in fields and day_of(words):
            fields["date"] = words
        elif keywords["language"].fullmatch(words):
            fields["language"] = words
        elif "date" in fields and "outlet" not in fields and not re.match(r"\d\d?:\d\d", words):
            fields["outlet"] = words
    return fields, "\n".join(lines[last + 1 :]).strip("\n")


def _headline(above: list[str]) -> str:
    """The first line above the length; the second where the name of a section stands first."""
    is_section = (
        len(above) > 1
        and len(above[0].split()) <= _MAX_SECTION_WORDS
        and len(above[1].split()) > _MAX_SECTION_WORDS
        and not _is_author(above[1])
    )
    return above[is_section] if above else ""


def _is_author(words: str) -> bool:
    return words.casefold().startswith(("by ", "von ", "par ", "por "))


def _author(above: list[str]) -> str:
    named = [words for words in above[1:] if _is_author(words)]
    return named[0].partition(" ")[2] if named else ""
