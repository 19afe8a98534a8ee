"""Loading lexicons: what the language means, inheritance, the cache, and its limits."""

from __future__ import annotations

import gc
import json
import os
import time
from pathlib import Path

import pytest

from framing.cache import cache_folder
from framing.cli.main import main
from framing.domain.lexicon import (
    CaseRule,
    Kind,
    Lexicon,
    OperandKind,
    Record,
    Relation,
    Scope,
    Term,
)
from framing.errors import LexiconError
from framing.lexicon.codec import decode_lexicon, encode_lexicon
from framing.lexicon.files import lexicon_files
from framing.lexicon.load import check_lexicons, load_lexicons
from framing.lexicon.starter import schema_file, starter_file
from framing.resources import LEXICONS, compiled


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.yml"
    path.write_text(text, encoding="utf-8")
    return path


def _head(name: str) -> str:
    return (
        f"lexicon: {name}\ntitle: Hills\nlanguage: en\nversion: 1.0.0\nkind: contrast\n"
        "sources:\n  house: {title: House style}\n"
    )


def _label(name: str, terms: str, *, more: str = "") -> str:
    return (
        f"  {name}:\n    says: Says so.\n    evidence: [house]\n    terms: {terms}\n"
        f'    hits: ["A [{name}] came.", "The [{name}] left."]\n'
        f'    misses: ["Nobody came.", "Nobody left."]\n{more}'
    )


def _hills(folder: Path, terms: str = "[walker]", *, more: str = "") -> Path:
    body = _label("walker", terms, more=more) + _label("climber", "[climber]")
    return _write(folder, "hills", f"{_head('hills')}labels:\n{body}")


def _terms(lexicon: Lexicon, label: str) -> tuple[Term, ...]:
    return next(
        each.terms for contrast in lexicon.contrasts for each in contrast.labels if each.id == label
    )


def test_a_lexicon_of_one_contrast_names_the_contrast_after_itself(tmp_path: Path) -> None:
    (lexicon,) = load_lexicons([_hills(tmp_path)])
    assert (lexicon.id, lexicon.kind) == ("hills", Kind.CONTRAST)
    assert [contrast.id for contrast in lexicon.contrasts] == ["hills"]
    assert [label.id for label in lexicon.contrasts[0].labels] == ["walker", "climber"]


def test_the_starter_file_loads_without_a_warning(tmp_path: Path) -> None:
    check = check_lexicons([_write(tmp_path, "our-hills", starter_file("our-hills"))])
    assert check.problems == ()


def test_a_term_knows_its_line_and_column(tmp_path: Path) -> None:
    path = _hills(tmp_path, "[walker, rambler]")
    place = _terms(load_lexicons([path])[0], "walker")[1].place
    line = path.read_text(encoding="utf-8").splitlines()[place.line - 1]
    assert line[place.column - 1 :].startswith("rambler")


def test_the_nearest_word_class_wins_from_file_to_term(tmp_path: Path) -> None:
    path = _hills(
        tmp_path,
        "[walk, {term: climb, inflect: none}]",
        more="    inflect: verb\n    case: exact\n",
    )
    walk, climb = _terms(load_lexicons([path])[0], "walker")
    assert walk.forms == ("walk", "walks", "walked", "walking")
    assert climb.forms == ("climb",)
    assert walk.case is CaseRule.EXACT


def test_a_context_rule_names_words_labels_and_entities(tmp_path: Path) -> None:
    term = '{term: walker, near: [hill, "#climber", "@syria", "@states"], window: 4, unless: dog}'
    (walker,) = _terms(load_lexicons([_hills(tmp_path, f"[{term}]")])[0], "walker")
    near, unless = walker.context
    assert (near.relation, near.window_tokens) == (Relation.NEAR, 4)
    assert [(operand.kind, operand.text) for operand in near.operands] == [
        (OperandKind.FORM, "hill"),
        (OperandKind.FORM, "hills"),
        (OperandKind.LABEL, "climber"),
        (OperandKind.ENTITY, "syria"),
        (OperandKind.ENTITY, "state"),
    ]
    assert [operand.text for operand in unless.operands] == ["dog", "dogs"]


