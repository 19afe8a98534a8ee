"""How a report looks: what the command line says over the nearest `framing.yml`."""

from __future__ import annotations

import argparse
import sys
from difflib import get_close_matches
from pathlib import Path

from framing.config.report_section import dark_colour
from framing.config.settings import find_config, report_house
from framing.errors import InputError, Problem
from framing.report.house import logo_uri
from framing.report.settings import ReportSettings
from framing.resources import REPORTS
from framing.terminal import spelt_out


def add_look_options(parser: argparse.ArgumentParser) -> None:
    """Title, language and the house's own parts of the page."""
    group = parser.add_argument_group("look (also in framing.yml, section report)")
    group.add_argument("--title", metavar="TEXT", help="title of the report")
    group.add_argument("--blind", action="store_true", help="hide the groups' names")
    group.add_argument("--watermark", metavar="TEXT", help="a word laid over the page, as draft")
    group.add_argument(
        "--report-language", metavar="CODE", help="language of the report: en (default), de"
    )
    group.add_argument(
        "--templates", type=Path, metavar="DIR", help="templates of your own before those shipped"
    )
    group.add_argument("--config", type=Path, metavar="FILE", help="use this framing.yml")
    group.add_argument("--no-config", action="store_true", help="use no framing.yml")


def look_of(args: argparse.Namespace, corpus_title: str | None) -> ReportSettings:
    """The settings of the page: options first, then `framing.yml`, then the corpus's own title.

    Raises:
        InputError: the configuration, the logo or the templates' folder cannot be used.
    """
    house = report_house(_config_of(args))
    templates = args.templates or (Path(house.templates) if house.templates else None)
    if templates is not None and not templates.is_dir():
        raise _misuse(f"there is no folder {templates}", "Name the folder of your templates.")
    if templates is not None:
        _tell_idle(templates)
    title = args.title or house.title
    return ReportSettings(
        title=title or corpus_title,
        subtitle=house.subtitle or (corpus_title if title != corpus_title and title else None),
        is_blind=args.blind or house.is_blind,
        watermark=args.watermark or house.watermark,
        templates=templates,
        language=args.report_language or house.language or "en",
        publisher=house.publisher,
        logo=logo_uri(Path(house.logo)) if house.logo else None,
        accent=_both(house.accent) if house.accent else None,
        label_colours=tuple(map(_both, house.label_colours)),
    )


def _tell_idle(templates: Path) -> None:
    """Name the templates of a house that take the place of no shipped one, and that none of its
    others takes in: most likely their names are misspelt."""
    shipped = {path.relative_to(REPORTS).as_posix() for path in REPORTS.rglob("*.j2")}
    own = {path.relative_to(templates).as_posix(): path for path in templates.rglob("*.j2")}
    for name in sorted(own.keys() - shipped):
        others = (path.read_text("utf-8", "replace") for path in own.values() if path != own[name])
        if any(name in text for text in others):
            continue
        near = get_close_matches(name, sorted(shipped), n=1)
        remedy = f"Did you mean {near[0]}?" if near else "Shipped ones stand in reports/README.md."
        said = f"{own[name]}: takes the place of no shipped template and is not used. {remedy}"
        print(spelt_out(said), file=sys.stderr)


def look_words(args: argparse.Namespace) -> list[str]:
    """The options that were given, as words of the command that makes the report again."""
    words = ["--blind"] if args.blind else []
    for name in ("title", "watermark", "report_language", "templates", "config"):
        if given := getattr(args, name):
            words += [f"--{name.replace('_', '-')}", str(given)]
    return words + (["--no-config"] if args.no_config else [])


def _both(colour: str) -> tuple[str, str]:
    """The colour for the light page and for the dark one."""
    return colour, dark_colour(colour)


def _config_of(args: argparse.Namespace) -> Path | None:
    """The file named, else the nearest above the first path, else the nearest above here."""
    if args.no_config:
        return None
    if args.config is not None:
        if not args.config.is_file():
            raise _misuse(f"there is no file {args.config}", "Name a framing.yml that exists.")
        return Path(args.config)
    first = str(args.paths[0])
    return (find_config(first) if Path(first).exists() else None) or find_config(".")


def _misuse(message: str, remedy: str) -> InputError:
    return InputError([Problem("framing report", 0, 0, "usage", message, remedy)])
