"""Dictionaries of other tools: read and written, with a report of what is lost."""
