"""Bounds: where a clause that is said goes on, and where the outlet's words, or another's, begin again."""

from __future__ import annotations

from framing.domain.cue import Form, Frame
from framing.voice.clauses import is_cue
from framing.voice.grammar import FINITE, PAST, POST_FINITE, POST_PAST, POST_SAYING, Grammar, breaks
from framing.voice.main_clauses import says_in_plural
from framing.voice.mentions import may_speak
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import counts
from framing.voice.tokens import is_person_noun
from framing.voice.told import has_main_verb
from framing.voice.unsaid import says_nothing

_COLONS, _DASHES = frozenset(":;"), frozenset("–—-")
_NEEDING_MORE = frozenset({Frame.QUOTE, Frame.THAT})
_LONGEST_DESCRIPTION, _LONGEST_BRACKET, _LONGEST_SUBJECT = 4, 10, 7
_LONGEST_ASIDE, _LONGEST_DURATION, _YEAR = 8, 4, 4


def resumes_main_verb(passage: Passage, index: int, verb: str, grammar: Grammar) -> bool:
    """Whether "and"/"but" is followed by another reporting verb: said … and added, exige … y pide."""
    is_turn = passage.lower[index] in grammar.adversatives
    if is_turn and says_nothing(passage, index + 1, passage.sentence_of(index)[1], grammar):
        return True
    word = passage.lower[index + 1]
    if grammar.is_adverb(word) and index + 2 < len(passage.words):
        word = passage.lower[index + 2]
    charges = [cue.form for cue in grammar.cues_of(word) if Frame.ACCUSE in cue.frames]
    is_now = grammar.clitics and not grammar.cue_signs_of(verb) & PAST
    signs = grammar.cue_signs_of(word) & (POST_FINITE if is_now else POST_PAST)
    forms = [cue.form for cue in grammar.cues_of(word)] if is_turn else charges
    is_present = Form.PRESENT in forms and verb.endswith("s")  # "says it is late and accuses"
    return bool(signs) or Form.PAST in charges or is_present


