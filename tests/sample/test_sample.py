"""The sample organisation: who works there, what they have done, the same for the same seed."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from builders import quick_passwords, services_at
from samples import AFTERNOON, TODAY, WAYS, Sample, made

from db.records import ListedSheet, Role, SheetsWanted
from desktop_app.sample.accounts import MENTOR, PASSWORD, SUPERVISOR, TRAINEE
from desktop_app.sample.make import Order, make_sample
from desktop_app.sample.mentoring import NEWCOMERS, first_number
from desktop_app.sample.staff import IdSource, hire
from desktop_app.services import Services
from desktop_app.system.clock import FixedClock
from desktop_app.system.errors import Trouble
from desktop_app.training.comparing.views import Leaning, finding
from desktop_app.training.curriculum.workdays import WorkCalendar
from desktop_app.training.reviews.gates import State

ROOT = Path(__file__).parents[2]


def test_who_works_there(sample: Sample) -> None:
    people = list(sample.services.people.names())
    roles = Counter(role for one in people for role in one.roles)
    assert (roles[Role.TRAINEE], roles[Role.MENTOR], roles[Role.SUPERVISOR]) == (27, 6, 2)
    assert len(sample.services.people.teams()) == 6
    assert len({one.name for one in people}) == len(people)
    trainees = [one for one in people if one.has(Role.TRAINEE) and one.mentor_id]
    assert len(trainees) == 24
    assert Counter(one.mentor for one in trainees) == dict.fromkeys(
        (one.name for one in people if one.has(Role.MENTOR)), 4
    )


def test_newcomers_have_staff_numbers_of_their_own_however_many_work_there() -> None:
    staff = hire(Random(1), 1000, TODAY, WorkCalendar({}, frozenset()), IdSource(Random(1), 0))
    numbers = {int(one.staff_number) for one in staff.everybody()}
    assert numbers.isdisjoint(range(first_number(staff), first_number(staff) + NEWCOMERS))


def test_everybody_proposed_signs_in_with_the_password_that_is_told(sample: Sample) -> None:
    for name in (TRAINEE, MENTOR, SUPERVISOR):
        assert sample.services.people.sign_in(name, PASSWORD).name == name


def test_the_trainee_of_the_pictures_is_in_the_third_week(sample: Sample) -> None:
    days = (TODAY - sample.people[TRAINEE].joined_on).days
    assert 14 <= days < 21


def test_four_months_of_work_end_today(sample: Sample) -> None:
    with sample.services.store.reading() as tx:
        days = sorted(
            day.day
            for one in sample.people.values()
            for day in tx.practice.days(one.id, date.min, date.max)
        )
    assert days[0] <= TODAY - timedelta(days=110)
    assert days[-1] == TODAY
    assert all(
        attempt.finished_at <= AFTERNOON
        for name in sample.people
        for attempt in sample.attempts(name)
    )


def test_nobody_practises_on_a_closed_day(sample: Sample) -> None:
    calendar = sample.services.curriculum.work_calendar()
    local = sample.services.clock.local
    days = {
        local(one.finished_at).date() for name in sample.people for one in sample.attempts(name)
    }
    assert len(days) > 60
    assert all(calendar.is_working(day) for day in days)


def test_trainees_get_better(sample: Sample) -> None:
    veterans = [
        sample.attempts(one.name)
        for one in sample.people.values()
        if one.has(Role.TRAINEE) and (TODAY - one.joined_on).days > 100
    ]
    early = [one.total or 0 for attempts in veterans for one in attempts[-20:]]
    late = [one.total or 0 for attempts in veterans for one in attempts[:20]]
    assert sum(late) / len(late) > sum(early) / len(early) + 5


def test_trainees_have_a_queue_that_a_morning_can_take(sample: Sample) -> None:
    waiting = sample.services.repetition.waiting(sample.people[TRAINEE])
    assert 4 <= waiting.count <= 20
    assert waiting.minutes <= 15
    asked = sample.services.repetition.next(sample.people[TRAINEE])
    assert asked is not None
    assert asked.line
    queues = [
        sample.services.repetition.waiting(one).count
        for one in sample.people.values()
        if one.has(Role.TRAINEE)
    ]
    assert sum(1 for count in queues if count) > len(queues) // 2


def test_no_card_of_a_trainee_is_due_after_the_gate(sample: Sample) -> None:
    for one in sample.people.values():
        with sample.services.store.reading() as tx:
            gate = tx.plans.next_of(one.id, ("review", "exam", "practical"), TODAY)
            cards = tx.cards.due(one.id, date.max)
        assert gate is None or all(card.due_on <= gate.day for card in cards)


def test_an_attempt_can_be_looked_back_at(sample: Sample) -> None:
    newest = sample.attempts(TRAINEE)[0]
    found = sample.services.debriefing.look_back(sample.people[TRAINEE], newest.attempt_id)
    assert found.judgement.total == newest.total
    assert found.conversation.over


def test_some_are_certified_one_in_gold_and_three_wait(sample: Sample) -> None:
    register = sample.services.certification.register(sample.supervisor)
    candidates = sample.services.certification.candidates(sample.supervisor)
    assert "gold" in {one.level for one in register}
    assert sum(one.due for one in candidates) >= 3
    certificate = sample.services.certification.certificate(sample.supervisor, register[0].id)
    assert certificate.pdf.startswith(b"%PDF")


def test_a_judgement_rests_on_records_that_are_there(sample: Sample) -> None:
    trainee = next(
        one.entry.person_id
        for one in sample.services.certification.candidates(sample.supervisor)
        if one.entry.practical is not None
    )
    with sample.services.store.reading() as tx:
        sheet = tx.sheets.get(tx.sheets.about(trainee, ("practical",), limit=1)[0].id)
        attempts = [one.record_id for one in sheet.evidence if one.kind == "attempt"]
        assert attempts
        assert all(tx.practice.attempt(one).person_id == trainee for one in attempts)


def test_sheets_were_answered_disputed_and_corrected(sample: Sample) -> None:
    supervisor, forms = sample.supervisor, SheetsWanted(uses=("evaluation", "shadow_day"))
    register = sample.services.register
    listed: list[ListedSheet] = []
    page = register.page(supervisor, forms)
    while not page.ends:
        listed += page.sheets
        page = register.page(supervisor, forms, page.sheets[-1].entry.id)
    listed += page.sheets

    assert sum(one.agrees is True for one in listed) > 20
    corrected = [one for one in listed if one.replaced]
    assert [one.agrees for one in corrected] == [False] * 3
    for one in corrected:
        old, new = register.afterwards(supervisor, one.entry.id).line
        assert new.total is not None
        assert old.total is not None
        assert old.total < new.total
        assert new.signed_at > old.signed_at
    assert any(one.agrees is False and not one.replaced for one in listed)


def test_shadow_days_of_the_last_days_are_still_owed(sample: Sample) -> None:
    trainees = sample.services.mentoring.trainees(sample.people[MENTOR])
    assert TRAINEE in {one.person.name for one in trainees}
    assert any(one.owed for one in trainees)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    services = made(tmp_path_factory.mktemp("large"), Order(**WAYS))
    yield services
    services.store.close()


def rows(services: Services) -> list[tuple[object, ...]]:
    """Return what a sample holds, but for the identifiers of content and the passwords' salt."""
    names: dict[UUID, str] = {one.id: one.name for one in services.people.names()}
    found: list[tuple[object, ...]] = []
    with services.store.reading() as tx:
        for key, name in names.items():
            found += [("attempt", name, one) for one in tx.practice.recent(key, 10_000)]
            found += [("sheet", name, one) for one in tx.sheets.about(key)]
            found += [("day", name, one) for one in tx.practice.days(key, date.min, date.max)]
            plan = tx.plans.of(key)
            found += [("session", one) for one in (tx.plans.sessions(plan.id) if plan else ())]
            papers = [one.id for one in tx.exams.own_papers(key)]
            found += [("answer", name, one) for one in tx.exams.answers(papers)]
            found += [("result", name, one) for one in tx.exams.results(papers).values()]
    return found


