"""Transcripts: paragraphs that begin with who speaks: "Q: …", "LEE: …", "INA LEE, ANCHOR (voice-over): …"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from framing.domain.cue import Gender
from framing.domain.frozen import NamedTuple
from framing.voice.grammar import Grammar
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage, Tokens
from framing.voice.turns import is_stopped

_LONGEST_NAME, _LONGEST_LABEL, _LEAST_SPEECH = 6, 15, 4
_LEAST_TALK = 3  # of so many paragraphs one has "I", "you" or a question
_TALKERS = (Gender.FIRST, Gender.SECOND)


class _Label(NamedTuple):
    """How many tokens name who speaks, and how many stand before the colon."""

    name: int
    stop: int


def spoken_in(
    passages: Sequence[Passage], grammar: Grammar
) -> Iterator[tuple[int, int, int, Tokens]]:
    """The paragraphs that somebody speaks: number, first token, and where who speaks is named.

    Who speaks says "I" or "you", or asks; what else has a colon, as captions, topics and the
    facts that a claim is held against, is the outlet's.
    """
    labels = {
        passage.number: label
        for passage in passages
        if (label := _label_of(passage, grammar)) is not None
    }
    by_number = {passage.number: passage for passage in passages}
    if sum(_is_form_label(by_number[number], labels[number], grammar) for number in labels) > 1:
        return
    spoken = _spoken(by_number, labels, grammar)
    if len(spoken) < 2 or len({_name(by_number[n], k) for n, k in spoken.items()}) < 2:
        return
    first, last = min(spoken), max(spoken)
    between = [passage for passage in passages if passage.words and first <= passage.number <= last]
    is_dense = 2 * len(spoken) >= len(between)
    current: int | None = None
    for passage in between:
        number = passage.number
        if number in spoken:
            current = number
            yield number, spoken[number].stop, number, (0, spoken[number].name)
        elif _is_narrated(passage, spoken) or not (is_dense or _talks(passage, 0, grammar)):
            current = None
        elif current is not None:
            yield number, 0, current, (0, spoken[current].name)


def _is_narrated(passage: Passage, spoken: Mapping[int, _Label]) -> bool:
    """Whether a paragraph without a label is the outlet's: in brackets, or before the colon of a turn."""
    is_lead = passage.gaps[-1].strip() == ":" and passage.number + 1 in spoken
    return is_lead or passage.gaps[0].startswith(("(", "["))


def _spoken(
    by_number: Mapping[int, Passage], labels: Mapping[int, _Label], grammar: Grammar
) -> dict[int, _Label]:
    """The labels of those who speak: in capitals, seen twice, or a person's beside such a one.

    One word behind a label is speech where more stand behind the same label elsewhere.
    """
    named = {number: _name(by_number[number], label) for number, label in labels.items()}
    if not _talkers(by_number, labels, named, grammar):
        return {}
    long = {number for number, label in labels.items() if _speaks(by_number[number], label)}
    counted = Counter(named[number] for number in long)
    known = {
        named[number]
        for number in long
        if counted[named[number]] > 1
        or named[number] in grammar.transcript_leads
        or _is_capital(by_number[number], labels[number])
    }
    return {
        number: label
        for number, label in labels.items()
        if not _is_marked(by_number[number], label)
        and (
            named[number] in known
            or (
                number in long
                and not known.isdisjoint((named.get(number - 1), named.get(number + 1)))
                and may_speak(by_number[number], 0, label.name, grammar)
                and (label.name > 1 or named[number] in grammar.name_genders)
            )
        )
    }


