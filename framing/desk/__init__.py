"""Drafts held against house rules, the same from every door."""
