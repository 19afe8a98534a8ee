"""Turns: whole paragraphs that somebody speaks without quotation marks.

Transcripts ("Q: …", "LEE: …"), the paragraph after "Lee replied:", block quotations and
embedded posts with their signature line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from framing.domain.cue import Form, Frame
from framing.domain.document import Document, Zone
from framing.domain.frozen import dataclass, replace
from framing.voice.grammar import Grammar
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import subject_after
from framing.voice.report import Report

_LABEL_TOKENS, _LEAST_SPEECH = 7, 4
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
    labelled = [passage for passage in passages if _has_label(passage, grammar)]
    if len(labelled) < 2 or sum(_is_form_label(passage, grammar) for passage in labelled) > 1:
        return
    by_number = {passage.number: passage for passage in labelled}
    labels = {
        passage.number: length
        for passage in labelled
        if (length := _label_length(passage, grammar)) is not None
    }
    spoken = _spoken(by_number, labels, grammar)
    if len(spoken) < 2 or len({_label(by_number[n], k) for n, k in spoken.items()}) < 2:
        return
    last = max(spoken)
    current: int | None = None
    for passage in passages:
        number = passage.number
        if number in spoken:
            current = number
            yield number, Turn(spoken[number], number, (0, spoken[number]), "transcript")
        elif passage.words and _is_narrated(passage, spoken):
            current = None
        elif passage.words and current is not None and number < last:
            yield number, Turn(0, current, (0, spoken[current]), "transcript")


def _interview(passages: Sequence[Passage], grammar: Grammar) -> Iterator[tuple[int, Turn]]:
    from framing.voice.interviews import answers_of  # few texts are one

    if (found := answers_of(passages, grammar)) is not None:
        answers, above, source = found
        yield from ((number, Turn(0, above, source, "interview")) for number in answers)


def _is_narrated(passage: Passage, spoken: dict[int, int]) -> bool:
    """Whether a paragraph without a label is the outlet's: in brackets, or before the colon of a turn."""
    is_lead = passage.gaps[-1].strip() == ":" and passage.number + 1 in spoken
    return is_lead or passage.gaps[0].startswith(("(", "["))


def _spoken(
    by_number: dict[int, Passage], labels: dict[int, int], grammar: Grammar
) -> dict[int, int]:
    """The labels of those who speak: in capitals, seen twice, or a person's beside such a one.

    One word behind a label is speech where more stand behind the same label elsewhere.
    """
    named = {number: _label(by_number[number], length) for number, length in labels.items()}
    long = {number for number, length in labels.items() if _speaks(by_number[number], length)}
    counted = Counter(named[number] for number in long)
    known = {
        named[number]
        for number in long
        if counted[named[number]] > 1
        or named[number] in grammar.transcript_leads
        or _is_capital_label(by_number[number], labels[number])
    }
    return {
        number: length
        for number, length in labels.items()
        if named[number] in known
        or (
            number in long
            and not known.isdisjoint((named.get(number - 1), named.get(number + 1)))
            and may_speak(by_number[number], 0, length, grammar)
            and (length > 1 or named[number] in grammar.name_genders)
        )
    }


def _has_label(passage: Passage, grammar: Grammar) -> bool:
    """Whether a colon may end a label, or a full stop behind "Q"."""
    is_entry = not _BULLETS.isdisjoint(passage.gaps[0])  # "* THE CREWS: They came in May."
    if ":" in "".join(passage.gaps[1:_LABEL_TOKENS]) and not is_entry:
        return True
    return len(passage.words) > 1 and _is_stopped(passage, 1, grammar)


def _is_stopped(passage: Passage, length: int, grammar: Grammar) -> bool:
    """Whether a full stop ends a label of one word: "Q. ", in Spanish "Pregunta. "."""
    is_lead = passage.lower[0] in grammar.members("stopped_leads")
    is_lead = is_lead and passage.words[0][0].isupper()
    return length == 1 and is_lead and passage.gaps[1].startswith(".")


def _speaks(passage: Passage, length: int) -> bool:
    """Whether words enough stand behind a label to be speech; behind "Q" any are."""
    is_speech = passage.gaps[length] != ":" and len(passage.words) - length >= _LEAST_SPEECH
    return is_speech or passage.words[length - 1] in "QA"


def _label_length(passage: Passage, grammar: Grammar) -> int | None:
    """How many words stand before a colon at the head of a paragraph, if they may name a speaker."""
    for index in range(1, min(len(passage.words), _LABEL_TOKENS)):
        gap, word, lower = passage.gaps[index], passage.words[index - 1], passage.lower[index - 1]
        is_article = lower in grammar.determiners and lower not in grammar.transcript_leads
        if not word[0].isupper() or (is_article and (index > 1 or lower not in grammar.definite)):
            return None
        if gap.lstrip().startswith(":") or _is_stopped(passage, index, grammar):
            return None if is_article or passage.lower[index] == lower else index  # "LEE: Lee ran"
        if gap.strip(" .'’-"):
            return None
    return None


def _is_form_label(passage: Passage, grammar: Grammar) -> bool:
    """Whether a paragraph begins like an entry of a form: "WHAT THEY WANT:", "LEE'S VIEW:"."""
    length = next((i for i, gap in enumerate(passage.gaps[1:_LABEL_TOKENS], 1) if ":" in gap), 0)
    return length > 1 and any(
        passage.words[i].isupper()
        and (
            passage.lower[i] in grammar.questions
            or passage.lower[i] in grammar.subject_pronouns
            or passage.lower[i].endswith(("'s", "s'"))
        )
        for i in range(length)
    )


def _label(passage: Passage, length: int) -> str:
    return passage.lower[length - 1]


def _is_capital_label(passage: Passage, length: int) -> bool:
    return all(word.isupper() and len(word) > 1 for word in passage.words[:length])


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
