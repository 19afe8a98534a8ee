"""The `corpus.yml` of a folder: which files belong to the corpus, and their metadata."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from framing.domain.frozen import dataclass
from framing.errors import LexiconError, Problem, UnreadableError
from framing.read.sources import MANIFEST_NAMES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from framing.yaml_source import Mapping, Node, Scalar, YamlFile

# Keys of the manifest that speak of the corpus; any other key is a default for its documents.
_CORPUS_KEYS = frozenset(
    {"documents", "defaults", "entities", "title", "description", "note", "notes"}
)


@dataclass(frozen=True, slots=True)
class ListedFile:
    """An entry of `documents`: the file as written, its fields, and where it stands."""

    name: str
    fields: tuple[tuple[str, str], ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest: defaults for all documents, and the files; None where it lists none.

    `entities` are the corpus's own entity files, `title` is its `title:` or else its `corpus:`.
    """

    path: str
    defaults: tuple[tuple[str, str], ...]
    files: tuple[ListedFile, ...] | None
    problems: tuple[Problem, ...]
    title: str | None = None
    entities: tuple[ListedFile, ...] = ()


def manifest_in(folder: Path) -> Path | None:
    """The manifest file of a folder, or None."""
    return next((folder / name for name in MANIFEST_NAMES if (folder / name).is_file()), None)


def read_manifest(path: Path) -> Manifest:
    """The manifest with every problem in it, each at its line and column."""
    from framing.yaml_source import Mapping, parse_yaml  # yaml costs start-up time

    place = path.as_posix()
    try:
        parsed = parse_yaml(path.read_text(encoding="utf-8-sig"), path=place)
    except (OSError, UnicodeDecodeError) as error:
        remedy = "Save the manifest as UTF-8 and make it readable."
        return _broken(
            place, [Problem(place, 0, 0, "manifest", f"cannot be read: {error}", remedy)]
        )
    except LexiconError as error:
        return _broken(place, error.problems)
    if not isinstance(parsed.root, Mapping):
        message = "a manifest is a mapping with `documents:`"
        remedy = "Write `documents:` and below it one `- file: NAME` for each article."
        problem = parsed.problem("manifest", message, remedy, at=parsed.root)
        return _broken(place, parsed.problems or [problem])
    return _manifest(parsed, parsed.root)


def corpus_title(paths: Sequence[str]) -> str | None:
    """The title of the corpus where exactly one manifest among the paths gives one."""
    titles = [manifest.title for manifest in _manifests(paths) if manifest.title]
    return titles[0] if len(titles) == 1 else None


def corpus_entities(paths: Sequence[str]) -> tuple[Path, ...]:
    """The entity files that the manifests name under `entities:`, or `entities.yml` beside one.

    Raises:
        UnreadableError: a named file is missing or lies outside the manifest's folder.
    """
    files: list[Path] = []
    for manifest in _manifests(paths):
        folder = Path(manifest.path).parent
        for listed in manifest.entities:
            inside = path_inside(folder, listed.name)
            if inside is None or not inside.is_file():
                message = f"there is no entity file '{listed.name}' in the folder of the manifest"
                remedy = "Name a file in that folder, or remove the line."
                place = (manifest.path, listed.line, listed.column)
                raise UnreadableError([Problem(*place, "missing-file", message, remedy)])
            files.append(inside)
        beside = folder / "entities.yml"
        if not manifest.entities and beside.is_file():
            files.append(beside)
    return tuple(files)


def path_inside(folder: Path, name: str) -> Path | None:
    """The path of a name in a folder; None where it leads out, be it by `..` or by a link."""
    path = folder / name
    root = os.path.realpath(folder)
    inside = os.path.realpath(path)
    is_plain = not os.path.isabs(name) and ".." not in Path(name).parts
    is_inside = inside == root or inside.startswith(root.rstrip(os.sep) + os.sep)
    return path if is_plain and is_inside else None


def _manifests(paths: Sequence[str]) -> Iterator[Manifest]:
    for given in paths:
        path = Path(given)
        found = path if path.name in MANIFEST_NAMES and path.is_file() else None
        if found is None and given != "-" and path.is_dir():
            found = manifest_in(path)
        if found is not None:
            yield read_manifest(found)


def _broken(place: str, problems: Sequence[Problem]) -> Manifest:
    return Manifest(place, (), (), tuple(problems))


def _manifest(parsed: YamlFile, root: Mapping) -> Manifest:
    from framing.yaml_source import Mapping, Sequence

    problems = list(parsed.problems)
    defaults = [pair for pair in root.pairs if pair[0].text not in _CORPUS_KEYS]
    more = root.get("defaults")
    if isinstance(more, Mapping):
        defaults += more.pairs
    listed = root.get("documents")
    files: tuple[ListedFile, ...] | None = None
    if isinstance(listed, Sequence):
        files = tuple(_listed_files(parsed, listed.items, problems))
    elif listed is not None:
        message = "`documents` must be a list"
        remedy = "Write one `- file: NAME` for each article, or leave `documents` out."
        problems.append(parsed.problem("manifest", message, remedy, at=listed))
        files = ()
    fields = tuple(_fields(parsed, defaults, problems))
    named = dict(_fields(parsed, [pair for pair in root.pairs if pair[0].text == "title"], []))
    return Manifest(
        parsed.path,
        fields,
        files,
        tuple(problems),
        title=named.get("title") or dict(fields).get("corpus"),
        entities=_entity_files(root.get("entities")),
    )


def _entity_files(node: Node | None) -> tuple[ListedFile, ...]:
    from framing.yaml_source import Scalar, Sequence

    nodes = node.items if isinstance(node, Sequence) else (node,)
    return tuple(
        ListedFile(one.text, (), one.line, one.column) for one in nodes if isinstance(one, Scalar)
    )


def _listed_files(
    parsed: YamlFile, entries: tuple[Node, ...], problems: list[Problem]
) -> Iterator[ListedFile]:
    from framing.yaml_source import Mapping, Scalar

    for entry in entries:
        name = entry.get("file") if isinstance(entry, Mapping) else entry
        if not isinstance(name, Scalar) or not name.text.strip():
            message = "this document names no file"
            remedy = "Write `- file: NAME`, the name relative to the manifest."
            problems.append(parsed.problem("manifest", message, remedy, at=entry))
            continue
        pairs = entry.pairs if isinstance(entry, Mapping) else ()
        others = [pair for pair in pairs if pair[0].text != "file"]
        fields = tuple(_fields(parsed, others, problems))
        yield ListedFile(name.text.strip(), fields, name.line, name.column)


def _fields(
    parsed: YamlFile, pairs: Sequence[tuple[Scalar, Node]], problems: list[Problem]
) -> Iterator[tuple[str, str]]:
    from framing.yaml_source import Scalar, Sequence

    for key, node in pairs:
        if isinstance(node, Scalar):
            yield key.text, node.text
        elif isinstance(node, Sequence) and all(isinstance(one, Scalar) for one in node.items):
            yield key.text, ", ".join(one.text for one in node.items if isinstance(one, Scalar))
        else:
            message = f"the field '{key.text}' must be a text or a list of texts"
            problems.append(parsed.problem("manifest", message, "Write it on one line.", at=node))
