"""Lexicons counted again over an indexed run: the same hits as in the articles themselves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matching_fixture import entity, label, lexicon, near, term
from test_match_reference import crowded_texts, lexicons, texts
from test_rows import pages

from framing.domain.document import Document, Metadata
from framing.domain.lexicon import Kind, Lexicon
from framing.engine.indexing import make_index
from framing.engine.kept_row import KeptRow
from framing.engine.records import card_record, document_record
from framing.engine.second_look import look_again
from framing.match.compile import compile_matcher
from framing.match.find import find_matches
from framing.match.matcher import Matcher
from framing.pipeline import road_of, score, walk_without_voice
from framing.read.documents import document_from_text
from framing.store.postings import Postings
from framing.store.texts import text_record
from framing.store.words import ZONES, WordIndex
from framing.store.write import StoreWriter

_RUN = "r1"
_NONE = road_of([lexicon(label("a", "nothing of the kind"), label("b", "nor of this"))], ())

# What a hit is, as plain values.
_Hit = tuple[str, int, int, str, str, str, str]


def _store(folder: Path, documents: Sequence[Document], *, at_once: int = 3) -> None:
    """Documents in a store in which nothing was found, a few in each part."""
    writer = StoreWriter(folder, _RUN)
    writer.begin(0)
    for number, document in enumerate(documents):
        scored = score(walk_without_voice(document, _NONE), with_readability=True)
        about = {**document_record(scored.score), **card_record(scored)}
        writer.add(about, (), (), text_record(scored))
        if number % at_once == at_once - 1:
            writer.flush(number)
    writer.flush(len(documents))
    writer.finish({"n_documents": len(documents)}, ())


def _document(number: int, text: str, language: str = "en") -> Document:
    return document_from_text(text, id=f"d{number}", metadata=Metadata(language=language))


def _found_again(store: Path, matcher: Matcher) -> list[_Hit]:
    make_index(store, _RUN)
    found: list[_Hit] = []
    for hits in look_again(WordIndex(store, _RUN), matcher):
        starts, stops = hits.spans()
        columns = (hits.document, starts, stops, hits.form, hits.zone)
        for document, start, stop, number, zone in zip(
            *map(np.ndarray.tolist, columns), strict=True
        ):
            form = hits.forms[number]
            known = hits.part.documents[document]
            found.append((known[0], start, stop, *form.home, form.text, ZONES[zone].value))
    return sorted(found)


def _found(documents: Sequence[Document], matcher: Matcher) -> list[_Hit]:
    return sorted(
        (each.id, *_place(hit), hit.lexicon, hit.contrast, hit.label, hit.term, _zone(each, hit))
        for each in documents
        for hit in find_matches(each, matcher).hits
    )


def _place(hit) -> tuple[int, int]:
    return hit.span.start, hit.span.end


def _zone(document: Document, hit) -> str:
    return document.zone_at(hit.span.start).value


def _assert_same(documents: Sequence[Document], matcher: Matcher) -> list[_Hit]:
    with TemporaryDirectory() as folder:
        _store(Path(folder), documents)
        again = _found_again(Path(folder), matcher)
    assert again == _found(documents, matcher)
    return again


# How many words of a spelling are few; how many of one are most; the bits of a block.
_KINDS_OF_POSTINGS = [(32, 64, 16), (0, 1, 1), (1, 4, 2)]


@given(
    st.lists(st.one_of(texts(), crowded_texts()), min_size=1, max_size=5),
    lexicons(),
    st.sampled_from(_KINDS_OF_POSTINGS),
)
@settings(max_examples=150, deadline=None)
def test_hits_found_again_are_those_of_the_articles(
    drawn: list[str], one: Lexicon, kinds: tuple[int, int, int]
) -> None:
    people = (entity("syria", "Syria", "the regime"), entity("us", "US", "U.S. forces"))
    other = lexicon(
        label("e", "rebel", "the *", term("war", context=[near("@syria", "#f")])),
        label("f", "opposition", exclude=["the opposition"]),
        name="other",
    )
    documents = [_document(number, text) for number, text in enumerate(drawn)]

    with pytest.MonkeyPatch.context() as changed:
        for name, value in zip(("_N_FEW", "_N_COMMON", "_BLOCK_BITS"), kinds, strict=True):
            changed.setattr(f"framing.store.postings.{name}", value)
        _assert_same(documents, compile_matcher([one, other], people))


@given(st.lists(pages(), min_size=1, max_size=4))
@settings(max_examples=75, deadline=None)
def test_pages_with_furniture_are_found_again(drawn: list[str]) -> None:
    one = lexicon(
        label("a", "regime", "rebel*", "the army", "the town", "U.S. forces", "US-led"),
        label("b", "war", "army", "ann", "river", "on", "second town behind", "town behind"),
        kind=Kind.INVENTORY,
    )
    documents = [_document(number, text) for number, text in enumerate(drawn)]

    _assert_same(documents, compile_matcher([one], ()))


def test_lexicons_count_again_in_articles_of_their_language_alone() -> None:
    english = lexicon(label("a", "rebels"), label("b", "regime", "old town"), name="en")
    german = lexicon(label("c", "rebellen"), label("d", "regime"), name="de", language="de")
    documents = [
        _document(0, "The old town, the regime and the rebels."),
        _document(1, "Das Regime und die Rebellen, die Rebellen.", "de"),
        _document(2, "Le régime et l'opposition, qu'on dit rebelle.", "fr"),
        _document(3, "Die Rebellen und das Regime.", "de-AT"),
        _document(4, "Rebels of the old town, in British words.", "en-GB"),
    ]

    again = _assert_same(documents, compile_matcher([english, german], ()))

    assert [each[3] for each in again] == ["en"] * 3 + ["de"] * 5 + ["en"] * 2


def test_what_is_asked_of_the_text_is_asked_of_the_index() -> None:
    one = lexicon(
        label("a", "U.S.", "l'opposition", "the * war", "IS", term("re:terror(ism|ists?)")),
        label("b", term("rebels", active=("2016-01", None)), "dockers' rights", "opposition"),
    )
    texts = [
        "They left the U.S.",
        "L'opposition of the long war, said dockers\u2019 rights\nmen of the long\nwar.",
        "IS THE WAR ON? IS it? The war of IS, terrorists' and terrorism-\nwar; the U.S.-led war.",
        "",
        "🌎 the *old* war — “rebels”",
    ]
    documents = [_dated(number, text) for number, text in enumerate(texts)]

    again = _assert_same(documents, compile_matcher([one], ()))

    assert {each[5] for each in again} == {"a", "b"}


def _dated(number: int, text: str) -> Document:
    known = Metadata(date="2015-05-01" if number % 2 else "2016-05-01")
    return document_from_text(text, id=f"d{number}", metadata=known)


def test_what_is_plain_is_counted_without_any_page(monkeypatch: pytest.MonkeyPatch) -> None:
    one = lexicon(label("a", "rebels", "regime*", "in the old town"), label("b", "held the old"))
    documents = [
        _document(n, "The rebels’ regime held the old town, in the old town.") for n in (1, 2)
    ]
    matcher = compile_matcher([one], ())
    with TemporaryDirectory() as folder:
        _store(Path(folder), documents)
        monkeypatch.setattr(KeptRow, "page", None)
        again = _found_again(Path(folder), matcher)

    assert again == _found(documents, matcher)
    assert len(again) == 8


@pytest.mark.parametrize("phrase", ["harbour", "the harbour", "harbour slept", "the harbour slept"])
def test_as_many_places_are_looked_at_as_the_rarer_word_has(
    monkeypatch: pytest.MonkeyPatch, phrase: str
) -> None:
    one = lexicon(label("a", phrase), label("b", "quay"))
    documents = [_document(n, "The town slept on. " * 50) for n in range(9)]
    documents.append(_document(9, "The harbour slept on, and so did the quay."))
    looked_at: list[int] = []
    places_of = Postings.places_of

    def counted(postings: Postings, types):
        places = places_of(postings, types)
        looked_at.append(len(places))
        return places

    monkeypatch.setattr(Postings, "places_of", counted)

    assert len(_assert_same(documents, compile_matcher([one], ()))) == 2
    assert sum(looked_at) == 2


def test_many_workers_and_an_interruption_leave_the_same_bytes(tmp_path: Path) -> None:
    _store(tmp_path, [_document(n, f"The regime held town {n}.") for n in range(8)])
    make_index(tmp_path, _RUN)
    whole = _contents(tmp_path)
    assert len([name for name in whole if name.startswith("part-")]) == 3
    for path in tmp_path.rglob("index/*/*"):
        path.unlink()

    make_index(tmp_path, _RUN, n_workers=2)

    assert _contents(tmp_path) == whole
    (record,) = tmp_path.rglob("index.json")
    record.unlink()  # as after a kill: the last file was not there yet
    make_index(tmp_path, _RUN)
    assert _contents(tmp_path) == whole


def _contents(store: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(store.rglob("index/*/*"))}
