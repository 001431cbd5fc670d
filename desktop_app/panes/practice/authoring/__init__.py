"""For supervisors: dialogues imported as drafts, checked, tried out, published among the drills."""

from db.records import Person
from desktop_app.panes.practice.authoring.drafts_page import DraftsPage
from desktop_app.panes.practice.authoring.import_page import ImportPage
from desktop_app.panes.practice.authoring.presenter import AuthoringPresenter
from desktop_app.panes.practice.authoring.room import AuthoringRoom
from desktop_app.panes.practice.presenter import PracticePresenter
from desktop_app.panes.practice.view import PracticeView
from desktop_app.panes.practice.words import CHANNELS, DIFFICULTIES, channel_word, difficulty_word
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.practice.authoring.use_cases import Authoring


def attach(
    view: PracticeView,
    practice: PracticePresenter,
    actor: Person,
    authoring: Authoring,
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> None:
    """Offer *actor*, a supervisor, the way from a dialogue to a drill beside the list of drills."""
    drafts = DraftsPage()
    taking = ImportPage(
        [(one, channel_word(one)) for one in CHANNELS],
        [(one, difficulty_word(one)) for one in DIFFICULTIES],
    )
    room = AuthoringRoom(view, drafts, taking, practice.show_room)
    presenter = AuthoringPresenter(
        room, practice, authoring, actor, clock, background, navigator, practice.talk.try_out
    )
    room.import_button.clicked.connect(presenter.begin_import)
    room.drafts_button.clicked.connect(presenter.open)
    view.refresh_requested.connect(presenter.refresh)
    drafts.selected.connect(presenter.select)
    drafts.import_requested.connect(presenter.begin_import)
    drafts.try_requested.connect(presenter.try_out)
    drafts.publish_requested.connect(presenter.publish)
    drafts.export_requested.connect(presenter.export)
    drafts.throw_away_requested.connect(presenter.throw_away)
    drafts.back_requested.connect(presenter.back)
    taking.file_chosen.connect(presenter.take)
    taking.keep_requested.connect(presenter.keep)
    taking.back_requested.connect(presenter.open)
    drafts.file_chosen.connect(presenter.take)
    view.keep(presenter)
    view.keep(room)