def tells_when(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether a comma parts off when it was said, up to the end: "…, a day after boats sank"."""
    durations = grammar.members("durations")
    near = range(index, min(stop - 1, index + _LONGEST_DURATION))
    unit = next((i for i in near if passage.lower[i] in durations), None)
    if unit is None or passage.lower[index] in grammar.prepositions:
        return False
    words = range(index, unit)
    if any(
        passage.lower[i] in grammar.auxiliaries or grammar.is_verb_at(passage, i) for i in words
    ):
        return False
    lead = passage.lower[unit + 1]
    is_lead = lead in grammar.clause_leads and lead in grammar.prepositions
    return is_lead and not any(breaks(gap) for gap in passage.gaps[index + 1 : stop])


def is_uttered(passage: Passage, start: int, index: int, grammar: Grammar) -> bool:
    """Whether a whole utterance stands from `start` to a token: cried “You lie!” | and left.

    Not where more is said behind "and": “Go home!” and “Stay there!”
    """
    if passage.quoted[start] == -1 or not passage.words[start][0].isupper():
        return False
    if passage.gaps[index][:1] not in tuple(".!?") or passage.words[index][0].isupper():
        return False
    is_joint = passage.lower[index] in grammar.coordinators and index + 1 < len(passage.words)
    return -1 not in passage.quoted[start:index] and not (
        is_joint and passage.quoted[index + 1] != -1
    )


def goes_on_round_aside(passage: Passage, content: tuple[int, int, int], grammar: Grammar) -> bool:
    """Whether an aside behind "and" begins or ends: "(accused) of fraud and, | in May, | of theft"."""
    start, index, stop = content
    near = range(index, max(start, index - _LONGEST_ASIDE), -1)
    joint = next((i for i in near if passage.lower[i - 1] in grammar.conjunctions), start)
    behind = range(joint + 1, min(stop, joint + _LONGEST_ASIDE))
    end = next((i for i in behind if "," in passage.gaps[i]), stop)
    if joint == start or "," not in passage.gaps[joint] or not index <= end < stop:
        return False
    link = passage.lower[end]
    return link in grammar.prepositions and link in passage.lower[start - 1 : joint]


def aside_end(passage: Passage, cue: int, content: Tokens, grammar: Grammar) -> int:
    """The end of what is said inside dashes: "They kept quiet – noting that it was old – but left".

    The one dash that closes, or one before "and" and "but" where there are more.
    """
    start, stop = content
    first, last = passage.sentence_of(cue)
    if _DASHES.isdisjoint("".join(passage.gaps[first + 1 : cue + 1])):
        return stop
    n_before = sum(passage.has_dash_before(index) for index in range(first + 1, cue + 1))
    behind = [index for index in range(start + 1, last) if passage.has_dash_before(index)] or [stop]
    if n_before == 0 or behind[0] >= stop:
        return stop
    is_edge = n_before % 2 == 1 and len(behind) == 1
    return behind[0] if is_edge or passage.lower[behind[0]] in grammar.coordinators else stop


def goes_on_inside(passage: Passage, start: int, index: int, stop: int) -> bool:
    """Whether a phrase goes on behind a bracket, an age or a date: "Tom Kern (R) of", "May 3, 2021, for"."""
    gap = passage.gaps[index].strip()
    if gap == "(":
        near = passage.gaps[index + 1 : min(stop, index + _LONGEST_BRACKET)]
        return any(each.strip() == ")" for each in near)
    if gap == ")":
        return any(
            "(" in each for each in passage.gaps[max(start + 1, index - _LONGEST_BRACKET) : index]
        )
    year = index if passage.words[index].isdigit() else index - 1
    if passage.words[year].isdigit() and passage.words[year - 1][0].isupper():
        is_parted = "," in passage.gaps[year] and "," in passage.gaps[year + 1]
        return is_parted and len(passage.words[year]) < _YEAR  # "Tom Kern, 69, of"
    is_date = passage.words[year].isdigit() and len(passage.words[year]) == _YEAR
    return gap == "," and is_date and passage.words[year - 1].isdigit()


def joins_subjects(passage: Passage, clause: tuple[int, int, int], grammar: Grammar) -> bool:
    """Whether "and" joins two subjects of a clause that has no verb yet: "the crews and joined firms sank".

    `clause` are its first token, that of "and", and the end of the sentence.
    """
    start, link, stop = clause
    if any(
        passage.quoted[i] != -1 or breaks(passage.gaps[i]) or grammar.is_verb_at(passage, i)
        for i in range(start + 1, link)
    ):
        return False
    return (
        passage.lower[link + 1].endswith("ed")
        and link + 3 < stop
        and passage.lower[link + 2].endswith("s")
        and not grammar.is_verb_at(passage, link + 2)
        and not breaks(passage.gaps[link + 2])
    )


def turns(passage: Passage, lead: int, stop: int, grammar: Grammar) -> bool:
    """Whether a clause with a subject sets something against what is said: "though Lee", "even as he".

    Not "though mixed", "a rare, though brief, storm".
    """
    leads = grammar.turn_leads
    if passage.lower[lead] in grammar.members("evens"):
        lead, leads = lead + 1, leads | grammar.as_leads
    first = lead + 1
    if first >= stop or passage.lower[lead] not in leads:
        return False
    word = passage.lower[first]
    if word.endswith(("ing", "ed")) and not is_cue(word, grammar):
        return False
    for index in range(first, min(stop, first + _LONGEST_DESCRIPTION)):
        if index > first and "," in passage.gaps[index]:
            return grammar.opens_noun_phrase(passage, first)
        if grammar.is_verb_at(passage, index):
            break
    return True


def speaks_on(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a participle tells what else its subject says: ", adding that", ", calling it old"."""
    word = passage.lower[index]
    if not word.endswith("ing") or word in grammar.makings:
        return False
    if grammar.cue_signs_of(word) & POST_SAYING:
        return True
    return any(
        cue.form is Form.PARTICIPLE
        and cue.frames - _NEEDING_MORE
        and passage.lower[index : index + len(cue.words)] == cue.words
        for cue in grammar.cues_of(word)
    )


def goes_on_in_deed(passage: Passage, start: int, index: int, grammar: Grammar) -> bool:
    """Whether what somebody claims to have done goes on: "to have hit it, | sinking two", "| and sunk two"."""
    if (
        passage.lower[start] not in grammar.infinitive
        or passage.lower[start + 1] not in grammar.have
    ):
        return False
    is_joined = passage.lower[index] in grammar.coordinators
    word = passage.lower[index + is_joined]
    if is_joined:
        is_act = grammar.is_participle(word) and not breaks(passage.gaps[index])
    else:
        is_act = word.endswith("ing")
    return is_act and word not in grammar.cues


def repeats(passage: Passage, start: int, stop: int, verb: str, grammar: Grammar) -> bool:
    """Whether somebody else does the same behind "and": "Lee said boats sank and crews said …"."""
    near = range(start + 1, min(stop - 1, start + 5))
    again = next((i for i in near if passage.lower[i] == verb), start)
    is_plain = all(
        passage.quoted[i] == -1
        and not breaks(passage.gaps[i])
        and passage.lower[i] not in grammar.complementizers
        for i in range(start, again + 1)
    )
    is_somebody = may_speak(passage, start, again, grammar) or counts(passage, start, grammar)
    return again > start and is_plain and is_somebody


def holds_on(passage: Passage, stop: int, grammar: Grammar) -> bool:
    """Whether a phrase goes on inside marks: "wrote the members of the “Old Bay Club”"."""
    if not 0 < stop < len(passage.words) or passage.quoted[stop] == -1:
        return False
    before = passage.lower[stop - 1]
    is_owner = before in grammar.genders and before in grammar.determiners
    is_open = is_owner or before in grammar.articles or before in grammar.topic_links
    is_open = is_open and passage.words[stop - 1][0].islower() and "." not in passage.gaps[stop]
    return is_open and passage.quoted[stop - 1] == -1 and not breaks(passage.gaps[stop])


def without_joint(passage: Passage, phrase: Tokens, grammar: Grammar) -> Tokens:
    """A source without what joins it to the clause before: "(that) federal officials", "(which) aides"."""
    start, stop = phrase
    word = passage.lower[start]
    is_joint = word in grammar.relatives or word in grammar.clause_leads
    if word in grammar.complementizers and stop - start > 1:
        is_joint = passage.lower[stop - 1].endswith("s") and is_person_noun(
            passage.lower[stop - 1], grammar
        )
    if stop - start < 2 or not is_joint:
        return phrase
    return start + 1, stop


def clause_first(passage: Passage, first: int, edge: int, grammar: Grammar) -> int:
    """Where the clause begins that an incise parts: behind who tells and a colon, or at its relative.

    "Morel estime que tout va bien : la route, dit-il, …"; "un juez que, insiste, “no leyó nada”".
    """
    before = edge - 1
    if before > first and passage.lower[before] in grammar.relatives and "," in passage.gaps[edge]:
        return before
    for index in range(before, first, -1):
        if passage.quoted[index] == -1 and not _COLONS.isdisjoint(passage.gaps[index]):
            is_told = any(
                grammar.cue_signs_of(passage.lower[i]) & FINITE for i in range(first, index)
            )
            return index if is_told else first
    return first


def is_told_before(passage: Passage, start: int, first: int, grammar: Grammar) -> bool:
    """Whether marks end a lead and are not what is said: "When Kern cried, “Go,” Lee said no".

    Nor are they in "Asked about the “old” dam, Lee said …", where no pause parts them from the lead.
    """
    if passage.quoted[start - 1] == -1:
        return False
    quoted = passage.quoted_ranges[passage.quoted[start - 1]][0]
    if quoted <= first or passage.quoted[quoted - 1] != -1:
        return False
    if any(breaks(gap) for gap in passage.gaps[first + 1 : quoted]):
        return False
    has_lead = passage.lower[first] in grammar.clause_leads
    if has_lead and grammar.cue_signs_of(passage.lower[quoted - 1]) & POST_FINITE:
        return True
    if breaks(passage.gaps[quoted]):
        return False
    is_participle = passage.lower[first].endswith("ing") and passage.opens_sentence(first)
    if is_participle:
        return not has_main_verb(passage, (first, quoted), grammar)
    return passage.lower[first + has_lead] in grammar.askings


def others_report(passage: Passage, lead: int, stop: int, grammar: Grammar) -> bool:
    """Whether a subject with its reporting verb follows a word: "condemned the raid as | crews warned", not
    "praised her as mayor and called"."""
    if passage.lower[lead - 2] in grammar.as_leads:
        return False  # "as well as"
    for index in range(lead + 2, min(stop, lead + _LONGEST_SUBJECT)):
        before = passage.lower[index - 1]
        is_joint = before in grammar.conjunctions or before in grammar.infinitive
        is_joint = is_joint or before in grammar.relatives
        is_joint |= index > lead + 2 and before in grammar.subject_pronouns
        if is_joint or breaks(passage.gaps[index]) or passage.quoted[index] != -1:
            return False
        is_act = grammar.is_verb_at(passage, index) and passage.lower[lead + 1] in grammar.definite
        is_act = is_act or says_in_plural(passage, index, grammar)
        if is_act or grammar.cue_signs_of(passage.lower[index]) & POST_FINITE:
            is_pronoun = passage.lower[lead + 1] in grammar.subject_pronouns
            return is_pronoun or may_speak(passage, lead + 1, index, grammar)
    return False


def quotations_end(passage: Passage, start: int, stop: int, grammar: Grammar) -> int:
    """The end of a quotation and of those that "and" joins to it."""
    index = start
    while index < stop and passage.quoted[index] != -1:
        index += 1
    is_joined = index + 1 < stop and passage.lower[index] in grammar.coordinators
    if is_joined and passage.quoted[index + 1] != -1:
        return quotations_end(passage, index + 1, stop, grammar)
    return index
