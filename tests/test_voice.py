"""Who says what: marks, cues, clauses, speakers, row by row from tests/cases/voice*.yml."""

from __future__ import annotations

import pickle
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from step_count import count_steps

from framing import resources
from framing.cli.main import main
from framing.domain.attribution import Attribution, Distance, Voice
from framing.domain.certainty import voice_confidence
from framing.domain.document import Document, Metadata
from framing.domain.hit import Hit
from framing.domain.span import Span
from framing.lexicon.cues import load_voice_language
from framing.read.documents import document_from_text
from framing.voice.attributions import assign_voices, find_attributions
from framing.voice.records import voices_record

CASES = Path(__file__).parent / "cases"
FOREIGN_FILES = ("voice-languages", "voice-de", "voice-fr", "voice-es")
NOT_ENGLISH = {
    *FOREIGN_FILES,
    "voice-languages-unseen",
    "voice-languages-press",
    "voice-languages-desk",
    "voice-languages-news",
}
ROWS = [
    row
    for path in sorted(CASES.glob("voice*.yml"))
    if path.stem not in NOT_ENGLISH
    for row in yaml.safe_load(path.read_text(encoding="utf-8"))
]
FOREIGN = [
    {"language": name[-2:], **row}
    for name in FOREIGN_FILES
    for row in yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))
]
UNSEEN = yaml.safe_load((CASES / "voice-languages-unseen.yml").read_text(encoding="utf-8"))
# How many rows of each language and half came out whole, of 22, and of 40 and 20.
PRESS_WHOLE = {
    "voice-languages-press": {"de open": 22, "fr open": 19, "es open": 20}
    | {"de sealed": 15, "fr sealed": 17, "es sealed": 17},
    "voice-languages-desk": {"de open": 20, "fr open": 22, "es open": 20}
    | {"de sealed": 20, "fr sealed": 18, "es sealed": 21},
    "voice-languages-news": {"de open": 38, "fr open": 37, "es open": 39}
    | {"de sealed": 13, "fr sealed": 14, "es sealed": 13},
}
MARKUP = re.compile(r"\{([DI])\|([^|{}]*)\|([^{}]*)\}|\{S\|([^{}]*)\}")


def read(text: str, language: str = "en") -> Document:
    return document_from_text(
        text, id="case", path="case.txt", kind="txt", metadata=Metadata(language=language)
    )


def attributions(text: str, language: str = "en") -> tuple[Document, tuple[Attribution, ...]]:
    document = read(text, language)
    return document, find_attributions(document, load_voice_language(language))


