"""Before an examination: who sits there, and whether it may be taken today."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Person
from desktop_app.panes.practice.failing import told
from desktop_app.panes.practice.modes.ports import ExamGate, StudyRooms
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import time_text, tr
from desktop_app.training.people.use_cases import WrongPassword
from desktop_app.training.practice.exams.use_cases import Exams, Release
from desktop_app.training.practice.rush.standing import RushRunning
from desktop_app.training.practice.standing import Running

if TYPE_CHECKING:
    from desktop_app.training.practicals.use_cases import Practicals

_HOW = tr("不显示要点、提示和客户情绪，不能暂停，只有一次；中途离开就按已经说过的话评分。")


class ExamPresenter:
    """Asks at the gate and hands the begun examination on to *enter*."""

    def __init__(
        self,
        rooms: StudyRooms,
        exams: Exams,
        actor: Person,
        clock: Clock,
        background: Background,
        enter: Callable[[Running | RushRunning], None],
        missing: Callable[[], None],
        practicals: "Practicals | None" = None,
    ) -> None:
        self._rooms = rooms
        self._exams = exams
        self._actor = actor
        self._clock = clock
        self._background = background
        self._enter = enter
        self._missing = missing
        self._practicals = practicals
        self._drill: tuple[UUID, int] | None = None
        self._key = ""
        self._attempt: UUID | None = None
        self._released = False

    @property
    def _gate(self) -> ExamGate:
        return self._rooms.exam_gate

    def examine(self, key: str) -> None:
        """Ask for the password before the drill called *key* is examined."""
        self._key, self._attempt, self._drill = key, None, None
        text = _HOW
        taken = self._exams.taken_today(self._actor, key)
        self._released = taken is not None
        if taken is not None:
            when = time_text(self._clock.local(taken.started_at))
            form = tr("今天 {time} 已经考过一次。再考一次，要主管在这里输入姓名和密码放行。")
            text = f"{form.format(time=when)}{text}"
        if title := self._exams.title(key):
            text = f"{tr('考核“{title}”。').format(title=title)}{text}"
        self._gate.ask_for(self._actor.name, text, self._released)

    def take(self, name: str) -> None:
        """Ask for the password before a drill of one's own practical, `<practical>/<position>`.

        Which scenario it is shows when it has begun.
        """
        practical, _, position = name.partition("/")
        self._attempt, self._released = None, False
        self._drill = (UUID(practical), int(position))
        title = tr("实操考核第 {n} 场。").format(n=position)
        after = tr("做完以后由主管评分，系统评分在主管签名以后一起公布。")
        self._gate.ask_for(self._actor.name, f"{title}{_HOW}{after}", False)

    def go_on(self, attempt: str) -> None:
        """Ask for the password before an examination that was interrupted goes on."""
        self._attempt, self._released, self._drill = UUID(attempt), False, None
        text = tr("考核中断过，从停下的那一句接着考；仍然不能暂停，不能回头。")
        self._gate.ask_for(self._actor.name, text, False)

    def confirmed(self, password: str, supervisor: str, supervisor_password: str) -> None:
        """Begin, or go on, when the passwords are right."""
        exams, actor, key, attempt = self._exams, self._actor, self._key, self._attempt
        release = Release(supervisor, supervisor_password) if self._released else None
        practicals, drill = self._practicals, self._drill

        def work() -> Running | RushRunning:
            if attempt is not None:
                return exams.go_on(actor, attempt, password)
            if practicals is not None and drill is not None:
                return practicals.begin(actor, *drill, password)
            return exams.begin(actor, key, password, release)

        self._background.run(self._gate, work, self._on_begun, self._on_refused)

    def _on_begun(self, running: Running | RushRunning) -> None:
        self._gate.done()
        self._enter(running)

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, WrongPassword):
            self._gate.show_problem(error.what, error.wait)
            return
        if isinstance(error, LookupError):
            self._gate.done()
            self._missing()
            return
        trouble = told(error)
        if not isinstance(trouble, Trouble):
            raise trouble
        self._gate.show_problem(f"{trouble.what}{trouble.do}")
