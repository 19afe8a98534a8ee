"""Speakers: from the words that name a source to the name a reader should be told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from framing.domain.cue import Gender
from framing.domain.frozen import dataclass, replace
from framing.voice.antecedents import Known, fits, names_before
from framing.voice.full_names import FullNames
from framing.voice.grammar import Grammar, breaks
from framing.voice.mentions import Mention, MentionKind
from framing.voice.passages import Passage
from framing.voice.report import Report
from framing.voice.roles import issuer_of
from framing.voice.spellings import bare
from framing.voice.voiced import (
    acts_at,
    is_state,
    is_titled,
    is_where,
    may_be,
    may_fit,
    may_mean,
    role_just_before,
    stands_behind,
    taken_up,
)

_REMEMBERED, _NAMES_BACK = 12, 200
_PARAGRAPHS_BACK, _FIRST_NOUNS = 5, 3


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker’s name, None where the words tell nobody, and whether another reading competes.

    confidence: how often a speaker found in this way is the annotators' (docs/accuracy.md), 0 to 1.
    """

    name: str | None
    confidence: float
    is_uncertain: bool = False


class Cast:
    """The people and groups of one document: full names by last word, speakers as they come.

    It lives for one document; full names are gathered when the first name is asked for.
    """

    def __init__(self, passages: Sequence[Passage], grammar: Grammar) -> None:
        self.passages = passages
        self.grammar = grammar
        self.met: list[Mention] = []
        self.heads: set[str] = set()
        self._bodies: set[str] = set()
        self.latest: Mention | None = None
        self._heard = 0  # where it spoke last, by name or as "it"
        self.names = FullNames(passages, grammar)
        self.known: Known = {}
        # Where somebody without a name was last brought in as what: "a spokesman".
        self._newcomers: dict[str, int] = {}
        # Whom the pronouns that tell their sentence were read as, by place.
        self.read: dict[int, tuple[Gender, Named]] = {}
        self._alone: frozenset[str] | None = None  # the names that stand alone, when first asked
        # What was reported so far, with its speaker.
        self.told: list[tuple[Passage, Report, str]] = []

    def meet(self, mention: Mention) -> None:
        """Remember a speaker: one that has a name, one that is new."""
        if mention.kind is MentionKind.NAME:
            self.met.append(self.names.full(mention))
            self.heads.add(self.met[-1].head)
            if mention.is_group:
                self._bodies.add(self.met[-1].name)
        elif mention.name.lower().split()[0] in self.grammar.indefinite:
            self._newcomers[mention.head] = mention.span.start
        if mention.kind is not MentionKind.PRONOUN:
            self.latest, self._heard = mention, mention.span.start

    def resolve(self, mention: Mention, number: int, report: Report | None = None) -> Named:
        """The name that a mention in a passage stands for, which tells a report; its own words where there is none."""
        head = bare(mention.head)
        if head in self.grammar.relatives or head in self.grammar.complementizers:
            return Named(None, 0.4, is_uncertain=True)  # "that explains how", of nothing found
        if mention.kind is MentionKind.NAME:
            return Named(self.names.full(mention).name, 0.97)
        if mention.kind is MentionKind.NOMINAL:
            return self._role(mention, number)
        if mention.gender in (Gender.FIRST, Gender.SECOND, Gender.UNKNOWN):
            return Named(mention.name, 0.6)
        meant = taken_up(self.passages, (mention, number), self.latest, self.told, self.grammar)
        if meant is not None:
            return replace(self.resolve(meant, number), confidence=0.7)
        spoke = self._spoke_just_before(mention, number)
        if spoke is not None:
            return spoke
        from framing.voice.behind import closes, closing, gone_on, tells  # some texts have none

        is_behind = report is not None and closes(self.passages[number], report, self.grammar)
        named = closing(self, mention, number) if is_behind else None
        named = named or gone_on(self, mention, number) or self.meant(mention, number)
        if tells(self.passages[number], mention, is_behind, self.grammar):
            self.read[mention.span.start] = mention.gender, named
        return named

    def meant(self, mention: Mention, number: int) -> Named:
        """The name that a pronoun stands for by the names and roles before it."""
        fitting = self._fitting(mention, number)
        role = role_just_before(self.latest, (mention, number), self.passages, self.grammar)
        if role is not None and mention.gender in (Gender.MALE, Gender.FEMALE):
            fitting = [known for known in fitting if not self._is_told_of(known, role)]
        is_several = role is not None and role.gender is Gender.PLURAL
        people = [known for known in fitting if not (is_several and is_state(known, self.grammar))]
        is_meant = role is not None and not stands_behind(people, role)
        is_here = is_several or (role and role.span.start >= self.passages[number].span.start)
        if role and is_meant and (not fitting or (is_here and _is_new(role, self.grammar))):
            return Named(self._role(role, number).name, 0.7, is_uncertain=bool(fitting))
        if not fitting:
            return Named(mention.name, 0.4, is_uncertain=True)
        best = self._closer(mention, fitting[0]) or fitting[0]
        rivals = {known.name for known in fitting[:3]} - {best.name}
        return Named(
            best.name, (0.75, 0.7, 0.65)[min(len(rivals), 2)], is_uncertain=len(rivals) > 1
        )

    def _is_told_of(self, known: Mention, role: Mention) -> bool:
        """Whether a name stands behind the verb of a role that spoke, in its sentence: "The mayor said Kern left"."""
        passage, report, _ = self.told[-1]
        verb = report.cue_tokens[1] - 1
        if report.source is None or passage.starts[report.source[0]] != role.span.start:
            return False
        is_asked = passage.lower[verb] in self.grammar.askings
        told = passage.char_span(verb, passage.sentence_of(verb)[1])
        return not is_asked and role.span.end <= told.start and told.covers(known.span)

    def _closer(self, mention: Mention, named: Mention) -> Mention | None:
        """Who spoke in or behind the sentence in which a candidate is only told of: "Kern is late, Lee
        said. He …", "Kern left, but Lee said no. He …", "Kern left. Bay Air's King said no. He …"."""
        latest = self.latest
        if latest is None or latest.kind is not MentionKind.NAME or not self.told:
            return None
        passage, report, _ = self.told[-1]
        source = None if report.rule == "noun" else report.source
        if source is None or passage.starts[source[0]] != latest.span.start:
            return None
        sentence = passage.char_span(*passage.sentence_of(source[0]))
        link = source[0] - 1
        is_joined = passage.lower[link] in self.grammar.conjunctions and breaks(passage.gaps[link])
        is_told_of = (is_joined or report.rule == "postposed") and sentence.covers(named.span)
        is_owner = passage.char_span(*source).covers(named.span) and named.name != latest.name
        full = self.names.full(latest)
        is_behind = is_told_of or is_owner or named.span.end <= sentence.start
        return full if is_behind and full.gender is mention.gender else None

    def _spoke_just_before(self, mention: Mention, number: int) -> Named | None:
        """ "It added": the body that spoke last, if it spoke in this paragraph or the one before.

        "They added": the several who did, by name.
        """
        if (latest := self.latest) is None:
            return None
        is_it = mention.gender is Gender.NEUTER and self._is_body(latest)
        is_they = mention.gender is Gender.PLURAL and latest.kind is MentionKind.NAME
        if not (is_it or (is_they and self.names.full(latest).gender is Gender.PLURAL)):
            return None
        since = self.passages[max(0, number - 1)].span.start
        if not since <= self._heard < mention.span.start:
            return None
        self._heard = mention.span.start
        return replace(self.resolve(latest, number), confidence=0.7)

    def _is_body(self, mention: Mention) -> bool:
        """Whether a speaker is a group, or capitals that nobody bears: "Avalon said"."""
        if mention.is_group or mention.kind is not MentionKind.NAME:
            nouns = mention.name.lower().split()[:_FIRST_NOUNS]
            return mention.is_group or not self.grammar.documents.isdisjoint(nouns)
        full = self.names.full(mention)
        is_known = not self.grammar.first_names.isdisjoint(full.name.lower().split())
        is_unknown = full.gender is Gender.UNKNOWN and not is_known
        return is_unknown and mention.head not in self.grammar.determiners

    def _role(self, mention: Mention, number: int) -> Named:
        """ "The group" is the organisation, "the mayor" the one mayor named before, if any."""
        words = mention.name.lower().split()
        is_one = words[0] in self.grammar.definite and self.grammar.coordinators.isdisjoint(words)
        is_firm = mention.head in self.grammar.members("firms")
        is_anaphoric = is_one and (is_firm or mention.head in self.grammar.anaphoric_groups)
        issuer = issuer_of(mention, self.told, self.grammar)
        if issuer is not None:
            return Named(issuer, 0.95)
        if not is_anaphoric:
            from framing.voice.epithets import taken_up_by_epithet  # some texts have them

            held = self._holder(mention, number) or taken_up_by_epithet(self, mention, number)
            return Named(mention.name if held is None else held.name, 0.95)
        fitting = self._fitting(replace(mention, gender=Gender.NEUTER), number)
        if not fitting and is_firm:
            from framing.voice.epithets import firm_before  # some texts have them

            fitting = firm_before(self, mention, number)
        return Named(fitting[0].name if fitting else mention.name, 0.95)

    def _holder(self, role: Mention, number: int) -> Mention | None:
        """Who was given a definite role before, if anybody.

        "The clerk" is who was one a moment ago; a president stays president.
        """
        since = self._newcomers.get(role.head, 0)
        if role.head not in self.grammar.titles:
            since = max(since, self.passages[max(0, number - _PARAGRAPHS_BACK)].span.start)
        held = self.names.holder(role, since)
        if held is not None:
            return Mention(role.span, *held)
        if role.head not in self.grammar.titles:
            return None
        # Of several presidents who spoke last is meant.
        spoke = (known for known in reversed(self.met[-_REMEMBERED:]) if not known.is_group)
        return next((known for known in spoke if self.names.bears(role, known)), None)

    def _fitting(self, mention: Mention, number: int) -> list[Mention]:
        """Names that a pronoun can stand for, likeliest first."""
        found, actors, roles = list[Mention](), list[Mention](), list[Mention]()
        is_one = mention.gender in (Gender.MALE, Gender.FEMALE)
        names = names_before(self.passages, mention, number, self.grammar, self.known)
        for named in islice(names, _NAMES_BACK):
            is_role = named.kind is MentionKind.NOMINAL
            candidate = self._holder(named, number) if is_role else named
            if candidate is None and named.gender is Gender.PLURAL is mention.gender:
                candidate = named  # "Workers objected. They said …"
            elif candidate is None and is_one:
                if self._goes_on_as(named, mention):
                    found.append(named)
                    break
                roles.append(named)
            known = candidate and self._fitting_name(mention, candidate)
            if candidate is None or known is None:
                continue
            is_led = is_titled(self.passages, candidate, self.grammar)
            is_meant = may_mean(mention, known, self.heads, self.grammar)
            if is_led or (is_meant and not (is_one and self._is_thing(candidate, known))):
                found.append(known)
                if len(found) == 3:
                    break
            elif not actors and (is_meant or acts_at(self.passages, candidate, self.grammar)):
                actors.append(known)
        found += [
            known
            for known in reversed(self.met[-_REMEMBERED:])
            if fits(mention, known) and may_be(mention, known, self.grammar)
        ]
        if found or actors or not roles:
            return found or actors
        from framing.voice.newcomers import acts_alone  # few texts have them

        here = mention, number
        return [role for role in roles if acts_alone(self.passages, role, here, self.grammar)]

    def _is_thing(self, candidate: Mention, known: Mention) -> bool:
        """Whether a name is that of a place or a thing by where it stands, and nobody bears its last word."""
        is_known = known.gender is not Gender.UNKNOWN or known.head in self.heads
        is_known |= known.name.lower().split()[0] in self.grammar.first_names
        is_thing = not is_known and is_where(self.passages, candidate, self.grammar)
        if is_thing and self._alone is None:
            from framing.voice.name_parts import lone_names  # few texts have such names

            self._alone = lone_names(self.passages, self.grammar)
        return is_thing and known.head not in (self._alone or ())

    def _fitting_name(self, mention: Mention, candidate: Mention) -> Mention | None:
        """The full name of a candidate, if a pronoun can stand for it; no body is "he"."""
        is_whole = " " in candidate.name or candidate.is_group
        if is_whole and not may_fit(mention, candidate):
            return None
        known = self.names.full(candidate)
        if not fits(mention, known) or not may_be(mention, known, self.grammar):
            return None
        is_body = known.name in self._bodies and mention.gender in (Gender.MALE, Gender.FEMALE)
        return None if is_body else known

    def _goes_on_as(self, role: Mention, pronoun: Mention) -> bool:
        """Whether a pronoun can be a person without a name who was brought in just before."""
        grammar, first = self.grammar, role.name.lower().split()[0]
        is_new = first in grammar.indefinite or first in grammar.stand_alone
        is_new = is_new or first in grammar.vague or role.head in self._newcomers
        if not is_new or "gendered nouns" in grammar.habits:
            return False
        from framing.voice.newcomers import is_meant  # few texts have them

        return is_meant(self.passages, role, pronoun, grammar)


def _is_new(role: Mention, grammar: Grammar) -> bool:
    """Whether a role brings in somebody, while "the mayor" may be a person named before."""
    first = role.name.lower().split()[0]
    is_owned = first in grammar.genders and first in grammar.determiners
    is_new = first in grammar.indefinite or first in grammar.stand_alone
    return role.gender is Gender.PLURAL or is_owned or is_new
