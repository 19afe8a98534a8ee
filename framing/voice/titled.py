"""Titled: who speaks where a title in marks, a nickname or a name beside a role parts them from their verb."""

from __future__ import annotations

from itertools import pairwise

from framing.domain.cue import Gender
from framing.voice.grammar import FINITE, Grammar, breaks
from framing.voice.mentions import (
    Mention,
    MentionKind,
    Traits,
    capitals_to,
    is_wider_place,
    may_speak,
    named_before,
    traits_of,
)
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import phrase_start, subject_after
from framing.voice.runs import is_named

_LONGEST, _LONGEST_APPOSED, _SHORTEST_LIST, _LONGEST_NAME = 30, 9, 5, 4
_LONGEST_FIELD, _LONGEST_GIVEN = 12, 16
_MARKS = " \t\"'“”‘’«»"


def before_title(passage: Passage, sentence: Tokens, stop: int, grammar: Grammar) -> Tokens | None:
    """Who speaks where marks end what describes them: "Ann Lee, author of “The Old Pier,” said"."""
    quoted = passage.quoted_ranges[passage.quoted[stop - 1]][0]
    first = sentence[0] + (passage.lower[sentence[0]] in grammar.as_leads)
    if (named := _named_in_marks(passage, (first, quoted, stop), grammar)) is not None:
        return named
    if not first < quoted <= first + _LONGEST:
        return None
    if not breaks(passage.gaps[stop]):
        return _nicknamed(passage, (first, quoted), grammar)
    if "," not in passage.gaps[stop]:
        return None
    return _described_by_marks(passage, (first, quoted), grammar)


def _named_in_marks(
    passage: Passage, places: tuple[int, int, int], grammar: Grammar
) -> Tokens | None:
    """A name in marks that opens a sentence and speaks, with its article: “Islamic State” said; or None."""
    first, quoted, stop = places
    start = quoted - (quoted > first and passage.lower[quoted - 1] in grammar.articles)
    is_first = start == first and 1 < stop - quoted <= _LONGEST_NAME
    is_glued = not passage.gaps[stop].strip(_MARKS)
    is_capital = all(word[0].isupper() for word in passage.words[quoted:stop])
    if not is_first or not is_glued or not is_capital:
        return None
    is_said = any(grammar.is_finite(word) for word in passage.lower[quoted:stop])
    follows = passage.words[min(stop + 1, len(passage.words) - 1)]
    return None if is_said or follows[0].isupper() else (start, stop)


def _nicknamed(passage: Passage, stretch: Tokens, grammar: Grammar) -> Tokens | None:
    """Who opens a stretch that leads to a name in marks: "A rebel leader known as “Fox” said"."""
    first, quoted = stretch
    near = passage.lower[quoted - 2 : quoted]
    names = grammar.titling | grammar.members("naming") | grammar.members("naming_as")
    if grammar.members("name_nouns").union(names).isdisjoint(near):
        return None
    found = subject_after(passage, stretch, first, grammar)
    if found is None:
        return None
    start, end = found
    end = next((i for i in range(start + 1, end) if passage.lower[i] in names), end)
    is_plain = not any(breaks(passage.gaps[i]) for i in range(start + 1, quoted))
    is_read = traits_of(passage, start, end, grammar).head in grammar.documents
    # "An article titled “Old Boats” says"
    tells = is_read or may_speak(passage, start, end, grammar)
    return (start, end) if is_plain and tells else None


def _described_by_marks(passage: Passage, stretch: Tokens, grammar: Grammar) -> Tokens | None:
    """Who opens a stretch that ends in marks and is no clause that they end; or None.

    Such a stretch has no verb of its own: "Ann Lee, who wrote “The Old Pier,”", not "Ann Lee, a
    clerk, called it “old,”".
    """
    first, quoted = stretch
    edges = [i for i in range(first + 1, quoted) if breaks(passage.gaps[i])]
    if not edges or any(number != -1 for number in passage.quoted[first:quoted]):
        return None
    for start, end in pairwise([*edges, quoted]):
        verbs = [i for i in range(start, end) if grammar.is_verb_at(passage, i)]
        has_verb = any(passage.lower[i] not in grammar.titling for i in verbs)
        if has_verb and passage.lower[start] not in grammar.aside_leads:
            return None
    found = subject_after(passage, (first, edges[0]), first, grammar)
    is_whole = found == (first, edges[0]) and not any(
        grammar.is_verb_at(passage, i) for i in range(first, edges[0])
    )
    return found if found and is_whole and may_speak(passage, *found, grammar) else None


def behind_marks(
    passage: Passage, sentence: Tokens, verb: int, named: Tokens, grammar: Grammar
) -> Tokens | None:
    """The subject behind a verb, none in: "Ann Lee, author of “The Old Pier,” said boats sank"."""
    if named[1] == sentence[1] and passage.words[named[0]][0].isupper():
        return named
    return None if before_title(passage, sentence, verb, grammar) else named


