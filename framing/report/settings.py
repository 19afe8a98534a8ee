"""What the user may choose about a report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ReportSettings:
    """Choices that change the page and no number on it.

    `title` None takes the corpus's own title. `is_blind` shows groups as A, B, C and withholds
    what names them outside the articles' sentences. `watermark` is laid over the page and set
    above the title; "draft" is said in the page's language. `publisher` stands above the title,
    `logo` (a `data:` address) beside it. `accent` and `label_colours` are pairs of `#rrggbb`,
    for the light and the dark page. `max_lines` and `max_text_bytes` bound the size of the page:
    lines beyond are counted and not shown, articles beyond (with their marks) are listed without
    their text. `templates` is a folder whose files take the place of the shipped ones of the same
    name. `language` picks `strings.<language>.yml`.
    """

    title: str | None = None
    subtitle: str | None = None
    is_blind: bool = False
    watermark: str | None = None
    max_lines: int = 2750
    max_text_bytes: int = 1_500_000
    templates: Path | None = None
    language: str = "en"
    publisher: str | None = None
    logo: str | None = None
    accent: tuple[str, str] | None = None
    label_colours: tuple[tuple[str, str], ...] = ()
