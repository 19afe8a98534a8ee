"""A report: one act of reporting in a sentence, words in it that are the outlet's, and where the main
clause takes over from it."""

from __future__ import annotations

from framing.domain.closed import Enum
from framing.domain.cue import Cue, Form, Frame
from framing.domain.frozen import dataclass
from framing.voice.clauses import has_verb_soon, is_clause
from framing.voice.cues import CueUse
from framing.voice.grammar import POST_FINITE, SAYING, Grammar, breaks
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage
from framing.voice.phrases import subject_after
from framing.voice.unsaid import has_verb

NOBODY = -1
ANY_VERB = Cue((), "", Form.PAST, frozenset(), "neutral")
# Stances of cues whose object is judged by the speaker and named by the outlet.
_JUDGING = frozenset({"blame", "praise", "colour"})
_AT_WHOM = frozenset({Frame.AT, Frame.AGAINST})


class SourceKind(Enum):
    """How a report names its source."""

    PHRASE = "phrase"
    SHARED = "shared"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Report:
    """One act of reporting. Token ranges count in the passage.

    `regions` hold what is reported, quotations included; `wording` is the part of them whose
    words are the outlet's (the target of an accusation, the addressee of an appeal).
    `runs_on`: the sentence ends with a colon, so that the next paragraph is said too.
    `is_bounded`: a verb of the outlet's follows, so that nothing inside draws the regions out.
    """

    cue: Cue
    cue_tokens: tuple[int, int]
    source: tuple[int, int] | None
    kind: SourceKind
    regions: tuple[tuple[int, int], ...]
    wording: tuple[int, int] | None = None
    is_endorsed: bool = False
    runs_on: bool = False
    is_passive: bool = False
    is_bounded: bool = False
    rule: str = ""


def is_nobodys(passage: Passage, number: int, report: Report, grammar: Grammar) -> bool:
    """Whether a passive that owns marks names no source: "accused of “theft”", "Asked if it was “old”"."""
    is_led = not breaks(passage.gaps[passage.quoted_ranges[number][0]])
    is_asked = passage.lower[report.cue_tokens[1] - 1] in grammar.askings
    return report.is_passive or (report.source is None and is_asked and is_led)


def answers(passage: Passage, verb: tuple[int, int], last: Report | None) -> bool:
    """Whether a verb leads to words of its own behind another's: "Lee asked, “Old?” Kern said, “Yes.”",
    or acts in what somebody is told to have said: "As Lee said, crews are asking for boats"."""
    group, after = verb
    if last is not None and last.rule == "as" and last.regions[0][0] <= group:
        return group < last.regions[0][1]
    if after >= len(passage.words) or last is None or last.rule != "quote":
        return False
    start, stop = last.regions[-1]
    is_marked = passage.quoted[start] == passage.quoted[stop - 1] != -1
    has_more = stop < group and not breaks(passage.gaps[after])
    is_ended = has_more and not frozenset("!?").isdisjoint(passage.gaps[stop])
    is_led = is_ended or (passage.quoted[after] != -1 and "," in passage.gaps[after])
    return is_led and is_marked and last.cue_tokens[1] <= start and stop <= group


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
        leads = grammar.infinitive or grammar.infinitive_leads
        stops = leads if frame is Frame.URGE else grammar.accuse_links
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
    first = start + (passage.lower[start] in grammar.articles and start + 1 < end)
    is_pronoun = passage.lower[first] in grammar.genders
    is_name = passage.words[first][0].isupper() or is_pronoun
    for index in range(start + 1, end):
        word = passage.lower[index]
        if passage.quoted[index] != -1 or word in grammar.as_leads:
            return index
        if word in grammar.determiners and passage.lower[index - 1] not in grammar.prepositions:
            return start if passage.lower[index - 1] in grammar.coordinators else index
        if is_name and index > first and passage.words[index][0].islower():
            return index if _may_describe(passage, index, grammar) else start
    return start


