"""Drafts held against house rules over HTTP, and a page for people."""
