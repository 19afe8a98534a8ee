"""What the first words of a sentence or a paragraph set as its scene: "In Peru,", "Peru: Miners"."""

from __future__ import annotations

from framing.domain.document import Zone
from framing.domain.entity import EntityKind, Role
from framing.domain.span import Span
from framing.refer.label import LabelInText
from framing.refer.naming import Named
from framing.refer.salience import body_start, dateline_end, weight_of
from framing.refer.scene import QUOTES, Scene
from framing.refer.word_classes import ARTICLES, DETERMINERS, words

_TITLE_BEFORE, _ADVERB_BEFORE = 2.5, 0.7
_CAPITAL_BEFORE, _CAPITAL_JUST_BEFORE = 1.5, 4.0
_MAX_NAMES, _MAX_BLOCKS = 16, 10
_WHERE = words("in across for")
_WHO_TRAVEL = words("foreign prime trade")
_OFFICIALS = words("officials ministers generals lawmakers diplomats commanders politicians")
_MAX_WORDS_TO_PLACE = 4
_SPOKESMEN = words("spokesman spokeswoman spokesperson official minister")
_OPPONENTS = words("figures opponents critics opposition parties dissidents")
_CROWDS = words(
    """crowds crowd thousands hundreds tens dozens scores protesters demonstrators marchers residents
    people students workers unions strikers voters mourners rioters activists lawyers clerics teachers
    relatives families few many most some"""
)

_STOPS = "".join(QUOTES) + " \n\t.!?,;)"


def sets_the_scene(scene: Scene, name: Named, sentence_start: int) -> bool:
    """Whether the sentence begins "In Peru,", "For Peru," or "Peru:", not "Putin:" or "Kremlin:"."""
    first = scene.token_after(sentence_start)
    lead = scene.document.text[name.span.end : name.span.end + 1]
    token = scene.first_token(name.span)
    if token == first:
        return lead == ":" and not (name.is_person or name.role is Role.SEAT)  # those speak
    is_adverbial = scene.word_or_end(first) in _WHERE and token - first <= 2
    return is_adverbial and lead == "," and name.role is Role.NAME


def are_officials_behind(scene: Scene, name: Named) -> bool:
    """Whether the officials of the place speak: "In Peru, senior officials"."""
    behind = scene.token_after(name.span.end)
    nearest = (scene.word_or_end(token) for token in (behind, behind + 1))
    return any(word in _OFFICIALS for word in nearest)


def is_where_people_speak(label: LabelInText, name: Named, sentence_start: int) -> bool:
    """Whether people of a capital, or its ministers, speak of the label: "In Lima, crowds called on
    the government", "In Lima, Interior Minister Lee said that the government"."""
    scene, token = label.scene, label.scene.first_token(name.span)
    is_capital = name.role is Role.SEAT and name.kind is EntityKind.STATE
    is_theirs = label.word in ("government", "authorities")
    first, behind = scene.token_after(sentence_start), scene.token_after(name.span.end)
    if not (is_capital and is_theirs):
        return False
    if first < token - 1 <= first + _MAX_WORDS_TO_PLACE and scene.word(token - 1) == "in":
        return scene.word(token - 2) in _CROWDS | _OFFICIALS | _OPPONENTS
    opens = (
        token == first + 1 and scene.word(first) in _WHERE and scene.gap_after(behind - 1) == ", "
    )
    if not opens:
        return False
    subject = [scene.word_or_end(index) for index in range(behind, behind + 3)]
    is_minister = "minister" in subject and _WHO_TRAVEL.isdisjoint(subject)
    people = (scene.named_by_token.get(index) for index in range(behind, behind + 5))
    if any(each is not None and each.is_person and each.state == name.state for each in people):
        return True
    are_leaders = subject[1] == "leaders" and subject[0] not in DETERMINERS
    is_minister = is_minister or (subject[0] in ARTICLES and subject[1] in _SPOKESMEN)
    are_people = not (_CROWDS | _OPPONENTS).isdisjoint(subject[:2])
    return is_minister or are_leaders or are_people


def shares_of_paragraph(label: LabelInText) -> dict[str, float]:
    """Each state's part of the last names before the label in its paragraph, from 0 to 1."""
    start = _start_of_paragraph(label)
    names = label.scene.last_names_between(start, label.span.start, n_names=_MAX_NAMES)
    weights: dict[str, float] = {}
    for name in names:
        if name.state is not None:
            weight = weight_of(label.scene, name)
            weights[name.state] = weights.get(name.state, 0.0) + weight
    total = sum(weights.values())
    return {state: weight / total for state, weight in weights.items()}


