"""Matching: where the terms of the lexicons and the names of the entities stand in a document.

The law, in short (docs/adr/0001-matching-law.md has the reasons):

- Within a lexicon leftmost first, then longest, counted in tokens; lexicons do not compete.
- On the very same tokens the most particular form of a contrast wins (fewer wildcards, then
  stricter case, then one with conditions); in an inventory every label counts.
- `not:` phrases cancel hits of their own label that lie inside them, before anything competes.
- Conditions and dates come before competition too: a term that does not count hides nothing.
- A phrase runs over white space, hyphens and line ends inside a sentence, over no other sign.
- A possessive or contracted ending and an elided article are not part of a hit; in the midst
  of a phrase words must stand as the form has them.
- Case: ANY asks nothing; EXACT every letter; CAPITALISED an initial capital in the first word
  and in each of more than three letters, at the beginning of a sentence too. Capitals of at
  most three letters that also spell an everyday word (`IS`, `US`) do not count in a shout.
- A lexicon is applied to documents in its own language, or in all where it is "mul".
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from operator import itemgetter

from framing.domain.document import Document
from framing.domain.hit import Hit, Matches
from framing.domain.span import Span
from framing.match.context import Neighbours
from framing.match.law import leftmost_longest, longest_names, mentions_of, without_excluded
from framing.match.matcher import Matcher
from framing.match.negation import Negation
from framing.match.page import Page, page_of
from framing.match.scan import Candidate, scan
from framing.match.spelling import HYPHENS

_by_place = itemgetter(2, 3)
_MAY_JOIN = f"{HYPHENS}."


def find_matches(
    document: Document, matcher: Matcher, *, lexicons: Container[str] | None = None
) -> Matches:
    """The hits and mentions of a document, each ordered by place.

    `lexicons` are the ids of those whose hits are wanted; None means all. `n_steps` counts the work beyond one look-up a token; `left_out` names the lexicons that
    were not applied because the document is in another language.
    """
    page = page_of(document)
    left_out = matcher.left_out_for(document.metadata.language)
    passed_over = frozenset(left_out)
    scanned = scan(matcher.index, page, 0, page.n_tokens)
    terms: list[Candidate] = []
    named: list[Candidate] = []
    for each in scanned.candidates:
        home = each[4].home
        if home is None:
            named.append(each)
        elif home[0] not in passed_over:
            terms.append(each)
    names = longest_names(named)
    hits = _hits(counting(terms, names, page, matcher, lexicons), page) if terms else ()
    matcher.forget()
    return Matches(hits, mentions_of(names), scanned.n_steps, left_out)


def counting(
    candidates: list[Candidate],
    names: list[Candidate],
    page: Page,
    matcher: Matcher,
    lexicons: Container[str] | None = None,
) -> list[Candidate]:
    """The candidates of terms that count, by place, as far as their lexicons are wanted.

    The others take part where a condition looks for them, or they keep a candidate out.
    """
    free = candidates
    exclusions = [each for each in candidates if each[4].is_exclusion]
    conditional = [each for each in candidates if each[4].conditions]
    if exclusions:
        free = [each for each in candidates if not each[4].is_exclusion]
        free = without_excluded(free, [each for each in exclusions if not each[4].conditions])
    if conditional:
        asked = {key for each in conditional for rule in each[4].conditions for key in rule.keys}
        near = Neighbours(page, matcher.operands, (*free, *names), asked)
        met = [each for each in exclusions if near.meet_all(each)]
        free = [
            each
            for each in (without_excluded(free, met) if met else free)
            if (lexicons is None or _lexicon(each) in lexicons)
            and (not each[4].conditions or near.meet_all(each))
        ]
    by_lexicon: dict[str, list[Candidate]] = {}
    for each in free:
        lexicon = _lexicon(each)
        if lexicons is None or lexicon in lexicons:
            by_lexicon.setdefault(lexicon, []).append(each)
    counting = [each for name in sorted(by_lexicon) for each in leftmost_longest(by_lexicon[name])]
    counting.sort(key=_by_place)
    return counting


def _lexicon(candidate: Candidate) -> str:
    home = candidate[4].home
    return home[0] if home else ""


def _hits(counting: Iterable[Candidate], page: Page) -> tuple[Hit, ...]:
    covers = Negation(page).covers
    text, starts, ends = page.text, page.starts, page.ends
    hits: list[Hit] = []
    for first, end, start, stop, form in counting:
        lexicon, contrast, label = form.home or ("", "", "")
        before, behind = starts[first] - 1, ends[end - 1]
        compound = None
        if text[before] in HYPHENS or text[behind : behind + 1] in _MAY_JOIN:
            compound = _compound(first, end, page)
        span = Span(start, stop)
        hits.append(Hit(span, lexicon, contrast, label, form.text, compound, covers(first)))
    return tuple(hits)


def _compound(first: int, end: int, page: Page) -> str | None:
    """The hyphenated word around tokens that are only a part of it."""
    start, stop = first, end
    while start > 0 and _is_hyphen(page.gap_before(start)):
        start -= 1
    while stop < page.n_tokens and _is_hyphen(page.gap_before(stop)):
        stop += 1
    if (start, stop) == (first, end):
        return None
    return page.text[page.starts[start] : page.ends[stop - 1]]


def _is_hyphen(gap: str) -> bool:
    """Whether only a hyphen parts two words; the last point of `U.S.-led` may precede it."""
    return gap != " " and gap.removeprefix(".") in HYPHENS and gap not in ("", ".")
