"""Plans on calendars: laying, looking, marking, and the organisation's own days."""

from datetime import date

import pytest
from builders import Workplace

from desktop_app.system.changes import Subject
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.curriculum.use_cases import Curriculum

MONDAY = date(2026, 11, 23)
SPRING_FESTIVAL = date(2027, 2, 6)


@pytest.fixture
def curriculum(place: Workplace) -> Curriculum:
    return place.services.curriculum


def test_programs_come_with_the_longest_first(curriculum: Curriculum) -> None:
    assert [key for key, _title in curriculum.programs()] == [
        "new-hire-90",
        "induction-5",
        "three-stage",
        "half-year-round",
        "quarterly-round",
    ]


def test_a_plan_stands_on_working_days_only(place: Workplace, curriculum: Curriculum) -> None:
    curriculum.lay_plan(place.supervisor, place.trainee, "new-hire-90", MONDAY)
    page = curriculum.page(place.trainee, place.trainee.id, MONDAY, date(2027, 3, 31))
    assert page.total == len(page.sessions) == 67
    calendar = curriculum.work_calendar()
    assert all(calendar.is_working(one.day) for one in page.sessions)


def test_the_preview_is_what_laying_gives(place: Workplace, curriculum: Curriculum) -> None:
    preview = curriculum.preview(place.supervisor, "new-hire-90", date(2026, 11, 21))
    curriculum.lay_plan(place.supervisor, place.trainee, "new-hire-90", date(2026, 11, 21))
    page = curriculum.page(place.trainee, place.trainee.id, MONDAY, date(2027, 3, 31))
    assert preview.first == page.sessions[0].day == MONDAY
    assert preview.last == page.sessions[-1].day
    assert preview.sessions == len(page.sessions)
    assert preview.provisional_years == (2027,)


def test_a_preview_writes_nothing(place: Workplace, curriculum: Curriculum) -> None:
    curriculum.preview(place.supervisor, "induction-5", MONDAY)
    assert curriculum.page(place.trainee, place.trainee.id, MONDAY, MONDAY).plan is None


def test_a_preview_beyond_the_calendar_is_a_sentence(
    place: Workplace, curriculum: Curriculum
) -> None:
    with pytest.raises(Trouble, match="太晚"):
        curriculum.preview(place.supervisor, "new-hire-90", date(9999, 12, 30))


def test_only_a_supervisor_previews_and_lays(place: Workplace, curriculum: Curriculum) -> None:
    for actor in (place.trainee, place.mentor):
        with pytest.raises(NotAllowed):
            curriculum.preview(actor, "induction-5", MONDAY)
        with pytest.raises(NotAllowed):
            curriculum.lay_plan(actor, place.trainee, "induction-5", MONDAY)
    assert curriculum.page(place.trainee, place.trainee.id, MONDAY, MONDAY).plan is None


def test_the_newest_plan_is_the_one_that_is_shown(place: Workplace, curriculum: Curriculum) -> None:
    curriculum.lay_plan(place.supervisor, place.trainee, "induction-5", MONDAY)
    newer = curriculum.lay_plan(place.supervisor, place.trainee, "new-hire-90", MONDAY)
    page = curriculum.page(place.trainee, place.trainee.id, MONDAY, MONDAY)
    assert page.plan == newer
    assert {one.plan_id for one in page.sessions} == {newer.id}


def test_stages_come_with_the_tone_of_their_sessions(
    place: Workplace, curriculum: Curriculum
) -> None:
    curriculum.lay_plan(place.supervisor, place.trainee, "new-hire-90", MONDAY)
    page = curriculum.page(place.trainee, place.trainee.id, MONDAY, date(2027, 3, 31))
    tones = {stage.id: stage.tone for stage in page.stages}
    assert [stage.title for stage in page.stages][:2] == ["岗前", "影子学习"]
    assert all(one.tone == tones[one.stage] for one in page.sessions)


