"""A supervisor pairs: the proposal first, another choice with a reason, all at once, back."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from builders import Workplace
from matching_room import to_be_paired
from shadow_room import Went

from desktop_app.panes.mentoring.matching.presenter import MatchingPresenter
from desktop_app.panes.mentoring.matching.shown import (
    ChoiceRow,
    ChoiceShown,
    HistoryLine,
    PairRow,
)
from desktop_app.system.background import Inline


@dataclass
class FakeView:
    """What the presenter told the view last."""

    heading: tuple[str, str] = ("", "")
    count: int = -1
    rules: str = ""
    rows: Sequence[PairRow] = ()
    marked: str = ""
    title: str = ""
    choices: Sequence[ChoiceRow] = ()
    chosen: str = ""
    choice: ChoiceShown | None = None
    problem: str = ""
    acts: tuple[int, bool] = (0, False)
    history: list[HistoryLine] = field(default_factory=list)

    def set_heading(self, title: str, sentence: str) -> None:
        self.heading = (title, sentence)

    def show_count(self, count: int) -> None:
        self.count = count

    def show_rules(self, text: str) -> None:
        self.rules = text

    def show_trainees(self, rows: Sequence[PairRow]) -> None:
        self.rows = rows

    def mark_trainee(self, key: str) -> None:
        self.marked = key

    def show_choices(self, title: str, rows: Sequence[ChoiceRow], chosen: str) -> None:
        self.title, self.choices, self.chosen = title, rows, chosen

    def show_choice(self, choice: ChoiceShown | None) -> None:
        self.choice = choice

    def show_problem(self, text: str) -> None:
        self.problem = text

    def show_acts(self, proposals: int, may_undo: bool) -> None:
        self.acts = (proposals, may_undo)

    def show_history(self, lines: Sequence[HistoryLine]) -> None:
        self.history = list(lines)


class Room:
    """The presenter over a real organisation."""

    def __init__(self, place: Workplace) -> None:
        self.people = to_be_paired(place)
        self.place = place
        self.view, self.went = FakeView(), Went()
        self.presenter = MatchingPresenter(
            self.view, place.supervisor, place.services.matching, place.clock, Inline(), self.went
        )
        self.presenter.refresh()

    def mentor_of(self, name: str) -> str:
        return next(one.mentor for one in self.place.services.people.names() if one.name == name)

    def key(self, name: str) -> str:
        return str(self.people[name].id)


@pytest.fixture
def room(place: Workplace) -> Room:
    return Room(place)


def test_who_waits_comes_first_with_the_proposal(room: Room) -> None:
    assert room.view.count == 2
    assert [one.name for one in room.view.rows[:2]] == ["许平", "唐乐"]
    assert room.view.rows[0].detail.startswith("建议 王敏")
    assert room.view.heading[1] == "2 位学员还没有导师 · 有建议的 2 位 · 2 位导师中 1 位合条件"
    assert "同时最多带 4 人" in room.view.rules
    assert room.view.acts == (2, False)
    assert (room.view.title, room.view.chosen) == ("谁来带许平", room.key("王敏"))
    assert room.view.choice is not None
    assert room.view.choice.act == "按建议配对"
    assert not room.view.choice.needs_reason


def test_load_before_and_after_stands_beside_each_mentor(room: Room) -> None:
    wang, zhou = room.view.choices
    assert (wang.load, wang.state) == ("1 → 3 / 4", "合条件")
    assert (zhou.load, zhou.state, zhou.tone) == ("1 / 4", "不合条件", "warn")


def test_the_proposal_is_taken_and_the_next_one_waits(room: Room) -> None:
    room.presenter.confirm("")
    assert room.mentor_of("许平") == "王敏"
    assert room.went.said == ["已记下 1 个配对决定"]
    assert room.view.count == 1
    assert room.view.marked == room.key("许平")
    assert room.view.choice is not None
    assert (room.view.choice.act, room.view.choice.may_end) == ("", True)


def test_another_mentor_needs_a_reason(room: Room) -> None:
    room.presenter.choose_mentor(room.key("周航"))
    assert room.view.choice is not None
    assert room.view.choice.needs_reason
    assert "不在前 30%" in room.view.choice.reasons[-1].text
    room.presenter.confirm(" ")
    assert room.view.problem == "没有按建议配对，要写明原因。"
    assert room.mentor_of("许平") == ""
    room.presenter.confirm("同在夜班")
    assert room.mentor_of("许平") == "周航"
    assert room.view.problem == ""


def test_everybody_is_paired_at_once_and_taken_back(room: Room) -> None:
    room.presenter.take_all()
    assert [room.mentor_of(one) for one in ("许平", "唐乐")] == ["王敏", "王敏"]
    assert room.view.acts == (0, True)
    room.presenter.undo()
    assert [room.mentor_of(one) for one in ("许平", "唐乐")] == ["", ""]
    assert room.view.acts == (2, False)
    room.presenter.open_history()
    assert len(room.view.history) == 4
    assert room.view.history[0].title.endswith("没有导师")
    assert "性格互补：学员偏内向，导师偏外向" in "".join(one.detail for one in room.view.history)


def test_an_end_is_decided_with_a_reason(room: Room) -> None:
    room.presenter.open_target(f"pair:{room.key('林晓雨')}")
    assert room.view.choice is not None
    assert room.view.choice.may_end
    room.presenter.end("")
    assert room.view.problem == "结束带教要写明原因。"
    room.presenter.end("导师调岗")
    assert room.mentor_of("林晓雨") == ""


def test_without_anybody_nothing_is_chosen(place: Workplace) -> None:
    view = FakeView()
    presenter = MatchingPresenter(
        view, place.supervisor, place.services.matching, place.clock, Inline(), Went()
    )
    presenter.choose_mentor("x")
    presenter.confirm("y")
    presenter.undo()
    assert view.choice is None
