"""Scores and hits at rest, as a Parquet data set that any program can read."""
