"""Infinitives that report, behind a noun, or where a preposition or nothing leads to them, as in
French and Spanish.

"A plea to the crews to stay"; "le maire promet de partir", "affirme avoir payé", "a demandé aux élus
de voter", "instó al alcalde a dimitir".
"""

from __future__ import annotations

from framing.domain.cue import Frame
from framing.voice.circumstances import skip_circumstance
from framing.voice.cues import CueUse, Opening
from framing.voice.grammar import Grammar, breaks
from framing.voice.listeners import after_target
from framing.voice.passages import Passage

_LONGEST_LISTENER = 12
_MOST_CLITICS = 3
_LONGEST_PLEA, _SHORTEST_CLAUSE = 12, 3


def behind_verb(passage: Passage, use: CueUse, stop: int, grammar: Grammar) -> Opening | None:
    """Where an infinitive clause begins behind its verb, or who is urged to act; or None."""
    start = behind_asides(passage, use.stop, stop, grammar)
    if start >= stop or (start == use.stop and breaks(passage.gaps[start])):
        return None
    if Frame.URGE in use.cue.frames:
        return _behind_urged(passage, start, stop, grammar)
    word = passage.lower[start]
    if Frame.ACCUSE in use.cue.frames and start > use.stop and start + 1 < stop:
        if word in grammar.accuse_links:
            return start + 1, Frame.OBJECT  # "s'accusent mutuellement de mentir"
        return after_target(passage, start, stop, grammar)
    asked = _asked_from(passage, use, start, stop, grammar)
    asked = asked or _judged(passage, use, start, stop, grammar)
    if asked is not None:
        return asked
    is_led = word in grammar.infinitive_leads and start + 1 < stop
    if is_led and passage.lower[start + 1] in grammar.complementizers:
        return start + 1, Frame.THAT  # "insistió en que"
    if is_led and word in grammar.naming_links and passage.quoted[start + 1] != -1:
        return (start, Frame.OBJECT) if Frame.OBJECT in use.cue.frames else None  # "de « défauts »"
    found = None
    if Frame.TO in use.cue.frames:
        found = _infinitive_behind(passage, start, stop, grammar)
    if found is not None:
        return None if _is_taken_up(passage, use.group, grammar) else (found, Frame.TO)
    is_object = start > use.stop and Frame.OBJECT in use.cue.frames
    is_object = is_object and grammar.opens_noun_phrase(passage, start)
    return (start, Frame.OBJECT) if is_object else None


def _asked_from(
    passage: Passage, use: CueUse, start: int, stop: int, grammar: Grammar
) -> Opening | None:
    """A question of two words, or a clause behind what is thought of it; or None.

    "preguntó por qué …", "explique ce qui …", "considera probado que …", "tient comme sûr que …".
    """
    pair, frames = passage.lower[start : min(stop, start + 2)], use.cue.frames
    is_asked = " ".join(pair) in grammar.members("question_pairs") or (
        len(pair) > 1 and pair[0] in grammar.prepositions and pair[1] in grammar.questions
    )
    if Frame.WH in frames and is_asked:
        return start, Frame.WH
    start += passage.lower[start] in grammar.as_leads
    if Frame.THAT not in frames or start + 2 >= stop or breaks(passage.gaps[start + 1]):
        return None
    word = passage.lower[start]
    is_plain = passage.words[start][0].islower() and passage.quoted[start] == -1
    is_plain = is_plain and not (
        word in grammar.auxiliaries
        or word in grammar.negations
        or word in grammar.clitics
        or word in grammar.prepositions
        or word in grammar.determiners
        or word in grammar.genders
        or word in grammar.relatives
        or word in grammar.coordinators
    )
    is_that = passage.lower[start + 1] in grammar.complementizers
    return (start + 1, Frame.THAT) if is_plain and is_that else None


