"""Self-checks and feedback: one's own lists, and how others see the same things."""

from db.records import Person
from desktop_app.panes.checklists import own
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.checks.use_cases import Checks
from desktop_app.training.forms.use_cases import Forms
from desktop_app.widgets.rooms import RoomEntry, RoomsPane


def build(
    actor: Person,
    checks: Checks,
    forms: Forms,
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> RoomsPane:
    """Build the pane for *actor*."""
    return RoomsPane(
        [
            RoomEntry(
                "own",
                tr("自检"),
                lambda: own.build(actor, checks, forms, clock, background, navigator),
                ("form", "sheet"),
            ),
        ]
    )
