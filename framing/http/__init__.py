"""Drafts held against house rules over HTTP, and a page for people."""

MAX_BYTES = 1_000_000  # of a request, where nothing else is said
