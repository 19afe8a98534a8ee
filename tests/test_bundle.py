"""The bundle of a check's code: what a start takes from it, and when it does not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from framing.bundle import use_bundle

ROOT = Path(__file__).resolve().parent.parent

# The package, the command line, the cache, expressions, functions and the bundle: they are found as ever.
N_FIRST = 7

CHECK = "from framing.cli.main import leave; leave()"

LIST_OPENED = """
import os, sys
opened = []
sys.addaudithook(lambda event, words: opened.append(str(words[0])) if event == "open" else None)
def leave_telling(code):
    print("OPENED", *opened, sep="\\n", file=sys.stderr, flush=True)
    end(code)
end, os._exit = os._exit, leave_telling
from framing.cli.main import leave
leave()
"""

LIST_MODULES = """
import os, sys
before = set(sys.modules)
compiled = []
sys.addaudithook(lambda event, words: compiled.append(words) if event == "compile" else None)
def leave_telling(code):
    ours = [words for words in compiled if words[1] != "<string>"]  # one of those is by `functools`
    print("COMPILED", len(ours), file=sys.stderr)
    print("MODULES", *sorted(set(sys.modules) - before), file=sys.stderr, flush=True)
    end(code)
end, os._exit = os._exit, leave_telling
from framing.cli.main import leave
leave()
"""

# What a start can do without: much of it is dear, and each was once imported.
SPARED = (
    *(
        "re",
        "enum",
        "pathlib",
        "urllib",
        "fnmatch",
        "glob",
        "shutil",
        "tempfile",
        "random",
        "threading",
    ),
    *("argparse", "dataclasses", "inspect", "typing", "json", "datetime", "decimal", "difflib"),
    *("importlib.resources", "multiprocessing", "subprocess", "socket", "hashlib", "logging"),
    *("nltk", "textstat", "jinja2", "numpy", "yaml", "pydantic", "rich", "scipy", "pandas"),
)

DESCRIBE = """
import importlib.resources, inspect, os, sys
from framing.bundle import use_bundle
use_bundle()
import framing.read.zones as module
import framing.read as package
def described(module):
    spec = module.__spec__
    return (
        module.__name__, module.__file__, module.__package__, module.__cached__,
        spec.name, spec.origin, spec.parent, spec.has_location, spec.submodule_search_locations,
        spec.loader.get_filename(module.__name__), spec.loader.is_package(module.__name__),
        inspect.getsource(module), inspect.getsourcefile(module.zone_blocks)
        if hasattr(module, "zone_blocks") else "", getattr(module, "__path__", None),
        sorted(each.name for each in importlib.resources.files(module.__package__).iterdir()),
    )
print(type(module.__spec__.loader).__name__)
print(described(module), described(package))
try:
    module.zone_blocks(None, None, language="en", title="")
