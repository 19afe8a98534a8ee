"""Forms: whether a word that reports is a verb where it stands, or a noun or an adjective; singulars."""

from __future__ import annotations

from framing.domain.cue import Form, Frame, Gender
from framing.voice.clauses import (
    ADJECTIVE_ENDINGS,
    author_end,
    has_plural_subject,
    has_singular_subject,
    joins_nouns,
    takes_relative,
)
from framing.voice.grammar import Grammar, breaks
from framing.voice.main_clauses import reports_soon
from framing.voice.passages import Passage, Tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from framing.voice.cues import CueUse

_ING, _LED = (Form.PARTICIPLE,), (Form.PARTICIPLE, Form.BASE)
_YEAR, _LONGEST_ROLE, _LONGEST_SPAN, _LONGEST_WISH, _LONGEST_OWNED = 4, 4, 5, 8, 5


def is_plural_noun(passage: Passage, use: CueUse, previous: str, grammar: Grammar) -> bool:
    """Whether a form in -s before its clause is a noun: "Claims that …", "the raid fuelled claims that"."""
    made, by = (*passage.lower[use.stop : use.stop + 2], "", "")[:2]
    is_led_to = use.stop < use.sentence[1] and made in grammar.complementizers
    is_led_to |= by in grammar.agent_links and grammar.is_participle(made)
    is_verb = grammar.is_finite(previous)
    is_free = use.start == use.sentence[0] or is_verb
    return is_led_to and is_free and use.cue.words[0].endswith("s")


def has_author(passage: Passage, use: CueUse, grammar: Grammar) -> bool:
    """Whether "by" names who made it, and no name before makes it a verb."""
    if use.stop >= use.sentence[1] or passage.lower[use.stop] not in grammar.agent_links:
        return False
    has_name = use.start > use.sentence[0] and passage.words[use.start - 1][0].isupper()
    is_verb = use.cue.form is Form.PAST or has_name
    return not is_verb and author_end(passage, use.sentence, use.stop, grammar) is not None


def stands_as_noun(previous: str, use: CueUse, grammar: Grammar) -> bool:
    """Whether the word before makes the cue a noun or an adjective."""
    if previous in grammar.noun_leads or previous in grammar.genders:
        if previous in grammar.genders and previous not in grammar.subject_pronouns:
            may_describe = previous in grammar.determiners and use.cue.words[0].endswith("ed")
            is_told = not may_describe and _is_plain_verb(use, grammar)
            return not is_told and use.cue.form is not Form.PARTICIPLE
        if previous in grammar.determiners and previous not in grammar.subject_pronouns:
            is_number = previous in grammar.quantities and not use.cue.words[0].endswith("ed")
            stands_alone = is_number or previous in grammar.stand_alone
            return not (stands_alone and _is_plain_verb(use, grammar))
        if previous in grammar.plural_demonstratives and use.cue.words[0] in grammar.also_nouns:
            return True
        if previous in grammar.demonstratives:
            return use.cue.form is Form.NOUN
    if previous.endswith(("'s", "s'")) and previous not in grammar.subject_pronouns:
        return use.cue.form is not Form.PARTICIPLE
    if use.cue.form is Form.PAST and use.cue.words[0].endswith("ed"):
        is_count = previous.isdigit() and len(previous) != _YEAR  # "10 reported cases"
        is_count = is_count or (previous.endswith("ing") and len(previous) > 5)
        if is_count and previous not in grammar.auxiliaries:
            return True
    is_link = previous in grammar.prepositions and previous not in grammar.infinitive
    if is_link and previous not in grammar.auxiliaries:
        return use.cue.form not in (_LED if grammar.infinitive_leads else _ING)
    return use.cue.form is Form.NOUN and previous.endswith(ADJECTIVE_ENDINGS)


def _is_plain_verb(use: CueUse, grammar: Grammar) -> bool:
    """Whether the cue can only be a verb with a subject: "another said"."""
    is_finite = use.cue.form in (Form.PAST, Form.PRESENT)
    return is_finite and use.cue.words[0] not in grammar.also_nouns


def has_verb_form(use: CueUse, grammar: Grammar) -> bool:
    """Whether the noun's form is also a verb form of the cue list."""
    same = grammar.cues_of(use.cue.words[0])
    return any(c.words == use.cue.words and c.form is not Form.NOUN for c in same)


