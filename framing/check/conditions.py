"""The conditions of guides: under which a hit that a rule names may stand after all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from framing.check.wording import is_titled, sentence_around
from framing.domain.attribution import Voice
from framing.domain.closed import words_of
from framing.domain.document import Document, Zone
from framing.domain.finding import Condition, Rule
from framing.domain.hit import ReferredHit
from framing.domain.scored import WalkedDocument
from framing.domain.span import Span

# Signs that a court has spoken or is speaking: the words have their legal sense beside them.
_COURT_WORDS = words_of(
    """
    convicted conviction convictions court courts tribunal judge judges jury jurors sentenced
    sentence guilty trial trials verdict indicted indictment indictments charged charge
    charges pleaded pled plea prosecutor prosecutors prosecution acquitted manslaughter
    homicide hanged gallows
    """
)
# Acts of giving a label to somebody, before the label, and names of such acts behind it.
_LABELLING = words_of(
    """
    designate designates designated designating designation designations label labels labeled
    labelled labeling labelling brand branded branding dub dubbed classify classified classifying
    blacklist blacklisted proscribed deem deems deemed deeming
    """
)
_DESIGNATIONS = words_of("designation designations label labels list lists blacklist watchlist")
_MAX_WORDS_TO_LABELLING = 10
# Acts of accusing and judging, right before what somebody is accused of or judged for.
_ACCUSING = (
    *("accused of", "suspected of", "charged with", "indicted for", "indicted on"),
    *("wanted for", "convicted of", "guilty of", "acquitted of", "cleared of", "jailed for"),
    *("tried for", "sentenced for", "sought for", "prosecuted for", "trial for"),
)
_MAX_WORDS_TO_ACCUSING = 5
_EXPLAINING = (", a ", ", an ", ", the ", ", or ", ", which ", ", who ", ", also ", ", meaning ")
_EXPLAINING_BEFORE = words_of("known called meaning means acronym refers describes term")
_OPENERS = ("(", "—", "–", " (", " —", " –", "” (", '" (')
# What is denied needs neither a source nor a court: "they were no terrorists".
_SILENT_ON_DENIALS = (Condition.ATTRIBUTED, Condition.PRECISE)
_MENTION_ZONES = (Zone.BODY, Zone.STANDFIRST)


def named_hits(walked: WalkedDocument, rule: Rule) -> Iterator[ReferredHit]:
    """The hits of the document that the rule names, ordered by place."""
    named = [hit for hit in hits_labelled(walked.hits, rule.labels) if hit.voiced.zone.is_scored]
    if rule.is_cue_only:
        named = [hit for hit in named if _is_cue(walked, hit)]
    meeting = [hit for hit in named if meets(walked.document, hit, rule)]
    if not meeting:
        return
    if rule.condition is Condition.EXPLAINED:
        if not any(_is_explained(walked.document, hit) for hit in named):
            yield from meeting
    elif rule.is_first_mention_only:
        yield from _first_mentions(_mentions(walked, rule), meeting, rule)
    elif rule.condition is Condition.PRECISE:
        yield from (hit for hit in meeting if not has_court_word(walked.document, hit))
    elif rule.condition is Condition.NAME:
        yield from (hit for hit in meeting if not _is_inside_name(walked.document, hit))
    else:
        yield from meeting


def _mentions(walked: WalkedDocument, rule: Rule) -> list[ReferredHit]:
    """The hits of all labels that the rule may look at, ordered by place."""
    hits = [hit for hit in walked.hits if hit.voiced.zone.is_scored]
    return [hit for hit in hits if _is_cue(walked, hit)] if rule.is_cue_only else hits


def _is_cue(walked: WalkedDocument, hit: ReferredHit) -> bool:
    """Whether the word reports what somebody says: "he showed that it rained", not "he showed no fear"."""
    span = hit.hit.span
    return any(each.cue is not None and each.cue.overlaps(span) for each in walked.attributions)


def meets(document: Document, hit: ReferredHit, rule: Rule) -> bool:
    """Whether label, voice, distance, zone, referent and speaker are those of the rule."""
    voiced = hit.voiced
    speaker = voiced.attribution.speaker if voiced.attribution else None
    return (
        names_label(rule, hit)
        and not (hit.hit.is_negated and rule.condition in _SILENT_ON_DENIALS)
        and _is_in_words(document, hit, rule)
        and _is_in_voice(document, hit, rule)
        and (not rule.distances or voiced.distance in rule.distances)
        and (not rule.zones or voiced.zone in rule.zones)
        and (not rule.referents or bool(set(hit.referents) & set(rule.referents)))
        and (not rule.speakers or speaker in rule.speakers)
    )


def names_label(rule: Rule, hit: ReferredHit) -> bool:
    """Whether the hit's label is among the rule's, written `lexicon/label` or `lexicon/*`."""
    lexicon = hit.hit.lexicon
    return f"{lexicon}/{hit.hit.label}" in rule.labels or f"{lexicon}/*" in rule.labels


def hits_labelled(hits: Iterable[ReferredHit], labels: Sequence[str]) -> list[ReferredHit]:
    """Those of the hits whose label is among these, written `lexicon/label` or `lexicon/*`."""
    wanted = {(lexicon, label) for lexicon, _, label in (each.partition("/") for each in labels)}
    whole = {lexicon for lexicon, label in wanted if label == "*"}
    return [
        each
        for each in hits
        if ((hit := each.hit).lexicon, hit.label) in wanted or hit.lexicon in whole
    ]


def has_court_word(document: Document, hit: ReferredHit) -> bool:
    """Whether the hit's sentence tells of a court, besides the hit itself."""
    return not _COURT_WORDS.isdisjoint(other_words(document, hit.hit.span))


