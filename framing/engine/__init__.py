"""Runs the road over many documents."""
