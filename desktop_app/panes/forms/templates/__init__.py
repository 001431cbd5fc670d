"""The room of templates, for supervisors: written, published, looked back on, exchanged."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from db.records import Person
from desktop_app.panes.forms.templates.view import TemplatesView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.forms.editing.use_cases import Templates
from desktop_app.training.forms.exchange.use_cases import FormFiles

if TYPE_CHECKING:
    from desktop_app.panes.forms.templates.editor_page import EditorPage
    from desktop_app.panes.forms.templates.editor_presenter import EditorPresenter
    from desktop_app.panes.forms.templates.presenter import TemplatesPresenter
    from desktop_app.training.forms.scoring import Bands
    from desktop_app.widgets.import_page import ImportPage


def build(
    actor: Person,
    templates: Templates,
    files: FormFiles,
    bands: "Callable[[str], Bands]",
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> TemplatesView:
    """Build the room; the editor's page is built when somebody first writes."""
    from desktop_app.panes.forms.templates.editor_presenter import EditorPresenter
    from desktop_app.panes.forms.templates.presenter import TemplatesPresenter
    from desktop_app.training.forms.words import USES

    view = TemplatesView(tuple((str(key), word) for key, word in USES.items()))
    presenter = TemplatesPresenter(view, actor, templates, files, clock, background, navigator)
    editor = EditorPresenter(
        view, actor, templates, bands, clock, background, navigator, presenter.back
    )
    presenter.editor = editor
    _connect_list(view, presenter)
    view.editor_built.connect(lambda page: _connect_editor(page, editor))
    view.importing_built.connect(lambda page: _connect_importing(page, presenter))
    view.keep(presenter)
    view.keep(editor)
    return view


def _connect_list(view: TemplatesView, presenter: "TemplatesPresenter") -> None:
    listing = view.listing
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.files_chosen.connect(presenter.read)
    for signal, act in (
        (listing.filtered, presenter.filter),
        (listing.use_chosen, presenter.choose_use),
        (listing.chosen, presenter.choose),
        (listing.begin_requested, presenter.begin),
        (listing.edit_requested, presenter.edit),
        (listing.copy_requested, presenter.copy),
        (listing.retire_requested, presenter.retire),
        (listing.restore_requested, presenter.restore),
        (listing.throw_away_requested, presenter.throw_away),
        (listing.take_back_requested, presenter.take_back),
        (listing.decided, presenter.decide),
        (listing.export_requested, presenter.export),
        (listing.import_requested, presenter.begin_import),
    ):
        signal.connect(act)


def _connect_importing(page: "ImportPage", presenter: "TemplatesPresenter") -> None:
    page.taken_in.connect(presenter.take_in)
    page.import_requested.connect(presenter.begin_import)
    page.back_requested.connect(lambda: presenter.back())


def _connect_editor(page: "EditorPage", editor: "EditorPresenter") -> None:
    for signal, act in (
        (page.outline.chosen, editor.choose),
        (page.outline.stepped, editor.step),
        (page.outline.dropped, editor.drop),
        (page.outline.removed, editor.remove),
        (page.outline.duplicated, editor.duplicate),
        (page.changed, editor.change),
        (page.undo_requested, editor.undo),
        (page.redo_requested, editor.redo),
        (page.section_requested, editor.add_section),
        (page.item_requested, editor.add_item),
        (page.fault_chosen, editor.go_to),
        (page.trial.answered, editor.answer),
        (page.trial.fill_requested, editor.fill),
        (page.trial.clear_requested, editor.clear),
        (page.publish_requested, editor.publish),
        (page.throw_away_requested, editor.throw_away),
        (page.back_requested, editor.close),
    ):
        signal.connect(act)
