"""The option that says how often agency copy counts, and what became of it."""

from __future__ import annotations

import argparse

from framing.engine.corpus import CorpusRun


def add_shared_option(parser: argparse.ArgumentParser) -> None:
    """`--count-shared once|all`."""
    parser.add_argument(
        "--count-shared",
        choices=("once", "all"),
        default="once",
        help="passages that several outlets carry word for word: once lists them and credits "
        "their labels to no group (default), all credits them to each that carries them",
    )


def told_of_copy(run: CorpusRun) -> str:
    """What was set aside, in words for the method box and for standard error."""
    if run.copy is None:
        return "counted for each outlet that carries them"
    n_words = sum(score.n_shared_tokens for score in run.scored.scores)
    n_labels = sum(n for passage in run.copy for *_, n in passage.counts)
    return (
        f"{len(run.copy):,} passages of several outlets set aside, credited to none: "
        f"{n_words:,} words in all places, {n_labels:,} labels counted once"
    )
