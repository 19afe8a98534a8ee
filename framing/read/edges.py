"""What stands above an article, its headline and highlights, and below it, who its authors are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from framing.domain.document import Zone
from framing.domain.frozen import NamedTuple
from framing.expressions import VERBOSE, expression
from framing.read.furniture import Furniture
from framing.read.looks import (
    QUOTES,
    SITE_JOINTS,
    Look,
    names_site,
    plain_words,
    says,
    without_site,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_MIN_PARAGRAPHS_BELOW = 4
MAX_STOPPED_WORDS, _MAX_SENTENCE_WORDS = 20, 14
_CALLS = frozenset(("watch", "video", "listen", "read", "must read", "photos"))
# So much body stands above words on its authors, and so many characters have these at most.
_MIN_ABOVE_AUTHORS, MAX_BIOGRAPHY, _MAX_TITLE = 2, 500, 50
# So much stands below words on them that open a body, and these words of the next tell of them.
_MIN_BELOW_AUTHORS, _N_NEAR = 3, 8
_PRONOUNS = frozenset(("he", "she", "his", "her", "they", "their"))

# A list of what the article tells stands not farther below the headline than this.
N_ABOVE_HIGHLIGHTS = 5
HIGHLIGHTS = "story highlights"
_HIGHLIGHT_HEADS = frozenset(
    ("highlights", "key points", "key takeaways", "takeaways", "at a glance", "in brief", "summary")
)


def headline_index(looks: Sequence[Look], title: str) -> int | None:
    """The number of the headline: from markup, from the metadata, or by its looks."""
    known = [i for i, look in enumerate(looks) if look.zone is Zone.HEADLINE]
    if known:
        return known[0]
    last_prose = next((i for i in range(len(looks) - 1, 0, -1) if looks[i].is_prose), 0)
    candidates = list(_headline_candidates(looks, last_prose))
    if len(candidates) > 1:
        candidates = _below_menu(looks, candidates)
    titles = {title, without_site(title)} - {""}
    if titles:  # a heading by markup that says something else is one of a section
        candidates = [i for i in candidates if _may_be_titled(looks[i], titles)]
    named = (i for i in candidates if _is_titled(looks[i], titles))
    repeated = (i for i in candidates if _is_repeated(looks, i))
    wordy = (i for i in candidates if looks[i].n_words > 2)
    called = [0] if not candidates and looks and _is_call(looks[0]) else []
    return next((i for row in (named, repeated, wordy, candidates, called) for i in row), None)


def _headline_candidates(looks: Sequence[Look], last_prose: int) -> Iterator[int]:
    """Lines that may be the headline: before the first prose, not in a list of links."""
    is_below_links = False
    for number, look in enumerate(looks[:last_prose]):
        if look.furniture is Furniture.LINK_HEAD:
            is_below_links = True
        is_title = look.is_bare or (look.zone is Zone.SUBHEAD and number < 3)
        is_title = is_title and look.furniture is None and not is_below_links
        if is_title or (look.is_prose and _is_title_with_stop(looks, number)):
            yield number
        if look.is_prose:
            return


def _is_titled(look: Look, titles: set[str]) -> bool:
    return any(says(look, title) for title in titles)


def _may_be_titled(look: Look, titles: set[str]) -> bool:
    """Whether the headline may be this line where the metadata tell titles: neither a heading nor
    a sentence with a stop that says something else."""
    is_plain = look.zone is None and not look.text.rstrip(QUOTES).endswith(".")
    return is_plain or _is_titled(look, titles)


def _is_call(look: Look) -> bool:
    """`Watch: The army takes the town`, a headline where nothing else can be one."""
    call, found, words = look.text.partition(": ")
    return bool(found) and call.casefold() in _CALLS and " " in words


def _below_menu(looks: Sequence[Look], candidates: list[int]) -> list[int]:
    """The candidates below the menu of a site, if there are any; without titles of the page as
    browsers show them, where the headline stands below."""
    menu = [i for i in range(candidates[-1]) if looks[i].furniture is Furniture.NAVIGATION]
    below = [i for i in candidates if not menu or i > menu[-1]]
    found = below if any(looks[i].n_words > 2 for i in below) else candidates
    return [i for i in found if not _is_page_title(looks, i)] or found


def _is_page_title(looks: Sequence[Look], number: int) -> bool:
    if not any(joint in looks[number].text for joint in SITE_JOINTS):
        return False
    near = looks[number + 1 : number + 6]
    return any(
        look.n_words > 2 and names_site(looks[number], plain_words(look.text)) for look in near
    )


def _is_repeated(looks: Sequence[Look], number: int) -> bool:
    if looks[number].n_words < 3:
        return False
    words = plain_words(looks[number].text)
    return any(says(look, words) for look in looks[number + 1 : number + 6])


def _is_title_with_stop(looks: Sequence[Look], number: int) -> bool:
    """Whether a short first sentence is a headline all the same.

    By `!` or `?`, by its capitals, by an abbreviation at its end, because it is said again, or
    because it opens a long text and is much shorter than the paragraph below it (databases put a
    stop to headlines).
    """
    look = looks[number]
    words = look.text.split()
    is_quoted = look.text[0] in QUOTES and look.text[-1] in QUOTES
    is_short = 2 < len(words) <= MAX_STOPPED_WORDS
    if not is_short or is_quoted or look.zone is not None or look.is_item:
        return False
    if _is_repeated(looks, number):
        return True
    if not look.text.rstrip(QUOTES).endswith("."):
        return look.text.rstrip(QUOTES).endswith(("!", "?"))
    if "." in words[-1][:-1]:
        return ". " not in look.text
    long_words = [word for word in words if len(word) > 3]
    n_capitals = sum(not word.lstrip(QUOTES)[:1].islower() for word in long_words)
    if len(long_words) > 2 and n_capitals >= 0.9 * len(long_words):
        return True
    below = [other.n_words for other in looks[number + 1 :] if other.is_prose]
    return (
        number == 0
        and (". " in look.text or len(words) <= _MAX_SENTENCE_WORDS)
        and len(below) >= _MIN_PARAGRAPHS_BELOW
        and below[0] >= max(18, 1.5 * len(words))
    )


def below_highlights(looks: Sequence[Look], start: int) -> int | None:
    """The number of the paragraph below the highlights of an article, None where it has none.

    They stand near the headline: a head and a list below it, or bare lines.
    """
    for number in range(start, min(start + N_ABOVE_HIGHLIGHTS, len(looks))):
        if not is_highlights_head(looks, number):
            continue
        end = number + 1
        while looks[end : end + 1] and _is_highlight(looks[end]):
            end += 1
        has_prose = any(look.is_prose for look in looks[end:])
        return end if has_prose else None
    return None


def _is_highlight(look: Look) -> bool:
    """Whether a line may be one of the list: bare, an item, or with initials at its end: "the U.S."."""
    first, second = look.text[-4:-2], look.text[-2:]
    has_initials = first[:1].isupper() and first[1:] == "." and second[:1].isupper()
    is_short = has_initials and second[1:] == "." and look.n_words < MAX_STOPPED_WORDS
    return look.is_bare or look.is_item or is_short


def is_highlights_head(looks: Sequence[Look], number: int) -> bool:
    """`Story highlights`, alone or glued to a caption or an entry; `Key points` above a list."""
    words = looks[number].text
    if names_highlights(words):
        return True
    is_head = looks[number].n_words < 4 and words.lower().strip(" :.") in _HIGHLIGHT_HEADS
    return is_head and any(look.is_item for look in looks[number + 1 : number + 2])


def names_highlights(words: str) -> bool:
    """Whether `Story highlights` stands anywhere in a paragraph."""
    is_near = "ighlights" in words or "IGHLIGHTS" in words
    return is_near and HIGHLIGHTS in words.lower()


class Author(NamedTuple):
    """Of whom or of what series a paragraph tells; `said` is what other paragraphs would say of
    it, `office` what authors are, where that is told. Neither name is known of `the writer`."""

    name: str
    said: str
    office: str


def author_in(words: str) -> Author | None:
    """The author of whom a paragraph may tell: None if it is too long, quotes or tells of none."""
    if len(words) > MAX_BIOGRAPHY or " said" in words or " says" in words:
        return None
    at = words.find(" is ", 2, _MAX_TITLE)
    if at > 0 and words.startswith(("a ", "our "), at + 4):
        series = series_pattern().match(words)
        if series is not None:
            return Author(series["title"], series["title"], series["kind"])
    told = biography_pattern().match(words)
    if told is None or not (told["name"] or told["office"]):
        return None
    name = told["name"] or ""
    return Author(name, name.rpartition(" ")[2], told["office"] or "")


def author_above(words: str) -> Author | None:
    """The author of whom a paragraph above a text may tell; of a retired man the text tells."""
    author = author_in(words) if " is " in words else None
    if author is None or not author.office or author.office.endswith(("retired", "former")):
        return None
    return author


def biographies(paragraphs: Sequence[str], zones: Sequence[Zone]) -> list[int]:
    """The numbers of paragraphs that end or open a body and tell who wrote it, or what it is part of.

    No other paragraph of the body speaks of these people. Either they sign above, or they are
    what authors are.
    """
    body = [number for number, zone in enumerate(zones) if zone is Zone.BODY]
    found: list[int] = []
    while len(body) > _MIN_ABOVE_AUTHORS:
        author = author_in(paragraphs[body[-1]])
        if author is None or _is_said(author, paragraphs, body[:-1]):
            break
        above = (number for number in range(body[0]) if zones[number] is Zone.BOILERPLATE)
        if not author.office and not any(author.name in paragraphs[number] for number in above):
            break
        found.append(body.pop())
    if len(body) > _MIN_BELOW_AUTHORS:
        author = author_above(paragraphs[body[0]])
        goes_on = not _PRONOUNS.isdisjoint(paragraphs[body[1]].casefold().split()[:_N_NEAR])
        if author is not None and not goes_on and not _is_said(author, paragraphs, body[1:]):
            found.append(body[0])
    return found


def _is_said(author: Author, paragraphs: Sequence[str], numbers: Sequence[int]) -> bool:
    """Whether any of these paragraphs speaks of the author."""
    said = author.said
    return bool(said) and any(said in paragraphs[number] for number in numbers)


@cache
def series_pattern() -> re.Pattern[str]:
    """`Bell Notes is a weekly column on mills`."""
    return expression(
        r"""
        [*_“"‘']{0,2}(?P<title>[A-Z][^.,:;!?"”’]{2,40}?)[”"’'*_]{0,2}[ ]is[ ](?:a|our)[ ]
        (?:\w+[ ])?(?:daily|nightly|weekly|monthly|regular|reported|occasional)[ ]
        (?:\w+[ ]){0,3}(?P<kind>column|newsletter|podcast|feature|series|digest|roundup)\b
        """,
        VERBOSE,
    )


@cache
def biography_pattern() -> re.Pattern[str]:
    """`Ann B. Lee, a former miller, teaches at …`, `The writer is a retired pilot`.

    `office` is what authors are as a rule: `is an editor of`, `writes about`; not `is the third
    editor to leave`.
    """
    return expression(
        r"""
        [*_•—–\-⦁\s]{0,4}
        (?: (?:The|This)[ ](?:writer|author|reporter|columnist)
          | (?:(?:Dr|Prof|Mr|Mrs|Ms|Sen|Rep)\.[ ]|Professor[ ])?
            (?P<name>(?!The\b)[A-Z][\w.'’-]{0,20}(?:[ ][A-Z][\w.'’-]{0,20}){1,3}) )
        (?:,[^,.]{2,100},|,?[ ]\([^()]{1,40}\))?[ ]
        (?: (?P<office>
                (?:is|has[ ]been)[ ](?!(?:the[ ])?(?:first|second|third|last|latest|only|one)\b)
                [^.!?]{0,90}?\b(?i:author|co-author|professor|fellow|columnist|writer|contributor
                |editor|correspondent|reporter|director|analyst|lecturer|researcher|scholar
                |historian|journalist|founder|co-founder|ceo|host|co-host|attorney|strategist
                |consultant|commentator|producer|novelist|economist|adviser|advisor|blogger
                |photographer|entrepreneur|pollster|physician|partner|executive|student|freshman
                |scientist|psychologist|sociologist|engineer|investor|educator|activist
                |president[ ]of|chairman[ ]of|member[ ]of|retired|former)\b
              | (?:teaches|blogs|writes[ ](?:about|for|on)|tweets[ ]at)\b )
          | (?:is|was|has|served|serves|writes|works|worked|lives|leads|runs|joined|reports|covers
            |edits|hosts)\b )
        """,
        VERBOSE,
    )
