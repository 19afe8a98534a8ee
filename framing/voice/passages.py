"""Passages: a paragraph as words, gaps, quotations and sentences, the view that all rules read."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence

from framing.domain.document import Document, Zone, written_of
from framing.domain.frozen import dataclass
from framing.domain.span import Span
from framing.voice.pairs import Quotation
from framing.voice.spellings import spelled

_LONGEST_SENTENCE, _GRACE = 300, 50
_APART = (Zone.BOILERPLATE, Zone.COMMENT, Zone.CAPTION)
_NEAR, _LONGEST_NICKNAME, _LONGEST_DATELINE = 6, 2, 10
_DATELINE_DASHES = ("- ", "– ", "—", "--")
_DATELINE_SIGNS = frozenset("-–—(")
_MARKS = " \t\"'“”„‘’‚«»`"

# The tokens of a passage from the first up to the second.
Tokens = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """One block. Token lists run in parallel; `gaps[i]` is the text before token i.

    `kinds` has for each token what its spelling is, as bits. `gaps` has one more entry than there
    are tokens: the text after the last. `quoted[i]` is the number of the quotation that holds token
    i, or -1. `quoted_ranges` are the tokens of each quotation. `sentences` are token ranges; a sentence
    does not end inside a quotation. `is_apart`: no part of the story, as links or captions are.
    """

    number: int
    span: Span
    words: tuple[str, ...]
    lower: tuple[str, ...]
    kinds: bytes
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    gaps: tuple[str, ...]
    quoted: list[int]
    quotations: tuple[Quotation, ...]
    quoted_ranges: list[Tokens]
    sentences: list[Tokens]
    sentence_starts: list[int]
    openings: frozenset[int]
    is_apart: bool

    def __len__(self) -> int:
        return len(self.words)

    def char_span(self, start: int, stop: int) -> Span:
        """The characters of the tokens `[start, stop)`."""
        return Span(self.starts[start], self.ends[stop - 1])

    def sentence_of(self, token: int) -> Tokens:
        """The sentence that holds a token."""
        return self.sentences[bisect_right(self.sentence_starts, token) - 1]

    def opens_sentence(self, token: int) -> bool:
        """Whether a token is the first of its sentence."""
        return token in self.openings

    def has_dash_before(self, token: int) -> bool:
        """Whether a dash outside quotations stands before a token."""
        gap = self.gaps[token]
        if gap == " " or self.quoted[token] != -1 or self.quoted[token - 1] != -1:
            return False
        return "–" in gap or "—" in gap or " - " in gap or "--" in gap

    def token_from(self, offset: int) -> int:
        """The number of the first token that ends after the offset."""
        return bisect_right(self.ends, offset)


def passages_of(
    document: Document,
    by_block: Sequence[tuple[Quotation, ...]],
    kind_of: Callable[[str], int],
    kickers: Collection[str],
) -> list[Passage]:
    """The passages of a document's blocks; `by_block` are the quotations of each."""
    begun = _begun(document, kickers)
    words, between = _written(document)
    lower, kinds = spelled(words, kind_of)
    if "A" in words and (initials := _initials(words, between)):
        lower = tuple("a." if at in initials else word for at, word in enumerate(lower))
    all_starts, all_ends = document.tokens.starts, document.tokens.ends
    found, stop = [], 0
    for number, (block, quotations) in enumerate(zip(document.blocks, by_block, strict=True)):
        first = bisect_left(all_starts, block.span.start, stop)
        stop = bisect_left(all_starts, block.span.end, first)
        starts, ends = all_starts[first:stop], all_ends[first:stop]
        gaps = _gaps(document.text, block.span, (starts, ends), between[first + 1 : stop])
        own = words[first:stop], lower[first:stop], kinds[first:stop]
        cuts = _cuts(document.text, begun, block.span, starts, quotations)
        ranges = _ranges(starts, quotations) if quotations else []
        if nicknames := {at[0] for at in ranges if _is_nickname(own[0], gaps, at)}:
            cuts = [cut for cut in cuts if cut not in nicknames]
            quotations, ranges = _without(nicknames, quotations, ranges)
        quoted = _quoted(stop - first, ranges)
        cuts = [*_bounded(cuts, quoted, gaps)] if stop - first > _LONGEST_SENTENCE else cuts
        found.append(
            Passage(
                number,
                block.span,
                *own,
                starts,
                ends,
                gaps,
                quoted,
                quotations,
                ranges,
                list(itertools.pairwise(cuts)),
                cuts[:-1],
                frozenset(cuts[:-1]),
                block.zone in _APART,
            )
        )
    return found


