"""`framing compare` and `framing selfcheck` as their users meet them; agency copy counts once."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from framing.api import compare, open_road, score, set_copy_aside
from framing.cli.main import main
from framing.domain.attribution import Voice
from framing.domain.comparison import CompareSettings

COPY = (
    "The rebels left the quarry before dawn, and the rebels took four lorries, two cranes and "
    "a water tank along when they went."
)
FOOTER = (
    "Militants, officials and anybody else on these pages may come to the desk by the front door "
    "for a correction."
)
QUOTED = (
    '"We will never sit at one table with these terrorists, and nobody in this valley should '
    'ever ask that of us again," Mayor Ilse Brandt said.'
)
STORIES = {
    ("Argus", "quarry", "2025-01-10"): ["Argus looks on.", COPY, "The terrorists fled.", FOOTER],
    ("Argus", "market", "2025-02-11"): ["Market day.", "The terrorists came.", QUOTED, FOOTER],
    ("Echo", "quarry", "2025-01-12"): ["Echo was there.", COPY, "The rebels fled.", QUOTED],
    ("Echo", "market", "2025-03-01"): ["Another market day.", "The rebels came to buy bread."],
}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Four stories of two outlets: shared copy, a footer of one outlet, a quotation of both."""
    path = tmp_path / "articles.jsonl"
    lines = [
        json.dumps(
            {
                "id": f"{outlet}-{event}",
                "text": "\n\n".join(parts),
                "outlet": outlet,
                "event": event,
                "date": date,
            }
        )
        for (outlet, event, date), parts in STORIES.items()
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def run_compare(articles: Path, tmp_path: Path) -> Callable[..., list[dict[str, str]]]:
    """One table that `framing compare` writes, as rows of text."""

    def run(*options: str, corpus: Path = articles) -> list[dict[str, str]]:
        out = tmp_path / "table.csv"
        assert main(["compare", str(corpus), "--resamples", "50", "--out", str(out), *options]) == 0
        return list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))

    return run


def n_own(rows: list[dict[str, str]], label: str, **cells: str) -> dict[str, str]:
    """Hits of one label in the own voice by group."""
    wanted = {"label": label, "voice": "own", "lexicon": "armed-opposition", **cells}
    return {row["group"]: row["n"] for row in rows if wanted.items() <= row.items()}


def test_agency_copy_is_credited_to_none_and_everything_else_to_its_outlet(
    run_compare: Callable[..., list[dict[str, str]]],
) -> None:
    assert n_own(run_compare(), "rebel") == {"Argus": "0", "Echo": "2"}
    assert n_own(run_compare(), "terrorist") == {"Argus": "2", "Echo": "0"}


def test_agency_copy_counts_for_each_outlet_where_that_is_asked_for(
    run_compare: Callable[..., list[dict[str, str]]],
) -> None:
    assert n_own(run_compare("--count-shared", "all"), "rebel") == {"Argus": "2", "Echo": "4"}


def test_what_one_outlet_repeats_is_its_own(
    run_compare: Callable[..., list[dict[str, str]]],
) -> None:
    assert n_own(run_compare(), "militant") == {"Argus": "2", "Echo": "0"}
    listed = {row["text"] for row in run_compare("--table", "passages")}
    assert not any("correction" in text for text in listed)


def test_a_quotation_that_two_outlets_carry_stays_with_both(
    run_compare: Callable[..., list[dict[str, str]]],
) -> None:
    quoted = [
        row for row in run_compare() if (row["label"], row["voice"]) == ("terrorist", "direct")
    ]
    assert {row["group"]: row["n"] for row in quoted} == {"Argus": "1", "Echo": "1"}
    assert any("Brandt" in row["text"] for row in run_compare("--table", "passages"))


def test_copy_is_listed_with_its_labels_counted_once(
    run_compare: Callable[..., list[dict[str, str]]],
) -> None:
    places = run_compare("--table", "passages")
    assert {(row["document"], row["n_labels"]) for row in places if "lorries" in row["text"]} == {
        ("Argus-quarry", "2"),
        ("Echo-quarry", "2"),
    }


def test_hits_and_words_of_copy_stay_with_the_document_that_they_stand_in(articles: Path) -> None:
    road = open_road()
    run = score(articles, road=road)
    apart = set_copy_aside(run)
    for before, after in zip(run.scored, apart.scored, strict=True):
        assert set(before.hits) == {*after.hits, *after.copied_hits}
        assert before.score.n_tokens == after.score.n_tokens + after.score.n_shared_tokens
    assert [len(each.copied_hits) for each in apart.scored] == [2, 0, 2, 0]


