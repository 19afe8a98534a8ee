"""The page for people: a form that takes a draft, and the draft with its findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path

from framing import __version__
from framing.check.findings import told_together
from framing.config.report_section import ReportHouse, dark_colour
from framing.config.settings import desk_names, report_house
from framing.desk.drafts import CheckedDraft, shown_of
from framing.domain.finding import LocatedFinding
from framing.errors import InputError, Problem
from framing.http.answers import HTML, WHOLE, Answer, status_of, text_answer
from framing.http.drafts import NAMES
from framing.http.forms import Form, form_of
from framing.http.house import House
from framing.http.requests import Asked
from framing.report.draft import (
    Choice,
    DraftForm,
    DraftPage,
    counted,
    draft_articles,
)
from framing.report.environment import Pages
from framing.report.house import house_style, logo_uri
from framing.report.settings import ReportSettings
from framing.report.strings import load_catalogue

TEMPLATE, STYLES = "draft.html.j2", ("report.css", "draft.css")
_LEVEL = 0.95  # of no interval here; sentences of the catalogue may name it
_EMPTY = Form()


class Page:
    """The page in the house's look, as the configuration had it at the start."""

    def __init__(self, house: House, templates: Path | None) -> None:
        """Fills the page once.

        Raises:
            InputError: the look, a template or the catalogue cannot be used.
        """
        self._house = house
        config = house.config()
        self._desks = desk_names(config)
        self._settings = _look(report_house(config), templates)
        catalogue = load_catalogue(self._settings.language, self._settings.templates)
        self._catalogue = catalogue.comparing("outlet", level=_LEVEL)
        self._pages = Pages(
            self._settings.templates,
            house_style=house_style(self._settings.accent, self._settings.label_colours),
            styles=STYLES,
            form_action="'self'",
        )
        self.empty("")

    def form(self, asked: Asked) -> Answer:
        """The empty form."""
        return self.empty(asked.root)

    def empty(self, root: str) -> Answer:
        """The form of a service that is mounted there."""
        policies = [policy.id for policy in self._house.open().policies]
        return self._filled(self._view(self._form(root, _EMPTY), policies))

    def result(self, asked: Asked) -> Answer:
        """What came of the form, and the form again with the draft in it.

        Raises:
            InputError: a file of the house cannot be used, or the form is none.
        """
        given = form_of(asked)
        try:
            draft = given.draft
            checked, documents = self._house.look(draft)
        except InputError as error:
            return self.refusal(error, asked.root, given)
        say = self._catalogue.say
        groups = [_groups(each) for each in checked.drafts]
        scored = [(one, desk.road.lexicons) for one, desk in documents]
        sources = [one.document.source for one, _ in documents]
        form = replace(
            self._form(asked.root, given, draft.kind),
            text=sources[0] if len(sources) == 1 else "",
        )
        view = replace(
            self._view(form, sorted({rule.policy for rule in checked.run.rules})),
            drafts=tuple(draft_articles(self._catalogue, self._settings, scored, groups)),
            summary=counted(self._catalogue, [group[0] for each in groups for group in each]),
            note=say("check.other_language") if checked.is_in_other_language else "",
        )
        return self._filled(view)

    def refusal(self, error: InputError, root: str, given: Form = _EMPTY) -> Answer:
        """The form again, with what is wrong and what to do about it."""
        problems = tuple(
            ("" if each.path == WHOLE else each.place, each.message, each.remedy)
            for each in error.problems
        )
        view = replace(self._view(self._form(root, given)), problems=problems)
        return self._filled(view, status_of(error))

    def _view(self, form: DraftForm, policies: Sequence[str] = ()) -> DraftPage:
        return DraftPage(
            language=self._catalogue.language,
            direction=self._catalogue.direction,
            title=self._catalogue.say("check.title"),
            publisher=self._settings.publisher,
            logo=self._settings.logo,
            tool_version=__version__,
            policies=", ".join(policies),
            form=form,
        )

    def _form(self, root: str, given: Form, kind: str | None = None) -> DraftForm:
        """The form as it was given; `kind` is what its draft was read as."""
        say, desk = self._catalogue.say, given.desk or ""
        kind = kind or given.fields.get("kind")
        desks = [("", say("check.any_desk")), *((name, name) for name in self._desks)]
        return DraftForm(
            action=f"{root}/",
            text=given.fields.get("text", ""),
            kinds=tuple(Choice(each, say(f"check.kinds.{each}"), each == kind) for each in NAMES),
            desks=tuple(Choice(value, words, value == desk) for value, words in desks)
            if self._desks
            else (),
        )

    def _filled(self, view: DraftPage, status: HTTPStatus = HTTPStatus.OK) -> Answer:
        text = self._pages.fill(TEMPLATE, view=view, say=self._catalogue.say)
        policy = f"{self._pages.policy}; frame-ancestors 'none'"
        return text_answer(HTML, text, (("Content-Security-Policy", policy),), status)


def _groups(draft: CheckedDraft) -> list[tuple[LocatedFinding, ...]]:
    """The open findings that are shown, those that are told as one together."""
    shown = shown_of(draft)
    return [group for group in told_together(shown) if group[0].is_open]


def _look(house: ReportHouse, templates: Path | None) -> ReportSettings:
    """The look of the house's reports, as far as the page has it."""
    own = templates or (Path(house.templates) if house.templates else None)
    if own is not None and not own.is_dir():
        message, remedy = "there is no such folder", "Name the folder of your templates."
        raise InputError([Problem(str(own), 0, 0, "no-such-folder", message, remedy)])
    return ReportSettings(
        templates=own,
        language=house.language or "en",
        publisher=house.publisher,
        logo=logo_uri(Path(house.logo)) if house.logo else None,
        accent=(house.accent, dark_colour(house.accent)) if house.accent else None,
        label_colours=tuple((each, dark_colour(each)) for each in house.label_colours),
    )