def expected(row_text: str) -> tuple[str, list[tuple[str, str, str | None]]]:
    """The plain text of a row, and its stretches: kind, words, speaker."""
    source = re.sub(r"\n/\n", "\n\n", row_text)
    stretches: list[tuple[str, str, str | None]] = []
    for match in MARKUP.finditer(source):
        if match[1]:
            kind = "direct" if match[1] == "D" else "indirect"
            stretches.append((kind, words(match[3]), None if match[2] == "-" else match[2]))
        else:
            stretches.append(("scare", words(match[4]), None))
    return MARKUP.sub(lambda m: m[3] or m[4], source), stretches


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+(?:['’]\w+)*", text))


def found(document: Document, given: tuple[Attribution, ...]) -> list[tuple[str, str, str | None]]:
    kinds = {Voice.DIRECT: "direct", Voice.INDIRECT: "indirect", Voice.OWN: "scare"}
    return [
        (kinds[a.voice], words(document.text[a.content.start : a.content.end]), a.speaker)
        for a in given
    ]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_each_stretch_has_its_voice_and_speaker(
    row: dict[str, str], request: pytest.FixtureRequest
) -> None:
    if missed := row.get("missed"):
        request.applymarker(pytest.mark.xfail(reason=missed, strict=True))
    text, stretches = expected(row["text"])
    document, given = attributions(text)
    assert found(document, given) == stretches


def test_marked_words_behind_in_the_words_of_are_his_whoever_tells_of_them() -> None:
    text = "Ann Lee said that the dam was, in the words of a farmer, “the best wall of the coast.”"
    _, given = attributions(text)
    assert [a.speaker for a in given if a.voice is Voice.DIRECT] == ["a farmer"]


@pytest.mark.parametrize("row", FOREIGN, ids=lambda row: row["name"])
def test_a_further_language_is_data(row: dict[str, str]) -> None:
    text, stretches = expected(row["text"])
    document, given = attributions(text, row["language"])
    assert found(document, given) == stretches


def test_most_sentences_that_no_rule_was_made_for_come_out_whole() -> None:
    """The estimate of docs/accuracy.md; titles and marks of the outlet's are nobody's either way."""
    whole = Counter[str]()
    for row in UNSEEN:
        text, stretches = expected(row["text"])
        document, given = attributions(text, row["language"])
        spoken = [each for each in found(document, given) if each[0] != "scare"]
        whole[row["language"]] += spoken == [each for each in stretches if each[0] != "scare"]
    assert len(UNSEEN) == 42
    assert whole >= Counter(de=10, fr=10, es=11)


@pytest.mark.parametrize(("name", "least"), PRESS_WHOLE.items())
def test_most_of_press_style_comes_out_whole(name: str, least: dict[str, int]) -> None:
    """The second estimate of docs/accuracy.md: a name or office is enough to say who speaks."""
    whole = Counter[str]()
    rows = yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))
    for row in rows:
        text, stretches = expected(row["text"])
        document, given = attributions(text, row["language"])
        spoken = [each for each in found(document, given) if each[0] != "scare"]
        wanted = [each for each in stretches if each[0] != "scare"]
        half = f"{row['language']} {row['name'].split()[0]}"
        whole[half] += len(spoken) == len(wanted) and all(map(are_same, spoken, wanted))
    assert len(rows) == (180 if name.endswith("news") else 132)
    assert whole >= Counter(least)


def are_same(one: tuple[str, str, str | None], other: tuple[str, str, str | None]) -> bool:
    """Whether two stretches hold the same words and the speaker of one names that of the other."""
    if one[:2] != other[:2] or one[2] is None or other[2] is None:
        return one == other
    a, b = (f" {bare(each[2] or '')} " for each in (one, other))
    return a in b or b in a


def bare(speaker: str) -> str:
    return re.sub(r"\b[ld]['’]", "", speaker.lower())


ITALIAN = """
language: qit
cues:
  - {present: [dice, dicono], past: [disse, detto], frames: [that, post]}
  - {present: [definisce], past: [definì, definito], frames: [as]}
  - {noun: [accusa, tesi], frames: [clause]}
  - {adverb: [secondo], frames: [object]}
pronouns: {male: [lui], female: [lei]}
subject_pronouns: [lui, lei]
determiners: [il, lo, la, i, gli, le, l, un, una]
articles: [il, la, un, una]
auxiliaries: [è, sono, era, ha, hanno, sarà]
have: [ha, hanno]
prepositions: [di, a, da, in, con, su, per, secondo]
complementizers: [che]
relatives: [cui]
subordinators: [che]
as_leads: [come]
naming_links: [come]
noun_openers: [che, secondo cui]
arms_length: [cosiddetti, cosiddetto]
incise_marks: ["«"]
dialogue_dashes: ["—"]
verbs: [resta, restano]
titles: {male: [sindaco], female: [sindaca]}
persons: {male: [sindaco], female: [sindaca]}
female_names: [Anna]
male_names: [Marco]
"""


