"""Labels that mean several rulers at once: "their governments", "government officials of both"."""

from __future__ import annotations

from framing.domain.entity import EntityKind, Role
from framing.refer.following import is_close, names_from
from framing.refer.label import Evidence, LabelInText, from_names, unknown
from framing.refer.naming import Named
from framing.refer.scene import Scene
from framing.refer.word_classes import words

_STAFF = words(
    """officials official ministers envoys negotiators delegations representatives leaders
    diplomats sources agencies spokesmen lawyers doctors"""
)
_HOW_MANY = {"both": 2, "two": 2, "three": 3, "four": 4}
_BOTH = words("both either two three four")
_COUNTRIES = words("country countries nation nations state states side sides capital capitals")
_JOINING = frozenset({", ", " and ", ", and ", " and the ", ", the ", ", and the ", " & "})
_MAX_NAMES = 12


def several_evidence(label: LabelInText) -> Evidence | None:
    """Whose rulers are meant: "their governments", "regimes like A", "officials from A and B"."""
    if not label.is_plural:
        return _of_staff(label)
    is_theirs = label.pronoun in ("their", "whose") or _are_both(label)
    return _of_theirs(label) if is_theirs else _by_example(label)


def _are_both(label: LabelInText) -> bool:
    """Whether two are meant: "both governments", "the two governments"."""
    before = label.scene.word_or_end(label.phrase.start - 1)
    if label.adjectives:
        return False  # "both Republican and Democratic administrations"
    return label.determiner == "both" or (label.determiner in _HOW_MANY and before == "the")


def _of_theirs(label: LabelInText) -> Evidence:
    """Whose "their governments" are: those of the countries that were last named together."""
    scene = label.scene
    told = f"pronoun: {label.pronoun}" if label.pronoun else f"{label.determiner}"
    sentences = scene.document.sentences
    here = sentences.index_at(label.span.start) or 0
    for index in (here, here - 1):
        if index < 0:
            break
        end = min(sentences.ends[index], label.span.start)
        names = scene.last_names_between(sentences.starts[index], end, n_names=_MAX_NAMES)
        listed = _last_listed(scene, names)
        if listed and len(listed) == _HOW_MANY.get(label.determiner or "", len(listed)):
            return from_names(f"{told}, after", listed)
    return unknown(f"several, not named: {label.text}")


def _last_listed(scene: Scene, names: tuple[Named, ...]) -> list[Named]:
    """The last of the names that stand in one list: "Kenya, Peru and Mali"."""
    listed: list[Named] = []
    for name in reversed([each for each in names if _is_country(each)]):
        between = scene.document.text[name.span.end : listed[0].span.start] if listed else ""
        if listed and between not in _JOINING:
            if len(listed) > 1:
                break
            listed = []
        listed.insert(0, name)
    return listed if len({name.state for name in listed}) > 1 else []


def _is_country(name: Named) -> bool:
    is_named = name.role in (Role.NAME, Role.SEAT) or name.is_people
    return is_named and name.kind is EntityKind.STATE


def _by_example(label: LabelInText) -> Evidence | None:
    """The states named as examples: "regimes like Iran", "governments such as A and B"."""
    scene, token = label.scene, label.last_token + 1
    is_pair = scene.word_or_end(token) == "such" and scene.word_or_end(token + 1) == "as"
    is_one = scene.word_or_end(token) in ("like", "including")
    if not (is_pair or is_one) or not is_close(scene, label.span.end, token):
        return None
    names = names_from(scene, token + 1 + is_pair, frozenset({"the", "those", "in", "of"}))
    is_told = bool(names) and all(_is_country(name) for name in names)
    return from_names("example", names) if is_told and not scene.is_possessive(names[-1]) else None


def _of_staff(label: LabelInText) -> Evidence | None:
    """Whose people are meant: "government officials from Peru and Mali", "of both countries"."""
    scene, token = label.scene, label.last_token + 1
    is_staff, tie = scene.word_or_end(token) in _STAFF, scene.word_or_end(token + 1)
    if tie not in ("from", "of", "in") or scene.gap_after(token - 1) != " ":
        return None
    behind = token + 2
    has_both = scene.word_or_end(behind) in _BOTH or scene.word_or_end(behind + 1) in _BOTH
    if (
        is_staff
        and has_both
        and any(scene.word_or_end(behind + n) in _COUNTRIES for n in (1, 2, 3))
    ):
        return unknown(f"several, not named: {label.text} {scene.word(token)} of more than one")
    if not is_staff and scene.word_or_end(behind) != "both":
        return None
    names = names_from(scene, behind + (scene.word_or_end(behind) == "both"), frozenset({"the"}))
    is_told = len(names) > 1 or (tie == "from" and is_staff)
    if not names or not is_told or not all(_is_country(name) for name in names):
        return None
    return from_names(tie, names)
