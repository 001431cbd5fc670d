"""Practical tests as supervisors hold them."""

from db.records import Person
from desktop_app.filling.presenter import FillPresenter
from desktop_app.panes.exams.practical.choosing import Choosing
from desktop_app.panes.exams.practical.presenter import PracticalPresenter
from desktop_app.panes.exams.practical.view import PracticalView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.people.use_cases import People
from desktop_app.training.practicals.marking.use_cases import PracticalMarking
from desktop_app.training.practicals.use_cases import Practicals


def build(
    actor: Person,
    practicals: Practicals,
    marking: PracticalMarking,
    forms: Forms,
    people: People,
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> PracticalView:
    """Build the room for *actor*."""
    view = PracticalView()
    fill = FillPresenter(lambda: view.mark.fill, actor, forms, background, navigator)
    choosing = Choosing(view.choose, view.show_choice, actor, practicals, background, navigator)
    presenter = PracticalPresenter(
        view, actor, practicals, marking, people, fill, choosing, clock, background, navigator
    )
    view.mark.fill.serve(fill)
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.chosen.connect(presenter.choose)
    view.new_requested.connect(presenter.new)
    view.add_requested.connect(presenter.add)
    view.drill_opened.connect(presenter.open_drill)
    view.live_requested.connect(presenter.play_live)
    view.void_requested.connect(presenter.void)
    view.cancel_requested.connect(presenter.cancel)
    view.register_requested.connect(presenter.register)
    view.signed.connect(presenter.sign)
    view.left_page.connect(presenter.leave_page)
    view.sheet_requested.connect(presenter.open_sheet)
    view.compare.debrief_requested.connect(presenter.open_debrief)
    view.choose.person_chosen.connect(choosing.choose_person)
    view.choose.draw_requested.connect(choosing.draw)
    view.choose.changed.connect(choosing.changed)
    view.choose.accepted.connect(choosing.accept)
    view.keep(presenter)
    return view
