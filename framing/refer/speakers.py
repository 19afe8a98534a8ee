"""For which state the speaker of a label stands, and whose rulers a speaker opposes."""

from __future__ import annotations

from framing.domain.entity import EntityKind, Role
from framing.refer.label import Evidence, LabelInText, unknown
from framing.refer.naming import Named
from framing.refer.people import is_against_rulers
from framing.refer.scene import Scene
from framing.refer.word_classes import (
    ARTICLES,
    INDEFINITE,
    NOT_OF_ONES_OWN,
    OFFICES,
    TITLES,
    words,
)

NAMELESS_OFFICES = OFFICES | words(
    "ambassador envoy envoys diplomat diplomats ministry embassy general army military cabinet "
    "presidency officer officers commander secretary attorney adviser aide"
)
_MAX_WORDS_TO_OFFICE, _MAX_NAMES, _MAX_NAMES_BACK = 4, 4, 20
_MAX_WORDS_TO_NAME = 4
_N_SENTENCES_BACK = 3
_FEWEST_WORDS = 2


def state_of_speaker(label: LabelInText) -> str | None:
    """The state for which the label's speaker stands, as far as the text or the data tell."""
    if label.voiced.attribution is None:
        return None
    for word in reversed(words_of_speaker(label)):
        if word in label.people.states:
            return label.people.states[word]
    return _state_in_source(label)


def words_of_speaker(label: LabelInText) -> list[str]:
    """The words of the speaker's name; none where most of them are of nobody known: "Lee Ann Doe" is
    not the "Ann Example" whom the text knows."""
    said = _words_said(label)
    words = [word for word in said if word.lower() not in TITLES]
    capitals = [word for word in words if word[:1].isupper()]
    n_known = len([word for word in capitals if word in label.people.states])
    is_other = n_known > 0 and 2 * n_known < len(capitals)
    return [] if is_other else said


def _words_said(label: LabelInText) -> list[str]:
    """All words of the speaker's name, without possessive endings."""
    return label.speaker.replace("’s", "").replace("'s", "").split()


def is_said_by_office(label: LabelInText) -> bool:
    """Whether the label's speaker is told by an office alone: "the lawmakers"."""
    return label.speaker.lower().rpartition(" ")[2] in OFFICES


def official_state_of_speaker(label: LabelInText) -> str | None:
    """As `state_of_speaker`, where the speaker is the state itself or holds its office."""
    if not label.speaker:
        return None
    if not label.people.officials.isdisjoint(words_of_speaker(label)):
        return state_of_speaker(label)
    if (state := label.people.countries.get(label.speaker)) is not None:
        return state
    names = names_of_source(label)
    if any(is_against_rulers(label.scene, name) for name in names):
        return None
    if (head := title_alone(label.speaker)) is not None:
        return _last_with_title(label, head)
    told = next((name.state for name in names if _holds_office(label, name)), None)
    return told or _state_of_owner(label) or _state_taken_up(label) or _state_in_title(label)


def _state_in_title(label: LabelInText) -> str | None:
    """The state in who speaks, where the source is a pronoun: "It" of "India's foreign ministry"."""
    said = _words_said(label)
    if len(said) < _FEWEST_WORDS or NAMELESS_OFFICES.isdisjoint(map(str.lower, said)):
        return None
    countries = label.people.countries
    return next((countries[word] for word in said if word in countries), None)


def _state_taken_up(label: LabelInText) -> str | None:
    """The state of an office named before with its country: "India's foreign ministry … the ministry
    said"."""
    source, scene = label.source, label.scene
    said = label.speaker.lower().removeprefix("the ").split()
    if source is None or len(said) != 1 or said[0] not in NAMELESS_OFFICES:
        return None
    for name in scene.names_back_from(source.start, n_sentences=_N_SENTENCES_BACK):
        first = scene.token_after(name.span.end)
        behind = range(first, first + _MAX_WORDS_TO_OFFICE)
        is_named = _holds_office(label, name)
        if is_named and any(scene.word_or_end(token) == said[0] for token in behind):
            return name.state
    return None


def _state_of_owner(label: LabelInText) -> str | None:
    """The state of the person whose minister speaks: "Ada Example won. Her finance minister said"."""
    source = label.source
    if source is None:
        return None
    first = label.scene.token_after(source.start)
    office = range(first + 1, first + 1 + _MAX_WORDS_TO_OFFICE)
    pronoun = label.scene.word_or_end(first)
    if not any(label.scene.word_or_end(t) in NAMELESS_OFFICES for t in office):
        return None
    if pronoun == "its":  # "the Kenyan government did; its spokesman said"
        near = label.scene.names_back_from(source.start, n_sentences=0)
        return next((n.state for n in near if n.kind is EntityKind.STATE and not n.is_person), None)
    if pronoun not in ("his", "her"):
        return None
    back = label.scene.names_back_from(source.start, n_sentences=1)
    return next((name.state for name in back if name.is_person), None)