def _may_describe(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a word behind a name can be what that is called: "called Lee unfit", "called them liars"."""
    word = passage.lower[index]
    return passage.gaps[index] == " " and not (
        word in grammar.prepositions
        or word in grammar.conjunctions
        or word in grammar.times
        or word in grammar.subordinators
        or word in grammar.relatives
        or word in grammar.infinitive
        or grammar.is_adverb(word)
        or grammar.is_verb_at(passage, index)
    )


def main_clause_from(
    passage: Passage,
    sentence: tuple[int, int],
    source: tuple[int, int],
    content: tuple[int, int],
    grammar: Grammar,
) -> int:
    """Where the main clause takes over from a report in a clause before or inside it.

    "When Lee said the road was closed, drivers turned back", "The dam, which Lee said was old,
    broke": at the comma.
    """
    if _opens_relative(passage, source, content[0], grammar):
        is_plain = not any(breaks(passage.gaps[i]) for i in range(source[1] + 1, content[0]))
        return _resumed_verb(passage, content, grammar) if is_plain else content[1]
    lead = source[0] - 1
    if lead < sentence[0]:
        return content[1]
    word, is_parted = passage.lower[lead], breaks(passage.gaps[lead])
    if is_parted and lead > sentence[0] and word in grammar.aside_leads:
        return _resumed_verb(passage, content, grammar)
    if word not in grammar.clause_leads:
        return content[1]
    before = [w for w in passage.lower[sentence[0] : lead] if not grammar.is_adverb(w)]
    measures = grammar.times | grammar.quantities | grammar.articles  # "Two days after Lee said"
    if not (measures.issuperset(before) or before[-1] in grammar.coordinators or is_parted):
        return content[1]
    n_dashes = 0
    for index in range(content[0] + 1, content[1]):
        if passage.quoted[index] != -1 and passage.quoted[index - 1] != -1:
            continue
        n_dashes += passage.has_dash_before(index)
        is_edge = "," in passage.gaps[index] or (n_dashes == 2 and passage.has_dash_before(index))
        if is_edge and _opens_main(passage, (content[0], index), sentence[1], grammar):
            return index
    return content[1]


def _opens_main(passage: Passage, said: tuple[int, int], stop: int, grammar: Grammar) -> bool:
    """Whether a subject with its verb begins behind the comma that ends what is said."""
    index = said[1]
    word = passage.lower[index]
    if word in grammar.subject_pronouns and word in grammar.genders:
        return True
    if grammar.opens_noun_phrase(passage, index):
        is_main = has_verb_soon(passage, index, stop, grammar)
        return is_main or is_clause(passage, index, stop, grammar)
    is_told = any(grammar.is_verb_at(passage, i) for i in range(*said))
    return is_told and is_clause(passage, index, stop, grammar)


def _resumed_verb(passage: Passage, content: tuple[int, int], grammar: Grammar) -> int:
    """Where the main clause goes on behind a relative: "Lee, who said boats sank, was tired"."""
    first, behind = passage.lower[content[0]], passage.lower[content[0] + 1 : content[0] + 2]
    takes_object = first.endswith("s") and not grammar.determiners.isdisjoint(behind)
    is_told = takes_object or grammar.is_verb_at(passage, content[0])
    for index in range(content[0] + 1, content[1]):
        is_verb = grammar.is_verb_at(passage, index)
        if is_told and passage.quoted[index] == -1 and "," in passage.gaps[index]:
            verb = index + (passage.lower[index].endswith("ly") and index + 1 < content[1])
            signs = grammar.cue_signs_of(passage.lower[verb])
            if grammar.is_verb_at(passage, verb) or signs & POST_FINITE:
                return index
        is_told |= is_verb
    return content[1]


def _opens_relative(
    passage: Passage, source: tuple[int, int], content: int, grammar: Grammar
) -> bool:
    """Whether an aside on who speaks leads to what is said: "Lee, who said …", "Lee, while saying …"."""
    first = source[1]
    if first >= content:
        return False
    if passage.lower[first] in grammar.relatives:
        return True
    participle = first + (passage.lower[first] in grammar.clause_leads)
    if (
        "," not in passage.gaps[first]
        or not grammar.cue_signs_of(passage.lower[participle]) & SAYING
    ):
        return False
    clause = passage.sentence_of(first)[0]
    return not has_verb(passage, (clause, first), grammar)
