"""`framing config`: which settings hold for a draft, and where they come from."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from framing.config.settings import find_config, report_house, settings_for


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("action", choices=["show"], help="show: print the effective settings")
    parser.add_argument("path", nargs="?", default=".", help="a draft or folder (default: here)")
    parser.add_argument("--desk", metavar="NAME", help="the section `desks: NAME`")
    parser.add_argument("--config", type=Path, metavar="FILE", help="use this framing.yml")


def run(args: argparse.Namespace) -> int:
    """Print the settings as JSON, with the file and sections they come from."""
    config = args.config or find_config(args.path)
    settings = settings_for(args.path, config, desk=args.desk)
    shown = {**asdict(settings), "report": asdict(report_house(config))}
    print(json.dumps(shown, ensure_ascii=False, indent=2))
    return 0
