"""An exam as a supervisor plans it, and what keeps it from being announced."""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from db.records import Exam, Person
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.exams.kinds import ExamKind
from desktop_app.training.exams.papers.blueprint import USUAL, Blueprint
from desktop_app.training.exams.papers.forms import MOST as FORMS
from desktop_app.training.exams.timing import UNFINISHED, Absence, Sat, Stage
from desktop_app.training.settings.catalogue import Figures

LONGEST = 480
"""Minutes."""


class BadPlan(Trouble):
    """An exam that cannot be announced as it is planned."""


@dataclass(frozen=True, slots=True)
class NewExam:
    """What is to be announced."""

    title: str
    kind: ExamKind
    people: Sequence[UUID]
    opens_at: datetime
    closes_at: datetime
    minutes: int
    blueprint: Blueprint = USUAL
    fixed: bool = False
    """All sit the same questions."""
    on_paper: bool = False
    forms: int = 1
    """How many forms a paper exam has."""
    second_marker: bool = False
    resit_of: UUID | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """One person in an exam, and how their sitting stands."""

    paper_id: UUID
    person: Person
    standing: Sat
    answered: int
    questions: int
    absences: tuple[Absence, ...]
    to_mark: int
    """Answers that still wait for a marker."""
    released: bool


class Waits(StrEnum):
    """What an exam that is over waits for, in the order in which it comes."""

    ENTERING = "entering"
    """What was written on paper is not entered, or a second marker has not entered theirs."""
    MARKING = "marking"
    RELEASE = "release"
    NOTHING = ""
    """It is not over, or nothing is left to do: all is released, or nobody came."""


@dataclass(frozen=True, slots=True)
class ListedExam:
    """An exam as a list shows it."""

    exam: Exam
    closes_at: datetime
    cancelled: bool
    people: int
    released: int
    waits: Waits = Waits.NOTHING


@dataclass(frozen=True, slots=True)
class Held:
    """An exam with everybody in it."""

    exam: Exam
    closes_at: datetime
    cancelled: bool
    seats: tuple[Seat, ...]


def waits_for(exam: Exam, stages: Set[Stage], open_cases: Callable[[], object]) -> Waits:
    """Return what an exam waits for that is over; *stages* of the papers that are not released.

    *open_cases* are asked for only where everything else is there.
    """
    if stages & (set(UNFINISHED) - {Stage.ENTERING}):
        return Waits.NOTHING
    if Stage.ENTERING in stages:
        return Waits.ENTERING
    if Stage.OVER not in stages:
        return Waits.NOTHING
    if open_cases():
        # On paper a second marker enters their own marks in the same grid.
        return Waits.ENTERING if exam.on_paper else Waits.MARKING
    return Waits.RELEASE


def check(plan: NewExam, now: datetime) -> None:
    """Raise BadPlan where an exam cannot be announced so."""
    if not plan.title.strip():
        raise _bad(tr("还没有写考试名称。"), tr("请写一个，例如“2026 年下半年考试”。"))
    if not plan.people:
        raise _bad(tr("还没有选参加考试的人。"), tr("请至少选一位。"))
    if len(set(plan.people)) != len(plan.people):
        raise _bad(tr("同一个人选了两次。"), tr("请去掉重复的人。"))
    if not 1 <= plan.minutes <= LONGEST:
        told = tr("考试时长要在 1 到 {most} 分钟之间。").format(most=LONGEST)
        raise _bad(told, tr("请改好后再安排。"))
    if plan.on_paper and not 1 <= plan.forms <= FORMS:
        told = tr("纸质卷最多 {n} 套。").format(n=FORMS)
        raise _bad(told, tr("请改好后再安排。"))
    if plan.closes_at <= plan.opens_at:
        raise _bad(tr("结束时间要晚于开始时间。"), tr("请改好后再安排。"))
    if plan.closes_at <= now:
        raise _bad(tr("结束时间已经过了。"), tr("请选以后的时间。"))
    if (plan.closes_at - plan.opens_at).total_seconds() < plan.minutes * 60:
        told = tr("开放的时间比考试时长（{n} 分钟）短。").format(n=plan.minutes)
        raise _bad(told, tr("请推迟结束时间，或缩短考试时长。"))


def announced_figures(figures: Figures, *, second_marker: bool, forms: int = 0) -> dict[str, Any]:
    """Return the figures that an exam keeps: what is announced holds, whatever they become."""
    return {
        "pass_mark": figures.number("certificate.pass_mark"),
        "second_marker": second_marker,
        "tolerance": figures.number("exam.tolerance"),
        "resit_days": figures.whole("exam.resit_days"),
        "resits_most": figures.whole("exam.resits_most"),
        "forms": forms,
    }


def _bad(what: str, do: str) -> BadPlan:
    return BadPlan(what, tr("没有安排考试。"), do)
