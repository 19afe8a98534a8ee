"""Desks of a process that stays: opened once, and anew once a file of theirs was saved."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from framing.cli.main import main
from framing.config.settings import CheckSettings
from framing.desk.desk import Desk
from framing.desk.fresh import FreshDesks


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CheckSettings:
    assert main(["init", str(tmp_path)]) == 0
    monkeypatch.chdir(tmp_path)
    return CheckSettings(policies=("policies/house.yml",), lexicons=("lexicons",))


def save(path: str, old: str, new: str) -> None:
    file = Path(path)
    saved_ns = file.stat().st_mtime_ns + 10**9
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    os.utime(file, ns=(saved_ns, saved_ns))


def terms(desk: Desk) -> set[str]:
    (lexicon,) = desk.road.lexicons
    return {t.text for c in lexicon.contrasts for label in c.labels for t in label.terms}


def test_a_desk_is_opened_once(settings: CheckSettings) -> None:
    desks = FreshDesks()
    assert desks.desk_of(settings) is desks.desk_of(settings)


def test_a_saved_policy_or_lexicon_opens_it_anew(settings: CheckSettings) -> None:
    desks = FreshDesks()
    first = desks.desk_of(settings)
    save("lexicons/empty-homes.yml", "- squatter ", "- squatter\n      - lodger ")
    second = desks.desk_of(settings)
    assert terms(second) - terms(first) == {"lodger"}
    save("policies/house.yml", "severity: warning", "severity: suggestion")
    assert desks.desk_of(settings).policies != second.policies


def test_a_file_as_it_was_before_counts_again(settings: CheckSettings) -> None:
    desks = FreshDesks()
    path = Path("lexicons/empty-homes.yml")
    before, stat = path.read_text(encoding="utf-8"), path.stat()
    first = desks.desk_of(settings)
    save(str(path), "- squatter ", "- squatter\n      - lodger ")
    desks.desk_of(settings)
    path.write_text(before, encoding="utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert terms(desks.desk_of(settings)) == terms(first)


def test_other_settings_with_the_same_lexicons_have_them_as_saved(settings: CheckSettings) -> None:
    desks = FreshDesks()
    desks.desk_of(settings)
    save("lexicons/empty-homes.yml", "- squatter ", "- squatter\n      - lodger ")
    other = CheckSettings(settings.policies, settings.lexicons, show="error")
    assert "lodger" in terms(desks.desk_of(other))
    assert "lodger" in terms(desks.desk_of(settings))
