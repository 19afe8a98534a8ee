"""Who is accused of the harm that a label names, where the sentence says so."""

from __future__ import annotations

from collections.abc import Sequence

from framing.domain.document import Zone
from framing.refer.deeds import doer_of_deed, felon, is_verb
from framing.refer.label import Evidence, LabelInText, unknown
from framing.refer.noun_phrase import Tie
from framing.refer.parties import (
    CLAUSE_OPENERS,
    Parties,
    Party,
    party_of,
    phrase_ending_at,
    subject_before,
    with_joined,
)
from framing.refer.scene import QUOTES, Scene
from framing.refer.word_classes import (
    ARTICLES,
    DEFINITE,
    FUNCTION_WORDS,
    MONTHS,
    THIRD_PERSON,
    is_premodifier,
    words,
)

_MAX_WORDS_BACK, _MAX_WORDS_AHEAD, _MAX_WORDS_TO_DOER, _MAX_WORDS_TO_BLAME = 25, 5, 6, 8

# A verb, and the preposition that parts the accused from the harm: "accused X of".
_ACCUSING = {
    "of": words(
        "accuse accuses accused accusing suspect suspects suspected suspecting convict convicts "
        "convicted convicting acquitted"
    ),
    "for": words(
        "blame blames blamed blaming condemn condemns condemned condemning denounce denounces "
        "denounced denouncing criticise criticised criticize criticized indict indicted fault "
        "prosecute prosecuted sanction sanctioned tried wanted arrested jailed sentenced extradited "
        "punish punishes punished punishing slam slams slammed slamming blast blasts blasted lambast lambasts lambasted rebuke rebuked "
        "sanctions case lawsuit complaint"
    ),
    "with": words("charge charges charged charging"),
    "over": words(
        "condemn condemned denounced criticised criticized indicted slammed lambasted "
        "sanctioned sued sanctions case lawsuit complaint"
    ),
}
_CASES = words("sanctions case lawsuit complaint")
# The subject of these is the accused: "X committed", "X denied", "X is guilty of".
_COMMITTING = words(
    "commit commits committed committing perpetrate perpetrated perpetrating deny denies denied "
    "denying guilty responsible face faces faced facing amount amounts amounted amounting "
    "constitute constitutes constituted constituting"
)
_CARRYING = words("carry carries carried carrying")
_BLAMING = {
    "on": words("blame blames blamed pinned"),
    "to": words("attribute attributes attributed"),
}
_HARM_NOUNS = words(
    "allegations allegation charges charge accusations accusation claims claim case cases probe "
    "inquiry investigation trial complaint complaints"
)
_MONTHS = MONTHS | words("jan feb mar apr jun jul aug sept sep oct nov dec")
_HOW_OFTEN = words(
    "repeated alleged reported continued suspected widespread indiscriminate ongoing renewed blatant"
)
_LINKS = words("and the its ’s 's")
_NAMING = words("as called labelled labeled branded deemed termed dubbed")
_PERFECT = words("has have had")
_DOERS = words("committed perpetrated carried out allegedly reportedly by")
_PARTING = CLAUSE_OPENERS - words("that which")
# The people named before these are those who suffered: "the Armenian genocide".
_DETERMINERS = DEFINITE | ARTICLES | THIRD_PERSON
_OF_A_PEOPLE = frozenset({"genocide", "cleansing", "extermination", "holocaust", "pogrom"})


def harm_evidence(label: LabelInText, parties: Parties) -> Evidence:
    """The accused party: before the label, behind it, or in an accusing clause around it."""
    for kind, found in (
        ("whose", _owner(label, parties) or _owner_by_pronoun(label, parties)),
        ("by", _doer_behind(label, parties)),
        ("accused", _accused(label, parties)),
        ("doer", doer_of_deed(label, parties)),
    ):
        if found:
            return _from_parties(kind, found)
    if said := felon(label):
        return Evidence(tuple(said), f"said to be it: {label.text}")
    return unknown("accused party not stated")


