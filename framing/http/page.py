"""The page for people: a form that takes a draft, and the draft with its findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from framing import __version__
from framing.check.findings import told_together
from framing.config.report_section import ReportHouse, dark_colour
from framing.config.settings import desk_names, report_house
from framing.desk.drafts import CheckedDraft, shown_of
from framing.domain.finding import LocatedFinding
from framing.errors import InputError, Problem
from framing.http.answers import HTML, WHOLE, Answer, status_of
from framing.http.drafts import NAMES, Draft
from framing.http.forms import Form, form_of
from framing.http.house import House
from framing.http.requests import Asked
from framing.report.draft import (
    Choice,
    DraftArticle,
    DraftForm,
    DraftPage,
    counted,
    draft_articles,
)
from framing.report.environment import Pages
from framing.report.house import house_style, logo_uri
from framing.report.settings import ReportSettings
from framing.report.strings import load_catalogue

TEMPLATE, STYLE = "draft.html.j2", "draft.css"
_LEVEL = 0.95  # of no interval here; sentences of the catalogue may name it


@dataclass(frozen=True, slots=True)
class _Came:
    """What came of a request to the page."""

    policies: Sequence[str] = ()
    drafts: tuple[DraftArticle, ...] = ()
    problems: tuple[Problem, ...] = ()
    summary: str = ""
    is_in_other_language: bool = False


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
        style = house_style(self._settings.accent, self._settings.label_colours)
        self._pages = Pages(
            self._settings.templates,
            house_style=style,
            further_style=STYLE,
            form_action="'self'",
        )
        self.empty("")

    def form(self, asked: Asked) -> Answer:
        """The empty form."""
        return self.empty(asked.root)

    def empty(self, root: str) -> Answer:
        """The form of a service that is mounted there."""
        policies = [policy.id for policy in self._house.open().policies]
        return self._filled(self._view(self._form(root), _Came(policies)), HTTPStatus.OK)

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
        groups = [_groups(each) for each in checked.drafts]
        scored = [(one, desk.road.lexicons) for one, desk in documents]
        sources = [one.document.source for one, _ in documents]
        view = self._view(
            self._form(asked.root, given, draft, sources[0] if len(sources) == 1 else ""),
            _Came(
                policies=sorted({rule.policy for rule in checked.run.rules}),
                drafts=tuple(draft_articles(self._catalogue, self._settings, scored, groups)),
                summary=counted(self._catalogue, [group[0] for each in groups for group in each]),
                is_in_other_language=checked.is_in_other_language,
            ),
        )
        return self._filled(view, HTTPStatus.OK)

    def refusal(self, error: InputError, root: str, given: Form | None = None) -> Answer:
        """The form again, with what is wrong and what to do about it."""
        form = self._form(root, given, text=given.fields.get("text", "") if given else "")
        return self._filled(self._view(form, _Came(problems=error.problems)), status_of(error))

    def _view(self, form: DraftForm, came: _Came) -> DraftPage:
        settings, say = self._settings, self._catalogue.say
        return DraftPage(
            language=self._catalogue.language,
            direction=self._catalogue.direction,
            title=say("check.title"),
            publisher=settings.publisher,
            logo=settings.logo,
            tool_version=__version__,
            policies=", ".join(came.policies),
            summary=came.summary,
            note=say("check.other_language") if came.is_in_other_language else "",
            problems=tuple(
                ("" if each.path == WHOLE else each.place, each.message, each.remedy)
                for each in came.problems
            ),
            drafts=came.drafts,
            has_inventories=any(each.has_inventories for each in came.drafts),
            form=form,
        )

    def _form(
        self, root: str, given: Form | None = None, draft: Draft | None = None, text: str = ""
    ) -> DraftForm:
        chosen = draft.kind if draft else given.fields.get("kind") if given else None
        say = self._catalogue.say
        desks = [("", say("check.any_desk")), *((name, name) for name in self._desks)]
        at = given.desk if given else None
        return DraftForm(
            action=f"{root}/",
            text=text,
            kinds=tuple(Choice(kind, say(f"check.kinds.{kind}"), kind == chosen) for kind in NAMES),
            desks=tuple(Choice(value, words, value == (at or "")) for value, words in desks)
            if self._desks
            else (),
        )

    def _filled(self, view: DraftPage, status: HTTPStatus) -> Answer:
        text = self._pages.fill(TEMPLATE, view=view, say=self._catalogue.say)
        policy = f"{self._pages.policy}; frame-ancestors 'none'"
        headers = (("Content-Security-Policy", policy),)
        return Answer(status, HTML, text.encode("utf-8", "replace"), headers)


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