def lacks_subject(passage: Passage, use: CueUse, previous: str, grammar: Grammar) -> bool:
    """Whether a form that is also a noun has nothing before it that makes it a verb."""
    verb = use.start, use.stop
    if use.cue.form is Form.BASE and (
        _begins_compound(passage, use, grammar) or _is_had(passage, use.start, grammar)
    ):
        return True
    if use.cue.form is Form.BASE:
        is_there = previous in grammar.be or previous.endswith("'s")  # "there is talk of"
        return is_there or not (
            previous in grammar.infinitive
            or previous in grammar.auxiliaries
            or previous in grammar.negations
            or previous in grammar.subject_pronouns
            or (previous in grammar.coordinators and not joins_nouns(passage, verb, grammar))
            or has_plural_subject(passage, use.sentence, use.start, grammar)
            or previous in grammar.plural_people
        )
    if use.cue.form is Form.PRESENT:
        known = grammar.plural_pronouns, grammar.negations, grammar.infinitive
        if any([previous in each for each in known]):
            return use.cue.words[0].endswith("s")  # "not states", "answers to questions"
        if previous in grammar.subject_pronouns or previous in grammar.relatives:
            return False
        is_noun = takes_relative(passage, use.stop, grammar)  # "states that hold votes"
        is_noun = is_noun or _counts_one(passage, use.start, grammar)
        return is_noun or not (
            has_singular_subject(passage, use.sentence, use.start, grammar)
            or _opens_with_role(passage, use.sentence[0], use, grammar)
            or _closes_heading(passage, use.start)
        )
    if use.cue.form is Form.PARTICIPLE:
        is_owned = previous.endswith("'s") and previous not in grammar.subject_pronouns
        return is_owned or previous in grammar.determiners
    return False


def _is_had(passage: Passage, form: int, grammar: Grammar) -> bool:
    """Whether a form behind "some" is what somebody has or what there is: "has some | appeal"."""
    if form < 2 or passage.lower[form - 1] not in grammar.determiners:
        return False
    links = grammar.have, grammar.be, grammar.prepositions
    return any([passage.lower[form - 2] in each for each in links])


def _opens_with_role(passage: Passage, first: int, use: CueUse, grammar: Grammar) -> bool:
    """Whether a role without its article opens a sentence before a form: "Harbour chief | claims boats sank"."""
    stop = use.start
    noun = passage.lower[stop - 1]
    is_role = first < stop <= first + _LONGEST_ROLE
    is_role = is_role and (noun in grammar.persons or noun in grammar.titles)
    is_bare = is_role and grammar.prepositions.isdisjoint(passage.lower[first:stop])
    is_act = use.stop < len(passage.words) and grammar.is_verb_at(passage, use.stop)
    return is_bare and not is_act and passage.lower[first] not in grammar.determiners


def _counts_one(passage: Passage, form: int, grammar: Grammar) -> bool:
    """Whether a form in -s is what one or some are of, with an adjective: "one of the main | reasons"."""
    if form < 4 or passage.quoted[form - 1] != -1:
        return False
    share, link, article, adjective = passage.lower[form - 4 : form]
    is_share = share in grammar.stand_alone | grammar.demonstratives and link in grammar.topic_links
    is_people = adjective.endswith("s") or adjective in grammar.plural_people | grammar.groups
    return is_share and article in grammar.determiners and not is_people


def _closes_heading(passage: Passage, verb: int) -> bool:
    """Whether one noun or two between a comma and a form in -s end a text without its full stop."""
    is_last = verb > 2 and verb + 1 == len(passage.words) and not passage.gaps[-1].strip()
    return is_last and any("," in gap for gap in passage.gaps[verb - 2 : verb])


def _begins_compound(passage: Passage, use: CueUse, grammar: Grammar) -> bool:
    """Whether a form is part of a noun that speaks: "ten rebels, state media said", "according to state TV"."""
    if use.start > 1 and passage.lower[use.start - 2] in grammar.according_words:
        return True
    is_apart = "," in passage.gaps[use.start] and use.stop < use.sentence[1]
    if not is_apart or breaks(passage.gaps[use.stop]):
        return False
    if passage.lower[use.stop] in grammar.complementizers | grammar.determiners:
        return False
    return reports_soon(passage, use.stop, use.sentence[1], grammar)


def tells_of_noun(passage: Passage, first: int, index: int, grammar: Grammar) -> bool:
    """Whether a participle before a time tells of the noun before it: "a man arrested | on Monday said"."""
    is_past = index > first + 1 and grammar.is_participle(passage.lower[index])
    before = passage.lower[index - 1]
    is_led = before in grammar.determiners or grammar.is_adverb(before)
    is_parted = breaks(passage.gaps[index]) or breaks(passage.gaps[index + 1])
    return is_past and not is_led and not is_parted


