"""Epithets: whom a definite phrase takes up that tells no role: "the 41-year-old", "the couple", "the Ohio Democrat"."""

from __future__ import annotations

from itertools import islice

from framing.domain.cue import Gender
from framing.domain.frozen import replace
from framing.voice.antecedents import names_before
from framing.voice.mentions import Mention, MentionKind
from framing.voice.voiced import may_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from framing.voice.speakers import Cast

_NAMES_BACK, _OF_PARTY = 20, 3


def taken_up_by_epithet(cast: Cast, phrase: Mention, number: int) -> Mention | None:
    """The person or the two persons named last before an epithet; None of any other phrase.

    None where somebody without a name was brought in since: "A man fell. The 41-year-old said …".
    """
    words = phrase.name.split()
    if words[0].lower() not in cast.grammar.definite:
        return None
    is_pair = not cast.grammar.members("pairs").isdisjoint(map(str.lower, words[1:]))
    if not is_pair and not _tells_age(words) and not _tells_party(cast, words):
        return None
    names = names_before(cast.passages, phrase, number, cast.grammar, cast.known)
    own = _sentence_start(cast, phrase, number)  # "Asked by Kern, the Ohio Democrat said …"
    near = [named for named in islice(names, _NAMES_BACK) if named.span.start < own]
    if is_pair:
        pairs = (cast.names.full(named) for named in near if named.gender is Gender.PLURAL)
        return next((pair for pair in pairs if " and " in pair.name), None)
    named = next((named for named in near if _is_person(cast, phrase, named)), None)
    if named is None or any(_is_brought_in(cast, each, named, number) for each in near):
        return None
    return cast.names.full(named)


def _sentence_start(cast: Cast, mention: Mention, number: int) -> int:
    """Where the sentence of a mention begins, in a passage or one before it."""
    while not cast.passages[number].span.start <= mention.span.start:
        number -= 1
    passage = cast.passages[number]
    return passage.starts[passage.sentence_of(passage.token_from(mention.span.start))[0]]


def _is_brought_in(cast: Cast, role: Mention, named: Mention, number: int) -> bool:
    """Whether a person without a name opens the sentence of a name, or a later one."""
    is_role = role.kind is MentionKind.NOMINAL and role.gender is not Gender.PLURAL
    return is_role and role.span.start >= _sentence_start(cast, named, number)


def _tells_age(words: list[str]) -> bool:
    return len(words) == 2 and words[1].endswith("-year-old")


def _tells_party(cast: Cast, words: list[str]) -> bool:
    """Whether a phrase tells of where somebody is, and of what party: "the Ohio Democrat"."""
    is_capital = len(words) >= _OF_PARTY and all(word[0].isupper() for word in words[1:])
    return is_capital and words[-1].lower() in cast.grammar.members("partisans")


def _is_person(cast: Cast, phrase: Mention, named: Mention) -> bool:
    full = cast.names.full(named)
    if full.is_group or full.gender is Gender.PLURAL:
        return False
    he = replace(phrase, gender=Gender.MALE)
    is_known = full.gender in (Gender.MALE, Gender.FEMALE)
    return is_known or may_mean(he, full, cast.heads, cast.grammar)