def test_an_ordered_number_of_attempts_is_made_exactly(large: Services) -> None:
    found = Counter(one[1] for one in rows(large) if one[0] == "attempt")
    assert sum(found.values()) == 400
    assert set(found.values()) == {57, 58}


def test_a_large_sample_keeps_the_replies_of_the_newest_attempts(large: Services) -> None:
    with large.store.reading() as tx:
        trainee = next(one for one in tx.people.all() if one.name == TRAINEE)
        recent = tx.practice.recent(trainee.id, 100)
        whole = [bool(tx.practice.turns(one.attempt_id)) for one in recent]
    assert whole[:5] == [True] * 5
    assert not any(whole[5:])


def test_the_same_seed_makes_the_same_in_another_process(large: Services, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; sys.path[:0] = ['tests']\n"
        "from builders import quick_passwords\n"
        "from samples import AFTERNOON, WAYS\n"
        "from desktop_app.sample.make import Order, make_sample\n"
        "from desktop_app.system.clock import FixedClock\n"
        f"make_sample(Path({str(tmp_path)!r}), FixedClock(AFTERNOON), Order(**WAYS), "
        "quick_passwords())"
    )
    # Another order of sets and dictionaries, which is drawn anew in every process.
    environment = {**os.environ, "PYTHONHASHSEED": "4242"}
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=True)
    again = services_at(tmp_path, FixedClock(AFTERNOON))
    assert rows(again) == rows(large)
    again.store.close()


