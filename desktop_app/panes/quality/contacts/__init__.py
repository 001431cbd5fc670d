"""Contacts: what can be inspected, brought in from files or noted while listening."""

from db.records import Person
from desktop_app.panes.quality.contacts import telling
from desktop_app.panes.quality.contacts.listening import ListeningPresenter
from desktop_app.panes.quality.contacts.presenter import ContactsPresenter
from desktop_app.panes.quality.contacts.taking import TakingPresenter
from desktop_app.panes.quality.contacts.view import ContactsView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.people.use_cases import People
from desktop_app.training.quality.contacts.use_cases import Contacts


def build(
    actor: Person,
    contacts: Contacts,
    people: People,
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> ContactsView:
    """Build the room for *actor*."""
    view = ContactsView(telling.channels(), clock.today())
    listed = ContactsPresenter(view, actor, contacts, people, clock, background)
    taking = TakingPresenter(view, actor, contacts, people, clock, background, navigator)
    live = ListeningPresenter(view, actor, contacts, people, clock, background, navigator)

    def open_target(target: str) -> None:
        kind, _, name = target.partition(":")
        if kind == "live":
            live.open(name)
        else:
            listed.open_target(target)

    view.refresh_requested.connect(listed.refresh)
    view.target_requested.connect(open_target)
    view.narrowed.connect(listed.narrow)
    view.opened.connect(listed.open)
    view.left.connect(listed.back)
    view.files_chosen.connect(taking.read)
    view.taking.chosen.connect(taking.choose)
    view.taking.words_hidden.connect(taking.hide)
    view.taking.approved.connect(taking.approve)
    view.taking.discarded.connect(taking.discard)
    view.live_requested.connect(lambda: live.open())
    view.live.begun.connect(live.begin)
    view.live.noted.connect(live.note)
    view.live.words_hidden.connect(live.hide)
    view.live.finished.connect(live.finish)
    view.live.given_up.connect(live.give_up)
    view.live.ticked.connect(live.tick)
    view.looked.attempt_opened.connect(lambda one: navigator.go("practice", f"attempt:{one}"))
    view.keep(listed)
    view.keep(taking)
    view.keep(live)
    return view
