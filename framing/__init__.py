"""Counts how news outlets name the same people, in whose voice, and shows the evidence."""

__version__ = "0.1.0"
