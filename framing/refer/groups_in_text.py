"""The armed groups that a document names, and which of them comes last before a place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from framing.domain.frozen import dataclass
from framing.refer.label import LabelInText
from framing.refer.naming import Named
from framing.refer.predicates import MEMBERS, Subject
from framing.refer.scene import QUOTES, Scene
from framing.refer.word_classes import DEFINITE, is_premodifier, words

_MAX_SENTENCES_BACK, _MAX_GROUPS_BACK = 3, 8
_MAX_WORDS_OF_SUBJECT = 5
_OPENERS = words("that and but when after before while because if as although")


@dataclass(frozen=True, slots=True)
class GroupsInText:
    """The armed groups that a document names.

    names: by place. first: where the sentence begins that names each group first.
    """

    names: tuple[Named, ...]
    first: dict[str, int]

    @classmethod
    def of(cls, scene: Scene) -> GroupsInText:
        """The groups of a scene."""
        names = tuple([name for name in scene.named if name.group is not None])
        first: dict[str, int] = {}
        for name in names:
            if name.group is not None and name.group not in first:
                sentence = scene.document.sentence_at(name.span.start)
                first[name.group] = name.span.start if sentence is None else sentence.start
        return cls(names, first)

    @property
    def only(self) -> str | None:
        """The group, or None where the document names none or several."""
        return min(self.first) if len(self.first) == 1 else None

    def last_before(self, scene: Scene, offset: int) -> str | None:
        """The group that the last sentence with a group names; None where it names several, or
        stands more than a few sentences back."""
        sentences = scene.document.sentences
        here = sentences.index_at(offset)
        if here is None:
            return None
        last = bisect_left(self.names, offset, key=_start_of)
        nearest = self.names[max(last - _MAX_GROUPS_BACK, 0) : last]
        index = sentences.index_at(nearest[-1].span.start) if nearest else None
        if index is None or here - index > _MAX_SENTENCES_BACK:
            return None
        start = sentences.starts[index]
        groups = {name.group for name in nearest if name.span.start >= start}
        return groups.pop() if len(groups) == 1 else None

    def leading_before(self, label: LabelInText, subject: Subject) -> Named | None:
        """The group with which the clause before "call them", or the sentence before "They are",
        begins; None where that names another group too, or somebody else may be meant."""
        scene, sentences = label.scene, label.scene.document.sentences
        start = scene.document.tokens.starts[subject.last]
        here = sentences.index_at(start)
        if here is None:
            return None
        if subject.is_object and (named := self.within(sentences.starts[here], start)):
            return _one_leading(scene, named)
        if here == 0 or not (subject.is_object or _opens(label, subject.last)):
            return None
        return _one_leading(scene, self.within(sentences.starts[here - 1], sentences.starts[here]))

    def within(self, start: int, end: int) -> tuple[Named, ...]:
        """The names that begin in `[start, end)`, the last few of them."""
        first = bisect_left(self.names, start, key=_start_of)
        last = bisect_left(self.names, end, first, key=_start_of)
        return self.names[max(first, last - _MAX_GROUPS_BACK) : last]


def _start_of(name: Named) -> int:
    return name.span.start


def _one_leading(scene: Scene, names: Sequence[Named]) -> Named | None:
    """The name of the one group that is named, where it begins a clause."""
    if len({name.group for name in names}) != 1:
        return None
    return next((name for name in names if _leads_clause(scene, name)), None)


def _leads_clause(scene: Scene, name: Named) -> bool:
    """Whether a clause begins with the name, or with "militants of" it."""
    first, lowest = scene.first_token(name.span), scene.sentence_tokens(name.span.start).start
    for _ in range(_MAX_WORDS_OF_SUBJECT):
        before = first - 1
        if before < lowest or _parts(scene.gap_after(before)):
            return not scene.is_possessive(name)
        word = scene.word(before)
        is_of_people = word in ("of", "from") and scene.word(before - 1) in MEMBERS
        if not (is_of_people or word in MEMBERS or word in DEFINITE or is_premodifier(word)):
            return word in _OPENERS and not scene.is_possessive(name)
        first = before - is_of_people
    return False


def _parts(gap: str) -> bool:
    return bool(gap.strip("".join(QUOTES) + " \n\t\u00a0"))


def _opens(label: LabelInText, token: int) -> bool:
    """Whether the token opens its sentence, or what somebody says there."""
    scene = label.scene
    start = scene.document.tokens.starts[token]
    if token == scene.sentence_tokens(start).start:
        return True
    attribution = label.voiced.attribution
    if attribution is None:
        return False
    is_behind_that = scene.word_or_end(token - 1) == "that"
    return token == scene.token_after(attribution.content.start) + is_behind_that
