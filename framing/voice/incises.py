"""Incises: the outlet's words inside somebody's speech, and speech that only dashes mark.

French "« C'est faux, a répondu Morel. Nous partons. »", Spanish "—Es falso —dijo Ruiz—. Nos vamos."
"""

from __future__ import annotations

from collections.abc import Iterator

from framing.domain.cue import Form, Frame
from framing.domain.document import Document
from framing.domain.folding import fold
from framing.domain.frozen import replace
from framing.domain.span import Span
from framing.voice.grammar import POST_FINITE, POST_PAST, Grammar
from framing.voice.pairs import Quotation
from framing.voice.spellings import in_small_letters

_LONGEST_INCISE, _LONGEST_APPOSITION = 12, 8
_PAUSES = frozenset(",?!…—–")
_ENDS = frozenset(",.;?!…—–:")
_OPENERS = "¿¡"


def without_incises(
    document: Document, block: Span, quotations: tuple[Quotation, ...], grammar: Grammar
) -> tuple[Quotation, ...]:
    """The quotations of a block, parted where the outlet tells who speaks.

    A block without marks that begins with a dash is a quotation if such words stand in it.
    """
    if not quotations:
        spoken = _behind_dash(document.text, block, grammar)
        parts = [] if spoken is None else list(_parts(document, spoken, grammar))
        return tuple(parts) if len(parts) > 1 or (parts and parts[0] != spoken) else ()
    return tuple(
        part
        for quotation in quotations
        for part in (
            _parts(document, quotation, grammar)
            if fold(document.text[quotation.outer.start]) in grammar.members("incise_marks")
            else (quotation,)
        )
    )


def _behind_dash(text: str, block: Span, grammar: Grammar) -> Quotation | None:
    """All that stands behind the dash at the head of a block, as if marks stood around it."""
    start = block.start
    while start < block.end and text[start].isspace():
        start += 1
    if start == block.end or text[start] not in grammar.members("dialogue_dashes"):
        return None
    content = Span(start + 1, block.end)
    return Quotation(Span(start, block.end), _trimmed(text, content), is_single=False)


def _parts(document: Document, quotation: Quotation, grammar: Grammar) -> Iterator[Quotation]:
    """The stretches of a quotation before, between and behind its incises."""
    text, tokens = document.text, document.tokens
    inside = tokens.range_within(quotation.content.start, quotation.content.end)
    words = in_small_letters([text[tokens.starts[i] : tokens.ends[i]] for i in inside])
    first = opened = 0
    index = 1
    while index < len(words):
        stop = _incise_end(document, inside, words, index, grammar)
        if stop is None:
            index += 1
            continue
        end = tokens.ends[inside[index - 1]]
        while text[end] in "?!…":
            end += 1
        start = quotation.outer.start if first == 0 else opened
        yield _part(text, quotation, start, end, is_first=first == 0)
        first = index = stop
        if stop < len(words):
            opened = tokens.starts[inside[stop]]
            opened -= text[opened - 1] in _OPENERS
    if first == 0:
        yield quotation
    elif first < len(words):
        yield _part(text, quotation, opened, quotation.content.end, is_first=False)


