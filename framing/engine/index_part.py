"""The words of one part of a stored run as the arrays of its index."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.domain.document import Zone
from framing.match.spelling import SPACE, gap_name
from framing.match.word_types import WordTypes
from framing.store.arrays import small
from framing.store.postings import postings_of
from framing.store.words import END_GAP, N_PLAIN_GAPS, RARE_GAP, VOICES, ZONES

METADATA = ("document", "outlet", "date", "event", "language", "url", "author", "title", "custom")
_PADDING = 16

Numbers = NDArray[np.int64]
Arrays = dict[str, NDArray[Any]]


def index_part(rows: Any, about: Any) -> tuple[Arrays, dict[str, object], list[bytes]]:
    """The arrays of a part of the texts, its facts, and its spellings in order.

    `rows` are its texts, with what was found in them, as an Arrow table, `about` the rows of its
    documents. docs/word-index.md explains the arrays.
    """
    return _Part(rows, about).indexed()


class _Part:
    """The documents of a part, one behind the other, as bytes and as code points."""

    def __init__(self, rows: Any, about: Any) -> None:
        texts = rows["text"].to_pylist()
        self._found = [_Found(json.loads(each.as_py())) for each in rows["found"]]
        self._about = list(zip(*(about[name].to_pylist() for name in METADATA), strict=True))
        encoded = [text.encode() for text in texts]
        self._data = b"\n".join([*encoded, b""]) + bytes(_PADDING)
        self._n_text_bytes = sum(map(len, encoded))
        view = np.frombuffer(self._data, np.uint8)
        # Where each code point of the row begins, in bytes.
        self._bytes_at = np.flatnonzero((view & 0xC0) != 0x80)
        sizes = np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts))
        self._bases = np.cumsum(sizes) - sizes
        self._sizes = sizes - 1
        self._lay_out(rows)

    def _lay_out(self, rows: Any) -> None:
        """Where words begin and end, in code points of the row."""
        gaps, lengths = (rows[name].combine_chunks() for name in ("gaps", "lengths"))
        self._first_words = _offsets(gaps)
        both = np.stack([_flat(gaps), _flat(lengths)], axis=1).ravel()
        places = np.concatenate(([0], np.cumsum(both, dtype=np.int64)))
        n_each = np.diff(self._first_words)
        shift = self._bases - places[2 * self._first_words[:-1]]
        self._starts = places[1::2] + np.repeat(shift, n_each)
        self._ends = places[2::2] + np.repeat(shift, n_each)

    def indexed(self) -> tuple[Arrays, dict[str, object], list[bytes]]:
        """The arrays of the part, its facts, and its spellings in order."""
        starts, ends = self._bytes_at[self._starts], self._bytes_at[self._ends]
        stream, spellings = self._stream(starts, ends)
        n_words = len(starts)
        arrays = {
            "stream": stream,
            "first_words": self._first_words.astype(np.uint32),
            **postings_of(stream, len(spellings)),
            **self._gaps(starts, ends),
            **self._sentences(),
            **self._zones(),
            **self._attributions(),
            **self._documents(),
        }
        languages = sorted({row[4] for row in self._about})
        numbers = {language: number for number, language in enumerate(languages)}
        arrays["language_of"] = np.array([numbers[row[4]] for row in self._about], np.uint16)
        facts = {"n_words": n_words, "languages": languages, "n_text_bytes": self._n_text_bytes}
        return arrays, facts, spellings

    def _stream(self, starts: Numbers, ends: Numbers) -> tuple[NDArray[Any], list[bytes]]:
        """The number of each word's spelling, in the order of the spellings."""
        data = self._data
        loaded = np.ndarray((len(data) - _PADDING + 1,), "<u8", data, strides=(1,))
        numbers, fresh = WordTypes().numbers(data, loaded, starts, ends)
        order = sorted(range(len(fresh)), key=fresh.__getitem__)
        ranks = np.empty(len(order), np.int64)
        ranks[order] = np.arange(len(order))
        return small(ranks)[numbers], [fresh[number] for number in order]

    def _gaps(self, starts: Numbers, ends: Numbers) -> Arrays:
        data, first_words = self._data, self._first_words
        n_words = len(starts)
        is_last = np.zeros(n_words, np.bool_)
        has_words = np.diff(first_words) > 0
        is_last[first_words[1:][has_words] - 1] = True
        behind = np.append(starts[1:], 0)
        known = _GapNumbers()
        single = np.flatnonzero(~is_last & (behind == ends + 1))
        numbers = np.full(n_words, -1)
        numbers[single] = known.single(np.frombuffer(data, np.uint8)[ends[single]])
        others = np.flatnonzero(~is_last & (behind != ends + 1))
        pairs = zip(ends[others].tolist(), behind[others].tolist(), strict=True)
        numbers[others] = [known[data[a:b]] for a, b in pairs]
        done = self._bytes_at[self._bases + self._sizes]
        last = self._first_words[1:] - 1
        backs = np.where(has_words, ends[last] if n_words else done, done)
        closings = [known[data[a:b]] for a, b in zip(backs.tolist(), done.tolist(), strict=True)]
        first = np.minimum(first_words[:-1], max(0, n_words - 1))
        opened = np.where(has_words, self._starts[first] if n_words else 0, self._bases)
        return {
            **known.arrays(numbers, np.array(closings, np.int64)),
            "opening_chars": small(opened - self._bases),
        }

    def _sentences(self) -> Arrays:
        """At which words a sentence begins or ends, and which words stand in none."""
        owners, is_inside = self._owners([found.sentences for found in self._found])
        begins = np.ones(len(owners), np.bool_)
        begins[1:] = (np.diff(owners) != 0) | ~is_inside[1:] | ~is_inside[:-1]
        begins[self._first_words[:-1][np.diff(self._first_words) > 0]] = True
        return {
            "sentence_firsts": np.append(np.flatnonzero(begins), len(begins)).astype(np.uint32),
            "outside": np.flatnonzero(~is_inside).astype(np.uint32),
        }

    def _zones(self) -> Arrays:
        """Where words of another zone begin, and which."""
        owners, is_inside = self._owners([found.blocks for found in self._found])
        named = np.concatenate([*(found.zones for found in self._found), _NOTHING])
        zones = np.full(len(owners), ZONES.index(Zone.BOILERPLATE))
        zones[is_inside] = named[owners[is_inside]]
        firsts = np.flatnonzero(np.diff(zones, prepend=-1))
        return {"zone_firsts": firsts.astype(np.uint32), "zones": zones[firsts].astype(np.uint8)}

    def _attributions(self) -> Arrays:
        """The contents of attributions with their voices, and what is the outlet's own in them."""
        rows = np.concatenate([*(found.attributions for found in self._found), _NOTHING])
        starts, ends, voices, own_starts, own_ends = rows.reshape(-1, 5).T
        with_own = np.flatnonzero(own_ends)
        return {
            "content_starts": starts.astype(np.uint32),
            "content_ends": ends.astype(np.uint32),
            "voices": voices.astype(np.uint8),
            "with_own": with_own.astype(np.uint32),
            "own_starts": own_starts[with_own].astype(np.uint32),
            "own_ends": own_ends[with_own].astype(np.uint32),
            "attribution_firsts": np.cumsum(
                [0, *(len(found.attributions) // 5 for found in self._found)]
            ).astype(np.uint32),
        }

    def _documents(self) -> Arrays:
        told = json.dumps(self._about, ensure_ascii=False).encode()
        return {"documents": np.frombuffer(zlib.compress(told), np.uint8)}

    def _owners(self, spans: Sequence[Numbers]) -> tuple[Numbers, NDArray[np.bool_]]:
        """For each word the last of the spans that begins before it, counted over all documents,
        and whether the word begins in it."""
        n_each = [len(each) // 2 for each in spans]
        row = np.concatenate([*spans, _NOTHING]).reshape(-1, 2)
        starts, ends = (row + np.repeat(self._bases, n_each)[:, None]).T
        owners = np.searchsorted(starts, self._starts, "right") - 1
        is_inside = owners >= 0
        is_inside[is_inside] = self._starts[is_inside] < ends[owners[is_inside]]
        return owners, is_inside


class _Found:
    """What is wanted of what was found in a document, as numbers."""

    def __init__(self, found: dict[str, Any]) -> None:
        self.sentences = np.cumsum(np.array(found["sentences"], np.int64))
        blocks = found["blocks"]
        self.blocks = np.array([block[:2] for block in blocks], np.int64).ravel()
        self.zones = np.array([_ZONE_NUMBERS[block[2]] for block in blocks], np.int64)
        rows = [
            (*one[0], _VOICE_NUMBERS[one[1]], *(one[-1] or (0, 0))) for one in found["attributions"]
        ]
        self.attributions = np.array(rows, np.int64).ravel()


_NOTHING = np.zeros(0, np.int64)
_ZONE_NUMBERS = {zone.value: number for number, zone in enumerate(ZONES)}
_VOICE_NUMBERS = {voice.value: number for number, voice in enumerate(VOICES)}


class _GapNumbers(dict[bytes, int]):
    """What stands between words, numbered as it is met."""

    def __missing__(self, gap: bytes) -> int:
        number = self[gap] = len(self)
        return number

    def single(self, letters: NDArray[np.uint8]) -> Numbers:
        """The numbers of gaps of one byte."""
        table = np.zeros(256, np.int64)
        for letter in np.flatnonzero(np.bincount(letters, minlength=256)).tolist():
            table[letter] = self[bytes([letter])]
        return table[letters]

    def arrays(self, numbers: Numbers, closings: Numbers) -> Arrays:
        """The gaps numbered anew: the most frequent first, behind them two that mean the end of a
        document and a rare gap, then the rare ones. -1 stands for the end of a document."""
        counts = np.bincount(numbers[numbers >= 0], minlength=len(self))
        texts = list(self)
        order = sorted(range(len(texts)), key=lambda gap: (-counts[gap], texts[gap]))
        places = np.array([*range(N_PLAIN_GAPS), *range(RARE_GAP + 1, len(order) + 2)])
        renumbered = np.zeros(len(texts) + 1, np.int64)
        renumbered[order] = places[: len(order)]
        renumbered[-1] = END_GAP
        codes = renumbered[numbers]
        rare = np.flatnonzero(codes > RARE_GAP)
        low = np.minimum(codes, RARE_GAP).astype(np.uint8)
        even, odd = low[::2], np.append(low[1::2], 0)[: len(low[::2])].astype(np.uint8)
        table = [b""] * (RARE_GAP + 1 + max(0, len(order) - N_PLAIN_GAPS))
        for place, gap in zip(places.tolist(), order, strict=False):
            table[place] = texts[gap]
        return {
            "gaps": even << 4 | odd,
            "rare_words": rare.astype(np.uint32),
            "rare_gaps": small(codes[rare]),
            "gap_joins": np.array([gap_name(gap.decode()) == SPACE for gap in table], np.uint8),
            "closings": small(renumbered[closings]),
            **packed("gap", table),
        }


def packed(name: str, texts: Sequence[bytes]) -> Arrays:
    """Texts one behind the other, and how long each is."""
    return {
        f"{name}_bytes": np.frombuffer(b"".join(texts), np.uint8),
        f"{name}_lengths": small(np.array([len(text) for text in texts], np.int64)),
    }


def numbers_of(numbers: Iterator[int]) -> NDArray[np.uint32]:
    return np.fromiter(numbers, np.uint32)


def _offsets(lists: Any) -> Numbers:
    offsets: Numbers = lists.offsets.to_numpy().astype(np.int64)
    begun: Numbers = offsets - offsets[0]
    return begun


def _flat(lists: Any) -> NDArray[np.int32]:
    flat: NDArray[np.int32] = lists.flatten().to_numpy()
    return flat