@pytest.mark.parametrize(
    "marked",
    [
        "«{D|Marco Riva|Il ponte resta chiuso}», ha detto il sindaco Marco Riva.",
        "Marco Riva ha detto {I|Marco Riva|che il ponte resta chiuso}.",
        "Secondo Anna Neri, {I|Anna Neri|tre ponti sono chiusi}.",
        "«{D|Riva|È falso}, ha detto Riva. {D|Riva|Andiamo.}»",
        "—{D|Riva|È falso} —disse Riva—. {D|Riva|Andiamo}.",
        "I cosiddetti «{S|amici del porto}» sono arrivati.",
        "Anna Neri ha definito {I|Anna Neri|il piano come} «{D|Anna Neri|follia}».",
        "La tesi secondo cui {I|-|il ponte era chiuso} è falsa.",
    ],
)
def test_a_fourth_language_is_one_file(
    marked: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "voice").mkdir()
    (tmp_path / "voice" / "qit.yml").write_text(ITALIAN, encoding="utf-8")
    monkeypatch.setattr(resources, "LEXICON_FOLDER", str(tmp_path))
    text, stretches = expected(marked)
    document = read(text, "qit")
    given = find_attributions(document, load_voice_language("qit"))
    assert found(document, given) == stretches


SCRAPS = {
    "en": "“ ” , . : Lee said according to the claim that",
    "de": "„ “ » « - – , . : sagte Keller hat gesagt gab bekannt zufolge laut so sei Behauptung, dass als",
    "fr": "— « » , . ? : dit a-t-il répondu Morel selon laquelle thèse que la de source policière qualifie",
    "es": "— —dijo “ ” , . ¿ : ha dicho Ruiz según la cual denuncia de que tildó al alcalde llamados se",
}


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_stands_in_a_text_its_stretches_are_ordered_and_disjoint(
    data: st.DataObject,
) -> None:
    language = data.draw(st.sampled_from(sorted(SCRAPS)))
    pieces = st.sampled_from([*SCRAPS[language].split(), "\n\n"])
    text = " ".join(data.draw(st.lists(pieces, min_size=1, max_size=20)))
    _, given_there = attributions(text, language)
    edges = [edge for a in given_there for edge in (a.content.start, a.content.end)]
    assert edges == sorted(edges)


def test_a_language_without_a_file_still_has_its_quotation_marks() -> None:
    document, given = attributions("“Xyz abc def ghi jkl.” Mno pqr.", "xx")
    assert found(document, given) == [("direct", "Xyz abc def ghi jkl", None)]


def test_a_region_gets_the_cues_of_its_language() -> None:
    assert load_voice_language("en-GB").cues == load_voice_language("en").cues


def test_cues_are_those_of_any_dict_whether_asked_for_one_by_one_or_all_at_once() -> None:
    cues = load_voice_language("en").cues
    travelled = pickle.loads(pickle.dumps(cues))
    assert travelled.get("said")[0].lemma == travelled["said"][0].lemma == "say"
    assert {each.form.value for each in cues["said"]} == {"past"}
    assert "tell" in cues
    assert "table" not in cues
    assert cues.get("table", ()) == ()
    assert dict(travelled.items()) == {first: cues[first] for first in cues}
    assert list(cues.values()) == [cues[first] for first in cues]
    assert all(cue.words[0] == first for first, same in cues.items() for cue in same)


def test_a_mark_that_never_closes_is_reported_as_uncertain() -> None:
    _, given = attributions("Ann Lee said: “We are safe and nobody was hurt.\n\nRain fell.")
    assert [a.is_uncertain for a in given if a.voice is Voice.DIRECT] == [True]


def test_an_aside_with_as_is_noted_as_endorsed() -> None:
    _, given = attributions("As Ann Lee has said, the boats are safe.")
    assert [a.is_endorsed for a in given] == [True]


def test_the_cue_of_a_headline_is_its_colon() -> None:
    text = "Ann Lee: ‘Harbour will never reopen’\n\nRain fell on the town and nobody went out."
    document, given = attributions(text)
    cues = {document.text[a.cue.start : a.cue.end] for a in given if a.cue is not None}
    assert cues == {":"}


def test_the_colon_of_a_headline_is_no_cue_where_a_link_repeats_its_words() -> None:
    text = "Lee: “The dam was never safe”\n\nRain fell on Port Sarn for a week, and the harbour office kept its doors shut until Friday evening.\n\n2 responses to “Lee: ‘The dam was never safe’”"
    document, given = attributions(text)
    cues = [a.cue and document.text[a.cue.start : a.cue.end] for a in given]
    assert cues == [":", None]


