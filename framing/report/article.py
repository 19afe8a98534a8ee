"""The report on one article as values: its hits with reasons, its speakers, and what others say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.domain.attribution import Attribution, Voice
from framing.domain.certainty import voice_confidence
from framing.domain.lexicon import Lexicon
from framing.domain.scored import ScoredDocument
from framing.report.article_bars import ArticleContrast, article_contrasts
from framing.report.article_same import (
    SameReferent,
    counted_hits,
    label_tallies,
    others_of,
    same_referents,
)  # fmt: skip
from framing.report.cards import Card
from framing.report.desk import Desk
from framing.report.documents import DocumentView, article_view, has_inventories
from framing.report.kinds import Sighting, VoiceSign
from framing.report.lines import Line, cut_line
from framing.report.method import MethodView, method_view
from framing.report.names import referent_title
from framing.report.strings import Catalogue
from framing.report.tally import Tally
from framing.report.view import NavLink, watermark_of


@dataclass(frozen=True, slots=True)
class HitRow:
    """One hit of the article: whose word it is and whom it means, each with what decided."""

    line: Line
    speaker: str
    decided_voice: str
    referent: str
    is_known: bool
    reason: str


@dataclass(frozen=True, slots=True)
class HeardRow:
    """A speaker of the article, how often heard, and the labels used."""

    speaker: str
    n_heard: str
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """Everything the report on one article shows. `hits` are without inventories."""

    language: str
    direction: str
    decimal_point: str
    title: str
    publisher: str | None
    logo: str | None
    watermark: str | None
    about: str
    counted: str
    nav: tuple[NavLink, ...]
    contrasts: tuple[ArticleContrast, ...]
    beside: str
    same: tuple[SameReferent, ...]
    article: DocumentView
    has_inventories: bool
    hits: tuple[HitRow, ...]
    heard: tuple[HeardRow, ...]
    method: MethodView


def article_report(
    desk: Desk, one: ScoredDocument, card: Card, lexicons: Sequence[Lexicon]
) -> ArticleView:
    """The page of a document; the others are what it is set beside."""
    catalogue, settings = desk.catalogue, desk.settings
    article = article_view(desk.dress, one, card)
    here = counted_hits(desk, frozenset({card.position}))
    others = others_of(desk, card)
    same = tuple(same_referents(desk, here, others))
    heard = tuple(_heard(desk, one, here))
    return ArticleView(
        language=catalogue.language,
        direction=catalogue.direction,
        decimal_point=catalogue.numerals.decimal_point,
        title=desk.veiled(settings.title or article.title),
        publisher=desk.veiled(settings.publisher) if settings.publisher else None,
        logo=settings.logo,
        watermark=watermark_of(settings, catalogue),
        about=_about(desk, article, one),
        counted=_in_voices(desk, here),
        nav=tuple(_nav(catalogue, bool(here), bool(same), bool(heard))),
        contrasts=tuple(article_contrasts(desk, here)),
        beside=_beside(desk, card, others),
        same=same,
        article=article,
        has_inventories=has_inventories(desk),
        hits=tuple(_hit_rows(desk, one, card, here)),
        heard=heard,
        method=method_view(desk, lexicons),
    )


def _about(desk: Desk, article: DocumentView, one: ScoredDocument) -> str:
    words = desk.catalogue.counted("words", one.score.n_tokens)
    return ", ".join(part for part in (article.group, article.date, words) if part)


def _in_voices(desk: Desk, here: Sequence[Sighting]) -> str:
    counted = Counter(sighting.kind.sign for sighting in here)
    voices = ", ".join(
        desk.catalogue.say(f"voices.counted.{sign.word}", n=desk.numerals.count(counted[sign]))
        for sign in VoiceSign
        if counted[sign]
    )
    hits = desk.catalogue.counted("hits", len(here))
    return desk.catalogue.say("article.counted", hits=hits, voices=voices) if here else ""


def _nav(catalogue: Catalogue, *held: bool) -> Iterator[NavLink]:
    has_hits, has_same, has_heard = held
    sections = {
        "summary": True, "same": has_same, "text": True, "hits": has_hits,
        "heard": has_heard, "method": True,
    }  # fmt: skip
    for anchor, is_held in sections.items():
        if is_held:
            yield NavLink(anchor, catalogue.say(f"article.nav.{anchor}"))


def _beside(desk: Desk, card: Card, others: frozenset[int]) -> str:
    """What the article is set beside, in a sentence."""
    if not others:
        return desk.catalogue.say("article.alone")
    key = "article.beside_event" if card.event else "article.beside_all"
    return desk.catalogue.counted(key, len(others))


def _hit_rows(
    desk: Desk, one: ScoredDocument, card: Card, here: Sequence[Sighting]
) -> Iterator[HitRow]:
    """The hits of the article with what decided them, in its order."""
    for sighting in here:
        referred = one.hits[sighting.number - card.first_number]
        attribution, referent = referred.voiced.attribution, sighting.kind.referent
        yield HitRow(
            cut_line(desk, sighting),
            sighting.kind.speaker or "",
            _decided_voice(desk, one, attribution) if attribution else "",
            referent_title(referent) if referent else desk.catalogue.say("people.unknown"),
            referent is not None,
            referred.reason,
        )


def _decided_voice(desk: Desk, one: ScoredDocument, attribution: Attribution) -> str:
    """The cue in the article's words, the rule that decided, and how sure it is; doubt is told."""
    parts = []
    if attribution.cue is not None:
        cue = one.document.text[attribution.cue.start : attribution.cue.end]
        parts.append(desk.catalogue.say("article.cue", cue=" ".join(cue.split())))
    parts += [attribution.reason] if attribution.reason else []
    if attribution.voice is not Voice.OWN:
        n = round(100 * voice_confidence(attribution))
        parts.append(desk.catalogue.say("article.sure", n=str(n)))
    parts += [desk.catalogue.say("article.uncertain")] if attribution.is_uncertain else []
    return "; ".join(parts)


def _heard(desk: Desk, one: ScoredDocument, here: Sequence[Sighting]) -> Iterator[HeardRow]:
    """Everyone who is heard, most often first."""
    ordered = sorted(one.score.attributed_speakers, key=lambda pair: (-pair[1], pair[0]))
    for speaker, n in ordered:
        said = [each for each in here if each.kind.speaker == speaker]
        yield HeardRow(speaker, desk.numerals.count(n), label_tallies(desk, said))
