"""One entity file as its editor wrote it: what it declares, and every problem at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from framing.domain.entity import EntityKind, Name, Role
from framing.domain.frozen import dataclass
from framing.errors import Problem
from framing.yaml_source import Mapping, Node, Scalar, Sequence, YamlFile, parse_yaml

_SECTIONS = {
    "states": EntityKind.STATE,
    "regions": EntityKind.PLACE,
    "areas": EntityKind.AREA,
    "organisations": EntityKind.ORGANISATION,
    "groups": EntityKind.GROUP,
    "persons": EntityKind.PERSON,
}
_HEADER = ("entities", "title", "version", "licence")
_FILE_KEYS = (*_HEADER, *_SECTIONS, "leaders", "additions")
_ROLES = {
    "names": Role.NAME,
    "demonyms": Role.DEMONYM,
    "seats": Role.SEAT,
    "places": Role.PLACE,
}
_ADDED_KEYS = (*_ROLES, "person_names")
_DECLARED_KEYS = ("title", "state", "foe", "called", *_ADDED_KEYS)
# What sort of armed group one may be called; most labels are used of any.
_CALLED = ("rebel", "separatist", "militia")
_NAME_KEYS = ("name", "from", "until")
_LEADER_KEYS = ("name", "short", "from", "until")


def nearest(word: str, known: Iterable[str]) -> str:
    """A remedy that names the known word most like the given one, where there is one."""
    alike = get_close_matches(word, list(known), n=1)
    return f"Did you mean '{alike[0]}'?" if alike else "Check the spelling."


@dataclass(frozen=True, slots=True)
class Declaration:
    """An entity as one file declares it; `key`, `state` and `foe` know their places."""

    id: str
    kind: EntityKind
    title: str
    names: tuple[Name, ...]
    state: Scalar | None
    foe: Scalar | None
    called: tuple[str, ...]
    file: YamlFile
    key: Scalar

    @property
    def place(self) -> str:
        """`path:line:column` of the id."""
        return f"{self.file.path}:{self.key.line}:{self.key.column}"


@dataclass(frozen=True, slots=True)
class Addition:
    """Further names for an entity: its leaders, or what stands under `additions`."""

    id: str
    names: tuple[Name, ...]
    is_leader: bool
    file: YamlFile
    key: Scalar


@dataclass(frozen=True, slots=True)
class EntityFile:
    """What one file declares and adds, and what is wrong with it."""

    declarations: tuple[Declaration, ...]
    additions: tuple[Addition, ...]
    problems: tuple[Problem, ...]

    @classmethod
    def read(cls, path: Path) -> EntityFile:
        """The file's entities; a file that cannot be read has problems only."""
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            message = f"the file is not UTF-8 (byte {error.start + 1})"
            problem = Problem(str(path), 0, 0, "not-utf-8", message, "Save it as UTF-8.")
            return cls((), (), (problem,))
        source = parse_yaml(text, path=str(path))
        if source.root is None and source.problems:
            return cls((), (), source.problems)
        if (wrong := source.wrong_kind("entities")) is not None:
            return cls((), (), (wrong,))
        reader = _Reader(source)
        declarations, additions = reader.read_file(path.stem)
        return cls(declarations, additions, (*source.problems, *reader.problems))


