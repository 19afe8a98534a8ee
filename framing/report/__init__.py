"""Comparisons to pages."""
