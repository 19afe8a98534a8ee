"""The method box: what makes the report repeatable, and what it cannot tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.domain.lexicon import Lexicon
from framing.report.desk import Desk
from framing.report.strings import Catalogue

SHORT_DIGEST = 12


@dataclass(frozen=True, slots=True)
class LexiconView:
    """A lexicon that took part. `references` are the sources of its labels."""

    id: str
    title: str
    version: str
    digest: str
    full_digest: str
    size: str
    labels: tuple[tuple[str, str], ...]
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SkippedView:
    """A file that was left out, why, and what to do."""

    path: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class MethodView:
    """Everything a reader needs to repeat, doubt or cite the report."""

    tool_version: str
    command: str | None
    corpus_digest: str
    facts: tuple[tuple[str, str], ...]
    lexicons: tuple[LexiconView, ...]
    skipped: tuple[SkippedView, ...]
    other_languages: str | None
    limits: tuple[str, ...]


LIMITS = ("rules", "referents", "small", "own", "order", "verdict")


def method_view(desk: Desk, lexicons: Sequence[Lexicon]) -> MethodView:
    """The method box."""
    run, say = desk.run, desk.catalogue.say
    is_blind = desk.settings.is_blind
    limits = [*LIMITS, *(["blind"] if is_blind else [])]
    skipped = tuple(
        SkippedView(
            say("method.hidden_path", number=str(number)) if is_blind else one.path,
            one.reason,
            one.remedy,
        )
        for number, one in enumerate(run.skipped, start=1)
    )
    return MethodView(
        run.tool_version,
        None if is_blind else run.command,
        run.corpus_digest,
        _facts(desk),
        _lexicons(desk, lexicons),
        skipped,
        _other_languages(desk),
        tuple(say(f"limits.{limit}") for limit in limits),
    )


def _other_languages(desk: Desk) -> str | None:
    """In which languages no lexicon is written, and how many articles are in them."""
    count, others = desk.numerals.count, desk.run.other_languages
    if not others:
        return None
    languages = ", ".join(f"{name}\u00a0{count(n)}" for name, n in others)
    n_other = sum(n for _, n in others)
    return desk.catalogue.counted("method.other_languages", n_other, languages=languages)


def _facts(desk: Desk) -> tuple[tuple[str, str], ...]:
    comparison, count, say = desk.comparison, desk.numerals.count, desk.catalogue.say
    own = (
        (say("method.minimum_n"), count(comparison.minimum_n)),
        (say("method.minimum_documents"), count(comparison.minimum_documents)),
        (say("method.n_tests"), count(comparison.n_tests)),
        (say("method.n_resamples"), count(comparison.n_resamples)),
        (say("method.seed"), str(comparison.seed)),
    )
    hidden = {"seed", "resamples"}
    options = [
        option_told(desk.catalogue, *pair) for pair in desk.run.options if pair[0] not in hidden
    ]
    return (*own, *options, *_set_aside(desk))


def option_told(catalogue: Catalogue, name: str, chosen: str) -> tuple[str, str]:
    """An option and what was chosen in the page's words; as they stand where it has none."""
    key = f"method.option.{name.replace(' ', '_')}"
    choice = f"method.chosen.{name.replace(' ', '_')}.{chosen}"
    return (
        catalogue.say(key) if catalogue.has(key) else name,
        catalogue.say(choice) if catalogue.has(choice) else chosen,
    )


def _set_aside(desk: Desk) -> Iterator[tuple[str, str]]:
    """How much agency copy was credited to nobody."""
    aside, counted = desk.run.set_aside, desk.catalogue.counted
    if aside is not None:
        told = desk.catalogue.say(
            "method.set_aside",
            passages=counted("method.passages", aside.n_passages),
            words=counted("words", aside.n_words),
            hits=counted("hits", aside.n_labels),
        )
        yield desk.catalogue.say("method.set_aside_head"), told


def _lexicons(desk: Desk, lexicons: Sequence[Lexicon]) -> tuple[LexiconView, ...]:
    loaded = {lexicon.id: lexicon for lexicon in lexicons}
    views = []
    for digest in desk.run.lexicons:
        lexicon = loaded.get(digest.id)
        views.append(
            LexiconView(
                digest.id,
                digest.title,
                digest.version,
                digest.digest[:SHORT_DIGEST],
                digest.digest,
                desk.catalogue.say(
                    "method.size",
                    terms=desk.catalogue.counted("terms", digest.n_terms),
                    forms=desk.catalogue.counted("forms", digest.n_forms),
                ),
                _label_notes(lexicon) if lexicon else (),
                _references(lexicon) if lexicon else (),
            )
        )
    return tuple(views)


def _label_notes(lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    return tuple(
        (label.title, label.says) for contrast in lexicon.contrasts for label in contrast.labels
    )


def _references(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(
        ", ".join(part for part in (source.title, source.section, source.year) if part)
        for source in lexicon.sources
    )