class _Reader:
    """Walks the nodes of one file and collects its problems on the way."""

    def __init__(self, file: YamlFile) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def read_file(self, stem: str) -> tuple[tuple[Declaration, ...], tuple[Addition, ...]]:
        root = self.file.root
        if not isinstance(root, Mapping):
            remedy = f"Begin it with `entities: {stem}`, and list ids with names under `states:`, "
            remedy += "`groups:`, `persons:` and the like."
            self._report("not-a-mapping", "an entity file is a mapping", remedy, root)
            return (), ()
        self._check_keys(root, _FILE_KEYS)
        name = root.get("entities")
        if not isinstance(name, Scalar) or name.text != stem:
            message = f"'entities' must be the file's name, '{stem}'"
            self._report("wrong-id", message, f"Write `entities: {stem}`.", name or root)
        declarations = tuple(
            self._declaration(key, value, kind)
            for section, kind in _SECTIONS.items()
            for key, value in self._entities(root.get(section), _DECLARED_KEYS)
        )
        leaders = tuple(
            Addition(key.text, self._leaders(value), True, self.file, key)
            for key, value in self._pairs(root.get("leaders"))
        )
        further = tuple(
            Addition(key.text, self._all_names(key, value), False, self.file, key)
            for key, value in self._entities(root.get("additions"), _ADDED_KEYS)
        )
        return declarations, (*leaders, *further)

    def _entities(
        self, section: Node | None, known_keys: tuple[str, ...]
    ) -> Iterator[tuple[Scalar, Mapping]]:
        for key, value in self._pairs(section):
            if not _is_slug(key.text):
                remedy = "Use small letters, digits and hyphens, as in `south-korea`."
                self._report("bad-id", f"'{key.text}' is not an id", remedy, key)
            if isinstance(value, Mapping):
                self._check_keys(value, known_keys)
                yield key, value
            else:
                message = f"'{key.text}' needs its names"
                self._report("not-a-mapping", message, "Write `names: [...]` below it.", value)

    def _declaration(self, key: Scalar, value: Mapping, kind: EntityKind) -> Declaration:
        names = self._all_names(key, value)
        title = value.get("title")
        shown = self._text(title, value) if title is not None else names[0].text if names else ""
        state, foe = self._state(value.get("state")), self._state(value.get("foe"))
        called = self._called(value.get("called"))
        return Declaration(key.text, kind, shown, names, state, foe, called, self.file, key)

    def _called(self, node: Node | None) -> tuple[str, ...]:
        """The labels that news commonly gives a group."""
        labels = self._scalars(node)
        for label in labels:
            if label.text not in _CALLED:
                message = f"'{label.text}' is no label that groups are told apart by"
                self._report("unknown-label", message, nearest(label.text, _CALLED), label)
        return tuple([label.text for label in labels])

    def _state(self, node: Node | None) -> Scalar | None:
        if node is None or isinstance(node, Scalar):
            return node
        self._report("unknown-state", "one state is needed here", "Write its id.", node)
        return None

    def _all_names(self, key: Scalar, value: Mapping) -> tuple[Name, ...]:
        personal = {name.text for name in self._scalars(value.get("person_names"))}
        names = tuple(
            name
            for section, role in _ROLES.items()
            for name in self._names(value.get(section), role, personal)
        )
        if not names:
            message = f"'{key.text}' has no name"
            self._report("no-names", message, "Add `names: [...]`.", key)
        return names

    def _names(self, node: Node | None, role: Role, personal: set[str]) -> Iterator[Name]:
        seen: dict[str, Node] = {}
        for item in self._items(node):
            if isinstance(item, Mapping):
                self._check_keys(item, _NAME_KEYS)
                text, years = self._text(item.get("name"), item), self._years(item)
            else:
                text, years = self._text(item, item), (None, None)
            if text in seen:
                message = f"'{text}' stands twice; first at line {seen[text].line}"
                self._report("duplicate-name", message, "Remove one.", item)
            elif text:
                seen[text] = item
                yield Name(text, role, *years, text in personal)

    def _leaders(self, node: Node | None) -> tuple[Name, ...]:
        return tuple(name for item in self._items(node) for name in self._leader(item))

    def _leader(self, item: Node) -> Iterator[Name]:
        if not isinstance(item, Mapping):
            remedy = "Write `- {name: …, from: 2000, until: 2024}`."
            self._report("not-a-mapping", "a leader needs a name and years", remedy, item)
            return
        self._check_keys(item, _LEADER_KEYS)
        years = self._years(item)
        if text := self._text(item.get("name"), item):
            yield Name(text, Role.LEADER, *years)
        for short in self._scalars(item.get("short")):
            if short.text:
                yield Name(short.text, Role.LEADER, *years)

    def _years(self, item: Mapping) -> tuple[int | None, int | None]:
        start, end = (self._year(item.get(key)) for key in ("from", "until"))
        if start is not None and end is not None and end < start:
            message = f"'until' ({end}) lies before 'from' ({start})"
            self._report("bad-year", message, "Exchange the two.", item.get("until"))
        return start, end

    def _year(self, node: Node | None) -> int | None:
        if node is None:
            return None
        if isinstance(node, Scalar) and _is_year(node.text):
            return int(node.text)
        shown = node.text if isinstance(node, Scalar) else "a list or mapping"
        remedy = "Write four digits, as in 2011; leave `until` out while it lasts."
        self._report("bad-year", f"'{shown}' is not a year", remedy, node)
        return None

    def _text(self, node: Node | None, parent: Node) -> str:
        """A name as text; empty, and reported, where there is none."""
        text = node.text if isinstance(node, Scalar) else ""
        if not text.strip():
            self._report("no-name", "a name is missing here", "Write the name.", node or parent)
            return ""
        if text != text.strip() or not any(char.isalnum() for char in text):
            message = f"'{text}' is no name"
            self._report("bad-name", message, "Remove stray marks and spaces.", node)
        return text

    def _scalars(self, node: Node | None) -> list[Scalar]:
        items = self._items(node)
        for item in items:
            self._text(item, item)
        return [item for item in items if isinstance(item, Scalar)]

    def _items(self, node: Node | None) -> tuple[Node, ...]:
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            self._report("not-a-list", "a list is needed here", "Write `[one, two]`.", node)
            return ()
        return node.items

    def _pairs(self, node: Node | None) -> tuple[tuple[Scalar, Node], ...]:
        if node is None:
            return ()
        if not isinstance(node, Mapping):
            self._report("not-a-mapping", "ids are needed here", "Write `id: {…}`.", node)
            return ()
        return node.pairs

    def _check_keys(self, node: Mapping, known: tuple[str, ...]) -> None:
        for key, _ in node.pairs:
            if key.text not in known:
                self._report(
                    "unknown-key", f"'{key.text}' is not known here", nearest(key.text, known), key
                )

    def _report(self, code: str, message: str, remedy: str, node: Node | None) -> None:
        self.problems.append(self.file.problem(code, message, remedy, at=node))


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdecimal()


def _is_slug(text: str) -> bool:
    letters = text.replace("-", "")
    return letters.isalnum() and letters.isascii() and text == text.lower()
