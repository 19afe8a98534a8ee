"""Overrun: where, in words whose closing mark is missing, the outlet plainly speaks again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from framing.domain.cue import Frame
from framing.domain.document import Document
from framing.voice.grammar import FINITE, POST_FINITE, POST_SAYING, Grammar, breaks

_PAUSES = frozenset(",?!;—–")
_LONGEST_NAME, _LONGEST_ROLE = 6, 4
_LONGEST_SOURCE = 8
_LONGEST_APPOSITION, _LONGEST_RELATIVE = 12, 20


def attribution_in(
    document: Document, tokens: range, grammar: Grammar, *, is_continued: bool
) -> int | None:
    """The end of the word before ", Lee said", ", said Lee"; of a fragment, ", according to Lee".

    Words that the next paragraph goes on with mostly lack no mark: there, a verb ends its sentence.
    """
    spans = document.tokens
    is_fragment = word_at(document, tokens.start)[0].islower()
    for index in tokens[1:]:
        word = word_at(document, index).lower()
        if is_fragment and word in grammar.according_words and pauses(document, index):
            return spans.ends[index - 1] + 1
        if not tells(word, grammar):
            continue
        if pauses(document, index):
            first = _explained_name(document, index, tokens.start, grammar)
            if first is None and _opens_name(document, index + 1, tokens.stop, grammar):
                first = index
        elif is_continued and not _ends_sentence(document, index + 1):
            first = None
        elif _closes(document, index, tokens.stop, grammar):
            first = subject_start(document, index, tokens.start, grammar)
        else:
            first = None
        if first is not None and first > tokens.start:
            return spans.ends[first - 1] + 1
    return None


def tells(word: str, grammar: Grammar) -> bool:
    """Whether a verb may stand behind what is said: "…, Lee said", "…, Lee continued"."""
    signs = grammar.cue_signs_of(word)
    if signs & POST_FINITE or not signs & FINITE:
        return bool(signs & POST_FINITE)
    return any(Frame.QUOTE in cue.frames for cue in grammar.cues_of(word))


def _closes(document: Document, cue: int, stop: int, grammar: Grammar) -> bool:
    """Whether a verb that says looks back to what is said: a pause, time, place or listener follows.

    Not in "First, she vowed that …": that is told inside the marks. Nor "…, the crews continued to sail".
    """
    after = cue + 1
    if after >= stop or pauses(document, after) or _ends_sentence(document, after):
        return True
    word, cue_word = word_at(document, after).lower(), word_at(document, cue).lower()
    is_sure = grammar.cue_signs_of(cue_word) & POST_FINITE
    if word in grammar.complementizers or not is_sure:
        return False
    has_listener = any(Frame.LISTENER in cue.frames for cue in grammar.cues_of(cue_word))
    return (
        (has_listener and not _leads_on(document, after, stop, grammar))
        or word in grammar.prepositions
        or word in grammar.times
        or word in grammar.clause_leads
        or word in grammar.coordinators
        or grammar.is_adverb(word)
    )


def _leads_on(document: Document, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a listener is told to do something, or that something is: "asked crews to leave"."""
    for index in range(start + 1, min(stop, start + _LONGEST_SOURCE)):
        if pauses(document, index) or _ends_sentence(document, index):
            return False
        word = word_at(document, index).lower()
        if word in grammar.infinitive or word in grammar.complementizers:
            return True
    return False


def _ends_sentence(document: Document, index: int) -> bool:
    """Whether a sentence, or the text, ends before a token."""
    if index == len(document.tokens.starts):
        return True
    number = bisect_left(document.sentences.starts, document.tokens.ends[index - 1])
    starts = document.sentences.starts
    return number < len(starts) and starts[number] <= document.tokens.starts[index]


def subject_start(document: Document, cue: int, limit: int, grammar: Grammar) -> int | None:
    """The first token of the pronoun, name or role behind a pause and right before a cue."""
    first = _behind_pause(document, cue, limit, _LONGEST_SOURCE)
    if first is None:
        return None
    words = [word_at(document, index) for index in range(first, cue)]
    if len(words) > 1 and words[-1] in grammar.have:  # "Lee has said"
        words.pop()
    is_noun = words[-1].lower() in grammar.determiners or (
        word_at(document, cue).lower() in grammar.also_nouns
        and words[0] not in grammar.subject_pronouns
        and not any(word[0].isupper() for word in words)
    )
    if is_noun or not (
        words[0][0].isupper()
        or words[0] in grammar.determiners
        or words[0] in grammar.subject_pronouns
        or _is_role(words, grammar)
    ):
        return None
    is_clause = any(
        grammar.is_finite(word) and (place == 0 or words[place - 1].lower() not in grammar.articles)
        for place, word in enumerate(words)
    )
    return None if is_clause else first


def _is_role(words: list[str], grammar: Grammar) -> bool:
    """Whether words are people, or a name with what its bearer is: "federal prosecutors", "clerk Ann Lee"."""
    small = [word for word in words if word[0].islower()]
    if len(small) == len(words):
        return words[-1] in grammar.plural_people or words[-1].removesuffix("s") in grammar.persons
    is_name = words[-1][0].isupper() and words[len(small) :] == words[-(len(words) - len(small)) :]
    return is_name and not grammar.persons.isdisjoint(small)


