"""What a paragraph is by its words alone: page furniture, a caption, the head of comments."""

from __future__ import annotations

from framing.domain.closed import Enum
from framing.read.furniture_signs import (
    N_EDGE,
    SHED,
    ByHead,
    FurnitureSigns,
    Signs,
    begins_with,
    ends_behind,
    is_counter,
    is_date,
    is_dateline,
    is_link_in_brackets,
    is_name_part,
    is_path,
    is_stamp_behind_names,
    names_helpers,
)
from framing.read.page_phrases import is_credited, tells_of_text

MAX_CHARS, _MAX_ROW_WORDS, _MAX_PHRASE_WORDS = 700, 16, 5
MAX_COUNTER_WORDS, MAX_INNER_WORDS, MAX_CAPTION_WORDS = 40, 60, 110
MAX_STAMP_WORDS, _MAX_BYLINE_WORDS = 14, 12
HELPED = " contributed."  # tells who helped
EDGES = " \t\n\r\u00a0.:…!?»›>«‹<|-–—*•·▸►▶→←↓↑[]_=~#+"
_MAX_STAMPS_WORDS = 24
_ARROWS, _BARS = (">>", "»", "►", "▶", "→", "➤"), ("|", "/", "•", "·")
_OPENING_QUOTES = "\"'“‘«„"
_STOPS = (".", "!", "?", "…", "。", "！", "？")


class Furniture(Enum):
    """What the words of a paragraph say about it."""

    BOILERPLATE = "boilerplate"
    NAVIGATION = "navigation"
    BYLINE = "byline"
    DATE = "date"
    SECTION = "section"
    LINK_HEAD = "link head"
    CAPTION = "caption"
    COMMENT_HEAD = "comment head"
    REPLY_HEAD = "reply head"


def furniture_of(page: FurnitureSigns, start: int, end: int) -> Furniture | None:
    """The kind of furniture that the paragraph is, or None for what may be article text."""
    if end - start > MAX_CHARS:
        return None
    if page.text.endswith(page.signs.words.link_endings, start, end):
        return Furniture.BOILERPLATE
    line = page.lowered[start:end]
    n_words = line.count(" ") + 1
    if n_words > MAX_STAMP_WORDS:
        may_be = _may_be_furniture(line, page)
        return _of_long(line, page.text[start:end], n_words, page) if may_be else None
    line = " ".join(line.split())
    key = line.strip(EDGES)
    if not key:
        return Furniture.BOILERPLATE
    return (
        _by_whole(key, page.signs)
        or _by_comments(line, key, n_words, page.signs)
        or _by_caption(line, page.text[start:end], n_words, page)
        or _by_parts(line, page.text[start:end], n_words, page)
        or _by_shape(page.text[start:end], key, n_words, page.signs)
    )


def _may_be_furniture(line: str, page: FurnitureSigns) -> bool:
    """Whether a line of more than a few words has an edge or a sign that furniture has."""
    signs = page.signs
    return (
        line[:N_EDGE] in signs.beginnings
        or line[0] in SHED
        or line.rstrip(". *_")[-N_EDGE:] in signs.endings
        or "/" in line
        or " | " in line
        or any([phrase in line for phrase in (*page.inner, *page.caption_inner, *page.shown)])
        or line[0].isdigit()
        or line.startswith("one ")
    )


def _of_long(line: str, paragraph: str, n_words: int, page: FurnitureSigns) -> Furniture | None:
    is_counter = n_words <= MAX_COUNTER_WORDS and (line[0].isdigit() or line.startswith("one "))
    found = _by_comments(line, line, n_words, page.signs) if is_counter else None
    found = found or _by_caption(line, paragraph, n_words, page)
    found = found or _by_parts(line, paragraph, n_words, page)
    if found is not None or n_words > _MAX_STAMPS_WORDS:
        return found
    if is_link_in_brackets(paragraph):
        return _of_brackets(line)
    return Furniture.DATE if is_date(line, page.signs) else None


def has_full_stop(paragraph: str) -> bool:
    """Whether the paragraph ends like a sentence, closing marks aside."""
    return paragraph.rstrip("\"'”’»›)]“‘«‹」』） \u00a0\u202f").endswith(_STOPS)


