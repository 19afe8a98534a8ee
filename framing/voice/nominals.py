"""Reports by a noun of saying: "the claim that …", "Lee's promise to …", "claims by Lee that …"."""

from __future__ import annotations

from framing.domain.cue import Frame
from framing.voice.chains import before_main_verb, governor
from framing.voice.clauses import author_end, begins_clause
from framing.voice.cues import CueUse, Opening
from framing.voice.endings import content_end
from framing.voice.grammar import FINITE, Grammar, breaks
from framing.voice.leads import main_subject, possessor
from framing.voice.main_clauses import main_from, opens_with_adjunct
from framing.voice.mentions import may_speak
from framing.voice.openings import content_start
from framing.voice.passages import Passage, Tokens
from framing.voice.phrases import phrase_start, subject_after
from framing.voice.relatives import is_relative_clause
from framing.voice.report import Report
from framing.voice.told import SPOKEN
from framing.voice.unsaid import is_denied
from framing.voice.wordings import is_aim, wording_of

_SHORTEST_PARTICIPLE, _LONGEST_SUBJECT, _LONGEST_AUTHOR, _LONGEST_ASIDE = 5, 12, 9, 16


def by_noun(passage: Passage, use: CueUse, grammar: Grammar) -> Report | None:
    """ "the claim that …", "accusations of …", "Lee's promise to …", "claims by Lee that …"."""
    if is_denied(passage, use, grammar) or _is_no_heading(passage, use, grammar):
        return None
    author, clause = _author(passage, use, grammar)
    owner = possessor(passage, use, grammar)
    if seen := _by_view(passage, use, owner, grammar):
        return seen
    found = (clause, Frame.THAT) if clause else None
    found = found or _noun_content(passage, use, owner, grammar)
    if found is None:
        return None
    start, frame = found
    end = content_end(passage, use, start, use.sentence[1], frame, grammar)
    is_bounded = is_rejected = False
    if grammar.clause_commas or grammar.noun_openers:
        from framing.voice import noun_clauses  # few languages have them

        end = noun_clauses.verb_behind(passage, (use.start - use.sentence[0], start, end), grammar)
        owner = owner or noun_clauses.whose(passage, use.start, grammar)
        is_rejected = noun_clauses.rejects(passage, use.start, (end, use.sentence[1]), grammar)
    else:
        verb = _main_verb(passage, use, owner, (start, end, frame), grammar)
        is_bounded, end = verb < end, verb
    if frame is Frame.THAT and is_relative_clause(passage, start, end, grammar):
        return None
    source = author or owner
    if source is None and not is_rejected:
        source = _teller(passage, use, grammar)
    if source is not None and start < source[0] < end:
        end = source[0]
    if source is None and is_aim(passage, use, (start, frame), grammar):
        return None
    return Report(
        use.cue,
        use.tokens,
        source,
        ((start, end),),
        wording=wording_of(passage, use, (start, end), frame, grammar),
        is_bounded=is_bounded,
        rule="noun",
    )


def _teller(passage: Passage, use: CueUse, grammar: Grammar) -> Tokens | None:
    """Who tells what a noun without an owner holds: "Lee made the claim that", or who a lead is of."""
    if _is_cause(passage, use, grammar):
        return None
    found = governor(passage, use.sentence, use.start, grammar)
    return found or _behind_lead(passage, use, grammar)


def _main_verb(
    passage: Passage,
    use: CueUse,
    owner: Tokens | None,
    content: tuple[int, int, Frame],
    grammar: Grammar,
) -> int:
    """Where the verb of a noun that is a subject, or the clause behind one that only leads, begins;
    else the end."""
    start, end, frame = content
    is_apart = frame is Frame.QUOTE or passage.lower[start - 1] in grammar.be  # "her claim is that"
    verb = end
    if not is_apart and _opens_as_subject(passage, use, owner, grammar):
        verb = before_main_verb(passage, (start, end), frame, grammar)
    if verb < end or frame is not Frame.THAT:
        return verb
    if opens_with_adjunct(passage, use.sentence, use.start, grammar):
        return main_from(passage, (start, end), use.sentence[1], grammar)
    is_aside = _is_in_aside(passage, use.sentence[0], use, grammar)
    return _behind_aside(passage, (start, end), grammar) if is_aside else end