def test_the_stance_of_the_cue_is_kept() -> None:
    _, given = attributions("Ann Lee claimed that the boats were safe.")
    assert [a.stance for a in given] == ["doubt"]


def test_a_quotation_inside_a_quotation_is_recorded() -> None:
    document, given = attributions("“He told me, ‘Go home,’ and left,” Ann Lee said.")
    inner = [document.text[s.start : s.end] for a in given for s in a.inner]
    assert inner == ["Go home,"]


def voiced(text: str, label: str) -> tuple[Voice, Distance | None]:
    document, given = attributions(text)
    start = document.text.index(label)
    hit = Hit(Span(start, start + len(label)), "lexicon", "contrast", "label", label)
    (result,) = assign_voices(
        document, [hit], given, load_voice_language(document.metadata.language)
    )
    return result.voice, result.distance


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("The Damascus government says it is safe.", Voice.OWN),
        ("The league urged the government to stop.", Voice.OWN),
        ("The league accused the government of war crimes.", Voice.OWN),
        ("The league said the government was corrupt.", Voice.INDIRECT),
        ("“The government is corrupt,” Ann Lee said.", Voice.DIRECT),
        ("The government fell on Friday.", Voice.OWN),
        ("The league criticised the government for burning the mill.", Voice.OWN),
        ("The league slammed the government raid on the mill.", Voice.OWN),
        ("The league denounced a government that burns mills.", Voice.INDIRECT),
        ("The league criticised parts of the government plan.", Voice.OWN),
        ("The league criticised crimes of the government.", Voice.INDIRECT),
        ("The league lashed out at the government on Monday.", Voice.OWN),
        ("Her criticism of the government was brief.", Voice.OWN),
        ("The league rejected allegations against the government.", Voice.INDIRECT),
        ("The league criticised the mayor for flattering the government.", Voice.INDIRECT),
        ("The league complained about the government.", Voice.INDIRECT),
        ("The league said of the government that it was lost.", Voice.OWN),
        ("The league warned of a government raid.", Voice.INDIRECT),
        ("The league has discussed the raid with government officials.", Voice.OWN),
        ("The league discussed a government raid.", Voice.INDIRECT),
        ("The league said boats sank, citing a spokesman for the government.", Voice.OWN),
        ("The league cited fears of a government raid.", Voice.INDIRECT),
        ("The league denied government claims.", Voice.OWN),
        ("The league denied a government raid.", Voice.INDIRECT),
        ("The league refuted the government's figures.", Voice.OWN),
        ("The court denied the old government’s request.", Voice.OWN),
        ("The league denied that the government's men had fled.", Voice.INDIRECT),
        ("The league denied a theft of the government's boats.", Voice.INDIRECT),
        ("“Go home,” Ann Lee said, referring to the government.", Voice.OWN),
        ("He was referring to claims that the government fell.", Voice.INDIRECT),
        ("The visit raised questions about the government.", Voice.OWN),
        ("Members questioned Tom Kern about the government.", Voice.OWN),
        ("Ann Lee questions Tom Kern about the government.", Voice.OWN),
        ("Ann Lee questioned Tom Kern about why the government fell.", Voice.INDIRECT),
        ("Ann Lee questions the raid on the government.", Voice.INDIRECT),
        ("Members questioned whether the government was old.", Voice.INDIRECT),
        ("Ann Lee raised questions about why the government fell.", Voice.INDIRECT),
        ("The league demanded answers from the government.", Voice.OWN),
        ("The league demanded an apology from the government and left.", Voice.OWN),
        ("The league demanded the retreat of troops from the government's port.", Voice.INDIRECT),
        ("The league called on the government for help.", Voice.OWN),
        ("The league ordered crews who back the government to leave.", Voice.OWN),
        ("The league urged crews that had to pay the government to leave.", Voice.OWN),
        ("The league urged the release of crews whom the government paid.", Voice.INDIRECT),
        ("The league ordered crews who sail to leave the government.", Voice.INDIRECT),
        ("The league thanked the government for burning the mill.", Voice.OWN),
        ("The league thanked the mayor for flattering the government.", Voice.INDIRECT),
        ("The league left, a note that alludes to the government.", Voice.OWN),
        ("The league says much of the government's land is lost.", Voice.INDIRECT),
        ("The league calls government officials thieves.", Voice.OWN),
        ("The league called the men of the government thieves.", Voice.INDIRECT),
        ("The league called the government officials thieves.", Voice.OWN),
        ("The league called the government illegal.", Voice.OWN),
        ("The league called the raid on the government illegal.", Voice.INDIRECT),
    ],
)
def test_the_act_of_reporting_is_the_outlets_own(text: str, voice: Voice) -> None:
    assert voiced(text, "government")[0] is voice


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("“They [the government] burned the mill,” Ann Lee said.", Voice.OWN),
        ("“We saw [armed] men of the government,” Ann Lee said.", Voice.DIRECT),
        ("“The [g]overnment burned the mill,” Ann Lee said.", Voice.DIRECT),
        ("“They [all] fear [the government of Sarn],” Ann Lee said.", Voice.OWN),
    ],
)
def test_what_an_editor_puts_into_a_quotation_is_the_outlets_own(text: str, voice: Voice) -> None:
    label = "overnment" if "[g]" in text else "government"
    assert voiced(text, label)[0] is voice