def _from_parties(kind: str, parties: Sequence[Party]) -> Evidence:
    words_by_referent: dict[str, str] = {}
    for party in parties:
        for referent in party.referents:
            words_by_referent.setdefault(referent, party.words)
    if not words_by_referent:
        return unknown(f"{kind}: {parties[0].words}, whose referent is not known")
    return Evidence(tuple(words_by_referent), f"{kind}: {' and '.join(words_by_referent.values())}")


def _owner(label: LabelInText, parties: Parties) -> Sequence[Party]:
    """Whose harm it is by its own words: "Russian war crimes", "the regime's atrocities"."""
    if is_verb(label):
        return ()
    owners = label.phrase.owners
    is_of_a_people = not _OF_A_PEOPLE.isdisjoint(label.words)
    if owners and label.phrase.tie is not Tie.POSSESSIVE and is_of_a_people:
        return ()
    if owners:
        return [party_of(owner) for owner in owners if owner.owner or owner.group]
    starts = label.scene.document.tokens.starts
    first = label.scene.first_token(label.span)
    modifying = parties.between(starts[max(first - 1, 0)], label.span.start)
    if modifying and not is_of_a_people:
        return modifying[-1:]  # "a rebel massacre"
    first = _before_details(label.scene, label.phrase.start)
    token = first - 1
    if token < 0 or label.phrase.determiner is not None:
        return ()
    near = parties.between(starts[token], label.span.start)
    if not any(_is_right_before(label, party, first) for party in near):
        return ()
    sentence = label.scene.sentence_tokens(label.span.start)
    lowest = label.scene.document.tokens.starts[max(sentence.start, token - _MAX_WORDS_BACK)]
    return with_joined(label.scene, parties.between(lowest, label.span.start))


def _owner_by_pronoun(label: LabelInText, parties: Parties) -> Sequence[Party]:
    """The party before "its" or "has": "the group goes on with its massacres", "has massacred"."""
    scene = label.scene
    before = scene.first_token(label.span) - 1
    is_perfect = scene.word_or_end(before) in _PERFECT and label.words[-1].endswith("ed")
    if label.phrase.pronoun != "its" and not is_perfect:
        return ()
    lowest = max(scene.sentence_tokens(label.span.start).start, before - _MAX_WORDS_BACK)
    return subject_before(scene, parties, max(before, lowest), lowest)


def _before_details(scene: Scene, token: int) -> int:
    """The first token of a date or of what tells how often or how surely: "Peru’s Aug. 21, 1994 |
    massacre", "the regime’s repeated | use"."""
    while (word := scene.word_or_end(token - 1)).isdigit() or word in _MONTHS or word in _HOW_OFTEN:
        token -= 1
    return token


def _is_right_before(label: LabelInText, party: Party, first: int) -> bool:
    """Whether nothing but a possessive ending parts the party from the label's first token."""
    document = label.scene.document
    between = document.text[party.end : document.tokens.starts[first]]
    return between.strip("".join(QUOTES) + " \n") in ("", "s")


def _doer_behind(label: LabelInText, parties: Parties) -> Sequence[Party]:
    """ "war crimes committed by the regime", "genocide charges against Israel"."""
    scene = label.scene
    if _is_name_for_it(label):
        return ()
    token, word = scene.token_after(label.span.end), scene.word_or_end
    is_noun_behind = word(token) in _HARM_NOUNS
    before = label.phrase.start - 1
    is_charge = is_noun_behind or (word(before) == "of" and word(before - 1) in _HARM_NOUNS)
    if is_charge and word(token + is_noun_behind) == "against":
        return _party_from(scene, parties, token + is_noun_behind + 1)
    if blamed := _blamed_behind(label, parties, token):
        return blamed
    if _is_charged_with_it(label):
        return ()
    for index in range(token, min(token + _MAX_WORDS_TO_DOER, len(scene.document.tokens))):
        here = word(index)
        if here == "by":
            return _party_from(scene, parties, index + 1)
        if here == "hands" and word(index + 1) == "of":
            return _party_from(scene, parties, index + 2)
        is_other_verb = here.endswith("ed") and here not in _DOERS
        if is_other_verb or here in CLAUSE_OPENERS or scene.gap_after(index) != " ":
            break
    return ()


