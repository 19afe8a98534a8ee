"""Turns: whole paragraphs that somebody speaks without quotation marks.

Transcripts ("Q: …", "LEE: …"), the paragraph after "Lee replied:", block quotations and
embedded posts with their signature line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from framing.domain.document import Document, Zone
from framing.domain.frozen import dataclass, replace
from framing.voice.grammar import Grammar
from framing.voice.passages import Passage, Tokens
from framing.voice.report import Report
from framing.voice.signatures import signature

_LABEL_TOKENS = 16
_LONGEST_HEAD, _LONGEST_SIGNATURE = 7, 12
_LONGEST_POST = 420  # characters: a post, its links and name
_DASHES = tuple("—–-―")
BULLETS = frozenset("*•·●▪■►‣")


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph spoken by one source: the tokens from `start` to `stop`, or to its end.

    `passage` and `source` tell where the source is named; `source` None leaves the speaker to
    the chain.
    """

    start: int
    passage: int
    source: Tokens | None
    rule: str
    stop: int | None = None


def find_turns(
    document: Document,
    passages: Sequence[Passage],
    reports: Sequence[tuple[Report, ...]],
    grammar: Grammar,
) -> dict[int, Turn]:
    """The turns of a document by the number of their passage."""
    body = [
        passage
        for passage in passages
        if document.blocks[passage.number].zone in (Zone.BODY, Zone.SUBHEAD)
        or (passage.lower and passage.lower[0] in grammar.transcript_leads)
    ]
    turns = dict(_transcript(body, grammar))
    if not turns and document.text.count("?\n") > 1:
        turns = dict(_interview(body, grammar))
    has_posts = "(@" in document.text
    for number, passage in enumerate(passages):
        if number in turns or not passage.words:
            continue
        turn = _post(document, passages, number) if has_posts else None
        if turn is None and has_posts:
            turn = _signed_post(document, passage)
        if turn is None and number and _ends_with_colon(document, passages, number - 1):
            turn = _excerpt(document, passages, reports, number, grammar)
        if turn is None and (last := turns.get(number - 1)) and last.rule == "list":
            turn = _next_entry(document, passage, last, grammar)
        if turn is None and document.blocks[number].is_quotation:
            turn = _block(passage, grammar)
        if turn is not None:
            turns[number] = turn
    if has_posts:
        turns |= dict(_parts_above(document, passages, turns))
    return turns


def without_posts(passages: list[Passage], turns: dict[int, Turn]) -> list[Passage]:
    """The passages, embedded posts and their signatures apart from the story: nobody there is meant by "he"."""
    posts = [(number, turn) for number, turn in turns.items() if turn.rule == "post"]
    apart = {at for number, turn in posts for at in (number, turn.passage)}
    return [replace(p, is_apart=True) if p.number in apart else p for p in passages]


def _transcript(passages: Sequence[Passage], grammar: Grammar) -> Iterator[tuple[int, Turn]]:
    if sum(_has_label(passage, grammar) for passage in passages) < 2:
        return
    from framing.voice.transcripts import spoken_in  # few texts are one

    for number, start, above, source in spoken_in(passages, grammar):
        yield number, Turn(start, above, source, "transcript")


def _interview(passages: Sequence[Passage], grammar: Grammar) -> Iterator[tuple[int, Turn]]:
    from framing.voice.interviews import answers_of  # few texts are one

    if (found := answers_of(passages, grammar)) is not None:
        answers, above, source = found
        yield from ((number, Turn(0, above, source, "interview")) for number in answers)


def _excerpt(
    document: Document,
    passages: Sequence[Passage],
    reports: Sequence[tuple[Report, ...]],
    number: int,
    grammar: Grammar,
) -> Turn | None:
    from framing.voice.excerpts import excerpt  # many texts have none

    return excerpt(document, passages, reports, number, grammar)


def _next_entry(document: Document, passage: Passage, last: Turn, grammar: Grammar) -> Turn | None:
    """A further entry of what somebody says as a list."""
    from framing.voice.excerpts import is_entry  # it is loaded where a list has begun

    is_body = document.blocks[passage.number].zone is Zone.BODY
    return last if is_body and is_entry(passage, grammar) else None