def _is_in_aside(passage: Passage, first: int, use: CueUse, grammar: Grammar) -> bool:
    """Whether a comma parts a noun from a subject whose verb is to come: "Lee, amid reports that …"."""
    near = range(first + 1, min(use.start + 1, first + _LONGEST_SUBJECT))
    comma = next((i for i in near if breaks(passage.gaps[i])), None)
    if comma is None or "," not in passage.gaps[comma]:
        return False
    if passage.lower[first] in grammar.prepositions | grammar.clause_leads:
        return False
    is_passive = grammar.is_participle(passage.lower[comma])  # "Lee, moved by claims that …"
    words = [*range(first, comma), *range(comma + is_passive, use.start)]
    return not any(grammar.is_verb_at(passage, i) or passage.quoted[i] != -1 for i in words)


def _behind_aside(passage: Passage, clause: Tokens, grammar: Grammar) -> int:
    """Where a clause ends before the verb that a comma parts from it: "that boats sank, | left Porto"."""
    start, end = clause
    has_verb = False
    for index in range(start + 1, end):
        is_verb = grammar.is_verb_at(passage, index)
        if has_verb and is_verb and "," in passage.gaps[index]:
            return index
        has_verb |= is_verb
    return end


def _opens_as_subject(
    passage: Passage, use: CueUse, owner: Tokens | None, grammar: Grammar
) -> bool:
    """Whether a reporting noun, with its owner, begins its clause and so is its subject."""
    start = phrase_start(passage, use.sentence, use.start, grammar)
    if owner is not None:
        start = min(start, owner[0])
    before = range(start, use.start)
    if any(_may_govern(passage, index, grammar) for index in before):
        return False
    if start == use.sentence[0] or (
        start - 1 == use.sentence[0] and passage.lower[use.sentence[0]] in grammar.coordinators
    ):
        return True
    if not begins_clause(passage, start, grammar):
        return False
    is_plain = start == use.start or grammar.opens_noun_phrase(passage, start)
    if passage.lower[start - 1] in grammar.conjunctions and not is_plain:
        return False
    # Behind a comma a noun mostly goes on about something: "…, a reference to boats".
    is_lead = passage.lower[use.sentence[0]] in grammar.clause_leads or not any(
        grammar.is_verb_at(passage, index) for index in range(use.sentence[0], start)
    )
    return is_lead or not breaks(passage.gaps[start])


