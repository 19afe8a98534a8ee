"""A foreign dictionary as a lexicon file, with the report of what was lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from framing.domain.folding import fold
from framing.domain.frozen import dataclass
from framing.errors import LexiconError, Problem
from framing.lexicon.expand import TermOptions, UnusableTermError, expand_term
from framing.lexicon.foreign.dictionary import Category, Condition, Entry, ForeignDictionary, Loss
from framing.lexicon.foreign.read import read_foreign
from framing.yaml_traps import quoted

# A label below another lies two levels deeper in YAML, which is read to a depth of twenty.
MAX_LEVELS = 8


@dataclass(frozen=True, slots=True)
class Imported:
    """A lexicon file's text and the losses, as warnings at their places in the foreign file."""

    text: str
    format_name: str
    losses: tuple[Problem, ...]


def import_dictionary(
    path: Path,
    *,
    lexicon_id: str,
    format_name: str | None = None,
    encoding: str | None = None,
) -> Imported:
    """The lexicon file that holds what a foreign dictionary holds.

    Entries become exact terms: a foreign dictionary lists its forms itself.

    Raises:
        LexiconError: the file cannot be read, its format is not known, or nothing is left of it.
    """
    name, found = read_foreign(path, format_name=format_name, encoding=encoding)
    losses = list(found.losses)
    found = _without_unmet(found, losses)
    root = _tree(found, losses)
    told = tuple(_as_problem(path, loss) for loss in sorted(losses))
    if not root.below:
        message = "no word of it can be carried over"
        remedy = "See the losses, or give its format."
        raise LexiconError([Problem(str(path), 0, 0, "nothing-left", message, remedy), *told])
    text = _head(lexicon_id, path.name, name)
    text += _body(root, names_contrasts=found.names_contrasts)
    return Imported(text, name, told)


def _without_unmet(found: ForeignDictionary, losses: list[Loss]) -> ForeignDictionary:
    """The dictionary without entries whose condition asks for categories that hold no words."""
    filled = {category.path for category in found.categories if category.entries}
    kept: list[Category] = []
    for category in found.categories:
        entries: list[Entry] = []
        for entry in category.entries:
            condition = entry.condition
            if condition is None or condition.words or filled.intersection(condition.categories):
                entries.append(entry)
            elif condition.relation.startswith("unless"):
                entries.append(replace(entry, condition=None))
            else:
                what = f"'{entry.text}' under {' > '.join(category.path)}"
                losses.append(Loss(entry.line, what, "its condition asks for an empty category"))
        kept.append(replace(category, entries=tuple(entries)))
    return replace(found, categories=tuple(kept))


def _as_problem(path: Path, loss: Loss) -> Problem:
    message = f"not carried over: {loss.what} ({loss.reason})"
    return Problem(str(path), loss.line, 1, "loss", message, severity="warning")


class _Branch:
    """A category on its way to be written: a label, with the labels below it."""

    def __init__(self, path: tuple[str, ...], label_id: str) -> None:
        self.path = path
        self.id = label_id
        self.category: Category | None = None
        self.terms: tuple[tuple[str, Condition | None], ...] = ()
        self.excluded: tuple[str, ...] = ()
        self.below: dict[str, _Branch] = {}

    def grown(self, name: str) -> _Branch:
        """The branch of this name right below, which is made where there is none."""
        if name not in self.below:
            taken = {each.id.rpartition(".")[2] for each in self.below.values()}
            own = _free_id(name, taken)
            self.below[name] = _Branch((*self.path, name), f"{self.id}.{own}" if self.id else own)
        return self.below[name]

    def walked(self) -> Iterator[_Branch]:
        """This branch and all below it."""
        yield self
        for each in self.below.values():
            yield from each.walked()


def _tree(found: ForeignDictionary, losses: list[Loss]) -> _Branch:
    """The categories that hold words, below a root that is none."""
    root = _Branch((), "")
    for category in found.categories:
        terms = _terms(category, category.entries, losses)
        if not terms:
            if not category.entries and not _has_children(category, found):
                losses.append(Loss(0, " > ".join(category.path), "a category without words"))
            continue
        branch = root
        for name in _held_path(category, losses):
            branch = branch.grown(name)
        excluded = _terms(category, category.excluded, losses)
        branch.category, branch.terms = category, (*branch.terms, *terms)
        branch.excluded = (*branch.excluded, *(term for term, _ in excluded))
    return root


def _held_path(category: Category, losses: list[Loss]) -> tuple[str, ...]:
    """The category's path; what lies too deep for YAML as it is read here becomes one name."""
    if len(category.path) <= MAX_LEVELS:
        return category.path
    losses.append(Loss(0, " > ".join(category.path), "depth; the last names are joined"))
    return (*category.path[: MAX_LEVELS - 1], " ".join(category.path[MAX_LEVELS - 1 :]))


def _has_children(category: Category, found: ForeignDictionary) -> bool:
    n = len(category.path)
    return any(
        len(other.path) > n and other.path[:n] == category.path for other in found.categories
    )


