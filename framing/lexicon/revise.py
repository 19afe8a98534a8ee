"""An edit held against the whole language before it is saved: doubles are refused with both places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from framing.domain.frozen import dataclass
from framing.domain.lexicon import Kind, Label, Lexicon, Term
from framing.errors import LexiconError, Problem
from framing.lexicon.edit import Edit, with_term, without_term
from framing.lexicon.files import family
from framing.lexicon.load import check_lexicons


@dataclass(frozen=True, slots=True)
class Revision:
    """A file's text as it is to be saved, the line that changed, and what is doubtful about it."""

    text: str
    line: int
    warnings: tuple[Problem, ...]


def add_term(path: Path, label: str, term: str) -> Revision:
    """The file with a term added to a label.

    Raises:
        LexiconError: the words stand in the file already (both places are named), or the file
            has no such label, or the edit makes an error.
    """
    text = _text(path)
    edit = with_term(text, path, label, term)
    before, after = check_lexicons([path]), _checked(path, edit)
    n_new_lines = edit.text.count("\n") - text.count("\n")
    _refuse_doubles(edit, label, after.lexicons, _Origin(path, edit.line, n_new_lines))
    return _revision(edit, before.problems, after.problems)


def remove_term(path: Path, label: str, term: str) -> Revision:
    """The file with a term of a label removed.

    Raises:
        LexiconError: the label does not have the term or no other, or the edit makes an error.
    """
    edit = without_term(_text(path), path, label, term)
    return _revision(edit, check_lexicons([path]).problems, _checked(path, edit).problems)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        problem = Problem(str(path), 0, 0, "unreadable", message, "Check its name.")
        raise LexiconError([problem]) from error
    except UnicodeDecodeError as error:
        message = f"the file is not UTF-8 (byte {error.start + 1})"
        problem = Problem(str(path), 0, 0, "not-utf-8", message, "Save it as UTF-8.")
        raise LexiconError([problem]) from error


@dataclass(frozen=True, slots=True)
class _Checked:
    lexicons: tuple[Lexicon, ...]
    problems: tuple[Problem, ...]


def _checked(path: Path, edit: Edit) -> _Checked:
    """The file as edited, checked in a folder of its own beside what it extends."""
    with TemporaryDirectory(prefix="framing-") as name:
        folder = Path(name)
        for each in family(path)[1:]:
            (folder / each.name).write_bytes(each.read_bytes())
        (folder / path.name).write_bytes(edit.text.encode("utf-8"))
        check = check_lexicons([folder / path.name])
        problems = tuple(
            replace(
                problem,
                path=problem.path.replace(name, str(path.parent)),
                message=problem.message.replace(name, str(path.parent)),
            )
            for problem in check.problems
        )
        return _Checked(check.lexicons, problems)


def _revision(edit: Edit, before: Sequence[Problem], after: Sequence[Problem]) -> Revision:
    known = {(each.code, each.message) for each in before}
    found = [each for each in after if (each.code, each.message) not in known]
    errors = [each for each in found if each.severity == "error"]
    if errors:
        raise LexiconError(errors)
    return Revision(edit.text, edit.line, tuple(found))


@dataclass(frozen=True, slots=True)
class _Origin:
    """The file before the edit, which added some lines at one place."""

    path: Path
    line: int
    n_new_lines: int

    def place(self, term: Term) -> str:
        """Where a term of the edited text stands in the file as it is."""
        line = term.place.line
        line -= self.n_new_lines if line > self.line else 0
        return f"{self.path}:{line}:{term.place.column}"


def _refuse_doubles(edit: Edit, label: str, lexicons: Sequence[Lexicon], origin: _Origin) -> None:
    """Whether words of the new term stand under a label that competes with its own, or under it."""
    for lexicon in lexicons:
        for contrast in lexicon.contrasts:
            own = next((each for each in contrast.labels if each.id == label), None)
            new = _new_term(own, edit.line) if own else None
            if own is None or new is None:
                continue
            rivals = contrast.labels if lexicon.kind is Kind.CONTRAST else (own,)
            problems = list(_doubles(new, own, rivals, origin))
            if problems:
                raise LexiconError(problems)


def _new_term(label: Label, line: int) -> Term | None:
    """The last term that stands on the changed line."""
    return next((term for term in reversed(label.terms) if term.place.line == line), None)


def _doubles(new: Term, own: Label, rivals: Sequence[Label], origin: _Origin) -> Iterator[Problem]:
    for label in rivals:
        for term in label.terms:
            shared = set(term.forms).intersection(new.forms)
            is_double = shared >= set(new.forms) if label is own else True
            if term is new or not shared or not is_double or term.context:
                continue
            yield Problem(
                str(origin.path),
                new.place.line,
                new.place.column,
                "duplicate-term",
                f"'{min(shared)}' of '{new.text}' stands already under {label.id}, "
                f"as '{term.text}' at {origin.place(term)}",
                "Nothing needs to be added." if label is own else "Keep it under one label.",
            )
