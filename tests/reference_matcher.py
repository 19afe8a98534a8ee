"""The matching law once more, as slow and as plain as it can be said: the yardstick of tests.

Every form is tried at every token of the text by regular expressions and loops. Nothing is
shared with `framing.match`; only folding, which both take from the domain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from framing.domain.document import Document
from framing.domain.folding import fold, fold_keeping_case
from framing.domain.lexicon import (
    CaseRule,
    ContextRule,
    Kind,
    Lexicon,
    Operand,
    OperandKind,
    Place,
    Relation,
    Term,
)

_JOINING = re.compile(r"[*_]*(\s+|[-‐‑‒–]|[-‐‑]\s*\n\s*)[*_]*")
_POINT = re.compile(r"[*_]*\.[*_]*")
_POINT_BLANK = re.compile(r"[*_]*\.[*_]*(\s+|-)[*_]*")
_ENDING = re.compile(r"(?<=.)('s|'ll|'d|'ve|'re)$")
_ARTICLE = re.compile(r"(l|d|j|m|t|s|n|c|qu)'(?=..)")


@dataclass(frozen=True)
class Found:
    """A term where it stands: tokens `[first, end)`, code points `[start, stop)`."""

    first: int
    end: int
    start: int
    stop: int
    contrast: str
    label: str
    term: Term
    n_wild: int

    def lies_inside(self, other: Found) -> bool:
        """Whether all its tokens are among the other's."""
        return other.first <= self.first and self.end <= other.end

    def overlaps(self, other: Found) -> bool:
        """Whether they share a token."""
        return self.first < other.end and other.first < self.end


def reference_hits(document: Document, lexicon: Lexicon) -> list[tuple[int, int, str, str, str]]:
    """Start, stop, contrast, label and term of every hit of one lexicon, in order."""
    terms: list[Found] = []
    excluded: list[Found] = []
    for contrast in lexicon.contrasts:
        for label in contrast.labels:
            terms += _all_found(document, contrast.id, label.id, label.terms)
            excluded += _all_found(document, contrast.id, label.id, label.exclusions)
    free = _without(terms, [x for x in excluded if not x.term.context])
    candidates = _without(free, [x for x in excluded if _is_met(document, x, free)])
    candidates = [found for found in candidates if _is_met(document, found, free)]
    kept: list[Found] = []
    while candidates:
        best = min(candidates, key=lambda f: (f.first, -f.end))
        rivals = [f for f in candidates if (f.first, f.end) == (best.first, best.end)]
        kept += _winners(rivals, lexicon.kind)
        candidates = [f for f in candidates if not f.overlaps(best)]
    return sorted((f.start, f.stop, f.contrast, f.label, f.term.text) for f in kept)


def _without(terms: list[Found], excluded: list[Found]) -> list[Found]:
    return [
        f
        for f in terms
        if not any(
            f.lies_inside(x) and (f.contrast, f.label) == (x.contrast, x.label) for x in excluded
        )
    ]


def _is_met(document: Document, found: Found, free: list[Found]) -> bool:
    """Whether all rules of the term hold for its neighbours."""
    return all(_holds(document, found, rule, free) for rule in found.term.context)


def _holds(document: Document, found: Found, rule: ContextRule, free: list[Found]) -> bool:
    places = [place for operand in rule.operands for place in _places(document, operand, free)]
    sentence = _sentence(document, found.first)
    is_before = any(
        end <= found.first
        and found.first - end < rule.window_tokens
        and _sentence(document, first) == sentence
        for first, end in places
    )
    is_behind = any(
        first >= found.end
        and first - found.end < rule.window_tokens
        and _sentence(document, first) == sentence
        for first, _ in places
    )
    return {
        Relation.NEAR: is_before or is_behind,
        Relation.BEFORE: is_before,
        Relation.AFTER: is_behind,
        Relation.UNLESS: not (is_before or is_behind),
        Relation.UNLESS_BEFORE: not is_before,
        Relation.UNLESS_AFTER: not is_behind,
    }[rule.relation]


def _places(document: Document, operand: Operand, free: list[Found]) -> list[tuple[int, int]]:
    if operand.kind is OperandKind.LABEL:
        return [(f.first, f.end) for f in free if f.label == operand.text]
    words = Term(operand.text, (operand.text,), CaseRule.ANY, Place("", 0, 0))
    return [(f.first, f.end) for f in _all_found(document, "", "", [words])]


def _sentence(document: Document, token: int) -> int | None:
    return document.sentences.index_at(document.tokens.starts[token])


def _winners(rivals: list[Found], kind: Kind) -> Iterator[Found]:
    camps: dict[tuple[str, ...], list[Found]] = {}
    for rival in rivals:
        camp = (rival.contrast,) if kind is Kind.CONTRAST else (rival.contrast, rival.label)
        camps.setdefault(camp, []).append(rival)
    for camp in camps.values():
        yield min(camp, key=_particularity)


def _particularity(found: Found) -> tuple[object, ...]:
    strictness = [CaseRule.EXACT, CaseRule.CAPITALISED, CaseRule.ANY].index(found.term.case)
    has_conditions = 0 if found.term.context else 1
    length = found.stop - found.start
    return (
        found.n_wild,
        strictness,
        has_conditions,
        -length,
        found.contrast,
        found.label,
        found.term.text,
    )


def _all_found(
    document: Document, contrast: str, label: str, terms: Sequence[Term]
) -> Iterator[Found]:
    for term in terms:
        for form in term.forms:
            for words, gaps in _printings(form, term):
                for first in range(len(document.tokens) - len(words) + 1):
                    span = _span(document, first, words, gaps, term.case)
                    if span is not None:
                        n_wild = form.count("*") + form.count("?")
                        end = first + len(words)
                        yield Found(first, end, *span, contrast, label, term, n_wild)


