"""How long 10,000 resamples of 1,000 documents with 60 labels take, every document different.

OMP_NUM_THREADS=1 python docs/statistics/bootstrap_speed.py
"""

from __future__ import annotations

import time

import numpy as np

from framing.compare.resample import percentile_limits, resample_totals, seeded_generator


def main() -> None:
    """Print CPU seconds of three runs, with the percentiles of all shares, and a check sum."""
    counts = np.random.default_rng(1).poisson(0.5, size=(1_000, 60)).astype(np.int64)
    for _ in range(3):
        started = time.process_time()
        totals = resample_totals(
            counts, n_units=1_000, n_resamples=10_000, generator=seeded_generator(1, ["speed"])
        )
        low, high = percentile_limits(totals / totals.sum(axis=1, keepdims=True), tail=0.025)
        seconds = time.process_time() - started
        print(f"{seconds:.2f} s   limits add to {float((low + high).sum()):.12f}")


if __name__ == "__main__":
    main()
