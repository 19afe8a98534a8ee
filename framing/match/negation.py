"""Negation: whether a hit stands under a negation in its clause. It is kept, and flagged.

A plain negator (no, not, never, without) reaches three words ahead; a denial, and a negated
noun of proof ("no evidence"), reaches eight. Signs other than quotation marks, and words that
open another clause, end the reach. "Not only" and "no doubt" negate nothing, and a denial that
is itself negated ("did not deny") does not either. What follows a hit is not looked at.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from framing.match.page import Page

_NEAR = 3
_FAR = 8
_CLAUSE_SIGNS = frozenset(",;:()[]{}—…!?/|•")
_DASHES = (" - ", " – ", " -- ")


class _Words(NamedTuple):
    """A language's words, lower case: negators, denials, nouns of proof, idioms, openers."""

    plain: frozenset[str]
    denials: frozenset[str]
    proof: frozenset[str]
    idioms: frozenset[str]
    openers: frozenset[str]


class Negators(NamedTuple):
    """Where a document's negators stand, by token, and how many tokens ahead each reaches."""

    page: Page
    tokens: tuple[int, ...]
    reaches: tuple[int, ...]
    openers: frozenset[str]

    def negate(self, token: int) -> bool:
        """Whether one of them reaches the token."""
        if not self.tokens:
            return False
        at = bisect_left(self.tokens, token)
        while at > 0 and token - self.tokens[at - 1] <= _FAR:
            at -= 1
            if token - self.tokens[at] <= self.reaches[at]:
                return self._is_one_clause(self.tokens[at], token)
        return False

    def _is_one_clause(self, negator: int, token: int) -> bool:
        page = self.page
        return page.is_one_sentence(negator, token) and not any(
            _parts_clauses(page.gap_before(k)) or page.words[k].lower() in self.openers
            for k in range(negator + 1, token + 1)
        )


def find_negators(page: Page) -> Negators:
    """The negators of a document; none in a language whose negators are not known here."""
    words = _WORDS.get(page.language)
    if words is None:
        return Negators(page, (), (), frozenset())
    printed = _printed(page.language)
    places = [k for k, word in enumerate(page.words) if word in printed]
    found: dict[int, int] = {}
    for token in places:
        _note(found, token, page, words)
    return Negators(page, tuple(found), tuple(found.values()), words.openers)


def _note(found: dict[int, int], token: int, page: Page, words: _Words) -> None:
    following = page.words[token + 1].lower() if token + 1 < len(page.words) else ""
    if page.words[token].lower() in words.denials:
        negated = next((k for k in (token - 1, token - 2) if k in found), None)
        if negated is None:
            found[token] = _FAR
        else:
            del found[negated]
    elif following in words.proof:
        found[token] = _FAR
    elif following not in words.idioms:
        found[token] = _NEAR


def _parts_clauses(gap: str) -> bool:
    if gap == " ":
        return False
    return not _CLAUSE_SIGNS.isdisjoint(gap) or any(dash in gap for dash in _DASHES)


@cache
def _printed(language: str) -> frozenset[str]:
    """The negators as they may be printed: in capitals, with an initial, with a curly mark."""
    words = _WORDS[language].plain | _WORDS[language].denials
    cased = {form for word in words for form in (word, word.upper(), word.capitalize())}
    return frozenset(cased | {word.replace("'", "’") for word in cased})


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORDS = {
    "en": _Words(
        plain=_set(
            "no not never without neither nor none cannot aren't can't couldn't didn't doesn't "
            "don't hadn't hasn't haven't isn't mustn't needn't shouldn't wasn't weren't won't "
            "wouldn't ain't lack lacks lacked absence"
        ),
        denials=_set("deny denies denied denying denial denials refute refutes refuted refuting"),
        proof=_set("evidence proof sign signs indication indications hint hints trace suggestion"),
        idioms=_set(
            "only just merely simply least doubt wonder matter less fewer more sooner "
            "question mention surprise"
        ),
        openers=_set("but although though while whereas because unless who which whose where"),
    ),
    "de": _Words(
        plain=_set("nicht kein keine keinen keinem keiner keines nie niemals ohne weder"),
        denials=_set(
            "bestreitet bestritt bestreiten bestritten leugnet leugnete leugnen leugneten "
            "dementiert dementierte dementieren dementierten"
        ),
        proof=_set("beweis beweise belege beleg hinweis hinweise anzeichen indiz indizien"),
        idioms=_set("nur bloß zuletzt zweifel wunder weniger minder allein"),
        openers=_set("aber sondern doch obwohl während weil wobei"),
    ),
    "fr": _Words(
        plain=_set("pas jamais aucun aucune sans ni non"),
        denials=_set("nie nient niait niaient nié nier niant dément démentent démenti démentait"),
        proof=_set("preuve preuves signe signes indice indices trace"),
        idioms=_set("seulement uniquement doute moins plus surprise"),
        openers=_set("mais quoique tandis parce qui dont"),
    ),
    "es": _Words(
        plain=_set("no nunca jamás sin ni ningún ninguna ninguno tampoco"),
        denials=_set("niega niegan negó negaron negar negado negando desmintió desmiente"),
        proof=_set("prueba pruebas evidencia evidencias indicio indicios señal señales"),
        idioms=_set("sólo solo solamente únicamente duda menos más sorpresa"),
        openers=_set("pero sino aunque mientras porque quien quienes cuyo"),
    ),
}
