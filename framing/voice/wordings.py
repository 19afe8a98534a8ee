"""Wordings: the outlet's words in what is reported: whom somebody asks or names, whose word he denies."""

from __future__ import annotations

from framing.domain.cue import Form, Frame
from framing.voice.clauses import ADJECTIVE_ENDINGS, begins_clause, is_clause
from framing.voice.cues import CueUse, Opening
from framing.voice.grammar import Grammar, breaks
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import subject_after

# Stances of cues whose object is judged by the speaker and named by the outlet.
_JUDGING = frozenset({"blame", "praise", "colour"})
# Of cues whose object is another's word or deed, which the outlet tells whose it is.
_REFUSING = frozenset({"resist", "reject"})
_APPEALS = frozenset({Frame.URGE})
_LONGEST_OWNER, _LONGEST_TOPIC, _LONGEST_OBJECT, _LONGEST_DOCUMENT = 9, 60, 24, 6
_AT_WHOM = frozenset({Frame.AT, Frame.AGAINST})


def wording_of(
    passage: Passage, use: CueUse, content: Tokens, frame: Frame, grammar: Grammar
) -> Tokens | None:
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
    elif frame is Frame.OBJECT and use.cue.stance in _REFUSING:
        stop = _owner_end(passage, start, end, grammar)
    elif frame is Frame.OBJECT and Frame.URGE in use.cue.frames:
        from framing.voice.orders import described_end  # few orders describe anybody

        is_whole = use.cue.frames == _APPEALS  # "called on the crews", "invited them"
        stop = described_end(passage, content, grammar) or (end if is_whole else start)
    else:
        return None
    return (start, stop) if stop > start else None


def _owner_end(passage: Passage, start: int, end: int, grammar: Grammar) -> int:
    """Where whose word or deed it is ends: "denied the crews' | request"; `start` where nobody's is."""
    for index in range(start, min(end - 1, start + _LONGEST_OWNER)):
        is_apart = index > start and breaks(passage.gaps[index])
        if is_apart or passage.quoted[index] != -1 or passage.lower[index] in grammar.prepositions:
            break
        if passage.lower[index].endswith(("'s", "s'")):
            return index + 1
    return start


def _named_beside(
    passage: Passage, use: CueUse, content: Tokens, grammar: Grammar
) -> Tokens | None:
    """Words that only tell of what, with whom or by whose word somebody speaks; or None.

    "Said of the rebels that …", "discussed boats with the crews", "citing rebel officials", "denied
    rebel claims", "referring to the rebels", "questions about the rebels".
    """
    start, end = content
    is_verb = use.cue.form is not Form.NOUN
    is_pointing = passage.lower[use.start] in grammar.members("pointing")
    if use.cue.lemma in grammar.members("interrogating") and is_verb:
        is_pointing = not grammar.topic_links.isdisjoint(passage.lower[start + 1 : end])
        if not is_pointing:  # "questioned the raid", not "questioned Kern about the dam"
            return None
    if is_pointing:
        told = grammar.complementizers | grammar.questions
        near = range(start, min(end, start + _LONGEST_TOPIC))
        return start, next((i for i in near if passage.lower[i] in told), end)
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
        named = (i for i in range(start + 1, end) if passage.lower[i] in grammar.as_leads)
        is_told = cited is not None and may_speak(passage, *cited, grammar)
        return (start, next(named, end)) if is_told else None
    asked = _asked_of(passage, content, grammar) if use.cue.stance == "force" else None
    if asked is not None:
        return asked
    is_claim = passage.lower[end - 1] in grammar.cries and end - start > 1
    return (start, end - 1) if is_claim and passage.quoted[end - 1] == -1 else None


