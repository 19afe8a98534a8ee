"""A draft while it is typed: found anew where it changed, and the same as found at once."""

from __future__ import annotations

from check_fixture import house_desk
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.desk.desk import check_draft
from framing.domain.document import Document, Metadata
from framing.pipeline import Memory, walk
from framing.read.documents import document_from_text

# Near-misses beside hits, speech in every grammar, marks that an edit may tear apart.
PARAGRAPHS = (
    "Fierce Terrorists Storm Quiet Harbour",
    "The terrorists left the valley before dawn on Friday.",
    "“The terrorists left,” the minister said. “They will not come back.",
    "“They took the road to the coast,” she added.",
    "The Syrian regime closed two newspapers. The Turkish government closed three.",
    "Ann Lee, the mayor, accused the soldiers of war crimes in the valley.",
    "She told reporters that the rebels’ “liberation” had cost forty lives.",
    "Islamic State said it had left the town. A court convicted two men of murder.",
    "- the so-called terrorists\n- a counter-terrorist unit",
    "The government said: the regime’s men were killed by the rebels.",
)
PIECES = (
    *("x", " ", "\n\n", "\n", "“", "”", '"', "’", ".", ":", " said ", "-", "👍", "—"),
    *(" terrorists ", " according to the minister ", "The regime ", "\n\n# Rebels\n\n"),
)
edits = st.tuples(
    st.floats(0, 1, allow_nan=False), st.integers(0, 40), st.sampled_from(("", *PIECES))
)


def document(text: str, kind: str) -> Document:
    return document_from_text(
        text, id="draft", path=f"draft.{kind}", kind=kind, metadata=Metadata()
    )


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=8),
    st.lists(edits, min_size=1, max_size=6),
    st.sampled_from(("txt", "md", "html")),
)
def test_a_draft_that_was_typed_is_what_it_is_when_read_at_once(
    paragraphs: list[str], changes: list[tuple[float, int, str]], kind: str
) -> None:
    desk, memory = house_desk(), Memory()
    text = "\n\n".join(paragraphs)
    for share, n_deleted, inserted in changes:
        at = int(share * len(text))
        text = text[:at] + inserted + text[at + n_deleted :]
        draft = document(text, kind)
        assert walk(draft, desk.road, memory) == walk(draft, desk.road)
        typed = check_draft(draft, desk, today="2026-06-01", memory=memory)
        assert typed == check_draft(draft, desk, today="2026-06-01")


def test_a_keystroke_costs_the_matching_of_one_paragraph() -> None:
    desk, memory = house_desk(), Memory()
    paragraphs = [f"Boat {n} came in. The terrorists left, Ann Lee said." for n in range(200)]
    walk(document("\n\n".join(paragraphs), "txt"), desk.road, memory)
    assert (memory.matches.n_anew, memory.reports.n_anew) == (200, 200)
    paragraphs[90] += " x"
    walk(document("\n\n".join(paragraphs), "txt"), desk.road, memory)
    assert (memory.matches.n_anew, memory.reports.n_anew) == (201, 201)


def test_paragraphs_that_only_moved_cost_nothing() -> None:
    desk, memory = house_desk(), Memory()
    paragraphs = [f"Boat {n} came in. The terrorists left, Ann Lee said." for n in range(20)]
    walk(document("\n\n".join(paragraphs), "txt"), desk.road, memory)
    walk(document("\n\n".join(("Rain fell.", *paragraphs[5:])), "txt"), desk.road, memory)
    assert (memory.matches.n_anew, memory.reports.n_anew) == (21, 21)


def test_what_was_deleted_is_forgotten() -> None:
    desk, memory = house_desk(), Memory()
    for text in ("A gale blew on Friday.", "Rain fell on Friday.", "A gale blew on Friday."):
        walk(document(text, "txt"), desk.road, memory)
    assert memory.matches.n_anew == 3
