"""A use that a rule tells once a document: like findings become places of the first."""

from __future__ import annotations

from framing.domain.finding import CheckedDocument, LocatedFinding
from framing.domain.frozen import replace


def fold_repeats(document: CheckedDocument) -> CheckedDocument:
    """The document with like open findings of such rules folded into the first of them.

    Suppressed and known findings stay as they are, so that each keeps its own decision.
    """
    first: dict[tuple[str, str], int] = {}
    kept: list[LocatedFinding] = []
    for each in document.findings:
        key = (each.finding.rule, " ".join(each.finding.text.split()).casefold())
        if not each.finding.is_told_once or not each.is_open:
            kept.append(each)
        elif key in first:
            told = kept[first[key]]
            again = (each.region, "again here")
            kept[first[key]] = replace(told, related=(*told.related, again))
        else:
            first[key] = len(kept)
            kept.append(each)
    return replace(document, findings=tuple(kept))
