"""Whose government a possessive pronoun means: the speaker's, or one named before."""

from __future__ import annotations

from collections.abc import Iterator

from framing.domain.attribution import Attribution, Voice
from framing.domain.entity import EntityKind, Role
from framing.refer.label import Evidence, LabelInText, unknown
from framing.refer.naming import Named
from framing.refer.scene import Scene
from framing.refer.vicinity import is_actor, name_before_stop
from framing.refer.word_classes import (
    AMERICAN,
    COUNTRIES,
    DETERMINERS,
    FIRST_PERSON,
    NOT_OF_ONES_OWN,
    OFFICES,
    POSSESSIVE_ENDINGS,
    RULER_TITLES,
    SECOND_PERSON,
    TITLES,
    words,
)

_N_SENTENCES_BACK = 3
_MAX_CLAUSE, _MAX_WORDS_BACK = 12, 150
_PREPOSITIONS = words("with to against about on between from")
_OPENERS = words("that whether if how when as because who whom whose which and but after before")
_N_NEXT = 3
_CLAUSE_OPENERS = words("since when after before because while once until where")


def pronoun_evidence(label: LabelInText, pronoun: str) -> Evidence | None:
    """Whom "our", "his", "its", "their" or "whose" points to; None where the text is silent."""
    if pronoun in FIRST_PERSON:
        return _from_speaker(label, pronoun)
    if pronoun in SECOND_PERSON:
        return unknown(f"pronoun: {pronoun}, whose addressee is not known")
    if pronoun == "whose":
        near = (name for name in _names_back(label, n_sentences=0) if _is_right_before(label, name))
        return _first(pronoun, near)
    if pronoun in ("his", "her"):
        return _from_person(label, pronoun)
    return _from_country(label, pronoun)


def state_of_speaker(label: LabelInText) -> str | None:
    """The state for which the label's speaker stands, as far as the text or the data tell."""
    attribution = label.voiced.attribution
    if attribution is None:
        return None
    if attribution.speaker is not None:
        for word in reversed(attribution.speaker.split()):
            if word in label.people.states:
                return label.people.states[word]
    return _state_in_source(label, attribution)


def is_said_by_office(label: LabelInText) -> bool:
    """Whether the label's speaker is told by an office alone: "the lawmakers"."""
    attribution = label.voiced.attribution
    speaker = (attribution.speaker or "") if attribution is not None else ""
    return speaker.lower().rpartition(" ")[2] in OFFICES


def official_state_of_speaker(label: LabelInText) -> str | None:
    """As `state_of_speaker`, where the speaker is the state itself or holds its office."""
    attribution = label.voiced.attribution
    if attribution is None or attribution.speaker is None:
        return None
    if not label.people.officials.isdisjoint(attribution.speaker.split()):
        return state_of_speaker(label)
    return label.people.countries.get(attribution.speaker)


def _state_in_source(label: LabelInText, attribution: Attribution) -> str | None:
    """The state named in the words that tell who speaks, or in the speaker's name."""
    if attribution.source is not None:
        names = label.scene.names_between(attribution.source.start, attribution.source.end)
        return next((name.state for name in names if name.state is not None), None)
    speaker = attribution.speaker or ""
    for name in (speaker, *speaker.split()):
        if name in label.people.countries:
            return label.people.countries[name]
    return None


def _from_speaker(label: LabelInText, pronoun: str) -> Evidence | None:
    attribution = label.voiced.attribution
    state = state_of_speaker(label)
    if state is not None and attribution is not None:
        return Evidence((state,), f"pronoun: {pronoun}, said by {attribution.speaker}")
    return None


def _names_back(label: LabelInText, *, n_sentences: int) -> Iterator[Named]:
    start = label.scene.document.tokens.starts[label.phrase.start]
    for name in label.scene.names_back_from(start, n_sentences=n_sentences):
        if name.owner is not None:
            yield name


def _first(pronoun: str, names: Iterator[Named]) -> Evidence | None:
    for name in names:
        if name.owner is not None:
            return Evidence((name.owner,), f"pronoun: {pronoun}, after {name.text}")
    return None


