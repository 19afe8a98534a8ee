"""Labels that mean no ruling body in particular: "any government", "a unity government"."""

from __future__ import annotations

from framing.domain.document import Zone
from framing.refer.label import (
    Evidence,
    LabelInText,
    is_formed,
    is_head,
    unknown,
)
from framing.refer.predicates import first_of_phrase
from framing.refer.word_classes import (
    AMERICAN,
    AMERICAN_ADJECTIVES,
    ARTICLES,
    COMPETENT,
    FUNCTION_WORDS,
    HYPOTHETICAL,
    IN_TURN,
    INDEFINITE,
    PREPOSITIONS,
    QUANTIFIERS,
    is_premodifier,
    words,
)

_RELATIVES = words("that which whose where")
_BEFORE = words("previous past former earlier prior")
_BOUNDS = words("since before until")
_NAMING = words("called calls calling termed terms dubbed dubs labelled labeled branded")
# Whose government one is in, or whom one deals with, is there.
_DEALING = words(
    """on with against from under by toward towards serve serves served serving join joins joined
    joining leave leaves left leaving quit quits quitting enter enters entered sit sits sat sitting
    trust trusts fight fights fought fighting face faces faced facing pressure pressured support
    supports supported supporting back backs backed prop props propped attack attacks attacked
    attacking criticise criticised criticize criticized condemn condemned denounce denounced
    isolate isolated isolating arm armed arming please appease appeased shore weaken weakened"""
)
_AFTER_VERBS = words("in up over")
_SAYING = words("said says wrote spoke")
_PRAISING = words(
    "praised praises hailed hails denounced denounces condemned condemns attacked mocked decried"
)
_WISHING = words("want wants wanted wanting need needs needed hope hopes hoped dream dreams")
_HOLDING = words("hold holds held holding enter enters entered entering")
_MAX_ADJECTIVES = 4
# Said of one that is there.
_JUDGING = words(
    """unelected illegitimate corrupt criminal fascist racist dying desperate failing failed weak
    cowardly brutal murderous lawless puppet illegal genocidal dishonest incompetent rotten bankrupt
    discredited hostile rogue evil terrorist apartheid occupying extremist barbaric savage
    hypocritical reckless irresponsible cruel"""
)
_NUMERALS = words("two three four five six seven eight nine ten several many")
_MAX_WORDS_TO_SINCE = 10
_RULING = words(
    "run runs ran lead leads led head heads headed preside presides presided rules ruled"
)
_HAVING = words("has had")
_BETWEEN = words("has have had still now once also long")
_SERVED = words("served survived outlasted outlived")
_MODALS = words("would could can might should may must will cannot")


def indefinite_evidence(label: LabelInText) -> Evidence | None:
    """ "a unity government", "any government", "Western governments", "a form of government"."""
    determiner = label.determiner
    if (adjective := _american_adjective(label)) is not None:
        return Evidence(("united-states",), f"usage: {adjective} {label.words[-1]}")
    led = ruled_by(label) if determiner in ARTICLES else None
    if led is not None or _is_that_of_the_state(label):
        return led
    if determiner in ARTICLES and (future := HYPOTHETICAL.intersection(label.adjectives)):
        return unknown(f"indefinite: {determiner} {min(future)} {label.words[-1]}")
    if not COMPETENT.isdisjoint(label.adjectives) or _is_on_both_sides(label):
        return unknown(f"whichever are meant: {label.in_full}")
    is_foreign = determiner == "foreign" and _article_before(label) != "the"
    if not (is_foreign or is_head(label)):
        return None
    is_other = determiner in QUANTIFIERS and _article_before(label) in ARTICLES | INDEFINITE
    if (
        is_foreign
        or is_other
        or (determiner in ARTICLES | INDEFINITE and not _is_there_all_the_same(label))
    ):
        return unknown(f"indefinite: {determiner} {label.text}")
    if label.is_office:
        return None
    if label.is_plural and not _are_in_turn(label):
        return unknown(f"several, not named: {label.text}")
    if label.stands_bare and _is_generic(label):
        return unknown(f"generic: {label.text} without an article")
    return None


