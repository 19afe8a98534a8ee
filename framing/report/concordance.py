"""The concordance: every number's sentences, grouped by the cell of the matrix that counts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from framing.domain.attribution import Voice
from framing.domain.comparison import ContrastComparison, Share
from framing.report.contexts import CONTEXT_CHARS
from framing.report.desk import Desk, labels_with_hits
from framing.report.kinds import SIGN_OF_VOICE, CellKey, Sighting, VoiceSign
from framing.report.labels import LabelLook
from framing.report.lines import SHORT_CHARS, Line, cut_line, shown_first
from framing.report.sightings import Sightings


@dataclass(frozen=True, slots=True)
class LineGroup:
    """The lines of one cell. `figure` tells n, share and interval in words; `more` what is not shown."""

    anchor: str
    look: LabelLook
    group: str
    sign: str
    voice: str
    voice_word: str
    figure: str
    terms: str
    lines: tuple[Line, ...]
    more: str | None


@dataclass(frozen=True, slots=True)
class ContrastLines:
    """All lines of one contrast."""

    anchor: str
    title: str
    groups: tuple[LineGroup, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a filter."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader may filter by. Labels carry their shape in the title."""

    groups: tuple[Choice, ...]
    labels: tuple[Choice, ...]
    voices: tuple[Choice, ...]
    speakers: tuple[Choice, ...]
    zones: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class ConcordanceView:
    """The lines, what may be filtered, and how many of all are shown."""

    total: str
    contrasts: tuple[ContrastLines, ...]
    uncounted: tuple[Line, ...]
    uncounted_note: str | None
    filters: Filters


def ask_for_lines(desk: Desk) -> None:
    """Ask for the words around all hits that a concordance of the desk's contrasts will show."""
    for contrast, cap in zip(desk.contrasts, caps_of(desk), strict=True):
        for key in _cells(desk, contrast):
            first = shown_first(desk, desk.evidence.of_cell(key), cap)
            desk.evidence.contexts.ask(sighting.context for sighting in first)
    uncounted = desk.evidence.uncounted[:MAX_UNCOUNTED]
    desk.evidence.contexts.ask(sighting.context for sighting in uncounted)


def concordance_view(desk: Desk) -> ConcordanceView:
    """All lines, as many as the page has room for; of contrasts that have pages of their own none."""
    places = range(len(desk.contrasts) if desk.places.contrasts is None else 0)
    caps = caps_of(desk)
    contrasts = tuple(contrast_lines(desk, place, caps[place]) for place in places)
    uncounted = desk.evidence.uncounted
    told = _view(desk, contrasts, len(desk.evidence.counted))
    return replace(
        told,
        uncounted=_lines(desk, uncounted[:MAX_UNCOUNTED]),
        uncounted_note=desk.catalogue.counted("concordance.uncounted", len(uncounted))
        if uncounted
        else None,
    )


def concordance_of(desk: Desk, place: int, cap: int) -> ConcordanceView:
    """The lines of one contrast, which has a page of its own; at most `cap` a cell."""
    contrast = desk.contrasts[place]
    n_all = len(desk.evidence.of_contrast(contrast.lexicon, contrast.contrast))
    return _view(desk, (contrast_lines(desk, place, cap),), n_all)


def _view(desk: Desk, contrasts: tuple[ContrastLines, ...], n_all: int) -> ConcordanceView:
    lines = [line for contrast in contrasts for group in contrast.groups for line in group.lines]
    total = desk.catalogue.say(
        "concordance.total",
        shown=desk.numerals.count(len(lines)),
        all=desk.catalogue.counted("hits", n_all),
    )
    return ConcordanceView(total, contrasts, (), None, _filters(desk, lines))


def caps_of(desk: Desk) -> list[int]:
    """How many lines a cell of each contrast may show: the most telling contrasts come first."""
    limit = desk.settings.max_lines
    if len(desk.evidence.counted) <= limit:
        return [limit] * len(desk.contrasts)
    places = [(contrast.lexicon, contrast.contrast) for contrast in desk.contrasts[:N_TELLING]]
    telling, others = [], 0
    for key, members in desk.evidence.by_cell.items():
        if (key.lexicon, key.contrast) in places:
            telling.append(len(members))
        else:
            others += 1
    cap = lines_a_cell(telling, limit - others)
    return [cap if number < N_TELLING else 1 for number in range(len(desk.contrasts))]


N_TELLING, MAX_UNCOUNTED = 8, 200


def lines_a_cell(sizes: Sequence[int], limit: int) -> int:
    """The largest number of lines a cell may show so that all cells stay within the limit.

    At least one, so that no number is without a sentence.
    """
    low, high = 1, max(sizes, default=1)
    while low < high:
        middle = (low + high + 1) // 2
        if sum(min(size, middle) for size in sizes) <= limit:
            low = middle
        else:
            high = middle - 1
    return low