def _printings(form: str, term: Term) -> Iterator[tuple[list[str], list[re.Pattern[str]]]]:
    """The form as written, and with points in each word that is an abbreviation."""
    joined = re.sub(r"\b[A-Za-z](?: [A-Za-z]\b)+", lambda lone: lone[0].replace(" ", "."), form)
    ways = [_ways(word, term) for word in re.split(r"[\s-]+", joined)]
    for chosen in product(*ways):
        words: list[str] = []
        gaps: list[re.Pattern[str]] = []
        follows_point = False
        for letters, inner in chosen:
            if words:
                gaps.append(_POINT_BLANK if follows_point else _JOINING)
            words += letters
            gaps += [inner] * (len(letters) - 1)
            follows_point = len(letters) > 1
        yield words, gaps


def _ways(word: str, term: Term) -> list[tuple[list[str], re.Pattern[str]]]:
    letters = word.replace(".", "")
    plain = ([word], _JOINING)
    is_pointed = "." in word and not letters.isdigit()
    if is_pointed or word.upper() in re.findall(r"\b[A-Z]{2,5}\b", term.text):
        dotted = [(list(letters), _POINT), (list(letters), _POINT_BLANK)]
        return [([letters], _JOINING), *dotted[: 2 if len(letters) == 2 else 1]]
    return [plain]


def _span(
    document: Document,
    first: int,
    words: list[str],
    gaps: list[re.Pattern[str]],
    case: CaseRule,
) -> tuple[int, int] | None:
    """The code points of the words if they stand in a row from a token on."""
    text, tokens = document.text, document.tokens
    last = first + len(words) - 1
    sentences = {document.sentences.index_at(tokens.starts[k]) for k in (first, last)}
    if len(sentences) > 1:
        return None
    for k, gap in enumerate(gaps, first):
        if not gap.fullmatch(fold_keeping_case(text[tokens.ends[k] : tokens.starts[k + 1]])):
            return None
    start, stop = tokens.starts[first], tokens.ends[last]
    for k, word in enumerate(words):
        cuts = _cuts(
            text[tokens.starts[first + k] : tokens.ends[first + k]],
            word,
            case if k == 0 or len(word) > 3 or case is CaseRule.EXACT else CaseRule.ANY,
            may_elide=k == 0,
            may_end=first + k == last,
        )
        if cuts is None:
            return None
        start, stop = start + cuts[0], stop - cuts[1]
    if len(words) == 1 and case is CaseRule.EXACT and _is_imitated(document, words[0], first):
        return None
    if gaps and gaps[-1] in (_POINT, _POINT_BLANK) and len(words[-1]) == 1 and text[stop] == ".":
        stop += 1
    return start, stop


def _is_imitated(document: Document, word: str, token: int) -> bool:
    """Whether `US` or `IS` stands in a shout: three capitals in a row, or a sentence of them."""
    if word not in ("US", "IS"):
        return False
    text, tokens = document.text, document.tokens
    place = document.sentences.index_at(tokens.starts[token])
    sentence = [
        k for k in range(len(tokens)) if document.sentences.index_at(tokens.starts[k]) == place
    ]
    raw = {k: text[tokens.starts[k] : tokens.ends[k]] for k in sentence}
    has_letters = {k: raw[k].upper() != raw[k].lower() for k in sentence}
    run = [token]
    for step in (-1, 1):
        k = token + step
        while k in raw and (raw[k].isupper() or not has_letters[k]):
            left = min(k, k - step)
            gap = fold_keeping_case(text[tokens.ends[left] : tokens.starts[left + 1]])
            if not _JOINING.fullmatch(gap) or abs(k - token) > 3:
                break
            run.append(k)
            k += step
    lettered = [raw[k] for k in sentence if has_letters[k]]
    is_short = len(sentence) <= 12 and len(lettered) > 1
    return sum(raw[k].isupper() for k in run) >= 3 or (is_short and all(map(str.isupper, lettered)))


def _cuts(
    raw: str, word: str, case: CaseRule, *, may_elide: bool, may_end: bool
) -> tuple[int, int] | None:
    """How many code points before and behind do not belong to the form's word."""
    folded = fold(raw)
    article = _ARTICLE.match(folded)
    ending = _ENDING.search(folded)
    befores = [0, *([len(article[0])] if article and may_elide else [])]
    behinds = [0, *([len(ending[0])] if ending and may_end else [])]
    is_glob = "*" in word or "?" in word
    for before, behind in product(befores, behinds):
        if is_glob and may_end and ending and not behind:
            continue
        start, stop = _raw_cut(raw, folded, before), _raw_cut(raw[::-1], folded[::-1], behind)
        if before + behind < len(folded) and _agrees(raw[start : len(raw) - stop], word, case):
            return start, stop
    return None


def _raw_cut(raw: str, folded: str, n_folded: int) -> int:
    """How many code points of the raw word fold to the first folded letters."""
    if n_folded == 0:
        return 0
    return next(n for n in range(len(raw) + 1) if fold(raw[:n]) == folded[:n_folded])


def _agrees(raw: str, word: str, case: CaseRule) -> bool:
    if case is CaseRule.EXACT and word != "*":
        return re.fullmatch(_glob(word), fold_keeping_case(raw)) is not None
    if re.fullmatch(_glob(fold(word)), fold(raw)) is None:
        return False
    return case is not CaseRule.CAPITALISED or fold_keeping_case(raw)[0].isupper()


def _glob(word: str) -> str:
    return re.escape(word).replace(r"\*", ".*").replace(r"\?", ".")
