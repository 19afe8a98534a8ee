"""Kept runs read back, and two of them held against each other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from framing.compare.moves import moves_of
from framing.domain.interval import Interval
from framing.domain.kept_run import FigureKey, KeptFigure, KeptLabel, KeptRun, RunChange
from framing.domain.run import LexiconDigest
from framing.engine.run_file import KIND, SCHEMA
from framing.errors import InputError, Problem

_HOW = "framing report … --json FILE writes one; a report in a folder holds it as report.json."


def load_kept_run(path: Path) -> KeptRun:
    """The run of a JSON file, or of the folder of a report.

    Raises:
        InputError: there is no such file, or it holds no run of this schema.
    """
    file = path / "report.json" if path.is_dir() else path
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise _problem(file, 0, "not-readable", f"cannot be read: {error.strerror}") from error
    except ValueError as error:
        line = getattr(error, "lineno", 0)
        raise _problem(file, line, "not-json", "is not JSON") from error
    if not isinstance(kept, dict) or kept.get("kind") != KIND:
        raise _problem(file, 0, "not-a-run", "holds no kept run")
    if kept.get("schema") != SCHEMA:
        message = f"has schema {kept.get('schema')}, and this framing reads {SCHEMA}"
        raise _problem(file, 0, "unknown-schema", message)
    try:
        return _kept_run(str(file), kept)
    except (KeyError, TypeError, ValueError) as error:
        message = f"is damaged: {type(error).__name__} at {error}"
        raise _problem(file, 0, "damaged-run", message) from error


def change_between(then: KeptRun, now: KeptRun) -> RunChange:
    """What moved from one run to the other.

    Raises:
        InputError: the runs do not group their documents by the same field.
    """
    if then.by != now.by:
        message = f"compares by {now.by}, and {then.path} by {then.by}"
        raise _problem(Path(now.path), 0, "other-groups", message)
    moves, n_tests = moves_of(then, now)
    before, after = ({one.id: one for one in run.lexicons} for run in (then, now))
    both = [id for id in then.documents if id in now.documents]
    altered = [id for id in both if then.documents[id] != now.documents[id]]
    chosen = [dict(run.options) for run in (then, now)]
    return RunChange(
        then=then,
        now=now,
        moves=moves,
        n_tests=n_tests,
        edited=tuple(
            (before[id], after[id])
            for id in sorted(before)
            if id in after and before[id].digest != after[id].digest
        ),
        lexicons_added=tuple(after[id] for id in sorted(after) if id not in before),
        lexicons_gone=tuple(before[id] for id in sorted(before) if id not in after),
        added=tuple(sorted(id for id in now.documents if id not in then.documents)),
        gone=tuple(sorted(id for id in then.documents if id not in now.documents)),
        altered=tuple(sorted(altered)),
        n_same=len(both) - len(altered),
        options=tuple(
            (name, chosen[0].get(name, "–"), chosen[1].get(name, "–"))
            for name in dict.fromkeys((*chosen[0], *chosen[1]))
            if chosen[0].get(name) != chosen[1].get(name)
        ),
    )


def _kept_run(path: str, kept: dict[str, Any]) -> KeptRun:
    run, settings, tables = kept["run"], kept["settings"], kept["tables"]
    labels = {
        (row["lexicon"], row["contrast"], row["label"]): KeptLabel(
            str(row["title"]), bool(row["is_inventory"])
        )
        for row in tables["labels"]
    }
    dates = sorted(date for row in tables["groups"] for date in _ends(row))
    return KeptRun(
        path=path,
        title=run["corpus_title"],
        tool_version=str(run["tool_version"]),
        command=str(run["command"]),
        by=str(settings["by"]),
        level=float(settings["level"]),
        minimum_n=int(settings["minimum_n"]),
        minimum_documents=int(settings["minimum_documents"]),
        options=tuple((str(name), str(chosen)) for name, chosen in run["options"]),
        lexicons=tuple(LexiconDigest(**one) for one in run["lexicons"]),
        documents={str(row["document"]): str(row["digest"]) for row in kept["documents"]},
        n_tokens=sum(int(row["n_tokens"]) for row in kept["documents"]),
        dates=(dates[0], dates[-1]) if dates else None,
        groups={str(row["group"]): int(row["n_documents"]) for row in tables["groups"]},
        labels=labels,
        figures=dict(_figures(tables, labels)),
    )


def _ends(row: dict[str, Any]) -> list[str]:
    return [date for date in (row["first_date"], row["last_date"]) if date]


def _figures(
    tables: dict[str, Any], labels: dict[tuple[str, str, str], KeptLabel]
) -> Iterator[tuple[FigureKey, KeptFigure]]:
    """The shares of contrasts and the rates of inventories, voice by voice."""
    for name, ratio, total in (
        ("shares", "share", "n_all"),
        ("rates", "rate_per_1000", "n_tokens"),
    ):
        for row in tables[name]:
            label = (row["lexicon"], row["contrast"], row["label"])
            if row["voice"] != "all" and labels[label].is_inventory == (name == "rates"):
                interval = None
                if row["low"] is not None:
                    interval = Interval(row["low"], row["high"], row["level"], row["method"])
                figure = KeptFigure(int(row["n"]), int(row[total]), row[ratio], interval)
                yield FigureKey(*label, row["group"], row["voice"]), figure


def _problem(path: Path, line: int, code: str, message: str) -> InputError:
    return InputError([Problem(str(path), line, 1 if line else 0, code, message, _HOW)])
