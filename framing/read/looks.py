"""A paragraph as its words alone show it, before its place on the page counts."""

from __future__ import annotations

from framing.domain.document import Zone
from framing.domain.frozen import NamedTuple
from framing.domain.span import Span
from framing.read.furniture import Furniture, furniture_of, has_full_stop
from framing.read.furniture_signs import FurnitureSigns, joins_name
from framing.read.paragraphs import Paragraph

QUOTES = "\"'“”‘’«»‹›„‚"
MAX_HEADLINE_WORDS = 25
# So many characters may two lines differ in spacing and stops that say the same.
MAX_SPACING = 10
# What parts a title and the name of a site behind it, and how long that may be.
SITE_JOINTS = (" | ", " - ", " – ", " — ", " :: ", " · ")
_MAX_SITE = 40

# What authors are, below their names.
_OFFICES = frozenset(
    ("correspondent", "reporter", "editor", "columnist", "writer", "contributor", "photographer")
)
_MAX_OFFICE = 5
_MIN_SHOUTED, MAX_QUESTION = 8, 9
_MAX_LINK_LABEL, MIN_LINK_WORDS = 60, 5

# What a heading by markup may be all the same.
_HEADS = (Furniture.LINK_HEAD, Furniture.COMMENT_HEAD, Furniture.REPLY_HEAD)


class Look(NamedTuple):
    """A paragraph as its words alone show it. `is_prose`: it reads like sentences."""

    text: str
    span: Span
    zone: Zone | None
    is_quotation: bool
    is_item: bool
    furniture: Furniture | None
    n_words: int
    is_prose: bool

    @property
    def is_bare(self) -> bool:
        """A line that is neither prose nor known: a heading, a link, a name."""
        return (
            not self.is_prose
            and self.zone is None
            and not self.is_item
            and self.furniture in (None, Furniture.SECTION)
        )

    @property
    def is_month(self) -> bool:
        """A date of a month or a year alone, as over a section; no date stamp, no time."""
        if self.furniture is not Furniture.DATE:
            return False
        words = self.text.strip(":.,").split()
        return len(words) < 3 and all(word.isalpha() or word.isdigit() for word in words)


def look_at(page: FurnitureSigns, paragraph: Paragraph) -> Look:
    """What the words of the paragraph say of it."""
    start, end = paragraph.span.start, paragraph.span.end
    words = page.text[start:end]
    is_open = paragraph.zone is None or paragraph.zone is Zone.BODY
    is_asked = is_open or paragraph.zone in (Zone.COMMENT, Zone.SUBHEAD)
    furniture = furniture_of(page, start, end) if is_asked else None
    if paragraph.zone is Zone.SUBHEAD and furniture not in _HEADS:
        furniture = None
    n_words = words.count(" ") + 1
    is_prose = (
        furniture is None
        and is_open
        and (n_words > MAX_HEADLINE_WORDS or has_full_stop(words) or words.endswith(":"))
    )
    return Look(
        words,
        paragraph.span,
        paragraph.zone,
        paragraph.is_quotation,
        paragraph.is_item,
        furniture,
        n_words,
        is_prose,
    )


def heads_as_sentence(look: Look) -> bool:
    """Whether a sentence could stand above a section: a short question, `2. The town waits.`"""
    if not look.is_prose or look.zone is not None or look.is_item:
        return False
    if is_numbered(look):
        return not any(map(_ends_sentence, look.text.split()[1:-1]))
    return look.n_words < MAX_QUESTION and asks(look)


def asks(look: Look) -> bool:
    """Whether a line is one question without marks, no longer than a headline."""
    if not look.text.endswith("?") or look.n_words > MAX_HEADLINE_WORDS or look.zone is not None:
        return False
    return look.text[0] not in QUOTES and not any(stop in look.text[:-1] for stop in ".!?:")


def is_numbered(look: Look) -> bool:
    """Whether `1.`, `1)` or a number of two figures stands in front."""
    figures = look.text[:2].rstrip(".) ")
    is_number = figures.isascii() and figures.isdigit()
    return is_number and look.text[len(figures) : len(figures) + 2] in (". ", ") ")


