"""`framing evaluate`: filled coding sheets, hits, or voices held against what people found."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from framing.cli.evaluate_text import hit_lines, sheet_lines, voice_lines, voice_rows
from framing.cli.main import EXIT_CLEAN
from framing.cli.output import writing
from framing.domain.evaluation import VoiceEvaluations
from framing.domain.lexicon import CaseRule, Kind, Lexicon
from framing.errors import InputError, Problem, missing_file

_SHEETS = (".csv", ".tsv")
_VOICES = "voices"
_USES = """\
uses:
  framing evaluate SHEET.csv…            coding sheets of `framing lexicon sheet`, filled
  framing evaluate GOLD.jsonl HITS.jsonl hits of `framing score --hits` against gold
  framing evaluate voices GOLD PRED      `framing voices --jsonl` against gold
  framing evaluate voices GOLD PRED GOLD PRED…   several, one row each, and the worst of each figure
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.epilog = _USES
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("files", metavar="FILE", nargs="+", help="see the uses below")
    parser.add_argument("--json", action="store_true", help="print all figures as JSON")
    parser.add_argument(
        "--words",
        metavar="FILE",
        type=Path,
        help="for voices: the loaded words, one a line, globs allowed (default: one-word terms "
        "of the shipped contrasts)",
    )


def run(args: argparse.Namespace) -> int:
    """Print the figures."""
    figures, lines = _evaluated(args)
    with writing(None) as out:
        if args.json:
            json.dump(asdict(figures), out, ensure_ascii=False, indent=1)  # type: ignore[call-overload]
            out.write("\n")
        else:
            out.writelines(f"{line}\n" for line in lines)
    return EXIT_CLEAN


def _evaluated(args: argparse.Namespace) -> tuple[object, Iterator[str]]:
    names: list[str] = args.files
    if names[0] == _VOICES and len(names) >= 3 and len(names) % 2 == 1:
        return _voices(names[1:], _loaded_words(args.words))
    if all(name.endswith(_SHEETS) for name in names):
        from framing.evaluate.sheets import evaluate_sheets

        sheets = evaluate_sheets([Path(name) for name in names])
        return sheets, sheet_lines(sheets)
    if len(names) == 2 and names[0] != _VOICES:
        from framing.evaluate.hits import evaluate_hits
        from framing.evaluate.records import read_json_lines

        hits = evaluate_hits(read_json_lines(Path(names[0])), read_json_lines(Path(names[1])))
        return hits, hit_lines(hits)
    _refuse_missing(names[names[0] == _VOICES :])
    message = "these files are neither sheets, nor gold and hits, nor voices with gold"
    remedy = "`framing evaluate --help` shows what is held against what."
    raise InputError([Problem(names[0], 0, 0, "no-use", message, remedy)])


def _refuse_missing(names: list[str]) -> None:
    missing = [missing_file(name) for name in names if not Path(name).exists()]
    if missing:
        raise InputError(missing)


def _voices(names: list[str], is_loaded: _LoadedWords) -> tuple[object, Iterator[str]]:
    """The figures of pairs of gold and predictions: one in full, several as rows of a table."""
    from framing.evaluate.records import read_voices
    from framing.evaluate.voices import evaluate_voices

    found = tuple(
        evaluate_voices(
            read_voices(Path(gold), needs_text=True),
            read_voices(Path(predicted), needs_text=False),
            is_loaded=is_loaded,
        )
        for gold, predicted in zip(names[::2], names[1::2], strict=True)
    )
    if len(found) == 1:
        return found[0], voice_lines(found[0])
    several = VoiceEvaluations(tuple(names[::2]), found)
    return several, voice_rows(several)


class _LoadedWords:
    """Whether a word is loaded: by a list of words and globs, folded."""

    def __init__(self, words: frozenset[str]) -> None:
        self._words = frozenset(word for word in words if not {"*", "?"}.intersection(word))
        self._globs = sorted(words - self._words)
        self._known: dict[str, bool] = {}

    def __call__(self, word: str) -> bool:
        from fnmatch import fnmatchcase

        lowered = word.lower()
        if lowered not in self._known:
            self._known[lowered] = lowered in self._words or any(
                fnmatchcase(lowered, glob) for glob in self._globs
            )
        return self._known[lowered]


def _loaded_words(path: Path | None) -> _LoadedWords:
    if path is not None:
        try:
            words = path.read_text(encoding="utf-8").lower().split()
        except OSError as error:
            message = f"the file cannot be read: {error.strerror}"
            raise InputError([Problem(str(path), 0, 0, "unreadable", message)]) from error
        return _LoadedWords(frozenset(words))
    from framing.lexicon.load import load_lexicons

    return _LoadedWords(
        frozenset(form for lexicon in load_lexicons() for form in _one_word_forms(lexicon))
    )


def _one_word_forms(lexicon: Lexicon) -> Iterator[str]:
    """Words that are a label wherever they stand."""
    if lexicon.kind is Kind.CONTRAST:
        for contrast in lexicon.contrasts:
            for label in contrast.labels:
                for term in label.terms:
                    if term.case is CaseRule.ANY and not term.context:
                        yield from (form for form in term.forms if " " not in form)
