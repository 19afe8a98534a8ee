"""Colours as sRGB, with the contrast that readers need."""

from __future__ import annotations

from framing.domain.frozen import dataclass

N_STEPS = 50


@dataclass(frozen=True, slots=True, order=True)
class Colour:
    """An sRGB colour; each part is 0 to 255."""

    red: int
    green: int
    blue: int

    @property
    def hex(self) -> str:
        """As `#rrggbb`."""
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it."""
        red, green, blue = (_linear(part / 255) for part in (self.red, self.green, self.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(self, other: Colour) -> float:
        """Contrast ratio of WCAG 2.2: 1 (none) to 21 (black on white), the same either way."""
        lighter, darker = sorted((self.luminance, other.luminance), reverse=True)
        return (lighter + 0.05) / (darker + 0.05)

    def mixed(self, other: Colour, share: float) -> Colour:
        """This colour with so large a share (0 to 1) of the other in it, part by part."""
        pairs = ((self.red, other.red), (self.green, other.green), (self.blue, other.blue))
        return Colour(*(round(mine + (its - mine) * share) for mine, its in pairs))

    def legible_on(self, paper: Colour, *, toward: Colour, ratio: float, tint: float) -> Colour:
        """The colour moved towards black or white until it is text on the paper.

        It must reach the contrast `ratio` also where the paper is tinted with so large a share
        (`tint`) of the colour itself. The end of the way is `toward`.
        """
        steps = (self.mixed(toward, step / N_STEPS) for step in range(N_STEPS + 1))
        return next((one for one in steps if one.contrast(paper.mixed(one, tint)) >= ratio), toward)


BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)


def colour_from(text: str) -> Colour | None:
    """The colour written as `#rgb` or `#rrggbb`; None where the text is none."""
    digits = text.strip().removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) != 6 or not text.strip().startswith("#"):
        return None
    try:
        return Colour(*bytes.fromhex(digits))
    except ValueError:
        return None


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