def _asked_of(passage: Passage, content: Tokens, grammar: Grammar) -> Tokens | None:
    """Of whom words are demanded: "demanded answers | from the crews", "an apology | from the crews"."""
    start, end = content
    for index in range(start + 1, min(end, start + _LONGEST_OWNER)):
        word = passage.lower[index - 1]
        if passage.quoted[index] != -1 or breaks(passage.gaps[index]):
            break
        if passage.lower[index] in grammar.origins:
            is_said = word in grammar.wordings or word[:-1] in grammar.wordings
            is_said |= any(cue.form is Form.NOUN for cue in grammar.cues_of(word))
            return (index, end) if is_said else None
        if passage.lower[index] in grammar.prepositions:
            break
    return None


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
    is_judging = use.cue.stance in _JUDGING or use.cue.lemma in grammar.members("greeting")
    return is_judging and start == use.stop


def _target(passage: Passage, start: int, end: int, grammar: Grammar) -> Tokens | None:
    """Who or what is judged, in the outlet's words: "slammed the raid", "criticised rebels for …".

    None for bare or indefinite nouns without a reason: "condemned looting", "blamed a failure to
    pay" is what the speaker calls it.
    """
    if passage.quoted[start] != -1:
        return None
    stops = grammar.reason_links | grammar.as_leads | grammar.complementizers
    near = range(start + 1, end)
    ends = (i for i in near if passage.quoted[i] != -1 or passage.lower[i] in stops)
    stop = next(ends, end)
    is_definite = (
        grammar.opens_noun_phrase(passage, start) and passage.lower[start] not in grammar.indefinite
    )
    is_definite |= passage.lower[start] in grammar.members("portions")  # "parts of the plan"
    has_reason = stop < end and passage.lower[stop] not in grammar.complementizers
    return (start, stop) if has_reason or is_definite else None


def _named_end(passage: Passage, start: int, end: int, grammar: Grammar) -> int:
    """Where the thing ends that is called, or described as, something."""
    first = start + (passage.lower[start] in grammar.articles and start + 1 < end)
    is_pronoun = passage.lower[first] in grammar.genders
    is_name = passage.words[first][0].isupper() or is_pronoun
    for index in range(start + 1, end):
        word = passage.lower[index]
        is_held = word in grammar.infinitive and index + 1 < end
        is_held = is_held and passage.lower[index + 1] in grammar.be  # "consider it | to be old"
        if passage.quoted[index] != -1 or word in grammar.as_leads or is_held:
            return index
        if word in grammar.determiners and passage.lower[index - 1] not in grammar.prepositions:
            return start if passage.lower[index - 1] in grammar.coordinators else index
        if is_name and index > first and passage.words[index][0].islower():
            return index if _may_describe(passage, index, grammar) else start
    return _bare_end(passage, start, end, grammar)


def _bare_end(passage: Passage, start: int, end: int, grammar: Grammar) -> int:
    """Where a noun ends that what it is called follows without an article: "calls the crews thieves",
    "called the raid illegal"; `start` where none does."""
    if passage.lower[start] in grammar.indefinite or passage.lower[start].endswith("selves"):
        return start
    for index in range(start + 2, end):
        before = passage.lower[index - 1]
        if before in grammar.prepositions or breaks(passage.gaps[index]):
            break
        is_parted = before in grammar.plural_people or before.endswith("s")
        is_last = index + 1 == end or passage.lower[index + 1] in grammar.coordinators
        is_parted |= is_last and passage.lower[index].endswith(ADJECTIVE_ENDINGS)
        if is_parted and _may_describe(passage, index, grammar):
            return index
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
        or grammar.is_adverb(word)
        or grammar.is_verb_at(passage, index)
    )


