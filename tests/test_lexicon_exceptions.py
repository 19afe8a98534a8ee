"""Exceptions of many labels at once, and what they keep from counting."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from matching_fixture import words

from framing.cli.main import main
from framing.lexicon.load import check_lexicons, load_lexicons

_HEAD = "title: Hills\nlanguage: en\nversion: 1.0.0\n"
_HILLS = f"""\
lexicon: hills
{_HEAD}kind: contrast
contrasts:
  people:
    PEOPLE
    labels:
      walker: {{terms: [walker, rover]}}
      climber: {{terms: [climber, "mountain*"]}}
  places:
    labels:
      hill: {{terms: [hill]}}
      fell: {{terms: [fell]}}
"""
_LIST = "exceptions: names\nphrases: [Land Rover, {term: Hill Street, only: {desk: city}}]\n"


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.yml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def hills(tmp_path: Path) -> Path:
    return _write(tmp_path, "hills", _HILLS.replace("    PEOPLE\n", ""))


@pytest.mark.parametrize(
    ("wide", "text", "found"),
    [
        ("not: [Land Rover]", "A rover in a Land Rover.", ["rover"]),
        ("not: [rover hill]", "On Rover Hill.", ["Hill"]),
        ("not: [mountaineering club]", "The mountaineering club.", []),
    ],
)
def test_what_stands_under_not_of_a_contrast_holds_for_its_labels_alone(
    tmp_path: Path, wide: str, text: str, found: list[str]
) -> None:
    path = _write(tmp_path, "hills", _HILLS.replace("PEOPLE", wide))
    assert words(text, load_lexicons([path])[0]) == found


def test_what_stands_under_not_of_a_file_holds_for_what_it_extends(
    tmp_path: Path, hills: Path
) -> None:
    ours = f"lexicon: ours\n{_HEAD}kind: contrast\nextends: hills\nnot: [rover hill]\n"
    assert hills.is_file()
    path = _write(tmp_path, "ours", ours)
    assert words("On Rover Hill a rover.", load_lexicons([path])[0]) == ["rover"]


def test_a_list_holds_for_every_lexicon_that_is_loaded_with_it(tmp_path: Path, hills: Path) -> None:
    (alone,) = load_lexicons([hills])
    (listed,) = load_lexicons([hills, _write(tmp_path, "names", _LIST)])
    text = "A rover in a Land Rover."
    assert (words(text, alone), words(text, listed)) == (["rover", "Rover"], ["rover"])
    assert listed.digest != alone.digest
    phrase = listed.contrasts[0].labels[0].exclusions[0]
    assert (phrase.text, phrase.place.path, phrase.place.line) == (
        "Land Rover",
        str(tmp_path / "names.yml"),
        2,
    )


def test_a_list_keeps_to_its_scope(tmp_path: Path, hills: Path) -> None:
    for scope, n_hits in (("hills", 0), ("hills/walker", 0), ("hills/climber", 1)):
        path = _write(tmp_path, "names", f"{_LIST}scope: {scope}\n")
        (lexicon,) = load_lexicons([hills, path])
        assert len(words("A Land Rover.", lexicon)) == n_hits


def test_a_list_alone_holds_for_the_shipped_lexicons(tmp_path: Path) -> None:
    path = _write(tmp_path, "names", "exceptions: names\nphrases: [old regime]\n")
    lexicons = load_lexicons([path])
    text = "The old regime and the regime fell."
    state_power = [lexicon for lexicon in lexicons if lexicon.id == "state-power"]
    assert len(lexicons) == len(load_lexicons())
    assert words(text, *state_power) == ["regime"]


@pytest.mark.parametrize(
    ("text", "code", "line", "severity"),
    [
        ("exceptions: names\n", "missing-key", 1, "error"),
        ("exceptions: others\nphrases: [Land Rover]\n", "id-not-name", 1, "error"),
        ("exceptions: names\nphrase: [Land Rover]\n", "unknown-key", 2, "error"),
        ("exceptions: names\nphrases: [and/or]\n", "never-matches", 2, "error"),
        (f"{_LIST}scope: [hills/rambler]\n", "unknown-label", 3, "error"),
        (f"{_LIST}scope: [hill]\n", "unloaded-lexicon", 3, "warning"),
        ("exceptions: names\nphrases: [Sea Breeze]\n", "idle-exclusion", 2, "warning"),
    ],
)
def test_a_mistake_in_a_list_is_told_at_its_line(
    tmp_path: Path, hills: Path, text: str, code: str, line: int, severity: str
) -> None:
    path = _write(tmp_path, "names", text)
    found = [(p.path, p.code, p.line, p.severity) for p in check_lexicons([hills, path]).problems]
    assert (str(path), code, line, severity) in found


def test_silenced_hits_are_told_by_exception_with_their_sentences(
    tmp_path: Path, hills: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = _write(tmp_path, "names", _LIST)
    article = tmp_path / "article.txt"
    article.write_text("A rover in a Land Rover. Two Land Rovers on a hill.", encoding="utf-8")
    names = [str(hills), str(listed)]
    assert main(["lexicon", "silenced", *names, "--corpus", str(article), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["silenced"], told["counting"]) == (2, 2)
    found = {(each["label"], each["phrase"]): each["hits"] for each in told["exceptions"]}
    assert found["walker", "Land Rover"] == 2
    assert found["hill", "Hill Street"] == 0
    assert told["exceptions"][0]["examples"][0]["left"] == "A rover in a Land "
    assert main(["lexicon", "silenced", *names, "--corpus", str(article)]) == 0
    shown = capsys.readouterr().out
    assert "1 document: 2 hits silenced by 1 exception, 2 count" in shown
    assert "A rover in a Land [Rover]." in shown
    assert "--idle lists them" in shown


def test_an_exception_with_a_condition_silences_only_where_it_is_met(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    phrase = '{term: hill, near: "#climber", window: 3}'
    text = _HILLS.replace("    PEOPLE\n", "").replace(
        "hill: {terms: [hill]}", f"hill: {{terms: [hill], not: [{phrase}]}}"
    )
    path = _write(tmp_path, "hills", text)
    article = tmp_path / "article.txt"
    article.write_text("A hill. A climber on a hill.", encoding="utf-8")
    main(["lexicon", "silenced", str(path), "--corpus", str(article), "--json"])
    (hill,) = json.loads(capsys.readouterr().out)["exceptions"]
    assert [each["left"] for each in hill["examples"]] == ["A climber on a "]


def test_every_term_is_counted_and_one_without_a_hit_as_0(
    tmp_path: Path, hills: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in (("one", "A rover, a rover and a hill."), ("two", "Rovers. Mountaineers.")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    corpus = ["--corpus", str(tmp_path / "one.txt"), str(tmp_path / "two.txt")]
    assert main(["lexicon", "count", str(hills), *corpus, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {each["term"]: (each["hits"], each["documents"]) for each in told["terms"]} == {
        "walker": (0, 0),
        "rover": (3, 2),
        "climber": (0, 0),
        "mountain*": (1, 1),
        "hill": (1, 1),
        "fell": (0, 0),
    }
    assert main(["lexicon", "count", str(hills), *corpus, "--never"]) == 0
    shown = capsys.readouterr().out
    assert "2 documents: 5 hits of 6 terms; 3 never stand here" in shown
    assert "rover" not in shown
