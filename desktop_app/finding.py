"""What the search field of the frame asks: the knowledge base; sheets and sessions by code."""

from typing import TYPE_CHECKING

from db.records import Person, Role, SheetEntry
from desktop_app.services import Services
from desktop_app.shell.hits import Hit, HitProvider
from desktop_app.system.text import day_text, tr
from desktop_app.training.people.permissions import Act, allowed

if TYPE_CHECKING:
    from desktop_app.training.curriculum.attendance.use_cases import SessionPage

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
        session = self._services.attendance.find(self._actor, text)
        if session is not None:
            return [self._session(session)]
        return [*self._exams(text), *self._known(text)]

    def _exams(self, text: str) -> list[Hit]:
        local = self._services.clock.local
        return [
            Hit(
                one.title,
                tr("考试 · {day}").format(day=day_text(local(one.opens_at).date())),
                "exams",
                "exams",
                one.target,
            )
            for one in self._services.exam_finder.find(self._actor, text)
        ]

    def _known(self, text: str) -> list[Hit]:
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

    @staticmethod
    def _session(page: "SessionPage") -> Hit:
        one = page.session
        return Hit(one.title, day_text(one.day), "calendar", "calendar", f"session:{one.id}")

    def _sheet(self, sheet: SheetEntry) -> Hit:
        """A sheet opens where its reader has one: trainees in their own record."""
        title = tr("{title} · {name}").format(title=sheet.title, name=sheet.subject)
        leads = self._actor.has(Role.SUPERVISOR) or self._actor.has(Role.MENTOR)
        pane = "forms" if leads else "people"
        return Hit(title, sheet.number, "checklists", pane, f"sheet:{sheet.id}")


_ACTS = (
    (tr("导出培训计划"), tr("日历文件、Excel、CSV、打印"), "save-file", "calendar", "export", None),
    (
        tr("导入日历文件"),
        tr("把在别的日历里改过的日期带回来"),
        "open-file",
        "calendar",
        "import",
        Act.LAY_PLAN,
    ),
    (
        tr("教室和班次"),
        tr("教室的容量、谁什么时候上班"),
        "building",
        "calendar",
        "rooms",
        Act.SET_DAYS,
    ),
    (
        tr("设计证书版面"),
        tr("文字、位置、颜色，试印和发布"),
        "certificates",
        "certificates",
        "layout",
        Act.DESIGN,
    ),
    (
        tr("导入学员和班级"),
        tr("从 Excel 或 CSV 名单"),
        "people",
        "people",
        "import",
        Act.MANAGE_PEOPLE,
    ),
)
"""What can be begun from the search field: title, what it is, icon, pane, target, and who may."""


class _Acts:
    """Finds acts by words of their titles."""

    def __init__(self, actor: Person) -> None:
        self._acts = [
            Hit(title, detail, icon, pane, target)
            for title, detail, icon, pane, target, act in _ACTS
            if act is None or allowed(actor, act)
        ]

    def search(self, text: str) -> list[Hit]:
        """Return the acts whose titles hold every word of *text*."""
        wanted = set(text.casefold().split())
        return [hit for hit in self._acts if wanted and all(one in hit.title for one in wanted)]


def finders(services: Services, actor: Person) -> tuple[HitProvider, ...]:
    """Return what the search field asks."""
    return (_Acts(actor), _Finder(services, actor))


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
