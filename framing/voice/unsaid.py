"""Unsaid: uses of reporting words that report nothing, and words in a report that are the outlet's.

"Called a vote", "What Lee said was new"; "slammed the raid", "discussed boats with the crews".
"""

from __future__ import annotations

from framing.domain.cue import Form, Frame
from framing.voice.clauses import begins_clause
from framing.voice.cues import CueUse
from framing.voice.grammar import Grammar, breaks
from framing.voice.leads import may_tell
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage
from framing.voice.phrases import subject_after

# Stances of cues whose object is judged by the speaker and named by the outlet.
_JUDGING = frozenset({"blame", "praise", "colour"})
_LONGEST_REFUSAL = 7
_AT_WHOM = frozenset({Frame.AT, Frame.AGAINST})


def gives_name(
    passage: Passage, use: CueUse, source: tuple[int, int] | None, grammar: Grammar
) -> bool:
    """Whether a participle tells what a thing is called: "a group called “Our Bay”", "… Our Bay".

    A name without marks has nothing behind it that it could be called: not "a judge called Lee unfit".
    """
    if use.cue.form is not Form.PAST or use.is_passive or use.group != use.start:
        return False
    if source is None or passage.lower[source[0]] not in grammar.indefinite:
        return False
    index = use.stop
    if index + 1 < len(passage.words) and passage.lower[index] in grammar.articles:
        index += 1
    if index >= len(passage.words) or passage.quoted[index] != -1:
        return index < len(passage.words)
    stop = index
    while stop < passage.sentence_of(index)[1] and (
        passage.words[stop][0].isupper() or passage.lower[stop] in grammar.prepositions
    ):
        stop += 1
        if stop < len(passage.words) and breaks(passage.gaps[stop]):
            break
    if stop == index:
        return False
    ends = stop == passage.sentence_of(index)[1] or breaks(passage.gaps[stop])
    return ends or grammar.is_verb_at(passage, stop) or passage.lower[stop] in grammar.relatives


def names_nothing(
    passage: Passage,
    use: CueUse,
    source: tuple[int, int] | None,
    content: tuple[int, int],
    grammar: Grammar,
) -> bool:
    """Whether a verb of naming has one noun behind it: "called a vote", not "called votes a waste".

    Nor "what Lee called a waste", where the other stands before its subject.
    """
    start, stop = content
    if use.cue.frames != {Frame.NAME} or not _opens(passage, source, grammar):
        return False
    if use.is_passive or any(number != -1 for number in passage.quoted[start : stop + 1]):
        return False
    if passage.lower[start] in grammar.determiners and start + 1 < stop:
        start += 1
    if stop > start + 1 and passage.lower[stop - 1] in grammar.times:
        stop -= 1 + (passage.lower[stop - 2] in grammar.occasion_leads)
    return stop - start == 1 and passage.lower[start] not in grammar.be


def is_noun(
    passage: Passage, use: CueUse, source: tuple[int, int] | None, grammar: Grammar
) -> bool:
    """Whether a form in -s is a plural behind what only describes it: "the new details come".

    Nor does who "helped write a law" write that a law does something.
    """
    word, after = passage.lower[use.start], passage.lower[use.stop : use.stop + 1]
    if not after or after[0] in grammar.complementizers or after[0] in grammar.questions:
        return False
    if use.cue.form is Form.BASE:
        return use.start > 0 and passage.lower[use.start - 1] in grammar.helps
    if use.cue.form is not Form.PRESENT or source is None or source[1] != use.start:
        return False
    is_plural = word in grammar.also_nouns and word.endswith("s")
    if passage.lower[source[0]] in grammar.subject_pronouns:
        return False
    return is_plural and not may_tell(passage, source, grammar)


