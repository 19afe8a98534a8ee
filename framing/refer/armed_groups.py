"""Which armed group a label means ("militants", "rebels"), where the text names one beside it."""

from __future__ import annotations

from framing.domain.entity import EntityKind
from framing.domain.frozen import dataclass
from framing.refer.label import Evidence, LabelInText, unknown
from framing.refer.naming import Named
from framing.refer.noun_phrase import Tie
from framing.refer.scene import QUOTES, Scene
from framing.refer.word_classes import (
    ARTICLES,
    DEFINITE,
    GROUP_NOUNS,
    LINKING_PARTICIPLES,
    is_premodifier,
    words,
)

_MAX_NOUNS_TO_NAME = 3
_MAX_WORDS_TO_RELATIVE = 12
_COPULAS = words("is are was were remains become became as be")
_NAMING = words("of from with like including called named")
_NAMING_PAIRS = frozenset(
    {
        ("such", "as"),
        ("known", "as"),
        ("belonging", "to"),
        ("loyal", "to"),
        ("members", "of"),
        ("fighting", "for"),
    }
)
_CALLING = words(
    """call calls called consider considers considered deem deems deemed brand brands branded label
    labels labelled labeled designate designates designated regard regards regarded list listed"""
)
_LINKING_PREPOSITIONS = frozenset({"to", "with", "by"})


@dataclass(frozen=True, slots=True)
class OnlyGroup:
    """The one armed group that a document names, and the start of the sentence that does so first."""

    group: str
    start: int

    @classmethod
    def of(cls, scene: Scene) -> OnlyGroup | None:
        """The group, or None where the document names none or several."""
        named = [name for name in scene.named if name.kind is EntityKind.GROUP]
        groups = {name.group for name in named if name.group is not None}
        if len(groups) != 1:
            return None
        start = named[0].span.start
        sentence = scene.document.sentence_at(start)
        return cls(min(groups), sentence.start if sentence is not None else start)


def group_evidence(label: LabelInText, *, only: OnlyGroup | None) -> Evidence:
    """The group named inside, before or behind the label, or said to be it.

    Where the document names one group `only`, "the militants" means it from there on. A country
    ("Syrian rebels") names no group.
    """
    scene, span, phrase = label.scene, label.span, label.phrase
    inside = [name for name in scene.names_between(span.start, span.end) if name.group]
    if inside:
        return _named("name", inside[0])
    if phrase.owners and phrase.owners[-1].group is not None:
        return _named(phrase.tie.value, phrase.owners[-1])
    for kind, name in (
        ("behind it", _name_behind(scene, label)),
        ("said to be it", _name_equated(scene, label)),
    ):
        if name is not None:
            return _named(kind, name)
    linked = next((name for name in phrase.sponsors if name.group is not None), None)
    if linked is not None:
        return unknown(f"tied to {linked.text}, not said to be it")
    if only is not None and _is_definite_after(label, only.start):
        return Evidence((only.group,), "discourse: the only armed group that the text names")
    if phrase.owners and phrase.tie is not Tie.JOINED:
        return unknown(f"no group named, only {phrase.owners[-1].text}")
    return unknown("no group named beside it")


def _is_definite_after(label: LabelInText, start: int) -> bool:
    phrase = label.phrase
    return label.span.start > start and phrase.determiner in DEFINITE and not phrase.adjectives


def _named(kind: str, name: Named) -> Evidence:
    assert name.group is not None  # callers pass names of groups only
    return Evidence((name.group,), f"{kind}: {name.text}")


def _name_behind(scene: Scene, label: LabelInText) -> Named | None:
    """ "militant group Boko Haram", "rebels of the M23", "jihadists like Islamic State"."""
    token = scene.token_after(label.span.end)
    edge = label.span.end
    for _ in range(_MAX_NOUNS_TO_NAME):
        name = scene.named_by_token.get(token)
        if name is not None:
            return name if name.group is not None and _is_close(scene, edge, token) else None
        if scene.word_or_end(token) not in GROUP_NOUNS or not _is_close(scene, edge, token):
            break
        edge, token = scene.right_edge(token), token + 1
    after = _after_naming_words(scene, edge, token)
    if after is None:
        return None
    while scene.word_or_end(after) in DEFINITE | GROUP_NOUNS or _is_plain_adjective(scene, after):
        after += 1
    name = scene.named_by_token.get(after)
    return name if name is not None and name.group is not None else None


def _is_plain_adjective(scene: Scene, token: int) -> bool:
    return token not in scene.named_by_token and is_premodifier(scene.word_or_end(token))


def _after_naming_words(scene: Scene, edge: int, token: int) -> int | None:
    """The token behind "of", "like", "such as", "belonging to"; None where none stands here."""
    first, second = scene.word_or_end(token), scene.word_or_end(token + 1)
    if not first or not _is_close(scene, edge, token):
        return None
    if first in LINKING_PARTICIPLES and second in _LINKING_PREPOSITIONS:
        return None
    if (first, second) in _NAMING_PAIRS:
        return token + 2
    return token + 1 if first in _NAMING else None


def _is_close(scene: Scene, edge: int, token: int) -> bool:
    """Whether blanks, quotation marks or one comma part the edge from the token."""
    gap = scene.document.text[edge : scene.document.tokens.starts[token]]
    return not gap.strip("".join(QUOTES) + " \n\t\u00a0,(") and gap.count(",") <= 1


def _name_equated(scene: Scene, label: LabelInText) -> Named | None:
    """ "Boko Haram, an Islamist militant group"; "Hamas is a terrorist organisation"."""
    if label.phrase.determiner not in ARTICLES | {"the"}:
        return None
    token = label.phrase.start - 1
    if scene.word_or_end(token) in _COPULAS:
        token -= 1
        while scene.word_or_end(token) in _CALLING:
            token -= 1
    elif scene.word_or_end(token) in _CALLING:
        return _relative_antecedent(scene, token, label.span.start)
    name = scene.named_by_token.get(token)
    if name is None or name.group is None:
        return None
    gap = scene.document.text[name.span.end : scene.document.tokens.starts[label.phrase.start]]
    return name if gap.startswith((", ", " ", " (", " – ", " — ")) else None


def _relative_antecedent(scene: Scene, calling: int, offset: int) -> Named | None:
    """The group before ", which the EU calls a terrorist group"."""
    sentence = scene.sentence_tokens(offset)
    for token in range(calling - 1, max(sentence.start, calling - _MAX_WORDS_TO_RELATIVE), -1):
        if scene.word(token) in ("which", "whom", "that"):
            name = scene.named_by_token.get(token - 1)
            return name if name is not None and name.group is not None else None
    return None
