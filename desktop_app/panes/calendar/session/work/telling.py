"""Puts what was made in a session into words."""

from collections.abc import Callable, Sequence
from datetime import datetime

from desktop_app.panes.calendar.session.work.shown import PersonWork, ResultShown
from desktop_app.system.text import day_text, number_text, time_text, tr
from desktop_app.training.curriculum.attendance.marks import SeatRow
from desktop_app.training.curriculum.attendance.use_cases import Result, lets_through
from desktop_app.training.curriculum.leading import gate_of
from desktop_app.training.curriculum.sessions.around import Work
from desktop_app.training.practice.modes.names import mode_word
from desktop_app.widgets.row_list import ListRow
from desktop_app.widgets.tags import Tone

PASSED, FAILED = "passed", "failed"


def person_work(row: SeatRow, work: Sequence[Work]) -> PersonWork:
    """Return one trainee of the list."""
    marks = [one.total for one in work if one.total is not None]
    made = tr("{n} 项").format(n=len(work)) if work else ""
    if marks:
        made = tr("{n} 项，最高 {best} 分").format(n=len(work), best=number_text(max(marks)))
    verdict, tone = _verdict(row, work)
    return PersonWork(
        key=str(row.seat.id),
        name=row.person.name,
        number=row.person.staff_number,
        made=made,
        result=number_text(row.result.mark) if row.result and row.result.mark is not None else "",
        verdict=verdict,
        tone=tone if tone != "plain" else "",
        note=row.result.note if row.result else "",
    )


def result(
    row: SeatRow, work: Sequence[Work], may_note: bool, local: Callable[[datetime], datetime]
) -> ResultShown:
    """Return the chosen trainee."""
    noted = row.result
    verdict, tone = _verdict(row, work)
    hint = _hint(row)
    states = {True: PASSED, False: FAILED, None: ""}
    return ResultShown(
        key=str(row.seat.id),
        title=row.person.name,
        records=tuple(_record(one, local) for one in work),
        nothing=tr("当天没有属于这一课的练习或表单。"),
        mark=number_text(noted.mark) if noted and noted.mark is not None else "",
        verdict=states[noted.passed if noted else None],
        # The note of what was failed is no reason to let somebody through.
        note=noted.note if noted and not hint else "",
        told=verdict,
        tone=tone,
        may_note=may_note,
        may_judge=gate_of(row.seat.detail) != "review",
        hint=hint,
    )


def _hint(row: SeatRow) -> str:
    if not lets_through(row.seat, Result(passed=True), row.result):
        return ""
    return tr("这一关没有通过，后面的课次在等。主管写明原因，可以改为“通过”放行。")


def _record(one: Work, local: Callable[[datetime], datetime]) -> ListRow:
    words = {"sheet": tr("表单"), "paper": tr("答卷")}
    kind = words.get(one.kind) or mode_word(one.about)
    tags: tuple[tuple[str, Tone], ...] = ()
    if one.total is not None:
        tone: Tone = "good" if one.passed else "warn"
        tags = ((tr("{n} 分").format(n=number_text(one.total)), tone),)
    at = local(one.at)
    # A result is released on a later day.
    when = day_text(at.date()) if one.kind == "paper" else time_text(at)
    detail = f"{when} · {kind}"
    return ListRow(f"{one.kind}:{one.record_id}", one.title, detail, tags)


def _verdict(row: SeatRow, work: Sequence[Work]) -> tuple[str, Tone]:
    passed = row.result.passed if row.result else None
    if passed is None:
        return "", "plain"
    judged = [one.passed for one in work if one.kind == "paper" or one.about == "practical"]
    if passed and judged and not any(judged):
        return tr("放行"), "warn"
    return (tr("通过"), "good") if passed else (tr("未通过"), "bad")
