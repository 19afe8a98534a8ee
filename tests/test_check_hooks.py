"""The hooks run for real where their tools are there, and hold what their schemas ask."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from check_fixture import HOUSE

from framing.yaml_source import load_plain

ROOT = Path(__file__).resolve().parent.parent


def _yaml(name: str) -> Any:
    return load_plain((ROOT / name).read_text(encoding="utf-8"), path=name)


def _tool(module: str) -> list[str]:
    pytest.importorskip(module)
    return [sys.executable, "-m", module]


pytestmark = pytest.mark.skipif(
    not (ROOT / "action.yml").is_file(), reason="the hooks lie in the checkout, not in the wheel"
)


def test_the_two_hooks_are_a_valid_manifest() -> None:
    hooks = {hook["id"]: hook for hook in _yaml(".pre-commit-hooks.yaml")}
    assert set(hooks) == {"framing-drafts", "framing-lexicons"}
    done = subprocess.run(
        [*_tool("pre_commit"), "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("schema", "name"),
    [("vendor.github-actions", "action.yml"), ("vendor.gitlab-ci", "docs/check/gitlab-ci.yml")],
)
def test_the_files_of_the_services_are_valid_by_their_schemas(schema: str, name: str) -> None:
    done = subprocess.run(
        [*_tool("check_jsonschema"), "--builtin-schema", schema, str(ROOT / name)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def _script_of_the_action(tmp_path: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """The check step of the action, run as GitHub runs it."""
    (step,) = [step for step in _yaml("action.yml")["runs"]["steps"] if step.get("id") == "check"]
    names = {name: "" for name in step["env"]} | given
    output = tmp_path / "output"
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        env={**os.environ, **names, "GITHUB_OUTPUT": str(output)},
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert output.read_text() == f"exit-code={done.returncode}\n"
    return done


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    (tmp_path / "a b.md").write_text("The terrorists left the valley on Friday morning.\n")
    (tmp_path / "c.md").write_text("The road was open on Friday, and buses ran again.\n")
    return tmp_path


def test_the_action_annotates_and_fails_at_the_gate(drafts: Path) -> None:
    done = _script_of_the_action(
        drafts, PATHS="a b.md\n\nc.md\n", POLICY=str(HOUSE), SARIF="o.sarif"
    )
    assert done.returncode == 1
    assert done.stdout.startswith("::error title=framing (house/terrorist),file=a b.md")
    assert (drafts / "o.sarif").is_file()


def test_the_action_can_only_advise(drafts: Path) -> None:
    done = _script_of_the_action(drafts, PATHS="*.md", POLICY=str(HOUSE), FAIL_ON="never")
    assert done.returncode == 0


def test_inputs_of_the_action_are_never_run(drafts: Path) -> None:
    _script_of_the_action(
        drafts, PATHS="c.md; touch broken $(touch broken)", POLICY="$(touch broken)"
    )
    assert not (drafts / "broken").exists()


def test_the_gitlab_job_tells_of_what_a_merge_request_changes(tmp_path: Path) -> None:
    job = _yaml("docs/check/gitlab-ci.yml")["framing"]
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    (origin / "drafts").mkdir(parents=True)
    old, new = origin / "drafts" / "old.md", clone / "drafts" / "new.md"
    old.write_text("The terrorists left the valley on Friday morning.\n")
    (origin / "framing.yml").write_text(f"policies: [{HOUSE}]\n")

    def git(folder: Path, *words: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@b.example", *words],
            cwd=folder, check=True, capture_output=True,
        )  # fmt: skip

    git(origin, "init", "-q", "-b", "main")
    git(origin, "add", ".")
    git(origin, "commit", "-q", "-m", "first")
    git(tmp_path, "clone", "-q", "--branch", "main", str(origin), str(clone))
    git(clone, "checkout", "-q", "-b", "story")
    new.write_text("The road was open. The terrorists left the coast.\n")
    git(clone, "add", ".")
    git(clone, "commit", "-q", "-m", "second")
    fetching = [line for line in job["before_script"] if line.startswith("git ")]
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", "\n".join((*fetching, *job["script"]))],
        env={**os.environ, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"},
        cwd=clone, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("drafts/new.md:1:24: error[house/terrorist]")
    (entry,) = json.loads((clone / "framing.json").read_text())
    assert entry["location"]["path"] == "drafts/new.md"
    assert job["artifacts"]["reports"]["codequality"] == "framing.json"


def test_the_draft_hook_runs_under_pre_commit(drafts: Path) -> None:
    if os.environ.get("FRAMING_SLOW_TESTS") is None:
        pytest.skip(
            "set FRAMING_SLOW_TESTS: pre-commit builds an environment with all dependencies"
        )
    git = shutil.which("git")
    assert git
    for words in (["init", "-q"], ["add", "."]):
        subprocess.run([git, *words], cwd=drafts, check=True)
    done = subprocess.run(
        [*_tool("pre_commit"), "try-repo", str(ROOT), "framing-drafts", "--files", "a b.md", "c.md"],
        cwd=drafts, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "framing, drafts" in done.stdout
    assert done.returncode in (0, 1), done.stdout + done.stderr


def test_the_hooks_call_commands_that_exist(drafts: Path) -> None:
    for hook in _yaml(".pre-commit-hooks.yaml"):
        done = subprocess.run(
            [*hook["entry"].split(), "--help"], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, hook["id"]
