"""Whom a label of rule means ("government", "regime"), by what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping

from framing.domain.entity import EntityKind, Role
from framing.refer.following import (
    is_of_next,
    is_over_parts,
    read_direction,
    read_leader_phrase,
    read_of_phrase,
    read_place_phrase,
    read_shared_place,
    read_there,
    with_conjuncts,
)
from framing.refer.label import (
    Evidence,
    LabelInText,
    from_names,
    is_head,
    unknown,
)
from framing.refer.naming import Named
from framing.refer.noun_phrase import Tie
from framing.refer.parts import held_evidence, own_evidence, part_evidence, region_behind
from framing.refer.predicates import PERSONAL, Labels, of_whom_said, subject_of
from framing.refer.word_classes import (
    AMERICAN,
    ARTICLES,
    GOVERNORS,
    MEETING,
    RIVAL,
    TALKS,
    UNRECOGNISED,
    words,
)

_NEAR_VERB, _NEAR_TALKS = 3, 8
_TIES = words("from of in")
_MAX_TO_WHERE, _MAX_TO_TALKS = 5, 12


def state_evidence(label: LabelInText) -> Evidence | None:
    """What the label's own words and its neighbours tell; None for a bare mention.

    In order: a name inside the label, before it, behind it, a possessor, a pronoun, and last
    whether the text speaks of no ruling body in particular.
    """
    span, phrase = label.span, label.phrase
    if inside := label.scene.names_between(span.start, span.end):
        return from_names("name", inside[:1])
    if phrase.owners and not is_joint_action(label):
        return region_behind(label) or _from_owners(label)
    is_own = label.pronoun in ("its", "their") and "own" in label.adjectives
    if is_own and (evidence := own_evidence(label)):
        return evidence
    from framing.refer.pronouns import pronoun_evidence, that_countrys_evidence

    if not label.is_office and (held := held_evidence(label)):
        return held
    around = _from_following(label) or _from_scene_before(label) or that_countrys_evidence(label)
    if around or (around := _from_where(label) or _from_here(label)):
        return around
    if phrase.possessor is not None and (evidence := _from_possessor(label, phrase.possessor)):
        return evidence
    if evidence := _of_somebody_else(label) or _from_colleague(label):
        return evidence
    if label.pronoun is not None and (evidence := pronoun_evidence(label, label.pronoun)):
        return evidence
    from framing.refer.indefinite import indefinite_evidence  # many labels are told before

    return indefinite_evidence(label)


def _of_somebody_else(label: LabelInText) -> Evidence | None:
    """Whose the label is, where it is not the state's: a rival's, a town's, a part's."""
    if label.is_office:
        from framing.refer.offices import office_evidence  # bodies need none of it

        if evidence := office_evidence(label):
            return evidence
    return part_evidence(label) or _of_several(label)


def _of_several(label: LabelInText) -> Evidence | None:
    """ "Their governments", "regimes like Iran", "government officials of both countries"."""
    is_tied = label.scene.word_or_end(label.last_token + 2) in _TIES
    if label.is_office or not (label.is_plural or is_tied):
        return None
    from framing.refer.several import several_evidence  # few labels mean several

    return several_evidence(label)


def _from_possessor(label: LabelInText, possessor: str) -> Evidence | None:
    """Whose the label is by an office that the text gave: "Example's government"."""
    if possessor in label.people.of_parts:
        return unknown(f"not the state's own: {possessor}'s")
    state = label.people.states.get(possessor)
    return None if state is None else Evidence((state,), f"possessor: {possessor}")


def is_joint_action(label: LabelInText) -> bool:
    """Whether a hyphen joins another state to the label: "Russian-regime strikes".

    A leader or a seat of government so joined is the label's own ("Assad-regime forces").
    """
    owners = label.phrase.owners
    return label.phrase.tie is Tie.JOINED and owners[-1].role in (Role.DEMONYM, Role.NAME)


def _from_owners(label: LabelInText) -> Evidence:
    owners = label.phrase.owners
    is_rival = RIVAL.intersection(label.adjectives)
    if is_rival and all(owner.group is None for owner in owners):
        return unknown(f"a rival of the rulers of {owners[-1].text}")
    if label.is_office or all(owner.kind is EntityKind.GROUP for owner in owners):
        groups = tuple(owner.group for owner in owners if _is_out_of_office(owner))
        named = tuple(group for group in groups if group is not None)
        if named:
            return Evidence(named, f"{label.phrase.tie.value}: {owners[-1].text}")
    if label.is_plural and all(_is_of_many(owner) for owner in owners):
        return unknown(f"several, not named: {label.text} of {owners[-1].text}")
    is_of_part = owners[-1].role is Role.PLACE and label.word == "government"
    if is_of_part or _governs_a_part(label, owners[-1]):
        return unknown(f"not the state's own: {owners[-1].text}'s")
    return from_names(label.phrase.tie.value, owners)


def _governs_a_part(label: LabelInText, owner: Named) -> bool:
    """Whether the owner is one whom the text calls a mayor or a governor: "Example's administration"."""
    is_known = owner.kind is EntityKind.PERSON and owner.role is not Role.LEADER
    return is_known and not label.people.of_parts.isdisjoint(owner.text.split())


def _is_of_many(name: Named) -> bool:
    """Whether the name is a body of many states: "ECOWAS governments"."""
    return name.kind is EntityKind.ORGANISATION and name.state is None


def _is_out_of_office(name: Named) -> bool:
    return name.group is not None and not name.is_in_office


def _from_following(label: LabelInText) -> Evidence | None:
    scene, span = label.scene, label.span
    if is_of_next(scene, span) and scene.word_or_end(scene.token_after(span.end) + 1) in GOVERNORS:
        return unknown("not the state's own: a governor's or a mayor's")
    if found := read_of_phrase(scene, span):
        names = found.names if label.text.lower().endswith("s") else found.names[:1]
        return from_names(found.kind, names)
    if label.is_office:
        from framing.refer.offices import bearer_behind  # bodies need none of it

        return bearer_behind(label)
    if found := read_leader_phrase(scene, span):
        return from_names(found.kind, found.names)
    is_for_them = scene.word_or_end(label.last_token + 1) == "for"
    is_over = is_for_them or UNRECOGNISED.intersection(label.adjectives)
    if is_over and is_over_parts(scene, span):
        return unknown("authorities over parts of a state, not the state's")
    found = (
        read_place_phrase(scene, span)
        or read_shared_place(scene, span)
        or read_there(scene, span)
        or read_direction(scene, span)
    )
    if found and found.names[0].role is Role.PLACE and UNRECOGNISED.intersection(label.adjectives):
        return unknown(f"authorities over {found.names[0].text}, a part of a state")
    # A city behind the label may be where somebody met or spoke: the discourse weighs it.
    if found is None or _is_met(label):
        return None
    opens = label.phrase.start == scene.sentence_tokens(span.start).start
    if found.names[0].role is Role.PLACE and not opens:
        return None
    is_of_several = label.is_plural or label.word == "authorities"
    names = with_conjuncts(scene, found.names[0]) if is_of_several else found.names
    return from_names(found.kind, names)


def _is_met(label: LabelInText) -> bool:
    """Whether somebody meets the label, so that the place behind it is where: "met the … in Oslo".

    Also "talks between the union and the government in Oslo".
    """
    scene, first = label.scene, label.phrase.start
    is_joined = scene.word_or_end(first - 1) in ("and", "with", "between")
    if is_joined and "," in scene.gap_after(first - 2) and not label.is_plural:
        return False  # ", and the government in Oslo has"
    n_before, meeting = (_NEAR_TALKS, TALKS) if is_joined else (_NEAR_VERB, MEETING)
    words_before = (scene.word_or_end(token) for token in range(first - n_before, first))
    return any(word in meeting for word in words_before)


def _from_scene_before(label: LabelInText) -> Evidence | None:
    """ "In Seoul, the government said"."""
    scene, token = label.scene, label.phrase.start - 1
    name = scene.named_by_token.get(token)
    if name is None or scene.gap_after(token) != ", " or name.role is Role.PLACE:
        return None
    before = scene.first_token(name.span) - 1
    is_adverbial = scene.word_or_end(before) == "in" and scene.written(before) == "In"
    return from_names("place", (name,)) if is_adverbial and scene.is_location(name) else None


def _from_here(label: LabelInText) -> Evidence | None:
    """ "NEW DELHI: Sources in the government here": that of the dateline."""
    is_here = label.scene.word_or_end(label.last_token + 1) == "here"
    if label.is_office or not is_here or label.determiner != "the":
        return None
    from framing.refer.openings import read_here

    name = read_here(label.scene, label.span)
    return (
        None
        if name is None or name.state is None
        else Evidence((name.state,), "here: " + name.text)
    )


def _from_where(label: LabelInText) -> Evidence | None:
    """ "In Mali, where another junta rules": that of the country before "where".

    Not in a capital where people talk: "in Cairo, where government envoys are holding talks".
    """
    scene, first = label.scene, label.phrase.start
    if label.is_office or label.is_plural or label.word == AMERICAN:
        return None
    lowest = max(first - _MAX_TO_WHERE, scene.sentence_tokens(label.span.start).start)
    where = next((t for t in range(first - 1, lowest, -1) if scene.word(t) == "where"), None)
    if where is None or any(t in scene.named_by_token for t in range(where, first)):
        return None
    starts = scene.document.tokens.starts
    names = scene.names_between(starts[max(where - _MAX_TO_WHERE, 0)], starts[where])
    if not names or names[-1].kind is not EntityKind.STATE or "," not in scene.gap_after(where - 1):
        return None
    behind = range(where + 1, label.last_token + _MAX_TO_TALKS)
    is_met = any(scene.word_or_end(token) in TALKS for token in behind)
    is_capital = names[-1].role in (Role.SEAT, Role.PLACE)
    is_country = names[-1].role is Role.NAME and not names[-1].is_people
    return from_names("where", names[-1:]) if is_country or (is_capital and not is_met) else None


def _from_colleague(label: LabelInText) -> Evidence | None:
    """ "Kerry and other administration officials": those of the state for which a person stands.

    "Kerry or the administration" too: an administration is that of its people, as other bodies
    beside a person need not be.
    """
    scene, token = label.scene, label.phrase.start - 1
    if scene.word_or_end(token) not in ("and", "or"):
        return None
    name = scene.named_by_token.get(token - 1)
    if name is None or not name.is_person or name.state is None:
        return None
    is_one_of = label.determiner == "other" and not is_head(label)
    is_theirs = label.determiner == "the" and label.words[-1] == "administration"
    return Evidence((name.state,), f"one of them: {name.text}") if is_one_of or is_theirs else None


def said_evidence(
    label: LabelInText, labels: Labels, found: Mapping[int, Evidence]
) -> Evidence | None:
    """Of whom an indefinite label is said: "Belarus is a dictatorship", "called him a dictator".

    `found` is the evidence of the other `labels`, by their last token.
    """
    if not is_head(label) or (label.determiner not in ARTICLES and not label.is_plural):
        return None
    subject = subject_of(label, labels)
    if subject is None:
        from framing.refer.indefinite import ruled_by  # few labels are no predicates

        return ruled_by(label)
    if subject.last in found:
        told = found[subject.last].referents
        return Evidence(told, f"said to be it: {labels[subject.last].text}") if told else None
    if subject.names:
        names = [name for name in subject.names if name.owner is not None and not name.is_people]
        is_fit = all(name.is_person == label.is_office for name in names)
        return from_names("said to be it", names) if names and is_fit else None
    if subject.pronoun is None or (subject.pronoun in PERSONAL) != label.is_office:
        return None
    if (named := of_whom_said(label)) is not None and named.is_person == label.is_office:
        return from_names("said to be it", [named])
    sentence = label.scene.sentence_tokens(label.span.start)
    nearest = next((t for t in range(subject.last - 1, sentence.start - 1, -1) if t in found), None)
    if nearest is not None and labels[nearest].is_office == label.is_office:
        return found[nearest] if found[nearest].referents else None
    from framing.refer.pronouns import pronoun_evidence

    return pronoun_evidence(label, "his" if label.is_office else "its")
