"""Turns: whole paragraphs that somebody speaks without quotation marks.

Transcripts ("Q: …", "LEE: …"), the paragraph after "Lee replied:", block quotations and
embedded posts with their signature line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.domain.cue import Form, Frame
from framing.domain.document import Document, Zone
from framing.domain.frozen import dataclass, replace
from framing.voice.grammar import Grammar
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import subject_after
from framing.voice.report import Report

_LABEL_TOKENS = 16
_LONGEST_HEAD, _LONGEST_SIGNATURE = 7, 12
_LEAST_ANNOUNCED, _LONGEST_ANNOUNCEMENT = 8, 16
_READING = frozenset({"state", "read"})
_DASHES = tuple("—–-―")
_BULLETS = frozenset("*•·●▪■►‣")


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
        before = reports[number - 1] if number else ()
        turn: Turn | None = None
        if before and before[-1].runs_on:
            turn = _after_colon(document, passages, reports, number, grammar)
        if turn is None and has_posts:
            turn = _post(document, passages, number) or _signed_post(document, passage)
        if turn is None and number:
            turn = _announced(document, passages[number - 1], passage, grammar)
        if turn is None and document.blocks[number].is_quotation and not passage.quotations:
            turn = Turn(0, number, None, "block quotation")
        if turn is not None:
            turns[number] = turn
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


def _has_label(passage: Passage, grammar: Grammar) -> bool:
    """Whether a colon may end a label, or a full stop behind "Q"."""
    is_entry = not _BULLETS.isdisjoint(passage.gaps[0])  # "* THE CREWS: They came in May."
    if ":" in "".join(passage.gaps[1:_LABEL_TOKENS]) and not is_entry:
        return True
    return len(passage.words) > 1 and is_stopped(passage, 1, grammar)


def is_stopped(passage: Passage, length: int, grammar: Grammar) -> bool:
    """Whether a full stop ends a label of one word: "Q. ", in Spanish "Pregunta. "."""
    is_lead = passage.lower[0] in grammar.members("stopped_leads")
    is_lead = is_lead and passage.words[0][0].isupper()
    return length == 1 and is_lead and passage.gaps[1].startswith(".")


def _after_colon(
    document: Document,
    passages: Sequence[Passage],
    reports: Sequence[tuple[Report, ...]],
    number: int,
    grammar: Grammar,
) -> Turn | None:
    """The paragraph without marks after "Lee replied:"; the one before it runs on."""
    before = reports[number - 1]
    if passages[number].quotations or before[-1].source is None:
        return None
    is_list = not any(
        grammar.is_finite(word) or word in grammar.cues for word in passages[number].lower
    )
    if before[-1].regions and is_list:
        return None  # "Lee said three boats were sold:"
    if document.blocks[number].zone is not Zone.BODY:
        return None
    if not before[-1].cue.frames & {Frame.POST, Frame.QUOTE}:
        return None
    is_read = before[-1].cue.lemma in _READING  # "The act states:"
    if not is_read and any(map(_tells, reports[number])):
        return None
    if passages[number].gaps[-1].strip()[:1] not in tuple(".!?…"):
        return None
    return Turn(0, number - 1, before[-1].source, "colon")


def _announced(
    document: Document, above: Passage, passage: Passage, grammar: Grammar
) -> Turn | None:
    """The paragraph without marks below "Here is the key passage:" or a mere "From the Herald:"."""
    number, n_words = passage.number, len(passage.words)
    if passage.quotations or above.quotations or n_words < _LEAST_ANNOUNCED or not above.words:
        return None
    zones = [document.blocks[each].zone for each in (number - 1, number)]
    is_told = passage.gaps[-1].strip()[:1] in tuple(".!?…") and ":" not in passage.gaps[1:9]
    if above.gaps[-1].strip() != ":" or zones != [Zone.BODY, Zone.BODY] or not is_told:
        return None
    first, stop = above.sentences[-1]
    if stop - first > _LONGEST_ANNOUNCEMENT:
        return None
    words = above.lower[first:stop]
    if words[0] in grammar.origins:
        source = subject_after(above, (first, stop), first + 1, grammar)
        is_source = source is not None and not grammar.times.intersection(words)
        has_verb = any(grammar.is_verb_at(above, index) for index in range(first + 1, stop))
        return Turn(0, number - 1, source, "colon") if is_source and not has_verb else None
    is_text = not grammar.members("announced_texts").isdisjoint(words)
    return Turn(0, number, None, "block quotation") if is_text else None


def _tells(report: Report) -> bool:
    """Whether the outlet reports speech in the paragraph: "Lee said", not "they criticize us"."""
    return report.cue.form in (Form.PAST, Form.ADVERB) or Frame.POST in report.cue.frames


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
