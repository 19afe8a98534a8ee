"""What the options of `framing score` cannot mean together."""

from __future__ import annotations

from framing.errors import InputError, Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def refuse_contradictions(args: argparse.Namespace) -> None:
    """Nothing for options that make sense together.

    Raises:
        InputError: --resume or --incremental without a file, or with standard input; an option
            that the engine does not follow.
    """
    if args.store is not None:
        _refuse_with_store(args)
    if args.mark_negated and args.hits is None:
        message = "marks the hits that --hits writes, and none are written"
        raise _misuse("--mark-negated", "no-file", message, "Give --hits FILE too.")
    _refuse_without_effect(args)
    if args.engine == "dask" and args.scheduler is None:
        message = "needs the address of a scheduler"
        remedy = "Give --scheduler tcp://host:8786; `dask scheduler` starts one."
        raise _misuse("--engine dask", "no-scheduler", message, remedy)
    for name in ("resume", "incremental"):
        if getattr(args, name) and (not (args.out or args.store) or "-" in args.paths):
            message = "works only with --out and with files to read, which stay when a run ends"
            remedy = "Give --out FILE, and the corpus as files."
            raise _misuse(f"--{name}", "no-file", message, remedy)


# Options that only some engines follow.
_ENGINES = {
    "scheduler": ("dask",),
    "master": ("spark",),
    "staging": ("spark",),
    "worker_megabytes": ("local",),
}


def _refuse_without_effect(args: argparse.Namespace) -> None:
    ignored = [name for name, engines in _ENGINES.items() if args.engine not in engines]
    if args.engine != "local" and args.workers != 1:
        ignored.append("workers")
    for name in ignored:
        if getattr(args, name):
            message = f"means nothing to the engine '{args.engine}'"
            remedy = "Leave it out, or give the --engine that it is for."
            raise _misuse(f"--{name.replace('_', '-')}", "no-effect", message, remedy)


_ROWS = ("store", "adds rows to the scores, which a store does not hold", "Give --out FILE too.")
# What a store cannot follow: always, or where no file is written beside it.
_NOT_WITH_STORE = {
    "levels": ("store", "leaves out labels, and a store keeps all", "Give it to framing compare."),
    "without_negated": ("store", "leaves out hits, and a store keeps all", "Give --out instead."),
    "no_voice": ("no-voice", "leaves empty what a store is asked for", "Give --out instead."),
    "incremental": ("no-file", "copies rows between files of text", "Give --out without --store."),
}
_NOT_WITH_STORE_ALONE = {
    "hits": ("no-file", "is written beside the scores; the store holds the hits", "Give --out."),
    "zeros": _ROWS,
    "coverage": _ROWS,
}


def _refuse_with_store(args: argparse.Namespace) -> None:
    refused = _NOT_WITH_STORE | (_NOT_WITH_STORE_ALONE if args.out is None else {})
    for name, told in refused.items():
        if getattr(args, name):
            raise _misuse(f"--{name.replace('_', '-')}", *told)


def _misuse(name: str, code: str, message: str, remedy: str) -> InputError:
    return InputError([Problem(name, 0, 0, code, message, remedy)])
