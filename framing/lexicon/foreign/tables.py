"""Dictionaries written as tables: word and category, General Inquirer, AFINN, Empath."""

from __future__ import annotations

import csv
import io

from framing.lexicon.foreign.dictionary import (
    ForeignDictionary,
    Gatherer,
    lines_of,
    numbered,
)

WORD_COLUMNS = ("word", "term", "pattern", "entry", "token")
CATEGORY_COLUMNS = ("sentiment", "category", "label", "key")


def read_tidy(text: str, *, delimiter: str) -> ForeignDictionary:
    """A table with a column for the word and one for its category; others are lost."""
    gatherer = Gatherer()
    rows = csv.reader(io.StringIO("\n".join(lines_of(text))), delimiter=delimiter)
    header = [name.strip().lower() for name in next(rows, [])]
    word = next(header.index(name) for name in WORD_COLUMNS if name in header)
    category = next(header.index(name) for name in CATEGORY_COLUMNS if name in header)
    for i, name in enumerate(header):
        if i not in (word, category):
            gatherer.lose(1, f"the column '{name}'", "neither word nor category")
    for row in rows:
        if len(row) > max(word, category) and row[word].strip() and row[category].strip():
            path = tuple(part.strip() for part in row[category].split(".") if part.strip())
            gatherer.add(path, row[word].strip(), rows.line_num)
        elif any(cell.strip() for cell in row):
            gatherer.lose(rows.line_num, delimiter.join(row), "word or category is missing")
    return gatherer.dictionary()


def read_general_inquirer(text: str) -> ForeignDictionary:
    """A table with `Entry`, `Source` and a column a category; `REBEL#1` is a sense of a word."""
    gatherer = Gatherer()
    rows = csv.reader(io.StringIO("\n".join(lines_of(text))))
    header = [name.strip() for name in next(rows, [])]
    for row in rows:
        written = row[0].strip() if row else ""
        word, sense, _ = written.partition("#")
        if not word:
            continue
        if sense:
            gatherer.lose(rows.line_num, written, "one sense of a word; all senses are counted")
        for name, cell in zip(header[2:], row[2:], strict=False):
            if name and cell.strip() and name not in ("Othtags", "Defined"):
                gatherer.add((name,), word.lower(), rows.line_num)
    return gatherer.dictionary()


def read_afinn(text: str) -> ForeignDictionary:
    """Words with a whole number: below zero negative, above positive; the numbers are lost."""
    gatherer = Gatherer()
    gatherer.lose(0, "the numbers", "weights; words are kept by their sign")
    for number, line in numbered(lines_of(text)):
        word, _, weight = line.strip().rpartition("\t")
        sign = int(weight)
        if sign == 0:
            gatherer.lose(number, word, "a weight of zero")
        else:
            gatherer.add(("positive" if sign > 0 else "negative",), word.strip(), number)
    return gatherer.dictionary()


def read_empath(text: str) -> ForeignDictionary:
    """A category and its terms on one line, parted by tabs; underscores stand for blanks."""
    gatherer = Gatherer()
    for number, line in numbered(lines_of(text)):
        name, *terms = (cell.strip() for cell in line.split("\t"))
        for term in filter(None, terms):
            gatherer.add((name,), term.replace("_", " "), number)
    return gatherer.dictionary()
