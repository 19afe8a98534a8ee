"""A small hand-made corpus for the report's tests: invented outlets, own sentences, full counts.

The articles are written in a mark-up that only this file reads, so that every hit and every
attribution stands where its author put it:

    [militants|armed/militant|karsa-front]   a hit: words, contrast/label, referent (optional)
    {direct:Anna Holm|...}                   an attribution: direct, indirect, scare or so-called
    ! at the start of a line                 boilerplate;  # a subhead, ^ a caption

The first line is the headline, every other line a paragraph of the body.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from framing.domain.attribution import Attribution, Distance, Voice
from framing.domain.document import Block, Document, Metadata, Zone
from framing.domain.hit import Hit, ReferredHit, VoicedHit
from framing.domain.score import (
    DocumentScore,
    LabelCount,
    LabelKey,
    ReadabilityCounts,
    TokenCount,
)
from framing.domain.scored import ScoredDocument
from framing.domain.span import Span, Spans

ZONE_SIGNS = {"!": Zone.BOILERPLATE, "#": Zone.SUBHEAD, "^": Zone.CAPTION}
ATTRIBUTION_KINDS = {
    "direct": (Voice.DIRECT, None),
    "indirect": (Voice.INDIRECT, None),
    "scare": (Voice.OWN, Distance.SCARE_QUOTES),
    "so-called": (Voice.OWN, Distance.SO_CALLED),
}

CONTRASTS = {
    "armed": ("armed-groups", "Armed groups", "An organised group that fights a state"),
    "rulers": ("state-power", "Those who rule a state", "The people who govern a state"),
    "harm": ("harm-words", "Words for harm", "What is done to people"),
    "crowd": ("street-protest", "People in the street", "A crowd that protests"),
}
LABELS = {
    "armed": {
        "terrorist": "Names the method as a crime and denies standing.",
        "militant": "Says that they use force, without a verdict.",
        "rebel": "Sets them against a ruler.",
        "fighter": "Says only what they do.",
    },
    "rulers": {
        "regime": "Doubts that they rule by right.",
        "government": "Names the office.",
        "administration": "Names the office and its holder.",
    },
    "harm": {"massacre": "Many killed at once.", "atrocity": "Cruel beyond measure."},
    "crowd": {"mob": "A crowd out of hand.", "protester": "Somebody who objects in public."},
}
INVENTORIES = frozenset({"harm"})

ARTICLES = (
    (
        "Harbour Post",
        "2025-03-03",
        "orlo-market",
        """[Rebels|armed/rebel|karsa-front] shell market in Orlo, eleven dead
Eleven people died on Monday when mortar rounds fell on the covered market of Orlo, according to the town's hospital.
The [rebels|armed/rebel|karsa-front] of the Karsa Front had held the hills above the town since autumn, and their [fighters|armed/fighter|karsa-front] fired from there, residents said.
{direct:Anna Holm|“These are [terrorists|armed/terrorist|karsa-front] who shell bread queues,”} said Anna Holm, the interior minister.
^ Smoke over the market hall. [Rebels|armed/rebel|karsa-front] denied firing the shells.
The [government|rulers/government|velden] in Arlin says {indirect:the government in Arlin|it will send two battalions and that the [militants|armed/militant|karsa-front] will be driven from the hills before the snow}.
The Front called {direct:Karsa Front|“the [regime|rulers/regime|velden] in Arlin”} a liar and promised an inquiry of its own.
! Share this story · Leave a comment · More on [rebels|armed/rebel]""",
    ),
    (
        "Harbour Post",
        "2025-03-05",
        "orlo-market",
        """Orlo buries its dead
A long line of coats stood outside the hall while names were read aloud.
The [rebels|armed/rebel|karsa-front] stayed in the hills. The [government|rulers/government|velden] sent a minister, who spoke for four minutes.
{direct:Mette Rask|“Nobody asks us which side the shell came from,”} said Mette Rask, who sells fish there. {direct:Mette Rask|“[Rebels|armed/rebel|karsa-front], soldiers, it is the same iron.”}
Three [protesters|crowd/protester] held a sheet with eleven names.""",
    ),
    (
        "The Meridian",
        "2025-03-03",
        "orlo-market",
        """[Terrorists|armed/terrorist|karsa-front] murder shoppers in Orlo [massacre|harm/massacre]
Karsa [terrorists|armed/terrorist|karsa-front] have slaughtered eleven shoppers in the worst [atrocity|harm/atrocity] of the winter.
The [terror group|armed/terrorist|karsa-front] rained mortar bombs on the market at noon, when the halls are full.
Interior minister Anna Holm promised {indirect:Anna Holm|that the [terrorists|armed/terrorist|karsa-front] would find no rest}.
{scare:|“[Fighters|armed/fighter|karsa-front]”} is what their friends abroad like to call them.
The [government|rulers/government|velden] has done what any [government|rulers/government|velden] must do. Across the border the Tarn [regime|rulers/regime|tarn] looks away.
! Subscribe for less than a coffee""",
    ),
    (
        "Northgate Tribune",
        "2025-03-04",
        "orlo-market",
        """Market shelling: what is known