def scene_of_paragraph(label: LabelInText) -> dict[str, float]:
    """The state that the paragraph's first words set as its scene: "Peru: Miners …"."""
    start = _start_of_paragraph(label)
    name = label.scene.first_name_between(start, label.span.start)
    if name is None or name.state is None or not sets_the_scene(label.scene, name, start):
        return _scene_of_capital(label, name)
    is_title = label.scene.first_token(name.span) == label.scene.token_after(start)
    return {name.state: _TITLE_BEFORE if is_title else _ADVERB_BEFORE}


def _scene_of_capital(label: LabelInText, name: Named | None) -> dict[str, float]:
    """The state of the capital with which the paragraph opens: "In Lima, Lee said so. Farmers blamed
    the government"."""
    if name is None or name.state is None or name.role is not Role.SEAT:
        return {}
    scene, start = label.scene, _start_of_paragraph(label)
    first, token = scene.token_after(start), scene.first_token(name.span)
    last = scene.token_after(name.span.end) - 1
    opens = token == first + 1 and scene.word(first) == "in" and scene.gap_after(last) == ", "
    is_theirs = label.word in ("government", "authorities") and label.determiner == "the"
    if not (opens and is_theirs):
        return {}
    sentences = scene.document.sentences
    is_next = sentences.index_at(label.span.start) == (sentences.index_at(start) or 0) + 1
    leads = label.phrase.start == scene.sentence_tokens(label.span.start).start
    return {name.state: _CAPITAL_JUST_BEFORE if is_next and leads else _CAPITAL_BEFORE}


def shares_of_heading(label: LabelInText) -> dict[str, float]:
    """Each state's part of the names in the heading above the label, from 0 to 1."""
    document = label.scene.document
    index = document.block_index_at(label.span.start)
    above = range(index - 1, max(index - _MAX_BLOCKS, 0), -1) if index is not None else ()
    heading = next((each for each in above if document.blocks[each].zone is Zone.SUBHEAD), None)
    if heading is None:
        return {}
    span = document.blocks[heading].span
    words = label.scene.words[
        label.scene.token_after(span.start) : label.scene.token_after(span.end)
    ]
    if not any(word.islower() for word in words):
        return {}  # a byline
    names = label.scene.last_names_between(span.start, span.end, n_names=_MAX_NAMES)
    states = {name.state for name in names if name.state is not None and not name.is_people}
    return dict.fromkeys(sorted(states), 1.0 / len(states)) if states else {}


def read_here(scene: Scene, span: Span) -> Named | None:
    """The name of the dateline that "the government here" means."""
    token = scene.token_after(span.end)
    start, end = body_start(scene), dateline_end(scene)
    if scene.word_or_end(token) != "here" or scene.gap_after(token - 1) != " " or start is None:
        return None
    names = [name for name in scene.names_between(start, end) if name.kind is EntityKind.STATE]
    return names[-1] if names else None


def scene_of_dateline(label: LabelInText) -> dict[str, float]:
    """The state of the dateline right before a label: "LIMA (Agency) - The government"."""
    scene, end = label.scene, dateline_end(label.scene)
    start = body_start(scene)
    if start is None or not start < end <= label.span.start:
        return {}
    if any(scene.words[t].islower() for t in range(scene.token_after(end), label.phrase.start)):
        return {}
    names = [name for name in scene.names_between(start, end) if name.state is not None]
    return {names[-1].state: _TITLE_BEFORE} if names and names[-1].state else {}


def _start_of_paragraph(label: LabelInText) -> int:
    document = label.scene.document
    index = document.block_index_at(label.span.start)
    return label.span.start if index is None else document.blocks[index].span.start


def name_before_stop(label: LabelInText) -> list[Named]:
    """The name with which the sentence before the label's own ends, if any."""
    sentences = label.scene.document.sentences
    index = sentences.index_at(label.span.start)
    if not index:
        return []
    start, end = sentences.starts[index - 1], sentences.ends[index - 1]
    names = label.scene.last_names_between(start, end, n_names=1)
    text = label.scene.document.text
    return [name for name in names if not text[name.span.end : end].strip(_STOPS)]
