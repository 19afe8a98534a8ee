"""Which lexicons name whom: the settings of referent resolution."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReferSettings:
    """Which kind of referent the labels of a lexicon have, by lexicon id.

    `state_lexicons` name those who rule a state, and among them `office_lexicons` the holder of
    an office; `group_lexicons` name an armed group, `harm_lexicons` an act of which somebody is
    accused. Labels of any other lexicon get a referent only where the label is a known name.
    `window_sentences` is how far back an earlier naming carries to a bare mention.
    """

    state_lexicons: frozenset[str] = frozenset({"state-power", "leaders"})
    office_lexicons: frozenset[str] = frozenset({"leaders"})
    group_lexicons: frozenset[str] = frozenset({"armed-opposition"})
    harm_lexicons: frozenset[str] = frozenset({"harm-allegation"})
    window_sentences: int = 4
