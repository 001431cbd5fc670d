"""A practical passes the gate of a plan; who waits before it is told what is missing."""

from datetime import timedelta
from typing import Any

import pytest
from builders import PASSWORD
from classroom import Classroom
from practical_room import PracticalRoom

from db.records import Practical, SessionOnDay
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.curriculum.attendance.use_cases import Result


class Gate:
    """The class of two on the day after its practical."""

    def __init__(self, classroom: Classroom) -> None:
        self.classroom, self.place = classroom, classroom.place
        self.room = PracticalRoom(classroom.place)
        classroom.go_to(self.session.day + timedelta(days=1))

    @property
    def session(self) -> SessionOnDay:
        return self.classroom.seat("practical")

    def marked(self, **changed: Any) -> Practical:
        """Let all drills be done and marked."""
        practical = self.room.open()
        for position in (1, 2, 3):
            self.room.do(practical, position)
            self.room.mark(practical, position, **changed)
        return practical

    def register(self, practical: Practical) -> None:
        marking = self.place.services.practical_marking
        marking.register(self.place.supervisor, practical.id, PASSWORD)

    def told(self) -> str:
        """What the next gate says is missing before it."""
        review = self.classroom.seat("r90")
        whole = self.place.services.sessions.whole(self.place.supervisor, review.id)
        return next(one.told for one in whole.before if one.gate == "practical")


@pytest.fixture
def gate(classroom: Classroom) -> Gate:
    return Gate(classroom)


def test_a_registered_mark_passes_the_gate_and_stands_with_it(gate: Gate) -> None:
    assert gate.told() == "还没有开始实操考核。"
    practical = gate.marked()
    assert gate.told() == "实操考核进行中：各场都已评分，等主管登记成绩。"
    gate.register(practical)
    assert gate.session.done_at is not None
    assert gate.classroom.seat("practical", of_stranger=True).done_at is None
    whole = gate.place.services.sessions.whole(gate.place.mentor, gate.session.id)
    (row,) = whole.page.rows
    assert row.result is not None
    assert (row.result.mark, row.result.passed) == (81, True)
    assert row.result.note.startswith("实操考核成绩 SC-")
    # Held on the day after its session: its sheets belong to it all the same.
    assert [one.about for one in whole.work if one.kind == "sheet"] == [
        "practical_drill", "practical_drill", "practical_drill", "practical",
    ]  # fmt: skip


LOW = dict.fromkeys(
    ("communication", "problem-solving", "emotion-management", "professional-conduct"), 60
)


def test_who_failed_waits_and_only_a_supervisor_lets_them_through(gate: Gate) -> None:
    gate.register(gate.marked(**LOW))
    assert gate.session.done_at is None
    assert gate.told() == "实操成绩 60 分，没有及格，还没有另开一次。"
    todos = gate.place.services.today.page(gate.place.trainee)
    told = " ".join(one.detail for one in (todos.first, *todos.rest) if one is not None)
    assert "没有及格，还没有另开一次，后面的课次在等它" in told
    books, seat = gate.place.services.attendance, gate.session.id
    with pytest.raises(Trouble, match="放行要写明原因"):
        books.note_results(gate.place.supervisor, {seat: Result(passed=True)})
    with pytest.raises(NotAllowed):
        books.note_results(gate.place.mentor, {seat: Result(passed=True, note="熟悉流程")})
    again = gate.room.open()
    assert gate.told() == "实操考核进行中：第 1 场（简单）还没有做。"
    gate.place.services.practicals.cancel(gate.place.supervisor, again.id, "改期")
    gate.register(gate.marked())
    assert gate.session.done_at is not None


def test_a_supervisor_is_asked_to_open_one_when_its_day_has_come(gate: Gate) -> None:
    marking, place = gate.place.services.practical_marking, gate.place

    def asked() -> list[str]:
        found = marking.waiting(place.supervisor)
        return [f"{one.title}→{one.target}" for one in found if one.tag == "待安排"]

    both = "开始实操考核 · 林晓雨、赵一鸣→practical"
    alone = f"开始实操考核 · 赵一鸣→practical:for/{place.stranger.id}"
    assert asked() == [both]
    practical = gate.room.open()
    assert asked() == [alone]
    place.services.practicals.cancel(place.supervisor, practical.id, "改期")
    gate.register(gate.marked())
    assert asked() == [alone]
    place.clock.advance(timedelta(days=-3))
    assert asked() == []


def test_the_form_of_a_practical_leads_to_where_it_is_held(gate: Gate) -> None:
    sessions, seat = gate.place.services.sessions, gate.session.id
    leads = {}
    for who in (gate.place.supervisor, gate.place.trainee):
        found = sessions.whole(who, seat).materials
        form = next(one for one in found if one.name == "实操考核 · 单场评分")
        leads[who.id] = (form.pane, form.target)
    assert leads == {
        gate.place.supervisor.id: ("exams", f"practical:for/{gate.place.trainee.id}"),
        gate.place.trainee.id: ("exams", "own"),
    }
