"""Tokens: what a single word or a short run of words is, told by its neighbours."""

from __future__ import annotations

from framing.domain.cue import Form, Frame
from framing.voice.cues import CueUse
from framing.voice.forms import singular_of
from framing.voice.grammar import Grammar, breaks
from framing.voice.passages import Passage, Tokens, behind_dateline

_FULL_NAME, _LONGEST_LABEL, _LONGEST_TIME, _LONGEST_BRACKET, _LONGEST_ACCUSER = 2, 3, 4, 10, 14
_MARKS = " \t\"'“”‘’«»`"


def is_adjunct(passage: Passage, sentence: Tokens, phrase: Tokens, grammar: Grammar) -> bool:
    """Whether a phrase is an occasion behind "and": "and in a statement praised Lee"."""
    start = phrase[0]
    return (
        start > sentence[0]
        and passage.lower[start] in grammar.occasion_leads
        and passage.lower[start - 1] in grammar.conjunctions
        and not grammar.occasions.isdisjoint(passage.lower[start : phrase[1]])
    )


def is_capital_inside(passage: Passage, index: int) -> bool:
    """Whether a capital makes a name of a word that is no name in small letters: "Will"."""
    return passage.words[index][0].isupper() and not passage.opens_sentence(index)


def is_adverb_inside(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a word is an adverb between subject and verb, "crews there said", and not "both"
    that opens a clause."""
    word = passage.lower[index]
    is_adverb = grammar.is_adverb(word) or word in grammar.members("deictics")
    if not is_adverb or not passage.words[index][0].islower():
        return False
    opens = breaks(passage.gaps[index]) or passage.lower[index - 1] in grammar.coordinators
    return not (opens and word in grammar.plural_pronouns)


def behind_link(passage: Passage, start: int, stop: int, grammar: Grammar) -> int:
    """Where a phrase begins without the preposition that it was read on to: "(with) Lee"; not "van Lee"."""
    word = passage.lower[start]
    is_link = word in grammar.links and word not in grammar.determiners
    is_link = is_link and (word not in grammar.particles or word in grammar.prepositions)
    return start + 1 if is_link and start < stop - 1 else start


def label_start(passage: Passage, sentence: Tokens, index: int, grammar: Grammar) -> int | None:
    """The word before a short quotation that describes the noun behind it: "the “Avalon” star"."""
    first, stop = passage.quoted_ranges[passage.quoted[index]]
    before = first - 1
    if stop - first > _LONGEST_LABEL or before < sentence[0] or breaks(passage.gaps[first]):
        return None
    if stop >= len(passage.words) or passage.gaps[stop].strip(_MARKS):
        return None
    word = passage.lower[before]
    is_described = word in grammar.determiners or word.endswith(("'s", "s'"))
    return before if is_described else None


def own_words_from(passage: Passage, sentence: Tokens, stop: int) -> int:
    """Where the words outside marks that end at `stop` begin; short labels do not part them."""
    first = stop
    while first > sentence[0] and (first == stop or ";" not in passage.gaps[first]):
        if passage.quoted[first - 1] == -1:
            first -= 1
            continue
        start, end = passage.quoted_ranges[passage.quoted[first - 1]]
        if end - start > _LONGEST_LABEL or passage.gaps[first].strip(_MARKS) or start == 0:
            break
        first = start
    return behind_dateline(passage, first, stop)


def opens_clause(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether "that" before a word opens a clause: "that a boat", "that sailors", not "that boat"."""
    if index >= len(passage.words) or passage.quoted[index] != -1:
        return False
    word = passage.lower[index]
    is_plural = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))
    return word in grammar.determiners or passage.words[index][0].isupper() or is_plural


def is_participle_lead(passage: Passage, start: int, end: int) -> bool:
    """Whether a stretch is a participle with what belongs to it: "Speaking to voters"."""
    return (
        passage.lower[start].endswith(("ing", "ed"))
        and (passage.opens_sentence(start) or passage.words[start][0].islower())
        and (start + 1 == end or passage.words[start + 1][0].islower())
    )


