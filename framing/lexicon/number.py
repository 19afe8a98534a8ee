"""Singular and plural of a wording that a policy offers: `bomber`, `person in prison`, `killed`."""

from __future__ import annotations

from framing.domain.closed import words_of
from framing.lexicon.inflect import inflect, is_plainly_no_noun
from framing.lexicon.irregular import VERBS

_PREPOSITIONS = words_of(
    "of in with from by for to after at on who whom that which without against under"
)
# Endings of words for people, which lose their plural -s without doubt.
_PEOPLE = ("er", "or", "ant", "ent", "ist", "ee", "eer", "ian")
_PAST_FORMS = frozenset(
    form for forms in VERBS.values() for form in forms if not form.endswith("ing")
)
_NO_NOUNS = words_of("dead out own such himself herself itself themselves")
# A wording that holds one of these is a clause or advice, not a name in one number.
_CLAUSE_WORDS = words_of(
    "a an the this that his her their its who whom whose what which where when how and or"
)


def singular_and_plural(wording: str) -> tuple[str, str]:
    """The wording for one and for several; the same twice where number does not show.

    Only the head noun changes: the last word, or the last before a preposition
    (`person in prison`, `people in prison`). Verbs, participles and names stay.
    """
    words = wording.split(" ")
    at = _head_index(words)
    head = words[at]
    if not _CLAUSE_WORDS.isdisjoint(words[: at + 1]) or not _is_countable(head, words, at):
        return wording, wording
    one, several = _numbers_of(head)
    return (
        " ".join([*words[:at], one, *words[at + 1 :]]),
        " ".join([*words[:at], several, *words[at + 1 :]]),
    )


def _head_index(words: list[str]) -> int:
    for index, word in enumerate(words):
        if index and word in _PREPOSITIONS:
            return index - 1
    return len(words) - 1


def _is_countable(head: str, words: list[str], at: int) -> bool:
    if not head.isalpha() or not head.islower() or is_plainly_no_noun(head):
        return False
    if head in _PAST_FORMS or head in _NO_NOUNS or head.endswith("ed"):
        return False
    return not (head.endswith("ing") and at + 1 < len(words))


def _numbers_of(head: str) -> tuple[str, str]:
    if head.endswith("people"):
        return f"{head[:-6]}person", head
    if head.endswith("s") and head[:-1].endswith(_PEOPLE):
        return head[:-1], head
    if head == "person":
        return head, "people"
    return head, inflect(head, "noun")[-1]
