"""Changing sessions: what the sheet is told first, what is written, and taking it back."""

from collections.abc import Callable
from datetime import date

from classroom import Classroom

from desktop_app.panes.calendar import wording
from desktop_app.panes.calendar.changing.creator import Creator
from desktop_app.panes.calendar.changing.mover import Mover
from desktop_app.panes.calendar.changing.shown import (
    ChangeShown,
    Consequences,
    NewShown,
    NewTyped,
)
from desktop_app.panes.calendar.shown import Item
from desktop_app.system.background import Inline
from desktop_app.training.curriculum.moving.ordering import Carry
from desktop_app.training.curriculum.showing.whose import Filters, Scope, Whose

DECEMBER = (date(2026, 12, 1), date(2026, 12, 31))


class Sheet:
    """A side sheet that keeps what it was told."""

    def __init__(self) -> None:
        self.is_open = False
        self.asked: list[ChangeShown] = []
        self.new: list[NewShown] = []
        self.found = Consequences()

    def open(self) -> None:
        self.is_open = True

    def close_overlay(self) -> None:
        self.is_open = False

    def ask(self, shown: ChangeShown) -> None:
        self.asked.append(shown)

    def show_consequences(self, found: Consequences) -> None:
        self.found = found


class NewPaper(Sheet):
    """The sheet of a new session."""

    def ask(self, shown: NewShown) -> None:  # type: ignore[override]  # another sheet's question
        self.new.append(shown)


class Desk:
    """A mover over a class, with what it said."""

    def __init__(self, classroom: Classroom) -> None:
        self.sheet = Sheet()
        self.said: list[str] = []
        self.followed: list[tuple[str, date]] = []
        self.undo: Callable[[], None] | None = None
        services = classroom.place.services
        self.mover = Mover(
            self.sheet,
            classroom.place.supervisor,
            services.moving,
            services.applying,
            services.people,
            Inline(),
            self.say,
            lambda key, day: self.followed.append((key, day)),
        )
        self._classroom = classroom

    def say(self, text: str, undo: Callable[[], None] | None) -> None:
        self.said.append(text)
        self.undo = undo

    def item(self, title: str) -> Item:
        """Return a session of the class as the calendar shows it."""
        classroom = self._classroom
        found = classroom.place.services.calendars.stretch(
            classroom.place.supervisor,
            Whose(Scope.CLASS, classroom.training_class.id),
            Filters(),
            date(2026, 11, 23),
            date(2027, 3, 31),
        )
        items = wording.items(found.events, found.titles, date(2026, 11, 23), Scope.CLASS)
        return next(one for one in items if one.title == title)


def test_a_move_shows_its_consequences_before_anything_is_written(classroom: Classroom) -> None:
    desk = Desk(classroom)
    item = desk.item("专题 · 情绪与压力")
    desk.mover.move(item, date(2026, 12, 17), 840)
    assert desk.sheet.is_open
    assert desk.sheet.asked[0].title == "移动“专题 · 情绪与压力”"
    assert desk.sheet.found == Consequences()
    assert classroom.held("t-stress").day == item.day
    desk.mover.apply("讲师出差")
    assert classroom.held("t-stress").day == date(2026, 12, 17)
    assert desk.followed == [(item.key, date(2026, 12, 17))]
    assert desk.said == ["“专题 · 情绪与压力”已移到 12月17日 周四 14:00。"]
    assert not desk.sheet.is_open


def test_a_closed_day_is_said_with_free_times_instead(classroom: Classroom) -> None:
    desk = Desk(classroom)
    desk.mover.move(desk.item("专题 · 情绪与压力"), date(2026, 12, 19), 840)
    found = desk.sheet.found
    assert [one.text for one in found.obstacles] == ["12月19日 周六不上班（周末）。"]
    assert not found.may_apply
    assert found.slots[0].day == date(2026, 12, 21)
    desk.mover.apply("")
    assert classroom.held("t-stress").day == date(2026, 12, 16)
    assert "12月19日 周六不上班" in desk.sheet.found.problem


