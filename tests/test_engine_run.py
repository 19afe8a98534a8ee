"""Long runs: the same bytes on any number of workers, after any end, and only what changed anew."""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from framing.cli.main import main
from framing.domain.document import SkippedDocument
from framing.engine.journal import Progress, UnfinishedRun
from framing.engine.outcomes import ScoringPlan
from framing.engine.tasks import Batch, Task
from framing.engine.workers import score_in_processes
from framing.errors import InputError
from framing.read.documents import Meter, RawDocument, ReadSettings, read_raw_documents

SENTENCES = (
    "The rebels took the quay at dawn, and nobody stood in their way for long.",
    "“They are terrorists,” the mayor said on Monday, and left the town by the last boat.",
    "The regime said that militants had fled; witnesses spoke of a government retreat.",
    "The ferry went on as before, and the baker opened at six as he always does.",
)
LEXICON = """\
lexicon: boats
title: Boats of the harbour
language: en
version: 1.0.0
kind: contrast
referent: What goes to sea
sources:
  desk: {{title: A desk note}}
labels:
  boat:
    says: Names the thing.
    evidence: [desk]
    terms: [{term}]
  ship:
    says: Names a larger one.
    evidence: [desk]
    terms: [ship]
"""


def article(number: int, n_sentences: int = 6) -> str:
    draw = random.Random(number)
    lines = [draw.choice(SENTENCES) for _ in range(n_sentences)]
    return "\n\n".join([f"Day {number} in the harbour", *lines])


def write_corpus(path: Path, n_documents: int, *, first: int = 0) -> Path:
    with path.open("w") as out:
        for number in range(first, first + n_documents):
            record = {"id": f"d{number}", "outlet": f"o{number % 3}", "text": article(number)}
            out.write(json.dumps(record) + "\n")
    return path


def score(corpus: Path, out: Path, *options: str) -> int:
    hits = out.with_suffix(".hits.jsonl")
    return main(["score", str(corpus), "--out", str(out), "--hits", str(hits), *options])


def results(out: Path) -> tuple[bytes, bytes]:
    return out.read_bytes(), out.with_suffix(".hits.jsonl").read_bytes()


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_corpus(tmp_path_factory.mktemp("corpus") / "corpus.jsonl", 500)