Eleven people were killed in Orlo on Monday. Both sides blame each other.
The interior ministry says {indirect:the interior ministry|[militants|armed/militant|karsa-front] of the Karsa Front fired from the northern ridge}. The Front says {indirect:Karsa Front|the [regime|rulers/regime|velden]'s own battery did}.
# Who are they?
The Karsa Front is a federation of [militant|armed/militant|karsa-front] groups. Velden and two neighbours list it as a {so-called:|so-called [terrorist|armed/terrorist|karsa-front] organisation}.
Some two thousand [militants|armed/militant|karsa-front] are thought to winter in the hills. The Velden [government|rulers/government|velden] has offered talks twice.
Outside parliament [protesters|crowd/protester] and a smaller [mob|crowd/mob] of counter-demonstrators were kept apart.""",
    ),
    (
        "Radio Sund",
        "2025-03-04",
        "orlo-market",
        """[Regime|rulers/regime|velden] blames hill [fighters|armed/fighter|karsa-front] for Orlo deaths
The [regime|rulers/regime|velden] in Arlin was quick to point at the ridge. The [fighters|armed/fighter|karsa-front] there point back.
{direct:Ilse Brandt|“We have seen the crater, and we do not know,”} said Ilse Brandt of the monitoring mission.
She added {indirect:Ilse Brandt|that neither the [government|rulers/government|velden] nor the [rebels|armed/rebel|karsa-front] had let her team near the guns}.
The [regime|rulers/regime|velden] calls every farmer with a rifle {scare:|a “[terrorist|armed/terrorist|karsa-front]”}.
What happened at noon on Monday is a [massacre|harm/massacre], whoever fired.""",
    ),
    (
        "Valley Courier",
        "2025-03-04",
        "orlo-market",
        """Valley families among the Orlo dead
Two of the eleven came from the valley. The choir will sing for them on Sunday.
The [militants|armed/militant|karsa-front] who fired have not been named. A [militant|armed/militant|karsa-front] spokesman sent a recording to this newspaper.
{direct:a spokesman|“Our [fighters|armed/fighter|karsa-front] did not aim at the hall,”} it says.
Prime minister Jonas Vey said {indirect:Jonas Vey|his [administration|rulers/administration|velden] would pay for the funerals}.""",
    ),
    (
        "Press Herald",
        "2025-03-05",
        "orlo-market",
        """Ministers split over answer to [militants|armed/militant|karsa-front]
The cabinet could not agree on Tuesday how to answer the [militants|armed/militant|karsa-front] of the Karsa Front.
Two ministers want a siege of the ridge. Three want the [militants|armed/militant|karsa-front] at a table before Easter.
{direct:Anna Holm|“You do not sit down with [terrorists|armed/terrorist|karsa-front],”} Anna Holm told them, a participant said.
Prime minister Jonas Vey was said to have answered {indirect:Jonas Vey|that every [government|rulers/government|velden] since his father's had sat down with the [militants|armed/militant|karsa-front]}.
The [government|rulers/government|velden] meets again on Thursday.""",
    ),
)


@dataclass
class _Writing:
    """An article while its mark-up is being read."""

    text: str = ""
    hits: list[tuple[int, int, str, str | None, int | None]] = field(default_factory=list)
    attributions: list[tuple[int, int, str, str]] = field(default_factory=list)
    open_attribution: int | None = None


_MARK = re.compile(r"\[([^|\]]+)\|([^|\]]+)(?:\|([^\]]+))?\]|\{([a-z-]+):([^|]*)\||\}")


def scored_document(
    outlet: str, date: str, event: str, marked: str, *, name: str
) -> ScoredDocument:
    """The article that the mark-up describes, as if it had walked the road."""
    writing, position = _Writing(), 0
    for mark in _MARK.finditer(marked):
        writing.text += marked[position : mark.start()]
        position = mark.end()
        _read_mark(writing, mark)
    writing.text += marked[position:]
    text, hits, attributions = _without_zone_signs(writing)
    metadata = Metadata(outlet=outlet, date=date, event=event, title=text[0].split("\n")[0])
    document = _document(text, metadata, name)
    return _assemble(document, hits, attributions)


def _read_mark(writing: _Writing, mark: re.Match[str]) -> None:
    start = len(writing.text)
    if mark[1]:
        writing.text += mark[1]
        place = (start, len(writing.text), mark[2], mark[3], writing.open_attribution)
        writing.hits.append(place)
    elif mark[4]:
        writing.open_attribution = len(writing.attributions)
        writing.attributions.append((start, start, mark[4], mark[5]))
    else:
        assert writing.open_attribution is not None
        opened = writing.attributions[writing.open_attribution]
        writing.attributions[writing.open_attribution] = (opened[0], start, opened[2], opened[3])
        writing.open_attribution = None


def _without_zone_signs(writing: _Writing):
    """The text stays as written, signs included: they fall outside the blocks."""
    lines, blocks, offset = writing.text.split("\n"), [], 0
    for number, line in enumerate(lines):
        sign = ZONE_SIGNS.get(line[:1])
        zone = sign or (Zone.HEADLINE if number == 0 else Zone.BODY)
        start = offset + (2 if sign else 0)
        if line.strip():
            blocks.append(Block(Span(start, offset + len(line)), zone))
        offset += len(line) + 1
    return (writing.text, tuple(blocks)), writing.hits, writing.attributions


def _document(text_and_blocks, metadata: Metadata, name: str) -> Document:
    text, blocks = text_and_blocks
    sentences, tokens = [], []
    for block in blocks:
        inside = text[block.span.start : block.span.end]
        for found in re.finditer(r"\S.*?(?:[.?!]['’”\"]?(?=\s|$)|$)", inside):
            sentences.append((block.span.start + found.start(), block.span.start + found.end()))
        for found in re.finditer(r"\w+(?:['’]\w+)*", inside):
            tokens.append((block.span.start + found.start(), block.span.start + found.end()))
    return Document(
        id=name,
        text=text,
        path=f"articles/{name}.txt",
        metadata=metadata,
        blocks=blocks,
        sentences=Spans.of(sentences),
        tokens=Spans.of(tokens),
    )


def _assemble(document: Document, hits, attributions) -> ScoredDocument:
    found = []
    for start, end, kind, speaker in attributions:
        voice, distance = ATTRIBUTION_KINDS[kind]
        found.append(Attribution(Span(start, end), voice, distance, speaker=speaker or None))
    referred = []
    for start, end, label_path, referent, index in hits:
        contrast, label = label_path.split("/")
        attribution = None if index is None else found[index]
        hit = Hit(
            Span(start, end),
            CONTRASTS[contrast][0],
            contrast,
            label,
            term=document.text[start:end].lower().rstrip("s"),
        )
        voiced = VoicedHit(
            hit,
            attribution.voice if attribution else Voice.OWN,
            attribution.distance if attribution else None,
            document.zone_at(start),
            attribution,
        )
        reason = "nearest name" if referent else ""
        referred.append(ReferredHit(voiced, (referent,) if referent else (), reason))
    return ScoredDocument(
        document, tuple(referred), tuple(found), score_of(document, referred, found)
    )


def score_of(document: Document, hits: Sequence[ReferredHit], attributions) -> DocumentScore:
    counted: Counter[LabelKey] = Counter(_key(hit) for hit in hits if hit.voiced.zone.is_scored)
    excluded: Counter[LabelKey] = Counter(
        _key(hit) for hit in hits if not hit.voiced.zone.is_scored
    )
    words = [span for span in document.tokens if document.zone_at(span.start).is_scored]
    tokens: Counter[tuple[Voice, Zone]] = Counter()
    for span in words:
        voice = next((a.voice for a in attributions if a.content.covers(span)), Voice.OWN)
        tokens[voice, document.zone_at(span.start)] += 1
    speakers = Counter(a.speaker for a in attributions if a.speaker)
    return DocumentScore(
        document=document.id,
        metadata=document.metadata,
        n_tokens=len(words),
        tokens=tuple(TokenCount(v, z, n) for (v, z), n in tokens.items()),
        counts=tuple(LabelCount(key, n) for key, n in counted.items()),
        excluded=tuple(LabelCount(key, n) for key, n in excluded.items()),
        attributed_speakers=tuple(sorted(speakers.items())),
        readability=ReadabilityCounts(len(document.sentences), len(words), 180, 500, 12),
        digest="",
    )


def _key(referred: ReferredHit) -> LabelKey:
    hit, voiced = referred.hit, referred.voiced
    speaker = voiced.attribution.speaker if voiced.attribution else None
    return LabelKey(
        hit.lexicon,
        hit.contrast,
        hit.label,
        hit.term,
        voiced.voice,
        voiced.distance,
        voiced.zone,
        referred.referent,
        speaker,
    )


def scored_corpus(copies: int = 1) -> tuple[ScoredDocument, ...]:
    """The articles; with `copies` above one, each outlet published as many like them."""
    return tuple(
        scored_document(outlet, date, event, marked, name=f"{number:02d}-{copy:02d}")
        for copy in range(copies)
        for number, (outlet, date, event, marked) in enumerate(ARTICLES)
    )
