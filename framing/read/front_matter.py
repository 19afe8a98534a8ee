"""The YAML between two `---` lines at the top of an article."""

from __future__ import annotations

from functools import cache

from framing.errors import LexiconError, Problem, UnreadableError
from framing.expressions import expression

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re


def split_front_matter(text: str, *, path: str) -> tuple[dict[str, str], int]:
    """The fields of the front matter and the offset of the article below it.

    No fields and offset 0 where the text begins otherwise. A list becomes one text with commas.

    Raises:
        UnreadableError: the front matter is not YAML that this project reads, with the place.
    """
    block = _block_pattern().match(text)
    if block is None or not _field_pattern().search(block["yaml"]):
        return {}, 0
    from framing.yaml_source import load_plain  # yaml costs start-up time and few articles need it

    try:
        given = load_plain("\n" + block["yaml"], path=path)
    except LexiconError as error:
        raise UnreadableError(error.problems) from error
    if not isinstance(given, dict):
        problem = Problem(
            path,
            2,
            1,
            "front-matter",
            "the front matter is not a list of `name: value` lines",
            "Write one `name: value` a line, or remove the `---` lines.",
        )
        raise UnreadableError([problem])
    return {str(name): _as_text(value) for name, value in given.items()}, block.end()


def _as_text(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_as_text, value))
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_as_text(inner)}" for name, inner in value.items())
    return "" if value is None else str(value)


@cache
def _block_pattern() -> re.Pattern[str]:
    """From the first `---` line to the next `---` or `...` line, both whole."""
    return expression(
        r"---[ \t]*(?:\r\n|\r|\n)(?P<yaml>(?s:.{0,20000}?))(?:^|(?<=[\n\r]))(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)"
    )


@cache
def _field_pattern() -> re.Pattern[str]:
    """A first line such as `outlet: The Daily`; a comment may stand before it."""
    return expression(r"\A(?:[ \t]*(?:\#.*)?[\r\n]+)*[A-Za-z_][\w-]*:(?:[ \t\r\n]|\Z)")
