"""Headlines: "Lee: Bridge unsafe", "Bridge unsafe: Lee to council", and words that the article quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.domain.attribution import Attribution, Voice
from framing.domain.document import Document, Zone
from framing.domain.frozen import replace
from framing.voice.grammar import FINITE, Grammar
from framing.voice.mentions import MentionKind, traits_of
from framing.voice.passages import Passage, Tokens
from framing.voice.quotations import parts_text
from framing.voice.report import COLON, Report
from framing.voice.tokens import is_person_noun

_LONGEST_NAME, _LONGEST_OFFICE = 4, 8
_LONGEST_HEADLINE, _STEM, _MOST_PLACES = 24, 4, 20
_OF_PERSONS = ("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "man", "men")
_Words = tuple[str, ...]


def is_headline(passage: Passage, zone: Zone) -> bool:
    """Whether a passage is a heading: by its zone, or one short sentence at the very top.

    A standfirst is one where it is a sentence without its full stop.
    """
    if zone in (Zone.HEADLINE, Zone.SUBHEAD):
        return True
    if zone is Zone.STANDFIRST and len(passage.sentences) == 1:
        return not passage.gaps[-1].strip(" \"'”’»")
    return (
        passage.number == 0
        and len(passage.words) <= _LONGEST_HEADLINE
        and len(passage.sentences) == 1
    )


def headline_report(passage: Passage, grammar: Grammar) -> Report | None:
    """What a headline with a colon reports, or None."""
    colon = _colon_of(passage, grammar)
    if colon is None:
        return None
    links = grammar.headline_links | grammar.infinitive  # "Lee on the dam: …", "Lee to crews: …"
    first = _behind_owner(passage, colon, grammar)
    if may_speak_in_heading(passage, first, colon, grammar) and not _is_no_name(
        passage, colon, grammar
    ):
        ends = (i for i in range(first + 1, colon) if passage.lower[i] in links)
        return _report((first, next(ends, colon)), (colon, len(passage.words)), colon)
    is_bare = colon == 1 and passage.lower[0] in grammar.cues  # "Obituary: Lee to sea and back"
    if is_bare or passage.lower[0] in grammar.headline_labels:
        return None
    for link in range(colon + 1, min(len(passage.words), colon + _LONGEST_NAME + 1)):
        if passage.lower[link] in grammar.infinitive and may_speak_in_heading(
            passage, colon, link, grammar
        ):
            return _report((colon, link), (0, colon), colon)
    is_clause = any(grammar.is_finite(word) for word in passage.lower[:colon])
    closes = may_speak_in_heading(passage, colon, len(passage.words), grammar)
    if is_clause and closes:
        return _report((colon, len(passage.words)), (0, colon), colon)
    return None


def _colon_of(passage: Passage, grammar: Grammar) -> int | None:
    """The token behind the first colon outside marks, where one may part who speaks from what is said."""
    unmarked = (i for i in range(1, len(passage.words)) if passage.quoted[i - 1] == -1)
    colon = next((i for i in unmarked if ":" in passage.gaps[i]), None)
    if colon is None or passage.gaps[colon] == ":":  # "10:30"
        return None
    is_topic = "topics before colons" in grammar.habits and passage.quoted[colon] == -1
    return None if is_topic else colon


def _behind_owner(passage: Passage, colon: int, grammar: Grammar) -> int:
    """Where the full name of a person begins behind whose he is: "The Herald's | Ann Lee: …"; or 0."""
    owned = (i for i in range(1, colon - 1) if passage.lower[i - 1].endswith(("'s", "s'")))
    return next((i for i in owned if passage.lower[i] in grammar.name_genders), 0)


def headline_actor(passage: Passage, number: int, grammar: Grammar) -> Tokens | None:
    """The name that opens a headline and acts in it: "Lee calls for ‘new boats’", or None."""
    limit = passage.quoted_ranges[number][0]
    colon = next((i for i in range(1, limit) if passage.gaps[i].startswith(":")), 0)
    labels = grammar.headline_labels | grammar.members("topics")
    is_label = colon > 0 and passage.lower[colon - 1] in labels
    first = stop = colon if is_label else 0
    while stop < limit and stop - first <= _LONGEST_NAME and _goes_on(passage, stop, grammar):
        stop += 1
    is_name = 0 < stop - first <= _LONGEST_NAME and stop < limit
    if not is_name or not _may_act(passage, stop, grammar):
        return _named_before(passage, (colon if is_label else 0, limit), number, grammar)
    return (first, stop) if may_speak_in_heading(passage, first, stop, grammar) else None


def tells_in_heading(passage: Passage, number: int, grammar: Grammar) -> bool:
    """Whether the verb of who opens a heading is one of saying: "Lee Tells Why She Felt “Lost”"."""
    actor = headline_actor(passage, number, grammar)
    if actor is None or actor[1] >= len(passage.words):
        return False
    return bool(grammar.cue_signs_of(passage.lower[actor[1]]) & FINITE)


def _named_before(passage: Passage, phrase: Tokens, number: int, grammar: Grammar) -> Tokens | None:
    """Who is named right before a clause in marks that ends the heading: "Envoy Ann Lee “It is old”".

    A title in marks has no verb.
    """
    start, stop = phrase
    end = passage.quoted_ranges[number][1]
    if not 1 < stop - start <= _LONGEST_OFFICE or end < len(passage.words):
        return None
    has_verb = [
        any(map(grammar.is_finite, passage.lower[slice(*at)])) for at in (phrase, (stop, end))
    ]
    if has_verb != [False, True]:
        return None
    named = traits_of(passage, start, stop, grammar)
    is_person = named.kind is MentionKind.NAME and " " in named.name and not named.is_group
    return phrase if is_person else None


def _goes_on(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a capital goes on with a name and is no verb of the headline."""
    return (
        passage.words[index][0].isupper()
        and passage.quoted[index] == -1
        and not _may_act(passage, index, grammar)
    )


