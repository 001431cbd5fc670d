"""Self-checks and feedback: one's own lists, and how others see the same things."""

from collections.abc import Callable
from uuid import UUID

from db.records import Person, Role
from desktop_app.panes.checklists import compare, feedback, own, views
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.checks.use_cases import Checks
from desktop_app.training.comparing.use_cases import Comparing
from desktop_app.training.feedback.use_cases import Feedback
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.people.use_cases import People
from desktop_app.training.role_plays.use_cases import RolePlays
from desktop_app.widgets.rooms import RoomEntry, RoomsPane


def build(
    actor: Person,
    checks: Checks,
    comparing: Comparing,
    feedback_on: Feedback,
    role_plays: RolePlays,
    people: People,
    forms: Forms,
    clock: Clock,
    background: Background,
    navigator: Navigator,
    print_sheet: Callable[[UUID], None],
) -> RoomsPane:
    """Build the pane for *actor*: who leads comes to what others said before their own lists."""
    rooms = [
        RoomEntry(
            "own",
            tr("自检"),
            lambda: own.build(actor, checks, forms, clock, background, navigator),
            ("form", "sheet"),
        ),
        RoomEntry(
            "compare",
            tr("对照"),
            lambda: compare.build(actor, comparing, background, navigator),
            ("compare",),
        ),
        RoomEntry(
            "views",
            tr("三方看法"),
            lambda: views.build(actor, role_plays, forms, background, navigator),
            ("play",),
        ),
        RoomEntry(
            "feedback",
            tr("反馈"),
            lambda: feedback.build(
                actor, feedback_on, people, forms, background, navigator, print_sheet
            ),
            ("survey",),
        ),
    ]
    if actor.has(Role.SUPERVISOR):
        rooms = [*rooms[1:], rooms[0]]
    return RoomsPane(rooms)