def named_by_apposition(passage: Passage, stop: int, mention: Mention, grammar: Grammar) -> Mention:
    """The name that stands between commas behind a role: "the alliance, the North League, …",
    "the head of the Bay Union (BU), Ann Lee, …"."""
    stop = _behind_field(passage, _behind_letters(passage, stop), mention, grammar)
    is_known = passage.lower[stop - 1] in grammar.members("naming_as")  # "a rebel known as Omar"
    leads = grammar.as_leads if is_known else grammar.aside_leads
    if stop < len(passage.words) and passage.lower[stop] in leads:
        given = _given_name(passage, stop - 2 * is_known, grammar)
        return mention if given is None else _with_gender(given, mention)
    if stop >= len(passage.words) or "," not in passage.gaps[stop] or passage.quoted[stop] != -1:
        return mention
    if passage.lower[stop] in grammar.indefinite:
        near = range(stop + 1, min(len(passage.words), stop + _LONGEST_APPOSED))
        who = next((i for i in near if passage.lower[i] in grammar.aside_leads), None)
        given = None if who is None else _given_name(passage, who, grammar)
        return mention if given is None else _with_gender(given, mention)
    if passage.lower[stop] in grammar.prepositions:
        return mention  # "the mother, of Bay Street, said"
    is_seat = len(passage.words[stop]) == 1  # also "in Porto, N.Y., said"
    if is_seat and passage.gaps[stop + 1 : stop + 2] == ("-",) and not mention.is_group:
        return mention  # "the senator, R-Ohio, said"
    end = _apposed_end(passage, stop, grammar)
    if end is None:
        return mention
    is_small = not any(word[0].isupper() for word in passage.words[max(stop, end - 2) : end])
    is_place = end - stop == 1 or is_seat or passage.lower[stop] in grammar.not_persons
    if is_small or (is_place and is_wider_place(passage, stop, end, grammar)):
        return mention  # "the crews in Porto, Portugal, said", "the mother, now 43, said"
    named = traits_of(passage, stop, end, grammar)
    if named.kind is not MentionKind.NAME:
        return mention
    is_body = mention.is_group and mention.kind is MentionKind.NOMINAL
    return _with_gender(named._replace(is_group=named.is_group or is_body), mention)


def _with_gender(named: Traits, role: Mention) -> Mention:
    """A name in the place of a role, with the gender that the role shows: "the spokesman, Talvo Kern"."""
    is_shown = named.gender is Gender.UNKNOWN and role.gender in (Gender.MALE, Gender.FEMALE)
    return Mention(role.span, *named._replace(gender=role.gender if is_shown else named.gender))


def _apposed_end(passage: Passage, stop: int, grammar: Grammar) -> int | None:
    """Where the words behind a comma end that may name who stands before it; or None."""
    end = stop
    while end < len(passage.words) and end - stop < _LONGEST_APPOSED:
        word = passage.words[end]
        is_end = "," in passage.gaps[end]
        is_told = "gendered nouns" in grammar.habits or passage.lower[stop] in grammar.name_genders
        is_end |= is_told and passage.opens_sentence(end)
        if end > stop and (is_end or passage.quoted[end] != -1):
            break
        lower = passage.lower[end]
        is_cue = grammar.cue_signs_of(lower) & FINITE and (end == stop or word[0].islower())
        if lower in grammar.times or is_cue:
            return None  # "crews, said Thursday, that"
        is_office = lower in grammar.links and passage.lower[end - 1] in grammar.titles
        is_part = is_office or lower in grammar.determiners or lower in grammar.particles
        is_role = passage.words[stop:end] == passage.lower[stop:end]  # "populist cleric Tom Kern"
        is_role = is_role and lower not in grammar.prepositions and lower not in grammar.relatives
        is_field = end - stop > 1 and lower in grammar.links and passage.words[stop][0].isupper()
        if is_field and not is_office and _is_closed(passage, end, grammar):
            break  # "Ann Lee of the Bay Union, said"
        if word[0].islower() and not is_part and not is_role:
            return None
        end += 1
    return end if end - stop < _LONGEST_APPOSED else None


