"""What globs catch in a list of English words, so that an editor sees a wide one before readers do."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase

from framing.domain.lexicon import Lexicon, Term
from framing.errors import Problem
from framing.lexicon.known_words import known_words

MAX_CAUGHT = 6
N_SHOWN = 12


def words_caught(glob: str) -> tuple[str, ...]:
    """The known words that a one-word glob matches, sorted; none where no word list is there."""
    words = known_words()
    start = min((glob.find(sign) for sign in "*?" if sign in glob), default=len(glob))
    prefix = glob[:start]
    first = bisect_left(words, prefix)
    caught = []
    for word in words[first:]:
        if not word.startswith(prefix):
            break
        if fnmatchcase(word, glob):
            caught.append(word)
    return tuple(caught)


def wide_globs(lexicons: Sequence[Lexicon]) -> tuple[Problem, ...]:
    """A warning for each one-word glob that catches more than MAX_CAUGHT known words."""
    problems: list[Problem] = []
    for term, glob in _one_word_globs(lexicons):
        caught = words_caught(glob)
        if len(caught) > MAX_CAUGHT:
            shown = ", ".join(caught[:N_SHOWN]) + (", …" if len(caught) > N_SHOWN else "")
            place = term.place
            problems.append(
                Problem(
                    place.path,
                    place.line,
                    place.column,
                    "wide-glob",
                    f"'{glob}' catches {len(caught)} known words: {shown}",
                    "Write out the words that are meant; plain words inflect by themselves.",
                    severity="warning",
                )
            )
    return tuple(problems)


def _one_word_globs(lexicons: Sequence[Lexicon]) -> Iterator[tuple[Term, str]]:
    for lexicon in lexicons:
        if lexicon.language.startswith("en"):
            for label in (label for contrast in lexicon.contrasts for label in contrast.labels):
                for term in label.terms:
                    yield from ((term, form.casefold()) for form in term.forms if _is_glob(form))


def _is_glob(form: str) -> bool:
    return " " not in form and ("*" in form or "?" in form)
