"""What `framing check` tells on standard error beside the findings."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from framing.check.suppression_file import FiledSuppression
from framing.desk.desk import DOCUMENT_POLICY, Desk, unused_filed
from framing.domain.finding import CheckedDocument, Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from framing.check.baseline import KnownFinding


def tell_run(documents: Sequence[CheckedDocument], desks: Sequence[Desk]) -> None:
    """Counts of the run, the share of deaths without an agent, rules that cannot fire."""
    if not documents:
        _tell("no draft was checked")
        return
    findings = [each for document in documents for each in document.findings]
    severities = [each.finding.severity for each in findings if each.is_open]
    counts = [_counted(severities.count(each), each.value) for each in Severity]
    n_suppressed = sum(each.suppression is not None for each in findings)
    n_known = sum(each.is_known and each.suppression is None for each in findings)
    counts += [f"{n_suppressed} suppressed"] * bool(n_suppressed)
    counts += [f"{n_known} in the baseline"] * bool(n_known)
    policies = {policy.id: None for desk in desks for policy in desk.policies}
    named = ", ".join(name for name in policies if name != DOCUMENT_POLICY) or DOCUMENT_POLICY
    _tell(f"{_counted(len(documents), 'draft')} held against {named}: {', '.join(counts)}")
    n_killings = sum(document.n_killings for document in documents)
    if n_killings:
        n_agentless = sum(document.n_without_agent for document in documents)
        _tell(f"deaths told without anyone who caused them: {n_agentless} of {n_killings}")
    for name in dict.fromkeys(name for desk in desks for name in desk.idle):
        _tell(f"note: rule {name} can name nothing: its lexicons are not loaded")


def tell_unused(
    filed: Sequence[FiledSuppression], documents: Sequence[CheckedDocument], desks: Iterable[Desk]
) -> None:
    """Suppressions of the side-car that no finding of their drafts needs."""
    for each in unused_filed(filed, documents, desks):
        rules = ", ".join(each.suppression.rules)
        _tell(
            f"{each.suppression.place}: warning[unused-suppression]: nothing in {each.pattern} "
            f"needs the suppression of {rules}. Remove it."
        )


def tell_baseline(stale: Sequence[KnownFinding], *, is_pruned: bool) -> None:
    """Entries of the baseline that are no longer found."""
    if not stale:
        return
    named = _counted(len(stale), "entry", "entries")
    them = "it" if len(stale) == 1 else "them"
    done = "taken out" if is_pruned else f"no longer found; --prune-baseline removes {them}"
    _tell(f"baseline: {named} {done}")


def tell_no_patch(path: str) -> None:
    """That a file is no plain text, so that no patch can be applied to it."""
    _tell(f"{path}: note: no patch, for the file is no plain text; see the findings without --fix")


def _counted(n: int, one: str, several: str | None = None) -> str:
    return f"{n} {one if n == 1 else several or one + 's'}"


def _tell(line: str) -> None:
    print(line, file=sys.stderr)
