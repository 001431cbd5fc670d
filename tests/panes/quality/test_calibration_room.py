"""The room of calibrations: scored blind one after the other, closed, read, talked about."""

from uuid import UUID

import pytest
from builders import PASSWORD, Workplace
from inspecting import add_contacts
from noting import Went
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from scorecard import ITEMS, SCORECARD, publish_scorecard

from db.records import Calibration, Person, Role
from desktop_app.panes.quality import calibration
from desktop_app.panes.quality.calibration.results_page import ResultsPage
from desktop_app.panes.quality.calibration.shown import InspectorShown, ItemShown, ResultsShown
from desktop_app.panes.quality.calibration.view import CalibrationView
from desktop_app.system.background import Inline
from desktop_app.training.people.use_cases import NewPerson
from desktop_app.training.quality.calibration.use_cases import Proposal
from desktop_app.widgets import theming


@pytest.fixture
def second(place: Workplace) -> Person:
    new = NewPerson("吴倩", "1002", frozenset({Role.SUPERVISOR}), PASSWORD)
    return place.services.people.add(place.supervisor, new)


@pytest.fixture
def opened(place: Workplace, second: Person) -> Calibration:
    """One that asks both supervisors about a chat of the trainee."""
    publish_scorecard(place)
    add_contacts(place, place.trainee, 1)
    today = place.clock.today()
    contact = place.services.contacts.listed(place.supervisor, today, today)[0].id
    asked = (place.supervisor.id, second.id)
    proposal = Proposal("十一月校准", contact, SCORECARD, asked, place.supervisor.id)
    return place.services.calibrations.open(place.supervisor, proposal)


class Room:
    """The room of the supervisor, visible, with what was said in passing."""

    def __init__(self, qtbot: QtBot, place: Workplace) -> None:
        services = place.services
        self.place, self.went = place, Went()
        self.previewed: list[UUID] = []
        self.view: CalibrationView = calibration.build(
            place.supervisor,
            services.calibrations,
            services.contacts,
            services.forms,
            place.clock,
            Inline(),
            self.went,
            self.previewed.append,
        )
        qtbot.addWidget(self.view)
        self.view.resize(1166, 640)
        self.view.show()
        self.view.refresh()
        QApplication.processEvents()

    def score(self, mark: int) -> None:
        """Fill in what is on the page with one mark and sign it with the password."""
        for item in ITEMS:
            self.view.blind.fill.filler.answered.emit(item, mark)
        self.view.blind.fill.submit_button.click()
        self.view.blind.fill.signature.signed.emit(PASSWORD)
        QApplication.processEvents()


@pytest.fixture
def room(qtbot: QtBot, place: Workplace, opened: Calibration) -> Room:
    assert opened.inspectors
    return Room(qtbot, place)


def test_without_any_it_says_what_belongs_there(qtbot: QtBot, place: Workplace) -> None:
    empty = Room(qtbot, place)
    assert empty.view.nothing.isVisible()
    assert empty.view.new_button in empty.view.actions()


def test_both_score_on_one_computer_and_read_the_result(room: Room, second: Person) -> None:
    view = room.view
    own, other = (str(one) for one in (room.place.supervisor.id, second.id))
    assert set(view.round.acts) == {own, other}
    view.round.acts[own].click()
    room.score(80)
    assert set(view.round.acts) == {other}
    assert not view.round.close_button.isVisible()

    view.round.acts[other].click()
    view.signature.signed.emit("wrong")
    assert view.signature.isVisible()
    view.signature.signed.emit(PASSWORD)
    assert view.blind.isVisible()
    room.score(60)

    view.round.close_button.click()
    QApplication.processEvents()
    assert view.results.isVisible()
    assert view.results.table is not None
    assert view.results.table.model().rowCount() == len(ITEMS)
    view.print_button.click()
    assert [str(one) for one in room.previewed] == [view.list.current_key()]


def test_whoever_sits_down_finds_an_empty_sheet(room: Room, second: Person) -> None:
    view = room.view
    view.round.acts[str(room.place.supervisor.id)].click()
    view.blind.fill.filler.answered.emit("warmth", 90)
    view.blind.back_button.click()
    view.round.acts[str(second.id)].click()
    view.signature.signed.emit(PASSWORD)
    blind = room.place.services.calibrations
    found = blind.begin(second, blind.entries(second)[0].id)
    assert dict(found.sheet.answers) == {}
    assert not view.list.isVisible()


