"""Lexicon files read, built and checked, all their problems gathered in one list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from framing.domain.frozen import dataclass
from framing.domain.lexicon import Lexicon
from framing.errors import Problem
from framing.lexicon.build import build_lexicon
from framing.lexicon.checks import check_lexicon, check_set
from framing.lexicon.exceptions import Exceptions, apply_exceptions, build_exceptions
from framing.lexicon.files import extended_file, family, is_exceptions_file
from framing.lexicon.problems import ProblemList, nearest
from framing.lexicon.terms import one_text
from framing.lexicon.validate import check_record, is_id
from framing.resources import LEXICONS, digest_of
from framing.yaml_source import Mapping, YamlFile, read_yaml


def compile_files(
    files: Sequence[Path],
) -> tuple[tuple[Lexicon, ...], tuple[Problem, ...]]:
    """The lexicons of the files, sorted by id, and every problem, sorted by place.

    A file that only others extend is not among the lexicons.
    """
    problems = ProblemList()
    built: dict[Path, Lexicon | None] = {}
    lists = [each for each in files if is_exceptions_file(each)]
    for path in files:
        for each in reversed(family(path)):
            if each not in built and each not in lists:
                built[each] = _compiled(each, built, problems)
    lexicons = [built[path] for path in files if path not in lists]
    found = tuple(sorted((each for each in lexicons if each is not None), key=_id_and_path))
    found = apply_exceptions(found, [*_lists(lists, problems)], problems)
    check_set([lexicon.live for lexicon in found], problems)
    return found, tuple(sorted(set(problems.problems)))


def _lists(files: Sequence[Path], problems: ProblemList) -> Iterator[Exceptions]:
    for path in sorted(files):
        opened = _opened(path, problems)
        if opened is not None:
            check_record(opened.root, "exceptions", opened.file, problems)
            _check_name(opened, path, problems, key="exceptions")
            digest = digest_of([path])
            yield build_exceptions(opened.file, opened.root, problems, digest=digest)


def _id_and_path(lexicon: Lexicon) -> tuple[str, str]:
    return lexicon.id, lexicon.path


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file whose root is a mapping."""

    file: YamlFile
    root: Mapping


def _compiled(
    path: Path, built: dict[Path, Lexicon | None], problems: ProblemList
) -> Lexicon | None:
    opened = _opened(path, problems)
    if opened is None:
        return None
    file, root = opened.file, opened.root
    if (wrong := file.wrong_kind("lexicon", "exceptions")) is not None:
        problems.problems.append(wrong)
        return None
    parent_path = extended_file(path)
    parent = built.get(parent_path) if parent_path is not None else None
    check_record(root, "lexicon", file, problems)
    _check_head(opened, path, problems, is_extending=parent is not None)
    _check_extends(opened, problems, parent_path, built)
    digest = digest_of(family(path))
    lexicon = build_lexicon(file, root, problems, parent=parent, digest=digest)
    if root.get("extends") is not None and parent is None:
        return lexicon  # what it lacks may be in the file that is not found
    n_known = len(problems.problems)
    check_lexicon(lexicon.live, problems, path=file.path)
    problems.name_heir(n_known, file.path)
    return lexicon


def _opened(path: Path, problems: ProblemList) -> _Opened | None:
    file = read_yaml(path)
    problems.open_file(file)
    if isinstance(file.root, Mapping):
        return _Opened(file, file.root)
    if not file.problems:
        message = "the file holds no keys"
        remedy = f"`framing lexicon new {path.stem}` writes a file to start from."
        place = (file.root.line, file.root.column) if file.root is not None else (0, 0)
        problems.problems.append(Problem(file.path, *place, "empty-file", message, remedy))
    return None


def _check_head(opened: _Opened, path: Path, problems: ProblemList, *, is_extending: bool) -> None:
    """Id and file name, one way of giving labels, and an axis with two names."""
    file, root = opened.file, opened.root
    _check_name(opened, path, problems, key="lexicon")
    language = root.get("language")
    if language is not None and one_text(language) and not _is_language(one_text(language)):
        message = f"'{one_text(language)}' is no language code, so the lexicon would find nothing"
        remedy = "Write a code such as en, de, fr, es or ar, or mul for any language."
        problems.error("bad-language", message, remedy, at=language, file=file)
    labels, contrasts = root.get("labels"), root.get("contrasts")
    if labels is not None and contrasts is not None:
        message = "'labels' and 'contrasts' stand in one file"
        remedy = "Put the labels under a contrast of their own."
        problems.error("labels-and-contrasts", message, remedy, at=contrasts, file=file)
    if labels is None and contrasts is None and not is_extending and root.get("extends") is None:
        message = "the lexicon has neither 'labels' nor 'contrasts'"
        problems.error("missing-key", message, "Add `labels:`.", at=root, file=file)


def _is_language(code: str) -> bool:
    """Whether it looks like `en`, `en-GB`, `mul` or `*`."""
    first = code.replace("_", "-").partition("-")[0]
    return code == "*" or (len(first) in (2, 3) and first.isascii() and first.isalpha())


def _check_name(opened: _Opened, path: Path, problems: ProblemList, *, key: str) -> None:
    """The id under the key is the file's name."""
    name = opened.root.get(key)
    if name is not None and one_text(name) and one_text(name) != path.stem:
        message = f"the id '{one_text(name)}' is not the file's name"
        other = f", or name the file {one_text(name)}.yml" if is_id(one_text(name)) else ""
        remedy = f"Write `{key}: {path.stem}`{other}."
        problems.error("id-not-name", message, remedy, at=name, file=opened.file)


def _check_extends(
    opened: _Opened,
    problems: ProblemList,
    parent_path: Path | None,
    built: dict[Path, Lexicon | None],
) -> None:
    node = opened.root.get("extends")
    if node is None or not one_text(node):
        return
    if parent_path is None:
        here = Path(opened.file.path)
        beside = {each.stem for each in here.parent.glob("*.y*ml")} - {here.stem}
        known = sorted({each.stem for each in LEXICONS.glob("*.yml")} | beside)
        message = f"no lexicon '{one_text(node)}' beside this file or among the shipped ones"
        remedy = nearest(one_text(node), known)
        problems.error("unknown-lexicon", message, remedy, at=node, file=opened.file)
    elif parent_path not in built:
        message = f"'{one_text(node)}' extends this file in turn"
        remedy = "Let one of the two stand alone."
        problems.error("extends-circle", message, remedy, at=node, file=opened.file)
    elif built[parent_path] is None:
        message = f"'{one_text(node)}' cannot be used"
        problems.error("bad-parent", message, "Mend it first.", at=node, file=opened.file)