def is_headed(
    passage: Passage,
    sentence: tuple[int, int],
    source: tuple[int, int] | None,
    use: CueUse,
    grammar: Grammar,
) -> bool:
    """Whether source and cue only say which thing a clause is about: "What Lee said was new".

    "They found what Lee said was a bomb" reports.
    """
    if source is None or use.stop >= sentence[1] or not sentence[0] < source[0] < use.start:
        return False
    head, verb = source[0] - 1, use.stop
    is_head = passage.lower[head] in grammar.clause_heads and not breaks(passage.gaps[source[0]])
    if not is_head or passage.quoted[verb] != -1 or not grammar.is_finite(passage.lower[verb]):
        return False
    while head > sentence[0] and (
        passage.lower[head - 1] in grammar.negations or grammar.is_adverb(passage.lower[head - 1])
    ):
        head -= 1
    return head == sentence[0] or begins_clause(passage, head, grammar)


def is_aim(passage: Passage, use: CueUse, grammar: Grammar) -> bool:
    """Whether a thing does what a noun names: "the raid calls into question whether …"."""
    before = passage.lower[use.start - 1] if use.start > 0 else ""
    return before in grammar.prepositions and before not in grammar.links


def is_denied(passage: Passage, use: CueUse, grammar: Grammar) -> bool:
    """Whether nothing was said on a topic: "made no comment about", "asked for comment on"."""
    for_what = passage.lower[use.start - 1] if use.start > 0 else ""
    if use.cue.words[0] in grammar.sought and grammar.frame_words.get(for_what) is Frame.FOR:
        return True  # "a request for comment on the plan"
    is_marked = any(number != -1 for number in passage.quoted[use.stop : use.stop + 2])
    if is_marked or not grammar.complementizers.isdisjoint(passage.lower[use.stop : use.stop + 1]):
        return False
    return any(
        passage.lower[index] in grammar.negations
        for index in range(max(use.start - 2, 0), use.start)
        if not any(breaks(passage.gaps[i]) for i in range(index + 1, use.start + 1))
    )


def is_relative_clause(passage: Passage, start: int, end: int, grammar: Grammar) -> bool:
    """Whether a that-clause lacks its object: "a demand that the groups have refused"."""
    word = passage.lower[end - 1]
    return (
        end - start <= 7
        and passage.quoted[end - 1] == -1
        and word.endswith("ed")
        and word in grammar.cues
        and passage.lower[end - 2] not in grammar.be
    )


def _opens(passage: Passage, source: tuple[int, int] | None, grammar: Grammar) -> bool:
    """Whether nothing that a verb could take stands before its subject."""
    if source is None or source[0] == 0 or passage.opens_sentence(source[0]):
        return True
    word = passage.lower[source[0] - 1]
    is_taken = word in grammar.complementizers or word in grammar.as_leads
    return begins_clause(passage, source[0], grammar) and not is_taken


