"""The loader of a language's cues and function words for `voice/`."""

from __future__ import annotations

import marshal
import os
from functools import cache

from framing import resources
from framing.domain.cue import Cue, Form, Frame, Gender, VoiceLanguage
from framing.domain.folding import fold
from framing.domain.frozen import cast
from framing.errors import LexiconError, Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any

    _Table = dict[str, Any]
else:
    _Table = dict

_FRAMES = {frame.value: frame for frame in Frame}
_FORMS = {form.value: form for form in Form}


def load_voice_language(language: str) -> VoiceLanguage:
    """The cues and words of a language; a region ("en-GB") gets those of its language.

    A language that has no file gets no cues: quotation marks still count, speech without
    marks is not found.

    Raises:
        LexiconError: a file of the language cannot be used.
    """
    return _loaded(language.lower().replace("_", "-").split("-")[0])


@cache
def _loaded(name: str) -> VoiceLanguage:
    folder = resources.LEXICON_FOLDER
    path = os.path.join(folder, "voice", f"{name}.yml")
    if not os.path.isfile(path):
        return VoiceLanguage(name, {}, {}, {}, {}, {})
    paths = [path, *_shared_cues(folder)]
    stored = resources.compiled("voice-language", paths, lambda: _compile(path))
    return _language(name, stored)


def _shared_cues(folder: str) -> list[str]:
    """The lexicon that holds the cues of English, where the folder has it."""
    file = os.path.join(folder, "reporting-verbs.yml")
    return [file] if os.path.isfile(file) else []


def _language(name: str, stored: Any) -> VoiceLanguage:
    cues = StoredCues(stored["cues"], stored["frames"])
    frame_words = {
        str(word): _FRAMES[frame]
        for frame, words in stored["frame_words"].items()
        for word in words
    }
    return VoiceLanguage(
        name,
        cues,
        stored["classes"],
        _genders(stored["genders"]),
        _genders(stored["name_genders"]),
        frame_words,
    )


class StoredCues(_Table):
    """Cues by their first word, each made when it is asked for: a draft asks for a tenth.

    Until then the value of a word is its row, marshalled.
    """

    def __init__(self, rows: dict[str, bytes], frames: Sequence[tuple[str, ...]]) -> None:
        super().__init__(rows)
        self._frames = frames

    def __getitem__(self, first: str) -> tuple[Cue, ...]:
        found: bytes | tuple[Cue, ...] = super().__getitem__(first)
        if isinstance(found, bytes):
            found = self[first] = tuple(
                [
                    Cue(words, lemma, _FORMS[form], self._frames_of(number), *rest)
                    for words, lemma, form, number, *rest in marshal.loads(found)  # noqa: S302
                ]
            )
        return found

    def get(self, first: str, default: Any = None) -> Any:
        """As of any dict."""
        if first not in self:
            return default
        return self[first]

    def values(self) -> Any:
        """As of any dict; makes all of them."""
        return [self[first] for first in self]

    def items(self) -> Any:
        """As of any dict; makes all of them."""
        return [(first, self[first]) for first in self]

    def __reduce__(self) -> tuple[object, ...]:
        """Sent to another process as stored."""
        rows = {first: dict.__getitem__(self, first) for first in self}
        return StoredCues, (rows, self._frames)

    def _frames_of(self, number: int) -> frozenset[Frame]:
        return frozenset(map(_FRAMES.__getitem__, self._frames[number]))


def _genders(stored: dict[str, list[str]]) -> dict[str, Gender]:
    genders: dict[str, Gender] = {}
    for gender, words in stored.items():
        genders.update(dict.fromkeys(words, Gender(gender)))
    return genders


def _compile(file: str) -> object:
    """The value that the cache keeps; read once for each version of the files."""
    from pathlib import Path

    from framing.yaml_source import load_plain

    path = Path(file)
    source = _mapping(load_plain(path.read_text(encoding="utf-8"), path=str(path)), path)
    rows = [row for term in _listed(source.get("cues")) for row in _rows(term, "neutral", path)]
    if isinstance(source.get("cues"), str):
        rows = _lexicon_rows((path.parent / str(source["cues"])).resolve())
    genders, name_genders = _gender_tables(source)
    classes = {
        key: [fold(str(word)) for word in _members(value)]
        for key, value in source.items()
        if key not in ("cues", "language", "frame_words")
    }
    classes["first_names"] = [*classes.get("male_names", []), *classes.get("female_names", [])]
    frames = sorted({tuple(cast("list[str]", row[3])) for row in rows})
    return {
        "frames": frames,
        "cues": _by_first_word(rows, frames),
        "classes": {name: frozenset(words) for name, words in classes.items()},
        "genders": genders,
        "name_genders": name_genders,
        "frame_words": source.get("frame_words") or {},
    }


