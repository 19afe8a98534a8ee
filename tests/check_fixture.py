"""Drafts of the tests held against the house rules of the tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from framing.config.settings import CheckSettings
from framing.desk.desk import Desk, check_draft, open_desk
from framing.domain.document import Metadata
from framing.domain.finding import CheckedDocument, LocatedFinding
from framing.read.documents import document_from_text

DATA = Path(__file__).parent / "data" / "check"
HOUSE = DATA / "house.yml"


@cache
def house_desk(*required: str) -> Desk:
    """A desk with the house rules, those about whole documents, and the shipped lexicons."""
    return open_desk(CheckSettings(policies=(str(HOUSE),), required=required))


def checked(
    text: str,
    *,
    kind: str = "txt",
    date: str | None = None,
    today: str = "2026-06-01",
    required: tuple[str, ...] = (),
) -> CheckedDocument:
    """The draft with its findings."""
    document = document_from_text(
        text, id="draft", path=f"draft.{kind}", kind=kind, metadata=Metadata(date=date)
    )
    return check_draft(document, house_desk(*required), today=today)


def found(text: str, **given: object) -> tuple[LocatedFinding, ...]:
    """The findings of a draft."""
    return checked(text, **given).findings  # type: ignore[arg-type]
