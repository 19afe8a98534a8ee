"""What a house adds to the page: its logo inside the file, and its colours in the style sheet."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path

from framing.errors import InputError, Problem

MAX_LOGO_BYTES = 256_000
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)


def logo_uri(path: Path) -> str:
    """The picture as a `data:` address, so that the page stays one file.

    A picture in an `<img>` runs no script and fetches nothing, an SVG neither.

    Raises:
        InputError: there is no such file, it is too large or no picture.
    """
    try:
        picture = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        message = f"the logo cannot be read: {reason}"
        raise _problem(path, message, "Name a picture that exists.") from error
    if len(picture) > MAX_LOGO_BYTES:
        message = f"the logo has {len(picture):,} bytes; {MAX_LOGO_BYTES:,} are allowed"
        raise _problem(path, message, "Every report carries it: save it smaller.")
    kind = _kind_of(picture)
    if kind is None:
        raise _problem(path, "the logo is no picture", "Save it as SVG, PNG, JPEG, GIF or WebP.")
    return f"data:{kind};base64,{base64.b64encode(picture).decode('ascii')}"


def house_style(accent: tuple[str, str] | None, labels: Sequence[tuple[str, str]]) -> str:
    """Rules over the style sheet's colours, each colour for the light and the dark page.

    On paper labels stay black: line kinds and letters tell them apart.
    """
    named = [(f"--k{position}", pair) for position, pair in enumerate(labels)]
    if accent is not None:
        named += [(name, accent) for name in ("--link", "--focus", "--accent")]
    if not named:
        return ""
    light = "; ".join(f"{name}: {pair[0]}" for name, pair in named)
    dark = "; ".join(f"{name}: {pair[1]}" for name, pair in named)
    return (
        f"@media screen {{ :root {{ {light} }} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
    )


def _kind_of(picture: bytes) -> str | None:
    for signature, kind in _SIGNATURES:
        if picture.startswith(signature):
            return kind
    if picture[:4] == b"RIFF" and picture[8:12] == b"WEBP":
        return "image/webp"
    head = picture[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    is_svg = head.startswith(b"<") and b"<svg" in head
    return "image/svg+xml" if is_svg else None


def _problem(path: Path, message: str, remedy: str) -> InputError:
    return InputError([Problem(str(path), 0, 0, "logo", message, remedy)])
