"""Roles: who is told to be the mayor, before the name, in it or beside it between commas."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from framing.domain.cue import Frame, Gender
from framing.domain.folding import fold
from framing.voice.circumstances import skip_circumstance
from framing.voice.grammar import Grammar, breaks
from framing.voice.mentions import Mention, MentionKind, Traits, mention_of, traits_of
from framing.voice.passages import Passage, Tokens
from framing.voice.report import Report
from framing.voice.runs import Run

_REPORTS_BACK = 60
_LONGEST_ROLE = 3
_LONGEST_APPOSITION = 8
_LONGEST_FIELD, _LONGEST_OCCASION = 15, 8


class Roles:
    """Who was given which role: "President Lee", "Ann Lee, the mayor of Porto"; told apart once a
    document, when it is first asked. `runs` are those that `may_bear` one, in the order of the text.
    """

    def __init__(self, runs: Sequence[Run], passages: Sequence[Passage], grammar: Grammar) -> None:
        self._runs, self._passages, self._grammar = runs, passages, grammar
        self._given: dict[tuple[str, ...], list[tuple[int, Traits]]] | None = None
        # Where a role was first given to somebody else.
        self._shared_from: dict[tuple[str, ...], int] = {}
        # Where a role was first given to whose name ends in a word.
        self._bearers: dict[tuple[tuple[str, ...], str], int] = {}

    def holder(self, mention: Mention, since: int) -> Traits | None:
        """The name that a definite role was last given before: "the president" after "President Lee".

        None where nobody was given it from `since` on, or several were; "vice president" and
        "former president" are other roles, "the Ohio senator" is the one senator.
        """
        first, *words = mention.name.split()
        if first.lower() not in self._grammar.definite or not is_role(mention.head, self._grammar):
            return None
        role = tuple(map(fold, words))
        held = self._last(role, mention.span.start, since)
        is_described = _is_placed(words, self._grammar) or _is_of_party(words, self._grammar)
        if held is None and is_described:
            return self._last(role[-1:], mention.span.start, since)
        return held

    def bears(self, mention: Mention, head: str) -> bool:
        """Whether a definite role was given before to somebody whose name ends in a word."""
        first, *words = fold(mention.name).split()
        self._told()
        since = self._bearers.get((tuple(words), head), mention.span.start)
        return first in self._grammar.definite and since < mention.span.start

    def _last(self, role: tuple[str, ...], before: int, since: int) -> Traits | None:
        given = self._told().get(role, [])
        n_before = bisect_left(given, before, key=_place)
        if not n_before or self._shared_from.get(role, before) < before:
            return None
        place, named = given[n_before - 1]
        return named if place >= since else None

    def _told(self) -> dict[tuple[str, ...], list[tuple[int, Traits]]]:
        if self._given is None:
            self._given = {}
            has_noun_capitals = "noun capitals" in self._grammar.habits
            for place, number, start, stop in self._runs:
                passage = self._passages[number]
                named = traits_of(passage, start, stop, self._grammar)
                is_noun = has_noun_capitals and is_role(named.head, self._grammar)
                if not named.is_group and not is_noun:  # "Der Bürgermeister von Ulm, Karl Roth"
                    for role in _roles_at(passage, (start, stop), self._grammar):
                        given = self._given.setdefault(role, [])
                        if given and given[0][1].head != named.head:
                            self._shared_from.setdefault(role, place)
                        self._bearers.setdefault((role, named.head), place)
                        given.append((place, named))
        return self._given


def _place(given: tuple[int, Traits]) -> int:
    return given[0]


def _is_placed(words: Sequence[str], grammar: Grammar) -> bool:
    """Whether a seat stands before a lawmaker: "(the) Ohio senator", not "(the) French president"."""
    return (
        len(words) > 1
        and all(word[:1].isupper() for word in words[:-1])
        and any(words[-1] in others for others in _spelled(grammar.spelled_titles).values())
    )


def _is_of_party(words: Sequence[str], grammar: Grammar) -> bool:
    """Whether a party stands before an office: "(the) Republican president", "(the) Democratic mayor"."""
    party = words[0].lower().removesuffix("ic")
    return len(words) == 2 and words[0][:1].isupper() and party in grammar.persons


def issuer_of(
    mention: Mention, told: Sequence[tuple[Passage, Report, str]], grammar: Grammar
) -> str | None:
    """Who last spoke through a document: "Lee said in a statement" for "the statement"."""
    is_definite = mention.name.lower().split()[0] in grammar.definite
    if mention.head not in grammar.documents or not is_definite:
        return None
    is_any = mention.head in grammar.members("any_documents")
    for passage, report, speaker in reversed(told[-_REPORTS_BACK:]):
        document = document_of(passage, report, grammar)
        if document is not None and (is_any or document == mention.head):
            return speaker
    return None


def is_role(word: str, grammar: Grammar) -> bool:
    """Whether a word is a title or what a person is."""
    return word in grammar.titles or word in grammar.persons


def may_bear(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a role stands in, right before or between commas beside a run of capitals."""
    near = passage.lower[max(0, start - 1) : stop]
    if not grammar.titles.isdisjoint(near) or not grammar.persons.isdisjoint(near[:1]):
        return True
    return "," in passage.gaps[stop] or "," in passage.gaps[start]


