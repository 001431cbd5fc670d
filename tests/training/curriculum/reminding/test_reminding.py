"""What people are reminded of, and that it is shown once a day."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from classroom import Classroom

from db.records import Person, Role, SessionOnDay
from desktop_app.training.curriculum.reminding.due import Due, DueKind, DueRules, due

TODAY = date(2026, 9, 30)
AFTER_HOLIDAY = date(2026, 10, 8)
PERSON = Person(
    UUID(int=1), "林晓雨", "", "3001", frozenset({Role.TRAINEE}), None, "", None, "", TODAY
)


def session(number: int, day: date, gate: str = "none", done: bool = False) -> SessionOnDay:
    return SessionOnDay(
        UUID(int=number), UUID(int=9), PERSON.id, f"s{number}", "", "", f"课 {number}", "class",
        day, 545, 60, "培训室 1", "supervisor", {"gate": gate},
        datetime(2026, 9, 1, tzinfo=UTC) if done else None,
    )  # fmt: skip


def found(
    *sessions: SessionOnDay, silent: int | None = None, until: date | None = None
) -> tuple[Due, ...]:
    return due(PERSON, sessions, silent, until, TODAY, AFTER_HOLIDAY, DueRules(3, 14))


def test_today_and_the_next_working_day_are_near() -> None:
    near = found(session(1, TODAY), session(2, AFTER_HOLIDAY), session(3, date(2026, 10, 9)))
    assert [one.text for one in near] == [
        "今天 09:05 在培训室 1，约 60 分钟。",
        "下一个工作日 09:05 在培训室 1，约 60 分钟。",
    ]
    assert found(session(1, TODAY, done=True)) == ()


def test_gates_come_due_and_stay_due_while_they_are_open() -> None:
    gates = found(
        session(1, date(2026, 9, 28), "exam"),
        session(2, date(2026, 10, 14), "review"),
        session(3, date(2026, 10, 15), "review"),
        session(4, date(2026, 9, 25), "exam", done=True),
    )
    assert [one.kind for one in gates] == [DueKind.GATE] * 2
    assert gates[0].text == "9月28日 周一 的关卡还没有通过，后面的课次在等它。"
    assert gates[1].text == "10月14日 周三 是一道关卡，还有 14 天。"


def test_silence_and_certificates() -> None:
    assert found(silent=2) == ()
    (silent,) = found(silent=3)
    assert "3 个工作日没有练习" in silent.text
    assert found(until=date(2026, 10, 15)) == ()
    assert "到期前" in found(until=date(2026, 10, 14))[0].text
    assert "已在" in found(until=date(2026, 9, 1))[0].text


def test_what_was_shown_is_not_shown_again_that_day(classroom: Classroom) -> None:
    place, reminders = classroom.place, classroom.place.services.reminders
    first = reminders.fresh(place.trainee)
    assert [one.title for one in first][:2] == ["岗前 1 · 公司与部门", "岗前 1 · 服务是什么"]
    reminders.note_shown(place.trainee, first[:1])
    assert reminders.fresh(place.trainee) == first[1:]
    reminders.note_shown(place.trainee, first[1:])
    assert reminders.fresh(place.trainee) == ()
    classroom.go_to(date(2026, 11, 25))
    assert "课程与产品" in " ".join(one.title for one in reminders.fresh(place.trainee))


def test_a_mentor_hears_of_silence_and_gates_of_their_own(classroom: Classroom) -> None:
    place = classroom.place
    classroom.go_to(date(2026, 11, 27))
    told = place.services.reminders.of_trainees(place.mentor)
    assert {one.person_id for one in told} == {place.trainee.id}
    assert DueKind.SILENT in {one.kind for one in told}
    assert DueKind.SESSION not in {one.kind for one in told}
    assert place.services.reminders.of_trainees(place.trainee) == ()


def test_the_same_thing_has_the_same_name_tomorrow() -> None:
    one = found(session(1, AFTER_HOLIDAY))[0]
    assert one.name == replace(one, text="明天").name
