"""The calendar with 10,000 sessions in range: opening a month, and scrolling through them."""

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.bench import child
from desktop_app.bench.figures import Figure

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea

    from db.records import Person
    from desktop_app.panes.calendar.month_view import MonthView
    from desktop_app.panes.calendar.pages import CalendarPane
    from desktop_app.panes.calendar.week_view import WeekView
    from desktop_app.services import Services

OPEN_BAR, FRAME_BAR = 100.0, 16.0
"""Milliseconds [the task's own figures]."""
PEOPLE, QUICK_PEOPLE = 250, 25
A_DAY = 2
"""Sessions of each person on each of a month's 20 working days: 10,000 in all."""
MONTH, DAYS = date(2026, 11, 2), 20
FRAMES, ROUNDS = 60, 9


def measure(*, quick: bool) -> list[Figure]:
    """Return how long the calendar of everybody takes to open, to turn and to scroll."""
    people = QUICK_PEOPLE if quick else PEOPLE
    found = child.run("calendar", str(people))
    note = f"{people * A_DAY * DAYS:,} 节课次"
    return [
        Figure("calendar.month", "打开一个月的日历", found["month"], "ms", OPEN_BAR, note),
        Figure("calendar.week", "打开一周的日历", found["week"], "ms", OPEN_BAR, note),
        Figure("calendar.overview", "打开总览", found["overview"], "ms", OPEN_BAR, note),
        Figure("calendar.agenda", "打开一个月的日程", found["agenda"], "ms", OPEN_BAR, note),
        Figure("calendar.rest", "日程展开一天的全部课次", found["rest"], "ms", OPEN_BAR, note),
        Figure(
            "calendar.frame", "日程滚动一帧，第 95 百分位", found["rows"], "ms", FRAME_BAR, note
        ),
        Figure("calendar.lines", "总览滚动一帧，p95", found["lines"], "ms", FRAME_BAR, note),
        Figure("calendar.carry", "周视图拖着课次一帧，p95", found["carry"], "ms", FRAME_BAR, note),
        Figure(
            "calendar.month_carry",
            "月视图拖着课次一帧，p95",
            found["month_carry"],
            "ms",
            FRAME_BAR,
            note,
        ),
    ]


def main(people: int) -> int:
    """Make the sessions, show the calendar of everybody, and say how long it took."""
    from desktop_app.shell import application
    from desktop_app.system.window_state import WindowState

    kept = application.create(sys.argv[:1], WindowState())
    folder = Path(tempfile.mkdtemp(prefix="peilian-bench-calendar-"))
    try:
        services, actor = _filled(folder, people)
        found = _timed(_pane(services, actor))
        services.store.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    del kept
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


def _filled(folder: Path, people: int) -> "tuple[Services, Person]":
    """Return an organisation in which everybody has a full month, and its supervisor."""
    from dataclasses import replace

    from db.opening import open_store
    from desktop_app.services import Services, import_shipped_packs
    from desktop_app.system import resources
    from desktop_app.system.changes import Changes
    from desktop_app.system.clock import SystemClock
    from desktop_app.training.people.passwords import Passwords

    clock = SystemClock()
    store = open_store(folder, clock.now(), clock.today()).store
    services = Services(store, clock, Changes(), Passwords(memory_kib=64, rounds=1))
    import_shipped_packs(services.library, resources.path("content"))
    actor = services.people.found("青禾学堂", "陈立", "peilian2026")
    one = replace(actor, roles=frozenset())
    with store.writing() as tx:
        for number in range(people):
            _give(services, tx, one, number)
    return services, actor


