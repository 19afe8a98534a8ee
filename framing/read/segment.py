"""Sentences and tokens of a document's blocks, in linear time.

A token is a word: letters, digits and their combining marks, with inner apostrophes, soft
hyphens and joiners; a hyphen parts words; a figure keeps its inner points and commas. Links,
e-mail addresses and @handles hold no token; a #hashtag holds the word behind the sign. In a
script that is written without blanks (Chinese, Japanese, Thai) each unbroken run is one token.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import accumulate, chain, pairwise

from framing.domain.document import Block, Written, Zone, keep_written
from framing.domain.span import Span, Spans
from framing.expressions import VERBOSE, expression
from framing.read.abbreviations import SentenceWords, words_of
from framing.read.wordless import blank_out, link_spans

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_WORD_WINDOW = 32
_SPEAKER_WINDOW = 192
_LONGEST_NAME, _LONGEST_APPOSITION = 5, 12
_OPENERS = "\"'“”‘’«»‹›„‚([{¿¡—–-*_#>•"
_QUOTE_MARKS = frozenset("\"'“”‘’«»‹›„‚」』")
_WIDE_STOPS = "。！？｡"
# What a token keeps between its letters, or its figures.
_INNER = r"(?:['’\u00ad\u200b-\u200d\u2060]|[.,](?<=\d.)(?=\d))"
# To tell a plain letter costs less than to ask what any other is.
_WORD = r"[0-9A-Za-z\w]++"
_GLUED_PARTICLES = frozenset({"al", "el", "as", "ash", "an", "ar", "az", "at", "ad"})


def segment(
    text: str, blocks: Sequence[Block], *, language: str, wordless: Iterable[Span] = ()
) -> tuple[Spans, Spans]:
    """Sentences and tokens, in this order; both lie inside blocks.

    `wordless` are stretches inside blocks that hold no words, such as a link's address.
    """
    view = blank_out(text, chain(wordless, link_spans(text))).replace("_", "\0")
    words = words_of(language)
    sentences = _sentences(view, blocks, words)
    return sentences, _tokens(text, view, blocks, words)


def sentences_of_line(line: str, language: str) -> Spans:
    """The sentences of a text that is one paragraph: as `segment` finds them in that paragraph."""
    start = len(line) - len(line.lstrip())
    end = len(line.rstrip())
    block = Block(Span(start, max(start, end)), Zone.BODY)
    view = blank_out(line, link_spans(line)).replace("_", "\0")
    return _sentences(view, (block,), words_of(language))


def parts_articles(language: str) -> bool:
    """Whether a word may end at an apostrophe in this language ("l’armée" is two words)."""
    return bool(words_of(language).elided)


def _tokens(text: str, view: str, blocks: Sequence[Block], words: SentenceWords) -> Spans:
    # The view taken apart: what stands between words and the words by turns.
    parts = _token_pattern(_marks_in(view), words.elided).split(view)
    edges = tuple(accumulate(map(len, parts)))
    starts, ends = edges[:-1:2], edges[1::2]
    if not _is_all_inside(starts, blocks):
        return _inside(starts, ends, blocks)
    tokens = Spans(starts, ends)
    if view == text:
        keep_written(tokens, text, Written(tuple(parts[1::2]), tuple(parts[::2])))
    return tokens


def _marks_in(view: str) -> str:
    """The combining marks that occur: `\\w` leaves them out, and most texts have none."""
    if view.isascii() or not _beyond_latin_pattern().search(view):
        return ""
    return "".join(sorted(char for char in set(view) if unicodedata.category(char)[0] == "M"))


def _is_all_inside(starts: tuple[int, ...], blocks: Sequence[Block]) -> bool:
    """Whether every token lies in a block: each gap between blocks must hold none."""
    at = 0
    for block in blocks:
        first = bisect_right(starts, block.span.start - 1, at)
        if first != at:
            return False
        at = bisect_right(starts, block.span.end - 1, first)
    return at == len(starts)


def _inside(starts: tuple[int, ...], ends: tuple[int, ...], blocks: Sequence[Block]) -> Spans:
    pairs: list[tuple[int, int]] = []
    at = 0
    for block in blocks:
        first = bisect_right(starts, block.span.start - 1, at)
        at = bisect_right(starts, block.span.end - 1, first)
        pairs.extend(zip(starts[first:at], ends[first:at], strict=True))
    return Spans.of(pairs)


@lru_cache(maxsize=64)
def _token_pattern(marks: str, elided: tuple[str, ...]) -> re.Pattern[str]:
    """`regime’s`, `1,000`, `co`+`op`, `n\u0303o`; with `elided`, `l`+`armée`; in one group."""
    if not marks and not elided:
        return expression(rf"({_WORD}(?:{_INNER}{_WORD})*)")
    import re  # not in most texts, and the marks are those of this one

    letters = rf"\w[\w{re.escape(marks)}]*+" if marks else r"\w++"
    whole = rf"{letters}(?:{_INNER}{letters})*"
    if not elided:
        return re.compile(f"({whole})")
    # The article before an apostrophe is a token of its own, so that «armée» can be matched.
    short = "|".join(sorted(elided, key=len, reverse=True))
    return re.compile(rf"((?<!\w)(?i:{short})(?=['’]\w)|{whole})")


@cache
def _beyond_latin_pattern() -> re.Pattern[str]:
    """Any character of the blocks that hold combining marks; not typographic punctuation."""
    return expression(
        "[\u0300-\u1fff\u20d0-\u20ff\u2cef-\u2dff\u302a-\u302f\u3099\u309a\ua000-\uabff"
        "\ufb1e\ufe00-\ufe2f\U00010000-\U000e01ef]"
    )


@cache
def _stop_pattern() -> re.Pattern[str]:
    """A stop with the marks that close behind it and the white space up to the next sentence.

    Matches `. `, `?” `, `. . . `, `.» `, `！」`, and the glued `.` in `it.The`; not the point in
    `3.5`. It begins with a plain class and its repeats are bounded or never given back, so that
    the search is fast and rows of stops or marks cost linear time.
    """
    return expression(
        r"""
        (?P<stop> [.!?…‽؟۔।。！？｡] (?<![.!?…].) [.!?…‽]*+ (?> (?:[ \u00a0]\.){0,8} ) )
        (?P<close> (?> (?:["'”’»›)\]}“‘«‹」』）]|[\u00a0\u202f ][»›](?!\w))* ) )
        (?: (?P<gap> \s++ )
          | (?= ["“‘]?[A-ZÀ-ÖØ-Þ][^\W\d_A-Z] )
          | (?<= [。！？｡」』”’）] )
        )
        """,
        VERBOSE,
    )


def _sentences(view: str, blocks: Sequence[Block], words: SentenceWords) -> Spans:
    starts: list[int] = []
    ends: list[int] = []
    stops = _stop_pattern().finditer(view)
    stop = next(stops, None)
    for block in blocks:
        start, end = block.span.start, block.span.end
        while stop is not None and stop.end() < end:
            if stop.start() >= start and _ends_sentence(stop, start, end, words):
                starts.append(start)
                ends.append(stop.end("close"))
                start = stop.end()
            stop = next(stops, None)
        starts.append(start)
        ends.append(end)
    return Spans(tuple(starts), tuple(ends))


def _ends_sentence(stop: re.Match[str], start: int, end: int, words: SentenceWords) -> bool:
    """Whether the sentence that began at `start` ends with this stop."""
    view, (at, next_at) = stop.string, stop.span()
    sign, close, gap = stop.groups()
    if sign[0] in _WIDE_STOPS:
        return True
    if not gap and not _is_glued(view, at, sign):
        return False
    while next_at < end and view[next_at] in _OPENERS:
        next_at += 1
    if next_at == end or _is_lower(view, next_at):
        return False
    if sign == ".":
        return _is_full_stop(view, start, at, next_at, words)
    if close and not _QUOTE_MARKS.isdisjoint(close):
        return not _goes_on_with_speaker(view, next_at, end, words)
    return sign[0] not in ".…" or view[next_at].isalpha()


def _is_glued(view: str, at: int, sign: str) -> bool:
    """Whether a missing blank is likely: `it.The` has one, `U.S.Army` and `Node.Js...` do not."""
    before = view[max(0, at - 2) : at]
    return len(sign) == 1 and len(before) == 2 and before.isalpha() and before.islower()


def _is_lower(view: str, at: int) -> bool:
    """Whether the word here cannot begin a sentence; `al-Nusra` and `iPhone` can."""
    if not view[at].islower():
        return False
    head, hyphen, tail = view[at : at + 5].partition("-")
    if hyphen and head in _GLUED_PARTICLES and tail[:1].isupper():
        return False
    return not view[at + 1 : at + 2].isupper()


def _is_full_stop(view: str, start: int, stop: int, next_at: int, words: SentenceWords) -> bool:
    """Whether the point at `stop` ends a sentence, seen from the words on either side."""
    floor = max(start, stop - _WORD_WINDOW)
    word = view[max(floor, view.rfind(" ", floor, stop) + 1) : stop]
    if word.isalpha() and word.islower() and word not in words.weak and word not in words.always:
        return True
    word = _last_part(word)
    next_word = view[next_at : next_at + _WORD_WINDOW]
    if word.isdigit():
        is_item = stop - len(word) == start
        if is_item or (words.has_ordinal_stop and len(word) <= 2):
            return not is_item and _first_word(next_word) in words.starters
        return True
    named = word.capitalize() if word.isupper() and len(word) > 1 and "." not in word else word
    if named in words.titles or word.casefold() in words.always:
        return False
    if next_word[0].isdigit():
        return named not in words.before_number
    return not _is_weak(word, named, words) or _first_word(next_word) in words.starters


def _last_part(word: str) -> str:
    """`ex-Gen` counts as `Gen`, `(Mr` as `Mr`, `war—Mr` as `Mr`."""
    for dash in "\t\n\r\u00a0\u202f—–-/":
        word = word.rpartition(dash)[2]
    return word.lstrip(_OPENERS)


def _is_weak(word: str, named: str, words: SentenceWords) -> bool:
    """An initial, a dotted abbreviation, or one from the list."""
    if len(word) == 1:
        return word.isupper() and word != "I"
    if "." in word:
        return all(0 < len(part) <= 3 for part in word.split("."))
    return named in words.weak


def _first_word(word: str) -> str:
    """The word without what stands behind it: `However,` and `It’s` begin sentences too."""
    for at, char in enumerate(word):
        if not char.isalpha():
            return word[:at]
    return word


def _goes_on_with_speaker(view: str, at: int, end: int, words: SentenceWords) -> bool:
    """Whether a name and a verb of saying follow: “Why?” Ann Lee asked, “Why?” Lee, a clerk, asked."""
    following = view[at : min(end, at + _SPEAKER_WINDOW)].split()
    for number, word in enumerate(following[:_LONGEST_NAME]):
        bare = word.rstrip(".,:;")
        if bare in words.said:
            return True
        if not bare[:1].isupper():
            return False
        if word.endswith(","):
            return bare not in words.starters and _says_later(following[number + 1 :], words)
    return False


def _says_later(following: list[str], words: SentenceWords) -> bool:
    """Whether a verb of saying stands behind the comma that ends an apposition."""
    for word, later in pairwise(following[:_LONGEST_APPOSITION]):
        if word.endswith((".", "!", "?")):
            return False
        if word.endswith(",") and later.rstrip(".,:;") in words.said:
            return True
    return False
