"""Distance: words that hold a label at arm's length ("so-called", "what X calls", "as X calls it")."""

from __future__ import annotations

from bisect import bisect_left

from framing.domain.document import Document
from framing.domain.span import Span
from framing.expressions import IGNORECASE, VERBOSE, expression

_WINDOW = 60

# Matches "so-called ", "the self-proclaimed "; not "so they called " or "called the ".
_SO_CALLED = expression(
    r"""\b(?: so[ -]called | self[ -](?:styled|proclaimed|declared|appointed)
        | soi[ -]disant | sogenannte[nrsm]? | selbsternannte[nrsm]? | autoproclam[ée]e?s?
        | autoproclamad[oa]s? | llamad[oa]s | supuest[oa]s? | purported
        | (?:what|whom)\ (?:\w+\ ){1,5}?(?:call|calls|called|term|terms|termed|dub|dubs|dubbed) )
        \ (?:the\ |a\ |an\ )?["“‘'«„]?(?:[\w-]+\ ){0,1}["“‘'«„]?$""",
    VERBOSE | IGNORECASE,
)


# Matches ", as exiles call it", " in Sarn, as its critics have dubbed them"; not ", as they called".
_AS_CALLED = expression(
    r"""["”’'»“]?(?:\ (?:in|of|from|at|von|aus)\ [\w’'-]+){0,2}["”’'»“]?,["”’'»“]?\ (?:
        as\ (?:[\w’'-]+\ ){1,5}?(?:call|calls|called|term|terms|termed|dub|dubs|dubbed)
        \ (?:it|them|him|her|themselves|itself|himself|herself)
        | wie\ (?:[\w-]+\ ){0,4}?(?:es|ihn|sie|sich)\ (?:[\w-]+\ ){0,4}?(?:nennt|nennen|nannte|nannten)
        )\b""",
    VERBOSE | IGNORECASE,
)

# Each of those signs has it, and few texts do.
_AS_LEAD = expression(r""",["”’'»“]?\ (?:as|wie)\ """, VERBOSE | IGNORECASE)

# Some of these stands in each sign. To look for them in the whole text at once costs less than
# to look back from each hit.
_STEMS = (
    *("so called", "so-called", "self ", "self-", "disant", "purported", "what ", "whom "),
    *("sogenannt", "selbsternannt", "autoproclam", "llamad", "supuest"),
)


class Signs:
    """The places of a document where a sign of distance may stand."""

    __slots__ = ("_document", "_leads", "_places")

    def __init__(self, document: Document) -> None:
        self._document = document
        self._places = _places_of_stems(document.text)
        self._leads = [match.start() for match in _AS_LEAD.finditer(document.text)]

    def stand_before(self, span: Span) -> bool:
        """Whether a sign of distance stands right before the span, in the same sentence."""
        places = self._places
        if places is not None:
            index = bisect_left(places, span.start) - 1
            if index < 0 or places[index] < span.start - _WINDOW:
                return False
        sentence = self._document.sentence_at(span.start)
        start = max(span.start - _WINDOW, sentence.start if sentence else 0)
        return _SO_CALLED.search(self._document.text[start : span.start]) is not None

    def stand_behind(self, span: Span) -> bool:
        """Whether others are named right behind the span who call it so, in the same sentence."""
        leads = self._leads
        index = bisect_left(leads, span.end)
        if index == len(leads) or leads[index] >= span.end + _WINDOW:
            return False
        text = self._document.text
        sentence = self._document.sentence_at(span.start)
        end = min(span.end + 2 * _WINDOW, sentence.end if sentence else len(text))
        return _AS_CALLED.match(text, span.end, end) is not None


def _places_of_stems(text: str) -> list[int] | None:
    """Where a stem begins, in order; None where small letters have other places."""
    lowered = text.lower()
    if len(lowered) != len(text):
        return None
    places: list[int] = []
    for stem in _STEMS:
        place = lowered.find(stem)
        while place >= 0:
            places.append(place)
            place = lowered.find(stem, place + 1)
    places.sort()
    return places