@pytest.fixture(scope="module")
def whole(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    out = tmp_path_factory.mktemp("whole") / "scores.csv"
    assert score(corpus, out) == 0
    return results(out)


# Workers


def test_two_workers_write_the_same_bytes_as_one(
    corpus: Path, whole: tuple[bytes, bytes], tmp_path: Path
) -> None:
    assert score(corpus, tmp_path / "s.csv", "--workers", "2") == 0
    assert results(tmp_path / "s.csv") == whole
    assert sorted(path.name for path in tmp_path.iterdir()) == ["s.csv", "s.hits.jsonl"]


def test_workers_that_open_the_road_themselves_write_the_same_bytes_as_copies(
    corpus: Path, whole: tuple[bytes, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert started(corpus, tmp_path / "copies.csv", "--workers", "2").wait(timeout=300) == 0
    monkeypatch.setattr("framing.engine.workers.sys.platform", "darwin")
    assert score(corpus, tmp_path / "anew.csv", "--workers", "2") == 0
    assert results(tmp_path / "copies.csv") == results(tmp_path / "anew.csv") == whole


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to find workers")
def test_workers_end_with_the_process_that_began_them(corpus: Path, tmp_path: Path) -> None:
    run = started(corpus, tmp_path / "s.csv", "--workers", "3")
    wait_for_progress(tmp_path / "s.csv", run)
    workers = children_of(run.pid)
    run.kill()
    run.wait(timeout=60)
    assert workers
    deadline = time.monotonic() + 60
    while any(is_running(one) for one in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [one for one in workers if is_running(one)]


def is_running(pid: int) -> bool:
    """Whether the process is there and has not ended: one that nobody waits for stays a zombie."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def test_shards_together_are_the_whole(
    corpus: Path, whole: tuple[bytes, bytes], tmp_path: Path
) -> None:
    parts = []
    for number in (1, 2, 3):
        score(corpus, tmp_path / f"{number}.csv", "--shard", f"{number}/3")
        parts.append(results(tmp_path / f"{number}.csv"))
    for place in (0, 1):
        lines = [line for part in parts for line in part[place].splitlines()]
        assert sorted(set(lines)) == sorted(set(whole[place].splitlines()))
        assert len(lines) - 2 * (place == 0) == len(whole[place].splitlines())


def children_of(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in listed.read_text().split()] if listed.exists() else []


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to find workers")
def test_a_worker_killed_half_way_loses_nothing(
    corpus: Path, whole: tuple[bytes, bytes], tmp_path: Path
) -> None:
    run = started(corpus, tmp_path / "s.csv", "--workers", "2")
    wait_for_progress(tmp_path / "s.csv", run)
    victims = [one for one in children_of(run.pid) if "resource_tracker" not in command_of(one)]
    os.kill(victims[0], signal.SIGKILL)
    assert run.wait(timeout=300) == 0
    assert results(tmp_path / "s.csv") == whole


def command_of(pid: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    return ""


def test_a_document_that_needs_too_much_memory_is_listed_and_the_others_are_scored() -> None:
    resource = pytest.importorskip("resource")
    assert resource.RLIMIT_DATA
    large = " ".join(f"word{n} went by." for n in range(400_000))
    raws = [
        RawDocument("small", "a.txt", "txt", article(1)),
        RawDocument("large", "b.txt", "txt", large),
    ]
    plan = ScoringPlan(ReadSettings(), max_worker_bytes=180_000_000)
    batch = Batch(0, tuple(map(Task, raws)))
    ((_, (small, big)),) = score_in_processes([batch], plan, (), 1)
    assert small[0].scores
    assert isinstance(big[0].skipped, SkippedDocument)
    assert big[0].skipped.code in ("out-of-memory", "worker-died")


# Ends of every kind


def started(corpus: Path, out: Path, *options: str) -> subprocess.Popen[bytes]:
    """A run that gives way to those who want to see and stop it."""
    hits = out.with_suffix(".hits.jsonl")
    words = ["score", str(corpus), "--out", str(out), "--hits", str(hits), *options]
    return subprocess.Popen(
        ["nice", "-n", "19", sys.executable, "-m", "framing", *words],
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def noted(out: Path) -> int:
    journal = out.with_name(f"{out.name}.unfinished") / "journal"
    return journal.read_bytes().count(b"\n") if journal.exists() else 0


def wait_for_progress(out: Path, run: subprocess.Popen[bytes], n_notes: int = 1) -> None:
    while noted(out) < n_notes and run.poll() is None:
        time.sleep(0.01)


@pytest.mark.parametrize("n_moved", [1, 2])
def test_an_end_among_the_last_moves_leaves_no_scores_without_their_hits(
    corpus: Path,
    whole: tuple[bytes, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    n_moved: int,
) -> None:
    out, moves = tmp_path / "s.csv", []

    def interrupted(source: Path, target: Path) -> None:
        moves.append(target)
        if len(moves) > n_moved:
            raise KeyboardInterrupt
        os.rename(source, target)

    with monkeypatch.context() as chance:
        chance.setattr("framing.engine.journal.os.replace", interrupted)
        with contextlib.suppress(KeyboardInterrupt):
            score(corpus, out)
    assert not out.exists() or out.with_suffix(".hits.jsonl").exists()
    assert score(corpus, out, "--resume") == 0
    assert results(out) == whole


@pytest.mark.parametrize("workers", ["1", "2"])
def test_kill_9_at_random_moments_and_resume_give_the_same_bytes(
    corpus: Path, whole: tuple[bytes, bytes], tmp_path: Path, workers: str
) -> None:
    out, draw, n_kills = tmp_path / "s.csv", random.Random(int(workers)), 0
    for n_notes in (1, 3, 5, 7):
        run = started(corpus, out, "--workers", workers, *(["--resume"] if n_kills else []))
        wait_for_progress(out, run, n_notes)
        time.sleep(draw.random() * 0.1)
        if run.poll() is None:
            run.kill()
            n_kills += 1
        run.wait(timeout=60)
        if out.exists():
            break
    assert n_kills
    if not out.exists():
        assert score(corpus, out, "--resume", "--workers", workers) == 0
    assert results(out) == whole
    assert not list(tmp_path.glob("*.unfinished"))


def test_workers_end_with_a_parent_that_was_killed(corpus: Path, tmp_path: Path) -> None:
    run = started(corpus, tmp_path / "s.csv", "--workers", "2")
    wait_for_progress(tmp_path / "s.csv", run)
    workers = children_of(run.pid)
    run.kill()
    run.wait(timeout=60)
    deadline = time.monotonic() + 60
    while any("spawn_main" in command_of(worker) for worker in workers):
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("tell", [os.kill, os.killpg], ids=["one", "all"])
def test_an_end_that_was_asked_for_leaves_a_run_that_goes_on(
    corpus: Path, whole: tuple[bytes, bytes], tmp_path: Path, sign: int, tell: Callable[..., None]
) -> None:
    out = tmp_path / "s.csv"
    run = started(corpus, out, "--workers", "2")
    wait_for_progress(out, run, 2)
    tell(run.pid, sign)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 2
    assert b"--resume goes on" in said
    assert b"Traceback" not in said
    assert not out.exists()
    assert score(corpus, out, "--resume") == 0
    assert results(out) == whole


def test_what_a_host_does_when_it_is_to_end_is_left_to_it(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_of_python(sign: int, handler: object = None) -> object:
        assert sign == signal.SIGTERM
        if handler is not None:
            raise AssertionError("the answer of the host is replaced")

    monkeypatch.setattr(signal, "signal", none_of_python)
    monkeypatch.setattr(signal, "getsignal", none_of_python)
    assert score(corpus, tmp_path / "s.csv") == 0


def unfinished(tmp_path: Path, corpus: Path) -> Path:
    out = tmp_path / "s.csv"
    run = started(corpus, out)
    wait_for_progress(out, run)
    run.kill()
    run.wait(timeout=60)
    return out


def test_an_unfinished_run_is_not_thrown_away_unasked(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = unfinished(tmp_path, corpus)
    assert score(corpus, out) == 2
    assert "--resume" in capsys.readouterr().err


@pytest.mark.parametrize("option", [[], ["--resume"]])
def test_a_run_that_is_under_way_is_left_alone(
    corpus: Path,
    whole: tuple[bytes, bytes],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    option: list[str],
) -> None:
    out = tmp_path / "s.csv"
    run = started(corpus, out)
    wait_for_progress(out, run)
    run.send_signal(signal.SIGSTOP)
    assert score(corpus, out, *option) == 2
    assert "another run is writing here at this moment" in capsys.readouterr().err
    run.send_signal(signal.SIGCONT)
    run.communicate(timeout=60)
    assert run.returncode == 0
    assert results(out) == whole


def test_a_run_is_not_resumed_on_other_articles_or_options(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = unfinished(tmp_path, corpus)
    assert score(write_corpus(tmp_path / "other.jsonl", 9), out, "--resume") == 2
    assert "differs in: inputs" in capsys.readouterr().err
    assert score(corpus, out, "--resume", "--language", "de") == 2
    assert "differs in: options" in capsys.readouterr().err


def test_resuming_where_nothing_was_begun_begins(
    corpus: Path, whole: tuple[bytes, bytes], tmp_path: Path
) -> None:
    assert score(corpus, tmp_path / "s.csv", "--resume") == 0
    assert results(tmp_path / "s.csv") == whole


@pytest.mark.parametrize("torn", [b'[[4, 4, 4, 0], {"a"', b'[[4, 4, 4, 0], {"a": 99}]\n', b"\n"])
def test_a_torn_note_and_what_was_written_after_the_last_one_are_cut_off(
    tmp_path: Path, torn: bytes
) -> None:
    run = UnfinishedRun(tmp_path / "run", ["a"])
    run.begin({"tool": "1"})
    run.write("a", "kept ")
    run.note(Progress(1, 2, 0))
    run.write("a", "lost")
    run.close()
    with (tmp_path / "run" / "journal").open("ab") as journal:
        journal.write(torn)
    again = UnfinishedRun(tmp_path / "run", ["a"])
    assert again.resume({"tool": "1"}) == Progress(1, 2, 0)
    again.write("a", "and more")
    again.note(Progress(2, 4, 0))
    again.finish({"a": tmp_path / "a"})
    assert (tmp_path / "a").read_text() == "kept and more"


def test_notes_of_a_run_that_was_removed_in_part_are_not_gone_on_from(tmp_path: Path) -> None:
    earlier = UnfinishedRun(tmp_path / "run", ["a"])
    earlier.begin({"tool": "1"})
    for n_batches in (1, 2):
        earlier.write("a", "long ago ")
        earlier.note(Progress(n_batches, 70, 0))
    earlier.close()
    (tmp_path / "run" / "key.json").unlink()
    run = UnfinishedRun(tmp_path / "run", ["a"])
    run.begin({"tool": "1"})
    run.write("a", "anew")
    run.note(Progress(1, 2, 0))
    run.write("a", " and unnoted")
    run.close()
    assert UnfinishedRun(tmp_path / "run", ["a"]).resume({"tool": "1"}) == Progress(1, 2, 0)
    assert (tmp_path / "run" / "a").read_text() == "anew"


def test_whoever_waited_for_a_run_that_ends_is_told_of_it(tmp_path: Path) -> None:
    first, second = (UnfinishedRun(tmp_path / "run", ["a"]) for _ in range(2))
    first.begin({"tool": "1"})
    end = threading.Timer(0.2, first.discard)
    end.start()
    with pytest.raises(InputError, match="another run is writing here"):
        second.resume({"tool": "1"})
    end.join()
    assert second.begin({"tool": "1"}) == Progress()


def test_a_run_under_way_is_not_told_to_be_removed(tmp_path: Path) -> None:
    first, second = (UnfinishedRun(tmp_path / "run", ["a"]) for _ in range(2))
    first.begin({"tool": "1"})
    with pytest.raises(InputError, match="another run is writing here"):
        second.resume({"tool": "2"})
    first.close()
    with pytest.raises(InputError, match="differs in: tool"):
        second.resume({"tool": "2"})
    assert first.resume({"tool": "1"}) == Progress()


# Without voice


def test_without_voice_the_same_hits_stand_at_the_same_places(
    corpus: Path, whole: tuple[bytes, bytes], tmp_path: Path
) -> None:
    assert score(corpus, tmp_path / "s.csv", "--no-voice") == 0
    unasked = ("voice", "distance", "voice_confidence", "speaker", "speaker_confidence", "cue")
    unasked += ("referent",)
    _, hits = results(tmp_path / "s.csv")
    fast, full = ([json.loads(line) for line in one.splitlines()] for one in (hits, whole[1]))
    assert all(hit[name] is None for hit in fast for name in unasked)
    assert fast == [{**hit, **dict.fromkeys(unasked)} for hit in full]


def test_without_voice_quotation_marks_do_not_part_the_counts(tmp_path: Path) -> None:
    corpus = tmp_path / "c.jsonl"
    corpus.write_text(
        json.dumps({"id": "a", "text": 'The rebels met the so-called "rebels".'}) + "\n"
    )

    assert score(corpus, tmp_path / "s.csv", "--no-voice") == 0

    rows = (tmp_path / "s.csv").read_text().splitlines()[1:]
    assert len({row.rpartition(",")[0].rpartition(",")[0] for row in rows}) == len(rows)
    assert any(row.split(",")[-2] == "2" for row in rows)


@pytest.mark.parametrize("name", ["c.csv", "c.tsv", "c.csv.gz"])
def test_a_table_is_scored_whole_and_its_bytes_are_counted(tmp_path: Path, name: str) -> None:
    sign = "\t" if ".tsv" in name else ","
    rows = f"id{sign}text\n1{sign}The rebels left.\n2{sign}The militants came.\n".encode()
    path = tmp_path / name
    path.write_bytes(gzip.compress(rows) if name.endswith(".gz") else rows)
    assert score(path, tmp_path / "s.csv") == 0
    meter = Meter()
    assert len(list(read_raw_documents([str(path)], meter=meter))) == 2
    assert meter.n_bytes == path.stat().st_size


# Bad documents


def test_one_bad_document_is_listed_and_the_others_are_scored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = write_corpus(tmp_path / "c.jsonl", 3)
    with corpus.open("a") as out:
        out.write("no json\n")
    assert score(corpus, tmp_path / "s.csv", "--workers", "2") == 0
    assert "c.jsonl:4:1: skipped[bad-json]" in capsys.readouterr().err
    assert score(corpus, tmp_path / "t.csv", "--workers", "2", "--strict") == 2
    assert "error[bad-json]" in capsys.readouterr().err
    assert not list(tmp_path.glob("t.csv*"))


def test_articles_with_the_same_words_are_scored_once_if_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = tmp_path / "c.jsonl"
    same = [article(1), article(2), article(1).replace("\n\n", "\n").upper()]
    corpus.write_text(
        "".join(json.dumps({"id": f"d{n}", "text": t}) + "\n" for n, t in enumerate(same))
    )
    assert score(corpus, tmp_path / "a.csv") == 0
    assert b"d2," in (tmp_path / "a.csv").read_bytes()
    assert score(corpus, tmp_path / "b.csv", "--skip-duplicates", "--strict") == 0
    assert b"d2," not in (tmp_path / "b.csv").read_bytes()
    assert "same words as 'd0'" in capsys.readouterr().err


# Only what changed


def test_only_changed_articles_are_scored_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus, out = write_corpus(tmp_path / "c.jsonl", 40), tmp_path / "s.csv"
    assert score(corpus, out, "--incremental") == 0
    assert "40 scored, 0 as before" in capsys.readouterr().err
    lines = corpus.read_text().splitlines(keepends=True)
    changed = [*lines[:7], lines[7].replace("harbour", "port"), *lines[9:]]
    corpus.write_text("".join([*changed, json.dumps({"id": "new", "text": article(99)}) + "\n"]))
    assert score(corpus, out, "--incremental") == 0
    assert "2 scored, 38 as before" in capsys.readouterr().err
    incremental = results(out)
    assert score(corpus, tmp_path / "fresh.csv") == 0
    assert incremental == results(tmp_path / "fresh.csv")


def test_a_changed_lexicon_is_scored_again_only_where_it_hits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lexicons = tmp_path / "lexicons"
    lexicons.mkdir()
    for name in ("armed-opposition.yml", "state-power.yml"):
        shutil.copy(Path(__file__).parent.parent / "lexicons" / name, lexicons)
    (lexicons / "boats.yml").write_text(LEXICON.format(term="ferry"))
    corpus, out = write_corpus(tmp_path / "c.jsonl", 40), tmp_path / "s.csv"
    options = ["--incremental", "--allow-failing-examples", "--lexicons", str(lexicons)]
    assert score(corpus, out, *options) == 0
    (lexicons / "boats.yml").write_text(LEXICON.format(term="boat"))
    assert score(corpus, out, *options) == 0
    texts = [article(number) for number in range(40)]
    touched = [f"d{n}" for n, text in enumerate(texts) if "ferry" in text or "boat" in text]
    assert 0 < len(touched) < 40
    assert f"{len(touched)} scored, {40 - len(touched)} as before" in capsys.readouterr().err
    incremental = results(out)
    assert score(corpus, tmp_path / "fresh.csv", *options[1:]) == 0
    assert incremental == results(tmp_path / "fresh.csv")


def test_results_that_were_edited_are_not_copied_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus, out = write_corpus(tmp_path / "c.jsonl", 5), tmp_path / "s.csv"
    assert score(corpus, out, "--incremental") == 0
    out.write_text(out.read_text() + "a note\n")
    assert score(corpus, out, "--incremental") == 0
    assert "5 scored, 0 as before" in capsys.readouterr().err


@pytest.mark.parametrize("damage", [b"\x00\xff not JSON", b"[]\n", b"", b"first line kept"])
def test_a_damaged_ledger_has_everything_scored_anew(
    corpus: Path, whole: tuple[bytes, bytes], tmp_path: Path, damage: bytes
) -> None:
    out, ledger = tmp_path / "s.csv", tmp_path / "s.csv.ledger"
    assert score(corpus, out, "--incremental") == 0
    first, _ = ledger.read_bytes().split(b"\n", 1)
    ledger.write_bytes(first + b"\n[1" if damage == b"first line kept" else damage)
    assert score(corpus, out, "--incremental") == 0
    assert results(out) == whole
    assert ledger.read_bytes().startswith(first)


@pytest.mark.parametrize("option", ["--resume", "--incremental"])
def test_going_on_needs_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    assert main(["score", str(tmp_path), option]) == 2
    assert "--out" in capsys.readouterr().err


def test_an_unwritable_place_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        UnfinishedRun(Path("/proc/none/run"), ["a"]).begin({})


@pytest.mark.parametrize("voice", [[], ["--no-voice"], ["--workers", "2"]])
def test_what_a_run_left_open_is_counted_at_its_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], voice: list[str]
) -> None:
    dates = ["31/12/2024", "2024-12-31", "soon", ""]
    records = [{"id": f"d{n}", "text": "The rebels left.", "date": dates[n % 4]} for n in range(20)]
    lines = [json.dumps(one) for one in records]
    corpus = tmp_path / "c.jsonl"
    corpus.write_text("\n".join([*lines, *lines[:9], "{", '{"id": "x"}']) + "\n")
    assert main(["score", str(corpus), "--out", str(tmp_path / "s.csv"), *voice]) == 0
    told = capsys.readouterr().err.splitlines()
    assert "framing: 11 left out: 9 repeated-id, 1 bad-json, 1 no-text" in told
    assert any(line.startswith("framing: 10 dates are not understood") for line in told)


def test_few_left_out_are_not_counted_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = tmp_path / "c.jsonl"
    corpus.write_text(json.dumps({"text": "The rebels left.", "date": "2024-12-31"}) + "\n{\n")
    assert main(["score", str(corpus), "--out", str(tmp_path / "s.csv")]) == 0
    assert "left out" not in capsys.readouterr().err
