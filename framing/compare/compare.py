"""Scores to a comparison: the entrance of the room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.compare.asymmetries import asymmetries_of
from framing.compare.contrasts import ContrastTally, Draft, compare_contrast, finished
from framing.compare.grouping import (
    DEFAULT_FIELD,
    CodedGroups,
    GroupedScores,
    group_scores,
    refuse_untold_field,
)
from framing.compare.omissions import omissions_of
from framing.compare.readability import readability_rows
from framing.compare.referents import referent_rows
from framing.compare.sample import outlets_are_nested
from framing.compare.speakers import speaker_referent_rows, speaker_rows
from framing.compare.tally import tally_contrasts
from framing.compare.zones import zone_rows
from framing.domain.comparison import CompareSettings, Comparison
from framing.domain.lexicon import Lexicon
from framing.domain.score import DocumentScore

__all__ = ["CompareSettings", "compare"]


def compare(
    scored: Sequence[DocumentScore],
    *,
    lexicons: Sequence[Lexicon],
    by: str = DEFAULT_FIELD,
    settings: CompareSettings | None = None,
) -> Comparison:
    """The documents grouped by a field, with all that is said about the groups.

    `by` is a metadata field, a date bin or `since:DATE`, see `group_scores`. Only the given
    lexicons are compared. The result depends on the documents as a set: not on their order,
    nor on the order of the groups.

    Raises:
        InputError: `by` holds a date that is none, or no document tells the field.
        FramingError: the scores were made with another form of a given lexicon.
    """
    settings = settings or CompareSettings()
    groups = group_scores(scored, by)
    refuse_untold_field(groups, by)
    coded = CodedGroups(groups)
    tallies = _tallies(coded, lexicons) if groups else ()
    drafts = [compare_contrast(tally, settings) for tally in tallies]
    names = frozenset(
        (lexicon.id, contrast.id) for lexicon in lexicons for contrast in lexicon.contrasts
    )
    return Comparison(
        by=by,
        groups=tuple(group.group for group in groups),
        contrasts=finished(drafts),
        referents=referent_rows(groups, lexicons),
        speakers=speaker_rows(groups, names),
        zones=zone_rows(coded, lexicons, settings),
        asymmetries=asymmetries_of(coded, lexicons, settings),
        omissions=omissions_of(groups, names),
        shared_passages=(),
        readability=readability_rows(groups),
        minimum_n=settings.minimum_n,
        minimum_documents=settings.minimum_documents,
        n_tests=_n_tests(groups, drafts),
        seed=settings.seed,
        n_resamples=settings.n_resamples,
        speaker_referents=speaker_referent_rows(groups, lexicons),
        level=settings.level,
    )


def _n_tests(groups: Sequence[GroupedScores], drafts: Sequence[Draft]) -> int:
    """How many effects were tested; of two groups, A against B and B against A are one."""
    n_tested = sum(draft.effects.n_tests for draft in drafts)
    n_known = sum(group.is_known for group in groups)
    return n_tested // 2 if n_known == 2 else n_tested


def _tallies(coded: CodedGroups, lexicons: Sequence[Lexicon]) -> Iterator[ContrastTally]:
    is_nested = outlets_are_nested([group for group in coded.groups if group.is_known])
    for lexicon, contrast, tallies in tally_contrasts(coded, lexicons):
        yield ContrastTally(lexicon, contrast, tallies, is_nested)
