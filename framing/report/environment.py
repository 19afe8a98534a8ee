"""Templates: escaped, strict, the user's own before the shipped ones and then in a sandbox.

The only file that imports jinja2.
"""

from __future__ import annotations

import base64
import hashlib
import os
import traceback
from functools import cached_property
from pathlib import Path

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from framing.errors import InputError, Problem
from framing.report.shown import shown
from framing.resources import REPORTS


class Pages:
    """Fills templates with a view."""

    def __init__(
        self,
        overrides: Path | None = None,
        *,
        house_style: str = "",
        styles: tuple[str, ...] = ("report.css",),
        form_action: str = "'none'",
    ) -> None:
        """Templates and assets: style sheets by name, the house's own last; where forms may lead."""
        self._house_style = house_style
        self._styles = styles
        self._form_action = form_action
        self._folders = [folder for folder in (overrides, REPORTS) if folder is not None]
        # The sandbox asks at every attribute, which doubles the time; what is shipped needs none.
        kind = jinja2.Environment if overrides is None else ImmutableSandboxedEnvironment
        self._environment = kind(
            loader=jinja2.FileSystemLoader(self._folders),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            finalize=_visible,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,  # a folder of pages is filled from the templates as they are now
        )

    @property
    def policy(self) -> str:
        """The content security policy of the pages, for a server to send beside them.

        Raises:
            InputError: a style sheet or script cannot be read.
        """
        return str(self._assets["policy"])

    def fill(self, name: str, **context: object) -> str:
        """The template's text.

        Raises:
            InputError: a template cannot be read, or asks for what the view does not hold.
        """
        assets = self._assets
        try:
            return self._environment.get_template(name).render(**assets, **context)
        except jinja2.TemplateSyntaxError as error:
            path = error.filename or error.name or name
            raise _problem(path, error.lineno, error.message or "syntax error") from error
        except (jinja2.TemplateError, jinja2.exceptions.SecurityError) as error:
            message = error.message or type(error).__name__
            raise _problem(*self._place(error, name), message) from error
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            message = f"{type(error).__name__}: {error}"
            raise _problem(*self._place(error, name), message) from error

    def _place(self, error: Exception, name: str) -> tuple[str, int]:
        """The file and line of the innermost template in which it went wrong."""
        frames = traceback.extract_tb(error.__traceback__)
        roots = tuple(f"{folder}{os.sep}" for folder in self._folders)
        within = [frame for frame in frames if frame.filename.startswith(roots)]
        return (within[-1].filename, within[-1].lineno or 0) if within else (name, 0)

    @cached_property
    def _assets(self) -> dict[str, object]:
        style = "".join(self._asset(name, "style") for name in self._styles) + self._house_style
        script = self._asset("report.js", "script")
        return {
            "style": Markup(style),  # noqa: S704 - a shipped or the user's own file, checked
            "script": Markup(script),  # noqa: S704
            "policy": _policy(style, script, self._form_action),
        }

    def _asset(self, name: str, element: str) -> str:
        """A style sheet or script as it may stand in the page."""
        path = next(folder / name for folder in self._folders if (folder / name).is_file())
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise _problem(str(path), 0, f"cannot be read: {error}") from error
        if f"</{element}" in text.casefold():
            raise _problem(str(path), 0, f"'</{element}' would end the {element} too early")
        return text


def _visible(value: object) -> object:
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _policy(style: str, script: str, form_action: str) -> str:
    """A content security policy that lets nothing in but this style and this script."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "img-src data:",
            "base-uri 'none'",
            f"form-action {form_action}",
        )
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def _problem(path: str, line: int, message: str) -> InputError:
    remedy = "Compare it with the shipped template of the same name."
    return InputError([Problem(path, line, 1 if line else 0, "template", message, remedy)])
