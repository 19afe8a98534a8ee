"""Which armed group the words of a label and those beside it tell: "Houthi rebels", "rebels of the M23"."""

from __future__ import annotations

from collections.abc import Mapping

from framing.domain.attribution import Voice
from framing.refer.definite_labels import is_of_noun, takes_up
from framing.refer.following import after_naming_words, is_close, with_conjuncts
from framing.refer.group_bearers import owner_by_noun, owner_by_pronoun
from framing.refer.group_discourse import from_discourse
from framing.refer.group_near import near_evidence
from framing.refer.group_nouns import first_of_bunch, is_group_itself, is_several
from framing.refer.group_predicates import group_said_of
from framing.refer.group_story import Story, story_evidence
from framing.refer.label import Evidence, LabelInText, unknown
from framing.refer.named_groups import GroupsInText
from framing.refer.naming import Named
from framing.refer.noun_phrase import Tie, is_side_taken, is_tied_to
from framing.refer.predicates import (
    Labels,
    first_of_phrase,
    listed_up_to,
)
from framing.refer.scene import Scene
from framing.refer.word_classes import (
    ARTICLES,
    DEFINITE,
    FUNCTION_WORDS,
    GROUP_NOUNS,
    POSSESSIVE_ENDINGS,
    PREPOSITIONS,
    is_premodifier,
    words,
)

_MAX_NOUNS_TO_NAME, _MAX_WORDS_TO_VERB = 3, 6
_PLURAL_GROUPS = frozenset(word for word in GROUP_NOUNS if word.endswith("s"))
_MAX_WORDS_TO_GLOSS, _GLOSSING = 6, words("reference referring alluding")
_SERVING = words("for in")
_SOME = words("both two three four several some all one among")
_OPENING_APPOSITIONS = ARTICLES | _SOME | words("the another its their")
_WITHIN, _MAX_WORDS_OF_APPOSITION = words("and but of"), 8
_TELLING_MORE = words("who that which formerly known once")
_DONE = words("paid led run held sent made born built drawn bought")
_PARTING = words(
    """separate separates separated separating distinguish distinguishes distinguished distinguishing
    differentiate differentiated differentiating split splits detach protect protects protected
    protecting shield defend free freed drive drove keep kept stop stopped prevent prevented"""
)


def first_evidence(
    labels: Mapping[int, LabelInText], by_token: Labels, groups: GroupsInText
) -> dict[int, Evidence]:
    """The evidence of labels beside which a group is named or that are said of one, by number."""
    told: dict[int, Evidence] = {}
    found: dict[int, Evidence] = {}
    for number, label in labels.items():
        evidence = _words_evidence(label)
        if evidence is None and label.phrase.pronoun is None and is_group_itself(label):
            evidence = group_said_of(label, groups, by_token, found)
        if evidence is not None:
            told[number] = found[label.last_token] = evidence
    return told


def _words_evidence(label: LabelInText) -> Evidence | None:
    """The group named inside, before or behind the label, or in apposition to it."""
    scene, span, phrase = label.scene, label.span, label.phrase
    inside = next((name for name in scene.names_between(span.start, span.end) if name.group), None)
    if inside is not None and is_side_taken(scene, inside):
        return unknown(f"tied to {inside.text}, not said to be it")
    if inside is not None:
        return _named("name", inside)
    behind = _named_behind(label)
    # "The PKK's sister militia, the YPG".
    is_kin = phrase.tie is Tie.POSSESSIVE and behind is not None
    if phrase.owners and phrase.owners[-1].group is not None and not is_kin:
        is_list = all(name.group is not None for name in phrase.owners)
        return _named(phrase.tie.value, *(phrase.owners if is_list else phrase.owners[-1:]))
    if behind is not None:
        return behind
    if beside := _names_beside(label):
        return _named("said to be it", *beside)
    glossed = _name_in_gloss(label)
    return None if glossed is None else _named("glossed", glossed)


def group_evidence(
    label: LabelInText,
    groups: GroupsInText,
    labels: Labels,
    found: dict[int, Evidence],
    story: Story,
) -> Evidence | None:
    """The group of which a label is said, or that it takes up, where its own words tell none.

    `found` is the evidence of the `labels` before this one, by their last token.
    """
    if label.phrase.pronoun is not None:
        if own := owner_by_pronoun(label, groups, labels, found):
            return own
    elif is_of_noun(label):
        return owner_by_noun(label, groups)
    elif own := owner_by_noun(label, groups):
        return own
    if is_group_itself(label) and (said := group_said_of(label, groups, labels, found)):
        return said
    told = None
    if groups.names and takes_up(label):
        told = from_discourse(label, groups, labels, found, story)
    linked = next((name for name in label.phrase.sponsors if name.group is not None), None)
    if linked is not None:
        is_told = told is not None and linked.group not in told.referents
        return told if is_told else unknown(f"tied to {linked.text}, not said to be it")
    told = told or story_evidence(label, groups, story)
    return told or near_evidence(label, groups, story.called, found)


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
    between = scene.document.text[label.span.end : first.span.start].replace(",", " ").split()
    if not is_several(label) and _PLURAL_GROUPS.isdisjoint(between):
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
    if scene.word_or_end(token) == "the" and scene.document.text[edge : edge + 2] == ", ":
        return _in_apposition(scene, token + 1)
    after = after_naming_words(scene, edge, token)
    if after is None and label.is_plural and scene.word_or_end(token) in _SERVING:
        has_article = scene.word_or_end(token + 1) == "the"
        return _whole_group(scene, token + 1 + has_article)
    if after is None:
        return None
    while scene.word_or_end(after) in DEFINITE | GROUP_NOUNS or _is_plain_adjective(scene, after):
        after += 1
    name = _group_at(scene, after)
    return None if name is None or is_tied_to(scene, name) else name


