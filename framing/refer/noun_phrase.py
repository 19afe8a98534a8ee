"""The noun phrase of a label: what stands before it and belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from framing.domain.closed import Enum
from framing.domain.entity import EntityKind, Role
from framing.domain.frozen import dataclass
from framing.domain.span import Span
from framing.refer.naming import Named
from framing.refer.scene import HYPHENS, QUOTES, Scene
from framing.refer.word_classes import (
    ARTICLES,
    DEFINITE,
    DETERMINERS,
    FORCE_NOUNS,
    FUNCTION_WORDS,
    GROUP_NOUNS,
    INDEFINITE,
    LINKING_PARTICIPLES,
    OWNING_PARTICIPLES,
    POSSESSIVE_ENDINGS,
    POSSESSIVES,
    PREFIXES,
    SIDES,
    is_premodifier,
    words,
)

_MAX_WORDS, _MAX_WORDS_OF_BEST = 8, 6
_DEGREES = DEFINITE | words("most least worst best few more than over some many several dozens")
_TIES = words("ties links allegiance loyalty connections close")
_LEAD_INS = words("the banned outlawed proscribed larger wider global")
_LEAVING = words("with from of")
_PARTED = words("broke broken breaking split splintered grew emerged evolved separated defected")
_KIN = words(
    """affiliate affiliates offshoot offshoots ally allies branch branches franchise proxy proxies rival
    rivals enemy enemies foe foes supporter supporters sympathiser sympathizer sympathisers
    sympathizers successor splinter faction factions"""
)
# Nobody is named so, May apart: "And administration officials", "The administration".
_NO_NAMES = (FUNCTION_WORDS | DETERMINERS | POSSESSIVES) - {"may"}


class Tie(Enum):
    """How a name is tied to the label behind it."""

    MODIFIER = "modifier"
    POSSESSIVE = "possessive"
    COMPOUND = "compound"
    JOINED = "joined by a hyphen"


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """What stands before a label.

    start: the phrase's first token.
    owners: the names that govern the label, in text order; empty where it stands bare.
    possessor: a capitalised possessor that is no known name ("Example's government").
    pronoun: a possessive pronoun; determiner: the article or its like; both in small letters.
    adjectives: the words between, nearest first.
    sponsors: names tied by "-backed" and the like, which do not govern the label.
    """

    start: int
    owners: tuple[Named, ...]
    tie: Tie
    possessor: str | None
    pronoun: str | None
    determiner: str | None
    adjectives: tuple[str, ...]
    sponsors: tuple[Named, ...]


def read_noun_phrase(scene: Scene, span: Span) -> NounPhrase:
    """The phrase of the label at the span, up to its owner or determiner, in its sentence."""
    first = scene.first_token(span)
    lowest = max(scene.sentence_tokens(span.start).start, first - _MAX_WORDS)
    adjectives: list[str] = []
    sponsors: list[Named] = []
    token = first - 1
    while token >= lowest and _is_joint(scene, token, first):
        name = scene.named_by_token.get(token)
        if name is not None and _is_sponsor(scene, token, first):
            sponsors.append(name)
            token = scene.first_token(name.span) - 1
        elif (name is None and _is_modifier(scene, token, first)) or (
            name is None and not adjectives and _is_unknown_modifier(scene, token)
        ):
            adjectives.append(scene.word(token))
            token -= 1
        else:
            break
    is_joined = token >= lowest and _is_joint(scene, token, first)
    name = scene.named_by_token.get(token) if is_joined else None
    if name is not None and adjectives and _is_subject(scene, name, adjectives[-1]):
        name = None
    word = scene.word(token) if is_joined and name is None else ""
    is_possessor = bool(word) and word not in _NO_NAMES and _is_possessor(scene, token, first)
    belongs = name is not None or is_possessor or word in POSSESSIVES | DETERMINERS
    return NounPhrase(
        token if belongs else token + 1,
        () if name is None else _with_conjuncts(scene, name, _is_plural(scene, span)),
        Tie.MODIFIER if name is None else _tie(scene, name, token, first),
        scene.written(token) if is_possessor else None,
        word if word in POSSESSIVES else None,
        word if word in DETERMINERS else None,
        tuple(adjectives),
        tuple(sponsors),
    )


def _is_subject(scene: Scene, name: Named, behind: str) -> bool:
    """Whether the name has its verb behind it: "Peru feared regimes", not "Peruvian feared"."""
    is_plain = name.role is Role.NAME and not scene.is_possessive(name)
    before = scene.word_or_end(scene.first_token(name.span) - 1)
    last = scene.token_after(name.span.end) - 1
    is_verb = behind.endswith("ed") and scene.gap_after(last) == " "
    return is_plain and is_verb and before not in DETERMINERS


def _is_joint(scene: Scene, token: int, first: int) -> bool:
    """Whether a token and the next one can stand in one phrase."""
    gap = scene.gap_after(token)
    if not gap.strip():
        return True
    marks = frozenset(gap) - {" ", "\n", "\t", "\u00a0"}
    if marks <= HYPHENS:
        return gap.strip() == gap  # a spaced dash parts clauses
    if marks <= QUOTES | {"'", "’"}:
        return token + 1 == first or gap.strip() in ("'", "’")
    if marks == {")"}:
        return _fills_brackets(scene, token)
    return marks == {","} and token + 1 < first and _is_modifier(scene, token, first)


def _fills_brackets(scene: Scene, token: int) -> bool:
    """Whether a name stands alone in brackets: "Islamic State (ISIS) militants".

    Those of no state tell who wrote it: "Washington (CNN) President Lee".
    """
    name = scene.named_by_token.get(token)
    if name is None or (name.kind is EntityKind.ORGANISATION and name.state is None):
        return False
    return scene.document.text[: name.span.start].endswith(" (")


def _is_modifier(scene: Scene, token: int, first: int) -> bool:
    if is_premodifier(scene.word(token)):
        return True
    if scene.word(token) == "and":
        return 0 < token < first - 1 and _parts_modifiers(scene, token)
    if scene.is_hyphenated_to_next(token):  # "drug-" in "drug-smuggling"
        return token + 1 < first or scene.word(token) in PREFIXES
    is_second_half = token > 0 and scene.is_hyphenated_to_next(token - 1)
    return is_second_half and not scene.written(token)[:1].isupper()


def _parts_modifiers(scene: Scene, token: int) -> bool:
    """Whether "and" joins two modifiers: "his brutal and corrupt regime"."""
    around = (token - 1, token + 1)
    is_tight = scene.gap_after(token - 1) == scene.gap_after(token) == " "
    return is_tight and all(
        is_premodifier(scene.word(each)) and each not in scene.named_by_token for each in around
    )


def _is_unknown_modifier(scene: Scene, token: int) -> bool:
    """Whether a word no list holds is framed as a modifier: "a clean", "Syria’s wartime"."""
    word = scene.word(token)
    if word in _NO_NAMES or not scene.written(token).islower():
        return False
    if token < 1 or scene.gap_after(token - 1) != " ":
        return False
    before = scene.named_by_token.get(token - 1)
    if before is not None:
        return scene.is_possessive(before)
    return scene.word(token - 1) in ARTICLES | INDEFINITE | POSSESSIVES


def _is_sponsor(scene: Scene, token: int, first: int) -> bool:
    """Whether the name is tied in a way that makes it no owner: "UN-backed", "pro-Kenyan"."""
    if is_side_taken(scene, scene.named_by_token[token]):
        return scene.named_by_token[token].role is not Role.LEADER and not _modifies(scene, first)
    if not scene.is_hyphenated_to_next(token) or token + 1 >= first:
        return False
    participle = scene.word(token + 1)
    if participle == "based":
        return scene.named_by_token[token].role not in (Role.SEAT, Role.PLACE)
    return participle not in OWNING_PARTICIPLES and token + 1 not in scene.named_by_token


def is_side_taken(scene: Scene, name: Named) -> bool:
    """Whether somebody is for or against the name: "pro-Kenyan", "anti-Taliban"."""
    before = scene.first_token(name.span) - 1
    return scene.word_or_end(before) in SIDES and scene.is_hyphenated_to_next(before)


def is_tied_to(scene: Scene, name: Named) -> bool:
    """Whether the name only tells to whom somebody else is tied: "Al-Qaeda-linked", "allied with
    the Islamic State", "allegiance to al-Qaeda and (Islamic State)", "pro-Hamas"."""
    first = scene.first_token(name.span)
    behind = scene.token_after(name.span.end)
    if scene.is_hyphenated_to_next(behind - 1) and scene.word_or_end(behind) in LINKING_PARTICIPLES:
        return True
    while scene.word_or_end(first - 1) in _LEAD_INS or scene.is_hyphenated_to_next(first - 2):
        first -= 1 + scene.is_hyphenated_to_next(first - 2)  # "the Kenya-based"
    if scene.word_or_end(first - 1) in ("and", "or"):
        other = scene.named_by_token.get(first - 2)
        return other is not None and other.span.start < name.span.start and is_tied_to(scene, other)
    is_to = scene.word_or_end(first - 1) in ("to", "with", "by")
    tie = scene.word_or_end(first - 2)
    is_kin = scene.word_or_end(behind) in _KIN and scene.gap_after(behind - 1) in (" ", "' ", "’ ")
    is_of = scene.word_or_end(first - 1) == "of" and tie in _KIN
    parted = (tie, scene.word_or_end(first - 3))
    is_left = scene.word_or_end(first - 1) in _LEAVING and not _PARTED.isdisjoint(parted)
    return (
        is_side_taken(scene, name)
        or is_kin
        or is_of
        or is_left
        or (is_to and tie in LINKING_PARTICIPLES | _TIES)
    )


