"""Calibration: opened, scored blind by one after the other, and read together."""

from collections.abc import Callable
from uuid import UUID

from db.records import Person
from desktop_app.filling.presenter import FillPresenter
from desktop_app.panes.quality.calibration.presenter import CalibrationPresenter
from desktop_app.panes.quality.calibration.view import CalibrationView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.quality.calibration.use_cases import Calibrations
from desktop_app.training.quality.contacts.use_cases import Contacts


def build(
    actor: Person,
    calibrations: Calibrations,
    contacts: Contacts,
    forms: Forms,
    clock: Clock,
    background: Background,
    navigator: Navigator,
    preview: Callable[[UUID], None],
) -> CalibrationView:
    """Build the room for *actor*; *preview* shows the report of a closed one.

    Target: `calibration:<id>` opens one.
    """
    view = CalibrationView()
    fill = FillPresenter(lambda: view.blind.fill, actor, forms, background, navigator)
    view.blind.fill.serve(fill)
    presenter = CalibrationPresenter(
        view, actor, calibrations, contacts, fill, clock, background, navigator, preview
    )
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.chosen.connect(presenter.choose)
    view.new_requested.connect(presenter.ask_new)
    view.print_requested.connect(presenter.print)
    view.new.opened.connect(presenter.open)
    view.new.cancelled.connect(presenter.back)
    view.round.seat_requested.connect(presenter.take_seat)
    view.round.close_requested.connect(presenter.close)
    view.password_typed.connect(presenter.prove)
    view.blind.left.connect(presenter.back)
    view.results.agreed.connect(presenter.agree)
    view.results.item_chosen.connect(presenter.choose_item)
    view.keep(presenter)
    return view
