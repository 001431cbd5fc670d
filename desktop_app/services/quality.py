"""Quality inspection and what follows from it."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from desktop_app.services.mentoring import MentoringServices

if TYPE_CHECKING:
    from desktop_app.training.quality.calibration.use_cases import Calibrations
    from desktop_app.training.quality.coaching.opening.use_cases import Opening
    from desktop_app.training.quality.coaching.use_cases import Coaching
    from desktop_app.training.quality.contacts.use_cases import Contacts
    from desktop_app.training.quality.disputes.use_cases import Disputes
    from desktop_app.training.quality.drawing.use_cases import Drawing
    from desktop_app.training.quality.inspecting.use_cases import Inspections
    from desktop_app.training.quality.meeting.use_cases import Meetings
    from desktop_app.training.quality.sharing.use_cases import Sharing


@dataclass(frozen=True)
class QualityServices(MentoringServices):
    """Use cases of quality inspection."""

    @cached_property
    def contacts(self) -> "Contacts":
        from desktop_app.training.quality.contacts.use_cases import Contacts

        return Contacts(self.store, self.clock, self.changes, lambda: self.debriefing)

    @cached_property
    def drawing(self) -> "Drawing":
        from desktop_app.training.quality.drawing.use_cases import Drawing

        return Drawing(self.store, self.clock, self.changes, self.settings)

    @cached_property
    def inspections(self) -> "Inspections":
        from desktop_app.training.quality.inspecting.use_cases import Inspections

        return Inspections(self.store, self.forms, self.library, self.contacts)

    @cached_property
    def sharing(self) -> "Sharing":
        from desktop_app.training.quality.sharing.use_cases import Sharing

        return Sharing(self.store, self.changes, self.library, self.forms, self.inspections)

    @cached_property
    def calibrations(self) -> "Calibrations":
        from desktop_app.training.quality.calibration.use_cases import Calibrations

        return Calibrations(
            self.store,
            self.clock,
            self.changes,
            self.settings,
            self.library,
            self.people,
            self.forms,
            self.contacts,
        )

    @cached_property
    def coach_opening(self) -> "Opening":
        from desktop_app.training.quality.coaching.opening.use_cases import Opening

        return Opening(self.store, self.clock, self.changes, self.library, self.settings)

    @cached_property
    def coaching(self) -> "Coaching":
        from desktop_app.training.quality.coaching.use_cases import Coaching

        return Coaching(self.store, self.clock, self.changes, self.library)

    @cached_property
    def disputes(self) -> "Disputes":
        from desktop_app.training.quality.disputes.use_cases import Disputes

        return Disputes(
            self.store,
            self.clock,
            self.changes,
            self.settings,
            self.people,
            self.forms,
            self.register,
            lambda: self.curriculum.work_calendar(),
        )

    @cached_property
    def meetings(self) -> "Meetings":
        from desktop_app.training.quality.meeting.use_cases import Meetings

        return Meetings(
            self.store,
            self.clock,
            self.library,
            self.inspections,
            self.drawing,
            self.coaching,
            self.examples,
        )
