"""The whole road: its work grows with the text alone, and what it keeps changes no answer."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from matching_fixture import label, lexicon, near, term
from step_count import count_steps

from framing.domain.document import Document, Metadata, written_of
from framing.domain.folding import fold
from framing.domain.frozen import replace
from framing.domain.lexicon import Relation
from framing.domain.span import Span, Spans
from framing.engine.hit_lines import hit_lines
from framing.engine.records import hit_records
from framing.lexicon.cues import load_voice_language
from framing.match.find import find_matches
from framing.pipeline import Road, open_road, road_of, score, walk
from framing.read.documents import document_from_text
from framing.voice.attributions import find_attributions
from framing.voice.marks import marks_by_block, marks_of
from framing.voice.spellings import in_small_letters, spelled

_STORY = (
    "The rebels left Porto on Monday, Ann Lee said. “We will win,” she told the so-called regime. "
    "The Syrian government denied that its troops had killed Peter Stone's militants. "
)


@pytest.fixture(scope="module")
def road() -> Road:
    return open_road()


def steps_of(text: str, road: Road) -> int:
    """How many lines of Python run from the document to its scores."""
    document = document_from_text(text, id="story")
    find_matches(document, road.matcher)  # learns the spellings, which no step below counts
    return count_steps(lambda: score(walk(document, road)))


@pytest.mark.parametrize("parting", [" ", "\n\n"], ids=["one paragraph", "many paragraphs"])
def test_twice_the_text_takes_twice_the_steps_from_words_to_scores(
    road: Road, parting: str
) -> None:
    steps_of(_STORY, road)
    few, many = (steps_of(parting.join([_STORY.strip()] * n), road) for n in (40, 80))
    assert many <= 2.1 * few


def test_labels_without_a_referent_cost_no_look_at_the_words_around_them(road: Road) -> None:
    plain = "The old red boats of the town came back late and the crews went home again. "
    hedged = "The old red boats of the town perhaps came very late and maybe went home. "
    for text in (plain, hedged):
        steps_of(text * 3, road)
    n_hits = len(walk(document_from_text(hedged * 40, id="story"), road).hits)
    assert n_hits >= 80
    # What is left for a hit: voice, distance, zone and count, and the terms that were tried.
    extra = steps_of(hedged * 40, road) - steps_of(plain * 40, road)
    assert extra < 150 * n_hits


def test_terms_that_look_at_their_neighbours_read_an_endless_sentence_once(road: Road) -> None:
    rules = [near("bridge", relation=Relation.AFTER, window=1), near("old sea wall", window=3)]
    terms = [term(word, context=[rule]) for word, rule in zip(("rope", "sail"), rules, strict=True)]
    asking = road_of([lexicon(label("ship", *terms))], road.entities).matcher

    def steps_in(n: int) -> int:
        text = document_from_text("the rope walk and the sail of the sea wall " * n, id="a")
        find_matches(text, asking)
        return count_steps(lambda: find_matches(text, asking))

    assert steps_in(80) <= 2.1 * steps_in(40)


def test_the_lines_of_hits_say_what_their_records_say(road: Road) -> None:
    text = f'{_STORY}\r\nThe “regime” in Porto, said\tLee:\n\nThe \u2028 "militants" of Syria left.'
    scored = score(walk(document_from_text(text, id='a"b\n'), road))
    lines = hit_lines(scored, with_voice=True, marks_negated=False).splitlines(keepends=True)
    told = [json.dumps(each, ensure_ascii=False) + "\n" for each in hit_records(scored)]
    assert len(told) > 5
    assert "".join(lines) == "".join(told)
    marked = hit_lines(scored, with_voice=True, marks_negated=True)
    negated = [json.loads(line)["is_negated"] for line in marked.split("\n")[:-1]]
    assert negated == [each.hit.is_negated for each in scored.hits]


def test_what_earlier_texts_taught_changes_no_answer(road: Road) -> None:
    first = document_from_text(_STORY, id="story")
    before = walk(first, road)
    for other in ("ANN LEE SAID THE REBELS LEFT.", _STORY.title(), _STORY.swapcase()):
        walk(document_from_text(other, id="other"), road)
    assert walk(first, road) == before
    assert walk(document_from_text(_STORY, id="story"), open_road()) == before


_TEXTS = st.text(alphabet="aBéÉİß’'_-., \n\u0301@/:1٣Σς\u200bんの", max_size=60) | st.sampled_from(
    ["See https://x.example/a_b now", "a_b c", "l’armée d'Ann", "@ann said", ""]
)


@given(text=_TEXTS, language=st.sampled_from(["en", "fr"]))
def test_words_and_what_parts_them_make_up_the_text(text: str, language: str) -> None:
    document = document_from_text(text, id="text", metadata=Metadata(language=language))
    for each in (document, _copied(document)):
        words, gaps = written_of(each)
        spans = each.tokens
        assert words == tuple(text[a:b] for a, b in zip(spans.starts, spans.ends, strict=True))
        pieces = [piece for pair in zip(gaps, (*words, ""), strict=True) for piece in pair]
        assert "".join(pieces) == each.text


def _copied(document: Document) -> Document:
    """The document with tokens of its own, of which nothing is kept."""
    return replace(document, tokens=Spans(document.tokens.starts, document.tokens.ends))


@given(words=st.lists(st.text(alphabet="aBéÉİß’'1Σς\u200bん", min_size=1, max_size=6)))
def test_words_told_at_once_are_those_told_one_by_one(words: list[str]) -> None:
    one_by_one = [word.replace("’", "'").lower() for word in words]
    assert in_small_letters(words) == [
        word if word.isascii() else fold(word) for word in one_by_one
    ]


@given(
    text=st.text(alphabet="aB1 .,'’‘\"“”«»`\n", max_size=40),
    cuts=st.lists(st.integers(0, 40), max_size=6),
)
@example(text="‘‘", cuts=[1])
def test_marks_of_a_text_are_those_of_its_blocks(text: str, cuts: list[int]) -> None:
    edges = sorted({min(cut, len(text)) for cut in cuts} | {0, len(text)})
    blocks = [Span(a, b) for a, b in pairwise(edges)]
    elisions = frozenset({"tis"})
    assert marks_by_block(text, blocks, elisions) == [
        list(marks_of(text, block, elisions)) for block in blocks
    ]


def steps_of_voice(text: str) -> int:
    """How many lines of Python run to find who says what."""
    document = document_from_text(text, id="story")
    find_attributions(document, _ENGLISH)  # learns the spellings
    return count_steps(lambda: find_attributions(document, _ENGLISH))


_ENGLISH = load_voice_language("en")


def test_a_word_that_only_begins_phrases_of_saying_costs_next_to_nothing_elsewhere() -> None:
    n = 200
    lead, other = (steps_of_voice(f"The boats lay {word} harbours. " * n) for word in ("in", "by"))
    assert lead - other < 8 * n


def test_a_verb_behind_which_nothing_is_said_costs_no_search_for_a_subject() -> None:
    n, start = 100, "After the long, cold and stormy winters of the past the boats "
    silent, other = (steps_of_voice(f"{start}{verb}. " * n) for verb in ("accused", "sailed"))
    assert silent - other < 160 * n


def test_quotations_that_no_verb_claims_cost_the_same_in_a_paragraph_of_any_length() -> None:
    story = (
        "Ann Lee said it would rain. The judge turned to the crowd. “We will not go home again.” "
    )
    few, many = (steps_of_voice(story * n) for n in (50, 200))
    assert many <= 4.2 * few


def test_names_that_look_like_words_are_not_looked_for_once_each() -> None:
    """ "It IS late" a thousand times took a thousand looks through the whole text."""

    class Words(list[str]):
        n_looks = 0

        def __contains__(self, word: object) -> bool:
            self.n_looks += 1
            return super().__contains__(word)

    words = Words(["It", "IS", "late", "and", "the", "WHO", "said", "so"] * 100)
    lower, _ = spelled(words, len)
    assert words.n_looks == 0
    assert lower[1] == "is"
