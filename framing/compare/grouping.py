"""Documents to groups by a metadata field, a date bin, or a date that parts before from since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache, cached_property, lru_cache, partial

import numpy as np

from framing.compare.coded import CodedCorpus, ContrastRows, Numbers
from framing.compare.weights import Weights
from framing.domain.attribution import Voice
from framing.domain.comparison import Group
from framing.domain.document import Metadata
from framing.domain.lexicon import Contrast
from framing.domain.score import DocumentScore, LabelKey
from framing.errors import InputError, Problem

NOT_KNOWN = "(not known)"
DATE_BINS = ("year", "quarter", "month", "week")
_SINCE = "since:"
DEFAULT_FIELD = "outlet"
_Placed = tuple[int, DocumentScore]


@dataclass(frozen=True)
class GroupedScores:
    """A group and the scores of its documents, ordered by document id.

    `places` are those of the documents in the `corpus`, whose counts are coded for all its groups
    when the first asks for them.
    """

    group: Group
    scores: tuple[DocumentScore, ...]
    places: Numbers
    corpus: Callable[[], CodedCorpus]

    @property
    def name(self) -> str:
        """The group's name."""
        return self.group.name

    def totals(self) -> Iterator[tuple[LabelKey, int]]:
        """Each key with how often it is counted; keys that are alike may come one by one."""
        return self.corpus().totals(self.places)

    @cached_property
    def weights(self) -> Weights:
        """The resamples of its documents, or of their outlets, drawn once."""
        return Weights(self.group.documents)

    @property
    def is_known(self) -> bool:
        """Whether its documents tell the field that is compared by."""
        return self.group.name != NOT_KNOWN


class CodedGroups:
    """The counts of some groups of one corpus together, whose documents are numbered on and on."""

    def __init__(self, groups: Sequence[GroupedScores]) -> None:
        self.groups = groups
        self._ends = np.cumsum([len(group.scores) for group in groups], dtype=np.int64)
        corpus = groups[0].corpus() if groups else CodedCorpus(())
        self._coded = corpus.of(
            np.concatenate([np.zeros(0, np.int64), *(one.places for one in groups)])
        )

    @property
    def referents(self) -> tuple[str | None, ...]:
        """The different ones of the corpus."""
        return self._coded.corpus.referents

    def of(self, lexicon: str, contrast: Contrast) -> ContrastRows:
        """The counts of a contrast; group after group, their documents in order."""
        return self._coded.of(lexicon, contrast)

    def numbers_of(self, documents: Numbers) -> Numbers:
        """The number of the group of each document."""
        return np.searchsorted(self._ends, documents, side="right")

    def parts_of(self, documents: Numbers) -> Iterator[tuple[GroupedScores, slice, Numbers]]:
        """Each group, which of the documents are its own, and their numbers within it."""
        ends, first = np.searchsorted(documents, self._ends).tolist(), 0
        for group, last, start in zip(self.groups, ends, [0, *self._ends.tolist()], strict=False):
            yield group, slice(first, last), documents[first:last] - start
            first = last


def group_scores(scored: Sequence[DocumentScore], by: str) -> tuple[GroupedScores, ...]:
    """The documents by the value of a field, groups sorted by name.

    `by` is a field of the metadata (`outlet`, `event`, `author`, any custom field), a date
    bin (`year`, `quarter`, `month`, `week`, unless the corpus has a field of that name), or
    `since:2016-10-31`, which parts the documents before that date from those since. Documents
    that do not tell the value form the group "(not known)", which stands last.

    Raises:
        InputError: the date after `since:` is none.
    """
    return _parted(enumerate(scored), by, cache(partial(CodedCorpus, scored)))


def parts_of(group: GroupedScores, by: str) -> tuple[GroupedScores, ...]:
    """The documents of a group by the value of another field, see `group_scores`."""
    return _parted(zip(group.places.tolist(), group.scores, strict=True), by, group.corpus)


def _parted(
    placed: Iterable[_Placed], by: str, corpus: Callable[[], CodedCorpus]
) -> tuple[GroupedScores, ...]:
    boundary = _boundary_of(by)
    members: dict[str, list[_Placed]] = {}
    for one in placed:
        value = _value_of(one[1].metadata, by, boundary)
        members.setdefault(NOT_KNOWN if value is None else value, []).append(one)
    names = sorted(members, key=lambda name: (name == NOT_KNOWN, name))
    return tuple(_grouped(name, members[name], corpus) for name in names)


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


def _grouped(name: str, members: list[_Placed], corpus: Callable[[], CodedCorpus]) -> GroupedScores:
    members.sort(key=lambda one: (one[1].document, one[1].digest))
    scores = tuple(score for _, score in members)
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
    places = np.array([place for place, _ in members], dtype=np.int64)
    return GroupedScores(group, scores, places, corpus)
