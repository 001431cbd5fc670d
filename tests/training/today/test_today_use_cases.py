"""A person's day: what is on it, in which order, and what counts."""

from datetime import timedelta

from builders import PASSWORD, Workplace
from judging import make_due

from db.records import Person, Role
from desktop_app.training.people.use_cases import NewPerson
from desktop_app.training.today.todo import ToDo
from desktop_app.training.today.use_cases import SELF_CHECK, Today, TodayPage


def _page(place: Workplace, actor: Person) -> TodayPage:
    return place.services.today.page(actor)


def _targets(page: TodayPage) -> list[str]:
    return [one.target.partition(":")[0] for one in (page.first, *page.rest) if one is not None]


def _lay(place: Workplace) -> None:
    place.services.curriculum.lay_plan(
        place.supervisor, place.trainee, "new-hire-90", place.clock.today()
    )


def _hand_in_self_check(place: Workplace) -> None:
    forms = place.services.forms
    today = place.clock.today()
    sheet = forms.open(place.trainee, SELF_CHECK, place.trainee, today)
    answers = {item.id: "yes" for item in sheet.form.items()}
    sheet = forms.keep(place.trainee, sheet, answers, ())
    forms.sign(place.trainee, sheet, None)


def test_drills_come_first_then_sessions_then_the_self_check(place: Workplace) -> None:
    _lay(place)
    page = _page(place, place.trainee)
    told = ["start", "start", *["session"] * 4, *["form"] * 3, "day", "session"]
    assert _targets(page) == told
    drills = [one.tag for one in (page.first, *page.rest) if one is not None and one.practice]
    assert drills == ["话术", "场景"]


def test_an_unfinished_drill_comes_before_everything(place: Workplace) -> None:
    first = _page(place, place.trainee).first
    assert first is not None
    key = first.target.removeprefix("start:")
    running = place.services.practice.start_by_key(place.trainee, key)
    page = _page(place, place.trainee)
    assert page.first is not None
    assert page.first.target == f"resume:{running.attempt.id}"
    assert first.target not in {one.target for one in page.rest}


def test_a_session_that_is_done_stays_in_sight_but_is_not_first(place: Workplace) -> None:
    _lay(place)
    curriculum, today = place.services.curriculum, place.clock.today()
    for one in curriculum.page(place.trainee, place.trainee.id, today, today).sessions:
        curriculum.mark_done(place.trainee, one.id, True)
    page = _page(place, place.trainee)
    assert [one.done for one in page.rest if one.pane == "calendar" and ":" in one.when] == (
        [True] * 4
    )
    assert (page.sessions_done, page.sessions_total) == (4, 67)


def test_the_gate_is_the_nearest_exam_or_review(place: Workplace) -> None:
    _lay(place)
    gate = _page(place, place.trainee).gate
    assert gate is not None
    assert gate.title == "小测 1 · 公司与课程"
    assert gate.day - timedelta(days=gate.days_left) == place.clock.today()


def test_without_a_plan_there_is_neither_gate_nor_session(place: Workplace) -> None:
    page = _page(place, place.trainee)
    assert page.gate is None
    assert page.sessions_total == 0
    assert "session" not in _targets(page)


def test_a_self_check_that_is_handed_in_is_done_and_counts(place: Workplace) -> None:
    assert _page(place, place.trainee).check_streak == 0
    _hand_in_self_check(place)
    page = _page(place, place.trainee)
    assert [one.done for one in page.rest if one.target == f"form:{SELF_CHECK}"] == [True]
    assert page.check_streak == 1


def test_a_streak_passes_over_a_weekend_and_ends_with_a_missed_day(place: Workplace) -> None:
    # The clock stands on a Monday: Friday's check and Monday's are neighbours.
    place.clock.advance(timedelta(days=4))
    _hand_in_self_check(place)
    place.clock.advance(timedelta(days=3))
    _hand_in_self_check(place)
    assert _page(place, place.trainee).check_streak == 2
    place.clock.advance(timedelta(days=2))
    assert _page(place, place.trainee).check_streak == 0


def test_a_mentor_owes_the_earliest_shadow_day_of_each_trainee(place: Workplace) -> None:
    _lay(place)
    assert _page(place, place.mentor).first is None
    place.clock.advance(timedelta(days=8))
    page = _page(place, place.mentor)
    assert page.first is not None
    assert page.first.title == "影子日 1 · 林晓雨"
    assert page.first.pane == "mentoring"
    assert page.first.target.startswith(f"day:{place.trainee.id}:")
    assert [one.person for one in page.mentored] == [place.trainee]
    assert page.mentored[0].owed == 2


def test_only_who_may_add_people_hears_how_many_there_are(place: Workplace) -> None:
    assert _page(place, place.supervisor).colleagues == 4
    assert _page(place, place.mentor).colleagues == 0
    place.services.people.add(
        place.supervisor, NewPerson("许平", "9001", frozenset({Role.TRAINEE}), PASSWORD)
    )
    assert _page(place, place.supervisor).colleagues == 5


def test_a_supervisor_has_nothing_to_do_by_the_plan(place: Workplace) -> None:
    page = _page(place, place.supervisor)
    assert page.first is None
    assert page.rest == ()
    assert page.note is None


def test_a_session_says_how_early_to_be_there_by_the_setting(place: Workplace) -> None:
    services, today = place.services, place.clock.today()
    services.curriculum.lay_plan(place.supervisor, place.trainee, "new-hire-90", today)

    def early() -> str:
        page = _page(place, place.trainee)
        rest = [page.first, *page.rest]
        return next(one.detail for one in rest if one is not None and one.when == "09:00")

    assert early() == "培训室 1 · 提前 15 分钟到场"
    services.settings.change(place.supervisor, "plan.early_minutes", 20)
    assert early() == "培训室 1 · 提前 20 分钟到场"
    services.settings.change(place.supervisor, "plan.early_minutes", 0)
    assert early() == "培训室 1 · 准时到场"


def test_a_certificate_that_can_be_issued_waits_for_the_supervisor(place: Workplace) -> None:
    make_due(place, place.trainee)
    page = _page(place, place.supervisor)
    assert page.first is not None
    assert page.first.pane == "certificates"
    assert place.trainee.name in page.first.detail
    # A mentor issues nothing; what the result asks of them is a development plan.
    theirs = _page(place, place.mentor)
    assert theirs.first is not None
    assert (theirs.first.target, theirs.rest) == (f"propose:{place.trainee.id}", ())
    place.services.certification.issue(place.supervisor, place.trainee.id)
    assert _page(place, place.supervisor).first is None


def test_what_other_subjects_tell_stands_after_the_days_own(place: Workplace) -> None:
    def tell(actor: Person) -> list[ToDo]:
        return [ToDo("今天", actor.name, "", "待裁定", "warn", 3, "quality", "dispute:1")]

    own = place.services
    today = Today(
        own.store, own.clock, own.practice, own.forms, own.mentoring, own.curriculum,
        own.repetition, own.certification, (tell,),
    )  # fmt: skip
    page = today.page(place.trainee)
    assert page.rest[-1].title == place.trainee.name
    alone = today.page(place.supervisor)
    assert alone.first is not None
    assert alone.first.target == "dispute:1"
