"""Suppressions: editors' decisions to let findings stand, and what has become of them.

One line of notation serves comments and front matter:

    <!-- framing: ignore bbc-style/terrorist; reason: the court's word; until: 2027-01-31; by: MK -->

A comment holds for the paragraph in which or above which it stands; `ignore-start` and
`ignore-end` enclose more, `ignore-file` holds for the whole document, as front matter does
(`framing-ignore:`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from framing.domain.document import Document, Remark
from framing.domain.finding import Finding, Severity, Suppression
from framing.domain.frozen import dataclass
from framing.domain.span import Span

FRONT_MATTER_FIELD = "framing-ignore"
REQUIRABLE = ("reason", "until", "by")
_KEYS = {"rule": "rule", "rules": "rule", "reason": "reason", "until": "until", "by": "by",
         "expires": "until", "author": "by", "text": "text"}  # fmt: skip
_PREFIX, _MISSPELT = "framing:", ("framing ignore", "framing-ignore")
_COMMANDS = ("ignore", "ignore-start", "ignore-end", "ignore-file")


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to be told about a suppression: its rule id, what is wrong, where."""

    code: str
    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class Terms:
    """What suppressions are judged by.

    today: an ISO date. required: what each must give, of REQUIRABLE. rules: the full ids of
    the rules of this run. policies: the ids of all policies that are known at all. off: the
    full ids of rules that the house has switched off.
    """

    today: str
    required: tuple[str, ...] = ()
    rules: frozenset[str] = frozenset()
    policies: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Judged:
    """Which findings are suppressed, by fingerprint, what is to be told, what was of use."""

    suppressed: dict[str, Suppression]
    notices: tuple[Notice, ...]
    used: frozenset[Suppression]


def suppressions_in(document: Document) -> tuple[Suppression, ...]:
    """The suppressions written in the document: in its comments and its front matter."""
    return (*_of_front_matter(document), *_of_remarks(document))


def misread_in(document: Document) -> Iterator[Notice]:
    """What is wrong with comments that are meant as suppressions and are none, or never end."""
    opened: list[Span] = []
    for remark in document.remarks:
        command, _ = _command(remark)
        place = _from(document, remark.offset)
        if command == "ignore-start":
            opened.append(place)
        elif command == "ignore-end" and opened:
            opened.pop()
        elif command == "ignore-end":
            yield Notice("bad-suppression", "This `ignore-end` ends what never began.", place)
        elif command and command not in _COMMANDS:
            message = f"'{command}' is no suppression. Known are: {', '.join(_COMMANDS)}."
            yield Notice("bad-suppression", message, place)
        elif remark.text.strip().lower().startswith(_MISSPELT):
            message = "This suppression is not read. Write `framing: ignore` and the rule."
            yield Notice("bad-suppression", message, place)
    for place in opened:
        message = "This `ignore-start` is never ended. Add `ignore-end`, or write `ignore-file`."
        yield Notice("bad-suppression", message, place)


def judge(
    document: Document,
    findings: Sequence[Finding],
    suppressions: Sequence[Suppression],
    terms: Terms,
) -> Judged:
    """Which findings the suppressions cover.

    An expired suppression, one without what is required of it, and one of rules that do not
    exist cover nothing and are told; so is one in the document that no finding needs.
    """
    suppressed: dict[str, Suppression] = {}
    notices = list(misread_in(document))
    used: set[Suppression] = set()
    for suppression in suppressions:
        fault = _fault(suppression, terms)
        if fault is not None:
            notices.append(Notice(*fault, _place(document, suppression)))
            continue
        covered = [each for each in findings if _covers(suppression, each)]
        for each in covered:
            suppressed.setdefault(each.fingerprint, suppression)
            used.add(suppression)
        is_inside = suppression.origin != "file"
        if not covered and is_inside and is_due(suppression, terms.rules):
            message = f"{_named(suppression)} suppresses nothing any more. Remove it."
            notices.append(Notice("unused-suppression", message, _place(document, suppression)))
    return Judged(suppressed, tuple(notices), frozenset(used))


def notice_finding(document: Document, notice: Notice) -> Finding:
    """A notice as a finding of its own, a warning at the suppression's place."""
    text = document.text[notice.span.start : notice.span.end]
    return Finding(
        document=document.id,
        path=document.path,
        span=notice.span,
        text=text,
        rule=f"suppressions/{notice.code}",
        severity=Severity.WARNING,
        message=notice.message,
        why="A decision that nobody needs or that has run out hides the next mistake.",
        source="",
        alternatives=(),
        related=(),
        sentence=document.sentence_at(notice.span.start) or notice.span,
        fingerprint=f"{notice.code}-{notice.span.start}",
    )


def parse_entry(written: str, scope: Span, origin: str) -> Suppression:
    """One suppression from `rule, rule; reason: …; until: …; by: …`."""
    fields: dict[str, list[str]] = {"rule": []}
    current = "rule"
    for segment in _segments(written):
        name, colon, rest = segment.partition(":")
        key = _KEYS.get(name.strip().lower()) if colon else None
        if key is not None:
            current, segment = key, rest
        words = segment.strip()
        if words:
            fields.setdefault(current, []).append(words)
    texts = {key: ", ".join(words) for key, words in fields.items()}
    return Suppression(
        rules=tuple(fields["rule"]) or ("*",),
        scope=scope,
        reason=texts.get("reason", ""),
        until=texts.get("until"),
        author=texts.get("by", ""),
        origin=origin,
        text=texts.get("text"),
    )


