"""Antecedents: the person or group that a pronoun or "the group" stands for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from framing.domain.cue import Frame, Gender
from framing.domain.frozen import replace
from framing.voice.grammar import Grammar, breaks
from framing.voice.mentions import Mention, MentionKind, mention_of
from framing.voice.openers import only_leads, opening_subject
from framing.voice.passages import Passage, Tokens, behind_dateline
from framing.voice.roles import is_seat, pair_in
from framing.voice.runs import before_verb, name_runs
from framing.voice.spellings import LEAD

_LONGEST_OFFICE, _LONGEST_LEAD, _LONGEST_LEAD_CLAUSE = 4, 8, 25
_PARAGRAPHS_BACK = 3
_SENTENCES_BACK = 6
_HE_OR_SHE = (Gender.MALE, Gender.FEMALE)

# The names of a sentence, by the number of its passage and its tokens.
Known = dict[tuple[int, int, int], tuple[Mention, ...]]


def names_before(
    passages: Sequence[Passage], mention: Mention, number: int, grammar: Grammar, known: Known
) -> Iterator[Mention]:
    """Names outside quotations before a mention in a passage, likeliest antecedent first.

    The nearest sentence comes first, and in it the leftmost name, which is most often the
    subject; a name behind a preposition or in the possessive comes after the others. What a
    sentence names is kept in `known`, for each pronoun looks back over the same sentences.
    A role comes first where it opens its sentence: "The mayor left. He said …".
    Of "Ann Lee left. She praised Eva Kern. She said …" the first is meant: a like pronoun or a
    role that opens a sentence goes on about somebody named before.
    """
    token = passages[number].token_from(mention.span.start)
    passed_over: list[Mention] = []
    for passage, (first, last), is_own in _sentences_back(passages, number, token):
        names = known.get((passage.number, first, last))
        if names is None:
            names = (
                *pair_in(passage, first, last, grammar),
                *_names_in(passage, first, last, grammar),
            )
            known[passage.number, first, last] = names
        goes_on = _goes_on(passage, (first, last), mention, grammar)
        is_led = bool(names) and names[0].kind is MentionKind.NOMINAL and not is_own
        parts: list[Mention] = []
        leads = is_own and only_leads(passage, first, last, grammar)
        for name in names:
            is_object = is_led and _is_object(passage, (first, name.span.end), grammar)
            if leads or _is_part_of(passage, name, mention, grammar):
                parts.append(name)
            elif goes_on or is_object:
                passed_over.append(name)
            else:
                yield name
        if names and not (goes_on or is_led):
            yield from passed_over
            passed_over = []
        passed_over += parts
    yield from passed_over


def _is_object(passage: Passage, stretch: Tokens, grammar: Grammar) -> bool:
    """Whether a verb stands before a name that itself has none behind it; `stretch` ends in it.

    Its first bound is a token, the last a place in the text.
    """
    first, end = stretch
    after = passage.token_from(end)
    is_plain = after < len(passage.words) and passage.gaps[after] == " "
    if is_plain and grammar.is_verb_at(passage, after):
        return False
    return any(grammar.is_verb_at(passage, index) for index in range(first, after - 1))


def _is_part_of(passage: Passage, name: Mention, mention: Mention, grammar: Grammar) -> bool:
    """Whether a name behind "of", rather a place's, is no likely "he": "the crews of Porto left. He said"."""
    token = passage.token_from(name.span.start)
    is_of = token > 0 and passage.lower[token - 1] in grammar.topic_links
    return is_of and name.gender is Gender.UNKNOWN and mention.gender in _HE_OR_SHE


def _goes_on(passage: Passage, sentence: Tokens, mention: Mention, grammar: Grammar) -> bool:
    """Whether a sentence opens with a pronoun like a mention, itself or behind a bare lead."""
    if mention.kind is not MentionKind.PRONOUN:
        return False
    first, stop = sentence
    if passage.lower[first] in grammar.conjunctions or passage.lower[first] in grammar.prepositions:
        near = range(first + 1, min(stop, first + _LONGEST_LEAD))
        first = next((i for i in near if "," in passage.gaps[i]), first + 1)
    word = passage.lower[first] if first < stop else ""
    return word in grammar.subject_pronouns and grammar.genders.get(word) is mention.gender


