"""A lexicon as a dictionary of another tool, with the report of what that tool cannot hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from framing.domain.frozen import dataclass
from framing.domain.lexicon import CaseRule, Label, Lexicon, Place, Term
from framing.errors import Problem
from framing.lexicon.foreign.write import (
    Listed,
    write_cat,
    write_csv,
    write_dic,
    write_dicx,
    write_lc3,
    write_lcd,
    write_quanteda,
    write_tsv,
    write_ykd,
)
from framing.lexicon.foreign.write_vale import write_vale


@dataclass(frozen=True, slots=True)
class Exported:
    """Files by name, one for most formats, and the losses as warnings at their terms."""

    files: tuple[tuple[str, str], ...]
    losses: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Format:
    """What a tool's dictionary can hold besides plain words."""

    ending: str
    write: Callable[[tuple[Listed, ...]], str]
    has_phrases: bool = True
    has_inner_globs: bool = True
    has_single_globs: bool = False


_FORMATS = {
    "dic": _Format("dic", write_dic, has_inner_globs=False),
    "dicx": _Format("dicx", write_dicx, has_inner_globs=False),
    "lc3": _Format("lc3", write_lc3),
    "lcd": _Format("lcd", write_lcd),
    "ykd": _Format("ykd", write_ykd, has_phrases=False),
    "cat": _Format("cat", write_cat),
    "quanteda": _Format("yml", write_quanteda, has_single_globs=True),
    "csv": _Format("csv", write_csv, has_single_globs=True),
    "tsv": _Format("tsv", write_tsv, has_single_globs=True),
}

EXPORT_FORMATS = (*_FORMATS, "vale")


def export_lexicon(lexicon: Lexicon, format_name: str) -> Exported:
    """The lexicon in a format of EXPORT_FORMATS: every form written out under its label.

    Raises:
        ValueError: the format is not one of EXPORT_FORMATS.
    """
    losses: list[Problem] = []
    if format_name == "vale":
        files = tuple(
            (f"{label.id}.yml", write_vale(label))
            for contrast in lexicon.contrasts
            for label in contrast.labels
        )
        for label in (label for contrast in lexicon.contrasts for label in contrast.labels):
            losses.extend(_lost_notes(label))
            for term in label.terms:
                losses.extend(_lost_conditions(term))
        return Exported(files, tuple(sorted(losses)))
    if format_name not in _FORMATS:
        raise ValueError(f"no format {format_name!r}; there are {', '.join(EXPORT_FORMATS)}")
    target = _FORMATS[format_name]
    listed: list[Listed] = []
    has_contrasts = len(lexicon.contrasts) > 1
    for contrast in lexicon.contrasts:
        for label in contrast.labels:
            path = tuple(label.id.split("."))
            path = (contrast.id, *path) if has_contrasts else path
            listed.append(Listed(path, _held_forms(label, target, losses)))
            losses.extend(_lost_of_label(label))
    name = f"{lexicon.id}.{target.ending}"
    return Exported(((name, target.write(tuple(listed))),), tuple(sorted(losses)))


def _held_forms(label: Label, target: _Format, losses: list[Problem]) -> tuple[str, ...]:
    """The forms that the format can hold, each once; the others are noted."""
    forms: dict[str, None] = {}
    for term in label.terms:
        losses.extend(_lost_conditions(term))
        if term.pattern is not None:
            losses.append(_loss(term.place, f"'{term.text}'", "a regular expression"))
        if term.case is not CaseRule.ANY:
            losses.append(_loss(term.place, f"the case of '{term.text}'", "case is not held"))
        for form in term.forms:
            reason = _unheld(form, target)
            if reason:
                losses.append(_loss(term.place, f"'{form}'", reason))
            else:
                forms[form.casefold()] = None
    return tuple(forms)


def _unheld(form: str, target: _Format) -> str:
    if " " in form and not target.has_phrases:
        return "a phrase; the format holds single words"
    if "?" in form and not target.has_single_globs:
        return "'?' is no sign of the format"
    if "*" in form.removesuffix("*") and not target.has_inner_globs:
        return "'*' may only end a word there"
    return ""


def _lost_conditions(term: Term) -> Iterator[Problem]:
    if term.context:
        relations = ", ".join(rule.relation.value for rule in term.context)
        yield _loss(term.place, f"'{relations}' of '{term.text}'", "context rules are not held")
    if term.active_from or term.active_until:
        yield _loss(term.place, f"the dates of '{term.text}'", "dates are not held")
    for scope in term.only:
        yield _loss(term.place, f"'only {scope.field}' of '{term.text}'", "scopes are not held")


def _lost_of_label(label: Label) -> Iterator[Problem]:
    for exclusion in label.exclusions:
        yield _loss(exclusion.place, f"not: '{exclusion.text}'", "exclusions are not held")
    yield from _lost_notes(label)


def _lost_notes(label: Label) -> Iterator[Problem]:
    if label.says or label.evidence or label.examples:
        what = f"says, evidence and examples of '{label.id}'"
        yield _loss(label.place, what, "only words are held")


def _loss(place: Place, what: str, reason: str) -> Problem:
    message = f"not carried over: {what} ({reason})"
    return Problem(place.path, place.line, place.column, "loss", message, severity="warning")
