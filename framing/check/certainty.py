"""How sure it is that a use stands in the outlet's own voice: an error must be sure."""

from __future__ import annotations

from framing.check.conditions import other_words, words_before
from framing.check.wording import is_titled, sentence_around
from framing.domain.attribution import Attribution, Voice
from framing.domain.closed import words_of
from framing.domain.document import Document, Zone
from framing.domain.finding import Rule
from framing.domain.hit import ReferredHit
from framing.domain.scored import WalkedDocument
from framing.domain.span import Span

# Words that tell of what somebody says, thinks, finds or shows, reproaches or charges others
# with, in whatever grammar.
_TOLD = words_of(
    """
    accusation accusations accuse accused accuses accusing acquitted add added adds admonish
    admonished admonishing allegation allegations allege alleged alleges alleging announce
    announced argue argued argues arguing argument assert asserted asserts believe believed
    believes berate berated berating blame blamed blames blaming call called calling calls
    castigate castigated charge charged charges charging chastise chastised chastising chide
    chided chiding cite cited cites claim claimed claiming claims concern concerned concerns
    conclude concluded concludes concluding condemn condemned condemning condemns confirm
    confirmed confirming confirms consider considered considers contend contended contends
    convict convicted conviction convictions criticise criticised criticising criticize
    criticized criticizing deem deemed deeming deems denounced depict depicted depicts describe
    described describes describing discovered estimate estimated estimates fault faulted
    faulting fear feared fears find finding findings finds found framing guilty identified
    identifies identify indicate indicated indicates indicating indict indicted indictment
    indictments insinuated link linked linking links narrative paint painted paints pleaded pled
    portray portrayed portrays prosecute prosecuted quote quoted rebuke rebuked rebuking regard
    regarded regards report reported reportedly reports reproach reproached reproaching reveal
    revealed revealing reveals rhetoric said say saying says scold scolded scolding see sees
    sentenced show showed showing shown shows spin suggest suggested suggesting suggests tell
    telling tells theory tie tied ties told tying upbraid upbraided upbraiding view viewed views
    vow vowed vows warn warned warning warnings warns worried worries worry write writes wrote
    """
)
# What is spoken of when it stands in marks: the word itself.
_OF_WORDS = words_of("expression label phrase phrases term terms word words wording")
# Words that open what somebody says or asks, or what is only supposed.
_OPENERS = frozenset({"that", "whether", "if", "unless"})
# Words that tell only together.
_TOLD_TOGETHER = (
    *(
        " suspected of ",
        " make the case ",
        " made the case ",
        " making the case ",
        " wanted to know ",
    ),
    *(" rule out ", " ruled out ", " rules out ", " ruling out "),
)
_FILM_CHARS = 20
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
    if is_marked and not _OF_WORDS.isdisjoint(words_before(document, span)):
        return False
    if _is_behind_colon(document, span):
        return False
    sentence = sentence_around(document, span)
    reports = [each for each in walked.attributions if _is_in(each, sentence)]
    if any(each.source is not None and each.source.covers(span) for each in reports):
        return True
    return not reports and not _hints_at_others(document, hit)


def _hints_at_others(document: Document, hit: ReferredHit) -> bool:
    span = hit.hit.span
    words, before = other_words(document, span), words_before(document, span)
    if not (_TOLD | _ADDRESS).isdisjoint(words) or not _OPENERS.isdisjoint(before):
        return True
    if _is_told_together(before):
        return True
    is_body = hit.voiced.zone is Zone.BODY
    return is_body and (
        is_titled(document, span) or _is_introduced(document, span) or _is_film(document, span)
    )


def _is_told_together(before: list[str]) -> bool:
    """Whether words stand before that tell only together; "suspected men" are the outlet's."""
    row = f" {' '.join(before)} "
    return any(words in row for words in _TOLD_TOGETHER)


def _is_behind_colon(document: Document, span: Span) -> bool:
    """Whether a colon stands before the words in their sentence: it may open what others say."""
    sentence = sentence_around(document, span)
    return ": " in document.text[sentence.start : span.start]


def _is_film(document: Document, span: Span) -> bool:
    """Whether the paragraph ends with a running time, `02:14`: the title of a film, not prose."""
    index = document.block_index_at(span.start)
    if index is None:
        return False
    block = document.blocks[index].span
    last = document.text[max(block.start, block.end - _FILM_CHARS) : block.end].split()[-1:]
    minutes, colon, seconds = "".join(last).partition(":")
    return bool(colon) and minutes.isdigit() and seconds.isdigit() and len(seconds) == 2


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
