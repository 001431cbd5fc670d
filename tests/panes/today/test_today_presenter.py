"""What today decides: words, counts, and where things lead; with a view that only takes notes."""

from dataclasses import replace

import pytest
from builders import PASSWORD, Workplace

from db.records import Person, Role
from desktop_app.panes.today.presenter import TodayPresenter
from desktop_app.panes.today.shown import TodayShown
from desktop_app.system.background import Inline
from desktop_app.training.people.use_cases import NewPerson


class Paper:
    """A view that keeps what it was told."""

    def __init__(self) -> None:
        self.pages: list[TodayShown] = []
        self.count = -1
        self.heading = ("", "")
        self.copied = ""

    def copy(self, text: str) -> None:
        self.copied = text

    def show_page(self, page: TodayShown) -> None:
        self.pages.append(page)

    def show_count(self, count: int) -> None:
        self.count = count

    def set_heading(self, title: str, sentence: str) -> None:
        self.heading = (title, sentence)


class Went:
    """A navigator that keeps where it was sent."""

    def __init__(self) -> None:
        self.places: list[tuple[str, str]] = []
        self.told: list[str] = []

    def go(self, pane: str, target: str = "") -> None:
        self.places.append((pane, target))

    def notify(self, text: str) -> None:
        self.told.append(text)


def _presenter(place: Workplace, actor: Person) -> tuple[TodayPresenter, Paper, Went]:
    paper, went = Paper(), Went()
    presenter = TodayPresenter(
        paper, actor, place.services.today, place.services.reminders, place.clock, Inline(), went
    )
    presenter.refresh()
    return presenter, paper, went


def _lay(place: Workplace, back: int = 0) -> None:
    """Give the trainee the 90-day path, begun *back* days ago."""
    start = place.clock.today().replace(day=place.clock.today().day - back)
    place.services.curriculum.lay_plan(place.supervisor, place.trainee, "new-hire-90", start)


def test_a_trainee_reads_the_day_and_the_mentor_in_the_heading(place: Workplace) -> None:
    _, paper, _ = _presenter(place, place.trainee)
    assert paper.heading == ("今日", "11月23日 周一 · 入职第 1 天 · 带教导师 王敏")


def test_the_first_thing_is_a_drill_that_one_act_starts(place: Workplace) -> None:
    presenter, paper, went = _presenter(place, place.trainee)
    first = paper.pages[-1].first
    assert first is not None
    assert first.pane == "practice"
    assert first.target.startswith("start:")
    assert first.act == "开始练习"
    presenter.open_target("first")
    assert went.places == [("practice", first.target)]


def test_sessions_of_the_day_stand_in_order_with_their_minutes(place: Workplace) -> None:
    _lay(place)
    _, paper, _ = _presenter(place, place.trainee)
    sessions = [one for one in paper.pages[-1].rest if ":" in one.when]
    assert [one.when for one in sessions] == ["09:00", "13:30", "15:15", "17:00"]
    assert sessions[0].title == "岗前 1 · 公司与部门"
    assert sessions[0].minutes == "150 分钟"
    assert sessions[0].target.startswith("session:")


def test_the_reminder_of_tomorrow_is_copied_and_says_so(place: Workplace) -> None:
    _lay(place)
    presenter, paper, went = _presenter(place, place.trainee)
    tomorrow = next(one for one in paper.pages[-1].rest if one.when == "明天")
    assert tomorrow.minutes == ""
    presenter.copy(tomorrow.copy)
    assert paper.copied.startswith("林晓雨，您好。提醒您参加 11月24日 周二")
    assert went.told == ["已复制，可以直接粘贴发送。"]


def test_the_footer_adds_up_what_is_left(place: Workplace) -> None:
    _lay(place)
    _, paper, _ = _presenter(place, place.trainee)
    page = place.services.today.page(place.trainee)
    todo = [one for one in (page.first, *page.rest) if one is not None]
    hours, minutes = divmod(sum(one.minutes for one in todo), 60)
    practice = sum(one.minutes for one in todo if one.practice)
    expected = f"全部做完约 {hours} 小时 {minutes} 分，其中练习 {practice} 分钟。"
    assert paper.pages[-1].footer == expected


def test_the_badge_counts_what_is_open_and_a_done_session_leaves_it(place: Workplace) -> None:
    _lay(place)
    presenter, paper, _ = _presenter(place, place.trainee)
    before = paper.count
    told = place.services.today.page(place.trainee).rest
    assert before == 1 + sum(not one.notice for one in told)
    assert any(one.notice for one in told)
    session = next(one for one in paper.pages[-1].rest if one.pane == "calendar")
    session_id = (
        place.services.curriculum.page(
            place.trainee, place.trainee.id, place.clock.today(), place.clock.today()
        )
        .sessions[0]
        .id
    )
    place.services.curriculum.mark_done(place.trainee, session_id, True)
    presenter.refresh()
    # The session is over and its feedback waits instead.
    asked = [one for one in paper.pages[-1].rest if one.title.startswith("课次反馈")]
    assert [session.title in one.title for one in asked] == [True]
    assert paper.count == before - 1 + len(asked)
    done = next(one for one in paper.pages[-1].rest if one.title == session.title)
    assert (done.done, done.tag, done.tone) == (True, "已完成", "good")


