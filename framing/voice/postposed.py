"""Postposed cues: "…, Lee said", "…, said Lee", "The plan, Lee said, would …"."""

from __future__ import annotations

from framing.domain.cue import Form, Frame, Gender
from framing.voice.bounds import clause_first, is_told_before, tells_when
from framing.voice.circumstances import skip_circumstance
from framing.voice.cues import CueUse
from framing.voice.forms import is_led_to
from framing.voice.grammar import Grammar, breaks
from framing.voice.inserted import inside, is_planned
from framing.voice.leads import behind_opening, is_headless, may_tell, with_issuer
from framing.voice.listeners import content_follows
from framing.voice.openers import opens_with_lead
from framing.voice.passages import Passage, Tokens, behind_dateline
from framing.voice.phrases import subject_after, with_others
from framing.voice.report import Report, answers, ends_utterance
from framing.voice.signatures import words_between
from framing.voice.tails import said_around, stands_between
from framing.voice.tokens import adds_to
from framing.voice.told import after_lead, is_said, takes_noun

_LONGEST_SOURCE, _LONGEST_LISTENER, _LONGEST_LEAD, _LONGEST_OCCASION = 14, 5, 30, 14


def postposed(
    passage: Passage,
    use: CueUse,
    source: Tokens | None,
    last_report: Report | None,
    grammar: Grammar,
) -> Report | None:
    """ "…, Lee said", "…, said Lee", "The plan, Lee said, would …"."""
    first, last = use.sentence
    if ":" in passage.gaps[use.stop] or answers(passage, use.tokens, last_report):
        return None
    placed = _placed(passage, use, source, grammar)
    if placed is None:
        return _said_first(passage, use, grammar)
    named, edge, after = placed
    if named[0] >= use.stop and ":" in passage.gaps[after] and (after < last or edge <= first):
        return _before_colon(use, named, (after, last))
    is_as = passage.lower[edge] in grammar.as_leads
    if is_as and use.is_infinitive and passage.quoted[first] != -1 == passage.quoted[edge - 1]:
        return None  # "“Go,” Lee said, as Kern rose to object"
    if edge <= (behind_opening(passage, first, edge, grammar) if is_as else first):
        return _endorsed_at_start(passage, use, named, grammar) if is_as else None
    is_next = last_report is not None and not is_planned(passage, last_report, edge, grammar)
    head = _head(passage, (first, edge), named, grammar, is_next=is_next)
    if is_next and named[0] < use.group and after < last:
        head = inside(passage, head, named, last_report, grammar)
    if grammar.clitics:
        from framing.voice.inversions import behind_who  # few languages need it

        head = clause_first(passage, head[0], edge, grammar), edge
        after = behind_who(passage, after, last, grammar)
    until = after if tells_when(passage, after, last, grammar) else last
    regions = said_around(passage, head, (after, until), grammar)
    if not regions and (after < last or not is_headless(passage, head, grammar)):
        return None
    return Report(
        use.cue, use.tokens, named, tuple(regions or [head]), is_endorsed=is_as, rule="postposed"
    )


def _head(
    passage: Passage, before: Tokens, source: Tokens, grammar: Grammar, *, is_next: bool
) -> Tokens:
    """What is said before a verb; behind a lead or, of a report that `is_next`, a mark's words alone."""
    first, edge = before
    head = (behind_dateline(passage, after_lead(passage, first, edge, grammar), edge), edge)
    head = _behind_colon(passage, head, source, grammar)
    is_led = is_next or opens_with_lead(passage, head, grammar)
    if is_led and passage.quoted[edge - 1] != -1:
        head = (passage.quoted_ranges[passage.quoted[edge - 1]][0], edge)
    return head


def _behind_colon(passage: Passage, head: Tokens, source: Tokens, grammar: Grammar) -> Tokens:
    """What is said, without the outlet's words on who says it: "The mayor was clear: | boats sink, she said"."""
    start, stop = head
    if source[0] < stop or passage.lower[source[0]] not in grammar.genders:
        return head
    near = range(max(start + 1, stop - _LONGEST_LEAD), stop - 1)
    gaps = ((i, passage.gaps[i]) for i in near if passage.quoted[i - 1] == -1)
    colons = [i for i, gap in gaps if ":" in gap and gap != ":"]  # not "at 6:16"
    if not colons or not grammar.opens_noun_phrase(passage, start):
        return head
    return colons[-1], stop


