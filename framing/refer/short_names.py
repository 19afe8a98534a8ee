"""Short names that a text itself gives an armed group: "the Arakan Army (AA)", "the Tigers"."""

from __future__ import annotations

from collections.abc import Sequence

from framing.domain.document import Document, written_of
from framing.domain.frozen import replace
from framing.domain.span import Span
from framing.refer.naming import Named
from framing.refer.word_classes import POSSESSIVE_ENDINGS, words

_LONGEST_ACRONYM, _FEWEST_INITIALS = 8, 3
# What news calls a group by alone: "the Front"; "the Army" and "the Council" are mostly a state's.
_NOUNS = words(
    """Front Brigade Brigades Tigers Hawks Falcons Eagles Wolves Panthers Lions Brotherhood Path
    Cartel Legion Battalion Regiment Movement Units"""
)


def with_short_names(document: Document, named: Sequence[Named]) -> tuple[Named, ...]:
    """The names of a text by place, with the places of short names that it gives its groups."""
    taken = {token for name in named for token in _tokens(document, name.span)}
    acronyms, nouns = _initials(named), _nouns(named)
    acronyms.update(_acronyms(document, named, taken))
    if not acronyms and not nouns:
        return tuple(named)
    in_full = {name.group for name in named if name.text not in acronyms}
    kept = [name for name in named if not _is_of_another(name, in_full, acronyms)]
    taken = {token for name in kept for token in _tokens(document, name.span)}
    found: list[Named] = []
    for token, word in enumerate(written_of(document).words):
        short = word[:-2] if word.endswith(POSSESSIVE_ENDINGS) else word
        if token in taken or (short not in acronyms and short not in nouns):
            continue
        start = document.tokens.starts[token]
        whole = acronyms.get(short)
        if short in nouns and _stands_for_group(document, token):
            earlier = [name for name in nouns[short] if name.span.start < start]
            whole = earlier[0] if len(earlier) == 1 else None
        if whole is not None:
            span = Span(start, start + len(short))
            found.append(replace(whole, span=span, text=short))
    return tuple(sorted((*kept, *found), key=lambda name: name.span.start))


def _is_of_another(name: Named, in_full: set[str | None], acronyms: dict[str, Named]) -> bool:
    """Whether the letters are those of another group, and their own is not named in full."""
    whole = acronyms.get(name.text)
    is_other = whole is not None and name.group not in (None, whole.group)
    return is_other and name.group not in in_full


def _tokens(document: Document, span: Span) -> range:
    return document.tokens.range_within(span.start, span.end)


def _acronyms(document: Document, named: Sequence[Named], taken: set[int]) -> dict[str, Named]:
    """The groups by the letters in brackets behind them, "Arakan Army (AA)", or before them."""
    text, tokens = document.text, document.tokens
    given: dict[str, set[str | None]] = {}
    whole: dict[str, Named] = {}
    for name in named:
        start, end = name.span.start, name.span.end
        if name.group is None:
            continue
        if text[end : end + 2] == " (":
            token = tokens.first_from(end)
            is_closed = token < len(tokens) and text.startswith(")", tokens.ends[token])
        else:
            token = tokens.first_from(start) - 1
            is_before = token >= 0 and text[tokens.ends[token] : start] == " ("
            is_closed = is_before and text.startswith(")", end)
        if not is_closed or token in taken:
            continue
        short = text[tokens.starts[token] : tokens.ends[token]]
        if short.isupper() and 1 < len(short) <= _LONGEST_ACRONYM:
            given.setdefault(short, set()).add(name.group)
            whole.setdefault(short, name)
    return {short: whole[short] for short, groups in given.items() if len(groups) == 1}


def _initials(named: Sequence[Named]) -> dict[str, Named]:
    """The groups by the first letters of names of three words and more: "Ambazonia Defence Forces"."""
    whole: dict[str, Named] = {}
    groups: dict[str, set[str]] = {}
    for name in named:
        if name.group is not None:
            letters = "".join([word[0] for word in name.text.split() if word[:1].isupper()])
            if len(letters) >= _FEWEST_INITIALS:
                whole.setdefault(letters, name)
                groups.setdefault(letters, set()).add(name.group)
    return {letters: whole[letters] for letters, told in groups.items() if len(told) == 1}


def _nouns(named: Sequence[Named]) -> dict[str, list[Named]]:
    """The first names of groups that hold a noun by which news calls a group alone."""
    found: dict[str, list[Named]] = {}
    seen: set[tuple[str, str]] = set()
    for name in named:
        if name.group is None or " " not in name.text:
            continue
        for word in sorted(_NOUNS.intersection(name.text.split())):
            if (word, name.group) not in seen:
                seen.add((word, name.group))
                found.setdefault(word, []).append(name)
    return found


def _stands_for_group(document: Document, token: int) -> bool:
    """Whether the noun stands alone behind "the": "the Front said", not "the Front Range"."""
    words_written = written_of(document).words
    if token == 0 or words_written[token - 1] not in ("the", "The"):
        return False
    ends, starts = document.tokens.ends, document.tokens.starts
    is_last = token + 1 >= len(words_written)
    gap = "" if is_last else document.text[ends[token] : starts[token + 1]]
    return is_last or gap != " " or not words_written[token + 1][:1].isupper()
