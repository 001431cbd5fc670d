"""What the sample's exams are made of: parts, minutes, and how they are called."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.training.content.use_cases import Versioned
from desktop_app.training.exams.bank.question import Area, Question
from desktop_app.training.exams.kinds import ExamKind
from desktop_app.training.exams.papers.blueprint import USUAL, Blueprint, Part

_ORDERS = "订单"
"""Sections of the other desk begin so: this one teaches courses."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """An exam as it is planned."""

    title: str
    kind: ExamKind
    blueprint: Blueprint
    minutes: int
    fixed: bool = True
    second_marker: bool = False
    forms: int = 0
    """How many forms it has on paper; 0: it is sat at the screen."""


def induction(day: date) -> Occasion:
    """The comprehensive exam at the end of the induction days."""
    parts = (
        Part("single", 20, 2), Part("multiple", 5, 3), Part("true-false", 10, 1),
        Part("fill-in", 10, 2), Part("case", 1, 15),
    )  # fmt: skip
    title = f"{day.month}月新人班 · 入职综合考试"
    return Occasion(title, ExamKind.INDUCTION, Blueprint(parts), 60)


def certificate(start: date, *, fixed: bool) -> Occasion:
    """The theory exam before the practical of the class that began on *start*."""
    title = f"{start.month}月新人班 · 认证理论考试"
    return Occasion(title, ExamKind.CERTIFICATE, USUAL, 90, fixed)


def half_year(day: date) -> Occasion:
    """The announced exam that counts towards the pay review; two people mark it."""
    parts = (
        Part("single", 20, 2), Part("multiple", 6, 3), Part("true-false", 10, 1),
        Part("fill-in", 4, 2), Part("matching", 1, 4), Part("ordering", 1, 4), Part("case", 1, 16),
    )  # fmt: skip
    title = f"{day.year} 年{'上' if day.month < 7 else '下'}半年考试"
    return Occasion(title, ExamKind.HALF_YEAR, Blueprint(parts), 90, second_marker=True)


def quarter(day: date) -> Occasion:
    """The quarterly test of those at work."""
    parts = (
        Part("single", 20, 2), Part("multiple", 5, 3), Part("true-false", 15, 2),
        Part("case", 1, 15),
    )  # fmt: skip
    return Occasion(f"{_quarter(day)}知识测验", ExamKind.QUARTER, Blueprint(parts), 60)


def newcomers(day: date, start: date) -> Occasion:
    """The quarterly test of a class that is still in its first weeks; no case yet."""
    parts = (Part("single", 20, 2.5), Part("true-false", 15, 2), Part("fill-in", 5, 4))
    title = f"{_quarter(day)}知识测验 · {start.month}月新人班"
    return Occasion(title, ExamKind.QUARTER, Blueprint(parts), 40)


def on_paper(day: date) -> Occasion:
    """A test that is written on paper, in two forms."""
    parts = (Part("single", 20, 2.5), Part("true-false", 15, 2), Part("case", 1, 20))
    title = f"{day.month}月纸笔测验"
    return Occasion(title, ExamKind.QUARTER, Blueprint(parts), 45, fixed=False, forms=2)


def resit(of: Occasion) -> Occasion:
    """The same once more."""
    return replace(of, title=f"{of.title}（补考）")


def of_this_desk(bank: Iterable[Versioned[Question]]) -> list[Versioned[Question]]:
    """Return the questions that this department is asked."""
    return [
        one
        for one in bank
        if one.item.area in (Area.TOPIC, Area.PROCEDURE)
        and not one.item.section.startswith(_ORDERS)
    ]


def _quarter(day: date) -> str:
    return f"{'一二三四'[(day.month - 1) // 3]}季度"
