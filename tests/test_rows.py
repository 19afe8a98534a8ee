"""Many articles at once: the same words, zones, hits and rows as each article by itself."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matching_fixture import entity, label, lexicon, near, term
from reading_in_rows import read_in_bytes
from test_match_reference import crowded_texts, lexicons, texts

from framing.cli.main import main
from framing.domain.document import Metadata
from framing.domain.folding import fold
from framing.domain.levels import Levels
from framing.domain.lexicon import Kind, Lexicon, Relation
from framing.engine.outcomes import Outcome, ScoringPlan, score_raw
from framing.engine.row_scoring import RowScorer
from framing.engine.score_rows import Rows
from framing.match.compile import compile_matcher
from framing.match.globs import GlobIndex, has_wildcard, matches_glob
from framing.match.image import image_of, matcher_from
from framing.match.sieve import Sieve, fronts_of
from framing.match.type_index import TypeIndex
from framing.match.word_types import WordTypes
from framing.pipeline import Road, at_levels, road_of, without_negated
from framing.read.byte_fronts import ZONES
from framing.read.byte_looks import lines_in_bytes
from framing.read.byte_sentences import sentences_at
from framing.read.byte_words import PADDING, loaded_bytes, words_in_bytes
from framing.read.byte_zones import zoned_in_bytes
from framing.read.documents import RawDocument, ReadSettings, document_from_text
from framing.row_pipeline import RowRoad, WalkedRow

_PIECES = (
    "The regime’s army left the town on Monday, officials said. “We saw rebels,” one of them told us.",
    "It cost 1,000.50 dollars; see www.example.org/x or http://t.co/abc, or ask @ann.lee now.",
    "An anti-war, war-torn co-op\u00a0— with “two-thirds” of O'Neill's men – spoke.",
    "Rebels gain ground", "Why now?", "By Ann Lee", "Related: More on this", "- an item of a list",
    "(Photo: Ann Lee)The army moved on and took the second town behind the river.",
    "army trucksThe army moved on and took the second town behind the river, it said.",
    "Reporting by Ann Lee; Tom Orr contributed to this report.", "Advertisement", "3 comments",
    "İstanbul'da straße STRASSE ﬁghter café cafe\u0301 naïve", "𝒜𝒷 😀 regime", "Санкт regime war",
    "soft\u00adhyphen and zero\u200bwidth", "Follow her on Twitter at @ann.", "Share this", "May 4, 2016",
    "U.S. forces met Mr. Lee at 9 a.m. The US-led talks failed... “No!” he said. He left.", "US", "",
    "Ann Lee, Staff Writer", "DAMASCUS, Syria (AP) —", "A heading of a few words", "…", "Read more:",
    "AP/Reuters men met the rebels of the old town on the river, and they talked and talked on.",
    "\u00a0The army left. \u00a0", "[Photo: Ann Lee]", "(The army, it is said, opens in new ways on the river in the old town of the land.)",
    "• The army moved on and took the second town behind the river, as all of the officials said.",
    "Don’t miss: all of the war in the old town of the land, as it was told to us by those men there",
    "3 responses to what the army has done in the old town behind the river and to the rebels there",
    "*The army* moved on and took the second town behind the river, as all of the officials said.*",
    "Story highlights", "The army left. (Photo: AP) Story Highlights Rebels gain", "- It is over.", "Key points",
    "12 Comments", "Opinion by Ann Lee", "The army left the old town. (Ann Lee/The Courier)", "Is it over?",
    "Correction: The army left on Monday.", "Get the news of the war in your inbox each day.", "► More",
    "The army left the old town behind the river on Monday, as they said [Ann Lee/The Old Courier]",
    "10.15am", "[More on the army]", "REUTERS/Ann Lee", "- Ann Lee", "Ann Lee in Porto", "Share | Tweet",
    "The army left the old town behind the river on Monday, as all of them said. Credit: Ann Lee",
    "Leave a reply", "x" * 130 + ".", "one two three four five six seven eight nine ten eleven twelve.",
)  # fmt: skip
_ENDS = ("\n", "\n\n", "\r\n", " \n", "\n\u00a0", "\t\n  ", "\n\n\n")


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Texts that look like articles with their furniture, in any order."""
    drawn = draw(st.lists(st.tuples(st.sampled_from(_PIECES), st.sampled_from(_ENDS)), max_size=14))
    return "".join(piece + end for piece, end in drawn)


