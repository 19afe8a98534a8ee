"""Newcomers: people and bodies that are brought in without a name, and go on as "he", "it" or "they"."""

from __future__ import annotations

from collections.abc import Sequence

from framing.domain.cue import Frame, Gender
from framing.voice.antecedents import agrees, passage_at
from framing.voice.grammar import Grammar, breaks
from framing.voice.mentions import Mention, MentionKind, may_speak, mention_of
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import phrase_start, subject_after
from framing.voice.runs import name_runs
from framing.voice.sources import subject_before
from framing.voice.tokens import are_persons, is_person_noun

_SEVERAL = 2
_TOPICS = frozenset({Frame.ABOUT, Frame.ON, Frame.OVER})


def is_meant(
    passages: Sequence[Passage], role: Mention, pronoun: Mention, grammar: Grammar
) -> bool:
    """Whether a pronoun can be a person brought in by a sentence not far before: "A clerk left. He said …".

    Not where something is done to another "him": "A judge fined him. He said …".
    """
    passage = passage_at(passages, role.span.start)
    is_near = pronoun.span.start < passages[passage.number : passage.number + 2][-1].span.end
    start = passage.token_from(role.span.end)
    stop = passage.sentence_of(start)[1] if start < len(passage.words) else start
    if not is_near or pronoun.span.start < passage.ends[stop - 1]:
        return False
    if not agrees(passages, pronoun, role, grammar):
        return False
    return not any(
        grammar.genders.get(passage.lower[index]) is pronoun.gender
        and _is_object(passage, index, grammar)
        for index in range(start, stop)
    )


