"""The room of the question bank, for supervisors: written, looked over, compared, exchanged."""

from typing import TYPE_CHECKING

from db.records import Person
from desktop_app.panes.exams.bank.view import BankView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.exams.bank.exchange.use_cases import BankExchange
from desktop_app.training.exams.bank.use_cases import Bank
from desktop_app.training.exams.figures.use_cases import ExamFigures

if TYPE_CHECKING:
    from desktop_app.panes.exams.bank.doubles_page import DoublesPage
    from desktop_app.panes.exams.bank.editor_page import EditorPage
    from desktop_app.panes.exams.bank.editor_presenter import EditorPresenter
    from desktop_app.panes.exams.bank.presenter import BankPresenter


def build(
    actor: Person,
    bank: Bank,
    exchange: BankExchange,
    figures: ExamFigures,
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> BankView:
    """Build the room; the pages beside the list are built when they are first needed."""
    from desktop_app.panes.exams.bank.editor_presenter import EditorPresenter
    from desktop_app.panes.exams.bank.presenter import BankPresenter
    from desktop_app.writing.connecting import connect

    view = BankView()
    presenter = BankPresenter(view, actor, bank, exchange, clock, background, navigator)
    editor = EditorPresenter(view, actor, bank, clock, background, navigator, presenter.back)
    presenter.editor, presenter.exam_figures = editor, figures
    connect(view, view.listing, presenter)
    view.files_chosen.connect(presenter.read)
    view.listing.narrowed.connect(presenter.narrow)
    view.listing.export_wanted.connect(presenter.export)
    view.listing.doubles_requested.connect(presenter.compare)
    view.listing.looked_over.connect(presenter.look_over)
    view.listing.all_looked_over.connect(presenter.look_over_all)
    view.listing.take_back_requested.connect(presenter.take_back)
    view.editor_built.connect(lambda page: _connect_editor(page, editor))
    view.doubles_built.connect(lambda page: _connect_doubles(page, presenter))
    view.keep(presenter)
    view.keep(editor)
    return view


def _connect_editor(page: "EditorPage", editor: "EditorPresenter") -> None:
    for signal, act in (
        (page.chosen, editor.choose),
        (page.changed, editor.change),
        (page.added, editor.add),
        (page.moved, editor.move),
        (page.removed, editor.remove),
        (page.undo_requested, editor.undo),
        (page.redo_requested, editor.redo),
        (page.check_chosen, editor.go_to),
        (page.publish_requested, editor.publish),
        (page.throw_away_requested, editor.throw_away),
        (page.back_requested, editor.close),
    ):
        signal.connect(act)


def _connect_doubles(page: "DoublesPage", presenter: "BankPresenter") -> None:
    page.question_chosen.connect(presenter.back)
    page.back_requested.connect(lambda: presenter.back())
