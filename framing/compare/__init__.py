"""Counts to shares, rates and effects with intervals."""
