"""Text exports of press archives: Nexis and Factiva, many articles in one file.

Which words mark the parts of an article differs with the language of the archive's pages, so
each can be set anew (`--export-keyword start="Dokument \\d+ von \\d+"`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from framing.errors import Problem, UnreadableError
from framing.read.metadata import iso_date
from framing.read.raw import Record
from framing.read.settings import ReadSettings

# For each part of an article a pattern; with a colon it holds a value up to the line's end.
NEXIS_KEYWORDS = {
    "start": r"(?:Document )?\d+ (?:of|von|de|di|van) \d+(?: (?:DOCUMENTS|DOKUMENTEN))?",
    "end": r"End of Document|Dokumentende",
    "body": r"Body|Volltext|Hauptteil",
    "author": r"BYLINE|AUTOR|AUTEUR",
    "section": r"SECTION|RUBRIK|RUBRIQUE",
    "length": r"LENGTH|LÄNGE|LONGUEUR",
    "dateline": r"DATELINE",
    "highlight": r"HIGHLIGHT",
    "date": r"LOAD-DATE|UPDATE",
    "language": r"LANGUAGE|SPRACHE|LANGUE",
    "other": r"PUBLICATION-TYPE|JOURNAL-CODE|GRAPHIC|SUBJECT|COMPANY|ORGANIZATION|GEOGRAPHIC|"
    r"INDUSTRY|PERSON|TYPE|COUNTRY|STATE|CITY|CORRECTION(?:-DATE)?|COPYRIGHT|CLASSIFICATION",
    "copyright": r"Copyright\b.*|\(c\) .*|All Rights Reserved.*",
}
FACTIVA_KEYWORDS = {
    "end": r"(?:Document|Dokument|Documento) (?P<id>[A-Za-z]{2,10}\w{14,})",
    "length": r"(?P<n>[\d,. ]+) (?:words|Wörter|mots|palabras)",
    "copyright": r"(?:\(c\)|©|Copyright).*",
    "language": r"English|Deutsch|German|French|Français|Spanish|Español|Italian|Dutch|Portuguese",
}
_TAGS = {"HD": "title", "BY": "author", "PD": "date", "SN": "outlet", "LA": "language"}
_LANGUAGES = {"english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr"}
_LANGUAGES |= {"spanish": "es", "español": "es", "italian": "it", "dutch": "nl", "portuguese": "pt"}
EXPORTS = ("nexis", "factiva")


def export_kind(head: bytes) -> str | None:
    """Whether a text file is an export of Nexis or Factiva by its first pages; None for others."""
    if b"DOCUMENTS" in head and re.search(rb"(?m)^\s*\d+ of \d+ DOCUMENTS\s*$", head):
        return "nexis"
    if b"End of Document" in head and re.search(rb"(?m)^\s*Load-Date:", head):
        return "nexis"
    has_length = re.search(rb"(?m)^\s*(?:WC\s+)?[\d,.]+ words\s*$", head)
    if has_length and re.search(rb"(?m)^\s*(?:AN\s+)?Document [A-Z]{2,10}\w{14,}\s*$", head):
        return "factiva"
    return None


def export_records(
    text: str, kind: str, *, path: str, settings: ReadSettings
) -> Iterator[Record | Problem]:
    """The articles of an export, each its headline above its text, with its metadata.

    Raises:
        UnreadableError: a keyword is unknown or no pattern; no article is found.
    """
    keywords = _keywords(kind, settings)
    read = _nexis if kind == "nexis" else _factiva
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


def _nexis(
    lines: list[str], keywords: Mapping[str, re.Pattern[str]], path: str
) -> Iterator[Record | Problem]:
    start: int | None = None
    has_starts = any(keywords["start"].fullmatch(line) for line in lines)
    if not has_starts:
        start = 0
    for number, line in enumerate([*lines, ""]):
        is_start = bool(keywords["start"].fullmatch(line))
        is_end = bool(keywords["end"].fullmatch(line)) or number == len(lines)
        if start is not None and (is_start or is_end):
            section = lines[start:number]
            if any(words.strip() for words in section):
                yield _nexis_record(section, start + 1, keywords, path)
            start = None
        if is_start or (is_end and not has_starts):
            start = number + 1


def _nexis_record(
    lines: list[str], line: int, keywords: Mapping[str, re.Pattern[str]], path: str
) -> Record | Problem:
    """One article: outlet, date and headline stand above the labelled lines, the text below."""
    fields: dict[str, str] = {}
    head: list[str] = []
    body: list[str] = []
    is_body = False
    for words in lines:
        label, value = _label(words, keywords)
        if label == "body":
            is_body, body = True, []
        elif label == "copyright":
            continue
        elif label is not None:
            fields.setdefault(label, value)
            is_body = is_body or label in ("length", "author", "section", "dateline")
        elif is_body:
            body.append(words)
        elif words.strip():
            head.append(words.strip())
    fields.update(_head_fields(head))
    text = "\n".join(body).strip("\n")
    if not text.strip():
        message = "the article has no text"
        return Problem(path, line, 1, "no-text", message, "Export it with its full text.")
    kept = {name: fields[name] for name in fields if name not in ("other", "highlight", "date")}
    kept["date"] = fields["head_date"] if "head_date" in fields else fields.get("date", "")
    kept.pop("head_date", None)
    kept["language"] = _language(kept.get("language", ""))
    title = kept.get("title", "")
    given = {name: value for name, value in kept.items() if value}
    return Record(f"{title}\n\n{text}" if title else text, None, given, line)


def _label(words: str, keywords: Mapping[str, re.Pattern[str]]) -> tuple[str | None, str]:
    """The part that a line marks, and its value; a word that must be alone is no label else."""
    for name, pattern in keywords.items():
        found = pattern.fullmatch(words)
        if found is None or name in ("start", "end"):
            continue
        value = found["value"]
        if name in ("body", "copyright") or value is not None:
            return name, (value or "").strip()
    return None, ""


def _head_fields(head: list[str]) -> dict[str, str]:
    """Outlet, day and headline from the lines above the labelled ones.

    The old form has outlet, day, headline; the new one headline, outlet, day.
    """
    day = next((n for n, words in enumerate(head) if _day_of(words)), None)
    if day is None:
        return {"title": head[0]} if head else {}
    fields = {"head_date": head[day]}
    if day >= 2:
        return {**fields, "outlet": head[day - 1], "title": " ".join(head[: day - 1])}
    below = [words for words in head[day + 1 :] if not words.casefold().endswith("edition")]
    if day == 1:
        # Outlet and day are followed by the headline; where none follows, the first line is it.
        name = "outlet" if below else "title"
        fields[name] = head[0]
    return {**fields, "title": " ".join(below)} if below else fields


def _day_of(words: str) -> str | None:
    return iso_date(words) if len(words) < 60 else None


def _factiva(
    lines: list[str], keywords: Mapping[str, re.Pattern[str]], path: str
) -> Iterator[Record | Problem]:
    start = 0
    for number, line in enumerate(lines):
        end = keywords["end"].fullmatch(line.removeprefix("AN").strip())
        if end is None:
            continue
        section = lines[start:number]
        is_tagged = any(re.match(r"HD\s", words) for words in section)
        fields, body = _tagged(section) if is_tagged else _plain(section, keywords)
        first = next((n for n, words in enumerate(section) if words.strip()), 0)
        id = end.groupdict().get("id")
        yield _factiva_record(fields, body, id, start + first + 1, path)
        start = number + 1


def _factiva_record(
    fields: dict[str, str], body: str, id: str | None, line: int, path: str
) -> Record | Problem:
    if not body.strip():
        message = "the article has no text"
        return Problem(path, line, 1, "no-text", message, "Export it with its full text.")
    fields["language"] = _language(fields.get("language", ""))
    title = fields.get("title", "")
    given = {name: value for name, value in fields.items() if value}
    return Record(f"{title}\n\n{body}" if title else body, id, given, line)


def _tagged(lines: list[str]) -> tuple[dict[str, str], str]:
    """Fields and text of an article whose lines are marked with two letters (HD, PD, TD)."""
    parts: dict[str, list[str]] = {}
    tag = ""
    for words in lines:
        found = re.match(r"(?P<tag>[A-Z]{2})(?:\s+(?P<rest>.*))?$", words)
        if found:
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
    fields = {"title": above[0] if above else "", "author": _author(above)}
    below = [n for n in filled if n > length]
    last = next((n for n in below if keywords["copyright"].fullmatch(lines[n])), length)
    for n in (n for n in below if n < last):
        words = lines[n].strip()
        if "date" not in fields and _day_of(words):
            fields["date"] = words
        elif keywords["language"].fullmatch(words):
            fields["language"] = words
        elif "date" in fields and "outlet" not in fields and not re.match(r"\d\d?:\d\d", words):
            fields["outlet"] = words
    return fields, "\n".join(lines[last + 1 :]).strip("\n")


def _author(above: list[str]) -> str:
    named = [words for words in above[1:] if words.casefold().startswith(("by ", "von ", "par "))]
    return named[0].partition(" ")[2] if named else ""


def _language(written: str) -> str:
    first = re.split(r"[\s;,]", written.strip().casefold(), maxsplit=1)[0]
    return _LANGUAGES.get(first, first if len(first) == 2 else "")
