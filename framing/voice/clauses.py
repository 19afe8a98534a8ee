"""Clauses: where the reported words of a cue begin, and where they end."""

from __future__ import annotations

from framing.domain.cue import Form, Frame
from framing.voice.cues import CueUse
from framing.voice.grammar import Grammar, breaks
from framing.voice.passages import Passage

_LONGEST_ASIDE = 12
SPOKEN = frozenset({Frame.THAT, Frame.CLAUSE})


def skip_circumstance(passage: Passage, start: int, stop: int, grammar: Grammar) -> int:
    """The first token after adverbs, times and short prepositional phrases from `start`."""
    index = start
    while index < stop:
        word = passage.lower[index]
        if passage.quoted[index] != -1:
            return index
        if word in grammar.times or (grammar.is_adverb(word) and word not in grammar.determiners):
            index += 1
        elif (
            index > start - 1
            and word in grammar.circumstance
            and word not in grammar.complementizers
        ):
            after = _phrase_end(passage, index + 1, stop, grammar)
            if after == index + 1:
                return index
            index = after
        elif (word.isdigit() and index > start) or (
            word in grammar.time_leads and index + 1 < stop and passage.lower[index + 1] in grammar.times
        ):
            index += 1
        else:
            return index
        if index < stop and breaks(passage.gaps[index]):
            return index
    return index


def _phrase_end(passage: Passage, start: int, stop: int, grammar: Grammar) -> int:
    """The end of a plain noun phrase after a preposition."""
    index = start
    seen_noun = False
    while index < stop and passage.quoted[index] == -1:
        word = passage.lower[index]
        if index > start and breaks(passage.gaps[index]):
            break
        if word in grammar.times:
            index += 1
            seen_noun = True
            continue
        if seen_noun and (
            word in grammar.determiners
            or word in grammar.subject_pronouns
            or word in grammar.genders
            or (passage.words[index][0].isupper() and passage.words[index - 1][0].islower())
        ):
            break
        if (
            word in grammar.complementizers
            or word in grammar.questions
            or word in grammar.coordinators
            or word in grammar.auxiliaries
            or word in grammar.prepositions
            or word in grammar.infinitive
        ):
            break
        if word in grammar.determiners:
            index += 1
            continue
        seen_noun = True
        index += 1
    return index


def content_start(
    passage: Passage, use: CueUse, stop: int, grammar: Grammar
) -> tuple[int, Frame] | None:
    """Where the content after a cue begins and in which frame, or None where there is none."""
    frames = use.cue.frames
    start = use.stop
    if start >= stop:
        return None
    gap = passage.gaps[start]
    if ":" in gap:
        return start, Frame.QUOTE
    if use.cue.form is Form.NOUN:
        return _after_noun(passage, use, grammar)
    if passage.quoted[start] != -1:
        return start, Frame.QUOTE
    if use.is_passive:
        return _after_passive(passage, use, stop, grammar)
    if Frame.LISTENER in frames or Frame.URGE in frames or Frame.ACCUSE in frames:
        found = _after_listener(passage, use, stop, grammar)
        if found is not None:
            return found
    return _after_verb(passage, use, start, stop, grammar)


def _after_noun(passage: Passage, use: CueUse, grammar: Grammar) -> tuple[int, Frame] | None:
    start = use.stop
    if breaks(passage.gaps[start]):
        return None
    word = passage.lower[start]
    frames = use.cue.frames
    if word in grammar.complementizers and frames & SPOKEN:
        following = passage.lower[start + 1] if start + 1 < len(passage) else ""
        if grammar.is_finite(following) and following not in grammar.subject_pronouns:
            return None
        return start, Frame.THAT
    if word in grammar.infinitive and Frame.TO in frames:
        return start, Frame.TO
    if word in grammar.questions and Frame.WH in frames:
        return start, Frame.WH
    return _after_preposition(passage, start, frames)


_PREPOSITION_FRAMES = {
    frame.value: frame
    for frame in (Frame.ABOUT, Frame.OF, Frame.FOR, Frame.ON, Frame.AGAINST, Frame.AT, Frame.OVER)
} | {"to": Frame.TOWARD}


def _after_preposition(
    passage: Passage, start: int, frames: frozenset[Frame]
) -> tuple[int, Frame] | None:
    frame = _PREPOSITION_FRAMES.get(passage.lower[start])
    if frame is not None and frame in frames and start + 1 < len(passage):
        return start + 1, Frame.OBJECT
    return None