def _ends_sentence(word: str) -> bool:
    """Whether a word ends a sentence: `town.`, not `U.S.` or `W.`"""
    return word.endswith(("!", "?", ":")) or (word[-1] == "." and word.find(".") > 1)


def is_marked_sentence(words: str) -> bool:
    """Whether one word, as agencies end a report, stands behind a sentence: `He left. Enditem`."""
    before, _, last = words.rpartition(" ")
    word = before.rstrip(".!?”\"'")[-3:]
    return last.isalpha() and has_full_stop(before) and word.isalpha() and word.islower()


def is_post_signature(words: str) -> bool:
    """`— Ann Lee (@annlee) May 1, 2016` below an embedded post."""
    return words[0] in "—–-" and len(words) < 120 and "(@" in words


def plain_words(words: str) -> str:
    """The words in lower case and evenly spaced, to tell whether two lines say the same."""
    return " ".join(words.casefold().split()).strip(" .!?")


def says(look: Look, title: str) -> bool:
    """Whether the paragraph says the same as `title`, which is in plain words already."""
    is_near = abs(len(look.text) - len(title)) <= MAX_SPACING and bool(title)
    return is_near and plain_words(look.text) == title


def names_site(look: Look, title: str) -> bool:
    """Whether the paragraph is `title`, in plain words already, with the name of a site behind it."""
    site = len(title)
    if not title or look.is_prose or not site < len(look.text) - 3 < site + _MAX_SITE:
        return False
    words = plain_words(look.text)
    return words.startswith(title) and words[site:].startswith(SITE_JOINTS)


def without_site(title: str) -> str:
    """A title, in plain words, without the name of a site behind it."""
    for joint in SITE_JOINTS:
        head, found, site = title.rpartition(joint)
        if found and len(site) < _MAX_SITE and " " in head:
            return head
    return title


def names_authors(row: str) -> bool:
    """Whether a line names authors or what they are, and says nothing else."""
    return _are_names(row) or _is_office(row)


def _are_names(row: str) -> bool:
    """Whether a line holds only names, as of the authors: `Ann Lee`, `Tom Orr and Ann B. Lee`."""
    for link in (", and ", " and ", " und ", " et ", " y ", " & ", ", "):
        row = row.replace(link, "|")
    names = [name.partition(" in ")[0].split() for name in row.split("|")]
    return all(
        1 < len(name) < 5
        and (len(name) < 4 or len(names) > 1)
        and all(_is_of_name(word) and _is_of_letters(word) for word in name)
        for name in names
    )


def _is_of_letters(word: str) -> bool:
    """Whether a word is one of letters: `Ann`, `B.`, `Lee-Orr`, `O’Lee`."""
    return word.strip(".").replace("-", "").replace("’", "").replace("'", "").isalpha()


def _is_office(row: str) -> bool:
    """Whether a line is what an author is: `Political correspondent`, `Staff Reporter, The Bell`."""
    office, _, house = row.strip(" ·").partition(", ")
    words = office.split()
    is_office = 0 < len(words) < _MAX_OFFICE and words[-1].casefold() in _OFFICES
    return is_office and len(house.split()) < _MAX_OFFICE and all(map(_is_of_name, house.split()))


def _is_of_name(word: str) -> bool:
    return word[0].isupper() or joins_name(word)


def is_link_line(words: str, n_words: int) -> bool:
    """Whether a bare line amid the body is the headline of another article: a long line all in
    capitals, `What we know:The army leaves`; not `Q:`, not `9:15`."""
    if n_words >= _MIN_SHOUTED and words.isupper():
        return words[0] not in QUOTES or words[-1] not in QUOTES
    at = words.find(":", 2, _MAX_LINK_LABEL)
    if at < 0 or n_words < MIN_LINK_WORDS:
        return False
    behind = words[at + 1 :].lstrip(QUOTES)[:1]
    return behind.isupper() and words[at + 1] != " " and words.lstrip(QUOTES)[0].isupper()
