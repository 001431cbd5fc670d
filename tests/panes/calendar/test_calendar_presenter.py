"""Whose calendar, which days and what may be done: decided without a window."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from builders import PASSWORD, Workplace

from db.records import Person, Role
from desktop_app.panes.calendar.presenter import CalendarPresenter
from desktop_app.panes.calendar.shown import AGENDA, MONTH, OVERVIEW, WEEK, Page, Panel
from desktop_app.system.background import Inline
from desktop_app.system.errors import NotAllowed
from desktop_app.training.people.use_cases import NewPerson

TODAY = date(2026, 11, 23)


class Paper:
    """A view that keeps what it was told."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.panels: list[Panel] = []
        self.chosen: tuple[date, str] = (TODAY, "")
        self.heading = ("", "")
        self.copied = ""
        self.said: list[str] = []
        self.undo: Callable[[], None] | None = None
        self.asked: list[str] = []

    def show_page(self, page: Page) -> None:
        self.pages.append(page)

    def show_choice(self, day: date, session: str) -> None:
        self.chosen = (day, session)

    def show_panel(self, panel: Panel) -> None:
        self.panels.append(panel)

    def set_heading(self, title: str, sentence: str) -> None:
        self.heading = (title, sentence)

    def copy(self, text: str) -> None:
        self.copied = text

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        self.said.append(text)
        self.undo = undo

    def ask_person(self) -> None:
        self.asked.append("person")

    def ask_plan(self) -> None:
        self.asked.append("plan")


def _presenter(place: Workplace, actor: Person) -> tuple[CalendarPresenter, Paper]:
    paper = Paper()
    presenter = CalendarPresenter(
        paper,
        actor,
        place.services.curriculum,
        place.services.calendars,
        place.services.attendance,
        place.clock,
        Inline(),
    )
    # As the frame does: a change is announced, and the visible pane loads anew.
    place.services.changes.listen(lambda _subjects: presenter.refresh())
    presenter.refresh()
    return presenter, paper


@pytest.fixture
def planned(place: Workplace) -> Workplace:
    """The trainee has the 90-day path from today on."""
    place.services.curriculum.lay_plan(place.supervisor, place.trainee, "new-hire-90", TODAY)
    return place


def test_a_month_is_six_weeks_from_a_monday(planned: Workplace) -> None:
    _, paper = _presenter(planned, planned.trainee)
    page = paper.pages[-1]
    assert page.title == "2026年11月"
    assert len(page.days) == 42
    assert page.days[0].day == date(2026, 10, 26)
    assert [day.inside for day in page.days[:7]] == [False] * 6 + [True]


def test_the_heading_says_program_person_and_progress(planned: Workplace) -> None:
    _, paper = _presenter(planned, planned.trainee)
    assert paper.heading == ("课程日历", "机构客服 90 天新人方案 · 林晓雨 · 完成 0 / 67")


def test_today_is_chosen_with_its_first_session_told(planned: Workplace) -> None:
    _, paper = _presenter(planned, planned.trainee)
    panel = paper.panels[-1]
    assert paper.chosen[0] == TODAY
    assert panel.title == "11月23日 周一"
    assert panel.items[0].title == "岗前 1 · 公司与部门"
    assert panel.detail is not None
    assert panel.detail.key == paper.chosen[1]
    assert panel.detail.sentence == "11月23日 周一 · 09:00–11:30 · 培训室 1"
    assert [label for label, _ in panel.detail.rows] == ["目的", "负责", "资料", "参考", "请带"]


def test_a_day_beside_needs_no_new_page_and_one_of_another_month_does(
    planned: Workplace,
) -> None:
    presenter, paper = _presenter(planned, planned.trainee)
    presenter.show_day(date(2026, 11, 24))
    assert len(paper.pages) == 1
    assert paper.chosen[0] == date(2026, 11, 24)
    presenter.show_day(date(2026, 12, 1))
    assert [page.title for page in paper.pages] == ["2026年11月", "2026年12月"]


def test_turning_keeps_the_day_of_the_month_where_there_is_one(place: Workplace) -> None:
    presenter, paper = _presenter(place, place.trainee)
    presenter.show_day(date(2027, 1, 31))
    presenter.turn(1)
    assert paper.chosen[0] == date(2027, 2, 28)
    presenter.turn(-1)
    assert paper.chosen[0] == date(2027, 1, 28)
    presenter.show_today()
    assert paper.chosen[0] == TODAY


def test_week_and_agenda_show_the_week_and_the_month_of_the_day(planned: Workplace) -> None:
    presenter, paper = _presenter(planned, planned.trainee)
    presenter.set_mode(WEEK)
    assert [day.day.day for day in paper.pages[-1].days] == [23, 24, 25, 26, 27, 28, 29]
    assert paper.pages[-1].title == "2026年11月23日–11月29日"
    presenter.turn(1)
    assert paper.chosen[0] == date(2026, 11, 30)
    presenter.set_mode(AGENDA)
    assert paper.pages[-1].days[0].day == date(2026, 11, 1)
    assert paper.pages[-1].days[-1].day == date(2026, 11, 30)


