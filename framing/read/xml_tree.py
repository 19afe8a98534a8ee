"""The elements of an XML file with the places of their text, so that hits lead back to the file."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from xml.parsers import expat

from framing.domain.frozen import dataclass
from framing.errors import Problem, UnreadableError

_MAX_DEPTH = 200


@dataclass(frozen=True, slots=True)
class XmlText:
    """A run of text: `source[start:end]` as written, and the characters that it stands for."""

    start: int
    end: int
    text: str


@dataclasses.dataclass(slots=True)
class XmlElement:
    """An element by its local name in small letters; `source[start:end]` is the whole of it.

    `line` is where it starts, counted from 1.
    """

    name: str
    attributes: dict[str, str]
    start: int
    line: int = 1
    end: int = 0
    children: list[XmlElement | XmlText] = dataclasses.field(default_factory=list)

    def elements(self, *names: str) -> Iterator[XmlElement]:
        """The elements of these names anywhere below, in order; any where none is named."""
        for child in self.children:
            if isinstance(child, XmlElement):
                if not names or child.name in names:
                    yield child
                yield from child.elements(*names)

    def first(self, *names: str) -> XmlElement | None:
        """The first element of the first name that occurs below."""
        return next((one for name in names for one in self.elements(name)), None)

    def words(self) -> str:
        """All text below, with single blanks."""
        return " ".join("".join(self.pieces()).split())

    def pieces(self) -> Iterator[str]:
        """The pieces of text below as they stand."""
        for child in self.children:
            if isinstance(child, XmlText):
                yield child.text
            else:
                yield from child.pieces()


def parse_xml(source: str, *, path: str) -> XmlElement:
    """The root element of an XML text.

    Entities other than the five of XML itself are refused, so that nothing is fetched and
    nothing grows.

    Raises:
        UnreadableError: the text is no well-formed XML, declares entities, or is nested too deep.
    """
    walk = _Walk(source, path)
    parser = walk.parser
    try:
        parser.Parse(walk.data, True)
    except expat.ExpatError as error:
        message = f"not well-formed XML: {expat.errors.messages[error.code]}"
        remedy = "Export the file anew, or save the article as .html or .txt."
        column = error.offset + 1
        raise UnreadableError(
            [Problem(path, error.lineno, column, "bad-xml", message, remedy)]
        ) from error
    return walk.root


class _Walk:
    """What the parser has met so far. Offsets are counted in characters of the source."""

    def __init__(self, source: str, path: str) -> None:
        self.root = XmlElement("", {}, 0)
        self.data = source.encode("utf-8", "surrogatepass")
        self._path = path
        self._is_ascii = len(self.data) == len(source)
        self._open: list[XmlElement] = []
        self._n_bytes = self._n_chars = 0
        self._text: list[str] = []
        self._text_start = 0
        self.parser = parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = self._refuse_entity
        for name in ("StartCdataSection", "EndCdataSection", "Comment", "ProcessingInstruction"):
            setattr(parser, f"{name}Handler", self._part)

    def _here(self) -> int:
        """The place of the event in characters: bytes are counted on from the last one."""
        at = self.parser.CurrentByteIndex
        if self._is_ascii:
            return at
        if at > self._n_bytes:
            passed = self.data[self._n_bytes : at]
            self._n_chars += len(passed.decode("utf-8", "surrogatepass"))
            self._n_bytes = at
        return self._n_chars

    def _part(self, *_: str) -> None:
        self._end_text(self._here())

    def _characters(self, text: str) -> None:
        if not self._text:
            self._text_start = self._here()
        self._text.append(text)

    def _end_text(self, at: int) -> None:
        if self._text and self._open:
            run = XmlText(self._text_start, at, "".join(self._text))
            self._open[-1].children.append(run)
        self._text = []

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self._here()
        self._end_text(at)
        if len(self._open) >= _MAX_DEPTH:
            message = f"the elements are nested more than {_MAX_DEPTH} deep"
            problem = Problem(self._path, 0, 0, "bad-xml", message, "Export the file anew.")
            raise UnreadableError([problem])
        local = {key.rpartition(":")[2].casefold(): given for key, given in attributes.items()}
        line = self.parser.CurrentLineNumber
        element = XmlElement(name.rpartition(":")[2].casefold(), local, at, line)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _name: str) -> None:
        at = self._here()
        self._end_text(at)
        close = self.data.find(b">", self.parser.CurrentByteIndex)
        # An empty element `<p/>` ends where it starts; its bracket is looked for all the same.
        self._open.pop().end = at + close + 1 - self.parser.CurrentByteIndex

    def _refuse_entity(self, name: str, *_: object) -> None:
        message = f"the file declares the entity '{name}'"
        remedy = "Write the characters themselves; declared entities can be used to do harm."
        raise UnreadableError(
            [Problem(self._path, self.parser.CurrentLineNumber, 1, "bad-xml", message, remedy)]
        )
