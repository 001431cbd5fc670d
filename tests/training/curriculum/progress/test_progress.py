"""Progress: counts that open down to sessions, and the forecast of the last day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from classroom import TUESDAY, Classroom

from db.records import SessionOnDay
from desktop_app.system.errors import NotAllowed
from desktop_app.training.curriculum.attendance.marks import Mark
from desktop_app.training.curriculum.progress.counting import count
from desktop_app.training.curriculum.workdays import WorkCalendar

CALENDAR = WorkCalendar({}, frozenset())
START = date(2026, 11, 2)
WORKING = [day for n in range(120) if CALENDAR.is_working(day := START + timedelta(days=n))]
DONE = datetime(2026, 11, 2, tzinfo=UTC)


def session(place: int, done: bool = False, **fields: object) -> SessionOnDay:
    made = SessionOnDay(
        UUID(int=place), UUID(int=1), UUID(int=2), f"s{place}", "", "", f"课 {place}", "class",
        WORKING[place], 540, 60, "", "", {}, DONE if done else None,
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


def test_every_figure_is_its_sessions() -> None:
    sessions = [session(n, done=n < 3, kind="exam" if n == 0 else "class") for n in range(10)]
    found = count(sessions, WORKING[5], CALENDAR)
    assert [len(one) for one in (found.done, found.late, found.due)] == [3, 2, 5]
    assert found.late == (sessions[3], sessions[4])
    assert found.share == 0.3
    assert {kind: (one.done, one.planned) for kind, one in found.hours.items()} == {
        "exam": (60, 60),
        "class": (120, 540),
    }


def test_as_planned_ends_as_planned_and_a_finished_plan_is_finished() -> None:
    sessions = [session(n, done=n < 5) for n in range(20)]
    found = count(sessions, WORKING[5], CALENDAR).forecast
    assert found is not None
    assert (found.expected, found.pace, found.late) == (WORKING[19], 1.0, False)
    over = count([session(n, done=True) for n in range(20)], WORKING[30], CALENDAR).forecast
    assert over is not None
    assert over.expected == WORKING[19]
    assert count([], START, CALENDAR).forecast is None


def test_half_the_pace_takes_twice_as_long_for_what_is_left_and_what_is_late() -> None:
    # Ten a day planned, five done: 15 left of which 5 are late, 10 days ahead at half the pace.
    sessions = [session(n, done=n < 10 and n % 2 == 0) for n in range(20)]
    found = count(sessions, WORKING[10], CALENDAR).forecast
    assert found is not None
    assert found.pace == 0.5
    assert found.expected == WORKING[10 + 30 - 1]
    assert found.late


def test_nothing_done_counts_as_a_quarter_of_the_pace() -> None:
    found = count([session(n) for n in range(8)], WORKING[4], CALENDAR).forecast
    assert found is not None
    assert found.pace == 0.25
    assert found.expected == WORKING[4 + 32 - 1]


def test_what_waits_behind_an_open_gate_is_held_back_and_make_ups_count_once() -> None:
    gate = session(1, detail={"gate": "exam"})
    behind = session(8, detail={"after": ["s1"]})
    extra = session(9, makes_up=gate.id)
    found = count([session(0, done=True), gate, behind, extra], WORKING[5], CALENDAR)
    assert found.held_back == (behind,)
    assert found.total == 3
    passed = replace(gate, done_at=DONE)
    assert count([passed, behind], WORKING[5], CALENDAR).held_back == ()


def test_the_overview_has_every_member_and_opens_down_to_markings(classroom: Classroom) -> None:
    place = classroom.place
    classroom.go_to(TUESDAY)
    mine, other = classroom.seat("d1-company"), classroom.seat("d1-company", of_stranger=True)
    place.services.attendance.mark(place.supervisor, {mine.id: Mark.PRESENT, other.id: Mark.ABSENT})
    classroom.go_to(date(2026, 11, 25))
    found = place.services.progress.overview(place.supervisor)
    assert found.classes == (classroom.training_class,)
    assert [one.person.name for one in found.members] == ["林晓雨", "赵一鸣"]
    counted = [one.counted for one in found.members]
    assert [(len(one.done), len(one.late), len(one.due)) for one in counted] == [
        (1, 3, 63),
        (0, 4, 63),
    ]
    assert [one.over > 0 for one in found.members] == [True, True]
    assert [one.session_id for one in found.members[1].attendance["absent"]] == [other.id]


def test_people_see_the_progress_of_whom_they_may(classroom: Classroom) -> None:
    place, book = classroom.place, classroom.place.services.progress
    own = book.of_person(place.trainee, place.trainee.id)
    assert own is not None
    assert own.counted.total == 67
    seen = {
        actor.name: [one.person.name for one in book.overview(actor).members]
        for actor in (place.supervisor, place.mentor, place.trainee, place.stranger)
    }
    assert seen == {
        place.supervisor.name: ["林晓雨", "赵一鸣"],
        place.mentor.name: ["林晓雨"],
        place.trainee.name: ["林晓雨"],
        place.stranger.name: ["赵一鸣"],
    }
    with pytest.raises(NotAllowed):
        book.of_person(place.stranger, place.trainee.id)
    assert book.of_person(place.supervisor, place.mentor.id) is None
