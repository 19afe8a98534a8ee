"""The option that says how often agency copy counts, and what became of it."""

from __future__ import annotations

import argparse

from framing.engine.corpus import CorpusRun, copy_set_aside


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
    """What was set aside, in words for standard error."""
    aside = copy_set_aside(run)
    if aside is None:
        return "counted for each outlet that carries them"
    counted = ((aside.n_passages, "passage"), (aside.n_words, "word"), (aside.n_labels, "label"))
    passages, words, labels = (f"{n:,} {name}{'' if n == 1 else 's'}" for n, name in counted)
    return (
        f"{passages} of several outlets set aside, credited to none: "
        f"{words} in all places, {labels} counted once"
    )
