"""JSON Lines go to whoever scores them unread, and an id still counts once in the whole corpus."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from framing.cli.main import main
from framing.engine.batches import Reading, batches_of
from framing.engine.journal import Progress
from framing.engine.tasks import Batch, at_hand, repeated
from framing.read.documents import (
    Meter,
    RawDocument,
    RawLines,
    ReadSettings,
    Repeats,
    read_raw_documents,
)

SETTINGS = ReadSettings(max_bytes=200_000)


def line(number: int, id: str | None = None, words: int = 300) -> bytes:
    text = f"Day {number}. The rebels took the quay. " + "The ferry went on. " * words
    return json.dumps({"id": id or f"d{number}", "text": text}).encode()


def reading(*paths: Path, shard: tuple[int, int] = (1, 1)) -> Reading:
    return Reading(tuple(map(str, paths)), SETTINGS, shard, Meter())


LINES = [line(number) for number in range(60)]
ODD = {
    "as it is": b"\n".join(LINES) + b"\n",
    "no end": b"\n".join(LINES),
    "CRLF": b"\r\n".join(LINES) + b"\r\n",
    "a mark": b"\xef\xbb\xbf" + b"\n".join(LINES),
    "empty lines": b"\n\n".join(LINES) + b"\n \n",
    "bad lines": b"\n{bad\n[]\n\xff\n".join(LINES[:9]),
    "a long line": b"\n".join([LINES[0], line(1, words=50_000), LINES[2], LINES[3]]),
    "nothing but a long line": line(1, words=50_000),
    "nothing": b"",
    "nothing but white space": b"\n \r\n" * 40_000,
}


@pytest.mark.parametrize("kind", ODD)
@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_lines_that_travel_unread_give_the_articles_of_the_file(
    tmp_path: Path, kind: str, suffix: str
) -> None:
    path = tmp_path / f"c.jsonl{suffix}"
    path.write_bytes(gzip.compress(ODD[kind]) if suffix else ODD[kind])
    batches = list(batches_of(reading(path), Progress()))
    assert not any(batch.tasks for batch in batches)
    read = [task.raw for batch in batches for task in at_hand(batch, SETTINGS).tasks]
    assert read == list(read_raw_documents([str(path)], settings=SETTINGS))
    if kind == "as it is":
        assert [raw.line for raw in read if isinstance(raw, RawDocument)] == list(range(1, 61))
        stretches = [stretch for batch in batches for stretch in batch.stretches]
        lines = [stretch for stretch in stretches if isinstance(stretch, RawLines)]
        assert b"".join(stretch.data for stretch in lines) == ODD[kind]
        assert len(lines) == len(stretches) > 3


def test_a_long_line_is_never_held_whole(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_bytes(line(1, words=200_000) + b"\n" + line(2))
    batches = list(batches_of(reading(path), Progress()))
    stretches = [stretch for batch in batches for stretch in batch.stretches]
    largest = max(len(one.data) for one in stretches if isinstance(one, RawLines))
    assert largest < SETTINGS.max_bytes + (1 << 17) < path.stat().st_size / 8
    told = [
        getattr(task.raw, "code", "") for one in batches for task in at_hand(one, SETTINGS).tasks
    ]
    assert told == ["too-large", ""]


@pytest.fixture
def with_repeats(tmp_path: Path) -> tuple[Path, Path]:
    """Two files in which the ids d3 and d40 come again, far behind and in another kind of file."""
    lines = [*LINES, line(61, "d3"), *(line(number) for number in range(62, 90)), line(91, "d40")]
    first, second = tmp_path / "a.jsonl", tmp_path / "b.csv"
    first.write_bytes(b"\n".join(lines))
    second.write_text("id,text\nd3,The rebels came once more.\nx,The militants did not.\n")
    return first, second


def repeats_in(batches: list[Batch], repeats: Repeats) -> list[str]:
    told = (repeated(at_hand(batch, SETTINGS), repeats) for batch in batches)
    return [skipped.path for one in told for skipped in one.values()]


def test_an_id_counts_once_wherever_a_run_goes_on(with_repeats: tuple[Path, Path]) -> None:
    whole = list(batches_of(reading(*with_repeats), Progress()))
    assert len(whole) > 2
    places = repeats_in(whole, Repeats())
    assert [place.rpartition("/")[2] for place in places] == [
        "a.jsonl:61:1",
        "a.jsonl:90:1",
        "b.csv:2:1",
    ]
    for n_done in range(1, len(whole)):
        left = list(batches_of(reading(*with_repeats), Progress(n_batches=n_done)))
        assert [batch.number for batch in left] == [batch.number for batch in whole[n_done:]]
        found = repeats_in(left, Repeats())
        assert found == places[len(places) - len(found) :]
        assert "b.csv:2:1" in found[-1]


def test_shards_leave_out_an_id_that_another_shard_has(with_repeats: tuple[Path, Path]) -> None:
    places = repeats_in(list(batches_of(reading(*with_repeats), Progress())), Repeats())
    found: list[str] = []
    for part in (1, 2, 3):
        batches = list(batches_of(reading(*with_repeats, shard=(part, 3)), Progress()))
        found += repeats_in(batches, Repeats())
    assert sorted(found) == sorted(places)


@pytest.mark.parametrize("options", [["--no-voice"], ["--incremental"], []])
def test_repeated_ids_are_told_alike_on_one_and_two_workers(
    with_repeats: tuple[Path, Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
) -> None:
    results = []
    for n_workers in ("1", "2"):
        out = tmp_path / f"{n_workers}.csv"
        words = ["score", *map(str, with_repeats), "--out", str(out), "--workers", n_workers]
        assert main([*words, *options]) == 0
        results.append((out.read_bytes(), capsys.readouterr().err))
    assert results[0] == results[1]
    assert results[0][1].count("skipped[repeated-id]") == 3
