"""How somebody stands before the gate of an exam, in one sentence."""

from collections.abc import Callable
from datetime import datetime

from db.records import Exam
from desktop_app.system.text import day_text, number_text, time_text, tr
from desktop_app.training.exams.gates.rules import BeforeGate, Standing

Local = Callable[[datetime], datetime]


def told(one: BeforeGate, local: Local) -> str:
    """Return what holds somebody back, and what comes next; *local* gives the local time."""
    return tr("{how}，后面的课次在等它。").format(how=how(one, local))


def how(one: BeforeGate, local: Local) -> str:
    """Return the same without its consequence."""
    title = one.exam.title if one.exam else ""
    if one.standing is Standing.FAILED:
        words = tr("“{title}”{n} 分，没有及格，{next}")
        after = _when(one.again, local, tr("补考")) if one.again else tr("还没有安排补考")
        return words.format(title=title, n=number_text(one.total or 0.0), next=after)
    if one.standing is Standing.ABSENT:
        after = _when(one.again, local, tr("另考")) if one.again else tr("还没有另外安排")
        return tr("“{title}”缺考，{next}").format(title=title, next=after)
    if one.standing is Standing.MARKING:
        return tr("“{title}”考完了，还没有公布成绩").format(title=title)
    if one.again:
        return _when(one.again, local, tr("开考"))
    return tr("还没有安排考试")


def _when(exam: Exam, local: Local, what: str) -> str:
    at = local(exam.opens_at)
    return tr("{day} {time} {what}").format(day=day_text(at.date()), time=time_text(at), what=what)
