"""The command line: picks the command, imports it alone, turns errors into text and exit codes."""

from __future__ import annotations

import gc
import os
import sys

from framing import __version__, cache
from framing.bundle import use_bundle

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from typing import Any

    from framing.errors import Problem

COMMANDS = {
    "report": "compare a corpus and write an HTML report",
    "runs": "what moved between two kept runs; the runs of a store",
    "compare": "compare the groups of a corpus, as tables",
    "selfcheck": "prove on a corpus that the figures behave as they must",
    "score": "count labels: scores and hits as data",
    "index": "index the words of a store, so that lexicons are counted again at once",
    "check": "hold drafts against house policy",
    "serve": "hold drafts against house policy over HTTP, with a page",
    "lsp": "language server: findings in the editor while you write",
    "config": "which settings of framing.yml hold for a draft",
    "show": "one document in the terminal, labels marked by voice",
    "voices": "who says what: attributions as JSON Lines",
    "evaluate": "precision, recall and agreement from coded sheets and gold",
    "lexicon": "list, show, check and test lexicon files",
    "init": "start a project: settings, a lexicon, a policy and a corpus that work at once",
    "demo": "run on the sample corpus and write its report",
}

EXIT_CLEAN, EXIT_FINDINGS, EXIT_BROKEN = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 clean, 1 findings, 2 could not run."""
    # A start makes many lasting objects and no cycles: looking for garbage finds none.
    gc.set_threshold(100_000, 20, 20)
    # Products of small matrices gain nothing from threads, which cost a start a quarter of its time
    # and wait for one another at full speed.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    words = list(sys.argv[1:] if argv is None else argv)
    if words and words[0] in COMMANDS:
        return _run_command(words[0], words[1:])
    parser = _top_parser()
    _parsed(parser, words)
    try:
        parser.print_help()
        sys.stdout.flush()
    except OSError as error:
        print(format_problem(_refused_by_system(error)), file=sys.stderr)
    return EXIT_BROKEN


# Commands that are given again and again, or whose starts weigh.
_QUICK = ("check", "lexicon", "score")
# Clusters have processes and files of their own to clear away, workers semaphores.
_CLUSTERS = frozenset({"distributed", "pyspark"})
_SEMAPHORES = "multiprocessing.synchronize"


def leave() -> None:
    """Run one command and end the process with its exit code.

    A quick one finds its modules in a bundle and ends at once: to take the objects of a start
    and of lexicons apart costs time, and none of them leaves a temporary file behind.
    """
    _mend_streams()
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    if command not in _QUICK:
        sys.exit(main())
    cache.maps_files = command == "check"
    bundle = use_bundle(command)
    code = main()
    if not _CLUSTERS.isdisjoint(sys.modules):
        sys.exit(code)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
        if bundle is not None:
            bundle.keep()
        _end_workers()
    finally:
        if _SEMAPHORES not in sys.modules:
            os._exit(code)
    sys.exit(code)


def _mend_streams() -> None:
    """Standard streams that a shell closed or left without a buffer.

    What is printed on a closed output cannot be written, and is told of as such. Without a buffer
    Python loses what a short write leaves over.
    """
    if sys.stdout is None:
        sys.stdout = open(os.devnull, encoding="utf-8")  # noqa: SIM115 -- for reading: it takes nothing
    elif not hasattr(sys.stdout.buffer, "raw"):
        encoding, errors = sys.stdout.encoding, sys.stdout.errors
        sys.stdout = open(1, "w", 1, encoding, errors, closefd=False)  # noqa: SIM115 -- to the end
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 -- to the end


def _end_workers() -> None:
    """End processes that a run has left behind: nothing else would, once this one is gone."""
    processes: Any = sys.modules.get("multiprocessing.process")
    for worker in processes.active_children() if processes else ():
        worker.terminate()
        worker.join()


def _run_command(name: str, words: list[str]) -> int:
    from framing.errors import FramingError, InputError  # from the bundle, where there is one

    module = _module_of(name)
    args = _arguments(module, name, words)
    try:
        code: int = module.run(args)
        if not sys.stdout.closed:  # a language server closes it behind its last answer
            sys.stdout.flush()  # here, where it can be told what went wrong
    except InputError as error:
        for problem in error.problems:
            print(format_problem(problem), file=sys.stderr)
        return EXIT_BROKEN
    except FramingError as error:
        print(f"framing: {error}", file=sys.stderr)
        return EXIT_BROKEN
    except BrokenPipeError:
        sys.stderr.close()
        return EXIT_CLEAN
    except OSError as error:
        print(format_problem(_refused_by_system(error)), file=sys.stderr)
        return EXIT_BROKEN
    except KeyboardInterrupt:
        print("framing: interrupted", file=sys.stderr)
        return EXIT_BROKEN
    return code


def _refused_by_system(error: OSError) -> Problem:
    """What the system did not do: mostly to take in what is printed, for want of room."""
    from framing.errors import Problem

    try:
        sys.stdout.flush()
    except OSError:
        # What is left goes nowhere, or the end would try once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    reason = (error.strerror or str(error)).lower()
    if error.filename is not None:
        remedy = "Mend that and give the command again."
        return Problem(str(error.filename), 0, 0, "system", f"cannot be used: {reason}", remedy)
    remedy = "Make room, or write to another place."
    return Problem("output", 0, 0, "not-writable", f"cannot be written: {reason}", remedy)


def _module_of(command: str) -> Any:
    """The module of a command, without the import of `importlib`."""
    name = f"framing.cli.{command}"
    __import__(name)
    return sys.modules[name]


def _arguments(module: Any, name: str, words: list[str]) -> Any:
    """What the words say: plain ones are understood without argparse."""
    from framing.cli.quick_arguments import NotPlainError, Recorder

    recorder = Recorder()
    try:
        module.configure(recorder)
        return recorder.values_of(words)
    except NotPlainError:
        from framing.cli.parser import Parser

        parser = Parser(
            prog=f"framing {name}",
            description=f"{COMMANDS[name][:1].upper()}{COMMANDS[name][1:]}.",
            formatter_class=_help_of_fixed_width,
        )
        module.configure(parser)
        return _parsed(parser, words)


def _parsed(parser: argparse.ArgumentParser, words: Sequence[str]) -> argparse.Namespace:
    """What the words say.

    Raises:
        SystemExit: they ask for help or the version, which were printed, or are wrong.
    """
    try:
        return parser.parse_args(words)
    except OSError as error:
        reason = error
    except SystemExit as end:
        try:
            sys.stdout.flush()  # here, where it can be told what went wrong
        except OSError as error:
            reason = error
        else:
            raise end from None
    if isinstance(reason, BrokenPipeError):
        _refused_by_system(reason)
        raise SystemExit(EXIT_CLEAN)
    print(format_problem(_refused_by_system(reason)), file=sys.stderr)
    raise SystemExit(EXIT_BROKEN)


def _help_of_fixed_width(prog: str) -> argparse.HelpFormatter:
    """Help at one width: to ask the terminal for its own costs each start an import of shutil."""
    import argparse

    return argparse.HelpFormatter(prog, width=96)


def format_problem(problem: Problem) -> str:
    """A problem as `place: severity[code]: message`, its source line with a caret, the remedy.

    Names of files may hold anything: what would steer a terminal is spelt out.
    """
    from framing.terminal import spelt_out  # only where something went wrong

    head = f"{problem.place}: {problem.severity}[{problem.code}]: {problem.message}"
    lines = [spelt_out(head)]
    if problem.source_line:
        shown, before = _around(problem.source_line, max(problem.column - 1, 0))
        lines.append(f"    {shown}")
        lines.append(f"    {before}^")
    if problem.remedy:
        lines.append(f"    {spelt_out(problem.remedy)}")
    return "\n".join(lines)


_WIDTH = 110


def _around(line: str, at: int) -> tuple[str, str]:
    """The line, of a long one the stretch around a column, and what stands below it up to there."""
    from framing.terminal import n_columns, spelt_out

    start = 0 if len(line) <= _WIDTH or at < _WIDTH * 2 // 3 else at - _WIDTH // 2
    stretch = line[start : start + _WIDTH]
    shown = ("…" if start else "") + stretch + ("…" if start + _WIDTH < len(line) else "")
    # A tab below a tab is as wide as it is.
    parts = [spelt_out(part) for part in shown.split("\t")]
    before = shown[: at - start + (1 if start else 0)].split("\t")
    return "\t".join(parts), "\t".join(" " * n_columns(spelt_out(part)) for part in before)


def _top_parser() -> argparse.ArgumentParser:
    import argparse  # not where a command is named

    from framing.cli.parser import Parser

    width = max(map(len, COMMANDS))
    listing = "\n".join(f"  {name:{width}}  {text}" for name, text in COMMANDS.items())
    parser = Parser(
        prog="framing",
        description="Counts how news outlets name the same people, in whose voice, with the evidence.",
        epilog=f"commands:\n{listing}\n\n`framing COMMAND --help` explains one.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"framing {__version__}")
    parser.add_argument("command", nargs="?", choices=list(COMMANDS), metavar="COMMAND")
    return parser


if __name__ == "__main__":
    leave()
