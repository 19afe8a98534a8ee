"""Rows of the score output beyond the counts: what is not there, and how much no label covers."""

from __future__ import annotations

from collections.abc import Iterator

from framing.domain.frozen import dataclass
from framing.domain.lexicon import Contrast, Label, Lexicon
from framing.domain.scored import ScoredDocument
from framing.engine.records import Record, bare_score_record
from framing.pipeline import Road

MATCHED, UNMATCHED = "(matched)", "(unmatched)"


@dataclass(frozen=True, slots=True)
class Rows:
    """Which rows are asked for: a zero for each label, or each term, without a hit, and coverage.

    `zeros` is "labels", "terms" or, for none, empty.
    """

    zeros: str = ""
    with_coverage: bool = False


def further_rows(scored: ScoredDocument, road: Road, rows: Rows) -> Iterator[Record]:
    """The rows of one document that are asked for.

    A lexicon in another language than the document's is not applied to it: what it would have
    found is not known, so it has no rows, least of all zeros.
    """
    if not rows.zeros and not rows.with_coverage:
        return
    left_out = road.matcher.left_out_for(scored.document.metadata.language)
    applied = [lexicon for lexicon in road.lexicons if lexicon.id not in left_out]
    for lexicon in applied if rows.zeros else ():
        for contrast in lexicon.contrasts:
            yield from _zeros(scored, lexicon, contrast, rows.zeros)
    if rows.with_coverage:
        yield from _coverage(scored, [lexicon.id for lexicon in applied])


def _zeros(
    scored: ScoredDocument, lexicon: Lexicon, contrast: Contrast, zeros: str
) -> Iterator[Record]:
    found = {
        (key.label, key.term)
        for key in (count.key for count in scored.score.counts)
        if key.lexicon == lexicon.id and key.contrast == contrast.id
    }
    labels = {label for label, _ in found}
    for label in contrast.labels:
        home = {"lexicon": lexicon.id, "contrast": contrast.id, "label": label.id, "n": 0}
        if zeros == "terms":
            for term in zero_terms(label):
                if (label.id, term) not in found:
                    yield {**bare_score_record(scored.score), **home, "term": term}
        elif label.id not in labels:
            yield {**bare_score_record(scored.score), **home}


def zero_terms(label: Label) -> tuple[str, ...]:
    """The terms of a label, each once: those that have a row where they are not found."""
    return tuple(dict.fromkeys(term.text for term in label.terms))


def _coverage(scored: ScoredDocument, lexicons: list[str]) -> Iterator[Record]:
    """Tokens in hits and tokens in none, of each lexicon and of all; the two add to `n_tokens`."""
    from framing.score.coverage import count_covered_tokens

    covered = count_covered_tokens(scored.document, scored.hits)
    for lexicon in (*lexicons, ""):
        n_matched = covered.get(lexicon, 0)
        for label, n in (
            (MATCHED, n_matched),
            (UNMATCHED, scored.score.n_tokens - n_matched),
        ):
            row = {"lexicon": lexicon or None, "label": label, "n": n}
            yield {**bare_score_record(scored.score), **row}