def test_one_event_alone(run_compare: Callable[..., list[dict[str, str]]]) -> None:
    rows = run_compare("--event", "market", "--table", "groups")
    assert [(row["group"], row["n_documents"]) for row in rows] == [("Argus", "1"), ("Echo", "1")]


def test_an_unknown_event_is_named_with_those_there_are(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", str(articles), "--event", "regatta"]) == 2
    assert "market, quarry" in capsys.readouterr().err


def test_before_a_day_and_since_it(run_compare: Callable[..., list[dict[str, str]]]) -> None:
    rows = run_compare("--since", "2025-02-01", "--table", "groups")
    assert [(row["group"], row["n_documents"]) for row in rows] == [
        ("before 2025-02-01", "2"),
        ("since 2025-02-01", "2"),
    ]


def test_a_trend_has_a_row_for_each_month_with_documents(
    run_compare: Callable[..., list[dict[str, str]]],
) -> None:
    rows = run_compare("--trend", "month", "--table", "trends")
    assert {(row["group"], row["bin"]) for row in rows} == {
        ("Argus", "2025-01"),
        ("Argus", "2025-02"),
        ("Echo", "2025-01"),
        ("Echo", "2025-03"),
    }


def test_a_reference_leaves_out_what_stands_in_the_corpus_and_keeps_names_apart(
    run_compare: Callable[..., list[dict[str, str]]], articles: Path, tmp_path: Path
) -> None:
    record = {"id": "Argus-quarry", "text": "Another text about rebels.", "outlet": "Argus"}
    reference = tmp_path / "reference.jsonl"
    text = articles.read_text(encoding="utf-8").splitlines()[0]
    reference.write_text(f"{json.dumps(record)}\n", encoding="utf-8")
    copied = tmp_path / "copied.jsonl"
    copied.write_text(f"{text}\n", encoding="utf-8")
    rows = run_compare("--reference", str(reference), str(copied), "--table", "groups")
    assert [(row["group"], row["n_documents"]) for row in rows] == [
        ("corpus", "4"),
        ("reference", "1"),
    ]


def test_an_article_is_held_against_none_of_its_own_text_whatever_its_name_in_the_archive(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {
        "gate": "The terrorists stood at the old gate of the quarry, and the rebels sat by it."
    }
    texts["bell"] = texts["gate"].replace("gate", "bell")
    archive = tmp_path / "archive" / "2024"
    archive.mkdir(parents=True)
    for name, text in texts.items():
        (archive / f"{name}.txt").write_text(text, encoding="utf-8")
    draft = tmp_path / "draft.txt"
    draft.write_text(texts["gate"], encoding="utf-8")
    words = ["compare", str(draft), "--against-archive", str(archive.parent)]
    assert main([*words, "--count-shared", "all"]) == 0
    told = capsys.readouterr().out
    assert "corpus: 1 document, 16 words" in told
    assert "reference: 1 document, 16 words" in told


def test_only_one_document_is_held_against_the_archive(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("The terrorists stood at the gate.\n", encoding="utf-8")
    assert main(["compare", str(draft), "--against-archive", str(articles)]) == 0
    assert "reference: 4 documents" in capsys.readouterr().out
    assert main(["compare", str(articles), "--against-archive", str(draft)]) == 2
    assert "Name one document" in capsys.readouterr().err


def test_a_folder_gets_a_file_for_each_table_that_has_rows(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "tables"
    assert main(["compare", str(articles), "--resamples", "50", "--out", str(out)]) == 0
    written = {path.name for path in out.iterdir()}
    assert {"shares.csv", "effects.csv", "passages.csv"} <= written
    assert "trends.csv" not in written
    assert "no rows: " in capsys.readouterr().err


def test_json_holds_all_tables(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.json"
    assert main(["compare", str(articles), "--resamples", "50", "--out", str(out)]) == 0
    whole = json.loads(out.read_text(encoding="utf-8"))
    assert {"shares", "trends", "readability"} <= set(whole["tables"])


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["--out", "tables.docx"], ".parquet or .json"),
        (["--out", "t.csv", "--table", "sharks"], "Choose one of groups"),
        (["--trend", "fortnight"], "month"),
        (["--since", "yesterday"], "year-month-day"),
    ],
)
def test_what_cannot_be_made_is_named_with_its_remedy(
    options: list[str], named: str, articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", str(articles), "--resamples", "50", *options]) == 2
    assert named in capsys.readouterr().err


def test_without_a_file_the_own_voice_is_printed_with_n(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", str(articles), "--resamples", "50"]) == 0
    printed = capsys.readouterr().out
    rebel = next(line for line in printed.splitlines() if line.startswith("rebel"))
    assert rebel.split() == ["rebel", "0/4", "2/2", "in", "2"]


def test_the_printed_tables_say_how_their_intervals_were_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "many.txt"
    article.write_text("The rebels left the quarry at night. " * 12)
    assert main(["compare", str(article), "--resamples", "50", "--seed", "7"]) == 0
    (said,) = [line for line in capsys.readouterr().out.splitlines() if "seed" in line]
    assert re.fullmatch(
        r"Intervals: [a-z, -]+; 50 resamples, seed 7; \d+ differences were tested together\.", said
    )


def test_every_invariant_holds_on_plain_articles(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["selfcheck", str(articles)]) == 0
    printed = capsys.readouterr().out
    assert printed.count("holds  ") == 9
    assert "4 documents of two paragraphs or more parted" in printed


def test_a_lexicon_that_counts_a_neutral_word_breaks_one_invariant_and_is_named(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lexicon = tmp_path / "kitchen.yml"
    lexicon.write_text(
        "lexicon: kitchen\ntitle: Kitchen things\nlanguage: en\nversion: 1.0.0\n"
        "kind: inventory\nreferent: A thing in a kitchen\n"
        "sources:\n  house: {title: House list, url: 'https://example.org/list'}\n"
        "labels:\n  kettle:\n    says: Names the thing.\n    evidence: [house]\n"
        "    terms: [kettle]\n    hits: ['The [kettle] sang.', 'Two [kettles] sang.']\n"
        "    misses: ['The pot sang.', 'Kettling began.']\n",
        encoding="utf-8",
    )
    assert main(["selfcheck", str(articles), "--lexicons", str(lexicon)]) == 1
    printed = capsys.readouterr().out
    assert "BROKEN  a neutral paragraph adds words and no hit" in printed
    assert "kitchen/kettle: 0 and 1" in printed
    assert printed.endswith("1 of 9 invariants do not hold\n")


def test_nothing_to_read_proves_nothing(tmp_path: Path) -> None:
    assert main(["selfcheck", str(tmp_path / "nowhere.txt")]) == 2


def test_the_api_counts_copy_once_unless_asked_otherwise(articles: Path) -> None:
    road = open_road()
    run = score(articles, road=road)
    quick = CompareSettings(n_resamples=50)
    once = compare(run, road=road, settings=quick).comparison
    all_of_it = compare(run, road=road, settings=quick, count_shared="all").comparison

    def n_rebels(comparison) -> int:
        return sum(
            share.n
            for contrast in comparison.contrasts
            for share in contrast.shares
            if (share.label, share.voice) == ("rebel", Voice.OWN)
        )

    assert (n_rebels(once), n_rebels(all_of_it)) == (2, 6)
    assert once.shared_passages == all_of_it.shared_passages


def test_a_field_that_no_document_tells_is_named_with_those_that_are(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", str(articles), "--resamples", "50", "--by", "desk"]) == 2
    said = capsys.readouterr().err
    assert "tells its 'desk'" in said
    assert "outlet" in said.partition("Told are")[2]


@pytest.mark.parametrize(("given", "meant"), [("Outlet", "outlet"), ("outlets", "outlet")])
def test_a_field_that_is_spelt_otherwise_is_named_as_it_stands(
    given: str, meant: str, articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", str(articles), "--resamples", "50", "--by", given]) == 2
    assert f"Did you mean --by {meant}?" in capsys.readouterr().err


def test_a_field_that_is_like_none_is_compared_with_none(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", str(articles), "--resamples", "50", "--by", "quay"]) == 2
    assert "Did you mean" not in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--reference", "--against-archive"])
def test_nothing_is_compared_with_what_cannot_be_read(
    option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("The rebels left.")
    assert main(["compare", str(draft), option, str(tmp_path / "nowhere")]) == 2
    told = capsys.readouterr()
    assert f"{option}: error[nothing-read]" in told.err
    assert told.out == ""