def _segments(written: str) -> Iterator[str]:
    for part in written.replace("\n", " ").split(";"):
        yield from part.split(", ")


def _of_front_matter(document: Document) -> Iterator[Suppression]:
    written = document.metadata.field(FRONT_MATTER_FIELD)
    if not written:
        return
    whole = Span(0, len(document.text))
    # A list of mappings arrives as one text; each `rule:` begins a further entry.
    entries = written.replace("rules:", "rule:").split("rule:")
    for entry in entries:
        if entry.strip(" ,"):
            yield parse_entry(entry.strip(" ,"), whole, "front matter")


def _of_remarks(document: Document) -> Iterator[Suppression]:
    opened: list[tuple[str, int]] = []
    for remark in document.remarks:
        command, words = _command(remark)
        if command == "ignore-file":
            yield parse_entry(words, Span(0, len(document.text)), "comment")
        elif command == "ignore":
            yield parse_entry(words, _paragraph_at(document, remark.offset), "comment")
        elif command == "ignore-start":
            opened.append((words, remark.offset))
        elif command == "ignore-end" and opened:
            written, start = opened.pop()
            yield parse_entry(written, Span(start, remark.offset), "comment")
    for written, start in opened:
        yield parse_entry(written, Span(start, len(document.text)), "comment")


def _command(remark: Remark) -> tuple[str, str]:
    text = remark.text.strip()
    if not text.lower().startswith(_PREFIX):
        return "", ""
    command, _, words = text[len(_PREFIX) :].strip().partition(" ")
    return command.lower(), words


def _paragraph_at(document: Document, offset: int) -> Span:
    """The block that holds the offset, else the next one behind it."""
    for block in document.blocks:
        if offset < block.span.end:
            return Span(min(offset, block.span.start), block.span.end)
    return Span(offset, len(document.text))


def _covers(suppression: Suppression, finding: Finding) -> bool:
    return (
        (suppression.scope.start <= finding.span.start < suppression.scope.end)
        and any(_names(rule, finding.rule) for rule in suppression.rules)
        and (suppression.text is None or suppression.text.casefold() == finding.text.casefold())
        and suppression.fingerprint in (None, finding.fingerprint)
    )


def _names(given: str, rule: str) -> bool:
    return given in ("*", rule, rule.partition("/")[0]) or given == f"{rule.partition('/')[0]}/*"


def is_due(suppression: Suppression, rules: Collection[str]) -> bool:
    """Whether any that it names of the rules of this run could have used it."""
    return not rules or any(_names(given, rule) for given in suppression.rules for rule in rules)


def _fault(suppression: Suppression, terms: Terms) -> tuple[str, str] | None:
    """The code and message of what is wrong with the suppression itself."""
    named = _named(suppression)
    until = suppression.until
    if until is not None and not _is_day(until):
        return "bad-suppression", f"{named} ends on '{until}', no day. Write it as 2027-01-31."
    if until is not None and until < terms.today:
        return "expired-suppression", f"{named} expired on {until}. Decide anew, or remove it."
    given = {"reason": suppression.reason, "until": until, "by": suppression.author}
    missing = [name for name in terms.required if not given.get(name)]
    if missing:
        return "incomplete-suppression", f"{named} lacks {', '.join(missing)}."
    unknown = [rule for rule in suppression.rules if _is_unknown(rule, terms)]
    if unknown:
        return "unknown-rule", f"{named} names no rule that exists: {', '.join(unknown)}."
    return None


def _is_unknown(given: str, terms: Terms) -> bool:
    policy, slash, rule = given.partition("/")
    if given == "*" or given in terms.off or not terms.policies:
        return False
    if policy not in terms.policies:
        return True
    is_loaded = any(name.startswith(f"{policy}/") for name in terms.rules)
    return bool(slash) and rule != "*" and is_loaded and given not in terms.rules


def _is_day(written: str) -> bool:
    parts = written.split("-")
    return [len(part) for part in parts] == [4, 2, 2] and all(part.isdigit() for part in parts)


def _named(suppression: Suppression) -> str:
    where = f" ({suppression.place})" if suppression.place else ""
    return f"The suppression of {', '.join(suppression.rules)}{where}"


def _place(document: Document, suppression: Suppression) -> Span:
    """Where a notice is shown: the first line behind a comment, the top of the text otherwise."""
    is_below = suppression.origin == "comment" and suppression.scope.start
    return _from(document, suppression.scope.start if is_below else 0)


def _from(document: Document, offset: int) -> Span:
    """The first words from a place on, the last ones where none follow."""
    spans = [block.span for block in document.blocks] or [Span(offset, offset + 1)]
    span = next((each for each in spans if offset < each.end), spans[-1])
    start = min(max(offset, span.start), span.end - 1)
    return Span(start, min(start + 1, len(document.text)))