except Exception as error:
    import traceback
    traceback.print_exception(error, file=sys.stdout)
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout of its own, whose lexicons are compiled."""
    root = tmp_path_factory.mktemp("checkout")
    for folder in ("framing", "lexicons"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "draft.txt").write_text("Harbour\n\nThe terrorists took the quay on Monday.\n")
    time.sleep(2.1)  # a file that was just saved may be saved again: its stamp is not believed
    run(root, CHECK)
    return root


@pytest.fixture
def bundle(package: Path) -> Path:
    """The bundle of that checkout, as a start after the first one wrote it."""
    for old in bundles(package):
        old.unlink()
    run(package, CHECK)
    (found,) = bundles(package)
    return found


def bundles(package: Path) -> list[Path]:
    return list((package / "cache").glob("*.bundle"))


def started(
    package: Path, program: str, *options: str, words: tuple[str, ...] = ()
) -> subprocess.Popen[str]:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPATH": str(package), "FRAMING_CACHE": str(package / "cache")}
    return subprocess.Popen(
        [
            sys.executable,
            *options,
            "-c",
            program,
            *(words or ("check", str(package / "draft.txt"))),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=package,
    )


def run(package: Path, program: str, *options: str) -> tuple[str, str]:
    return started(package, program, *options).communicate(timeout=120)


def save_later(path: Path, text: str) -> None:
    """Save a source some seconds after it was saved last: compiled files count whole seconds."""
    saved_ns = path.stat().st_mtime_ns + 5 * 10**9
    path.write_text(text)
    os.utime(path, ns=(saved_ns, saved_ns))


def opened_modules(package: Path) -> list[str]:
    """The compiled or source files of our modules that a check opens."""
    _, told = run(package, LIST_OPENED)
    lines = told.partition("OPENED\n")[2].splitlines()
    assert str(package / "draft.txt") in lines, told
    return [line for line in lines if line.startswith(str(package / "framing"))]


def test_a_start_opens_none_of_the_modules_that_an_earlier_one_imported(
    package: Path, bundle: Path
) -> None:
    opened = opened_modules(package)
    assert len(opened) == N_FIRST, opened


def test_a_start_opens_few_files(package: Path, bundle: Path) -> None:
    _, told = run(package, LIST_OPENED)
    opened = told.partition("OPENED\n")[2].splitlines()
    # The first modules, the bundle, six files of what was compiled, the draft, modules of Python.
    ours = [path for path in opened if path.startswith(str(package))]
    assert len(ours) == N_FIRST + 1 + 6 + 1, ours
    assert len(opened) <= 60, opened


def test_a_start_compiles_nothing_and_imports_little(package: Path, bundle: Path) -> None:
    _, told = run(package, LIST_MODULES)
    modules = told.partition("MODULES ")[2].split()
    assert "framing.voice.attributions" in modules, told
    assert not [each for each in modules if each.partition(".")[0] in SPARED or each in SPARED]
    # Where `re` is not there, it compiled nothing; the rest bounds what a start finds and runs.
    assert "COMPILED 0\n" in told
    assert len([each for each in modules if each.startswith("framing")]) <= 160
    assert len([each for each in modules if not each.startswith("framing")]) <= 30


def test_the_findings_are_the_same_with_and_without_it(package: Path, bundle: Path) -> None:
    with_bundle = run(package, CHECK)
    bundle.unlink()
    assert run(package, CHECK, "-B") == with_bundle
    assert "terrorist-own-voice" in with_bundle[0]


def test_a_module_saved_since_comes_from_its_own_file(package: Path, bundle: Path) -> None:
    told = package / "framing" / "cli" / "check_told.py"
    before = told.read_text()
    assert "held against" in run(package, CHECK)[1]
    try:
        save_later(told, before.replace("held against", "laid beside"))  # as many bytes
        assert "laid beside" in run(package, CHECK)[1]
        assert "laid beside" in run(package, CHECK)[1]
        assert len(opened_modules(package)) == N_FIRST  # the bundle was brought up to date
    finally:
        save_later(told, before)
    assert "held against" in run(package, CHECK)[1]


def test_a_module_that_is_gone_is_missed_as_ever(package: Path, bundle: Path) -> None:
    told = package / "framing" / "cli" / "check_told.py"
    aside = told.rename(told.with_suffix(".aside"))
    try:
        assert "No module named 'framing.cli.check_told'" in run(package, CHECK)[1]
    finally:
        aside.rename(told)


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "a few bytes": lambda whole: whole[:7],
    "cut off": lambda whole: whole[: len(whole) // 2],
    "one bit": lambda whole: whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:],
    "zeros": lambda whole: bytes(len(whole)),
    "no bundle": lambda _: b"{not a bundle}" * 9,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_bundle_is_made_anew(damage: str, package: Path, bundle: Path) -> None:
    expected, whole = run(package, CHECK), bundle.read_bytes()
    bundle.write_bytes(DAMAGES[damage](whole))
    assert run(package, CHECK) == expected
    assert bundle.read_bytes() == whole


@pytest.mark.skipif(os.name != "posix", reason="owners and modes are those of POSIX")
def test_code_that_others_could_have_written_is_not_run(package: Path, bundle: Path) -> None:
    bundle.chmod(0o666)
    assert len(opened_modules(package)) > 100
    assert bundle.stat().st_mode & 0o777 == 0o600  # made anew
    assert len(opened_modules(package)) == N_FIRST


def test_starts_at_one_time_agree_and_leave_one_bundle(package: Path, bundle: Path) -> None:
    expected = run(package, CHECK)
    bundle.unlink()
    processes = [started(package, CHECK) for _ in range(4)]
    assert [each.communicate(timeout=120) for each in processes] == [expected] * 4
    assert bundles(package) == [bundle]
    assert not list(bundle.parent.glob(".writing-*"))


def test_a_python_that_writes_no_bytecode_writes_no_bundle(package: Path, bundle: Path) -> None:
    bundle.unlink()
    run(package, CHECK, "-B")
    assert bundles(package) == []


@pytest.mark.parametrize("folder", ["/dev/null/nowhere", "a file/below it"])
def test_where_nothing_can_be_written_nothing_is_gathered(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").write_text("no folder")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FRAMING_CACHE", folder)
    monkeypatch.setattr("framing.bundle._coded", lambda name: pytest.fail(name))
    monkeypatch.delitem(sys.modules, "yaml", raising=False)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    found = use_bundle()
    assert found is not None
    assert found.find_spec("framing.nothing") is None
    found.keep()


@pytest.mark.parametrize(
    "words",
    [
        ("score", "draft.txt", "--no-voice", "--out", "counts.csv"),
        ("score", "draft.txt", "--out", "counts.csv", "--workers", "2"),
        ("lexicon", "list"),
    ],
)
def test_other_quick_commands_have_a_bundle_of_their_own_and_end_whole(
    package: Path, bundle: Path, words: tuple[str, ...]
) -> None:
    before = bundle.read_bytes()
    results = []
    for _ in range(2):
        (package / "counts.csv").unlink(missing_ok=True)
        process = started(package, CHECK, words=words)
        told = process.communicate(timeout=120)
        written = sorted(package.glob("*counts.csv*"))
        results.append((process.returncode, told, [each.read_bytes() for each in written]))

    assert results[0] == results[1]
    assert results[0][0] == 0
    assert bundle.read_bytes() == before
    assert len(bundles(package)) == 2


def test_each_way_of_compiling_has_a_bundle_of_its_own(package: Path, bundle: Path) -> None:
    run(package, CHECK, "-O")
    assert len(bundles(package)) == 2


def test_a_module_from_the_bundle_says_of_itself_what_it_says_from_its_file(
    package: Path, bundle: Path
) -> None:
    loader, _, said = run(package, DESCRIBE)[0].partition("\n")
    bundle.unlink()
    usual, _, expected = run(package, DESCRIBE)[0].partition("\n")
    assert (loader, usual) == ("_BundledLoader", "SourceFileLoader")
    assert said == expected
    assert 'zones.py", line' in said  # the traceback leads to the file
