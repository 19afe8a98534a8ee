"""Main clauses: where the outlet's words take over from a report inside them, and what a doer does besides.

"When Lee said the road was closed, | drivers turned back", "explained the vote | and left".
"""

from __future__ import annotations

from framing.domain.cue import Form, Frame
from framing.voice.clauses import (
    has_plural_subject,
    has_singular_subject,
    has_verb_soon,
    is_clause,
    resumes_verb,
)
from framing.voice.grammar import PAST, POST_FINITE, SAYING, Grammar, breaks
from framing.voice.passages import Passage, Tokens

_LONGEST_SUBJECT, _LONGEST_ENTRY, _FAR = 30, 6, 60


def main_clause_from(
    passage: Passage, sentence: Tokens, source: Tokens, content: Tokens, grammar: Grammar
) -> int:
    """Where the main clause takes over from a report in a clause before or inside it.

    "The dam, which Lee said was old, broke": at the comma.
    """
    if _is_told_in_aside(passage, source, content[0], grammar):
        is_plain = not any(breaks(passage.gaps[i]) for i in range(source[1] + 1, content[0]))
        end = _resumed_verb(passage, content, grammar) if is_plain else content[1]
        if end == content[1] and source[0] == sentence[0] and grammar.clitics:
            from framing.voice.incises import main_verb_behind  # few languages need it

            end = main_verb_behind(passage, (source[1], *content), grammar)
        if end < content[1]:
            return end
    lead = source[0] - 1
    if any([_is_in_place(passage, sentence, who, grammar) for who in (source[1], lead)]):
        return main_from(passage, content, sentence[1], grammar)
    if lead < sentence[0]:
        return content[1]
    word, is_parted = passage.lower[lead], breaks(passage.gaps[lead])
    if is_parted and lead > sentence[0] and word in grammar.aside_leads:
        return _resumed_verb(passage, content, grammar)
    if word not in grammar.clause_leads:
        return content[1]
    before = [w for w in passage.lower[sentence[0] : lead] if not grammar.is_adverb(w)]
    measures = grammar.times | grammar.quantities | grammar.articles  # "Two days after Lee said"
    if not (measures.issuperset(before) or before[-1] in grammar.coordinators or is_parted):
        return content[1]
    return main_from(passage, content, sentence[1], grammar)


def _is_in_place(passage: Passage, sentence: Tokens, who: int, grammar: Grammar) -> bool:
    """Whether a relative tells of what opens a sentence: "In a week when Lee said …,", "Asked of …, which"."""
    if not sentence[0] < who < sentence[1]:
        return False
    word, is_parted = passage.lower[who], "," in passage.gaps[who]
    is_relative = word in grammar.relatives or word in grammar.clause_leads
    is_relative |= word in grammar.complementizers and not is_parted
    if is_relative and passage.lower[sentence[0]] in grammar.askings:
        return True
    return is_relative and opens_with_place(passage, sentence, who + (not is_parted), grammar)


def opens_with_place(passage: Passage, sentence: Tokens, stop: int, grammar: Grammar) -> bool:
    """Whether a time or place without a pause or a verb opens a sentence and reaches to a token."""
    measures = grammar.times | grammar.quantities | grammar.articles | grammar.coordinators
    places = range(sentence[0], stop)
    free = (i for i in places if passage.lower[i] not in measures)
    first = next((i for i in free if not grammar.is_adverb(passage.lower[i])), stop)
    is_led = first < stop <= first + _FAR and passage.lower[first] in grammar.prepositions
    return is_led and not any(
        breaks(passage.gaps[i]) or passage.quoted[i] != -1 or grammar.is_verb_at(passage, i)
        for i in range(first + 1, stop)
    )


def opens_with_adjunct(passage: Passage, sentence: Tokens, stop: int, grammar: Grammar) -> bool:
    """Whether what leads to a token opens a sentence and has no subject: "Asked about | the claim that …, she".

    Or a preposition does: "Of the | charge that …, he", "As for the | claim that …, they".
    """
    if opens_with_place(passage, sentence, stop, grammar):
        return True
    if depends(passage, (sentence[0], stop), grammar):
        return True  # "When she was asked | whether …, Lee"
    free = (grammar.times | grammar.clause_leads) - grammar.as_leads
    near, words = range(sentence[0], stop - 1), passage.lower
    first = next((i for i in near if words[i] not in free and not grammar.is_adverb(words[i])), -1)
    is_led = first >= 0 and words[first + 1] in grammar.prepositions
    is_led = is_led and (words[first] in grammar.as_leads or words[first].endswith("ed"))
    if not is_led and (first < 0 or not grammar.cue_signs_of(words[first]) & PAST):
        return False
    return not any(
        breaks(passage.gaps[i]) or passage.quoted[i] != -1 or grammar.is_verb_at(passage, i)
        for i in range(first + 1, stop)
    )