def _may_govern(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether a word can be a verb or a participle that takes a noun behind it."""
    word = passage.lower[index]
    is_participle = word.endswith("ing") and len(word) > _SHORTEST_PARTICIPLE
    is_told = grammar.cue_signs_of(word) & FINITE and index + 1 < len(passage.words)
    return passage.words[index][0].islower() and (
        is_participle or bool(is_told) or grammar.is_verb_at(passage, index)
    )


def _by_view(
    passage: Passage, use: CueUse, owner: Tokens | None, grammar: Grammar
) -> Report | None:
    """What is told in somebody's view; few nouns are one."""
    if owner is None or use.cue.words[0] not in grammar.members("views"):
        return None
    from framing.voice.views import by_view

    return by_view(passage, use, owner, grammar)


def _noun_content(
    passage: Passage, use: CueUse, owner: Tokens | None, grammar: Grammar
) -> Opening | None:
    """Where what a noun tells begins, right behind it or further on."""
    found = content_start(passage, use, use.sentence[1], grammar)
    if found is not None or use.stop >= use.sentence[1] or not (owner or use.cue.frames & SPOKEN):
        return found
    from framing.voice.views import told_afar  # few nouns do

    return told_afar(passage, use, owner, grammar)


def _is_no_heading(passage: Passage, use: CueUse, grammar: Grammar) -> bool:
    """Whether a colon behind a noun opens no words: the reason in "It was not Lee's idea: …"."""
    is_asked = passage.lower[use.sentence[0]] in grammar.questions  # "How to cross a line: slowly"
    if (is_asked or passage.words[use.start].isupper()) and ":" in passage.gaps[use.stop]:
        return True  # "MAYOR'S VIEW: …", an entry of a form
    is_denied = not grammar.negations.isdisjoint(passage.lower[use.sentence[0] : use.start])
    return is_denied and ":" in passage.gaps[use.stop]


def _is_cause(passage: Passage, use: CueUse, grammar: Grammar) -> bool:
    """Whether a bare noun only tells why or when something happens: "left amid reports that …"."""
    link = passage.lower[use.start - 1] if use.start > use.sentence[0] else ""
    return link in grammar.reason_links or link in grammar.phrase_stops


def _author(passage: Passage, use: CueUse, grammar: Grammar) -> tuple[Tokens | None, int | None]:
    """Whose noun it is and where the clause begins: "claims (made) by Lee that", "claims of the crews that"."""
    made, by = (*passage.lower[use.stop : use.stop + 2], "", "")[:2]
    link = use.stop + (grammar.is_participle(made) and by in grammar.agent_links)
    clause = author_end(passage, use.sentence, link, grammar)
    if clause is None and Frame.THAT in use.cue.frames:
        clause = _behind_author(passage, link, use.sentence[1], grammar)
    if clause is not None:
        return subject_after(passage, use.sentence, link + 1, grammar), clause
    link = use.stop
    if (
        Frame.THAT not in use.cue.frames
        or link + 1 >= use.sentence[1]
        or grammar.frame_words.get(passage.lower[link]) is not Frame.OF
    ):
        return None, None
    author = subject_after(passage, use.sentence, link + 1, grammar)
    if (
        author is None
        or author[1] + 1 >= use.sentence[1]
        or not may_speak(passage, *author, grammar)
    ):
        return None, None
    that = author[1]
    if passage.lower[that] not in grammar.complementizers or breaks(passage.gaps[that]):
        return None, None
    return (None, None) if grammar.is_relative_that(passage, that) else (author, that)


def _behind_author(passage: Passage, link: int, stop: int, grammar: Grammar) -> int | None:
    """Where a clause begins behind an aside on whose it is: "the claim by Lee, who left, | that boats sank"."""
    word = passage.lower[link] if link < stop else ""
    is_of = grammar.frame_words.get(word) is Frame.OF
    if not is_of and word not in grammar.agent_links and word not in grammar.origins:
        return None
    near = range(link + 1, min(stop, link + _LONGEST_AUTHOR))
    aside = next((i for i in near if breaks(passage.gaps[i])), stop)
    behind = range(aside + 1, min(stop, aside + _LONGEST_ASIDE))
    that = next((i for i in behind if breaks(passage.gaps[i])), stop)
    is_clause = that < stop and passage.lower[that] in grammar.complementizers
    is_parted = is_clause and "," in passage.gaps[aside] and "," in passage.gaps[that]
    if not is_parted or any(number != -1 for number in passage.quoted[link:that]):
        return None
    return None if grammar.is_relative_that(passage, that) else that


def _behind_lead(passage: Passage, use: CueUse, grammar: Grammar) -> Tokens | None:
    """Who acts behind a participle that opens the sentence: "Repeating the claim that …, Lee …"."""
    first = use.sentence[0]
    is_lead = passage.lower[first].endswith("ing") and not any(
        grammar.is_verb_at(passage, index) for index in range(first + 1, use.start)
    )
    return main_subject(passage, use.sentence, use.stop, grammar) if is_lead else None
