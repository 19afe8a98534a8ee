"""Whom labels mean: rows of sentences with the expected referent of each marked label."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refer_fixture import split_marked
from step_count import count_steps

from framing.domain.attribution import Attribution, Voice
from framing.domain.document import Block, Document, Metadata, Zone
from framing.domain.hit import Hit, ReferredHit, VoicedHit
from framing.domain.span import Span
from framing.lexicon.entities import load_entities
from framing.lexicon.load import load_lexicons, referring
from framing.match.compile import compile_matcher
from framing.match.find import find_matches
from framing.read.segment import segment
from framing.refer.resolve import resolve_referents
from framing.yaml_source import load_plain

CASES = Path(__file__).parent / "cases" / "referents.yml"
STORIES = Path(__file__).parent / "cases" / "referent_stories.yml"
ENTITIES = load_entities()
NAMES = compile_matcher((), ENTITIES)
REFERS = referring(load_lexicons())
STATE, OFFICE, GROUP, HARM = "state-power", "leaders", "armed-opposition", "harm-allegation"
LEXICON_OF = {
    **dict.fromkeys(["government", "regime", "administration", "authorities", "junta"], STATE),
    **dict.fromkeys(["dictatorship", "autocracy"], STATE),
    **dict.fromkeys(
        ["president", "prime minister", "leader", "dictator", "strongman", "strongmen", "ruler"],
        OFFICE,
    ),
    **dict.fromkeys(
        [
            "rebel",
            "opposition",
            "militant",
            "terrorist",
            "insurgent",
            "jihadist",
            "fighter",
            "extremist",
            "militia",
            "gunmen",
        ],
        GROUP,
    ),
    **dict.fromkeys(["war crime", "genocide", "atrocities", "massacre", "torture"], HARM),
    **dict.fromkeys(["war criminal", "chemical weapons", "barrel bomb", "indiscriminately"], HARM),
}

CONTRAST_OF = {STATE: "ruling-body", OFFICE: "head", GROUP: "armed-group", HARM: "crime"}


def marked(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its square brackets, and what stood in them."""
    plain, spans, start = "", [], 0
    for char in text:
        if char == "[":
            start = len(plain)
        elif char == "]":
            spans.append(Span(start, len(plain)))
        else:
            plain += char
    return plain, tuple(spans)


def document_of(text: str, *, headline: str = "", date: str | None = None) -> Document:
    paragraphs = [(headline, Zone.HEADLINE)] if headline else []
    paragraphs += [(paragraph, Zone.BODY) for paragraph in text.split("\n\n")]
    whole, blocks = "", []
    for paragraph, zone in paragraphs:
        whole += "\n\n" if whole else ""
        blocks.append(Block(Span(len(whole), len(whole) + len(paragraph)), zone))
        whole += paragraph
    sentences, tokens = segment(whole, blocks, language="en")
    return Document("d", whole, "d.txt", Metadata(date=date), tuple(blocks), sentences, tokens)


def hit_at(document: Document, span: Span) -> Hit:
    words = document.text[span.start : span.end].lower()
    label = next((key for key in LEXICON_OF if words.startswith(key[:-1])), words)
    label = label if label in LEXICON_OF else next(key for key in LEXICON_OF if key in words)
    around = document.text[span.start - 1 : span.start] + document.text[span.end : span.end + 1]
    compound = words if "-" in around else None
    lexicon = LEXICON_OF[label]
    names = {"chemical weapons": "prohibited-weapon", "barrel bomb": "prohibited-weapon"}
    names |= {"gunmen": "gunman", "indiscriminately": "indiscriminate"}
    name = names.get(label, label)
    return Hit(span, lexicon, CONTRAST_OF[lexicon], name, label, compound)


def resolve_row(row: dict[str, object]) -> tuple[ReferredHit, ...]:
    headline = str(row.get("headline", ""))
    date = str(row["date"]) if "date" in row else None
    mark = "\n\n"
    plain, spans = marked(headline + mark + str(row["text"]) if headline else str(row["text"]))
    body = plain[len(marked(headline)[0]) + len(mark) :] if headline else plain
    document = document_of(body, headline=marked(headline)[0], date=date)
    speaker = row.get("speaker")
    said = Voice.DIRECT if row.get("voice") == "direct" else Voice.INDIRECT
    attribution = (
        Attribution(Span(0, len(document.text)), said, speaker=str(speaker)) if speaker else None
    )
    hits = [
        VoicedHit(
            hit_at(document, span),
            said if attribution else Voice.OWN,
            None,
            document.zone_at(span.start),
            attribution,
        )
        for span in spans
    ]
    return resolve_referents(
        document, hits, find_matches(document, NAMES).mentions, ENTITIES, REFERS
    )