def before_span(passage: Passage, sentence: Tokens, stop: int, grammar: Grammar) -> int:
    """Left of the span of time that "later" ends between subject and verb: "Lee a few hours later said"."""
    if stop >= len(passage.words) or passage.lower[stop] not in grammar.time_leads:
        return stop
    for index in range(stop - 2, max(sentence[0], stop - _LONGEST_SPAN), -1):
        if breaks(passage.gaps[index + 1]) or passage.words[index + 1][0].isupper():
            return stop
        if passage.lower[index] in grammar.indefinite or passage.lower[index] in grammar.quantities:
            return index
    return stop


def singular_of(word: str) -> str:
    """A noun without the ending of its plural: "clerk", "family", "witness"."""
    if word.endswith(("ies", "sses", "ches")):
        return f"{word[:-3]}y" if word[-3] == "i" else word[:-2]
    return word.rstrip("s")


def lacks_clause(
    passage: Passage, use: CueUse, content: Tokens, frame: Frame, grammar: Grammar
) -> bool:
    """Whether no clause stands behind "that": "reports that:", "asked that question"."""
    asks = frame is Frame.THAT and _asks_thing(passage, use, content[0], grammar)
    return asks or _is_bare_that(passage, content, grammar)


def _is_bare_that(passage: Passage, content: Tokens, grammar: Grammar) -> bool:
    """Whether a colon stands right behind "that": "The Herald reports that:"."""
    is_alone = content[1] - content[0] == 1 and ":" in passage.gaps[content[1]]
    return is_alone and passage.lower[content[0]] in grammar.complementizers


def _asks_thing(passage: Passage, use: CueUse, start: int, grammar: Grammar) -> bool:
    """Whether who asks asks a thing or no name, not that something be done: "asked that question"."""
    words = passage.lower[start : start + 2]
    if use.cue.lemma != "ask" or start != use.stop or len(words) < 2:
        return False
    word = words[1]
    if not grammar.members("naming_selves").isdisjoint(
        passage.lower[start : start + _LONGEST_WISH]
    ):
        return True  # "asked that her name not be used"
    is_subject = word in grammar.subject_pronouns or word in grammar.determiners
    is_subject |= passage.words[start + 1][0].isupper() or word in grammar.indefinites
    is_plural = word.endswith("s") and not word.endswith("ss")
    return words[0] not in grammar.complementizers or not (is_subject or is_plural)


def is_taken_up(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a word alone stands for what is said: "did not say it, but …"."""
    word = passage.lower[start]
    is_alone = start + 1 < stop and "," in passage.gaps[start + 1]
    is_alone = is_alone and passage.quoted[start] == passage.quoted[start + 1] == -1
    return is_alone and grammar.genders.get(word) is Gender.NEUTER


def is_led_to(passage: Passage, source: Tokens, use: CueUse, grammar: Grammar) -> bool:
    """Whether another's act, a refusal or a list leads to an infinitive: "Lee said he drove to Porto to
    ask", "When contacted, Lee refused to comment", "Today, Porto has to warn, train and equip crews"."""
    between = passage.lower[source[1] : use.group]
    is_refused = bool(between) and between[-1] in grammar.refusals
    is_listed = "," in passage.gaps[use.stop] and not grammar.coordinators.isdisjoint(
        passage.lower[use.stop + 1 : use.stop + 2]
    )
    return is_refused or is_listed or not grammar.subject_pronouns.isdisjoint(between)


def ends_in_act(passage: Passage, first: int, stop: int, grammar: Grammar) -> bool:
    """Whether a noun for what is done stands before an infinitive: "efforts to", not "Porto Votes To"."""
    is_noun = passage.words[stop - 1][0].islower() or stop - 1 == first
    return is_noun and passage.lower[stop - 1] in grammar.members("acts")


def is_published(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether a phrase tells where words are published: "on Telegram", "on its official page"."""
    platforms = grammar.members("platforms")
    if passage.lower[start] in platforms:
        return True
    is_owned = passage.lower[start] in grammar.genders or passage.lower[start].endswith("'s")
    near = range(start + 1, min(start + _LONGEST_OWNED, len(passage.words)))
    return is_owned and any(
        passage.lower[i] in platforms and not any(map(breaks, passage.gaps[start + 1 : i + 1]))
        for i in near
    )


def is_double_surname(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether a word and that behind its hyphen end a name together: "(Ada) Ben-Dov"; not "Jean-Paul"."""
    is_double = index + 2 == stop and passage.gaps[index + 1] == "-"
    return is_double and passage.lower[index + 1] not in grammar.first_names