def _give(services: "Services", tx: object, like: "Person", number: int) -> None:
    """Add a trainee with a month of sessions."""
    from dataclasses import replace

    from db.ids import new_id
    from db.records import Plan, Role, SessionOnDay
    from db.store import Transaction
    from desktop_app.training.curriculum.program import Program

    assert isinstance(tx, Transaction)
    version = services.library.one("program", "new-hire-90", Program)
    roles = frozenset({Role.TRAINEE})
    person = replace(
        like, id=new_id(), name=f"学员{number:03d}", staff_number=f"9{number:04d}", roles=roles
    )
    tx.people.add(person, "")
    now = services.clock.now()
    plan = Plan(new_id(), person.id, version.version_id, "方案", MONTH, now)
    stages = version.item.stages
    tx.plans.add(
        plan,
        [
            SessionOnDay(
                new_id(), plan.id, person.id, f"s{place}", stages[place % len(stages)].id,
                stages[place % len(stages)].tone, f"影子日 {place} · 跟听", "shadow",
                MONTH + timedelta(days=place // A_DAY // 5 * 7 + place // A_DAY % 5),
                540 + 15 * (number % 16) + 240 * (place % A_DAY), 90, "电话组", "mentor",
                {"aim": "听懂退款的三种情形", "materials": ["话术"], "after": [], "gate": "none"},
            )
            for place in range(A_DAY * DAYS)
        ],
    )  # fmt: skip


def _pane(services: "Services", actor: "Person") -> "CalendarPane":
    from PySide6.QtWidgets import QWidget

    from desktop_app.panes import calendar
    from desktop_app.system.background import Inline

    pane = calendar.build(
        actor=actor,
        curriculum=services.curriculum,
        books=services,
        people=services.people,
        files=calendar.Files(
            plans=lambda: services.plan_files,
            dates=lambda: services.date_files,
            classes=lambda: services.classes,
            printing=lambda: services.printing,
            preview=lambda _make: None,
        ),
        clock=services.clock,
        background=Inline(),
        navigator=_Nowhere(),
    )
    # The frame puts them into its top line; over the days they would be painted with each frame.
    line = QWidget(pane)
    line.hide()
    for action in pane.actions():
        action.setParent(line)
    pane.resize(1166, 704)
    pane.refresh()
    pane.show()
    return pane


class _Nowhere:
    """A navigator that leads nowhere."""

    def go(self, pane: str, target: str = "") -> None: ...

    def notify(self, text: str) -> None: ...


def _timed(pane: "CalendarPane") -> dict[str, float]:
    from PySide6.QtCore import QPoint

    days, presses = pane.days, range(ROUNDS)
    other = MONTH.replace(month=12)

    def opening(mode: str) -> float:
        days.mode_wanted.emit(mode)
        times = []
        for _round in presses:
            days.day_wanted.emit(other + timedelta(days=14))
            times.append(_took(lambda: days.day_wanted.emit(MONTH + timedelta(days=7))))
        return sorted(times)[ROUNDS // 2]

    found = {mode: opening(mode) for mode in ("month", "week", "overview")}
    found["lines"] = _scrolled(days.overview)
    found["agenda"] = opening("agenda")
    found["rows"] = _scrolled(days.agenda.table)
    found["rest"] = _took(lambda: days.rest_wanted.emit(MONTH + timedelta(days=8)))
    days.mode_wanted.emit("week")
    found["carry"] = _carried(days.week)
    days.mode_wanted.emit("month")
    found["month_carry"] = _carried(days.month)
    pane.move(QPoint(0, 0))
    pane.close()
    return found


def _carried(view: "WeekView | MonthView") -> float:
    """Return the 95th percentile of the frames of carrying the chosen session."""
    view.take_up()
    assert view.carried is not None
    times = [_took(lambda: view.repaint()) for _frame in range(FRAMES)]
    view.leave_it()
    return sorted(times)[FRAMES * 95 // 100]


def _scrolled(area: "QAbstractScrollArea") -> float:
    """Return the 95th percentile of the frames of scrolling through everything."""
    bar = area.verticalScrollBar()
    step = max(1, bar.maximum() // FRAMES)
    times = [_took(lambda at=frame * step: bar.setValue(at)) for frame in range(FRAMES)]  # type: ignore[misc]
    return sorted(times)[FRAMES * 95 // 100]


def _took(act: Callable[[], object]) -> float:
    from PySide6.QtCore import QCoreApplication

    begun = time.perf_counter()
    act()
    QCoreApplication.processEvents()
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1])))
