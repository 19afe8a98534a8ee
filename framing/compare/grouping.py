"""Documents to groups by a metadata field, a date bin, or a date that parts before from since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property, lru_cache

from framing.compare.coded import CodedCounts, CountTable, coded_counts
from framing.compare.weights import Weights
from framing.domain.attribution import Voice
from framing.domain.comparison import Group
from framing.domain.document import Metadata
from framing.domain.score import DocumentScore
from framing.errors import InputError, Problem

NOT_KNOWN = "(not known)"
DATE_BINS = ("year", "quarter", "month", "week")
_SINCE = "since:"
DEFAULT_FIELD = "outlet"


@dataclass(frozen=True)
class GroupedScores:
    """A group and the scores of its documents, ordered by document id."""

    group: Group
    scores: tuple[DocumentScore, ...]

    @property
    def name(self) -> str:
        """The group's name."""
        return self.group.name

    @cached_property
    def table(self) -> CountTable:
        """The counts of all documents as a table, made once."""
        return CountTable.of(self.scores)

    @cached_property
    def coded(self) -> CodedCounts:
        """The same by contrast, as numbers, made once."""
        return coded_counts(self.table)

    @cached_property
    def weights(self) -> Weights:
        """The resamples of its documents, or of their outlets, drawn once."""
        return Weights(self.group.documents)

    @property
    def is_known(self) -> bool:
        """Whether its documents tell the field that is compared by."""
        return self.group.name != NOT_KNOWN


def group_scores(scored: Sequence[DocumentScore], by: str) -> tuple[GroupedScores, ...]:
    """The documents by the value of a field, groups sorted by name.

    `by` is a field of the metadata (`outlet`, `event`, `author`, any custom field), a date
    bin (`year`, `quarter`, `month`, `week`, unless the corpus has a field of that name), or
    `since:2016-10-31`, which parts the documents before that date from those since. Documents
    that do not tell the value form the group "(not known)", which stands last.

    Raises:
        InputError: the date after `since:` is none.
    """
    boundary = _boundary_of(by)
    members: dict[str, list[DocumentScore]] = {}
    for score in scored:
        value = _value_of(score.metadata, by, boundary)
        members.setdefault(NOT_KNOWN if value is None else value, []).append(score)
    names = sorted(members, key=lambda name: (name == NOT_KNOWN, name))
    return tuple(_grouped(name, members[name]) for name in names)


def group_sizes(scored: Sequence[DocumentScore], by: str) -> Counter[str]:
    """How many documents tell each value of a field, see `group_scores`; those that tell none are
    left out.

    Raises:
        InputError: the date after `since:` is none.
    """
    boundary = _boundary_of(by)
    values = (_value_of(score.metadata, by, boundary) for score in scored)
    return Counter(value for value in values if value is not None)


def refuse_untold_field(groups: Sequence[GroupedScores], by: str) -> None:
    """Nothing, where a document tells the field.

    The outlet, which is compared by where nothing else is asked for, may be told by none.

    Raises:
        InputError: no document tells the field; the message names those that are told.
    """
    if groups and by != DEFAULT_FIELD and not any(group.is_known for group in groups):
        raise InputError([_told_by_none(by, [one for group in groups for one in group.scores])])


def _told_by_none(by: str, scored: Sequence[DocumentScore]) -> Problem:
    field = "date" if by in DATE_BINS or by.startswith(_SINCE) else by
    told = sorted({name for score in scored for name in score.metadata.told_fields})
    remedy = f"Give it in corpus.yml, in front matter or as a column. Told are: {', '.join(told)}."
    if not told:
        remedy = "Give it in corpus.yml, in front matter or as a column."
    meant = get_close_matches(field.casefold(), [name.casefold() for name in told], n=1)
    if meant:
        known = next(name for name in told if name.casefold() == meant[0])
        remedy = f"Did you mean --by {known}? {remedy}"
    message = f"none of the {len(scored):,} documents tells its '{field}'"
    return Problem("--by", 0, 0, "unknown-field", message, remedy)


def _boundary_of(by: str) -> date | None:
    if not by.startswith(_SINCE):
        return None
    boundary = _parsed_date(by.removeprefix(_SINCE))
    if boundary is None:
        raise InputError(
            [
                Problem(
                    path="--by",
                    line=0,
                    column=0,
                    code="not-a-date",
                    message=f"'{by}' names no date",
                    remedy="Write the day as year-month-day: since:2016-10-31",
                )
            ]
        )
    return boundary


def _value_of(metadata: Metadata, by: str, boundary: date | None) -> str | None:
    if boundary is not None:
        day = _parsed_date(metadata.date)
        if day is None:
            return None
        return f"{'since' if day >= boundary else 'before'} {boundary.isoformat()}"
    value = metadata.field(by)
    if value is not None or by not in DATE_BINS:
        return value or None
    day = _parsed_date(metadata.date)
    return None if day is None else _date_bin(day, by)


@lru_cache(maxsize=16_384)
def _date_bin(day: date, width: str) -> str:
    """The bin's name, which sorts by time: 2016, 2016-Q4, 2016-10, 2016-W44 (ISO weeks)."""
    if width == "year":
        return f"{day.year:04}"
    if width == "quarter":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if width == "month":
        return f"{day.year:04}-{day.month:02}"
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


@lru_cache(maxsize=16_384)  # many documents are of one day
def _parsed_date(text: str | None) -> date | None:
    """The day of an ISO date or time; None for anything else, which counts as not known."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _grouped(name: str, members: list[DocumentScore]) -> GroupedScores:
    scores = tuple(sorted(members, key=lambda score: (score.document, score.digest)))
    dates = sorted(score.metadata.date for score in scores if score.metadata.date)
    group = Group(
        name=name,
        documents=tuple(score.document for score in scores),
        n_tokens=sum(score.n_tokens for score in scores),
        n_own_tokens=sum(
            count.n_tokens for score in scores for count in score.tokens if count.voice is Voice.OWN
        ),
        first_date=dates[0] if dates else None,
        last_date=dates[-1] if dates else None,
    )
    return GroupedScores(group, scores)
