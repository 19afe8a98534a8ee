"""Plain command lines mean what `argparse` says they mean, or are left to it."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.cli.main import COMMANDS
from framing.cli.quick_arguments import NotPlainError, Recorder

WORDS = st.sampled_from(
    [
        "a.txt",
        "b.md",
        "-",
        "--",
        "--quiet",
        "--policy",
        "--policy=bbc-style",
        "--format",
        "text",
        "json=x",
        "--show",
        "error",
        "--show=worst",
        "--workers",
        "2",
        "--workers=x",
        "--lexicons",
        "en/",
        "--ignore",
        "document/*",
        "--since",
        "HEAD",
        "--diff",
        "--pol",
        "--help",
        "-q",
        "--explain",
        "--baseline=",
        "--max-megabytes",
        "7",
        "--language",
        "de",
        "--fix",
        "--strict",
    ]
)


def by_argparse(command: str, words: list[str]) -> dict[str, object] | None:
    parser = argparse.ArgumentParser()
    importlib.import_module(f"framing.cli.{command}").configure(parser)
    with contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
        try:
            return vars(parser.parse_args(words))
        except SystemExit:
            return None


def quickly(command: str, words: list[str]) -> dict[str, object] | None:
    recorder = Recorder()
    try:
        importlib.import_module(f"framing.cli.{command}").configure(recorder)
        return vars(recorder.values_of(words))
    except NotPlainError:
        return None


@given(st.lists(WORDS, max_size=7))
@settings(deadline=None)
def test_words_that_are_understood_quickly_mean_what_argparse_says(words: list[str]) -> None:
    quick = quickly("check", words)
    assert quick is None or quick == by_argparse("check", words)


@pytest.mark.parametrize(
    "words",
    [
        "draft.txt",
        "a.txt b.md --policy bbc-style --format json=out.json --quiet",
        "- --stdin-filename a.md --format=github",
        "drafts --lexicons en de --workers 2 --fail-on never",
        "a.txt --ignore document/* --ignore advisory/*",
    ],
)
def test_what_desks_write_every_day_is_understood_quickly(words: str) -> None:
    assert quickly("check", words.split()) == by_argparse("check", words.split())


@pytest.mark.parametrize(
    "words",
    [
        "corpus.jsonl --out scores.csv --no-voice --lexicons en.yml --allow-failing-examples",
        "corpus --out scores.jsonl --hits hits.jsonl --workers 2 --zeros labels --shard 2/8",
    ],
)
def test_how_archives_are_scored_is_understood_quickly(words: str) -> None:
    assert quickly("score", words.split()) == by_argparse("score", words.split())


@pytest.mark.parametrize(
    "words", ["--help", "--pol x a.txt", "a.txt --quiet b.txt", "--show worst"]
)
def test_what_is_not_plain_is_left_to_argparse(words: str) -> None:
    assert quickly("check", words.split()) is None


def test_what_is_none_of_the_choices_is_left_to_argparse() -> None:
    assert quickly("score", ["corpus", "--zeros", "none"]) is None


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_no_command_is_understood_otherwise_than_by_argparse(command: str) -> None:
    for words in ([], ["a.txt"], ["a.txt", "b.txt"], ["a.txt", "--by", "outlet"]):
        quick = quickly(command, words)
        assert quick is None or quick == by_argparse(command, words)
