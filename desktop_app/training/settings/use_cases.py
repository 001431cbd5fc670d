"""Reading and changing the figures."""

from typing import Any

from db.records import Person
from db.store import Store
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.settings.catalogue import (
    CATALOGUE,
    Figures,
    Setting,
    check_together,
    checked,
)


class Settings:
    """The figures of this organisation; read once and kept until they change."""

    def __init__(self, store: Store, clock: Clock, changes: Changes) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._figures: Figures | None = None
        changes.listen(self._forget)

    def figures(self) -> Figures:
        """Return the figures in force."""
        if self._figures is None:
            with self._store.reading() as tx:
                self._figures = Figures(tx.people.settings())
        return self._figures

    def all(self) -> tuple[tuple[Setting, float], ...]:
        """Return every setting with its value, in the order of the catalogue."""
        figures = self.figures()
        return tuple((setting, figures.number(setting.name)) for setting in CATALOGUE)

    def change(self, actor: Person, name: str, value: float) -> None:
        """Set a figure; raises BadSetting or NotAllowed and then changes nothing."""
        require(actor, Act.CHANGE_SETTINGS)
        check_together(self.figures().with_value(name, checked(name, value)))
        self._write(actor, name, value)

    def keep_extra(self, actor: Person, name: str, value: Any) -> None:
        """Keep a value outside the catalogue, such as the confirmed years."""
        require(actor, Act.CHANGE_SETTINGS)
        self._write(actor, name, value)

    def _write(self, actor: Person, name: str, value: Any) -> None:
        with self._store.writing() as tx:
            tx.people.set_setting(name, value, self._clock.now(), actor.id)
        self._changes.announce(Subject.SETTINGS)

    def _forget(self, subjects: frozenset[Subject]) -> None:
        if Subject.SETTINGS in subjects:
            self._figures = None
