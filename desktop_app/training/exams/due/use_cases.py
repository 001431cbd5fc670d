"""Which paper exams wait to be entered: the day asks for them, and loads no question."""

from collections.abc import Sequence

from db.records import Exam, Person
from db.store import Store
from desktop_app.system.clock import Clock
from desktop_app.system.text import tr
from desktop_app.training.exams.timing import Stage, sat
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.today.todo import ToDo

_LOOK_BACK = 40
"""Exams that are looked through for one to enter."""


class SheetsDue:
    """Paper exams that are over."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def waiting(self, actor: Person) -> Sequence[ToDo]:
        """Return the paper exams that are over and wait to be entered, for a supervisor's day."""
        require(actor, Act.MARK_EXAMS)
        now = self._clock.now()
        with self._store.reading() as tx:
            exams = [one for one in tx.exams.all(_LOOK_BACK) if one.on_paper]
            papers = tx.exams.bare_papers([one.id for one in exams])
            events = tx.exams.events([one.id for one in exams])
        found = []
        for exam in exams:
            own = [one for one in events if one.exam_id == exam.id]
            count = sum(
                sat(exam, one.id, own, now).stage is Stage.ENTERING
                for one in papers
                if one.exam_id == exam.id and one.person_id != actor.id
            )
            if count:
                found.append(_todo(exam, count))
        return found


def _todo(exam: Exam, count: int) -> ToDo:
    return ToDo(
        when=tr("录入"),
        title=exam.title,
        detail=tr("纸笔考试已结束，{n} 人的答题纸等录入").format(n=count),
        tag=tr("待录入"),
        tone="warn",
        minutes=3 * count,
        pane="exams",
        target=f"enter:{exam.id}",
        act=tr("去录入"),
    )
