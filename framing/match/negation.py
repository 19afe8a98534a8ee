"""Negation: whether a hit stands under a negation in its clause. It is kept, and flagged.

A negated noun (no, without) reaches three words ahead up to a preposition; a negated verb (not,
never, nobody) four, over articles, auxiliaries and verbs of doing and calling alone, so that "not a
rebel" is negated and "did not visit the rebels" is not. Auxiliaries do not count in a noun's reach. A denial, and a negated noun of proof
("no evidence"), reaches eight. Signs other than quotation marks, and words that open another
clause, end every reach. "None of them were rebels" is negated behind its verb, "none of the rebels came" is
not. "Not only" and "no doubt" negate nothing, nor does a denial that is
itself negated ("did not deny"). What follows a hit is not looked at.
"""

from __future__ import annotations

from functools import cache

from framing.domain.frozen import NamedTuple
from framing.match.page import Page

_NOUN_REACH = 3
_VERB_REACH = 4
FARTHEST = 8  # words; of a denial, and of what is said of proof
_CLAUSE_SIGNS = frozenset(",;:()[]{}—…!?/|•")
_DASHES = (" - ", " – ", " -- ")


class _Words(NamedTuple):
    """A language's words, lower case.

    nouns, verbs: what negates a noun or a verb, or is itself its subject ("nobody was"). denials: verbs and nouns that deny.
    proof: nouns whose negation denies what follows. idioms: what follows a negator that
    negates nothing. light: what may stand between a negated verb and the hit.
    prepositions: what ends a negated noun. openers: what opens another clause. auxiliaries: what
    may stand between a negated noun and its verb. partitives: what brings in those of whom it is
    said ("none of them").
    """

    nouns: frozenset[str]
    verbs: frozenset[str]
    denials: frozenset[str]
    proof: frozenset[str]
    idioms: frozenset[str]
    light: frozenset[str]
    prepositions: frozenset[str]
    openers: frozenset[str]
    auxiliaries: frozenset[str]
    partitives: frozenset[str]


