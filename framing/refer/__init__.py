"""Whom a label means."""
