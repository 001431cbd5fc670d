"""The sample's quality inspections: months of them, drawn as the program draws, fit to be shown."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from builders import MONDAY, quick_passwords, services_at

from db.inspections import Scope
from db.records import DrawEntry, ResultEntry
from desktop_app.sample.accounts import SUPERVISOR
from desktop_app.sample.dialogues import DIALOGUES, FAIR, GOOD, POOR
from desktop_app.sample.inspecting import QUOTA, STRUGGLING, WEEKS
from desktop_app.sample.make import Order, make_sample
from desktop_app.services import Services
from desktop_app.system.clock import FixedClock
from desktop_app.training.quality.contacts.deidentifying import deidentified

TUESDAY = MONDAY + timedelta(days=1, hours=7)
THIS_WEEK = MONDAY.date()


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    folder: Path = tmp_path_factory.mktemp("sample")
    clock = FixedClock(TUESDAY)
    make_sample(folder, clock, Order(trainees=6, attempts=60, runs=1), quick_passwords())
    services = services_at(folder, clock)
    yield services
    services.store.close()


def _results(services: Services) -> tuple[ResultEntry, ...]:
    scope = Scope(THIS_WEEK - timedelta(weeks=WEEKS), TUESDAY.date())
    with services.store.reading() as tx:
        return tx.inspections.results(scope, limit=10_000)


def _draws(services: Services, back: int) -> tuple[DrawEntry, ...]:
    with services.store.reading() as tx:
        return tx.inspections.of_week(THIS_WEEK - timedelta(weeks=back))


def test_the_dialogues_are_many_and_of_every_kind_and_channel() -> None:
    assert len({one.title for one in DIALOGUES}) == len(DIALOGUES) >= 20
    assert {one.level for one in DIALOGUES} == {GOOD, FAIR, POOR}
    assert {one.channel for one in DIALOGUES} == {"phone", "chat", "group", "desk", "email"}


def test_nothing_in_a_dialogue_identifies_anybody() -> None:
    said = [line["said"] for one in DIALOGUES for line in one.lines]
    assert [deidentified(one, "", ()) for one in said] == said


def test_every_agent_was_inspected_three_times_in_each_week_that_is_over(
    services: Services,
) -> None:
    for back in (1, 5, 10):
        by_agent: dict[UUID, int] = {}
        for one in _draws(services, back):
            assert one.sheet_id is not None
            by_agent[one.agent_id] = by_agent.get(one.agent_id, 0) + 1
        assert set(by_agent.values()) == {QUOTA}


def test_something_is_still_owed_this_week(services: Services) -> None:
    supervisor = next(one for one in services.people.names() if one.name == SUPERVISOR)
    week = services.drawing.week(supervisor)
    assert 0 < week.owed < week.quota * len(week.agents)
    assert week.next_agent() is not None


def test_the_draws_are_drawn_again_from_their_records(services: Services) -> None:
    supervisor = next(one for one in services.people.names() if one.name == SUPERVISOR)
    for draw in (*_draws(services, 0), *_draws(services, 3)):
        assert services.drawing.holds(supervisor, draw.id)


def test_most_marks_are_fair_some_are_excellent_and_one_agent_struggles(
    services: Services,
) -> None:
    results = _results(services)
    marks = sorted(one.total or 0.0 for one in results)
    assert 76 <= sum(marks) / len(marks) <= 92
    assert sum(mark >= 90 for mark in marks) > len(marks) / 10
    trainee = sorted(
        (one for one in services.people.names() if one.staff_number.startswith("3")),
        key=lambda one: one.staff_number,
    )[STRUGGLING]
    before = [one for one in results if one.subject_id == trainee.id and one.day < THIS_WEEK]
    assert all((one.total or 0.0) < 70 for one in before[:3])


def test_the_numbers_of_sheets_run_on_as_they_were_signed(services: Services) -> None:
    results = sorted(_results(services), key=lambda one: one.signed_at)
    with services.store.reading() as tx:
        sheets = [tx.sheets.get(one.id) for one in results]
    # A ruling's corrected sheet counts on after all others; what it replaces is no result.
    first_ones = [one.number for one in sheets if one.replaces_id is None]
    corrected = [one.number for one in sheets if one.replaces_id is not None]
    assert first_ones == sorted(first_ones)
    last = len(sheets) + len(corrected)
    assert sorted(corrected) == [
        f"ZL-2026-{n:06d}" for n in range(last - len(corrected) + 1, last + 1)
    ]
    assert {*first_ones, *corrected} <= {f"ZL-2026-{n:06d}" for n in range(1, last + 1)}
    assert len({*first_ones, *corrected}) == len(sheets)
