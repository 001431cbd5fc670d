"""What everything else stands on: settings, people, content, the calendar."""

from abc import ABC
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from db.store import Store
from desktop_app.system.changes import Changes
from desktop_app.system.clock import Clock
from desktop_app.training.people.passwords import Passwords

if TYPE_CHECKING:
    from desktop_app.training.content.use_cases import Library
    from desktop_app.training.curriculum.use_cases import Curriculum
    from desktop_app.training.knowledge.use_cases import Knowledge
    from desktop_app.training.maintenance.use_cases import Maintenance
    from desktop_app.training.people.use_cases import People
    from desktop_app.training.settings.use_cases import Settings


@dataclass(frozen=True)
class Foundations(ABC):
    """The open store, the clock, and the use cases that need no others."""

    store: Store
    clock: Clock
    changes: Changes
    passwords: Passwords

    @cached_property
    def settings(self) -> "Settings":
        from desktop_app.training.settings.use_cases import Settings

        return Settings(self.store, self.clock, self.changes)

    @cached_property
    def people(self) -> "People":
        from desktop_app.training.people.use_cases import People

        return People(self.store, self.clock, self.changes, self.passwords)

    @cached_property
    def library(self) -> "Library":
        from desktop_app.training.content.use_cases import Library

        return Library(self.store, self.clock, self.changes)

    @cached_property
    def curriculum(self) -> "Curriculum":
        from desktop_app.training.curriculum.use_cases import Curriculum

        return Curriculum(self.store, self.clock, self.changes, self.library, self.settings)

    @cached_property
    def knowledge(self) -> "Knowledge":
        from desktop_app.training.knowledge.use_cases import Knowledge

        return Knowledge(self.library, self.people)

    @cached_property
    def maintenance(self) -> "Maintenance":
        from desktop_app.training.maintenance.use_cases import Maintenance

        return Maintenance(self.store.path.parent, self.clock)
