"""Behind: who a pronoun is that stands behind what it says: "Three boats sank, he said", or goes on as one before."""

from __future__ import annotations

from framing.domain.cue import Gender
from framing.domain.frozen import replace
from framing.voice.antecedents import fits
from framing.voice.grammar import Grammar
from framing.voice.mentions import Mention, MentionKind
from framing.voice.passages import Passage
from framing.voice.report import Report
from framing.voice.runs import name_runs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from framing.voice.speakers import Cast, Named

_LONGEST_REMARK, _SENTENCES_BACK = 120, 4
_HE_OR_SHE = (Gender.MALE, Gender.FEMALE)


def closes(passage: Passage, report: Report, grammar: Grammar) -> bool:
    """Whether who tells stands behind it, where others are named: "Kern is wrong, he said"; or adds to it: "he also said".

    Not where somebody acts by name before what is told: "Kern was a clerk when, she said".
    """
    at = report.source[0] if report.source else 0
    is_behind = report.rule == "postposed" and report.regions[0][0] < at
    is_behind = is_behind and -1 in (passage.quoted[at - 1], passage.quoted[report.regions[0][0]])
    adds = not grammar.additions.isdisjoint(passage.lower[slice(*report.cue_tokens)])
    return (is_behind or adds) and not _is_led(passage, report, at, grammar)


def _is_led(passage: Passage, report: Report, at: int, grammar: Grammar) -> bool:
    """Whether somebody acts by name in the sentence of who tells, before that and before what is told."""
    first = passage.sentence_of(at)[0]
    stop = min([at, *[start for start, _ in report.regions]])
    same = (i for i in range(first, stop) if passage.lower[i] == passage.lower[at])
    stop = next(same, stop)  # "While she said Kern left, she added"
    named = next(name_runs(passage, first, stop, grammar), None)
    return named is not None and any(grammar.is_verb_at(passage, i) for i in range(named[1], stop))


def closing(cast: Cast, mention: Mention, number: int) -> Named | None:
    """The name that a pronoun behind its words stands for: who spoke before, not who is only told of.

    "Tom Kern said no. Paul Stone was hurt, he said" gives Kern, two paragraphs on too.
    """
    speaker = _spoke_last(cast, mention, number)
    if speaker is not None:
        return replace(cast.resolve(speaker, number), confidence=0.75)
    before = _before_said(cast, mention, number)
    if before is mention or mention.gender not in _HE_OR_SHE:
        return None
    named = gone_on(cast, before, number) or cast.meant(before, number)
    has_spoken = _spoke(cast, named) and not _spoke(cast, cast.meant(mention, number))
    return named if has_spoken else None


def gone_on(cast: Cast, mention: Mention, number: int) -> Named | None:
    """Whom a like pronoun that told a sentence before was read as, nobody named since: "He said it was
    old. In May, he said …", "“No,” he told Kern. He added …"."""
    passage = cast.passages[number]
    token = passage.token_from(mention.span.start)
    first = passage.sentence_of(token)[0]
    for _ in range(_SENTENCES_BACK):
        if next(name_runs(passage, first, token, cast.grammar), None) is not None:
            return None
        if first == 0:
            number -= 1
            passage = cast.passages[max(0, number)]
            first = len(passage.words)
        if number < 0 or first == 0:
            return None
        first, token = passage.sentence_of(first - 1)
        read = (cast.read.get(place) for place in passage.starts[first:token])
        like = next(
            (named for gender, named in filter(None, read) if gender is mention.gender), None
        )
        if like is not None:
            return like
    return None


def tells(passage: Passage, mention: Mention, is_behind: bool, grammar: Grammar) -> bool:
    """Whether a pronoun is who tells its sentence: it opens it or stands behind what it says, or is a "he"
    in the main clause before whom nobody is named: "But he said …", not "After he left, Kern said …"."""
    token = passage.token_from(mention.span.start)
    first = passage.sentence_of(token)[0]
    if token == first or mention.gender not in _HE_OR_SHE:
        return token == first or (is_behind and mention.gender is not Gender.PLURAL)
    is_main = passage.lower[token - 1] not in grammar.clause_leads
    return is_behind or (is_main and next(name_runs(passage, first, token, grammar), None) is None)


def _spoke(cast: Cast, named: Named) -> bool:
    """Whether somebody with that last word has spoken before."""
    return bool(named.name) and str(named.name).lower().split()[-1] in cast.heads


def _spoke_last(cast: Cast, mention: Mention, number: int) -> Mention | None:
    """The person with a name who spoke last, if in this paragraph and before a pronoun.

    Or in the paragraph before, where this one names nobody before what the pronoun says.
    """
    latest, things = cast.latest, cast.grammar.members("mass_records") | cast.grammar.documents
    if latest is None or latest.kind is not MentionKind.NAME or latest.head in things:
        return None  # "Evidence suggests …"
    passage = cast.passages[number]
    since, token = passage.span.start, passage.token_from(mention.span.start)
    if latest.span.start < since and number > 0 and token <= _LONGEST_REMARK:
        said = passage.token_from(_before_said(cast, mention, number).span.start)
        is_named = next(name_runs(passage, 0, said, cast.grammar), None) is not None
        since = since if is_named else cast.passages[number - 1].span.start
    if not since <= latest.span.start < mention.span.start:
        return None
    full = cast.names.full(latest)
    return full if fits(mention, full) else None


def _before_said(cast: Cast, mention: Mention, number: int) -> Mention:
    """A pronoun as if it stood before what it says; as it is where that has no pause behind it."""
    passage = cast.passages[number]
    token = passage.token_from(mention.span.start)
    if "," not in passage.gaps[token]:
        return mention
    first = passage.sentence_of(token)[0]
    return replace(mention, span=passage.char_span(first, first + 1))
