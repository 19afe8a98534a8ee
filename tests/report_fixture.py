"""A small hand-made corpus for the report's tests: invented outlets, own sentences, full counts.

The articles are written in a mark-up that only this file reads, so that every hit and every
attribution stands where its author put it:

    [militants|armed/militant|karsa-front]   a hit: words, contrast/label, referent (optional)
    {direct:Anna Holm|...}                   an attribution: direct, indirect, scare or so-called
    ! at the start of a line                 boilerplate;  # a subhead, ^ a caption

The first line is the headline, every other line a paragraph of the body.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from framing.domain.attribution import Attribution, Distance, Voice
from framing.domain.comparison import (
    Asymmetry,
    Comparison,
    ContrastComparison,
    Effect,
    Group,
    Interval,
    LabelInfo,
    Omission,
    Rate,
    ReadabilityRow,
    ReferentRow,
    Share,
    SharedPassage,
    SpeakerRow,
    ZoneRow,
)
from framing.domain.document import Block, Document, Metadata, SkippedDocument, Zone
from framing.domain.hit import Hit, ReferredHit, VoicedHit
from framing.domain.lexicon import CaseRule, Contrast, Kind, Label, Lexicon, Place, Reference, Term
from framing.domain.run import LexiconDigest, RunRecord
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
        document, tuple(referred), tuple(found), _score(document, referred, found)
    )


def _score(document: Document, hits: Sequence[ReferredHit], attributions) -> DocumentScore:
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


def lexicons() -> tuple[Lexicon, ...]:
    """The lexicons that the articles were written for, and one that is silent in them."""
    return (*(_lexicon(contrast) for contrast in CONTRASTS), _silent_lexicon())


def _lexicon(contrast: str) -> Lexicon:
    lexicon, title, referent = CONTRASTS[contrast]
    labels = tuple(_label(lexicon, name, says) for name, says in LABELS[contrast].items())
    return Lexicon(
        id=lexicon,
        title=title,
        language="en",
        version="1.0.0",
        kind=Kind.INVENTORY if contrast in INVENTORIES else Kind.CONTRAST,
        contrasts=(Contrast(contrast, title, referent, labels),),
        sources=(Reference("desk-guide", "The desk's own guide", "4.2"),),
        digest=f"{abs(hash_of(lexicon)):064x}",
        path=f"lexicons/en/{lexicon}.yml",
    )


def _silent_lexicon() -> Lexicon:
    place = Place("lexicons/en/tax.yml", 1, 1)
    labels = (_label("tax", "death-tax", ""), _label("tax", "estate-tax", ""))
    contrast = Contrast("tax", "Tax on estates", "A tax on what the dead leave", labels)
    return replace(
        _lexicon("armed"), id="tax", title="Tax on estates", contrasts=(contrast,), path=place.path
    )


def hash_of(text: str) -> int:
    """A number that is the same on every run, for made-up digests."""
    return sum(ord(char) * 257**position for position, char in enumerate(text))


def _label(lexicon: str, name: str, says: str) -> Label:
    place = Place(f"lexicons/en/{lexicon}.yml", 9, 5)
    term = Term(name, (name, f"{name}s"), CaseRule.ANY, place)
    return Label(name, name, says, ("desk-guide",), (term,), (), (), place)


def run_record(scored: Sequence[ScoredDocument]) -> RunRecord:
    """What the run would have noted."""
    return RunRecord(
        tool_version="0.1.0",
        command="framing report articles --out report.html",
        lexicons=tuple(
            LexiconDigest(lex.id, lex.title, lex.version, lex.digest, 12, 31) for lex in lexicons()
        ),
        options=(("by", "outlet"), ("seed", "17")),
        corpus_digest=f"{hash_of('corpus'):064x}"[:64],
        n_documents=len(scored),
        skipped=(
            SkippedDocument("articles/empty.txt", "empty", "the file holds no words", "Remove it."),
        ),
        corpus_title="The market of Orlo",
    )


# --- the comparison, counted the plain way ---------------------------------------------------


def comparison_of(
    scored: Sequence[ScoredDocument], *, minimum_n: int = 5, minimum_documents: int = 1
) -> Comparison:
    """What compare would say of the corpus, by outlet."""
    groups = _groups(scored)
    hits = [
        (document.document.metadata.outlet or "", document.document.id, hit)
        for document in scored
        for hit in document.hits
        if hit.voiced.zone.is_scored
    ]
    gates = (minimum_n, minimum_documents)
    contrasts = tuple(_contrast(name, groups, hits, gates) for name in (*CONTRASTS, "tax"))
    return Comparison(
        by="outlet",
        groups=groups,
        contrasts=contrasts,
        referents=_referents(hits),
        speakers=_speakers(scored, hits),
        zones=_zones(groups, hits),
        asymmetries=_asymmetries(hits),
        omissions=(Omission("orlo-market", "The Meridian", "speaker", "Ilse Brandt", 1, 6),),
        shared_passages=_shared(scored),
        readability=tuple(
            ReadabilityRow(g.name, g.n_documents, 9, g.n_tokens, 61.4, 8.2, None, 14.25)
            for g in groups
        ),
        minimum_n=minimum_n,
        minimum_documents=minimum_documents,
        n_tests=sum(len(c.effects) for c in contrasts),
        seed=17,
        n_resamples=2000,
    )


def _groups(scored: Sequence[ScoredDocument]) -> tuple[Group, ...]:
    found: dict[str, list[ScoredDocument]] = defaultdict(list)
    for document in scored:
        found[document.document.metadata.outlet or ""].append(document)
    return tuple(
        Group(
            name,
            tuple(d.document.id for d in members),
            sum(d.score.n_tokens for d in members),
            sum(t.n_tokens for d in members for t in d.score.tokens if t.voice is Voice.OWN),
            min(d.document.metadata.date or "" for d in members),
            max(d.document.metadata.date or "" for d in members),
        )
        for name, members in sorted(found.items())
    )


def _contrast(name: str, groups: Sequence[Group], hits, gates) -> ContrastComparison:
    known = CONTRASTS.get(name)
    labels = list(LABELS.get(name, {"death-tax": "", "estate-tax": ""}))
    lexicon, title, referent = known or ("tax", "Tax on estates", "A tax on what the dead leave")
    mine = [entry for entry in hits if entry[2].hit.contrast == name]
    is_inventory = name in INVENTORIES
    shares = [] if is_inventory else _shares(labels, groups, mine)
    return ContrastComparison(
        lexicon,
        name,
        title,
        referent,
        is_inventory,
        tuple(LabelInfo(label, label, LABELS.get(name, {}).get(label, "")) for label in labels),
        tuple(shares),
        tuple(_rates(labels, groups, mine)),
        () if is_inventory else tuple(_effects(labels, groups, mine, gates)),
        (),
        tuple((label, None) for label in labels),
    )


def _in_voice(entries, voice: Voice | None):
    return [e for e in entries if voice is None or e[2].voiced.voice is voice]


def _shares(labels, groups, mine) -> Iterable[Share]:
    for voice in (None, *Voice):
        for group in groups:
            here = [e for e in _in_voice(mine, voice) if e[0] == group.name]
            for label in labels:
                with_label = [e for e in here if e[2].hit.label == label]
                n, n_all = len(with_label), len(here)
                per_document = Counter(e[1] for e in with_label)
                yield Share(
                    group.name,
                    label,
                    voice,
                    n,
                    n_all,
                    n / n_all if n_all else None,
                    wilson(n, n_all) if n_all else None,
                    len(per_document),
                    max(per_document.values()) / n if n else None,
                    sum(1 for e in with_label if e[2].voiced.distance),
                )


def _rates(labels, groups, mine) -> Iterable[Rate]:
    for voice in (None, Voice.OWN):
        for group in groups:
            n_tokens = group.n_own_tokens if voice else group.n_tokens
            for label in labels:
                n = sum(
                    1
                    for e in _in_voice(mine, voice)
                    if e[0] == group.name and e[2].hit.label == label
                )
                rate = 1000 * n / n_tokens if n_tokens else None
                yield Rate(group.name, label, voice, n, n_tokens, rate, None)


def _effects(labels, groups, mine, gates) -> Iterable[Effect]:
    own = _in_voice(mine, Voice.OWN)
    for group in groups:
        here = [e for e in own if e[0] == group.name]
        rest = [e for e in own if e[0] != group.name]
        for label in labels:
            with_here = [e for e in here if e[2].hit.label == label]
            with_rest = [e for e in rest if e[2].hit.label == label]
            if here and rest:
                yield _effect(label, group.name, (with_here, here), (with_rest, rest), gates)


def _effect(label: str, target: str, one, two, gates) -> Effect:
    (a, n1), (b, n2) = (len(one[0]), len(one[1])), (len(two[0]), len(two[1]))
    first, second = wilson(a, n1), wilson(b, n2)
    p1, p2 = a / n1, b / n2
    low = p1 - p2 - math.hypot(p1 - first.low, second.high - p2)
    high = p1 - p2 + math.hypot(first.high - p1, p2 - second.low)
    interval = Interval(low, high, 0.95, "newcombe")
    documents = [len({e[1] for e in side[1]}) for side in (one, two)]
    differs = interval.excludes(0) and n1 >= gates[0] and min(documents) >= gates[1]
    z = (p1 - p2) / math.sqrt(0.25 / n1 + 0.25 / n2)
    return Effect(
        label, Voice.OWN, target, "(the rest)", a, n1, b, n2, documents[0], documents[1],
        p1 - p2, interval, None, None, None, z, 0.01, differs,
    )  # fmt: skip


def wilson(n: int, n_all: int) -> Interval:
    """Wilson's 95 % interval of a share."""
    z, share = 1.959964, n / n_all
    centre = (share + z * z / (2 * n_all)) / (1 + z * z / n_all)
    half = z * math.sqrt(share * (1 - share) / n_all + z * z / (4 * n_all**2)) / (1 + z * z / n_all)
    return Interval(max(0.0, centre - half), min(1.0, centre + half), 0.95, "wilson")


