"""Self-checks and feedback: one's own lists, and how others see the same things."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Person, Role
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.rooms import RoomEntry, RoomsPane

if TYPE_CHECKING:
    from desktop_app.filling.offers import Offers
    from desktop_app.training.checks.use_cases import Checks
    from desktop_app.training.comparing.use_cases import Comparing
    from desktop_app.training.feedback.use_cases import Feedback
    from desktop_app.training.forms.use_cases import Forms
    from desktop_app.training.people.use_cases import People
    from desktop_app.training.role_plays.use_cases import RolePlays


def build(
    actor: Person,
    checks: "Callable[[], Checks]",
    comparing: "Callable[[], Comparing]",
    feedback_on: "Callable[[], Feedback]",
    role_plays: "Callable[[], RolePlays]",
    people: "People",
    forms: "Forms",
    clock: Clock,
    background: Background,
    navigator: Navigator,
    print_sheet: Callable[[UUID], None],
    offers: "Offers | None" = None,
) -> RoomsPane:
    """Build the pane for *actor*: who leads comes to what others said before their own lists.

    What only one room needs is asked for when that room is first entered.
    """

    def own_room() -> PaneView:
        from desktop_app.panes.checklists import own

        return own.build(actor, checks(), forms, clock, background, navigator, offers)

    def compare_room() -> PaneView:
        from desktop_app.panes.checklists import compare

        return compare.build(actor, comparing(), background, navigator)

    def views_room() -> PaneView:
        from desktop_app.panes.checklists import views

        return views.build(actor, role_plays(), forms, background, navigator)

    def feedback_room() -> PaneView:
        from desktop_app.panes.checklists import feedback

        return feedback.build(
            actor, feedback_on(), people, forms, background, navigator, print_sheet
        )

    rooms = [
        RoomEntry("own", tr("自检"), own_room, ("form", "sheet")),
        RoomEntry("compare", tr("对照"), compare_room, ("compare",)),
        RoomEntry("views", tr("三方看法"), views_room, ("play",)),
        RoomEntry("feedback", tr("反馈"), feedback_room, ("survey",)),
    ]
    if actor.has(Role.SUPERVISOR):
        rooms = [*rooms[1:], rooms[0]]
    return RoomsPane(rooms)