def _modifies(scene: Scene, label: int) -> bool:
    """Whether the label modifies troops, which are for whom it names: "pro-Syrian regime forces"."""
    return scene.word_or_end(label + 1) in FORCE_NOUNS and scene.word(label) not in GROUP_NOUNS


def _tie(scene: Scene, name: Named, token: int, first: int) -> Tie:
    if scene.is_hyphenated_to_next(token):
        return Tie.JOINED if token + 1 == first else Tie.COMPOUND
    return Tie.POSSESSIVE if scene.is_possessive(name) else Tie.MODIFIER


def _is_possessor(scene: Scene, token: int, first: int) -> bool:
    end = scene.document.tokens.ends[token]
    is_possessive = scene.document.text[end - 2 : end] in POSSESSIVE_ENDINGS
    return scene.written(token)[:1].isupper() and (is_possessive or token + 1 == first)


def _is_plural(scene: Scene, span: Span) -> bool:
    return scene.document.text[span.start : span.end].lower().endswith("s")


def _with_conjuncts(scene: Scene, last: Named, is_plural: bool) -> tuple[Named, ...]:
    """The name and those joined to it: "the Syrian and Russian governments"."""
    names = [last, *_conjuncts_before(scene, last, is_plural)]
    return tuple(reversed(names))