def _names_in(passage: Passage, first: int, last: int, grammar: Grammar) -> Iterator[Mention]:
    later: list[Mention] = []
    opening = opening_subject(passage, (first, last), last, grammar)
    if opening is not None:
        role = mention_of(passage, *opening, grammar)
        lead = passage.lower[opening[0]]
        is_known = lead in grammar.definite or lead.endswith("'s") or role.name == role.head.title()
        if is_known and role.kind is MentionKind.NOMINAL and not role.is_group:
            yield role
    lead_end = _lead_end(passage, first, last, grammar)
    for start, end in name_runs(passage, behind_dateline(passage, first, last), last, grammar):
        stop = before_verb(passage, start, end, grammar)
        mention = _named(passage, (first, last), (start, stop), grammar)
        if mention is None:
            continue
        if is_seat(passage, start, grammar):
            mention = replace(mention, is_group=True)
        is_owner = passage.lower[stop - 1].endswith(("'s", "s'"))
        if start == first and is_owner and _is_authored(passage, stop, last, grammar):
            yield mention
        elif is_owner or stop <= lead_end or _is_oblique(passage, first, (start, stop), grammar):
            later.append(mention)
        else:
            yield mention
    later.sort(key=lambda mention: mention.gender is Gender.UNKNOWN)
    yield from later
    first += first + 1 < last and passage.lower[first] in grammar.conjunctions  # "But a clerk said"
    bringing = grammar.indefinite, grammar.stand_alone, grammar.vague
    if any([passage.lower[first] in words for words in bringing]):
        from framing.voice.actors import newcomer_in  # some sentences have one

        yield from newcomer_in(passage, first, last, grammar)


def _lead_end(passage: Passage, first: int, last: int, grammar: Grammar) -> int:
    """Where a clause ends that leads to somebody by name who acts: "Asked whether Kern left, | Lee said no"."""
    if passage.lower[first] not in grammar.clause_leads and passage.kinds[first] & LEAD:
        return first
    near = range(first + 2, min(last - 1, first + _LONGEST_LEAD_CLAUSE))
    for comma in near:
        if "," in passage.gaps[comma] and passage.words[comma][0].isupper():
            behind = range(comma + 1, min(last, comma + _LONGEST_OFFICE))
            acts = (i for i in behind if breaks(passage.gaps[i]) or grammar.is_verb_at(passage, i))
            verb = next(acts, comma)
            if verb > comma and not breaks(passage.gaps[verb]):
                return comma
    return first


def _named(passage: Passage, sentence: Tokens, run: Tokens, grammar: Grammar) -> Mention | None:
    """Whom a run of capitals names; None where it only describes or names an office."""
    start, stop = run
    if _is_compound(passage, start, stop, grammar) or _is_field(passage, start, grammar):
        return None
    mention = mention_of(passage, start, stop, grammar)
    if mention.kind is not MentionKind.NAME or is_office(mention, grammar):
        return None
    is_whole = passage.lower[stop - 1] == mention.head  # not "Lee of Texas | state law"
    if is_whole and _modifies(passage, stop, sentence[1], grammar):
        return None
    if "," in passage.gaps[start] and mention.head in grammar.persons and " " in mention.name:
        return None  # "Ann Stone, Texas Republican"
    return mention


def _is_authored(passage: Passage, after: int, last: int, grammar: Grammar) -> bool:
    """Whether a document follows its author: "Lee's letter attacked Kern. He calls …"."""
    return after < last and passage.lower[after] in grammar.documents


def _is_oblique(passage: Passage, first: int, name: Tokens, grammar: Grammar) -> bool:
    """Whether a name stands behind a preposition, or behind one and an office: "with columnist Lee"."""
    if _is_in_lead(passage, first, name, grammar):
        return True
    start = name[0]
    start -= passage.lower[start - 1] in grammar.definite and start > first  # "on the Old Pier"
    for index in range(start - 1, max(first, start - _LONGEST_OFFICE) - 1, -1):
        if passage.lower[index] in grammar.prepositions:
            return True
        if breaks(passage.gaps[index + 1]) or passage.words[index][0].isupper():
            return False
        if passage.lower[start - 1] not in grammar.persons:
            return False
    return False


def _is_in_lead(passage: Passage, first: int, name: Tokens, grammar: Grammar) -> bool:
    """Whether a name between commas tells who a role in a lead is: "With his aide, | Tom Kern, | Lee left"."""
    start, stop = name
    lead, role = passage.lower[first], passage.lower[start - 1]
    is_led = lead in grammar.prepositions
    is_apposed = passage.gaps[start] == ", " == passage.gaps[stop] and role in grammar.persons
    return is_led and is_apposed and not any(map(breaks, passage.gaps[first + 1 : start]))


