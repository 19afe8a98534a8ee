"""Shared passages are found whole, wherever they stand, and nothing else is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.compare import families
from framing.compare.copies import count_once
from framing.compare.families import MINIMUM_TOKENS, shared_families
from framing.compare.passages import find_shared_passages, shared_spans
from framing.compare.words import WordStream, duplicates_in, word_stream
from framing.domain.attribution import Voice
from framing.domain.document import Block, Document, Metadata, Zone
from framing.domain.hit import Hit, ReferredHit, VoicedHit
from framing.domain.scored import ScoredDocument
from framing.domain.span import Span, Spans
from framing.score.document import score_document

COPY = (
    "The harbour master said that all nine cranes had stopped by noon and that no ship would "
    "be unloaded before the strike committee met again on Thursday"
)


def make_document(id: str, *parts: str, zones: tuple[Zone, ...] = ()) -> Document:
    """A document of one block a part."""
    text, blocks = "", []
    for number, part in enumerate(parts):
        zone = zones[number] if zones else Zone.BODY
        blocks.append(Block(Span(len(text), len(text) + len(part)), zone))
        text += part + "\n\n"
    return Document(
        id=id,
        text=text,
        path=id,
        metadata=Metadata(),
        blocks=tuple(blocks),
        sentences=Spans.of((block.span.start, block.span.end) for block in blocks),
        tokens=Spans.of(match.span() for match in re.finditer(r"\w+", text)),
    )


def test_a_passage_is_found_whole_with_its_places() -> None:
    first = make_document("a", f"Dockers rejoiced. {COPY}. They sang.")
    second = make_document("b", f"Owners complained. {COPY}! Nobody sang.")
    (passage,) = find_shared_passages([second, first])
    assert passage.text == COPY
    assert passage.n_tokens == len(COPY.split())
    assert passage.places == (("a", 18, 18 + len(COPY)), ("b", 19, 19 + len(COPY)))


def test_case_quotes_line_breaks_and_paragraphs_do_not_hide_a_copy() -> None:
    words = COPY.split()
    first = make_document("a", COPY)
    second = make_document(
        "b", " ".join(words[:10]).upper() + ",", "“" + "\n".join(words[10:]) + "”"
    )
    (passage,) = find_shared_passages([first, second])
    assert passage.n_tokens == len(words)


def test_a_run_one_word_too_short_is_no_passage() -> None:
    words = COPY.split()
    for n_shared, n_found in ((MINIMUM_TOKENS - 1, 0), (MINIMUM_TOKENS, 1)):
        shared = " ".join(words[:n_shared])
        documents = [
            make_document("a", shared + " at least"),
            make_document("b", shared + " or so"),
        ]
        assert len(find_shared_passages(documents)) == n_found


def test_a_document_that_repeats_itself_shares_nothing() -> None:
    assert find_shared_passages([make_document("a", COPY, COPY)]) == ()


def test_a_cut_copy_is_the_same_passage_with_a_shorter_place() -> None:
    short = " ".join(COPY.split()[:15])
    documents = [make_document("a", COPY), make_document("b", COPY), make_document("c", short)]
    (passage,) = find_shared_passages(documents)
    assert passage.text == COPY
    assert [end - start for _, start, end in passage.places] == [len(COPY), len(COPY), len(short)]


def test_a_changed_word_parts_a_passage() -> None:
    words = COPY.split()
    changed = " ".join([*words[:16], "reportedly", *words[17:]])
    documents = [make_document("a", COPY), make_document("b", changed)]
    assert [passage.n_tokens for passage in find_shared_passages(documents)] == [16]
    both = find_shared_passages(documents, minimum_tokens=5)
    assert [passage.n_tokens for passage in both] == [16, len(words) - 17]


@pytest.mark.parametrize("zone", [Zone.BOILERPLATE, Zone.COMMENT])
def test_share_bars_and_comments_are_no_copy(zone: Zone) -> None:
    documents = [make_document(id, COPY, zones=(zone,)) for id in "ab"]
    assert find_shared_passages(documents) == ()


def test_a_passage_does_not_run_from_headline_to_body() -> None:
    words = COPY.split()
    parts = (" ".join(words[:10]), " ".join(words[10:20]))
    documents = [make_document(id, *parts, zones=(Zone.HEADLINE, Zone.BODY)) for id in "ab"]
    assert find_shared_passages(documents) == ()


def test_passages_that_share_nothing_with_each_other_are_listed_apart() -> None:
    other = COPY.translate(str.maketrans("aeiou", "eioua"))
    documents = [make_document(id, COPY, f"Word {id}.", other) for id in "ab"]
    assert len(find_shared_passages(documents)) == 2


def test_duplicates_are_documents_of_the_same_words() -> None:
    documents = [
        make_document("b", COPY),
        make_document("a", COPY.upper() + "!"),
        make_document("c", COPY + " again"),
        make_document("d"),
        make_document("e"),
    ]
    names = [document.id for document in documents]
    (duplicates,) = duplicates_in(word_stream(documents), names)
    assert (duplicates.documents, duplicates.n_tokens) == (("a", "b"), len(COPY.split()))


def test_the_shared_stretches_of_a_document_are_joined() -> None:
    words = [f"w{number}" for number in range(40)]
    whole = make_document("a", " ".join(words))
    early = make_document("b", " ".join(words[:22]), "Nothing else.")
    late = make_document("c", "Something else.", " ".join(words[15:]))
    spans = shared_spans(find_shared_passages([whole, early, late]))
    assert spans["a"] == (Span(0, len(" ".join(words))),)


def test_no_documents_share_nothing() -> None:
    assert find_shared_passages([]) == ()
    assert find_shared_passages([make_document("a"), make_document("b", "Short.")]) == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("ab ", max_size=40), min_size=1, max_size=4), st.integers(2, 5))
def test_exactly_the_words_in_a_shared_run_are_covered(texts: list[str], length: int) -> None:
    documents = [make_document(f"{number}", text) for number, text in enumerate(texts)]
    passages = find_shared_passages(documents, minimum_tokens=length)
    covered = {
        (document.id, token.start)
        for document in documents
        for span in shared_spans(passages).get(document.id, ())
        for token in document.tokens
        if span.covers(token)
    }
    assert covered == covered_slowly(documents, length)


class Pieces:
    """The words of documents, a piece for each, as those of a large corpus come."""

    def __init__(self, documents: list[Document]) -> None:
        self._documents = documents
        self.n_words = word_stream(documents).n_words
        self.n_passes = 0

    def __iter__(self) -> Iterator[WordStream]:
        self.n_passes += 1
        whole = word_stream(self._documents)
        for owner in range(len(self._documents)):
            parts = np.flatnonzero(whole.owners == owner)
            if len(parts):
                start = int(whole.ends[parts[0] - 1]) if parts[0] else 0
                columns = (each[parts] for each in (whole.tokens, whole.runs, whole.owners))
                words = whole.words[start : int(whole.ends[parts[-1]])]
                yield WordStream(words, whole.ends[parts] - start, *columns)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("ab ", max_size=40), min_size=1, max_size=4), st.integers(2, 5))
def test_words_in_pieces_share_what_they_share_in_a_row(texts: list[str], length: int) -> None:
    documents = [make_document(f"{number}", text) for number, text in enumerate(texts)]
    pieces, whole = Pieces(documents), word_stream(documents)
    found = shared_families(pieces, minimum_tokens=length)
    assert found == shared_families(whole, minimum_tokens=length)
    names = [document.id for document in documents]
    assert duplicates_in(pieces, names) == duplicates_in(whole, names)


def test_a_long_corpus_shares_the_same_and_is_passed_over_twice(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    words = [f"w{number % 37}" for number in range(500)]
    texts = [" ".join(words[start:]) for start in range(0, 400, 40)]
    documents = [make_document(f"{number}", text) for number, text in enumerate(texts)]
    pieces, expected = Pieces(documents), shared_families(word_stream(documents))
    monkeypatch.setattr(families, "_MAX_SORTED", 64)
    assert shared_families(pieces, scratch=tmp_path) == expected
    assert len(expected) > 0
    assert pieces.n_passes == 2
    assert not list(tmp_path.iterdir())


def test_a_folder_without_room_for_a_long_corpus_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    resource = pytest.importorskip("resource")
    documents = [make_document("one", " ".join(f"w{number}" for number in range(500)))]
    monkeypatch.setattr(families, "_MAX_SORTED", 64)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, limits[1]))
    try:
        with pytest.raises(OSError, match="too large") as told:
            shared_families(Pieces(documents * 3), scratch=tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert told.value.filename == str(tmp_path)


def covered_slowly(documents: list[Document], length: int) -> set[tuple[str, int]]:
    runs: dict[tuple[str, ...], list[tuple[str, list[int]]]] = {}
    for document in documents:
        words = [(document.text[t.start : t.end], t.start) for t in document.tokens]
        for at in range(len(words) - length + 1):
            window = words[at : at + length]
            key = tuple(word for word, _ in window)
            runs.setdefault(key, []).append((document.id, [start for _, start in window]))
    return {
        (id, start)
        for found in runs.values()
        if len({id for id, _ in found}) > 1
        for id, starts in found
        for start in starts
    }


def test_the_order_of_the_documents_changes_nothing() -> None:
    documents = [make_document(id, f"Only {id} said so.", COPY) for id in "abcd"]
    assert find_shared_passages(documents) == find_shared_passages(documents[::-1])


def test_the_labels_of_a_passage_are_counted_once_however_many_carry_it() -> None:
    scored = []
    for id in "abc":
        document = make_document(id, f"Word {id}. {COPY}. The strike goes on.")
        start = document.text.index("strike")
        hit = Hit(Span(start, start + 6), "labour", "labour", "strike", "strike")
        late = replace(hit, span=Span(document.text.rindex("strike"), len(document.text)))
        hits = [
            ReferredHit(VoicedHit(one, Voice.OWN, None, Zone.BODY, None), (), "test")
            for one in (hit, late)
        ]
        score = score_document(document, hits, [])
        scored.append(ScoredDocument(document, tuple(hits), (), score))
    passages = find_shared_passages([one.document for one in scored], minimum_tokens=12)
    (passage,) = count_once(passages, {one.document.id: one for one in scored}.__getitem__)
    assert passage.counts == (("labour", "labour", "strike", 2),)