def _referents(hits) -> tuple[ReferentRow, ...]:
    found: dict[tuple, Counter] = defaultdict(Counter)
    for group, _, hit in hits:
        key = (hit.hit.lexicon, hit.hit.contrast, group, hit.referent or "", hit.voiced.voice)
        found[key][hit.hit.label] += 1
    return tuple(
        ReferentRow(lexicon, contrast, group, referent or None, voice, tuple(counts.items()))
        for (lexicon, contrast, group, referent, voice), counts in sorted(
            found.items(), key=lambda pair: (*pair[0][:4], pair[0][4].value)
        )
    )


def _speakers(scored, hits) -> tuple[SpeakerRow, ...]:
    attributed: Counter = Counter()
    for document in scored:
        for speaker, n in document.score.attributed_speakers:
            attributed[speaker, document.document.metadata.outlet] += n
    counts: dict[tuple, Counter] = defaultdict(Counter)
    for group, _, hit in hits:
        attribution = hit.voiced.attribution
        if attribution and attribution.speaker:
            key = (hit.hit.lexicon, hit.hit.contrast, hit.hit.label)
            counts[attribution.speaker, group][key] += 1
    return tuple(
        SpeakerRow(
            speaker, group, n, tuple((*key, c) for key, c in sorted(counts[speaker, group].items()))
        )
        for (speaker, group), n in sorted(attributed.items())
    )


