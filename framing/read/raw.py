"""One article before it is read: its bytes or text, and where it came from. Plain and picklable."""

from __future__ import annotations

from framing.domain.frozen import dataclass

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What one file or record holds, not yet parted into paragraphs and words.

    `content` are the bytes of a whole file, or the text of a record. `path` and `line` (0 for
    a whole file) are the place for messages. `fields` win over what the article says of
    itself, `defaults` give way to it.
    """

    id: str
    path: str
    kind: str
    content: bytes | str
    line: int = 0
    fields: Fields = ()
    defaults: Fields = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One article as a file of many holds it. `id` is None where it has none.

    `kind` tells how its text is to be read: "txt", "html" or "xml".
    """

    text: str
    id: str | None
    fields: dict[str, str]
    line: int
    kind: str = "txt"
