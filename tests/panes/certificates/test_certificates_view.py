"""The pane of certificates on the screen: two clicks to a preview, keyboard, empty states."""

from itertools import pairwise
from uuid import UUID

import pytest
from builders import Workplace
from judging import add_trainee, make_due
from noting import Previewed, Went
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from db.records import Person
from desktop_app.panes import certificates
from desktop_app.panes.certificates.shown import LinkShown, MarkShown, StandingShown
from desktop_app.panes.certificates.standing_view import StandingView
from desktop_app.panes.certificates.view import CertificatesView
from desktop_app.system.background import Inline
from desktop_app.training.certification.standing import Standing
from desktop_app.widgets.buttons import LinkButton
from desktop_app.widgets.table import Table


def _pane(qtbot: QtBot, place: Workplace, actor: Person) -> tuple[CertificatesView, Previewed]:
    previewed = Previewed()
    services = place.services
    view = certificates.build(
        actor=actor,
        certification=services.certification,
        signing=services.signing,
        life=lambda: services.certificate_life,
        pictures=lambda: services.pictures,
        layouts=lambda: services.layouts,
        badges=lambda: services.badges,
        printing=services.printing,
        preview=previewed,
        clock=place.clock,
        background=Inline(),
        navigator=Went(),
    )
    qtbot.addWidget(view)
    services.changes.listen(lambda _subjects: view.refresh())
    view.resize(1166, 704)
    with qtbot.waitActive(view):
        view.show()
    view.refresh()
    QApplication.processEvents()  # what was added to a visible page is shown with the next event
    return view, previewed