def depends(passage: Passage, clause: Tokens, grammar: Grammar) -> bool:
    """Whether words are one clause that depends: "When boats sank | , said Lee, crews fled"."""
    start, stop = clause
    is_led = passage.lower[start] in grammar.clause_leads
    return is_led and not any(map(breaks, passage.gaps[start + 1 : stop]))


def main_from(passage: Passage, content: Tokens, stop: int, grammar: Grammar) -> int:
    """The comma or second dash in what is said behind which the main clause begins, or its end."""
    n_dashes = 0
    for index in range(content[0] + 1, content[1]):
        if passage.quoted[index] != -1 and passage.quoted[index - 1] != -1:
            continue
        n_dashes += passage.has_dash_before(index)
        is_edge = "," in passage.gaps[index] or (n_dashes == 2 and passage.has_dash_before(index))
        if is_edge and _opens_main(passage, (content[0], index), stop, grammar):
            return index
    return content[1]


def _opens_main(passage: Passage, said: Tokens, stop: int, grammar: Grammar) -> bool:
    """Whether a subject with its verb begins behind the comma that ends what is said."""
    index = said[1]
    word = passage.lower[index]
    if word in grammar.complementizers:
        return False  # "that boats sank, that crews fled"
    if word in grammar.subject_pronouns and word in grammar.genders:
        return True
    if grammar.opens_noun_phrase(passage, index):
        is_main = has_verb_soon(passage, index, stop, grammar)
        return is_main or is_clause(passage, index, stop, grammar)
    is_told = any(grammar.is_verb_at(passage, i) for i in range(*said))
    return is_told and is_clause(passage, index, stop, grammar)


def _resumed_verb(passage: Passage, content: Tokens, grammar: Grammar) -> int:
    """Where the main clause goes on behind a relative: "Lee, who said boats sank, was tired"."""
    first, behind = passage.lower[content[0]], passage.lower[content[0] + 1 : content[0] + 2]
    takes_object = first.endswith("s") and not grammar.determiners.isdisjoint(behind)
    is_told = takes_object or grammar.is_verb_at(passage, content[0])
    for index in range(content[0] + 1, content[1]):
        is_verb = grammar.is_verb_at(passage, index)
        if is_told and passage.quoted[index] == -1 and "," in passage.gaps[index]:
            verb = index + (passage.lower[index].endswith("ly") and index + 1 < content[1])
            signs = grammar.cue_signs_of(passage.lower[verb])
            if grammar.is_verb_at(passage, verb) or signs & POST_FINITE:
                return index
        is_told |= is_verb
    return content[1]


def _is_told_in_aside(passage: Passage, source: Tokens, content: int, grammar: Grammar) -> bool:
    """Whether an aside on who speaks leads to what is said: "Lee, who said …", "Lee, while saying …"."""
    first = source[1]
    if first >= content:
        return False
    if passage.lower[first] in grammar.relatives:
        return True
    participle = passage.lower[first + (passage.lower[first] in grammar.clause_leads)]
    if "," not in passage.gaps[first] or not grammar.cue_signs_of(participle) & SAYING:
        return False
    clause = passage.sentence_of(first)[0]
    return not has_verb(passage, (clause, first), grammar)


def joins_deed(passage: Passage, start: int, index: int, grammar: Grammar) -> bool:
    """Whether "and" joins to a noun phrase what its doer does besides, or a relative of an earlier noun."""
    is_deed = _resumes_deed(passage, start, index, grammar)
    return is_deed or _joins_relatives(passage, start, index, grammar)


def _resumes_deed(passage: Passage, start: int, index: int, grammar: Grammar) -> bool:
    """Whether the outlet's verb follows "and", and no infinitive goes on: "(a plan) and left"."""
    is_verb = resumes_verb(passage, index + 1, grammar)
    return is_verb and not _joins_infinitives(passage, start, index, grammar)


def _joins_infinitives(passage: Passage, start: int, link: int, grammar: Grammar) -> bool:
    """Whether a plain verb behind "and" goes on with one before: "a plan to build a dam and run it"."""
    verb = passage.lower[link + 1]
    is_plain = not verb.endswith(("ed", "s")) and grammar.is_finite(verb + "s")
    before = passage.lower[max(start, link - _FAR) : link]
    return is_plain and not (
        grammar.infinitive.isdisjoint(before) and grammar.modals.isdisjoint(before)
    )


