"""Texts in a language that no lexicon is written in: that nothing is looked for is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing.cli.main import main
from framing.read.documents import document_from_text
from framing.read.languages import language_of_words

TEXT = "The regime held the quay."


def corpus_in(folder: Path, *languages: str) -> str:
    path = folder / "corpus.jsonl"
    rows = (
        {"id": f"{number}", "outlet": "Quay", "language": language, "text": TEXT}
        for number, language in enumerate(languages)
    )
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return str(path)


COMMANDS = (
    ["score"],
    ["score", "--no-voice"],
    ["score", "--workers", "2"],
    ["compare"],
    ["report", "--out", "page.html"],
    ["show"],
    ["check", "--no-config"],
)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    ("languages", "is_told"),
    [(("de", "en-GB", "de-AT"), True), (("en", "en-GB"), False)],
    ids=["others", "none"],
)
def test_languages_without_a_lexicon_are_told_and_no_others(
    languages: tuple[str, ...],
    is_told: bool,
    words: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    command, *options = words
    assert main([command, corpus_in(tmp_path, *languages), *options]) == 0
    told = capsys.readouterr().err
    assert ("2 documents are in a language that no lexicon is written in" in told) is is_told
    assert ("--lexicons" in told) is is_told
    assert ("no lexicon is written in" in told) is is_told


def test_a_quiet_check_says_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", corpus_in(tmp_path, "de"), "--no-config", "--quiet"]) == 0
    assert capsys.readouterr().err == ""


TOLD_BY_THEIR_WORDS = {
    "da": "Oprørerne har indtaget byen, og det er ikke første gang, at de angriber havnen med raketter fra bjergene.",
    "de": "Die Aufständischen haben die Stadt eingenommen und sich auf den Hügeln mit der Miliz verbündet, die dem Rat nicht traut.",
    "es": "Los rebeldes tomaron la ciudad y el puerto en la noche, pero las tropas del norte no se retiraron de los barrios.",
    "fr": "Les rebelles ont pris la ville dans la nuit, et le régime n'a pas répondu aux appels des habitants du port.",
    "it": "I ribelli hanno preso la città e il porto nella notte, ma le truppe del nord non si sono ritirate dai quartieri.",
    "nl": "De rebellen hebben de stad ingenomen en het leger is niet op tijd gekomen om de haven met zijn schepen te redden.",
    "pl": "Rebelianci zajęli miasto w nocy, ale wojsko nie wycofało się z portu i na razie nie wiadomo, co się stało z ludźmi.",
    "pt": "Os rebeldes tomaram a cidade e o porto durante a noite, mas as tropas do norte não se retiraram dos bairros.",
    "ru": "Повстанцы взяли город и порт, но войска не ушли из кварталов, как сообщил на этой неделе их командир.",
    "sv": "Rebellerna har intagit staden, och det är inte första gången som de angriper hamnen med raketer från bergen.",
    "tr": "İsyancılar kenti ve limanı ele geçirdi ama bu bir zafer değil, çünkü ordu daha çok asker ile geri döndü.",
    "uk": "Повстанці взяли місто і порт, але війська не пішли з кварталів, як повідомив у середу їхній командир, а не рада.",
    "ar": "سيطر المتمردون على المدينة في الليل من دون قتال مع الجيش الذي كان في الميناء",
    "ja": "反政府勢力は夜のうちに町を制圧したと発表した。",
    "zh": "叛军在夜间占领了这座城市。",
    "und": "აჯანყებულებმა ღამით ქალაქი აიღეს, ჯარი კი ნავსადგურში დარჩა.",
}


@pytest.mark.parametrize("language", TOLD_BY_THEIR_WORDS)
def test_the_words_of_a_text_tell_its_language_where_nothing_else_does(language: str) -> None:
    text = TOLD_BY_THEIR_WORDS[language]
    assert document_from_text(text).metadata.language == language
    assert language_of_words(text.encode()) == language


NEAR_MISSES = {
    "a headline": "Rebels seize Sarn quay",
    "one borrowed phrase": "La junta de facto, le régime.",
    "names with particles": "Rio de Sarn, Puerto de la Cruz, Ciudad de Karva, Val de Marn, Costa de la Mora: results",
    "a foreign sentence quoted": "The mayor of Karva said it on the quay, in the rain: « Les rebelles ont pris la ville "
    "et le port dans la nuit. » The crowd that had come from the hills was silent, and then it left.",
    "capitals": "THE REGIME OF KARVANIA SENT TANKS TO THE QUAY AND THE MARKET IN THE NIGHT",
    "initials": "UN envoy: EU aid, LA talks, EN route. DE Quay and LE Marn meet DES staff at UNE base.",
    "Scottish": "De Quay and La Marn: el gin, la dolce vita, le chic.",
}


@pytest.mark.parametrize("text", NEAR_MISSES.values(), ids=NEAR_MISSES)
def test_in_doubt_a_text_is_english(text: str) -> None:
    assert document_from_text(text).metadata.language == "en"
    assert language_of_words(text.encode()) == "en"


MIXED = f"{TOLD_BY_THEIR_WORDS['fr']} Le terrorist attack et le regime sont dans la ville.\n"


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_text_that_names_no_language_is_not_counted_in_another(
    words: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    command, *options = words
    (tmp_path / "corpus.jsonl").write_text(json.dumps({"id": "1", "text": MIXED}))
    assert main([command, "corpus.jsonl", *options]) == 0
    streams = capsys.readouterr()
    assert "1 document is in a language that no lexicon is written in" in streams.err
    assert "terrorist attack" not in streams.out or command == "show"
    assert main([command, "corpus.jsonl", *options, "--language", "en"]) in (0, 1)
    assert "no lexicon is written in" not in capsys.readouterr().err


def test_what_a_text_says_of_its_language_goes_before_its_words() -> None:
    page = f'<html lang="en-GB"><body><p>{MIXED}</p></body></html>'
    assert document_from_text(page, kind="html").metadata.language == "en"
    assert document_from_text(f"---\nlanguage: it\n---\n{MIXED}").metadata.language == "it"
    assert document_from_text(MIXED, language="en").metadata.language == "en"
