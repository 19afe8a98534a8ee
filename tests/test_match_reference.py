"""Properties of matching on texts full of near-misses, and equality with the slow reference."""

from __future__ import annotations

import marshal
from itertools import pairwise
from zlib import crc32

from hypothesis import given, settings
from hypothesis import strategies as st
from matching_fixture import document, entity, label, lexicon, near, term
from reference_matcher import reference_hits

from framing.domain.folding import fold
from framing.domain.hit import Hit
from framing.domain.lexicon import CaseRule, ContextRule, Kind, Label, Lexicon, Relation, Term
from framing.match.compile import compile_matcher
from framing.match.find import find_matches
from framing.match.image import image_of, matcher_from


def _each(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_WORDS = _each(
    "rebel rebels rebel's rebels' Rebel REBELS regime régime re\u0301gime regime’s re\u00adgime "
    "change war crime crimes counter terrorist terrorists the a of US us Us U.S. IS is 3.5 1,000 "
    "l'opposition l’opposition opposition d'etat women's women 😀 𝒜𝒷 ﬁghter fighter straße "
    "regimes'll x's 's l'une une in fighters IS"
)
_GAPS = (" ", " ", " ", "  ", "\n", "-", "‑", "–", " - ", ", ", ". ", "\u00a0", " “", "” ")
_GAPS += ("; ", "/", "* ", " *", "_", "—", "-\n", "’ ", ".", "\u200b", "\n\n")
_FORM_WORDS = _each(
    "rebel rebels rebel's regime change war crime crimes counter terrorist the a of opposition "
    "fighter strasse women's women reg* rebel? *s * crime* ?s opp*n 3.5 une in is"
)

_EXACT = ("US", "IDF", "US regime", "U S", "Rebel", "REBELS", "the US", "IS fighters", "in IS")

_OPERANDS = ("rebel", "war crime", "*s", "the regime", "#a", "#b", "#c", "opposition", "in")

_CROWD = ("rebel", "the", "regime", "war", "crime,", "rebel's", "opposition.", "The", "in", "xs")


@st.composite
def texts(draw: st.DrawFn) -> str:
    pairs = draw(st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(_GAPS)), max_size=25))
    return "".join(word + gap for word, gap in pairs)


@st.composite
def _rules(draw: st.DrawFn) -> ContextRule:
    operands = draw(st.lists(st.sampled_from(_OPERANDS), min_size=1, max_size=2))
    relation = draw(st.sampled_from(list(Relation)))
    return near(*operands, window=draw(st.integers(1, 4)), relation=relation)


@st.composite
def terms(draw: st.DrawFn) -> Term:
    if draw(st.integers(0, 5)) == 0:
        form = draw(st.sampled_from(_EXACT))
        return term(form, case=CaseRule.EXACT)
    forms = draw(
        st.lists(
            st.lists(st.sampled_from(_FORM_WORDS), min_size=1, max_size=3)
            .map(" ".join)
            .filter(lambda form: form.strip("* ") != ""),
            min_size=1,
            max_size=2,
        )
    )
    case = draw(st.sampled_from([CaseRule.ANY, CaseRule.ANY, CaseRule.CAPITALISED]))
    context = draw(st.one_of(st.just([]), st.lists(_rules(), min_size=1, max_size=2)))
    return term(*forms, case=case, context=context)


@st.composite
def crowded_texts(draw: st.DrawFn) -> str:
    """Few words in many orders, so that conditions are often met, and often just not."""
    return " ".join(draw(st.lists(st.sampled_from(_CROWD), max_size=14)))


@st.composite
def lexicons(draw: st.DrawFn) -> Lexicon:
    def labels(names: str) -> list[Label]:
        return [
            label(
                name,
                *draw(st.lists(terms(), min_size=1, max_size=3)),
                exclude=draw(st.lists(terms(), max_size=2)),
            )
            for name in names
        ]

    kind = draw(st.sampled_from(list(Kind)))
    return lexicon(contrasts={"one": labels("ab"), "two": labels("cd")}, kind=kind)


def _hits(text: str, *lexica: Lexicon) -> tuple[Hit, ...]:
    return find_matches(document(text), compile_matcher(lexica, ())).hits


def _plain(hits: tuple[Hit, ...]) -> list[tuple[int, int, str, str, str]]:
    return sorted((h.span.start, h.span.end, h.contrast, h.label, h.term) for h in hits)


@given(st.one_of(texts(), crowded_texts()), lexicons())
@settings(max_examples=400, deadline=None)
def test_matching_equals_the_slow_reference(text: str, one: Lexicon) -> None:
    assert _plain(_hits(text, one)) == reference_hits(document(text), one)