def document_of(passage: Passage, report: Report, grammar: Grammar) -> str | None:
    """Through what a report says its source spoke: "Lee said in a statement"; or None."""
    if report.source is None:
        return None
    first, stop = passage.sentence_of(report.cue_tokens[0])
    if grammar.documents.isdisjoint(passage.lower[first:stop]):
        return None
    for start in (report.cue_tokens[1], report.source[1], first):
        for index in range(start, min(stop, start + _LONGEST_OCCASION) - 2):
            if passage.quoted[index] != -1:
                break
            word, article = passage.lower[index : index + 2]
            is_new = article in grammar.indefinite or article in grammar.genders
            if word in grammar.occasion_leads and is_new:
                words = passage.lower[index + 2 : _noun_end(passage, index + 1, grammar)]
                done = (i for i in range(1, len(words)) if grammar.is_participle(words[i]))
                head = words[: next(done, len(words))][-1:]  # "in a statement | released Monday"
                return head[0] if head and head[0] in grammar.documents else None
    return None


def _roles_at(passage: Passage, run: Tokens, grammar: Grammar) -> set[tuple[str, ...]]:
    """The roles of a run of capitals, each as its last words."""
    roles = _borne(passage, *run, grammar)
    for phrase in (role_behind(passage, run[1], grammar), _before(passage, run, grammar)):
        if phrase is not None:
            head, end = phrase[1], phrase[2]
            first = max(phrase[0], head - _LONGEST_ROLE)
            roles.update(passage.lower[start:head] for start in range(first, head))
            roles.add(passage.lower[phrase[0] : end])
    endings = grammar.members("title_endings")  # "Innenminister Karl Roth", then "der Minister"
    words = [role[0] for role in roles if len(role) == 1] if endings else ()
    return roles | {(end,) for word in words for end in endings if word.endswith(end)}


def _borne(passage: Passage, start: int, stop: int, grammar: Grammar) -> set[tuple[str, ...]]:
    """The roles that may stand in front of or in a run of capitals: "President Ann Lee"."""
    lower, first = passage.lower, start
    while first > max(0, start - _LONGEST_ROLE) and not _ends(passage, first):
        first -= 1
    found = {
        lower[index : index + length]
        for length in range(1, _LONGEST_ROLE + 1)
        for index in range(max(first, start - length), stop - length)
        if not (index > 0 and lower[index - 1] in grammar.titles)
    }
    spelled = _spelled(grammar.spelled_titles)
    near = lower[max(0, start - 1) : stop - 1]
    return found | {(word,) for title in near for word in spelled.get(title, ())}


