"""Case: which letters of a form must be written large, and when capitals tell nothing."""

from __future__ import annotations

from collections.abc import Iterable

from framing.domain.closed import Enum
from framing.domain.folding import fold_keeping_case
from framing.domain.frozen import NamedTuple
from framing.domain.lexicon import CaseRule
from framing.match.globs import has_wildcard, matches_glob
from framing.match.spelling import Spelling


class Rule(Enum):
    """What is demanded of a word's letters."""

    EXACT = "exact"
    EXACT_GLOB = "exact glob"
    INITIAL = "initial"
    CAPITALS = "capitals"


class Demand(NamedTuple):
    """What one word of a form demands of the letters in the text."""

    rule: Rule
    text: str


Demands = tuple[Demand | None, ...]

_RULES = {rule.value: rule for rule in Rule}

_INITIAL = Rule.INITIAL
_SHORT = 3
_LONGEST_MIXED = 4


def demands_of_term(words: Spelling, case: CaseRule) -> Demands | None:
    """What a term asks of each word: EXACT all letters, CAPITALISED an initial capital in the
    first word and in every further one of more than three letters. None where case is free."""
    if case is CaseRule.ANY:
        return None
    if case is CaseRule.EXACT:
        return tuple(_exact(word.text) for word in words)
    return tuple(
        Demand(Rule.INITIAL, "") if i == 0 or len(word.text) > _SHORT else None
        for i, word in enumerate(words)
    )


def demands_of_name(words: Spelling) -> Demands:
    """What a name asks: a word in capitals wants capitals, one with an initial the initial.

    A short word of capitals and small letters (LeT, AfD) is an abbreviation and wants its letters.
    """
    return tuple(_demand_of_name(word.text) for word in words)


def plain_demands(demands: Demands | None) -> tuple[tuple[str, str] | None, ...] | None:
    """The demands as strings, for an image."""
    if demands is None:
        return None
    return tuple(None if each is None else (each.rule.value, each.text) for each in demands)


def demands_from(plain: Iterable[tuple[str, str] | None] | None) -> Demands | None:
    """The demands that `plain_demands` made strings of."""
    if plain is None:
        return None
    return tuple([None if each is None else Demand(_RULES[each[0]], each[1]) for each in plain])


def letters_agree(raw: str, demand: Demand | None) -> bool:
    """Whether a word of the text, without its possessive, meets the demand."""
    if demand is None:
        return True
    rule, text = demand
    kept = raw if raw.isascii() else fold_keeping_case(raw)
    if rule is _INITIAL:
        return kept[:1].isupper()
    if rule is Rule.EXACT:
        return kept == text
    if rule is Rule.CAPITALS:
        return kept.isupper()
    return matches_glob(kept, text)


def _exact(word: str) -> Demand | None:
    if word == "*":
        return None
    return Demand(Rule.EXACT_GLOB if has_wildcard(word) else Rule.EXACT, word)


def _demand_of_name(word: str) -> Demand | None:
    if len(word) > 1 and word.isupper():
        return Demand(Rule.CAPITALS, "")
    if len(word) <= _LONGEST_MIXED and word[:1].isupper() and not word[1:].islower() and word[1:]:
        return Demand(Rule.EXACT, word)
    return Demand(Rule.INITIAL, "") if word[:1].isupper() else None


# Everyday words that a shouted headline turns into the abbreviation of a state or a group.
_EVERYDAY = {
    "en": "all am an and are as at be but by can did do end for go had has he her him his how if "
    "in is it its let may me my new no not now of off old on one or our out own per put say see "
    "she so the too two up us use war was way we who why yes yet you act aid",
    "de": "am an auf aus bei bis das dem den der des die du ein er es für hat ich im in ins ist "
    "ja man mir mit nah neu nun nur ob per sie so tag um und uns vom von vor war was weg wer wie "
    "wir wo zu zum zur",
    "fr": "au aux car ce ces dans de des du elle en es est et eu eux fin il ils je la le les ma "
    "mes mis ne ni non nos on ont ou par pas peu pro qui sa se ses si son sur tes toi ton tu un "
    "une vie vos vu",
    "es": "al año así con da de del dos el en era es esa ese eso fin ha han hay la las le les lo "
    "los mal más me mi muy ni no nos os por que se sea ser si sin su sus tal te tu un una uno ven "
    "ver vez voy y ya yo",
}
_WORDS = {language: frozenset(words.split()) for language, words in _EVERYDAY.items()}


def is_abbreviation_like_a_word(word: str, language: str) -> bool:
    """Whether capitals of at most three letters also spell an everyday word of the language.

    In a language whose everyday words are not known here, every short one does.
    """
    if not 0 < len(word) <= _SHORT or not word.isupper():
        return False
    known = _WORDS.get(language)
    return known is None or word.lower() in known
