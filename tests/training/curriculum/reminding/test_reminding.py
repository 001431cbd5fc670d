"""What people are reminded of, and that it is shown once a day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from builders import Workplace
from classroom import TUESDAY, Classroom
from judging import make_due

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
    assert found(until=date(2026, 12, 30)) == ()
    ends = (date(2026, 12, 29), date(2026, 10, 31), date(2026, 10, 30), date(2026, 10, 8))
    for end, step in zip(ends, (1, 1, 2, 2), strict=True):
        (told,) = found(until=end)
        assert (told.days, "到期前" in told.text) == (step, True)
    for end in (date(2026, 10, 7), TODAY):
        (told,) = found(until=end)
        assert (told.days, "只剩" in told.text) == (3, True)
    assert "已在" in found(until=date(2026, 9, 1))[0].text
    assert found(until=date(2026, 9, 1))[0].days == 4


def test_the_tray_tells_the_morning_once_and_each_session_before_it_begins(
    classroom: Classroom,
) -> None:
    place, reminders = classroom.place, classroom.place.services.reminders
    classroom.go_to(TUESDAY)
    morning = reminders.tell(place.trainee)[0]
    assert morning.title == "今天的安排"
    assert "节课，最近的是" in morning.text
    assert morning.name not in {one.name for one in reminders.tell(place.trainee)}
    seat, held = classroom.seat("d1-service"), classroom.held("d1-service")
    now = place.clock.local(place.clock.now())
    place.clock.advance(timedelta(minutes=seat.start - 15 - now.hour * 60 - now.minute))
    assert [one.target for one in reminders.tell(place.trainee)] == [f"session:{seat.id}"]
    assert reminders.tell(place.trainee) == ()
    led = {one.title: one.target for one in reminders.tell(place.supervisor)}
    assert led["15 分钟后开始"] == f"session:{held.id}"
    place.clock.advance(timedelta(days=1))
    assert reminders.tell(place.trainee)[0].title == "今天的安排"


def test_a_mentor_hears_of_silence_and_gates_of_their_own(classroom: Classroom) -> None:
    place = classroom.place
    classroom.go_to(date(2026, 11, 27))
    told = place.services.reminders.waiting(place.mentor)
    assert [(one.when, one.notice) for one in told] == [("关心", False), ("关卡", True)]
    assert "林晓雨" in told[0].title
    assert "林晓雨" in told[1].title


def test_a_supervisor_hears_in_one_line_of_certificates_that_run_out(place: Workplace) -> None:
    services = place.services
    for person in (place.trainee, place.stranger):
        make_due(place, person)
        services.certification.issue(place.supervisor, person.id)

    def told(actor: Person) -> list[tuple[str, str, bool]]:
        waiting = services.reminders.waiting(actor)
        return [(one.title, one.tag, one.notice) for one in waiting if one.pane == "certificates"]

    ends = services.certification.register(place.supervisor)[0].valid_until
    ahead = services.settings.figures().whole("certificate.renew_days")
    place.clock.advance(timedelta(days=(ends - place.clock.today()).days - ahead - 1))
    assert told(place.supervisor) == []
    place.clock.advance(timedelta(days=1))
    names = f"{place.trainee.name}、{place.stranger.name}"
    (line,) = told(place.supervisor)
    assert line[1:] == ("还有 90 天", True)
    assert set(line[0].removeprefix("安排复审 · ").split("、")) == set(names.split("、"))
    place.clock.advance(timedelta(days=ahead + 1))
    assert told(place.supervisor)[0][1:] == ("2 张已到期", False)


def test_a_trainee_is_told_of_tomorrow_and_a_leader_of_the_class(classroom: Classroom) -> None:
    place, reminders = classroom.place, classroom.place.services.reminders
    own = reminders.waiting(place.trainee)[0]
    assert (own.when, own.title, own.notice) == ("明天", "岗前 1 · 公司与部门，共 4 节课", True)
    assert own.detail.startswith("明天 09:00 ")
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
