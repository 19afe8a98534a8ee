"""Bytes to documents: readers, metadata, zones, sentences, tokens."""
