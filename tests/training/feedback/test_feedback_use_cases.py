"""Surveys over a real database: who is asked, who reads, and that nobody can be known."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from builders import PASSWORD, Workplace

from db.records import Person, Role
from desktop_app.system.errors import NotAllowed
from desktop_app.system.text import day_text
from desktop_app.training.feedback.targets import program_target, trainer_target
from desktop_app.training.forms.sheets import OpenSheet
from desktop_app.training.people.use_cases import NewPerson

PROGRAM = "new-hire-90"


def lay(place: Workplace, *people: Person) -> None:
    """Give everybody the same plan, and let the first day pass."""
    for one in people:
        place.services.curriculum.lay_plan(place.supervisor, one, PROGRAM, place.clock.today())
    for one in people:
        for session in _sessions(place, one):
            place.services.curriculum.mark_done(one, session, True)


def _sessions(place: Workplace, person: Person) -> list[Any]:
    today = place.clock.today()
    page = place.services.curriculum.page(person, person.id, today, today)
    return [one.id for one in page.sessions]


def classmates(place: Workplace) -> list[Person]:
    """Two trainees of the place and a third one."""
    new = NewPerson("孙可", "3003", frozenset({Role.TRAINEE}), PASSWORD, None, place.mentor.id)
    return [place.trainee, place.stranger, place.services.people.add(place.supervisor, new)]


def filled(place: Workplace, actor: Person, sheet: OpenSheet, step: int = 4) -> OpenSheet:
    """Answer everything."""
    answers: dict[str, Any] = {}
    for item in sheet.form.items():
        answers[item.id] = {
            "scale": step,
            "choice": item.choices[0] if item.choices else "",
            "text": f"{actor.name}写的",
            "date": "2026-11-20",
        }[item.type.value]
    return place.services.forms.keep(actor, sheet, answers, ())


def answer(place: Workplace, actor: Person, target: str, step: int = 4) -> Any:
    sheet = place.services.feedback.open(actor, target)
    return place.services.forms.sign(actor, filled(place, actor, sheet, step), None)


@pytest.fixture
def lesson(place: Workplace) -> str:
    """The target of a lesson that three people were at."""
    people = classmates(place)
    lay(place, *people)
    offered = place.services.feedback.offered(place.trainee)
    return next(one.target for one in offered if one.about == "session")


def pupils(place: Workplace) -> list[Person]:
    return [one for one in place.services.people.names() if one.has(Role.TRAINEE)]


def test_a_lesson_that_was_held_is_offered_and_today_asks_for_it(
    place: Workplace, lesson: str
) -> None:
    (first, *_rest) = place.services.feedback.waiting(place.trainee)
    assert first.target.startswith("survey:session:")
    answer(place, place.trainee, lesson)
    assert lesson not in {one.target for one in place.services.feedback.offered(place.trainee)}


def test_results_wait_for_three_people(place: Workplace, lesson: str) -> None:
    for number, person in enumerate(pupils(place), 1):
        answer(place, person, lesson)
        _form, found = place.services.feedback.results(place.supervisor, lesson)
        assert (found.n, found.enough) == (number, number >= 3)


def test_nobody_answers_twice_or_about_what_they_did_not_see(place: Workplace, lesson: str) -> None:
    feedback, forms = place.services.feedback, place.services.forms
    answer(place, place.trainee, lesson)
    with pytest.raises(NotAllowed, match="不用填"):
        feedback.open(place.mentor, lesson)
    # Past the room of feedback, straight at the form.
    today = place.clock.today()
    for actor in (place.trainee, place.mentor):
        past = forms.open(actor, "session-survey", actor, today, target=lesson)
        with pytest.raises(NotAllowed, match="不用填"):
            forms.sign(actor, filled(place, actor, past), None)


def test_an_answer_cannot_be_traced_by_any_use_case(place: Workplace, lesson: str) -> None:
    services, writer = place.services, place.trainee
    sheet = answer(place, writer, lesson)
    readers = (place.supervisor, place.mentor, place.stranger)
    for reader in readers:
        with pytest.raises(NotAllowed):
            services.forms.signed(reader, sheet.id)
        with pytest.raises(NotAllowed):
            services.printing.sheet(reader, sheet.id)
    for reader in (place.supervisor, place.mentor):
        assert sheet.id not in {one.id for one in services.chain.record(reader, writer.id).sheets}
        assert sheet.id not in {one.id for one in services.forms.about(reader, writer.id)}
        day = services.chain.of_day(reader, writer.id, place.clock.today())
        assert sheet.id not in {one.record_id for one in day}


def test_a_trainer_does_not_see_who_wrote_about_them(place: Workplace) -> None:
    people = classmates(place)
    lay(place, *people)
    _review(place, place.trainee)
    sheet = answer(place, place.trainee, trainer_target(place.mentor.id))
    services, mentor = place.services, place.mentor
    assert sheet.subject_id == mentor.id
    assert services.forms.about(mentor, mentor.id) == ()
    assert services.chain.record(mentor, mentor.id).sheets == ()
    with pytest.raises(NotAllowed):
        services.forms.signed(mentor, sheet.id)
    _form, found = services.feedback.results(mentor, trainer_target(mentor.id))
    assert (found.n, found.counted, found.words) == (1, (), ())


def _review(place: Workplace, person: Person) -> None:
    """Let the first milestone review pass."""
    place.clock.advance(timedelta(days=31))
    today = place.clock.today()
    page = place.services.curriculum.page(person, person.id, today - timedelta(days=7), today)
    review = next(one for one in page.sessions if one.kind == "review")
    with place.services.store.writing() as tx:  # as deciding it does
        tx.plans.set_done(review.id, place.clock.now())


ALLOWED = {
    ("supervisor", "session"): True,
    ("supervisor", "trainer"): True,
    ("supervisor", "program"): True,
    ("mentor", "session"): False,
    ("mentor", "trainer"): True,
    ("mentor", "program"): False,
    ("trainee", "session"): False,
    ("trainee", "trainer"): False,
    ("trainee", "program"): False,
    ("stranger", "trainer"): False,
}


@pytest.mark.parametrize(("role", "kind"), ALLOWED)
def test_who_may_read_results(place: Workplace, role: str, kind: str) -> None:
    actor: Person = getattr(place, role)
    targets = {
        "session": f"session:d1:{place.clock.today()}",
        "trainer": trainer_target(place.mentor.id),
        "program": program_target(PROGRAM),
    }

    def read() -> None:
        place.services.feedback.results(actor, targets[kind])

    _expect(read, ALLOWED[role, kind])


@pytest.mark.parametrize("kind", ["session", "trainer", "program"])
@pytest.mark.parametrize("role", ["supervisor", "mentor", "trainee"])
def test_who_evaluates(place: Workplace, role: str, kind: str) -> None:
    actor: Person = getattr(place, role)
    other = next(o for o in place.services.people.names() if o.staff_number == "2002")
    targets = {
        "session": f"session:d1:{place.clock.today()}",
        "trainer": trainer_target(other.id),
        "program": program_target(PROGRAM),
    }
    _expect(lambda: place.services.feedback.evaluate(actor, targets[kind]), role == "supervisor")


@pytest.mark.parametrize(
    ("role", "fills", "reads"),
    [
        ("supervisor", True, True),
        ("mentor", False, True),
        ("trainee", False, True),
        ("stranger", False, False),
    ],
)
def test_who_asks_customers_and_who_hears(
    place: Workplace, role: str, fills: bool, reads: bool
) -> None:
    actor: Person = getattr(place, role)
    feedback, person = place.services.feedback, place.trainee.id
    _expect(lambda: feedback.ask_customer(actor, person), fills)
    _expect(lambda: feedback.satisfaction(actor, person), reads)


def _expect(act: Callable[[], object], allowed: bool) -> None:
    if allowed:
        act()
    else:
        with pytest.raises(NotAllowed):
            act()


def test_customers_make_a_share_of_satisfied(place: Workplace) -> None:
    feedback, forms = place.services.feedback, place.services.forms
    for step in (5, 4, 3):
        sheet = feedback.ask_customer(place.supervisor, place.trainee.id)
        sheet = filled(place, place.supervisor, sheet, step)
        answers = {k: v for k, v in sheet.answers.items() if k not in ("why", "action")}
        sheet = forms.keep(place.supervisor, sheet, answers, ())
        forms.sign(place.supervisor, sheet, PASSWORD)
    found = feedback.satisfaction(place.trainee, place.trainee.id)
    assert found.share is not None
    assert round(found.share) == 67
    assert found.results.n == 3


def test_a_survey_is_listed_by_who_may_hear_of_it(place: Workplace, lesson: str) -> None:
    answer(place, place.trainee, lesson)
    subjects = place.services.feedback.subjects
    assert [(one.target, one.n) for one in subjects(place.supervisor)] == [(lesson, 1)]
    assert subjects(place.mentor) == ()
    assert subjects(place.trainee) == ()


def test_what_is_evaluated_is_called_by_its_name(place: Workplace, lesson: str) -> None:
    named = place.services.feedback.named(
        [lesson, trainer_target(place.mentor.id), program_target(PROGRAM), "review:60:1"]
    )
    told = {one.kind: (one.title, one.detail) for one in named.values()}
    day = next(one for one in place.services.feedback.offered(place.trainee))
    assert told == {
        "session": (day.title, day_text(place.clock.today())),
        "trainer": (place.mentor.name, ""),
        "program": ("机构客服 90 天新人方案", ""),
    }