def test_a_label_gives_its_context_to_its_terms(tmp_path: Path) -> None:
    path = _hills(tmp_path, "[walker, {term: rambler, near: moor}]", more="    near: hill\n")
    walker, rambler = _terms(load_lexicons([path])[0], "walker")
    assert walker.context[0].operands[0].text == "hill"
    assert rambler.context[0].operands[0].text == "moor"


def test_a_scope_holds_from_file_to_term_and_the_inner_one_wins_by_field(tmp_path: Path) -> None:
    rambler = "{term: rambler, only: {Outlet Name: [X, y]}}"
    path = _hills(tmp_path, f"[walker, {rambler}]", more="    only: {desk: World, outlet: z}\n")
    text = path.read_text(encoding="utf-8").replace("rambler, only: {", "rambler, only: {desk: b, ")
    path.write_text(text, encoding="utf-8")
    walker, rambler_term = _terms(load_lexicons([path])[0], "walker")
    assert walker.only == (Scope("desk", ("world",)), Scope("outlet", ("z",)))
    own = Scope("Outlet Name", ("x", "y"))
    assert rambler_term.only == (Scope("desk", ("b",)), Scope("outlet", ("z",)), own)


def test_a_cue_that_does_not_count_is_no_term(tmp_path: Path) -> None:
    path = _hills(tmp_path, "[walker, {term: post, inflect: verb, frames: [quote], counts: no}]")
    assert [term.text for term in _terms(load_lexicons([path])[0], "walker")] == ["walker"]


def test_a_short_date_means_its_first_or_last_day(tmp_path: Path) -> None:
    path = _hills(tmp_path, "[{term: walker, from: 2015, until: 2016-02}]")
    (walker,) = _terms(load_lexicons([path])[0], "walker")
    assert (walker.active_from, walker.active_until) == ("2015-01-01", "2016-02-29")


def test_an_extending_file_changes_labels_and_keeps_the_place_of_inherited_terms(
    tmp_path: Path,
) -> None:
    parent = _hills(tmp_path, "[walker, rambler]")
    child = _write(
        tmp_path,
        "our-hills",
        _head("our-hills")
        + "extends: hills\nlabels:\n  walker:\n    remove: [rambler]\n    add: [stroller]\n"
        + _label("hiker", "[hiker]"),
    )
    (lexicon,) = load_lexicons([child])
    assert [label.id for label in lexicon.contrasts[0].labels] == ["walker", "climber", "hiker"]
    walker, stroller = _terms(lexicon, "walker")
    assert (walker.text, walker.place.path) == ("walker", str(parent))
    assert (stroller.text, stroller.place.path) == ("stroller", str(child))
    assert lexicon.contrasts[0].labels[0].says == "Says so."


def test_show_tells_which_file_an_inherited_term_comes_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _hills(tmp_path, "[walker, rambler]")
    more = "extends: hills\nlabels:\n  walker: {add: [stroller]}\n"
    child = _write(tmp_path, "our-hills", _head("our-hills") + more)
    assert main(["lexicon", "show", str(child)]) == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert lines[lines.index("rambler (noun) = rambler, ramblers") + 1].startswith(
        "of hills.yml, line "
    )
    assert not lines[lines.index("stroller (noun) = stroller, strollers") + 1].startswith("of ")


def test_a_label_that_writes_its_terms_anew_has_none_to_remove(tmp_path: Path) -> None:
    _hills(tmp_path, "[walker, rambler]")
    more = "extends: hills\nlabels:\n  walker: {terms: [stroller], remove: [rambler]}\n"
    (problem,) = check_lexicons([_write(tmp_path, "ours", _head("ours") + more)]).errors
    assert problem.code == "unknown-term"
    assert problem.remedy == "Write `add:` in place of `terms:`, or leave out `remove:`."


_TWO_CONTRASTS = """\
contrasts:
  people:
    labels:
      walker: {terms: [walker]}
      climber: {terms: [climber]}
  places:
    labels:
      hill: {terms: [hill]}
      fell: {terms: [fell]}
"""


