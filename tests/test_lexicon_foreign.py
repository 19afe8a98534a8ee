"""Foreign dictionaries in and out: content decides the format, and every loss is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from matching_fixture import hits

from framing.cli.main import main
from framing.domain.levels import Levels
from framing.domain.lexicon import CaseRule, Lexicon
from framing.errors import LexiconError
from framing.lexicon.foreign.convert import Imported, import_dictionary
from framing.lexicon.foreign.export import EXPORT_FORMATS, export_lexicon
from framing.lexicon.load import load_lexicons

_DIC = "%\n1\tWalkers\n02\tClimbers\n%\nwalker*\t1\nclimber\t1\t2\n"
_LCD = '<dictionary><cnode name="Walkers"><pnode name="walker*"/></cnode></dictionary>'
_YKD = (
    '<?xml version="1.0"?><dictionary style="050805" patternengine="substring">'
    '<cnode name="Hills"><cnode name="Walkers"><pnode name="walker*"/></cnode>'
    '<pnode name="hill"/></cnode></dictionary>'
)
_SAMPLES = {
    "dic": _DIC,
    "dicx": "Entry,Walkers,Climbers\nwalker*,1,\nclimber,X,1\n",
    "lc3": "+Walkers#AA0000\n walker*\nclimber\n",
    "lcd": _LCD,
    "ykd": _YKD,
    "cat": "WALKERS\r\n\tWALKER* (1)\r\n\tHILL_WALKER (1)\r\n",
    "quanteda": "Walkers:\n  - walker*\n  - hill walker\n",
    "vale": "extends: existence\nmessage: Why '%s'?\nignorecase: true\ntokens: [walker, climber]\n",
    "csv": "word,sentiment\nwalker*,Walkers\nclimber,Climbers\n",
    "tsv": "word\tcategory\nwalker*\tWalkers\n",
    "vbpro": ">>Walkers<<\nwalker*\n",
    "voyant": '{"categories": {"Walkers": ["walker*"]}}',
    "inquirer": "Entry,Source,Walk\nWALKER#1,H4,Walk\n",
    "afinn": "walker\t2\nclimber\t-1\n",
    "empath": "walkers\twalker\thill_walker\n",
    "prh": "version: 1\nrules:\n  - expected: Walker\n    patterns: [walkist, /walk(ie)?s/]\n",
    "equality": "- type: basic\n  considerate: {walker: a}\n  inconsiderate: {strollist: a}\n",
}


_OURS_HEAD = b"lexicon: hills\ntitle: Hills\nkind: contrast\nlabels:\n  a: {terms: [b]}\n"


def _import(folder: Path, content: str | bytes, *, encoding: str | None = None) -> Imported:
    path = folder / "foreign.dat"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return import_dictionary(path, lexicon_id="taken-over", encoding=encoding)


def _load(folder: Path, imported: Imported) -> Lexicon:
    path = folder / "taken-over.yml"
    path.write_text(imported.text, encoding="utf-8")
    return load_lexicons([path])[0]


def _words(lexicon: Lexicon) -> dict[str, list[str]]:
    return {
        label.title: [form for term in label.terms for form in term.forms or (term.text,)]
        for contrast in lexicon.contrasts
        for label in contrast.labels
    }


def _label_ids(lexicon: Lexicon) -> list[str]:
    return [label.id for contrast in lexicon.contrasts for label in contrast.labels]


def _losses(imported: Imported) -> list[str]:
    return [loss.message for loss in imported.losses]


@pytest.mark.parametrize("name", _SAMPLES)
def test_the_content_tells_the_format_whatever_the_files_name(tmp_path: Path, name: str) -> None:
    imported = _import(tmp_path, _SAMPLES[name])
    assert imported.format_name == name
    assert _words(_load(tmp_path, imported))


def test_an_imported_word_matches_itself_and_no_inflection(tmp_path: Path) -> None:
    words = _words(_load(tmp_path, _import(tmp_path, _SAMPLES["quanteda"])))
    assert words == {"Walkers": ["walker*", "hill walker"]}


def test_a_dic_in_the_wild_is_read(tmp_path: Path) -> None:
    wild = (
        "%\r1 Walkers\r\r02 Climbers\rnothing\r%\rwalker*  1\rhill walker\t01 \t\rclimber 1 2 9\r"
    )
    imported = _import(tmp_path, wild)
    words = _words(_load(tmp_path, imported))
    assert words == {"Walkers": ["walker*", "hill walker", "climber"], "Climbers": ["climber"]}
    assert [("nothing" in loss, "under 9" in loss) for loss in _losses(imported)] == [
        (True, False),
        (False, True),
    ]


def test_tabs_in_a_dic_header_are_levels(tmp_path: Path) -> None:
    text = "%\n1\tHills\n\t2\tWalkers\n\t3\tClimbers\n%\nwalker\t2\nclimber\t3\nhill\t1\n"
    assert _label_ids(_load(tmp_path, _import(tmp_path, text))) == [
        "hills",
        "hills.walkers",
        "hills.climbers",
    ]


_CONDITIONS = (
    "%\n1\tVague\n2\tWarm\n3\tWish\n04\tWho\n%\n"
    "kind\t<of>1/2\nwant\t3\nyou\t4\nlike\t(03 4)2/1\nwell (3)2\n"
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A kind of soup.", [("kind", "vague")]),
        ("A kind man.", [("kind", "warm")]),
        ("A man of a kind.", [("kind", "warm")]),
        ("Would you like it?", [("you", "who"), ("like", "warm")]),
        ("It was, like you, tall.", [("like", "vague"), ("you", "who")]),
        ("You, he said, like it.", [("You", "who"), ("like", "vague")]),
        ("Well, want well.", [("want", "wish"), ("well", "warm")]),
    ],
)
def test_a_condition_in_a_dic_decides_between_its_categories(tmp_path: Path, text, found) -> None:
    imported = _import(tmp_path, _CONDITIONS)
    assert imported.losses == ()
    assert hits(text, _load(tmp_path, imported)) == found


def test_a_code_that_is_none_and_a_condition_on_nothing_are_named(tmp_path: Path) -> None:
    imported = _import(tmp_path, "%\n1\tA\n2\tB\n%\nkind\t1\tx9\nlike\t(2)1\n")
    assert _words(_load(tmp_path, imported)) == {"A": ["kind"]}
    told = " ".join(_losses(imported))
    assert "kind x9" in told
    assert "'like' under A (its condition asks for an empty category)" in told


def test_weights_in_a_dicx_are_lost_and_named(tmp_path: Path) -> None:
    imported = _import(tmp_path, "Entry,Walkers\nwalker,0.5\nclimber,1\nsitter,0\n")
    assert _words(_load(tmp_path, imported)) == {"Walkers": ["walker", "climber"]}
    assert [loss.line for loss in imported.losses] == [2]


def test_patterns_beside_sub_categories_are_kept(tmp_path: Path) -> None:
    words = _words(_load(tmp_path, _import(tmp_path, _YKD)))
    assert words == {"Hills": ["hill"], "Hills > Walkers": ["walker*"]}


def test_a_description_becomes_what_the_label_says(tmp_path: Path) -> None:
    text = _YKD.replace('name="Walkers"', 'name="Walkers" desc="Who walks."')
    labels = _load(tmp_path, _import(tmp_path, text)).contrasts[0].labels
    assert [label.says for label in labels if label.id == "hills.walkers"] == ["Who walks."]


def test_blanks_around_a_pattern_are_named_as_lost(tmp_path: Path) -> None:
    imported = _import(tmp_path, _LCD.replace("walker*", " hill side "))
    assert _words(_load(tmp_path, imported)) == {"Walkers": ["hill side"]}
    assert any("blanks" in loss for loss in _losses(imported))


def test_xml_that_declares_entities_is_not_followed(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "boom"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(LexiconError) as caught:
        _import(tmp_path, f"<?xml version='1.0'?>{bomb}{_LCD.replace('walker*', '&b;')}")
    assert any("entities" in problem.message for problem in caught.value.problems)


def test_any_weight_in_a_cat_is_an_entry_and_no_category(tmp_path: Path) -> None:
    text = "HILLS\r\n\tWALKERS\r\n\t\tWALKER (10)\r\n\t\tIDLER (0.5)\r\n\t\tHATER (-1)\r\n\tHILL (1)\r\n"
    imported = _import(tmp_path, text)
    words = _words(_load(tmp_path, imported))
    assert words == {"HILLS > WALKERS": ["walker", "idler", "hater"], "HILLS": ["hill"]}
    assert sum("a weight" in loss for loss in _losses(imported)) == 3


_GOOD = "GOOD\r\n\tNICE (1)\r\n\tVERY_GOOD (1)\r\n\tTEAM\r\n\t\tALLY (1)\r\nNO\r\n\tNOT (1)\r\n"


@pytest.mark.parametrize(
    ("rule", "text", "is_counted"),
    [
        ("#GOOD AFTER #NO /S 3", "It is not a very good plan.", True),
        ("#GOOD AFTER #NO /S 3", "It is not at all a nice plan.", False),
        ("#GOOD AFTER #NO /S 3", "Nice it is not.", False),
        ("#good after #no /s 3", "Not an ally.", True),
        ("#GOOD BEFORE #NO /S 3", "Nice it is not.", True),
        ("#GOOD BEFORE #NO /S 3", "Not nice.", False),
        ("#GOOD NEAR #NO /S 3", "Not nice.", True),
        ("#GOOD NEAR #NO /S 3", "It is not. Nice plan.", False),
        ("#GOOD NOT AFTER #NO /S 3", "Not nice.", False),
        ("#GOOD NOT AFTER #NO /S 3", "Nice it is not.", True),
        ("#GOOD NOT NEAR #NO /S 3", "Nice it is not.", False),
        ("VERY_GOOD AFTER NOT_A /S 1", "Not a very good plan.", True),
        ("VERY_GOOD AFTER NOT_A /S 1", "Not a nice plan.", False),
    ],
)
def test_a_rule_in_a_cat_counts_its_words_where_it_says(
    tmp_path: Path, rule: str, text: str, is_counted: bool
) -> None:
    imported = _import(tmp_path, f"RULES\r\n\t@ODD [{rule}] (1)\r\n{_GOOD}")
    assert imported.losses == ()
    labels = [label for _, label in hits(text, _load(tmp_path, imported))]
    assert ("rules.odd" in labels) == is_counted


@pytest.mark.parametrize(
    "rule",
    [
        "#GOOD AFTER #NOWHERE /S 3",
        "#NOWHERE AFTER #NO /S 3",
        "#GOOD AFTER #NO /P 2",
        "#GOOD AFTER #NO",
        "#GOOD AFTER #NO AND NEAR #TEAM /S 3",
        "#GOOD",
    ],
)
def test_a_rule_that_we_cannot_hold_is_lost_and_named(tmp_path: Path, rule: str) -> None:
    imported = _import(tmp_path, f"{_GOOD}RULES\r\n\t@ODD [{rule}] (1)\r\n")
    assert f"@ODD [{rule}]" in " ".join(_losses(imported))
    assert "rules.odd" not in _label_ids(_load(tmp_path, imported))


@pytest.mark.parametrize(
    ("encoding", "letter"),
    [
        *(("iso-8859-2", "č"), ("iso-8859-14", "ḃ"), ("windows-1252", "š")),
        *(("shift-jis", "あ"), ("euc-jp", "う")),
    ],
)
def test_a_given_encoding_is_used(tmp_path: Path, encoding: str, letter: str) -> None:
    imported = _import(tmp_path, f"+X\n{letter}a\n".encode(encoding), encoding=encoding)
    assert f"={letter}a" in imported.text


def test_a_guessed_encoding_is_told(tmp_path: Path) -> None:
    imported = _import(tmp_path, "+X\ncafé\n".encode("windows-1252"))
    assert "=café" in imported.text
    assert any("encoding" in loss for loss in _losses(imported))


@pytest.mark.parametrize(
    ("encoding", "word"),
    [("iso-8859-2", "česko"), ("iso-8859-14", "ḃad"), ("shift-jis", "あa"), ("euc-jp", "うa")],
)
def test_a_guess_shows_how_other_encodings_read_the_same_word(
    tmp_path: Path, encoding: str, word: str
) -> None:
    imported = _import(tmp_path, f"+X\nplain\n{word}\n".encode(encoding))
    guess = next(loss for loss in imported.losses if "encoding" in loss.message)
    assert guess.line == 3
    assert f"{word} in {encoding}" in guess.message


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b" \n", "empty-file"),
        (b"PK\x03\x04\x00\x00", "no-text"),
        (_OURS_HEAD, "no-foreign"),
    ],
)
def test_a_file_that_is_no_dictionary_says_what_it_is(
    tmp_path: Path, content: bytes, code: str
) -> None:
    with pytest.raises(LexiconError) as caught:
        _import(tmp_path, content)
    assert caught.value.problems[0].code == code


def test_quanteda_values_beside_keys_belong_to_the_key(tmp_path: Path) -> None:
    text = "Hills:\n  __:\n    - hill\n  Walkers:\n    - walker\n"
    words = _words(_load(tmp_path, _import(tmp_path, text)))
    assert words == {"Hills": ["hill"], "Hills > Walkers": ["walker"]}


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ({1}, {"US": ["ann", "bea", "cid"], "EU": ["dan"]}),
        ({2}, {"oceans": ["bea", "cid"]}),
        ({3}, {"deep": ["cid"]}),
        ({1, 3}, {"US": ["ann", "bea"], "US > deep": ["cid"], "EU": ["dan"]}),
    ],
)
def test_the_levels_of_a_dictionary_of_quanteda_collapse_as_there(
    tmp_path: Path, levels: set[int], words: dict[str, list[str]]
) -> None:
    """FEATURES L1: level 2 drops what stands on level 1 alone, 1 and 3 leave out 2."""
    text = "US:\n  __: [ann]\n  oceans:\n    __: [bea]\n    deep: [cid]\nEU: [dan]\n"
    lexicon = _load(tmp_path, _import(tmp_path, text))
    assert _label_ids(lexicon) == ["us", "us.oceans", "us.oceans.deep", "eu"]
    assert _words(Levels(frozenset(levels)).lexicon_of(lexicon)) == words


def test_categories_that_lie_too_deep_keep_their_words_and_the_join_is_told(
    tmp_path: Path,
) -> None:
    names = [f"a{depth}" for depth in range(12)]
    lines = [f"{'  ' * depth}{name}:" for depth, name in enumerate(names)]
    imported = _import(tmp_path, "\n".join([*lines, f"{'  ' * 12}- hill"]) + "\n")
    (label,) = _load(tmp_path, imported).contrasts[0].labels
    assert label.id == "a0.a1.a2.a3.a4.a5.a6.a7-a8-a9-a10-a11"
    assert any("depth" in loss for loss in _losses(imported))


def test_each_pair_of_a_vale_consistency_rule_is_a_contrast(tmp_path: Path) -> None:
    text = "extends: consistency\nmessage: '%s'\neither:\n  rambler: walker\n  fell: hill\n"
    found = _load(tmp_path, _import(tmp_path, text)).contrasts
    assert {each.id: [label.id for label in each.labels] for each in found} == {
        "rambler-or-walker": ["rambler", "walker"],
        "fell-or-hill": ["fell", "hill"],
    }


def test_a_substitution_of_vale_keeps_the_word_and_names_the_preference(tmp_path: Path) -> None:
    text = "extends: substitution\nmessage: Use '%s'.\nignorecase: true\nswap:\n  rambler: walker\n"
    imported = _import(tmp_path, text)
    assert _words(_load(tmp_path, imported)) == {"foreign": ["rambler"]}
    assert any("'walker' instead of 'rambler'" in loss for loss in _losses(imported))


def test_a_vale_rule_is_case_sensitive_unless_it_says_otherwise(tmp_path: Path) -> None:
    text = "extends: existence\nmessage: Why?\ntokens: [Rambler, 'walk(?:er|ing)']\n"
    lexicon = _load(tmp_path, _import(tmp_path, text))
    plain, pattern = lexicon.contrasts[0].labels[0].terms
    assert (plain.forms, plain.case) == (("Rambler",), CaseRule.EXACT)
    assert pattern.pattern == "walk(?:er|ing)"


def test_a_vale_rule_without_words_is_lost_as_a_whole(tmp_path: Path) -> None:
    with pytest.raises(LexiconError) as caught:
        _import(tmp_path, "extends: script\nmessage: x\nscript: y\n")
    assert any("'script'" in problem.message for problem in caught.value.problems)


def test_an_entry_that_can_match_nothing_here_is_lost_and_named(tmp_path: Path) -> None:
    imported = _import(tmp_path, "%\n1\tFaces\n%\n:)\t1\nsmile\t1\n")
    assert _words(_load(tmp_path, imported)) == {"Faces": ["smile"]}
    assert any("':)'" in loss for loss in _losses(imported))


def test_signs_of_our_language_mean_nothing_in_imported_entries(tmp_path: Path) -> None:
    imported = _import(tmp_path, "+X\nwalker\n{hiker,climber}\nre: x\n=rebel\n")
    assert _words(_load(tmp_path, imported)) == {"X": ["walker"]}
    assert [loss.line for loss in imported.losses] == [3, 4, 5]


def test_a_dictionary_of_which_nothing_is_left_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError) as caught:
        _import(tmp_path, "+X\n:)\n")
    assert [problem.code for problem in caught.value.problems] == ["nothing-left", "loss"]


def test_a_file_of_no_known_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError) as caught:
        _import(tmp_path, "nothing but prose")
    assert caught.value.problems[0].code == "unknown-format"


_OURS = """\
lexicon: hills
title: Hills
language: en
version: 1.0.0
kind: contrast
labels:
  walker:
    says: Names the activity.
    terms: [walker, hill walker, strol*]
    not: [dog walker]
  climber:
    says: Names the sport.
    terms: [climber, {term: abseiler, near: rope}]
