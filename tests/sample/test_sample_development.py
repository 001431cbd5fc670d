"""The sample's development plans: in every state, each with records behind its items."""

from samples import AFTERNOON, Sample

from desktop_app.sample.accounts import MENTOR, SUPERVISOR
from desktop_app.training.development.plan import Outcome, Phase


def test_there_is_a_plan_in_every_state(sample: Sample) -> None:
    services, supervisor = sample.services, sample.people[SUPERVISOR]
    plans = services.development.plans(supervisor)
    today = services.clock.today()
    closed = {one.state.closing.outcome for one in plans if one.state.closing is not None}
    assert {one.state.phase for one in plans} == set(Phase)
    assert Outcome.WITHDRAWN in closed
    assert len(closed) == 2
    assert sum(bool(one.late(today)) for one in plans) == 1
    assert all(one.at <= AFTERNOON for plan in plans for one in plan.state.events)


def test_their_items_rest_on_records_of_before_the_plan(sample: Sample) -> None:
    services, supervisor = sample.services, sample.people[SUPERVISOR]
    for entry in services.development.plans(supervisor):
        page = services.development.page(supervisor, entry.state.plan.id)
        weakest = page.entry.items[0].item
        assert weakest.evidence
        links = page.links[weakest.id]
        assert len(links) == len(weakest.evidence)
        assert all(one.at <= entry.state.plan.opened_at for one in links)


def test_the_mentor_of_the_pictures_has_one_to_open(sample: Sample) -> None:
    mentor = sample.people[MENTOR]
    due = sample.services.plans_due.due(mentor)
    assert due
    assert all(one.subject.mentor_id == mentor.id for one in due)