def _is_object(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a pronoun stands for whom something is done to: "him", "told her that", not "her boat"."""
    word = passage.lower[index]
    if word in grammar.subject_pronouns:
        return False
    after = passage.lower[index + 1] if index + 1 < len(passage.words) else ""
    is_last = index + 1 == len(passage.words) or breaks(passage.gaps[index + 1])
    is_free = is_last or after in grammar.prepositions or after in grammar.complementizers
    return word not in grammar.determiners or is_free


def acts_alone(
    passages: Sequence[Passage], role: Mention, pronoun: tuple[Mention, int], grammar: Grammar
) -> bool:
    """Whether a role like a pronoun stands in its sentence, or in the one before, nobody else behind it.

    "The mayor condemned what she called old", "The mayor left. She said …".
    """
    mention, number = pronoun
    here = passages[number]
    token = here.token_from(mention.span.start)
    first = here.sentence_of(token)[0]
    if role.span.start >= here.starts[first]:
        return agrees(passages, mention, role, grammar)
    before = here if first > 0 else passages[max(0, number - 1)]
    stop = first or len(before.words)
    if stop == 0 or role.span.start < before.starts[before.sentence_of(stop - 1)[0]]:
        return False
    start = before.token_from(role.span.end)
    is_alone = grammar.persons.isdisjoint((*before.lower[start:stop], *here.lower[first:token]))
    objects = (i for i in range(start, stop) if _is_object(before, i, grammar))
    if any(grammar.genders.get(before.lower[i]) is mention.gender for i in objects):
        return False  # "Her boss called her in. She said …"
    return is_alone and agrees(passages, mention, role, grammar)


def just_brought_in(
    passages: Sequence[Passage], pronoun: tuple[Mention, int], grammar: Grammar
) -> Mention | None:
    """Who has no name and was asked in the sentence before: "Lee asked the guard why. He said …"; or None."""
    mention, number = pronoun
    here = passages[number]
    first = here.sentence_of(here.token_from(mention.span.start))[0]
    if first > 0 and here.quoted[first - 1] != -1:  # what was said between is no scene
        first = here.sentence_of(first - 1)[0]
    if first == 0:
        return None
    found = _asked(here, here.sentence_of(first - 1), grammar)
    if found is None:
        return None
    person = mention_of(here, *found, grammar)
    is_fit = person.gender in (mention.gender, Gender.UNKNOWN)
    return person if is_fit and agrees(passages, mention, person, grammar) else None


def _asked(passage: Passage, sentence: Tokens, grammar: Grammar) -> Tokens | None:
    """Whom somebody asks: "Lee asked | the guard | where boats were"; or None."""
    first, stop = sentence
    for verb in range(first + 1, stop - 1):
        word = passage.lower[verb]
        if (
            word not in grammar.askings
            or passage.quoted[verb] != -1
            or breaks(passage.gaps[verb + 1])
        ):
            continue
        if passage.lower[verb - 1] in grammar.be or passage.opens_sentence(verb):
            return None
        found = subject_after(passage, sentence, verb + 1, grammar)
        if found is None or passage.lower[found[0]] in grammar.genders:
            return None
        topics = (i for i in range(*found) if grammar.frame_words.get(passage.lower[i]) in _TOPICS)
        person = found[0], next(topics, found[1])  # "pressed the witness | on the date"
        return person if may_speak(passage, *person, grammar) else None
    return None


def shows(passage: Passage, token: int, pronoun: Mention, grammar: Grammar) -> Mention | None:
    """The body or people without a name who open a sentence and act, where a relative holds a pronoun
    like them: "The army showed what | it said was a boat"; or None."""
    sentence = first, _ = passage.sentence_of(token)
    near = range(first + 1, token - 1)
    verb = next((i for i in near if grammar.is_verb_at(passage, i)), None)
    if verb is None or passage.quoted[first] != -1:
        return None
    found = subject_before(passage, sentence, verb, grammar)
    if found is None or found[0] != first:
        return None
    body = mention_of(passage, *found, grammar)
    is_several = body.gender is Gender.PLURAL
    if body.kind is not MentionKind.NOMINAL:
        return None
    if pronoun.gender is Gender.PLURAL:
        return body if is_several or body.is_group else None
    is_body = pronoun.gender is Gender.NEUTER and not is_several
    is_body = is_body and (body.is_group or not is_person_noun(body.head, grammar))
    return body if is_body else None


def is_one(passage: Passage, token: int, latest: Mention, grammar: Grammar) -> bool:
    """Whether "they" behind what is said is one person who spoke in the sentence before, with no others
    since: "The official told the Herald boats sank. More may sink, they said"."""
    first, stop = passage.sentence_of(token)
    closes = "," in passage.gaps[token] and (token + 2 >= stop or breaks(passage.gaps[token + 2]))
    if first == 0 or not closes or latest.kind is not MentionKind.NOMINAL:
        return False
    since = passage.starts[passage.sentence_of(first - 1)[0]]
    if latest.is_group or latest.span.start < since or latest.gender is not Gender.UNKNOWN:
        return False
    between = passage.lower[passage.token_from(latest.span.start) : token]
    is_several = any(are_persons(word, grammar) for word in between)
    return not is_several and is_person_noun(latest.head, grammar)


def is_body(
    passages: Sequence[Passage], pronoun: tuple[Mention, int], latest: Mention, grammar: Grammar
) -> bool:
    """Whether "they" that opens a sentence is a body that spoke in the one before, with no others
    since: "The firm said it was sorry. They said it would pay"."""
    mention, number = pronoun
    here = passages[number]
    token = here.token_from(mention.span.start)
    first = here.sentence_of(token)[0]
    if not latest.is_group or token != first or (first == 0 and number == 0):
        return False
    before = here if first > 0 else passages[number - 1]
    stop = first or len(before.words)
    if stop == 0 or latest.span.start < before.starts[before.sentence_of(stop - 1)[0]]:
        return False
    start = before.token_from(latest.span.end - 1) + 1
    is_several = any(are_persons(word, grammar) for word in before.lower[start:stop])
    return not is_several and len(list(name_runs(before, start, stop, grammar))) < _SEVERAL


def thing_before(
    passage: Passage, token: int, latest: Mention | None, grammar: Grammar
) -> Mention | None:
    """What "it" takes up from the sentence before: a body that acts in it, what can be read; or None.

    "The ministry closed. It said …", "They signed a letter. It argues …".
    """
    here = passage.sentence_of(token)[0]
    is_dated = "," in passage.gaps[token] and grammar.is_participle(passage.lower[here])
    if here == 0 or (token - here > 1 and not is_dated):  # "Dated May 3, it says"
        return None
    sentence = first, stop = passage.sentence_of(here - 1)
    verbs = (i for i in range(first + 1, stop) if grammar.is_verb_at(passage, i))
    by = grammar.agent_links  # "a letter signed by Lee"
    verb = next((i for i in verbs if by.isdisjoint(passage.lower[i + 1 : i + 2])), stop)
    if verb == stop or passage.quoted[first] != -1:
        return None
    found = subject_before(passage, sentence, verb, grammar)
    actor = None if found is None else mention_of(passage, *found, grammar)
    if (
        latest is not None
        and latest.span.start >= passage.starts[first]
        and not _is_urged(passage, latest, grammar)
    ):
        is_before = actor is not None and actor.is_group and latest.span.start < actor.span.start
        if not is_before and _is_thing(latest, grammar):  # "Rebels left, a study says. It found …"
            return latest if latest.kind is MentionKind.NOMINAL else None
    if actor is not None and actor.is_group:
        return actor if actor.kind is MentionKind.NOMINAL else None
    if is_dated and actor is not None and actor.head in grammar.documents:
        return actor
    return _document_in(passage, (verb + 1, stop), grammar) or _unknown_body(actor, grammar)


def _unknown_body(actor: Mention | None, grammar: Grammar) -> Mention | None:
    """Who acts under a name that no person is known to bear: "Doctors Without Borders left. It said …"."""
    if actor is None or actor.kind is not MentionKind.NAME or actor.gender is not Gender.UNKNOWN:
        return None
    others = grammar.first_names | grammar.relatives
    return actor if others.isdisjoint(actor.name.lower().split()) else None


def _is_urged(passage: Passage, speaker: Mention, grammar: Grammar) -> bool:
    """Whether somebody is only asked to say something: "a letter urging | the council (to deny it)"."""
    before = max(0, passage.token_from(speaker.span.start) - 1)
    before -= before > 0 and passage.lower[before] in grammar.definite
    return any(Frame.URGE in cue.frames for cue in grammar.cues_of(passage.lower[before]))


def _is_thing(speaker: Mention, grammar: Grammar) -> bool:
    """Whether who speaks is a body, or no person: "a plan", "the ministry"."""
    is_noun = speaker.kind is MentionKind.NOMINAL and speaker.gender is not Gender.PLURAL
    return speaker.is_group or (is_noun and not is_person_noun(speaker.head, grammar))


def _document_in(passage: Passage, stretch: Tokens, grammar: Grammar) -> Mention | None:
    """What can be read that a stretch brings in last: "signed a letter", not "said in a letter"."""
    first, stop = stretch
    for index in range(stop - 1, first, -1):
        if passage.lower[index] not in grammar.documents or passage.quoted[index] != -1:
            continue
        start = phrase_start(passage, stretch, index + 1, grammar)
        article, lead = passage.lower[start], passage.lower[start - 1]
        is_new = article in grammar.indefinite or article in grammar.stand_alone
        if start < index and is_new and lead not in grammar.prepositions:
            return mention_of(passage, start, index + 1, grammar)
    return None
