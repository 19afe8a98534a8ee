"""What stands behind a label and names whom it means: of-phrases, places, names in apposition."""

from __future__ import annotations

from framing.domain.entity import EntityKind, Role
from framing.domain.frozen import dataclass
from framing.domain.span import Span
from framing.refer.naming import Named
from framing.refer.scene import QUOTES, Scene
from framing.refer.word_classes import (
    DEFINITE,
    DIRECTIONS,
    GROUP_NOUNS,
    LINKING_PARTICIPLES,
    PREPOSITIONS,
    TITLES,
    is_premodifier,
    words,
)

_MAX_WORDS_TO_NAME, _MAX_WORDS_OF_OTHER_SIDE = 6, 4
_CAPITAL_WORDS = frozenset({"capital", "city", "town", "region", "province", "territory"})
# Behind "there" they tell that something is: "whatever government there is".
_BEING = words("is are was were will would has had")
_SPOKESMEN = words("spokesman spokeswoman spokesperson")
_STAFF = words("officials official forces troops ministers soldiers leaders agencies")
_PARTS = words("part parts areas pockets swathes swaths much most some half")
_SO_CALLED = words("so called self proclaimed declared styled")
_LED_BY = frozenset({"led", "headed", "run", "dominated", "controlled", "loyal"})
_PLACE_LEAD_INS = DEFINITE | words(
    """north northern south southern east eastern west western central neighbouring neighboring
    nearby rebel held government controlled war torn occupied post coup military ruled
    country nation republic kingdom former colony of"""
)
_LEAD_INS_OF_CONJUNCTS = words("the president minister prime chancellor king premier")
_JOINING, _OTHERS = words("and or"), words("other others")
_MAX_FIRST_NAMES, _LONGEST_PLACE = 2, 6
_NAMING = words("of from with like including called named")
_NAMING_PAIRS = frozenset(
    {
        ("such", "as"),
        ("known", "as"),
        ("belonging", "to"),
        ("loyal", "to"),
        ("members", "of"),
        ("fighting", "for"),
    }
)
_LINKING_PREPOSITIONS = frozenset({"to", "with", "by"})

_KINDS_OF_PLACE = (EntityKind.STATE, EntityKind.PLACE)


@dataclass(frozen=True, slots=True)
class Following:
    """Names behind a label and how they are tied to it ("of-phrase", "place")."""

    kind: str
    names: tuple[Named, ...]


def read_of_phrase(scene: Scene, span: Span) -> Following | None:
    """The names in "government of Iran", "regime of President Bashar al-Assad"."""
    token = scene.token_after(span.end)
    if not _is_next_word(scene, span, token, frozenset({"of"})):
        return None
    names = names_from(scene, token + 1, DEFINITE | TITLES | _SO_CALLED)
    is_part = bool(names) and names[0].role is Role.PLACE and _is_word(scene, token + 2, _SO_CALLED)
    return Following("of-phrase", names) if names and not is_part else None


def is_of_next(scene: Scene, span: Span) -> bool:
    """Whether "of" follows the label."""
    return _is_next_word(scene, span, scene.token_after(span.end), frozenset({"of"}))


def read_leader_phrase(scene: Scene, span: Span) -> Following | None:
    """The names in "the regime led by Bashar al-Assad", "a government under Hun Sen"."""
    token = scene.token_after(span.end)
    if _is_next_word(scene, span, token, frozenset({"under"})):
        lead_in = token + 1
    elif _is_next_word(scene, span, token, _LED_BY) and _is_word(scene, token + 1, {"by", "to"}):
        lead_in = token + 2
    else:
        return None
    names = names_from(scene, lead_in, DEFINITE | TITLES)
    owners = tuple(name for name in names[:1] if name.is_person or name.group is not None)
    return Following("leader", owners) if owners else None


def read_place_phrase(scene: Scene, span: Span) -> Following | None:
    """The name in "the government in Damascus", "government spokesman in Lima"."""
    token = scene.token_after(span.end)
    if _is_next_word(scene, span, token, _SPOKESMEN) and scene.gap_after(token) == " ":
        return _place_behind(scene, token + 1) if _is_word(scene, token + 1, {"in"}) else None
    if _is_next_word(scene, span, token, frozenset({"based", "ruling", "installed"})):
        token += 1
        if not _is_word(scene, token, {"in"}):
            return None
    elif not _is_next_word(scene, span, token, frozenset({"in"})):
        return None
    return _place_behind(scene, token)


