"""For supervisors: dialogues imported as drafts, checked, tried out, published among the drills."""

from typing import TYPE_CHECKING

from db.records import Person
from desktop_app.panes.practice.presenter import PracticePresenter
from desktop_app.panes.practice.rooms import Room
from desktop_app.panes.practice.view import PracticeView
from desktop_app.panes.practice.words import CHANNELS, DIFFICULTIES, channel_word, difficulty_word
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.practice.authoring.use_cases import Authoring
from desktop_app.widgets.buttons import PlainButton

if TYPE_CHECKING:
    from desktop_app.panes.practice.authoring.drafts_page import DraftsPage
    from desktop_app.panes.practice.authoring.edit_page import EditPage
    from desktop_app.panes.practice.authoring.edit_presenter import EditPresenter
    from desktop_app.panes.practice.authoring.import_page import ImportPage
    from desktop_app.panes.practice.authoring.presenter import AuthoringPresenter

_ROOM = "drafts"


def furnish(
    view: PracticeView,
    presenter: PracticePresenter,
    authoring: Authoring,
    actor: Person,
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> None:
    """Offer *actor*, a supervisor, the way from a dialogue to a drill beside the list of drills."""

    def make() -> Room:
        from desktop_app.panes.practice.authoring.drafts_page import DraftsPage
        from desktop_app.panes.practice.authoring.edit_page import EditPage
        from desktop_app.panes.practice.authoring.edit_presenter import EditPresenter
        from desktop_app.panes.practice.authoring.import_page import ImportPage
        from desktop_app.panes.practice.authoring.presenter import AuthoringPresenter
        from desktop_app.panes.practice.authoring.room import AuthoringRoom

        drafts = DraftsPage(parent=view)
        taking = ImportPage(
            [(one, channel_word(one)) for one in CHANNELS],
            [(one, difficulty_word(one)) for one in DIFFICULTIES],
            parent=view,
        )
        editing = EditPage(parent=view)
        room = AuthoringRoom(view, drafts, taking, editing, presenter.show_room)
        author = AuthoringPresenter(
            room,
            presenter,
            authoring,
            actor,
            clock,
            background,
            navigator,
            presenter.parts.talk.try_out,
        )
        editor = EditPresenter(editing, authoring, actor, background, author.show_version)
        author.begin_edit = editor.open
        _connect_editor(editing, editor)
        _connect_author(view, drafts, taking, author)
        return author

    drafts_button = PlainButton(tr("自编场景"), icon="edit")
    import_button = PlainButton(tr("导入对话"), icon="plus")
    view.offer_on_list(drafts_button, import_button)
    presenter.add_late_room(_ROOM, make)
    drafts_button.clicked.connect(lambda: presenter.open_target(_ROOM))
    import_button.clicked.connect(lambda: presenter.open_target(f"{_ROOM}:import"))


def _connect_editor(page: "EditPage", editor: "EditPresenter") -> None:
    page.section_chosen.connect(editor.choose)
    page.changed.connect(editor.change)
    page.add_requested.connect(editor.add)
    page.remove_requested.connect(editor.remove)
    page.undo_requested.connect(editor.undo)
    page.save_requested.connect(editor.save)
    page.given_up.connect(editor.give_up)
    page.back_requested.connect(editor.back)


def _connect_author(
    view: PracticeView, drafts: "DraftsPage", taking: "ImportPage", author: "AuthoringPresenter"
) -> None:
    view.refresh_requested.connect(author.refresh)
    drafts.edit_requested.connect(author.edit)
    drafts.selected.connect(author.select)
    drafts.import_requested.connect(author.begin_import)
    drafts.try_requested.connect(author.try_out)
    drafts.publish_requested.connect(author.publish)
    drafts.export_requested.connect(author.export)
    drafts.throw_away_requested.connect(author.throw_away)
    drafts.back_requested.connect(author.back)
    drafts.file_chosen.connect(author.take)
    taking.file_chosen.connect(author.take)
    taking.keep_requested.connect(author.keep)
    taking.back_requested.connect(author.open)