"""


@pytest.fixture
def ours(tmp_path: Path) -> Lexicon:
    path = tmp_path / "hills.yml"
    path.write_text(_OURS, encoding="utf-8")
    return load_lexicons([path])[0]


@pytest.mark.parametrize("name", ["dic", "dicx", "lc3", "lcd", "cat", "quanteda", "csv", "tsv"])
def test_contrasts_come_back_as_a_level_of_labels(tmp_path: Path, name: str) -> None:
    path = tmp_path / "hills.yml"
    nested = _OURS.replace("labels:\n", "contrasts:\n  people:\n    labels:\n", 1)
    before, _, labels = nested.partition("    labels:\n")
    labels = labels.replace("\n  ", "\n      ").replace("  walker", "      walker", 1)
    places = "  places:\n    labels:\n      hill: {terms: [hill]}\n      fell: {terms: [fell]}\n"
    path.write_text(f"{before}    labels:\n{labels}{places}", encoding="utf-8")
    ((_, text),) = export_lexicon(load_lexicons([path])[0], name).files
    back = _load(tmp_path, _import(tmp_path, text))
    assert _label_ids(back) == ["people.walker", "people.climber", "places.hill", "places.fell"]


@pytest.mark.parametrize("name", ["dic", "dicx", "lc3", "lcd", "ykd", "cat", "quanteda", "csv"])
def test_labels_below_labels_survive_the_way_out_and_back(tmp_path: Path, name: str) -> None:
    path = tmp_path / "hills.yml"
    below = "    labels: {fell: {terms: [fell], labels: {low: {terms: [fellside]}}}}\n"
    labels = f"  hill:\n    terms: [hill]\n{below}  sea: {{terms: [sea]}}\n"
    path.write_text(_OURS[: _OURS.index("  walker:")] + labels, encoding="utf-8")
    ((_, text),) = export_lexicon(load_lexicons([path])[0], name).files
    back = _load(tmp_path, _import(tmp_path, text))
    assert _label_ids(back) == ["hill", "hill.fell", "hill.fell.low", "sea"]


@pytest.mark.parametrize("name", ["dic", "dicx", "lc3", "lcd", "cat", "quanteda", "csv", "tsv"])
def test_words_survive_the_way_out_and_back(tmp_path: Path, ours: Lexicon, name: str) -> None:
    ((_, text),) = export_lexicon(ours, name).files
    words = _words(_load(tmp_path, _import(tmp_path, text)))
    assert {title.lower(): sorted(forms) for title, forms in words.items()} == {
        title: sorted(forms) for title, forms in _words(ours).items()
    }


@pytest.mark.parametrize("name", EXPORT_FORMATS)
def test_what_a_format_cannot_hold_is_named_at_its_term(ours: Lexicon, name: str) -> None:
    losses = [loss.message for loss in export_lexicon(ours, name).losses]
    assert any("'near' of 'abseiler'" in loss for loss in losses)
    assert any("'dog walker'" in loss for loss in losses) == (name != "vale")
    assert any("'hill walker'" in loss for loss in losses) == (name == "ykd")


def test_exclusions_become_exceptions_in_vale(tmp_path: Path, ours: Lexicon) -> None:
    files = dict(export_lexicon(ours, "vale").files)
    walker = _import(tmp_path, files["walker.yml"])
    label = _load(tmp_path, walker).contrasts[0].labels[0]
    assert "walkers" in [form for term in label.terms for form in term.forms]
    assert label.exclusions[0].pattern == "dog[ -]walker"


def test_the_door_imports_and_exports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    foreign = tmp_path / "words.dic"
    foreign.write_text(_DIC, encoding="utf-8")
    out = tmp_path / "ours.yml"
    assert main(["lexicon", "import", str(foreign), "--out", str(out)]) == 0
    assert "read as dic" in capsys.readouterr().err
    assert main(["lexicon", "export", str(out), "--format", "lc3"]) == 0
    assert capsys.readouterr().out == "+walkers\nwalker*\nclimber\n+climbers\nclimber\n"


def test_a_name_that_cannot_be_used_is_answered_with_one_that_can(
    tmp_path: Path, ours: Lexicon, capsys: pytest.CaptureFixture[str]
) -> None:
    foreign = tmp_path / "words.dic"
    foreign.write_text(_DIC, encoding="utf-8")
    assert main(["lexicon", "import", str(foreign), "--out", str(tmp_path / "My Words.yml")]) == 2
    assert "my-words.yml" in capsys.readouterr().err
    export = ["lexicon", "export", ours.path, "--format", "vale", "--out"]
    assert main([*export, str(foreign)]) == 2
    assert "takes a folder" in capsys.readouterr().err
    assert main([*export, str(tmp_path / "style")]) == 0