def _from_person(label: LabelInText, pronoun: str) -> Evidence | None:
    """The nearest person before, known by name or from the text."""
    scene = label.scene
    index = scene.document.sentences.index_at(label.span.start)
    if index is None:
        return None
    last, starts = label.phrase.start, scene.document.sentences.starts
    own = max(scene.token_after(starts[index]), last - _MAX_WORDS_BACK)
    first = scene.token_after(starts[max(index - _N_SENTENCES_BACK, 0)])
    if (nearest := _fitting_person(label, own, last)) is not None:
        token, name, state = nearest
        is_object = _is_object(scene, token, last) and _has_subject(scene, own, token)
        return None if is_object else Evidence((state,), f"pronoun: {pronoun}, after {name}")
    if governor := _last_governor(label, own, last):
        return unknown(f"not the state's own: {governor[1]}'s")
    if _names_a_stranger(scene, own, last):
        return None
    earliest = max(first, last - _MAX_WORDS_BACK)
    nearest, governor = _fitting_person(label, earliest, own), _last_governor(label, earliest, own)
    if last == own and (subject := _first_person(label, starts[max(index - 1, 0)])) is not None:
        nearest = subject
    if governor is not None and (nearest is None or nearest[0] < governor[0]):
        return unknown(f"not the state's own: {governor[1]}'s")
    if nearest is None:
        return None
    return Evidence((nearest[2],), f"pronoun: {pronoun}, after {nearest[1]}")


def _last_governor(label: LabelInText, first: int, last: int) -> tuple[int, str] | None:
    """The last of those who govern a part of a state, from one token to another."""
    for token in range(last - 1, first - 1, -1):
        word = label.scene.written(token)
        if word in label.people.of_parts:
            return token, word
    return None


def _last_person(label: LabelInText, first: int, last: int) -> tuple[int, str, str] | None:
    """The last person from one token to another for whose state the data or the text tell:
    where the name stands, the name and the state. Who speaks in quotation marks says "my"."""
    scene, attribution = label.scene, label.voiced.attribution
    is_quoted = attribution is not None and label.voiced.voice is Voice.DIRECT
    speaker = (attribution.speaker or "").split() if attribution is not None and is_quoted else ()
    for token in range(last - 1, first - 1, -1):
        name = scene.named_by_token.get(token)
        if scene.written(token) in speaker:
            continue
        if name is not None and name.is_person and name.owner is not None:
            return scene.first_token(name.span), name.text, name.owner
        word = scene.written(token)
        if name is None and word in label.people.states:
            return token, word, label.people.states[word]
    return None


def _fitting_person(label: LabelInText, first: int, last: int) -> tuple[int, str, str] | None:
    """The last person of whom the label may be used: an American one has hardly a "regime", and
    hardly another has an "administration"."""
    nearest = _last_person(label, first, last)
    name = label.voiced.hit.label
    if nearest is None or not (name in NOT_OF_ONES_OWN or name == AMERICAN):
        return nearest
    other: tuple[int, str, str] | None = nearest
    while other is not None and (other[2] == "united-states") != (name == AMERICAN):
        other = _last_person(label, first, other[0])
    return other or nearest


def _first_person(label: LabelInText, start: int) -> tuple[int, str, str] | None:
    """The person with whom a sentence begins: it goes on about the same in "His government"."""
    first = label.scene.token_after(start)
    while label.scene.word_or_end(first) in TITLES:
        first += 1
    return _last_person(label, first, first + 1)


def _is_object(scene: Scene, token: int, pronoun: int) -> bool:
    """Whether a person is only turned to: "the president spoke with Lee about leaks in his"."""
    before = token - 1
    while scene.word_or_end(before) in TITLES - _PREPOSITIONS:
        before -= 1
    between = [scene.word(index) for index in range(token + 1, pronoun)]
    is_next = len(between) <= _N_NEXT
    return scene.word_or_end(before) in _PREPOSITIONS and not (
        is_next or _OPENERS.intersection(between)
    )


def _has_subject(scene: Scene, first: int, last: int) -> bool:
    """Whether "he", "she" or "the president" stands there, not "President Lee"."""
    return any(
        scene.word(token) in ("he", "she") or scene.written(token) in RULER_TITLES
        for token in range(first, last)
    )


