"""The pack for the monthly meeting: what it counts, what it hides, what it proposes."""

from datetime import date, timedelta

import pytest
from builders import PASSWORD, Workplace
from inspecting import inspected, settle_in
from scorecard import inspect

from db.ids import new_id
from db.records import AgentResult, Role
from desktop_app.documents.meeting_telling import meeting_data
from desktop_app.system.errors import NotAllowed
from desktop_app.training.people.use_cases import NewPerson
from desktop_app.training.quality.inspecting.results import Loss
from desktop_app.training.quality.meeting.pack import (
    last_of,
    month_before,
    problems_of,
    teams_of,
)

NOVEMBER = date(2026, 11, 1)


def test_a_month_counts_what_was_signed_in_it(place: Workplace) -> None:
    inspect(place, place.trainee, 95, days_back=30)
    for total in (95, 85, 60):
        inspect(place, place.trainee, total)
    pack = place.services.meetings.pack(place.supervisor, NOVEMBER)
    assert (pack.now.count, pack.before.count) == (3, 1)
    assert pack.now.mean == 80
    assert [(one.name, one.count, one.mean, one.before) for one in pack.teams] == [
        ("电话二组", 3, 80, 95)
    ]
    assert [one.title for one in pack.dimensions] == ["专业度", "效率", "态度", "结果"]
    assert pack.dimensions[0].before == 95
    assert [one.total for one in pack.best] == [95]
    assert [one.total for one in pack.worst] == [60]


def test_a_correction_counts_in_the_place_of_what_it_replaces(place: Workplace) -> None:
    sheet = inspect(place, place.trainee, 60)
    inspect(place, place.trainee, 80, replaces=sheet.id)
    pack = place.services.meetings.pack(place.supervisor, NOVEMBER)
    assert (pack.now.count, pack.now.mean) == (1, 80)


def test_the_worst_are_named_only_when_that_is_chosen(place: Workplace) -> None:
    for total in (95, 40, 40, 40):
        inspect(place, place.trainee, total)
    meetings = place.services.meetings
    hidden = meeting_data(meetings.pack(place.supervisor, NOVEMBER), "青禾学堂")
    assert "林晓雨" in repr(hidden.best)
    assert "林晓雨" not in repr(hidden.worst) + repr(hidden.plans)
    named = meeting_data(meetings.pack(place.supervisor, NOVEMBER, names=True), "青禾学堂")
    assert "林晓雨" in repr(named.worst)
    assert "林晓雨" in repr(named.plans)


def test_plans_and_disputes_of_the_month_are_told(place: Workplace) -> None:
    sheets = [inspect(place, place.trainee, 60) for _ in range(3)]
    disputes = place.services.disputes
    first = disputes.object(place.trainee, sheets[0].id, "有依据。", {"warmth": 80})
    disputes.object(place.trainee, sheets[1].id, "也有依据。", {"warmth": 80})
    disputes.rule(place.supervisor, first.id, ("warmth",), "属实。", PASSWORD)
    pack = place.services.meetings.pack(place.supervisor, NOVEMBER)
    assert len(pack.plans) == 1
    assert (pack.disputes.raised, pack.disputes.accepted, pack.disputes.waiting) == (2, 1, 1)
    figures = meeting_data(pack, "青禾学堂").figures
    assert figures[-1].value == "66.7%"
    place.clock.advance(timedelta(days=31))
    later = place.services.meetings.pack(place.supervisor, date(2026, 12, 1))
    assert len(later.plans) == 1
    assert later.disputes.raised == 0


def test_common_problems_quote_what_the_marks_rested_on(place: Workplace) -> None:
    settle_in(place)
    inspected(place, place.trainee, step=2)
    pack = place.services.meetings.pack(place.supervisor, date(2026, 12, 1))
    assert pack.problems
    assert pack.problems[-1].share <= 1
    assert pack.worst[0].title == "退款咨询 1"
    assert "“" in pack.notes.agenda
    assert (pack.done, pack.quota) >= (1, 3)


def test_agenda_and_decisions_are_kept_for_their_month(place: Workplace) -> None:
    meetings = place.services.meetings
    meetings.keep_notes(place.supervisor, NOVEMBER, "先听录音", "下周起人人复述")
    assert meetings.pack(place.supervisor, NOVEMBER).notes.agenda == "先听录音"
    assert meetings.pack(place.supervisor, date(2026, 10, 1)).notes.decisions == ""


def test_supervisors_write_one_agenda_and_hear_who_wrote_last(place: Workplace) -> None:
    services = place.services
    other = services.people.add(
        place.supervisor, NewPerson("周佳诚", "1002", frozenset({Role.SUPERVISOR}), PASSWORD)
    )
    services.meetings.keep_notes(place.supervisor, NOVEMBER, "先听录音", "")
    place.clock.advance(timedelta(minutes=1))
    services.meetings.keep_notes(other, NOVEMBER, "先听录音", "人人复述，周五看结果")
    seen = services.meetings.notes(place.supervisor, NOVEMBER)
    assert (seen.decisions, seen.by) == ("人人复述，周五看结果", "周佳诚")
    assert services.meetings.notes(other, NOVEMBER).by == ""


def test_it_is_the_supervisors_alone(place: Workplace) -> None:
    for who in (place.mentor, place.trainee, place.stranger):
        with pytest.raises(NotAllowed):
            place.services.meetings.pack(who, NOVEMBER)
        with pytest.raises(NotAllowed):
            place.services.meetings.notes(who, NOVEMBER)
        with pytest.raises(NotAllowed):
            place.services.meetings.keep_notes(who, NOVEMBER, "", "")
        with pytest.raises(NotAllowed):
            place.services.printing.meeting(who, NOVEMBER)


def test_months_end_where_they_end() -> None:
    assert month_before(date(2026, 3, 1)) == date(2026, 2, 1)
    assert month_before(date(2026, 1, 1)) == date(2025, 12, 1)
    assert last_of(date(2028, 2, 1)) == date(2028, 2, 29)
    assert last_of(date(2026, 12, 1)) == date(2026, 12, 31)


def test_every_inspection_of_a_team_counts_alike() -> None:
    many = AgentResult(new_id(), "甲", "一组", 3, 90.0, 80.0)
    one = AgentResult(new_id(), "乙", "一组", 1, 50.0, 50.0)
    (team,) = teams_of((many, one), ())
    assert (team.count, team.mean, team.before) == (4, 80, None)


def test_a_pareto_adds_up_to_the_whole() -> None:
    losses = [Loss(f"第 {n} 项", "态度", (new_id(),) * n, 1.0, 9) for n in (6, 3, 1)]
    assert [one.share for one in problems_of(losses, {})] == [0.6, 0.9, 1.0]
    assert problems_of((), {}) == ()
