"""Citations: whose words a court hears or a paper quotes, other than the subject's; what records show.

"The court heard from Lee that …", "The paper quoted Lee as saying …", "To quote Lee, …"; "figures show
boats sank".
"""

from __future__ import annotations

from framing.domain.cue import Form, Frame
from framing.domain.frozen import replace
from framing.voice.circumstances import skip_circumstance
from framing.voice.cues import CueUse
from framing.voice.grammar import Grammar, breaks
from framing.voice.mentions import may_speak, traits_of
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import subject_after
from framing.voice.report import Report
from framing.voice.sources import subject_before

_LONGEST_CITED, _LONGEST_FINDING = 18, 4
_REFLEXIVES = ("self", "selves")
_OF_RECORDS = frozenset({Frame.CLAUSE, Frame.WH})


def as_cited(passage: Passage, use: CueUse, report: Report, grammar: Grammar) -> Report | None:
    """The report with who is cited or heard for its source; any other report as it is.

    What is said is Lee's in "The paper quoted Lee as saying …", "Lee was quoted as saying …".
    """
    if Frame.HEARING in use.cue.frames:
        return _as_heard(passage, use, report, grammar)
    stop = report.regions[-1][1] if report.regions else use.stop
    saying = _saying_from(passage, use.stop, use.sentence[1], grammar)
    if saying is None:
        return _as_named(passage, report)
    if use.is_passive:
        cited = subject_before(passage, use.sentence, use.group, grammar)
    else:
        cited = subject_after(passage, (use.sentence[0], saying), use.stop, grammar)
    if cited is None or not _may_be_cited(passage, cited, grammar):
        return report
    before = passage.quoted[cited[0] - 1] if cited[0] > use.sentence[0] else -1
    if use.is_passive and before != -1:  # "“Boats sank,” Lee was quoted as saying on Monday"
        first, stop = passage.quoted_ranges[before]
        is_plain = not any(breaks(passage.gaps[i]) for i in range(use.sentence[0] + 1, first + 1))
        is_plain &= passage.lower[use.sentence[0]] not in grammar.prepositions
        said = (use.sentence[0] if is_plain else first), stop
        return replace(report, source=cited, regions=(said,), rule="cited")
    if use.is_passive and "," in passage.gaps[cited[0]]:
        return None  # "saying" tells what was said
    stop = max(stop, min(saying + 2, use.sentence[1]))
    regions = ((saying + 1, stop),) if saying + 1 < stop else ()
    if not regions and report.source is not None and "," in passage.gaps[report.source[0]]:
        # "Boats sank, the paper quoted Lee as saying"
        regions = ((use.sentence[0], report.source[0]),)
    return replace(report, source=cited, regions=regions, rule="cited")


def _may_be_cited(passage: Passage, phrase: Tokens, grammar: Grammar) -> bool:
    """Whether somebody can be quoted: who can speak, or whom a pronoun means: "quoted him as saying"."""
    is_one = phrase[1] - phrase[0] == 1 and passage.lower[phrase[0]] in grammar.genders
    return is_one or may_speak(passage, *phrase, grammar)


def _as_heard(passage: Passage, use: CueUse, report: Report, grammar: Grammar) -> Report | None:
    """The report with who is heard for its source, nobody where that is not told.

    "The court heard that …" reports like a passive; "Lee heard that …" does not report.
    """
    if report.source is None or use.cue.form is Form.PARTICIPLE:
        return None
    if grammar.hearings.isdisjoint(passage.lower[slice(*report.source)]):
        return None
    if report.rule == Frame.THAT.value and not _opens_clause(passage, report.regions[0], grammar):
        return None
    link = use.stop
    is_told = link + 1 < use.sentence[1] and passage.lower[link] in grammar.origins
    heard = subject_after(passage, use.sentence, link + 1, grammar) if is_told else None
    return replace(report, source=heard, is_passive=True)


