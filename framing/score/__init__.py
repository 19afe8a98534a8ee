"""Hits to counts."""

import sys

from framing import Stage

sys.modules[__name__].__class__ = Stage