def test_what_somebody_is_accused_of_is_reported() -> None:
    text = "The league accused the government of war crimes."
    assert voiced(text, "war crimes")[0] is Voice.INDIRECT


@pytest.mark.parametrize(
    ("text", "distance"),
    [
        ("The so-called rebels withdrew.", Distance.SO_CALLED),
        ("The self-proclaimed rebels withdrew.", Distance.SO_CALLED),
        ("They met what the army calls rebels.", Distance.SO_CALLED),
        ("The rebels of Sarn, as the army has dubbed them, withdrew.", Distance.SO_CALLED),
        ("They met “the rebels,” as the army calls them.", Distance.SO_CALLED),
        ("The rebels left the town, as the army calls it.", None),
        ("The rebels withdrew, as they called for help.", None),
        ("The “rebels” withdrew.", Distance.SCARE_QUOTES),
        ("The rebels, so called by nobody, withdrew.", None),
        ("The rebels withdrew.", None),
    ],
)
def test_a_label_is_held_at_arms_length_by_marks_or_words(
    text: str, distance: Distance | None
) -> None:
    assert voiced(text, "rebels")[1] is distance


@pytest.mark.parametrize(
    ("language", "text", "distance"),
    [
        ("de", "Die sogenannten *Retter* flohen.", Distance.SO_CALLED),
        ("de", "Die *Retter*, wie Exilanten sie seit Jahren nennen, flohen.", Distance.SO_CALLED),
        ("de", "Die *Retter*, wie Exilanten wissen, flohen und nannten niemanden.", None),
        ("fr", "Les « prétendus *sauveurs* » ont fui.", Distance.SO_CALLED),
        ("fr", "La ville a chassé ceux qu’elle appelle des *sauveurs*.", Distance.SO_CALLED),
        ("fr", "Les *sauveurs*, comme les surnomme la ville, ont fui.", Distance.SO_CALLED),
        ("fr", "Ce conseil appelle les *sauveurs* à partir.", None),
        ("es", "Los autodenominados *salvadores* huyeron.", Distance.SO_CALLED),
        ("es", "La ciudad echó a los que llama *salvadores*.", Distance.SO_CALLED),
        ("es", "Los *salvadores*, como los llama la ciudad, huyeron.", Distance.SO_CALLED),
        ("es", "La ciudad ha llamado *salvadores* a todos.", None),
        ("en", "They met what the town terms the young *rebels*…", Distance.SO_CALLED),
    ],
)
def test_each_language_tells_of_its_own_words_that_hold_a_label_off(
    language: str, text: str, distance: Distance | None
) -> None:
    before, label, _ = text.split("*")
    document, given = attributions(text.replace("*", ""), language)
    hit = Hit(Span(len(before), len(before + label)), "lexicon", "contrast", "label", label)
    (result,) = assign_voices(document, [hit], given, load_voice_language(language))
    assert result.distance is distance


