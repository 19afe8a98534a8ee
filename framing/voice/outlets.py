"""The outlet beside marks and as a source, where a language's file tells its signs.

"D'après nos informations" and "este diario" are its own voice; "« C'est fini » : le ministre part." names who speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.domain.frozen import replace
from framing.voice.grammar import Grammar
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage, Tokens
from framing.voice.report import ANY_VERB, Report

_LONGEST_LEAD, _MOST_JOINED = 8, 4


def without_outlet(
    passage: Passage, reports: Sequence[Report], grammar: Grammar
) -> Iterator[Report]:
    """The reports of others: "d'après nos informations", "según este diario" are the outlet's word."""
    for report in reports:
        source = report.source or (0, 0)
        words = " ".join(passage.lower[source[0] : min(source[1], source[0] + 2)])
        if words not in grammar.members("outlet_words"):
            yield report


def without_topics(
    passage: Passage, reports: Sequence[Report], grammar: Grammar
) -> Iterator[Report]:
    """The reports of words beside marks but those of a topic: "Guerra en Sarn: “…”"; clitics are no name's."""
    for report in reports:
        if report.source is None:
            yield report
            continue
        start, stop = report.source
        behind = passage.lower[stop] if stop < len(passage.words) else ""
        is_topic = stop == start + 1 and report.rule == "before" and behind in grammar.prepositions
        if is_topic and passage.opens_sentence(start) and ":" in passage.gaps[report.regions[0][0]]:
            continue
        while stop > start + 1 and passage.lower[stop - 1] in grammar.clitics:
            stop -= 1  # "El alcalde lo tiene claro: “…”"
        yield replace(report, source=(start, stop))


def before_colon(passage: Passage, tokens: Tokens, grammar: Grammar) -> Report | None:
    """Whose words marks hold that open a sentence and lead to a colon: "« C'est fini » : Morel part."; or None."""
    start, at = tokens
    if start > 0 and passage.quoted[start - 1] == -1 and not passage.opens_sentence(start):
        return None
    for _ in range(_MOST_JOINED):  # "« Honteux », « indigne » : …"
        if at < len(passage.words) and passage.quoted[at] != -1:
            at = passage.quoted_ranges[passage.quoted[at]][1]
    if at >= len(passage.words) or ":" not in passage.gaps[at]:
        return None
    stop = passage.sentence_of(at)[1]
    source = _acting(passage, (at, stop), grammar)
    if source is None or not grammar.be.isdisjoint(passage.lower[source[1] : source[1] + 2]):
        return None  # "« Assassin » : le ministre a été accueilli par des cris"
    cue = source[0], source[0] + 1
    return Report(ANY_VERB, cue, source, (tokens,), rule="beside")


def _acting(passage: Passage, sentence: Tokens, grammar: Grammar) -> Tokens | None:
    """Who acts in a clause: its first subject that can speak, in German also behind its verb; or None."""
    if not grammar.clause_commas:
        from framing.voice.dropped import acts_in

        return acts_in(passage, sentence, grammar)
    from framing.voice.fields import subject_in
    from framing.voice.nouns import skipped

    index, stop = sentence
    last = min(stop, index + _LONGEST_LEAD)
    while index < last:
        found = subject_in(passage, index, stop, grammar)
        if found is not None:
            return found if may_speak(passage, *found, grammar) else None
        index = max(index + 1, skipped(passage, index, stop, grammar))
    return None
