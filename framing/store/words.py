"""The word index of a run: which spelling stands where, beside the texts of a store.

`index/run=ID/part-N.words` holds the words of one part of the texts as numbers, `types.words` the
spellings of all parts, `index.json` the record, written last: an index without one is not whole.
docs/word-index.md explains every array.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing import __version__
from framing.domain.attribution import Voice
from framing.domain.document import Zone
from framing.domain.frozen import dataclass
from framing.errors import InputError, Problem
from framing.store.arrays import ArrayFile, Strings
from framing.store.postings import Postings, rows_of
from framing.store.tables import TEXTS

SCHEMA = 2
VOICES, ZONES = tuple(Voice), tuple(Zone)  # by the numbers that they have in an index
TYPES, RECORD = "types.words", "index.json"
N_PLAIN_GAPS, END_GAP, RARE_GAP = 14, 14, 15
_N_OFFSET_BITS = 40  # of a place in a document, in code points
_N_FOOT = 4096  # bytes: the foot of a Parquet part tells sizes and bounds of all its columns

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


def index_folder(store: Path, run: str) -> Path:
    """Where the index of a run lies."""
    return store / "index" / f"run={run}"


def texts_parts(store: Path, run: str) -> list[Path]:
    """The parts of the texts of a run, in the order of the corpus."""
    return sorted((store / TEXTS / f"run={run}").glob("part-*.parquet"))


def part_digest(texts: Path) -> str:
    """What changes when a part of the texts is written anew with other texts."""
    with texts.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _N_FOOT))
        return f"{size:x}-{zlib.crc32(file.read()):08x}"


def has_index(store: Path, run: str) -> bool:
    """Whether a whole index of the run lies in the store, current or not."""
    return (index_folder(store, run) / RECORD).is_file()


@dataclass(frozen=True, slots=True)
class IndexRecord:
    """What an index was made of, and how large it is; `parts` are digests of the texts by part."""

    schema: int
    tool: str
    run: str
    n_words: int
    n_types: int
    n_text_bytes: int
    n_bytes: int
    parts: dict[str, str]


def is_current(store: Path, run: str) -> bool:
    """Whether a whole index of the run lies in the store, made of its texts by this version."""
    try:
        WordIndex(store, run)
    except InputError:
        return False
    return True


class WordIndex:
    """The word index of a run, whole and current.

    Raises:
        InputError: there is none, or it was made of other texts or by another version.
    """

    def __init__(self, store: Path, run: str) -> None:
        folder = index_folder(store, run)
        if not has_index(store, run):
            raise _unusable(store, "no-index", f"run {run} has no word index", "Make it")
        told: dict[str, Any] = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        if (told["schema"], told["tool"]) != (SCHEMA, __version__):
            message = f"the word index of run {run} was made by another version"
            raise _unusable(store, "other-index", message, "Make it again")
        self.record = IndexRecord(**told)
        texts = texts_parts(store, run)
        if self.record.parts != {each.stem: part_digest(each) for each in texts}:
            message = f"the texts of run {run} are not those that its word index was made of"
            raise _unusable(store, "stale-index", message, "Make it again")
        try:
            self.types = WordTypesKept(ArrayFile(folder / TYPES))
            self.parts = tuple(
                WordPart(ArrayFile(folder / f"{each.stem}.words"), self.types, number)
                for number, each in enumerate(texts)
            )
        except (OSError, ValueError) as error:
            message = f"the word index of run {run} is damaged: {error}"
            raise _unusable(store, "damaged-index", message, "Make it again") from error


class WordTypesKept:
    """The spellings of a run, in order, and what they may be read as."""

    def __init__(self, file: ArrayFile) -> None:
        self._file = file
        self.n: int = file.facts["n_types"]
        self.spelled: Sequence[str] = Strings(file["type_bytes"], file["type_lengths"])
        self.chars: NDArray[Any] = file["type_chars"]
        self.may_elide: Flags = file["may_elide"].view(np.bool_)

    @cached_property
    def keys(self) -> list[str]:
        """The words that the spellings may be read as, in order."""
        return self._file["keys"].tobytes().decode().split("\n")

    def types_of(self, keys: Numbers) -> Numbers:
        """The types that may be read as one of these keys, in order."""
        n = self._file["n_key_types"].astype(np.int64)
        rows = rows_of((np.cumsum(n) - n)[keys], n[keys])
        is_found = np.zeros(self.n, np.bool_)
        is_found[self._file["key_types"][rows]] = True
        return np.flatnonzero(is_found)

    def of_part(self, number: int) -> NDArray[np.uint32]:
        """The types that stand in a part, in order."""
        first, end = self._file["part_firsts"][number : number + 2].tolist()
        found: NDArray[np.uint32] = self._file["part_types"][first:end]
        return found


class WordPart:
    """The words of the documents of one part of the texts, numbered from 0."""

    def __init__(self, file: ArrayFile, types: WordTypesKept, number: int) -> None:
        self._file, self._types, self._number = file, types, number
        self.n_words: int = file.facts["n_words"]
        self.languages: tuple[str, ...] = tuple(file.facts["languages"])
        self.stream: NDArray[Any] = file["stream"]
        self.first_words: Numbers = file["first_words"].astype(np.int64)
        self.language_of: NDArray[np.uint8] = file["language_of"]
        self.postings = Postings(file.__getitem__, self.stream)
        self._gaps = file["gaps"]
        self._gap_joins = file["gap_joins"].view(np.bool_)
        # The first word of each sentence, and of each word that stands in none; and `n_words`.
        self.sentence_firsts: Numbers = file["sentence_firsts"].astype(np.int64)

    @cached_property
    def types(self) -> NDArray[np.uint32]:
        """The number among all types of each type of this part."""
        return self._types.of_part(self._number)

    @property
    def n_documents(self) -> int:
        """How many documents the part holds."""
        return len(self.first_words) - 1

    @cached_property
    def documents(self) -> list[list[Any]]:
        """What is known of each document: its id, then the fields of its metadata."""
        told: list[list[Any]] = json.loads(zlib.decompress(self._file["documents"].tobytes()))
        return told

    def joins(self, words: Numbers) -> Flags:
        """Whether a phrase may run over what follows each word, as over a blank: never over the
        end of a sentence."""
        joined: Flags = self._gap_joins[self._gap_codes(words)]
        return joined & ~self._opens_sentence[words + 1]

    @cached_property
    def _opens_sentence(self) -> Flags:
        """Which words open a sentence or stand in none; the word behind the last one, too."""
        found = np.zeros(self.n_words + 1, np.bool_)
        found[self.sentence_firsts] = True
        return found

    def char_starts(self) -> Numbers:
        """Where each word begins in its document, in code points."""
        gap_chars = np.array([len(gap) for gap in self.gap_texts], np.int64)
        chars = self._types.chars[self.types].astype(np.int64)[self.stream]
        chars += gap_chars[self._gap_codes(np.arange(self.n_words))]
        before = np.cumsum(chars) - chars
        n_each = np.diff(self.first_words)
        bases = np.append(before, 0)[self.first_words[:-1]] - self._file["opening_chars"]
        begun: Numbers = before - np.repeat(bases, n_each)
        return begun

    def chars_of(self, words: Numbers) -> Numbers:
        """How many code points words have."""
        found: Numbers = self._types.chars[self.types[self.stream[words]]].astype(np.int64)
        return found

    def zones_of(self, words: Numbers) -> NDArray[np.uint8]:
        """The zones of words, as numbers."""
        runs = np.searchsorted(self._file["zone_firsts"], words, "right") - 1
        found: NDArray[np.uint8] = self._file["zones"][runs]
        return found

    def words_of(self, first: int, end: int) -> list[str]:
        """The words `[first, end)`, as printed."""
        return [self._spelled[number] for number in self.stream[first:end].tolist()]

    @cached_property
    def _spelled(self) -> list[str]:
        """The spellings of the types of this part."""
        spelled = self._types.spelled
        return [spelled[number] for number in self.types.tolist()]

    def gaps_of(self, first: int, end: int) -> list[str]:
        """What follows each of the words `[first, end)` in their document."""
        codes = self._gap_codes(np.arange(first, end))
        if codes[-1] == END_GAP:
            document = np.searchsorted(self.first_words, end) - 1
            codes[-1] = self._file["closings"][document]
        return [self.gap_texts[number] for number in codes.tolist()]

    def sentences_of(self, first: int, end: int) -> list[tuple[int, int]]:
        """The first and the last word of each sentence among the words `[first, end)`."""
        bounds = np.searchsorted(self.sentence_firsts, (first, end))
        begun = self.sentence_firsts[bounds[0] : bounds[1] + 1].tolist()
        outside = self._file["outside"]
        odd = set(outside[slice(*np.searchsorted(outside, (first, end)))].tolist())
        return [(one, later - 1) for one, later in pairwise(begun) if one not in odd]

    @cached_property
    def gap_texts(self) -> list[str]:
        """What stands between words, by number."""
        return list(Strings(self._file["gap_bytes"], self._file["gap_lengths"]))

    def voices_at(self, documents: Numbers, starts: Numbers, stops: Numbers) -> NDArray[np.int64]:
        """The voice of each of some stretches, which tell where they begin and end in their
        documents, as a number; -1 where no attribution holds the beginning, or where it lies in
        the outlet's own wording.

        The stretches are in order, and so are attributions, which are disjoint.
        """
        firsts = self._file["attribution_firsts"].astype(np.int64)
        owners = np.repeat(np.arange(len(firsts) - 1), np.diff(firsts))
        begun = (owners << _N_OFFSET_BITS) + self._file["content_starts"]
        at = np.searchsorted(begun, (documents << _N_OFFSET_BITS) + starts, "right") - 1
        voices = np.full(len(at), -1)
        held = np.flatnonzero(at >= 0)
        rows = at[held]
        is_held = (owners[rows] == documents[held]) & (
            starts[held] < self._file["content_ends"][rows]
        )
        held, rows = held[is_held], rows[is_held]
        voices[held] = self._file["voices"][rows]
        with_own = self._file["with_own"]
        if len(with_own):
            near = np.minimum(np.searchsorted(with_own, rows), len(with_own) - 1)
            is_own = (with_own[near] == rows) & (self._file["own_starts"][near] <= starts[held])
            voices[held[is_own & (stops[held] <= self._file["own_ends"][near])]] = -1
        return voices

    def _gap_codes(self, words: Numbers) -> Numbers:
        """The number of what stands behind each word."""
        both = self._gaps[words >> 1]
        codes: Numbers = np.where(words & 1, both & 15, both >> 4).astype(np.int64)
        rare = np.flatnonzero(codes == RARE_GAP)
        if len(rare):
            at = np.searchsorted(self._file["rare_words"], words[rare])
            codes[rare] = self._file["rare_gaps"][at]
        return codes


def _unusable(store: Path, code: str, message: str, remedy: str) -> InputError:
    remedy = f"{remedy} with `framing index {store.as_posix()}`."
    return InputError([Problem(store.as_posix(), 0, 0, code, message, remedy)])
