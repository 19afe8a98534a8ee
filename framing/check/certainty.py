"""How sure it is that a use stands in the outlet's own voice: an error must be sure."""

from __future__ import annotations

from framing.check.conditions import other_words, words_before
from framing.check.wording import is_titled
from framing.domain.attribution import Attribution, Voice
from framing.domain.document import Document, Zone
from framing.domain.finding import Rule
from framing.domain.hit import ReferredHit
from framing.domain.scored import WalkedDocument
from framing.domain.span import Span
from framing.domain.words import words_of

# Words that tell of what somebody says, thinks or shows, in whatever grammar.
_TOLD = words_of(
    """
    accusation accusations accuse accused accuses accusing add added adds allegation allegations
    allege alleged alleges alleging announce announced argue argued argues arguing argument
    assert asserted asserts believe believed believes blame blamed blames blaming call called
    calling calls charge charged charges charging cite cited cites claim claimed claiming claims concern concerned concerns
    consider considered considers contend contended contends criticised criticized denounced
    depict depicted depicts describe described describes describing fear feared fears framing
    identified identifies identify insinuated narrative paint painted paints portray portrayed
    portrays quote quoted regard regarded regards report reported reportedly reports rhetoric
    said say saying says see sees spin suggest suggested suggesting suggests tell telling tells
    theory told view viewed views vow vowed vows warn warned warning warnings warns worried
    worries worry write writes wrote
    """
)
_MARKS = "\"'“”„‘’‚«»‹›`"
# An outlet speaks to its reader seldom, a letter or a speech always.
_ADDRESS = words_of("you your yours yourself")


def is_surely_own(walked: WalkedDocument, hit: ReferredHit, rule: Rule) -> bool:
    """Whether nothing hints that somebody else may be speaking, or that the words are a title.

    Sure is a sentence that reports nothing, and the name of a speaker itself ("the rebels
    said"). Marks round the word are a hint too, unless the rule asks for them.
    """
    voiced, document, span = hit.voiced, walked.document, hit.hit.span
    if voiced.voice is not Voice.OWN:
        return True
    is_marked = voiced.distance is not None or _is_in_marks(document, span)
    if is_marked and (not rule.distances or voiced.distance is None):
        return False
    sentence = document.sentence_at(span.start) or span
    reports = [each for each in walked.attributions if _is_in(each, sentence)]
    if any(each.source is not None and each.source.covers(span) for each in reports):
        return True
    return not reports and not _hints_at_others(document, hit)


def _hints_at_others(document: Document, hit: ReferredHit) -> bool:
    span = hit.hit.span
    words = other_words(document, span)
    if not (_TOLD | _ADDRESS).isdisjoint(words) or "that" in words_before(document, span):
        return True
    is_body = hit.voiced.zone is Zone.BODY
    return is_body and (is_titled(document, span) or _is_introduced(document, span))


def _is_in_marks(document: Document, span: Span) -> bool:
    """Whether quotation marks stand right before and behind the words."""
    around = document.text[span.start - 1 : span.start] + document.text[span.end : span.end + 1]
    return len(around) == 2 and all(char in _MARKS for char in around)


def _is_introduced(document: Document, span: Span) -> bool:
    """Whether a colon ends the paragraph above: what follows may be quoted without marks."""
    index = document.block_index_at(span.start)
    if not index:
        return False
    above = document.blocks[index - 1].span
    return document.text[above.start : above.end].rstrip().endswith(":")


def _is_in(attribution: Attribution, sentence: Span) -> bool:
    """Whether somebody's speech, not just the marks round a word, lies in the sentence."""
    signs = (attribution.content, attribution.cue)
    return attribution.voice is not Voice.OWN and any(
        sign is not None and sign.overlaps(sentence) for sign in signs
    )