def _free_id(name: str, taken: set[str]) -> str:
    wanted = as_id(name)
    free, n = wanted, 2
    while free in taken:
        free, n = f"{wanted}-{n}", n + 1
    return free


def as_id(name: str) -> str:
    """A category's name as an id."""
    plain = (char if char.isascii() and char.isalnum() else "-" for char in fold(name))
    return "-".join(filter(None, "".join(plain).split("-"))) or "category"


def _terms(
    category: Category, entries: tuple[Entry, ...], losses: list[Loss]
) -> tuple[tuple[str, Condition | None], ...]:
    terms: dict[tuple[str, Condition | None], None] = {}
    for entry in entries:
        written = _term(entry)
        try:
            expand_term(written, TermOptions())
        except UnusableTermError as error:
            what = f"'{entry.text}' under {' > '.join(category.path)}"
            losses.append(Loss(entry.line, what, error.message))
            continue
        terms[written, entry.condition] = None
    return tuple(terms)


def _term(entry: Entry) -> str:
    """The entry in the language of lexicon files; signs that mean something there are escaped."""
    if entry.is_pattern:
        return f"re: {entry.text}"
    return _escaped(entry.text)


def _escaped(text: str) -> str:
    return "=" + "".join(f"\\{char}" if char in "{}[]\\" else char for char in text)


def _head(lexicon_id: str, file_name: str, format_name: str) -> str:
    source = f"{file_name}, read as {format_name}"
    return (
        "# yaml-language-server: $schema=schema.json\n"
        f"lexicon: {lexicon_id}\n"
        f"title: {quoted(f'Imported from {file_name}')}\n"
        "language: en\n"
        "version: 0.1.0\n"
        "kind: inventory\n"
        "case: any\n"
        f"sources:\n  imported: {{title: {quoted(source)}}}\n"
    )


def _body(root: _Branch, *, names_contrasts: bool) -> str:
    tops = list(root.below.values())
    if not names_contrasts:
        ids = {branch.path: branch.id for branch in root.walked()}
        return "labels:\n" + "".join(_branch_text(top, "  ", ids) for top in tops)
    parts = ["contrasts:\n"]
    for top in tops:
        ids = {branch.path: branch.id.partition(".")[2] for branch in top.walked()}
        parts.append(f"  {top.id}:\n    title: {quoted(top.path[0])}\n    labels:\n")
        parts.extend(_branch_text(each, "      ", ids) for each in top.below.values())
    return "".join(parts)


def _branch_text(branch: _Branch, indent: str, ids: dict[tuple[str, ...], str]) -> str:
    lines = [
        f"{branch.id.rpartition('.')[2]}:",
        f"  title: {quoted(branch.path[-1])}",
        *(_own_lines(branch, branch.category, ids) if branch.category else ()),
        *(["  labels:"] if branch.below else []),
    ]
    below = (_branch_text(each, f"{indent}    ", ids) for each in branch.below.values())
    return "".join(f"{indent}{line}\n" for line in lines) + "".join(below)


def _own_lines(
    branch: _Branch, category: Category, ids: dict[tuple[str, ...], str]
) -> Iterator[str]:
    """The lines of what a label has besides its title and the labels below it."""
    conditions = {condition for _, condition in branch.terms}
    shared = next(iter(conditions)) if len(conditions) == 1 and not branch.below else None
    names = " > ".join(branch.path)
    yield f"  says: {quoted(category.says or f'The category {names} of the imported dictionary.')}"
    yield "  evidence: [imported]"
    if category.is_case_exact:
        yield "  case: exact"
    yield from (f"  {key}: {value}" for key, value in _keys(shared, ids).items())
    yield "  terms:"
    for term, condition in branch.terms:
        yield f"    - {_scalar(term) if shared else _with_condition(term, condition, ids)}"
    if branch.excluded:
        yield "  not:"
        yield from (f"    - {_scalar(term)}" for term in branch.excluded)


def _with_condition(term: str, condition: Condition | None, ids: dict[tuple[str, ...], str]) -> str:
    keys = ", ".join(f"{key}: {value}" for key, value in _keys(condition, ids).items())
    return f"{{term: {_scalar(term)}, {keys}}}" if keys else _scalar(term)


def _keys(condition: Condition | None, ids: dict[tuple[str, ...], str]) -> dict[str, str]:
    """The keys of our language that hold a condition."""
    if condition is None:
        return {}
    words = [_scalar(_escaped(word)) for word in condition.words]
    labels = [quoted(f"#{ids[path]}") for path in condition.categories if path in ids]
    operands = ", ".join([*words, *labels])
    return {condition.relation: f"[{operands}]", "window": str(condition.window_tokens)}


def _scalar(term: str) -> str:
    is_plain = term.startswith("=") and all(char.isalnum() or char in " '=-*?" for char in term)
    return term if is_plain and len(term) > 1 and not term.endswith(" ") else quoted(term)
