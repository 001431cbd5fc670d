"""Builds a small organisation on a real database file, for tests of every floor."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from db.opening import DATABASE, close_store, open_store
from db.records import Person, Role
from desktop_app.services import Services, import_shipped_packs
from desktop_app.system.changes import Changes
from desktop_app.system.clock import FixedClock
from desktop_app.training.people.passwords import Passwords
from desktop_app.training.people.use_cases import NewPerson

MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""A working Monday, 09:00 in the organisation's time zone."""

PASSWORD = "peilian2026"
CONTENT = Path(__file__).parents[1] / "resources" / "content"


@dataclass(frozen=True)
class Workplace:
    """A supervisor, a mentor with one trainee, and another mentor's trainee."""

    services: Services
    clock: FixedClock
    supervisor: Person
    mentor: Person
    trainee: Person
    stranger: Person

    @cached_property
    def folder(self) -> Path:
        return self.services.store.path.parent


def quick_passwords() -> Passwords:
    """Return password hashing at the least cost that the library takes."""
    return Passwords(memory_kib=64, rounds=1)


def services_at(folder: Path, clock: FixedClock) -> Services:
    """Open the database in *folder* with quick passwords."""
    opened = open_store(folder, clock.now(), clock.today())
    return Services(opened.store, clock, Changes(), quick_passwords())


def prepare(folder: Path) -> None:
    """Lay down a database with the shipped packs and four people; copied for each test."""
    clock = FixedClock(MONDAY)
    services = services_at(folder, clock)
    import_shipped_packs(services.library, CONTENT)
    supervisor = services.people.found("青禾学堂", "陈立", PASSWORD)
    team = services.people.add_team(supervisor, "电话二组")
    mentor, other = (
        services.people.add(
            supervisor, NewPerson(name, number, frozenset({Role.MENTOR}), PASSWORD, team.id)
        )
        for name, number in (("王敏", "2001"), ("周航", "2002"))
    )
    for name, number, by in (("林晓雨", "3001", mentor), ("赵一鸣", "3002", other)):
        services.people.add(
            supervisor,
            NewPerson(name, number, frozenset({Role.TRAINEE}), PASSWORD, team.id, by.id),
        )
    close_store(services.store, clock.now())
    # Closed cleanly and backed up today: no copy is checked or backed up again when it is opened.
    close_store(services_at(folder, clock).store, clock.now())


def workplace(prepared: Path, folder: Path) -> Workplace:
    """Open a copy of what `prepare` laid down."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(prepared / DATABASE, folder / DATABASE)
    clock = FixedClock(MONDAY)
    services = services_at(folder, clock)
    by_number = {person.staff_number: person for person in services.people.names()}
    return Workplace(
        services,
        clock,
        by_number["1001"],
        by_number["2001"],
        by_number["3001"],
        by_number["3002"],
    )
