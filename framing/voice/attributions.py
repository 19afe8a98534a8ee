"""Attributions of a document: who says which stretch of it; and the hits that get their voice by them.

A hit's voice is a look-up by place; words beside it may hold a label at arm's length: "so-called",
"what X calls", "as X calls it".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from framing.domain.attribution import Attribution, Distance, Voice
from framing.domain.cue import VoiceLanguage
from framing.domain.document import Document, Zone
from framing.domain.folding import fold
from framing.domain.frozen import NamedTuple, replace
from framing.domain.hit import Hit, VoicedHit
from framing.domain.span import Span
from framing.expressions import expression
from framing.voice.grammar import Grammar, grammar_of
from framing.voice.headlines import is_headline, with_echoes
from framing.voice.ownership import all_reports
from framing.voice.pairs import Quotation, find_quotations
from framing.voice.passages import Passage, passages_of
from framing.voice.spellings import kinds_of
from framing.voice.telling import Teller
from framing.voice.turns import find_turns, without_posts

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

    from framing.voice.memory import ReportMemory  # only an editor's session has one

_WINDOW = 60
_HEADINGS = (Zone.HEADLINE, Zone.SUBHEAD)
_SHORTEST_REPEATED = 4
_OPENER, _CLOSER, _WORD = """["“'«„]""", """["”'»“]""", r"[\w'-]+"
_CLOSERS = ("", *"\"”'»“")


def find_attributions(
    document: Document, language: VoiceLanguage, memory: ReportMemory | None = None
) -> tuple[Attribution, ...]:
    """All stretches of the document that are not plainly the outlet's own, ordered, disjoint.

    `memory` holds what paragraphs of an earlier version of the document report.
    """
    grammar = grammar_of(language)
    reports_in = all_reports
    if memory is not None:
        memory.next_version(grammar)
        reports_in = memory.all_reports
    blocks = [block.span for block in document.blocks]
    by_block = find_quotations(
        document.text, blocks, language.members("elisions"), language.members("unowned")
    )
    shortened_by_block = [_paired(document, quotations, grammar) for quotations in by_block]
    if language.members("incise_marks") or language.members("dialogue_dashes"):
        from framing.voice.incises import without_incises  # few languages have them

        shortened_by_block = [
            without_incises(document, block, quotations, grammar)
            for block, quotations in zip(blocks, shortened_by_block, strict=True)
        ]
    kickers = language.members("kickers")
    passages = passages_of(document, shortened_by_block, kinds_of(grammar), kickers)
    reports = [
        reports_in(passage, is_headline(passage, document.blocks[number].zone), grammar)
        for number, passage in enumerate(passages)
    ]
    turns = find_turns(document, passages, reports, grammar)
    passages = without_posts(passages, turns)
    teller = Teller(document, grammar, passages, reports)
    found: list[Attribution] = []
    for number, passage in enumerate(passages):
        zone = document.blocks[number].zone
        if zone in (Zone.BOILERPLATE, Zone.COMMENT):
            continue
        if number in turns:
            found.append(teller.turn(passage, passages[turns[number].passage], turns[number]))
        else:
            found += teller.tell(passage, reports[number])
    found = with_echoes(document, passages, found, are_odd_single=teller.are_odd_single)
    return tuple(_with_repeats(document, passages, found))


def _paired(
    document: Document, quotations: Sequence[Quotation], grammar: Grammar
) -> tuple[Quotation, ...]:
    """The quotations of a block, those without one of their marks cut where the outlet speaks."""
    if all([quotation.is_opened and quotation.is_closed for quotation in quotations]):
        return tuple(quotations)
    from framing.voice.unclosed import shortened  # few texts leave a mark out

    return shortened(document, quotations, grammar)


def _with_repeats(
    document: Document, passages: Sequence[Passage], found: list[Attribution]
) -> list[Attribution]:
    """The attributions, and those of headings again where links or counters repeat them whole."""
    zones = [block.zone for block in document.blocks]
    links = [passage for passage in passages if zones[passage.number] is Zone.BOILERPLATE]
    if not found or not links:
        return found
    starts = [attribution.content.start for attribution in found]
    wanted = [
        (passage, f" {' '.join(passage.lower)} ")
        for passage in passages
        if zones[passage.number] in _HEADINGS and len(passage) >= _SHORTEST_REPEATED
    ]
    repeated = []
    for link in links:
        words = f" {' '.join(link.lower)} "
        heading, stands = next((each for each in wanted if each[1] in words), (None, ""))
        if heading is not None:
            place = words[: words.index(stands)].count(" ")
            first, stop = (bisect_left(starts, at) for at in (heading.span.start, heading.span.end))
            repeated += [_moved(found[at], heading, link, place) for at in range(first, stop)]
    return sorted((*found, *repeated), key=_start) if repeated else found


def _moved(attribution: Attribution, heading: Passage, link: Passage, place: int) -> Attribution:
    """What a heading attributes, in a link whose words repeat it from this token on."""

    def moved(span: Span | None) -> Span | None:
        if span is None or not heading.span.covers(span):
            return span
        first = bisect_left(heading.starts, span.start)
        stop = bisect_right(heading.ends, span.end)
        return link.char_span(first + place, stop + place) if first < stop else None  # a colon

    return replace(
        attribution,
        content=moved(attribution.content) or attribution.content,
        cue=moved(attribution.cue),
        source=moved(attribution.source),
        inner=tuple([span for span in map(moved, attribution.inner) if span is not None]),
        wording=moved(attribution.wording),
        reason="repeats",
    )


def _start(attribution: Attribution) -> int:
    return attribution.content.start


def assign_voices(
    document: Document,
    hits: Sequence[Hit],
    attributions: Sequence[Attribution],
    language: VoiceLanguage,
) -> tuple[VoicedHit, ...]:
    """Each hit with its voice, distance and zone, in the order given.

    A hit that names the target of an accusation or the addressee of an appeal stands in the
    outlet's own voice, though it lies inside what is reported.
    """
    if not hits:
        return ()
    starts = [attribution.content.start for attribution in attributions]
    zones = document.zones_at([hit.span.start for hit in hits])
    signs = Signs(document, language)
    voiced: list[VoicedHit] = []
    for hit, zone in zip(hits, zones, strict=True):
        span = hit.span
        index = bisect_right(starts, span.start) - 1
        attribution = attributions[index] if index >= 0 else None
        if attribution is not None and span.start >= attribution.content.end:
            attribution = None
        distance = attribution.distance if attribution is not None else None
        if signs.stand_before(span) or signs.stand_behind(span):
            distance = Distance.SO_CALLED
        if attribution is None or _is_outlets_wording(span, attribution):
            kept = None if distance is None else attribution
            voiced.append(VoicedHit(hit, Voice.OWN, distance, zone, kept))
        else:
            voiced.append(VoicedHit(hit, attribution.voice, distance, zone, attribution))
    return tuple(voiced)


def _is_outlets_wording(span: Span, attribution: Attribution) -> bool:
    return attribution.wording is not None and attribution.wording.covers(span)


class Signs:
    """The places of a document where a sign of distance may stand.

    Where folding moves letters, each hit's neighbourhood is folded by itself.
    """

    __slots__ = ("_document", "_expressions", "_folded", "_leads", "_places")

    def __init__(self, document: Document, language: VoiceLanguage) -> None:
        self._document = document
        self._expressions = _expressions_of(language)
        self._folded = _folded_in_place(document.text)
        # To look for them in the whole text at once costs less than to look round each hit.
        stems, leads = self._expressions.stems, self._expressions.leads
        self._places = _places_of(stems, self._folded) if self._folded is not None else None
        self._leads = _places_of(leads, self._folded) if self._folded is not None else None

    def stand_before(self, span: Span) -> bool:
        """Whether a sign of distance stands right before the span, in the same sentence."""
        places = self._places
        if places is not None:
            index = bisect_left(places, span.start) - 1
            if index < 0 or places[index] < span.start - _WINDOW:
                return False
        sentence = self._document.sentence_at(span.start)
        start = max(span.start - _WINDOW, sentence.start if sentence else 0)
        return self._expressions.before.search(self._read(start, span.start)) is not None

    def stand_behind(self, span: Span) -> bool:
        """Whether others are named right behind the span who call it so, in the same sentence."""
        leads = self._leads
        if leads is not None:
            index = bisect_left(leads, span.end)
            if index == len(leads) or leads[index] >= span.end + _WINDOW:
                return False
        sentence = self._document.sentence_at(span.start)
        last = sentence.end if sentence else len(self._document.text)
        end = min(span.end + 2 * _WINDOW, last)
        return self._expressions.behind.match(self._read(span.end, end)) is not None

    def _read(self, start: int, end: int) -> str:
        if self._folded is not None:
            return self._folded[start:end]
        return fold(self._document.text[start:end])


def _folded_in_place(text: str) -> str | None:
    """The text folded kind by kind of letter, each where it stood; None where letters would move."""
    folded = text.lower()
    if text.isascii():
        return folded
    for char in [each for each in set(folded) if not each.isascii()]:
        plain = fold(char)
        if not plain:
            return None  # a combining accent, a soft hyphen
        if len(plain) == 1:
            folded = folded.replace(char, plain)
    return folded if len(folded) == len(text) else None


def _places_of(stems: Sequence[str], folded: str) -> list[int]:
    """Where a stem begins, in order."""
    places: list[int] = []
    for stem in stems:
        place = folded.find(stem)
        while place >= 0:
            places.append(place)
            place = folded.find(stem, place + 1)
    places.sort()
    return places


class _Expressions(NamedTuple):
    """What finds a language's signs of distance, and what each of them has in it."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    stems: tuple[str, ...]
    leads: tuple[str, ...]


@lru_cache(maxsize=8)
def _expressions_of(language: VoiceLanguage) -> _Expressions:
    """Matches "so-called ", "what the army calls "; ", as exiles call it"; not ", as they called"."""
    words = language.members
    so_called, leads, links = map(_any, map(words, ("so_called", "calling_leads", "links")))
    articles, as_leads, before_verb = map(
        _any, map(words, ("articles", "as_leads", "objects_called"))
    )
    callings, behind_verb = _any(words("callings")), _any(words("called_objects"))
    fewest = 0 if "dropped subjects" in words("habits") else 1
    before = (
        rf"\b(?:{so_called}|{leads}(?:{_WORD} ){{{fewest},5}}?{callings})"
        rf"{articles}?{_OPENER}?(?:{_WORD} )?{_OPENER}?$"
    )
    behind = (
        rf"{_CLOSER}?(?: {links}{_WORD}){{0,2}}{_CLOSER}?,{_CLOSER}? {as_leads}(?:"
        # "as exiles call them", "wie Exilanten sie nennen"
        rf"(?:{_WORD} ){{1,5}}?{callings}{behind_verb}"
        rf"|(?:{_WORD} ){{0,4}}?{before_verb}(?:{_WORD} ){{0,4}}?{callings})"
    )
    return _Expressions(
        expression(before),
        expression(behind),
        tuple(sorted(words("so_called") | words("calling_leads"))),
        tuple([f",{mark} {lead} " for lead in sorted(words("as_leads")) for mark in _CLOSERS]),
    )


def _any(words: frozenset[str]) -> str:
    """The source of an expression for each of the words and its end or the gap behind it; for none, nothing."""
    each = [word if word.endswith("'") else rf"{word}\b ?" for word in sorted(words)]
    return f"(?:{'|'.join(each)})" if each else "(?!)"
