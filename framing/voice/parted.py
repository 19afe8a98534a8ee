"""Parted: whom a place or a relative without a pause parts from the verb: "A man who saw the raid said"."""

from __future__ import annotations

from framing.domain.cue import Form, Frame, Gender
from framing.voice.clauses import begins_clause, relative_before
from framing.voice.grammar import Grammar, breaks
from framing.voice.mentions import may_speak
from framing.voice.participles import before_participle
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import phrase_start

_LONGEST_RELATIVE, _LONGEST_LIST, _LONGEST_NOUN = 14, 9, 5
_SPOKEN = frozenset({Frame.THAT, Frame.CLAUSE})


def before_relative(
    passage: Passage, sentence: Tokens, edge: Tokens, phrase: Tokens, grammar: Grammar
) -> Tokens | None:
    """The person whom a `phrase` right before a verb only tells of, who begins the clause.

    `edge` holds the word before the phrase, and where brackets before that word begin.
    """
    link, before = edge
    if passage.lower[link] in grammar.conjunctions:
        link = before = _before_listed(passage, sentence[0], phrase, grammar)
        phrase = link + 1, phrase[1]
        if described := before_participle(passage, sentence, phrase[0], grammar):
            return described
    while link > sentence[0] + 1 and _counts(passage, link, grammar):
        link -= 1
    is_place, is_helped = _is_place(passage, link, grammar), _is_helped(passage, link, grammar)
    act = _act_start(passage, sentence[0], phrase[0], grammar)
    is_act = _opens_relative(passage, link, grammar)
    contact = _contact_at(passage, sentence[0], link, grammar)
    # "the letter he sent | to the council"
    is_left = contact is not None and passage.lower[link] in grammar.infinitive
    is_known = is_place or is_helped or is_act or is_left or act is not None
    is_known = is_known or _tells_of(passage, link, phrase, grammar)
    if not (is_known or _may_take_object(passage, (link, phrase[1]), grammar)):
        return None
    whom = _whom_before(passage, sentence[0], link, grammar)
    end = relative_before(passage, sentence, link, grammar) or whom or contact or act
    end = end or (before if is_place else None)
    if end is None:
        return None
    is_relative = passage.lower[end] in grammar.relatives
    end -= is_relative and passage.lower[end - 1] in grammar.prepositions  # "with whom"
    is_read = act is not None and passage.lower[end - 1] in grammar.documents
    found = _whole_start(passage, sentence, end - is_read, grammar), end
    is_first = found[0] == sentence[0] or begins_clause(passage, found[0], grammar)
    if found[0] >= end - is_read or not is_first:
        return None
    return found if is_read or _may_tell(passage, found, grammar, is_act=is_act) else None


def _may_tell(passage: Passage, phrase: Tokens, grammar: Grammar, *, is_act: bool) -> bool:
    """Whether a phrase before a relative tells of somebody; things may be "that" too, which act."""
    is_that = is_act and passage.lower[phrase[1]] in grammar.complementizers
    if passage.lower[phrase[1]] in grammar.subject_pronouns and not is_that:
        return True
    return may_speak(passage, *phrase, grammar) or _is_headed(passage, phrase, grammar)


def _is_headed(passage: Passage, phrase: Tokens, grammar: Grammar) -> bool:
    """Whether a person heads a phrase with what they are at: "Officials | involved in talks with crews"."""
    edge = phrase[1]
    for index in range(phrase[1] - 1, phrase[0], -1):
        is_done = grammar.is_participle(passage.lower[index])
        if is_done and passage.lower[index + 1] not in grammar.prepositions:
            return False  # "The act awarded titles to"
        if is_done or passage.lower[index] in grammar.prepositions:
            edge = index
    return edge < phrase[1] and may_speak(passage, phrase[0], edge, grammar)


def _is_place(passage: Passage, link: int, grammar: Grammar) -> bool:
    """Whether a word can tie what follows to a person before: "crews near | the dam"."""
    word = passage.lower[link]
    is_to = word in grammar.infinitive and grammar.opens_noun_phrase(passage, link + 1)
    is_lead = word in grammar.links or word in grammar.circumstance
    is_other = word in grammar.clause_leads or word in grammar.agent_links
    return is_to or (is_lead and not is_other and word not in grammar.infinitive)