def _judged(
    passage: Passage, use: CueUse, start: int, stop: int, grammar: Grammar
) -> Opening | None:
    """The marks behind what is judged: "juge la réforme | « injuste »"; or None."""
    frames, lead = use.cue.frames, passage.lower[start]
    if not {Frame.QUOTE, Frame.THAT} <= frames:
        return None
    if lead not in grammar.determiners or passage.quoted[start] != -1:
        return None
    for index in range(start + 1, min(stop, start + _LONGEST_LISTENER)):
        if breaks(passage.gaps[index]) or passage.lower[index] in grammar.complementizers:
            return None
        if passage.quoted[index] != -1:
            return index, Frame.QUOTE
    return None


def _is_taken_up(passage: Passage, group: int, grammar: Grammar) -> bool:
    """Whether a relative takes up what an infinitive acts on: "…, que des élus disent avoir reçu"."""
    first = group - 1
    while first > max(0, group - _LONGEST_LISTENER) and not breaks(passage.gaps[first]):
        first -= 1
    word = passage.lower[first] if first >= 0 else ""
    if first + 1 == group and "," in passage.gaps[first]:
        return False  # "el alcalde, que dijo estar tranquilo"
    return word in grammar.relatives and word in grammar.complementizers


def behind_asides(passage: Passage, start: int, stop: int, grammar: Grammar) -> int:
    """Behind adverbs, times and what commas part off: "accuse régulièrement …", "a promis, lundi, de …"."""
    if start >= stop or passage.quoted[start] != -1:
        return start
    if "," in passage.gaps[start]:
        after = skip_circumstance(passage, start, stop, grammar)
        is_aside = start < after < stop and "," in passage.gaps[after]
        return after if is_aside else start
    index = start
    while index < stop and passage.quoted[index] == -1:
        n_words = _adverb_length(passage, index, stop, grammar)
        if n_words == 0 or breaks(passage.gaps[index]):
            break
        index += n_words
    is_free = index < stop and not breaks(passage.gaps[index])
    return index if is_free else start


def _adverb_length(passage: Passage, index: int, stop: int, grammar: Grammar) -> int:
    """How many words an adverb, a time or a phrase that stands for one has: "par ailleurs", "este lunes"."""
    for n_words in (4, 3, 2):
        if " ".join(passage.lower[index : min(stop, index + n_words)]) in grammar.members(
            "adverb_phrases"
        ):
            return n_words
    word, behind = passage.lower[index], passage.lower[index + 1 : index + 2]
    if word in grammar.time_leads and not grammar.times.isdisjoint(behind):
        return 2
    is_adverb = grammar.is_adverb(word) and word not in grammar.determiners
    return 1 if is_adverb or word in grammar.times or word.isdigit() else 0


def is_served(passage: Passage, use: CueUse, grammar: Grammar) -> bool:
    """Whether a pronoun before a verb is all that it takes: "lo desmintió a través de su ministra"."""
    before = passage.lower[use.group - 1] if use.group > 0 else ""
    clitics = {before, *passage.lower[use.group : use.start]}
    is_plain = use.cue.frames.isdisjoint((Frame.AS, Frame.NAME, Frame.ACCUSE, Frame.URGE))
    return is_plain and not clitics.isdisjoint(grammar.members("served_by"))


def _infinitive_behind(passage: Passage, start: int, stop: int, grammar: Grammar) -> int | None:
    """Where an infinitive begins: at once, behind a place or a time, behind who is told it; or None."""
    if _is_infinitive_at(passage, start, stop, grammar, is_led=False):
        return start
    if passage.lower[start] in grammar.circumstance:
        for index in range(start + 2, _reach(passage, start, stop)):
            before = passage.lower[index - 1]
            is_object = before in grammar.prepositions or before in grammar.determiners
            if not is_object and _is_infinitive_at(passage, index, stop, grammar, is_led=False):
                return index  # "aseguró en Sarn haber pagado"
    if not _may_lead(passage, start, grammar):
        return None
    for index in range(start + 1, _reach(passage, start, stop)):
        if _is_infinitive_at(passage, index, stop, grammar, is_led=True):
            return index
    return None


