"""Which labels name whom: the settings of referent resolution."""

from __future__ import annotations

from framing.domain.frozen import NamedTuple, dataclass


class LabelRules(NamedTuple):
    """What the labels of a contrast name: those who rule a state, among them the holder of an
    office; an armed group; an act of which somebody is accused."""

    of_rule: bool
    of_office: bool
    of_group: bool
    of_harm: bool

    @property
    def of_actor(self) -> bool:
        """Whether the label names somebody who may be accused."""
        return self.of_rule or self.of_group


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

    def rules_for(self, lexicon: str, contrast: str) -> LabelRules:
        """Which rules hold for the labels of a contrast."""
        one, every = f"{lexicon}/{contrast}", f"{lexicon}/*"
        listings = (self.of_rule, self.of_office, self.of_groups, self.of_harm)
        return LabelRules(*[one in listed or every in listed for listed in listings])