def _raw(number: int, text: str, **fields: str) -> RawDocument:
    return RawDocument(f"d{number}", "corpus.jsonl", "txt", text, number + 1, tuple(fields.items()))


def _plan(form: str = "csv", language: str = "en", **more: Any) -> ScoringPlan:
    return ScoringPlan(ReadSettings(language=language), score_form=form, with_voice=False, **more)


def _alone(raw: RawDocument, road: Road, plan: ScoringPlan) -> Outcome:
    (outcome,) = score_raw(raw, road, plan)
    return outcome


def _scored(
    raws: Sequence[RawDocument], road: Road, plan: ScoringPlan, *, at_once: int = 100
) -> dict[str, Outcome]:
    scorer = RowScorer(road, plan)
    found: dict[str, Outcome] = {}
    for start in range(0, len(raws), at_once):
        found.update((one.id, one) for one in scorer.score(raws[start : start + at_once]).values())
    return found


def _assert_as_alone(texts: Sequence[str], road: Road, *, form: str = "csv") -> int:
    """Compares all that were scored in a row, hits too; returns how many they are."""
    plan = _plan(form, with_hits=True, marks_negated=True)
    raws = [_raw(number, text) for number, text in enumerate(texts)]
    found = _scored(raws, road, plan)
    for raw in raws:
        if raw.id in found:
            assert found[raw.id] == _alone(raw, road, plan)
    return len(found)


@given(st.lists(pages(), min_size=1, max_size=4), st.sampled_from([None, "Rebels gain ground"]))
@settings(max_examples=150, deadline=None)
def test_words_and_zones_are_those_of_each_text_alone(drawn: list[str], title: str | None) -> None:
    read = read_in_bytes([*map(str.encode, drawn)], [title] * len(drawn), "en")

    texts_of_words, texts_of_lines = (
        read.words.text_at(x) for x in (read.words.starts, read.starts)
    )
    starts = read.words.chars(read.words.starts, texts_of_words)
    ends = read.words.chars(read.words.ends, texts_of_words)
    for number, text in enumerate(drawn):
        if not read.is_whole[number]:
            continue
        fields = document_from_text(text)
        if title is not None:
            fields = document_from_text(text, metadata=_titled(title))
        own = texts_of_words == number
        assert fields.tokens.starts == tuple(starts[own].tolist())
        assert fields.tokens.ends == tuple(ends[own].tolist())
        zones = [ZONES[zone] for zone in read.zones[texts_of_lines == number].tolist()]
        assert [block.zone for block in fields.blocks] == zones
        counted = [fields.zone_at(start).is_scored for start in fields.tokens.starts]
        assert read.n_words[number] == sum(counted)


@given(st.lists(st.tuples(pages(), st.booleans()), min_size=1, max_size=5))
@settings(max_examples=150, deadline=None)
def test_zones_of_some_texts_are_those_they_have_among_all(drawn: list[tuple[str, bool]]) -> None:
    words = words_in_bytes([text.encode() for text, _ in drawn])
    lines, titles = lines_in_bytes(words), [None] * len(drawn)
    wanted = np.array([number for number, (_, is_wanted) in enumerate(drawn) if is_wanted], int)

    some = zoned_in_bytes(words, lines.of_texts(wanted), titles, "en")

    among = zoned_in_bytes(words, lines, titles, "en")
    kept = np.isin(words.text_at(among.starts), wanted)
    assert some.starts.tolist() == among.starts[kept].tolist()
    assert some.zones.tolist() == among.zones[kept].tolist()
    assert some.n_words[wanted].tolist() == among.n_words[wanted].tolist()


def _titled(title: str) -> Metadata:
    return Metadata(title=title)


