"""Which states the text sets beside a label or against it, so that it is not theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.domain.entity import EntityKind, Role
from framing.refer.actors import BODIES, acts_by_its_body, is_actor, is_plain_country
from framing.refer.label import LabelInText, is_armed, is_formed
from framing.refer.naming import Named
from framing.refer.scene import Scene
from framing.refer.word_classes import TURNED_TO, words

_MAX_WORDS_TOLD = 7
_PARTNERS = words("its the their allied fellow")
_WHERE = words("in inside across throughout near")
# No American body is called so; Congress is.
_NOT_AMERICAN = words("minister premier chancellor king queen emir sultan parliament")

_PROTESTING = words(
    "condemned condemns denounced denounces protested protests decried deplored slammed"
)
_DENYING = words("denies denied rejects rejected dismisses dismissed disputes disputed")
_ACCUSING = words("accuse accuses accused accusing blame blames blamed blaming suspects suspected")
_WEAPONS = words("drones aircraft missiles rockets shells")
_MAX_WORDS_TO_ACCUSING, _N_SENTENCES_TO_ATTACK = 6, 2


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


def state_on_other_side(label: LabelInText) -> str | None:
    """The state that the label means as it protests at another's troops or denies its charges."""
    scene = label.scene
    if label.phrase.start != scene.sentence_tokens(label.span.start).start or label.is_office:
        return None
    verb = scene.word_or_end(label.last_token + 1)
    if verb in _PROTESTING:
        return _state_attacked(label)
    return _state_accused(label) if verb in _DENYING else None


def _state_attacked(label: LabelInText) -> str | None:
    """The state that protests at what another's forces did: "Turkish troops entered Iraq. The
    government condemned it"."""
    scene = label.scene
    names = scene.names_back_from(label.span.start, n_sentences=_N_SENTENCES_TO_ATTACK)
    near = [name for name in names if name.state is not None]
    actors = {name.state for name in near if is_actor(scene, name) or _is_in_arms(scene, name)}
    struck = {name.state for name in near if _is_ground(name) and name.state not in actors}
    return struck.pop() if actors and len(struck) == 1 else None


def _state_accused(label: LabelInText) -> str | None:
    """The state that denies what it is accused of: "Peru accused Mali of it. The government denied",
    "Mali, which Peru accuses of it"."""
    scene = label.scene
    for name in scene.names_back_from(label.span.start, n_sentences=1):
        first, behind = scene.first_token(name.span), scene.token_after(name.span.end)
        first -= scene.word_or_end(first - 1) == "the"
        is_object = scene.word_or_end(first - 1) in _ACCUSING
        is_relative = scene.gap_after(behind - 1) == ", " and scene.word_or_end(behind) == "which"
        near = range(behind + 1, behind + _MAX_WORDS_TO_ACCUSING)
        is_told = is_relative and any(scene.word_or_end(token) in _ACCUSING for token in near)
        if is_plain_country(scene, name) and (is_object or is_told):
            return name.state
    return None


def _is_ground(name: Named) -> bool:
    """Whether a country, a city or an area is named, not its people."""
    is_country = name.kind is EntityKind.STATE and name.role in (Role.NAME, Role.SEAT)
    return is_country or name.role is Role.PLACE


def _is_in_arms(scene: Scene, name: Named) -> bool:
    """Whether troops or weapons of the state are told of: "Peruvian soldiers", "Peru's drones"."""
    return acts_by_its_body(scene, name, BODIES | _WEAPONS)


def _names_beside(label: LabelInText) -> Iterator[Named]:
    scene, phrase = label.scene, label.phrase
    yield from phrase.sponsors
    yield from phrase.owners
    token = phrase.start - 1
    if _is_joint(scene, token):
        named = _name_at(scene, token - 1)
        yield from (
            each for each in named if not _is_where(scene, each) and _is_listed(scene, each)
        )
    token = label.last_token + 1
    yield from _names_told_of(label, token)
    if scene.word_or_end(token) in TURNED_TO:
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


def _is_listed(scene: Scene, name: Named) -> bool:
    """Whether "and" behind the name lists it: "Peru, Chad, and the regime", not "she left Chad, and the
    regime"."""
    if "," not in scene.gap_after(scene.token_after(name.span.end) - 1):
        return True
    before = scene.first_token(name.span) - 1
    return before in scene.named_by_token and scene.gap_after(before) == ", "


def _is_cut_off(label: LabelInText, token: int) -> bool:
    """Whether a mark stands between the label and the token: "the government, and Kenya wept"."""
    document = label.scene.document
    return bool(document.text[label.span.end : document.tokens.starts[token]].strip())


def _name_at(scene: Scene, token: int) -> Sequence[Named]:
    name = scene.named_by_token.get(token)
    return () if name is None else (name,)
