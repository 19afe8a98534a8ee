"""A house's own lexicon says what its labels refer to, and they find whom they mean."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing.cli.main import main
from framing.domain.lexicon import Lexicon, RefersTo
from framing.lexicon.load import load_lexicons
from framing.resources import LEXICON_FOLDER

HEAD = "title: T\nlanguage: en\nversion: 1.0.0\nkind: inventory\n"
RULERS = "labels:\n  ruler: {says: Names who rules., terms: [clique]}\n"
DRAFT = (
    "The Malian clique closed the border. Militants of Boko Haram fled, Ann Lee said. "
    "She accused Kenya of butchery."
)


def _written(folder: Path, name: str, body: str) -> Path:
    path = folder / f"{name}.yml"
    path.write_text(f"lexicon: {name}\n{HEAD}{body}", encoding="utf-8")
    return path


def _referents(folder: Path, *lexicons: Path) -> dict[str, str | None]:
    draft, hits = folder / "draft.txt", folder / "hits.jsonl"
    draft.write_text(DRAFT, encoding="utf-8")
    options = ["--lexicons", *map(str, lexicons), "--hits", str(hits)]
    assert main(["score", str(draft), *options, "--out", str(folder / "scores.csv")]) == 0
    lines = map(json.loads, hits.read_text(encoding="utf-8").splitlines())
    return {line["text"]: line["referent"] for line in lines}


def _refers(lexicon: Lexicon) -> list[RefersTo | None]:
    return [contrast.refers_to for contrast in lexicon.contrasts]


def test_labels_mean_whom_their_contrast_refers_to(tmp_path: Path) -> None:
    path = _written(
        tmp_path,
        "house",
        "contrasts:\n"
        "  rule:\n    refers-to: rulers\n    labels: {ruler: {says: x, terms: [clique]}}\n"
        "  arms:\n    refers-to: armed-groups\n    labels: {arms: {says: x, terms: [militant]}}\n"
        "  deed:\n    refers-to: accused\n    labels: {deed: {says: x, terms: [butchery]}}\n"
        "  rest:\n    labels: {rest: {says: x, terms: [border]}}\n",
    )
    assert _referents(tmp_path, path) == {
        "clique": "mali",
        "Militants": "boko-haram",
        "butchery": "kenya",
        "border": None,
    }


def test_what_a_file_refers_to_holds_for_all_its_contrasts_but_one_that_differs(
    tmp_path: Path,
) -> None:
    body = "refers-to: rulers\ncontrasts:\n  one:\n    " + RULERS.replace("\n  ", "\n      ")
    path = _written(
        tmp_path,
        "house",
        body + "  two:\n    refers-to: accused\n    labels: {deed: {says: x, terms: [butchery]}}\n",
    )
    (loaded,) = load_lexicons([path])
    assert _refers(loaded) == [RefersTo.RULERS, RefersTo.ACCUSED]


def test_a_copy_of_a_shipped_lexicon_means_whom_the_shipped_one_means(tmp_path: Path) -> None:
    shipped = (Path(LEXICON_FOLDER) / "armed-opposition.yml").read_text(encoding="utf-8")
    copy = tmp_path / "our-groups.yml"
    copy.write_text(shipped.replace("lexicon: armed-opposition", "lexicon: our-groups"), "utf-8")
    assert _referents(tmp_path, copy) == {"Militants": "boko-haram"}


@pytest.mark.parametrize("said", ["", "refers-to: accused\n"])
def test_a_file_that_extends_another_refers_to_the_same_unless_it_says_otherwise(
    tmp_path: Path, said: str
) -> None:
    _written(tmp_path, "base", f"refers-to: rulers\n{RULERS}")
    heir = _written(tmp_path, "heir", f"extends: base\n{said}labels: {{ruler: {{add: [cabal]}}}}\n")
    bare = _written(tmp_path, "bare", f"extends: base\n{said}")
    for path in (heir, bare):
        (loaded,) = load_lexicons([path])
        assert _refers(loaded) == [RefersTo.ACCUSED if said else RefersTo.RULERS]


def test_what_labels_may_refer_to_is_told_where_it_is_misspelt(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _written(tmp_path, "house", f"refers-to: ruler\n{RULERS}")
    assert main(["lexicon", "check", str(path)]) == 1
    told = capsys.readouterr().out
    assert "house.yml:6:12: error[bad-choice]" in told
    assert "Did you mean 'rulers'?" in told


def test_show_tells_what_labels_refer_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _written(tmp_path, "house", f"referent: Who rules\nrefers-to: rulers\n{RULERS}")
    assert main(["lexicon", "show", str(path)]) == 0
    assert "T. Who rules (refers to rulers)" in capsys.readouterr().out