def test_the_record_holds_the_words_between_the_marks() -> None:
    text = "“We are safe,” Ann Lee said."
    document, given = attributions(text)
    spans = voices_record(document, given)["spans"]
    assert isinstance(spans, list)
    direct = [span for span in spans if span["kind"] == "direct"]
    assert direct == [
        {
            "start": 1,
            "end": 13,
            "kind": "direct",
            "speaker": "Ann Lee",
            "speaker_start": 15,
            "speaker_end": 22,
            "voice_confidence": 0.99,
            "speaker_confidence": 0.97,
            "cue": "said",
            "cue_start": 23,
            "cue_end": 27,
        }
    ]


PIECES = st.sampled_from(
    [
        "Ann Lee said the boats were safe. ",
        "“We are safe,” Peter Stone said. ",
        "‘We’re safe,’ he said. ",
        "“",
        "”",
        '"',
        "'",
        "’",
        "‘",
        "''",
        "The rebels’ boat left",
        ", according to the town, ",
        "\n\n",
        "Q: Why?\n\nA: I do not know that at all.\n\n",
        "She added: ",
        "accused the firm of fraud, ",
        "— Ann Lee (@lee) May 3\n\n",
        "«Oui», ",
        "🙂 ",
        " ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=14))
def test_attributions_are_ordered_disjoint_and_inside_the_text(pieces: list[str]) -> None:
    document, given_attributions = attributions("".join(pieces))
    edges = [edge for a in given_attributions for edge in (a.content.start, a.content.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(document.text) for edge in edges)
    assert all(0 <= a.speaker_confidence <= 1 for a in given_attributions)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=10))
def test_the_same_text_gives_the_same_attributions(pieces: list[str]) -> None:
    assert attributions("".join(pieces)) == attributions("".join(pieces))


def test_every_cue_of_the_lexicon_loads_with_its_frames() -> None:
    language = load_voice_language("en")
    forms = {cue.words for cues in language.cues.values() for cue in cues}
    assert len(forms) >= 300
    assert all(cue.frames and cue.stance for cues in language.cues.values() for cue in cues)


def test_show_marks_labels_with_their_voice_and_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(
        "Harbour news from the coast\n\nThe rebels fled. Ann Lee said the rebels had won.\n",
        encoding="utf-8",
    )
    assert main(["show", str(article), "--why", "--color", "never"]) == 0
    out = capsys.readouterr().out
    assert "The [rebels: own] fled. Ann Lee [said: own] the [rebels: indirect] had won." in out
    assert "voice indirect (0.93); speaker Ann Lee (0.97); cue 'said'; by that" in out
    assert "rebels; armed-opposition/rebel; voice own (0.96)" in out
    assert "said; reporting-verbs/neutral; voice own (0.90)" in out, "somebody else is heard there"
    assert out.count("referent") == 2, "reporting verbs have no referent to tell"


@pytest.mark.parametrize(
    ("surer", "less"),
    [
        ("Ann Lee said that the rebels fled.", "Ann Lee described the flight of the rebels."),
        ("Ann Lee said that the rebels fled.", "There was a claim that the rebels fled."),
        ("“The rebels fled,” Ann Lee said.", "Ann Lee said the rebels fled."),
    ],
)
def test_a_voice_is_as_sure_as_its_construction(surer: str, less: str) -> None:
    (sure,), (unsure,) = (attributions(text)[1] for text in (surer, less))
    assert voice_confidence(sure) > voice_confidence(unsure)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("“It is late,” Ann Lee said.", 0.99),
        ("Ann Lee said: “It is late.”", 0.99),
        ("Ann Lee fumed over “a bad port”.", 0.97),
        ("Ann Lee stood up. “It is late.”", 0.95),
        ("Ann Lee had a reply: “It is late.”", 0.89),
        ("Ann Lee said that boats sank.", 0.93),
        ("As Ann Lee said, boats sank.", 0.93),
        ("Ann Lee accused the port of fraud.", 0.91),
        ("According to Ann Lee, boats sank.", 0.90),
        ("Ann Lee asked whether boats sank.", 0.90),
        ("Ann Lee urged crews to leave.", 0.85),
        ("Ann Lee promised to leave.", 0.84),
        ("Ann Lee denied the theft.", 0.79),
        ("Ann Lee said: boats sank.", 0.79),
        ("The theft was denied by Ann Lee.", 0.79),
        ("Ann Lee's claim of fraud was heard.", 0.68),
        ("Boats are said to have sunk.", 0.62),
    ],
)
def test_each_construction_has_the_share_that_was_measured_for_it(text: str, share: float) -> None:
    (attribution,) = attributions(text)[1]
    assert voice_confidence(attribution) == share


