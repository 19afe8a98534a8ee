"""The report in another language, and the summary that survives a mail client."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import report_fixture

from framing.cli.main import main
from framing.errors import InputError
from framing.report.render import (
    ReportSettings,
    gather_report,
    render_article,
    render_email,
    render_page,
)
from framing.report.strings import load_catalogue
from framing.resources import REPORTS

LANGUAGES = sorted(path.name.split(".")[1] for path in REPORTS.glob("strings.*.yml"))


@pytest.fixture(scope="module")
def large():
    scored = report_fixture.scored_corpus(copies=12)
    return scored, report_fixture.comparison_of(scored, minimum_n=10, minimum_documents=10)


def report(large) -> str:
    return render_page(large)


def article(large) -> str:
    return render_article(large, document=large.scored[0].document.id)


def mail(large) -> str:
    return render_email(large)


def rendered(large, render, **choices) -> str:
    scored, comparison = large
    gathered = gather_report(
        scored, comparison, report_fixture.lexicons(), report_fixture.run_record(scored),
        settings=ReportSettings(**choices),
    )  # fmt: skip
    return render(gathered)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shipped_language_says_exactly_what_english_says(language: str) -> None:
    english, other = load_catalogue("en"), load_catalogue(language)
    assert english.sentences.keys() == other.sentences.keys()
    same = [key for key, words in other.sentences.items() if words == english.sentences[key]]
    long_and_same = [
        key for key in same if len(re.findall("[a-z]{3,}", english.sentences[key])) > 3
    ]
    assert language == "en" or long_and_same == []


@pytest.mark.parametrize("render", [report, article, mail])
def test_a_german_report_speaks_german_to_the_end(render, large) -> None:
    page = rendered(large, render, language="de")
    assert '<html lang="de" dir="ltr"' in page
    english = load_catalogue("en").sentences
    told = [
        key
        for key in ("limits.verdict", "method.heading", "people.own", "documents.intro", "top")
        if re.search(rf">\s*{re.escape(english[key])}\s*<", page)
    ]
    assert told == []


def test_german_numbers_and_dates_are_german(large) -> None:
    page = rendered(large, report, language="de")
    assert "6.768 Wörter, 3. März 2025 – " in page
    assert re.search(r"Lesbarkeit.*?<td class=\"num\">61,4</td>", page, re.S)
    assert 'data-decimal=","' in page


def test_a_language_that_is_not_there_is_a_clear_error(large) -> None:
    with pytest.raises(InputError, match="no report strings for 'xx'"):
        rendered(large, report, language="xx")


class Mail(HTMLParser):
    """The elements and attributes of the summary."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.styles: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.styles += [value or "" for name, value in attrs if name == "style"]


def test_the_mail_holds_nothing_that_a_mail_client_drops(large) -> None:
    page = rendered(large, mail, watermark="draft")
    sent = Mail()
    sent.feed(page)
    assert not sent.tags & {"style", "script", "link", "svg", "img", "details", "form", "iframe"}
    assert not sent.attributes & {"class", "id", "src", "href", "onclick", "background"}
    assert not [style for style in sent.styles if "var(" in style or "url(" in style]
    assert len(page.encode()) < 100_000, "Gmail cuts a mail off after 102 kB"


def test_the_mail_tells_the_same_findings_as_the_report(large) -> None:
    sent, page = (rendered(large, render) for render in (mail, report))
    figures = re.findall(r'<p class="figures">([^<]+)</p>', page)
    assert figures
    assert all(each in sent for each in figures)


def test_a_blind_mail_names_no_outlet(large) -> None:
    sent = rendered(large, mail, is_blind=True)
    assert not [name for name in {one.document.metadata.outlet for one in large[0]} if name in sent]


def test_hostile_words_are_text_in_a_mail() -> None:
    page = rendered(report_fixture.hostile_corpus(), mail, publisher="<b>x</b>")
    sent = Mail()
    sent.feed(page)
    assert "script" not in sent.tags
    assert "&lt;b&gt;x&lt;/b&gt;" in page
    assert "\x1b" not in page


def test_the_options_of_a_german_method_box_are_german(examples: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    words = ["--report-language", "de", "--resamples", "50", "--no-config"]
    assert main(["report", str(examples), "--out", str(out), *words]) == 0
    box = out.read_text(encoding="utf-8").split('<section id="method"')[1]
    facts = dict(re.findall(r"<div><dt>(.*?)</dt><dd>(.*?)</dd></div>", box))
    assert facts["Verglichen nach"] == "outlet"
    assert facts["Konfidenzniveau"] == "95 %"
    assert facts["Mehrfach abgedruckte Passagen"] == "niemandem angerechnet"
    assert re.match(
        r"1 Passage, \d+ Wörter an allen Stellen; 3 Treffer, je", facts["Beiseitegelegt"]
    )
    assert not facts.keys() & {"compared by", "confidence level", "shared passages"}


def test_the_command_line_writes_a_mail_in_german(examples: Path, tmp_path: Path) -> None:
    out = tmp_path / "mail.html"
    words = ["--format", "email", "--report-language", "de", "--resamples", "50"]
    assert main(["report", str(examples), "--out", str(out), *words]) == 0
    page = out.read_text(encoding="utf-8")
    assert "Wortwahl im Vergleich" in page
    assert "--format email" in page