def _names_a_stranger(scene: Scene, first: int, last: int) -> bool:
    """Whether a person whom nothing tells more about is named from one token to another.

    Two words with capitals that are no known name are taken for one: "Ada Example warned her".
    """
    return any(
        scene.gap_after(token) == " "
        and not {token, token + 1} & scene.named_by_token.keys()
        and all(_looks_like_a_name(scene, each) for each in (token, token + 1))
        for token in range(first, last - 1)
    )


def _looks_like_a_name(scene: Scene, token: int) -> bool:
    return scene.written(token).istitle() and scene.word(token) not in TITLES | DETERMINERS


def _from_country(label: LabelInText, pronoun: str) -> Evidence | None:
    """The country right before "and its", else the first of the sentence, else the last before.

    "A nation, through its government" is the nation of the story.
    """
    scene, first = label.scene, label.phrase.start
    is_of_people = pronoun == "their" and label.voiced.hit.label == AMERICAN  # "Lee and Doe"
    before = range(first - _N_NEXT, first)
    if is_of_people or any(scene.word_or_end(token) in COUNTRIES for token in before):
        return None
    countries = [
        name for name in _names_back(label, n_sentences=0) if _is_country(scene, name, pronoun)
    ]
    if countries and (_is_right_before(label, countries[0]) or scene.is_of_people(countries[0])):
        return _first(pronoun, iter(countries))
    if pronoun == "its" and (nearer := _names_of_clause(label)):
        return _first(pronoun, iter(nearer))
    own = state_of_speaker(label) if label.voiced.voice is Voice.DIRECT else None
    if others := [name for name in countries if name.owner != own]:  # of one's own: "our"
        return _first(pronoun, reversed(others))
    earlier = _names_back(label, n_sentences=_N_SENTENCES_BACK)
    named = [name for name in earlier if _is_country(scene, name, pronoun)]
    if label.voiced.hit.label in NOT_OF_ONES_OWN:
        return _first(pronoun, (each for each in named if each.owner not in (own, "united-states")))
    foreign = [name for name in named if name.owner != own]
    return _first(pronoun, iter(foreign or countries[::-1] or named))


def _names_of_clause(label: LabelInText) -> list[Named]:
    """The names, in order, between a word that begins the pronoun's own clause and the pronoun.

    "France and Cuba fell out when the Cuban revolt swept its government away".
    """
    scene, first = label.scene, label.phrase.start
    sentence = scene.sentence_tokens(label.span.start)
    for token in range(first - 1, max(sentence.start, first - _MAX_CLAUSE), -1):
        if scene.word(token) in _CLAUSE_OPENERS:
            start = scene.document.tokens.ends[token]
            names = scene.names_between(start, scene.document.tokens.starts[first])
            return [name for name in names if name.kind is EntityKind.STATE and name.owner]
    return []


def _is_country(scene: Scene, name: Named, pronoun: str) -> bool:
    if name.kind not in (EntityKind.STATE, EntityKind.PLACE):
        return False
    if pronoun == "their":
        return scene.is_of_people(name) or name.is_people or name.role is Role.NAME
    return name.role in (Role.NAME, Role.SEAT)


def that_countrys_evidence(label: LabelInText) -> Evidence | None:
    """The country last named before "that country's government".

    "The country" is one that its own sentence names and that does not act there, as "its" would be,
    or of which the last words before its sentence speak.
    """
    scene, token = label.scene, label.phrase.start - 1
    determiner = scene.word_or_end(token - 1)
    if scene.word_or_end(token) not in COUNTRIES or determiner not in ("that", "the"):
        return None
    if not scene.words[token].endswith(POSSESSIVE_ENDINGS):
        return None
    is_same_sentence = determiner == "the"
    names = _names_back(label, n_sentences=not is_same_sentence)
    countries = [name for name in names if _is_country(scene, name, "its")]
    if is_same_sentence:
        countries = [name for name in countries[:1] if not is_actor(scene, name)]
        countries = countries or name_before_stop(label)
    return _first(f"{determiner} country's", iter(countries))


def _is_right_before(label: LabelInText, name: Named) -> bool:
    """Whether one word at most ("and", "or") stands between the name and the pronoun."""
    return label.phrase.start - label.scene.token_after(name.span.end) <= 1
