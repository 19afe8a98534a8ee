"""One article before it is read: its bytes or text, and where it came from. Plain and picklable."""

from __future__ import annotations

from framing.domain.frozen import dataclass

Fields = tuple[tuple[str, str], ...]
# The id that a record gave itself, and its place: path and line.
Name = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What one file or record holds, not yet parted into paragraphs and words.

    `content` are the bytes of a whole file, or the text of a record, as such or as UTF-8. `path` and `line` (0 for
    a whole file) are the place for messages. `fields` win over what the article says of
    itself, `defaults` give way to it. `is_named` tells that the record gave itself its id.
    """

    id: str
    path: str
    kind: str
    content: bytes | str
    line: int = 0
    fields: Fields = ()
    defaults: Fields = ()
    is_named: bool = False

    @property
    def name(self) -> Name | None:
        """The id that the record gave itself, with its place; None for any other."""
        return (self.id, self.path, self.line) if self.is_named else None


@dataclass(frozen=True, slots=True)
class RawLines:
    """A stretch of whole lines of a JSON Lines file, not yet read: so they cost little to send.

    `id` and `fields` are those of the file, `path` is the place for messages. `first_line` counts
    from 1; `n_lines` counts empty ones too. `encoding` is that of the bytes, where one is known.
    """

    id: str
    path: str
    data: bytes
    first_line: int
    n_lines: int
    fields: Fields = ()
    defaults: Fields = ()
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One article as a file of many holds it. `id` is None where it has none.

    `kind` tells how its text, which may be UTF-8, is to be read: "txt", "html" or "xml".
    """

    text: str | bytes
    id: str | None
    fields: dict[str, str]
    line: int
    kind: str = "txt"
