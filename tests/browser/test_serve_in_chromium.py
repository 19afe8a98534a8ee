"""The page of the service in a real browser: without a script, by keyboard, sound and closed."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from check_fixture import HOUSE

pytest.importorskip("waitress", reason="the extra [serve] is not installed")

from screens import NARROW, WIDE
from serve_fixture import Server, serving

DRAFT = (
    "Terrorists leave valley\n\nThe terrorists fled. “They were terrorists,” Ann Lee said.\n\n"
    "The Iranian regime closed a newspaper in Qom on Friday. The Iranian regime closed a "
    "newspaper in Yazd on Friday.\n\nHe said that the rebels had gone.\n"
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("house")
    (folder / "framing.yml").write_text(f"policies: [{HOUSE}]\ndesks: {{foreign: {{}}}}\n")
    with serving(folder) as server:
        yield server


@pytest.fixture
def opened(open_page, server: Server):
    return partial(open_page, f"http://127.0.0.1:{server.port}/")


def check(page, text: str = DRAFT) -> None:
    page.fill("#text", text)
    page.click("button[type=submit]")
    page.wait_for_load_state()


def test_a_draft_is_checked_without_javascript(opened):
    page = opened(java_script_enabled=False)
    check(page)
    assert page.locator(".found li").count() == 3
    assert page.title().startswith("2 errors, 1 suggestion")
    page.locator(".found li .number").nth(1).click()
    assert page.url.endswith("#p2")
    page.locator(".v-finding .tag a").first.click()
    assert page.url.endswith("#f1")


def test_a_chosen_file_is_checked(opened, tmp_path: Path):
    path = tmp_path / "story; „1“.md"
    path.write_text(f"# Valley\n\n{DRAFT}", encoding="utf-8")
    page = opened(java_script_enabled=False)
    page.set_input_files("input[type=file]", str(path))
    page.click("button[type=submit]")
    assert "story; „1“.md" in page.inner_text(".document .eyebrow")
    assert page.input_value("select[name=kind]") == "md"


def test_the_keyboard_alone_is_enough(opened):
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "text"
    page.keyboard.insert_text(DRAFT)
    for _ in range(4):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "submit"
    page.keyboard.press("Enter")
    page.locator(".found").wait_for()
    assert page.input_value("#text") == DRAFT


def test_nothing_is_asked_of_anybody_else_and_nothing_complains(opened, server: Server):
    page = opened()
    check(page)
    page.wait_for_load_state("networkidle")
    home = f"http://127.0.0.1:{server.port}/"
    assert [url for url in page.requests if not url.startswith("data:")] == [home, home]
    assert page.complaints == []


def test_a_script_and_a_form_that_got_in_are_stopped(opened):
    page = opened()
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.hacked = 1";
            document.body.append(script);
            const form = document.createElement("form");
            form.action = "https://example.org/";
            document.body.append(form);
            form.submit();
        }"""
    )
    page.wait_for_timeout(50)
    assert page.evaluate("window.hacked") is None
    assert page.url.startswith("http://127.0.0.1")
    assert any("form-action" in complaint for complaint in page.complaints)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_and_nothing_is_cut_off(scheme, viewport, opened, axe_finds):
    page = opened(color_scheme=scheme, viewport=viewport)
    assert axe_finds(page) == []
    check(page)
    for box in page.locator(".toggles input").all():
        box.check()
    assert axe_finds(page) == []
    check(page, "  ")
    assert axe_finds(page) == []
    check(page, f"{DRAFT}\n\n{'terrorists' * 30} {'W' * 400}")
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_every_link_lands_and_no_place_is_named_twice(opened):
    page = opened()
    check(page)
    lost = page.evaluate(
        """() => [...document.querySelectorAll("a[href^='#']")]
            .map((link) => link.getAttribute("href").slice(1))
            .filter((id) => !document.getElementById(id))"""
    )
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert lost == []
    assert len(ids) == len(set(ids))


def test_the_pages_are_sound_html(server: Server, html_validate, tmp_path: Path, opened):
    form = tmp_path / "form.html"
    form.write_text(server.ask("GET", "/").text, encoding="utf-8")
    page = opened()
    with page.expect_response("**/") as response:
        check(page)
    result = tmp_path / "result.html"
    result.write_text(response.value.text(), encoding="utf-8")
    config = Path(__file__).with_name("html-validate.json")
    run = subprocess.run(
        [html_validate, "--config", config, form, result],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout
