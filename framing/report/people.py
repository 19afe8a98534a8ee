"""Who calls whom what: referents by group, and the speakers that groups quote and report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from framing.domain.attribution import Voice
from framing.domain.comparison import ContrastComparison
from framing.domain.comparison_rows import ReferentRow, SpeakerRow
from framing.report.desk import Desk
from framing.report.drawn import most_spoken
from framing.report.names import referent_title
from framing.report.sightings import Sightings
from framing.report.tally import Tally, tally

N_SPEAKERS_OPEN, MAX_SPEAKERS, N_REFERENTS_OPEN, MAX_REFERENTS = 12, 120, 6, 30
MAX_GROUPS = 24


@dataclass(frozen=True, slots=True)
class GroupNaming:
    """What one group calls one referent: in its own voice, and in others' mouths."""

    group: str
    own: tuple[Tally, ...]
    others: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class ReferentView:
    """One referent and the groups that name it, which take up `n_rows` with what is said of `more`."""

    title: str
    is_known: bool
    groups: tuple[GroupNaming, ...]
    more: str | None
    n_rows: int


@dataclass(frozen=True, slots=True)
class ContrastReferents:
    """The referents of one contrast: those named most, and the others, which stand folded."""

    title: str
    referents: tuple[ReferentView, ...]
    more: tuple[ReferentView, ...]
    more_note: str
    hidden: str | None


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """What a speaker calls one referent; `referent` None where the text does not tell."""

    referent: str | None
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """One speaker in one group: how often heard, and what they call whom."""

    speaker: str
    group: str
    n_attributions: str
    spoken_of: tuple[SpokenOf, ...]


@dataclass(frozen=True, slots=True)
class PeopleView:
    """Referents by contrast, speakers who use a label, and how many others speak."""

    contrasts: tuple[ContrastReferents, ...]
    speakers: tuple[SpeakerView, ...]
    more_speakers: tuple[SpeakerView, ...]
    narrowed: str | None
    more_note: str
    hidden: str | None
    others: str | None


def people_view(desk: Desk) -> PeopleView:
    """Referents and speakers."""
    contrasts = tuple(_contrast_referents(desk, contrast) for contrast in desk.tabled)
    contrasts_only = frozenset((one.lexicon, one.contrast) for one in desk.tabled)
    n_speakers = MAX_SPEAKERS // 3 if desk.is_large else MAX_SPEAKERS
    using = [row for row in desk.comparison.speakers if _n_labels(row, contrasts_only)]
    using.sort(key=lambda row: (-_n_labels(row, contrasts_only), row.speaker, row.group))
    speakers = tuple(_speaker_view(desk, row, contrasts_only) for row in using[:n_speakers])
    n_more, n_hidden = len(using) - N_SPEAKERS_OPEN, len(using) - len(speakers)
    silent = sorted(
        {row.speaker for row in desk.comparison.speakers} - {row.speaker for row in using}
    )
    return PeopleView(
        tuple(contrast for contrast in contrasts if contrast.referents),
        speakers[:N_SPEAKERS_OPEN],
        speakers[N_SPEAKERS_OPEN:],
        _narrowed(desk),
        desk.catalogue.counted("people.more", n_more),
        desk.catalogue.counted("people.hidden", n_hidden) if n_hidden else None,
        desk.catalogue.counted("people.others_heard", len(silent), names=_listed(silent))
        if silent
        else None,
    )


def _narrowed(desk: Desk) -> str | None:
    """What is said where the tables keep to the most telling contrasts."""
    n_all = sum(not contrast.is_inventory for contrast in desk.contrasts)
    n_shown = len(desk.tabled)
    if n_shown == n_all:
        return None
    count = desk.numerals.count
    return desk.catalogue.say("people.narrowed", n=count(n_shown), all=count(n_all))


def _n_labels(row: SpeakerRow, contrasts: frozenset[tuple[str, str]]) -> int:
    """The speaker's labels of contrasts; inventories (speech verbs, hedges) name nobody."""
    return sum(n for lexicon, contrast, _, n in row.counts if (lexicon, contrast) in contrasts)


def _listed(names: Sequence[str]) -> str:
    shown = names[:30]
    return ", ".join(shown) + (" …" if len(names) > len(shown) else "")


def _contrast_referents(desk: Desk, contrast: ContrastComparison) -> ContrastReferents:
    rows: dict[str | None, list[ReferentRow]] = defaultdict(list)
    for row in desk.comparison.referents:
        if (row.lexicon, row.contrast) == (contrast.lexicon, contrast.contrast):
            rows[row.referent].append(row)
    known = sorted(
        (referent for referent in rows if referent is not None),
        key=lambda referent: (-_total(rows[referent]), referent),
    )
    here = desk.evidence.of_contrast(contrast.lexicon, contrast.contrast)
    sightings = here.by(lambda kind: kind.referent)
    n_shown = MAX_REFERENTS // 2 if desk.is_large else MAX_REFERENTS
    ordered = [*known[:n_shown], *([None] if None in rows else [])]
    views = tuple(
        _referent_view(desk, contrast, one, (rows[one], sightings.get(one, here[:0])))
        for one in ordered
    )
    n_hidden = len(known) - n_shown
    hidden = desk.catalogue.counted("people.hidden_referents", n_hidden) if n_hidden > 0 else None
    told = views if known else ()
    n_open = N_REFERENTS_OPEN if len(told) > N_REFERENTS_OPEN + 2 else len(told)
    open_ones = [*told[:n_open], *(one for one in told[n_open:] if not one.is_known)]
    more = tuple(one for one in told[n_open:] if one.is_known)
    note = desk.catalogue.counted("people.more_referents", len(more))
    return ContrastReferents(contrast.title, tuple(open_ones), more, note, hidden)


def _total(rows: Iterable[ReferentRow]) -> int:
    return sum(n for row in rows if row.voice is not None for _, n in row.counts)


def _referent_view(
    desk: Desk,
    contrast: ContrastComparison,
    referent: str | None,
    found: tuple[Sequence[ReferentRow], Sightings],
) -> ReferentView:
    rows, sightings = found
    by_group = sightings.by(lambda kind: kind.group)
    rows_of: dict[str, list[ReferentRow]] = defaultdict(list)
    for row in rows:
        if row.voice is not None:
            rows_of[row.group].append(row)
    groups = []
    listed = most_spoken({group: _total(counted) for group, counted in rows_of.items()}, MAX_GROUPS)
    for group in desk.comparison.groups:
        name = desk.evidence.name(group.name)
        counted = rows_of.get(group.name)
        if counted is None or group.name not in listed:
            continue
        naming = _naming(desk, contrast, name, counted, by_group.get(name, sightings[:0]))
        if naming.own or naming.others:
            groups.append(naming)
    title = referent_title(referent) if referent else desk.catalogue.say("people.unknown")
    n_more = len(rows_of) - len(listed)
    more = desk.catalogue.counted("people.more_groups", n_more) if n_more else None
    n_rows = len(groups) + (more is not None)
    return ReferentView(title, referent is not None, tuple(groups), more, n_rows)


def _naming(
    desk: Desk,
    contrast: ContrastComparison,
    group: str,
    rows: Sequence[ReferentRow],
    sightings: Sightings,
) -> GroupNaming:
    """The labels in the own voice, and those in all others', with their lines."""
    by_label = sightings.by(lambda kind: (kind.label, kind.voice is Voice.OWN))
    counts: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for row in rows:
        counts[row.voice is Voice.OWN].update(dict(row.counts))
    own, others = (
        tuple(
            tally(desk, desk.look(contrast, label), n, by_label.get((label, is_own), sightings[:0]))
            for label, n in counts[is_own].items()
            if n
        )
        for is_own in (True, False)
    )
    return GroupNaming(group, own, others)


def _speaker_view(
    desk: Desk, row: SpeakerRow, contrasts: frozenset[tuple[str, str]]
) -> SpeakerView:
    group = desk.evidence.name(row.group)
    said = desk.evidence.by_speaker.get((row.speaker, group), desk.evidence.counted[:0])
    by_referent = said.where(lambda kind: (kind.lexicon, kind.contrast) in contrasts).by(
        lambda kind: kind.referent
    )
    return SpeakerView(
        row.speaker,
        group,
        desk.numerals.count(row.n_attributions),
        tuple(
            SpokenOf(referent_title(referent) if referent else None, _tallies(desk, sightings))
            for referent, sightings in sorted(
                by_referent.items(), key=lambda pair: (pair[0] is None, pair[0] or "")
            )
        ),
    )


def _tallies(desk: Desk, sightings: Sightings) -> tuple[Tally, ...]:
    by_look = sightings.by(desk.look_of)
    return tuple(tally(desk, look, len(members), members) for look, members in by_look.items())