def test_a_session_is_marked_done_and_taken_back(planned: Workplace) -> None:
    presenter, paper = _presenter(planned, planned.trainee)
    key = paper.chosen[1]
    presenter.settling.mark_done(key, True)
    detail = paper.panels[-1].detail
    assert detail is not None
    assert detail.done
    assert paper.heading[1].endswith("完成 1 / 67")
    assert paper.said == ["已标记完成。"]
    assert paper.undo is not None
    paper.undo()
    assert paper.heading[1].endswith("完成 0 / 67")
    assert paper.chosen[1] == key


def test_the_reminder_goes_to_the_clipboard(planned: Workplace) -> None:
    presenter, paper = _presenter(planned, planned.trainee)
    presenter.copy_reminder(paper.chosen[1])
    assert "林晓雨，您好。提醒您参加“岗前 1 · 公司与部门”" in paper.copied
    assert "提前 15 分钟" in paper.copied
    assert "提前 24 小时请假" in paper.copied
    assert paper.said == ["提醒已复制，可以直接粘贴发送。"]


def test_a_target_leads_to_a_session_of_somebody_else(planned: Workplace) -> None:
    presenter, paper = _presenter(planned, planned.mentor)
    review = next(
        one
        for one in planned.services.curriculum.page(
            planned.supervisor, planned.trainee.id, TODAY, date(2027, 3, 1)
        ).sessions
        if one.title == "30 天评估"
    )
    presenter.open_target(f"session:{review.id}")
    assert paper.chosen == (review.day, str(review.id))
    assert paper.pages[-1].person == "林晓雨"
    detail = paper.panels[-1].detail
    assert detail is not None
    assert detail.title == "30 天评估"


def test_targets_lead_to_people_and_days(planned: Workplace) -> None:
    presenter, paper = _presenter(planned, planned.supervisor)
    presenter.open_target(f"person:{planned.trainee.id}")
    assert paper.pages[-1].person == "林晓雨"
    presenter.open_target("day:2027-02-05")
    assert paper.chosen[0] == date(2027, 2, 5)
    assert paper.pages[-1].title == "2027年2月"


def test_a_session_of_a_stranger_stays_closed(planned: Workplace) -> None:
    presenter, paper = _presenter(planned, planned.trainee)
    key = paper.chosen[1]
    other, notes = _presenter(planned, planned.stranger)
    with pytest.raises(NotAllowed):
        other.open_target(f"session:{key}")
    assert notes.pages[-1].person == "赵一鸣"
    assert presenter.person == planned.trainee


def test_without_a_plan_a_trainee_hears_that_the_supervisor_lays_it(place: Workplace) -> None:
    _, paper = _presenter(place, place.trainee)
    blank = paper.panels[-1].blank
    assert blank is not None
    assert blank.text.startswith("主管还没有为您排计划")
    assert blank.act == ""
    assert paper.heading[1] == "还没有计划"


def test_a_supervisor_first_sees_everybody(place: Workplace) -> None:
    presenter, paper = _presenter(place, place.supervisor)
    page, blank = paper.pages[-1], paper.panels[-1].blank
    assert (page.person, page.may_choose, page.may_plan) == ("全部学员", True, False)
    assert page.may_edit
    assert blank is not None
    assert (blank.title, blank.act) == ("这段时间没有课次", "选择日历")
    presenter.act()
    assert paper.asked == ["person"]
    presenter.show_person(place.trainee.id)
    blank = paper.panels[-1].blank
    assert blank is not None
    assert (blank.title, blank.act) == ("林晓雨 还没有计划", "排计划")
    assert paper.pages[-1].may_plan
    presenter.act()
    assert paper.asked == ["person", "plan"]


def test_everybodys_calendar_says_whose_a_session_is(planned: Workplace) -> None:
    _, paper = _presenter(planned, planned.supervisor)
    panel = paper.panels[-1]
    assert panel.items[0].who == "林晓雨"
    assert panel.detail is not None
    assert panel.detail.may_move


def test_a_mentor_sees_the_own_trainees_and_no_others(planned: Workplace) -> None:
    curriculum = planned.services.curriculum
    curriculum.lay_plan(planned.supervisor, planned.stranger, "induction-5", TODAY)
    _, paper = _presenter(planned, planned.mentor)
    page = paper.pages[-1]
    assert page.person == "我的学员"
    assert {item.who for day in page.days for item in day.chips} == {"林晓雨"}
    assert not page.may_edit


def test_what_is_filtered_out_is_gone_and_stays_out_at_the_next_start(planned: Workplace) -> None:
    presenter, paper = _presenter(planned, planned.supervisor)
    presenter.show_person(planned.trainee.id)
    presenter.filter_by("", "exam")
    presenter.set_mode(AGENDA)
    titles = {item.title for day in paper.pages[-1].days for item in day.chips}
    assert "岗前综合考试" in titles
    assert "岗前 1 · 公司与部门" not in titles
    _, later = _presenter(planned, planned.supervisor)
    page = later.pages[-1]
    assert (page.mode, page.person, page.kind) == (AGENDA, "林晓雨", "exam")


