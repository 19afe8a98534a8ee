"""Full names: what the people and groups of a document are called where it names them in full."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import compress

from framing.domain.cue import Gender
from framing.domain.frozen import NamedTuple, replace
from framing.voice.grammar import Grammar, breaks
from framing.voice.mentions import Mention, MentionKind, Traits, traits_of
from framing.voice.names import is_behind_office, is_credit
from framing.voice.passages import Passage, Tokens
from framing.voice.roles import Roles, may_bear
from framing.voice.runs import Run, before_verb, long_runs
from framing.voice.spellings import bare, is_all_in_capitals, noun_of, parts_of, without_owner

_LOOKED_AT = 8
_LEAST_WITH_LINK = 4


class Runs(NamedTuple):
    """Full names with one last word: where each begins, what it says, how long the longest is."""

    places: list[int]
    names: list[Traits]
    longest: int


class FullNames:
    """The names of one document, gathered when the first is asked for."""

    def __init__(self, passages: Sequence[Passage], grammar: Grammar) -> None:
        self.passages = passages
        self.grammar = grammar
        self._runs: list[Run] = []
        self._roles = Roles(self._runs, passages, grammar)
        self._by_last: dict[str, list[Run]] | None = None
        self._by_first: dict[str, list[Run]] = {}
        self._by_head: dict[str, Runs] = {}
        self._parts: dict[str, list[Run]] | None = None
        self._persons: dict[str, Traits | None] = {}
        self.meant: dict[str, tuple[Traits, frozenset[str]] | None] = {}
        self._fulls: dict[tuple[int, int, str], Mention] = {}
        self._behind: dict[frozenset[str], set[str]] = {}
        self._counting = grammar.quantities | grammar.plural_pronouns

    def holder(self, mention: Mention, since: int) -> Traits | None:
        """Who was given a definite role from `since` on, by the full name; or None."""
        self._names()
        held = self._roles.holder(mention, since)
        return held and (self._fuller(Mention(mention.span, *held)) or held)

    def bears(self, role: Mention, known: Mention) -> bool:
        """Whether a definite role, given to several, was given to a person too."""
        self._names()
        return self._roles.bears(role, known.head)

    def full(self, mention: Mention) -> Mention:
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
        if mention.name.lower() in self.grammar.countries:
            fuller = self._fuller(replace(mention, is_group=False))  # "Ann Poland" is no country
            if fuller is None or fuller.gender is Gender.UNKNOWN:
                return mention
        else:
            fuller = self._by_last_word(mention) or self._fuller(mention)
        if fuller is not None:
            gender = mention.gender if fuller.gender is Gender.UNKNOWN else fuller.gender
            return Mention(mention.span, *fuller._replace(gender=gender))
        if " " not in mention.name:
            known = self._group(mention.name.lower()) or self._by_part(mention)
            if known is not None:
                return Mention(mention.span, *known)
        return mention

    def _by_part(self, mention: Mention) -> Traits | None:
        """Whom the first part of a name tells alone: "Wang" after "Wang Jianmin"; or None."""
        from framing.voice.name_parts import person_by_part, runs_by_part  # some texts have them

        if self._parts is None:
            self._parts = runs_by_part(self._names(), self.passages, self.grammar)
        if mention.head not in self._persons:
            known = {run: self._traits(run) for run in self._parts.get(mention.head, ())}
            found = person_by_part(mention.head, known, self.passages, self.grammar)
            self._persons[mention.head] = found
        person = self._persons[mention.head]
        return person if person and not _contradicts(mention, person) else None

    def _by_last_word(self, mention: Mention) -> Traits | None:
        """The person whom a last word alone tells: "the port's Kern", "King" after "Ann King"; or None.

        That word may also be a first name: "Grace" after "Tom Grace".
        """
        owner, _, last = mention.name.rpartition(" ")
        is_title = not owner and last.lower() in self.grammar.name_genders
        if not is_title and not owner.endswith(("'s", "’s", "s'", "s’")):
            return None
        alone = replace(mention, name=last, gender=Gender.UNKNOWN, is_group=False)
        fuller = self._fuller(alone)
        is_person = fuller and fuller.name.split()[0].lower() in self.grammar.first_names
        return fuller if is_person else None

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
                and not _contradicts(mention, known)
                and parts_of(mention.name) <= parts_of(known.name)
                and not self._is_another(mention, known)
            ):
                if known.gender is mention.gender or mention.gender is Gender.UNKNOWN:
                    if " " in mention.name or len(runs.names) == 1:
                        return known
                    from framing.voice.name_parts import established  # some texts have them

                    return established(self, mention, known, runs)
                unsure = unsure or known
        return unsure

    def _is_another(self, mention: Mention, known: Traits) -> bool:
        """Whether a body would be another with a word before: "Free Syrian Army" than "Syrian
        Army", "Senate Republicans" than "some Republicans"."""
        first, space, _ = mention.name.partition(" ")
        if not space:
            return first.endswith("s") and self._stands_behind(first.lower(), self._counting)
        is_of_nation = mention.is_group and self.grammar.has_ending(first, "nation_endings")
        return is_of_nation and not known.name.startswith(first)

    def _full_names(self, head: str) -> Runs:
        """The names of two and more words that end in a word, by place."""
        found = self._by_head.get(head)
        if found is None:
            places, names = list[int](), list[Traits]()
            for run in self._names().get(head, ()):
                name = self._traits(run)
                is_other = " " in name.name and names[-1:] != [name]  # "Mr. Lee" tells no more
                is_other &= not is_credit(name.name, self.grammar)
                if is_other and not _is_place(self.passages[run[1]], run, self.grammar):
                    places.append(run[0])
                    names.append(name)
            longest = max([len(name.name) for name in names], default=0)
            found = self._by_head[head] = Runs(places, names, longest)
        return found

    def _group(self, word: str) -> Traits | None:
        """The organisation whose name begins with a word: Amnesty for Amnesty International.

        Not that which only is part of another: the UN is more than the UN General Assembly.
        """
        self._names()
        for run in self._by_first.get(word, [])[:_LOOKED_AT]:
            passage, first = self.passages[run[1]], run[2]
            known = None if passage.words[first].isupper() else self._traits(run)
            if known and known.is_group and known.kind is MentionKind.NAME:
                return None if self._stands_behind(word, self.grammar.titles) else known
        return None

    def _stands_behind(self, word: str, leads: frozenset[str]) -> bool:
        """Whether a word of a class stands before a name somewhere: "President Lee", "some Greens"."""
        behind = self._behind.get(leads)
        if behind is None:
            behind = self._behind[leads] = set()
            for passage in self.passages:
                behind.update(compress(passage.lower[1:], map(leads.__contains__, passage.lower)))
        return word in behind

    def _traits(self, run: Run) -> Traits:
        _, number, start, stop = run
        passage = self.passages[number]
        if is_behind_office(passage, max(0, start - 2), stop, self.grammar):
            start = stop - 2
        return traits_of(passage, start, stop, self.grammar)

    def _people_in(self, passage: Passage) -> Iterator[Tokens]:
        """Where names begin and end; a heading has several in a run: "Ann Lee Says Tom Kern Is Old"."""
        if is_all_in_capitals(passage):
            from framing.voice.name_parts import first_names_in  # few texts have them

            yield from first_names_in(passage, self.grammar)
            return
        for first, end in long_runs(passage, self.grammar):
            start = first
            while start < end:
                verb = before_verb(passage, start, end, self.grammar)
                if start == first or passage.lower[start] in self.grammar.first_names:
                    begin = start + self._is_led(passage, start, verb)
                    yield begin, self._person_end(passage, begin, verb)
                start = verb + 1

    def _is_led(self, passage: Passage, start: int, stop: int) -> bool:
        """Whether capitals begin with people, an office's field or an opening word: "Democrats Lee"."""
        if stop - start > 2 and passage.lower[max(0, start - 2)] in self.grammar.titles:
            # "Secretary of State Ann Lee"
            return passage.lower[start - 1] in self.grammar.topic_links
        if (word := passage.lower[start]).endswith("s") and word[:-1] in self.grammar.persons:
            return True
        is_opener = word in self.grammar.not_persons and word not in self.grammar.first_names
        if not is_opener or stop - start != 2 or not passage.opens_sentence(start):
            return False
        last = noun_of(passage.lower[stop - 1])
        return last not in self.grammar.organisation_marks and last not in self.grammar.groups

    def _person_end(self, passage: Passage, start: int, stop: int) -> int:
        """Where a name ends before whose it is: "Ann Lee | of Iowa"."""
        if stop - start < _LEAST_WITH_LINK:
            return stop
        ends = self.grammar.links
        if "names before nouns" in self.grammar.habits:
            ends = self.grammar.topic_links  # not "Jan van der Kern"
        link = next((i for i in range(start + 2, stop - 1) if passage.words[i] in ends), stop)
        if link == stop:
            return stop
        is_person = passage.lower[start] in self.grammar.first_names
        name = traits_of(passage, start, stop, self.grammar).name
        is_person |= name.endswith(without_owner(passage.words[link - 1]))
        return link if is_person else stop

    def _names(self) -> dict[str, list[Run]]:
        if self._by_last is None:
            self._by_last = {}
            for number, passage in enumerate(self.passages):
                for start, stop in self._people_in(passage):
                    if stop - start < 2:
                        continue
                    run = (passage.starts[start], number, start, stop)
                    if may_bear(passage, start, stop, self.grammar):
                        self._runs.append(run)
                    self._by_last.setdefault(noun_of(passage.lower[stop - 1]), []).append(run)
                    self._by_first.setdefault(passage.lower[start], []).append(run)
        return self._by_last


def _is_place(passage: Passage, run: Run, grammar: Grammar) -> bool:
    """Whether an unknown name is a place by what stands beside it: "on Old Stone", "the Old Stone area"."""
    _, _, start, stop = run
    if start == 0 or not grammar.first_names.isdisjoint(passage.lower[start : stop - 1]):
        return False
    if passage.lower[stop - 1] in grammar.organisation_marks or breaks(passage.gaps[start]):
        return False
    before = passage.lower[start - 1]
    after = passage.lower[stop] if stop < len(passage.words) and passage.gaps[stop] == " " else ""
    is_at = before in grammar.occasion_leads and passage.gaps[start] == " "  # "Editor-in-Chief"
    return is_at or after in grammar.not_persons


def _contradicts(mention: Mention, known: Traits) -> bool:
    if mention.is_group != known.is_group:
        return True
    pair = mention.gender, known.gender
    return pair in ((Gender.MALE, Gender.FEMALE), (Gender.FEMALE, Gender.MALE))
