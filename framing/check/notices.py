"""What the check tells about itself: rules of suppressions, beside those of policies."""

from __future__ import annotations

NOTICE_RULES = (
    ("suppressions/unused-suppression", "A suppression that no finding needs any more."),
    ("suppressions/expired-suppression", "A suppression whose last day has passed."),
    ("suppressions/incomplete-suppression", "A suppression without what the house asks of it."),
    ("suppressions/bad-suppression", "A suppression that cannot be understood."),
    ("suppressions/unknown-rule", "A suppression of a rule that does not exist."),
)