def title_alone(speaker: str) -> str | None:
    """The head of a title without a name: "minister" of "The Prime Minister"."""
    said = speaker.lower().replace("’", "'").removeprefix("the ").partition("'s ")[0].split()
    return said[-1] if said in (["prime", "minister"], ["president"], ["chancellor"]) else None


def _last_with_title(label: LabelInText, head: str) -> str | None:
    """The state of the leader last named before "the prime minister" speaks, who may be that."""
    from framing.refer.offices import has_office  # few speakers are told so

    start = (label.source or label.span).start
    names = label.scene.last_names_between(0, start, n_names=_MAX_NAMES_BACK)
    leaders = (name.state for name in reversed(names) if name.role is Role.LEADER)
    back = label.scene.names_back_from(start, n_sentences=1)
    seats = (name.state for name in back if name.role is Role.SEAT)
    told = next((state for state in leaders if state and has_office(head, state)), None)
    return told or next((state for state in seats if state and has_office(head, state)), None)


def of_rivals(label: LabelInText) -> Evidence | None:
    """The state of an official who speaks of a "regime" where the text hardly names another: as those
    of a rival government do of the rulers at home."""
    own_state = official_state_of_speaker(label) if label.word in NOT_OF_ONES_OWN else None
    if own_state is None or own_state == "united-states":
        return None
    return Evidence((own_state,), f"speaker: {own_state}, and the text hardly names another state")


def state_opposed(label: LabelInText) -> str | None:
    """The state whose rulers the speaker opposes: "opposition leader Ada Example said", "the
    opposition in Lima said", a spokesman of rebels there."""
    if label.voiced.attribution is None or label.is_office:
        return None
    if not label.people.opponents.isdisjoint(words_of_speaker(label)):
        return state_of_speaker(label)
    names = names_of_source(label)
    return next((name.state for name in names if is_against_rulers(label.scene, name)), None)


def names_of_source(label: LabelInText) -> tuple[Named, ...]:
    """The names in the words that tell who speaks."""
    source = label.source
    if source is None:
        return ()
    return label.scene.names_between(source.start, source.end)[:_MAX_NAMES]


def _holds_office(label: LabelInText, name: Named) -> bool:
    """Whether the name tells whose office the nameless speaker holds: "a Danish minister"."""
    scene = label.scene
    if name.kind is not EntityKind.STATE or name.is_person or name.is_people:
        return False
    if name.role is not Role.DEMONYM and not scene.is_possessive(name):
        return False
    behind = scene.token_after(name.span.end)
    following = range(behind, behind + _MAX_WORDS_TO_OFFICE)
    return any(scene.word_or_end(token) in NAMELESS_OFFICES for token in following)


def _state_in_source(label: LabelInText) -> str | None:
    """The state named in the words that tell who speaks, or in the speaker's name."""
    if label.source is not None:
        return next((name.state for name in names_of_source(label) if name.state is not None), None)
    for name in (label.speaker, *label.speaker.split()):
        if name in label.people.countries:
            return label.people.countries[name]
    return None


def nameless_evidence(label: LabelInText, pronoun: str) -> Evidence | None:
    """Whose a nameless speaker's is: "a French diplomat said his government"; nobody's where "a
    diplomat from a neighbouring country" says so."""
    source = label.source
    if source is None or source.end > label.span.start:
        return None
    text = label.scene.document.text[source.start : source.end]
    names = names_of_source(label)
    if pronoun == "their" and names and names[0].role is Role.DEMONYM and names[0].state:
        return Evidence((names[0].state,), f"pronoun: {pronoun}, said by {text}")
    said = text.lower().replace(",", " ").split()
    if NAMELESS_OFFICES.isdisjoint(said):
        return None
    if (state := official_state_of_speaker(label)) is not None:
        return Evidence((state,), f"pronoun: {pronoun}, said by {text}")
    is_of_nobody = said[0] in ARTICLES | INDEFINITE and not names
    return unknown(f"pronoun: {pronoun}, of {text}") if is_of_nobody else None


def state_before_office(scene: Scene, token: int) -> str | None:
    """The state of an office at a token, where its country stands right before: "a Kenyan envoy"."""
    for before in range(token - 1, max(token - _MAX_WORDS_TO_NAME, -1), -1):
        name = scene.named_by_token.get(before)
        if name is not None:
            is_owned = scene.is_possessive(name) and name.role is not Role.PLACE
            is_owner = name.role is Role.DEMONYM or is_owned
            is_country = name.kind is EntityKind.STATE and is_owner and not name.is_person
            return name.state if is_country and not name.is_people else None
        if scene.gap_after(before) != " " or scene.word(before) not in TITLES:
            return None
    return None
