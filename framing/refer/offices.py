"""Whom the label of an office means, where its own words tell: "dictators like Vladimir Putin"."""

from __future__ import annotations

from framing.domain.document import Zone
from framing.domain.entity import EntityKind, Role
from framing.refer.following import (
    is_close,
    is_of_next,
    names_from,
    read_apposition,
    read_leader_phrase,
)
from framing.refer.label import Evidence, LabelInText, from_names, unknown
from framing.refer.naming import Named
from framing.refer.word_classes import (
    ARTICLES,
    COUNTRIES,
    CREEDS,
    DATES,
    DEFINITE,
    DIRECTIONS,
    KINGDOMS,
    PASSING,
    POSSESSIVE_ENDINGS,
    QUANTIFIERS,
    TITLES,
    words,
)

_MAX_NAME_WORDS, _FEWEST_PLACES, _N_SENTENCES_TO_REGION = 4, 2, 2
_SELF_STYLED = words(
    "self-styled self-proclaimed self-declared self-appointed styled proclaimed declared"
)
_TITLES_OF_OFFICE = words("president presidents premier premiers minister ministers chancellor")
# States that a monarch, a prince or the pope heads, and those where the president governs.
_WITHOUT_PRESIDENTS = KINGDOMS | words(
    """andorra antigua-and-barbuda australia bahamas belgium belize brunei canada denmark grenada
    jamaica japan kuwait liechtenstein luxembourg malaysia monaco netherlands new-zealand norway
    oman papua-new-guinea qatar saint-kitts-and-nevis saint-lucia saint-vincent-and-the-grenadines
    solomon-islands spain sweden tuvalu united-kingdom vatican-city"""
)
_WITHOUT_PRIME_MINISTERS = words(
    """argentina bolivia brazil chile colombia ecuador ghana indonesia mexico nigeria philippines
    united-states vatican-city venezuela"""
)
_WITH_CHANCELLORS = words("austria germany")
_WITH_SUPREME_LEADERS = words("afghanistan iran north-korea")
# No American president is one of these.
_NOT_OF_AMERICANS = PASSING | words("self-proclaimed self-declared")
# Behind these a title has no bearer: "ran for President".
_BEFORE_OFFICES = words("for elected become became")
_HEADS_OF_FIRMS = words("ceo coo chief executive founder co-founder treasurer")
_FORMS_OF_ADDRESS = words("mr mrs ms madam dear")
_NO_OWNERS = DATES | _FORMS_OF_ADDRESS | DIRECTIONS
# Possessors in small letters that are no body of their own.
_OF_THE_STATE = COUNTRIES | words("people man men everybody everyone island land")


def office_evidence(label: LabelInText) -> Evidence | None:
    """What a label of an office tells that a body of rule would not; None for a bare mention."""
    told = _by_example(label) or _of_somebody_else(label) or _of_bearer(label)
    return told or _of_a_region(label) or _of_nobody(label)


def _of_a_region(label: LabelInText) -> Evidence | None:
    """The region named last, whose "self-styled president" it is; nobody where none is named near."""
    if _SELF_STYLED.isdisjoint(label.adjectives) and _SELF_STYLED.isdisjoint(label.words):
        return None
    back = label.scene.names_back_from(label.span.start, n_sentences=_N_SENTENCES_TO_REGION)
    region = next((name for name in back if name.kind is EntityKind.PLACE), None)
    return (
        unknown("self-styled, of no state")
        if region is None
        else from_names("self-styled", [region])
    )


def bearer_behind(label: LabelInText) -> Evidence | None:
    """Who holds the office by what follows: "President Bashar al-Assad", not "of the club"."""
    if is_of_next(label.scene, label.span):
        return unknown("of-phrase that names no state")
    leader = read_leader_phrase(label.scene, label.span)
    found = leader or read_apposition(label.scene, label.span)
    return from_names(found.kind, found.names) if found else None


def may_be_of(label: LabelInText, state: str) -> bool:
    """Whether the state has such an office: "the president" is no Briton.

    All American presidents are known by their names, so that "President Example" is none.
    """
    head = label.head_word.removesuffix("s")
    if "supreme" in label.words:
        return state in _WITH_SUPREME_LEADERS
    if state == "united-states" and not _NOT_OF_AMERICANS.isdisjoint(label.adjectives):
        return False
    if head == "president":
        is_known = state != "united-states" or not _words_of_bearer(label)
        return is_known and has_office(head, state)
    return has_office(head, state)


def has_office(head: str, state: str) -> bool:
    """Whether a state has an office: a president, a prime minister, a chancellor."""
    if head == "president":
        return state not in _WITHOUT_PRESIDENTS
    if head in ("minister", "premier", "monarch"):
        return state not in _WITHOUT_PRIME_MINISTERS
    return head != "chancellor" or state in _WITH_CHANCELLORS