def test_labels_of_an_extending_file_find_their_contrasts(tmp_path: Path) -> None:
    _write(tmp_path, "hills", _head("hills") + _TWO_CONTRASTS)
    more = "extends: hills\nlabels:\n  fell: {add: [crag]}\n  climber: {add: [abseiler]}\n"
    people, places = load_lexicons([_write(tmp_path, "ours", _head("ours") + more)])[0].contrasts
    assert [label.id for label in (*people.labels, *places.labels)] == [
        *("walker", "climber"),
        *("hill", "fell"),
    ]
    assert [term.text for term in places.labels[1].terms] == ["fell", "crag"]


def test_a_label_that_no_contrast_has_is_asked_for_its_contrast(tmp_path: Path) -> None:
    _write(tmp_path, "hills", _head("hills") + _TWO_CONTRASTS)
    more = "extends: hills\nlabels:\n  climbr: {add: [abseiler]}\n"
    path = _write(tmp_path, "ours", _head("ours") + more)
    (problem,) = check_lexicons([path]).errors
    assert (problem.code, problem.line) == ("which-contrast", 10)
    assert problem.remedy.startswith("Did you mean 'climber'?")


def test_a_change_in_the_extended_file_changes_the_digest_and_the_lexicon(tmp_path: Path) -> None:
    _hills(tmp_path, "[walker]")
    child = _write(tmp_path, "our-hills", _head("our-hills") + "extends: hills\n")
    before = load_lexicons([child])[0]
    _hills(tmp_path, "[walker, rambler]")
    after = load_lexicons([child])[0]
    assert before.digest != after.digest
    assert len(_terms(after, "walker")) == 2


def test_files_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    _write(tmp_path, "a", _head("a") + "extends: b\n")
    path = _write(tmp_path, "b", _head("b") + "extends: a\n")
    assert any(problem.code == "extends-circle" for problem in check_lexicons([path]).errors)


