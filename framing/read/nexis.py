"""Text exports of Nexis: outlet, day and headline above labelled lines, the text below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from framing.errors import Problem
from framing.read.export_heads import article_of, day_of, language_of
from framing.read.raw import Record

# For each part of an article a pattern; with a colon it holds a value up to the line's end.
NEXIS_KEYWORDS = {
    "start": r"(?:Document )?\d+ (?:of|von|de|di|van) \d+"
    r"(?: (?:DOCUMENTS?|DOKUMENT(?:EN?)?|DOCUMENTEN|DOCUMENTOS?|DOCUMENTI))?",
    "end": r"End of Document|Dokumentende",
    "body": r"Body|Volltext|Hauptteil",
    "title": r"HEADLINE|ÜBERSCHRIFT|TITRE",
    "author": r"BYLINE|AUTOR|AUTEUR",
    "section": r"SECTION|RUBRIK|RUBRIQUE",
    "length": r"LENGTH|LÄNGE|LONGUEUR",
    "dateline": r"DATELINE",
    "highlight": r"HIGHLIGHT",
    "date": r"LOAD-DATE|UPDATE|DATE-CHARGEMENT",
    "language": r"LANGUAGE|SPRACHE|LANGUE",
    "other": r"PUBLICATION-TYPE|TYPE-PUBLICATION|JOURNAL-CODE|GRAPHIC|SUBJECT|COMPANY|ORGANIZATION|GEOGRAPHIC|"
    r"INDUSTRY|PERSON|TYPE|COUNTRY|STATE|CITY|CORRECTION(?:-DATE)?|COPYRIGHT|CLASSIFICATION|"
    r"SHOW|TRANSCRIPT|GUESTS?|ANCHORS?",
    "copyright": r"Copyright\b.*|\(c\) .*|All Rights Reserved.*|Alle Rechte vorbehalten.*",
    "cover": r"User Name|Date and Time|Job Number|Documents? \(\d+\)|Client/Matter|Search Terms|"
    r"Search Type|Narrowed by|Content Type.*|.*\bTimeline",
}
_ALONE = ("body", "copyright", "cover")
_OPENING = ("length", "author", "section", "dateline")
# Below these alone on a line stand words on the article, no words of it.
_INDEX_HEAD = "classification"


def nexis_records(
    lines: list[str], keywords: Mapping[str, re.Pattern[str]], path: str
) -> Iterator[Record | Problem]:
    """The articles of an export, parted where one ends, else where one starts."""
    is_end = [bool(keywords["end"].fullmatch(line)) for line in lines]
    is_start = [bool(keywords["start"].fullmatch(line)) for line in lines]
    is_joint = is_end if any(is_end) or not any(is_start) else is_start
    start = is_joint.index(True) + 1 if is_joint is is_start else 0
    ends = [number for number in range(start, len(lines)) if is_joint[number]]
    for end in [*ends, len(lines)]:
        section = lines[start:end]
        if any(words.strip() for words in section):
            yield _nexis_record(section, start + 1, keywords, path)
        start = end + 1


class _Parts:
    """What was read of one article so far: labelled fields, the lines above them, the text."""

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        self.head: list[str] = []
        self.body: list[str] = []
        self.is_body = self.is_parted = self.has_text = self.is_index = False

    def take(self, words: str, keywords: Mapping[str, re.Pattern[str]]) -> None:
        """Go on by one line."""
        label, value = _label(words, keywords)
        if self.has_text and label is not None and not self._is_label(label, value, words):
            label = None
        if label is None:
            self._take_text(words)
        elif label == "body":
            self.is_body, self.body = True, []
        elif label == "cover":
            self.head.clear()
        elif label != "copyright":
            self.fields.setdefault(label, value)
            self.is_index = self.is_index or (self.has_text and _is_of_index(label, value, words))
            self.is_body = self.is_body or label in _OPENING

    def _take_text(self, words: str) -> None:
        if not self.is_body:
            self.head.append(words)
        elif words.strip().casefold() == _INDEX_HEAD:
            self.is_index = True
        elif not self.is_index:
            # Right below a label its value may go on.
            self.is_parted = self.is_parted or not words.strip()
            self.has_text = self.has_text or (self.is_parted and bool(words.strip()))
            self.body.append(words)

    def _is_label(self, label: str, value: str, words: str) -> bool:
        """Whether a line of the text is a label all the same: by capitals, or by what it holds;
        `Type: of wood, they said.` is a sentence."""
        if label in ("body", "cover"):
            return False
        if label == "copyright":
            return self.is_index or bool(re.search(r"\d{4}|(?i:reserved|vorbehalten)", words))
        is_shouted = words.partition(":")[0].isupper()
        return is_shouted or self.is_index or _is_of_index(label, value, words)


def _is_of_index(label: str, value: str, words: str) -> bool:
    """Whether a label stands among those below the text: `Load-Date:`, `SUBJECT: MILLS (90%)`."""
    is_language = label == "language" and bool(language_of(value))
    return is_language or label == "date" or "-" in words.partition(":")[0] or "%)" in value


def _nexis_record(
    lines: list[str], line: int, keywords: Mapping[str, re.Pattern[str]], path: str
) -> Record | Problem:
    parts = _Parts()
    for words in lines:
        if parts.is_body or not keywords["start"].fullmatch(words):
            parts.take(words, keywords)
    head, body = (parts.head, parts.body) if parts.is_body else _parted_head(parts.head)
    fields = _all_fields(parts.fields, [words.strip() for words in head if words.strip()])
    return article_of(fields, "\n".join(body).strip("\n"), None, line, path)


def _parted_head(lines: list[str]) -> tuple[list[str], list[str]]:
    """Head and text of an article without labels between them: the text begins below the first
    lines together that follow the day."""
    day = next((n for n, words in enumerate(lines) if day_of(words.strip())), None)
    if day is None:
        return [], lines
    filled = (n for n in range(day + 1, len(lines)) if lines[n].strip())
    ends = (n for n in filled if n + 1 == len(lines) or not lines[n + 1].strip())
    end = next((n for n in ends if not _is_edition(lines[n].strip())), day) + 1
    return lines[:end], lines[end:]


def _is_edition(words: str) -> bool:
    return words.casefold().endswith("edition")


def _all_fields(labelled: Mapping[str, str], head: list[str]) -> dict[str, str]:
    """The metadata: what labels tell, and what the head tells of outlet, day and headline."""
    fields = {**labelled, **_head_fields(head)}
    if "title" in labelled:
        fields["title"] = labelled["title"]
        if head and "outlet" not in fields:
            fields["outlet"] = head[0]
    kept = {name: fields[name] for name in fields if name not in ("other", "highlight", "date")}
    kept["date"] = kept.pop("head_date", fields.get("date", ""))
    return kept


def _label(words: str, keywords: Mapping[str, re.Pattern[str]]) -> tuple[str | None, str]:
    """The part that a line marks, and its value; a word that must be alone is no label else."""
    for name, pattern in keywords.items():
        found = pattern.fullmatch(words)
        if found is None or name in ("start", "end"):
            continue
        value = found["value"]
        if name in _ALONE or value is not None:
            return name, (value or "").strip()
    return None, ""


def _head_fields(head: list[str]) -> dict[str, str]:
    """Outlet, day and headline from the lines above the labelled ones.

    The old form has outlet, day, headline; the new one headline, outlet, day.
    """
    day = next((n for n, words in enumerate(head) if day_of(words)), None)
    if day is None:
        return {"title": head[0]} if head else {}
    fields = {"head_date": head[day]}
    if day >= 2:
        return {**fields, "outlet": head[day - 1], "title": " ".join(head[: day - 1])}
    below = [words for words in head[day + 1 :] if not _is_edition(words)]
    if day == 1:
        # Outlet and day are followed by the headline; where none follows, the first line is it.
        name = "outlet" if below else "title"
        fields[name] = head[0]
    return {**fields, "title": " ".join(below)} if below else fields