def goes_on_acting(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a noun phrase without a verb is followed by what its doer does besides: "the vote and left".

    So it is in "the vote by leaving".
    """
    for index in range(start + 1, min(stop - 2, start + 14)):
        word, verb = passage.lower[index], passage.lower[index + 1]
        is_noun = passage.gaps[index] == "-" or passage.lower[index - 1] in grammar.articles
        acts = _acts(passage, (start, stop), index, grammar)
        if breaks(passage.gaps[index]) or acts or (grammar.is_finite(word) and not is_noun):
            return False
        if word in grammar.agent_links and verb.endswith("ing"):
            return True
        if word in grammar.coordinators and verb not in grammar.also_nouns:
            is_free = passage.lower[index + 2] in grammar.prepositions  # not "old and tired crews"
            is_free = is_free or grammar.opens_noun_phrase(passage, index + 2)
            is_deed = verb in grammar.auxiliaries or is_free or breaks(passage.gaps[index + 2])
            return is_deed and _resumes_deed(passage, start, index, grammar)
    return False


def _acts(passage: Passage, clause: Tokens, index: int, grammar: Grammar) -> bool:
    """Whether a word that is no known verb seems one: by its neighbours, or in -s behind a name."""
    word, is_small = passage.lower[index], passage.words[index].islower()
    is_named = is_small and passage.words[index - 1][0].isupper()
    is_named = is_named and word.endswith("s") and not word.endswith(("ss", "'s"))
    return is_named or acts_on(passage, clause, index, grammar)


def acts_on(passage: Passage, clause: Tokens, index: int, grammar: Grammar) -> bool:
    """Whether a word that is no known verb is one by its neighbours: "the dam feeds four towns"."""
    word, after = passage.lower[index], index + 1
    if grammar.clitics or after >= clause[1] or not passage.words[index].islower():
        return False
    following = passage.lower[after]
    is_noun = following in grammar.determiners or following in grammar.quantities
    is_object = (is_noun or following.isdigit()) and passage.gaps[after] == " "
    if not is_object or breaks(passage.gaps[index]) or grammar.is_adverb(word):
        return False
    is_edge = word in grammar.phrase_edges or word in grammar.determiners
    if is_edge or word in grammar.prepositions:
        return False
    if word.endswith("s"):
        return has_singular_subject(passage, clause, index, grammar)
    return has_plural_subject(passage, clause, index, grammar)


def has_verb(passage: Passage, clause: Tokens, grammar: Grammar) -> bool:
    """Whether a clause has a verb within its first words."""
    start, stop = clause
    last = min(stop, start + _LONGEST_SUBJECT)
    return any(grammar.is_verb_at(passage, index) for index in range(start + 1, last))


def reports_soon(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a reporting verb follows in a clause that begins at a token."""
    for ahead in range(start, min(stop, start + 7)):
        if breaks(passage.gaps[ahead]) or passage.quoted[ahead] != -1:
            return False
        if grammar.cue_signs_of(passage.lower[ahead]) & POST_FINITE:
            return True
        if ahead > start and says_in_plural(passage, ahead, grammar):
            return True
    return False


def says_in_plural(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether several say something: "experts warn", "analysts say"."""
    noun = passage.lower[index - 1]
    is_plural = noun.endswith("s") and not noun.endswith(("ss", "'s"))
    is_plural = is_plural or noun in grammar.plural_people
    return is_plural and any(
        cue.form is Form.BASE and Frame.POST in cue.frames and len(cue.words) == 1
        for cue in grammar.cues_of(passage.lower[index])
    )


def acts_soon(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a noun phrase with its verb begins: ", and the crews went", not ", and boats that sank"."""
    if not grammar.opens_noun_phrase(passage, start):
        return False
    for index in range(start, stop):
        word = passage.lower[index]
        is_apart = index > start and (breaks(passage.gaps[index]) or word in grammar.relatives)
        if is_apart or word in grammar.complementizers:
            return False
        if index > start and grammar.is_verb_at(passage, index):
            # In a list "and the boats built in Porto" may be its last entry.
            return word in grammar.auxiliaries or not _lists(passage, start - 1)
    return False


def _lists(passage: Passage, link: int) -> bool:
    """Whether a comma stands shortly before a joining word and the comma before that."""
    near = range(max(1, link - _LONGEST_ENTRY), link)
    return any("," in passage.gaps[index] for index in near)


def _joins_relatives(passage: Passage, start: int, index: int, grammar: Grammar) -> bool:
    """Whether "and" joins relatives of a noun before: "the man whom Lee calls a thief and who fled"."""
    is_relative = passage.lower[index + 1] in grammar.aside_leads
    return is_relative and grammar.relatives.isdisjoint(passage.lower[start:index])
