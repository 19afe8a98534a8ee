"""Voiced: a speaker as one paragraph hands it on, and what a pronoun takes up that has no name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence

from framing.domain.cue import Gender
from framing.domain.frozen import dataclass, replace
from framing.domain.span import Span
from framing.voice.antecedents import agrees, fits, passage_at
from framing.voice.grammar import Grammar
from framing.voice.mentions import Mention, MentionKind, is_described_person
from framing.voice.passages import Passage, Tokens
from framing.voice.report import NOBODY, Report
from framing.voice.runs import name_runs
from framing.voice.tokens import is_person_noun


@dataclass(frozen=True, slots=True)
class Voiced:
    """A speaker as the chain hands it on, and how often one found so is right."""

    source: Span | None
    speaker: str | None
    confidence: float
    cue: Span | None = None
    stance: str | None = None
    is_uncertain: bool = False


UNKNOWN = Voiced(None, None, 0.4)


def may_go_on(voice: Voiced, grammar: Grammar) -> bool:
    """Whether a speaker may speak in the next paragraph too: not "those who said"."""
    return voice.speaker is not None and voice.speaker.lower() not in grammar.vague


def handed_on(voice: Voiced) -> Voiced:
    """The voice of a quotation without a cue of its own: less sure."""
    return replace(voice, confidence=round(voice.confidence * 0.97, 2))


def first_voice(numbers: range, owners: Sequence[int], voices: Sequence[Voiced]) -> Voiced | None:
    """The first speaker that is known among some quotations of a paragraph."""
    for other in numbers:
        owner = owners[other]
        if owner != NOBODY and voices[owner].speaker is not None:
            return voices[owner]
    return None


def voice_beside(start: int, voices: Sequence[Voiced]) -> Voiced | None:
    """Of speakers by their cues, the last before a place in the text, else the first behind it."""
    at = bisect_left(voices, start, key=cue_start)
    return voices[max(0, at - 1)] if voices else None


def by_cues(voices: Iterable[Voiced]) -> list[Voiced]:
    """Those with a speaker, in the order of their cues."""
    known = [voice for voice in voices if voice.speaker is not None]
    return sorted(known, key=cue_start) if len(known) > 1 else known


def cue_start(voice: Voiced) -> int:
    return -1 if voice.cue is None else voice.cue.start


def taken_up(
    passages: Sequence[Passage],
    pronoun: tuple[Mention, int],
    latest: Mention | None,
    told: Sequence[tuple[Passage, Report, str]],
    grammar: Grammar,
) -> Mention | None:
    """What a pronoun of a passage takes up that has no name: who spoke for somebody, what acts; or None.

    `latest` spoke last, `told` is what was reported so far: "A clerk for Lee said no. He said …".
    """
    mention, number = pronoun
    here = passages[number]
    token = here.token_from(mention.span.start)
    if here.lower[token - 1] in grammar.relatives | grammar.clause_heads and token > 1:
        from framing.voice.newcomers import shows  # few relatives hold a pronoun

        if (body := shows(here, token, mention, grammar)) is not None:
            return body
    if mention.gender is Gender.NEUTER:
        from framing.voice.newcomers import thing_before  # some texts have them

        return thing_before(here, token, latest, grammar)
    if (new := _just_brought_in(passages, pronoun, grammar)) is not None:
        return new
    if latest is None or not told or latest.gender is Gender.PLURAL:
        return None
    if mention.gender is Gender.PLURAL:
        from framing.voice.newcomers import is_body, is_one  # few texts have them

        is_meant = is_one(here, token, latest, grammar)
        return latest if is_meant or is_body(passages, pronoun, latest, grammar) else None
    return latest if _is_spoken_for(passages, pronoun, latest, told[-1], grammar) else None


def _is_spoken_for(
    passages: Sequence[Passage],
    pronoun: tuple[Mention, int],
    latest: Mention,
    told: tuple[Passage, Report, str],
    grammar: Grammar,
) -> bool:
    """Whether a pronoun goes on as who spoke last for somebody, nobody named since."""
    mention, number = pronoun
    here = passages[number]
    token = here.token_from(mention.span.start)
    passage, report, _ = told
    source = None if report.rule == "noun" else report.source
    if source is None or not _speaks_for(passage, source, latest, grammar):
        return False
    if passage.lower[report.cue_tokens[1] - 1] in grammar.askings or number - passage.number > 1:
        return False
    after = passage.sentence_of(report.cue_tokens[0])[1]
    since = [(here, after, token)]
    if passage is not here:
        since = [(passage, after, len(passage.words)), (here, 0, token)]
    is_named = any(
        next(name_runs(each, start, stop, grammar), None) is not None
        for each, start, stop in since
        if start < stop
    )
    return not is_named and agrees(passages, mention, latest, grammar)


def _just_brought_in(
    passages: Sequence[Passage], pronoun: tuple[Mention, int], grammar: Grammar
) -> Mention | None:
    """As `just_brought_in`, of "he" and "she"."""
    if pronoun[0].gender is Gender.PLURAL:
        return None
    from framing.voice.newcomers import just_brought_in  # some texts have them

    return just_brought_in(passages, pronoun, grammar)


def _speaks_for(passage: Passage, source: Tokens, latest: Mention, grammar: Grammar) -> bool:
    """Whether a person without a name who opens a sentence is told by a field: "A clerk for Lee"."""
    return (
        latest.kind is MentionKind.NOMINAL
        and not latest.is_group
        and passage.starts[source[0]] == latest.span.start
        and passage.opens_sentence(source[0])
        and latest.name.lower().split()[-1] != latest.head
        and is_person_noun(latest.head, grammar)
    )


def stands_behind(names: Sequence[Mention], role: Mention) -> bool:
    """Whether the likeliest name comes after a role, nearer to the pronoun."""
    return bool(names) and names[0].span.start >= role.span.end


def acts_at(passages: Sequence[Passage], candidate: Mention, grammar: Grammar) -> bool:
    """Whether a name stands right before a verb."""
    span = candidate.span
    passage = passage_at(passages, span.start)
    lead, after = passage.lower[passage.token_from(span.start) - 1], passage.token_from(span.end)
    if after >= len(passage.words) or passage.gaps[after] != " ":
        return False
    is_thing = lead in grammar.articles or lead in grammar.prepositions  # "die Renten seien sicher"
    is_thing = is_thing and "noun capitals" in grammar.habits
    return not is_thing and grammar.is_verb_at(passage, after) and " " not in candidate.name


def is_where(passages: Sequence[Passage], candidate: Mention, grammar: Grammar) -> bool:
    """Whether a name stands where places and things do: "in Old Porto", "the White Boats", not "in Ann Lee's letter"."""
    passage = passage_at(passages, candidate.span.start)
    start, stop = passage.token_from(candidate.span.start), passage.token_from(candidate.span.end)
    words = passage.lower[max(0, start - 1) : start + 1]  # an article may be part of the name
    is_owner = passage.lower[max(start, stop - 1)].endswith(("'s", "s'"))
    return not is_owner and not grammar.definite.union(grammar.occasion_leads).isdisjoint(words)


def is_titled(passages: Sequence[Passage], candidate: Mention, grammar: Grammar) -> bool:
    """Whether a title stands before a single name, or what one is behind: "Mayor Lee", "Lee, a clerk,"."""
    if candidate.head in grammar.titles or " " in candidate.name:
        return False
    start = candidate.span.start
    passage = passage_at(passages, start)
    first, behind = passage.token_from(start), passage.token_from(candidate.span.end)
    is_led = not grammar.titles.isdisjoint(passage.lower[max(0, first - 1) : first + 1])
    return is_led or is_described_person(passage, behind, grammar)


def is_state(mention: Mention, grammar: Grammar) -> bool:
    """Whether a name is a country's, also in letters: "the U.S."; "they" are rather the authors."""
    return mention.head in grammar.countries or mention.name.replace(".", "").isupper()