def _by_whole(key: str, signs: Signs) -> Furniture | None:
    if key in signs.link_heads or _without_weekday(key, signs) in signs.link_heads:
        return Furniture.LINK_HEAD
    if key.rstrip("0123456789., ():") in signs.comment_heads or is_counter(key, signs):
        return Furniture.COMMENT_HEAD
    if key in signs.menu:
        return Furniture.NAVIGATION
    if key in signs.whole or _is_row_of(key.split(), signs):
        return Furniture.BOILERPLATE
    is_section = signs.sections.issuperset(key.replace(" | ", ", ").split(", "))
    return Furniture.SECTION if is_section else None


def _is_row_of(words: list[str], signs: Signs) -> bool:
    """Whether the words are one phrase after the other: `facebook twitter email`, `2 shares`."""
    first = words[0].strip("()[]|:·•–—-")
    is_begun = not first or first in signs.first_words or first[0].isdigit()
    if not is_begun or len(words) > _MAX_ROW_WORDS:
        return False
    words = [plain for word in words if (plain := word.strip("()[]|:·•–—-"))]
    at = 0
    while at < len(words):
        if words[at].replace(":", "").isdigit() and len(words) > 1:
            at += 1
            continue
        if words[at] not in signs.first_words:
            return False
        longest = min(_MAX_PHRASE_WORDS, len(words) - at)
        sizes = range(longest, 0, -1)
        size = next((n for n in sizes if " ".join(words[at : at + n]) in signs.whole), 0)
        if not size:
            return False
        at += size
    return True


def _without_weekday(key: str, signs: Signs) -> str:
    first, _, rest = key.partition(" ")
    return rest if first.removesuffix("'s") in signs.dates else key


def _by_comments(line: str, key: str, n_words: int, signs: Signs) -> Furniture | None:
    if key.startswith(signs.words.reply_heads) and n_words <= 8:
        return Furniture.REPLY_HEAD
    is_head = key.startswith(("one response to ", "one thought on "))
    is_counted = signs.counter.match(key) and not (n_words > 6 and has_full_stop(line))
    return Furniture.COMMENT_HEAD if is_head or is_counted else None


def _by_caption(line: str, full: str, n_words: int, page: FurnitureSigns) -> Furniture | None:
    if n_words > MAX_CAPTION_WORDS:
        return None
    words, line = page.signs.words, line.strip("*_ ")
    if line[:N_EDGE] in page.signs.beginnings and _begins(line, page.signs.caption_openings):
        return Furniture.CAPTION
    if any([ends_behind(line, phrase) for phrase in page.caption_inner]):
        return Furniture.CAPTION
    if any([phrase in line for phrase in page.shown]) and not has_full_stop(full):
        return Furniture.CAPTION
    bare = line.replace(".)", ")").rstrip(" .")
    if (
        n_words > 2
        and bare[-N_EDGE:] in page.signs.endings
        and (bare.endswith(words.caption_endings) or line.endswith(page.signs.credit_endings))
    ):
        return Furniture.CAPTION
    return Furniture.CAPTION if is_credited(line, full, n_words, words) else None


def _by_parts(line: str, full: str, n_words: int, page: FurnitureSigns) -> Furniture | None:
    if n_words > MAX_INNER_WORDS:
        return None
    signs, line, is_short = page.signs, line.lstrip(SHED + " "), n_words <= MAX_STAMP_WORDS
    if page.inner and any(phrase in line for phrase in page.inner):
        return Furniture.BOILERPLATE
    if is_short and full[0] not in _OPENING_QUOTES and _holds(line, full, signs):
        return Furniture.BOILERPLATE
    if line[:N_EDGE] not in signs.beginnings:
        return None
    is_short = is_short and not has_full_stop(line)
    is_found = (
        _begins(line, signs.openings)
        or tells_of_text(line, signs.words)
        or _begins_pair(line, signs)
        or (is_short and _begins(line, signs.labels))
        or (is_short and _begins(line, signs.stamps) and any(map(str.isdigit, line)))
    )
    return Furniture.BOILERPLATE if is_found else None


def _holds(line: str, full: str, signs: Signs) -> bool:
    """Whether a short line holds a phrase of furniture, or tells who helped."""
    is_held = any([phrase in line for phrase in signs.words.short_inner])
    return is_held or (HELPED in line and names_helpers(full, signs.jobs))


def _begins(line: str, openings: ByHead) -> bool:
    """Whether the line begins with one of the phrases, the last word whole."""
    return any([begins_with(line, phrase) for phrase in openings.get(line[:N_EDGE], ())])


