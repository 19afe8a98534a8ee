"""What a line of YAML did that its writer did not mean, in plain words, and the corrected line."""

from __future__ import annotations

from collections.abc import Sequence

from framing.domain.frozen import dataclass
from framing.yaml_lists import closing, entries, list_end, with_closing_mark


@dataclass(frozen=True, slots=True)
class Trap:
    """One misread line: code, what happened, the whole corrected line, and where (1-based)."""

    code: str
    message: str
    corrected: str
    column: int

    @property
    def remedy(self) -> str:
        """What to write; how many blanks stand for a tab in front of a line is not known."""
        if self.code == "yaml-tab" and not self.corrected[: self.column].strip():
            return "Put spaces in place of the tab."
        if self.code == "yaml-indent":
            return "Let it begin under the lines that it belongs to."
        return f"Write: {self.corrected.strip()}"


def quoted(text: str) -> str:
    """The text in quotation marks that YAML reads back; those of `'it's so'` were meant as such."""
    end = closing(text, 0) if text[:1] == "'" == text[-1:] else -1
    if 0 < end < len(text) - 1 and text[end - 1].isalpha() and text[end + 1].isalpha():
        text = text[1:-1]
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def with_quotes(line: str, column: int = 0) -> str:
    """The line with the text after its dashes and its key put in quotation marks; of a list in
    brackets, the entry that stands at a column."""
    lead, text = split_line(line)
    for entry, at in _entries(text):
        if at < column - len(lead) <= at + len(entry):
            return _with_quoted(line, len(lead) + 1, [(entry, at)])
    return lead + quoted(text)


def _with_quoted(line: str, column: int, found: Sequence[tuple[str, int]]) -> str:
    """The line with words in quotation marks, of which is told where they stand behind a column."""
    for words, at in reversed(found):
        start = column - 1 + at
        line = line[:start] + quoted(words) + line[start + len(words) :]
    return line


def _entries(text: str) -> list[tuple[str, int]]:
    """The entries of a list in brackets and where they begin; none of another text."""
    found = entries(text) if text.startswith("[") else ()
    stripped = [(text[start:end].strip(), start) for start, end in found]
    return [(entry, text.index(entry, start)) for entry, start in stripped]


def split_line(line: str) -> tuple[str, str]:
    """A line's indent, dashes and key, and the text after them."""
    at = len(line) - len(line.lstrip())
    while line.startswith("- ", at):
        at += 2
        at += len(line[at:]) - len(line[at:].lstrip())
    key, colon, rest = line[at:].partition(": ")
    if colon and _is_key(key):
        at += len(key) + 2
        at += len(rest) - len(rest.lstrip())
    return line[:at], line[at:].rstrip()


def explain(line: str) -> Trap | None:
    """The trap that a line which YAML refuses has fallen into, None where it is another fault."""
    lead, text = split_line(line)
    column = len(lead) + 1
    for find in _TRAPS:
        trap = find(line, text, column)
        if trap is not None:
            return trap
    return None


def suspects(marked: Sequence[int], lines: Sequence[str], *, is_flow: bool) -> list[int]:
    """Numbers of the lines that may hold a fault which YAML noticed at the marked ones.

    A list in brackets may have lost its end far above, and a quotation mark that is never closed
    ends at the next one, some lines further down.
    """
    last = len(lines) - 1
    numbers = [number for number in marked if number <= last]
    if marked and is_flow:
        above = range(min(marked[0], last), -1, -1)
        numbers += [n for n in above if "[#" in lines[n] or ", #" in lines[n]]
    above = range(min(max(marked, default=0), last), -1, -1)
    return numbers + [n for n in above if _is_left_open(lines[n])][:1]


def _is_key(key: str) -> bool:
    return bool(key) and all(char.isalnum() or char in "-_." for char in key)


def _tab(line: str, _text: str, _column: int) -> Trap | None:
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" not in line or ("\t" not in indent and not line.lstrip(" -").startswith("\t")):
        return None
    return Trap(
        "yaml-tab",
        "a tab stands before the text; YAML indents with spaces only",
        line.replace("\t", "  "),
        line.index("\t") + 1,
    )


def _comment_in_list(line: str, text: str, column: int) -> Trap | None:
    if not text.startswith(("[", "{")):
        return None
    for mark in ("[#", ", #", "{#", "[ #"):
        if mark in text:
            at = text.index(mark) + mark.index("#")
            end = min((text.find(sign, at) for sign in ",]}" if sign in text[at:]), default=-1)
            word = text[at : end if end > 0 else len(text)]
            return _comment(_with_quoted(line, column, [(word, at)]), word, column + at)
    for entry, at in _plain_entries(text):
        if " #" in entry:
            word = entry[entry.index(" #") + 1 :]
            corrected = _with_quoted(line, column, [(entry, at)])
            return _comment(corrected, word, column + at + entry.index(" #") + 1)
    return None


def _comment(corrected: str, word: str, column: int) -> Trap:
    message = f"'#' starts a comment here, so '{word}' is not read"
    return Trap("yaml-comment", message, corrected, column)


def _plain_entries(text: str) -> list[tuple[str, int]]:
    """The entries of a list that is closed on its line and where they begin, without quoted ones."""
    found = _entries(text) if list_end(text) >= 0 else []
    return [(entry, at) for entry, at in found if entry[:1] not in ("", '"', "'")]