def _after_passive(
    passage: Passage, use: CueUse, stop: int, grammar: Grammar
) -> tuple[int, Frame] | None:
    """ "was accused of …", "is said to …", "was told that …"."""
    start = use.stop
    word = passage.lower[start]
    frames = use.cue.frames
    if Frame.ACCUSE in frames and word in ("of", "for", "with"):
        return start + 1, Frame.OBJECT
    if word in grammar.complementizers:
        return start, Frame.THAT
    if word in grammar.questions and not breaks(passage.gaps[start]):
        return start, Frame.WH
    if word in grammar.infinitive and not breaks(passage.gaps[start]):
        return start, Frame.TO
    found = _after_preposition(passage, start, frames)
    if found is not None and word in ("about", "of"):
        return found
    if (
        Frame.NAME in frames
        and not breaks(passage.gaps[start])
        and word not in grammar.prepositions
    ):
        return start, Frame.OBJECT
    if Frame.LISTENER in frames and grammar.opens_noun_phrase(passage, start):
        return start, Frame.THAT
    if word == "as" and Frame.AS in frames:
        return start, Frame.OBJECT
    return None


def _after_listener(
    passage: Passage, use: CueUse, stop: int, grammar: Grammar
) -> tuple[int, Frame] | None:
    """The content behind a listener, an addressee or a target."""
    frames = use.cue.frames
    start = use.stop
    word = passage.lower[start]
    if (
        breaks(passage.gaps[start])
        or word in grammar.complementizers
        and word not in grammar.determiners
        or word in grammar.questions
        or word in grammar.infinitive
        or word in grammar.prepositions
    ):
        return None
    if word == "that" and start + 1 < stop and grammar.opens_noun_phrase(passage, start + 1):
        return None
    if Frame.ACCUSE in frames:
        return _after_target(passage, start, stop, grammar)
    end = listener_end(passage, start, stop, grammar)
    if end >= stop:
        return None
    word = passage.lower[end]
    if word in grammar.infinitive and not breaks(passage.gaps[end]):
        if Frame.URGE in frames and Frame.LISTENER not in frames:
            return start, Frame.URGE
        return end, Frame.TO
    if Frame.LISTENER not in frames:
        return (start, Frame.OBJECT) if Frame.URGE in frames else None
    if passage.quoted[end] != -1 or ":" in passage.gaps[end]:
        return end, Frame.QUOTE
    if word in grammar.complementizers:
        return end, Frame.THAT
    if word in grammar.questions and not breaks(passage.gaps[end]):
        return end, Frame.WH
    if word in ("about", "of") and not breaks(passage.gaps[end]):
        return end + 1, Frame.OBJECT
    after = skip_circumstance(passage, end, stop, grammar)
    if after >= stop:
        return None
    if passage.lower[after] in grammar.complementizers or passage.quoted[after] != -1:
        return after, Frame.THAT
    if breaks(passage.gaps[after]) and after > end:
        return None
    if not _is_clause(passage, after, stop, grammar):
        return None
    return after, Frame.THAT


def listener_end(passage: Passage, start: int, stop: int, grammar: Grammar) -> int:
    """The end of the listener that begins at `start`: "the crowd", "reporters", "her"."""
    index = start
    word = passage.lower[index]
    if word in grammar.genders or word in grammar.subject_pronouns:
        return index + 1
    seen_noun = False
    while index < stop and passage.quoted[index] == -1:
        word = passage.lower[index]
        if index > start and breaks(passage.gaps[index]):
            return index
        if word in grammar.determiners and not seen_noun and word not in grammar.complementizers:
            index += 1
            continue
        if (
            word in ("of", "'s", "and", "at")
            and seen_noun
            and index + 1 < stop
            and passage.words[index + 1][0].isupper()
        ):
            index += 2
            continue
        if seen_noun and (
            word in grammar.complementizers
            or word in grammar.questions
            or word in grammar.infinitive
            or word in grammar.prepositions
            or word in grammar.times
            or word in grammar.auxiliaries
            or word in grammar.subject_pronouns
            or word in grammar.genders
            or word in grammar.determiners
            or grammar.is_adverb(word)
            or (passage.words[index][0].isupper() and passage.words[index - 1][0].islower())
        ):
            return index
        seen_noun = True
        index += 1
    return index