def _before_colon(use: CueUse, source: Tokens, rest: Tokens) -> Report:
    """ "Asked Lee: …", with what is said behind the colon, or in the paragraph below."""
    runs_on = rest[0] == rest[1]
    return Report(
        use.cue,
        use.tokens,
        source,
        () if runs_on else (rest,),
        runs_on=runs_on,
        rule="colon" if runs_on else "quote",
    )


def _said_first(passage: Passage, use: CueUse, grammar: Grammar) -> Report | None:
    """ "Said Ann Lee, a pilot: “…”": the verb opens its sentence, a quotation ends it."""
    is_finite = use.cue.form in (Form.PAST, Form.PRESENT)
    if use.group > use.sentence[0] or not is_finite or breaks(passage.gaps[use.stop]):
        return None
    found = subject_after(passage, use.sentence, use.stop, grammar)
    if found is None or not may_tell(passage, found, grammar):
        return None
    if grammar.clitics:
        from framing.voice.inversions import verb_first  # few languages have it

        first = verb_first(passage, use, found, grammar)
        if first is not None:
            return first
    for index in range(found[1], min(use.sentence[1], found[1] + _LONGEST_SOURCE)):
        if passage.quoted[index] != -1 and breaks(passage.gaps[index]):
            content = (index, use.sentence[1])
            return Report(use.cue, use.tokens, found, (content,), rule="quote")
        if passage.quoted[index] != -1 or grammar.is_verb_at(passage, index):
            return None
    return None


def _placed(
    passage: Passage, use: CueUse, source: Tokens | None, grammar: Grammar
) -> tuple[Tokens, int, int] | None:
    """The source, where the words before it end, and where those after it begin."""
    if grammar.clitics:
        from framing.voice.inversions import acts_itself, placed_behind  # few languages have them

        found = placed_behind(passage, use, grammar)
        if found is not None or not acts_itself(use, grammar):
            return found
    elif (inverted := _inverted_source(passage, use, grammar)) is not None:
        return inverted, use.group, inverted[1]
    if use.group > use.sentence[0] and passage.lower[use.group - 1] in grammar.aside_leads:
        return None  # "said Lee, a fellow who advised the mayor"
    source = words_between(passage, use, use.sentence[0], grammar) or source
    if source is None or adds_to(passage, use, source) or takes_noun(passage, source, grammar):
        return None
    if use.is_infinitive and is_led_to(passage, source, use, grammar):
        return None
    has_as = _has_as_lead(passage, source[0], use.sentence[0], grammar)
    if not has_as and not _closes(passage, source[0], use.sentence[0], grammar):
        return None
    after = skip_circumstance(passage, use.stop, use.sentence[1], grammar)
    if Frame.LISTENER in use.cue.frames:  # "told the Herald, …"
        near = range(after, min(use.sentence[1], after + _LONGEST_LISTENER))
        after = next((i for i in near if "," in passage.gaps[i]), after)
    is_between = stands_between(passage, use.sentence, (source[0], after), grammar)
    is_between = is_between or _is_aside(passage, use.sentence, (source[0], use.stop), grammar)
    if not is_between and content_follows(passage, use, source, use.sentence[1], grammar):
        return None
    return source, source[0] - has_as, use.stop


def _is_aside(passage: Passage, sentence: Tokens, clause: Tokens, grammar: Grammar) -> bool:
    """Whether a clause parts a subject from its verb, or only tells when what stands before it was said."""
    if _parts_subject(passage, sentence, clause, grammar):
        return True
    if clause[1] == sentence[1] or not is_said(passage, (sentence[0], clause[0]), grammar):
        return False
    from framing.voice.tellers import ends_in_occasion  # short texts have none

    return ends_in_occasion(passage, clause[1], sentence[1], grammar)


