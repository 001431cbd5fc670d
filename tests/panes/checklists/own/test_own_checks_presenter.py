"""Which self-check is shown, what is kept, and what a handed-in one comes to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar

import pytest
from builders import Workplace

from db.records import Person
from desktop_app.filling.presenter import FillPresenter
from desktop_app.filling.shown import FillShown
from desktop_app.panes.checklists.own.presenter import OwnChecksPresenter
from desktop_app.panes.checklists.own.shown import CheckRow, RecordShown, SheetShown, Square
from desktop_app.system.background import Background, Inline
from desktop_app.training.checks.use_cases import CheckList

T = TypeVar("T")

DAILY = "service-self-check"
TODAY = date(2026, 11, 23)


@dataclass
class FakeView:
    """What the presenter told the view last."""

    heading: tuple[str, str] = ("", "")
    count: int = -1
    rows: Sequence[CheckRow] = ()
    current: str = ""
    record: RecordShown | None = None
    open: FillShown | None = None
    signed: SheetShown | None = None
    standing: tuple[str, str] = ("", "")
    missing: tuple[Sequence[str], str] = ((), "")
    nothing: bool = False
    said: list[str] = field(default_factory=list)

    def set_heading(self, title: str, sentence: str) -> None:
        self.heading = (title, sentence)

    def show_count(self, count: int) -> None:
        self.count = count

    def show_checks(self, rows: Sequence[CheckRow], current: str) -> None:
        self.rows, self.current = rows, current

    def show_record(self, record: RecordShown) -> None:
        self.record = record

    def square(self, back: int = 0) -> Square:
        """Return the square of so many days before today."""
        assert self.record is not None
        return self.record.squares[-1 - back]

    def show_filling(self, fill: FillShown) -> None:
        self.open, self.signed = fill, None

    def show_hidden(self, items: frozenset[str]) -> None:
        assert not items, "no self-check leaves anything out"

    def show_arithmetic(self, lines: Sequence[str]) -> None:
        raise AssertionError(lines)

    def ask_signature(self, _name: str, _what: str) -> None:
        raise AssertionError("a self-check binds nobody else")

    def show_signature_problem(self, text: str, _wait: float) -> None:
        raise AssertionError(text)

    def close_signature(self) -> None:
        """Nothing was asked for."""

    def show_signed(self, sheet: SheetShown) -> None:
        self.open, self.signed = None, sheet

    def show_fill_state(self, score: str, saved: str) -> None:
        self.standing = (score, saved)

    def show_missing(self, items: Sequence[str], sentence: str) -> None:
        self.missing = (items, sentence)

    def show_nothing(self) -> None:
        self.nothing = True

    def go(self, pane: str, target: str = "") -> None:
        raise AssertionError((pane, target))

    def notify(self, text: str) -> None:
        self.said.append(text)


def presenters(
    place: Workplace, view: FakeView, actor: Person, background: Background | None = None
) -> tuple[OwnChecksPresenter, FillPresenter]:
    """Wire the presenters as the room does."""
    services, runner = place.services, background or Inline()
    fill = FillPresenter(lambda: view, actor, services.forms, runner, view)
    own = OwnChecksPresenter(
        view, actor, services.checks, services.forms, fill, place.clock, runner, view
    )
    return own, fill


class Room:
    """The presenter of one person over a real organisation."""

    def __init__(self, place: Workplace, actor: Person | None = None) -> None:
        self.place = place
        self.view = FakeView()
        self.presenter, self.fill_in = presenters(place, self.view, actor or place.trainee)
        self.presenter.refresh()

    def fill(self, *noes: str) -> None:
        """Answer everything with yes, and *noes* with no."""
        assert self.view.open is not None
        for item in self.view.open.form.items():
            self.fill_in.answer(item.id, "no" if item.id in noes else "yes")

    def do(self, *noes: str) -> SheetShown:
        """Fill in and hand in."""
        self.fill(*noes)
        self.fill_in.submit()
        assert self.view.signed is not None
        return self.view.signed

    def row(self, key: str = DAILY) -> CheckRow:
        """Return a line of the list."""
        return next(row for row in self.view.rows if row.key == key)


def waiting(room: Room) -> tuple[CheckList, ...]:
    """Return what 今日 asks for."""
    return room.place.services.checks.board(room.place.trainee).open()


@pytest.fixture
def room(place: Workplace) -> Room:
    return Room(place)


def test_the_daily_check_stands_first_and_is_open(room: Room) -> None:
    assert [row.key for row in room.view.rows] == [
        DAILY,
        "appearance-check",
        "handover-check",
        "privacy-desk-check",
        "ticket-closing-check",
        "complaint-check",
        "emergency-check",
        "front-desk-check",
        "vip-visit-check",
    ]
    assert room.view.current == DAILY
    assert room.view.open is not None
    assert len(room.view.open.form.items()) == 19
    assert room.row().state == "未做"
    assert room.view.count == 3
    assert room.view.heading == ("自检清单", "11月23日 周一 · 今天做了 0 张，还有 3 张要做")


def test_everybody_may_check_themselves(place: Workplace) -> None:
    room = Room(place, place.supervisor)
    room.do()
    assert room.row().state == "已做 09:00"


def test_an_answer_is_kept_at_once_and_found_again(room: Room) -> None:
    room.fill_in.answer("thanked", "yes")
    assert room.row().state == "草稿"
    assert room.view.standing == ("得分 100 / 100", "已自动保存 09:00:00")
    again = Room(room.place)
    assert again.view.open is not None
    assert again.view.open.answers == {"thanked": "yes"}
    assert again.row().state == "草稿"


def test_what_is_open_is_marked_instead_of_handed_in(room: Room) -> None:
    room.fill()
    room.fill_in.answer("thanked", None)
    room.fill_in.submit()
    assert room.view.missing == (("thanked",), "还没有填：道谢并礼貌道别")
    assert room.view.signed is None


def test_a_handed_in_check_says_what_it_comes_to(room: Room) -> None:
    shown = room.do("paraphrase", "thanked")
    summary = shown.summary
    assert summary is not None
    assert (summary.title, summary.band) == ("自评 86.7 分", "合格")
    assert summary.lines[0].startswith("11月23日 周一 09:00 提交 · ZJ-2026-000001")
    assert summary.lines[1] == "没有做到 2 项：“用自己的话复述并得到确认”“道谢并礼貌道别”。"
    assert summary.lines[2] == "这是第一次，下一次会和这次比。"
    assert room.view.said == ["已提交：ZJ-2026-000001"]
    assert room.view.count == 2
    assert room.row().state == "已做 09:00"


def test_it_is_compared_with_the_one_before(room: Room) -> None:
    room.do("paraphrase")
    room.place.clock.advance(timedelta(days=1))
    later = Room(room.place)
    summary = later.do().summary
    assert summary is not None
    assert summary.lines[1] == "没有答“否”的项。"
    assert summary.lines[2] == "比上次（11月23日 周一）高 10 分。"
    assert later.row().detail == "连续 2 天"


def test_a_critical_item_is_named_as_the_reason(room: Room) -> None:
    room.presenter.choose("privacy-desk-check")
    summary = room.do("lock").summary
    assert summary is not None
    assert summary.band == "需改进"
    assert any("一票否决项没有做到：每次离座都锁了屏" in line for line in summary.lines)


def test_the_same_day_can_be_filled_in_once_more_and_names_what_it_replaces(room: Room) -> None:
    first = room.do("thanked")
    assert first.may_repeat
    room.presenter.repeat()
    assert room.view.open is not None
    assert not room.view.open.answers
    room.do()
    forms = room.place.services.forms
    newer, older = forms.about(room.place.trainee, room.place.trainee.id, ("self_check",))
    assert forms.signed(room.place.trainee, newer.id).sheet.replaces_id == older.id


def test_the_record_shows_weeks_of_days_in_words(room: Room) -> None:
    room.do("paraphrase")
    assert room.view.record is not None
    assert len(room.view.record.squares) == 9 * 7 + 1, "nine whole weeks and this Monday"
    assert room.view.square().words == "11月23日 周一 · 自评 90 · 优秀"
    assert (room.view.square().text, room.view.square().today) == ("90", True)
    assert room.view.square(1).words == "11月22日 周日 · 休息"
    assert room.view.square(3).closed, "nothing is expected before the first one"
    assert [one.month for one in room.view.record.squares if one.month] == ["10月", "11月"]


def test_a_missed_day_is_marked_and_breaks_the_row(room: Room) -> None:
    room.do()
    room.place.clock.advance(timedelta(days=2))
    later = Room(room.place)
    later.do()
    assert later.view.record is not None
    assert later.view.record.figure == "连续 1 天"
    assert later.view.record.sentence == "最长连续 1 天；做到 66%，漏了 1 天。"
    missed = later.view.square(1)
    assert (missed.text, missed.words, missed.tone) == ("×", "11月24日 周二 · 没有做", "bad")


def test_a_square_is_rounded_down_so_that_it_never_contradicts_its_band(room: Room) -> None:
    room.do("standard-opening", "feeling-first")  # 86.5
    assert room.view.square().text == "86"


def test_an_event_is_reported_waits_and_can_be_taken_back(room: Room) -> None:
    room.presenter.choose("vip-visit-check")
    assert room.row("vip-visit-check").state == "有事时"
    assert room.view.record is not None
    assert room.view.record.report == "记下来，稍后填"
    room.presenter.report()
    assert room.row("vip-visit-check").state == "草稿"
    assert room.view.record.taken_back
    assert "vip-visit-check" in {one.key for one in waiting(room)}
    room.presenter.take_back()
    assert room.row("vip-visit-check").state == "有事时"
    assert "vip-visit-check" not in {one.key for one in waiting(room)}


def test_what_is_filled_in_is_not_taken_back(room: Room) -> None:
    room.presenter.choose("vip-visit-check")
    room.fill_in.answer("early", "yes")
    room.presenter.refresh()
    assert room.view.record is not None
    assert not room.view.record.taken_back
    room.presenter.take_back()
    assert room.row("vip-visit-check").state == "草稿"


def test_a_second_event_of_a_day_replaces_nothing(room: Room) -> None:
    room.presenter.choose("complaint-check")
    room.do()
    room.presenter.repeat()
    room.do()
    forms, trainee = room.place.services.forms, room.place.trainee
    both = [forms.signed(trainee, one.id) for one in forms.about(trainee, trainee.id)]
    assert [one.sheet.replaces_id for one in both] == [None, None]


def test_an_older_sheet_opens_read_only_and_leads_back(room: Room) -> None:
    room.do("thanked")
    room.place.clock.advance(timedelta(days=1))
    later = Room(room.place)
    later.presenter.open_sheet(later.view.square(1).sheet)
    assert later.view.signed is not None
    assert later.view.signed.answers["thanked"] == "no"
    assert (later.view.signed.may_repeat, later.view.signed.may_return) == (False, True)
    later.presenter.back_to_today()
    assert later.view.open is not None


def test_targets_lead_to_a_form_or_a_sheet(room: Room) -> None:
    room.presenter.open_target("form:handover-check")
    assert room.view.current == "handover-check"
    room.do()
    sheet = room.view.square().sheet
    again = Room(room.place)
    again.presenter.open_target(f"sheet:{sheet}")
    assert again.view.signed is not None
    assert again.view.signed.form.title == "交接班自检"


def test_a_target_that_comes_before_the_list_is_remembered(place: Workplace) -> None:
    room = Room.__new__(Room)
    room.place, room.view = place, FakeView()
    presenter, _fill = presenters(place, room.view, place.trainee)
    presenter.open_target("form:appearance-check")
    presenter.refresh()
    assert room.view.current == "appearance-check"


def test_a_refresh_leaves_an_open_sheet_alone(room: Room) -> None:
    room.fill_in.answer("thanked", "yes")
    before = room.view.open
    room.presenter.refresh()
    assert room.view.open is before


def test_another_check_keeps_what_was_typed_in_the_first(room: Room) -> None:
    room.fill_in.answer("thanked", "yes")
    room.presenter.choose("handover-check")
    room.presenter.choose(DAILY)
    assert room.view.open is not None
    assert room.view.open.answers == {"thanked": "yes"}


class Later(Inline):
    """A background runner that answers when it is told to."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(
        self,
        owner: object,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self.waiting.append(lambda: Inline.run(self, owner, work, done, failed))

    def answer(self) -> None:
        """Answer everything that was asked, and what follows from it."""
        while self.waiting:
            self.waiting.pop(0)()


def test_a_slow_answer_does_not_replace_what_was_chosen_after_it(place: Workplace) -> None:
    view, later = FakeView(), Later()
    presenter, _fill = presenters(place, view, place.trainee, later)
    presenter.refresh()
    later.answer()
    presenter.choose("handover-check")
    presenter.choose(DAILY)
    later.answer()
    assert view.open is not None
    assert view.open.form.title == "服务流程自检"
    assert view.current == DAILY


def test_a_failing_disk_is_said_and_nothing_typed_is_lost(room: Room) -> None:
    path = room.place.services.store.path
    away = path.with_name("away.db")
    path.rename(away)
    room.fill_in.answer("thanked", "yes")
    assert room.view.standing[1].startswith("还没有保存：")
    away.rename(path)
    room.fill_in.answer("recorded", "no")
    again = Room(room.place)
    assert again.view.open is not None
    assert again.view.open.answers == {"thanked": "yes", "recorded": "no"}
