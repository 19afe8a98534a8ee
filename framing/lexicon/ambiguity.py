"""Words that may be a verb as well, where nothing says so: they inflect as nouns alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from framing.domain.lexicon import Lexicon, Term
from framing.errors import Problem
from framing.lexicon.inflect import inflect
from framing.lexicon.known_words import known_words

_MIN_FORMS = 2


def verbs_as_nouns(lexicons: Sequence[Lexicon]) -> Iterator[Problem]:
    """A warning for each plain word that declares no class and that English also has as a verb.

    A word counts as a verb where the word list has two forms of it that no noun has. Phrases are
    left out: what stands before their last word tells what it is.
    """
    for lexicon in lexicons:
        if lexicon.language.partition("-")[0] == "en":
            for label in (label for contrast in lexicon.contrasts for label in contrast.labels):
                for term in label.terms:
                    forms = _verb_forms(term)
                    if len(forms) >= _MIN_FORMS:
                        yield _doubt(term, forms)


def _verb_forms(term: Term) -> list[str]:
    """The known forms that the word has as a verb and the term does not match."""
    if (
        term.word_classes
        or len(term.forms) < 2
        or not (term.text.isalpha() and term.text.islower())
    ):
        return []
    return [
        form for form in inflect(term.text, "verb") if form not in term.forms and _is_known(form)
    ]


def _is_known(word: str) -> bool:
    words = known_words()
    at = bisect_left(words, word)
    return words[at : at + 1] == (word,)


def _doubt(term: Term, forms: list[str]) -> Problem:
    place = term.place
    return Problem(
        place.path,
        place.line,
        place.column,
        "noun-or-verb",
        f"'{term.text}' is taken for a noun, so that {' and '.join(forms[:2])} are not found",
        f"Write {{term: {term.text}, inflect: noun}} if so, else [noun, verb] or verb.",
        severity="warning",
    )
