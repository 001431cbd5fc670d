"""Mentoring and milestone reviews."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from desktop_app.services.forms import FormServices

if TYPE_CHECKING:
    from desktop_app.training.mentoring.matching.use_cases import Matching
    from desktop_app.training.mentoring.private.use_cases import PrivateNotes
    from desktop_app.training.mentoring.use_cases import Mentoring
    from desktop_app.training.reviews.deciding.use_cases import Deciding
    from desktop_app.training.reviews.use_cases import Reviews


@dataclass(frozen=True)
class MentoringServices(FormServices):
    """Use cases of mentors and of those who decide about trainees."""

    @cached_property
    def mentoring(self) -> "Mentoring":
        from desktop_app.training.mentoring.use_cases import Mentoring

        return Mentoring(self.store, self.clock, self.settings)

    @cached_property
    def matching(self) -> "Matching":
        from desktop_app.training.mentoring.matching.use_cases import Matching

        return Matching(self.store, self.clock, self.changes, self.settings)

    @cached_property
    def private_notes(self) -> "PrivateNotes":
        from desktop_app.training.mentoring.private.use_cases import PrivateNotes

        return PrivateNotes(self.store, self.clock)

    @cached_property
    def deciding(self) -> "Deciding":
        from desktop_app.training.reviews.deciding.use_cases import Deciding

        return Deciding(self.store, self.clock, self.settings, self.curriculum.work_calendar)

    @cached_property
    def reviews(self) -> "Reviews":
        from desktop_app.training.reviews.use_cases import Reviews

        return Reviews(
            self.store,
            self.clock,
            self.settings,
            self.forms,
            self.deciding,
            self.curriculum.work_calendar,
        )