_SPOKEN = (
    "He left", "They saw rebels", "the town", "said", "a", "Mr.", "Sen.", "Gen.", "U.S.", "U.S. Army",
    "etc.", "Inc.", "vs.", "p.m.", "Jan.", "No.", "J.", "iPhone", "al-Nusra", "as-Safir", "it.The", "1.", "12.",
    "3.5", "town.", "town.”", 'town."', "town.)", "town.'", "town.’", "why?", "why?”", 'why?"', "go!", "go!’",
    "...", "…", ". . .", "?!", "!!", "‽", "؟", "।", "“The", "‘No", '"But', "(He", "[We", "“(It", "« Oui »", "— The",
    "- The", "• The", "https://x.org/a.", "www.x.org.", "@ann.", "@ann", "a@b.org.", "pic.twitter.com/a",
    "Www.x.org", "incomprehensibilities.", "Vice-Pres.", "É.", "été.", "Été", "did.", "didn’t.", "x_.", "_It",
    "Ann Lee said", "N.Y.", "Ph.D.", "e.g.", "co.", "Z.B.", "in 2016.", "2016.", "1,000.", "a, 12.",
    "Iraq.", "MacDonald.", "Vs.", "Al.", "IRAQ.", "Christmastimes.", "Internationalisation.", "3rd.", "5. Mai", "ab.Cd", "A.b", "A.B", "AB.C",
)  # fmt: skip
_JOINTS = (" ", " ", " ", " ", " ", "  ", "", "\n", "\u00a0", "\t", " \n", "\r\n", "\r")


@st.composite
def spoken_texts(draw: st.DrawFn) -> str:
    """Texts with all that may end a sentence, and that only looks as if it did."""
    pairs = st.tuples(st.sampled_from(_SPOKEN), st.sampled_from(_JOINTS))
    return "".join(piece + joint for piece, joint in draw(st.lists(pairs, max_size=12)))


@given(
    st.lists(st.one_of(spoken_texts(), pages()), min_size=1, max_size=4),
    st.sampled_from(["en", "de", "es"]),
)
@settings(max_examples=600, deadline=None)
def test_sentences_are_those_of_each_text_alone(drawn: list[str], language: str) -> None:
    read = read_in_bytes([*map(str.encode, drawn)], [None] * len(drawn), language)
    words = read.words

    starts, ends = sentences_at(read, words.starts, language)

    of = words.text_at(words.starts)
    found = zip(*(words.chars(each, of).tolist() for each in (starts, ends)), strict=True)
    places = words.chars(words.starts, of).tolist()
    for number, place, bounds in zip(of.tolist(), places, found, strict=True):
        if read.is_whole[number]:
            known = document_from_text(drawn[number], metadata=Metadata(language=language))
            sentence = known.sentence_at(place)
            assert sentence is not None
            assert (sentence.start, sentence.end) == bounds


def test_a_sentence_ends_before_a_link_and_not_within_one() -> None:
    text = "They read more. www.example.org/a is the page. See x.org/A?b. The army left."

    (outcome,) = _scored(
        [_raw(0, text)],
        road_of([lexicon(label("a", "page", "army"), label("b", "more"))], ()),
        _plan(with_hits=True),
    ).values()

    assert [json.loads(line)["sentence"] for line in outcome.hits.splitlines()] == [
        "They read more.",
        "www.example.org/a is the page.",
        "The army left.",
    ]


def test_hits_stand_on_their_lines_whatever_ends_these() -> None:
    one = lexicon(label("a", "rebels", "o'neill"), label("b", "regime"))
    asked = [
        f"é rebels\r\n\r\nThe “régime”, {end}rebels\rregime\n\nO’Neill’s regime{end}"
        for end in ("", "\n", "\r", "\r\n", "\n\r")
    ]

    assert _assert_as_alone(asked, road_of([one], ())) == len(asked)


def test_hits_at_one_place_come_in_the_order_of_their_names() -> None:
    first = lexicon(
        contrasts={"z": [label("b", "rebel*"), label("a", "rebels")], "y": [label("c", "rebels")]},
        kind=Kind.INVENTORY,
        name="two",
    )
    other = lexicon(label("d", "the rebels", "regime"), label("e", "rebels"), name="one")

    assert _assert_as_alone(["The rebels’ regime; rebels."], road_of([first, other], ())) == 1


_DENIED = (
    "no", "not", "No", "NOT", "didn’t", "didn't", "denied", "evidence of", "without", "none of", "were",
    "rebels", "regime", "war", "only", "the", "of", ",", ".", "but", "kein", "nie", "—", "a", "any",
)  # fmt: skip