def read_shared_place(scene: Scene, span: Span) -> Following | None:
    """The name in "the war between the government and armed groups in Algeria"."""
    token = scene.token_after(span.end)
    if not _is_next_word(scene, span, token, frozenset({"and"})):
        return None
    end = min(token + 1 + _MAX_WORDS_OF_OTHER_SIDE, len(scene.document.tokens))
    for last in range(token + 1, end):
        if scene.gap_after(last) != " ":
            return None
        if _is_word(scene, last + 1, {"in"}):
            return _place_behind(scene, last + 1) if scene.word(last) in GROUP_NOUNS else None
    return None


def _place_behind(scene: Scene, token: int) -> Following | None:
    """The name behind the "in" at the token, where it names a place."""
    names = names_from(scene, token + 1, _PLACE_LEAD_INS)
    if not names or names[0].is_person or names[0].kind is EntityKind.GROUP:
        return None
    if names[0].role is Role.DEMONYM and not _is_before_capital(scene, names[0]):
        return None
    return Following("place", names[:1])


def read_there(scene: Scene, span: Span) -> Following | None:
    """The place last named before "the government there", in its sentence or the one before."""
    token = scene.token_after(span.end)
    if _is_word(scene, token, _STAFF) and not scene.gap_after(token).strip():
        span, token = Span(span.start, scene.right_edge(token)), token + 1
    if not _is_next_word(scene, span, token, frozenset({"there"})):
        return None
    is_definite = scene.word_or_end(scene.token_after(span.start) - 1) in DEFINITE
    is_next = not scene.gap_after(token).strip()
    if not is_definite and _is_word(scene, token + 1, _BEING) and is_next:
        return None
    places = [
        name
        for name in scene.names_back_from(span.start, n_sentences=1)
        if name.state is not None and _is_of_place(name)
    ]
    sentence = scene.document.sentence_at(span.start)
    near = [name for name in places if sentence and name.span.start >= sentence.start]
    told = [name for name in near or places if scene.is_location(name)] or near
    told = told or [name for name in places if scene.leads(name)] or places
    return Following("there", (told[0],)) if told else None


def _is_of_place(name: Named) -> bool:
    return name.role in (Role.NAME, Role.PLACE, Role.SEAT) and name.kind in _KINDS_OF_PLACE


def read_direction(scene: Scene, span: Span) -> Following | None:
    """The one state named before of which "the regime in the North" says the first word."""
    token = scene.token_after(span.end)
    if not _is_next_word(scene, span, token, frozenset({"in"})):
        return None
    if not _is_word(scene, token + 1, {"the"}) or not _is_word(scene, token + 2, DIRECTIONS):
        return None
    side = scene.written(token + 2)
    if side.islower() or scene.written(min(token + 3, len(scene.document.tokens) - 1)).istitle():
        return None
    sides = {
        name.state: name
        for name in scene.names_between(0, span.start)
        if name.text.startswith(f"{side} ") and name.role is Role.NAME
    }
    return Following("direction", tuple(sides.values())) if len(sides) == 1 else None


def is_over_parts(scene: Scene, span: Span) -> bool:
    """Whether the label is over a part of what follows: "the authorities in parts of"."""
    token = scene.token_after(span.end)
    part = token + 1 + _is_word(scene, token + 1, {"the"})
    is_tied = _is_next_word(scene, span, token, frozenset({"in", "of", "over", "for"}))
    return is_tied and _is_word(scene, part, _PARTS) and _is_word(scene, part + 1, {"of"})


def read_apposition(scene: Scene, span: Span) -> Following | None:
    """The name right behind an office: "President Assad", "the strongman, Viktor Orban"."""
    token = scene.token_after(span.end)
    gap = scene.gap_after(token - 1)
    name = scene.named_by_token.get(token)
    if name is None and gap == " ":
        name = scene.named_by_token.get(_after_first_names(scene, token))
        is_surname = name is not None and name.is_person
    else:
        is_surname = name is not None and name.span.start == scene.document.tokens.starts[token]
    if name is None or not is_surname or gap not in (" ", ", ", ") ", "\n", "\u00a0"):
        return None
    return Following("apposition", (name,)) if name.is_person or name.group else None