def rows() -> list[dict[str, object]]:
    loaded = load_plain(CASES.read_text(encoding="utf-8"), path=str(CASES))
    assert isinstance(loaded, dict)
    return [row for section in loaded.values() for row in section]


@pytest.mark.parametrize("row", rows(), ids=lambda row: str(row["text"])[:60])
def test_label_means_the_referent_of_its_row(row: dict[str, object]) -> None:
    expected = row["means"] if isinstance(row["means"], list) else [row["means"]]
    found = resolve_row(row)
    told = [(hit.referent or "nobody", hit.reason) for hit in found]
    assert [referent for referent, _ in told] == expected, told
    if "because" in row:
        assert str(row["because"]) in found[-1].reason


@pytest.mark.parametrize(("voice", "referent"), [(Voice.DIRECT, None), (Voice.INDIRECT, "cuba")])
def test_who_speaks_in_marks_does_not_say_his_of_himself(
    voice: Voice, referent: str | None
) -> None:
    plain, spans = marked("Castro spoke. The measures of his [government] are few, Castro said.")
    document = document_of(plain)
    attribution = Attribution(Span(14, plain.index(", Castro")), voice, speaker="Raul Castro")
    hit = VoicedHit(hit_at(document, spans[0]), voice, None, Zone.BODY, attribution)
    mentions = find_matches(document, NAMES).mentions
    (found,) = resolve_referents(document, [hit], mentions, ENTITIES, REFERS)
    is_his = found.reason.startswith("pronoun: his")
    assert is_his == (referent is not None), found.reason


@pytest.mark.parametrize(
    ("words", "said", "referent"),
    [
        ("They are [terrorists],", "said of Hamas", "hamas"),
        ("They are [terrorists],", "said of the Hamas fighters", "hamas"),
        ("They are [terrorists],", "said in Hamas", None),
        ("This is a [dictatorship],", "said of Kenya", "kenya"),
        ("This is a [dictatorship],", "said in Nairobi", None),
    ],
)
def test_they_are_of_whom_somebody_says_it(words: str, said: str, referent: str | None) -> None:
    plain, spans = marked(f"“{words}” the mayor {said}.")
    document = document_of(plain)
    cue = plain.index("said")
    attribution = Attribution(Span(1, plain.index(",")), Voice.DIRECT, cue=Span(cue, cue + 4))
    hit = VoicedHit(hit_at(document, spans[0]), Voice.DIRECT, None, Zone.BODY, attribution)
    mentions = find_matches(document, NAMES).mentions
    (found,) = resolve_referents(document, [hit], mentions, ENTITIES, REFERS)
    assert found.referent == referent, found.reason


@pytest.mark.parametrize(
    ("speaker", "referent"),
    [
        ("Peruvian irrigation minister Ada Example", "peru"),
        ("Peruvian foreign minister Ada Example", "kenya"),
        ("Peruvian external affairs minister Ada Example", "kenya"),
        ("Peruvian farmer Ada Example", "kenya"),
    ],
)
def test_a_minister_speaks_of_the_own_government(speaker: str, referent: str) -> None:
    plain, spans = marked("Kenya met Peru, and Kenya sang. WHO said that the [government] paid.")
    plain = plain.replace("WHO", speaker)
    shift = len(speaker) - len("WHO")
    span = Span(spans[0].start + shift, spans[0].end + shift)
    document = document_of(plain)
    source = Span(plain.index(speaker), plain.index(" said"))
    content = Span(plain.index("that"), len(plain))
    attribution = Attribution(content, Voice.INDIRECT, source=source, speaker="Ada Example")
    hit = VoicedHit(hit_at(document, span), Voice.INDIRECT, None, Zone.BODY, attribution)
    mentions = find_matches(document, NAMES).mentions
    (found,) = resolve_referents(document, [hit], mentions, ENTITIES, REFERS)
    assert found.referent == referent, found.reason


