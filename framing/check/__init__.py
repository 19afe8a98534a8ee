"""Drafts to findings."""
