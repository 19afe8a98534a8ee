"""Word lists by category as the files of other tools."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from framing.domain.frozen import dataclass
from framing.yaml_traps import quoted


@dataclass(frozen=True, slots=True)
class Listed:
    """A label with its path (contrast and label, or label alone) and its folded forms."""

    path: tuple[str, ...]
    forms: tuple[str, ...]

    @property
    def name(self) -> str:
        """The path joined by full stops."""
        return ".".join(self.path)


def write_dic(listed: tuple[Listed, ...]) -> str:
    """LIWC 2015: ids and names between two % lines, tabs for depth, then each word with its ids."""
    header: list[str] = []
    ids: list[int] = []
    for top, group in _by_top(listed):
        if top is not None:
            header.append(f"{len(header) + 1}\t{top}")
        for each in group:
            ids.append(len(header) + 1)
            header.append(f"{'' if top is None else _TAB}{ids[-1]}\t{each.path[-1]}")
    ordered = tuple(each for _, group in _by_top(listed) for each in group)
    members = _members(ordered)
    body = ["\t".join([word, *(str(ids[n]) for n in numbers)]) for word, numbers in members.items()]
    return "\n".join(["%", *header, "%", *body]) + "\n"


_TAB = "\t"


def write_dicx(listed: tuple[Listed, ...]) -> str:
    """LIWC-22: a table with an X where the word belongs to the category."""
    rows = [["Entry", *(each.name for each in listed)]]
    for word, numbers in _members(listed).items():
        rows.append([word, *("X" if n in numbers else "" for n in range(len(listed)))])
    return _table(rows, ",")


def _members(listed: tuple[Listed, ...]) -> dict[str, list[int]]:
    """Each word and the numbers of the categories that hold it, words sorted."""
    members: dict[str, list[int]] = {}
    for number, each in enumerate(listed):
        for form in each.forms:
            members.setdefault(form, []).append(number)
    return dict(sorted(members.items()))


def write_lc3(listed: tuple[Listed, ...]) -> str:
    """Lexicoder 3: `+category`, then one pattern a line."""
    return "".join(f"+{each.name}\n" + "".join(f"{f}\n" for f in each.forms) for each in listed)


def write_ykd(listed: tuple[Listed, ...]) -> str:
    """Yoshikoder: category nodes with pattern nodes, below one root category."""
    root = '<cnode name="lexicon">\n' + _category_nodes(listed) + "</cnode>\n"
    return f'{_XML}<dictionary style="050805" patternengine="substring">\n{root}</dictionary>\n'


def write_lcd(listed: tuple[Listed, ...]) -> str:
    """Lexicoder 2: as Yoshikoder, the categories directly below the dictionary."""
    return f'{_XML}<dictionary style="LCD">\n{_category_nodes(listed)}</dictionary>\n'


_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def _category_nodes(listed: tuple[Listed, ...]) -> str:
    parts: list[str] = []
    for top, group in _by_top(listed):
        if top is not None:
            parts.append(f"<cnode name={quoteattr(top)}>\n")
        for each in group:
            parts.append(f"<cnode name={quoteattr(each.path[-1])}>\n")
            parts.extend(f"<pnode name={quoteattr(form)}/>\n" for form in each.forms)
            parts.append("</cnode>\n")
        if top is not None:
            parts.append("</cnode>\n")
    return "".join(parts)


def _by_top(listed: tuple[Listed, ...]) -> list[tuple[str | None, list[Listed]]]:
    """The labels by contrast, None where the lexicon has one only."""
    groups: dict[str | None, list[Listed]] = {}
    for each in listed:
        groups.setdefault(each.path[0] if len(each.path) > 1 else None, []).append(each)
    return list(groups.items())


def write_cat(listed: tuple[Listed, ...]) -> str:
    """WordStat: tabs for depth, upper case, underscores for blanks, weight 1."""
    lines: list[str] = []
    for top, group in _by_top(listed):
        depth = 0 if top is None else 1
        if top is not None:
            lines.append(top.upper())
        for each in group:
            lines.append("\t" * depth + each.path[-1].upper())
            for form in each.forms:
                lines.append("\t" * (depth + 1) + f"{form.replace(' ', '_').upper()} (1)")
    return "\r\n".join(lines) + "\r\n"


def write_quanteda(listed: tuple[Listed, ...]) -> str:
    """quanteda: keys with lists, indented by two blanks."""
    lines: list[str] = []
    for top, group in _by_top(listed):
        indent = "" if top is None else "  "
        if top is not None:
            lines.append(f"{top}:")
        for each in group:
            lines.append(f"{indent}{each.path[-1]}:")
            lines.extend(f"{indent}  - {quoted(form)}" for form in each.forms)
    return "\n".join(lines) + "\n"


def write_csv(listed: tuple[Listed, ...]) -> str:
    """A table of word and category, parted by commas."""
    return _table(_rows(listed), ",")


def write_tsv(listed: tuple[Listed, ...]) -> str:
    """A table of word and category, parted by tabs."""
    return _table(_rows(listed), "\t")


def _rows(listed: tuple[Listed, ...]) -> list[list[str]]:
    return [["word", "category"], *([form, each.name] for each in listed for form in each.forms)]


def _table(rows: Iterable[list[str]], delimiter: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()
