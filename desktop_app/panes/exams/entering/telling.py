"""The grid of a paper exam in words."""

from uuid import UUID

from desktop_app.panes.exams.entering.shown import GridShown, PlaceShown
from desktop_app.system.text import number_text, tr
from desktop_app.training.exams.bank.question import QuestionType
from desktop_app.training.exams.bank.words import TYPES
from desktop_app.training.exams.entering.grid import (
    Grid,
    GridColumn,
    GridRow,
    RowLook,
    RowState,
    look,
    what,
)
from desktop_app.widgets.entry_grid import GridCell, GridHead, GridLine

_EMS = {"fill-in": 9.0, "matching": 6.5, "ordering": 6.5, "multiple": 5.0, "case": 4.5}
_QUICK = {"single": "ABCDEF", "true-false": "YN"}
_NAME = 7
"""Characters of a name before the cells; the whole name is in the tip."""


def grid_shown(grid: Grid) -> tuple[GridShown, frozenset[UUID]]:
    """Return the whole grid, and which rows can be entered now."""
    looks = [(row, look(row, grid.actor_id)) for row in grid.rows]
    ready = frozenset(row.paper_id for row, seen in looks if seen.ready)
    shown = GridShown(
        title=tr("{title} · 录入").format(title=grid.exam.title),
        told=_told(grid),
        heads=tuple(_head(one) for one in grid.columns),
        lines=tuple(line_shown(grid, row, seen) for row, seen in looks),
        ready=len(ready),
    )
    return shown, ready


def line_shown(grid: Grid, row: GridRow, seen: RowLook) -> GridLine:
    """Return one person's row."""
    state, tone = _state(row, seen)
    name = row.person.name
    short = name if len(name) <= _NAME else name[: _NAME - 1] + "…"
    several = len({one.form for one in grid.rows}) > 1
    form = tr("{form} 卷").format(form=row.form) if several else ""
    return GridLine(
        key=str(row.paper_id),
        name=f"{short}　{form}" if form else short,
        tip=tr(" · ").join(one for one in (name, row.person.staff_number, form) if one),
        state=state,
        tone=tone,
        cells=tuple(
            GridCell(one.text, one.changed, one.problem, one.locked, one.note) for one in seen.cells
        ),
    )


def place_shown(grid: Grid, row: GridRow, position: int) -> PlaceShown:
    """Return what is to be told of one place."""
    column = next(one for one in grid.columns if one.position == position)
    seen = look(row, grid.actor_id)
    here = seen.cells[position]
    hint = here.problem or tr("；").join(one for one in (what(column, row), here.note) if one)
    where = tr("{name}（{state}）· 第 {n} 题 {kind}，{marks} 分").format(
        name=row.person.name,
        state=_state(row, seen)[0],
        n=position + 1,
        kind=TYPES[QuestionType(column.type)],
        marks=number_text(column.marks),
    )
    if here.locked and row.open:
        hint = tr("这道题的分由另一位阅卷人给。")
    return PlaceShown(
        where,
        hint,
        bool(here.problem),
        row.state is RowState.ABSENT,
        row.state is not RowState.RELEASED,
    )


def _head(one: GridColumn) -> GridHead:
    kind = TYPES[QuestionType(one.type)]
    tip = tr("第 {n} 题 {kind}，{marks} 分").format(
        n=one.position + 1, kind=kind, marks=number_text(one.marks)
    )
    title = tr("{n} {kind}").format(n=one.position + 1, kind=kind[0])
    return GridHead(title, tip, _EMS.get(one.type, 3.6), _QUICK.get(one.type, ""))


def _state(row: GridRow, seen: RowLook) -> tuple[str, str]:
    """Return how far a row has come, and its tone."""
    if row.state is RowState.ABSENT:
        return tr("缺考"), "secondary"
    mark = tr("{n} 分").format(n=number_text(seen.total)) if seen.total is not None else ""
    if row.state is RowState.RELEASED:
        return tr("已公布 {mark}").format(mark=mark), "secondary"
    if seen.faults:
        return tr("{n} 处不对").format(n=seen.faults), "bad"
    if seen.missing:
        return tr("还差 {n} 题").format(n=seen.missing), "warn" if row.texts else "secondary"
    if seen.changed:
        return tr("可录入 {mark}").format(mark=mark), "accent"
    return tr("已录入 {mark}").format(mark=mark), "good"


def _told(grid: Grid) -> str:
    states = [one.state for one in grid.rows]
    done = sum(one in (RowState.ENTERED, RowState.RELEASED) for one in states)
    parts = [tr("共 {n} 人").format(n=len(states)), tr("已录入 {n} 人").format(n=done)]
    if absent := states.count(RowState.ABSENT):
        parts.append(tr("缺考 {n} 人").format(n=absent))
    if waiting := states.count(RowState.WAITING):
        parts.append(tr("待录入 {n} 人").format(n=waiting))
    if grid.own:
        parts.append(tr("您自己的由另一位主管录入"))
    return tr("，").join(parts)
