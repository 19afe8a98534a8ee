"""Invariants that hold on any corpus, tried on the user's own."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from framing.compare.compare import compare
from framing.compare.grouping import group_scores
from framing.domain.attribution import Voice
from framing.domain.comparison import CompareSettings, Comparison, Effect, Rate, Share
from framing.domain.document import Zone
from framing.domain.invariant import Invariant
from framing.domain.lexicon import Lexicon
from framing.domain.score import DocumentScore, LabelCount, TokenCount

_TOLERANCE = 1e-9
_N_NEUTRAL_TOKENS = 1_000

Scores = Sequence[DocumentScore]
Compared = Callable[[Scores], Comparison]


def selfcheck(
    scored: Sequence[DocumentScore],
    *,
    lexicons: Sequence[Lexicon],
    by: str = "outlet",
    settings: CompareSettings | None = None,
) -> tuple[Invariant, ...]:
    """Whether the figures behave on this corpus as they must on any.

    Five invariants, each tried by comparing a changed copy of the scores: another order of
    the documents, another order of the lexicons, two groups that swap their names, every
    document parted in two, and neutral words added. Costs about ten comparisons; fewer
    resamples than a report's do.
    """
    settings = settings or CompareSettings(n_resamples=200)

    def compared(scores: Scores) -> Comparison:
        return compare(scores, lexicons=lexicons, by=by, settings=settings)

    reversed_lexicons = list(reversed(lexicons))
    whole = compared(scored)
    turned = compare(scored, lexicons=reversed_lexicons, by=by, settings=settings)
    return (
        _order_of_documents(scored, whole, compared),
        _order_of_lexicons(whole, turned),
        _swapped_groups(scored, by, lexicons, settings),
        _parted_documents(scored, whole, compared),
        _neutral_words(scored, whole, compared),
    )


def _order_of_documents(scored: Scores, whole: Comparison, compared: Compared) -> Invariant:
    name = "another order of the documents changes nothing"
    shuffled = random.Random(1).sample(list(scored), len(scored))  # noqa: S311 - no secret
    same = compared(shuffled) == whole
    return Invariant(name, same, f"{len(scored):,} documents shuffled")


def _order_of_lexicons(whole: Comparison, turned: Comparison) -> Invariant:
    name = "another order of the lexicons changes nothing but the order of the tables"
    first = {(one.lexicon, one.contrast): one for one in whole.contrasts}
    second = {(one.lexicon, one.contrast): one for one in turned.contrasts}
    broken = [
        f"{key[0]}/{key[1]}"
        for key in first
        if first[key].shares != second[key].shares or first[key].rates != second[key].rates
    ]
    return _judged(name, broken, f"{len(first)} contrasts in reverse")


def _swapped_groups(
    scored: Scores, by: str, lexicons: Sequence[Lexicon], settings: CompareSettings
) -> Invariant:
    name = "two groups that swap their places mirror every effect"
    known = [group for group in group_scores(scored, by) if group.is_known]
    largest = sorted(known, key=lambda group: (-len(group.scores), group.name))[:2]
    if len(largest) < 2:
        return Invariant(name, True, "not tried: fewer than two groups")
    sides = [
        [
            _named(score, side)
            for group, side in zip(largest, names, strict=True)
            for score in group.scores
        ]
        for names in (("a", "b"), ("b", "a"))
    ]
    there, back = (
        compare(scores, lexicons=lexicons, by="swapped", settings=settings) for scores in sides
    )
    mirrors = zip(_effects(there), _effects(back), strict=True)
    broken = [place for (place, effect), (_, other) in mirrors if not _mirrors(effect, other)]
    return _judged(name, broken, f"{largest[0].name} and {largest[1].name} swapped")


def _named(score: DocumentScore, side: str) -> DocumentScore:
    return replace(score, metadata=replace(score.metadata, custom=(("swapped", side),)))


def _effects(comparison: Comparison) -> list[tuple[str, Effect]]:
    return [
        (f"{contrast.lexicon}/{effect.label}", effect)
        for contrast in comparison.contrasts
        for effect in contrast.effects
    ]


def _mirrors(effect: Effect, other: Effect) -> bool:
    """Whether every signed figure of the one is that of the other with its sign turned."""
    signed = ("share_difference", "rate_difference_per_1000", "log_ratio", "log_odds_z")
    there = [getattr(effect, name) for name in signed]
    back = [getattr(other, name) for name in signed]
    if effect.interval is not None and other.interval is not None:
        there += [effect.interval.low, effect.interval.high]
        back += [other.interval.high, other.interval.low]
    is_counted_alike = (effect.n_target, effect.n_all_target, effect.differs) == (
        other.n_reference,
        other.n_all_reference,
        other.differs,
    )
    return is_counted_alike and all(map(_are_opposite, there, back))


def _are_opposite(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one + other) <= _TOLERANCE


def _parted_documents(scored: Scores, whole: Comparison, compared: Compared) -> Invariant:
    name = "parting every document in two adds up"
    parted = compared([half for score in scored for half in _halves(score)])
    pairs = zip(_counted(whole), _counted(parted), strict=True)
    broken = [place for (place, figures), (_, others) in pairs if figures != others]
    return _judged(name, broken, f"{len(scored):,} documents parted")


def _halves(score: DocumentScore) -> Iterator[DocumentScore]:
    for number, keep in enumerate((_lower_half, _upper_half), start=1):
        counts = tuple(LabelCount(count.key, keep(count.n)) for count in score.counts)
        tokens = tuple(
            TokenCount(count.voice, count.zone, keep(count.n_tokens)) for count in score.tokens
        )
        yield replace(
            score,
            document=f"{score.document} ({number})",
            counts=tuple(count for count in counts if count.n),
            tokens=tokens,
            n_tokens=sum(count.n_tokens for count in tokens),
        )


def _lower_half(n: int) -> int:
    return n // 2


def _upper_half(n: int) -> int:
    return n - n // 2


def _counted(comparison: Comparison) -> list[tuple[str, tuple[int, int]]]:
    """Every count of the comparison with its denominator, and where it stands."""
    found: list[tuple[str, tuple[int, int]]] = []
    for contrast in comparison.contrasts:
        for share in contrast.shares:
            found.append((_place(contrast.lexicon, share), (share.n, share.n_all)))
        for rate in contrast.rates:
            found.append((_place(contrast.lexicon, rate), (rate.n, rate.n_tokens)))
    return found


def _place(lexicon: str, figure: Share | Rate) -> str:
    voice = "all voices" if figure.voice is None else f"{figure.voice.value} voice"
    return f"{lexicon}/{figure.label}, {figure.group}, {voice}"


def _neutral_words(scored: Scores, whole: Comparison, compared: Compared) -> Invariant:
    name = "neutral words change denominators only"
    if not scored:
        return Invariant(name, True, "not tried: no documents")
    first, *others = sorted(scored, key=_by_id)
    neutral = TokenCount(Voice.OWN, Zone.BODY, _N_NEUTRAL_TOKENS)
    longer = replace(
        first, tokens=(*first.tokens, neutral), n_tokens=first.n_tokens + _N_NEUTRAL_TOKENS
    )
    lengthened = compared([longer, *others])
    (group,) = (one.name for one in whole.groups if first.document in one.documents)
    broken = [
        _place(contrast.lexicon, rate)
        for contrast, other in zip(whole.contrasts, lengthened.contrasts, strict=True)
        for rate, longer_rate in zip(contrast.rates, other.rates, strict=True)
        if longer_rate.n != rate.n
        or longer_rate.n_tokens - rate.n_tokens != _expected_tokens(rate, group)
    ]
    broken += [
        f"{contrast.lexicon}/{contrast.contrast}: shares"
        for contrast, other in zip(whole.contrasts, lengthened.contrasts, strict=True)
        if contrast.shares != other.shares
    ]
    return _judged(name, broken, f"{_N_NEUTRAL_TOKENS:,} words added to {first.document}")


def _by_id(score: DocumentScore) -> str:
    return score.document


def _expected_tokens(rate: Rate, group: str) -> int:
    is_own_or_all = rate.voice in (Voice.OWN, None)
    return _N_NEUTRAL_TOKENS if rate.group == group and is_own_or_all else 0


def _judged(name: str, broken: Sequence[str], tried: str) -> Invariant:
    if not broken:
        return Invariant(name, True, tried)
    return Invariant(name, False, f"{tried}; {len(broken)} figures differ, first {broken[0]}")