def _click(button: QAbstractButton) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _texts(table: Table, column: int) -> list[str]:
    model = table.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_a_preview_is_two_clicks_away(qtbot: QtBot, place: Workplace) -> None:
    make_due(place, place.trainee)
    make_due(place, place.stranger)
    view, previewed = _pane(qtbot, place, place.supervisor)
    row = next(n for n, name in enumerate(_texts(view.people, 0)) if name == "赵一鸣")
    spot = view.people.visualRect(view.people.model().index(row, 0)).center()

    QTest.mouseClick(view.people.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    _click(view.standing.preview_button)

    assert previewed.documents[0].title == "证书预览 · 赵一鸣"


def test_issuing_fills_the_register_and_offers_to_open(
    qtbot: QtBot, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_due(place, place.trainee)
    view, previewed = _pane(qtbot, place, place.supervisor)
    asked: list[tuple[str, ...]] = []

    def agree(*given: str) -> bool:
        asked.append(given)
        return True

    monkeypatch.setattr(view, "ask_issue", agree)

    _click(view.standing.issue_button)

    assert asked == [("林晓雨", "金牌客服", "QH-2026-000001")]
    assert _texts(view.register, 0) == ["QH-2026-000001"]
    assert not view.standing.issue_button.isVisible()
    _click(view.standing.open_button)
    assert previewed.documents[-1].title == "证书 QH-2026-000001 · 林晓雨"


def test_enter_opens_a_certificate_from_the_register(qtbot: QtBot, place: Workplace) -> None:
    make_due(place, place.trainee)
    issued = place.services.certification.issue(place.supervisor, place.trainee.id)
    view, previewed = _pane(qtbot, place, place.supervisor)

    view.register.selectRow(0)
    QTest.keyClick(view.register, Qt.Key.Key_Return)

    assert [one.pdf for one in previewed.documents] == [issued.pdf]


def test_the_register_tells_level_and_time_left(qtbot: QtBot, place: Workplace) -> None:
    make_due(place, place.trainee, 80)
    place.services.certification.issue(place.supervisor, place.trainee.id)
    view, _ = _pane(qtbot, place, place.supervisor)

    row = [_texts(view.register, column)[0] for column in range(7)]

    assert row == [
        "QH-2026-000001",
        "林晓雨",
        "认证客服",
        "80",
        "2026年11月23日",
        "2028年11月22日",
        "还有 730 天",
    ]
    assert not view.grab().isNull()


def test_a_search_that_finds_nothing_says_how_to_search(qtbot: QtBot, place: Workplace) -> None:
    view, _ = _pane(qtbot, place, place.supervisor)

    QTest.keyClicks(view.people_search, "xyz")

    assert not view.people.isVisible()
    assert "可以按姓名、拼音首字母或工号找。" in [
        label.text() for label in view.findChildren(QLabel) if label.isVisible()
    ]


def test_a_trainee_finds_no_list_of_others(qtbot: QtBot, place: Workplace) -> None:
    make_due(place, place.trainee)
    view, _ = _pane(qtbot, place, place.trainee)

    assert not view.people.isVisible()
    assert not view.standing.issue_button.isVisible()
    assert not view.standing.preview_button.isVisible()
    assert view.standing.shown is not None
    assert view.standing.shown.name == "林晓雨"


def test_refreshing_keeps_person_group_and_search(qtbot: QtBot, place: Workplace) -> None:
    make_due(place, place.trainee)
    view, _ = _pane(qtbot, place, place.supervisor)
    view.group_chosen.emit("lacking")
    view.people.selectRow(0)
    view.register_search.setText("000")

    view.refresh()

    assert _texts(view.people, 0) == ["赵一鸣"]
    assert view.standing.shown is not None
    assert view.standing.shown.name == "赵一鸣"
    assert view.people.current_key() == str(place.stranger.id)


def test_a_long_name_is_shortened_on_the_screen_only(qtbot: QtBot, place: Workplace) -> None:
    name = "䶮㐂" + "长" * 38
    person = add_trainee(place, name, "4001")
    make_due(place, person)
    view, previewed = _pane(qtbot, place, place.supervisor)
    view.open_target(f"person:{person.id}")

    _click(view.standing.preview_button)

    assert view.width() == 1166
    assert previewed.documents[0].title == f"证书预览 · {name}"


def test_everything_has_an_accessible_name(qtbot: QtBot, place: Workplace) -> None:
    make_due(place, place.trainee)
    view, _ = _pane(qtbot, place, place.supervisor)

    buttons = [one for one in view.findChildren(QAbstractButton) if one.isVisible()]
    unnamed = [one for one in buttons if not (one.accessibleName() or one.text())]

    assert [one for one in unnamed if not isinstance(one.parent(), QLineEdit)] == []


def test_the_standing_first_shown_is_read_once(
    qtbot: QtBot, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_due(place, place.trainee)
    certification, read = place.services.certification, []
    standing = certification.standing

    def counted(actor: Person, person_id: UUID) -> Standing:
        read.append(person_id)
        return standing(actor, person_id)

    monkeypatch.setattr(certification, "standing", counted)
    view = certificates.build(
        actor=place.supervisor,
        certification=certification,
        signing=place.services.signing,
        life=lambda: place.services.certificate_life,
        pictures=lambda: place.services.pictures,
        layouts=lambda: place.services.layouts,
        badges=lambda: place.services.badges,
        printing=place.services.printing,
        preview=Previewed(),
        clock=place.clock,
        background=Inline(),
        navigator=Went(),
    )
    qtbot.addWidget(view)
    view.refresh()

    assert view.people.current_key() == str(place.trainee.id)
    assert read == [place.trainee.id]


def test_in_a_low_window_the_chain_is_scrolled_and_not_squeezed(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    standing = StandingView(holder)
    links = tuple(LinkShown(f"要发视频的博主家长 {n} 分", f"attempt:{n}") for n in range(4))
    mark = MarkShown("理论考试", "89 分", True, "10月23日", LinkShown("LL-2026-000003", "sheet:3"))
    standing.show_standing(
        StandingShown(
            key="k", name="曹清桐", post="电话一组", level="认证客服", gold=False,
            marks=(mark, mark), drills=links, reviews=links[:3], arithmetic="总评 = 85.1 分",
            verdict="两项都及格", missing=(), held="", held_key="", hindrance="", due=True,
            may_issue=True,
        )
    )  # fmt: skip
    standing.resize(540, 250)  # as much as a window of 1024 by 640 leaves it
    with qtbot.waitExposed(holder):
        holder.show()
    QApplication.processEvents()
    shown = [one for one in standing.findChildren(LinkButton) if one.isVisible()]
    tops = sorted({one.mapTo(standing, QPoint(0, 0)).y() for one in shown})
    assert len(tops) == 5
    assert all(low - high >= shown[0].height() for high, low in pairwise(tops))
    assert standing.issue_button.isVisible()
