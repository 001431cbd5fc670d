"""Has a review or a view written beside its evidence: quotes it, and tells what signing does."""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from db.records import Evidence, Person
from desktop_app.filling.presenter import Begun, FillPresenter
from desktop_app.panes.mentoring.reviews import telling
from desktop_app.panes.mentoring.reviews.shown import EffectShown
from desktop_app.system.background import Background
from desktop_app.system.errors import Trouble
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import day_text, tr
from desktop_app.training.chain.use_cases import Link
from desktop_app.training.forms.sheets import OpenSheet
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.reviews.deciding.use_cases import Deciding, Preview
from desktop_app.training.reviews.evidence import Figure
from desktop_app.training.reviews.use_cases import ReviewPage, Reviews

QUOTED = 3
"""As many of the newest records behind a figure are attached when it is quoted."""
_DECIDING = ("decision", "extend-to", "reason")


class ShowsReviewSheet(Protocol):
    """The view, as far as the presenter needs it."""

    def show_effect(self, effect: EffectShown | None) -> None: ...
    def show_attached(self, keys: frozenset[str]) -> None: ...
    def quote(self, sentence: str) -> bool: ...


class SheetPresenter:
    """One sheet at a time, filled in by *fill*."""

    def __init__(
        self,
        view: ShowsReviewSheet,
        fill: FillPresenter,
        actor: Person,
        reviews: Reviews,
        deciding: Deciding,
        forms: Forms,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._fill = fill
        self._actor = actor
        self._reviews = reviews
        self._deciding = deciding
        self._forms = forms
        self._background = background
        self._navigator = navigator
        self._page: ReviewPage | None = None
        self._told: tuple[object, ...] = ()
        fill.when_answered = self.answered

    def review(self, page: ReviewPage) -> None:
        """Open the supervisor's sheet."""
        self._begin(page, lambda: self._reviews.open_review(self._actor, page.person.id))

    def view(self, page: ReviewPage) -> None:
        """Open what the actor thinks before the review."""
        self._begin(page, lambda: self._reviews.open_view(self._actor, page.person.id))

    def correct(self, page: ReviewPage, sheet_id: UUID) -> None:
        """Open a correction of what was decided."""
        self._begin(page, lambda: self._forms.correct(self._actor, sheet_id))

    def leave(self) -> bool:
        """Put the sheet away; its draft is kept."""
        self._page = None
        return self._fill.leave()

    def quote(self, key: str) -> None:
        """Write a figure's sentence where the cursor is, and let the sheet rest on its records."""
        figure, filling = self._figure(key), self._fill.filling
        if figure is None or filling is None or not figure.sentence:
            return
        if not self._view.quote(figure.sentence):
            self._navigator.notify(tr("先点一下要写进去的那一栏，再引用。"))
            return
        known = {one.record_id for one in filling.evidence}
        more = [_evidence(one) for one in figure.links[:QUOTED] if one.record_id not in known]
        if more:
            self._fill.attach((*filling.evidence, *more))

    def tick(self, key: str, _attached: bool) -> None:
        """Let the sheet rest on one record, or no longer."""
        link = self._link(key)
        if link is not None:
            self._fill.toggle(_evidence(link))

    def answered(self) -> None:
        """Tell anew what signing would do where that has changed; tick what is attached."""
        filling = self._fill.filling
        if filling is None:
            return
        keys = frozenset(f"{one.kind}:{one.record_id}" for one in filling.evidence)
        self._view.show_attached(keys)
        self._tell(filling.sheet)

    def _begin(self, page: ReviewPage, opens: Callable[[], OpenSheet]) -> None:
        self._page, self._told = page, ()
        self._view.show_effect(None)
        day = day_text(page.gate.plan.day)

        def begun() -> Begun:
            sheet = opens()
            correction = sheet.replaces is not None
            return Begun(
                sheet,
                title=tr("{form} · {name} · {gate}").format(
                    form=sheet.form.title, name=page.person.name, gate=page.gate.plan.title
                ),
                sentence=tr("更正：签名后代替原来那一份，日期重新计算")
                if correction
                else tr("{day} · 每一步自动保存").format(day=day),
            )

        self._fill.begin(begun)

    def _tell(self, sheet: OpenSheet) -> None:
        """Ask what signing would do; a view decides nothing."""
        asked = tuple(sheet.answers.get(one) for one in _DECIDING)
        page = self._page
        if sheet.form.use != "milestone" or page is None or asked == self._told:
            return
        self._told = asked
        if not asked[0]:
            self._view.show_effect(None)
            return

        def show(preview: Preview) -> None:
            if asked == self._told:
                self._view.show_effect(telling.effect_shown(preview))

        def refused(error: Exception) -> None:
            if not isinstance(error, Trouble):
                raise error
            if asked == self._told:
                told = " ".join(part for part in (error.what, error.do) if part)
                self._view.show_effect(EffectShown(tr("这样还不能签"), told, bad=True))

        self._background.run(
            self._view,
            lambda: self._deciding.preview(
                self._actor, page.person, sheet.target, sheet.answers, sheet.replaces
            ),
            show,
            refused,
        )

    def _figure(self, key: str) -> Figure | None:
        figures = self._page.figures if self._page is not None else ()
        return next((one for one in figures if one.key == key), None)

    def _link(self, key: str) -> Link | None:
        figures = self._page.figures if self._page is not None else ()
        links = (link for one in figures for link in one.links)
        return next((one for one in links if f"{one.kind}:{one.record_id}" == key), None)


def _evidence(link: Link) -> Evidence:
    return Evidence(link.kind, link.record_id, link.title)
