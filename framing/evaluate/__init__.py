"""Evaluation: what the tool finds held against what people found."""
