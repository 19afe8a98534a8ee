"""Doors: parse the command line, call the road, print."""
