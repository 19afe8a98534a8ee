"""The house whose rules are served: its desks, and what they say of one draft at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import Path
from threading import Lock

from framing.check.baseline import mark_known, read_baseline
from framing.check.findings import fold_repeats
from framing.config.settings import CheckSettings, find_config
from framing.desk.desk import Desk
from framing.desk.drafts import (
    CheckedDraft,
    Request,
    at_desk,
    check_raw,
    is_failing,
    run_of,
    settings_at,
    settings_of,
)
from framing.desk.fresh import FreshDesks
from framing.domain.document import Document, SkippedDocument
from framing.domain.finding import CheckRun
from framing.domain.scored import ScoredDocument
from framing.engine.hit_lines import hit_lines
from framing.errors import InputError, Problem, UnreadableError
from framing.http.answers import RefusedError
from framing.http.drafts import Draft
from framing.pipeline import score, walk
from framing.read.documents import RawDocument, build_documents, raw_documents_at_hand
from framing.voice.records import voices_record

# What a draft's own words can get wrong; the rest is wrong with the house's files.
_OF_THE_DRAFT = frozenset({"unknown-desk"})
SAMPLE = "draft.txt"


@dataclass(frozen=True, slots=True)
class CheckedRequest:
    """What came of a draft: the run as formats tell it, the command's exit code, and, for pages,
    each draft with all findings, like ones not folded. `is_in_other_language` tells that no
    lexicon is written in its language."""

    run: CheckRun
    exit_code: int
    drafts: tuple[CheckedDraft, ...]

    @property
    def is_in_other_language(self) -> bool:
        """Whether nothing was looked for in it."""
        return any(each.is_in_other_language for each in self.drafts)


class House:
    """Answers one draft at a time: what the stages remember of the last one is not for threads."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._desks = FreshDesks()
        self._lock = Lock()

    def open(self) -> Desk:
        """The desk of a draft at the top of the folder.

        Raises:
            InputError: a file of the house cannot be used.
        """
        return self.desk_at(SAMPLE)

    def config(self) -> Path | None:
        """The `framing.yml` of the folder."""
        if not self._request.has_config:
            return None
        return self._request.config or find_config(SAMPLE)

    def desk_at(self, name: str) -> Desk:
        """The desk of a draft of that name."""
        with self._lock, _blamed():
            return self._desk(settings_at(name, self._request.desk, self._request))

    def check(self, draft: Draft) -> CheckedRequest:
        """The findings, as the command tells them of the same draft by standard input."""
        with self._lock, _blamed():
            return self._checked(draft)

    def hits(self, draft: Draft) -> str:
        """The hits as JSON Lines, of the lexicons of the draft's desk."""
        with self._lock, _blamed():
            walked = (walk(one, desk.road) for one, desk in self._documents(draft))
            scored = [score(each) for each in walked]
        return "".join(hit_lines(one, with_voice=True, marks_negated=False) for one in scored)

    def voices(self, draft: Draft) -> str:
        """Who says what as JSON Lines."""
        with self._lock, _blamed():
            walked = [walk(one, desk.road, lexicons=()) for one, desk in self._documents(draft)]
        records = [voices_record(each.document, each.attributions) for each in walked]
        return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records)

    def look(self, draft: Draft) -> tuple[CheckedRequest, tuple[tuple[ScoredDocument, Desk], ...]]:
        """The findings, and the articles with all their hits for a page."""
        with self._lock, _blamed():
            checked = self._checked(draft)
            documents = list(self._documents(draft))
            return checked, tuple((score(walk(one, at.road)), at) for one, at in documents)

    def _desk(self, settings: CheckSettings) -> Desk:
        return self._desks.desk_of(settings, self._request.is_proof_required)

    def _checked(self, draft: Draft) -> CheckedRequest:
        request = self._request_for(draft)
        skipped: list[SkippedDocument] = []
        drafts: list[CheckedDraft] = []
        for raw in _raws(draft, request, skipped):
            for outcome in check_raw(raw, request, opened=self._desks.desk_of):
                if isinstance(outcome, SkippedDocument):
                    skipped.append(outcome)
                else:
                    drafts.append(outcome)
        named = next((each.settings.baseline for each in drafts if each.settings.baseline), None)
        if named is not None:
            baseline = read_baseline(Path(named))
            drafts = [replace(one, checked=mark_known(one.checked, baseline)) for one in drafts]
        folded = [replace(each, checked=fold_repeats(each.checked)) for each in drafts]
        desks = [self._desk(each.settings) for each in drafts]
        run = run_of(folded, desks, skipped=skipped, has_baseline=named is not None)
        return CheckedRequest(run, int(any(map(is_failing, folded))), tuple(drafts))

    def _documents(self, draft: Draft) -> Iterator[tuple[Document, Desk]]:
        request = self._request_for(draft)
        for raw in _raws(draft, request, []):
            for document in build_documents(raw, settings=request.reading):
                if isinstance(document, Document):
                    document = at_desk(document, request.desk)
                    yield document, self._desk(settings_of(document, request))

    def _request_for(self, draft: Draft) -> Request:
        """What is asked of the draft, on the day: strict, for one that cannot be read is none."""
        reading = replace(self._request.reading, encoding=draft.encoding, is_strict=True)
        return replace(self._request, reading=reading, today="")


def _raws(draft: Draft, request: Request, skipped: list[SkippedDocument]) -> Iterator[RawDocument]:
    for raw in raw_documents_at_hand(
        draft.content,
        name=draft.name,
        kind=draft.kind,
        fields=draft.fields,
        settings=request.reading,
    ):
        if isinstance(raw, SkippedDocument):
            skipped.append(raw)
        else:
            yield raw


@contextmanager
def _blamed() -> Iterator[None]:
    """What the draft itself got wrong is the request's, not the house's."""
    try:
        yield
    except UnreadableError as error:
        problems = [_for_a_request(problem) for problem in error.problems]
        raise RefusedError(HTTPStatus.BAD_REQUEST, problems) from error
    except RefusedError:
        raise
    except InputError as error:
        if not {problem.code for problem in error.problems} <= _OF_THE_DRAFT:
            raise
        raise RefusedError(HTTPStatus.BAD_REQUEST, error.problems) from error


def _for_a_request(problem: Problem) -> Problem:
    """The problem with a remedy that whoever sends drafts can follow, who gives no options."""
    if problem.code != "wrong-encoding":
        return problem
    remedy = "Send UTF-8, or name the charset: Content-Type: text/plain; charset=windows-1252."
    return replace(problem, remedy=remedy)
