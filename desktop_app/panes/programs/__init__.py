"""Programs, for supervisors: written on a time line, published, offered to running plans."""

from typing import TYPE_CHECKING

from db.records import Person
from desktop_app.panes.programs.view import ProgramsView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.curriculum.editing.exchange import ProgramFiles
from desktop_app.training.curriculum.editing.use_cases import Programs
from desktop_app.training.curriculum.revising.use_cases import Revising

if TYPE_CHECKING:
    from desktop_app.panes.programs.editor_page import EditorPage
    from desktop_app.panes.programs.editor_presenter import EditorPresenter
    from desktop_app.panes.programs.offers_page import OffersPage
    from desktop_app.panes.programs.offers_presenter import OffersPresenter


def build(
    actor: Person,
    programs: Programs,
    files: ProgramFiles,
    revising: Revising,
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> ProgramsView:
    """Build the pane; the editor's page is built when somebody first writes."""
    from desktop_app.panes.programs.editor_presenter import EditorPresenter
    from desktop_app.panes.programs.offers_presenter import OffersPresenter
    from desktop_app.panes.programs.presenter import ProgramsPresenter
    from desktop_app.writing.connecting import connect

    view = ProgramsView()
    offers = OffersPresenter(
        view, actor, revising, background, navigator, lambda name: presenter.back(name)
    )
    presenter = ProgramsPresenter(view, actor, programs, files, clock, background, navigator)
    editor = EditorPresenter(
        view, actor, programs, clock, background, navigator, presenter.back, presenter.published
    )
    presenter.editor, presenter.offer, presenter.behind = editor, offers.open, offers.behind
    connect(view, view.listing, presenter)
    view.listing.look_requested.connect(presenter.look)
    view.listing.offers_requested.connect(presenter.show_offers)
    view.listing.export_requested.connect(presenter.export)
    view.editor_built.connect(lambda page: _connect_editor(page, editor))
    view.offers_built.connect(lambda page: _connect_offers(page, offers))
    for one in (presenter, editor, offers):
        view.keep(one)
    return view


def _connect_editor(page: "EditorPage", editor: "EditorPresenter") -> None:
    line = page.line
    for signal, act in (
        (page.chosen, editor.choose),
        (line.moved, editor.move),
        (line.stepped, editor.step),
        (line.shifted, editor.shift),
        (page.removed, editor.remove),
        (page.duplicated, editor.duplicate),
        (page.changed, editor.change),
        (page.undo_requested, editor.undo),
        (page.redo_requested, editor.redo),
        (page.session_requested, editor.add),
        (page.stage_requested, editor.add_stage),
        (page.stage_stepped, editor.step_stage),
        (page.check_chosen, editor.go_to),
        (page.publish_requested, editor.publish),
        (page.throw_away_requested, editor.throw_away),
        (page.restore_requested, editor.restore),
        (page.back_requested, editor.close),
    ):
        signal.connect(act)


def _connect_offers(page: "OffersPage", offers: "OffersPresenter") -> None:
    page.taken.connect(offers.take)
    page.all_taken.connect(offers.take_all)
    page.back_requested.connect(offers.close)