def _opens_clause(passage: Passage, region: Tokens, grammar: Grammar) -> bool:
    """Whether "that" or a verb of its own makes words a clause: not "heard the case and ruled"."""
    start, stop = region
    if passage.quoted[start] != -1 or passage.lower[start] in grammar.complementizers:
        return True
    for index in range(start + 1, stop):
        if passage.lower[index] in grammar.coordinators or breaks(passage.gaps[index]):
            return False
        if grammar.is_verb_at(passage, index):
            return True
    return False


def _saying_from(passage: Passage, start: int, stop: int, grammar: Grammar) -> int | None:
    """Where a participle tells that somebody cited says a thing; a pause parts them before "as"."""
    is_parted = False
    for index in range(start, min(stop, start + _LONGEST_CITED)):
        if passage.quoted[index] != -1:
            return None
        is_parted = is_parted or breaks(passage.gaps[index])
        if passage.lower[index].endswith("ing") and passage.lower[index] in grammar.cues:
            is_noun = passage.words[index - 1][0].isdigit()  # "cited a 1994 ruling"
            is_bare = not is_noun and not is_parted
            return index if is_bare or passage.lower[index - 1] in grammar.as_leads else None
    return None


def _as_named(passage: Passage, report: Report) -> Report:
    """The report with the marked words that somebody uses for a thing: "“old,” as Lee described it"."""
    before = report.source[0] - 1 if report.source else 0  # "as"
    is_behind = before > 0 and passage.quoted[before - 1] != -1 and "," in passage.gaps[before]
    is_called = is_behind and report.is_endorsed and report.cue.form is not Form.PARTICIPLE
    if not is_called:
        return report
    marked = passage.quoted_ranges[passage.quoted[before - 1]]
    return replace(report, regions=(marked,), wording=None, rule="postposed")


def of_record(passage: Passage, use: CueUse, grammar: Grammar) -> CueUse:
    """The use of a verb that tells like any other where a record or a court is its subject.

    "Figures show boats sank", "boats sank, records show", "the court held that …"; not "Lee held that
    post", "Lee found the boat".
    """
    if use.is_passive or use.is_infinitive:
        return use
    frames = use.cue.frames
    if passage.lower[use.stop : use.stop + 1] and passage.lower[use.stop].endswith(_REFLEXIVES):
        # "found herself in a bay that"
        return replace(use, cue=use.cue._replace(frames=frozenset()))
    near = passage.lower[use.stop : use.stop + _LONGEST_FINDING]
    is_reason = use.cue.form is not Form.PARTICIPLE  # "found grounds to believe that"
    is_reason = is_reason and not grammar.members("findings").isdisjoint(near)
    if is_reason or _is_record(passage, use, grammar):
        after = skip_circumstance(passage, use.stop, use.sentence[1], grammar)
        is_last = after == use.sentence[1] or "," in passage.gaps[use.stop]
        frames |= _OF_RECORDS | ({Frame.POST} if is_last else frozenset())
    elif len(use.cue.words) > 1:
        frames = frozenset()
    return replace(use, cue=use.cue._replace(frames=frames))


def _is_record(passage: Passage, use: CueUse, grammar: Grammar) -> bool:
    """Whether a record or a court is the subject of a verb, or its relative is: "a report that found"."""
    records = grammar.hearings | grammar.members("records")
    link = use.group - 1
    if (
        link > use.sentence[0]
        and passage.lower[link] in grammar.complementizers | grammar.relatives
    ):
        head = passage.lower[link - 1]
    else:
        found = subject_before(passage, use.sentence, use.group, grammar)
        head = "" if found is None else traits_of(passage, *found, grammar).head
    return not records.isdisjoint((head, head.removesuffix("s")))


def is_called(passage: Passage, source: Tokens, grammar: Grammar) -> bool:
    """Whether who is named calls something so: "spoke of | what Lee called a “coup”", not "what she"."""
    lead, word = source[0] - 1, passage.lower[source[0]]
    is_named = word not in grammar.subject_pronouns and lead >= 0
    return is_named and passage.lower[lead] in grammar.members("calling_leads")