def contrast_lines(desk: Desk, place: int, cap: int) -> ContrastLines:
    """The lines of the contrast at a place, at most `cap` a cell."""
    contrast = desk.contrasts[place]
    shares = {
        (desk.evidence.name(one.group), one.label, one.voice.value): one
        for one in contrast.shares
        if one.voice is not None and one.n_all
    }
    groups = tuple(
        _line_group(desk, key, shares.get((key.group, key.label, key.voice)), cap)
        for key in _cells(desk, contrast)
    )
    return ContrastLines(f"lines-{place + 1}", contrast.title, groups)


def _cells(desk: Desk, contrast: ContrastComparison) -> Iterator[CellKey]:
    """The cells behind which sentences stand, by voice, label and group."""
    labels = labels_with_hits(contrast)
    for voice in Voice:
        for label in labels:
            for group in desk.comparison.groups:
                key = desk.cell(contrast, label, voice.value, group.name)
                if key is not None:
                    yield key


def _line_group(desk: Desk, key: CellKey, share: Share | None, cap: int) -> LineGroup:
    sightings = desk.evidence.of_cell(key)
    sign = SIGN_OF_VOICE[Voice(key.voice)]
    hidden = len(sightings) - cap
    return LineGroup(
        anchor=key.anchor,
        look=desk.looks[key.lexicon, key.contrast, key.label],
        group=key.group,
        sign=sign.value,
        voice=sign.word,
        voice_word=desk.catalogue.say(f"voices.{sign.word}"),
        figure=_figure(desk, share, len(sightings)),
        terms=terms_with_counts(desk, sightings),
        lines=_lines(desk, shown_first(desk, sightings, cap)),
        more=desk.catalogue.counted("concordance.more", hidden) if hidden > 0 else None,
    )


def _figure(desk: Desk, share: Share | None, n_lines: int) -> str:
    if share is None:
        return desk.catalogue.counted("hits", n_lines)
    return desk.catalogue.say(
        "concordance.figure",
        n=desk.numerals.count(share.n),
        all=desk.numerals.count(share.n_all),
        share=desk.numerals.percent(share.share),
        interval=desk.numerals.interval(share.interval),
        method=desk.method(share.interval),
    )


def terms_with_counts(desk: Desk, sightings: Sightings) -> str:
    """The terms of the lexicon that hit, most frequent first, with their counts."""
    counted = Counter[str]()
    for kind, n in sightings.counted():
        counted[kind.term] += n
    ordered = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    told = [f"{_shortened(term)}\u00a0{desk.numerals.count(n)}" for term, n in ordered[:MAX_TERMS]]
    hidden = len(ordered) - MAX_TERMS
    if hidden > 0:
        told.append(desk.catalogue.counted("concordance.more_terms", hidden))
    return ", ".join(told)


def _shortened(term: str) -> str:
    """The term as its lexicon writes it, long alternatives cut after the first."""
    before, opened, rest = term.partition("{")
    inside, closed, after = rest.partition("}")
    if not opened or not closed:
        return term
    first, comma, _ = inside.partition(",")
    kept = f"{first},…" if comma and len(inside) > MAX_ALTERNATIVES else inside
    return f"{before}{{{kept}}}{_shortened(after)}"


MAX_ALTERNATIVES, MAX_TERMS = 14, 12


def _lines(desk: Desk, sightings: Iterable[Sighting]) -> tuple[Line, ...]:
    n_chars = SHORT_CHARS if desk.is_large else CONTEXT_CHARS
    return tuple(cut_line(desk, sighting, n_chars=n_chars) for sighting in sightings)


def _filters(desk: Desk, lines: Sequence[Line]) -> Filters:
    looks = {line.look: f"{line.look.shape} {line.look.title}" for line in lines}
    signs = {line.voice for line in lines}
    return Filters(
        groups=_choices(line.group for line in lines),
        labels=tuple(Choice(look.key, title) for look, title in looks.items()),
        voices=tuple(
            Choice(sign.word, f"{sign.value} {desk.catalogue.say(f'voices.{sign.word}')}")
            for sign in VoiceSign
            if sign.word in signs
        ),
        speakers=_choices(sorted({line.speaker for line in lines if line.speaker})),
        zones=tuple(
            Choice(zone, word)
            for zone, word in {line.zone: line.zone_word for line in lines}.items()
        ),
    )


def _choices(names: Iterable[str]) -> tuple[Choice, ...]:
    return tuple(Choice(name, name) for name in dict.fromkeys(names))
