"""Excerpts: a paragraph of another's words without marks, which a line with a colon or markup gives as such.

"Lee replied:", "As the Herald reported:", "… (via Bay News):", "From the Herald:", "Here is the passage:".
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.domain.cue import Form, Frame, Gender
from framing.domain.document import Document, Zone
from framing.voice.grammar import Grammar
from framing.voice.introducing import introducer
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import subject_after
from framing.voice.report import Report
from framing.voice.turns import BULLETS, Turn

_LEAST_ANNOUNCED, _LONGEST_ANNOUNCEMENT, _LONGEST_MEDIUM = 8, 16, 6
_READING = frozenset({"state", "read"})
_ENDS = frozenset(".!?…")
_PERSONS = (Gender.MALE, Gender.FEMALE)


def excerpt(
    document: Document,
    passages: Sequence[Passage],
    reports: Sequence[tuple[Report, ...]],
    number: int,
    grammar: Grammar,
) -> Turn | None:
    """The turn of a paragraph below a line with a colon, or None where the outlet goes on."""
    passage, above = passages[number], passage_above(document, passages, number)
    if above is None or document.blocks[number].zone is not Zone.BODY:
        return None
    if passage.quoted[0] != -1 or "<" in passage.gaps[0]:
        return None
    if document.blocks[above.number].zone is not Zone.BODY:
        return None
    inner = reports[number]
    if is_entry(passage, grammar) and (listed := _listed(above, reports[above.number])):
        return listed
    if _ENDS.isdisjoint(passage.gaps[-1]):
        return None
    return (
        _after_colon(above, reports[above.number], passage, inner, grammar)
        or _sourced(above, passage, grammar)
        or _announced(above, reports[above.number], passage, grammar)
    )


def passage_above(document: Document, passages: Sequence[Passage], number: int) -> Passage | None:
    """The paragraph above one, past a word such as "Advertisement"; or None."""
    above = (passages[at] for at in range(number - 1, max(-1, number - 3), -1))
    return next(
        (each for each in above if document.blocks[each.number].zone is not Zone.BOILERPLATE), None
    )


def is_entry(passage: Passage, grammar: Grammar) -> bool:
    """Whether a paragraph goes on with a clause that a list parts: behind a bullet, in small letters, a verb first."""
    is_parted = not BULLETS.isdisjoint(passage.gaps[0]) or passage.words[0][0].islower()
    has_verb = any(grammar.is_finite(word) or word in grammar.cues for word in passage.lower)
    return (is_parted and has_verb) or grammar.is_finite(passage.lower[0])


def _listed(above: Passage, before: Sequence[Report]) -> Turn | None:
    """The first entry of what somebody is reported to say as a list: "Lee claims the pact:"."""
    report = before[-1] if before else None
    if report is None or not (report.runs_on and report.regions) or report.source is None:
        return None
    is_said = bool(report.cue.frames & {Frame.POST, Frame.CLAUSE, Frame.THAT})
    return Turn(0, above.number, report.source, "list") if is_said else None


def _after_colon(
    above: Passage,
    before: Sequence[Report],
    passage: Passage,
    inner: Sequence[Report],
    grammar: Grammar,
) -> Turn | None:
    """The paragraph after "Lee replied:"; the one before it runs on.

    What a medium or a writer reports may itself report and quote; a speaker's words rarely do,
    unless they say "I" or "you": the outlet goes on below a film or a post that is lost.
    """
    if not before or not before[-1].runs_on or (source := before[-1].source) is None:
        return None
    report = before[-1]
    if grammar.genders.get(above.lower[source[0]]) is Gender.FIRST:
        return None  # "Our live page continues:"
    is_list = not any(grammar.is_finite(word) or word in grammar.cues for word in passage.lower)
    if (report.regions and is_list) or not report.cue.frames & {Frame.POST, Frame.QUOTE}:
        return None  # "Lee said three boats were sold:"
    turn = Turn(0, above.number, source, "colon")
    is_read = report.cue.lemma in _READING  # "The act states:"
    tells = not is_read and any(map(_tells, inner))
    if not tells and not passage.quotations:
        return turn
    is_bare = report.rule == "colon" and above.lower[source[0] - 1] not in grammar.questions
    if not is_bare or _tells_of(above, source, passage, inner, grammar):
        return None
    is_sure = _is_written(above, report, grammar) or _addresses(passage, grammar)
    return turn if is_sure else None


def _tells(report: Report) -> bool:
    """Whether the outlet reports speech in the paragraph: "Lee said", not "they criticize us"."""
    return report.cue.form in (Form.PAST, Form.ADVERB) or Frame.POST in report.cue.frames


def _is_written(above: Passage, report: Report, grammar: Grammar) -> bool:
    """Whether a medium, a document or who writes gives the words: "Lee wrote in the Herald:"."""
    if report.cue.lemma in grammar.members("writing"):
        return True
    first, stop = above.sentence_of(report.cue_tokens[0])
    written = grammar.media_marks | grammar.media | grammar.documents
    return not written.isdisjoint(above.lower[first:stop])


def _tells_of(
    above: Passage, source: Tokens, passage: Passage, inner: Sequence[Report], grammar: Grammar
) -> bool:
    """Whether a paragraph reports what who is to speak in it says: then it is the outlet's."""
    last = above.lower[source[1] - 1]
    return any(
        report.source is not None
        and (
            passage.lower[report.source[1] - 1] == last
            or grammar.genders.get(passage.lower[report.source[0]]) in _PERSONS
        )
        for report in inner[:1]
    )


