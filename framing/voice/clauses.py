"""Clauses: where one begins, and signs that a subject and a verb follow."""

from __future__ import annotations

from framing.domain.cue import Form, Frame
from framing.voice.grammar import FINITE, PAST, SAYING, Grammar, breaks
from framing.voice.passages import Passage, Tokens

ADJECTIVE_ENDINGS = ("al", "ive", "ous", "ic", "ful", "ent", "ing", "ed", "less", "ary", "ian")
_LONGEST_RELATIVE, _LONGEST_AUTHOR, _LONGEST_NOUN, _LONGEST_PLURAL = 14, 9, 4, 5
# Endings of adjectives, participles and plurals; and of singulars that end in -s all the same.
_ADJECTIVAL = ("ing", "ed", "al", "ive", "ic", "ous")
_NOT_SINGULAR = ("ing", "ed", "al", "ive", "ic", "ous", "'s", "s")
_SINGULAR_IN_S = ("ss", "us", "is")


def _can_open_clause(passage: Passage, index: int, grammar: Grammar) -> bool:
    word = passage.lower[index]
    if word in grammar.subject_pronouns or passage.words[index][0].isupper():
        return True
    return not (
        word in grammar.prepositions
        or word in grammar.auxiliaries
        or (word.endswith("ing") and len(word) > 5)
    )