def _ends_with_colon(document: Document, passages: Sequence[Passage], number: int) -> bool:
    """Whether a colon ends a paragraph, or the one above a word such as "Advertisement"."""
    number -= number > 0 and document.blocks[number].zone is Zone.BOILERPLATE
    return passages[number].gaps[-1].rstrip().endswith(":")


def _block(passage: Passage, grammar: Grammar) -> Turn | None:
    """A block quotation; None where marks hold most of it, and tell what is quoted, or it only names who spoke."""
    n_marked = sum(owner != -1 for owner in passage.quoted)
    is_marked = 2 * n_marked >= len(passage.words)
    if is_marked or signature(passage, 0, grammar) is not None:
        return None
    return Turn(0, passage.number, None, "block quotation")


def _has_label(passage: Passage, grammar: Grammar) -> bool:
    """Whether a colon may end a label, or a full stop behind "Q"."""
    is_entry = not BULLETS.isdisjoint(passage.gaps[0])  # "* THE CREWS: They came in May."
    if ":" in "".join(passage.gaps[1:_LABEL_TOKENS]) and not is_entry:
        return True
    return len(passage.words) > 1 and is_stopped(passage, 1, grammar)


def is_stopped(passage: Passage, length: int, grammar: Grammar) -> bool:
    """Whether a full stop ends a label of one word: "Q. ", in Spanish "Pregunta. "."""
    is_lead = passage.lower[0] in grammar.members("stopped_leads")
    is_lead = is_lead and passage.words[0][0].isupper()
    return length == 1 and is_lead and passage.gaps[1].startswith(".")


def _post(document: Document, passages: Sequence[Passage], number: int) -> Turn | None:
    """The text of an embedded post: the next paragraph is "— Name (@handle) date"."""
    if number + 1 >= len(passages):
        return None
    signature = passages[number + 1]
    if not signature.words or not signature.gaps[0].lstrip().startswith(_DASHES):
        return None
    head = next((i for i, gap in enumerate(signature.gaps) if "(@" in gap), None)
    if head is None or head >= _LONGEST_HEAD or document.blocks[number].zone is not Zone.BODY:
        return None
    return Turn(0, number + 1, (0, head), "post")


def _parts_above(
    document: Document, passages: Sequence[Passage], turns: Mapping[int, Turn]
) -> Iterator[tuple[int, Turn]]:
    """The paragraphs between a line with a colon and the end of a post, which is signed once and never long."""
    for number, turn in turns.items():
        first = number if turn.rule == "post" else 0
        while first > 0 and not _ends_with_colon(document, passages, first - 1):
            first -= 1
            is_long = passages[number].span.end - passages[first].span.start > _LONGEST_POST
            if is_long or first in turns or document.blocks[first].zone is not Zone.BODY:
                first = 0
        for at in range(first, number if first > 0 else 0):
            if passages[at].words and passages[at].quoted[0] == -1:  # marks tell what they quote
                yield at, replace(turn, start=0, stop=None)


def _signed_post(document: Document, passage: Passage) -> Turn | None:
    """An embedded post that ends in its signature: "No boats today. — Ann Lee (@annlee) May 3, 2021"."""
    if document.blocks[passage.number].zone is not Zone.BODY:
        return None
    first = max(1, len(passage.words) - _LONGEST_SIGNATURE)
    head = next((i for i in range(first, len(passage.words)) if "(@" in passage.gaps[i]), None)
    if head is None:
        return None
    for dash in range(head - 1, max(0, head - _LONGEST_HEAD), -1):
        gap = passage.gaps[dash].strip("([ \n")  # "— (((Lee)))"
        if gap.endswith(_DASHES) and passage.gaps[dash] != "-":
            tag = passage.gaps[0].startswith("<")
            tags = (i for i in range(1, dash) if tag and ">" in passage.gaps[i])
            return Turn(next(tags, 0), passage.number, (dash, head), "post", dash)
    return None
