"""Quality inspection: each room a folder of its own, listed here."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Person, Role
from desktop_app.panes.quality.follow_up import FollowUp, rooms_for
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.people.permissions import Act, allowed
from desktop_app.training.people.use_cases import People
from desktop_app.training.quality.inspecting.use_cases import Inspections
from desktop_app.widgets.rooms import RoomEntry, RoomsPane

if TYPE_CHECKING:
    from desktop_app.training.quality.contacts.use_cases import Contacts
    from desktop_app.training.quality.drawing.use_cases import Drawing
    from desktop_app.widgets.pane import PaneView


def build(
    actor: Person,
    contacts: "Callable[[], Contacts]",
    drawing: "Callable[[], Drawing]",
    follow_up: FollowUp,
    inspections: Inspections,
    forms: Forms,
    people: People,
    clock: Clock,
    background: Background,
    navigator: Navigator,
    print_sheet: Callable[[UUID], None],
) -> RoomsPane:
    """Build the pane for *actor*, with the rooms that their roles open.

    *print_sheet* shows the preview of a signed sheet.
    """

    def week() -> "PaneView":
        from desktop_app.panes.quality import week

        return week.build(
            actor, drawing(), inspections, forms, clock, background, navigator, print_sheet
        )

    def brought_in() -> "PaneView":
        from desktop_app.panes.quality import contacts as room

        return room.build(actor, contacts(), people, clock, background, navigator)

    def figures() -> "PaneView":
        from desktop_app.panes.quality import results

        return results.build(actor, inspections, people, clock, background, navigator)

    rooms: list[RoomEntry] = []
    if allowed(actor, Act.INSPECT):
        rooms += [
            RoomEntry("week", tr("本周抽检"), week, ("draw",)),
            RoomEntry("contacts", tr("接待记录"), brought_in, ("contact", "live")),
        ]
    if actor.has(Role.SUPERVISOR) or actor.has(Role.MENTOR):
        rooms.append(RoomEntry("results", tr("结果"), figures))
    rooms += rooms_for(actor, follow_up, clock, background, navigator)
    return RoomsPane(rooms)
