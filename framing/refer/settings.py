"""Which labels name whom: the settings of referent resolution."""

from __future__ import annotations

from framing.domain.frozen import dataclass
from framing.domain.hit import Hit


@dataclass(frozen=True, slots=True)
class ReferSettings:
    """Which kind of referent a label has, by `lexicon/contrast` or `lexicon/*`.

    `of_rule` name those who rule a state, and among them `of_office` the holder of an office;
    `of_groups` name an armed group, `of_harm` an act of which somebody is accused. Any other
    label gets a referent only where it is a known name itself.
    `window_sentences` is how far back a named label counts as near to a bare one.
    """

    of_rule: frozenset[str] = frozenset({"state-power/*", "leaders/head", "leaders/standing"})
    of_office: frozenset[str] = frozenset({"leaders/head", "leaders/standing"})
    of_groups: frozenset[str] = frozenset({"armed-opposition/armed-group"})
    of_harm: frozenset[str] = frozenset({"harm-allegation/*", "armed-opposition/act"})
    window_sentences: int = 4

    def is_of_rule(self, hit: Hit) -> bool:
        """Whether the label names those who rule a state."""
        return _is_listed(hit, self.of_rule)

    def is_of_office(self, hit: Hit) -> bool:
        """Whether the label's contrast names holders of an office."""
        return _is_listed(hit, self.of_office)

    def is_of_group(self, hit: Hit) -> bool:
        """Whether the label names an armed group."""
        return _is_listed(hit, self.of_groups)

    def is_of_actor(self, hit: Hit) -> bool:
        """Whether the label names somebody who may be accused."""
        return self.is_of_rule(hit) or self.is_of_group(hit)

    def has_rules_for(self, hit: Hit) -> bool:
        """Whether the label has a referent at all."""
        return self.is_of_actor(hit) or self.is_of_harm(hit)

    def is_of_harm(self, hit: Hit) -> bool:
        """Whether the label names an act of which somebody is accused."""
        return _is_listed(hit, self.of_harm)


def _is_listed(hit: Hit, contrasts: frozenset[str]) -> bool:
    return f"{hit.lexicon}/{hit.contrast}" in contrasts or f"{hit.lexicon}/*" in contrasts
