"""On which day a card comes back: the scheduler's, on a working day, before the next gate."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from desktop_app.system.text import day_text, tr

GATES = ("review", "exam", "practical")
"""Kinds of sessions that what was learned has to be known for."""

_BACK = 5
"""So many working days before a gate take up what would not fit on the last of them."""

_DAY = timedelta(days=1)


class Working(Protocol):
    """Tells working days from closed ones."""

    def is_working(self, day: date) -> bool: ...
    def next_working(self, day: date) -> date: ...


@dataclass(frozen=True, slots=True)
class Gate:
    """The next review, exam or practical of a person."""

    title: str
    day: date


class Why(StrEnum):
    """What decided the day."""

    MISSED = "missed"
    MEMORY = "memory"
    REST = "rest"
    GATE = "gate"


@dataclass(frozen=True, slots=True)
class Due:
    """When a card comes back, and why then."""

    day: date
    why: Why
    sentence: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What days are chosen by: gate, working days, what is due already, how much fits a day."""

    gate: Gate | None
    calendar: Working
    load: Mapping[date, int]
    per_day: int
    retention: float


def due_day(reviewed: date, interval: int, missed: bool, terms: Terms) -> Due:
    """Return the day on which a card reviewed on *reviewed* comes back after *interval* days.

    Always after *reviewed*, never after the gate, and before its day where a working day lies
    between. Days before a gate that are full pass the card to the working day before them.
    """
    wanted = reviewed + max(1, interval) * _DAY
    day = terms.calendar.next_working(wanted)
    gate = terms.gate
    if gate is not None and reviewed < gate.day <= day:
        return _before_gate(reviewed, gate, terms)
    days = (day - reviewed).days
    if missed:
        sentence = tr("没说到的隔一个工作日就再来。")
        return Due(day, Why.MISSED, sentence)
    if day != wanted:
        sentence = tr("{wanted}是休息日，顺延到下一个工作日。").format(wanted=day_text(wanted))
        return Due(day, Why.REST, sentence)
    form = tr("按遗忘规律，{n} 天后仍有约 {share}% 的把握，在忘记之前再练一次。")
    return Due(day, Why.MEMORY, form.format(n=days, share=round(terms.retention * 100)))


def _before_gate(reviewed: date, gate: Gate, terms: Terms) -> Due:
    sentence = tr("{day}有“{gate}”，在那之前再练一次。").format(
        day=day_text(gate.day), gate=gate.title
    )
    free = last_days(reviewed, gate.day, terms.calendar)
    if not free:
        # The gate is the next working day: it is the last chance that there is.
        return Due(gate.day, Why.GATE, sentence)
    room = [day for day in free if terms.load.get(day, 0) < terms.per_day]
    return Due((room or free)[0], Why.GATE, sentence)


def last_days(after: date, before: date, calendar: Working) -> list[date]:
    """Return the last working days between two days, neither included, the latest first."""
    found: list[date] = []
    day = before - _DAY
    while day > after and len(found) < _BACK:
        if calendar.is_working(day):
            found.append(day)
        day -= _DAY
    return found
