"""Word lists by category as the files of other tools."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from framing.domain.frozen import dataclass
from framing.yaml_traps import quoted


@dataclass(frozen=True, slots=True)
class Listed:
    """A label with its path and its folded forms.

    The path begins with the contrast where the lexicon has several; then come the labels above.
    """

    path: tuple[str, ...]
    forms: tuple[str, ...]

    @property
    def name(self) -> str:
        """The path joined by full stops."""
        return ".".join(self.path)


class _Node:
    """A label, or what only holds others, with all below it."""

    def __init__(self, name: str, depth: int) -> None:
        self.name = name
        self.depth = depth
        self.listed: Listed | None = None
        self.below: dict[str, _Node] = {}

    @property
    def forms(self) -> tuple[str, ...]:
        """Its own forms."""
        return self.listed.forms if self.listed else ()

    def walked(self) -> Iterator[_Node]:
        """This node and all below it, from the top."""
        yield self
        for each in self.below.values():
            yield from each.walked()


def _tree(listed: tuple[Listed, ...]) -> tuple[_Node, ...]:
    """The nodes on the first level."""
    root = _Node("", -1)
    for each in listed:
        node = root
        for depth, name in enumerate(each.path):
            node = node.below.setdefault(name, _Node(name, depth))
        node.listed = each
    return tuple(root.below.values())


def write_dic(listed: tuple[Listed, ...]) -> str:
    """LIWC 2015: ids and names between two % lines, tabs for depth, then each word with its ids."""
    nodes = [node for top in _tree(listed) for node in top.walked()]
    header = [f"{_TAB * node.depth}{n}\t{node.name}" for n, node in enumerate(nodes, start=1)]
    members: dict[str, list[str]] = {}
    for number, node in enumerate(nodes, start=1):
        for form in node.forms:
            members.setdefault(form, []).append(str(number))
    body = ["\t".join([word, *numbers]) for word, numbers in sorted(members.items())]
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
    return "".join(map(_category_node, _tree(listed)))


def _category_node(node: _Node) -> str:
    patterns = "".join(f"<pnode name={quoteattr(form)}/>\n" for form in node.forms)
    below = "".join(map(_category_node, node.below.values()))
    return f"<cnode name={quoteattr(node.name)}>\n{patterns}{below}</cnode>\n"


def write_cat(listed: tuple[Listed, ...]) -> str:
    """WordStat: tabs for depth, upper case, underscores for blanks, weight 1."""
    lines: list[str] = []
    for node in (node for top in _tree(listed) for node in top.walked()):
        lines.append(_TAB * node.depth + node.name.upper())
        for form in node.forms:
            lines.append(_TAB * (node.depth + 1) + f"{form.replace(' ', '_').upper()} (1)")
    return "\r\n".join(lines) + "\r\n"


def write_quanteda(listed: tuple[Listed, ...]) -> str:
    """quanteda: keys with lists, indented by two blanks; words beside further keys under `__`."""
    return "".join(f"{line}\n" for top in _tree(listed) for line in _quanteda_lines(top))


def _quanteda_lines(node: _Node) -> Iterator[str]:
    indent = "  " * node.depth
    yield f"{indent}{node.name}:"
    if node.below and node.forms:
        yield f"{indent}  __:"
        indent += "  "
    yield from (f"{indent}  - {quoted(form)}" for form in node.forms)
    for each in node.below.values():
        yield from _quanteda_lines(each)


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