def test_the_next_gate_is_counted_in_days(place: Workplace) -> None:
    _lay(place)
    _, paper, _ = _presenter(place, place.trainee)
    standing = paper.pages[-1].standing
    assert standing is not None
    assert standing.title == "离小测 1 · 公司与课程还有 2 天"
    assert standing.sentence == "11月25日 周三"
    assert [(bar.label, bar.text) for bar in standing.bars][1:] == [
        ("课次完成", "0 / 67"),
        ("自检坚持", "连续 0 天"),
    ]


def test_without_a_plan_the_standing_says_what_will_come(place: Workplace) -> None:
    _, paper, _ = _presenter(place, place.trainee)
    standing = paper.pages[-1].standing
    assert standing is not None
    assert standing.title == "我的进度"
    assert "排好计划后" in standing.sentence


def test_a_day_of_learning_alone_is_told_by_its_minutes(place: Workplace) -> None:
    modes, actor = place.services.modes, place.trainee
    studying = modes.begin(actor, "script/angry-customer", "learning")
    while studying.run.step is not None:
        studying = modes.answer(actor, studying, ("read",), 45)
    _, paper, _ = _presenter(place, actor)
    heat = paper.pages[-1].heat
    assert heat is not None
    assert (heat.squares[-1].words, heat.squares[-1].level) == ("11月23日 周一 · 学习 3 分钟", 1)
    assert heat.sentence == "这周 1 天里学了 1 天，还没有对练"


def test_twelve_weeks_end_today_and_start_on_a_monday(place: Workplace) -> None:
    _, paper, _ = _presenter(place, place.trainee)
    heat = paper.pages[-1].heat
    assert heat is not None
    assert len(heat.squares) == 11 * 7 + 1
    assert heat.squares[0].day.weekday() == 0
    assert heat.squares[-1].words == "11月23日 周一 · 没有练习"
    assert len(heat.legend) == 4


def test_nothing_moves_when_nothing_has_changed(place: Workplace) -> None:
    presenter, paper, _ = _presenter(place, place.trainee)
    presenter.refresh()
    assert len(paper.pages) == 1


def test_a_mentor_owes_the_sheet_of_a_shadow_day_that_has_come(place: Workplace) -> None:
    _lay(place, back=10)
    _, paper, went = _presenter(place, place.mentor)
    page = paper.pages[-1]
    assert paper.heading[1] == "11月23日 周一 · 带 1 位学员"
    assert page.first is not None
    assert page.first.title.endswith("林晓雨")
    assert page.first.act == "写记录"
    assert page.first.pane == "mentoring"
    assert [(one.title, one.pane) for one in page.mentees] == [("林晓雨", "people")]
    assert page.mentees[0].tag.startswith("欠 ")
    assert went.places == []


def test_a_mentor_without_owed_sheets_sees_the_trainees(place: Workplace) -> None:
    _, paper, _ = _presenter(place, place.mentor)
    page = paper.pages[-1]
    assert page.first is None
    assert page.blank is not None
    assert page.blank.title == "今天没有要写的记录"
    assert [(one.title, one.tag) for one in page.mentees] == [("林晓雨", "没练过")]


def test_a_supervisor_is_led_to_the_trainees(place: Workplace) -> None:
    _, paper, _ = _presenter(place, place.supervisor)
    blank = paper.pages[-1].blank
    assert blank is not None
    assert (blank.act, blank.pane) == ("查看学员", "people")
    assert paper.count == 0


def test_a_supervisor_who_is_alone_is_led_to_adding_people(place: Workplace) -> None:
    presenter, paper, _ = _presenter(place, place.supervisor)
    page = replace(place.services.today.page(place.supervisor), colleagues=0)
    presenter._show(presenter._asked, page)
    blank = paper.pages[-1].blank
    assert blank is not None
    assert (blank.act, blank.target) == ("添加人员", "new")


def test_who_is_trainee_and_mentor_has_both_days(place: Workplace) -> None:
    both = place.services.people.add(
        place.supervisor,
        NewPerson("许平", "4001", frozenset({Role.TRAINEE, Role.MENTOR}), PASSWORD),
    )
    _, paper, _ = _presenter(place, both)
    assert paper.heading[1] == "11月23日 周一 · 入职第 1 天 · 带 0 位学员"
    assert paper.pages[-1].first is not None


def test_a_late_answer_of_an_earlier_question_is_dropped(place: Workplace) -> None:
    presenter, paper, _ = _presenter(place, place.trainee)
    old = place.services.today.page(place.supervisor)
    presenter._show(presenter._asked - 1, old)
    assert len(paper.pages) == 1


@pytest.mark.parametrize(
    ("minutes", "text"), [(9, "9 分钟"), (60, "1 小时"), (132, "2 小时 12 分")]
)
def test_long_spans_are_told_in_hours(minutes: int, text: str) -> None:
    from desktop_app.panes.today.wording import _long

    assert _long(minutes) == text
