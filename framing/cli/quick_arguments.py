"""Plain command lines understood without `argparse`, which costs as much as reading a draft.

A command describes its options once, to whatever has `add_argument`: to the `Recorder` here, and
where anything about the words is not plain (help, an abbreviation, a mistake), to `argparse`.
"""

from __future__ import annotations

from collections.abc import Callable, Container

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_UNDERSTOOD = frozenset({"action", "choices", "default", "help", "metavar", "nargs", "type"})


class NotPlainError(Exception):
    """The words, or the options, want `argparse`."""


class Values:
    """The values of the options, as attributes."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.__dict__.update(values)


class _Option:
    """One option, or one row of bare words, as a command describes it."""

    def __init__(self, names: tuple[str, ...], described: dict[str, Any]) -> None:
        long = next((name for name in names if name.startswith("--")), names[0])
        self.name = long.lstrip("-").replace("-", "_")
        self.is_row = not long.startswith("-")
        self.action: str | None = described.get("action")
        self.nargs: str | None = described.get("nargs")
        self._choices: Container[str] | None = described.get("choices")
        self._type: Callable[[str], Any] = described.get("type", str)
        if (
            not _UNDERSTOOD.issuperset(described)
            or self.action not in (None, "append", "store_true")
            or self.nargs not in (None, "+", "*")
        ):
            raise NotPlainError
        default = described.get("default", False if self.is_flag else None)
        self.default = self._typed(default) if isinstance(default, str) else default

    @property
    def is_flag(self) -> bool:
        return self.action == "store_true"

    def value_of(self, word: str) -> Any:
        value = self._typed(word)
        if self._choices is not None and value not in self._choices:
            raise NotPlainError
        return value

    def _typed(self, word: str) -> Any:
        try:
            return self._type(word)
        except Exception as error:  # of whatever kind: argparse asks again, and tells it
            raise NotPlainError from error


class Recorder:
    """Is told of options as an `argparse` parser is, and understands plain words."""

    def __init__(self) -> None:
        self._named: dict[str, _Option] = {}
        self._options: list[_Option] = []

    def add_argument(self, *names: str, **described: Any) -> None:
        """As of a parser."""
        option = _Option(names, described)
        self._options.append(option)
        if not option.is_row:
            self._named.update(dict.fromkeys(names, option))

    def add_argument_group(self, _title: str) -> Recorder:
        """As of a parser; groups make no difference to what the words mean."""
        return self

    def __getattr__(self, name: str) -> Any:
        raise NotPlainError(name)

    def values_of(self, words: list[str]) -> Values:
        """What the words say.

        Raises:
            NotPlainError: that is for `argparse` to tell, or to refuse.
        """
        values = {each.name: each.default for each in self._options}
        rows: list[list[str]] = []
        at = 0
        while at < len(words):
            end = _end_of_row(words, at)
            if end > at:
                rows.append(words[at:end])
                at = end
            else:
                at = self._take(words, at, values)
        self._place(rows, values)
        return Values(values)

    def _take(self, words: list[str], at: int, values: dict[str, Any]) -> int:
        """Take the option at a place with its values; returns where what follows begins."""
        name, has_value, value = words[at].partition("=")
        option = self._named.get(name)
        if option is None or (has_value and (option.is_flag or option.nargs)):
            raise NotPlainError
        if option.is_flag:
            values[option.name] = True
            return at + 1
        at += 1
        end = at if has_value else _end_of_row(words, at)
        given = [value] if has_value else words[at:end]
        if not given:
            raise NotPlainError
        if option.nargs:
            taken: Any = [option.value_of(word) for word in given]
        else:
            taken, end = option.value_of(given[0]), at + (not has_value)
        if option.action == "append":
            taken = [*(values[option.name] or ()), taken]
        values[option.name] = taken
        return end

    def _place(self, rows: list[list[str]], values: dict[str, Any]) -> None:
        """Give the bare words to the one option that takes them; several rows are no plain case."""
        takers = [each for each in self._options if each.is_row]
        if len(takers) != 1 or len(rows) > 1:
            raise NotPlainError
        taker = takers[0]
        given = [taker.value_of(word) for word in (rows[0] if rows else ())]
        if not given and taker.nargs == "*":
            values[taker.name] = [] if taker.default is None else taker.default
        elif taker.nargs and given:
            values[taker.name] = given
        elif len(given) == 1:
            values[taker.name] = given[0]
        else:
            raise NotPlainError


def _end_of_row(words: list[str], at: int) -> int:
    """Where the words that begin here and are no options end."""
    while at < len(words) and (words[at] == "-" or not words[at].startswith("-")):
        at += 1
    return at
