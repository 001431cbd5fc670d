"""What the tests of the calendar share: its books, and a window with it."""

from builders import Workplace
from noting import Previewed
from pytestqt.qtbot import QtBot

from db.records import Person
from desktop_app.panes import calendar
from desktop_app.panes.calendar.pages import CalendarPane
from desktop_app.system.background import Inline


class Notes:
    """A navigator that keeps what was said."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def go(self, pane: str, target: str = "") -> None:
        raise AssertionError((pane, target))

    def notify(self, text: str) -> None:
        self.said.append(text)


def files_of(place: Workplace, preview: Previewed | None = None) -> calendar.Files:
    """Return what plans go out and come back through."""
    of = place.services
    return calendar.Files(
        plans=lambda: of.plan_files,
        dates=lambda: of.date_files,
        classes=lambda: of.classes,
        printing=lambda: of.printing,
        preview=preview or Previewed(),
    )


def open_pane(
    qtbot: QtBot,
    place: Workplace,
    actor: Person,
    files: calendar.Files | None = None,
    navigator: Notes | None = None,
) -> CalendarPane:
    """Show the calendar of *actor* in a window of its own."""
    pane = calendar.build(
        actor=actor,
        curriculum=place.services.curriculum,
        books=place.services,
        people=place.services.people,
        files=files or files_of(place),
        clock=place.clock,
        background=Inline(),
        navigator=navigator or Notes(),
    )
    qtbot.addWidget(pane)
    for action in pane.actions():
        action.setParent(pane)  # the frame puts them into its top line
    # As the frame does: a change is announced, and the visible pane loads anew.
    place.services.changes.listen(lambda _subjects: pane.refresh())
    pane.resize(1166, 704)
    pane.show()
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    pane.setFocus()
    pane.refresh()
    return pane