def _part(text: str, whole: Quotation, start: int, end: int, *, is_first: bool) -> Quotation:
    content = Span(whole.content.start if is_first else start, end)
    is_last = end == whole.content.end
    inner = tuple(span for span in whole.inner if start <= span.start and span.end <= end)
    return replace(
        whole,
        outer=Span(start, whole.outer.end if is_last else end),
        content=_trimmed(text, content),
        is_closed=whole.is_closed or not is_last,
        is_continued=whole.is_continued and is_last,
        continues=whole.continues and is_first,
        inner=inner,
    )


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _incise_end(
    document: Document, inside: range, words: list[str], index: int, grammar: Grammar
) -> int | None:
    """The word behind an incise that begins at a word, or None: ", a répondu Morel.", ", dit-il,"."""
    text, tokens = document.text, document.tokens
    gaps = [
        text[tokens.ends[at - 1] : tokens.starts[at]] if at > inside.start else ""
        for at in (*range(inside[index], min(inside.stop, inside[index] + _LONGEST_INCISE)),)
    ]
    if _PAUSES.isdisjoint(gaps[0]):
        return None
    subject = _subject_offset(words[index : index + len(gaps)], gaps, grammar)
    if subject is None:
        return None
    for offset in range(subject, len(gaps) + 1):
        at = index + offset
        is_at_end = at == len(words)
        if offset == len(gaps) and not is_at_end:
            return None
        if offset > subject and (is_at_end or not _ENDS.isdisjoint(gaps[offset])):
            first = index + subject
            if not _may_name(document, inside[first], words[first], grammar):
                return None
            return _behind_apposition(document, inside, words, (first, at), grammar)
        if is_at_end:
            return None
        if offset > subject and words[at] in grammar.complementizers:
            return None
    return None


def _behind_apposition(
    document: Document, inside: range, words: list[str], subject: tuple[int, int], grammar: Grammar
) -> int:
    """Behind what explains a subject: "…, dit le maire, Luc Morel, …", "…, dit Luc Morel, maire de Sarn."."""
    text, tokens = document.text, document.tokens
    first, at = subject
    stop, last = at + 1, min(len(words), at + _LONGEST_APPOSITION + 1)
    while stop < last and _ENDS.isdisjoint(
        text[tokens.ends[inside[stop - 1]] : tokens.starts[inside[stop]]]
    ):
        stop += 1
    if at >= len(words) or stop - at > _LONGEST_APPOSITION:
        return at
    if "," not in text[tokens.ends[inside[at - 1]] : tokens.starts[inside[at]]]:
        return at
    is_capital = [
        text[tokens.starts[inside[index]]].isupper() for index in (first, *range(at, stop))
    ]
    if not is_capital[0]:
        return stop if all(is_capital[1:]) else at
    noun = words[min(at + (words[at] in grammar.determiners), stop - 1)]
    is_role = noun in grammar.titles or noun in grammar.persons or noun.isdigit()
    return stop if is_role and not is_capital[1] else at


def _subject_offset(words: list[str], gaps: list[str], grammar: Grammar) -> int | None:
    """Behind how many words the subject of an inverted reporting verb begins, or None."""
    if words[0] in grammar.clitics and len(words) > 2:  # "s'agaça Morel", "s'est exclamé Morel"
        is_been = words[1] in grammar.be
        after = _subject_offset(words[1 + is_been :], gaps[1 + is_been :], grammar)
        return None if after is None else after + 1 + is_been
    for cue in grammar.cues_of(words[0]):
        n_words = len(cue.words)
        is_told = cue.form in (Form.PAST, Form.PRESENT) and Frame.POST in cue.frames
        if n_words > 1 and is_told and tuple(words[:n_words]) == cue.words:
            return n_words
    signs = grammar.cue_signs_of
    if words[0] in grammar.have:
        hyphened = 1
        while hyphened < len(words) and gaps[hyphened] == "-":
            hyphened += 1
        is_said = hyphened < len(words) and signs(words[hyphened]) & POST_PAST
        if not is_said:
            return None
        return hyphened - 1 if hyphened > 1 else 2
    if not signs(words[0]) & POST_FINITE:
        return None
    euphonic = len(words) > 2 and words[1] in grammar.euphonic and gaps[1] == "-"
    return 2 if euphonic else 1


def _may_name(document: Document, token: int, word: str, grammar: Grammar) -> bool:
    """Whether a word can begin who speaks: a capital, an article ("l'"), a pronoun of the third person."""
    tokens = document.tokens
    is_capital = document.text[tokens.starts[token]].isupper()
    return (
        is_capital
        or word in grammar.determiners
        or f"{word}'" in grammar.determiners
        or word in grammar.genders
    )