def _explained_name(document: Document, cue: int, limit: int, grammar: Grammar) -> int | None:
    """The first token of the name before an apposition: ", Ann Lee, a clerk, said"."""
    apposition = _behind_pause(document, cue, limit, _LONGEST_RELATIVE)
    if apposition is None:
        return None
    is_relative = word_at(document, apposition) in grammar.aside_leads
    if cue - apposition > _LONGEST_APPOSITION and not is_relative:
        return None
    name = _behind_pause(document, apposition, limit, _LONGEST_NAME)
    if name is None or apposition - name < 2:
        return None
    is_name = all(word_at(document, index)[0].isupper() for index in range(name, apposition))
    return name if is_name else None


def _behind_pause(document: Document, stop: int, limit: int, longest: int) -> int | None:
    """The token behind the last pause before `stop`, not the pause at `stop` itself."""
    for index in range(stop - 1, max(limit, stop - 1 - longest), -1):
        if pauses(document, index):
            return index
    return None


def _opens_name(document: Document, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether a name or noun begins: "Ann Lee", "the mayor", "former Porto mayor Ann Lee"."""
    if index >= stop:
        return False
    word = word_at(document, index)
    if word[0].isupper() or word in grammar.determiners:
        return True
    near = [word_at(document, i) for i in range(index, min(stop, index + _LONGEST_ROLE))]
    is_named = any(each[0].isupper() for each in near)
    return is_named and not grammar.persons.isdisjoint(near)


def next_marks_from(document: Document, tokens: range, end: int, grammar: Grammar) -> int | None:
    """Where the outlet speaks again before marks that open at `end`; None where they open a sentence.

    What stands before them in their sentence leads to them: “… floods. She added that “…”. Words that
    begin in that sentence too end before what joins them, a “good plan | that brings “water”, or before
    who goes on: “They sank, | adding, “…”.
    """
    if not document.text[end : end + 1].strip():
        return None
    spans, sentences = document.tokens, document.sentences
    sentence = sentences.starts[bisect_right(sentences.starts, spans.starts[tokens[-1]]) - 1]
    if bisect_right(sentences.starts, end) != bisect_right(
        sentences.starts, spans.starts[tokens[-1]]
    ):
        return None
    if sentence > spans.starts[tokens.start]:
        return spans.ends[bisect_left(spans.starts, sentence) - 1] + 1
    if word_at(document, tokens.start)[0].islower():
        joints = (i for i in tokens[1:] if _joins(word_at(document, i), grammar))
        return next((spans.ends[i - 1] for i in joints), None)
    goes_on = (
        i
        for i in tokens[1:]
        if grammar.cue_signs_of(word_at(document, i)) & POST_SAYING and pauses(document, i)
    )
    return next((spans.ends[i - 1] + 1 for i in goes_on), None)


def _joins(word: str, grammar: Grammar) -> bool:
    return (
        word in grammar.coordinators
        or word in grammar.complementizers
        or word in grammar.subordinators
    )


def pause_after(document: Document, tokens: range, grammar: Grammar) -> int | None:
    """The first pause after words that begin in the middle of a clause."""
    spans = document.tokens
    is_clause = word_at(document, tokens.start)[0].islower() and not _opens_block(document, tokens)
    is_inside = _is_inside(document, tokens.start, grammar)
    if not (is_clause or is_inside):
        return None
    sentence_end = end_of_sentence(document, spans.starts[tokens.start])
    for index in tokens[1:]:
        gap = gap_before(document, index)
        is_apart = breaks(gap) or not _PAUSES.isdisjoint(gap)
        if spans.starts[index] >= sentence_end or is_apart:
            return min(spans.ends[index - 1] + 1, sentence_end)
    return sentence_end


def _opens_block(document: Document, tokens: range) -> bool:
    """Whether no word of its paragraph stands before the first token."""
    return tokens.start == 0 or "\n" in gap_before(document, tokens.start)


def _is_inside(document: Document, index: int, grammar: Grammar) -> bool:
    """Whether words in the middle of a clause are no sentence: saw the “Old Bay; not: said that “We"."""
    if index == 0:
        return False
    gap = gap_before(document, index)
    word = word_at(document, index - 1).lower()
    leads = _joins(word, grammar) or word in grammar.cues
    return len(gap.strip()) == 1 and "\n" not in gap and not leads


def end_of_sentence(document: Document, offset: int) -> int:
    """Where the sentence that holds an offset ends."""
    number = bisect_left(document.sentences.ends, offset + 1)
    return document.sentences.ends[number]


def word_at(document: Document, index: int) -> str:
    """A token's letters."""
    return document.text[document.tokens.starts[index] : document.tokens.ends[index]]


def gap_before(document: Document, index: int) -> str:
    """What stands between a token, not the first, and the one before."""
    return document.text[document.tokens.ends[index - 1] : document.tokens.starts[index]]


def pauses(document: Document, index: int) -> bool:
    """Whether a comma or a like mark stands before a token."""
    return not _PAUSES.isdisjoint(gap_before(document, index))