def _addresses(passage: Passage, grammar: Grammar) -> bool:
    """Whether a paragraph has "I", "we" or "you" outside marks."""
    talking = (Gender.FIRST, Gender.SECOND)
    return any(
        passage.quoted[index] == -1 and grammar.genders.get(word.partition("'")[0]) in talking
        for index, word in enumerate(passage.lower)
    )


def _sourced(above: Passage, passage: Passage, grammar: Grammar) -> Turn | None:
    """The paragraph below a line that names whose it is without a verb: "… (via Bay News):", "From the Herald:"."""
    first, stop = above.sentences[-1]
    if len(passage.words) < _LEAST_ANNOUNCED:
        return None
    via = next((i for i in range(first, stop) if above.lower[i] in grammar.members("via")), stop)
    if 0 < stop - via - 1 <= _LONGEST_MEDIUM and above.words[via + 1][0].isupper():
        return Turn(0, above.number, (via + 1, stop), "colon")
    if above.lower[first] not in grammar.origins or stop - first > _LONGEST_ANNOUNCEMENT:
        return None
    source = subject_after(above, (first, stop), first + 1, grammar)
    unquoted = [index for index in range(first + 1, stop) if above.quoted[index] == -1]
    has_verb = any(grammar.is_verb_at(above, index) for index in unquoted)
    if source is None or has_verb or grammar.times.intersection(above.lower[first:stop]):
        return None
    return Turn(0, above.number, source, "colon")


def _announced(
    above: Passage, before: Sequence[Report], passage: Passage, grammar: Grammar
) -> Turn | None:
    """The paragraph without marks below "Here is the key passage:"."""
    is_told = not passage.quotations and ":" not in passage.gaps[1:9]
    if above.quotations or above.gaps[-1].strip() != ":" or not is_told:
        return None
    first, stop = above.sentences[-1]
    if stop - first > _LONGEST_ANNOUNCEMENT or len(passage.words) < _LEAST_ANNOUNCED:
        return None
    if not grammar.members("announced_texts").isdisjoint(above.lower[first:stop]):
        source = _giver(above, grammar) or introducer(above, before, grammar)
        return Turn(0, above.number if source else passage.number, source, "block quotation")
    return None


def _giver(above: Passage, grammar: Grammar) -> Tokens | None:
    """Whom a text is told to be from: "the full statement from Ann Lee"."""
    first, stop = above.sentences[-1]
    texts = grammar.members("announced_texts")
    noun = next((i for i in range(first, stop - 1) if above.lower[i] in texts), stop)
    links = grammar.origins | grammar.agent_links
    if noun + 2 >= stop or above.lower[noun + 1] not in links:
        return None
    found = subject_after(above, (first, stop), noun + 2, grammar)
    return found if found is not None and may_speak(above, *found, grammar) else None
