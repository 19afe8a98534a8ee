"""Whether a predicted speaker is the right one: by last name, head noun, pronoun or place."""

from __future__ import annotations

from framing.domain.closed import words_of
from framing.evaluate.voice_spans import VoiceSpan

MOST_WORDS_OF_A_SPEAKER = 25
_INNER_SIGNS = ".’'-"
_TITLES = words_of(
    """mr mrs ms dr sen rep gov president senator representative secretary former
    the a an of for and in at on to st jr sr ii iii u.s us"""
)
_PHRASE_STARTS = words_of("who which that of for from at in on with to and")
_NAMES_BEHIND_A_COMMA = 5


def is_right_speaker(gold: VoiceSpan, predicted: VoiceSpan) -> bool:
    """Whether the predicted speaker is that of the gold span.

    Without a speaker in gold none may be predicted. A predicted one of more than 25 words is
    wrong. Right is a predicted place that overlaps the gold place, or words among which are
    the last name (of a description its head noun; of a pronoun itself or its silver name).
    """
    if not gold.speaker:
        return not predicted.speaker
    if not predicted.speaker or len(predicted.speaker.split()) > MOST_WORDS_OF_A_SPEAKER:
        return False
    if _places_overlap(gold, predicted):
        return True
    said = set(_normal(predicted.speaker)) | set(_normal(predicted.speaker_mention))
    if gold.speaker_type == "pronoun":
        silver = _names(gold.speaker_silver)[0] if gold.speaker_silver else []
        return bool(said.intersection(_normal(gold.speaker)) or said.intersection(silver))
    name, noun = _names(gold.speaker)
    return bool(said.intersection(name) or said.intersection(noun))


def is_named_right(gold: VoiceSpan, predicted: VoiceSpan) -> bool | None:
    """The same, of a pronoun by the name that gold gives besides alone; None where it gives none."""
    if gold.speaker_type != "pronoun":
        return is_right_speaker(gold, predicted)
    if not gold.speaker_silver:
        return None
    return not set(_names(gold.speaker_silver)[0]).isdisjoint(_normal(predicted.speaker))


def _places_overlap(gold: VoiceSpan, predicted: VoiceSpan) -> bool:
    if None in (gold.speaker_start, predicted.speaker_start, predicted.speaker_end):
        return False
    assert gold.speaker_start is not None  # just asked
    assert gold.speaker_end is not None
    assert predicted.speaker_start is not None
    assert predicted.speaker_end is not None
    return predicted.speaker_start < gold.speaker_end and gold.speaker_start < predicted.speaker_end


def _names(speaker: str) -> tuple[list[str], list[str]]:
    """The last name, or the head noun of a description; and the noun before "X's chief, A B"."""
    words = _words(_head(speaker.strip()))
    capitals = [word for word in words if _is_name(word)]
    if not capitals and "," in speaker:
        behind = _words(speaker.partition(",")[2])[:_NAMES_BEHIND_A_COMMA]
        names = [word for word in behind if word[0].isupper()]
        if names:
            return _normal(names[-1])[-1:], _normal(" ".join(words[-1:]))
    chosen = capitals or words
    return (_normal(chosen[-1])[-1:], []) if chosen else ([], [])


def _is_name(word: str) -> bool:
    return word[0].isupper() and word.lower().strip(".") not in _TITLES


def _head(speaker: str) -> str:
    """What stands before a comma, a bracket, or a phrase that describes ("of", "who")."""
    cut = min((at for at in (speaker.find(","), speaker.find("(")) if at >= 0), default=-1)
    head = speaker if cut < 0 else speaker[:cut]
    words = head.split()
    is_open = cut < 0 or (head[-1:].isspace() and speaker[cut] == "(")
    n_followed = len(words) if is_open and cut >= 0 else len(words) - 1
    for number in range(1, n_followed):
        if words[number] in _PHRASE_STARTS:
            return " ".join(words[:number])
    return head


def _words(text: str) -> list[str]:
    """Words with points, hyphens and apostrophes inside or before them, not at their ends."""
    spaced = "".join(
        char if char.isalnum() or char == "_" or char in _INNER_SIGNS else " " for char in text
    )
    words = (run.rstrip(_INNER_SIGNS) for run in spaced.split())
    return [word for word in words if word]


def _normal(text: str) -> list[str]:
    return [word.lower().replace("’", "'").removesuffix("'s").strip("'") for word in _words(text)]