def _lexicon_rows(path: Path) -> list[list[object]]:
    from framing.yaml_source import load_plain

    lexicon = _mapping(load_plain(path.read_text(encoding="utf-8"), path=str(path)), path)
    labels = _mapping(lexicon.get("labels"), path)
    return [
        row
        for stance, label in labels.items()
        for term in _listed(_mapping(label, path).get("terms"))
        for row in _rows(term, stance, path)
    ]


def _rows(term: object, stance: str, path: Path) -> list[list[object]]:
    """One row for each surface form of a term: words, lemma, form, frames, stance, particle."""
    from framing.lexicon.inflect import inflect
    from framing.lexicon.spelling import spelling_variants

    written = _mapping(term, path)
    frames = [str(frame) for frame in _listed(written.get("frames"))]
    for frame in frames:
        if frame not in _FRAMES:
            raise _unknown_frame(frame, str(written.get("term") or written), path)
    listed = {key: _listed(written.get(key)) for key in _FORMS if key in written}
    if listed:
        forms = [(str(word), form) for form, words in listed.items() for word in words]
        lemma = forms[0][0]
    else:
        lemma = str(written["term"])
        first, _, rest = lemma.partition(" ")
        word_class = str(written.get("inflect", "none"))
        forms = [
            (f"{word} {rest}".strip(), _form_of(word, spelled, word_class))
            for spelled in spelling_variants(first)
            for word in inflect(spelled, word_class)
        ]
    own = [str(written.get("stance", stance)), fold(str(written.get("particle", "")))]
    return [[fold(words).split(), lemma, form, frames, *own] for words, form in forms]


def _form_of(word: str, base: str, word_class: str) -> str:
    if word_class != "verb":
        return "noun" if word_class == "noun" else "adverb"
    if word.endswith("ing") and word != base:
        return "participle"
    if word == base:
        return "base"
    return "present" if word.endswith("s") and not word.endswith("ss") else "past"


def _by_first_word(rows: list[list[object]], frames: list[tuple[str, ...]]) -> dict[str, bytes]:
    """The rows by their first word, those that ask most first, marshalled; their frames by number."""
    table: dict[str, list[tuple[object, ...]]] = {}
    numbers = {each: number for number, each in enumerate(frames)}
    for row in rows:
        words, lemma, form, own, *rest = cast("Any", row)
        listed = (tuple(words), lemma, form, numbers[tuple(own)], *rest)
        table.setdefault(words[0], []).append(listed)
    for same in table.values():
        same.sort(key=_by_length, reverse=True)
    return {first: marshal.dumps(same) for first, same in sorted(table.items())}


def _by_length(row: tuple[object, ...]) -> tuple[int, bool]:
    """Its words, and whether it needs the split-off part of a verb, which is asked for first."""
    return len(cast("tuple[str, ...]", row[0])), bool(row[-1])


def _gender_tables(
    source: dict[str, object],
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Pronouns by gender, and names, titles and roles by gender ("any" is left out)."""
    pronouns = {
        key: [fold(str(word)) for word in _listed(words)]
        for key, words in cast("dict[str, object]", source.get("pronouns") or {}).items()
        if key != "nobody"
    }
    names: dict[str, list[str]] = {}
    for gender in ("male", "female"):
        listed = _listed(source.get(f"{gender}_names"))
        for group in ("titles", "persons"):
            table = cast("dict[str, object]", source.get(group) or {})
            listed = [*listed, *_listed(table.get(gender))]
        names[gender] = [fold(str(word)) for word in listed]
    return pronouns, names


def _members(value: object) -> list[object]:
    """The words of a class; of a class parted by gender, all of them."""
    if isinstance(value, dict):
        return [word for words in value.values() for word in _listed(words)]
    return _listed(value)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _mapping(value: object, path: Path) -> dict[str, object]:
    if isinstance(value, dict):
        return value
    raise LexiconError(
        [
            Problem(
                str(path),
                0,
                0,
                "not-a-mapping",
                "keys and values are expected here",
                "Write `key: value`.",
            )
        ]
    )


def _unknown_frame(frame: str, term: str, path: Path) -> LexiconError:
    return LexiconError(
        [
            Problem(
                str(path),
                0,
                0,
                "unknown-frame",
                f"'{frame}' of '{term}' is not a frame",
                f"Use one of {', '.join(_FRAMES)}.",
            )
        ]
    )