def test_another_seed_makes_others() -> None:
    calendar = WorkCalendar({}, frozenset())

    def staff(seed: int) -> set[str]:
        random = Random(seed)
        hired = hire(random, 24, TODAY, calendar, IdSource(random, 0))
        return {one.name for one in hired.everybody()}

    assert staff(1) == staff(1)
    assert len(staff(1) & staff(2)) < 10


def test_a_folder_with_an_organisation_is_refused_and_stays(large: Services) -> None:
    before = rows(large)
    with pytest.raises(Trouble):
        make_sample(
            large.store.path.parent, FixedClock(AFTERNOON), Order(**WAYS), quick_passwords()
        )
    assert rows(large) == before


def test_a_sample_that_is_broken_off_leaves_no_organisation(tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    def report(_what: str, done: int, _total: int) -> None:
        if done > 5:
            raise Enough

    clock = FixedClock(AFTERNOON)
    with pytest.raises(Enough):
        make_sample(tmp_path, clock, Order(**WAYS), quick_passwords(), report)
    services = services_at(tmp_path, clock)
    assert services.people.organisation() is None
    services.store.close()


def test_all_nine_self_checks_are_kept_with_rows_and_misses(sample: Sample) -> None:
    trainees = [one for one in sample.people.values() if one.has(Role.TRAINEE) and one.mentor_id]
    boards = [sample.services.checks.board(one) for one in trainees]
    done = Counter(one.key for board in boards for one in board.lists if one.newest)
    assert len(done) == 9
    steady = [one.steadiness for board in boards for one in board.lists if one.due == "day"]
    assert sum(bool(one.missed) for one in steady) > len(steady) / 2
    assert max(one.longest for one in steady) > 10
    assert all(board.open() for board in boards), "today is still to be done"


def test_some_overrate_themselves_and_some_do_not(sample: Sample) -> None:
    trainees = [one for one in sample.people.values() if one.has(Role.TRAINEE) and one.mentor_id]
    comparing, leader = sample.services.comparing, sample.supervisor
    found = [finding(comparing.compare(leader, one.id, 26).rows) for one in trainees]
    over = sum(row is not None and row.leaning is Leaning.OVER for row in found)
    assert 0 < over < len(found)


def test_surveys_satisfaction_and_views_can_be_read(sample: Sample) -> None:
    feedback, leader = sample.services.feedback, sample.supervisor
    subjects = feedback.subjects(leader)
    assert {one.kind for one in subjects} == {"session", "trainer", "program"}
    assert any(feedback.results(leader, one.target)[1].enough for one in subjects)
    assert feedback.offered(sample.people[TRAINEE]), "a lesson waits for an answer"
    plays = sample.services.role_plays.plays(leader)
    assert sum(one.summed_up for one in plays) > 5
    assert sum(bool(one.missing) for one in plays) >= 1


def test_every_outcome_of_a_review_is_there(sample: Sample) -> None:
    ways = sample.services.reviews.ways(sample.supervisor)
    waiting = [one.current for one in ways if one.current and one.current.open]
    listed = sample.services.reviews.listed(sample.supervisor)  # what a large one is not read for
    assert (listed.whole, [one.current for one in listed.ways]) == (False, waiting)
    assert listed.graduated == sum(one.graduated is not None for one in ways) >= 5
    assert sum(one.stopped is not None for one in ways) == 1
    newest = Counter(one.newest.decision for one in ways if one.newest is not None)
    assert newest["extend"] == 1
    states = Counter(one.current.state for one in ways if one.current is not None)
    assert states[State.READY] == 2
    assert states[State.VIEWS] == 1


def test_an_extension_moved_what_it_says_to_working_days(sample: Sample) -> None:
    services = sample.services
    ways = services.reviews.ways(sample.supervisor)
    newest = [one.newest for one in ways if one.newest is not None]
    (decision,) = [one for one in newest if one.decision == "extend"]
    calendar = services.curriculum.work_calendar()
    with services.store.reading() as tx:
        plan = tx.plans.of(decision.trainee_id)
        assert plan is not None
        days = {str(one.id): one.day for one in tx.plans.sessions(plan.id)}
    assert len(decision.moved) > 3
    for one in decision.moved:
        assert days[one["session"]].isoformat() == one["to"]
        assert calendar.is_working(days[one["session"]])


def test_some_have_learned_to_answer_several_customers_before_doing_it(sample: Sample) -> None:
    found = 0
    for name in sample.people:
        several = [one for one in sample.attempts(name) if one.content_key.startswith("rush/")]
        modes = [one.mode for one in reversed(several)]
        assert modes == ["learning", "choosing", "practice", "practice"][: len(modes)]
        for one in several:
            if one.mode == "practice":
                rushes = sample.services.practice.rushes
                past = rushes.look_back(sample.supervisor, one.attempt_id)
                assert past.judgement.total == one.total
            else:
                assert sample.services.modes.look_back(sample.supervisor, one.attempt_id)
        found += bool(several)
    assert found >= 4


def test_two_classes_are_in_flight_and_one_is_finished(sample: Sample) -> None:
    services, actor = sample.services, sample.supervisor
    entries = services.classes.listed(actor)
    assert [one.training_class.closed_on is None for one in entries] == [True, True, False]
    assert sum(one.members for one in entries) == 23  # one of 24 was stopped at a review
    members = services.progress.overview(actor).members
    for entry in entries:
        inside = [one.counted for one in members if one.plan.class_id == entry.training_class.id]
        assert all(one.forecast for one in inside)
        assert any(one.done for one in inside)
    assert {(one.due, one.late, one.share) for one in inside} == {((), (), 1.0)}


def test_classes_have_leave_make_ups_open_questions_and_a_session_put_off(
    sample: Sample,
) -> None:
    services, actor = sample.services, sample.supervisor
    assert len(services.leave.waiting(actor)) >= 2
    waiting = services.summaries.waiting(actor, date.min, date.max)
    assert len(waiting) >= 4
    assert all(one.summary.day < TODAY for one in waiting)
    newest, *_others, finished = (one.training_class for one in services.classes.listed(actor))
    assert any(one.makes_up for one in services.classes.page(actor, finished.id).sessions)
    (moved,) = services.applying.history(actor, class_id=newest.id)
    assert (moved.change.kind, moved.change.reason) == ("move", "讲师外出开会，往后挪一天")