def _group_at(scene: Scene, token: int) -> Named | None:
    """The name to which the token belongs, where it is an armed group's."""
    name = scene.named_by_token.get(token)
    return name if name is not None and name.group is not None else None


def _whole_group(scene: Scene, token: int) -> Named | None:
    """The group in "fighters for Hamas", "fighters in the M23", not "in Hamas-run towns"."""
    name = _group_at(scene, token)
    if name is None or scene.is_possessive(name):
        return None
    is_part = scene.is_hyphenated_to_next(scene.token_after(name.span.end) - 1)
    return None if is_part or is_tied_to(scene, name) else name


def _in_apposition(scene: Scene, token: int) -> Named | None:
    """The group in "the militants, the Taliban, fled", not "the militants, the Taliban said"."""
    name = _group_at(scene, token)
    if name is None:
        return None
    last = with_conjuncts(scene, name)[-1]
    behind = scene.document.text[last.span.end : last.span.end + 1]
    return name if not behind.strip(",.;:)") else None


def _name_in_gloss(label: LabelInText) -> Named | None:
    """The group in "fight “the militia,” a reference to the FDLR"."""
    scene, told = label.scene, label.voiced.attribution
    sentence = scene.sentence_tokens(label.span.start)
    if told is None or told.voice is not Voice.DIRECT:
        return None
    behind = scene.token_after(told.content.end)
    for token in range(behind, min(behind + _MAX_WORDS_TO_GLOSS, sentence.stop)):
        if scene.word(token) in _GLOSSING and scene.word_or_end(token + 1) == "to":
            return _group_at(scene, token + 2 + (scene.word_or_end(token + 2) in DEFINITE))
    return None


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


def _names_beside(label: LabelInText) -> tuple[Named, ...]:
    """ "Boko Haram, an Islamist militant group", "A and B, both militias"; not "AQAP, the terror
    group's arm", nor "an ally of Hamas, the militant group"."""
    if label.owns_what_follows:
        return ()
    scene, first = label.scene, first_of_bunch(label.scene, first_of_phrase(label))
    if scene.word_or_end(first - 1) == "of" and scene.word_or_end(first - 2) in _SOME:
        first -= 2  # "two of the militias"
    first -= scene.word_or_end(first - 1) in _SOME  # "two Iraqi militias"
    before = _named_before_plural(label, first - 1)
    if scene.word_or_end(first) not in _OPENING_APPOSITIONS:
        beside = before or _name_before_apposition(label, first)
        return () if beside is None else (beside,)
    name = _group_at(scene, first - 1)
    if name is None or is_tied_to(scene, name):
        return ()
    gap = scene.document.text[name.span.end : scene.document.tokens.starts[first]]
    if not gap.removeprefix(")").startswith((", ", " ", " (", " – ", " — ")):
        return ()
    listed = listed_up_to(scene, name)
    is_list = is_several(label) and all([each.group is not None for each in listed])
    return listed if is_list else (name,)


def _name_before_apposition(label: LabelInText, first: int) -> Named | None:
    """The group in "the ELN, Peru's largest remaining guerrilla group", "BRN, the main rebel group"."""
    scene = label.scene
    if not is_group_itself(label) or label.is_plural:
        return None
    for token in range(first, first - _MAX_WORDS_OF_APPOSITION, -1):
        name, gap = _group_at(scene, token - 1), scene.gap_after(token - 1)
        if name is not None and gap.strip(") ") in (",", "–", "—", "("):
            is_owner = scene.words[token].endswith(POSSESSIVE_ENDINGS)
            is_opened = is_owner or scene.word(token) in _OPENING_APPOSITIONS
            return name if is_opened and not is_tied_to(scene, name) else None
        if gap.strip("-‐‑ ") or scene.word_or_end(token - 1) in FUNCTION_WORDS - _WITHIN:
            return None
    return None


def _named_before_plural(label: LabelInText, token: int) -> Named | None:
    """The group in "the Islamic State, militants formerly known as"."""
    scene, name = label.scene, _group_at(label.scene, token)
    if not label.is_plural or name is None or scene.gap_after(token) != ", ":
        return None
    behind = label.last_token + 1
    if scene.word_or_end(behind) in _TELLING_MORE or _is_done(scene, behind):
        return name
    return None


def _is_done(scene: Scene, token: int) -> bool:
    """Whether it is told by whom or where they are so: "(the Contras, rebels) paid by Lee"."""
    word = scene.word_or_end(token)
    is_participle = word.endswith("ed") or word in _DONE
    return is_participle and scene.word_or_end(token + 1) in ("by", "with", "in", "from")
