"""What the metadata of a corpus leave open, told on standard error."""

from __future__ import annotations

import sys

from framing.cli.output import counted, tell_odd_dates, tell_other_languages
from framing.compare.grouping import DEFAULT_FIELD
from framing.domain.document import Zone
from framing.engine.corpus import CorpusRun
from framing.pipeline import Road


def tell_metadata(corpus: CorpusRun, road: Road, by: str | None) -> None:
    """All that they leave open; `by` is the field compared by, None where no field is."""
    if by == DEFAULT_FIELD:
        _tell_unknown_outlets(corpus)
    _tell_unknown_dates(corpus)
    _tell_headlines_beside_texts(corpus)
    tell_other_languages((score.metadata.language for score in corpus.scored.scores), road)


def _tell_unknown_outlets(corpus: CorpusRun) -> None:
    """That nothing is compared, where no article tells its outlet."""
    if not any(score.metadata.outlet for score in corpus.scored.scores):
        print(
            "framing: no article tells its outlet, so nothing is compared; name outlets in "
            "corpus.yml, in front matter or in a column (--field outlet=COLUMN), or compare --by "
            "another field",
            file=sys.stderr,
        )


def _tell_unknown_dates(corpus: CorpusRun) -> None:
    """How many dates are not understood, with the first of them."""
    written = [score.metadata.field("date_as_written") for score in corpus.scored.scores]
    odd = [date for date in written if date]
    tell_odd_dates(len(odd), odd[0] if odd else None)


def _tell_headlines_beside_texts(corpus: CorpusRun) -> None:
    """Of how many articles the headline is told, and none stands in the text that is counted."""
    n_beside = sum(
        score.metadata.title is not None
        and all(count.zone is not Zone.HEADLINE for count in score.tokens)
        for score in corpus.scored.scores
    )
    if n_beside:
        print(
            f"framing: the headline of {counted(n_beside, 'article')} stands beside the text and "
            "is not counted; put it above the text, in tables by --headline-field COLUMN",
            file=sys.stderr,
        )
