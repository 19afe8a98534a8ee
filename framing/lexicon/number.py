"""Singular and plural of a wording that a policy offers: `bomber`, `person in prison`, `killed`."""

from __future__ import annotations

from framing.domain.closed import words_of
from framing.lexicon.inflect import inflect, is_plainly_no_noun
from framing.lexicon.irregular import VERBS

_RELATIVES = words_of("who that which")
_PREPOSITIONS = words_of(
    "of in with from by for to after at on who whom that which without against under"
)
# Endings of words for people, which lose their plural -s without doubt.
_PEOPLE = ("er", "or", "ant", "ent", "ist", "ee", "eer", "ian")
_PAST_FORMS = frozenset(
    form for forms in VERBS.values() for form in forms if not form.endswith("ing")
)
_NO_NOUNS = words_of("dead out own such himself herself itself themselves")
_MODALS = words_of("can could may might must shall should will would")
_AGREEING = {"is": "are", "was": "were", "has": "have", "does": "do"}
# A wording that holds one of these is a clause or advice, not a name in one number.
_CLAUSE_WORDS = words_of(
    "a an the this that his her their its who whom whose what which where when how and or"
)


def singular_and_plural(wording: str) -> tuple[str, str]:
    """The wording for one and for several; the same twice where number does not show.

    The head noun changes: the last word, or the last before a preposition (`person in prison`,
    `people in prison`), and a verb that a relative clause begins with (`person who lives there`,
    `people who live there`). Other verbs, participles and names stay.
    """
    words = wording.split(" ")
    at = _head_index(words)
    head = words[at]
    if not _CLAUSE_WORDS.isdisjoint(words[: at + 1]) or not _is_countable(head, words, at):
        return wording, wording
    one, several = _numbers_of(head)
    behind = _behind(words[at + 1 :], is_one=head == one)
    if one == several or behind is None:
        return wording, wording
    return (
        " ".join([*words[:at], one, *behind[0]]),
        " ".join([*words[:at], several, *behind[1]]),
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


def _behind(words: list[str], *, is_one: bool) -> tuple[list[str], list[str]] | None:
    """What stands behind a head, for one and for several; None where that is not certain."""
    if len(words) < 2 or words[0] not in _RELATIVES:
        return words, words
    relative, verb, *rest = words
    other = _other_number(verb, is_one=is_one)
    if other == verb:
        return words, words
    if other is None or relative != "who" or "and" in rest or "or" in rest:
        return None
    changed = [relative, other, *rest]
    return (words, changed) if is_one else (changed, words)


def _other_number(verb: str, *, is_one: bool) -> str | None:
    """`live` of `lives`, `fled` of `fled`; None where the word may be no verb or of either tense."""
    agreeing = _AGREEING if is_one else {several: one for one, several in _AGREEING.items()}
    if verb in agreeing:
        return agreeing[verb]
    if verb in _MODALS or _is_past(verb):
        return verb
    if not is_one or not verb.endswith("s"):
        return None
    if verb.endswith("ies") and len(verb) > 4:
        return f"{verb[:-3]}y"
    is_long = verb.endswith(("sses", "ches", "shes", "xes", "zzes", "oes"))
    return verb[:-2] if is_long else verb[:-1]


def _is_past(verb: str) -> bool:
    if verb in VERBS or verb.endswith(("eed", "s")):
        return False
    return verb in _PAST_FORMS or verb.endswith("ed")


def _numbers_of(head: str) -> tuple[str, str]:
    if head.endswith("people"):
        return f"{head[:-6]}person", head
    if head.endswith("s") and head[:-1].endswith(_PEOPLE):
        return head[:-1], head
    if head == "person":
        return head, "people"
    return head, inflect(head, "noun")[-1]