@given(
    st.lists(st.lists(st.sampled_from(_DENIED), max_size=14).map(" ".join), min_size=1, max_size=4),
    st.sampled_from(["en", "de", "sv"]),
    st.booleans(),
)
@settings(max_examples=200, deadline=None)
def test_negation_is_told_in_rows_as_in_each_text_alone(
    drawn: list[str], language: str, with_negated: bool
) -> None:
    one = lexicon(label("a", "rebels", "war"), label("b", "regime", "the regime"), language="*")
    road, plan = (
        road_of([one], ()),
        _plan(with_hits=True, marks_negated=True, with_negated=with_negated),
    )
    road = road if with_negated else without_negated(road)
    raws = [_raw(number, text, language=language) for number, text in enumerate(drawn)]

    found = _scored(raws, road, plan)

    assert all(found[raw.id] == _alone(raw, road, plan) for raw in raws if raw.id in found)


@given(
    st.lists(st.one_of(texts(), crowded_texts()), min_size=1, max_size=4),
    st.sampled_from([{1}, {2}, {1, 2}, {1, 3}, {3}]),
    st.sampled_from(list(Kind)),
)
@settings(max_examples=150, deadline=None)
def test_labels_come_to_their_levels_in_rows_too(
    drawn: list[str], levels: set[int], kind: Kind
) -> None:
    one = lexicon(
        label("a.x", "rebel*", "the regime"),
        label("a.y.v", "rebels", "regime", "war"),
        label("b.x", "rebel", "the *"),
        label("c", "opposition", "war"),
        kind=kind,
    )
    plan = _plan(with_hits=True, levels=Levels(frozenset(levels)))
    road = at_levels(road_of([one], ()), plan.levels)
    raws = [_raw(number, text) for number, text in enumerate(drawn)]

    found = _scored(raws, road, plan)

    assert all(found[raw.id] == _alone(raw, road, plan) for raw in raws if raw.id in found)


@given(
    st.lists(st.one_of(texts(), crowded_texts(), pages()), min_size=1, max_size=4),
    st.builds(Rows, st.sampled_from(["", "labels", "terms"]), st.booleans()),
    st.sampled_from([(), (1,), (2,)]),
    st.sampled_from(["csv", "jsonl"]),
)
@settings(max_examples=200, deadline=None)
def test_zeros_coverage_and_keys_of_words_are_those_of_each_text_alone(
    drawn: list[str], rows: Rows, levels: tuple[int, ...], form: str
) -> None:
    one = lexicon(
        label("a.x", "rebel*", "the regime", "o'neill", term("war", "wars", text="war")),
        label("a.y", "rebels", "regime of", "war", exclude=["the war"]),
        label("b", "opposition", "the *"),
        kind=Kind.INVENTORY,
        name="one",
    )
    others = (
        lexicon(label("c", "the rebels"), label("d", "army"), name="two"),
        lexicon(label("e", "regime"), label("f", "krieg"), name="de", language="de"),
    )
    plan = _plan(form, rows=rows, levels=Levels(frozenset(levels)), with_words_key=True)
    road = at_levels(road_of([one, *others], ()), plan.levels)
    raws = [
        _raw(number, text, language=("en", "de")[number % 2]) for number, text in enumerate(drawn)
    ]

    found = _scored(raws, road, plan)

    assert all(found[raw.id] == _alone(raw, road, plan) for raw in raws if raw.id in found)


@given(st.lists(st.one_of(texts(), crowded_texts()), min_size=1, max_size=5), lexicons())
@settings(max_examples=300, deadline=None)
def test_rows_of_counts_are_those_of_each_text_alone(drawn: list[str], one: Lexicon) -> None:
    people = (entity("syria", "Syria", "the regime"), entity("us", "US", "U.S. forces"))
    other = lexicon(
        label("e", "rebel", "the *", term("war", context=[near("@syria", "#f")])),
        label("f", "opposition", exclude=["the opposition"]),
        name="other",
    )

    _assert_as_alone(drawn, road_of([one, other], people))


@given(st.lists(pages(), min_size=1, max_size=4))
@settings(max_examples=100, deadline=None)
def test_pages_with_furniture_count_as_each_alone(drawn: list[str]) -> None:
    one = lexicon(
        label("a", "regime", "rebel*", "the army", "the town", "U.S. forces", "US-led"),
        label("b", "war", "army", "ann", "river", "on", "second town behind", "town behind"),
        kind=Kind.INVENTORY,
    )

    _assert_as_alone(drawn, road_of([one], ()))


