"""The page of a session with everything behind it real, and views that remember."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from builders import Workplace
from classroom import TUESDAY, Classroom
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.records import Person
from desktop_app.documents.printing import Document
from desktop_app.panes.calendar import session
from desktop_app.panes.calendar.session.view import SessionView
from desktop_app.system.background import Inline
from desktop_app.training.curriculum.attendance.marks import Mark
from desktop_app.training.curriculum.summaries.written import SummaryDraft

WEDNESDAY = date(2026, 11, 25)


@dataclass
class Went:
    """Where somebody was led, and what was printed."""

    went: list[tuple[str, str]] = field(default_factory=list)
    printed: list[Document] = field(default_factory=list)

    def go(self, pane: str, target: str = "") -> None:
        self.went.append((pane, target))

    def notify(self, text: str) -> None:
        raise AssertionError(text)


class Remembers:
    """A view that keeps what it was told last, by the name of the telling."""

    def __init__(self) -> None:
        self.told: dict[str, tuple[object, ...]] = {}
        self.said: list[str] = []
        self.undo: Callable[[], None] | None = None
        self.path: Path | None = None
        self.opened: list[Path] = []

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        self.said.append(text)
        self.undo = undo

    def ask_file(self, _name: str, _suffixes: Sequence[str]) -> Path | None:
        return self.path

    def ask_word(self) -> Path | None:
        return self.path

    def ask_save(self, _name: str) -> Path | None:
        return self.path

    def open_file(self, path: Path) -> bool:
        self.opened.append(path)
        return path.suffix != ".doc"

    def __getattr__(self, name: str) -> Callable[..., None]:
        if not name.startswith(("show_", "clear_")):
            raise AttributeError(name)

        def tell(*told: object, **more: object) -> None:
            self.told[name] = (*told, *more.values())

        return tell


def everybody(classroom: Classroom, key: str, *marks: Mark) -> None:
    """Mark the class's two trainees, the builders' own first."""
    seats = (classroom.seat(key), classroom.seat(key, of_stranger=True))
    given = marks or (Mark.PRESENT, Mark.PRESENT)
    classroom.place.services.attendance.mark(
        classroom.place.supervisor,
        {seat.id: mark for seat, mark in zip(seats, given, strict=True)},
    )


def hand_in(classroom: Classroom, *questions: str, who: Person | None = None) -> None:
    """Hand in a summary of the first day."""
    text = "上午听了公司的架构，下午做了两份订单。"
    classroom.place.services.summaries.hand_in(
        who or classroom.place.trainee, SummaryDraft(TUESDAY, None, text, questions)
    )


def open_page(
    qtbot: QtBot, place: Workplace, actor: Person, target: str, went: Went | None = None
) -> SessionView:
    """Open the page as the calendar does; a change is announced and it loads anew."""
    told = went or Went()
    view = session.build(
        actor, place.services, Inline(), told, lambda make: told.printed.append(make())
    )
    qtbot.addWidget(view)
    place.services.changes.listen(lambda _subjects: view.refresh())
    view.resize(1166, 704)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.open_target(target)
    for action in view.actions():
        action.setParent(view)  # the frame puts them into its top line
    view.setFocus()
    return view


def texts(widget: QWidget) -> str:
    """Return everything that can be read on the screen."""
    QApplication.processEvents()  # what was just put into a layout is shown with the next event
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))
