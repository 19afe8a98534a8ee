"""Behind: who a pronoun is that stands behind what it says: "Three boats sank, he said"."""

from __future__ import annotations

from framing.domain.cue import Gender
from framing.domain.frozen import replace
from framing.voice.antecedents import fits
from framing.voice.mentions import Mention, MentionKind
from framing.voice.runs import name_runs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from framing.voice.speakers import Cast, Named

_LONGEST_REMARK = 120


def closing(cast: Cast, mention: Mention, number: int) -> Named | None:
    """The name that a pronoun behind its words stands for: who spoke before, not who is only told of.

    "Tom Kern said no. Paul Stone was hurt, he said" gives Kern, two paragraphs on too.
    """
    speaker = _spoke_last(cast, mention, number)
    if speaker is not None:
        return replace(cast.resolve(speaker, number), confidence=0.75)
    before = _before_said(cast, mention, number)
    if before is mention or mention.gender not in (Gender.MALE, Gender.FEMALE):
        return None
    named = cast.gone_on(before, number) or cast.meant(before, number)
    has_spoken = _spoke(cast, named) and not _spoke(cast, cast.meant(mention, number))
    return named if has_spoken else None


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
