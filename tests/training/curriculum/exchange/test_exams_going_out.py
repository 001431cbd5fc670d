"""Exams go out beside the sessions: to whom they may be told, in every kind of file."""

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from builders import Workplace
from exam_room import ExamRoom
from icalendar import Calendar
from openpyxl import load_workbook
from plan_books import TUESDAY, open_class

from db.records import Exam, Person
from desktop_app.documents.plan_files import ICS, XLSX, plan_file
from desktop_app.documents.plan_pdf import plan_pdf
from desktop_app.documents.plan_telling import plan_data
from desktop_app.system.errors import Trouble
from desktop_app.training.curriculum.exchange.dates.use_cases import Why
from desktop_app.training.curriculum.exchange.entries import PlanBook, Wanted
from desktop_app.training.curriculum.exchange.icalendar_file import exam_of, session_of
from desktop_app.training.curriculum.workdays import WorkCalendar


class Room(ExamRoom):
    """A class of both trainees; an exam of both next week, open for days, one of the stranger."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self.team = open_class(place, "induction-5")
        opens = place.clock.now() + timedelta(days=7, hours=5)
        span = timedelta(days=2)
        self.both = self.announce(title="季度测验", opens_at=opens, closes_at=opens + span)
        self.single = self.announce(
            title="另一场",
            people=(place.stranger.id,),
            on_paper=True,
            opens_at=opens,
            closes_at=opens + timedelta(hours=2),
        )

    def book(self, actor: Person, wanted: Wanted | None = None) -> PlanBook:
        return self.place.services.plan_files.book(actor, wanted or Wanted())

    def file(self, tmp_path: Path, actor: Person) -> tuple[Path, Calendar]:
        path = tmp_path / "plan.ics"
        content = plan_file(self.book(actor), ICS)
        path.write_bytes(content)
        return path, Calendar.from_ical(content)


@pytest.fixture
def room(place: Workplace) -> Room:
    return Room(place)


def titles(plans: PlanBook) -> dict[str, tuple[str, ...]]:
    return {one.title: one.people for one in plans.exams}


def test_everybody_takes_along_the_exams_of_whom_they_may_see(room: Room) -> None:
    place = room.place
    both = {"季度测验": ("林晓雨", "赵一鸣"), "另一场": ("赵一鸣",)}
    assert titles(room.book(place.supervisor)) == both
    assert titles(room.book(place.supervisor, Wanted(class_id=room.team.id))) == both
    assert titles(room.book(place.mentor)) == {"季度测验": ("林晓雨",)}
    mine = {"季度测验": ("林晓雨",)}
    assert titles(room.book(place.trainee)) == mine
    assert titles(room.book(place.trainee, Wanted(person_id=place.trainee.id))) == mine
    assert titles(room.book(place.trainee, Wanted(class_id=room.team.id))) == mine


def test_only_those_of_the_days_that_are_asked_for(room: Room) -> None:
    last = date(2026, 12, 2)
    wanted = Wanted(person_id=room.place.stranger.id, first=last, last=last)
    found = room.book(room.place.supervisor, wanted)
    assert (found.entries, titles(found)) == ((), {"季度测验": ("赵一鸣",)})
    far = Wanted(first=date(2026, 12, 3))
    with pytest.raises(Trouble, match="没有课次"):
        room.book(room.place.supervisor, far)


def test_a_calendar_file_tells_when_and_never_what_is_asked(room: Room, tmp_path: Path) -> None:
    place = room.place
    _path, calendar = room.file(tmp_path, place.supervisor)
    events = {exam_of(str(one["UID"])): one for one in calendar.events}
    long, single = events[room.both.id], events[room.single.id]
    assert session_of(str(long["UID"])) is None
    assert str(long["SUMMARY"]) == "考试 · 季度测验"
    assert (str(long["LOCATION"]), str(single["LOCATION"])) == ("电脑", "考场（纸笔）")
    assert (str(long["TRANSP"]), str(single["TRANSP"])) == ("TRANSPARENT", "OPAQUE")
    assert str(long["DESCRIPTION"]) == "60 分钟，闭卷\n参加：林晓雨、赵一鸣"
    assert timedelta(days=2) == long.DTEND - long.DTSTART
    held = place.services.exam_planning.paper(
        place.supervisor, room.paper_of(room.both, place.trainee)
    )
    text = calendar.to_ical().decode().replace("\r\n ", "")
    assert not any(question.title[:8] in text for _item, question in held)


def test_what_is_called_off_or_moved_counts_on(room: Room, tmp_path: Path) -> None:
    place, planning = room.place, room.place.services.exam_planning
    paper = room.paper_of(room.both, place.trainee)
    planning.withdraw(place.supervisor, paper, "出差")
    closes = room.both.closes_at + timedelta(hours=1)
    planning.move_closing(place.supervisor, room.both.id, closes, "停电")
    planning.cancel(place.supervisor, room.single.id, "题目有误")
    _path, calendar = room.file(tmp_path, place.supervisor)
    events = {exam_of(str(one["UID"])): one for one in calendar.events}
    states = {id_: (str(one["STATUS"]), one["SEQUENCE"]) for id_, one in events.items() if id_}
    assert states == {room.both.id: ("CONFIRMED", 2), room.single.id: ("CANCELLED", 1)}
    assert "林晓雨" not in str(events[room.both.id]["DESCRIPTION"])
    own = room.book(place.trainee)
    assert [one.cancelled for one in own.exams] == [True]
    assert own.standing_exams == ()


def test_a_file_that_comes_back_moves_no_exam(room: Room, tmp_path: Path) -> None:
    place, dates = room.place, room.place.services.date_files
    path, calendar = room.file(tmp_path, place.supervisor)
    same = dates.read(place.supervisor, path)
    assert (same.moves, same.left_out) == (0, ())
    assert same.same == len(calendar.events)
    for event in calendar.events:
        if exam_of(str(event["UID"])) == room.both.id:
            event.DTSTART += timedelta(days=1)
        elif exam_of(str(event["UID"])) == room.single.id:
            event["STATUS"] = "CANCELLED"
    path.write_bytes(calendar.to_ical())
    changed = dates.read(place.supervisor, path)
    assert (changed.moves, changed.cancels) == (0, 0)
    assert [one.why for one in changed.left_out] == [Why.EXAM, Why.EXAM]


def test_a_table_and_printed_pages_have_them_by_day(room: Room) -> None:
    place = room.place
    plans = room.book(place.supervisor)
    sheet = load_workbook(BytesIO(plan_file(plans, XLSX))).active
    assert sheet is not None
    head, *rows = sheet.iter_rows(values_only=True)
    found = [dict(zip(head, one, strict=True)) for one in rows]
    assert [one["日期"] for one in found] == sorted(str(one["日期"]) for one in found)
    (long,) = [one for one in found if one["课次"] == "季度测验"]
    assert (long["类型"], long["开始"], long["结束"]) == ("考试", "14:00", "2026-12-02 14:00")
    assert (long["分钟"], long["学员"], long["状态"]) == (60, "林晓雨、赵一鸣", "未开始")
    info = WorkCalendar({}, frozenset()).info
    for layout, several in (
        ("month", ("考试·季度测验", "考试截止·季度测验")),
        ("week", ("考试·季度测验", "考试截止·季度测验", "考场（纸笔）·1人")),
        ("overview", ("2场", "11月30日周一14:00考试·另一场（1人）")),
    ):
        pdf = pypdfium2.PdfDocument(plan_pdf(plan_data(plans, layout, info, place.clock)))
        text = "".join("".join(page.get_textpage().get_text_bounded().split()) for page in pdf)
        assert "2场考试" in text
        for told in several:
            assert told in text, (layout, told)


def test_a_person_without_a_plan_takes_their_exams_along(exam_room: ExamRoom) -> None:
    exam: Exam = exam_room.announce(title="只有考试")
    place = exam_room.place
    plans = place.services.plan_files.book(place.trainee, Wanted(person_id=place.trainee.id))
    assert [one.id for one in plans.exams] == [exam.id]
    assert (plans.first, plans.last) == (TUESDAY - timedelta(days=1),) * 2
    for layout in ("month", "week", "overview"):
        data = plan_data(plans, layout, WorkCalendar({}, frozenset()).info, place.clock)
        assert (
            "只有考试" in pypdfium2.PdfDocument(plan_pdf(data))[0].get_textpage().get_text_range()
        )