def test_what_goes_along_is_listed_and_one_alone_tells_why_it_cannot(
    classroom: Classroom,
) -> None:
    desk = Desk(classroom)
    item = desk.item("岗前 1 · 公司与部门")
    desk.mover.move(item, date(2026, 11, 27), item.start)
    assert desk.sheet.found.steps
    desk.mover.apply("", alone=True)
    assert any("先后颠倒" in one.text for one in desk.sheet.found.obstacles)
    assert classroom.held("d1-company").day == item.day


def test_everything_after_goes_along_where_that_is_wanted(classroom: Classroom) -> None:
    desk = Desk(classroom)
    item = desk.item("专题 · 情绪与压力")
    desk.mover.move(item, date(2026, 12, 17), item.start)
    desk.mover.change(date(2026, 12, 17), item.start, item.minutes, Carry.ALL)
    assert len(desk.sheet.found.steps) > 10
    assert desk.sheet.found.steps[-1][0].startswith("另有")


def test_a_change_is_taken_back_and_then_there_is_nothing_left(classroom: Classroom) -> None:
    desk = Desk(classroom)
    item = desk.item("专题 · 情绪与压力")
    desk.mover.stretch(item, 120)
    desk.mover.apply("")
    assert classroom.held("t-stress").minutes == 120
    desk.mover.undo()
    assert classroom.held("t-stress").minutes == item.minutes
    desk.mover.undo()
    assert desk.said[-1] == "没有可以撤销的改动。"


def test_a_session_is_called_off_and_comes_back(classroom: Classroom) -> None:
    desk = Desk(classroom)
    desk.mover.cancel(desk.item("专题 · 情绪与压力"))
    desk.mover.apply("")
    assert "t-stress" not in {one.session_key for one in classroom.page.held}
    assert (desk.followed, desk.undo is not None) == ([], True)
    desk.mover.undo()
    held = classroom.held("t-stress")
    assert desk.followed == [(str(held.id), held.day)]


def test_a_session_is_added_for_the_class_that_is_shown(classroom: Classroom) -> None:
    desk, paper, services = Desk(classroom), NewPaper(), classroom.place.services
    creator = Creator(
        paper,
        classroom.place.supervisor,
        services.moving,
        services.applying,
        services.classes,
        services.people,
        services.calendars,
        Inline(),
        desk.mover.note_added,
    )
    wanted = Whose(Scope.CLASS, classroom.training_class.id)
    creator.open(wanted, date(2026, 12, 17))
    shown = paper.new[0]
    assert (shown.taker, shown.start, shown.minutes) == (wanted.key, 840, 60)
    assert [one.title for one in shown.takers] == ["十一月班", "林晓雨 3001", "赵一鸣 3002"]
    typed = NewTyped(
        wanted.key, "退款政策", "class", date(2026, 12, 17), 840, 60, "会议室", "", "新政策"
    )
    creator.preview(typed)
    assert paper.found.may_apply
    creator.add(typed)
    assert desk.said == ["已新增“退款政策”：12月17日 周四 14:00。"]
    assert desk.item("退款政策").who == "2 人"
    assert desk.followed == [(desk.item("退款政策").key, date(2026, 12, 17))]
    desk.mover.undo()
    assert "退款政策" not in {one.title for one in classroom.page.held}


def test_a_session_for_somebody_without_a_plan_is_a_sentence(classroom: Classroom) -> None:
    desk, paper, services = Desk(classroom), NewPaper(), classroom.place.services
    creator = Creator(
        paper,
        classroom.place.supervisor,
        services.moving,
        services.applying,
        services.classes,
        services.people,
        services.calendars,
        Inline(),
        desk.mover.note_added,
    )
    mentor = Whose(Scope.PERSON, classroom.place.mentor.id)
    typed = NewTyped(mentor.key, "答疑", "class", date(2026, 12, 17), 840, 60, "", "", "")
    creator.preview(typed)
    assert "还没有培训方案" in paper.found.problem
    creator.add(typed)
    assert desk.said == []
