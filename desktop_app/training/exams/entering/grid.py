"""The grid of a paper exam: who sat it, what is entered, what is still a draft of the actor's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from db.records import Exam, ExamItem, Person
from desktop_app.system.text import number_text, tr
from desktop_app.training.exams.bank.question import Question
from desktop_app.training.exams.entering.cells import BadCell, Typed, hint, read, written
from desktop_app.training.exams.marking.settling import SETTLED, Settled, role_of
from desktop_app.training.exams.papers.reading import ON_SHEET, earned

Texts = Mapping[int, str]
"""What is typed in the cells of a row, by position."""


class RowState(StrEnum):
    """How far the entering of one person has come."""

    WAITING = "waiting"
    ENTERED = "entered"
    ABSENT = "absent"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Place:
    """A question on one person's paper with all that is recorded of it."""

    item: ExamItem
    question: Question
    entered: bool
    """Whether anything is recorded."""
    answer: object
    """In the question's own order; None: left open."""
    settled: Settled
    mine: float | None
    """The marks that the actor gave, where marks were given."""

    @property
    def marked_by_hand(self) -> bool:
        """Whether its marks are a person's and not the bank's."""
        return self.entered and self.answer == ON_SHEET

    def role(self, actor_id: UUID) -> str | None:
        """Return as what the actor may give marks; None: another marker has to."""
        return role_of(actor_id, self.settled) if self.marked_by_hand else "first"

    def text(self) -> str:
        """Return what is recorded, as it is typed; another's marks are hidden before one's own."""
        if not self.entered:
            return ""
        if not self.marked_by_hand:
            return written(self.question, self.item, Typed(self.answer))
        if self.settled.needs == SETTLED:
            return ""
        marks = self.mine if self.mine is not None else self.settled.marks
        return "" if marks is None else written(self.question, self.item, Typed(ON_SHEET, marks))


@dataclass(frozen=True, slots=True)
class CellState:
    """A cell as it is shown."""

    text: str
    changed: bool
    """Typed, and not entered yet."""
    problem: str
    """Why it cannot be entered so."""
    note: str
    """What it earned, or whom it waits for."""
    locked: bool
    """Another marker has to give the marks."""
    earned: float | None
    """What it comes to; None: nothing is there, or it is not known yet."""


@dataclass(frozen=True, slots=True)
class RowLook:
    """One person's cells, and what is to be known of them together."""

    cells: Sequence[CellState]
    missing: int
    """Cells that the actor still has to fill."""
    faults: int
    """Cells that cannot be entered as they are typed."""
    changed: tuple[int, ...]
    """Positions that say something else than what is recorded."""
    total: float | None
    """What the row comes to, out of 100; None: something is missing."""
    open: bool

    @property
    def ready(self) -> bool:
        """Whether there is something to enter, whole and sound."""
        return self.open and not self.missing and not self.faults and bool(self.changed)


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A question of the paper: the same type and marks on every form."""

    position: int
    type: str
    marks: float


@dataclass(frozen=True, slots=True)
class GridRow:
    """One person."""

    paper_id: UUID
    person: Person
    form: str
    """Which paper they had: `A`, `B`."""
    state: RowState
    places: Sequence[Place]
    texts: Texts
    """The actor's draft: what was typed and is not entered yet."""

    @property
    def open(self) -> bool:
        """Whether anything can be entered."""
        return self.state in (RowState.WAITING, RowState.ENTERED)


@dataclass(frozen=True, slots=True)
class Grid:
    """A paper exam as it is entered."""

    exam: Exam
    columns: Sequence[GridColumn]
    rows: Sequence[GridRow]
    actor_id: UUID
    own: bool
    """Whether the actor sat it too: another supervisor enters their answers."""

    def row(self, paper_id: UUID) -> GridRow:
        """Return one person's row."""
        return next(one for one in self.rows if one.paper_id == paper_id)


def cell(row: GridRow, position: int, actor_id: UUID) -> CellState:
    """Return one cell as it is shown."""
    place = row.places[position]
    typed = row.texts.get(position, "").strip()
    locked = not row.open or (place.marked_by_hand and place.role(actor_id) is None)
    if not typed or locked:
        return _recorded(place, locked)
    try:
        meant = read(place.question, place.item, typed)
    except BadCell as bad:
        return CellState(typed, True, str(bad), "", False, None)
    text = written(place.question, place.item, meant)
    if text == place.text():
        return _recorded(place, locked)
    got = _earned(place, meant)
    return CellState(text, True, "", _worth(place, got), False, got)


def look(row: GridRow, actor_id: UUID) -> RowLook:
    """Return a row as it is shown, looked through once."""
    cells = tuple(cell(row, n, actor_id) for n in range(len(row.places)))
    got = [one.earned for one in cells if one.earned is not None]
    full = sum(one.item.marks for one in row.places)
    whole = len(got) == len(cells) and full > 0
    return RowLook(
        cells=cells,
        missing=sum(not one.text and not one.locked for one in cells),
        faults=sum(bool(one.problem) for one in cells),
        changed=tuple(n for n, one in enumerate(cells) if one.changed and not one.problem),
        total=round(sum(got) / full * 100, 1) if whole else None,
        open=row.open,
    )


def what(column: GridColumn, row: GridRow) -> str:
    """Return what can be typed into a cell."""
    place = row.places[column.position]
    return hint(place.question, place.item)


def _recorded(place: Place, locked: bool) -> CellState:
    """Return what is recorded of a cell."""
    got = place.settled.marks if place.marked_by_hand else None
    if place.entered and not place.marked_by_hand:
        got = _earned(place, Typed(place.answer))
    return CellState(place.text(), False, "", _note(place, got), locked, got)


def _earned(place: Place, typed: Typed) -> float | None:
    if typed.answer == ON_SHEET:
        return typed.marks
    marked = earned(place.question, place.item, typed.answer)
    return marked.marks if marked else None


def _worth(place: Place, got: float | None) -> str:
    if got is None:
        return ""
    return tr("{got} / {full} 分").format(got=number_text(got), full=number_text(place.item.marks))


def _note(place: Place, got: float | None) -> str:
    """Say what a recorded cell came to, or whom it waits for."""
    settled = place.settled
    if not place.marked_by_hand or not settled.needs:
        return _worth(place, got)
    if settled.needs == SETTLED and settled.first and settled.second:
        return tr("两位阅卷人给了 {one} 和 {other} 分，请商量后定一个分").format(
            one=number_text(settled.first.marks), other=number_text(settled.second.marks)
        )
    own = place.mine is not None
    return tr("等另一位阅卷人") if own else tr("第二位阅卷，看不到第一位的分")