def _after_first_names(scene: Scene, token: int) -> int:
    """The token behind a first name and an initial: "Ada R. | Example"."""
    stop = min(token + _MAX_FIRST_NAMES, len(scene.words))
    while token < stop and scene.words[token][:1].isupper() and token not in scene.named_by_token:
        is_initial = len(scene.words[token]) == 1
        gap = scene.gap_after(token).replace("]", "")  # "[President Ada] Example"
        if gap != (". " if is_initial else " "):
            break
        token += 1
    return token


def _is_next_word(scene: Scene, span: Span, token: int, words: frozenset[str]) -> bool:
    """Whether the token right behind the label is one of the words, no mark between them."""
    if not _is_word(scene, token, words):
        return False
    gap = scene.document.text[span.end : scene.document.tokens.starts[token]]
    return not gap.strip("".join(QUOTES) + " \n\t\u00a0")


def _is_word(scene: Scene, token: int, words: frozenset[str] | set[str]) -> bool:
    return token < len(scene.document.tokens) and scene.word(token) in words


def names_from(scene: Scene, token: int, lead_ins: frozenset[str]) -> tuple[Named, ...]:
    """The first name from the token on, past articles and adjectives, and those joined to it."""
    end = min(token + _MAX_WORDS_TO_NAME, len(scene.document.tokens))
    while token < end and token not in scene.named_by_token:
        word = scene.word(token)
        if word not in lead_ins and not is_premodifier(word):
            return ()
        if scene.gap_after(token).strip(" -‐‑\n"):
            return ()
        token += 1
    return with_conjuncts(scene, scene.named_by_token[token]) if token < end else ()


def with_conjuncts(scene: Scene, first: Named) -> tuple[Named, ...]:
    """A; A and the B; A, B or C; A, B, and others. A comma list without its "and" is no list."""
    names = [first]
    while True:
        token = scene.token_after(names[-1].span.end)
        gap = scene.document.text[names[-1].span.end : _start(scene, token)]
        is_last = _is_word(scene, token, _JOINING) and (gap == " " or len(names) > 1)
        behind = _after_lead_ins(scene, token + is_last)
        other = scene.named_by_token.get(behind)
        is_joined = gap == ", " or (is_last and gap == " ")
        if other is None or not is_joined or not _is_like(first, other):
            is_open = is_last and _is_word(scene, behind, _OTHERS)
            return tuple(names) if is_open else (first,)
        names.append(other)
        if is_last:
            return tuple(names)


def _is_like(first: Named, other: Named) -> bool:
    """Whether both may stand in one list: two groups, two states, two of those in office."""
    are_groups = first.group is not None and other.group is not None
    return are_groups or (other.role is first.role and not other.is_people)


def _after_lead_ins(scene: Scene, token: int) -> int:
    """The token behind "the" or a title: "and the | Kenyans", "and President | Example"."""
    while token not in scene.named_by_token and _is_word(scene, token, _LEAD_INS_OF_CONJUNCTS):
        token += 1
    return token


def _start(scene: Scene, token: int) -> int:
    starts = scene.document.tokens.starts
    return starts[token] if token < len(starts) else len(scene.document.text)


def _is_before_capital(scene: Scene, name: Named) -> bool:
    return _is_word(scene, scene.token_after(name.span.end), _CAPITAL_WORDS)


def after_naming_words(scene: Scene, edge: int, token: int) -> int | None:
    """The token behind "of", "like", "such as", "belonging to"; None where none stands here.

    A place may stand before "known as": "militias in Iraq, known as".
    """
    first, second = scene.word_or_end(token), scene.word_or_end(token + 1)
    if not first or not is_close(scene, edge, token):
        return None
    if first in LINKING_PARTICIPLES and second in _LINKING_PREPOSITIONS:
        return None
    if first in PREPOSITIONS:
        stop = min(token + _LONGEST_PLACE, len(scene.document.tokens))
        behind = range(token + 2, stop)
        comma = next((i for i in behind if "," in scene.gap_after(i - 1)), token)
        if (scene.word_or_end(comma), scene.word_or_end(comma + 1)) == ("known", "as"):
            return comma + 2
    if (first, second) in _NAMING_PAIRS:
        return token + 2
    return token + 1 if first in _NAMING else None


def is_close(scene: Scene, edge: int, token: int) -> bool:
    """Whether blanks, quotation marks or one comma part the edge from the token."""
    gap = scene.document.text[edge : scene.document.tokens.starts[token]]
    return not gap.strip("".join(QUOTES) + " \n\t\u00a0,(") and gap.count(",") <= 1
