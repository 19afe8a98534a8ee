"""The page of the desk: a draft with its voices and findings marked, and the form that takes drafts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from framing.domain.comparison import LabelInfo
from framing.domain.finding import Finding, LocatedFinding, Severity
from framing.domain.lexicon import Kind, Lexicon
from framing.domain.scored import ScoredDocument
from framing.report.cards import card_of
from framing.report.documents import DocumentView, article_view, safe_url
from framing.report.dress import Dress
from framing.report.labels import LabelLook, LabelLooks, LabelSet, dress_labels
from framing.report.marks import Mark, Placed
from framing.report.settings import ReportSettings
from framing.report.shown import one_line
from framing.report.strings import Catalogue

# Those of the style sheet: red, ochre, blue.
_COLOURS = {Severity.ERROR: 5, Severity.WARNING: 4, Severity.SUGGESTION: 0}


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding beside the text. `places` lead to where it stands, the first one first."""

    anchor: str
    number: str
    colour: int
    severity: str
    rule: str
    message: str
    why: str
    source: str
    url: str | None
    consider: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftArticle:
    """One draft with its findings, in the order of the text. `counted` tells how many there are."""

    article: DocumentView
    findings: tuple[FindingView, ...]
    counted: str
    has_inventories: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several that a form offers."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class DraftForm:
    """The form as it stands: where it leads, the text in it, how the text is read, the desk."""

    action: str
    text: str
    kinds: tuple[Choice, ...]
    desks: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class DraftPage:
    """Everything the page shows. `drafts` and `summary` are empty before a draft was given;
    `problems` are (place, message, remedy) of one that could not be checked."""

    language: str
    direction: str
    title: str
    publisher: str | None
    logo: str | None
    tool_version: str
    policies: str
    form: DraftForm
    summary: str = ""
    note: str = ""
    problems: tuple[tuple[str, str, str], ...] = ()
    drafts: tuple[DraftArticle, ...] = ()

    @property
    def has_inventories(self) -> bool:
        """Whether inventories are marked in a draft."""
        return any(each.has_inventories for each in self.drafts)


def draft_articles(
    catalogue: Catalogue,
    settings: ReportSettings,
    scored: Sequence[tuple[ScoredDocument, Sequence[Lexicon]]],
    findings: Sequence[Sequence[tuple[LocatedFinding, ...]]],
) -> Iterator[DraftArticle]:
    """Each draft with its marked text; its findings come in groups that are told as one."""
    n_findings, n_hits = 0, 1
    for position, ((one, lexicons), groups) in enumerate(
        zip(scored, findings, strict=True), start=1
    ):
        named = {hit.hit.lexicon for hit in one.hits}
        used = [lexicon for lexicon in lexicons if lexicon.id in named]
        dress = Dress(_looks(used, one), catalogue, settings)
        numbered = list(enumerate(groups, start=n_findings + 1))
        card = card_of(one, position - 1, one.document.path)
        card = replace(card, position=position, first_number=n_hits)
        placed = [mark for number, group in numbered for mark in _marks(dress, number, group)]
        yield DraftArticle(
            article=replace(article_view(dress, one, card, placed), path=None),
            findings=tuple(_finding_view(dress, number, group) for number, group in numbered),
            counted=counted(catalogue, [group[0] for group in groups]),
            has_inventories=any(lexicon.kind is Kind.INVENTORY for lexicon in used),
        )
        n_findings += len(groups)
        n_hits += len(one.hits)


def counted(catalogue: Catalogue, findings: Sequence[LocatedFinding]) -> str:
    """How many findings there are of each severity, in words."""
    counts = Counter(each.finding.severity for each in findings)
    told = [
        catalogue.counted(f"check.severities.{each.value}", counts[each])
        for each in Severity
        if counts[each]
    ]
    return ", ".join(told) or catalogue.say("check.none")


def _looks(lexicons: Sequence[Lexicon], one: ScoredDocument) -> LabelLooks:
    contrasts = [
        LabelSet(
            lexicon.id,
            contrast.id,
            lexicon.kind is Kind.INVENTORY,
            tuple(LabelInfo(label.id, label.title, label.says) for label in contrast.labels),
        )
        for lexicon in lexicons
        for contrast in lexicon.contrasts
    ]
    spoken = {(hit.hit.lexicon, hit.hit.contrast, hit.hit.label) for hit in one.hits}
    return dress_labels(contrasts, spoken)


def _marks(dress: Dress, number: int, group: Sequence[LocatedFinding]) -> Iterator[Placed]:
    """The marks of a finding at all its places, around those of labels."""
    for turn, each in enumerate(group):
        finding = each.finding
        severity = dress.catalogue.say(f"check.severity.{finding.severity.value}")
        sign = dress.numerals.count(number)
        about = dress.catalogue.say(
            "check.mark", number=sign, severity=severity, message=finding.message
        )
        look = LabelLook(
            finding.rule, "", finding.rule, "", _COLOURS[finding.severity], "", "", False
        )
        mark = Mark(_place(number, turn), look, sign, "finding", about, f"#f{number}")
        yield Placed(finding.span, -number, mark)  # the last one ends last


def _place(number: int, turn: int) -> str:
    return f"p{number}" if turn == 0 else f"p{number}-{turn + 1}"


def _finding_view(dress: Dress, number: int, group: Sequence[LocatedFinding]) -> FindingView:
    finding, say = group[0].finding, dress.catalogue.say
    return FindingView(
        anchor=f"f{number}",
        number=dress.numerals.count(number),
        colour=_COLOURS[finding.severity],
        severity=say(f"check.severity.{finding.severity.value}"),
        rule=finding.rule,
        message=one_line(finding.message),
        why=finding.why,
        source=_source(finding, dress.catalogue),
        url=safe_url(finding.url),
        consider=", ".join((*finding.alternatives, *finding.advice)),
        places=tuple(f"#{_place(number, turn)}" for turn in range(len(group))),
    )


def _source(finding: Finding, catalogue: Catalogue) -> str:
    """The source, with how it was read where that is not at first hand."""
    key = f"check.read.{finding.verified}"
    if not finding.source or not catalogue.has(key):
        return finding.source
    return catalogue.say("check.source_read", source=finding.source, read=catalogue.say(key))