_PLAIN = "The rebels held the old town. Their war on the regime goes on."


def test_plain_articles_are_scored_in_a_row() -> None:
    one = lexicon(label("a", "rebels", "the regime"), label("b", "war on the regime"))

    assert (
        _assert_as_alone([_PLAIN, f"“{_PLAIN}” — café", "1,000 rebels’ wars"], road_of([one], ()))
        == 3
    )


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_rows_are_written_alike_in_both_forms(form: str) -> None:
    one = lexicon(label("a", term("rebels", text='the "rebels", so called')), label("b", "regime"))
    raws = [
        RawDocument('a,"b"', "c.jsonl", "txt", _PLAIN, 1, (("outlet", 'The "Daily", é'),)),
        RawDocument("c", "c.jsonl", "txt", _PLAIN, 2, (("date", "2016-10-31"), ("event", "x, y"))),
        RawDocument("d\nd", "c.jsonl", "txt", _PLAIN, 3, (("outlet", "A\r\nB"), ("event", "\n"))),
        RawDocument("e\rf", "c.jsonl", "txt", _PLAIN, 4, (("outlet", ""), ("event", "1\n2"))),
    ]
    road, plan = road_of([one], ()), _plan(form)

    found = _scored(raws, road, plan)

    assert [found[raw.id].scores for raw in raws] == [
        _alone(raw, road, plan).scores for raw in raws
    ]
    assert all(found[raw.id].scores for raw in raws)


@pytest.mark.parametrize(("form", "mark"), [("csv", "'"), ("jsonl", "")])
def test_in_csv_no_cell_is_a_formula(form: str, mark: str) -> None:
    one = lexicon(label("a", term("rebels", text="=rebels")))
    fields = (("outlet", "=Quay"), ("event", "a, =b"))
    raw = RawDocument("@c", "c.jsonl", "txt", _PLAIN, 1, fields)
    rows = _scored([raw], road_of([one], ()), _plan(form))[raw.id].scores
    assert all(f"{mark}{cell}" in rows for cell in ("@c", "=Quay", "=rebels"))
    assert f"{mark}a, =b" in rows if form == "jsonl" else '"a, =b"' in rows


@given(st.lists(st.lists(st.text("aé’b", min_size=1, max_size=20), max_size=30), max_size=4))
@settings(max_examples=150, deadline=None)
def test_words_have_one_number_where_they_are_spelled_alike(rows: list[list[str]]) -> None:
    types, known = WordTypes(), list[bytes]()
    for row in rows:
        words = [word.encode() for word in row]
        data = b"\n".join([*words, bytes(PADDING)])
        ends = np.cumsum([len(word) + 1 for word in words], dtype=np.int64) - 1
        starts = ends - np.array([len(word) for word in words], np.int64)

        numbers, fresh = types.numbers(data, loaded_bytes(data), starts, ends)

        known += fresh
        assert [known[number] for number in numbers.tolist()] == words
    assert len(known) == len(set(known)) == types.n_types


@given(
    st.lists(st.text("abcD1é", min_size=1, max_size=12), max_size=6),
    st.lists(st.text("abcd*?", min_size=1, max_size=7), max_size=3),
    st.lists(st.text("abcdABCD1", min_size=1, max_size=12), min_size=1, max_size=30),
)
@settings(max_examples=200, deadline=None)
def test_a_sieve_lets_through_its_words_and_what_its_globs_match(
    known: list[str], globs: list[str], words: list[str]
) -> None:
    index = GlobIndex()
    for glob in sorted({glob for glob in globs if has_wildcard(glob)}):
        index.add(glob)
    words += known
    encoded = [word.encode() for word in words]
    data = b"\n" + b"\n".join(encoded) + bytes(PADDING)
    lengths = np.array([len(each) for each in encoded])
    ends = np.cumsum(lengths + 1)

    passed = _passed(Sieve([fold(word) for word in known], index), data, ends - lengths, ends)

    for word, is_passed in zip(words, passed.tolist(), strict=True):
        is_known = word.lower() in map(fold, known) or any(index.matching(word.lower()))
        assert is_passed or not (word.isascii() and is_known)


