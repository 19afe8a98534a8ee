"""Exceptions of many labels at once: `not:` of a contrast or lexicon, and lists in files of their own.

A phrase is given to those labels only of which it holds a word: with the others it has nothing
to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase

from framing.domain.digest import sha256
from framing.domain.frozen import dataclass, replace
from framing.domain.lexicon import Contrast, Label, Lexicon, Place, Term, labels_above
from framing.lexicon.exclusions import is_open, words_of
from framing.lexicon.expand import TermOptions
from framing.lexicon.problems import ProblemList, nearest
from framing.lexicon.terms import Setting, TermReader, one_text, scalars
from framing.yaml_source import Mapping, YamlFile


@dataclass(frozen=True, slots=True)
class Scoped:
    """A lexicon, or one of its labels, for which a list of exceptions holds."""

    lexicon: str
    label: str
    place: Place


@dataclass(frozen=True, slots=True)
class Exceptions:
    """A list of phrases in which no term counts; without `scope` it holds for all lexicons."""

    phrases: tuple[Term, ...]
    scope: tuple[Scoped, ...]
    digest: str


def build_exceptions(
    file: YamlFile, root: Mapping, problems: ProblemList, *, digest: str
) -> Exceptions:
    """The list of a file; phrases that cannot be used are left out and have been noted."""
    reader = TermReader(file, problems)
    language = one_text(root.get("language")) or "en"
    setting = reader.setting(root, Setting(TermOptions(language=language)))
    scope = []
    for one in scalars(root.get("scope")):
        lexicon, _, label = one.text.strip().replace(".", "/").partition("/")
        scope.append(Scoped(lexicon, label.replace("/", "."), reader.place(one)))
    return Exceptions(reader.terms(root.get("phrases"), setting), tuple(scope), digest)


def apply_exceptions(
    lexicons: Iterable[Lexicon], lists: Sequence[Exceptions], problems: ProblemList
) -> tuple[Lexicon, ...]:
    """The lexicons with the lists' phrases under `not:` of the labels in their scope."""
    applied = tuple(lexicons)
    for each in lists:
        _check_scope(each, applied, problems)
        before = applied
        applied = tuple(_with_list(lexicon, each) for lexicon in applied)
        if applied == before and each.phrases and not each.scope:
            message = "no phrase of this list holds a word of any loaded lexicon"
            remedy = "Load the lexicons that it is meant for, or remove it."
            problems.warning_at(each.phrases[0].place, "idle-exclusion", message, remedy)
    return applied


def _check_scope(each: Exceptions, lexicons: Sequence[Lexicon], problems: ProblemList) -> None:
    known = {lexicon.id: lexicon for lexicon in lexicons}
    for scoped in each.scope:
        if scoped.lexicon not in known:
            message = f"the scope names the lexicon '{scoped.lexicon}', which is not loaded"
            remedy = nearest(scoped.lexicon, list(known))
            problems.warning_at(scoped.place, "unloaded-lexicon", message, remedy)
            continue
        contrasts = known[scoped.lexicon].contrasts
        ids = [label.id for contrast in contrasts for label in contrast.labels]
        labels = sorted({each for one in ids for each in (*labels_above(one), one)})
        if scoped.label and scoped.label not in labels:
            message = f"'{scoped.lexicon}' has no label '{scoped.label}'"
            remedy = nearest(scoped.label, labels)
            problems.error_at(scoped.place, "unknown-label", message, remedy)


def _with_list(lexicon: Lexicon, each: Exceptions) -> Lexicon:
    scoped = {one.label for one in each.scope if one.lexicon == lexicon.id}

    def with_list(label: Label) -> Label:
        is_meant = not scoped.isdisjoint(("", label.id, *labels_above(label.id)))
        return with_phrases((label,), each.phrases)[0] if is_meant or not each.scope else label

    contrasts = tuple(
        replace(contrast, labels=tuple(map(with_list, contrast.labels)))
        for contrast in lexicon.contrasts
    )
    if contrasts == lexicon.contrasts:
        return lexicon
    total = sha256()
    total.update(f"{lexicon.digest} {each.digest}".encode())
    return replace(lexicon, contrasts=contrasts, digest=total.hexdigest())


def with_exclusions(contrast: Contrast, phrases: Sequence[Term]) -> Contrast:
    """The contrast with the phrases excluded from its labels."""
    return replace(contrast, labels=with_phrases(contrast.labels, phrases))


def with_phrases(labels: Iterable[Label], phrases: Sequence[Term]) -> tuple[Label, ...]:
    """The labels with those of the phrases under `not:` that concern them."""
    if not phrases:
        return tuple(labels)
    return tuple(
        replace(label, exclusions=(*label.exclusions, *_concerning(label, phrases)))
        for label in labels
    )


def _concerning(label: Label, phrases: Sequence[Term]) -> Iterator[Term]:
    """The phrases that hold a word of the label; where patterns are written, any may."""
    words = {word for term in label.terms for form in term.forms for word in words_of(form)}
    globs = [word for word in words if "*" in word or "?" in word]
    has_patterns = any(term.pattern is not None for term in label.terms)
    for phrase in phrases:
        held = {word for form in phrase.forms for word in words_of(form)}
        is_caught = any(fnmatchcase(word, glob) for glob in globs for word in held)
        if has_patterns or is_open(phrase) or is_caught or not words.isdisjoint(held):
            yield phrase