def role_just_before(
    latest: Mention | None,
    pronoun: tuple[Mention, int],
    passages: Sequence[Passage],
    grammar: Grammar,
) -> Mention | None:
    """ "She added": the person without a name who spoke last, here or a paragraph before."""
    mention, number = pronoun
    if latest is None or latest.kind is not MentionKind.NOMINAL or latest.is_group:
        return None
    since = passages[max(0, number - 1)].span.start
    if not since <= latest.span.start < mention.span.start:
        return None
    passage = passages[number - (latest.span.start < passages[number].span.start)]
    is_owner = passage.lower[passage.token_from(latest.span.end - 1)].endswith(("'s", "s'"))
    if is_owner or not is_person_noun(latest.head, grammar):
        return None  # "refused a clerk's question. He said …"
    return latest if agrees(passages, mention, latest, grammar) else None


def may_fit(mention: Mention, candidate: Mention) -> bool:
    """Whether a pronoun or a definite role can stand for a name as it stands in the text or in full.

    A full name has the gender of the short one, where that shows any. A group's has only groups,
    and of a single word a group can come.
    """
    if mention.kind is MentionKind.NOMINAL or mention.gender is Gender.NEUTER:
        return candidate.is_group
    if mention.gender in (Gender.MALE, Gender.FEMALE):
        return fits(mention, candidate)
    return True