@given(
    st.lists(st.text("abc*?", min_size=1, max_size=8), max_size=8),
    st.lists(st.text("abc", min_size=1, max_size=9), min_size=1, max_size=12),
)
@settings(max_examples=200, deadline=None)
def test_a_word_meets_the_globs_that_match_it(globs: list[str], words: list[str]) -> None:
    wild = sorted({glob for glob in globs if has_wildcard(glob)})
    index = GlobIndex()
    for glob in wild:
        index.add(glob)

    for word in words:
        matching = [glob for glob in wild if matches_glob(word, glob)]
        assert sorted(index.matching(word)) == matching


def test_a_sieve_holds_back_what_is_none_of_its_words() -> None:
    index = GlobIndex()
    index.add("terror*")
    data = b"\nrebel rebels reb\n" + bytes(PADDING)

    passed = _passed(Sieve(["rebel"], index), data, np.array([1, 7, 14]), np.array([6, 13, 17]))

    assert passed.tolist() == [True, False, False]


def _passed(sieve: Sieve, data: bytes, starts: Any, ends: Any) -> Any:
    loaded = loaded_bytes(data)
    return sieve.passed(fronts_of(loaded, starts, ends), loaded, ends)


def test_names_are_passed_over_where_no_condition_asks_for_any() -> None:
    people = (entity("syria", "Syria", "Damascus", "the regime"),)
    plain = lexicon(label("a", "rebels"), label("b", "regime"))
    rule = near("@syria", window=3)
    asking = lexicon(label("a", term("rebels", context=[rule])), label("b", "regime"))
    data = b"\nSyria Damascus rebels\n" + bytes(PADDING)
    passed = []
    for one in (plain, asking):
        compiled = compile_matcher([one], people)
        for matcher in (compiled, matcher_from(*image_of(compile_matcher([one], people)))):
            sieve = TypeIndex(matcher, "en").beginnings
            starts, ends = np.array([1, 7, 16]), np.array([6, 15, 22])
            passed.append(_passed(sieve, data, starts, ends).tolist())

    assert passed == [[False, False, True]] * 2 + [[True, True, True]] * 2
    text = "The rebels of Syria and the regime. No rebels. Damascus."
    assert _assert_as_alone([text], road_of([plain], people)) == 1
    assert _assert_as_alone([text], road_of([asking], people)) == 1


def test_no_phrase_runs_from_one_article_into_the_next() -> None:
    one = lexicon(label("a", "regime change"), label("b", "the war"))

    road = road_of([one], ())
    found = _scored(
        [_raw(0, "One says regime"), _raw(1, "change of the"), _raw(2, "war")], road, _plan()
    )

    assert [outcome.scores for outcome in found.values()] == ["", "", ""]


def test_a_lexicon_counts_in_articles_of_its_language_alone() -> None:
    one = lexicon(label("a", "regime"), label("b", "rebels"), language="de")
    raws = [
        _raw(0, "Das regime.", language="de"),
        _raw(1, "The regime."),
        _raw(2, "Le regime.", language="fr"),
    ]
    road, plan = road_of([one], ()), _plan()

    found = _scored(raws, road, plan)

    assert "regime" in found["d0"].scores
    assert found["d1"].scores == ""
    assert "d2" not in found  # articles are words of their own in French


def test_stored_lexicons_are_read_for_one_language_after_the_other() -> None:
    road = road_of([lexicon(label("a", "regime change"), label("b", "rebels"), language="*")], ())
    stored = replace(road, matcher=matcher_from(*image_of(road.matcher)))
    raws = [_raw(0, "Das regime change.", language="de"), _raw(1, "The regime change.")]

    found = _scored(raws, stored, _plan())

    assert [found[raw.id] for raw in raws] == [_alone(raw, road, _plan()) for raw in raws]


def test_what_a_row_cannot_settle_is_left_to_be_scored_alone() -> None:
    road = road_of([lexicon(label("a", "regime"), label("b", "rebels"))], ())
    left = [
        "---\nlanguage: de\n---\nregime",
        "ре\u0301жим regime",
        "",
        "re\u0301gime",
        "a\u2028regime",
    ]
    wrapped = (
        "The regime of the land goes on and on, until the\nend of the row that is the same as\n" * 4
    )

    found = _scored([_raw(n, text) for n, text in enumerate([*left, wrapped])], road, _plan())

    assert found == {}


