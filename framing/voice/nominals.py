"""Reports without a verb of saying: "according to Lee", "the claim that …"."""

from __future__ import annotations

from itertools import pairwise

from framing.domain.cue import Frame
from framing.voice.chains import before_main_verb, governor, opens_as_subject
from framing.voice.circumstances import around_dashes, is_described, is_larger_place
from framing.voice.clauses import author_end
from framing.voice.cues import CueUse
from framing.voice.endings import content_end
from framing.voice.grammar import Grammar, breaks
from framing.voice.leads import main_subject, possessor
from framing.voice.mentions import may_speak
from framing.voice.openings import content_start
from framing.voice.passages import Passage, behind_dateline
from framing.voice.passives import is_relative_clause
from framing.voice.phrases import subject_after
from framing.voice.report import Report, SourceKind
from framing.voice.told import SPOKEN, after_lead, depends, is_said, names_nobody
from framing.voice.unsaid import is_denied
from framing.voice.wordings import is_aim, wording_of

_LONGEST_APPOSITION, _LONGEST_RELATIVE = 9, 18


def by_adverb(
    passage: Passage, sentence: tuple[int, int], use: CueUse, grammar: Grammar
) -> Report | None:
    """ "according to X" on either side of what X says."""
    if Frame.CLAUSE in use.cue.frames:
        from framing.voice.moods import by_other_adverb  # few languages have them

        return by_other_adverb(passage, sentence, use, grammar)
    if Frame.OBJECT not in use.cue.frames or names_nobody(passage, sentence, use, grammar):
        return None
    source = _named_source(passage, sentence, use, grammar)
    if source is None:
        return None
    said = tuple(_said_by(passage, sentence, use, source, grammar))
    kind, cue = SourceKind.PHRASE, (use.start, use.stop)
    return Report(use.cue, cue, source, kind, said, rule="according-to") if said else None


def _said_by(
    passage: Passage,
    sentence: tuple[int, int],
    use: CueUse,
    source: tuple[int, int],
    grammar: Grammar,
) -> list[tuple[int, int]]:
    """What a source named in passing says, before and behind its name; empty where nothing is."""
    if parted := around_dashes(passage, sentence, (use.start, source[1])):
        return list(parted)
    lead = _clause_first(passage, sentence, use.start, grammar)
    openers = grammar.clause_openers | grammar.relatives  # "who, according to Lee, left"
    lead = use.start if passage.lower[max(0, use.start - 1)] in openers else lead
    if lead < use.start and depends(passage, use, source, grammar):
        return []
    if lead < use.start and is_said(passage, (lead, use.start), grammar):
        is_joined = passage.lower[use.start - 1] in grammar.coordinators
        tail = _tail_after_source(passage, source[1], sentence[1], grammar, is_joined=is_joined)
        rest = [] if tail is None else [tail]
        is_view = is_joined and use.cue.words[0] in grammar.occasion_leads
        return rest if is_view else [(lead, use.start), *rest]
    start = _after_source(passage, source[1], sentence[1], grammar)
    if start is None:
        return []
    is_topic = _is_topic(passage, lead, use.start, grammar)
    return [*([(lead, use.start)] if is_topic else []), (start, sentence[1])]


def _is_topic(passage: Passage, lead: int, stop: int, grammar: Grammar) -> bool:
    """Whether what stands before ", according to Lee," is part of what Lee says, and no time."""
    if lead >= stop or "," not in passage.gaps[stop]:
        return False
    return not any(
        word in grammar.times or grammar.is_adverb(word) or word in grammar.coordinators
        for word in passage.lower[lead:stop]
    )


def _named_source(
    passage: Passage, sentence: tuple[int, int], use: CueUse, grammar: Grammar
) -> tuple[int, int] | None:
    """The noun phrase behind "according to", be it one word that looks like a verb ("polling")."""
    if use.stop == sentence[1] or passage.lower[use.stop] in grammar.measures:
        return None  # "went according to plan"
    after = use.stop
    if not grammar.also_nouns:  # not "according to claims"
        from framing.voice.moods import behind_saying  # few languages have it

        after = behind_saying(passage, after, sentence[1], grammar)
    if after > use.stop and (after == sentence[1] or breaks(passage.gaps[after])):
        return after - 1, after  # "según dijo, …"
    found = subject_after(passage, sentence, after, grammar)
    if found is None and not breaks(passage.gaps[use.stop]):
        is_bare = passage.lower[use.stop] in grammar.prepositions
        return None if is_bare else (use.stop, use.stop + 1)
    while found is not None and found[1] - found[0] > 1 and _is_loose_end(passage, found, grammar):
        found = found[0], found[1] - 1
    return found


