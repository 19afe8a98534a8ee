"""A lexicon made of the nodes of its file, and of the lexicon that it extends if it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.domain.frozen import replace
from framing.domain.lexicon import (
    Contrast,
    Example,
    Kind,
    Label,
    Lexicon,
    Record,
    Reference,
    Term,
    labels_above,
)
from framing.lexicon.examples import KINDS, parse_example
from framing.lexicon.exceptions import with_exclusions, with_phrases
from framing.lexicon.expand import TermOptions
from framing.lexicon.label_tree import (
    Branch,
    branches,
    ids_of,
    joined,
    named,
    refers_to,
    renamed,
    top_branches,
)
from framing.lexicon.problems import ProblemList, cut, nearest
from framing.lexicon.terms import Setting, TermReader, one_text, scalars
from framing.yaml_source import Mapping, Scalar, YamlFile


def build_lexicon(
    file: YamlFile, root: Mapping, problems: ProblemList, *, parent: Lexicon | None, digest: str
) -> Lexicon:
    """The lexicon of a file; parts that are wrong are left out and have been noted."""
    builder = _Builder(file, root, problems, parent)
    language = one_text(root.get("language")) or (parent.language if parent else "en")
    kind = one_text(root.get("kind"))
    return Lexicon(
        id=builder.id,
        title=one_text(root.get("title")),
        language=language,
        version=one_text(root.get("version")),
        kind=Kind(kind) if kind in {each.value for each in Kind} else Kind.CONTRAST,
        contrasts=builder.contrasts(Setting(TermOptions(language=language))),
        sources=builder.sources(),
        digest=digest,
        path=file.path,
        licence=one_text(root.get("licence")),
    )


class _Builder:
    """Walks the nodes of one file."""

    def __init__(
        self, file: YamlFile, root: Mapping, problems: ProblemList, parent: Lexicon | None
    ) -> None:
        self.file = file
        self.root = root
        self.problems = problems
        self.parent = parent
        self.id = one_text(root.get("lexicon"))
        inherited = ids_of(parent.contrasts) if parent else ()
        self.reader = TermReader(
            file,
            problems,
            labels=frozenset((*(branch.id for branch in branches(root)), *inherited)),
        )

    def sources(self) -> tuple[Reference, ...]:
        """The cited sources, those of the extended lexicon first."""
        found = {source.id: source for source in self.parent.sources} if self.parent else {}
        for key, node in named(self.root.get("sources")):
            parts = [
                one_text(node.get(name)) for name in ("title", "section", "url", "year", "verified")
            ]
            found[key.text] = Reference(key.text, *parts)
        return tuple(found.values())

    def contrasts(self, outer: Setting) -> tuple[Contrast, ...]:
        """All contrasts, those of the extended lexicon first and as this file changes them."""
        setting = self.reader.setting(self.root, outer)
        made = [self._contrast(key, node, setting) for key, node in self._contrast_nodes()]
        phrases = self.reader.terms(self.root.get("not"), Setting(setting.options))
        if self.parent is None:
            return self._without_phrases(made, phrases)
        own = {each.id: each for contrast in made for each in self._at_home(contrast)}
        without = {each.text for each in scalars(self.root.get("without"))}
        kept = [
            joined(renamed(contrast, self.parent, self.id), own, without, self.root)
            for contrast in self.parent.contrasts
        ]
        self._check_without(without)
        more = [own[key] for key in own if key not in {contrast.id for contrast in kept}]
        return self._without_phrases([*kept, *more], phrases)

    def _without_phrases(
        self, contrasts: Sequence[Contrast], phrases: Sequence[Term]
    ) -> tuple[Contrast, ...]:
        """The contrasts, their labels without what stands under the file's own `not:`."""
        changed = tuple(with_exclusions(contrast, phrases) for contrast in contrasts)
        if phrases and changed == tuple(contrasts):
            message = f"'{cut(phrases[0].text)}' under 'not' holds no word of this lexicon"
            remedy = "Remove it, or write the whole phrase in which a term must not count."
            self.problems.warning_at(phrases[0].place, "idle-exclusion", message, remedy)
        return changed

    def _at_home(self, contrast: Contrast) -> Iterator[Contrast]:
        """A contrast of an extending file; plain `labels:` parted by where the old ones stand."""
        if contrast.id != self.id:
            yield contrast
            return
        homes: dict[str, list[Label]] = {}
        for label in contrast.labels:
            homes.setdefault(self._home_of(label.id) or contrast.id, []).append(label)
        for home, labels in homes.items():
            if not self._is_homeless(home, labels):
                yield replace(contrast, id=home, labels=tuple(labels))

    def _is_homeless(self, home: str, labels: list[Label]) -> bool:
        """Whether these are a single label for which its editor must name a contrast."""
        assert self.parent is not None  # only called for a file that extends another
        known = [renamed(each, self.parent, self.id).id for each in self.parent.contrasts]
        if home in known or len(labels) > 1 or self.parent.kind is Kind.INVENTORY:
            return False
        message = f"no contrast of '{self.parent.id}' holds a label '{labels[0].id}'"
        near = nearest(
            labels[0].id, [one.id for each in self.parent.contrasts for one in each.labels]
        )
        remedy = f"Put it under `contrasts:` and one of these: {', '.join(known)}."
        remedy = f"{near} Or put" + remedy[3:] if near.startswith("Did") else remedy
        self.problems.error_at(labels[0].place, "which-contrast", message, remedy)
        return True

    def _home_of(self, label: str) -> str | None:
        """The contrast in which the extended lexicon has the label, as this file names it."""
        top = label.partition(".")[0]
        for contrast in self.parent.contrasts if self.parent else ():
            if any(top in (each.id, *labels_above(each.id)) for each in contrast.labels):
                return renamed(contrast, self.parent, self.id).id if self.parent else None
        return None

    def _contrast_nodes(self) -> Iterator[tuple[Scalar, Mapping]]:
        if self.root.get("labels") is not None:
            yield self._name_node(), self.root
        yield from named(self.root.get("contrasts"))

    def _name_node(self) -> Scalar:
        node = self.root.get("lexicon")
        return node if isinstance(node, Scalar) else Scalar("", 1, 1, is_quoted=False)

    def _contrast(self, key: Scalar, node: Mapping, outer: Setting) -> Contrast:
        setting = outer if node is self.root else self.reader.setting(node, outer)
        axis = [one.text for one in scalars(node.get("axis") or self.root.get("axis"))]
        labels = tuple(
            label
            for branch in top_branches(node)
            for label in self._labels(branch, setting, contrast=key.text)
        )
        made = Contrast(
            id=key.text,
            title=one_text(node.get("title")) or one_text(self.root.get("title")),
            referent=one_text(node.get("referent")) or one_text(self.root.get("referent")),
            labels=labels,
            axis=(axis[0], axis[1]) if len(axis) == 2 else None,
            refers_to=refers_to(node, self.root),
        )
        phrases = None if node is self.root else node.get("not")
        return with_exclusions(made, self.reader.terms(phrases, Setting(setting.options)))

    def _labels(self, branch: Branch, outer: Setting, *, contrast: str) -> Iterator[Label]:
        """A label, if it has terms, and all that stand below it."""
        setting = self.reader.setting(branch.node, outer)
        phrases = self.reader.terms(branch.node.get("not"), Setting(setting.options))
        below = [
            label
            for each in branch.below()
            for label in self._labels(each, setting, contrast=contrast)
        ]
        home = self._home_of(branch.id) if contrast == self.id else None
        old = self._inherited(branch.id, home or contrast)
        # Where the extended lexicon has several contrasts, the editor is asked for one of them.
        is_asked = self.parent is not None and len(self.parent.contrasts) > 1 and not home
        if old is None and branch.has("add", "remove") and not is_asked:
            self._refuse_changes(branch)
        if old is not None or not below or branch.has("terms", "add", "remove"):
            yield self._label(branch, setting, phrases, old)
        elif branch.has(*KINDS):
            message = f"'{branch.id}' has no terms of its own that its examples could show"
            remedy = "Move the sentences to the labels below it."
            self.problems.error_at(self.reader.place(branch.key), "bad-example", message, remedy)
        yield from with_phrases(below, phrases)

    def _refuse_changes(self, branch: Branch) -> None:
        """Note `add` and `remove` where there is nothing inherited that they could change."""
        node = next(each for key in ("add", "remove") if (each := branch.node.get(key)))
        message = "'add' and 'remove' change the terms of a file that is extended, and none is"
        remedy = "Write `terms:`, or name the file with `extends:`."
        if self.parent is not None:
            message = f"'{self.parent.id}' has no label '{branch.id}' whose terms could be changed"
            remedy = nearest(branch.id, sorted(set(ids_of(self.parent.contrasts))))
            remedy += " A label of its own has `terms:`."
        if self.parent is not None or self.root.get("extends") is None:
            self.problems.error("unknown-label", message, remedy, at=node, file=self.file)

    def _label(
        self, branch: Branch, setting: Setting, phrases: tuple[Term, ...], old: Label | None
    ) -> Label:
        node = branch.node
        pole = one_text(branch.pole)
        return Label(
            id=branch.id,
            title=" > ".join(branch.titles) if branch.has("title") or not old else old.title,
            says=one_text(node.get("says")) or (old.says if old else ""),
            evidence=self._evidence(branch, old),
            terms=self._terms(node, old, setting),
            exclusions=phrases if branch.has("not") or old is None else old.exclusions,
            examples=self._examples(node, old),
            place=self.reader.place(branch.key),
            pole=int(pole) if pole in ("-1", "0", "1") else (old.pole if old else None),
            titles=branch.titles if branch.has("title") or old is None else old.titles,
            record=branch.record if branch.record != Record() or not old else old.record,
        )

    def _inherited(self, label: str, contrast: str) -> Label | None:
        """The label of the extended lexicon that this file changes."""
        if self.parent is None:
            return None
        for each in self.parent.contrasts:
            if renamed(each, self.parent, self.id).id == contrast:
                return next((old for old in each.labels if old.id == label), None)
        return None

    def _evidence(self, branch: Branch, old: Label | None) -> tuple[str, ...]:
        given = tuple(one.text.strip() for one in scalars(branch.evidence))
        known = [key.text for key, _ in named(self.root.get("sources"))]
        known += [source.id for source in self.parent.sources] if self.parent else []
        for one in scalars(branch.evidence):
            if one.text.strip() not in known:
                message = f"'{one.text}' is no source of this file"
                remedy = nearest(one.text, known) if known else "Add it under `sources:`."
                self.problems.error("unknown-evidence", message, remedy, at=one, file=self.file)
        if old is not None and not branch.has("evidence"):
            return old.evidence
        return given

    def _terms(self, node: Mapping, old: Label | None, setting: Setting) -> tuple[Term, ...]:
        """The label's terms: given ones replace inherited ones, `add` and `remove` change them."""
        given = self.reader.terms(node.get("terms"), setting)
        inherited = old.terms if old is not None and node.get("terms") is None else ()
        written = {term.text for term in inherited}
        removed = set()
        for one in scalars(node.get("remove")):
            removed.add(one.text.strip())
            if one.text.strip() not in written:
                message = f"'{one.text}' is no term of the extended label"
                remedy = nearest(one.text, sorted(written))
                if old is not None and node.get("terms") is not None:
                    message = (
                        f"`terms:` replaces all inherited terms, so '{one.text}' is gone anyway"
                    )
                    remedy = "Write `add:` in place of `terms:`, or leave out `remove:`."
                self.problems.error("unknown-term", message, remedy, at=one, file=self.file)
        kept = tuple(term for term in inherited if term.text not in removed)
        return (*kept, *given, *self.reader.terms(node.get("add"), setting))

    def _examples(self, node: Mapping, old: Label | None) -> tuple[Example, ...]:
        found: list[Example] = []
        for kind in KINDS:
            given = node.get(kind)
            if given is None and old is not None:
                found.extend(example for example in old.examples if example.kind == kind)
            for one in scalars(given):
                try:
                    found.append(parse_example(kind, one.text.strip(), self.reader.place(one)))
                except ValueError as error:
                    remedy = _EXAMPLE_REMEDIES[kind == "misses"]
                    self.problems.error("bad-example", str(error), remedy, at=one, file=self.file)
        return tuple(found)

    def _check_without(self, without: set[str]) -> None:
        assert self.parent is not None  # only called for a file that extends another
        known = sorted(set(ids_of(self.parent.contrasts)))
        for one in scalars(self.root.get("without")):
            if one.text in without and one.text not in known:
                message = f"'{one.text}' is no label of the extended lexicon"
                remedy = nearest(one.text, known)
                self.problems.error("unknown-label", message, remedy, at=one, file=self.file)


_EXAMPLE_REMEDIES = {
    False: 'Mark the hit: "The [rebels] left." A plain bracket is written \\[.',
    True: "Take the brackets away, or move the sentence to `hits:`. A plain bracket is written \\[.",
}