def _is_that_of_the_state(label: LabelInText) -> bool:
    """Whether an indefinite label means the state's all the same, or one that comes to be."""
    is_there = _is_one_that_rules(label) or _is_each_since(label)
    return is_there or is_formed(label) or _is_new(label)


def ruled_by(label: LabelInText) -> Evidence | None:
    """Who rules by an indefinite body, or has it: "Ada Example runs a harsh regime", "Peru has a junta"."""
    if label.is_office or label.is_plural:
        return None
    scene = label.scene
    verb = first_of_phrase(label) - 1
    verb -= scene.word_or_end(verb) in ("over", "with")  # "presides over"
    is_country = scene.word_or_end(verb) in _HAVING
    if scene.word_or_end(verb) not in _RULING and not is_country:
        return None
    before = verb - 1
    while scene.word_or_end(before) in _BETWEEN:
        before -= 1
    name = scene.named_by_token.get(before)
    if name is None or name.owner is None or name.is_person == is_country:
        return None
    return Evidence((name.owner,), f"ruled by: {name.text}")


def _is_each_since(label: LabelInText) -> bool:
    """Whether those of one state in turn are meant: "every government since the war", "any previous
    government", "no administration"."""
    if label.determiner not in ("every", "each", "no", "any", "all") or not is_head(label):
        return False
    is_american = label.word == AMERICAN and label.determiner in ("no", "every")
    if is_american or not _BEFORE.isdisjoint(label.adjectives):
        return True
    is_bound = label.scene.word_or_end(label.last_token + 1) in _BOUNDS
    before = range(label.scene.sentence_tokens(label.span.start).start, label.phrase.start)
    is_since = any(label.scene.word(token) == "since" for token in before[-_MAX_WORDS_TO_SINCE:])
    return is_bound or (is_since and label.determiner == "no")  # "since May, no government has"


def _is_one_that_rules(label: LabelInText) -> bool:
    """Whether an indefinite body is one that is there: "put pressure on a government that relies on
    oil", "fight a regime that jails poets", "what he called a government of liars"."""
    if label.is_office or label.determiner not in ARTICLES or not is_head(label):
        return False
    scene, behind = label.scene, label.last_token + 1
    before = label.phrase.start - 1
    if scene.word_or_end(before) == "what":  # "this is what a regime does"
        return label.voiced.attribution is not None
    if scene.word_or_end(before) == "of" and scene.word_or_end(before - 1) in _SAYING:
        return True
    if scene.word_or_end(before) in _PRAISING:
        return True
    if scene.word_or_end(before) in _NAMING:
        return scene.word_or_end(before - 2) == "what"
    if scene.word_or_end(before) in _AFTER_VERBS and scene.word_or_end(before - 1) in _DEALING:
        before -= 1
    is_judged = not _JUDGING.isdisjoint(label.adjectives[-1:])
    if is_judged and label.voiced.attribution is not None and not _is_wished(label):
        return True
    is_dealt_with = scene.word_or_end(before) in _DEALING
    is_told = scene.word_or_end(behind) in _RELATIVES | {"who"}
    if not is_told:
        return is_dealt_with and label.scene.word_or_end(behind) == "of"
    if scene.word_or_end(behind + 1) in _MODALS:
        return False
    return is_dealt_with or (label.word == "regime" and not _is_wished(label))


def _is_wished(label: LabelInText) -> bool:
    """Whether somebody wants one, or one is compared with others: "like a regime that"."""
    before = label.scene.word_or_end(label.phrase.start - 1)
    return before in _WISHING or before in ("for", "like", "as", "such", "")


def _is_new(label: LabelInText) -> bool:
    """Whether one follows another in a state: "a new government will", "needs a new government"."""
    is_one = label.determiner in ARTICLES and label.adjectives[:1] == ("new",)
    return is_one and label.words[-1] == "government" and is_head(label)