def _is_loose_end(passage: Passage, phrase: tuple[int, int], grammar: Grammar) -> bool:
    """Whether a small word behind a noun is no part of it: an adverb, a preposition, a participle
    ("the report published on Friday")."""
    index = phrase[1] - 1
    word = passage.lower[index]
    first, before = passage.lower[phrase[0]], passage.lower[index - 1]
    is_told = first in grammar.indefinite and before.endswith("s")  # "a note crews released"
    has_noun = index - phrase[0] > 1 and first in grammar.articles and not is_told
    is_participle = has_noun and grammar.is_participle(word)
    return passage.words[index][0].islower() and (
        is_participle or grammar.is_adverb(word) or word in grammar.prepositions
    )


def _after_source(passage: Passage, after: int, stop: int, grammar: Grammar) -> int | None:
    """Where the clause begins behind "according to X", past appositions of X."""
    commas = [i for i in range(after, stop) if "," in passage.gaps[i]]
    if not commas:
        is_verb = after < stop and grammar.is_finite(passage.lower[after])
        return after if is_verb else None
    starters = grammar.definite | grammar.indefinite | grammar.relatives
    for comma, following in pairwise(commas):
        is_relative = passage.lower[comma] in grammar.relatives
        if is_relative and following - comma <= _LONGEST_RELATIVE:
            continue  # "according to Lee, who heads the port, …"
        if is_larger_place(passage, (comma, following), grammar):
            continue
        is_apposition = (
            (passage.lower[comma] in starters or is_described(passage, comma, following, grammar))
            and following - comma < _LONGEST_APPOSITION
            and not any(grammar.is_finite(passage.lower[i]) for i in range(comma, following))
        )
        if not is_apposition:
            return comma
    return commas[-1]


def _clause_first(passage: Passage, sentence: tuple[int, int], start: int, grammar: Grammar) -> int:
    """Where the clause before "according to" begins."""
    first = sentence[0]
    if start == first:
        return start
    index = start - 1
    while index > first:
        if ";" in passage.gaps[index]:
            return index
        index -= 1
    if start - first <= 1 and passage.lower[first] in grammar.coordinators:
        return start
    return behind_dateline(passage, after_lead(passage, first, start, grammar), start)


def _tail_after_source(
    passage: Passage, after: int, stop: int, grammar: Grammar, *, is_joined: bool
) -> tuple[int, int] | None:
    """What goes on behind a source in the middle; behind "and, according to Lee," any verb does."""
    for index in range(after, min(stop, after + 8)):
        if "," in passage.gaps[index]:
            word = passage.lower[index]
            goes_on = (
                word in grammar.auxiliaries
                or word in grammar.infinitive
                or word in grammar.complementizers
                or (is_joined and grammar.is_verb_at(passage, index))
                or (grammar.clitics and word in grammar.prepositions)
            )
            return (index, stop) if goes_on else None
    return None


def by_noun(
    passage: Passage, sentence: tuple[int, int], use: CueUse, grammar: Grammar
) -> Report | None:
    """ "the claim that …", "accusations of …", "Lee's promise to …", "claims by Lee that …"."""
    if is_denied(passage, use, grammar) or _is_no_heading(passage, sentence, use, grammar):
        return None
    author, clause = _author(passage, sentence, use, grammar)
    owner = possessor(passage, sentence, use, grammar)
    if seen := _by_view(passage, sentence, use, owner, grammar):
        return seen
    found = None if clause is None else (clause, Frame.THAT)
    found = found or _noun_content(passage, sentence, use, owner, grammar)
    if found is None:
        return None
    start, frame = found
    end = content_end(passage, use, start, sentence[1], frame, grammar)
    is_bounded = False
    if grammar.clause_commas or grammar.noun_openers:
        from framing.voice.moods import verb_behind  # few languages have them

        end = verb_behind(passage, (use.start - sentence[0], start, end), grammar)
    elif frame is not Frame.QUOTE and opens_as_subject(passage, sentence, use, owner, grammar):
        verb = before_main_verb(passage, (start, end), frame, grammar)
        is_bounded, end = verb < end, verb
    if frame is Frame.THAT and is_relative_clause(passage, start, end, grammar):
        return None
    source = author or owner
    if source is None and not _is_cause(passage, sentence, use, grammar):
        source = governor(passage, sentence, use.start, grammar)
        source = source or _behind_lead(passage, sentence, use, grammar)
    if source is not None and start < source[0] < end:
        end = source[0]
    if source is None and is_aim(passage, use, (start, frame), grammar):
        return None
    return Report(
        use.cue,
        (use.start, use.stop),
        source,
        SourceKind.PHRASE if source else SourceKind.NONE,
        ((start, end),),
        wording=wording_of(passage, use, (start, end), frame, grammar),
        is_bounded=is_bounded,
        rule="noun",
    )


