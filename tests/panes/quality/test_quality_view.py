"""The pane of quality inspection on the screen: the week's journey by keyboard, every room."""

from contextlib import suppress
from uuid import UUID

import pytest
from builders import PASSWORD, Workplace
from inspecting import add_contacts, inspected
from noting import Went
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from db.records import Person
from desktop_app.panes import quality
from desktop_app.panes.quality.contacts.view import ContactsView
from desktop_app.panes.quality.follow_up import FollowUp
from desktop_app.panes.quality.results.view import ResultsView
from desktop_app.panes.quality.week.view import WeekView
from desktop_app.system.background import Inline
from desktop_app.widgets.rooms import RoomsPane


class Shown:
    """The pane of one person, visible, with what it printed and where it led."""

    def __init__(self, qtbot: QtBot, place: Workplace, actor: Person) -> None:
        services = place.services
        self.went, self.printed = Went(), list[UUID]()
        self.pane: RoomsPane = quality.build(
            actor=actor,
            contacts=lambda: services.contacts,
            drawing=lambda: services.drawing,
            follow_up=FollowUp(
                coaching=lambda: services.coaching,
                opening=lambda: services.coach_opening,
                people=lambda: services.people,
                disputes=lambda: services.disputes,
                sharing=lambda: services.sharing,
                inspections=lambda: services.inspections,
                calibrations=lambda: services.calibrations,
                contacts=lambda: services.contacts,
                forms=lambda: services.forms,
                print_sheet=self.printed.append,
                meetings=lambda: services.meetings,
                preview_meeting=lambda _month, _names: None,
                preview_calibration=self.printed.append,
            ),
            inspections=services.inspections,
            forms=services.forms,
            people=services.people,
            clock=place.clock,
            background=Inline(),
            navigator=self.went,
            print_sheet=self.printed.append,
        )
        qtbot.addWidget(self.pane)
        self.pane.resize(1166, 704)
        with qtbot.waitActive(self.pane):
            self.pane.show()
        self.pane.refresh()
        QApplication.processEvents()

    def enter(self, key: str) -> QWidget:
        self.pane.enter(key)
        QApplication.processEvents()
        room = self.pane.room
        assert room is not None
        return room


def _press(key: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, with_)
    QApplication.processEvents()


def _type(text: str) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)


def test_the_next_inspection_is_drawn_filled_signed_and_printed_by_keyboard(
    qtbot: QtBot, place: Workplace
) -> None:
    add_contacts(place, place.mentor, 2)
    shown = Shown(qtbot, place, place.supervisor)
    view = shown.enter("week")
    assert isinstance(view, WeekView)
    view.table.setFocus()
    _press(Qt.Key.Key_N)
    assert view.inspecting
    filler = view.page.fill.filler
    for item, kind in _asked(view):
        filler.focus_item(item)
        if kind == "scale":
            _press(Qt.Key.Key_5)
        elif kind == "yes_no":
            _press(Qt.Key.Key_Y)
        elif kind == "text":
            _type("ok")
    _press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, PASSWORD)
    _press(Qt.Key.Key_Return)
    assert not view.inspecting
    assert view.signed.isVisible()
    _press(Qt.Key.Key_P)
    assert len(shown.printed) == 1
    _press(Qt.Key.Key_N)  # and on to the next
    assert view.inspecting


def _asked(view: WeekView) -> list[tuple[str, str]]:
    from desktop_app.widgets.form_row import ItemRow

    rows = view.page.fill.filler.findChildren(ItemRow)
    return [(one.item.id, one.item.kind) for one in rows if one.isVisible()]


def test_words_are_attached_to_the_item_being_marked(qtbot: QtBot, place: Workplace) -> None:
    add_contacts(place, place.mentor, 1)
    view = Shown(qtbot, place, place.supervisor).enter("week")
    assert isinstance(view, WeekView)
    view.next_button.click()
    QApplication.processEvents()
    page = view.page
    page.fill.filler.focus_item("restate")
    assert not page.contact.pick_button.isEnabled()
    page.contact.text.select(1, 3, 8)
    assert page.contact.pick_button.isEnabled()
    page.contact.text.setFocus()
    _press(Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert "附上依据 2 条" in page.fill.filler.status()
    assert any(
        one.tone == "accent" for line in page.contact.text.lines() for one in line.highlights
    )


def test_escape_leads_back_to_the_list_and_the_draft_is_kept(
    qtbot: QtBot, place: Workplace
) -> None:
    add_contacts(place, place.mentor, 1)
    view = Shown(qtbot, place, place.supervisor).enter("week")
    assert isinstance(view, WeekView)
    view.next_button.click()
    view.page.fill.filler.focus_item("tone")
    _press(Qt.Key.Key_4)
    _press(Qt.Key.Key_Escape)
    assert not view.inspecting
    assert view.next_button.text() == "接着评"
    view.next_button.click()
    assert view.page.fill.filler.answers() == {"tone": 4}


@pytest.mark.parametrize(
    ("who", "rooms"),
    [
        ("supervisor", {"week", "contacts", "results"}),
        ("mentor", {"results"}),
        ("trainee", set()),
    ],
)
def test_each_role_finds_its_rooms(
    qtbot: QtBot, place: Workplace, who: str, rooms: set[str]
) -> None:
    pane = Shown(qtbot, place, getattr(place, who)).pane
    found = set()
    for key in ("week", "contacts", "results"):
        with suppress(KeyError):
            pane.tab(key)
            found.add(key)
    assert found == rooms


def test_contacts_and_results_are_shown_and_empty_ones_say_what_belongs_there(
    qtbot: QtBot, place: Workplace
) -> None:
    shown = Shown(qtbot, place, place.supervisor)
    contacts, results = shown.enter("contacts"), shown.enter("results")
    assert isinstance(contacts, ContactsView)
    assert isinstance(results, ResultsView)
    assert results.empty.isVisible()
    shown.enter("contacts")
    assert contacts.empty.isVisible()
    inspected(place, place.mentor)
    contacts.refresh()
    results.refresh()
    assert contacts.table.model().rowCount() == 1
    assert results.table.model().rowCount() == 1
