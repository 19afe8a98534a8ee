"""Incises: the outlet's words inside somebody's speech, and speech that only dashes mark.

French "« C'est faux, a répondu Morel. Nous partons. »", Spanish "—Es falso —dijo Ruiz—. Nos vamos."
"""

from __future__ import annotations

from collections.abc import Iterator

from framing.domain.cue import Form, Frame
from framing.domain.document import Document
from framing.domain.folding import fold
from framing.domain.frozen import dataclass, replace
from framing.domain.span import Span
from framing.voice.grammar import POST_FINITE, POST_PAST, Grammar
from framing.voice.pairs import Quotation, trimmed
from framing.voice.passages import Passage
from framing.voice.spellings import in_small_letters

_LONGEST_INCISE, _LONGEST_APPOSITION, _LONGEST_ADJUNCT = 12, 8, 9
_PAUSES = frozenset(",?!…—–")
_ENDS = frozenset(",.;?!…—–:")
_OPENERS = "¿¡"


@dataclass(frozen=True, slots=True)
class _Speech:
    """The words of a quotation, as they stand and in small letters, and what stands before each."""

    shown: list[str]
    words: list[str]
    gaps: list[str]

    def is_capital(self, index: int) -> bool:
        return self.shown[index][0].isupper()

    def pause(self, start: int, stop: int) -> int:
        """The first word behind a pause, or `stop`."""
        return next((i for i in range(start, stop) if not _ENDS.isdisjoint(self.gaps[i])), stop)


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
    return Quotation(
        Span(start, block.end), trimmed(text, content.start, content.end), is_single=False
    )


def _parts(document: Document, quotation: Quotation, grammar: Grammar) -> Iterator[Quotation]:
    """The stretches of a quotation before, between and behind its incises."""
    text, tokens = document.text, document.tokens
    inside = tokens.range_within(quotation.content.start, quotation.content.end)
    shown = [text[tokens.starts[i] : tokens.ends[i]] for i in inside]
    gaps = ["", *[text[tokens.ends[i - 1] : tokens.starts[i]] for i in inside[1:]]]
    speech = _Speech(shown, in_small_letters(shown), gaps)
    first = opened = 0
    index = 1
    while index < len(shown):
        stop = _incise_end(speech, index, grammar)
        if stop is None:
            index += 1
            continue
        end = tokens.ends[inside[index - 1]]
        while text[end] in "?!…":
            end += 1
        start = quotation.outer.start if first == 0 else opened
        yield _part(text, quotation, start, end, is_first=first == 0)
        first = index = stop
        if stop < len(shown):
            opened = tokens.starts[inside[stop]]
            opened -= text[opened - 1] in _OPENERS
    if first == 0:
        yield quotation
    elif first < len(shown):
        yield _part(text, quotation, opened, quotation.content.end, is_first=False)


def _part(text: str, whole: Quotation, start: int, end: int, *, is_first: bool) -> Quotation:
    content = Span(whole.content.start if is_first else start, end)
    is_last = end == whole.content.end
    inner = tuple(span for span in whole.inner if start <= span.start and span.end <= end)
    return replace(
        whole,
        outer=Span(start, whole.outer.end if is_last else end),
        content=trimmed(text, content.start, content.end),
        is_closed=whole.is_closed or not is_last,
        is_continued=whole.is_continued and is_last,
        continues=whole.continues and is_first,
        inner=inner,
    )


def _incise_end(speech: _Speech, index: int, grammar: Grammar) -> int | None:
    """The word behind an incise that begins at a word, or None: ", a répondu Morel.", ", dit-il,"."""
    words, gaps = speech.words, speech.gaps
    if _PAUSES.isdisjoint(gaps[index]):
        return None
    last = min(len(words), index + _LONGEST_INCISE)
    offset = _subject_offset(words[index:last], gaps[index:last], grammar)
    if offset is None or index + offset >= last:
        return None
    first = index + offset
    stop = speech.pause(first + 1, last)
    is_open = stop == last and last < len(words)
    if is_open or not grammar.complementizers.isdisjoint(words[first + 1 : stop]):
        return None
    return (
        _behind_apposition(speech, first, stop, grammar)
        if _may_name(speech, first, grammar)
        else None
    )


def _behind_apposition(speech: _Speech, first: int, at: int, grammar: Grammar) -> int:
    """Behind what explains a subject: "…, dit le maire, Luc Morel, …", "…, dit Luc Morel, maire de Sarn.".

    Also behind an adjunct that ends the sentence: "…, dit le maire, venu en voisin.".
    """
    at = _behind_role(speech, first, at, grammar)
    last = min(len(speech.words), at + _LONGEST_ADJUNCT + 1)
    stop = speech.pause(at + 1, last)
    is_closed = stop < len(speech.words) and "." in speech.gaps[stop]
    if stop - at > _LONGEST_ADJUNCT or not is_closed or "," not in speech.gaps[at]:
        return at
    word = speech.words[at]
    is_adjunct = word in grammar.circumstance or grammar.has_ending(word, "agent_endings")
    is_adjunct = is_adjunct and not any(map(grammar.is_finite, speech.words[at + 1 : stop]))
    return stop if is_adjunct or word in grammar.participles else at


def _behind_role(speech: _Speech, first: int, at: int, grammar: Grammar) -> int:
    """Behind a role or a name between commas that explains a subject."""
    words, last = speech.words, min(len(speech.words), at + _LONGEST_APPOSITION + 1)
    if at == len(words) or "," not in speech.gaps[at]:
        return at
    stop = speech.pause(at + 1, last)
    if stop - at > _LONGEST_APPOSITION:
        return at
    if not speech.is_capital(first):
        return stop if all(speech.is_capital(i) for i in range(at, stop)) else at
    noun = words[min(at + (words[at] in grammar.determiners), stop - 1)]
    is_role = noun in grammar.titles or noun in grammar.persons or noun.isdigit()
    return stop if is_role and not speech.is_capital(at) else at


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


def _may_name(speech: _Speech, index: int, grammar: Grammar) -> bool:
    """Whether a word can begin who speaks: a capital, an article ("l'"), a pronoun of the third person."""
    word = speech.words[index]
    return (
        speech.is_capital(index)
        or word in grammar.determiners
        or f"{word}'" in grammar.determiners
        or word in grammar.genders
    )


def main_verb_behind(passage: Passage, relative: tuple[int, int, int], grammar: Grammar) -> int:
    """The comma behind which the verb of a subject comes that only a relative followed, or the end.

    "El alcalde, que aseguró que no hay dinero, | viaja mañana". `relative` are where it, what is said in
    it, and its sentence's rest begin and end.
    """
    first, start, stop = relative
    if "," not in passage.gaps[first] or passage.lower[first] not in grammar.relatives:
        return stop
    for index in range(start + 2, stop - 1):
        if "," in passage.gaps[index] and passage.quoted[index] == -1:
            word, behind = passage.lower[index : index + 2]
            word = behind if word in grammar.clitics or word in grammar.negations else word
            if _may_act(word, grammar) and passage.words[index][0].islower():
                return index
    return stop


def _may_act(word: str, grammar: Grammar) -> bool:
    """Whether a word may be a verb that no list knows: it opens no phrase, no clause, no place."""
    is_known = word in grammar.determiners or word in grammar.prepositions or word in grammar.times
    is_known |= word in grammar.coordinators or word in grammar.relatives
    is_known |= word in grammar.subordinators or word in grammar.complementizers
    is_known |= word in grammar.genders or word in grammar.questions or word in grammar.as_leads
    return not (is_known or grammar.is_adverb(word) or grammar.has_ending(word, "agent_endings"))