def _by_view(
    passage: Passage,
    sentence: tuple[int, int],
    use: CueUse,
    owner: tuple[int, int] | None,
    grammar: Grammar,
) -> Report | None:
    """What is told in somebody's view; few nouns are one."""
    if owner is None or use.cue.words[-1] not in grammar.members("views"):
        return None
    from framing.voice.views import by_view

    return by_view(passage, sentence, use, owner, grammar)


def _noun_content(
    passage: Passage,
    sentence: tuple[int, int],
    use: CueUse,
    owner: tuple[int, int] | None,
    grammar: Grammar,
) -> tuple[int, Frame] | None:
    """Where what a noun tells begins, right behind it or further on."""
    found = content_start(passage, use, sentence[1], grammar)
    if found is not None or use.stop >= sentence[1] or not use.cue.frames & SPOKEN:
        return found
    from framing.voice.views import told_afar  # few nouns do

    return told_afar(passage, sentence, use, owner, grammar)


def _is_no_heading(
    passage: Passage, sentence: tuple[int, int], use: CueUse, grammar: Grammar
) -> bool:
    """Whether a colon behind a noun opens no words: the reason in "It was not Lee's idea: …"."""
    if passage.words[use.start].isupper() and ":" in passage.gaps[use.stop]:
        return True  # "MAYOR'S VIEW: …", an entry of a form
    is_denied = not grammar.negations.isdisjoint(passage.lower[sentence[0] : use.start])
    return is_denied and ":" in passage.gaps[use.stop]


def _is_cause(passage: Passage, sentence: tuple[int, int], use: CueUse, grammar: Grammar) -> bool:
    """Whether a bare noun only tells why or when something happens: "left amid reports that …"."""
    link = passage.lower[use.start - 1] if use.start > sentence[0] else ""
    return link in grammar.reason_links or link in grammar.phrase_stops


def _author(
    passage: Passage, sentence: tuple[int, int], use: CueUse, grammar: Grammar
) -> tuple[tuple[int, int] | None, int | None]:
    """Whose noun it is and where the clause begins: "claims by Lee that", "claims of the crews that"."""
    clause = author_end(passage, sentence, use.stop, grammar)
    if clause is not None:
        return subject_after(passage, sentence, use.stop + 1, grammar), clause
    link = use.stop
    if (
        Frame.THAT not in use.cue.frames
        or link + 1 >= sentence[1]
        or grammar.frame_words.get(passage.lower[link]) is not Frame.OF
    ):
        return None, None
    author = subject_after(passage, sentence, link + 1, grammar)
    if author is None or author[1] + 1 >= sentence[1] or not may_speak(passage, *author, grammar):
        return None, None
    that = author[1]
    if passage.lower[that] not in grammar.complementizers or breaks(passage.gaps[that]):
        return None, None
    return (None, None) if grammar.is_relative_that(passage, that) else (author, that)


def _behind_lead(
    passage: Passage, sentence: tuple[int, int], use: CueUse, grammar: Grammar
) -> tuple[int, int] | None:
    """Who acts behind a participle that opens the sentence: "Repeating the claim that …, Lee …"."""
    first = sentence[0]
    is_lead = passage.lower[first].endswith("ing") and not any(
        grammar.is_verb_at(passage, index) for index in range(first + 1, use.start)
    )
    return main_subject(passage, sentence, use.stop, grammar) if is_lead else None
