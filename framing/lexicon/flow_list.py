"""Where the items of a YAML list in square brackets begin and end in its text."""

from __future__ import annotations

from framing.domain.frozen import dataclass

_OPENING, _CLOSING = "[{", "]}"


@dataclass(frozen=True, slots=True)
class FlowList:
    """Offsets in the text: of each item `(start, end)` without white space, of the last `]`."""

    items: tuple[tuple[int, int], ...]
    end: int


def scan_flow_list(text: str, start: int) -> FlowList:
    """The list whose `[` stands at the offset; the text is YAML that has been parsed.

    A bare text inside brackets holds neither bracket nor comma, so outside quotation marks
    each of them is a sign of structure.
    """
    items: list[tuple[int, int]] = []
    depth, begun, last, at = 1, -1, -1, start + 1
    while at < len(text):
        char, after = text[at], _token_end(text, at)
        depth += (char in _OPENING) - (char in _CLOSING)
        if depth == 0 or (depth == 1 and char == ","):
            if begun >= 0:
                items.append((begun, last))
            if depth == 0:
                break
            begun = -1
        elif not (char.isspace() or _is_comment(text, at)):
            begun = at if begun < 0 else begun
            last = after
        at = after
    return FlowList(tuple(items), at)


def _token_end(text: str, at: int) -> int:
    """The end of a comment or quoted text that begins here, else of the one character."""
    if _is_comment(text, at):
        end = text.find("\n", at)
        return len(text) if end < 0 else end
    is_quoted = text[at] in "\"'" and _opens_quote(text, at)
    return _quote_end(text, at) if is_quoted else at + 1


def _is_comment(text: str, at: int) -> bool:
    return text[at] == "#" and text[at - 1].isspace()


def _opens_quote(text: str, at: int) -> bool:
    """Whether a mark begins a quoted text: inside a word, as in `women's`, it is a letter."""
    before = text[:at].rstrip()[-1:]
    return before in ("[", "{", ",") or (before == ":" and text[at - 1].isspace())


def _quote_end(text: str, at: int) -> int:
    mark = text[at]
    at += 1
    while at < len(text):
        if mark == '"' and text[at] == "\\":
            at += 2
        elif text[at] != mark:
            at += 1
        elif mark == "'" and text[at + 1 : at + 2] == "'":
            at += 2
        else:
            return at + 1
    return at