def _parts_subject(passage: Passage, sentence: Tokens, clause: Tokens, grammar: Grammar) -> bool:
    """Whether a clause with its occasion parts a subject from its verb: "A crew, she said in a talk to
    mark the day, may sail"."""
    start, stop = clause
    first = sentence[0]
    if "," not in passage.gaps[start] or not grammar.opens_noun_phrase(passage, first):
        return False
    if any(
        breaks(passage.gaps[i]) or grammar.is_verb_at(passage, i) for i in range(first + 1, start)
    ):
        return False
    near = range(stop, min(sentence[1], stop + _LONGEST_OCCASION))
    comma = next((i for i in near if breaks(passage.gaps[i])), None)
    return comma is not None and passage.lower[comma] in grammar.auxiliaries


def _has_as_lead(passage: Passage, start: int, first: int, grammar: Grammar) -> bool:
    """Whether "as" introduces the source, at the sentence's start or behind a comma."""
    if start <= first or passage.lower[start - 1] not in grammar.as_leads:
        return False
    lead = behind_opening(passage, first, start - 1, grammar)
    return start - 1 == lead or "," in passage.gaps[start - 1]


def _endorsed_at_start(
    passage: Passage, use: CueUse, source: Tokens, grammar: Grammar
) -> Report | None:
    """ "As Lee has said, …": what follows the comma; not "As I write, …"."""
    stop = use.sentence[1]
    comma = next((i for i in range(use.stop, stop) if "," in passage.gaps[i]), stop)
    is_mine = grammar.genders.get(passage.lower[source[0]]) is Gender.FIRST
    if comma == stop or is_mine or use.is_infinitive:
        return None
    return Report(use.cue, use.tokens, source, ((comma, stop),), is_endorsed=True, rule="as")


def _closes(passage: Passage, start: int, first: int, grammar: Grammar) -> bool:
    """Whether a comma or a closing mark stands right before the source."""
    if grammar.clitics and passage.quoted[start - 1] == -1:
        return False  # "Les bateaux coulent, le maire dit que …"
    if start <= first or is_told_before(passage, start, first, grammar):
        return False
    if passage.gaps[start].rstrip().endswith(";"):
        return False  # "called them “rebels”; locals say “sons”"
    return (
        "," in passage.gaps[start]
        or (passage.quoted[start - 1] != -1 and ends_utterance(passage, start))
        or "—" in passage.gaps[start]
        or "–" in passage.gaps[start]
    )


def _inverted_source(passage: Passage, use: CueUse, grammar: Grammar) -> Tokens | None:
    """The subject behind its verb, or None: "…, said Lee"; of a bare form several are."""
    if not _may_invert(passage, use, grammar):
        return None
    found = with_issuer(passage, subject_after(passage, use.sentence, use.stop, grammar), grammar)
    if found is None:
        return None
    if use.cue.form is Form.BASE:
        from framing.voice.several import are_several  # few texts have a bare form there

        if not are_several(passage, found, use.sentence[1], grammar):
            return None
    from framing.voice.tellers import teller_behind  # many texts have none

    teller = teller_behind(passage, use, found, grammar)
    return teller and with_others(passage, use.sentence, teller, grammar)


def _may_invert(passage: Passage, use: CueUse, grammar: Grammar) -> bool:
    """Whether the verb stands right behind a comma or quotation, its subject to come."""
    before = passage.lower[use.group : use.start]
    if (
        use.group <= use.sentence[0]
        or use.stop >= use.sentence[1]
        or any(word not in grammar.have for word in before)
    ):
        return False
    is_quoted = passage.quoted[use.group - 1] != -1
    if not is_quoted and "," not in passage.gaps[use.group]:
        return False
    is_asked = use.cue.lemma == "ask" and is_quoted
    may_stand = use.cue.frames & {Frame.THAT, Frame.CLAUSE} or is_asked
    has_listener = Frame.LISTENER in use.cue.frames and not may_stand
    if use.cue.form not in (Form.PAST, Form.PRESENT, Form.BASE) or has_listener:
        return False
    if not is_quoted and not may_stand and Frame.QUOTE not in use.cue.frames:
        return False  # ", echoes a report"
    is_name = passage.words[use.stop][0].isupper() and use.cue.lemma == "say"
    if "," not in passage.gaps[use.group] and not (is_name or ends_utterance(passage, use.group)):
        return False
    return not breaks(passage.gaps[use.stop]) and passage.quoted[use.stop] == -1
