"""The words that a configuration may choose from."""

from __future__ import annotations

SEVERITIES = ("error", "warning", "suggestion")
GATES = (*SEVERITIES, "never")
REQUIRABLE = ("reason", "until", "by")