class Negation:
    """The negators of a page's language, looked for only before hits."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._words = _WORDS.get(page.language)
        self._printed = negators_of(page.language)

    def covers(self, token: int) -> bool:
        """Whether a negator reaches the token; False in a language whose negators are unknown."""
        start = token - FARTHEST if token > FARTHEST else 0
        words = self._words
        if words is None or self._printed.isdisjoint(self._page.words[start:token]):
            return False
        return any(self._reaches(each, token, words) for each in range(start, token))

    def _reaches(self, negator: int, token: int, words: _Words) -> bool:
        page = self._page
        word = page.words[negator]
        if word not in self._printed or not page.is_one_sentence(negator, token):
            return False
        if any(_parts_clauses(page.gap_before(k)) for k in range(negator + 1, token + 1)):
            return False
        between = [each.lower() for each in page.words[negator + 1 : token]]
        if not words.openers.isdisjoint(between):
            return False
        word = word.lower().replace("’", "'")
        if word in words.denials:
            return self._printed.isdisjoint(page.words[max(0, negator - 2) : negator])
        return _spans(word, page.words[negator + 1].lower(), between, words)


def _spans(word: str, following: str, between: list[str], words: _Words) -> bool:
    """Whether a negator that is no denial reaches over the words up to the hit."""
    if following in words.idioms or not words.denials.isdisjoint(between[:2]):
        return False
    if following in words.proof:
        return True
    if word in words.verbs:
        return len(between) < _VERB_REACH and words.light.issuperset(between)
    if following in words.partitives:
        return _is_said_of_none(between, words)
    counted = [each for each in between if each not in words.auxiliaries]
    return len(counted) < _NOUN_REACH and words.prepositions.isdisjoint(between)


def _is_said_of_none(between: list[str], words: _Words) -> bool:
    """Whether a verb of being stands behind "none of …" and only light words behind that."""
    verb = next((i for i, each in enumerate(between) if each in words.auxiliaries), None)
    return verb is not None and words.light.issuperset(between[verb:])


def _parts_clauses(gap: str) -> bool:
    if gap == " ":
        return False
    return not _CLAUSE_SIGNS.isdisjoint(gap) or any(dash in gap for dash in _DASHES)


@cache
def negators_of(language: str) -> frozenset[str]:
    """The negators as they may be printed: in capitals, with an initial, with a curly mark. None
    are known of most languages."""
    if language not in _WORDS:
        return frozenset()
    words = _WORDS[language].nouns | _WORDS[language].verbs | _WORDS[language].denials
    cased = {form for word in words for form in (word, word.upper(), word.capitalize())}
    return frozenset(cased | {word.replace("'", "’") for word in cased})


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORDS = {
    "en": _Words(
        nouns=_set("no without neither nor none lack absence"),
        verbs=_set(
            "not never cannot aren't can't couldn't didn't doesn't don't hadn't hasn't haven't "
            "isn't mustn't needn't shouldn't wasn't weren't won't wouldn't ain't nobody"
        ),
        denials=_set("deny denies denied denying denial denials"),
        proof=_set("evidence proof sign signs indication indications hint hints trace suggestion"),
        idioms=_set(
            "only just merely simply least doubt wonder matter less fewer more sooner question "
            "mention surprise all every always"
        ),
        light=_set(
            "a an the any all such these those some one of as be been being is are was were really "
            "actually necessarily truly yet even ever themselves himself herself itself them him "
            "her it has have had call calls called calling consider considers considered considering commit "
            "commits committed committing constitute constitutes constituted amount amounts "
            "amounted to find finds found"
        ),
        prepositions=_set("of to for in on at with by from about against over that"),
        openers=_set("but although though while whereas because unless who which whose where"),
        auxiliaries=_set("be been being is are was were has have had will would ever yet"),
        partitives=_set("of"),
    ),
    "de": _Words(
        nouns=_set("kein keine keinen keinem keiner keines ohne weder"),
        verbs=_set("nicht nie niemals"),
        denials=_set(
            "bestreitet bestritt bestreiten bestritten leugnet leugnete leugnen leugneten "
            "dementiert dementierte dementieren dementierten"
        ),
        proof=_set("beweis beweise beleg belege hinweis hinweise anzeichen indiz indizien"),
        idioms=_set("nur bloß zuletzt zweifel wunder weniger minder allein"),
        light=_set("der die das den dem ein eine einen einem als von mehr diese solche alle etwa"),
        prepositions=_set("an auf aus bei für gegen in mit nach über um von vor zu zum zur dass"),
        openers=_set("aber sondern doch obwohl während weil wobei"),
        auxiliaries=_set("wurde wurden wird werden ist sind war waren hat haben hatte hatten"),
        partitives=_set("von"),
    ),
    "fr": _Words(
        nouns=_set("aucun aucune sans ni"),
        verbs=_set("pas jamais non"),
        denials=_set("nie nient niait niaient nié nier niant dément démentent démenti démentait"),
        proof=_set("preuve preuves signe signes indice indices trace"),
        idioms=_set("seulement uniquement doute moins surprise"),
        light=_set("de d des du un une le la les l ces commis été être comme"),
        prepositions=_set("à au aux dans en pour par sur avec contre que"),
        openers=_set("mais quoique tandis parce qui dont"),
        auxiliaries=_set("a ont avait avaient est sont était étaient été"),
        partitives=_set("d'entre"),
    ),
    "es": _Words(
        nouns=_set("sin ni ningún ninguna ninguno"),
        verbs=_set("no nunca jamás tampoco"),
        denials=_set("niega niegan negó negaron negar negado negando desmintió desmiente"),
        proof=_set("prueba pruebas evidencia evidencias indicio indicios señal señales"),
        idioms=_set("sólo solo solamente únicamente duda menos sorpresa"),
        light=_set(
            "es son era eran fue fueron ser sido hay hubo había un una unos unas el la los las "
            "cometió cometieron cometido"
        ),
        prepositions=_set("a al de del en para por con contra sobre que"),
        openers=_set("pero sino aunque mientras porque quien quienes cuyo"),
        auxiliaries=_set("ha han había habían es son fue fueron era eran sido"),
        partitives=_set("de"),
    ),
}