def is_clause(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a subject and a finite verb follow."""
    if start >= stop or not _can_open_clause(passage, start, grammar):
        return False
    if "'" in passage.lower[start] and passage.lower[start] in grammar.subject_pronouns:
        return start + 1 < stop  # "it's not"
    for index in range(start + 1, min(stop, start + 14)):
        word = passage.lower[index]
        if -1 in passage.quoted[index - 1 : index + 1] and breaks(passage.gaps[index]):
            return word in grammar.relatives and passage.quoted[index] == -1
        if grammar.is_finite(word) and passage.gaps[index] != "-":
            return True
        if word in grammar.subordinators and word not in grammar.determiners:
            return False
    return passage.lower[start] in grammar.subject_pronouns and start + 1 < stop


def opens_that(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a "that" opens a clause and no time: "that boats sank", "that Monday's vote", not "that day"."""
    if passage.lower[index] not in grammar.complementizers:
        return False
    after, times = index + 2, grammar.times | grammar.members("durations")
    is_day = not times.isdisjoint(passage.lower[index + 1 : after])
    return not is_day or passage.gaps[after] == " "


def has_verb_soon(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a finite verb follows within a few words, before any comma or relative."""
    stops = grammar.relatives | grammar.complementizers
    for index in range(start + 1, min(stop, start + 8)):
        if passage.lower[index] in stops or breaks(passage.gaps[index]):
            return False
        if grammar.is_verb_at(passage, index):
            return True
    return False


def resumes_verb(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a verb follows, be it behind a negation or an adverb: "no longer have", "never said"."""
    last = len(passage.words) - 1
    index += passage.lower[index] in grammar.negations and index < last
    index += grammar.is_adverb(passage.lower[index]) and index < last
    word = passage.lower[index]
    is_finite = grammar.is_finite(word) and passage.words[index][0].islower()
    return is_finite or bool(grammar.cue_signs_of(word) & FINITE)


def is_cue(word: str, grammar: Grammar) -> bool:
    return bool(grammar.cue_signs_of(word) & (SAYING | PAST))


def relative_before(passage: Passage, sentence: Tokens, stop: int, grammar: Grammar) -> int | None:
    """Where "who", or "that" with its verb, begins a relative that goes on to `stop` without a pause, or None."""
    for index in range(stop, max(sentence[0], stop - _LONGEST_RELATIVE), -1):
        if breaks(passage.gaps[index]) or passage.quoted[index] != -1:
            return None
        word = passage.lower[index]
        is_that = index < stop and word in grammar.complementizers
        is_that = is_that and (
            grammar.is_verb_at(passage, index + 1) or grammar.is_relative_that(passage, index)
        )
        if is_that or word in grammar.aside_leads:
            return index
    return None


def begins_clause(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether a pause or a joining word before a phrase makes it the first of its clause."""
    word = passage.lower[start - 1]
    return (
        breaks(passage.gaps[start])
        or word in grammar.conjunctions
        or word in grammar.complementizers
        or word in grammar.clause_leads
    )


def has_singular_subject(passage: Passage, sentence: Tokens, stop: int, grammar: Grammar) -> bool:
    """Whether a name, or a singular noun with its determiner, stands before a form in -s."""
    index = stop - 1
    while index >= sentence[0] and grammar.is_adverb(passage.lower[index]):
        index -= 1
    if index < sentence[0] or passage.quoted[index] != -1:
        return False
    word = passage.lower[index]
    if breaks(passage.gaps[index + 1]):
        return index > sentence[0]
    if word.isdigit() or word in grammar.quantities:
        return False
    is_opener = index == sentence[0] and word.endswith(_ADJECTIVAL)
    if passage.words[index][0].isupper() and not is_opener:
        return word not in grammar.times
    if word.endswith(_NOT_SINGULAR) and not word.endswith(_SINGULAR_IN_S):
        return word.endswith("s") and _belongs_to_one(passage, index, sentence[0], grammar)
    is_bare_record = word in grammar.members("mass_records") and stop - index == 1
    return is_bare_record or _has_determiner_before(passage, index, sentence[0], grammar)


def _belongs_to_one(passage: Passage, index: int, first: int, grammar: Grammar) -> bool:
    """Whether a plural tells whose or of whom one is: "a group of crews claims", "one of the pilots"."""
    near = range(index - 1, max(first, index - _LONGEST_PLURAL), -1)
    link = next((i for i in near if grammar.frame_words.get(passage.lower[i]) is Frame.OF), first)
    if any(breaks(passage.gaps[i]) for i in range(link, index + 1)):
        return False
    head = passage.lower[link - 1] if link > first else ""
    return head in ("one", "head") or head in grammar.groups


def _has_determiner_before(passage: Passage, index: int, first: int, grammar: Grammar) -> bool:
    for before in range(index - 1, max(first - 1, index - 6), -1):
        if breaks(passage.gaps[before + 1]):
            return False
        word = passage.lower[before]
        if word in grammar.quantities:
            return False  # "two boats in Porto", "two boats"
        if word in grammar.determiners or word in grammar.genders or word.endswith("'s"):
            return True
    return False


def has_plural_subject(passage: Passage, sentence: Tokens, stop: int, grammar: Grammar) -> bool:
    """Whether a plural stands before a bare form, no part of one noun: not "a public-records claim"."""
    noun = stop - 1
    while noun > sentence[0] and grammar.is_adverb(passage.lower[noun]):
        noun -= 1
    noun = _linked_record(passage, sentence[0], noun, grammar)
    if passage.lower[noun] in grammar.members("mass_records") and breaks(passage.gaps[noun]):
        return True  # ", data show"
    if noun < sentence[0] or not passage.lower[noun].endswith("s"):
        return False
    if passage.lower[noun].endswith(("ss", "'s")):
        return False
    for index in range(noun - 1, max(sentence[0], noun - _LONGEST_NOUN) - 1, -1):
        if breaks(passage.gaps[index + 1]) or passage.lower[index] in grammar.prepositions:
            return True
        if passage.lower[index] in grammar.indefinite:
            return False
    return True


def _linked_record(passage: Passage, first: int, noun: int, grammar: Grammar) -> int:
    """The plural of a record that opens the phrase of a noun: "figures (released) by the port"; else the noun."""
    for index in range(noun - 1, max(first, noun - _LONGEST_AUTHOR) - 1, -1):
        word, link = passage.lower[index], index + 1
        link += grammar.is_participle(passage.lower[link])
        is_record = word.endswith("s") and word[:-1] in grammar.members("records")
        if is_record and passage.lower[link] in grammar.prepositions:
            return index if index - first < 2 or breaks(passage.gaps[index]) else noun
        if breaks(passage.gaps[index + 1]):
            break
    return noun


def author_end(passage: Passage, sentence: Tokens, first: int, grammar: Grammar) -> int | None:
    """Where the clause begins behind a noun and its author: "claims by the crews that …"."""
    word = passage.lower[first] if first < sentence[1] else ""
    if word not in grammar.agent_links and word not in grammar.origins:
        return None
    for index in range(first, min(sentence[1], first + _LONGEST_AUTHOR)):
        if breaks(passage.gaps[index]) or passage.quoted[index] != -1:
            return None
        if index > first + 1 and passage.lower[index] in grammar.complementizers:
            return None if grammar.is_relative_that(passage, index) else index
    return None


def is_nearly(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether an adverb stands before how many: "at nearly every stop"."""
    is_adverb = index + 1 < stop and grammar.is_adverb(passage.lower[index])
    return is_adverb and passage.lower[index + 1] in grammar.determiners


def is_adjective(passage: Passage, index: int, form: Form, grammar: Grammar) -> bool:
    """Whether a form only describes: "an exhausting, demanding day", "the most quoted line"."""
    before = index - 1
    if form is Form.PAST:
        is_led = passage.opens_sentence(index) or _is_past_verb(passage, before, grammar)
        if is_led and index + 1 < len(passage.words):
            # "Reported targets included", "Lee denounced alleged attacks"
            return _is_plain_noun(passage, index + 1, grammar)
        is_most = before > 0 and passage.lower[before] in grammar.degrees
        return is_most and passage.lower[before - 1] in grammar.definite
    if form is not Form.PARTICIPLE or _tells(passage, index + 1, grammar):
        return False
    if before > 1 and passage.lower[before] in grammar.adversatives & grammar.coordinators:
        return passage.lower[before - 2] in grammar.articles  # "an odd but promising start"
    while before > 0 and "," in passage.gaps[before + 1]:
        if not passage.lower[before].endswith(ADJECTIVE_ENDINGS):
            return False
        before -= 1
    return 0 <= before < index - 1 and passage.lower[before] in grammar.determiners


def _is_past_verb(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a past form in -ed stands right before another, which is its object's then.

    Not in "the man he visited | reported losses", "a clerk whom Lee hired | reported losses".
    """
    verb, form = passage.lower[index : index + 2] if index >= 0 else ("", "")
    is_past = verb.endswith("ed") and form.endswith("ed") and passage.gaps[index + 1] == " "
    if not is_past or not grammar.is_verb_at(passage, index):
        return False
    first = passage.sentence_of(index)[0]
    if not grammar.relatives.isdisjoint(passage.lower[first:index]):
        return False
    is_pronoun = index > 0 and passage.lower[index - 1] in grammar.subject_pronouns
    opens = passage.opens_sentence(index - 1) or begins_clause(passage, index - 1, grammar)
    return not is_pronoun or opens


def _tells(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether marks, "that" or a clause follow a participle: "met the king, saying it was old"."""
    stop = passage.sentence_of(start - 1)[1]
    return start < stop and (
        passage.quoted[start] != -1
        or passage.lower[start] in grammar.complementizers
        or is_clause(passage, start, stop, grammar)
    )


def _is_plain_noun(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a plural in small letters follows at once, as behind an adjective."""
    word = passage.words[index]
    is_plural = word.endswith("s") and not word.endswith("ss") and word.islower()
    return is_plural and not grammar.opens_noun_phrase(passage, index)


def joins_nouns(passage: Passage, verb: Tokens, grammar: Grammar) -> bool:
    """Whether a form behind "and" or "But" belongs to a noun: "federal and state taxes", "But state laws"."""
    start, stop = verb
    before = passage.lower[start - 2] if start > 1 else ""
    after = passage.lower[stop] if stop < len(passage.lower) else ""
    is_noun = after.endswith("s") and after not in grammar.determiners
    is_adjective = is_noun and before.endswith(("al", "ive", "ic", "ous", "ary"))
    return is_adjective or passage.opens_sentence(start - 1)


def takes_relative(passage: Passage, stop: int, grammar: Grammar) -> bool:
    """Whether "that" or "where" behind a form in -s makes it a noun: "states that hold votes", "posts that
    claim the dam is old"."""
    if stop >= len(passage.words) or breaks(passage.gaps[stop]):
        return False
    word = passage.lower[stop]
    if word not in grammar.complementizers or stop + 2 >= len(passage.words):
        is_apart = breaks(passage.gaps[stop - 1])  # "the best of all: states where"
        return word in grammar.aside_leads or (is_apart and word in grammar.relatives)
    tells = any(cue.form is Form.BASE for cue in grammar.cues_of(passage.lower[stop + 1]))
    tells = tells and grammar.opens_noun_phrase(passage, stop + 2)
    return tells or grammar.is_relative_that(passage, stop)


def tells_far(passage: Passage, sentence: Tokens, verb: Tokens, grammar: Grammar) -> bool:
    """Whether a plain form far from its subject tells a clause: "unions that back him say they",
    "one in five say the"."""
    start, stop = verb
    if start == sentence[0] or stop >= sentence[1] or breaks(passage.gaps[stop]):
        return False
    if not (
        grammar.opens_noun_phrase(passage, stop) or passage.lower[stop] in grammar.complementizers
    ):
        return False
    before = passage.lower[start - 1]
    if before in grammar.quantities or before.isdigit():
        return start - 1 == sentence[0] or passage.lower[start - 2] in grammar.prepositions
    is_object = before in grammar.genders and before not in grammar.subject_pronouns
    if (
        is_object and passage.lower[start - 2] in grammar.prepositions
    ):  # "aides close to him say he"
        return not (before in grammar.determiners and passage.lower[start] in grammar.also_nouns)
    that = relative_before(passage, sentence, start - 1, grammar)
    return that is not None and has_plural_subject(passage, sentence, that, grammar)
