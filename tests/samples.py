"""Sample organisations for tests: the usual one, and a small one for what needs two of them."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from builders import MONDAY, quick_passwords, services_at

from db.records import AttemptEntry, Person
from desktop_app.sample.accounts import SUPERVISOR, TRAINEE
from desktop_app.sample.make import Order, make_sample
from desktop_app.services import Services
from desktop_app.system.clock import FixedClock

AFTERNOON = MONDAY + timedelta(hours=7)
TODAY = AFTERNOON.date()
WAYS = {"seed": 5, "trainees": 7, "attempts": 400, "runs": 1}


def made(folder: Path, order: Order) -> Services:
    """Make a sample organisation in *folder*, on that afternoon."""
    clock = FixedClock(AFTERNOON)
    make_sample(folder, clock, order, quick_passwords())
    return services_at(folder, clock)


@dataclass(frozen=True)
class Sample:
    """A sample organisation with its people by name."""

    services: Services
    people: dict[str, Person]

    @property
    def supervisor(self) -> Person:
        return self.people[SUPERVISOR]

    @property
    def trainee(self) -> Person:
        return self.people[TRAINEE]

    def attempts(self, name: str) -> tuple[AttemptEntry, ...]:
        """Return everything that somebody has practised."""
        with self.services.store.reading() as tx:
            return tx.practice.recent(self.people[name].id, 10_000)