def opens_later_clause(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether a phrase is the subject behind "what", "that" or "when": "what Lee, a clerk, calls"."""
    word = passage.lower[start - 1]
    if breaks(passage.gaps[start]) or grammar.is_adverb(passage.lower[start]):
        return False
    return (
        word in grammar.questions or word in grammar.complementizers or word in grammar.clause_leads
    )


def opens_time(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a time begins: "last week", "late Monday"."""
    is_lead = passage.lower[index] in grammar.time_leads and index + 1 < len(passage.words)
    return is_lead and passage.lower[index + 1] in grammar.times


def leads_to_act(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a preposition leads to a verb in -ing and not to a noun: "by Lee for lying"."""
    word = passage.lower[index]
    if word not in grammar.prepositions or word in grammar.topic_links:
        return False
    following = passage.words[index + 1 : index + 2]
    return bool(following) and following[0].islower() and following[0].endswith("ing")


def leads_to_time(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether an article opens a time: "dijo Luna el lunes"."""
    is_article = passage.lower[index] in grammar.determiners and index + 1 < stop
    return is_article and passage.lower[index + 1] in grammar.times


def is_person_noun(word: str, grammar: Grammar) -> bool:
    """Whether a noun, also in the plural, stands for people who can speak."""
    singular = singular_of(word)
    is_person = word in grammar.persons or singular in grammar.persons
    return is_person or singular in grammar.groups or word in grammar.plural_people


def names_medium(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a word is the name of the medium before it: "told broadcaster | NTV", "news agency | AFP"."""
    before = passage.lower[index - 1]
    is_name = passage.words[index].isupper() or breaks(passage.gaps[index + 1])
    return before in grammar.media or (before in grammar.groups and is_name)


def begins_name(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a name begins behind a noun in small letters; not "its own | X account that"."""
    if not passage.words[index][0].isupper() or not passage.words[index - 1][0].islower():
        return False
    return grammar.complementizers.isdisjoint(passage.lower[index + 2 : index + 3])


def is_person_at(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a noun that a hyphen joins to nothing behind it stands for people: "clerk", "40-year-old"."""
    word, after = passage.lower[index], index + 1
    if passage.gaps[index] == "-" and is_person_noun(f"{passage.lower[index - 1]}-{word}", grammar):
        is_last = after == len(passage.words) or breaks(passage.gaps[after])
        return is_last or grammar.is_verb_at(passage, after)
    return is_person_noun(word, grammar) and passage.gaps[after] != "-"


def describes_holder(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a word in -ing is no act: a capital, or what describes somebody named: "outgoing Mayor Lee"."""
    if passage.words[index][0].isupper():
        return True
    name = passage.words[index + 2 : index + 3]
    role = passage.lower[index + 1] if name else ""
    is_role = role in grammar.titles or is_person_noun(role, grammar)
    return is_role and name[0][0].isupper() and passage.lower[index] not in grammar.cues


def are_persons(word: str, grammar: Grammar) -> bool:
    """Whether a noun is a plural of people or of bodies: "soldiers", "groups", "police"."""
    return word in grammar.plural_people or (word.endswith("s") and is_person_noun(word, grammar))


def ends_in_given(passage: Passage, stop: int, grammar: Grammar) -> bool:
    """Whether a small word behind a hyphen ends a name with a family name in front: "Kim Min-su"."""
    if passage.gaps[stop] != "-" or stop < _FULL_NAME or stop >= len(passage.words):
        return False
    surname = passage.lower[stop - _FULL_NAME]
    return passage.words[stop - 1][0].isupper() and surname in grammar.members("leading_surnames")


def is_having(passage: Passage, use: CueUse) -> bool:
    """Whether "having" makes a participle of a verb: "Having denied that …, Lee resigned"."""
    return use.group < use.start and passage.lower[use.group].endswith("ing")


def has_no_subject(passage: Passage, use: CueUse, grammar: Grammar) -> bool:
    """Whether the cue is an infinitive or a participle, without the "is" that makes it finite."""
    if is_having(passage, use):
        return True
    is_bare = grammar.be.isdisjoint(passage.lower[use.group : use.start])
    is_led = use.group > 0 and passage.lower[use.group - 1] in grammar.infinitive
    if is_led and not breaks(passage.gaps[use.group]):  # not "did not have to, calls"
        is_past = use.cue.form is Form.PAST and use.group == use.start > 1
        is_past = is_past and grammar.is_verb_at(passage, use.group - 2)  # "all I spoke to said"
        return not is_past or use.cue.words[0] in grammar.also_nouns
    return use.is_infinitive or (use.cue.form is Form.PARTICIPLE and is_bare)


def is_bare_passive(passage: Passage, use: CueUse, grammar: Grammar) -> bool:
    """Whether a passive stands without its "be": "asked by Lee whether", "when asked", ", hailed as"."""
    if use.cue.form is not Form.PAST:
        return False
    following = passage.lower[use.stop] if use.stop < use.sentence[1] else ""
    is_turned = Frame.TOWARD in use.cue.frames and breaks(passage.gaps[use.group])
    if is_turned and not grammar.as_leads.isdisjoint(passage.lower[use.stop + 1 : use.stop + 2]):
        return True  # ", often referred to as"
    if use.group == use.start > use.sentence[0]:
        is_led = passage.lower[use.start - 1] in grammar.clause_leads
        is_turn = (
            passage.lower[use.start - 1] in grammar.turn_leads and use.start - 1 > use.sentence[0]
        )
        if is_turn and following in grammar.complementizers:
            return False  # ", though cautioned that"
        is_hailed = following in grammar.as_leads and Frame.AS in use.cue.frames
        if is_hailed if breaks(passage.gaps[use.start]) else is_led:
            return True
    is_told = use.cue.frames & {Frame.LISTENER, Frame.ACCUSE}
    return bool(is_told) and following in grammar.agent_links


def before_brackets(passage: Passage, sentence: Tokens, stop: int) -> int:
    """Left of a bracket that ends at `stop`: "Ann Lee (D-Ohio) said"."""
    if ")" not in passage.gaps[stop]:
        return stop
    near = range(stop - 1, max(sentence[0], stop - _LONGEST_BRACKET), -1)
    return next((i for i in near if "(" in passage.gaps[i]), stop)


def before_time(passage: Passage, sentence: Tokens, stop: int, grammar: Grammar) -> int:
    """Left of a time between subject and verb: "Lee on Friday evening said"."""
    last = passage.lower[stop - 1]
    if not (last in grammar.times or last in grammar.time_leads or last.isdigit()):
        return stop
    index = stop
    while index - 1 > sentence[0] and stop - index < 6:
        word = passage.lower[index - 1]
        is_count = index < stop and (word in grammar.quantities or word in grammar.articles)
        named = passage.lower[index - 2] if passage.words[index - 2][0].isupper() else ""
        is_number = word.isdigit() and (not named or named in grammar.times)  # not "Bay 24 said"
        if not (is_count or is_number or word in grammar.times or word in grammar.time_leads):
            break
        index -= 1
    is_led = passage.lower[index - 1] in grammar.prepositions and index - 1 > sentence[0]
    index -= is_led and index < stop
    return index if index > sentence[0] else stop


def behind_opener(passage: Passage, start: int, end: int, grammar: Grammar) -> int:
    """Where a noun phrase begins behind a sentence's "But" or "Now"; else where it began."""
    index = start
    while index < end - 1 and (
        passage.lower[index] in grammar.coordinators or grammar.is_adverb(passage.lower[index])
    ):
        index += 1
    return index if grammar.opens_noun_phrase(passage, index) else start


def adds_to(passage: Passage, use: CueUse, source: Tokens) -> bool:
    """Whether a participle behind a pause tells what else its subject says: "…,” Lee said, adding"."""
    if use.cue.form is not Form.PARTICIPLE:
        return False
    return any(breaks(passage.gaps[i]) for i in range(source[1], use.group + 1))


def has_object(passage: Passage, use: CueUse, grammar: Grammar) -> bool:
    """Whether a verb behind a quotation has an object, no listener and no time: "charged a fee"."""
    after = use.stop
    if use.cue.frames & {Frame.LISTENER, Frame.CLAUSE} or passage.gaps[after] != " ":
        return False
    near = passage.lower[after : after + _LONGEST_TIME]
    return bool(near) and near[0] in grammar.articles and grammar.times.isdisjoint(near)


def charge_start(passage: Passage, within: Tokens, grammar: Grammar) -> int | None:
    """The "of" or "for" before what "by" somebody accuses of: "accused by Lee of lying"; or None."""
    found: int | None = None
    for index in range(within[0] + 2, min(within[1] - 1, within[0] + _LONGEST_ACCUSER)):
        if breaks(passage.gaps[index]) or passage.quoted[index] != -1:
            break
        if passage.lower[index] in grammar.accuse_links:
            found = index
            if passage.lower[index + 1].endswith("ing"):
                break
    return found


def behind_vote(passage: Passage, start: int, grammar: Grammar) -> int:
    """The "that" behind a count of votes: "ruled 5-4 | that", "ruled 5 to 4 | that"; else where it began."""
    for that in range(start + 2, min(len(passage.words), start + 4)):
        is_count = passage.words[start].isdigit() and passage.words[that - 1].isdigit()
        if is_count and passage.lower[that] in grammar.complementizers:
            return that
    return start
