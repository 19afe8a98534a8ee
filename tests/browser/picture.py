"""Makes docs/report.png, the README's picture, anew: `tox -e picture`.

The head of the report on the sample corpus in a real Chromium, 1,200 pixels wide.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from framing.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
WIDTH, HEIGHT = 1200, 1200
NAMES = ("chromium", "chromium-browser", "google-chrome")


def make_picture(path: Path) -> int:
    """Writes the picture; 2 where there is no Chromium or no report."""
    chromium = os.environ.get("FRAMING_CHROMIUM") or next(
        filter(None, map(shutil.which, NAMES)), ""
    )
    if not chromium:
        print("no Chromium found; set FRAMING_CHROMIUM to its path", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        if main(["report", str(ROOT / "examples" / "port-sarn"), "--out", str(page)]):
            return 2
        _photograph(page, path, chromium)
    print(f"{path}: {path.stat().st_size:,} bytes")
    return 0


def _photograph(page: Path, path: Path, chromium: str) -> None:
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        opened = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        opened.goto(page.as_uri())
        opened.screenshot(path=path)
        browser.close()


if __name__ == "__main__":
    sys.exit(make_picture(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "docs" / "report.png"))
