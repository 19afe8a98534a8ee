"""What stands above the bodies of many articles, where bytes tell it: headline, standfirst, names.

The law is `zones.front_of_looks`. It is settled here where one line must be the headline and no
other one can say the same; the fronts of other texts are to be asked for one by one.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from framing.domain.document import Zone
from framing.domain.frozen import dataclass
from framing.read.byte_lines import bytes_among
from framing.read.byte_looked import CAPTION, MENU, OPEN, OTHER, SIGNED
from framing.read.byte_looks import Paragraphs
from framing.read.byte_words import ByteWords, Flags, Ints
from framing.read.edges import MAX_STOPPED_WORDS
from framing.read.looks import MAX_SPACING, names_authors
from framing.read.zones import MAX_LINE_WORDS

ZONES = tuple(sorted(Zone, key=lambda zone: zone.value))
NUMBERS = {zone: number for number, zone in enumerate(ZONES)}

# Running text begins at this place at the latest, and no rule looks farther than so many.
_MAX_ABOVE, _N_SEEN = 3, 9
_IS_CREDIT = bytes_among(bytes((SIGNED, OTHER, CAPTION)))  # by role
_FOREIGN, _SMALL, _FOUR = np.uint64(0x80808080), np.uint64(0x20202020), np.uint64(0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class Fronts:
    """How many paragraphs stand above the body of each text, -1 where that is not plain; and the
    zones of those above plain bodies, by their numbers."""

    n_above: Ints
    rows: Ints
    zones: Ints


class FrontPages:
    """The first paragraphs of the texts of a row, side by side: a row of flags for each text.

    `bounds` parts the paragraphs by texts; `is_prose` and `roles` are what is known of all, and
    `is_listed` which are entries of lists or name the highlights of an article.
    """

    def __init__(
        self, found: Paragraphs, bounds: Ints, is_prose: Flags, roles: Ints, is_listed: Flags
    ) -> None:
        self._found, self._roles = found, roles
        rows = bounds[:-1, None] + np.arange(_N_SEEN)
        self._is_there = rows < bounds[1:, None]
        self._rows = np.minimum(rows, len(roles) - 1)
        self._is_prose = is_prose[self._rows] & self._is_there
        self._is_listed = is_listed[self._rows] & self._is_there
        n_words = found.n_words[self._rows]
        self._is_wordy = found.is_even[self._rows] & (n_words > MAX_STOPPED_WORDS)
        self._is_open = self._is_there & ~self._is_prose & (roles[self._rows] == OPEN)
        self._is_menu = self._is_there & (roles[self._rows] == MENU)
        self._body = np.argmax(self._is_prose, axis=1)[:, None]
        is_above = np.arange(_N_SEEN) < self._body
        # The first of these is the headline, unless another one of them is said again.
        self._is_title = self._is_open & is_above & ~found.is_item[self._rows] & (n_words > 2)
        # A short first sentence is one if it is said again.
        is_first = self._is_prose & (np.arange(_N_SEEN) == self._body)
        self._is_sentence = is_first & ~self._is_wordy

    def settled(self, words: ByteWords, is_untitled: Flags) -> Fronts:
        """The fronts that are plain: none above running text that can be no headline, or one line
        that must be it, with what stands above and below it."""
        fronts = np.where(self._is_there[:, 0], -1, 0)
        fronts[self._is_prose[:, 0] & self._is_wordy[:, 0]] = 0
        is_named = self._is_named(words, is_untitled)
        fronts[is_named] = self._body[is_named, 0]
        texts, places = np.nonzero(is_named[:, None] & (np.arange(_N_SEEN) < self._body))
        headlines = np.argmax(self._is_title, axis=1)[texts]
        zones = self._zones(words.data, texts, places, headlines)
        return Fronts(fronts, self._rows[texts, places], zones)

    def _is_named(self, words: ByteWords, is_untitled: Flags) -> Flags:
        """The texts whose first possible headline is the headline."""
        body = self._body[:, 0]
        found: Flags = self._is_title.any(axis=1) & (body <= _MAX_ABOVE)
        # A byline below a first sentence, or below a picture there, makes a standfirst of that.
        is_credit = self._is_there & _IS_CREDIT[self._roles[self._rows]]
        found &= ~is_credit[np.arange(len(body)), np.minimum(body + 1, _N_SEEN - 1)]
        # The body may begin below a list of highlights.
        found &= ~self._is_listed[:, 1:].any(axis=1)
        # The menu of a site stands above headlines.
        found &= ~(self._is_menu & (np.arange(_N_SEEN) < self._body)).any(axis=1)
        # A title that the metadata tell may be that of another line.
        found &= is_untitled | ((body == 1) & self._is_wordy[:, 1])
        return found & ~self._may_be_said_again(words)

    def _zones(self, data: bytes, texts: Ints, places: Ints, headlines: Ints) -> Ints:
        """The zones of the paragraphs at these places of these texts, above bodies."""
        rows = self._rows[texts, places]
        zones = np.full(len(rows), NUMBERS[Zone.BOILERPLATE])
        zones[self._roles[rows] == CAPTION] = NUMBERS[Zone.CAPTION]
        zones[places == headlines] = NUMBERS[Zone.HEADLINE]
        below = np.flatnonzero((places > headlines) & self._is_open[texts, places])
        found = self._found
        is_long = found.n_words[rows[below]] > MAX_LINE_WORDS
        kinds = np.where(is_long, NUMBERS[Zone.STANDFIRST], NUMBERS[Zone.SUBHEAD])
        bounds = (found.starts[rows[below]], found.ends[rows[below]])
        pairs = zip(*map(np.ndarray.tolist, bounds), strict=True)
        is_other = [not _names_authors(data[start:end]) for start, end in pairs]
        zones[below[is_other]] = kinds[is_other]
        return zones

    def _may_be_said_again(self, words: ByteWords) -> Flags:
        """The texts in which one of the first lines may say what a possible headline says."""
        found, rows, title = self._found, self._rows, self._is_title | self._is_sentence
        chars, inner = found.n_chars[rows], (found.ends - found.starts - found.n_chars)[rows]
        letters = words.loaded[found.starts[rows]] & _FOUR
        has_edges, is_uneven = found.has_edges[rows], ~found.is_even[rows]
        doubtful: Flags = (title & is_uneven | self._is_title & has_edges).any(axis=1)
        for step in range(1, _N_SEEN):
            one, other = slice(None, -step), slice(step, None)
            # Small letters may be longer, and strokes at the edges do not count.
            spacing = MAX_SPACING + 2 * (inner[:, one] + inner[:, other])
            is_near = np.abs(chars[:, one] - chars[:, other]) <= spacing
            is_alike = _begin_alike(letters[:, one], letters[:, other])
            is_alike |= is_uneven[:, one] | is_uneven[:, other]
            # The name of a site may stand behind one of them.
            is_near |= is_alike & ~self._is_prose[:, one] & ~self._is_prose[:, other]
            is_near &= (title[:, one] | title[:, other]) & self._is_there[:, other]
            is_near &= is_alike | has_edges[:, one] | has_edges[:, other]
            doubtful |= is_near.any(axis=1)
        return doubtful


def _begin_alike(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> Flags:
    """Whether lines may begin with the same letters, capitals or not."""
    found: Flags = ((one ^ other) | _SMALL == _SMALL) | ((one | other) & _FOREIGN != 0)
    return found


@lru_cache(maxsize=4096)
def _names_authors(piece: bytes) -> bool:
    return names_authors(piece.decode())
