"""How far a trainee is on the way from supervised cases to working alone: pure rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from db.records import CaseMark

HELP = ("导师接手", "中途接过一段", "提示过一两句", "独立完成")
"""The levels of help of the shipped form, from most to least."""
WINDOW = 5
"""The newest cases that tell whether somebody may work alone."""


@dataclass(frozen=True, slots=True)
class CaseWay:
    """A trainee's supervised cases; `helps` holds the level of help of each, oldest first."""

    total: int
    this_week: int
    per_week: int
    helps: tuple[str, ...]
    marks: tuple[float, ...]
    alone_wanted: int
    due: bool
    """Whether cases are owed: from week 3 to graduation, and more seldom after it [S1]."""
    monthly: bool = False
    """After graduation cases are counted by the month: `this_week` and `per_week` mean that."""

    @property
    def owed(self) -> int:
        """How many cases this week still lacks."""
        return max(0, self.per_week - self.this_week) if self.due else 0

    @property
    def alone(self) -> int:
        """How many of the newest cases were handled without any help."""
        return sum(one == HELP[-1] for one in self.helps[-WINDOW:])

    @property
    def ready(self) -> bool:
        """Whether it is time to talk about working alone: enough of the newest five cases
        without help, and none that the mentor had to take over."""
        newest = self.helps[-WINDOW:]
        return len(newest) == WINDOW and self.alone >= self.alone_wanted and HELP[0] not in newest


def case_way(
    marks: Sequence[CaseMark],
    today: date,
    due: bool,
    per_week: int,
    alone_wanted: int,
    monthly: bool = False,
) -> CaseWay:
    """Read the way off what the signed cases came to, newest first."""
    monday = today - timedelta(days=today.weekday())
    since = today.replace(day=1) if monthly else monday
    oldest_first = marks[::-1]
    return CaseWay(
        total=len(marks),
        this_week=sum(one.day >= since for one in marks),
        per_week=per_week,
        helps=tuple(one.help for one in oldest_first),
        marks=tuple(one.total for one in oldest_first if one.total is not None),
        alone_wanted=alone_wanted,
        due=due,
        monthly=monthly,
    )