def _written(document: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a document and what stands between them; "―", which some write for a dash, as one."""
    words, between = written_of(document)
    if "―" in document.text:
        between = tuple(gap.replace("―", "—") for gap in between)
    return words, between


def _initials(words: Sequence[str], gaps: Sequence[str]) -> set[int]:
    """Where an A is no article: "A.B. Kern", "Ann A. Kern"; not the label of an answer, "A. I left"."""
    dotted = (at for at, word in enumerate(words) if word == "A" and gaps[at + 1][:1] == ".")
    behind = ((at, words[at + 1] if at + 1 < len(words) else "") for at in dotted)
    return {at for at, word in behind if gaps[at] == " " or (len(word) == 1 and word != "I")}


def _gaps(
    text: str,
    block: Span,
    tokens: tuple[tuple[int, ...], tuple[int, ...]],
    between: tuple[str, ...],
) -> tuple[str, ...]:
    """The text before each token of a block, and behind the last; `between` are those inside."""
    starts, ends = tokens
    if not starts:
        return (text[block.start : block.end],)
    return (text[block.start : starts[0]], *between, text[ends[-1] : block.end])


def _ranges(starts: tuple[int, ...], quotations: tuple[Quotation, ...]) -> list[Tokens]:
    """The token range of each quotation's words."""
    return [
        (bisect_left(starts, quotation.content.start), bisect_left(starts, quotation.content.end))
        for quotation in quotations
    ]


def _without(
    nicknames: set[int], quotations: tuple[Quotation, ...], ranges: list[Tokens]
) -> tuple[tuple[Quotation, ...], list[Tokens]]:
    """The quotations that do not begin with these words, and where theirs stand."""
    kept = [number for number, at in enumerate(ranges) if at[0] not in nicknames]
    return tuple(quotations[number] for number in kept), [ranges[number] for number in kept]


def _is_nickname(words: tuple[str, ...], gaps: tuple[str, ...], at: Tokens) -> bool:
    """Whether marked words stand inside a name, and are no quotation: Ann “Red” Lee.

    Among capitals alone, as headings have them, nothing tells a name.
    """
    start, stop = at
    if not 0 < start < stop < len(words) or stop - start > _LONGEST_NICKNAME:
        return False
    is_name = all(words[index][0].isupper() for index in (start - 1, start, stop))
    near = (*words[max(0, start - _NEAR) : start - 1], *words[stop + 1 : stop + _NEAR])
    is_name = is_name and (not near or any(map(str.islower, near)))
    has_initial = len(words[start - 1]) == 1 and gaps[start].startswith(".")
    before = gaps[start].lstrip("." if has_initial else "")
    return is_name and not before.strip(_MARKS) and not gaps[stop].strip(_MARKS)


def _quoted(n_tokens: int, ranges: list[Tokens]) -> list[int]:
    quoted = [-1] * n_tokens
    for number, (first, stop) in enumerate(ranges):
        quoted[first:stop] = [number] * (stop - first)
    return quoted


def _begun(document: Document, kickers: Collection[str]) -> Sequence[int]:
    """Where sentences begin, also behind what pages put before one: "Image caption Ann Lee waves"."""
    text, behind = document.text, set[int]()
    for kicker in (f"{each.capitalize()} " for each in kickers):
        at = text.find(kicker)
        while at >= 0:
            behind.add(at + len(kicker))
            at = text.find(kicker, at + 1)
    starts = document.sentences.starts
    return sorted(behind.union(starts)) if behind else starts


def _cuts(
    text: str,
    begun: Sequence[int],
    block: Span,
    starts: tuple[int, ...],
    quotations: tuple[Quotation, ...],
) -> list[int]:
    """The tokens where the block's sentences begin, and its end; none inside quotation marks."""
    if not starts:
        return []
    first = bisect_left(begun, block.start)
    last = bisect_left(begun, block.end, first)
    edge, n_tokens, edges = 0, len(starts), [0]
    if last - first > 1:
        open_starts = [quotation.outer.start for quotation in quotations]
        for cut in begun[first + 1 : last]:
            if quotations:
                inside = bisect_right(open_starts, cut) - 1
                if inside >= 0 and open_starts[inside] < cut < quotations[inside].outer.end:
                    continue
            edge = bisect_left(starts, cut, edge)
            if edges[-1] < edge < n_tokens and not _goes_on(text, cut):
                edges.append(edge)
    edges.append(n_tokens)
    return edges


def _bounded(cuts: list[int], quoted: list[int], gaps: tuple[str, ...]) -> Iterator[int]:
    """The cuts, and more where a sentence has too many words outside quotation marks.

    Such a stretch is no sentence but a text without full stops; it is parted at the first comma
    behind the limit, else at the limit, so that no rule looks further than that.
    """
    for first, stop in itertools.pairwise(cuts):
        yield first
        if stop - first <= _LONGEST_SENTENCE:
            continue
        n_own = 0
        for token in range(first + 1, stop):
            n_own += quoted[token] == -1
            is_due = n_own > _LONGEST_SENTENCE and quoted[token] == -1
            if is_due and ("," in gaps[token] or n_own > _LONGEST_SENTENCE + _GRACE):
                yield token
                n_own = 0
    yield from cuts[-1:]


def _goes_on(text: str, cut: int) -> bool:
    """Whether what seems to begin a sentence goes on with one: a small letter behind a mark, or a comma."""
    is_comma = text[cut] == ","  # “We wait.”, said Lee
    return is_comma or (text[cut].islower() and text[cut - 2 : cut - 1] in "\"”'’»")


def is_joined(passage: Passage, number: int, coordinators: frozenset[str]) -> bool:
    """Whether only a comma or "and" parts a quotation from the one before it in its sentence."""
    before = passage.quoted_ranges[number - 1][1]
    start, stop = passage.quoted_ranges[number]
    if number == 0 or start == stop or not 0 < before <= start <= before + 1:
        return False
    if passage.opens_sentence(start) or passage.opens_sentence(before):
        return False
    if start > before and passage.lower[before] not in coordinators:
        return False
    return not (passage.gaps[before] + passage.gaps[start]).strip(_MARKS + ",")


def behind_dateline(passage: Passage, first: int, stop: int) -> int:
    """The first token behind the place that opens a text: "PORTO — ", "Porto, 3 mai (dpa) – ", "Porto, Kenya – ".

    A place in small letters without its agency leads to a quotation: "Porto – “We won …”".
    An agency in brackets needs no dash, "Porto (Echo) The dam …"; "Lee (R-Ohio)" is no place.
    """
    near = passage.gaps[1 : min(stop, _LONGEST_DATELINE)]
    if first > 0 or _DATELINE_SIGNS.isdisjoint("".join(near)):
        return first
    has_agency = has_comma = False
    for index, gap in enumerate(near, 1):
        before = passage.words[index - 1]
        has_agency |= "(" in gap
        if gap != " " and any(dash in gap for dash in _DATELINE_DASHES):
            is_place = has_agency or passage.quoted[index] != -1 or passage.words[0].isupper()
            is_place = is_place or (has_comma and passage.words[index][0].isupper())
            return index if is_place else first
        has_comma |= "," in gap
        if has_agency and gap.startswith(") "):
            is_name = before.isalpha() and before[0].isupper() and passage.gaps[index - 1] != "-"
            is_anew = gap != ") " or passage.words[index][0].isupper()
            return index if is_name and is_anew else first
        is_part = "(" in gap and ") " in passage.gaps[index + 1]  # "(dpa) – "
        is_part |= before.isdigit() and "," in passage.gaps[index - 1]  # "Porto, 3 mai"
        if passage.quoted[index] != -1 or (passage.words[index][0].islower() and not is_part):
            return first
    return first
