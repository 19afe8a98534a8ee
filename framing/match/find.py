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

from collections.abc import Iterable

from framing.domain.document import Document
from framing.domain.hit import Hit, Matches
from framing.domain.span import Span
from framing.match.compile import Matcher
from framing.match.context import Neighbours, neighbours
from framing.match.forms import HYPHENS
from framing.match.law import leftmost_longest, without_excluded
from framing.match.listing import NameListing, TermListing
from framing.match.mentions import longest_names, mentions_of
from framing.match.negation import Negators, find_negators
from framing.match.page import Page, page_of
from framing.match.patterns import scan_patterns
from framing.match.scan import Candidate, scan


def find_matches(document: Document, matcher: Matcher) -> Matches:
    """The hits and mentions of a document, ordered by place; `n_steps` counts the work."""
    page = page_of(document)
    left_out = matcher.left_out_for(document.metadata.language)
    scanned = scan(matcher.index, page, 0, len(page.words))
    names: list[Candidate] = []
    terms: list[Candidate] = []
    for candidate in scanned.candidates:
        if isinstance(candidate.form.listing, NameListing):
            names.append(candidate)
        else:
            terms.append(candidate)
    terms.extend(scan_patterns(matcher.patterns, matcher.index, page))
    if left_out:
        terms = [each for each in terms if _listing(each).lexicon not in left_out]
    kept_names = list(longest_names(names))
    counting = _counting(terms, kept_names, page, matcher)
    hits = _hits(counting, page) if counting else ()
    matcher.index.forget()
    return Matches(hits, mentions_of(kept_names), scanned.n_steps, left_out)


def _counting(
    candidates: list[Candidate], names: list[Candidate], page: Page, matcher: Matcher
) -> list[Candidate]:
    """The candidates of terms that count, lexicon by lexicon."""
    free = [each for each in candidates if not _listing(each).is_exclusion]
    exclusions = [each for each in candidates if _listing(each).is_exclusion]
    if exclusions:
        free = without_excluded(free, (each for each in exclusions if not _conditional(each)))
    if any(map(_conditional, candidates)):
        near = neighbours(page, free, names)
        met = [each for each in exclusions if _is_met(each, near, matcher)]
        free = [each for each in without_excluded(free, met) if _is_met(each, near, matcher)]
    by_lexicon: dict[str, list[Candidate]] = {}
    for each in free:
        by_lexicon.setdefault(_listing(each).lexicon, []).append(each)
    return [each for own in by_lexicon.values() for each in leftmost_longest(own)]


def _conditional(candidate: Candidate) -> bool:
    return bool(_listing(candidate).term.context)


def _is_met(candidate: Candidate, near: Neighbours, matcher: Matcher) -> bool:
    conditions = matcher.conditions.of(_listing(candidate))
    return all(near.meet(condition, candidate) for condition in conditions)


def _hits(counting: Iterable[Candidate], page: Page) -> tuple[Hit, ...]:
    negators = find_negators(page)
    return tuple(sorted((_hit(each, page, negators) for each in counting), key=_order))


def _hit(candidate: Candidate, page: Page, negators: Negators) -> Hit:
    listing = _listing(candidate)
    return Hit(
        span=Span(candidate.start, candidate.stop),
        lexicon=listing.lexicon,
        contrast=listing.contrast,
        label=listing.label,
        term=listing.term.text,
        compound=_compound(candidate, page),
        is_negated=negators.negate(candidate.first),
    )


def _compound(candidate: Candidate, page: Page) -> str | None:
    """The hyphenated word around a candidate that is only a part of it."""
    first, end = candidate.first, candidate.end
    while first > 0 and _is_hyphen(page.gap_before(first)):
        first -= 1
    while end < len(page.words) and _is_hyphen(page.gap_before(end)):
        end += 1
    if (first, end) == (candidate.first, candidate.end):
        return None
    return page.text[page.starts[first] : page.ends[end - 1]]


def _is_hyphen(gap: str) -> bool:
    """Whether only a hyphen parts two words; the last point of `U.S.-led` may precede it."""
    return gap.removeprefix(".") in HYPHENS and gap not in ("", ".")


def _listing(candidate: Candidate) -> TermListing:
    listing = candidate.form.listing
    assert isinstance(listing, TermListing)  # names and operands are dealt with apart
    return listing


def _order(hit: Hit) -> tuple[object, ...]:
    return (hit.span.start, hit.span.end, hit.lexicon, hit.contrast, hit.label)