def test_the_overview_has_a_line_for_everybody_with_their_stages(planned: Workplace) -> None:
    presenter, paper = _presenter(planned, planned.supervisor)
    presenter.set_mode(OVERVIEW)
    weeks = paper.pages[-1].weeks
    assert weeks is not None
    assert (weeks.first, weeks.count) == (date(2026, 11, 9), 13)
    assert [line.title for line in weeks.lines] == ["没有编班", "林晓雨"]
    bars = weeks.lines[1].bars
    assert [bar.title for bar in bars][:2] == ["岗前", "影子学习"]
    assert bars[0].first == TODAY
    assert (
        next(mark.tip.partition("\n")[0] for mark in weeks.lines[1].marks) == "小测 1 · 公司与课程"
    )


def test_a_line_of_the_overview_leads_to_the_month_of_its_person(planned: Workplace) -> None:
    presenter, paper = _presenter(planned, planned.supervisor)
    presenter.set_mode(OVERVIEW)
    weeks = paper.pages[-1].weeks
    assert weeks is not None
    presenter.open_target(weeks.lines[1].key)
    assert (paper.pages[-1].mode, paper.pages[-1].person) == (MONTH, "林晓雨")


def test_a_mentor_looks_but_lays_no_plan_and_sets_no_day(place: Workplace) -> None:
    presenter, paper = _presenter(place, place.mentor)
    presenter.show_person(place.trainee.id)
    assert paper.pages[-1].may_choose
    assert not paper.pages[-1].may_plan
    assert paper.panels[-1].setting is None
    blank = paper.panels[-1].blank
    assert blank is not None
    assert blank.act == ""


def test_a_supervisor_sets_a_day_off_and_takes_it_back(place: Workplace) -> None:
    presenter, paper = _presenter(place, place.supervisor)
    presenter.settling.set_day(False, "校庆")
    panel, page = paper.panels[-1], paper.pages[-1]
    today = next(day for day in page.days if day.day == TODAY)
    assert (today.closed, today.label) == (True, "校庆")
    assert panel.sentence == "自定休息日 · 校庆"
    assert panel.setting is not None
    assert panel.setting.own
    assert paper.said == ["11月23日 周一 已设为休息日。"]
    assert paper.undo is not None
    paper.undo()
    assert not next(day for day in paper.pages[-1].days if day.day == TODAY).closed


def test_taking_an_own_day_away_can_be_undone_with_its_note(place: Workplace) -> None:
    presenter, paper = _presenter(place, place.supervisor)
    presenter.settling.set_day(False, "校庆")
    presenter.settling.drop_day()
    assert paper.said[-1] == "11月23日 周一 已恢复公共安排。"
    assert paper.undo is not None
    paper.undo()
    assert paper.panels[-1].sentence == "自定休息日 · 校庆"


def test_a_year_that_is_not_settled_is_said_and_confirmed_by_who_may(place: Workplace) -> None:
    presenter, paper = _presenter(place, place.supervisor)
    assert paper.pages[-1].notice is None
    presenter.show_day(date(2027, 2, 6))
    page = paper.pages[-1]
    assert page.notice is not None
    assert (page.notice.year, page.notice.act) == (2027, "确认安排无误")
    assert next(d for d in page.days if d.day == date(2027, 2, 6)).label == "春节 待确认"
    presenter.settling.confirm_year(2027)
    page = paper.pages[-1]
    assert page.notice is None
    assert next(d for d in page.days if d.day == date(2027, 2, 6)).label == "春节"
    assert paper.undo is not None
    paper.undo()
    assert paper.pages[-1].notice is not None


def test_a_trainee_reads_that_a_year_is_not_settled_without_a_button(place: Workplace) -> None:
    presenter, paper = _presenter(place, place.trainee)
    presenter.show_day(date(2027, 2, 6))
    notice = paper.pages[-1].notice
    assert notice is not None
    assert notice.act == ""


def test_an_administrator_sees_the_working_days_of_all(place: Workplace) -> None:
    admin = place.services.people.add(
        place.supervisor, NewPerson("郑安", "9001", frozenset({Role.ADMINISTRATOR}), PASSWORD)
    )
    _, paper = _presenter(place, admin)
    assert not paper.pages[-1].may_choose
    assert paper.panels[-1].setting is not None
    blank = paper.panels[-1].blank
    assert blank is not None
    assert blank.title == "全机构的工作日"


def test_an_unknown_session_changes_nothing(planned: Workplace) -> None:
    presenter, paper = _presenter(planned, planned.trainee)
    before = paper.chosen
    presenter.show_session(str(uuid4()))
    assert paper.chosen == before