def _is_closed(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a comma closes an aside soon behind a token, in which "and" joins nobody."""
    near = range(index + 1, min(len(passage.words), index + _LONGEST_FIELD))
    comma = next((i for i in near if "," in passage.gaps[i]), index)
    return comma > index and grammar.conjunctions.isdisjoint(passage.lower[index:comma])


def _given_name(passage: Passage, who: int, grammar: Grammar) -> Traits | None:
    """The name that somebody is told to have given: "who gave his name as Omar, said"; or None."""
    stop = min(passage.sentence_of(who)[1], who + _LONGEST_GIVEN)
    selves = grammar.members("naming_selves")
    naming = next((i for i in range(who + 1, stop) if passage.lower[i] in selves), stop)
    start = next((i for i in range(naming, stop) if passage.words[i][0].isupper()), stop)
    if start == stop or any(number != -1 for number in passage.quoted[who:start]):
        return None
    leads = grammar.as_leads | grammar.agent_links | grammar.topic_links
    # "the name Omar"
    is_told = start == naming + 1 and passage.lower[naming - 1] in grammar.definite
    is_led = is_told or passage.lower[start - 1] in leads
    if not is_led and "," not in passage.gaps[start]:
        return None
    end = start + 1
    while end < stop and passage.words[end][0].isupper():
        end += 1
    named = traits_of(passage, start, end, grammar)
    shown = (grammar.genders.get(word) for word in passage.lower[who:start])
    gender = next((each for each in shown if each in (Gender.MALE, Gender.FEMALE)), named.gender)
    return named._replace(gender=gender)


def _behind_field(passage: Passage, stop: int, office: Mention, grammar: Grammar) -> int:
    """Where the name begins behind an office's field: "The director, Port Works, | Ann Lee, said"."""
    if office.head not in grammar.titles:
        return stop
    edges, links = [stop], grammar.links | grammar.conjunctions
    for index in range(stop + 1, min(len(passage.words), stop + _LONGEST_FIELD)):
        if "," in passage.gaps[index]:
            edges.append(index)
        if passage.words[index][0].islower() and passage.lower[index] not in links:
            break
    if len(edges) < 3 or passage.words[stop][0].islower() or "," not in passage.gaps[stop]:
        return stop
    name, end = edges[-2:]
    is_whole = end - name > 1 and all(word[0].isupper() for word in passage.words[name:end])
    is_person = is_whole and not traits_of(passage, name, end, grammar).is_group
    is_named = passage.lower[stop] in grammar.first_names  # "the senator, Ann Lee, Bay Party"
    return name if is_person and not is_named else stop


def _behind_letters(passage: Passage, stop: int) -> int:
    """Where a phrase ends behind the letters in brackets that shorten its name: "the Bay Union (BU)"."""
    after = passage.gaps[stop : stop + 2]
    is_short = after[:1] == (" (",) and after[1:] == ("), ",)
    return stop + 1 if is_short else stop


def named_office(passage: Passage, edges: list[int], grammar: Grammar) -> Tokens | None:
    """The holder whom commas part from an office at the end: "Answering Kern (Ohio), the mayor, Ann Lee, said".

    `edges` are where the stretches between pauses begin, and the last one's end.
    """
    if len(edges) < _SHORTEST_LIST:
        return None
    office, name, stop = edges[-3:]
    is_name = stop - name > 1 and all(word[0].isupper() for word in passage.words[name:stop])
    is_office = passage.lower[office] in grammar.definite and name - office > 1
    is_office = is_office and "," in passage.gaps[office] and "," in passage.gaps[name]
    if not (is_name and is_office) or passage.quoted[name] != -1:
        return None
    return (name, stop) if may_speak(passage, office, name, grammar) else None


def before_adjunct(
    passage: Passage, sentence: Tokens, edges: list[int], grammar: Grammar
) -> Tokens | None:
    """The name that ends a clause before an adjunct: "… after Lee, asked about boats, said"."""
    for edge in reversed(edges[1:-1]):
        start = phrase_start(passage, sentence, edge, grammar)
        if start < edge and passage.lower[start] not in grammar.relatives:
            return (start, edge) if passage.words[edge - 1][0].isupper() else None
    return None


def described(passage: Passage, source: Tokens, grammar: Grammar) -> Tokens:
    """The name that a source with its relative describes: "Ann Lee, a doctor | who said", "Ann Lee,
    head of crews, | who said"."""
    start = source[0]
    named: Tokens | None = None
    if "," in passage.gaps[start] and passage.lower[start] in grammar.indefinite:
        named = named_before(passage, passage.sentence_of(start)[0], start, grammar)
    elif "," in passage.gaps[start] and _is_bare_role(passage, source, grammar):
        begin = capitals_to(passage, passage.sentence_of(start)[0], start)
        named = (begin, start) if is_named(passage, begin, start, grammar) else None
    if named is None:
        return source
    first = passage.lower[named[0]]
    is_person = first in grammar.name_genders or named[1] - named[0] > 1
    return named if is_person else source


def _is_bare_role(passage: Passage, source: Tokens, grammar: Grammar) -> bool:
    """Whether a phrase tells what one person is, without an article: "vice president of Bay Glass"."""
    start, stop = source
    if passage.lower[stop] not in grammar.subject_pronouns:
        return False  # "director of Bay Watch, which said"
    links = (i for i in range(start, stop) if passage.lower[i] in grammar.prepositions)
    words = passage.lower[start : next(links, stop)]
    is_role = bool(words) and (words[-1] in grammar.titles or words[-1] in grammar.persons)
    return passage.words[start].islower() and is_role and grammar.determiners.isdisjoint(words)