def test_a_name_is_a_surer_speaker_than_a_pronoun_and_that_than_one_with_rivals() -> None:
    text = "Ann Lee and Eva Roth met Ida Kern. Ann Lee said the quay was open. "
    found = attributions(f"{text}\n\nTom Stone left. He said it was late.")[1]
    name, alone = (each.speaker_confidence for each in found)
    *_, rivalled = attributions(f"{text}Eva Roth smiled. Ida Kern wept. She said it was late.")[1]
    assert name > alone > rivalled.speaker_confidence
    assert rivalled.is_uncertain


def steps_of(text: str, language_name: str = "en") -> int:
    """How many lines of Python run while the attributions of a text are found."""
    document = read(text, language_name)
    language = load_voice_language(language_name)
    return count_steps(lambda: find_attributions(document, language))


@pytest.mark.parametrize(
    "piece",
    [
        "“We will win,” Ann Lee said. She added that the boats were lost. ",
        "“Open and never closed ",
        "'tis said that sailors' wives say so ",
        "Ann Lee said.\n\nHe replied: “No.”\n\n",
        "Ann Lee said that the mayor, ",
        "Ann Lee said ",
        "Ann Lee said “it fell and rose”, ",
        "In Lee’s view “it fell”, Ann Lee, whose “dam” broke, a ",
        "“Why?” Ann Lee, a clerk of the crews, asked a mayor who said “old,” ",
        " ‘word",
        "Ann Lee, a clerk, said she saw it. President Anton Revic spoke on Sunday. He said no. ",
        "Ann Lee, the mayor of Porto, said no in a letter. The mayor of Porto, Tom Kern, said so. ",
        "Ann Lee, Tom Kern, Karl Weiss, ",
        "“It fell,” Ann Lee, a clerk in Porto and Faro told him for saying as a sham by the crews, ",
        "The letter said the clerk said that “it fell,” said Ann Lee, Tom Kern and Karl Weiss. ",
        "President Ann Lee arrived. The president said that crews left. ",
        "Clerks Without Borders, two clerks, Tom Kern (R-Ohio) and Ann Lee (D-Maine), said so, ",
        "Days after Lee ordered new air raids on crews and said he left, ",
        "“it fell” said ",
        "He saw “it fell” and said that it fell ",
        "“It fell.” ",
        "in Lee’s view the dam, in Lee’s eyes, fell and her claim in May, the message to crews, ",
        "Lee did not say boats sank, but figures show the court held that crews said, the dam ",
        "referring to crews, Lee argued while boats sank, the crews sent a note, questions about ",
        "crews, clerks and the bishops said the mayor, according to the bishops, crews and even ",
        "the mayor, said the governor, clerks, crews, and according to clerks and Ann Lee, ",
        "I said the boats sank, but we have not said that it fell and my claim that it fell ",
        "Despite claims that of crews and of boats ",
        "Lee called for a vote to run a dam and run it and the dam feeds four towns and ",
        "crews demanding a vote and crews denying boats left ",
        "Lee vowed again and denied the raid in a statement posted and quoted him as saying, ",
        "Lee told Reuters Kenyan crews and told senators at least ",
        "Wang Jianmin left. Wang said no. A man fell. He said no. The 41-year-old said no. Ann said ",
        "Ann Kern left. Kern ran. Ina Kern sat. Kern said no. The tycoon said no. The firm said no. ",
    ],
)
def test_twice_the_text_takes_twice_the_steps(piece: str) -> None:
    steps_of(piece)
    assert steps_of(piece * 400) <= 2.1 * steps_of(piece * 200)


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        ("de", "„Wir gewinnen“, sagte Eva Roth. Sie fügte hinzu, die Boote seien verloren. "),
        ("de", "Roth hat gesagt "),
        ("de", "der Polizei zufolge "),
        ("de", "Roth, der Chef, sagte, "),
        ("de", "Die Lage, sagte Roth, sei ernst, "),
        ("de", "Roth nannte den Plan „alt“ und "),
        ("fr", "Lenoir promet aux élus de partir et "),
        ("fr", "comme l’a dit Lenoir, "),
        ("es", "Rojas instó a las partes a seguir y "),
        ("es", "Rojas llegó. “Vamos”, añadió. El puente, dijo, cerró. También negó que no. "),
    ],
)
def test_twice_the_text_takes_twice_the_steps_elsewhere(language: str, piece: str) -> None:
    steps_of(piece, language)
    assert steps_of(piece * 300, language) <= 2.15 * steps_of(piece * 150, language)