def _talkers(
    by_number: Mapping[int, Passage],
    labels: Mapping[int, _Label],
    named: Mapping[int, str],
    grammar: Grammar,
) -> frozenset[str]:
    """The names behind which somebody talks to others: also "Q" and "A", and those in capitals that begin
    with a first name."""
    heard, talked = Counter[str](), Counter[str]()
    for number, label in labels.items():
        passage = by_number[number]
        is_lead = named[number] in grammar.transcript_leads
        is_heard = is_lead or len(passage.words) - label.stop >= _LEAST_SPEECH
        if is_heard and not _is_marked(passage, label):
            is_person = label.name > 1 and passage.lower[0] in grammar.name_genders
            is_person = is_person and _is_capital(passage, label)
            heard[named[number]] += 1
            talks = is_lead or is_person or _talks(passage, label.stop, grammar)
            talked[named[number]] += talks
    return frozenset(
        name for name, n_heard in heard.items() if 0 < n_heard <= _LEAST_TALK * talked[name]
    )


def _talks(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether a paragraph has "I", "you" or a question outside marks that open from `start` on."""
    around = passage.quoted[start] if passage.quoted[start] == passage.quoted[start - 1] else -1
    return any(
        passage.quoted[index] in (-1, around)
        and (
            grammar.genders.get(passage.lower[index].partition("'")[0]) in _TALKERS
            or "?" in passage.gaps[index + 1]
        )
        for index in range(start, len(passage.words))
    )


def _speaks(passage: Passage, label: _Label) -> bool:
    """Whether words enough stand behind a label to be speech; behind "Q" any are."""
    is_speech = passage.gaps[label.stop] != ":" and len(passage.words) - label.stop >= _LEAST_SPEECH
    return is_speech or passage.words[label.name - 1] in "QA"


def _label_of(passage: Passage, grammar: Grammar) -> _Label | None:
    """The label at the head of a paragraph, if it may name a speaker and is no word for a kind of text.

    Behind a name in capitals may stand what its bearer is: "INA LEE, ANCHOR", "ANN LEE (I-SARN)".
    """
    name, is_open = 0, False
    for index in range(1, min(len(passage.words), _LONGEST_LABEL + 1)):
        gap, word, lower = passage.gaps[index], passage.words[index - 1], passage.lower[index - 1]
        is_open &= ")" not in passage.gaps[index - 1]
        is_article = lower in grammar.determiners and lower not in grammar.transcript_leads
        is_wrong = is_article and (index > 1 or lower not in grammar.definite)
        is_number = index > 1 and word.isdigit() and passage.words[index - 2].isupper()
        if not is_open and (is_wrong or not (word[0].isupper() or is_number)):
            return None
        if gap.lstrip(" )").startswith(":") or is_stopped(passage, index, grammar):
            is_other = is_article or passage.lower[index] == lower  # "LEE: Lee ran"
            is_other |= passage.lower[(name or index) - 1] in grammar.headline_labels
            return None if is_other else _Label(name or index, index)
        is_open |= "(" in gap
        is_capital = all(map(str.isupper, passage.words[:index]))
        if not name and is_capital and gap.strip() in (",", "("):
            name = index
        elif gap.strip(" .'’-" if not name else " .'’-/,()"):
            return None
        if not name and index == _LONGEST_NAME:
            return None
    return None


def _is_marked(passage: Passage, label: _Label) -> bool:
    """Whether marks that open behind a label hold most of its paragraph, so that they quote it."""
    number = passage.quoted[label.stop]
    if number == -1:
        return False
    start, stop = passage.quoted_ranges[number]  # before the label they hold a whole talk
    return start == label.stop and 2 * (stop - start) >= len(passage.words) - label.stop


def _is_form_label(passage: Passage, label: _Label, grammar: Grammar) -> bool:
    """Whether a paragraph begins like an entry of a form: "WHAT THEY WANT:", "LEE'S VIEW:"."""
    return label.stop > 1 and any(
        passage.words[i].isupper()
        and (
            passage.lower[i] in grammar.questions
            or passage.lower[i] in grammar.subject_pronouns
            or passage.lower[i].endswith(("'s", "s'"))
        )
        for i in range(label.stop)
    )


def _name(passage: Passage, label: _Label) -> str:
    return passage.lower[label.name - 1]


def _is_capital(passage: Passage, label: _Label) -> bool:
    return all(word.isupper() and len(word) > 1 for word in passage.words[: label.name])
