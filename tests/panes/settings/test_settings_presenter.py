"""What the pane of settings decides: checks, permissions, and what is said where."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from builders import PASSWORD, Workplace
from noting import Notes, Went

from db.records import Person
from desktop_app.panes.settings.presenter import SettingsPresenter
from desktop_app.panes.settings.shown import TrayShown
from desktop_app.panes.settings.telling import size_text, year_shown
from desktop_app.system.background import Cancelled, Inline, Progress, T
from desktop_app.system.errors import NotAllowed
from desktop_app.training.curriculum.workdays import PUBLISHED_YEARS, WorkCalendar


class Trays:
    """A desktop with or without a tray."""

    def __init__(self, available: bool = True) -> None:
        self.available, self.enabled = available, True

    def set_enabled(self, enabled: bool) -> None:
        self.enabled = enabled


class Look:
    """An appearance that keeps what was chosen."""

    def __init__(self) -> None:
        self.theme = "system"
        self.text_percent = 100

    def set_theme(self, choice: str) -> None:
        self.theme = choice

    def set_text_percent(self, percent: int) -> None:
        self.text_percent = percent


class Room:
    """A presenter over real data, with a view that takes notes."""

    def __init__(
        self, place: Workplace, actor: Person, background: Inline | None = None, agrees: bool = True
    ) -> None:
        self.notes: Any = Notes(ask_remove=agrees)
        self.went, self.look, self.trays = Went(), Look(), Trays()
        services = place.services
        self.presenter = SettingsPresenter(
            self.notes,
            actor,
            services.settings,
            services.curriculum,
            services.people,
            services.maintenance,
            self.look,
            self.trays,
            place.clock,
            background or Inline(),
            self.went,
        )
        self.presenter.refresh()

    def figure(self, name: str) -> Any:
        groups, _may_change = self.notes.last("show_figures")
        return next(f for group in groups for f in group.figures if f.name == name)


def test_every_figure_is_shown_with_unit_default_and_source(place: Workplace) -> None:
    room = Room(place, place.supervisor)

    groups, may_change = room.notes.last("show_figures")

    assert may_change
    assert [group.title for group in groups] == [
        "练习",
        "复习",
        "表单",
        "质检",
        "课程",
        "带教",
        "证书",
        "发展",
        "考试",
        "实操",
        "安全",
    ]
    assert sum(len(group.figures) for group in groups) == len(place.services.settings.all())
    first = room.figure("practice.first_response_s")
    assert (first.value, first.unit, first.note) == ("60", "秒", "默认 60 秒 · 来源 机构客服资料")


def test_a_figure_is_changed_and_can_be_set_back(place: Workplace) -> None:
    room = Room(place, place.supervisor)

    room.presenter.change_figure("practice.pass_mark", " 75 ")
    assert place.services.settings.figures().number("practice.pass_mark") == 75
    assert room.figure("practice.pass_mark").changed

    room.presenter.reset_figure("practice.pass_mark")
    assert place.services.settings.figures().number("practice.pass_mark") == 70
    assert not room.figure("practice.pass_mark").changed


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("practice.pass_mark", "七十", "请填数字，例如 70。"),
        ("practice.pass_mark", "101", "“练习达标线”要在 0 到 100 分之间。 原来的数值没有变。"),
        ("practice.pass_mark", "nan", "“练习达标线”要在 0 到 100 分之间。 原来的数值没有变。"),
        ("certificate.valid_years", "1.5", "“证书有效期”要填整数。 原来的数值没有变。"),
        ("forms.passing", "95", "“合格线”不能高于“优秀线”。 原来的数值没有变。"),
        (
            "certificate.gold_mark",
            "60",
            "“理论与实操的及格线”不能高于“金牌客服线”。 原来的数值没有变。",
        ),
    ],
)
def test_what_is_wrong_is_said_under_the_figure(
    place: Workplace, name: str, typed: str, said: str
) -> None:
    room = Room(place, place.supervisor)
    before = place.services.settings.figures().number(name)

    room.presenter.change_figure(name, typed)

    assert room.notes.last("show_figure_problem") == (name, said)
    assert place.services.settings.figures().number(name) == before


def test_the_weights_need_not_make_a_hundred_but_not_all_be_nothing(place: Workplace) -> None:
    room = Room(place, place.supervisor)
    names = ("calming", "solution", "time", "language")

    for name in names[:3]:
        room.presenter.change_figure(f"practice.weight_{name}", "0")
    groups, _ = room.notes.last("show_figures")
    assert groups[0].remark == "四项权重合计 20%，评分时按比例折算成 100%。"
    room.presenter.change_figure("practice.weight_language", "0")

    _, said = room.notes.last("show_figure_problem")
    assert said == "四项权重不能都是 0。 原来的数值没有变。"


def test_a_trainee_reads_the_figures_and_changes_none(place: Workplace) -> None:
    room = Room(place, place.trainee)

    _, may_change = room.notes.last("show_figures")
    (days,) = room.notes.last("show_days")
    (backups,) = room.notes.last("show_backups")

    assert (may_change, days.may_set, backups.may_back_up) == (False, False, False)
    with pytest.raises(NotAllowed):
        room.presenter.change_figure("practice.pass_mark", "10")
    with pytest.raises(NotAllowed):
        room.presenter.back_up()


@pytest.mark.parametrize(
    ("old", "new", "again", "field", "said"),
    [
        ("", "abcdefgh", "abcdefgh", "old", "请输入现在的密码。"),
        (PASSWORD, "", "", "new", "请输入新密码。"),
        (PASSWORD, PASSWORD, PASSWORD, "new", "新密码和现在的一样。"),
        (PASSWORD, "abcdefgh", "abcdefgi", "again", "两次输入的新密码不一样。"),
        ("wrong one", "abcdefgh", "abcdefgh", "old", "现在的密码不对。"),
        (PASSWORD, "short", "short", "new", "密码至少要 8 位。"),
    ],
)
def test_what_is_wrong_with_a_password_is_said_under_its_field(
    place: Workplace, old: str, new: str, again: str, field: str, said: str
) -> None:
    room = Room(place, place.trainee)

    room.presenter.change_password(old, new, again)

    assert room.notes.last("show_password_problem") == (field, said)
    assert place.services.people.sign_in("3001", PASSWORD).id == place.trainee.id


def test_a_changed_password_signs_in(place: Workplace) -> None:
    room = Room(place, place.trainee)

    room.presenter.change_password(PASSWORD, "a longer one", "a longer one")

    assert room.notes.count("show_password_changed") == 1
    assert place.services.people.sign_in("3001", "a longer one").id == place.trainee.id


def test_wrong_passwords_in_a_row_make_one_wait(place: Workplace) -> None:
    room = Room(place, place.trainee)

    for _ in range(3):
        room.presenter.change_password("wrong one", "abcdefgh", "abcdefgh")

    _, said = room.notes.last("show_password_problem")
    assert "请等 5 秒再试" in said


def test_own_days_are_added_and_taken_back(place: Workplace) -> None:
    room = Room(place, place.supervisor)
    day = date(2026, 12, 31)

    room.presenter.add_day(day, False, " 年终盘点 ")
    (days,) = room.notes.last("show_days")
    assert [(one.day, one.kind, one.note) for one in days.own] == [
        ("2026年12月31日 周四", "休息", "年终盘点")
    ]
    assert not place.services.curriculum.work_calendar().is_working(day)

    room.presenter.remove_day("2026-12-31")
    (days,) = room.notes.last("show_days")
    assert days.own == ()
    assert place.services.curriculum.work_calendar().is_working(day)


def test_a_day_stays_when_one_thinks_better_of_removing_it(place: Workplace) -> None:
    room = Room(place, place.supervisor, agrees=False)
    room.presenter.add_day(date(2026, 12, 31), False, "")

    room.presenter.remove_day("2026-12-31")

    assert room.notes.last("ask_remove") == ("12月31日 周四",)
    assert len(place.services.curriculum.own_days()) == 1


def test_next_year_waits_for_confirmation(place: Workplace) -> None:
    room = Room(place, place.supervisor)

    (days,) = room.notes.last("show_days")
    assert [(y.year, y.state, y.can_confirm) for y in days.years] == [
        (2026, "按国务院公布的安排", False),
        (2027, "推算的，待核对", True),
    ]
    room.presenter.confirm_year(2027, True)

    (days,) = room.notes.last("show_days")
    assert days.years[1].state == "已核对"
    assert not place.services.curriculum.work_calendar().is_provisional(2027)


def test_the_holidays_of_a_year_are_told_as_people_know_them() -> None:
    told = year_shown(WorkCalendar({}, frozenset()), 2026, PUBLISHED_YEARS).holidays

    assert "春节 2月15日至2月23日" in told
    assert "国庆节 10月1日至10月7日" in told
    assert told.endswith("调休上班 1月4日、2月14日、2月28日、5月9日、9月20日、10月10日")


def test_a_backup_is_made_listed_and_told(place: Workplace) -> None:
    room = Room(place, place.supervisor)
    place.clock.advance(timedelta(minutes=5))

    room.presenter.back_up()

    (backups,) = room.notes.last("show_backups")
    assert backups.folder == str(place.folder)
    assert (backups.backups[0].time, backups.backups[0].reason) == (
        "2026年11月23日 09:05",
        "手动",
    )
    assert room.went.said[0].startswith("已备份并验证")
    assert str(place.folder) in backups.restore


class _CancelledAtOnce(Inline):
    """Cancels long work at its first step, as a person would."""

    def run_long(
        self,
        owner: object,
        title: str,  # noqa: ARG002 - the protocol's shape
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        progress = Progress()
        progress.cancel()
        self.run(owner, lambda: work(progress), done, failed)


def test_a_cancelled_backup_leaves_nothing_behind_and_can_be_tried_again(place: Workplace) -> None:
    room = Room(place, place.supervisor, background=_CancelledAtOnce())
    before = place.services.maintenance.backups()

    for _ in range(2):
        with pytest.raises(Cancelled):
            room.presenter.back_up()

    assert place.services.maintenance.backups() == before
    assert list(place.folder.rglob("*.partial")) == []


def test_theme_and_text_size_go_to_the_appearance(place: Workplace) -> None:
    room = Room(place, place.trainee)

    room.presenter.set_theme("dark")
    room.presenter.set_text_percent(125)
    room.presenter.show_appearance()

    assert (room.look.theme, room.look.text_percent) == ("dark", 125)
    assert room.notes.last("show_appearance") == ("dark", 125)


def test_a_target_shows_its_section(place: Workplace) -> None:
    room = Room(place, place.trainee)

    room.presenter.open_target("section:backups")
    room.presenter.open_target("section:no-such")

    assert room.notes.last("show_section") == ("backups",)
    assert room.notes.count("show_section") == 1


@pytest.mark.parametrize(
    ("size", "text"),
    [(1, "1 KB"), (99_999, "100 KB"), (100_000, "0.1 MB"), (33_100_000, "33.1 MB")],
)
def test_sizes_are_told_in_units_of_a_thousand(size: int, text: str) -> None:
    assert size_text(size) == text


def test_the_tray_is_switched_off_and_on(place: Workplace) -> None:
    room = Room(place, place.trainee)
    room.presenter.set_tray(False)
    assert room.notes.last("show_tray") == (TrayShown(False, True),)
    room.trays.available = False
    room.presenter.refresh()
    assert room.notes.last("show_tray") == (TrayShown(False, False),)