@pytest.mark.parametrize(
    ("between", "speaker"),
    [
        (
            "JUST WATCHED The latest from inside Porto Replay More Videos ... MUST WATCH 03:39",
            "Tom",
        ),
        ("Ann Lee of the harbour board was there too, and the old mayor listened to her.", "Ann"),
    ],
)
def test_nobody_is_meant_who_stands_in_a_list_of_links(between: str, speaker: str) -> None:
    told = "The mayor Tom Kern told reporters on Monday that the board was weighing an answer."
    said = "He said that boats sank." if speaker == "Tom" else "She said that boats sank."
    text = f"Kern meets the crews of the harbour\n\n{told}\n\n{between}\n\n{said}\n"
    _, found = attributions(text)
    assert (found[-1].speaker or "").startswith(speaker)


BLOCKS = {
    "md": (
        "Rain fell on the town for a week. Tom Kern sold the mill.\n\n"
        "The mayor, Ann Lee, wrote to the crews:\n\n"
        "> I was at the pier when the “old dam” burst, and I said so.\n>\n"
        "> Nobody listened, crews said.\n\n"
        "The council has not answered.\n\n"
        "> The yard is a “joke”. It has been one for years.\n>\n> — Ina Stone\n\n"
        "That is all.\n"
    ),
    "html": (
        "<article><h1>Rain in Porto</h1><p>Rain fell for a week. Tom Kern sold the mill.</p>"
        "<p>The mayor, Ann Lee, wrote to the crews:</p>"
        "<blockquote><p>I was at the pier when the “old dam” burst, and I said so.</p>"
        "<p>Nobody listened, crews said.</p></blockquote>"
        "<p>The council has not answered.</p>"
        "<blockquote><p>The yard is a “joke”. It has been one for years.</p>"
        "<cite>Ina Stone</cite></blockquote><p>That is all.</p></article>"
    ),
}


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_block_quotation_with_marks_inside_is_all_of_one_speaker(kind: str) -> None:
    document = document_from_text(BLOCKS[kind], id="case", path=f"case.{kind}", kind=kind)
    given = find_attributions(document, load_voice_language("en"))
    assert found(document, given) == [
        ("direct", "I was at the pier when the old dam burst and I said so", "Ann Lee"),
        ("direct", "Nobody listened crews said", "Ann Lee"),
        ("direct", "The yard is a joke It has been one for years", "Ina Stone"),
    ]
