"""Documents of a word index as a row of words, for the law that finds hits in many texts at once."""

from __future__ import annotations

import json
from itertools import accumulate, chain

import numpy as np
from numpy.typing import NDArray

from framing.domain.document import Metadata
from framing.domain.span import Spans
from framing.match.endings import PhraseTrees
from framing.match.page import Page
from framing.store.words import WordPart

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


class KeptRow:
    """The words of one part of an index; see `match.row.WordRow`.

    `numbers` gives the number in `TypeIndex` of each type of the part. Its texts are documents, or
    sentences: a page of a sentence is sooner made, a page of a document serves many candidates.
    """

    def __init__(
        self, part: WordPart, numbers: NDArray[np.int32], *, is_of_sentences: bool
    ) -> None:
        self._part, self._numbers = part, numbers
        self.first_words = part.sentence_firsts if is_of_sentences else part.first_words
        self._known: tuple[int, Metadata] = (-1, Metadata())

    def __len__(self) -> int:
        return self._part.n_words

    def __getitem__(self, words: Numbers) -> Numbers:
        """The numbers of the types of words."""
        found: Numbers = self._numbers[self._part.stream[words]]
        return found

    def may_be_operands(self, first: int, end: int) -> Numbers:
        """As `TypesOfWords.may_be_operands`: all of them."""
        return np.arange(first, end)

    def may_go_on(self, _trees: PhraseTrees, _nodes: Numbers, words: Numbers) -> Flags:
        """As `TypesOfWords.may_go_on`: the types of all words are known."""
        return np.ones(len(words), np.bool_)

    def joins(self, words: Numbers) -> Flags:
        """As `WordRow.joins`."""
        return self._part.joins(words)

    def may_join(self, words: Numbers) -> Flags:
        """As `WordRow.may_join`, of gaps that do not surely join: nothing is in doubt."""
        return np.zeros(len(words), np.bool_)

    def page(self, text: int) -> Page:
        """The page of one text, put together from its words and what stands between them."""
        part = self._part
        first, end = self.first_words[text : text + 2].tolist()
        words, gaps = part.words_of(first, end), part.gaps_of(first, end)
        metadata = self._metadata(int(np.searchsorted(part.first_words, first, "right")) - 1)
        pieces = list(chain.from_iterable(zip(words, gaps, strict=True)))
        places = [0, *accumulate(map(len, pieces))]
        starts, ends = tuple(places[:-1:2]), tuple(places[1::2])
        sentences = part.sentences_of(first, end)
        return Page(
            text="".join(pieces),
            words=[*words, ""],
            starts=starts,
            ends=ends,
            sentences=Spans.of(
                (starts[begun - first], ends[last - first]) for begun, last in sentences
            ),
            metadata=metadata,
        )

    def _metadata(self, document: int) -> Metadata:
        """What is known of a document; many sentences of one are asked for in turn."""
        if self._known[0] != document:
            self._known = (document, metadata_of(self._part, document))
        return self._known[1]


def metadata_of(part: WordPart, document: int) -> Metadata:
    """What is known of a document of a part."""
    _, outlet, date, event, language, url, author, title, custom = part.documents[document]
    fields = tuple(sorted(json.loads(custom).items()))
    return Metadata(outlet, date, event, language, url, author, title, fields)