def _is_helped(passage: Passage, link: int, grammar: Grammar) -> bool:
    """Whether a word belongs to a verb that takes what follows: "who has | accused Kern"."""
    word = passage.lower[link]
    is_link = word in grammar.prepositions and word not in grammar.clause_leads
    if passage.lower[link - 1] in grammar.have and grammar.is_participle(word):
        return True  # "who have seen | him"
    return word in grammar.auxiliaries or (is_link and grammar.is_verb_at(passage, link - 1))


def _before_listed(passage: Passage, first: int, phrase: Tokens, grammar: Grammar) -> int:
    """What stands before the things of which a phrase is the last: "teachers | of art, music and sport"."""
    start, stop = phrase
    joint = start - 1
    is_read = passage.lower[stop - 1].removesuffix("s") in grammar.members("records")
    if is_read or may_speak(passage, start, stop, grammar):
        return joint
    for index in range(joint - 1, max(first, joint - _LONGEST_LIST), -1):
        word, is_listed = passage.lower[index], passage.gaps[index + 1] in (" ", ", ")
        if not is_listed or passage.quoted[index] != -1 or passage.words[index][0].isupper():
            return joint
        is_relative = passage.lower[index - 1] in grammar.relatives
        if is_relative or word in grammar.prepositions or grammar.is_verb_at(passage, index):
            return index
        if word in grammar.phrase_limits or word in grammar.subject_pronouns:
            return joint
    return joint


def _opens_relative(passage: Passage, verb: int, grammar: Grammar) -> bool:
    """Whether a word stands right behind "who" or "that" and so is a verb: "a unit that | holds the port"."""
    word, lead = passage.lower[verb], passage.lower[verb - 1]
    is_that = lead in grammar.complementizers and passage.lower[verb - 2] not in grammar.cues
    is_who = lead in grammar.aside_leads and lead in grammar.subject_pronouns  # no "whose"
    is_other = word in grammar.phrase_limits or word in grammar.determiners
    return (is_who or is_that) and not (is_other or grammar.is_adverb(word))


