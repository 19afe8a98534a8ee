"""Speakers: from the words that name a source to the name a reader should be told."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from framing.domain.cue import Gender
from framing.domain.frozen import NamedTuple, dataclass, replace
from framing.voice.antecedents import (
    Known,
    Roles,
    Run,
    acts_at,
    agrees,
    contradicts,
    extends,
    fits,
    is_new,
    may_fit,
    names_before,
    stands_behind,
)
from framing.voice.grammar import Grammar
from framing.voice.mentions import Mention, MentionKind, Traits, traits_of
from framing.voice.passages import Passage
from framing.voice.runs import is_behind_office, long_runs
from framing.voice.spellings import bare
from framing.voice.tokens import is_person_noun

_REMEMBERED = 12
_LOOKED_AT = 8


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker's name, its confidence (0 to 1), and whether another reading competes."""

    name: str
    confidence: float
    is_uncertain: bool = False


class _FullNames(NamedTuple):
    """Full names with one last word: where each begins, what it says, how long the longest is."""

    places: list[int]
    names: list[Traits]
    longest: int


class Cast:
    """The people and groups of one document: full names by last word, speakers as they come.

    It lives for one document; full names are gathered when the first name is asked for.
    """

    def __init__(self, passages: Sequence[Passage], grammar: Grammar) -> None:
        self.passages = passages
        self.grammar = grammar
        self.met: list[Mention] = []
        self._heads: set[str] = set()
        self.latest: Mention | None = None
        self._by_last: dict[str, list[Run]] | None = None
        self._titled: list[Run] = []
        self._roles = Roles(self._titled, passages, grammar)
        self._by_first: dict[str, list[Run]] = {}
        self._by_head: dict[str, _FullNames] = {}
        self._known: Known = {}
        self._fulls: dict[tuple[int, int, str], Mention] = {}

    def meet(self, mention: Mention) -> None:
        """Remember a speaker that has a name."""
        if mention.kind is MentionKind.NAME:
            self.met.append(self._full(mention))
            self._heads.add(self.met[-1].head)
        if mention.kind is not MentionKind.PRONOUN:
            self.latest = mention

    def resolve(self, mention: Mention, number: int, *, closes: bool = False) -> Named:
        """The name that a mention in a passage stands for; its own words where there is none.

        `closes`: it stands behind what it says, where others are named: "Kern is wrong, he said".
        """
        if mention.kind is MentionKind.NAME:
            return Named(self._full(mention).name, 1.0)
        if mention.kind is MentionKind.NOMINAL:
            return self._role(mention, number)
        if mention.gender in (Gender.FIRST, Gender.SECOND, Gender.UNKNOWN):
            return Named(mention.name, 0.6)
        spoke = self._spoke_just_before(mention, number)
        if spoke is not None:
            return spoke
        speaker = self._speaker_before(mention, number) if closes else None
        if speaker is not None:
            return Named(speaker.name, 0.9)
        fitting = self._fitting(mention, number)
        role = self._role_just_before(mention, number)
        is_meant = role is not None and not stands_behind(fitting, role)
        if role is not None and is_meant and (is_new(role, self.grammar) or not fitting):
            return Named(self._role(role, number).name, 0.7, is_uncertain=bool(fitting))
        if not fitting:
            return Named(mention.name, 0.4, is_uncertain=True)
        rivals = {known.name for known in fitting[:3]} - {fitting[0].name}
        return Named(fitting[0].name, 0.7 if rivals else 0.9, is_uncertain=len(rivals) > 1)

    def _spoke_just_before(self, mention: Mention, number: int) -> Named | None:
        """ "It added": the body that spoke last, if it spoke in this paragraph or the one before."""
        latest = self.latest
        if mention.gender is not Gender.NEUTER or latest is None or not latest.is_group:
            return None
        since = self.passages[max(0, number - 1)].span.start
        if not since <= latest.span.start < mention.span.start:
            return None
        return replace(self.resolve(latest, number), confidence=0.8)

    def _speaker_before(self, mention: Mention, number: int) -> Mention | None:
        """The person with a name who spoke last, if in this paragraph and before a pronoun."""
        latest = self.latest
        if latest is None or latest.kind is not MentionKind.NAME or latest.is_group:
            return None
        if not self.passages[number].span.start <= latest.span.start < mention.span.start:
            return None
        full = self._full(latest)
        return full if fits(mention, full) else None

    def _role_just_before(self, mention: Mention, number: int) -> Mention | None:
        """ "She added": the person without a name who spoke last, in this paragraph.

        Several are remembered from the paragraph before: "officials said … ¶ They added".
        """
        latest = self.latest
        if latest is None or latest.kind is not MentionKind.NOMINAL or latest.is_group:
            return None
        is_several = latest.gender is Gender.PLURAL
        since = self.passages[max(0, number - is_several)].span.start
        if not since <= latest.span.start < mention.span.start:
            return None
        is_person = is_person_noun(latest.head, self.grammar)
        return (
            latest
            if is_person and agrees(self.passages, mention, latest, number, self.grammar)
            else None
        )

    def _role(self, mention: Mention, number: int) -> Named:
        """ "The group" is the organisation, "the mayor" the one mayor named before, if any."""
        is_anaphoric = (
            mention.head in self.grammar.anaphoric_groups
            and mention.name.lower().split()[0] in self.grammar.definite
        )
        if not is_anaphoric:
            held = self._names() and self._roles.holder(mention)
            known = (held and self._fuller(Mention(mention.span, *held))) or held or mention
            return Named(known.name, 0.8)
        fitting = self._fitting(replace(mention, gender=Gender.NEUTER), number)
        groups = [known for known in fitting if known.is_group]
        return Named(groups[0].name, 0.7) if groups else Named(mention.name, 0.7)

    def _fitting(self, mention: Mention, number: int) -> list[Mention]:
        """Names that a pronoun can stand for, likeliest first."""
        token = self.passages[number].token_from(mention.span.start)
        found: list[Mention] = []
        actors: list[Mention] = []
        for candidate in names_before(self.passages, number, token, self.grammar, self._known):
            if not may_fit(mention, candidate):
                continue
            known = self._full(candidate)
            if not fits(mention, known):
                continue
            if self._may_mean(mention, known):
                found.append(known)
                if len(found) == 3:
                    break
            elif not actors and acts_at(self.passages, candidate, number, self.grammar):
                actors.append(known)
        found += [known for known in reversed(self.met[-_REMEMBERED:]) if fits(mention, known)]
        return found or actors

    def _may_mean(self, mention: Mention, known: Mention) -> bool:
        """Whether "he" or "she" can mean a name: one with a gender, a speaker, a full name.

        A single capital that never spoke and has no longer name is a place as likely as a person.
        """
        if mention.gender not in (Gender.MALE, Gender.FEMALE) or known.gender is mention.gender:
            return True
        if known.head in self._heads:
            return True
        words = known.name.lower().split()
        return len(words) > 1 and self.grammar.not_persons.isdisjoint((words[0], words[-1]))

    def _full(self, mention: Mention) -> Mention:
        """The mention with its full name, where the document gives one; looked for once."""
        place = (mention.span.start, mention.span.end, mention.name)
        full = self._fulls.get(place)
        if full is None:
            full = self._fulls[place] = self._with_full_name(mention)
        return full

    def _with_full_name(self, mention: Mention) -> Mention:
        words = mention.name.split()
        if not mention.is_group and not self.grammar.coordinators.isdisjoint(words):
            return replace(mention, name=self._joined(mention, words))
        fuller = self._fuller(mention)
        if fuller is not None:
            gender = mention.gender if mention.gender is not Gender.UNKNOWN else fuller.gender
            return Mention(
                mention.span, fuller.name, fuller.head, fuller.kind, gender, fuller.is_group
            )
        if " " not in mention.name:
            group = self._group(mention.name.lower())
            if group is not None:
                return Mention(mention.span, *group)
        return mention

    def _joined(self, mention: Mention, words: list[str]) -> str:
        """The full names of several: "Lee and Kern" are "Ann Lee and Tom Kern"."""
        link = next(i for i, word in enumerate(words) if word in self.grammar.coordinators)
        listed = [part.split() for part in " ".join(words[:link]).strip(",").split(", ")]
        named = ", ".join(self._part(mention, part) for part in listed)
        last = self._part(mention, words[link + 1 :])
        return f"{named} {words[link].replace('nor', 'and')} {last}"

    def _part(self, mention: Mention, words: list[str]) -> str:
        """The full name of one of several, without the titles before it."""
        plain = [word.lower().rstrip(".") for word in words]
        gender, first = Gender.UNKNOWN, 0
        while first < len(words) - 1 and (
            plain[first] in self.grammar.titles or plain[first] in self.grammar.negations
        ):
            gender = self.grammar.name_genders.get(plain[first], gender)
            first += 1
        named = (i for i in range(first, len(words) - 1) if plain[i] in self.grammar.first_names)
        words = words[next(named, first) :]
        last = bare(words[-1]) if words else ""
        one = Mention(mention.span, " ".join(words), last, MentionKind.NAME, gender, False)
        return self._with_full_name(one).name

    def _fuller(self, mention: Mention) -> Traits | None:
        """The nearest longer name with the same last word: before the mention, else behind it.

        A name that has the gender of the mention's title comes before one that shows none.
        """
        unsure: Traits | None = None
        runs = self._full_names(mention.head)
        if len(mention.name) >= runs.longest:
            return None
        middle = bisect_right(runs.places, mention.span.start)
        before = range(middle - 1, max(-1, middle - 1 - _LOOKED_AT), -1)
        for number in (*before, *range(middle, min(len(runs.places), middle + 3))):
            known: Traits = runs.names[number]
            if (
                len(known.name) > len(mention.name)
                and not contradicts(mention, known)
                and extends(mention, known)
            ):
                if known.gender is mention.gender or mention.gender is Gender.UNKNOWN:
                    return known
                unsure = unsure or known
        return unsure

    def _full_names(self, head: str) -> _FullNames:
        """The names of two and more words that end in a word, by place."""
        found = self._by_head.get(head)
        if found is None:
            runs = self._names().get(head, ())
            names = [self._traits(run) for run in runs]
            longest = max([len(name.name) for name in names], default=0)
            found = self._by_head[head] = _FullNames([run[0] for run in runs], names, longest)
        return found

    def _group(self, word: str) -> Traits | None:
        """The organisation whose name begins with a word: Amnesty for Amnesty International."""
        self._names()
        for run in self._by_first.get(word, [])[:_LOOKED_AT]:
            known = self._traits(run)
            if known.is_group and known.kind is MentionKind.NAME:
                return known
        return None

    def _traits(self, run: Run) -> Traits:
        _, number, start, stop = run
        passage = self.passages[number]
        if is_behind_office(passage, max(0, start - 2), stop, self.grammar):
            start = stop - 2
        return traits_of(passage, start, stop, self.grammar)

    def _names(self) -> dict[str, list[Run]]:
        if self._by_last is None:
            self._by_last = {}
            titles = self.grammar.titles
            for number, passage in enumerate(self.passages):
                for start, stop in long_runs(passage, self.grammar):
                    run = (passage.starts[start], number, start, stop)
                    last = bare(passage.words[stop - 1])
                    if not titles.isdisjoint(passage.lower[max(0, start - 1) : stop]):
                        self._titled.append(run)
                    self._by_last.setdefault(last, []).append(run)
                    self._by_first.setdefault(passage.lower[start], []).append(run)
        return self._by_last
