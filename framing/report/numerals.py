"""Numbers and dates as the page prints them; a rounded figure never reads 0 or 100 % unless it is."""

from __future__ import annotations

from dataclasses import dataclass

from framing.domain.interval import Interval

MINUS = "\N{MINUS SIGN}"
THIN = "\N{NARROW NO-BREAK SPACE}"
DASH = "\N{EN DASH}"
ABSENT = DASH


@dataclass(frozen=True, slots=True)
class Numerals:
    """How one language writes numbers and dates."""

    group_separator: str
    decimal_point: str
    months: tuple[str, ...]
    date_pattern: str
    range_pattern: str

    def count(self, n: int) -> str:
        """A whole number: 4152 as "4,152", -3 with a true minus sign."""
        digits = f"{abs(n):,}".replace(",", self.group_separator)
        return f"{MINUS}{digits}" if n < 0 else digits

    def decimal(self, number: float | None, places: int) -> str:
        """A number with fixed decimals; a dash where it is not defined."""
        if number is None:
            return ABSENT
        smallest = 10**-places
        if 0 < abs(number) < smallest / 2:
            sign = MINUS if number < 0 else ""
            return f"{sign}<{THIN}{self._plain(smallest, places)}"
        sign = MINUS if number < 0 else ""
        return sign + self._plain(abs(number), places)

    def percent(self, share: float | None) -> str:
        """A share as whole percent: "75 %", "<1 %", ">99 %"; a dash where it is not defined."""
        return ABSENT if share is None else f"{self._points(share)}{THIN}%"

    def interval(self, interval: Interval | None) -> str:
        """The ends of a share's interval: "51–100 %", "<1 %"; a dash where there is none."""
        if interval is None:
            return ABSENT
        ends = dict.fromkeys((self._points(interval.low), self._points(interval.high)))
        return f"{DASH.join(ends)}{THIN}%"

    def rate_interval(self, interval: Interval | None) -> str:
        """The ends of a rate's interval."""
        if interval is None:
            return ABSENT
        return f"{self.decimal(interval.low, 2)}{DASH}{self.decimal(interval.high, 2)}"

    def points(self, difference: float | None) -> str:
        """A difference of two shares in percentage points with its sign: "+71", "−8", "−0.4"."""
        if difference is None:
            return ABSENT
        sign = "+" if difference > 0 else MINUS if difference < 0 else ""
        size = 100 * abs(difference)
        if 0 < size < 1:
            return sign + (self._plain(size, 1) if size >= 0.05 else f"<{self._plain(0.1, 1)}")
        return sign + self._points(abs(difference))

    def points_interval(self, interval: Interval | None) -> str:
        """The ends of a difference's interval, each with its sign: "+33 to +96", "−8 to +2"."""
        if interval is None:
            return ABSENT
        return self._range(self.points(interval.low), self.points(interval.high))

    def compared(self, number: float, places: int) -> str:
        """A number with its sign of comparison: "= 0.010", "< 0.001"."""
        written = self.decimal(number, places)
        return written if written.startswith("<") else f"={THIN}{written}"

    def signed(self, number: float | None, places: int) -> str:
        """A difference with its sign and fixed decimals."""
        written = self.decimal(number, places)
        return f"+{written}" if number is not None and number > 0 else written

    def signed_interval(self, interval: Interval | None, places: int) -> str:
        """The ends of a difference's interval, each with its sign and fixed decimals."""
        if interval is None:
            return ABSENT
        return self._range(self.signed(interval.low, places), self.signed(interval.high, places))

    def date(self, iso: str | None) -> str:
        """An ISO date as its language writes it; anything else as it stands."""
        parts = (iso or "").split("-")
        if len(parts) != 3 or not all(part.isdecimal() for part in parts):
            return iso or ""
        year, month, day = (int(part) for part in parts)
        if not 1 <= month <= 12:
            return iso or ""
        written = self.date_pattern.replace("{day}", str(day)).replace("{year}", f"{year:04d}")
        return written.replace("{month}", self.months[month - 1])

    def period(self, first: str | None, last: str | None) -> str:
        """A stretch of time; one date where both ends are the same."""
        ends = [self.date(end) for end in (first, last) if end]
        return f" {DASH} ".join(dict.fromkeys(ends))

    def _range(self, low: str, high: str) -> str:
        return self.range_pattern.replace("{low}", low).replace("{high}", high)

    def _points(self, share: float) -> str:
        percent = 100 * share
        if 0 < percent < 1:
            return "<1"
        if 99 < percent < 100:
            return ">99"
        sign = MINUS if round(percent) < 0 else ""
        return f"{sign}{abs(round(percent))}"

    def _plain(self, number: float, places: int) -> str:
        whole, _, decimals = f"{number:,.{places}f}".partition(".")
        written = whole.replace(",", self.group_separator)
        return f"{written}{self.decimal_point}{decimals}" if decimals else written
