"""Which states the text sets beside a label or against it, so that it is not theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.domain.entity import EntityKind
from framing.refer.label import LabelInText, is_armed, is_formed
from framing.refer.naming import Named
from framing.refer.scene import Scene
from framing.refer.vicinity import is_plain_country
from framing.refer.word_classes import words

_MAX_WORDS_TOLD = 7
# A body does not do this to its own state: "the junta blamed France".
_TURNED_TO = words(
    """blamed blames accused accuses asked asks urged urges thanked thanks warned warns told tells
    invited invites summoned summons expelled expels condemned condemns criticised criticized denounced denounces praised praises"""
)
_PARTNERS = words("its the their allied fellow")
_WHERE = words("in inside across throughout near")
# No American body is called so; Congress is.
_NOT_AMERICAN = words("minister premier chancellor king queen emir sultan parliament")


def states_beside(label: LabelInText) -> frozenset[str]:
    """States that the text sets beside the label or against it, or of which it is not said.

    "Russia and the regime", "US-backed", "the junta blamed France". A group or a body of the same
    state may stand there too: "the Taliban and the government", "the army and the government".
    "The prime minister and the government", "government troops" and a government that is formed
    are not American.
    """
    states = {
        name.state
        for name in _names_beside(label)
        if name.state is not None
        and name.group is None
        and name.kind is not EntityKind.ORGANISATION
    }
    before = label.phrase.start - 1
    is_joint = _is_joint(label.scene, before)
    is_beside = is_joint and label.scene.word_or_end(before - 1) in _NOT_AMERICAN
    if is_beside or is_formed(label) or is_armed(label):
        states.add("united-states")
    return frozenset(states)


def _names_beside(label: LabelInText) -> Iterator[Named]:
    scene, phrase = label.scene, label.phrase
    yield from phrase.sponsors
    yield from phrase.owners
    token = phrase.start - 1
    if _is_joint(scene, token):
        yield from (name for name in _name_at(scene, token - 1) if not _is_where(scene, name))
    token = label.last_token + 1
    yield from _names_told_of(label, token)
    if scene.word_or_end(token) in _TURNED_TO:
        yield from (name for name in _name_at(scene, token + 1) if is_plain_country(scene, name))
    if scene.word_or_end(token) in ("and", "or") and not _is_cut_off(label, token):
        token += 1
        while scene.word_or_end(token) in _PARTNERS:
            token += 1
        yield from _name_at(scene, token)


def _names_told_of(label: LabelInText, token: int) -> Iterator[Named]:
    """The countries with which it deals: "a government that relies on Peru", "which Peru armed"."""
    scene = label.scene
    last = min(token + 1 + _MAX_WORDS_TOLD, len(scene.words))
    for behind in range(token + 1, last):
        if scene.word_or_end(token) not in ("that", "which") or scene.gap_after(behind - 1) != " ":
            return
        yield from (name for name in _name_at(scene, behind) if is_plain_country(scene, name))


def _is_joint(scene: Scene, token: int) -> bool:
    """Whether "and" or "or" stands there with no mark behind it."""
    return scene.word_or_end(token) in ("and", "or") and scene.gap_after(token) == " "


def _is_where(scene: Scene, name: Named) -> bool:
    """Whether the name tells where: "the flood in Peru and the government's answer"."""
    return scene.word_or_end(scene.first_token(name.span) - 1) in _WHERE


def _is_cut_off(label: LabelInText, token: int) -> bool:
    """Whether a mark stands between the label and the token: "the government, and Kenya wept"."""
    document = label.scene.document
    return bool(document.text[label.span.end : document.tokens.starts[token]].strip())


def _name_at(scene: Scene, token: int) -> Sequence[Named]:
    name = scene.named_by_token.get(token)
    return () if name is None else (name,)