def test_closing_too_early_asks_for_a_reason(
    qtbot: QtBot, place: Workplace, opened: Calibration, second: Person
) -> None:
    services = place.services
    asked = (*(one for one in (place.supervisor.id, second.id)), place.mentor.id)
    contact = opened.contact_id
    three = services.calibrations.open(
        place.supervisor, Proposal("三人", contact, SCORECARD, asked, place.supervisor.id)
    )
    for who in (place.supervisor, second):
        sheet = services.calibrations.begin(who, three.id).sheet
        kept = services.forms.keep(who, sheet, dict.fromkeys(ITEMS, 80), sheet.evidence)
        services.forms.sign(who, kept, PASSWORD)
    view = Room(qtbot, place).view
    view.open_target(f"calibration:{three.id}")
    QApplication.processEvents()
    view.round.close_button.click()
    assert view.round.isVisible()
    view.round.reason.setText("王敏请假")
    view.round.close_button.click()
    QApplication.processEvents()
    assert view.results.isVisible()


def test_what_was_agreed_is_kept_by_item(room: Room, second: Person) -> None:
    services, view = room.place.services, room.view
    calibrations = services.calibrations
    calibration_id = calibrations.entries(second)[0].id
    for who, mark in ((room.place.supervisor, 80), (second, 60)):
        sheet = calibrations.begin(who, calibration_id).sheet
        kept = services.forms.keep(who, sheet, dict.fromkeys(ITEMS, mark), sheet.evidence)
        services.forms.sign(who, kept, PASSWORD)
    calibrations.close(second, calibration_id)
    view.refresh()
    view.results.keep_button.click()
    assert calibrations.results(second, calibration_id).agreed == {}
    assert view.results.table is not None
    view.results.table.selected.emit("warmth")
    view.results.words.setText("先体谅再解决，算 80 分")
    view.results.keep_button.click()
    agreed = calibrations.results(second, calibration_id).agreed
    assert {item: one.text for item, one in agreed.items()} == {"warmth": "先体谅再解决，算 80 分"}
    assert view.results.words.text() == "先体谅再解决，算 80 分"


def test_a_new_one_is_put_together(room: Room, second: Person, qtbot: QtBot) -> None:
    view = room.view
    view.new_button.click()
    assert view.new.isVisible()
    view.new.form.setCurrentIndex(view.new.form.findData(SCORECARD))
    qtbot.mouseClick(view.new.open_button, Qt.MouseButton.LeftButton)
    assert view.new.isVisible()  # one inspector alone agrees with nobody
    view.new.people[str(second.id)].setChecked(True)
    view.new.title.setText("第二次")
    view.new.open_button.click()
    QApplication.processEvents()
    titles = [one.title for one in room.place.services.calibrations.entries(second)]
    assert titles[0] == "第二次"
    assert view.round.isVisible()


@pytest.mark.usefixtures("opened")
def test_a_mentor_opens_none(qtbot: QtBot, place: Workplace) -> None:
    services = place.services
    view = calibration.build(
        place.mentor,
        services.calibrations,
        services.contacts,
        services.forms,
        place.clock,
        Inline(),
        Went(),
        lambda _calibration: None,
    )
    qtbot.addWidget(view)
    view.refresh()
    assert view.actions() == ()


@pytest.mark.parametrize("agreed", ["", "四句都说到才算 5 分"])
def test_in_a_narrow_window_the_items_keep_their_room(qtbot: QtBot, agreed: str) -> None:
    names = ("陈立", "董之哲", "周佳诚", "朱若蕾")
    shown = ResultsShown(
        "x",
        "校准",
        "",
        "",
        tuple(InspectorShown(name, "90 分", "一致", "good", "差得最多：……", ()) for name in names),
        (),
        (),
        (
            ItemShown(
                "a", "要查的，先说查什么、多久回来", ("是",) * 4, "17%", "100", True, False, agreed
            ),
        ),
        True,
    )
    page = ResultsPage()
    qtbot.addWidget(page)
    page.resize(640, 600)
    page.show_results(shown, "a")
    page.show()
    QApplication.processEvents()
    assert page.table is not None
    assert page.table.columnWidth(0) >= 8 * theming.current().type["text"]
    assert page.words.text() == agreed