@given(texts(), lexicons(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_terms_labels_and_files_changes_nothing(text, one, random) -> None:
    def shuffled(items):
        items = list(items)
        random.shuffle(items)
        return items

    mixed = {
        contrast.id: [
            label(each.id, *shuffled(each.terms), exclude=shuffled(each.exclusions))
            for each in shuffled(contrast.labels)
        ]
        for contrast in shuffled(one.contrasts)
    }
    other = lexicon(label("e", "rebel", "the *"), name="other")
    again = lexicon(contrasts=mixed, kind=one.kind)

    assert _hits(text, one, other) == _hits(text, other, again)


@given(texts(), texts(), lexicons())
@settings(deadline=None)
def test_the_hits_of_two_paragraphs_are_those_of_each(first, second, one) -> None:
    parted = "Here it begins. A first paragraph follows, and then a second.\n\n"
    first, second = parted + first.replace("\n", " ") + ".", second.replace("\n", " ")
    shift = len(first) + 2

    together = _plain(_hits(f"{first}\n\n{second}", one))

    alone = _plain(_hits(second, one))
    moved = [(start + shift, stop + shift, *rest) for start, stop, *rest in alone]
    assert together == [*_plain(_hits(first, one)), *moved]


@given(texts(), st.lists(st.sampled_from(_FORM_WORDS[:16]), min_size=1, max_size=6, unique=True))
@settings(deadline=None)
def test_a_hit_is_a_declared_form_on_word_boundaries(text: str, forms: list[str]) -> None:
    for hit in _hits(text, lexicon(label("a", *forms))):
        printed = text[hit.span.start : hit.span.end]
        assert fold(printed) in forms
        assert not text[hit.span.start - 1 : hit.span.start].isalnum()
        assert not text[hit.span.end : hit.span.end + 1].isalnum()


@given(texts(), lexicons())
@settings(deadline=None)
def test_hits_of_one_contrast_in_one_lexicon_never_overlap(text: str, one: Lexicon) -> None:
    for name in ("one", "two"):
        spans = sorted({h.span for h in _hits(text, one) if h.contrast == name})
        assert all(not before.overlaps(after) for before, after in pairwise(spans))


def test_words_with_one_checksum_have_trees_of_their_own() -> None:
    assert crc32(b"plumless") == crc32(b"buckeroo")
    both = lexicon(label("plum", "plumless"), label("buck", "buckeroo"), label("sheep", "sheep"))
    one = lexicon(label("plum", "plumless"))
    for wanted, compiled in ((["buckeroo", "plumless", "sheep"], both), (["plumless"], one)):
        read = matcher_from(*image_of(compile_matcher([compiled], ())))
        hits = find_matches(document("A buckeroo met a plumless sheep."), read).hits
        assert sorted(hit.term for hit in hits) == wanted


@given(lexicons())
@settings(deadline=None)
def test_an_image_knows_the_words_of_the_matcher_that_was_compiled(one: Lexicon) -> None:
    people = (entity("syria", "Syria", "the regime of Damascus"),)
    compiled = compile_matcher([one], people)
    read = matcher_from(*image_of(compile_matcher([one], people)))

    for known, kept in ((compiled.index, read.index), (compiled.operands, read.operands)):
        assert tuple(map(set, known.forms.vocabulary())) == tuple(map(set, kept.forms.vocabulary()))
    assert read.asks_for_names == compiled.asks_for_names


@given(texts(), lexicons())
@settings(deadline=None)
def test_a_matcher_from_its_image_answers_as_the_one_that_was_compiled(
    text: str, one: Lexicon
) -> None:
    people = (entity("syria", "Syria", "the regime"), entity("us", "US", "U.S. forces"))
    image, further = marshal.loads(marshal.dumps(image_of(compile_matcher([one], people))))

    read = find_matches(document(text), matcher_from(image, further))

    assert read == find_matches(document(text), compile_matcher([one], people))


@given(texts(), lexicons())
@settings(deadline=None)
def test_a_matcher_that_has_read_much_answers_as_a_fresh_one(text: str, one: Lexicon) -> None:
    used = compile_matcher([one], ())
    for other in (text[::-1], text.upper(), text):
        last = find_matches(document(other), used)

    assert last.hits == _hits(text, one)


@given(texts(), lexicons())
@settings(deadline=None)
def test_a_document_without_its_first_sentence_loses_only_its_hits(text, one) -> None:
    head = "Nothing is said here about it. "

    later = _plain(_hits(head + text.replace("\n", " "), one))

    shift = len(head)
    assert [hit for hit in later if hit[0] >= shift] == [
        (start + shift, stop + shift, *rest)
        for start, stop, *rest in _plain(_hits(text.replace("\n", " "), one))
    ]
