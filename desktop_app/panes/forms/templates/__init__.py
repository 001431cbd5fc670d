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
    from desktop_app.training.forms.scoring import Bands


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
    from desktop_app.writing.connecting import connect

    view = TemplatesView(tuple((str(key), word) for key, word in USES.items()))
    presenter = TemplatesPresenter(view, actor, templates, files, clock, background, navigator)
    editor = EditorPresenter(
        view, actor, templates, bands, clock, background, navigator, presenter.back
    )
    presenter.editor = editor
    connect(view, view.listing, presenter)
    view.files_chosen.connect(presenter.read)
    view.listing.use_chosen.connect(presenter.choose_use)
    view.listing.take_back_requested.connect(presenter.take_back)
    view.listing.export_requested.connect(presenter.export)
    view.editor_built.connect(lambda page: _connect_editor(page, editor))
    view.keep(presenter)
    view.keep(editor)
    return view


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