def _begins_pair(line: str, signs: Signs) -> bool:
    """Whether the line begins with the first phrase of a pair and holds the second."""
    near = signs.pairs.get(line[:N_EDGE], ())
    begun = [held for opening, held in near if begins_with(line, opening)]
    return any(phrase in line for held in begun for phrase in held)


def _by_shape(paragraph: str, key: str, n_words: int, signs: Signs) -> Furniture | None:
    """Date stamps, bylines, lone datelines, bare links, and lines in brackets or behind an arrow."""
    if is_stamp_behind_names(paragraph, signs):
        return Furniture.BYLINE
    if n_words > _MAX_BYLINE_WORDS:
        return None
    if is_date(key, signs):
        return Furniture.DATE
    if is_link_in_brackets(paragraph):
        return _of_brackets(paragraph.casefold())
    if paragraph[0] == "©" and not any(map(str.isdigit, paragraph)):
        return Furniture.CAPTION
    if has_full_stop(paragraph) and not paragraph.endswith((" Jr.", " Sr.", " a.m.", " p.m.")):
        return None
    if _is_byline(paragraph, signs) or (" by " in key and _is_signed_stamp(key, signs)):
        return Furniture.BYLINE
    if is_path(paragraph):
        return Furniture.NAVIGATION
    is_number = key.isdigit() and len(key) > 4
    is_link = n_words == 1 and ("@" in key or key.startswith(("http://", "https://", "www.")))
    is_link |= paragraph.startswith(_ARROWS) or paragraph[0] + paragraph[-1] == "[]"
    return Furniture.BOILERPLATE if is_link or is_number or is_dateline(paragraph, signs) else None


def _of_brackets(line: str) -> Furniture:
    """What a line in brackets is: `(photo credit: Reuters)` belongs to a picture."""
    is_credit = line.partition(":")[0].endswith(("photo", "credit", "image", "picture"))
    return Furniture.CAPTION if is_credit else Furniture.BOILERPLATE


def _is_signed_stamp(key: str, signs: Signs) -> bool:
    """`March 12, 2019 by Ann Lee 3 Comments`, in small letters."""
    stamp, found, rest = key.partition(" by ")
    words = rest.split()
    is_counted = len(words) > 2 and words[-2].isdigit() and words[-1] in signs.words.counted
    names = words[:-2] if is_counted else words
    return bool(found) and 0 < len(names) < 5 and is_date(stamp, signs)


def _is_byline(paragraph: str, signs: Signs) -> bool:
    """`By Ann Lee (in Oslo)`, `By court reporter Ann Lee`, `By Ann Lee, north of Oslo reporter`, `Ann Lee | The Daily`."""
    lowered = paragraph.casefold()
    is_by = lowered.startswith(signs.by)
    if not is_by and "," not in paragraph and "|" not in paragraph:
        return False  # nearly all lines
    by = next(len(sign) for sign in signs.by if lowered.startswith(sign)) if is_by else 0
    line = paragraph.partition(" (")[0] if by and paragraph[-1] == ")" else paragraph
    names = line[by:].replace(",", " , ").split()
    if by:
        named = next((at for at, name in enumerate(names) if is_name_part(name)), 0)
        names = names[named:] if named and names[named - 1] in signs.jobs else names
        bar = next((at for at, name in enumerate(names) if name in _BARS), len(names))
        stamp = (word.strip(".").casefold() for word in names[bar:] if not is_name_part(word))
        is_named = bar > 0 and all(map(is_name_part, names[:bar]))
        if is_named and all(word in signs.dates for word in stamp):
            return True
        end = names.index(",") if "," in names else len(names) - 1
        return end > 0 and names[-1] in signs.jobs and all(map(is_name_part, names[:end]))
    if _is_name_and_date(names, signs):
        return True
    if not names or not all(map(is_name_part, names)) or len(names) < 3:
        return False
    return ("," in names[1:] or "|" in names) and names[-1].casefold() in signs.jobs


def _is_name_and_date(words: list[str], signs: Signs) -> bool:
    """`Ann Lee | May 4, 2016`, `AFP | May 4`; not `1. Lee | May 4`, as above comments."""
    bar = next((at for at, word in enumerate(words) if word in _BARS), 0)
    is_name = 0 < bar < 5 and (bar > 1 or words[0].isupper())
    is_name = is_name and all(is_name_part(w) and w[0].isalpha() for w in words[:bar])
    return is_name and is_date(" ".join(words[bar + 1 :]).casefold().strip(EDGES), signs)
