"""What a language says on page furniture, as tables, and lines that these alone tell: credits."""

from __future__ import annotations

from framing.domain.frozen import dataclass

# So long may the name of a photographer be, and a headline with its standfirst, glued to a credit.
_MAX_NAME_WORDS, _MAX_TAIL_WORDS, _MAX_AGENCY_WORDS = 4, 50, 30
MAX_OPENING_CREDIT = 60  # characters of one in front of what a picture shows

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
    inner: boilerplate when it stands anywhere in a paragraph of up to 60 words.
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
    shown: words in brackets that mark a line without full stop as one.
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
    shown: tuple[str, ...] = ()
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


def is_credited(line: str, paragraph: str, n_words: int, words: PageWords) -> bool:
    """Whether a paragraph, in small letters `line`, begins or ends with the credit of a picture."""
    if n_words == 1 and line in words.credits:
        return True
    if n_words <= _MAX_AGENCY_WORDS and _names_agency(line, words):
        return True
    if _ends_in_agency_and_name(paragraph):
        return True
    if "/" not in line and " | " not in line:
        return False
    return (
        _ends_in_credit(line, words)
        or _is_credit_alone(line, n_words, words)
        or _ends_in_names(paragraph)
        or _opens_with_credit(paragraph, words)
    )


def may_be_credited(line: str, words: PageWords) -> bool:
    """Whether a line in small letters may begin or end with the credit of a picture."""
    is_near = "/" in line[:MAX_OPENING_CREDIT] or "/" in line.rpartition(". ")[2]
    return is_near or "/" in _last_bracket(line) or _ends_in_credit(line, words)


def _ends_in_credit(line: str, words: PageWords) -> bool:
    """Whether an agency or archive stands beside a bar or slash at the end of a line."""
    tail = line.rpartition(" | ")[2] if " | " in line else ""
    if tail and tail.count(" ") < _MAX_TAIL_WORDS and _is_credit(tail, words):
        return True
    if "/" not in line:
        return False
    line = line.replace("/ ", "/").replace(" /", "/").removesuffix(", file")
    if _is_credit_of_name(line, words):
        return True
    sentence = line.rpartition(". ")[2]
    if sentence is not line and _is_credit_alone(sentence, sentence.count(" ") + 1, words):
        return True
    bracket = _last_bracket(line)
    last = bracket or line.rpartition(" ")[2]
    agency, slash, name = bracket.partition("/")
    agency = agency.rstrip().rpartition(" ")[2]  # empty in "/Echo Images)"
    is_in_front = bool(slash) and " " in name and agency in words.credits
    return is_in_front or ("/" in last and _is_credit(last, words))


def _is_credit_of_name(line: str, words: PageWords) -> bool:
    """`at the bridge. reuters/ann f. lee`."""
    before, _, name = line.rpartition("/")
    sentence, _, agency = before.rpartition(" ")
    is_name = name.count(" ") < _MAX_NAME_WORDS and not name.endswith(".")
    return is_name and sentence.endswith(".") and agency in words.credits


def _last_bracket(line: str) -> str:
    """What the brackets at the end of a line hold, empty where none stand there."""
    bare = line.rstrip(". ")
    if not bare.endswith((")", "]")):
        return ""
    return bare[:-1].rpartition("(" if bare[-1] == ")" else "[")[2]


def _is_credit_alone(line: str, n_words: int, words: PageWords) -> bool:
    """`REUTERS/Ann Lee`, `Ann Lee / Reuters`."""
    before, slash, after = line.rpartition("/")
    agencies = (before.strip(), after.strip())
    return bool(slash) and n_words < 5 and any(agency in words.credits for agency in agencies)


def _opens_with_credit(paragraph: str, words: PageWords) -> bool:
    """`Ann Lee/AFP/Getty Images The army …`: who took a picture, in front of what it shows."""
    names, slash, rest = paragraph[:MAX_OPENING_CREDIT].rpartition("/")
    rest = rest.lstrip()
    agency = next((a for a in words.agencies if rest.casefold().startswith(f"{a} ")), "")
    is_glued = bool(slash and agency) and rest[len(agency) + 1 :][:1].isupper()
    return is_glued and all(word[0].isupper() for word in names.replace("/", " ").split())


def _ends_in_names(paragraph: str) -> bool:
    """`(Ann Lee/The Courier)` or `at dusk. Ann Lee/The Courier` at the end: who took a picture, and
    for whom."""
    bracket = _last_bracket(paragraph).removesuffix(" file photo")
    return _are_names(bracket or paragraph.rpartition(". ")[2])


def _ends_in_agency_and_name(paragraph: str) -> bool:
    """`(VBC News: Ann Lee)` at the end: for whom, and who took a picture."""
    house, _, name = _last_bracket(paragraph).partition(": ")
    houses, names = house.split(), name.split()
    is_credit = paragraph.endswith(")") and 0 < len(houses) < 4 and 1 < len(names) < 4
    return is_credit and all(word[0].isupper() and word[-1].isalpha() for word in (*houses, *names))


def _are_names(credit: str) -> bool:
    names = [name.split() for name in credit.split("/")]
    return (
        len(names) == 2
        and 1 < len(names[0]) < 4
        and names[0][0] != "By"
        and 0 < len(names[1]) < 5
        and all(word[0].isupper() for name in names for word in name)
        and not credit.endswith((".", "?", "!"))
    )


def _is_credit(tail: str, words: PageWords) -> bool:
    """`ann lee/reuters)`, `ap photo`, `getty a headline glued to it`."""
    first_words = tail.split()[:4]
    agency = next((word.rpartition("/")[2] for word in first_words if "/" in word), tail.split()[0])
    last = tail.rpartition("/")[2]
    return agency.rstrip(".):/") in words.credits or last.rstrip(".):") in words.credits


def _names_agency(line: str, words: PageWords) -> bool:
    """Whether a line ends in the name of an agency in brackets, with no stop before them."""
    if not line.endswith(")"):
        return False
    before, _, agency = line[:-1].rpartition(" (")
    return agency in words.agencies and not before.endswith((".", "!", "?", "”", '"'))
