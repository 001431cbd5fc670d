"""What the search field of the frame asks: the knowledge base, and sheets by their number."""

from db.records import Person, Role, SheetEntry
from desktop_app.services import Services
from desktop_app.shell.hits import Hit, HitProvider
from desktop_app.system.text import tr

_ICONS = {
    "article": "handbook",
    "script": "practice",
    "scenario": "practice",
    "rush": "practice",
    "form": "checklists",
    "person": "user",
}


class _Finder:
    """Lets the search field look through the knowledge base."""

    def __init__(self, services: Services, actor: Person) -> None:
        self._services = services
        self._actor = actor

    def search(self, text: str) -> list[Hit]:
        """Return what *text* finds among articles, scripts, scenarios, forms and people."""
        sheet = self._services.register.find(self._actor, text)
        if sheet is not None:
            return [self._sheet(sheet)]
        return [
            Hit(
                hit.title,
                hit.detail or _kind_name(hit.kind),
                _ICONS[hit.kind],
                hit.pane,
                hit.target,
            )
            for hit in self._services.knowledge.find(self._actor, text)
        ]

    def _sheet(self, sheet: SheetEntry) -> Hit:
        """A sheet opens where its reader has one: trainees in their own record."""
        title = tr("{title} · {name}").format(title=sheet.title, name=sheet.subject)
        leads = self._actor.has(Role.SUPERVISOR) or self._actor.has(Role.MENTOR)
        pane = "forms" if leads else "people"
        return Hit(title, sheet.number, "checklists", pane, f"sheet:{sheet.id}")


def finders(services: Services, actor: Person) -> tuple[HitProvider, ...]:
    """Return what the search field asks."""
    return (_Finder(services, actor),)


def _kind_name(kind: str) -> str:
    names = {
        "article": tr("手册"),
        "script": tr("话术"),
        "scenario": tr("场景"),
        "rush": tr("同时接待"),
        "form": tr("表单"),
        "person": tr("人员"),
    }
    return names[kind]
