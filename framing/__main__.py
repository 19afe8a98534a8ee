"""`python -m framing`."""

from framing.cli.main import leave

leave()