def stories() -> dict[str, str]:
    loaded = load_plain(STORIES.read_text(encoding="utf-8"), path=str(STORIES))
    assert isinstance(loaded, dict)
    return dict(loaded["stories"])


@pytest.mark.parametrize("name", stories())
def test_in_a_whole_story_each_label_of_rule_means_what_a_reader_takes_it_for(name: str) -> None:
    text, expected = split_marked(stories()[name])
    headline, _, body = text.partition("\n\n")
    document = document_of(body, headline=headline)
    hits = [
        VoicedHit(hit_at(document, span), Voice.OWN, None, Zone.BODY, None) for span, _ in expected
    ]
    found = resolve_referents(
        document, hits, find_matches(document, NAMES).mentions, ENTITIES, REFERS
    )
    told = [(hit.hit.term, hit.referent or "nobody", hit.reason) for hit in found]
    assert [referent for _, referent, _ in told] == [referent for _, referent in expected], told


def test_every_decision_has_its_reason_in_one_line() -> None:
    reasons = [hit.reason for row in rows() for hit in resolve_row(row)]
    assert all(reason and "\n" not in reason for reason in reasons)


def test_a_document_without_hits_costs_and_gives_nothing() -> None:
    assert resolve_referents(document_of("Nothing."), (), (), ENTITIES, REFERS) == ()


TOKENS = """the a its our Syria’s Syrian Russian Iran and or of in by Assad-backed government regime
    rebels ISIS Damascus , . “ ” ‘ ’ - Jordan Smith new unity president war crimes accused"""


@given(st.lists(st.sampled_from(TOKENS.split()), max_size=40))
def test_any_words_resolve_in_order_and_only_to_known_entities(words: list[str]) -> None:
    document = document_of(" ".join(words))
    tokens = [(span, document.text[span.start : span.end].lower()) for span in document.tokens]
    hits = [
        VoicedHit(hit_at(document, span), Voice.OWN, None, Zone.BODY, None)
        for span, word in tokens
        if word in ("government", "regime", "rebels", "president")
    ]
    mentions = find_matches(document, NAMES).mentions
    found = resolve_referents(document, hits, mentions, ENTITIES, REFERS)
    assert [hit.voiced for hit in found] == hits
    known = {entity.id for entity in ENTITIES}
    assert all(known.issuperset(hit.referents) for hit in found)
    assert all(hit.reason for hit in found)


def steps_of(text: str) -> int:
    """How many lines of Python run while the labels of a text get their referents."""
    plain, spans = marked(text)
    document = document_of(plain)
    mentions = find_matches(document, NAMES).mentions
    hits = [VoicedHit(hit_at(document, span), Voice.OWN, None, Zone.BODY, None) for span in spans]
    return count_steps(lambda: resolve_referents(document, hits, mentions, ENTITIES, REFERS))


@pytest.mark.parametrize(
    "piece",
    [
        "and Ada Example warned his [government] of Adam Harper, ",
        "since the Kenyan army turned its [government] out, ",
        "war between the [government] and armed groups, ",
        "Hamas and some call them [rebels], not [terrorists], and they are a [rebel] group ",
        "Kenya said it is a [dictatorship], not a [government], which many call a [regime], ",
        "Boko Haram met Hamas and hid its [massacres] while the [militants] slept, ",
        "Peru said Kenya had [used chemical weapons] and Hamas met those [fighters], ",
        "Hamas took a town from the [militants] in Iraq, known as Boko Haram, ",
        "Trump and Obama killed Kenyans with [chemical weapons] and his [regime] wept, ",
        "the killing of Kenyans and of Peruvians amounts to a [massacre] of 1994 ",
        "Putin of Kenya told the [president] of [dictators] like Modi, and their [governments] ",
        "[regimes] like Kenya, Peru, Mali, Chad fed [militias] such as Hamas, Boko Haram, M23, ",
    ],
)
def test_a_sentence_twice_as_long_takes_twice_the_steps(piece: str) -> None:
    steps_of(piece)
    assert steps_of(piece * 300) <= 2.2 * steps_of(piece * 150)


def test_text_after_a_named_label_changes_nothing_about_it() -> None:
    row = {"text": "The Syrian [government] denied it.", "means": "syria"}
    longer = {"text": f"{row['text']} Russia, Russia and Russia again denied it too."}
    assert resolve_row(row)[0].referents == resolve_row(longer)[0].referents == ("syria",)