def is_headed(passage: Passage, source: Tokens | None, use: CueUse, grammar: Grammar) -> bool:
    """Whether source and cue only say which thing a clause is about: "(Some of) what Lee said was new".

    "They found what Lee said was a bomb" reports; "What did Lee say that was new?" does not.
    """
    first = use.sentence[0] + (passage.lower[use.sentence[0]] in grammar.coordinators)
    asked = passage.lower[first : first + 2]
    is_asked = asked[0] in grammar.clause_heads & grammar.questions
    if is_asked and asked[-1] in grammar.auxiliaries:
        return not grammar.complementizers.isdisjoint(passage.lower[use.stop : use.stop + 1])
    if source is None or use.stop >= use.sentence[1] or not use.sentence[0] < source[0] < use.start:
        return False
    head, verb = source[0] - 1, use.stop
    is_head = passage.lower[head] in grammar.clause_heads and not breaks(passage.gaps[source[0]])
    if not is_head or not grammar.is_finite(passage.lower[verb]):
        return False
    while head > use.sentence[0] and (
        passage.lower[head - 1] in grammar.negations
        or grammar.is_adverb(passage.lower[head - 1])
        or _is_share_of(passage, head - 1, grammar)
    ):
        head -= 1
    return head == use.sentence[0] or begins_clause(passage, head, grammar)


def _is_share_of(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a word counts a share of what follows, or is its "of": "some of", "much of"."""
    word = passage.lower[index]
    counted = passage.lower[index - 1] if word in grammar.topic_links and index > 0 else word
    return (
        counted in grammar.degrees
        or counted in grammar.demonstratives
        or counted in grammar.quantities
    )


def is_loose_clause(passage: Passage, use: CueUse, stop: int, grammar: Grammar) -> bool:
    """Whether a comma too many parts a verb from its clause: "Lee, speaking in Porto said, boats sank"."""
    first, start = use.sentence[0], use.stop
    leads = grammar.clause_leads | grammar.questions | grammar.relatives
    is_noun = (
        grammar.opens_noun_phrase(passage, start) or passage.lower[start] in grammar.plural_people
    )
    is_first = (
        first < use.group - 1
        and not use.is_infinitive
        and leads.isdisjoint(passage.lower[max(first, use.group - _LONGEST_TOPIC) : use.group])
    )
    return is_noun and is_first and is_clause(passage, start, stop, grammar)


def is_aim(passage: Passage, use: CueUse, content: Opening, grammar: Grammar) -> bool:
    """Whether a noun that nobody is told to say tells no words: "calls into question whether …".

    "A reminder that boats sink", "this raises a question: who pays?" are the outlet's.
    """
    start, frame = content
    if passage.lower[use.start] in grammar.members("signs"):
        return passage.quoted[start] == -1
    if frame is not Frame.WH:
        return False
    before = passage.lower[use.start - 1] if use.start > 0 else ""
    return before in grammar.prepositions and before not in grammar.links


def has_as(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether "as" follows the noun phrase: "portrayed the vote as …"."""
    for index in range(start + 1, min(stop, start + 14)):
        if passage.lower[index] in grammar.as_leads:
            return True
        is_marked = any(n != -1 for n in passage.quoted[index + 1 : min(stop, index + 3)])
        if passage.lower[index] in grammar.naming_links and is_marked:
            return True
        if passage.quoted[index] == -1 and breaks(passage.gaps[index]):
            return False
    return False


def ends_in_document(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether the one verb behind a noun tells of a document: "(denied) the raid in a letter | sent home"."""
    for index in range(start + 1, min(stop, start + _LONGEST_OBJECT)):
        word = passage.lower[index]
        if breaks(passage.gaps[index]) or passage.quoted[index] != -1:
            return False
        if not grammar.is_verb_at(passage, index):
            continue
        is_document = passage.lower[index - 1].removesuffix("s") in grammar.documents
        leads = passage.lower[max(start + 1, index - _LONGEST_DOCUMENT) : index]
        is_led = is_document and not grammar.occasion_leads.isdisjoint(leads)
        rest = range(index + 1, stop)
        has_verb = any(grammar.is_verb_at(passage, i) for i in rest)
        return is_led and grammar.is_participle(word) and not has_verb
    return False