def test_a_path_out_of_the_folder_cannot_be_extended(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    _hills(tmp_path)
    path = _write(inner, "ours", _head("ours") + "extends: ../hills.yml\n")
    assert [problem.code for problem in check_lexicons([path]).errors] == ["unknown-lexicon"]


def test_a_lexicon_is_the_same_from_the_cache(tmp_path: Path) -> None:
    terms = '{term: walker, near: "#climber", from: 2015, only: {desk: [a, b]}}, "re: hik(er|ing)"'
    path = _hills(tmp_path, f"[{terms}]")
    assert load_lexicons([path]) == load_lexicons([path]) == check_lexicons([path]).lexicons


def test_loading_leaves_the_callers_garbage_collection_as_it_was(tmp_path: Path) -> None:
    """What a caller has frozen for its workers stays frozen."""
    gc.freeze()
    try:
        n_frozen = gc.get_freeze_count()
        load_lexicons([_hills(tmp_path)])
        load_lexicons([_hills(tmp_path)])
        # Frozen objects may die meanwhile, and then they are frozen no longer.
        assert 0.9 * n_frozen < gc.get_freeze_count() <= n_frozen
    finally:
        gc.unfreeze()
    assert gc.isenabled()


@pytest.fixture
def stamping(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of its own, which trusts the times of files that were saved just now."""
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("framing.resources._SETTLED_NS", -(10**12))


@pytest.mark.parametrize("damaged", ["*", "*.image", "*.stamp"])
@pytest.mark.parametrize("end", [b"", b"\0" * 40])
@pytest.mark.usefixtures("stamping")
def test_a_damaged_cache_file_is_ignored(damaged: str, end: bytes, tmp_path: Path) -> None:
    path = _hills(tmp_path)
    first = load_lexicons([path])
    files = list(Path(cache_folder()).glob(damaged))
    assert files
    for cached in files:
        whole = cached.read_bytes()
        cached.write_bytes(whole[: len(whole) - 40] + end)
    assert load_lexicons([path]) == first


@pytest.mark.usefixtures("stamping")
def test_a_lexicon_saved_anew_is_read_anew_though_size_and_time_are_the_same(
    tmp_path: Path,
) -> None:
    path = _hills(tmp_path)
    kept = path.stat()
    assert [load_lexicons([path])[0].title for _ in range(2)] == ["Hills", "Hills"]
    time.sleep(0.02)  # as long as the clock of a file system may stand still
    path.write_text(path.read_text(encoding="utf-8").replace("Hills", "Dales"), encoding="utf-8")
    os.utime(path, ns=(kept.st_atime_ns, kept.st_mtime_ns))
    assert load_lexicons([path])[0].title == "Dales"


def test_the_times_of_a_file_that_was_saved_just_now_are_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path / "cache"))
    path = _hills(tmp_path)
    now = time.time_ns()  # of a clock that stands still
    monkeypatch.setattr("framing.resources._source", lambda path, _: (path, 1, now, now, 1))
    assert load_lexicons([path])[0].title == "Hills"
    path.write_text(path.read_text(encoding="utf-8").replace("Hills", "Dales"), encoding="utf-8")
    assert load_lexicons([path])[0].title == "Dales"


@pytest.mark.parametrize("settled_ns", [-(10**12), 10**12])
def test_a_lexicon_that_is_saved_again_and_again_has_one_image(
    settled_ns: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("framing.resources._SETTLED_NS", settled_ns)
    for term in ("walker", "hiker", "rambler"):
        load_lexicons([_hills(tmp_path, f"[{term}]")])
    (other := tmp_path / "other").mkdir()
    load_lexicons([_hills(other)])
    assert len(list(Path(cache_folder()).glob("*.image"))) == 2


@pytest.mark.usefixtures("stamping")
def test_a_source_that_was_only_touched_is_not_compiled_anew(tmp_path: Path) -> None:
    path = _hills(tmp_path)
    made: list[Path] = []

    def value() -> object:
        made.append(path)
        return 1

    assert [compiled("words", [path], value), compiled("words", [path], value)] == [1, 1]
    os.utime(path)
    assert compiled("words", [path], value) == 1
    assert made == [path]


@pytest.mark.usefixtures("stamping")
def test_a_folder_stands_for_the_yaml_files_right_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "words"
    folder.mkdir()
    (folder / "one.yml").write_text("a: 1", encoding="utf-8")

    def value() -> object:
        return sorted(path.name for path in folder.iterdir())

    assert compiled("words", [folder], value) == ["one.yml"]
    (folder / "notes.txt").write_text("no source", encoding="utf-8")
    assert compiled("words", [folder], value) == ["one.yml"]
    (folder / "two.yaml").write_text("b: 2", encoding="utf-8")
    assert "two.yaml" in compiled("words", [folder], value)


def test_the_shipped_lexicons_lie_right_in_their_folder() -> None:
    # A start looks for them there without reading any.
    assert {path.parent for path in lexicon_files(())} == {LEXICONS}


def test_without_a_writable_cache_folder_lexicons_still_load(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("FRAMING_CACHE", str(blocked / "cache"))
    assert load_lexicons([_hills(tmp_path)])[0].id == "hills"


def test_the_stored_form_is_plain_json(tmp_path: Path) -> None:
    (lexicon,) = load_lexicons([_hills(tmp_path)])
    assert decode_lexicon(json.loads(json.dumps(encode_lexicon(lexicon)))) == lexicon


def test_a_path_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError) as caught:
        load_lexicons([tmp_path / "none.yml"])
    assert caught.value.problems[0].code == "no-such-file"


def test_the_order_of_files_changes_nothing(tmp_path: Path) -> None:
    one = _hills(tmp_path)
    other = _write(
        tmp_path, "dales", _head("dales") + "labels:\n" + _label("a", "[a]") + _label("b", "[b]")
    )
    assert load_lexicons([one, other]) == load_lexicons([other, one])


def test_twenty_thousand_terms_load(tmp_path: Path) -> None:
    letters = "bcdfghjklm"
    words = [
        f"{a}a{b}e{c}i{d}o" for a in letters for b in letters for c in letters for d in letters
    ]
    terms = "[" + ", ".join(words) + "]"
    others = "[" + ", ".join(word + "ny" for word in words) + "]"
    path = _write(
        tmp_path, "many", _head("many") + "labels:\n" + _label("a", terms) + _label("b", others)
    )
    (lexicon,) = load_lexicons([path])
    assert sum(len(label.terms) for label in lexicon.contrasts[0].labels) == 20_000


def test_two_contrasts_may_share_words_and_an_exclusion_may_be_another_labels_term(
    tmp_path: Path,
) -> None:
    walkers = _label("walker", "[walker]", more="    not: [cat walker]\n") + _label("pet", "[cat]")
    others = _label("cat-walker", "[cat walker, walker]") + _label("sitter", "[sitter]")
    text = f"{_head('hills')}contrasts:\n  a:\n    labels:\n{_indented(walkers)}"
    text += f"  b:\n    labels:\n{_indented(others)}"
    assert check_lexicons([_write(tmp_path, "hills", text)]).problems == ()


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.splitlines())


def test_the_shipped_schema_is_the_one_the_loader_uses() -> None:
    assert (LEXICONS / "schema.json").read_text(encoding="utf-8") == schema_file()


def test_every_shipped_lexicon_loads() -> None:
    assert load_lexicons()


def test_drafts_and_what_is_retired_are_kept_and_count_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A retired label may hold what another has taken over; an id is never used again."""
    terms = "[walker, {term: rambler, status: draft, by: Ann Kolb}]"
    old = _label("stroller", "[walker]").replace("    says", "    status: retired\n    says")
    path = _hills(tmp_path, terms, more="    by: Bo Lind\n    date: 2025-03\n")
    path.write_text(path.read_text(encoding="utf-8") + old, encoding="utf-8")
    assert not check_lexicons([path]).errors
    lexicon = load_lexicons([path])[0]
    labels = [label for contrast in lexicon.contrasts for label in contrast.labels]
    assert [label.id for label in labels] == ["walker", "climber"]
    assert [term.text for term in labels[0].terms] == ["walker"]
    assert labels[0].record == Record("Bo Lind", "2025-03")
    assert main(["lexicon", "show", str(path)]) == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert "rambler (noun, draft, counts nothing, by Ann Kolb) = rambler, ramblers" in lines
    assert any(line.startswith("stroller: Says so.") and "retired" in line for line in lines)
    assert "walker: Says so. [house] (by Bo Lind; 2025-03)" in lines


def test_labels_below_a_draft_are_drafts(tmp_path: Path) -> None:
    below = (
        "    status: draft\n    labels: {ridge: {says: x., evidence: [house], terms: [ridgeman]}}\n"
    )
    path = _hills(tmp_path, more=below)
    text = path.read_text(encoding="utf-8").replace(
        "  climber:", "  rider: {terms: [rider]}\n  climber:"
    )
    path.write_text(text, encoding="utf-8")
    labels = [label.id for each in load_lexicons([path])[0].contrasts for label in each.labels]
    assert labels == ["rider", "climber"]


def test_a_change_of_a_label_that_is_not_inherited_is_refused_with_the_nearest(
    tmp_path: Path,
) -> None:
    _hills(tmp_path)
    change = "labels:\n  walkers: {add: [stroller]}\n"
    path = _write(tmp_path, "ours", _head("ours") + "extends: hills\n" + change)
    (problem,) = check_lexicons([path]).problems
    assert (problem.code, problem.line) == ("unknown-label", 10)
    assert problem.remedy.startswith("Did you mean 'walker'?")
    alone = _write(tmp_path, "alone", _head("alone") + change)
    (problem, *_) = [p for p in check_lexicons([alone]).errors if p.code == "unknown-label"]
    assert "`extends:`" in problem.remedy


def test_a_file_that_extends_one_that_is_not_found_is_told_that_alone(tmp_path: Path) -> None:
    _hills(tmp_path)
    change = "extends: hils\nlabels:\n  walker: {add: [stroller]}\n"
    (problem,) = check_lexicons([_write(tmp_path, "ours", _head("ours") + change)]).problems
    assert (problem.code, problem.remedy) == ("unknown-lexicon", "Did you mean 'hills'?")
