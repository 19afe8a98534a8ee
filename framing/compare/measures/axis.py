"""Balance and intensity on an axis that a lexicon declares; shown together, never alone."""

from __future__ import annotations


def balance(n_negative: int, n_positive: int) -> float | None:
    """Hits at the positive pole less those at the negative, divided by both; from -1 to 1.

    0 means as many of the one as of the other. None where neither pole has a hit.
    Swapping the poles changes the sign and nothing else.
    """
    n_both = n_negative + n_positive
    return (n_positive - n_negative) / n_both if n_both else None


def intensity_per_1000(n_negative: int, n_positive: int, n_tokens: int) -> float | None:
    """Hits at either pole per 1,000 tokens; from 0 up, None where there are no tokens."""
    return 1000 * (n_negative + n_positive) / n_tokens if n_tokens else None
