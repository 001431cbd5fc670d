"""What people are reminded of, and that it is shown once a day."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from classroom import Classroom

from db.records import Person, Role, SessionOnDay
from desktop_app.system.errors import NotAllowed, Trouble
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


def test_a_trainee_is_told_of_tomorrow_and_a_leader_of_the_class(classroom: Classroom) -> None:
    place, reminders = classroom.place, classroom.place.services.reminders
    own = reminders.waiting(place.trainee)[0]
    assert (own.when, own.title, own.notice) == ("明天", "岗前 1 · 公司与部门，共 4 节课", True)
    assert "的 4 节课" in reminders.message(place.trainee, own.copy)
    (led,) = reminders.waiting(place.supervisor)
    assert "2 位学员" in led.detail
    told = reminders.message(place.supervisor, led.copy)
    assert told.startswith("“十一月班”的各位学员，大家好。")
    assert "11月24日 周二" in told


def test_messages_are_for_who_leads_or_mentors_and_for_oneself(classroom: Classroom) -> None:
    place, reminders = classroom.place, classroom.place.services.reminders
    (led,) = reminders.waiting(place.supervisor)
    for actor in (place.trainee, place.mentor):
        with pytest.raises(NotAllowed):
            reminders.message(actor, led.copy)
    classroom.go_to(date(2026, 11, 27))
    nudges = [one for one in reminders.waiting(place.mentor) if one.copy.startswith("nudge")]
    assert "林晓雨，您好" in reminders.message(place.mentor, nudges[0].copy)
    with pytest.raises(NotAllowed):
        reminders.message(place.stranger, nudges[0].copy)
    with pytest.raises(Trouble, match="没有课次"):
        reminders.message(place.trainee, "own:2026-11-22")


def test_a_summary_that_was_not_handed_in_is_owed_and_then_it_is_not(
    classroom: Classroom,
) -> None:
    place = classroom.place
    place.services.curriculum.lay_plan(
        place.supervisor, place.trainee, "induction-5", date(2026, 11, 24)
    )
    classroom.go_to(date(2026, 11, 26))

    def owed() -> list[str]:
        found = place.services.reminders.waiting(place.trainee)
        return [one.detail for one in found if one.title == "每日总结"]

    assert owed() == ["11月24日 周二 的最早，共 2 天没有交"]
    summaries = place.services.summaries
    for day in (date(2026, 11, 24), date(2026, 11, 25)):
        draft = replace(summaries.begin(place.trainee, day), text="学了公司与部门。")
        summaries.hand_in(place.trainee, draft)
    assert owed() == []
