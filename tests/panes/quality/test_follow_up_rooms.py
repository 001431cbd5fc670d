"""The rooms of coaching, disputes and own inspections, with keys and clicks on real records."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from uuid import UUID

import pytest
from builders import PASSWORD, Workplace
from inspecting import inspected
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from scorecard import inspect

from db.records import Person
from desktop_app.panes.quality import coaching, disputes, meeting, own
from desktop_app.panes.quality.coaching.view import CoachingView
from desktop_app.panes.quality.disputes.view import DisputesView
from desktop_app.panes.quality.own.view import OwnView
from desktop_app.system.background import Inline
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.tags import Tag

REASON = "第三句先安抚了情绪。"


class Navigator:
    """Remembers where it was led, and what was told."""

    def __init__(self) -> None:
        self.gone: list[tuple[str, str]] = []
        self.told: list[str] = []

    def go(self, pane: str, target: str = "") -> None:
        self.gone.append((pane, target))

    def notify(self, text: str) -> None:
        self.told.append(text)


@pytest.fixture
def navigator() -> Navigator:
    return Navigator()


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Callable[[PaneView], None]]:
    kept: list[PaneView] = []  # the window keeps its panes too; qtbot has weak references alone

    def shown(view: PaneView) -> None:
        kept.append(view)
        qtbot.addWidget(view)
        view.resize(1118, 640)
        view.show()
        view.refresh()

    yield shown
    kept.clear()


def _coaching(place: Workplace, actor: Person, navigator: Navigator) -> CoachingView:
    services = place.services
    return coaching.build(
        actor,
        services.coaching,
        services.coach_opening,
        services.people,
        place.clock,
        Inline(),
        navigator,
    )


def _own(place: Workplace, actor: Person, navigator: Navigator) -> OwnView:
    services = place.services
    printed: list[UUID] = []
    return own.build(
        actor,
        services.inspections,
        services.disputes,
        services.sharing,
        place.clock,
        Inline(),
        navigator,
        printed.append,
    )


def _disputes(place: Workplace, actor: Person, navigator: Navigator) -> DisputesView:
    return disputes.build(actor, place.services.disputes, place.clock, Inline(), navigator)


def _texts(view: PaneView) -> str:
    QApplication.processEvents()  # what a layout took in is shown with the next events
    return "\n".join(one.text() for one in view.findChildren(TextLabel) if one.isVisible())


Show = Callable[[PaneView], None]


def test_without_a_plan_it_says_when_one_begins_and_offers_one(
    place: Workplace, navigator: Navigator, show: Show
) -> None:
    view = _coaching(place, place.supervisor, navigator)
    show(view)
    assert view.empty.isVisible()
    QTest.mouseClick(view.empty.button, Qt.MouseButton.LeftButton)
    assert view.opening.isVisible()
    view.opening.reason.setPlainText("两天里被投诉两次。")
    view.opening.person.setCurrentIndex(view.opening.person.findText("林晓雨"))
    QTest.mouseClick(view.opening.save_button, Qt.MouseButton.LeftButton)
    assert not view.opening.isVisible()
    assert "两天里被投诉两次。" in _texts(view)
    assert view.page.edit_button in view.actions()


def test_a_plan_is_taken_up_in_the_side_sheet(
    place: Workplace, navigator: Navigator, show: Show
) -> None:
    for _ in range(3):
        inspect(place, place.trainee, 80, 80, 20, 60)
    view = _coaching(place, place.mentor, navigator)
    show(view)
    assert view.page.edit_button.text() == "安排计划"
    QTest.mouseClick(view.page.edit_button, Qt.MouseButton.LeftButton)
    view.fields.todo.setPlainText("")
    QTest.mouseClick(view.fields.save_button, Qt.MouseButton.LeftButton)
    assert "至少写一条" in view.fields.fields["actions"].problem()
    view.fields.todo.setPlainText("每天听一通录音")
    view.close_sheets()
    QTest.mouseClick(view.page.edit_button, Qt.MouseButton.LeftButton)
    view.close_sheets()
    view.refresh()
    QTest.mouseClick(view.page.edit_button, Qt.MouseButton.LeftButton)
    assert view.fields.todo.toPlainText() == "每天听一通录音"
    QTest.mouseClick(view.fields.save_button, Qt.MouseButton.LeftButton)
    assert view.page.edit_button.text() == "修改计划"
    assert navigator.told == ["辅导计划已保存，对方的今日会看到。"]


def test_a_trainee_ticks_off_and_plays_but_leads_nothing(
    place: Workplace, navigator: Navigator, show: Show
) -> None:
    for _ in range(3):
        inspect(place, place.trainee, 60)
    (entry,) = place.services.coaching.plans(place.mentor)
    plan_id = entry.state.plan.id
    place.services.coaching.set_contents(place.mentor, plan_id, entry.state.contents)
    view = _coaching(place, place.trainee, navigator)
    show(view)
    assert view.actions() == ()
    assert "要做的事" in _texts(view)
    action = entry.state.contents.actions[0]
    box = next(one for one in view.page.boxes() if one.accessibleName() == action)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    page = place.services.coaching.page(place.trainee, plan_id)
    assert page.entry.state.done == {action}
    view.page.drill_opened.emit(entry.state.contents.drills[0])
    assert navigator.gone == [("practice", f"start:{entry.state.contents.drills[0]}")]


def test_a_check_in_and_the_end_are_written_down(
    place: Workplace, navigator: Navigator, show: Show
) -> None:
    for _ in range(3):
        inspect(place, place.trainee, 60)
    for _ in range(3):
        inspect(place, place.trainee, 90)
    view = _coaching(place, place.supervisor, navigator)
    show(view)
    QTest.mouseClick(view.page.talk_button, Qt.MouseButton.LeftButton)
    view.talk.words.setPlainText("先稳住语气。")
    QTest.mouseClick(view.talk.save_button, Qt.MouseButton.LeftButton)
    assert "先稳住语气。" in _texts(view)
    QTest.mouseClick(view.page.close_button, Qt.MouseButton.LeftButton)
    assert "已达标" in _texts(view)
    QTest.mouseClick(view.closing.save_button, Qt.MouseButton.LeftButton)
    assert view.closing.fields["words"].problem()
    view.closing.words.setPlainText("说话稳了。")
    QTest.mouseClick(view.closing.save_button, Qt.MouseButton.LeftButton)
    assert [one.tags for one in view.list.rows()] == [(("已达标", "good"),)]
    assert view.page.edit_button not in view.actions()


def test_an_agent_reads_agrees_and_objects(
    place: Workplace, navigator: Navigator, show: Show
) -> None:
    inspect(place, place.trainee, 90)
    second = inspect(place, place.trainee, 60)
    view = _own(place, place.trainee, navigator)
    show(view)
    assert [one.tags[0][0] for one in view.list.rows()] == ["60 需改进", "90 优秀"]
    QTest.mouseClick(view.object_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(view.objection.hand_in_button, Qt.MouseButton.LeftButton)
    assert "理由" in view.objection.field.problem()
    view.objection.reason.setPlainText(REASON)
    view.filler.answered.emit("warmth", 100)
    assert view.objection.total.text() == "照您的意见是 70 分，现在 60 分"
    QTest.mouseClick(view.objection.later_button, Qt.MouseButton.LeftButton)
    assert view.object_button.text() == "接着写申诉"
    QTest.mouseClick(view.object_button, Qt.MouseButton.LeftButton)
    assert view.objection.reason.toPlainText() == REASON
    QTest.mouseClick(view.objection.hand_in_button, Qt.MouseButton.LeftButton)
    assert view.list.rows()[0].tags[0] == ("申诉中", "warn")
    assert view.object_button not in view.actions()
    (dispute,) = place.services.disputes.entries(place.trainee)
    assert dispute.sheet_id == second.id
    view.list.setCurrentIndex(view.list.model().index(1, 0))
    QTest.mouseClick(view.agree_button, Qt.MouseButton.LeftButton)
    assert "本人已认可。" in _texts(view)


def test_a_mentor_reads_the_trainees_sheets_and_answers_none(
    place: Workplace, navigator: Navigator, show: Show
) -> None:
    inspect(place, place.trainee, 60)
    inspect(place, place.stranger, 60)
    view = _own(place, place.mentor, navigator)
    show(view)
    assert [one.title for one in view.list.rows()] == ["林晓雨"]
    assert view.object_button not in view.actions()


def test_a_supervisor_takes_a_good_contact_into_the_handbook(
    place: Workplace, show: Show, navigator: Navigator
) -> None:
    inspected(place, place.mentor)
    view = _own(place, place.supervisor, navigator)
    show(view)
    view.case_button.click()
    view.case.share_button.click()
    assert any("一两句话" in one.problem() for one in view.case.findChildren(Field))
    view.case.why.setPlainText("时间说到了几点")
    view.case.share_button.click()
    assert not view.case_button.isVisible()
    view.read_case_button.click()
    (article,) = [one for one in place.services.knowledge.articles() if one.chapter == "优秀接待"]
    assert navigator.gone[-1] == ("handbook", f"article:{article.key}")
    view.take_down_button.click()
    assert view.case_button.isVisible()


def test_a_ruling_is_signed_and_shows_both_sheets(
    place: Workplace, navigator: Navigator, show: Show
) -> None:
    sheet = inspect(place, place.trainee, 60)
    place.services.disputes.object(place.trainee, sheet.id, REASON, {"warmth": 80, "speed": 100})
    view = _disputes(place, place.supervisor, navigator)
    counts: list[int] = []
    view.badge_changed.connect(counts.append)
    show(view)
    assert counts[-1] == 1
    view.page.boxes["warmth"].click()
    assert view.page.total.text() == "裁定后 65 分，原判 60 分"
    QTest.mouseClick(view.page.rule_button, Qt.MouseButton.LeftButton)
    assert "理由" in view.page.field.problem()
    view.page.reason.setPlainText("录音属实。")
    view.refresh()
    assert view.page.boxes["warmth"].isChecked()
    QTest.mouseClick(view.page.rule_button, Qt.MouseButton.LeftButton)
    view.signature.signed.emit("错的密码")
    assert view.signature.isVisible()
    view.signature.signed.emit(PASSWORD)
    assert not view.signature.isVisible()
    assert counts[-1] == 0
    assert "60 分更正为 65 分（由原评分人裁定）" in _texts(view)
    assert {one.text() for one in view.page.findChildren(Tag)} >= {"采纳", "不采纳"}


def test_the_agent_reads_a_ruling_and_opens_the_sheet_before(
    place: Workplace, navigator: Navigator, show: Show
) -> None:
    sheet = inspect(place, place.trainee, 60)
    services = place.services.disputes
    dispute = services.object(place.trainee, sheet.id, REASON, {"warmth": 80})
    services.rule(place.supervisor, dispute.id, ("warmth",), "属实。", PASSWORD)
    place.clock.advance(timedelta(minutes=1))
    view = _own(place, place.trainee, navigator)
    show(view)
    assert "60 分更正为 65 分" in _texts(view)
    assert services.waiting(place.trainee) == []
    view.open_target(f"inspection:{sheet.id}")
    assert "60" in _texts(view)


@pytest.mark.parametrize("who", ["trainee", "mentor", "supervisor"])
def test_empty_rooms_say_what_belongs_there(
    place: Workplace, navigator: Navigator, show: Show, who: str
) -> None:
    actor = getattr(place, who)
    for build in (_own, _disputes, _coaching):
        view = build(place, actor, navigator)
        show(view)
        assert view.empty.isVisible()


def test_the_room_shows_a_month_and_keeps_what_is_written(place: Workplace, show: Show) -> None:
    inspect(place, place.trainee, 95)
    previewed: list[tuple[date, bool]] = []
    view = meeting.build(
        place.supervisor,
        place.services.meetings,
        Inline(),
        lambda month, names: previewed.append((month, names)),
    )
    show(view)
    assert not view.later.isEnabled()
    view.decisions.setPlainText("人人复述")
    view.names.click()
    assert view.decisions.toPlainText() == "人人复述"
    view.preview_button.click()
    view.earlier.click()
    assert view.decisions.toPlainText() == ""
    assert view.pack.isHidden()
    view.later.click()
    assert view.decisions.toPlainText() == "人人复述"
    assert previewed == [(date(2026, 11, 1), True)]
