"""A class of two trainees that starts on the builders' Tuesday, for tests of plans."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from builders import Workplace, workplace

from db.ids import new_id
from db.records import ContentVersion, HeldSession, Person, SessionOnDay, TrainingClass
from desktop_app.training.content.use_cases import PUBLISHED, RETIRED, digest
from desktop_app.training.curriculum.classes.forming import NewClass
from desktop_app.training.curriculum.classes.use_cases import ClassPage

PROGRAM = "new-hire-90"
TUESDAY = date(2026, 11, 24)


@dataclass(frozen=True)
class Classroom:
    """A workplace whose two trainees are in one class, led by the supervisor."""

    place: Workplace
    training_class: TrainingClass

    @property
    def page(self) -> ClassPage:
        return self.place.services.classes.page(self.place.supervisor, self.training_class.id)

    @property
    def everything(self) -> list[HeldSession | SessionOnDay]:
        """What the class holds, and then every session of its members."""
        page = self.page
        return [*page.held, *page.sessions]

    def held(self, key: str) -> HeldSession:
        """Return the class's session with this key as it stands."""
        with self.place.services.store.reading() as tx:
            held = tx.classes.held_of(self.training_class.id)
        return next(one for one in held if one.session_key == key)

    def seat(self, key: str, of_stranger: bool = False) -> SessionOnDay:
        """Return the trainee's session with this key, or the other member's."""
        person = self.place.stranger if of_stranger else self.place.trainee
        with self.place.services.store.reading() as tx:
            (plan,) = (
                one
                for one in tx.plans.of_class(self.training_class.id)
                if one.person_id == person.id
            )
            sessions = tx.plans.sessions(plan.id)
        return next(one for one in sessions if one.session_key == key)

    def go_to(self, day: date, hours: int = 0) -> None:
        """Let the days go by until *day*, nine in the morning and *hours* more."""
        days = (day - self.place.clock.today()).days
        self.place.clock.advance(timedelta(days=days, hours=hours))


def new_class(place: Workplace, name: str, start: date, *members: Person) -> NewClass:
    """Return a class as it would be typed in."""
    ids = tuple(one.id for one in members)
    return NewClass(name, PROGRAM, start, 12, trainer_id=place.supervisor.id, members=ids)


def form_class(place: Workplace) -> TrainingClass:
    """Open the class of both trainees."""
    new = new_class(place, "十一月班", TUESDAY, place.trainee, place.stranger)
    return place.services.classes.open(place.supervisor, new)


def second_class(place: Workplace, start: date) -> TrainingClass:
    """Open a class of nobody yet, which nobody is named to lead."""
    new = replace(new_class(place, "十二月班", start), trainer_id=None)
    return place.services.classes.open(place.supervisor, new)


def prepare_class(prepared: Path, folder: Path) -> None:
    """Lay down a database with the class in it; copied for each test."""
    place = workplace(prepared, folder)
    form_class(place)
    place.services.store.close()


def open_classroom(prepared: Path, folder: Path) -> Classroom:
    """Open a copy of what was prepared with the class in it."""
    place = workplace(prepared, folder)
    (entry,) = place.services.classes.listed(place.supervisor)
    return Classroom(place, entry.training_class)


def publish(place: Workplace, **changes: dict[str, Any] | None) -> None:
    """Publish the program again with sessions changed by id; None takes one out, new ones last."""
    with place.services.store.writing() as tx:
        old = tx.content.published_one("program", PROGRAM)
        by_id = {one["id"]: one for one in old.body["sessions"]}
        for key, fields in changes.items():
            name = key.replace("_", "-")
            if fields is None:
                del by_id[name]
            else:
                by_id[name] = by_id.get(name, by_id["t-stress"] | {"id": name}) | fields
        body = dict(old.body) | {"sessions": list(by_id.values())}
        tx.content.set_status([old.id], RETIRED)
        tx.content.add(
            ContentVersion(
                new_id(),
                old.item_id,
                old.pack,
                "program",
                PROGRAM,
                old.number + 1,
                PUBLISHED,
                old.title,
                body,
                digest(body),
                place.clock.now(),
            )
        )