def _after_target(
    passage: Passage, start: int, stop: int, grammar: Grammar
) -> tuple[int, Frame] | None:
    """Content of "accused X of Y": all of it; the target's wording is the outlet's."""
    index = start
    while index < stop and passage.quoted[index] == -1:
        if index > start and passage.lower[index] in ("of", "for", "with"):
            return start, Frame.ACCUSE
        index += 1
    return start, Frame.OBJECT


def _after_verb(
    passage: Passage, use: CueUse, start: int, stop: int, grammar: Grammar
) -> tuple[int, Frame] | None:
    frames = use.cue.frames
    word = passage.lower[start]
    if word in grammar.empty_objects and _is_speaking(use):
        return None
    if word in ("little", "much", "more", "so") and (start + 1 == stop or breaks(passage.gaps[start + 1])):
        return None
    if breaks(passage.gaps[start]) and "," in passage.gaps[start]:
        return _after_comma(passage, use, start, stop, grammar)
    if word in grammar.complementizers and frames & SPOKEN:
        return start, Frame.THAT
    if word in grammar.infinitive and Frame.TO in frames:
        return start, Frame.TO
    if word in grammar.questions and (Frame.WH in frames or Frame.CLAUSE in frames):
        return start, Frame.WH
    found = _after_preposition(passage, start, frames)
    if found is not None:
        return found
    if Frame.OBJECT in frames or Frame.NAME in frames or Frame.AS in frames:
        return _after_object_verb(passage, use, start, stop, grammar)
    if not frames & SPOKEN:
        return None
    after = skip_circumstance(passage, start, stop, grammar)
    if after >= stop or (after > start and breaks(passage.gaps[after])):
        return None
    after = _that_nearby(passage, after, stop, grammar) or after
    if passage.lower[after] in grammar.coordinators:
        return None
    if passage.lower[after] in grammar.complementizers or passage.quoted[after] != -1:
        return after, Frame.THAT
    if Frame.CLAUSE not in frames:
        return None
    if after > start or not _is_speaking(use):
        if not _is_clause(passage, after, stop, grammar):
            return None
    return after, Frame.THAT


def _that_nearby(passage: Passage, start: int, stop: int, grammar: Grammar) -> int | None:
    """A "that" a few words on, behind a circumstance: "said for the first time that"."""
    if passage.lower[start] not in grammar.prepositions:
        return None
    for index in range(start, min(stop, start + 8)):
        word = passage.lower[index]
        if word in grammar.complementizers:
            return index
        if breaks(passage.gaps[index]) and index > start or grammar.is_finite(word):
            return None
    return None


def _is_speaking(use: CueUse) -> bool:
    return use.cue.lemma in ("say", "tell")


def _after_comma(
    passage: Passage, use: CueUse, start: int, stop: int, grammar: Grammar
) -> tuple[int, Frame] | None:
    if passage.quoted[start] != -1:
        return start, Frame.QUOTE
    if use.cue.frames & SPOKEN:
        for index in range(start + 1, min(stop, start + _LONGEST_ASIDE)):
            if passage.quoted[index] != -1:
                return None
            if "," in passage.gaps[index]:
                is_that = passage.lower[index] in grammar.complementizers
                return (index, Frame.THAT) if is_that else None
    return None


def _after_object_verb(
    passage: Passage, use: CueUse, start: int, stop: int, grammar: Grammar
) -> tuple[int, Frame] | None:
    word = passage.lower[start]
    if use.cue.frames & SPOKEN:
        after = skip_circumstance(passage, start, stop, grammar)
        if after < stop and not (after > start and breaks(passage.gaps[after])):
            if passage.lower[after] in grammar.complementizers or passage.quoted[after] != -1:
                return after, Frame.THAT
            if Frame.CLAUSE in use.cue.frames and _is_clause(passage, after, stop, grammar):
                return after, Frame.THAT
    nearby = _that_nearby(passage, start, stop, grammar)
    if nearby is not None and use.cue.frames & SPOKEN:
        return nearby, Frame.THAT
    if (
        word in grammar.prepositions
        or word in grammar.coordinators
        or word in grammar.times
        or word in grammar.auxiliaries
        or (word in grammar.subordinators and word not in grammar.determiners)
        or word in grammar.infinitive
    ):
        return None
    if not use.cue.frames & {Frame.OBJECT, Frame.NAME}:
        return (start, Frame.OBJECT) if _has_as(passage, start, stop, grammar) else None
    return start, Frame.OBJECT


