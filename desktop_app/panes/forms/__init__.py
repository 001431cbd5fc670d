"""Forms: what has been filled in, across all uses, and what it is filled in on."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from db.records import Person
from desktop_app.panes.forms import sheets
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.chain.use_cases import Chain
from desktop_app.training.forms.register.use_cases import Register
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.people.permissions import Act, allowed
from desktop_app.training.people.use_cases import People
from desktop_app.widgets.rooms import RoomEntry, RoomsPane

if TYPE_CHECKING:
    from desktop_app.documents.printing import Document, Printing
    from desktop_app.panes.forms.templates.view import TemplatesView
    from desktop_app.training.debriefing.use_cases import Debriefing
    from desktop_app.training.forms.editing.use_cases import Templates
    from desktop_app.training.forms.exchange.use_cases import FormFiles


def build(
    actor: Person,
    people: People,
    forms: Forms,
    register: Register,
    writing: "Callable[[], Templates]",
    files: "Callable[[], FormFiles]",
    chain: Chain,
    debriefing: "Callable[[], Debriefing]",
    printing: "Callable[[], Printing]",
    preview: "Callable[[Callable[[], Document]], None]",
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> RoomsPane:
    """Build the pane for *actor*: the sheets that they may see, the templates that they write.

    What the list of sheets does without is asked for when it is first used.
    """

    def build_sheets() -> sheets.SheetsView:
        return sheets.build(
            actor,
            people,
            forms,
            register,
            chain,
            debriefing,
            printing,
            preview,
            clock,
            background,
            navigator,
        )

    def build_templates() -> "TemplatesView":
        from desktop_app.panes.forms import templates

        return templates.build(actor, writing(), files(), forms.bands, clock, background, navigator)

    rooms = [RoomEntry("sheets", tr("填写记录"), build_sheets, ("sheet",))]
    if allowed(actor, Act.WRITE_FORMS):
        rooms.append(RoomEntry("templates", tr("表单模板"), build_templates, ("template",)))
    return RoomsPane(rooms)