def _blamed_behind(label: LabelInText, parties: Parties, token: int) -> Sequence[Party]:
    """ "a massacre blamed on Hamas", "the massacre, which Peru blames on Hamas"."""
    scene = label.scene
    last = min(token + _MAX_WORDS_TO_BLAME, scene.sentence_tokens(label.span.start).stop - 1)
    for index in range(token, last):
        word = scene.word(index)
        if word in _BLAMING.get(scene.word(index + 1), ()):
            return _party_from(scene, parties, index + 2)
        if word in _PARTING:
            break
    return ()


def _is_charged_with_it(label: LabelInText) -> bool:
    """Whether somebody is charged with the harm: "accused of genocide by Peru" is no deed of Peru."""
    scene, token = label.scene, label.phrase.start - 1
    return scene.word_or_end(token - 1) in _ACCUSING.get(scene.word_or_end(token), ())


def _is_name_for_it(label: LabelInText) -> bool:
    """Whether somebody calls a thing so: "dismissed as a massacre by Peru" accuses not Peru."""
    return label.scene.word_or_end(label.phrase.start - 1) in _NAMING


def _accused(label: LabelInText, parties: Parties) -> Sequence[Party]:
    """The party of the nearest accusing or committing verb before the label in its sentence."""
    scene = label.scene
    last = scene.first_token(label.span) - 1
    lowest = max(scene.sentence_tokens(label.span.start).start, last - _MAX_WORDS_BACK)
    out = label.phrase.start - 1
    is_carried = scene.word_or_end(out) == "out" and scene.word_or_end(out - 2) != "to"
    prepositions: dict[str, int] = {}
    for token in range(last, lowest - 1, -1):
        word = scene.word(token)
        if word in _ACCUSING:
            prepositions.setdefault(word, token)
        elif word in _COMMITTING or (is_carried and token == out - 1 and word in _CARRYING):
            return subject_before(scene, parties, token, lowest)
        else:
            parting = [at for prep, at in prepositions.items() if word in _ACCUSING[prep]]
            is_passive = parting and scene.word_or_end(token + 1) == "by"
            is_next = bool(parting) and min(parting) == token + 1 and word not in _CASES
            if is_passive or is_next:
                return _charged(scene, parties, token, lowest)
            if parting:
                return _party_from(scene, parties, token + 1, before=min(parting))
    return ()


def _charged(scene: Scene, parties: Parties, verb: int, lowest: int) -> Sequence[Party]:
    """The party before "was accused", or right before "accused": not "Peru met men accused"."""
    before = scene.word_or_end(verb - 1)
    is_reduced = before.islower() and before not in FUNCTION_WORDS and not before.endswith("ly")
    if is_reduced and not scene.gap_after(verb - 1).strip():
        return phrase_ending_at(scene, parties, verb - 1, lowest)
    return subject_before(scene, parties, verb, lowest)


def _party_from(
    scene: Scene, parties: Parties, token: int, *, before: int | None = None
) -> Sequence[Party]:
    """The first party from the token on, past articles and adjectives, and those joined to it."""
    stop = token + _MAX_WORDS_AHEAD if before is None else before
    starts = scene.document.tokens.starts
    if token >= min(stop, len(starts)):
        return ()
    found = parties.between(starts[token], starts[stop] if stop < len(starts) else starts[-1] + 1)
    if not found or (before is None and not _is_plain_up_to(scene, token, found[0].start)):
        return ()
    joined = [found[0]]
    is_headline = scene.document.zone_at(starts[token]) is Zone.HEADLINE
    links = _LINKS | {","} if is_headline else _LINKS  # "probe against Peru, Chile"
    for party in found[1:]:
        if not links.issuperset(scene.document.text[joined[-1].end : party.start].split()):
            break
        joined.append(party)
    return joined


def _is_plain_up_to(scene: Scene, token: int, offset: int) -> bool:
    last = scene.token_after(offset)
    return all(
        scene.word(index) in _DETERMINERS or is_premodifier(scene.word(index))
        for index in range(token, last)
    )
