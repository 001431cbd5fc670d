"""Reviews and practicals that a copied plan puts at the same hour get times of their own."""

from datetime import timedelta
from pathlib import Path

from builders import MONDAY, quick_passwords, services_at
from classroom import Classroom

from desktop_app.sample.accounts import SUPERVISOR
from desktop_app.sample.make import Order, make_sample
from desktop_app.sample.staggering import stagger
from desktop_app.system.clock import FixedClock
from desktop_app.training.curriculum.moving.sittings import ALONE

KEYS = ("r30", "r60")


def test_the_first_keeps_the_time_of_the_program_and_the_next_moves(classroom: Classroom) -> None:
    place = classroom.place
    services, today = place.services, place.clock.today()
    members = [place.trainee.id, place.stranger.id]
    at = {key: (classroom.seat(key).day, classroom.seat(key).start) for key in KEYS}
    with services.store.writing() as tx:
        for person_id in members:
            plan = tx.plans.of(person_id)
            assert plan is not None
            for one in tx.plans.sessions(plan.id):
                if one.session_key in at:
                    tx.plans.move(one.id, *at[one.session_key])

    def reviews() -> set[str]:
        until = today + timedelta(days=200)
        found = services.plan_checking.conflicts(place.supervisor, today, until)
        return {one.title for one in found}

    assert {"30 天评估", "60 天评估"} <= reviews()
    with services.store.writing() as tx:
        before = {one.id: one for one in tx.plans.all_between(today, today + timedelta(days=200))}
        stagger(tx, services.curriculum.work_calendar(), today, members)
        after = tx.plans.all_between(today, today + timedelta(days=200))
    assert reviews().isdisjoint({"30 天评估", "60 天评估"})
    moved = [
        one for one in after if (one.day, one.start) != (before[one.id].day, before[one.id].start)
    ]
    assert {one.kind for one in moved} <= ALONE
    assert {key: (classroom.seat(key).day, classroom.seat(key).start) for key in KEYS} == at


def test_nothing_is_in_the_way_of_what_the_sample_has_still_to_come(tmp_path: Path) -> None:
    clock = FixedClock(MONDAY + timedelta(hours=7))
    make_sample(tmp_path, clock, Order(runs=1), quick_passwords())
    services, today = services_at(tmp_path, clock), clock.today()
    supervisor = next(one for one in services.people.names() if one.name == SUPERVISOR)
    found = services.plan_checking.conflicts(supervisor, today, today + timedelta(days=365))
    assert [one.conflict.text for one in found] == []
    services.store.close()
