"""A comparison of the hand-made corpus, counted the plain way."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from report_articles import CONTRASTS, INVENTORIES, LABELS

from framing.domain.attribution import Voice
from framing.domain.comparison import (
    Comparison,
    ContrastComparison,
    Effect,
    Group,
    LabelInfo,
    Rate,
    Share,
)
from framing.domain.comparison_rows import (
    Asymmetry,
    Omission,
    ReadabilityRow,
    ReferentRow,
    SharedPassage,
    SpeakerRow,
    ZoneRow,
)
from framing.domain.document import Zone
from framing.domain.interval import Interval
from framing.domain.scored import ScoredDocument


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
