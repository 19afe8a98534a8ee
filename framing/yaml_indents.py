"""Lines of YAML that begin where none may: which they belong to, and how deep they were meant."""

from __future__ import annotations

from collections.abc import Sequence

from framing.yaml_traps import Trap


def stray_indent(lines: Sequence[str], number: int) -> Trap | None:
    """What is wrong with a line that is indented like none of those that it could belong to."""
    line = lines[number]
    indent = _indent(line)
    above = [each for each in lines[:number] if each.strip() and not each.lstrip().startswith("#")]
    open_indents: list[int] = []
    for each in reversed(above):
        if not open_indents or _indent(each) < open_indents[-1]:
            open_indents.append(_indent(each))
    if not above or indent in open_indents:
        return None
    is_heading = line.rstrip().endswith(":")
    if indent > open_indents[0] and (is_heading or above[-1].rstrip().endswith(_OPENING)):
        return None
    # Between two, a heading goes with the outer lines, a key with a value with the inner ones.
    outwards = 1 if is_heading else -1
    nearest = min(open_indents, key=lambda each: (abs(each - indent), each * outwards))
    known = " or ".join(str(each) for each in sorted(open_indents))
    return Trap(
        "yaml-indent",
        f"the line begins after {indent} blanks, those above it after {known}",
        " " * nearest + line.lstrip(),
        indent + 1,
    )


# How a line ends below which deeper ones stand.
_OPENING = (":", "|", ">", "-")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def aligned(line: str, above: Sequence[str]) -> str:
    """A line whose tab became blanks, as deep as the one above it where both are list entries or
    both are keys; others as they are."""
    last = next((each for each in reversed(above) if each.strip()), "")
    both = line.lstrip(), last.lstrip()
    are_entries = [each.startswith("- ") for each in both]
    if are_entries[0] != are_entries[1] or last.rstrip().endswith(":"):
        return line
    return last[: len(last) - len(both[1])] + both[0]
