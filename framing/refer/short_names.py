"""Short names that a text itself gives an armed group: "the Arakan Army (AA)", "the Tigers"."""

from __future__ import annotations

from collections.abc import Sequence

from framing.domain.document import Document, written_of
from framing.domain.span import Span
from framing.refer.naming import Named
from framing.refer.word_classes import POSSESSIVE_ENDINGS, words

_LONGEST_ACRONYM = 8
# What news calls a group by alone: "the Front"; "the Army" and "the Council" are mostly a state's.
_NOUNS = words(
    """Front Brigade Brigades Tigers Hawks Falcons Eagles Wolves Panthers Lions Brotherhood Path
    Cartel Legion Battalion Regiment Movement Units"""
)


def with_short_names(document: Document, named: Sequence[Named]) -> tuple[Named, ...]:
    """The names of a text by place, with the places of short names that it gives its groups."""
    taken = {token for name in named for token in _tokens(document, name.span)}
    acronyms, nouns = _acronyms(document, named, taken), _nouns(named)
    if not acronyms and not nouns:
        return tuple(named)
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
            found.append(_at(whole, Span(start, start + len(short)), short))
    return tuple(sorted((*named, *found), key=lambda name: name.span.start))


def _at(whole: Named, span: Span, text: str) -> Named:
    return Named(
        span,
        text,
        whole.kind,
        whole.role,
        whole.owner,
        whole.state,
        whole.group,
        whole.is_in_office,
    )


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
