"""Leads: what precedes the word by which a form is looked up.

A form is looked up by its first word that says something; articles, prepositions and the like
before it, and bare stars, are checked only where that word stands. So `the resistance` costs
nothing at each `the`.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.domain.folding import fold
from framing.match.spelling import Spelling, Word

_ENGLISH = """
a about after all also an and any are as at be been before being but by can could did do does
even ever for from get got had has have having he her here him his how i if in into is it its just
like made make many may me might more most much must my no nor not of off on one only or other our
out over per she should since so some such than that the their them then there these they this
those to too two under until up us very was we were what when where which while who whom whose why
will with within without would you your
"""
_OTHERS = """
al am auf aus bei bis das dem den der des die ein eine einem einen einer es fur im ist mit nach
nicht sich sind und vom von vor war zu zum zur
au aux avec ce ces dans de du elle en est et il la le les leur ne ou par pas pour que qui sa se
ses son sont sur un une
como con del el ella entre era esta este ha las lo los mas para pero por ser sin sobre su sus y
"""
FUNCTION_WORDS = frozenset((_ENGLISH + _OTHERS).split())


def n_leading(words: Sequence[str]) -> int:
    """How many folded words precede the one to look up: stars, and function words unless the
    form holds nothing else. The whole length where there are only stars."""
    n_stars = 0
    while n_stars < len(words) and words[n_stars] == "*":
        n_stars += 1
    for number in range(n_stars, len(words)):
        if words[number] not in FUNCTION_WORDS and words[number] != "*":
            return number
    return n_stars


def split_lead(words: Spelling) -> tuple[Spelling, Spelling]:
    """The words of a spelling before the one to look up, folded, and those from it on."""
    folded = [fold(word.text) for word in words]
    number = n_leading(folded)
    lead = tuple(Word(words[i].gap, folded[i]) for i in range(number))
    return lead, words[number:]
