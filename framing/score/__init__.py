"""Hits to counts."""
