"""Boilerplate of web pages as trafilatura sees it, set aside without moving a word."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace

from framing.domain.document import Zone
from framing.read.extras import import_extra
from framing.read.paragraphs import Page, Paragraph

_N_WORDS = 8


def set_boilerplate_aside(page: Page, source: str, *, path: str) -> Page:
    """The page with every paragraph that trafilatura leaves out marked as boilerplate.

    The text and its places stay those of our own reader, so hits still lead back to the file.
    Where trafilatura finds no article at all, the page stays as it is; headlines stay as well.

    Raises:
        UnreadableError: trafilatura is absent.
    """
    trafilatura = import_extra("trafilatura", path=path)
    # Its log speaks of pages without an article, which is no fault here.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    kept = trafilatura.extract(source, include_comments=False, include_tables=True)
    if not kept:
        return page
    words = " ".join(_words(kept))
    return replace(page, paragraphs=tuple(_marked(page, f" {words} ")))


def _marked(page: Page, kept: str) -> Iterator[Paragraph]:
    for paragraph in page.paragraphs:
        text = page.text[paragraph.span.start : paragraph.span.end]
        is_kept = (
            paragraph.zone is Zone.HEADLINE or f" {' '.join(_words(text)[:_N_WORDS])} " in kept
        )
        yield paragraph if is_kept else paragraph._replace(zone=Zone.BOILERPLATE)


def _words(text: str) -> list[str]:
    """The words alone, so that blanks and marks set otherwise do not tell two texts apart."""
    plain = "".join(char if char.isalnum() else " " for char in text.casefold())
    return plain.split()
