"""Exams as supervisors hold them."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from db.records import Person
from desktop_app.documents.printing import Printing
from desktop_app.documents.table_file import write_table
from desktop_app.panes.exams.held.presenter import HeldPresenter, Preview
from desktop_app.panes.exams.held.view import HeldView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.exams.offering.use_cases import ExamOffer
from desktop_app.training.exams.planning.use_cases import ExamPlanning
from desktop_app.training.exams.results.use_cases import ExamResults
from desktop_app.training.people.use_cases import People
from desktop_app.training.settings.use_cases import Settings

if TYPE_CHECKING:
    from desktop_app.panes.exams.entering.page import EnteringPage
    from desktop_app.panes.exams.held.form_presenter import FormPresenter
    from desktop_app.training.exams.entering.use_cases import ExamEntering


def build(
    actor: Person,
    planning: ExamPlanning,
    offer: ExamOffer,
    results: ExamResults,
    people: People,
    settings: Settings,
    clock: Clock,
    entering: Callable[[], "ExamEntering"],
    printing: Printing,
    preview: Preview,
    background: Background,
    navigator: Navigator,
) -> HeldView:
    """Build the room for *actor*; the pages that write something are built when first needed."""
    view = HeldView()

    @cache
    def form() -> "FormPresenter":
        from desktop_app.panes.exams.held.form_presenter import FormPresenter

        made = FormPresenter(
            view, actor, planning, offer, people, settings, clock, background, navigator
        )
        made.announced = presenter.announced
        view.keep(made)
        return made

    presenter = HeldPresenter(
        view,
        actor,
        planning,
        results,
        people,
        form,
        clock,
        background,
        navigator,
        write_table,
        printing,
        preview,
    )
    _connect(view, presenter, navigator)
    view.new_requested.connect(lambda: form().new())
    view.announced.connect(lambda asked: form().announce(asked))
    view.form_built.connect(lambda page: page.paper_changed.connect(form().check))
    view.entering_built.connect(
        lambda page: _connect_entering(
            view, page, presenter, actor, entering(), background, navigator
        )
    )
    view.keep(presenter)
    return view


def _connect(view: HeldView, presenter: HeldPresenter, navigator: Navigator) -> None:
    view.refresh_requested.connect(presenter.refresh)
    view.chosen.connect(presenter.choose)
    view.closing_requested.connect(presenter.move_closing)
    view.cancel_requested.connect(presenter.cancel)
    view.extend_requested.connect(presenter.extend)
    view.close_requested.connect(presenter.close)
    view.opened.connect(presenter.open_paper)
    view.release_requested.connect(presenter.release)
    view.signed.connect(presenter.sign)
    view.resit_requested.connect(presenter.resit)
    view.again_requested.connect(presenter.again)
    view.export_requested.connect(presenter.export)
    view.withdraw_requested.connect(presenter.withdraw)
    view.papers_requested.connect(presenter.papers)
    view.entering_requested.connect(presenter.enter_sheets)
    view.marking_requested.connect(lambda: navigator.go("exams", "marking"))
    view.target_requested.connect(presenter.open_target)


def _connect_entering(
    view: HeldView,
    page: "EnteringPage",
    held: HeldPresenter,
    actor: Person,
    entering: "ExamEntering",
    background: Background,
    navigator: Navigator,
) -> None:
    from desktop_app.panes.exams.entering.presenter import EnteringPresenter

    presenter = EnteringPresenter(page, actor, entering, background, navigator, held.leave_sheets)
    held.enter = presenter.open
    page.typed.connect(presenter.type)
    page.stood.connect(presenter.stand)
    page.entered.connect(presenter.enter)
    page.absent_requested.connect(presenter.set_absent)
    page.closed.connect(presenter.close)
    view.keep(presenter)
