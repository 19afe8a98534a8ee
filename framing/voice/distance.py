"""Distance: words that hold a label at arm's length ("so-called", "what X calls")."""

from __future__ import annotations

import re

from framing.domain.document import Document
from framing.domain.span import Span

_WINDOW = 60

# Matches "so-called ", "the self-proclaimed "; not "so they called " or "called the ".
_SO_CALLED = re.compile(
    r"""\b(?: so[ -]called | self[ -](?:styled|proclaimed|declared|appointed)
        | soi[ -]disant | sogenannte[nrsm]? | selbsternannte[nrsm]? | autoproclam[ée]e?s?
        | autoproclamad[oa]s? | llamad[oa]s | supuest[oa]s? | purported
        | (?:what|whom)\ (?:\w+\ ){1,5}?(?:call|calls|called|term|terms|termed|dub|dubs|dubbed) )
        \ (?:the\ |a\ |an\ )?["“‘'«„]?(?:[\w-]+\ ){0,1}["“‘'«„]?$""",
    re.VERBOSE | re.IGNORECASE,
)


def is_so_called(document: Document, span: Span) -> bool:
    """Whether a sign of distance stands right before the span, in the same sentence."""
    sentence = document.sentence_at(span.start)
    start = max(span.start - _WINDOW, sentence.start if sentence else 0)
    return _SO_CALLED.search(document.text[start : span.start]) is not None
