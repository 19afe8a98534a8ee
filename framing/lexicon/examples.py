"""Examples: sentences whose expected hits stand in square brackets."""

from __future__ import annotations

from framing.domain.lexicon import Example, Place

KINDS = ("hits", "misses", "misread")


def parse_example(kind: str, written: str, place: Place) -> Example:
    """The sentence without its brackets and the spans that they held; `\\[` is a plain bracket.

    Raises:
        ValueError: brackets do not pair, hold nothing, or stand where the kind has none.
    """
    if "[" not in written and "]" not in written:
        if kind != "misses":
            raise ValueError("no [square brackets] show where the hit stands")
        return Example(kind, written, (), place)
    text, spans = _without_brackets(written)
    if kind == "misses" and spans:
        raise ValueError("a sentence without a hit has no [square brackets]")
    if kind != "misses" and not spans:
        raise ValueError("no [square brackets] show where the hit stands")
    return Example(kind, text, tuple(spans), place)


def _without_brackets(written: str) -> tuple[str, list[tuple[int, int]]]:
    text: list[str] = []
    spans: list[tuple[int, int]] = []
    start: int | None = None
    at = 0
    while at < len(written):
        char = written[at]
        if char == "\\" and written[at + 1 : at + 2] in ("[", "]"):
            text.append(written[at + 1])
            at += 2
            continue
        if char == "[":
            if start is not None:
                raise ValueError("a '[' stands inside another '['")
            start = len(text)
        elif char == "]":
            if start is None:
                raise ValueError("a ']' closes nothing")
            if start == len(text):
                raise ValueError("'[]' holds nothing")
            spans.append((start, len(text)))
            start = None
        else:
            text.append(char)
        at += 1
    if start is not None:
        raise ValueError("a '[' is not closed by ']'")
    return "".join(text), spans