def test_words_met_before_and_forgotten_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("framing.match.find_row.MAX_TYPES", 5)
    one = lexicon(
        label("a", "rebels", "the regime", "incomprehensibilities of it"), label("b", "war on")
    )
    road, plan = road_of([one], ()), _plan()
    raws = [
        _raw(n, f"{_PLAIN} The incomprehensibilities of it, all {n} of them.") for n in range(6)
    ]

    found = _scored(raws, road, plan, at_once=2)

    assert [found[raw.id] for raw in raws] == [_alone(raw, road, plan) for raw in raws]


def test_conditions_are_asked_in_rows_too() -> None:
    rule = near("@syria", "truce", window=4, relation=Relation.UNLESS)
    one = lexicon(
        label("a", term("regime", context=[rule])), label("b", "rebels", exclude=["no rebels"])
    )
    road = road_of([one], (entity("syria", "Syria"),))
    asked = [
        "The regime of Syria and rebels.",
        "The regime met no rebels.",
        "A regime. Syria.",
        _PLAIN,
    ]

    assert _assert_as_alone(asked, road) == 4


_OPERANDS = (
    "war", "war crimes", "the war", "rebel's", "counter terrorist", "terrorist*", "U.S.", "of the",
    "crime of war", "régime change", "@syria", "#f",
)  # fmt: skip


@given(
    st.lists(st.one_of(texts(), crowded_texts()), min_size=1, max_size=4),
    st.lists(st.sampled_from(_OPERANDS), min_size=1, max_size=3, unique=True),
    st.sampled_from(list(Relation)),
    st.integers(1, 4),
)
@settings(max_examples=300, deadline=None)
def test_conditions_hold_in_rows_where_they_hold_in_each_text_alone(
    drawn: list[str], operands: list[str], relation: Relation, window: int
) -> None:
    rule = near(*operands, window=window, relation=relation)
    one = lexicon(
        label("e", term("rebel", "regime", "the crime", context=[rule]), "regime change"),
        label("f", "opposition", exclude=[term("the regime", context=[rule])]),
    )
    road = road_of([one], (entity("syria", "Syria", "the regime"),))
    stored = replace(road, matcher=matcher_from(*image_of(road.matcher)))
    raws = [_raw(number, text) for number, text in enumerate(drawn)]

    found = _scored(raws, stored, _plan())

    assert all(found[raw.id] == _alone(raw, road, _plan()) for raw in raws if raw.id in found)


def test_an_exclusion_gives_its_words_back_to_other_labels() -> None:
    rule = near("truce", window=3, relation=Relation.UNLESS)
    one = lexicon(
        label("a", "rebel*", exclude=["rebel leader", term("the rebels", context=[rule])]),
        label("b", "rebels", "leader", "leader of rebels", "war on the rebels"),
    )
    asked = [
        "A rebel leader of rebels. The rebel leader spoke; the rebels left.",
        "The rebels broke the truce. The rebels held. A war on the rebels, rebel leaders.",
    ]

    assert _assert_as_alone(asked, road_of([one], ())) == 2


def test_a_wildcard_spares_possessives_in_conditions_of_rows() -> None:
    rule = near("*s", window=3)
    one = lexicon(label("a", term("regime", context=[rule])), label("b", "drain"))
    asked = [
        "The regime and women's rights.",
        "The regime saw women's war.",
        "L'opposition's regime.",
    ]

    assert _assert_as_alone(asked, road_of([one], ())) == 3


def test_an_operand_of_two_words_stands_where_both_do() -> None:
    rule = near("asylum seekers", window=2, relation=Relation.AFTER)
    one = lexicon(label("a", term("flood", context=[rule])), label("b", "drain"))
    road = road_of([one], ())
    stored = replace(road, matcher=matcher_from(*image_of(road.matcher)))
    raws = [
        _raw(0, "A flood of asylum seekers came."),
        _raw(1, "A flood of asylum claims came."),
        _raw(2, "A flood. Of asylum seekers none came."),
    ]

    found = _scored(raws, stored, _plan())

    assert [bool(found[raw.id].scores) for raw in raws] == [True, False, False]


