"""What a language says on page furniture, and how such words are written down as tables."""

from __future__ import annotations

from framing.domain.frozen import dataclass

Pair = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class PageWords:
    """One language's phrases.

    whole: boilerplate when nothing else stands in the paragraph.
    menu: the same, where it stands above a headline.
    openings: boilerplate when a paragraph of up to 60 words begins so.
    texts, told_of_texts: what a page calls its own text and tells of it: boilerplate when a
        paragraph of up to 60 words begins with both behind "this".
    told_before_texts: openings before such a name, which is enough behind them.
    stamps: boilerplate when a short line with a figure and without full stop begins so.
    labels: boilerplate when a short line without full stop begins so.
    inner: boilerplate when it stands anywhere in a paragraph of up to 40 words.
    short_inner: boilerplate when it stands anywhere in a line of up to 14 words.
    pairs: boilerplate when a paragraph of up to 60 words begins with one of the first phrases
        and holds one of the second.
    link_endings: boilerplate when a paragraph ends so, written thus, without full stop.
    link_heads: stand above a list of links to other articles.
    sections: names of sections and kinds of text, when alone above the headline.
    counted: what is counted above reader comments ("3 responses").
    comment_heads, reply_heads: stand above reader comments and above the form for them.
    by: begin a byline; jobs: stand behind a name in one.
    caption_openings, caption_endings, caption_inner: mark the text of a picture.
    credits: agencies and archives behind a bar or slash at the end of a caption.
    agencies: those that stand in brackets there, alone.
    dates: words that, with figures alone, make up a date stamp.
    """

    whole: tuple[str, ...] = ()
    menu: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    told_of_texts: tuple[str, ...] = ()
    told_before_texts: tuple[str, ...] = ()
    stamps: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    inner: tuple[str, ...] = ()
    short_inner: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
    link_endings: tuple[str, ...] = ()
    link_heads: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    comment_heads: tuple[str, ...] = ()
    reply_heads: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    jobs: tuple[str, ...] = ()
    caption_openings: tuple[str, ...] = ()
    caption_endings: tuple[str, ...] = ()
    caption_inner: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()


def tells_of_text(line: str, words: PageWords) -> bool:
    """`this column first appeared in …`, `note: this story …`, `an earlier version of this …`"""
    before, found, rest = line.partition("this ")
    name, _, told = rest.partition(" ")
    if not found or name not in words.texts:
        return False
    return (
        told.startswith(words.told_of_texts)
        if not before
        else f"{before}this" in words.told_before_texts
    )


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a table: parted by line ends and by ` | `."""
    return tuple(
        phrase for line in text.splitlines() for phrase in line.strip().split(" | ") if phrase
    )


def phrase_pairs(text: str) -> tuple[Pair, ...]:
    """The pairs of a table: one line each, parted by ` … `."""
    rows = (line.partition(" … ") for line in text.splitlines() if line.strip())
    return tuple((phrases(begun), phrases(held)) for begun, _, held in rows)