def other_words(document: Document, span: Span) -> list[str]:
    """The words of the span's sentence in lower case, without those of the span."""
    sentence = sentence_around(document, span)
    tokens = document.tokens
    return [
        document.text[tokens.starts[n] : tokens.ends[n]].lower()
        for n in tokens.range_within(sentence.start, sentence.end)
        if not span.start <= tokens.starts[n] < span.end
    ]


def words_before(document: Document, span: Span) -> list[str]:
    """The words of the span's sentence before it, in lower case."""
    sentence = sentence_around(document, span)
    numbers = document.tokens.range_within(sentence.start, span.start)
    return [_word(document, number) for number in numbers]


def _is_in_words(document: Document, hit: ReferredHit, rule: Rule) -> bool:
    if not rule.texts:
        return True
    from fnmatch import fnmatchcase  # few rules ask, and it takes `re`

    text = " ".join(document.text[hit.hit.span.start : hit.hit.span.end].lower().split())
    return any(fnmatchcase(text, pattern) for pattern in rule.texts)


def _is_in_voice(document: Document, hit: ReferredHit, rule: Rule) -> bool:
    voiced = hit.voiced
    if not rule.voices:
        return True
    if voiced.voice is Voice.OWN and Voice.OWN in rule.voices:
        return not is_named_so_by_others(document, hit) and not _is_inside_lower_name(document, hit)
    if voiced.voice in rule.voices:
        return True
    return (
        rule.condition is Condition.ATTRIBUTED
        and Voice.OWN in rule.voices
        and voiced.voice is Voice.INDIRECT
        and not _is_attributed_in_sentence(document, hit)
    )


def _is_attributed_in_sentence(document: Document, hit: ReferredHit) -> bool:
    """Whether cue or source stands in the hit's own sentence; true where neither is known."""
    attribution = hit.voiced.attribution
    if attribution is None or (attribution.cue is None and attribution.source is None):
        return True
    sentence = document.sentence_at(hit.hit.span.start)
    signs = (attribution.cue, attribution.source)
    return sentence is None or any(sign and sentence.overlaps(sign) for sign in signs)


def is_named_so_by_others(document: Document, hit: ReferredHit) -> bool:
    """Whether the sentence tells that somebody gives the label: "designated as", "accused of".

    That is attribution, whoever the grammar makes the speaker; "so-called" is not.
    """
    span, tokens = hit.hit.span, document.tokens
    sentence = sentence_around(document, span)
    first, behind = tokens.first_from(span.start), tokens.first_from(span.end)
    start = max(tokens.first_from(sentence.start), first - _MAX_WORDS_TO_LABELLING)
    before = [_word(document, n) for n in range(start, first)]
    after = _word(document, behind) if behind < len(tokens) else ""
    if not _LABELLING.isdisjoint(before) or after in _DESIGNATIONS:
        return True
    row = f" {' '.join(before[-_MAX_WORDS_TO_ACCUSING:])} "
    return any(f" {words} " in row for words in _ACCUSING)


def _word(document: Document, number: int) -> str:
    return document.text[document.tokens.starts[number] : document.tokens.ends[number]].lower()


def _is_inside_lower_name(document: Document, hit: ReferredHit) -> bool:
    """Whether an everyday word of a lexicon stands capitalised inside a proper name."""
    return hit.hit.term[:1].islower() and _is_inside_name(document, hit)


def _first_mentions(
    hits: Sequence[ReferredHit], meeting: Sequence[ReferredHit], rule: Rule
) -> Iterator[ReferredHit]:
    """The first mention of a contrast in the text below the headline, if it meets the rule."""
    zones = rule.zones or _MENTION_ZONES
    contrasts = dict.fromkeys((hit.hit.lexicon, hit.hit.contrast) for hit in meeting)
    for contrast in contrasts:
        first = next(
            hit
            for hit in (*(each for each in hits if each.voiced.zone in zones), *meeting)
            if (hit.hit.lexicon, hit.hit.contrast) == contrast
            and (not rule.voices or hit.voiced.voice in rule.voices)
        )
        if first in meeting and first.voiced.zone in zones:
            yield first


def _is_explained(document: Document, hit: ReferredHit) -> bool:
    """Whether an apposition, a bracket or a word of naming beside the hit explains it."""
    span = hit.hit.span
    sentence = sentence_around(document, span)
    behind = document.text[span.end : sentence.end]
    if behind.startswith((*_EXPLAINING, *_OPENERS)):
        return True
    before = document.text[sentence.start : span.start].lower().split()
    return not _EXPLAINING_BEFORE.isdisjoint(before[-4:])


def _is_inside_name(document: Document, hit: ReferredHit) -> bool:
    """Whether the hit has a capital that neither a sentence nor a headline gave it, with a
    capitalised word beside it or in it."""
    span, tokens = hit.hit.span, document.tokens
    sentence = document.sentence_at(span.start)
    if not document.text[span.start].isupper() or hit.voiced.zone is Zone.HEADLINE:
        return False
    if is_titled(document, span):
        return False
    if sentence is None or tokens.first_from(sentence.start) == tokens.first_from(span.start):
        return False
    first, after = tokens.first_from(span.start), tokens.first_from(span.end)
    beside = [n for n in (first - 1, *range(first + 1, after), after) if 0 <= n < len(tokens)]
    return any(
        document.text[tokens.starts[n]].isupper()
        for n in beside
        if sentence.start <= tokens.starts[n] < sentence.end
        and n != tokens.first_from(sentence.start)
    )
