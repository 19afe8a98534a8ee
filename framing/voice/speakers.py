"""Speakers: from the words that name a source to the name a reader should be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from framing.domain.cue import Gender
from framing.voice.antecedents import fits, name_runs, names_before
from framing.voice.grammar import Grammar
from framing.voice.mentions import Mention, MentionKind, mention_of
from framing.voice.passages import Passage

_REMEMBERED = 12


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker's name, its confidence (0 to 1), and whether another reading competes."""

    name: str
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
        self._by_last: dict[str, list[Mention]] | None = None
        self._by_first: dict[str, Mention] = {}

    def meet(self, mention: Mention) -> None:
        """Remember a speaker that has a name."""
        if mention.kind is MentionKind.NAME:
            self.met.append(self._full(mention))

    def resolve(self, mention: Mention, number: int) -> Named:
        """The name that a mention in a passage stands for; its own words where there is none."""
        if mention.kind is MentionKind.NAME:
            return Named(self._full(mention).name, 1.0)
        if mention.kind is MentionKind.NOMINAL:
            return self._role(mention, number)
        if mention.gender in (Gender.FIRST, Gender.SECOND, Gender.UNKNOWN):
            return Named(mention.name, 0.6)
        fitting = self._fitting(mention, number)
        if not fitting:
            return Named(mention.name, 0.4, is_uncertain=True)
        rivals = {known.name for known in fitting[:3]} - {fitting[0].name}
        return Named(fitting[0].name, 0.7 if rivals else 0.9, is_uncertain=len(rivals) > 1)

    def _role(self, mention: Mention, number: int) -> Named:
        """ "The group" is the organisation named before; other roles keep their words."""
        words = mention.name.lower().split()
        if (
            mention.head not in self.grammar.anaphoric_groups
            or words[0] not in self.grammar.definite
        ):
            return Named(mention.name, 0.8)
        fitting = self._fitting(replace(mention, gender=Gender.NEUTER), number)
        groups = [known for known in fitting if known.is_group]
        return Named(groups[0].name, 0.7) if groups else Named(mention.name, 0.7)

    def _fitting(self, mention: Mention, number: int) -> list[Mention]:
        """Names that a pronoun can stand for, likeliest first."""
        passage = self.passages[number]
        token = passage.token_from(mention.span.start)
        found: list[Mention] = []
        for candidate in names_before(self.passages, number, token, self.grammar):
            known = self._full(candidate)
            if fits(mention, known):
                found.append(known)
                if len(found) == 3:
                    break
        found += [known for known in reversed(self.met[-_REMEMBERED:]) if fits(mention, known)]
        return found

    def _full(self, mention: Mention) -> Mention:
        """The mention with its full name, where the document gives one."""
        by_last = self._names()
        named = by_last.get(mention.head, [])
        fitting = [
            known
            for known in named
            if len(known.name) > len(mention.name)
            and not _contradicts(mention, known)
            and _extends(mention, known)
        ]
        if fitting:
            before = [known for known in fitting if known.span.start <= mention.span.start]
            best = before[-1] if before else fitting[0]
            gender = mention.gender if mention.gender is not Gender.UNKNOWN else best.gender
            return replace(best, span=mention.span, gender=gender)
        by_first = self._by_first.get(mention.name.lower())
        if by_first is not None and " " not in mention.name:
            return replace(by_first, span=mention.span)
        return mention

    def _names(self) -> dict[str, list[Mention]]:
        if self._by_last is None:
            self._by_last = {}
            for passage in self.passages:
                for start, stop in name_runs(passage, 0, len(passage), self.grammar):
                    if stop - start > 1:
                        self._note(mention_of(passage, start, stop, self.grammar))
        return self._by_last

    def _note(self, mention: Mention) -> None:
        if mention.kind is not MentionKind.NAME or " " not in mention.name:
            return
        assert self._by_last is not None
        if mention.is_group:
            self._by_first.setdefault(mention.name.split()[0].lower(), mention)
        self._by_last.setdefault(mention.head, []).append(mention)


def _contradicts(mention: Mention, known: Mention) -> bool:
    genders = {mention.gender, known.gender}
    return genders == {Gender.MALE, Gender.FEMALE} or mention.is_group != known.is_group


def _extends(mention: Mention, known: Mention) -> bool:
    """Whether the longer name holds all words of the shorter."""
    return set(mention.name.lower().split()) <= set(known.name.lower().replace("-", " ").split())
