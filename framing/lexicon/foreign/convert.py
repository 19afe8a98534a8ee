"""A foreign dictionary as a lexicon file, with the report of what was lost on the way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from framing.domain.folding import fold
from framing.domain.frozen import dataclass
from framing.errors import LexiconError, Problem
from framing.lexicon.expand import TermOptions, UnusableTermError, expand_term
from framing.lexicon.foreign.dictionary import Category, Condition, Entry, ForeignDictionary, Loss
from framing.lexicon.foreign.read import read_foreign
from framing.yaml_traps import quoted


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
    contrasts = _by_contrast(found, lexicon_id, losses)
    told = tuple(_as_problem(path, loss) for loss in sorted(losses))
    if not contrasts:
        message = "no word of it can be carried over"
        remedy = "See the losses, or give its format."
        raise LexiconError([Problem(str(path), 0, 0, "nothing-left", message, remedy), *told])
    text = _head(lexicon_id, path.name, name) + _body(contrasts, lexicon_id)
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


@dataclass(frozen=True, slots=True)
class _Label:
    """A label ready to be written."""

    id: str
    title: str
    category: Category
    terms: tuple[tuple[str, Condition | None], ...]
    excluded: tuple[str, ...]


def _by_contrast(
    found: ForeignDictionary, lexicon_id: str, losses: list[Loss]
) -> dict[str, list[_Label]]:
    """Labels by contrast: the top level where the tree has several, else the lexicon itself."""
    is_nested = any(len(category.path) > 1 for category in found.categories)
    contrasts: dict[str, list[_Label]] = {}
    taken: set[str] = set()
    for category in found.categories:
        terms = _terms(category, category.entries, losses)
        if not terms:
            if not category.entries and not _has_children(category, found):
                losses.append(Loss(0, " > ".join(category.path), "a category without words"))
            continue
        if len(category.path) > 2:
            losses.append(Loss(0, " > ".join(category.path), "depth; the names are joined"))
        own = category.path if len(category.path) == 1 else category.path[1:]
        label = _Label(
            _free_id("-".join(own), taken),
            " > ".join(own),
            category,
            terms,
            tuple(term for term, _ in _terms(category, category.excluded, losses)),
        )
        contrast = as_id(category.path[0]) if is_nested else lexicon_id
        contrasts.setdefault(contrast, []).append(label)
    return contrasts


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
    taken.add(free)
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


def _body(contrasts: dict[str, list[_Label]], lexicon_id: str) -> str:
    ids = {label.category.path: label.id for labels in contrasts.values() for label in labels}
    if set(contrasts) <= {lexicon_id}:
        labels = contrasts.get(lexicon_id, [])
        return "labels:\n" + "".join(_label_text(label, "  ", ids) for label in labels)
    parts = ["contrasts:\n"]
    for contrast, labels in contrasts.items():
        title = labels[0].category.path[0]
        parts.append(f"  {contrast}:\n    title: {quoted(title)}\n    labels:\n")
        parts.extend(_label_text(label, "      ", ids) for label in labels)
    return "".join(parts)


def _label_text(label: _Label, indent: str, ids: dict[tuple[str, ...], str]) -> str:
    conditions = {condition for _, condition in label.terms}
    shared = next(iter(conditions)) if len(conditions) == 1 else None
    says = label.category.says or f"The category {label.title} of the imported dictionary."
    lines = [
        f"{label.id}:",
        f"  title: {quoted(label.title)}",
        f"  says: {quoted(says)}",
        "  evidence: [imported]",
        *(["  case: exact"] if label.category.is_case_exact else []),
        *(f"  {key}: {value}" for key, value in _keys(shared, ids).items()),
        "  terms:",
        *(
            f"    - {_scalar(term) if shared else _with_condition(term, condition, ids)}"
            for term, condition in label.terms
        ),
    ]
    if label.excluded:
        lines += ["  not:", *(f"    - {_scalar(term)}" for term in label.excluded)]
    return "".join(f"{indent}{line}\n" for line in lines)


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
