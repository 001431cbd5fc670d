"""The room of filled-in sheets: found, opened, corrected, printed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from db.records import Person
from desktop_app.filling.links import ELSEWHERE
from desktop_app.filling.offers import Offers
from desktop_app.filling.presenter import Begun, FillPresenter
from desktop_app.filling.signed_presenter import SignedPresenter
from desktop_app.panes.forms.sheets.presenter import SheetsPresenter
from desktop_app.panes.forms.sheets.printing import SheetsPrinter
from desktop_app.panes.forms.sheets.view import SheetsView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.chain.use_cases import Chain
from desktop_app.training.forms.register.use_cases import Register
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.people.use_cases import People

if TYPE_CHECKING:
    from desktop_app.documents.printing import Document, Printing
    from desktop_app.training.debriefing.use_cases import Debriefing

__all__ = ["SheetsView", "build"]


def build(
    actor: Person,
    people: People,
    forms: Forms,
    register: Register,
    chain: Chain,
    debriefing: "Callable[[], Debriefing]",
    printing: "Callable[[], Printing]",
    preview: "Callable[[Callable[[], Document]], None]",
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> SheetsView:
    """Build the room for *actor*."""
    view = SheetsView()
    signed = SignedPresenter(view, actor, forms, register, chain, clock, background, navigator)
    offers = Offers(actor, chain, debriefing, clock)
    fill = FillPresenter(lambda: view.fill, actor, forms, background, navigator, offers)
    printer = SheetsPrinter(view, actor, register, printing, preview, background)
    presenter = SheetsPresenter(view, actor, people, forms, register, signed, clock, background)
    signed.when_correcting = lambda sheet: fill.begin(lambda: Begun(forms.correct(actor, sheet)))
    fill.when_signed = lambda sheet: signed.open(sheet.id)
    view.fill_made.connect(lambda page: page.serve(fill))
    view.signed.afterwards.serve(signed, signed.correct)
    _connect(view, presenter, printer, fill, navigator)
    for kept in (presenter, printer):
        view.keep(kept)
    return view


def _connect(
    view: SheetsView,
    presenter: SheetsPresenter,
    printer: SheetsPrinter,
    fill: FillPresenter,
    navigator: Navigator,
) -> None:
    def back() -> None:
        if fill.leave():
            presenter.reopen()
        else:
            presenter.back()

    def open_record(key: str) -> None:
        kind = key.partition(":")[0]
        if kind == "sheet":
            presenter.open_target(key)
        elif kind in ELSEWHERE:
            navigator.go(ELSEWHERE[kind], key)

    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.filtered.connect(presenter.narrow)
    view.more_requested.connect(presenter.more)
    view.sheet_opened.connect(presenter.open)
    view.back_requested.connect(back)
    view.signed.record_opened.connect(open_record)
    view.chosen_printed.connect(printer.print_chosen)
    view.all_printed.connect(lambda: printer.print_all(presenter.wanted, presenter.title))
    view.blank_printed.connect(printer.print_blank)