def test_the_same_words_found_from_two_sides_are_one_hit() -> None:
    one = lexicon(label("a", "the war"), label("b", "th? war", "war on *"))

    assert _assert_as_alone(["The war. The war on drugs, thy war."], road_of([one], ())) == 1


def test_words_with_soft_hyphens_and_blanks_that_do_not_break_are_counted_in_a_row() -> None:
    one = lexicon(label("a", "rebels", "co-op"), label("b", "regime", "war on the regime"))
    asked = [
        "The re\u00adbels and the reb\u200bels.",
        "A war on the re\u00adgime, \u00ad rebels\u00ad\u00ad",
        "\u00a0The rebels left.\u00a0\nThe regime \u00a0",
    ]

    assert _assert_as_alone(asked, road_of([one], ())) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Donald Trump's war, women's rights' end; Trump’s men, the women's.",
        "In the war and in  the war, in\u00a0the war, l'war, in the\nwar.",
        "🌎\ufe0f regime ★ war ▶ Trump; a\u200b b\u200d c co\u00adop “x” − ″",
    ],
)
def test_leads_and_endings_are_weighed_in_rows(text: str) -> None:
    one = lexicon(
        label("a", "donald trump", "the women", "women's rights", "rights' end"),
        label("b", "in the war", "the war", "war", "trump"),
        kind=Kind.INVENTORY,
    )
    long_line = "It goes on and on with nothing to be found in it at all, " * 4

    _assert_as_alone([f"{text}\n{long_line}.", text], road_of([one], ()))


def test_possessives_of_words_known_and_unknown_are_read_in_rows() -> None:
    one = lexicon(
        label("a", "rebel", "*cism", "o'neill", "people's army"),
        label("b", "terror*", "the army of zoé", "it's war"),
    )
    asked = [
        "The rebel's and the rebel’s men; REBEL'S, Rebel’S; rebels's; the lecturer's a rebel.",
        "Fascism’s end, terrorist's, o'neill's, O’Neill’s, rock’n’roll's; a cynicism's x's y’s.",
        "The People’s Army, people's army’s, the army of Zoé's, it's war, it’s war’s.",
    ]

    assert _assert_as_alone(asked, road_of([one], ())) == 3


def test_articles_of_several_languages_keep_their_terms_apart() -> None:
    english = lexicon(label("a", "rebels"), label("b", "regime", "old town"), name="en")
    german = lexicon(label("c", "rebellen"), label("d", "regime"), name="de", language="de")
    road, plan = road_of([english, german], ()), _plan()
    raws = [
        _raw(0, "The old town, the regime and the rebels."),
        _raw(1, "Das Regime und die Rebellen, die Rebellen.", language="de"),
        _raw(2, "Rebels of the old town."),
        _raw(3, "Die Rebellen und das Regime.", language="de"),
    ]

    found = _scored(raws, road, plan, at_once=2)

    assert [found[raw.id] for raw in raws] == [_alone(raw, road, plan) for raw in raws]


def test_terms_are_told_apart_after_words_were_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("framing.match.find_row.MAX_TYPES", 3)
    one = lexicon(label("a", "rebels"), label("b", "regime", "war"))
    road, plan = road_of([one], ()), _plan()
    raws = [_raw(n, f"The {word} of all.") for n, word in enumerate(["rebels", "regime", "war"])]

    found = _scored(raws, road, plan, at_once=1)

    assert [found[raw.id] for raw in raws] == [_alone(raw, road, plan) for raw in raws]


def test_a_row_that_memory_cannot_hold_is_told_and_scored_one_by_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(json.dumps({"id": "a", "text": _PLAIN}) + "\n", encoding="utf-8")
    command = ["score", str(corpus), "--no-voice", "--workers", "1", "--out"]
    assert main([*command, str(tmp_path / "rows.csv")]) == 0

    def too_large(*_: object, **__: object) -> WalkedRow:
        raise MemoryError

    monkeypatch.setattr(RowRoad, "walk", too_large)
    with pytest.warns(RuntimeWarning, match="1 articles are scored one by one: MemoryError"):
        assert main([*command, str(tmp_path / "alone.csv")]) == 0
    assert (tmp_path / "alone.csv").read_bytes() == (tmp_path / "rows.csv").read_bytes()