def _by_example(label: LabelInText) -> Evidence | None:
    """ "Strongmen such as A and B", "a tyrant like A", "leaders from Kenya and Mali"."""
    scene, token = label.scene, label.last_token + 1
    word, gap = scene.word_or_end(token), scene.gap_after(token - 1)
    if not word or not is_close(scene, label.span.end, token):
        return None
    is_pair = word == "such" and scene.word_or_end(token + 1) == "as"
    if word == "including" or is_pair or (word == "like" and gap == " "):
        names = names_from(scene, token + 1 + is_pair, DEFINITE | TITLES)
        return from_names("example", names) if names and names[0].is_person else None
    if not label.is_plural or word not in ("from", "in") or gap != " ":
        return None
    names = names_from(scene, token + 1, DEFINITE)
    is_list = word == "from" or len(names) >= _FEWEST_PLACES  # "they met in Kenya"
    if not names or not is_list or not all(_is_country(label, name) for name in names):
        return None
    return from_names(word, names)


def _is_country(label: LabelInText, name: Named) -> bool:
    is_named = name.kind is EntityKind.STATE and name.role is Role.NAME
    return is_named and not label.scene.is_possessive(name)


def _of_somebody_else(label: LabelInText) -> Evidence | None:
    """The president of a body that no list knows: "Pottery League President", "the club's"."""
    scene, first = label.scene, label.phrase.start
    behind = [scene.word_or_end(label.last_token + n) for n in (1, 2)]
    if behind[0] == "and" and behind[1] in _HEADS_OF_FIRMS:
        return unknown(f"not the state's own: {label.text} and {behind[1]}")
    owner = label.phrase.possessor
    if owner is None:
        word = scene.words[first - 1] if first else ""
        is_owner = word.islower() and word.endswith(POSSESSIVE_ENDINGS)
        is_other = is_owner and scene.word(first - 1) not in _OF_THE_STATE
        return unknown(f"not the state's own: {word}") if is_other else None
    if owner in label.people.states or owner.lower() in _NO_OWNERS:
        return None
    is_possessive = scene.words[first].endswith(POSSESSIVE_ENDINGS)
    opens = first == scene.sentence_tokens(label.span.start).start and not owner.isupper()
    if not is_possessive and (opens or label.voiced.zone is Zone.HEADLINE):
        return None
    return unknown(f"not the state's own: {owner}'s")


def _words_of_bearer(label: LabelInText) -> list[str]:
    """The words of the name behind a title that no list knows: "President Ada Example"."""
    scene, last = label.scene, label.last_token
    is_title = label.head_word in _TITLES_OF_OFFICE and label.text[:1].isupper()
    if label.is_plural or not is_title or label.voiced.zone is Zone.HEADLINE:
        return []
    is_article = label.determiner in DEFINITE or label.determiner in ARTICLES
    if is_article or scene.word_or_end(label.phrase.start - 1) in _BEFORE_OFFICES:
        return []
    found: list[str] = []
    for token in range(last + 1, min(last + 1 + _MAX_NAME_WORDS, len(scene.words))):
        word, gap = scene.written(token), scene.gap_after(token - 1)
        is_after_initial = gap == ". " and len(scene.written(token - 1)) == 1
        if token in scene.named_by_token or not word[:1].isupper() or word.lower() in DATES:
            break
        if (gap != " " and not is_after_initial) or scene.words[token - 1] != scene.written(
            token - 1
        ):
            break
        found.append(word)
    return found


def _of_bearer(label: LabelInText) -> Evidence | None:
    """The state for which the text said that the bearer of the title stands."""
    states = label.people.states
    known = [word for word in _words_of_bearer(label) if word in states]
    return Evidence((states[known[-1]],), f"title: {known[-1]}") if known else None


def _of_nobody(label: LabelInText) -> Evidence | None:
    """ "World leaders", "dictators", "a Sunni leader": whose they are is not told."""
    head = label.head_word
    if label.determiner in ARTICLES and label.text[:1].isupper():
        return unknown(f"indefinite: {label.determiner} {label.text}")  # "a President Example"
    if any(word.endswith(POSSESSIVE_ENDINGS) for word in label.words) or label.pronoun is not None:
        return None  # "the country's leaders"
    if label.is_plural:
        is_the = label.determiner == "the" and head not in ("leaders", "heads")
        is_title = head in _TITLES_OF_OFFICE and label.determiner not in QUANTIFIERS
        return None if is_the or is_title else unknown(f"several, not named: {label.text}")
    if head != "leader" or len(label.words) > 1:
        return None
    is_definite = label.determiner in DEFINITE
    if is_definite and CREEDS.isdisjoint(label.adjectives):
        return None
    return unknown(f"whose {label.text} is not told")
