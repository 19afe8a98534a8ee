"""Which armed group a label means ("militants", "rebels"), where the text names one beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping

from framing.domain.frozen import dataclass
from framing.refer.following import after_naming_words, is_close, with_conjuncts
from framing.refer.label import Evidence, LabelInText, unknown
from framing.refer.naming import Named
from framing.refer.noun_phrase import Tie, is_side_taken, is_tied_to
from framing.refer.predicates import (
    PLAIN,
    Labels,
    first_of_phrase,
    subject_of,
    whom_pronoun_means,
)
from framing.refer.scene import HYPHENS, Scene
from framing.refer.word_classes import (
    ARTICLES,
    DEFINITE,
    GROUP_NOUNS,
    PREPOSITIONS,
    is_premodifier,
    words,
)

_GROUPS = frozenset({"group", "organisation", "organization", "movement", "network", "militia"})
_MAX_SENTENCES_BACK, _MAX_GROUPS_BACK = 3, 8
_N_OPENING, _MOST = 3, 0.6
_MAX_NOUNS_TO_NAME, _MAX_WORDS_TO_VERB = 3, 6
_PLURAL_GROUPS = frozenset(word for word in GROUP_NOUNS if word.endswith("s"))
_BUNCHES = words("bunch band group gang network collection coalition alliance handful")
_TELLING_MORE = words("who that which formerly known once")
_PARTING = words(
    """separate separates separated separating distinguish distinguishes distinguished distinguishing
    differentiate differentiated differentiating split splits detach protect protects protected
    protecting shield defend free freed drive drove keep kept stop stopped prevent prevented"""
)


@dataclass(frozen=True, slots=True)
class GroupsInText:
    """The armed groups that a document names.

    names: by place. first: where the sentence begins that names each group first. main: the group
    of the headline or the first sentences that most of the names are of, if any.
    """

    names: tuple[Named, ...]
    first: dict[str, int]
    main: str | None

    @classmethod
    def of(cls, scene: Scene) -> GroupsInText:
        """The groups of a scene, without those to which others are only tied."""
        grouped = [name for name in scene.named if name.group is not None]
        names = tuple([name for name in grouped if not is_tied_to(scene, name)])
        first: dict[str, int] = {}
        for name in names:
            if name.group is not None and name.group not in first:
                sentence = scene.document.sentence_at(name.span.start)
                first[name.group] = name.span.start if sentence is None else sentence.start
        counts = Counter([name.group for name in names])
        main, n = counts.most_common(1)[0] if counts else (None, 0)
        opening = scene.document.sentences.starts[:_N_OPENING]
        opens = main is not None and first[main] in opening
        return cls(names, first, main if opens and n > _MOST * counts.total() else None)

    @property
    def only(self) -> str | None:
        """The group, or None where the document names none or several."""
        return min(self.first) if len(self.first) == 1 else None

    def last_before(
        self, scene: Scene, offset: int, *, other_than: frozenset[str] = frozenset()
    ) -> str | None:
        """The group that the last sentence with another group than those names; None where it
        names several, or stands more than a few sentences back."""
        sentences = scene.document.sentences
        here = sentences.index_at(offset)
        if here is None:
            return None
        last = bisect_left(self.names, offset, key=_start_of)
        names = self.names[max(last - _MAX_GROUPS_BACK, 0) : last]
        nearest = [name for name in names if name.group not in other_than]
        index = sentences.index_at(nearest[-1].span.start) if nearest else None
        if index is None or here - index > _MAX_SENTENCES_BACK:
            return None
        start = sentences.starts[index]
        groups = {name.group for name in nearest if name.span.start >= start}
        return groups.pop() if len(groups) == 1 else None

    def within(self, start: int, end: int) -> tuple[Named, ...]:
        """The names that begin in `[start, end)`, the last few of them."""
        first = bisect_left(self.names, start, key=_start_of)
        last = bisect_left(self.names, end, first, key=_start_of)
        return self.names[max(first, last - _MAX_GROUPS_BACK) : last]


def _start_of(name: Named) -> int:
    return name.span.start


def group_evidence(
    label: LabelInText,
    groups: GroupsInText,
    labels: Labels,
    found: dict[int, Evidence],
    *,
    first_use: int,
) -> Evidence:
    """The group named inside, before or behind the label, said to be it, or taken up by it.

    A country ("Syrian rebels") names no group. `first_use` is where the label's word stands first;
    `found` is the evidence of the `labels` before this one, by their last token.
    """
    scene, span, phrase = label.scene, label.span, label.phrase
    inside = next((name for name in scene.names_between(span.start, span.end) if name.group), None)
    if inside is not None and is_side_taken(scene, inside):
        return unknown(f"tied to {inside.text}, not said to be it")
    if inside is not None:
        return _named("name", inside)
    if phrase.owners and phrase.owners[-1].group is not None:
        return _named(phrase.tie.value, phrase.owners[-1])
    if behind := _named_behind(label):
        return behind
    for kind, name in (
        ("said to be it", _name_beside(scene, label)),
        ("its own", _name_of_pronoun(label, groups)),
    ):
        if name is not None:
            return _named(kind, name)
    if is_group_itself(label) and (said := _of_subject(label, groups, labels, found)):
        return said
    linked = next((name for name in phrase.sponsors if name.group is not None), None)
    if linked is not None:
        return unknown(f"tied to {linked.text}, not said to be it")
    if groups.names and _is_definite(label):
        from framing.refer.group_discourse import from_discourse  # few labels take one up

        told = from_discourse(label, groups, labels, found, first_use=first_use)
        return told or _no_group(label)
    return _no_group(label)


def _no_group(label: LabelInText) -> Evidence:
    owners = label.phrase.owners
    if owners and label.phrase.tie is not Tie.JOINED:
        return unknown(f"no group named, only {owners[-1].text}")
    return unknown("no group named beside it")


def _is_definite(label: LabelInText) -> bool:
    """Whether the label takes up who was named: "the militants", not "that militants fled"."""
    phrase = label.phrase
    is_conjunction = phrase.determiner == "that" and label.is_plural
    end = label.span.end
    if label.scene.document.text[end : end + 1] in HYPHENS:
        return False  # "the insurgent-held hills"
    return phrase.determiner in DEFINITE and not is_conjunction and not phrase.adjectives


def is_group_itself(label: LabelInText) -> bool:
    """Whether the label names the whole: "terrorists", "a terrorist group", not "a terrorist act"."""
    behind = label.scene.word_or_end(label.scene.token_after(label.span.end))
    return label.is_plural or label.words[-1] in _GROUPS or behind in _GROUPS


def _of_subject(
    label: LabelInText, groups: GroupsInText, labels: Labels, found: Mapping[int, Evidence]
) -> Evidence | None:
    """The group of which the label is said: "Hamas are terrorists", "calls them terrorists"."""
    subject = subject_of(label, labels)
    if subject is None:
        return None
    told = found.get(subject.last)
    if told is not None and told.referents:
        return Evidence(told.referents, f"said to be it: {labels[subject.last].text}")
    if subject.names:
        ids = [name.group for name in subject.names if name.group is not None]
        names = " and ".join([name.text for name in subject.names])
        is_told = len(ids) == len(subject.names)
        return Evidence(tuple(ids), f"said to be it: {names}") if is_told else None
    if subject.pronoun not in PLAIN:
        return None
    name = whom_pronoun_means(label, subject, groups.within)
    if name is None or name.group is None:
        return None
    return Evidence((name.group,), f"said to be it: {subject.pronoun}, after {name.text}")


def _name_of_pronoun(label: LabelInText, groups: GroupsInText) -> Named | None:
    """The group before "its fighters" in the same sentence, where it names just one."""
    if label.phrase.pronoun != "its":
        return None
    start = label.span.start
    sentence = label.scene.document.sentence_at(start)
    near = groups.within(sentence.start, start) if sentence is not None else ()
    return near[-1] if len({name.group for name in near}) == 1 else None


def _named(kind: str, *names: Named) -> Evidence:
    groups = tuple([name.group for name in names if name.group is not None])
    return Evidence(groups, f"{kind}: {' and '.join([name.text for name in names])}")


def _named_behind(label: LabelInText) -> Evidence | None:
    """The groups named behind the label, none where somebody parts it from them."""
    first = _name_behind(label.scene, label)
    if first is None:
        return None
    if _is_parted_from(label, first):
        return unknown(f"parted from {first.text}")
    return _named("behind it", *_listed(label, first))


def _listed(label: LabelInText, first: Named) -> tuple[Named, ...]:
    """The name behind a plural and those in one list with it: "militias such as A, B and C"."""
    scene = label.scene
    between = scene.document.text[label.span.end : first.span.start].split()
    if not label.is_plural and not any([word in _PLURAL_GROUPS for word in between]):
        return (first,)
    names = with_conjuncts(scene, first)
    return names if all([name.group is not None for name in names]) else (first,)


def _name_behind(scene: Scene, label: LabelInText) -> Named | None:
    """ "militant group Boko Haram", "rebels of the M23", "jihadists like Islamic State"."""
    token = scene.token_after(label.span.end)
    edge = label.span.end
    for _ in range(_MAX_NOUNS_TO_NAME):
        name = scene.named_by_token.get(token)
        if name is not None:
            return name if name.group is not None and is_close(scene, edge, token) else None
        if scene.word_or_end(token) not in GROUP_NOUNS or not is_close(scene, edge, token):
            break
        edge, token = scene.right_edge(token), token + 1
    after = after_naming_words(scene, edge, token)
    if after is None and label.is_plural and scene.word_or_end(token) == "for":
        has_article = scene.word_or_end(token + 1) == "the"
        name = scene.named_by_token.get(token + 1 + has_article)
        is_theirs = name is not None and name.group is not None and not scene.is_possessive(name)
        return name if is_theirs else None
    if after is None:
        return None
    while scene.word_or_end(after) in DEFINITE | GROUP_NOUNS or _is_plain_adjective(scene, after):
        after += 1
    name = scene.named_by_token.get(after)
    return name if name is not None and name.group is not None else None


def _is_parted_from(label: LabelInText, name: Named) -> bool:
    """Whether somebody parts the label from the group: "separate the rebels from Al-Nusra"."""
    scene, first = label.scene, label.phrase.start
    if "from" not in scene.document.text[label.span.end : name.span.start].split():
        return False
    for token in range(first - 1, first - 1 - _MAX_WORDS_TO_VERB, -1):
        word = scene.word_or_end(token)
        if word in _PARTING or word in PREPOSITIONS:
            return word in _PARTING
    return False


def _is_plain_adjective(scene: Scene, token: int) -> bool:
    return token not in scene.named_by_token and is_premodifier(scene.word_or_end(token))


def _name_beside(scene: Scene, label: LabelInText) -> Named | None:
    """ "Boko Haram, an Islamist militant group"; not "AQAP, the terror group's arm"."""
    if label.owns_what_follows:
        return None
    first = _first_of_bunch(scene, first_of_phrase(label))
    if scene.word_or_end(first) not in ARTICLES | {"the"}:
        return _named_before_plural(label, first - 1)
    name = scene.named_by_token.get(first - 1)
    if name is None or name.group is None:
        return None
    gap = scene.document.text[name.span.end : scene.document.tokens.starts[first]]
    return name if gap.startswith((", ", " ", " (", " – ", " — ")) else None


def _first_of_bunch(scene: Scene, first: int) -> int:
    """The first token of "a band of (extremists)", or of a label of which none stands before."""
    is_bunch = scene.word_or_end(first - 1) == "of" and scene.word_or_end(first - 2) in _BUNCHES
    return first - 3 if is_bunch and scene.word_or_end(first - 3) in ARTICLES else first


def _named_before_plural(label: LabelInText, token: int) -> Named | None:
    """The group in "the Islamic State, militants formerly known as"."""
    scene, name = label.scene, label.scene.named_by_token.get(token)
    if not label.is_plural or name is None or scene.gap_after(token) != ", ":
        return None
    behind = scene.word_or_end(scene.token_after(label.span.end))
    return name if name.group is not None and behind in _TELLING_MORE else None
