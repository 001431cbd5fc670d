"""What is in the way is told once for each room or person and time, however many meet."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from classroom import Classroom

from db.records import Person, Role
from desktop_app.training.curriculum.checking.clashes import clashes
from desktop_app.training.curriculum.moving.conflicts import Grounds, conflicts
from desktop_app.training.curriculum.moving.sittings import Sitting, by_day
from desktop_app.training.curriculum.workdays import WorkCalendar

DAY = date(2026, 9, 29)
LEADER = UUID(int=1)
NAMES = {LEADER: "陈立", UUID(int=2): "林晓雨", UUID(int=3): "赵一鸣", UUID(int=4): "周航"}
PEOPLE = {
    id_: Person(id_, name, "", "1", frozenset({Role.TRAINEE}), None, "", None, "", DAY)
    for id_, name in NAMES.items()
}


def review(number: int, start: int = 960, place: str = "会议室") -> Sitting:
    """A review that the leader holds with one person; the numbers are the people's."""
    return Sitting(
        UUID(int=100 + number), "r30", "30 天评估", "review", DAY, start, 60, place, LEADER,
        frozenset({UUID(int=number)}),
    )  # fmt: skip


def told(*sittings: Sitting, rooms: tuple[str, ...] = ()) -> list[str]:
    grounds = Grounds(
        WorkCalendar({}, frozenset()), DAY, dict.fromkeys(rooms, 9), PEOPLE, (), by_day(sittings)
    )
    found = [(sitting, one) for sitting in sittings for one in conflicts(sitting, grounds)]
    return [one.text for one in clashes(found, grounds)]


def test_many_at_once_are_one_line_with_their_number_and_names() -> None:
    assert told(review(2), review(3), review(4)) == [
        "9月29日 周二 16:00–17:00 陈立要同时带 3 节：“30 天评估”（周航、林晓雨等 3 人）"
    ]


def test_a_room_is_told_apart_from_who_leads_and_other_titles_are_counted() -> None:
    others = replace(review(4), key="p", title="实操考核")
    assert told(review(2), review(3), others, rooms=("会议室",)) == [
        "9月29日 周二 16:00–17:00 会议室同时排了 3 节："
        "“30 天评估” 2 节、“实操考核”（周航、林晓雨等 3 人）",
        "9月29日 周二 16:00–17:00 陈立要同时带 3 节："
        "“30 天评估” 2 节、“实操考核”（周航、林晓雨等 3 人）",
    ]


def test_another_hour_is_another_line_and_what_follows_on_is_none() -> None:
    lines = told(review(2, 540), review(3, 570), review(4, 960), review(2, 1020))
    assert [line.partition("同")[0] for line in lines] == ["9月29日 周二 09:00–10:30 陈立要"]


def test_somebody_at_two_places_is_named() -> None:
    own = replace(review(2), leader=None)
    lesson = replace(own, id=UUID(int=200), key="x", title="退款", kind="class", place="培训室 1")
    assert told(own, lesson) == [
        "9月29日 周二 16:00–17:00 林晓雨同时有 2 节：“30 天评估”、“退款”（林晓雨）"
    ]


def test_one_who_leads_here_and_attends_there_keeps_the_sentence() -> None:
    lesson = replace(
        review(3), key="x", title="内训", kind="class", leader=None, people=frozenset({LEADER})
    )
    assert told(review(2), lesson) == [
        "9月29日 周二 16:00–17:00 “30 天评估”：陈立在 9月29日 周二 16:00–17:00 要参加“内训”。"
    ]


def test_a_closed_day_is_told_for_each_session(classroom: Classroom) -> None:
    services, supervisor = classroom.place.services, classroom.place.supervisor
    services.curriculum.set_own_day(supervisor, date(2026, 11, 25), False, "盘点")
    day = date(2026, 11, 25)
    found = services.plan_checking.clashes(supervisor, day, day)
    assert {one.text for one in found} == {
        f"11月25日 周三 {one.hours} “{one.title}”：11月25日 周三不上班（盘点）。"
        for one in services.plan_checking.conflicts(supervisor, day, day)
    }
    assert len(found) > 1
