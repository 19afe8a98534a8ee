"""Attributions of a document: who says which stretch of it."""

from __future__ import annotations

from framing.domain.attribution import Attribution
from framing.domain.cue import VoiceLanguage
from framing.domain.document import Document, Zone
from framing.voice.grammar import grammar_of
from framing.voice.headlines import is_headline, with_echoes
from framing.voice.ownership import all_reports
from framing.voice.pairs import find_quotations
from framing.voice.passages import passages_of
from framing.voice.spellings import kinds_of
from framing.voice.telling import Teller
from framing.voice.turns import find_turns
from framing.voice.unclosed import shortened

TYPE_CHECKING = False
if TYPE_CHECKING:  # only an editor's session remembers
    from framing.voice.memory import ReportMemory


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
    shortened_by_block = [
        shortened(document, quotations, grammar) if quotations else () for quotations in by_block
    ]
    if grammar.incise_marks or grammar.dialogue_dashes:
        from framing.voice.incises import without_incises  # few languages have them

        shortened_by_block = [
            without_incises(document, block, quotations, grammar)
            for block, quotations in zip(blocks, shortened_by_block, strict=True)
        ]
    passages = passages_of(document, shortened_by_block, kinds_of(grammar))
    reports = [
        reports_in(passage, is_headline(passage, document.blocks[number].zone), grammar)
        for number, passage in enumerate(passages)
    ]
    turns = find_turns(document, passages, reports, grammar)
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
    return tuple(with_echoes(document, passages, found, are_marks_single=teller.are_marks_single))