def may_mean(mention: Mention, known: Mention, heard: Container[str], grammar: Grammar) -> bool:
    """Whether "he" or "she" can mean a name: one with a gender, a speaker, a full name; "they" are no
    single country. A single capital that is not among the last words of who was `heard` is a place
    as likely as a person.
    """
    if mention.gender is Gender.PLURAL:
        return known.name.lower() not in grammar.countries
    if mention.gender not in (Gender.MALE, Gender.FEMALE) or known.gender is mention.gender:
        return True
    *leads, last = known.name.lower().split()
    first = leads[0] if leads else ""
    is_person = first in grammar.first_names or first in grammar.members("leading_surnames")
    is_thing = first in grammar.not_persons and not is_person
    words = grammar.relatives | grammar.determiners
    if is_thing or not words.isdisjoint(leads):  # "West Porto", "The Mine"
        return False
    is_full = bool(leads) and last not in grammar.not_persons
    return is_full or known.head in heard


def tellers_of(reports: Sequence[Report], owners: Sequence[int]) -> list[bool]:
    """For each report whether its speaker tells the passage's words, and is not told of by another.

    Who speaks in marks goes on where another only had it: "“…,” she said, according to the Herald.
    “…”".
    """
    told_by = [owners[report.cue_tokens[0]] for report in reports]
    kept = set(owners)
    read = {
        outer
        for number, outer in enumerate(told_by)
        if outer != NOBODY and number in kept and reports[outer].rule == "according-to"
        if reports[number].rule == "postposed"
    }
    return [
        number not in read and (outer == NOBODY or (outer in read and number in kept))
        for number, outer in enumerate(told_by)
    ]


def may_be(role: Mention, known: Mention, grammar: Grammar) -> bool:
    """Whether a body can be "the department": not a country, nor a body of another kind.

    "The Lee campaign" is only what bears Lee's name. A pronoun can mean any.
    """
    if role.kind is not MentionKind.NOMINAL:
        return True
    words, head = known.name.lower().replace("-", " ").split(), role.head
    own = {word.lower() for word in role.name.split()[1:] if word[0].isupper()}
    if known.name.lower() in grammar.countries or not own <= set(words):
        return False
    if head in grammar.media:
        return head in words or not grammar.media_marks.isdisjoint(words)
    if head in grammar.body_kinds:
        is_bare = len(role.name.split()) == 2  # "the ministry", not "the foreign ministry"
        is_short = is_bare and known.name.isupper() and head not in grammar.members("unlettered")
        return head in words or (is_short and grammar.media_marks.isdisjoint(words))
    return head in grammar.any_bodies or grammar.body_kinds.isdisjoint(words)
