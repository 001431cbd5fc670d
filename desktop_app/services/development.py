"""The chain of evidence, and the development plans that are made of it."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from desktop_app.services.exams import ExamServices

if TYPE_CHECKING:
    from desktop_app.training.chain.use_cases import Chain
    from desktop_app.training.development.due.use_cases import DuePlans
    from desktop_app.training.development.opening.use_cases import OpeningPlans
    from desktop_app.training.development.records.use_cases import Records
    from desktop_app.training.development.use_cases import Development


@dataclass(frozen=True)
class DevelopmentServices(ExamServices):
    """Use cases of what follows a result."""

    @cached_property
    def chain(self) -> "Chain":
        from desktop_app.training.chain.use_cases import Chain

        return Chain(self.store, self.clock)

    @cached_property
    def plan_records(self) -> "Records":
        from desktop_app.training.development.records.use_cases import Records

        return Records(self.clock, self.library, self.settings)

    @cached_property
    def plans_due(self) -> "DuePlans":
        from desktop_app.training.development.due.use_cases import DuePlans

        return DuePlans(self.store, self.clock, self.settings, lambda: self.development)

    @cached_property
    def plan_opening(self) -> "OpeningPlans":
        from desktop_app.training.development.opening.use_cases import OpeningPlans

        return OpeningPlans(
            self.store,
            self.clock,
            self.changes,
            self.settings,
            self.plan_records,
            lambda: self.matching,
        )

    @cached_property
    def development(self) -> "Development":
        from desktop_app.training.development.use_cases import Development

        return Development(self.store, self.clock, self.changes, self.plan_records, self.chain)
