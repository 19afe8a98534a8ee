"""The rules in force as a record: what a desk that shows findings may want to look up."""

from __future__ import annotations

from framing import __version__
from framing.desk.desk import Desk
from framing.domain.finding import Rule
from framing.http.answers import SCHEMA


def rules_record(desk: Desk) -> dict[str, object]:
    """Policies and rules of a desk as JSON values, ordered by name."""
    rules = sorted(desk.rules, key=lambda rule: rule.name)
    return {
        "schema": SCHEMA,
        "tool": {"name": "framing", "version": __version__},
        "policies": [
            {
                "policy": policy.id,
                "title": policy.title,
                "language": policy.language,
                "version": policy.version,
            }
            for policy in desk.policies
        ],
        "rules": [_rule_record(rule, desk) for rule in rules],
    }


def _rule_record(rule: Rule, desk: Desk) -> dict[str, object]:
    """`is_idle` tells that the rule can name nothing, for its lexicons are not loaded."""
    return {
        "rule": rule.name,
        "severity": rule.severity.value,
        "confidence": rule.confidence,
        "condition": rule.condition.value if rule.condition else None,
        "labels": list(rule.labels),
        "message": rule.message,
        "alternatives": list(rule.alternatives),
        "why": rule.why,
        "source": rule.source,
        "url": rule.url,
        "verified": rule.verified,
        "is_idle": rule.name in desk.idle,
    }