def _zones(groups, hits) -> tuple[ZoneRow, ...]:
    rows = []
    for group in groups:
        for contrast in CONTRASTS:
            own = [
                h
                for g, _, h in hits
                if g == group.name and h.hit.contrast == contrast and h.voiced.voice is Voice.OWN
            ]
            head = [h for h in own if h.voiced.zone is Zone.HEADLINE]
            body = [h for h in own if h.voiced.zone is Zone.BODY]
            for label in LABELS[contrast]:
                n = [sum(1 for h in side if h.hit.label == label) for side in (head, body)]
                if any(n):
                    rows.append(
                        ZoneRow(
                            CONTRASTS[contrast][0],
                            contrast, label, group.name, n[0], n[1], len(head), len(body),
                        )
                    )  # fmt: skip
    return tuple(rows)


def _asymmetries(hits) -> tuple[Asymmetry, ...]:
    rows = []
    for group in sorted({g for g, _, _ in hits}):
        counts = {
            place: Counter(
                h.hit.label
                for g, _, h in hits
                if g == group and h.hit.contrast == "rulers" and h.referent == place
            )
            for place in ("tarn", "velden")
        }
        n_a, n_b = (sum(counts[place].values()) for place in ("tarn", "velden"))
        if n_a and n_b:
            a, b = counts["tarn"]["regime"], counts["velden"]["regime"]
            rows.append(
                Asymmetry(
                    "state-power", "rulers", "regime", group, "tarn", a, n_a, "velden", b, n_b,
                    a / n_a - b / n_b, Interval(-0.2, 1.0, 0.95, "newcombe"),
                )
            )  # fmt: skip
    return tuple(rows)