def _has_as(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether "as" follows the noun phrase: "portrayed the vote as …"."""
    for index in range(start + 1, min(stop, start + 14)):
        if passage.lower[index] in grammar.as_leads:
            return True
        if passage.quoted[index] == -1 and breaks(passage.gaps[index]):
            return False
    return False


def _can_open_clause(passage: Passage, index: int, grammar: Grammar) -> bool:
    word = passage.lower[index]
    if word in grammar.subject_pronouns or passage.words[index][0].isupper():
        return True
    return not (
        word in grammar.prepositions
        or word in grammar.auxiliaries
        or (word.endswith("ing") and len(word) > 5)
    )


def _is_clause(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a subject and a finite verb follow."""
    if start >= stop or not _can_open_clause(passage, start, grammar):
        return False
    for index in range(start + 1, min(stop, start + 14)):
        word = passage.lower[index]
        if passage.quoted[index] == -1 and breaks(passage.gaps[index]):
            return word in grammar.relatives
        if grammar.is_finite(word) and passage.gaps[index] != "-":
            return True
        if word in grammar.subordinators and word not in grammar.determiners:
            return False
    return passage.lower[start] in grammar.subject_pronouns and start + 1 < stop


def content_end(
    passage: Passage, use: CueUse, start: int, stop: int, frame: Frame, grammar: Grammar
) -> int:
    """Where the content that begins at `start` ends, at the latest at `stop`."""
    if frame is Frame.QUOTE and Frame.NAME in use.cue.frames and passage.quoted[start] != -1:
        return _quotations_end(passage, start, stop, grammar)
    if frame is Frame.WH and use.group == use.start and _is_lead(passage, use):
        return next((i for i in range(start, stop) if "," in passage.gaps[i]), stop)
    if frame is Frame.OBJECT and Frame.NAME in use.cue.frames:
        for index in range(start + 1, stop):
            if passage.lower[index] in ("for", "because", "over") and passage.quoted[index] == -1:
                stop = index
                break
    if frame in (Frame.THAT, Frame.WH, Frame.QUOTE):
        return _clause_end(passage, start, stop, grammar)
    return _phrase_content_end(passage, start, stop, grammar)


def _is_lead(passage: Passage, use: CueUse) -> bool:
    """Whether the cue opens its sentence: "Asked whether …, Lee said"."""
    return any(first == use.start for first, _ in passage.sentences)


def _quotations_end(passage: Passage, start: int, stop: int, grammar: Grammar) -> int:
    """The end of a quotation and of those that "and" joins to it."""
    index = start
    while index < stop and passage.quoted[index] != -1:
        index += 1
    if index + 1 < stop and passage.lower[index] in grammar.coordinators:
        if passage.quoted[index + 1] != -1:
            return _quotations_end(passage, index + 1, stop, grammar)
    return index


def _clause_end(passage: Passage, start: int, stop: int, grammar: Grammar) -> int:
    for index in range(start + 1, stop):
        if passage.quoted[index] != -1 and passage.quoted[index - 1] == passage.quoted[index]:
            continue
        gap = passage.gaps[index]
        word = passage.lower[index]
        if passage.quoted[index - 1] != -1 and passage.quoted[index] == -1:
            if _closes_again(passage, index, stop, grammar):
                return index
        if breaks(gap):
            if "," in gap and (
                word in ("which", "whose")
                or word in ("while", "although", "though", "whereas")
                or (word == "who")
                or _opens_report(passage, index, stop, grammar)
            ):
                return index
            if word == "according":
                return index
        elif (
            word in ("but", "and")
            and index + 1 < stop
            and _resumes_main_verb(passage, index, grammar)
        ):
            return index
    return stop


def _closes_again(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a short clause with a reporting verb follows a quotation: “…,” it added."""
    if passage.gaps[start].lstrip()[:1] not in tuple(",!?") and "," not in passage.gaps[start]:
        return False
    for index in range(start, min(stop, start + 7)):
        if index > start and breaks(passage.gaps[index]):
            return False
        if any(
            Frame.POST in cue.frames and cue.form in (Form.PAST, Form.PRESENT)
            for cue in grammar.cues.get(passage.lower[index], ())
        ):
            return True
    return False


def _resumes_main_verb(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether "and"/"but" is followed by another reporting verb in the past: said … and added."""
    word = passage.lower[index + 1]
    if grammar.is_adverb(word) and index + 2 < len(passage):
        word = passage.lower[index + 2]
    return any(
        cue.form is Form.PAST and Frame.POST in cue.frames for cue in grammar.cues.get(word, ())
    )


def _opens_report(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether a new report begins after a comma: ", adding that", ", but he said"."""
    word = passage.lower[index]
    for cue in grammar.cues.get(word, ()):
        if cue.form is Form.PARTICIPLE and Frame.POST in cue.frames:
            return True
    if word in ("and", "but", "while"):
        for ahead in range(index + 1, min(stop, index + 8)):
            if breaks(passage.gaps[ahead]) or passage.quoted[ahead] != -1:
                return False
            forms = [
                c.form for c in grammar.cues.get(passage.lower[ahead], ()) if Frame.POST in c.frames
            ]
            if Form.PAST in forms or Form.PRESENT in forms:
                return True
    return False


def _phrase_content_end(passage: Passage, start: int, stop: int, grammar: Grammar) -> int:
    for index in range(start + 1, stop):
        if passage.quoted[index] != -1 and passage.quoted[index - 1] == passage.quoted[index]:
            continue
        word = passage.lower[index]
        gap = passage.gaps[index]
        if breaks(gap):
            if not _goes_on_as_list(passage, index, stop, grammar):
                return index
        elif word in (
            "while",
            "when",
            "during",
            "after",
            "before",
            "but",
            "because",
            "until",
            "since",
            "amid",
            "as",
            "following",
        ):
            if word == "as" or index > start + 1:
                return index if word != "as" else _as_end(passage, index)
        elif (
            word in grammar.coordinators
            and index + 1 < stop
            and (
                _resumes_verb(passage, index + 1, grammar)
                or (
                    grammar.opens_noun_phrase(passage, index + 1)
                    and has_verb_soon(passage, index + 1, min(stop, index + 6), grammar)
                )
            )
        ):
            return index
        elif (
            word in ("in", "on", "at")
            and index + 2 < stop
            and _is_occasion(passage, index, grammar)
        ):
            return index
    return stop


def _as_end(passage: Passage, index: int) -> int:
    return index


_OCCASIONS = frozenset(
    {
        "interview",
        "statement",
        "speech",
        "tweet",
        "letter",
        "email",
        "rally",
        "appearance",
        "briefing",
        "conference",
        "debate",
        "post",
        "editorial",
        "article",
        "memo",
        "op",
    }
)


def _is_occasion(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Whether "in", "on" or "at" leads to the occasion of speaking, not to what is said."""
    for ahead in range(index + 1, min(len(passage), index + 5)):
        word = passage.lower[ahead]
        if ahead > index + 1 and breaks(passage.gaps[ahead]):
            return False
        if word in grammar.times or word in _OCCASIONS:
            return True
        if word in grammar.prepositions:
            return False
    return False


def has_verb_soon(passage: Passage, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether a finite verb follows within a few words, before any comma."""
    for index in range(start + 1, min(stop, start + 8)):
        if breaks(passage.gaps[index]):
            return False
        if grammar.is_verb_at(passage, index):
            return True
    return False


def _resumes_verb(passage: Passage, index: int, grammar: Grammar) -> bool:
    word = passage.lower[index]
    if grammar.is_adverb(word) and index + 1 < len(passage):
        word = passage.lower[index + 1]
    return (grammar.is_finite(word) and passage.words[index][0].islower()) or any(
        cue.form in (Form.PAST, Form.PRESENT) for cue in grammar.cues.get(word, ())
    )


def _goes_on_as_list(passage: Passage, index: int, stop: int, grammar: Grammar) -> bool:
    """Whether a comma parts the entries of a list: another comma with "and" or "or" follows."""
    word = passage.lower[index]
    if word in ("and", "or") and "," in passage.gaps[index]:
        return not (index + 1 < stop and _resumes_verb(passage, index + 1, grammar))
    for ahead in range(index + 1, min(stop, index + 8)):
        if passage.lower[ahead] in ("and", "or") and not grammar.is_finite(word):
            return True
        if grammar.is_finite(passage.lower[ahead]) or passage.lower[ahead] in grammar.relatives:
            return False
    return False
