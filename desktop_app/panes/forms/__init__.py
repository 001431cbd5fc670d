"""Forms: each room a folder of its own, listed here."""

from typing import TYPE_CHECKING

from db.records import Person
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.forms.editing.use_cases import Templates
from desktop_app.training.forms.exchange.use_cases import FormFiles
from desktop_app.training.forms.use_cases import Forms
from desktop_app.widgets.rooms import RoomEntry, RoomsPane

if TYPE_CHECKING:
    from desktop_app.widgets.pane import PaneView


def build(
    actor: Person,
    forms: Forms,
    templates: Templates,
    files: FormFiles,
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> RoomsPane:
    """Build the pane for *actor*, with the rooms that their roles open."""

    def writing() -> "PaneView":
        from desktop_app.panes.forms import templates as room

        return room.build(actor, templates, files, forms.bands, clock, background, navigator)

    rooms: list[RoomEntry] = []
    if templates.may(actor):
        rooms.append(RoomEntry("templates", tr("表单模板"), writing, ("template",)))
    return RoomsPane(rooms)