def _may_act(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a word can be the verb of a headline: "delivers", "to frame", "vowed"."""
    word = passage.lower[index]
    return (
        grammar.is_finite(word)
        or word in grammar.infinitive
        or word in grammar.cues
        or (word.endswith("s") and not word.endswith(("ss", "us", "'s")))
    )


def may_speak_in_heading(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a short run of capitals can be who speaks."""
    if not 0 < stop - start <= _LONGEST_NAME or passage.quoted[start] != -1:
        return False
    words = passage.lower[start:stop]
    labels = grammar.headline_labels | grammar.members("topics")
    if words[0] in grammar.headline_labels or words[-1] in labels:
        return False
    is_led = words[0] in grammar.determiners or words[0] in grammar.prepositions
    has_article = not grammar.articles.isdisjoint(words[1:])  # "TRACKING THE VOTE: …"
    is_led |= has_article and grammar.prepositions.isdisjoint(words)
    if is_led or any(word in grammar.times for word in words):
        return False
    is_topic = "noun capitals" in grammar.habits
    if is_topic and any(word in grammar.prepositions for word in words):
        return False  # "Streit um Damm: Rat tagt"
    if all(word in grammar.transcript_leads for word in words):
        return False  # "Q&A: How the vote works"
    is_owned = any(word.endswith(("'s", "s'", "’s", "s’")) for word in words[:-1])
    is_thing = passage.words[stop - 1].islower() and not words[-1].endswith(_OF_PERSONS)
    if (is_owned or is_thing) and not is_somebody(words[-1], grammar):
        return False  # "Lee's big scare: How a boat sank", "Bay flood: Crews were late"
    records = grammar.members("records")
    others = [word for word in words if word.removesuffix("s") not in records]  # "Emails: Lee knew"
    return passage.words[start][0].isupper() and not any(
        grammar.is_finite(word)
        or word in grammar.subject_pronouns
        or (word in grammar.cues and word not in grammar.names_when_capital)
        or word[0].isdigit()
        for word in others
    )


def is_somebody(word: str, grammar: Grammar) -> bool:
    """Whether a noun stands for people, a body or a document, which say things."""
    is_body = word in grammar.groups or word in grammar.hearings or word in grammar.plural_people
    return is_body or word in grammar.documents or is_person_noun(word, grammar)


def _is_no_name(passage: Passage, colon: int, grammar: Grammar) -> bool:
    """Whether a topic or a demand stands before a colon: "Road to ruin: How crews lost", "Stop closing ports: …"."""
    if _is_described(passage, colon, grammar) or _is_scene(passage, colon, grammar):
        return True
    return any(
        word[0].islower()  # else it may be part of a name; without -ing, a role
        and word.endswith("ing")
        and not (word in grammar.prepositions or is_person_noun(word, grammar))
        for word in passage.words[1:colon]
    )


def _is_scene(passage: Passage, colon: int, grammar: Grammar) -> bool:
    """Whether a country tells where something happens: "Kenya: Rebels take port"; not "Kenya: Peru lies"."""
    country, countries = passage.lower[colon - 1], grammar.countries | grammar.members("scenes")
    is_quoted = any(stop - start > 1 for start, stop in passage.quoted_ranges)
    if is_quoted or country not in countries or country in grammar.members("capitals"):
        return False
    names = (word for word in passage.words[colon:] if word[0].isupper())
    others = [word for word in names if word.lower()[:_STEM] != country[:_STEM]]
    of_nations = tuple(grammar.members("nation_endings"))
    return not any(word.endswith(of_nations) or word.lower() in countries for word in others)


def _is_described(passage: Passage, colon: int, grammar: Grammar) -> bool:
    """Whether behind a colon a noun tells who stands before it: "Ann Lee: The woman who saved Porto"."""
    if passage.lower[colon] not in grammar.definite:
        return False
    for index in range(colon + 1, len(passage.words)):
        if passage.lower[index] in grammar.aside_leads:
            return True
        if grammar.is_finite(passage.lower[index]):
            return False
    return True


def _report(source: Tokens, content: Tokens, colon: int) -> Report:
    return Report(COLON, (colon - 1, colon), source, (content,), rule="headline")


def with_echoes(
    document: Document,
    passages: Sequence[Passage],
    found: list[Attribution],
    *,
    are_odd_single: bool | None,
) -> list[Attribution]:
    """The attributions, those of headings without a cue given to whom the same words below are.

    At least two words stand in the marks of the heading, and a quotation of the article holds
    them in a row. What a heading holds at arm's length stays there.
    """
    headings: list[tuple[int, _Words]] = []
    bodies: list[tuple[int, _Words]] = []
    by_start = {attribution.content.start: at for at, attribution in enumerate(found)}
    for passage in passages:
        if not passage.quotations:
            continue
        is_heading = is_headline(passage, document.blocks[passage.number].zone)
        for number, quotation in enumerate(passage.quotations):
            at = by_start.get(quotation.content.start)
            if at is None:
                continue
            quoted = at, tuple(passage.lower[slice(*passage.quoted_ranges[number])])
            is_subhead = parts_text(passage, number, are_odd_single)
            if not is_heading and not is_subhead:
                bodies.append(quoted)
            elif found[at].cue is None and (is_subhead or found[at].voice is Voice.DIRECT):
                headings.append(quoted)
    if headings:
        for at, echoed in _echoes(headings, [each for each in bodies if found[each[0]].speaker]):
            found[at] = _echo(found[at], found[echoed])
    return found


def _echoes(
    headings: Sequence[tuple[int, _Words]], bodies: Sequence[tuple[int, _Words]]
) -> Iterator[tuple[int, int]]:
    """The number of each heading's quotation, and of the first below that holds its words."""
    places: dict[_Words, list[tuple[int, _Words]]] = {}
    for at, words in bodies:
        for first in range(len(words) - 1):
            known = places.setdefault(words[first : first + 2], [])
            if len(known) < _MOST_PLACES:
                known.append((at, words[first:]))
    for number, words in headings:
        for at, rest in places.get(words[:2], ()):
            if rest[: len(words)] == words:
                yield number, at
                break


def _echo(heading: Attribution, quoted: Attribution) -> Attribution:
    """The words of a heading, given to whom the same words below are."""
    return replace(
        heading,
        voice=Voice.DIRECT,
        distance=None,
        source=quoted.source,
        speaker=quoted.speaker,
        speaker_confidence=quoted.speaker_confidence,
        is_uncertain=quoted.is_uncertain,
        reason="echo",
    )