def is_empty(passage: Passage, use: CueUse, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether the object reports nothing: "said goodbye", "said little"."""
    word = passage.lower[start]
    if word in grammar.empty_objects and use.cue.lemma in ("say", "tell"):
        return True
    return word in grammar.degrees and (start + 1 == stop or breaks(passage.gaps[start + 1]))


def wording_of(
    passage: Passage, use: CueUse, content: tuple[int, int], frame: Frame, grammar: Grammar
) -> tuple[int, int] | None:
    """The words for a target, an addressee or what is named, which are the outlet's."""
    start, end = content
    beside = _named_beside(passage, use, content, grammar) if frame is Frame.OBJECT else None
    if beside is not None:
        return beside if beside[0] < beside[1] else None
    if frame is Frame.OBJECT and _is_judged(passage, use, start, grammar):
        return _target(passage, start, end, grammar)
    if frame is Frame.OBJECT and use.cue.frames & {Frame.NAME, Frame.AS}:
        stop = _named_end(passage, start, end, grammar)
    elif frame in (Frame.ACCUSE, Frame.URGE):
        stops = grammar.infinitive if frame is Frame.URGE else grammar.accuse_links
        stop = next((i for i in range(start + 1, end) if passage.lower[i] in stops), end)
    else:
        return None
    return (start, stop) if stop > start else None


def _named_beside(
    passage: Passage, use: CueUse, content: tuple[int, int], grammar: Grammar
) -> tuple[int, int] | None:
    """Words that only tell of what, with whom or by whose word somebody speaks; or None.

    "Said of the rebels that …", "discussed boats with the crews", "citing rebel officials", "denied
    rebel claims".
    """
    start, end = content
    is_verb = use.cue.form is not Form.NOUN
    is_topic = passage.lower[start - 1] in grammar.topic_links and use.cue.lemma in ("say", "write")
    if is_topic and is_verb:
        stops = (i for i in range(start, end) if _opens_words(passage, i, grammar))
        return start, next(stops, end)
    if start > use.stop or not is_verb or passage.quoted[start] != -1:
        return None
    if passage.lower[use.start] in grammar.meetings:
        partners = (i for i in range(start + 1, end) if passage.lower[i] in grammar.meeting_links)
        return next(partners, end), end
    if passage.lower[use.stop - 1] in grammar.citing:
        cited = subject_after(passage, (start, end), start, grammar)
        return (start, end) if cited and may_speak(passage, *cited, grammar) else None
    is_claim = passage.lower[end - 1] in grammar.cries and end - start > 1
    return (start, end - 1) if is_claim and passage.quoted[end - 1] == -1 else None


def _opens_words(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a quotation or a clause begins."""
    return passage.quoted[index] != -1 or passage.lower[index] in grammar.complementizers


def _is_judged(passage: Passage, use: CueUse, start: int, grammar: Grammar) -> bool:
    """Whether the words behind a cue are for whom or what it judges: "slammed", "criticism of"."""
    link = passage.lower[start - 1]
    if grammar.frame_words.get(link) in _AT_WHOM and start > use.stop:
        return True
    if use.cue.form is Form.NOUN:
        return use.cue.words[0] in grammar.judgements
    return use.cue.stance in _JUDGING and start == use.stop


def _target(passage: Passage, start: int, end: int, grammar: Grammar) -> tuple[int, int] | None:
    """Who or what is judged, in the outlet's words: "slammed the raid", "criticised rebels for …".

    None for bare or indefinite nouns without a reason: "condemned looting", "blamed a failure to
    pay" is what the speaker calls it.
    """
    if passage.quoted[start] != -1:
        return None
    stops = grammar.reason_links | grammar.as_leads | grammar.complementizers
    stop = next(
        (i for i in range(start + 1, end) if passage.quoted[i] != -1 or passage.lower[i] in stops),
        end,
    )
    is_definite = (
        grammar.opens_noun_phrase(passage, start) and passage.lower[start] not in grammar.indefinite
    )
    has_reason = stop < end and passage.lower[stop] not in grammar.complementizers
    return (start, stop) if has_reason or is_definite else None


def _named_end(passage: Passage, start: int, end: int, grammar: Grammar) -> int:
    """Where the thing ends that is called, or described as, something."""
    for index in range(start + 1, end):
        word = passage.lower[index]
        if passage.quoted[index] != -1 or word in grammar.as_leads:
            return index
        if word in grammar.determiners and passage.lower[index - 1] not in grammar.prepositions:
            return index
    return start


def says_nothing(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a clause tells that nothing is said or done: "(but) gave no details".

    "She did not say why", "declined to elaborate" are others; "it had no funds" may be said. Nor is
    "(but) did warn them" part of what somebody did not say.
    """
    if start + 2 < stop and passage.lower[start] in grammar.do:
        verb = start + 1 + grammar.is_adverb(passage.lower[start + 1])
        if any(cue.form is Form.BASE for cue in grammar.cues_of(passage.lower[verb])):
            return True
    for index in range(start, min(stop - 1, start + _LONGEST_REFUSAL)):
        if passage.quoted[index] != -1 or (index > start and breaks(passage.gaps[index])):
            return False
        word = passage.lower[index]
        if word in grammar.refusals:
            return passage.lower[index + 1] in grammar.infinitive
        if word in grammar.negations and word in grammar.determiners:
            acts = index > start and grammar.is_verb_at(passage, index - 1)
            return acts and passage.lower[index - 1] not in grammar.auxiliaries
        if word in grammar.negations or word.endswith("n't"):
            told = grammar.cues_of(passage.lower[index + 1])
            return any(cue.form is Form.BASE and Frame.POST in cue.frames for cue in told)
    return False
