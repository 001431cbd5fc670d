"""Measured figures with their bars, and the table that shows them."""

import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure; `bar` is what it must not exceed, None where nothing is asked."""

    key: str
    title: str
    value: float
    unit: str
    bar: float | None = None
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the figure keeps to its bar; None without one."""
        return None if self.bar is None else self.value <= self.bar

    def to_dict(self) -> dict[str, Any]:
        """Return the figure as JSON values."""
        return {**asdict(self), "value": round(self.value, 4), "met": self.met}


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """Something that could not be measured, and why; `fault` unless this machine has no way to."""

    title: str
    reason: str
    fault: bool = True


class CouldNotMeasure(Exception):
    """A measurement that did not come to an end; the text says why."""


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as lines: what, measured, bar, met or not."""
    rows = [("项目", "测得", "标准", "结论", "说明"), *map(_row, figures)]
    widths = [max(_width(row[column]) for row in rows) for column in range(5)]
    return "\n".join(
        "  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def _row(figure: Figure) -> tuple[str, str, str, str, str]:
    bar = "" if figure.bar is None else f"≤ {number(figure.bar)} {figure.unit}"
    verdict = {True: "达到", False: "未达到", None: ""}[figure.met]
    return (figure.title, f"{number(figure.value)} {figure.unit}", bar, verdict, figure.note)


def number(value: float) -> str:
    """Return a figure with as many digits as tell something."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
