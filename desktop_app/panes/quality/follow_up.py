"""The rooms of what follows from an inspection; each is imported when it is entered."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Person, Role
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.people.permissions import Act, allowed
from desktop_app.widgets.rooms import RoomEntry

if TYPE_CHECKING:
    from desktop_app.training.forms.use_cases import Forms
    from desktop_app.training.people.use_cases import People
    from desktop_app.training.quality.calibration.use_cases import Calibrations
    from desktop_app.training.quality.coaching.opening.use_cases import Opening
    from desktop_app.training.quality.coaching.use_cases import Coaching
    from desktop_app.training.quality.contacts.use_cases import Contacts
    from desktop_app.training.quality.disputes.use_cases import Disputes
    from desktop_app.training.quality.inspecting.use_cases import Inspections
    from desktop_app.training.quality.meeting.use_cases import Meetings
    from desktop_app.training.quality.sharing.use_cases import Sharing
    from desktop_app.widgets.pane import PaneView


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What makes the use cases that these rooms are handed, when a room is first entered."""

    coaching: "Callable[[], Coaching]"
    opening: "Callable[[], Opening]"
    people: "Callable[[], People]"
    disputes: "Callable[[], Disputes]"
    inspections: "Callable[[], Inspections]"
    sharing: "Callable[[], Sharing]"
    calibrations: "Callable[[], Calibrations]"
    contacts: "Callable[[], Contacts]"
    forms: "Callable[[], Forms]"
    print_sheet: Callable[[UUID], None]
    meetings: "Callable[[], Meetings]"
    preview_meeting: Callable[[date, bool], None]
    preview_calibration: Callable[[UUID], None]


def rooms_for(
    actor: Person,
    uses: FollowUp,
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> list[RoomEntry]:
    """Return the rooms that *actor*'s roles open."""
    build = _Builders(actor, uses, clock, background, navigator)
    leads = allowed(actor, Act.INSPECT)
    own = tr("质检表") if leads else tr("我的质检")
    rooms = [
        RoomEntry("own", own, build.own, ("inspection",)),
        RoomEntry("coaching", tr("辅导计划"), build.coaching, ("plan",)),
        RoomEntry("disputes", tr("申诉"), build.disputes, ("dispute",)),
    ]
    if leads or actor.has(Role.MENTOR):
        rooms.append(RoomEntry("calibration", tr("校准"), build.calibration, ("calibration",)))
    if leads:
        rooms.append(RoomEntry("meeting", tr("质检会"), build.meeting))
    return rooms


class _Builders:
    """One method a room; a room's code is imported when it is entered."""

    def __init__(
        self,
        actor: Person,
        uses: FollowUp,
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._actor = actor
        self._uses = uses
        self._common = (clock, background, navigator)

    def own(self) -> "PaneView":
        from desktop_app.panes.quality import own

        uses = self._uses
        return own.build(
            self._actor,
            uses.inspections(),
            uses.disputes(),
            uses.sharing(),
            *self._common,
            uses.print_sheet,
        )

    def coaching(self) -> "PaneView":
        from desktop_app.panes.quality import coaching

        uses = self._uses
        return coaching.build(
            self._actor, uses.coaching(), uses.opening(), uses.people(), *self._common
        )

    def disputes(self) -> "PaneView":
        from desktop_app.panes.quality import disputes

        return disputes.build(self._actor, self._uses.disputes(), *self._common)

    def calibration(self) -> "PaneView":
        from desktop_app.panes.quality import calibration

        uses = self._uses
        return calibration.build(
            self._actor,
            uses.calibrations(),
            uses.contacts(),
            uses.forms(),
            *self._common,
            uses.preview_calibration,
        )

    def meeting(self) -> "PaneView":
        from desktop_app.panes.quality import meeting

        _clock, background, _navigator = self._common
        uses = self._uses
        return meeting.build(self._actor, uses.meetings(), background, uses.preview_meeting)