def _counts(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a word counts the noun behind it: "who saw | 100 such boats"."""
    is_number = passage.words[index].isdigit() or passage.lower[index] in grammar.quantities
    return is_number and not breaks(passage.gaps[index])


def _tells_of(passage: Passage, link: int, phrase: Tokens, grammar: Grammar) -> bool:
    """Whether a phrase tells when, why or how many: "who left | after the raid", "who fled | because
    of the mayor", "who saw more | than 100 boats"."""
    word = passage.lower[link]
    if word in grammar.clause_leads and passage.lower[link + 1] in grammar.topic_links:
        return True
    is_counted = link + 1 < phrase[0]
    is_lead = word in grammar.prepositions
    return is_lead and (is_counted or not may_speak(passage, *phrase, grammar))


def _whom_before(passage: Passage, first: int, stop: int, grammar: Grammar) -> int | None:
    """Where "whom" begins a relative that goes on to a token without a pause; or None."""
    for index in range(stop, max(first, stop - _LONGEST_RELATIVE), -1):
        if breaks(passage.gaps[index]) or passage.quoted[index] != -1:
            return None
        if passage.lower[index] in grammar.members("object_relatives"):
            return index
    return None


def _act_start(passage: Passage, first: int, start: int, grammar: Grammar) -> int | None:
    """Where an act begins that tells of the noun before it: "A plan | to stop floods", "An official |
    sent to inspect the dam"; or None."""
    to = start - 1 if passage.lower[start - 1] in grammar.infinitive else start - 2
    if to <= first or passage.lower[to] not in grammar.infinitive or breaks(passage.gaps[to]):
        return None
    is_sent = grammar.is_participle(passage.lower[to - 1])
    is_thing = grammar.opens_noun_phrase(passage, to + 1) or passage.lower[to + 1] in grammar.be
    is_thing |= passage.lower[to + 1] in grammar.relatives  # "the clerk to whom Lee said"
    return None if is_thing else to - is_sent


def contact_head(passage: Passage, sentence: Tokens, stop: int, grammar: Grammar) -> Tokens | None:
    """Who begins the clause before a relative that no word opens and that ends at `stop`.

    "The men | he had met said", "The order | the mayor signed says"; or None.
    """
    end = _contact_before(passage, sentence[0], stop, grammar)
    if end is None:
        return None
    start = _whole_start(passage, sentence, end, grammar)
    is_first = start == sentence[0] or begins_clause(passage, start, grammar)
    return (start, end) if start < end and is_first else None


def _whole_start(passage: Passage, sentence: Tokens, end: int, grammar: Grammar) -> int:
    """Where a noun phrase begins with those of whom it is a part: "Some of those (we met)"."""
    start = phrase_start(passage, sentence, end, grammar)
    link = start - 1
    if link <= sentence[0] or passage.lower[link] not in grammar.links:
        return start
    whole = phrase_start(passage, sentence, link, grammar)
    return whole if whole < link else start


def _contact_at(passage: Passage, first: int, link: int, grammar: Grammar) -> int | None:
    """As `_contact_before`, before what a `link` leads to, which is no verb: "The day he left | the mayor said"."""
    is_verb = grammar.is_verb_at(passage, link)
    return None if is_verb else _contact_before(passage, first, link + 2, grammar)


def _contact_before(passage: Passage, first: int, stop: int, grammar: Grammar) -> int | None:
    """Where who acts in a relative that no word opens begins: "A crew | we met at the pier"; or None."""
    for index in range(stop - 2, max(first, stop - _LONGEST_RELATIVE), -1):
        if breaks(passage.gaps[index]) or passage.quoted[index] != -1:
            return None
        if _acts_for(passage, index, grammar) or _noun_acts(passage, index, stop, grammar):
            return index - _opens_whom(passage, index - 1, grammar)
    return None


def _opens_whom(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a word opens a relative for who acts behind it: "the nurses | whom she met", "a plea | that
    they filed"."""
    word = passage.lower[index]
    return word in grammar.relatives or word in grammar.complementizers


def _noun_acts(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether a noun phrase right behind another is subject of its own verb: "the plea | the mayor made"."""
    is_led = _opens_whom(passage, index - 1, grammar)
    articles = grammar.determiners if is_led else grammar.definite
    if passage.lower[index] not in articles or not _may_head(passage, index - 1 - is_led, grammar):
        return False
    near = range(index + 2, min(stop, index + _LONGEST_NOUN))
    return any(
        grammar.is_verb_at(passage, i) or grammar.is_participle(passage.lower[i]) for i in near
    )


def _acts_for(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a pronoun right behind a noun is subject of its own verb: "the firm | she founded"."""
    word, after = passage.lower[index : index + 2]
    gender = grammar.genders.get(word)
    is_told = index + 2 < len(passage.words) and grammar.is_adverb(after)  # "the boy I ever loved"
    if word not in grammar.subject_pronouns or gender in (None, Gender.NEUTER):
        return False
    verb = index + 1 + is_told
    is_act = grammar.is_verb_at(passage, verb) or (is_told and passage.lower[verb].endswith("ed"))
    # "a guide I trust"
    is_act = is_act or (gender is Gender.FIRST and not grammar.is_adverb(after))
    head = index - 1 - _opens_whom(passage, index - 1, grammar)
    return is_act and _may_head(passage, head, grammar) and not breaks(passage.gaps[index])


def _may_head(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a word can be the noun that a relative tells of: "the order", "those", not "Lee said"."""
    word = passage.lower[index]
    if word in grammar.indefinites or word in grammar.plural_pronouns:
        return True
    if word in grammar.cues or word in grammar.thoughts:
        is_noun = any(cue.form in (Form.NOUN, Form.BASE) for cue in grammar.cues_of(word))
        return not grammar.determiners.isdisjoint(
            passage.lower[max(0, index - 1 - is_noun) : index]
        )
    is_other = word in grammar.phrase_limits or word in grammar.auxiliaries
    is_other = is_other or word in grammar.prepositions or word in grammar.coordinators
    is_other = is_other or passage.words[index].isdigit()
    return not (is_other or grammar.is_verb_at(passage, index))


def _may_take_object(passage: Passage, verb: Tokens, grammar: Grammar) -> bool:
    """Whether a verb, with what follows it, has an object that is no clause: "saw the raid", not
    "thinks Lee"."""
    word, following = passage.lower[verb[0]], passage.words[verb[0] + 1]
    if not grammar.is_verb_at(passage, verb[0]) or word in grammar.auxiliaries:
        return False
    if any(cue.frames & _SPOKEN for cue in grammar.cues_of(word)):
        return False
    return word not in grammar.thoughts or following[0].islower()
