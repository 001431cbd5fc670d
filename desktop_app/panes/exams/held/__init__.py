"""Exams as supervisors hold them."""

from db.records import Person
from desktop_app.documents.table_file import write_table
from desktop_app.panes.exams.held.presenter import HeldPresenter
from desktop_app.panes.exams.held.view import HeldView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.exams.planning.use_cases import ExamPlanning
from desktop_app.training.exams.results.use_cases import ExamResults
from desktop_app.training.people.use_cases import People
from desktop_app.training.settings.use_cases import Settings


def build(
    actor: Person,
    planning: ExamPlanning,
    results: ExamResults,
    people: People,
    settings: Settings,
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> HeldView:
    """Build the room for *actor*."""
    view = HeldView()
    presenter = HeldPresenter(
        view, actor, planning, results, people, settings, clock, background, navigator, write_table
    )
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.chosen.connect(presenter.choose)
    view.new_requested.connect(presenter.new)
    view.announced.connect(presenter.announce)
    view.closing_requested.connect(presenter.move_closing)
    view.cancel_requested.connect(presenter.cancel)
    view.extend_requested.connect(presenter.extend)
    view.close_requested.connect(presenter.close)
    view.opened.connect(presenter.open_paper)
    view.release_requested.connect(presenter.release)
    view.signed.connect(presenter.sign)
    view.resit_requested.connect(presenter.resit)
    view.export_requested.connect(presenter.export)
    view.keep(presenter)
    return view
