"""The matcher: what `find_matches` looks for, whether just compiled or read from its image."""

from __future__ import annotations

from functools import lru_cache

from framing.domain.frozen import dataclass
from framing.match.index import FormIndex, Forms
from framing.match.page import primary_language

ANY_LANGUAGE = frozenset({"*", "mul"})


@dataclass(frozen=True, slots=True)
class Matcher:
    """What `find_matches` looks for.

    `languages` pairs each lexicon's id with its language. `operands` are the words that
    conditions look for; `asks_for_names` tells that one looks for an entity. The indexes fill
    while they are used, within bounds, which never changes an answer.
    """

    languages: tuple[tuple[str, str], ...]
    index: FormIndex
    operands: FormIndex
    asks_for_names: bool

    def forget(self) -> None:
        """Forget the spellings met when they have become too many: memory stays bounded."""
        self.index.forget()
        self.operands.forget()

    def left_out_for(self, language: str) -> tuple[str, ...]:
        """The ids of the lexicons that are not applied to documents in this language."""
        return _left_out(self.languages, language)

    def applies_to(self, language: str) -> bool:
        """Whether any lexicon is written in this language, so that something is looked for."""
        return len(self.left_out_for(language)) < len(self.languages)


@lru_cache(maxsize=64)
def _left_out(languages: tuple[tuple[str, str], ...], language: str) -> tuple[str, ...]:
    asked = primary_language(language)
    return tuple(
        lexicon
        for lexicon, own in languages
        if own not in ANY_LANGUAGE and primary_language(own) != asked
    )


def matcher_of(
    languages: tuple[tuple[str, str], ...], forms: Forms, operands: Forms, *, asks_for_names: bool
) -> Matcher:
    """The matcher of these forms, and these words for conditions."""
    index = FormIndex(forms)
    return Matcher(languages, index, FormIndex(operands, sharing=index), asks_for_names)