def _is_there_all_the_same(label: LabelInText) -> bool:
    """Whether an indefinite body is one that rules: "a federal government", or "an administration
    that praised openness"."""
    if label.determiner not in ARTICLES:
        return False
    behind = label.scene.word_or_end(label.last_token + 1)
    is_told = label.words[-1] == "administration" and behind in _RELATIVES
    return is_told or "federal" in label.adjectives


def _american_adjective(label: LabelInText) -> str | None:
    """What makes "a Republican administration" an American one, whichever is meant."""
    is_whichever = label.is_plural or label.determiner in ARTICLES | INDEFINITE
    if not is_whichever or not label.words[-1].startswith("administration"):
        return None
    first = label.scene.first_token(label.span)
    written = [label.scene.written(token) for token in range(label.phrase.start, first)]
    return next((word for word in written if word in AMERICAN_ADJECTIVES), None)


def _is_since(label: LabelInText) -> bool:
    """Whether a time is told that several took: "three governments have tried since 2014"."""
    scene, behind = label.scene, label.last_token + 1
    stop = min(behind + _MAX_WORDS_TO_SINCE, len(scene.words))
    last = next((t for t in range(behind, stop) if scene.gap_after(t - 1) != " "), stop)
    return any(scene.word(token) == "since" for token in range(behind, last))


def _article_before(label: LabelInText) -> str:
    """The word before the phrase and its adjectives: "a hostile | foreign government"."""
    before = range(label.phrase.start - 1, label.phrase.start - 1 - _MAX_ADJECTIVES, -1)
    words_before = (label.scene.word_or_end(token) for token in before)
    return next((word for word in words_before if not is_premodifier(word)), "")


def _are_in_turn(label: LabelInText) -> bool:
    """Whether the plural means rulers of one state: "past governments", not "such governments"."""
    before = label.scene.word_or_end(label.phrase.start - 1)  # "the past two governments"
    further = label.scene.word_or_end(label.phrase.start - 2)
    if before in _SERVED or further in _SERVED:  # "served four governments"
        return True
    if label.determiner in _NUMERALS and before != "the" and _is_since(label):
        return True
    return not IN_TURN.isdisjoint((before, *label.adjectives))


def _is_generic(label: LabelInText) -> bool:
    """Whether a bare singular stands behind a preposition or is held: "in government", "hold
    government"."""
    token = label.phrase.start - 1
    if label.voiced.zone not in (Zone.BODY, Zone.STANDFIRST) or token < 0:
        return False
    if label.words[-1] in ("authorities", "change") or label.text[:1].isupper():
        return False
    is_next = label.scene.gap_after(token) == " "
    is_held = label.scene.word_or_end(label.scene.first_token(label.span) - 1) in _HOLDING
    return is_next and (is_held or label.scene.word(token) in PREPOSITIONS)


def _is_on_both_sides(label: LabelInText) -> bool:
    """Whether those of two states are meant: "the authorities on either side of the border"."""
    scene, behind = label.scene, label.last_token + 1
    behind_on = [scene.word_or_end(behind + 1), scene.word_or_end(behind + 2)]
    is_on = scene.word_or_end(behind) == "on"
    return is_on and behind_on in (["either", "side"], ["both", "sides"], ["each", "side"])


def is_rule_as_such(label: LabelInText) -> bool:
    """Whether rule as such is meant: "whether government should plan", of which American texts
    speak, and those on one state."""
    if label.text != "government" or label.voiced.zone is not Zone.BODY:
        return False
    if not label.stands_bare or label.phrase.owners or label.adjectives:
        return False
    before = label.scene.word_or_end(label.phrase.start - 1)
    is_led_in = before in FUNCTION_WORDS or before == "whether" or before.endswith("ing")
    behind = label.scene.word_or_end(label.last_token + 1)
    return is_led_in and is_head(label) and behind not in ("and", "or")