_SIGNS = {
    "@": "may not begin a text in YAML",
    "`": "may not begin a text in YAML",
    "%": "may not begin a text in YAML",
    "*": "makes YAML look for an alias",
    "&": "makes YAML set an anchor",
    "!": "makes YAML look for a tag",
    "|": "starts a text of several lines in YAML",
    ">": "starts a text of several lines in YAML",
}


def _sign(line: str, text: str, column: int) -> Trap | None:
    """A text, or an entry of a list in brackets, that begins with a sign with a meaning in YAML."""
    signed = [(entry, at) for entry, at in _plain_entries(text) if entry[0] in _SIGNS]
    if text[:1] in _SIGNS:
        signed = [(text, 0)]
    if not signed:
        return None
    entry, at = signed[0]
    message = f"'{entry[0]}' at the start of a text {_SIGNS[entry[0]]}"
    return Trap("yaml-sign", message, _with_quoted(line, column, signed), column + at)


def _escape(line: str, text: str, column: int) -> Trap | None:
    if not text.startswith('"') or not text.endswith('"') or len(text) < 2:
        return None
    at = text.find("\\")
    while at >= 0 and text[at + 1 : at + 2] in _ESCAPES:
        at = text.find("\\", at + 2)
    if at < 0:
        return None
    single = "'" + text[1:-1].replace("'", "''") + "'"
    return Trap(
        "yaml-escape",
        f"'{text[at : at + 2]}' means nothing inside double quotation marks",
        line.replace(text, single),
        column + at,
    )


_ESCAPES = frozenset('0abtnvfre "/\\N_LPxuU\t')


def _after_quote(line: str, text: str, column: int) -> Trap | None:
    """`"so-called" rebels`: the quotation marks were meant as part of the text."""
    mark = text[:1]
    if mark not in ('"', "'") or not mark:
        return None
    end = closing(text, 0)
    rest = text[end + 1 :].strip() if end > 0 else ""
    if end < 0:
        return Trap(
            "yaml-unclosed",
            f"the quotation mark {mark} is never closed",
            line.rstrip() + mark,
            column,
        )
    if not rest or rest.startswith("#"):
        return None
    return Trap(
        "yaml-after-quote",
        f"'{rest}' follows a closing quotation mark",
        with_quotes(line),
        column + end + 1,
    )


def _quote_in_entry(line: str, text: str, column: int) -> Trap | None:
    """`['o'clock', noon]`: the mark at the start of an entry is closed inside it."""
    for entry, at in _entries(text):
        shut = closing(entry, 0) if entry[:1] in ("'", '"') else -1
        if 0 < shut < len(entry) - 1:
            message = f"'{entry[shut + 1 :]}' follows a closing quotation mark"
            corrected = _with_quoted(line, column, [(entry, at)])
            return Trap("yaml-after-quote", message, corrected, column + at + shut + 1)
    return None


def _is_left_open(line: str) -> bool:
    """Whether the text of a line begins with a quotation mark that the line does not close."""
    _, text = split_line(line)
    return text[:1] in ("'", '"') and closing(text, 0) < 0


def _after_bracket(line: str, text: str, column: int) -> Trap | None:
    """`[Rebels] left.` and `{a,b} force`: brackets were meant as part of the text."""
    if text[:1] not in ("[", "{"):
        return None
    end = list_end(text)
    rest = text[end + 1 :].strip() if end > 0 else ""
    if not rest or rest[0] in "#,]}":
        return None
    kind = "list" if text[0] == "[" else "mapping"
    return Trap(
        "yaml-bracket",
        f"'{text[0]}' at the start of a text starts a {kind} in YAML",
        with_quotes(line),
        column,
    )


def _alternation(line: str, text: str, column: int) -> Trap | None:
    """`[rebel {group,cell}, gang]`: in a list in brackets, braces start a mapping."""
    meant = [
        (item, at)
        for item, at in _entries(text)
        if "{" in item[1:] or (item[:1] == "{" and item[-1] != "}")
    ]
    if not meant or any(item[:1] in ('"', "'") or ": " in item for item, _ in meant):
        return None
    return Trap(
        "yaml-bracket",
        "'{' and its commas mean something else to YAML inside a list in brackets",
        _with_quoted(line, column, meant),
        column + meant[0][1],
    )


def _open_list(line: str, text: str, column: int) -> Trap | None:
    """A quotation mark or the bracket of a list that is never closed."""
    if not text.startswith("["):
        return None
    lacking = with_closing_mark(text)
    if lacking is not None:
        at, corrected = lacking
        message = f"the quotation mark {text[at]} is never closed"
        return Trap("yaml-unclosed", message, line.replace(text, corrected), column + at)
    if list_end(text) >= 0 or text.endswith(","):
        return None
    return Trap("yaml-unclosed", "the bracket [ is never closed", f"{line.rstrip()}]", column)


def _colon(line: str, text: str, column: int) -> Trap | None:
    at = text.find(": ")
    if at < 0 and text.endswith(":") and not _is_key(text[:-1]):
        at = len(text) - 1
    if at < 0 or text[:1] in ('"', "'", "[", "{") or column == 1:
        return None
    return Trap(
        "yaml-colon",
        "a colon and a space inside a text make YAML read a key and its value",
        with_quotes(line),
        column + at,
    )


_TRAPS = (
    *(_tab, _comment_in_list, _sign, _escape, _after_quote, _alternation, _after_bracket),
    *(_open_list, _quote_in_entry, _colon),
)