def test_the_reminder_names_person_course_time_and_place(
    place: Workplace, curriculum: Curriculum
) -> None:
    curriculum.lay_plan(place.supervisor, place.trainee, "new-hire-90", MONDAY)
    tuesday = date(2026, 11, 24)
    session = curriculum.page(place.trainee, place.trainee.id, tuesday, tuesday).sessions[0]
    text = curriculum.reminder(place.mentor, session.id)
    for part in ("林晓雨", "岗前 2 · 课程与产品", "11月24日 周二 09:00", "培训室 1", "笔记本和笔"):
        assert part in text
    assert "08:45 之前" in text
    assert "最晚 11月23日 周一 09:00" in text


def test_sessions_of_others_stay_closed(place: Workplace, curriculum: Curriculum) -> None:
    curriculum.lay_plan(place.supervisor, place.trainee, "new-hire-90", MONDAY)
    session = curriculum.page(place.trainee, place.trainee.id, MONDAY, MONDAY).sessions[0]
    with pytest.raises(NotAllowed):
        curriculum.page(place.stranger, place.trainee.id, MONDAY, MONDAY)
    with pytest.raises(NotAllowed):
        curriculum.reminder(place.stranger, session.id)
    with pytest.raises(NotAllowed):
        curriculum.mark_done(place.stranger, session.id, True)
    assert curriculum.session(place.trainee, session.id).done_at is None


def test_marking_done_counts_and_is_taken_back(place: Workplace, curriculum: Curriculum) -> None:
    curriculum.lay_plan(place.supervisor, place.trainee, "new-hire-90", MONDAY)
    session = curriculum.page(place.trainee, place.trainee.id, MONDAY, MONDAY).sessions[0]
    heard: list[frozenset[Subject]] = []
    place.services.changes.listen(heard.append)
    curriculum.mark_done(place.mentor, session.id, True)
    assert curriculum.session(place.trainee, session.id).done_at == place.clock.now()
    assert curriculum.page(place.trainee, place.trainee.id, MONDAY, MONDAY).done == 1
    curriculum.mark_done(place.trainee, session.id, False)
    assert curriculum.page(place.trainee, place.trainee.id, MONDAY, MONDAY).done == 0
    assert heard == [frozenset({Subject.PLANS})] * 2


def test_an_own_day_moves_the_next_plan_and_not_the_one_that_stands(
    place: Workplace, curriculum: Curriculum
) -> None:
    curriculum.lay_plan(place.supervisor, place.trainee, "induction-5", MONDAY)
    curriculum.set_own_day(place.supervisor, MONDAY, False, " 校庆 ")
    page = curriculum.page(place.trainee, place.trainee.id, MONDAY, MONDAY)
    assert (page.days[0].working, page.days[0].name) == (False, "校庆")
    assert page.sessions
    curriculum.lay_plan(place.supervisor, place.trainee, "induction-5", MONDAY)
    assert curriculum.page(place.trainee, place.trainee.id, MONDAY, MONDAY).sessions == ()
    curriculum.drop_own_day(place.supervisor, MONDAY)
    assert curriculum.own_days() == ()
    assert curriculum.page(place.trainee, place.trainee.id, MONDAY, MONDAY).days[0].working


def test_days_are_set_by_who_may(place: Workplace, curriculum: Curriculum) -> None:
    for actor in (place.trainee, place.mentor):
        with pytest.raises(NotAllowed):
            curriculum.set_own_day(actor, MONDAY, False, "")
        with pytest.raises(NotAllowed):
            curriculum.confirm_year(actor, 2027, True)
    assert curriculum.own_days() == ()


def test_an_unsettled_year_is_confirmed_and_taken_back(
    place: Workplace, curriculum: Curriculum
) -> None:
    def years() -> tuple[int, ...]:
        page = curriculum.page(place.trainee, place.trainee.id, SPRING_FESTIVAL, SPRING_FESTIVAL)
        return page.provisional_years

    assert years() == (2027,)
    curriculum.confirm_year(place.supervisor, 2027, True)
    assert years() == ()
    curriculum.confirm_year(place.supervisor, 2027, False)
    assert years() == (2027,)
