"""What a house makes of a policy: rules switched off, and graver or milder ones."""

from __future__ import annotations

from collections.abc import Sequence

from framing.domain.finding import OFF, Policy, Rule, Severity
from framing.domain.frozen import replace

# A pattern (`policy/rule`, `policy/*`, `policy`) with OFF or the name of a severity.
Override = tuple[str, str]


def adjusted(policies: Sequence[Policy], overrides: Sequence[Override]) -> tuple[Policy, ...]:
    """The policies with every override applied; of several for one rule the last counts."""
    return tuple(
        replace(
            policy, rules=tuple(filter(None, (_rule(rule, overrides) for rule in policy.rules)))
        )
        for policy in policies
    )


def unmatched(policies: Sequence[Policy], overrides: Sequence[Override]) -> tuple[str, ...]:
    """The patterns that name a policy of these and yet no rule in it."""
    names = {policy.id for policy in policies}
    return tuple(
        pattern
        for pattern, _ in overrides
        if pattern.partition("/")[0] in names
        and not any(_is_meant(rule, pattern) for policy in policies for rule in policy.rules)
    )


def _rule(rule: Rule, overrides: Sequence[Override]) -> Rule | None:
    chosen = [name for pattern, name in overrides if _is_meant(rule, pattern)]
    if not chosen:
        return rule
    return None if chosen[-1] == OFF else replace(rule, severity=Severity(chosen[-1]))


def _is_meant(rule: Rule, pattern: str) -> bool:
    return pattern in (rule.name, rule.policy, f"{rule.policy}/*", "*")
