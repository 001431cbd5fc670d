"""Practising, examining, repeating."""

from abc import abstractmethod
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from desktop_app.services.plans import PlanServices

if TYPE_CHECKING:
    from datetime import datetime

    from db.records import Attempt
    from db.store import Transaction
    from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
    from desktop_app.training.practice.authoring.use_cases import Authoring
    from desktop_app.training.practice.consistency.use_cases import Consistency
    from desktop_app.training.practice.conversation import Conversation
    from desktop_app.training.practice.exams.use_cases import Exams
    from desktop_app.training.practice.modes.use_cases import Modes
    from desktop_app.training.practice.use_cases import Practice
    from desktop_app.training.repetition.use_cases import Repetition


@dataclass(frozen=True)
class PracticeServices(PlanServices):
    """Use cases of practice."""

    @abstractmethod
    def _on_finished(
        self, tx: "Transaction", attempt: "Attempt", conversation: "Conversation", now: "datetime"
    ) -> None:
        """Bring about, further up, what follows from a finished attempt."""

    @cached_property
    def analyser(self) -> "ReplyAnalyser":
        from desktop_app.training.practice.analysis.analyser import ReplyAnalyser

        return ReplyAnalyser()

    @cached_property
    def practice(self) -> "Practice":
        from desktop_app.training.practice.use_cases import Practice

        return Practice(
            self.store,
            self.clock,
            self.changes,
            self.library,
            self.settings,
            lambda: self.analyser,  # the first reply needs it, not the list of drills
            self._on_finished,
            lambda tx, attempt, run, now: self.repetition.take_in_rush(tx, attempt, run, now),
        )

    @cached_property
    def modes(self) -> "Modes":
        from desktop_app.training.practice.modes.use_cases import Modes

        return Modes(
            self.store,
            self.clock,
            self.changes,
            self.settings,
            self.practice,
            lambda: self.analyser,
        )

    @cached_property
    def exams(self) -> "Exams":
        from desktop_app.training.practice.exams.use_cases import Exams

        return Exams(self.store, self.clock, self.people, self.practice)

    @cached_property
    def authoring(self) -> "Authoring":
        from desktop_app.training.practice.authoring.use_cases import Authoring

        return Authoring(
            self.store, self.clock, self.library, lambda: self.analyser, self.practice.figures
        )

    @cached_property
    def repetition(self) -> "Repetition":
        from desktop_app.training.repetition.use_cases import Repetition

        return Repetition(
            self.store,
            self.clock,
            self.changes,
            self.settings,
            self.practice,
            self.curriculum,
            lambda: self.analyser,
        )

    @cached_property
    def consistency(self) -> "Consistency":
        from desktop_app.training.practice.consistency.use_cases import Consistency

        return Consistency(self.store, self.practice)