def _conjuncts_before(scene: Scene, last: Named, is_plural: bool) -> Iterator[Named]:
    token = scene.first_token(last.span) - 1
    if token < 1 or scene.word(token) not in ("and", "&") or scene.gap_after(token) != " ":
        return
    token -= 1
    while token >= 0 and scene.gap_after(token) in (" ", ", ", " & "):
        name = scene.named_by_token.get(token)
        if name is None or not _is_like(name, last, is_plural):
            return
        yield name
        token = scene.first_token(name.span) - 1
        if token < 0 or scene.gap_after(token) != ", ":
            return


def _is_like(name: Named, last: Named, is_plural: bool) -> bool:
    """Whether both modify the label: two adjectives, or any two names before a plural."""
    if name.is_people or name.kind is EntityKind.AREA or _is_of_no_state(name):
        return False
    return is_plural or name.role is last.role is Role.DEMONYM


def _is_of_no_state(name: Named) -> bool:
    """Whether a body of many states stands there: "the UN and Western governments"."""
    return name.kind is EntityKind.ORGANISATION and name.state is None


def one_of_before(scene: Scene, first: int) -> int | None:
    """Where "one" stands in "one of the world's most brutal", before a predicate's first token."""
    for token in range(first, first - _MAX_WORDS_OF_BEST, -1):
        word = scene.word_or_end(token - 1)
        if word == "of":
            return token - 2 if scene.word_or_end(token - 2) in ("one", "among") else None
        is_degree = word in _DEGREES or word.endswith("est") or word.isdigit()
        is_degree = is_degree or is_premodifier(word)
        if not is_degree and not scene.words[token - 1].endswith(POSSESSIVE_ENDINGS):
            return None
    return None
