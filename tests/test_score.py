"""Scores are integers, sorted, and add up."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.domain.attribution import Attribution, Distance, Voice
from framing.domain.document import Block, Document, Metadata, Zone
from framing.domain.hit import Hit, ReferredHit, VoicedHit
from framing.domain.score import ReadabilityCounts, add_counts
from framing.domain.span import Span, Spans
from framing.score.document import score_document

HEADLINE = "Rebels enter the harbour town"
BODY = "“The terrorists lie,” the minister said. Rebels held the pier."
SHARE_BAR = "Share this: rebels in pictures"
PARTS = ((HEADLINE, Zone.HEADLINE), (BODY, Zone.BODY), (SHARE_BAR, Zone.BOILERPLATE))


def make_document(
    parts: tuple[tuple[str, Zone], ...] = PARTS, id: str = "a", **metadata: str
) -> Document:
    """A document of one block a part, with words as tokens and blocks as sentences."""
    text, blocks = "", []
    for words, zone in parts:
        blocks.append(Block(Span(len(text), len(text) + len(words)), zone))
        text += words + "\n\n"
    return Document(
        id=id,
        text=text,
        path=f"{id}.txt",
        metadata=Metadata(**metadata),
        blocks=tuple(blocks),
        sentences=Spans.of((block.span.start, block.span.end) for block in blocks),
        tokens=Spans.of(match.span() for match in re.finditer(r"\w+", text)),
    )


def make_hit(document: Document, word: str, label: str, **voiced: object) -> ReferredHit:
    """A hit at the first place of the word from `start`."""
    start = document.text.index(word, int(voiced.pop("start", 0)))  # type: ignore[call-overload]
    hit = Hit(Span(start, start + len(word)), "armed", "armed", label, word.lower())
    settings = {"voice": Voice.OWN, "distance": None, "attribution": None, **voiced}
    referents = settings.pop("referents", ())
    return ReferredHit(
        VoicedHit(hit=hit, zone=document.zone_at(start), **settings), referents, "a test"
    )


def quotation(document: Document) -> Attribution:
    start = document.text.index("The terrorists")
    end = document.text.index(",”") + 1
    return Attribution(Span(start, end), Voice.DIRECT, speaker="the minister")


def scored(document: Document, **settings: object):
    attribution = quotation(document)
    hits = [
        make_hit(document, "Rebels", "rebel"),
        make_hit(document, "terrorists", "terrorist", voice=Voice.DIRECT, attribution=attribution),
        make_hit(document, "Rebels", "rebel", start=len(HEADLINE)),
        make_hit(document, "rebels", "rebel"),
    ]
    return score_document(document, hits, [attribution], **settings)


def test_hits_in_boilerplate_are_listed_and_not_counted() -> None:
    score = scored(make_document())
    assert score.n_hits == 3
    assert [(count.key.zone, count.n) for count in score.excluded] == [(Zone.BOILERPLATE, 1)]


def test_tokens_are_counted_by_voice_and_zone_without_boilerplate() -> None:
    score = scored(make_document())
    counted = {(count.voice, count.zone): count.n_tokens for count in score.tokens}
    assert counted == {
        (Voice.OWN, Zone.HEADLINE): 5,
        (Voice.DIRECT, Zone.BODY): 3,
        (Voice.OWN, Zone.BODY): 7,
    }
    assert score.n_tokens == 15


def test_the_speaker_of_a_hit_is_the_one_of_its_attribution() -> None:
    speakers = {count.key.label: count.key.speaker for count in scored(make_document()).counts}
    assert speakers == {"rebel": None, "terrorist": "the minister"}


def test_speakers_are_counted_by_attribution_and_those_in_comments_are_not() -> None:
    document = make_document((("One said two.", Zone.BODY), ("Three said four.", Zone.COMMENT)))
    said = [
        Attribution(Span(9, 12), Voice.INDIRECT, speaker="One"),
        Attribution(Span(26, 30), Voice.INDIRECT, speaker="Three"),
        Attribution(Span(30, 31), Voice.INDIRECT),
    ]
    assert score_document(document, [], said).attributed_speakers == (("One", 1),)


def test_a_quotation_that_runs_over_paragraphs_counts_its_words_in_each() -> None:
    document = make_document((("a b c", Zone.BODY), ("d e", Zone.BODY), ("f g", Zone.BODY)))
    end = document.text.index("g")
    score = score_document(document, [], [Attribution(Span(2, end), Voice.DIRECT)])
    assert {c.voice: c.n_tokens for c in score.tokens} == {Voice.DIRECT: 5, Voice.OWN: 2}


def test_distance_without_a_speaker_leaves_the_words_in_the_outlets_own_voice() -> None:
    document = make_document((("the rebels fled", Zone.BODY),))
    held = Attribution(Span(4, 10), Voice.OWN, distance=Distance.SCARE_QUOTES)
    score = score_document(document, [], [held])
    assert [(count.voice, count.n_tokens) for count in score.tokens] == [(Voice.OWN, 3)]


def test_the_digest_tells_apart_ids_and_texts() -> None:
    digests = {
        scored(make_document(id="a")).digest,
        scored(make_document(id="b")).digest,
        scored(make_document((*PARTS, ("More.", Zone.BODY)))).digest,
    }
    assert len(digests) == 3


def test_an_empty_document_scores_zero_of_everything() -> None:
    score = score_document(make_document(()), [], [])
    assert (score.n_tokens, score.n_hits, score.tokens, score.counts) == (0, 0, (), ())


def test_readability_counts_pass_through() -> None:
    counts = ReadabilityCounts(1, 2, 3, 4, 5)
    assert score_document(make_document(), [], [], readability=counts).readability == counts


def test_counts_of_a_corpus_are_the_sum_of_its_documents() -> None:
    first, second = scored(make_document(id="a")), scored(make_document(id="b"))
    summed = add_counts([first, second])
    assert sum(summed.values()) == first.n_hits + second.n_hits
    assert all(summed[count.key] == 2 * count.n for count in first.counts)


def test_the_order_of_the_hits_changes_nothing() -> None:
    document = make_document()
    hits = [make_hit(document, "Rebels", "rebel", referents=("b",)) for _ in range(3)]
    hits += [make_hit(document, "terrorists", "terrorist"), make_hit(document, "pier", "thing")]
    shuffled = random.Random(4).sample(hits, len(hits))
    assert score_document(document, hits, []) == score_document(document, shuffled, [])


@st.composite
def attributed_documents(draw: st.DrawFn) -> tuple[Document, list[Attribution]]:
    zones = st.sampled_from(list(Zone))
    parts = draw(st.lists(st.tuples(st.text("ab “”", min_size=1, max_size=30), zones), max_size=5))
    document = make_document(tuple(parts))
    cuts = sorted(draw(st.sets(st.integers(0, len(document.text)), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return document, [
        Attribution(Span(start, end), draw(st.sampled_from(list(Voice)))) for start, end in pairs
    ]


@settings(deadline=None)
@given(attributed_documents())
def test_each_token_has_one_voice_and_zone(case: tuple[Document, list[Attribution]]) -> None:
    document, attributions = case
    expected: dict[tuple[Voice, Zone], int] = {}
    for token in document.tokens:
        zone = document.zone_at(token.start)
        voices = [a.voice for a in attributions if a.content.start <= token.start < a.content.end]
        if zone.is_scored:
            key = (voices[0] if voices else Voice.OWN, zone)
            expected[key] = expected.get(key, 0) + 1
    score = score_document(document, [], attributions)
    assert {(count.voice, count.zone): count.n_tokens for count in score.tokens} == expected
    assert score.n_tokens == sum(expected.values())


@pytest.mark.parametrize("changed", [Metadata(outlet="x"), Metadata(date="2016-10-31")])
def test_metadata_changes_no_count(changed: Metadata) -> None:
    document = make_document()
    other = scored(replace(document, metadata=changed))
    assert (other.counts, other.tokens) == (scored(document).counts, scored(document).tokens)


def test_shared_passages_are_set_aside_and_listed() -> None:
    document = make_document()
    start = document.text.index("Rebels held")
    passage = Span(start, start + len("Rebels held the pier"))
    whole = scored(document)
    parted = scored(document, shared=[passage])
    assert (parted.n_tokens, parted.n_shared_tokens) == (whole.n_tokens - 4, 4)
    assert [(count.key.label, count.n) for count in parted.shared] == [("rebel", 1)]
    assert parted.n_hits == whole.n_hits - 1


def test_a_speaker_within_a_shared_passage_is_not_this_outlets() -> None:
    document = make_document()
    body = document.blocks[1].span
    assert scored(document).attributed_speakers == (("the minister", 1),)
    assert scored(document, shared=[body]).attributed_speakers == ()


@settings(deadline=None)
@given(attributed_documents(), st.sets(st.integers(0, 150), max_size=6))
def test_setting_passages_aside_loses_no_token(
    case: tuple[Document, list[Attribution]], cuts: set[int]
) -> None:
    document, attributions = case
    ends = sorted(cuts)
    shared = [Span(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False)]
    whole = score_document(document, [], attributions)
    parted = score_document(document, [], attributions, shared=shared)
    assert parted.n_tokens + parted.n_shared_tokens == whole.n_tokens
    outside = sum(
        not any(span.start <= token.start < span.end for span in shared)
        for token in document.tokens
        if document.zone_at(token.start).is_scored
    )
    assert parted.n_tokens == outside