def _behind_urged(passage: Passage, start: int, stop: int, grammar: Grammar) -> Opening | None:
    """Who is urged, with what to do: "appelle les habitants à rester"; "appelle les secours" is none."""
    if _is_infinitive_at(passage, start, stop, grammar, is_led=True):
        return start, Frame.TO
    for index in range(start + 1, _reach(passage, start, stop)):
        is_behind = passage.lower[index - 1] not in grammar.prepositions
        if is_behind and _is_infinitive_at(passage, index, stop, grammar, is_led=True):
            return start, Frame.URGE
        if is_behind and _is_aim(passage, index, grammar):
            return start, Frame.URGE
    return (start, Frame.OBJECT) if _is_aim(passage, start, grammar) else None


def _is_aim(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a noun tells what somebody is urged to: "au calme", "à la retenue"; no name."""
    if passage.lower[index] not in grammar.members("listener_leads"):
        return False
    return not grammar.members("urged_things").isdisjoint(passage.lower[index + 1 : index + 3])


def _reach(passage: Passage, start: int, stop: int) -> int:
    """Where who is told it ends at the latest: before marks or a pause."""
    last = min(stop, start + _LONGEST_LISTENER)
    for index in range(start + 1, last):
        if passage.quoted[index] != -1 or breaks(passage.gaps[index]):
            return index
    return last


def _may_lead(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether who is told it, a time or an adverb begins: "aux élus", "mardi", "publiquement"."""
    word = passage.lower[index]
    is_told = word in grammar.members("listener_leads")
    return is_told or word in grammar.times or grammar.is_adverb(word)


def _is_infinitive_at(
    passage: Passage, index: int, stop: int, grammar: Grammar, *, is_led: bool
) -> bool:
    """Whether an infinitive begins at a token, behind its preposition and "ne pas", "se", "le"."""
    has_lead = passage.lower[index] in grammar.infinitive_leads
    if is_led and not has_lead:
        return False
    verb = index + has_lead
    for _ in range(_MOST_CLITICS):
        word = passage.lower[verb] if verb < stop else ""
        is_adverb = verb > index and grammar.is_adverb(word)
        is_clitic = word in grammar.clitics or word in grammar.members("object_clitics")
        verb += is_clitic or word in grammar.negations or is_adverb
    if verb >= stop or passage.quoted[verb] != -1 or passage.words[verb][0].isupper():
        return False
    word = passage.lower[verb]
    if word in grammar.members("infinitives"):
        return True
    return grammar.has_ending(word, "infinitive_endings") and word not in grammar.members(
        "not_infinitives"
    )


def act_from(passage: Passage, start: int, grammar: Grammar) -> Opening | None:
    """The infinitive at a noun's "to", or behind whom that leads to: "a plea to the crews | to stay"."""
    for index in range(start, min(len(passage.words) - 1, start + _LONGEST_PLEA)):
        if breaks(passage.gaps[index]) or passage.quoted[index] != -1:
            break
        if passage.lower[index] in grammar.infinitive and _may_act(passage, index + 1, grammar):
            return index, Frame.TO
        if index > start and grammar.is_verb_at(passage, index):
            break
    return None


def act_behind(passage: Passage, start: int, grammar: Grammar) -> Opening | None:
    """The infinitive behind a time or an occasion: "vowed on Friday | to fight", not "flew to Porto to"."""
    found = act_from(passage, start, grammar)
    if found is None or found[0] < _SHORTEST_CLAUSE:
        return None
    lead, article, before = passage.lower[found[0] - 3 : found[0]]
    times = grammar.times | grammar.occasions | grammar.documents
    is_apart = found[0] == start + 1 and grammar.is_adverb(before)  # "vowed again to"
    is_apart |= before in times
    is_apart |= lead in grammar.occasion_leads and article in grammar.definite  # "at the talks to"
    return found if is_apart else None


def _may_act(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether an infinitive can stand behind a noun's "to": not "a threat to democracy", "call to arms"."""
    word = passage.lower[index]
    is_thing = word.endswith("s") and not word.endswith(("ss", "us"))
    is_thing |= word in grammar.plural_people or grammar.has_ending(word, "no_verb_endings")
    return not (is_thing or grammar.opens_noun_phrase(passage, index))
