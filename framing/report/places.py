"""Where things stand: which articles have their text on a page, and the ways to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from framing.report.cards import Card
from framing.report.kinds import Sighting

MARK_BYTES, ARTICLE_BYTES = 300, 2_000
ARTICLES, CONTRASTS = "articles", "contrasts"
LIST, NUMBERS = "documents.html", "report.json"
N_LISTED = 1_000  # articles on a page of the list: a quarter of a megabyte


@dataclass(frozen=True, slots=True)
class Places:
    """The ways to hits, articles and figures, from the page that is written.

    `texts` are the positions of the articles whose text is shown. With a `folder` each of them
    is a page of its own in it, and all are listed on another; without, all is one page. Figures
    and lines stand on the page itself, or on pages of their contrasts in the folder `contrasts`
    leads to.
    """

    texts: frozenset[int]
    folder: str | None = None
    contrasts: str | None = None

    def hit(self, sighting: Sighting) -> str | None:
        """The way to the hit in its article; None where its text is not shown."""
        if sighting.document not in self.texts:
            return None
        page = "" if self.folder is None else self._page(sighting.document)
        return f"{page}#h{sighting.number}"

    def article(self, position: int) -> str:
        """The way to the article, or to where it is listed."""
        if self.folder is None:
            return f"#d{position}"
        is_page = position in self.texts
        if is_page:
            return self._page(position)
        return f"{self.folder}{list_page_name(list_page_of(position))}#d{position}"

    def contrast(self, number: int) -> str:
        """The way to the page that holds the figures and lines of a contrast; "" where it is this."""
        return "" if self.contrasts is None else f"{self.contrasts}{contrast_page_name(number)}"

    @property
    def list_page(self) -> str | None:
        """The way to the list of all articles, where it has pages of its own."""
        return None if self.folder is None else f"{self.folder}{LIST}"

    @property
    def numbers_page(self) -> str | None:
        """The way to the numbers as JSON, which stand beside the list."""
        return None if self.folder is None else f"{self.folder}{NUMBERS}"

    def _page(self, position: int) -> str:
        return f"{self.folder}{page_name(position)}"


def page_name(position: int) -> str:
    """The file of an article, within the folder of a report."""
    return f"{ARTICLES}/d{position:05}.html"


def list_page_of(position: int) -> int:
    """The number of the page that lists an article, both counted from 1."""
    return (position - 1) // N_LISTED + 1


def listed_on(number: int) -> slice:
    """Which of all articles a page of the list holds."""
    return slice((number - 1) * N_LISTED, number * N_LISTED)


def list_page_name(number: int) -> str:
    """The file of a page of the list, counted from 1, within the folder of a report."""
    return LIST if number == 1 else f"documents-{number:03}.html"


def contrast_page_name(number: int) -> str:
    """The file of a contrast, counted from 1, within the folder of a report."""
    return f"{CONTRASTS}/c{number:03}.html"


def size_of_texts(cards: Sequence[Card]) -> int:
    """About how many bytes the marked articles take on a page."""
    return sum(map(_size, cards))


def on_one_page(cards: Sequence[Card], room: int) -> Places:
    """The articles whose marked text fits into so many bytes.

    The groups take turns, so that none fills the page; articles without a hit come last.
    """
    positions = []
    for card in _in_turns(cards):
        room -= _size(card)
        if room < 0:
            break
        positions.append(card.position)
    return Places(frozenset(positions))


def listed_in_folder(folder: str) -> Places:
    """All articles listed on a page of the folder, none with its text."""
    return Places(frozenset(), folder)


def in_folder(cards: Sequence[Card], folder: str) -> Places:
    """Every article with a hit on a page of its own."""
    return Places(frozenset(card.position for card in cards if card.n_marks), folder)


def _size(card: Card) -> int:
    return card.n_bytes + MARK_BYTES * card.n_marks + ARTICLE_BYTES


def _in_turns(cards: Sequence[Card]) -> list[Card]:
    taken: Counter[tuple[bool, str]] = Counter()
    turns = []
    for card in cards:
        is_bare = not card.n_marks
        turns.append((is_bare, taken[is_bare, card.group], card.position, card))
        taken[is_bare, card.group] += 1
    return [card for *_, card in sorted(turns, key=lambda turn: turn[:3])]