@lru_cache(maxsize=8)
def _spelled(titles: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """The words that a short title stands for: "sen" for "senator" and "lawmaker"."""
    return {title: tuple(words) for title, *words in map(str.split, sorted(titles))}


def role_behind(passage: Passage, start: int, grammar: Grammar) -> tuple[int, int, int] | None:
    """Where the role between commas behind a name begins, its noun ends and all of it ends.

    "Ann Lee, the mayor of Porto, …"; a verb before the next pause makes it a clause of its own:
    "with Ann Lee, the mayor of Porto was late".
    """
    if start >= len(passage.words) or "," not in passage.gaps[start]:
        return None
    first, head = start, _noun_end(passage, start, grammar)
    for index in range(start, head):
        word = passage.lower[index]
        if word in grammar.determiners or word.endswith(("'s", "s'")):
            first = index + 1
    if first >= head or not is_role(passage.lower[head - 1], grammar):
        return None
    if any(grammar.is_verb_at(passage, index) for index in range(start, first)):
        return None  # "Lee, D-Ohio, accused the mayor"
    end = head
    while end < len(passage.words) and not _ends(passage, end):
        if passage.lower[end] in grammar.relatives:
            break
        if grammar.is_verb_at(passage, end) or end - head > _LONGEST_FIELD:
            return None
        end += 1
    return first, head, end


def _before(passage: Passage, run: Tokens, grammar: Grammar) -> tuple[int, int, int] | None:
    """As `role_behind`, of the role before a name between commas: "the mayor of Porto, Ann Lee, …"."""
    start, stop = run
    if "," not in passage.gaps[start] or not _ends(passage, stop):
        return None
    if stop < len(passage.words) and not passage.opens_sentence(stop):
        is_listed = passage.lower[stop] in grammar.coordinators or passage.words[stop][0].isupper()
        if is_listed:
            return None
    for index in range(start - 1, max(-1, start - _LONGEST_APPOSITION), -1):
        if _ends(passage, index + 1) and index + 1 < start:
            return None
        word = passage.lower[index]
        is_inside = index > 0 and passage.lower[index - 1] in grammar.prepositions
        is_inside = is_inside or word in grammar.prepositions  # "la ministre des Transports"
        if (word in grammar.determiners or word.endswith(("'s", "s'"))) and not is_inside:
            head = min(start, _noun_end(passage, index + 1, grammar))
            is_named = index + 1 < head and is_role(passage.lower[head - 1], grammar)
            return (index + 1, head, start) if is_named else None
    return None


def _noun_end(passage: Passage, start: int, grammar: Grammar) -> int:
    """Where the noun of a phrase ends: at a preposition, a relative or a pause."""
    stop = min(len(passage.words), start + _LONGEST_APPOSITION)
    for index in range(start, stop):
        word = passage.lower[index]
        if index > start and _ends(passage, index):
            return index
        is_that = index > start and word in grammar.complementizers
        if is_that or word in grammar.prepositions or word in grammar.relatives:
            return index
    return stop


def _ends(passage: Passage, index: int) -> bool:
    """Whether a pause, a mark or the end of a sentence stands before a token."""
    if index >= len(passage.words) or passage.opens_sentence(index):
        return True
    return breaks(passage.gaps[index]) or passage.quoted[index] != passage.quoted[index - 1]


def pair_in(passage: Passage, first: int, last: int, grammar: Grammar) -> tuple[Mention, ...]:
    """Two persons who open a sentence: "Ann Lee of Iowa and Sen. Tom Kern left. They …"; or none."""
    words, lower = passage.words, passage.lower
    first = skip_circumstance(passage, first, last, grammar)  # "In May, Ann Lee and Tom Kern left"
    inside = (i for i in range(first, last) if words[i][0].islower())
    link = next((i for i in inside if lower[i] not in grammar.topic_links), last)
    small = (i for i in range(link + 1, last) if words[i][0].islower() or breaks(passage.gaps[i]))
    end = next(small, last)
    is_joined = first < link < end - 1 and lower[link] in grammar.coordinators
    is_joined = is_joined and words[link + 1][0].isupper()
    if not is_joined or any(map(breaks, passage.gaps[first + 1 : link + 2])):
        return ()
    pair = mention_of(passage, first, link, grammar), mention_of(passage, link + 1, end, grammar)
    if any(each.kind is not MentionKind.NAME or each.is_group for each in pair):
        return ()
    name = f"{pair[0].name} {lower[link]} {pair[1].name}"
    span = passage.char_span(first, end)
    return (Mention(span, name, pair[1].head, MentionKind.NAME, Gender.PLURAL, is_group=False),)


def is_seat(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether a name tells of what somebody is mayor or head: "the mayor of Porto"; no "he" is that."""
    if start < 2 or passage.lower[start - 2] not in grammar.titles:
        return False
    is_of = grammar.frame_words.get(passage.lower[start - 1]) is Frame.OF
    return is_of and passage.lower[start] not in grammar.name_genders