def is_office(mention: Mention, grammar: Grammar) -> bool:
    """Whether capitals name an office and nobody: "U.S. Ambassador", not "Ann King"."""
    is_title = mention.head in grammar.titles
    return is_title and grammar.first_names.isdisjoint(mention.name.lower().split())


def names_nobody(mention: Mention, grammar: Grammar) -> bool:
    """Whether words name nobody by themselves: a role, an office, "one", "another"."""
    first = mention.name.lower().split()[0]  # "one of them"
    is_one = not grammar.vague.union(grammar.stand_alone).isdisjoint((first, mention.head))
    return mention.kind is MentionKind.NOMINAL or is_one or is_office(mention, grammar)


def _modifies(passage: Passage, stop: int, last: int, grammar: Grammar) -> bool:
    """Whether a run of capitals only describes the noun behind it: "Syrian television"."""
    if stop >= last or breaks(passage.gaps[stop]) or "names before nouns" not in grammar.habits:
        return False
    if passage.gaps[stop] == "-":
        return True
    word = passage.lower[stop]
    return passage.words[stop][0].islower() and not (
        grammar.is_finite(word)
        or (word in grammar.cues and word not in grammar.also_nouns)
        or word in grammar.prepositions
        or word in grammar.coordinators
        or word in grammar.subordinators
        or grammar.is_adverb(word)
        or word.endswith(("ing", "s"))
    )


def _is_compound(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a sentence's first word goes on in small nouns: "Harbour rights lawyers"."""
    if stop - start > 1 or not passage.opens_sentence(start) or stop + 1 >= len(passage.words):
        return False
    if passage.lower[start] in grammar.name_genders or passage.gaps[stop] != " ":
        return False
    following = passage.lower[stop + 1]
    return (
        passage.words[stop].islower()
        and passage.words[stop + 1].islower()
        and passage.gaps[stop + 1] == " "
        and not grammar.is_finite(passage.lower[stop])
        and passage.lower[stop] not in grammar.cues
        and following.endswith("s")
        and not grammar.is_finite(following)
        and following not in grammar.genders
        and following not in grammar.determiners
    )


def _is_field(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether capitals tell what a body is for: "the Committee for Public Safety"."""
    if start < 2 or not passage.words[start - 2][0].isupper():
        return False
    is_for = grammar.frame_words.get(passage.lower[start - 1]) in (Frame.FOR, Frame.OF)
    return is_for and passage.lower[start - 2] in grammar.organisation_marks


def fits(mention: Mention, known: Mention) -> bool:
    """Whether a pronoun or a definite role can stand for a name."""
    if mention.kind is MentionKind.NOMINAL or mention.gender is Gender.NEUTER:
        return known.is_group
    if mention.gender is Gender.PLURAL:
        return known.is_group or known.gender is Gender.PLURAL
    if mention.gender in _HE_OR_SHE:
        return not known.is_group and known.gender in (mention.gender, Gender.UNKNOWN)
    return False


def _sentences_back(
    passages: Sequence[Passage], number: int, token: int
) -> Iterator[tuple[Passage, Tokens, bool]]:
    """The sentences up to a token of a passage, the nearest first, and whether each holds the token.

    Nobody is meant who stands in a list of links.
    """
    back = (passages[index] for index in range(number, -1, -1))
    story = (passage for passage in back if passage.number == number or not passage.is_apart)
    for passage in islice(story, _PARAGRAPHS_BACK + 1):
        limit = token if passage.number == number else len(passage.words)
        n_sentences = bisect_left(passage.sentences, (limit, 0))
        near = passage.sentences[max(0, n_sentences - _SENTENCES_BACK) : n_sentences]
        for first, last in reversed(near):
            yield passage, (first, min(last, limit)), limit < last


def passage_at(passages: Sequence[Passage], offset: int) -> Passage:
    """The passage of a document that holds a character."""
    return passages[bisect_right(passages, offset, key=_start_of) - 1]


def _start_of(passage: Passage) -> int:
    return passage.span.start


def agrees(passages: Sequence[Passage], mention: Mention, role: Mention, grammar: Grammar) -> bool:
    """Whether a pronoun has the number and gender of a role: "the mayor, herself a doctor"."""
    if Gender.PLURAL in (mention.gender, role.gender):
        return mention.gender is role.gender
    passage = passage_at(passages, role.span.start)
    after = passage.token_from(role.span.end)
    word = passage.lower[after] if after < len(passage.words) else ""
    told = grammar.genders.get(word.removesuffix("self"), role.gender)
    return told in (mention.gender, Gender.UNKNOWN)
