"""Which exams have results to release: the day asks, and loads questions only where one is over."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Exam, Person
from db.store import Store
from desktop_app.system.clock import Clock
from desktop_app.system.text import tr
from desktop_app.training.exams.due.use_cases import open_cases, open_stages
from desktop_app.training.exams.timing import UNFINISHED, Stage
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.today.todo import ToDo

if TYPE_CHECKING:
    from desktop_app.training.exams.results.standing import Overview


class ReleaseDue:
    """Exams that are over and marked; *overview* is asked of those alone, for it loads the bank."""

    def __init__(
        self, store: Store, clock: Clock, overview: "Callable[[Person, UUID], Overview]"
    ) -> None:
        self._store = store
        self._clock = clock
        self._overview = overview

    def waiting(self, actor: Person) -> Sequence[ToDo]:
        """Return the exams that are marked and can be released, for a supervisor's day."""
        require(actor, Act.HOLD_EXAMS)
        found = []
        for exam in self._over():
            overview = self._overview(actor, exam.id)
            marked = not any(one.to_mark for one in overview.rows)
            if marked and overview.ready:
                found.append(_todo(exam, len(overview.ready)))
        return found

    def _over(self) -> list[Exam]:
        """Return the exams that nobody may answer any more, marked and not released."""
        now = self._clock.now()
        with self._store.reading() as tx:
            over = [
                exam
                for exam, stages in open_stages(tx, now)
                if Stage.OVER in stages and not stages.intersection(UNFINISHED)
            ]
            return [one for one in over if one.on_paper or not open_cases(tx, one, now)]


def _todo(exam: Exam, ready: int) -> ToDo:
    return ToDo(
        when=tr("公布"),
        title=tr("公布成绩 · {title}").format(title=exam.title),
        detail=tr("{n} 份成绩已经齐了，签名后本人能看到分数和解析").format(n=ready),
        tag=tr("待公布"),
        tone="warn",
        minutes=2,
        pane="exams",
        target=f"exam:{exam.id}",
        act=tr("去公布"),
    )
