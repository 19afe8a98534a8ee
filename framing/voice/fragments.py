"""Fragments: a few marked words inside a sentence, the signs that they are somebody's words, and who
gives a thing a name."""

from __future__ import annotations

from framing.domain.cue import Frame
from framing.voice.chains import governor
from framing.voice.grammar import Grammar, breaks
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import phrase_start, subject_after

_LONGEST_CLAUSE = 12
_LONGEST_USE = 6
_REACH = 9
_PAUSES = frozenset(",:")
_PARTICIPLES = ("ed", "en", "wn")
_MARKS = " \t\"'“”‘’«»"


def before_article(passage: Passage, start: int, grammar: Grammar) -> int:
    """The token before a quotation and its article; -1 where none or a pause stands there."""
    index = start - 1
    if index >= 0 and passage.lower[index] in grammar.articles and not breaks(passage.gaps[start]):
        index -= 1
    return -1 if index < 0 or breaks(passage.gaps[index + 1]) else index


def is_markup(passage: Passage, start: int) -> bool:
    """Whether the words are the value of an attribute of markup: name="…"."""
    gap = passage.gaps[start]
    return "=" in gap and gap[gap.rindex("=") + 1 :][:1] in tuple("\"'“”‘’")


def is_named_as(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether somebody takes a thing for what the marks say: "hailed the deal as a “triumph”"."""
    index = before_article(passage, start, grammar)
    if index < 1 or passage.lower[index] not in grammar.as_leads:
        return index > 0 and _is_named_by_verb(passage, index, start, grammar)
    if passage.lower[index - 1] in grammar.example_leads or passage.opens_sentence(index):
        return False
    if _is_held_by_nobody(passage, index - 1, start, grammar):
        return False
    return not breaks(passage.gaps[index]) or _is_depicted(passage, index, grammar)


def _is_held_by_nobody(passage: Passage, verb: int, start: int, grammar: Grammar) -> bool:
    """Whether nobody is told to list a thing so: "are listed as “risks”", not "… as “risks” by Lee"."""
    listings = grammar.members("listings")
    if listings.isdisjoint([cue.lemma for cue in grammar.cues.get(passage.lower[verb], ())]):
        return False
    stop = passage.quoted_ranges[passage.quoted[start]][1]
    behind = passage.lower[stop : stop + _REACH]
    return passage.lower[verb - 1] in grammar.be and grammar.agent_links.isdisjoint(behind)


def is_at_arms_length(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether the outlet holds marked words off: "die sogenannten „…“", "les soi-disant « … »"."""
    if start == 0 or not grammar.arms_length or breaks(passage.gaps[start]):
        return False
    return passage.lower[start - 1] in grammar.arms_length


def _is_named_by_verb(passage: Passage, link: int, start: int, grammar: Grammar) -> bool:
    """Whether a word that links a name to a verb, before or behind, does so: "als „…“ bezeichnet"."""
    if passage.lower[link] not in grammar.naming_links:
        return False
    stop = passage.quoted_ranges[passage.quoted[start]][1]
    behind = passage.lower[stop] if stop < len(passage.words) else ""
    is_behind = any(Frame.AS in cue.frames for cue in grammar.cues.get(behind, ()))
    return is_behind or _is_depicted(passage, link, grammar)


def _is_depicted(passage: Passage, lead: int, grammar: Grammar) -> bool:
    """Whether an "as" behind a pause belongs to a verb before: "painted Lee, a clerk, as a …"."""
    first = max(passage.sentence_of(lead)[0], lead - _LONGEST_CLAUSE)
    return any(
        Frame.AS in cue.frames
        for word in passage.lower[first:lead]
        for cue in grammar.cues.get(word, ())
    )


def is_cried(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether the marks hold what is cried or asked for: "chants of “Go home”", "a call for a “purge”"."""
    index = before_article(passage, start, grammar)
    return (
        index > 0
        and passage.lower[index] in grammar.frame_words
        and passage.lower[index - 1] in grammar.cries
    )


def is_used_word(passage: Passage, tokens: Tokens, grammar: Grammar) -> bool:
    """Whether the marks hold a word that somebody uses: "avoids the term “rebel”", a sign with the words "…"."""
    start, stop = tokens
    if start == 0 or passage.quoted[start - 1] != -1:
        return False
    word = passage.lower[start - 1]
    if word in grammar.slogans:
        return True
    if word not in grammar.word_nouns:
        return False
    before = passage.lower[max(0, start - _LONGEST_USE) : start]
    if any(word.removesuffix("s") in grammar.documents for word in before):
        return True
    return not grammar.word_uses.isdisjoint((*before, *passage.lower[stop : stop + 2]))


def is_remark(passage: Passage, tokens: Tokens, grammar: Grammar) -> bool:
    """Whether the words are called somebody's remark: "Lee's “old tub” remark"."""
    start, stop = tokens
    if start == 0 or stop >= len(passage.words) or passage.gaps[stop].strip(_MARKS):
        return False
    before = passage.lower[start - 1]
    is_owned = before.endswith(("'s", "s'")) or (
        before in grammar.genders and before in grammar.determiners
    )
    return is_owned and passage.lower[stop] in grammar.cries


def is_name_given(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether capitals tell the name that somebody gave a thing: "a reef known as “The Tooth”"."""
    index = before_article(passage, start, grammar)
    if index < 1 or passage.gaps[index] == "-" or not passage.words[start][0].isupper():
        return False
    if passage.lower[index] in grammar.as_leads:
        return passage.lower[index - 1] in grammar.naming_as
    return passage.lower[index] in grammar.naming


def is_called_out(passage: Passage, tokens: Tokens) -> bool:
    """Whether a pause leads to a capital and marks that end as cries and questions do: with, “Why?”"""
    start, stop = tokens
    is_led = not _PAUSES.isdisjoint(passage.gaps[start])
    return is_led and passage.words[start][0].isupper() and passage.gaps[stop][:1] in tuple("?!")


def is_assumed_name(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether capitals are a name that somebody goes by: under the pseudonym “Red Sailor”."""
    is_named = start > 0 and passage.lower[start - 1] in grammar.name_nouns
    is_glued = not passage.gaps[start].strip(_MARKS)
    return is_named and is_glued and passage.words[start][0].isupper()


def is_gloss(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether the outlet tells what marked words mean: “Moin,” German for “hello”."""
    link = start - 1
    if link < 2 or grammar.frame_words.get(passage.lower[link]) is not Frame.FOR:
        return False
    is_language = passage.words[link - 1][0].isupper() and passage.quoted[link - 1] == -1
    return is_language and passage.quoted[link - 2] != -1 and not breaks(passage.gaps[start])


def is_predicate(passage: Passage, tokens: Tokens, grammar: Grammar) -> bool:
    """Whether the marks hold what something is thought to be: "that she was “likable enough”"."""
    index = before_article(passage, tokens[0], grammar)
    if index < 1 or passage.lower[index] not in grammar.be:
        return False
    first = max(passage.sentence_of(index)[0], index - _LONGEST_CLAUSE)
    is_clause = not grammar.complementizers.isdisjoint(passage.lower[first:index])
    return is_clause and not modifies(passage, tokens[1], grammar)


def is_thought(passage: Passage, tokens: Tokens, grammar: Grammar) -> bool:
    """Whether the marks stand in a clause that somebody thinks or says: "fears that the “old” dam …".

    Without "that" the clause has its verb before them: "thinks the dam is “old” enough".
    """
    start = tokens[0]
    first = max(passage.sentence_of(start)[0] + 1, start - _LONGEST_CLAUSE)
    has_verb = False
    for index in range(start - 1, first - 1, -1):
        word = passage.lower[index]
        if passage.quoted[index] != -1 or breaks(passage.gaps[index + 1]):
            return False
        if word in grammar.complementizers:
            lead = passage.lower[index - 1]
            is_told = lead in grammar.cues and lead not in grammar.also_nouns
            return is_told or lead in grammar.thoughts
        if has_verb and word in grammar.thoughts:
            return grammar.opens_noun_phrase(passage, index + 1)
        if word in grammar.relatives or word in grammar.clause_leads:
            return False
        has_verb = has_verb or word in grammar.auxiliaries
    return False


def acts_on(passage: Passage, tokens: Tokens, grammar: Grammar) -> bool:
    """Whether the marks hold a verb with its object: "plans to “sink” the boat"."""
    start, stop = tokens
    if start == 0 or stop >= len(passage.words) or breaks(passage.gaps[start]):
        return False
    word = passage.lower[start - 1]
    return (
        (word in grammar.infinitive or word in grammar.modals)
        and passage.words[start][0].islower()
        and not passage.gaps[stop].strip(_MARKS)
        and grammar.opens_noun_phrase(passage, stop)
    )


def is_word_as_word(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether the marks hold a word that is named: the word “lifeboat”; not: in her words, “…”."""
    is_named = start > 0 and passage.lower[start - 1] in grammar.word_nouns
    return is_named and not breaks(passage.gaps[start])


def modifies(passage: Passage, stop: int, grammar: Grammar) -> bool:
    """Whether the noun that the words describe stands right behind them: the “save our bay” rally."""
    if stop >= len(passage.words) or passage.quoted[stop] != -1 or passage.gaps[stop].strip(_MARKS):
        return False
    word = passage.lower[stop]
    return not (
        word in grammar.prepositions
        or word in grammar.coordinators
        or word in grammar.subordinators
        or word in grammar.relatives
        or word in grammar.determiners
        or word in grammar.subject_pronouns
        or grammar.is_adverb(word)
        or grammar.is_finite(word)
        or (word in grammar.cues and word not in grammar.also_nouns)
    )


def is_taken_for(passage: Passage, number: int, grammar: Grammar) -> bool:
    """Whether a name or a passive with "as" leads to it: "called “…”", "is seen by Lee as “…”"."""
    start = passage.quoted_ranges[number][0]
    is_passive = _participle(passage, number, grammar) is not None
    return is_passive or is_name_given(passage, start, grammar)


def name_giver(passage: Passage, number: int, grammar: Grammar) -> Tokens | None:
    """Who gives the name, where "by" tells: "is seen by Lee as a “…”", "seen as a “…” by Lee"."""
    start, stop = passage.quoted_ranges[number]
    first, last = passage.sentence_of(start)
    if stop < last and passage.lower[stop] in grammar.agent_links:
        return subject_after(passage, (stop, last), stop + 1, grammar)
    verb = _participle(passage, number, grammar)
    if verb is None:
        return _issuer(passage, (first, last), start, grammar)
    if passage.lower[verb + 1] not in grammar.agent_links:
        return None
    return subject_after(passage, (verb, start), verb + 2, grammar)


def is_issued(passage: Passage, start: int, grammar: Grammar) -> bool:
    """Whether the marks hold the title of a document that somebody sends: "sent a letter titled “…”"."""
    return start > 0 and _issuer(passage, passage.sentence_of(start), start, grammar) is not None


def _issuer(passage: Passage, sentence: Tokens, start: int, grammar: Grammar) -> Tokens | None:
    """Whose document bears a title: "Lee sent a letter titled “…”"."""
    noun = start - 2
    if noun <= sentence[0] or passage.lower[start - 1] not in grammar.titling:
        return None
    if passage.lower[noun] not in grammar.documents - grammar.work_nouns:
        return None
    return governor(passage, sentence, phrase_start(passage, sentence, noun + 1, grammar), grammar)


def _participle(passage: Passage, number: int, grammar: Grammar) -> int | None:
    """The participle of a passive whose "as" leads to a quotation."""
    start = passage.quoted_ranges[number][0]
    if start == 0 or passage.quoted[start - 1] != -1:
        return None
    first = passage.sentence_of(start)[0]
    index = start - 1
    while index > first and passage.lower[index] in grammar.articles:
        index -= 1
    if passage.lower[index] not in grammar.as_leads:
        return None
    for verb in range(index - 1, max(first, index - _REACH), -1):
        if breaks(passage.gaps[verb + 1]) or passage.quoted[verb] != -1:
            return None
        if passage.lower[verb].endswith(_PARTICIPLES):
            if grammar.opens_noun_phrase(passage, verb + 1):
                return None
            is_by = passage.lower[verb + 1] in grammar.agent_links
            return verb if is_by or _is_passive(passage, first, verb, grammar) else None
    return None


def _is_passive(passage: Passage, first: int, verb: int, grammar: Grammar) -> bool:
    """Whether "be" or a comma stands before a participle: "is best known", ", known"."""
    index = verb
    while index > first and not breaks(passage.gaps[index]):
        word = passage.lower[index - 1]
        if word in grammar.be:
            return True
        if not grammar.is_adverb(word) and word not in grammar.degrees:
            return False
        index -= 1
    return index > first