def _shared(scored: Sequence[ScoredDocument]) -> tuple[SharedPassage, ...]:
    passage = "Eleven people"
    places = tuple(
        (one.document.id, start, start + len(passage))
        for one in scored
        if (start := one.document.text.find(passage)) >= 0
    )
    return (SharedPassage(passage, 2, places),) if len(places) > 1 else ()


# --- hostile input ---------------------------------------------------------------------------

HOSTILE = (
    "<script>window.hacked = 1</script>",
    "</style><img src=x onerror=hacked=1>",
    "]]><svg onload=hacked=1>",
    "javascript:hacked=1",
    "{{ 7 * 7 }} {% raw %} ${x}",
    "bell \x07 null \x00 escape \x1b[31m",
    "right-to-left \u202egnp.exe",
    "isolate \u2066 never closed",
    '" onmouseover="hacked=1',
    "lone \ud83d half",
)


def hostile_corpus() -> tuple[tuple[ScoredDocument, ...], Comparison]:
    """Articles whose sentences, outlets, titles, paths, speakers and labels are attacks."""
    scored = []
    for number, attack in enumerate(HOSTILE):
        # No pipes, brackets or braces: they are the fixture's own mark-up.
        marked = (
            f"Headline [militants|armed/militant|karsa-front] {_plain(attack)}\n"
            f"The [rebels|armed/rebel|karsa-front] said {{direct:SPEAKER|so {_plain(attack)} "
            f"[terrorists|armed/terrorist]}} and went."
        )
        one = scored_document(attack, "2025-03-03", attack, marked, name=f"{number}-{attack}")
        attributions = tuple(replace(a, speaker=attack) for a in one.attributions)
        hits = tuple(
            replace(hit, voiced=replace(hit.voiced, attribution=attributions[0]))
            if hit.voiced.attribution
            else hit
            for hit in one.hits
        )
        document = replace(
            one.document,
            metadata=replace(one.document.metadata, title=attack, url=f"javascript:{attack}"),
            path=attack,
        )
        scored.append(
            ScoredDocument(document, hits, attributions, _score(document, hits, attributions))
        )
    comparison = comparison_of(scored)
    contrasts = tuple(
        replace(
            contrast,
            title=f"{contrast.title} {HOSTILE[0]}",
            referent=HOSTILE[1],
            labels=tuple(
                replace(label, title=f"{label.title} {HOSTILE[2]}", says=HOSTILE[3])
                for label in contrast.labels
            ),
        )
        for contrast in comparison.contrasts
    )
    return tuple(scored), replace(comparison, contrasts=contrasts, shared_passages=())


def _plain(attack: str) -> str:
    return attack.translate(str.maketrans("", "", "[]{}|"))
