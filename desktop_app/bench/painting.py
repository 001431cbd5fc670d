"""What is painted by hand: a full month, its turning, and a conversation of 200 turns."""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from desktop_app.bench import child
from desktop_app.bench.figures import Figure

FRAME_BAR = 16.0
"""Milliseconds that a frame has; the task's own figure for a turn that is added."""
GROWTH_BAR = 4.0
"""MB that a conversation may take between its 20th and its last turn; what is said is kept."""

TURNS, QUICK_TURNS, SETTLED = 200, 40, 20
PAINTS, QUICK_PAINTS = 40, 5
CHIPS_A_DAY = 12
"""42 days of them are 500 events."""


def measure(*, quick: bool) -> list[Figure]:
    """Return how long month and conversation take to paint, and what a long talk keeps."""
    turns, paints = (QUICK_TURNS, QUICK_PAINTS) if quick else (TURNS, PAINTS)
    found = child.run("painting", str(turns), str(paints))
    events = f"{42 * CHIPS_A_DAY} 项安排"
    figures = [
        Figure("month.paint", "画一个排满的月", found["paint"], "ms", FRAME_BAR, events),
        Figure("month.turn", "翻到另一个月并画出来", found["turn"], "ms", note=events),
        Figure("talk.append", f"{turns} 回合的对话添一回合，中位", found["p50"], "ms", FRAME_BAR),
        Figure("talk.append_p95", "同上，第 95 百分位", found["p95"], "ms", FRAME_BAR),
        Figure("talk.late", "同上，最后十回合对最初十回合", found["late"], "倍"),
    ]
    if "growth" in found:
        title = f"同上，第 {SETTLED} 回合以后多占的内存"
        figures.append(Figure("talk.growth", title, found["growth"], "MB", GROWTH_BAR))
    return figures


@dataclass(frozen=True, slots=True)
class _Chip:
    key: str
    title: str
    tone: str = "good"
    mark: str = ""
    done: bool = False
    sign: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class _Day:
    day: date
    chips: tuple[_Chip, ...]
    inside: bool = True
    closed: bool = False
    today: bool = False
    label: str = ""
    label_tone: str = "secondary"
    spoken: str = ""
    more: int = 0


def main(turns: int, paints: int) -> int:
    """Paint into a window, and say how long it took."""
    from desktop_app.shell import application
    from desktop_app.system.window_state import WindowState

    kept = application.create(sys.argv[:1], WindowState())
    found = {**_month(paints), **_talk(turns)}
    del kept
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


def _took(act: Callable[[], object]) -> float:
    from PySide6.QtCore import QCoreApplication

    begun = time.perf_counter()
    act()
    QCoreApplication.processEvents()
    return (time.perf_counter() - begun) * 1000


def _month(paints: int) -> dict[str, float]:
    from desktop_app.widgets.month_grid import MonthGrid

    grid = MonthGrid("")
    grid.resize(1000, 700)
    months = [_days(number) for number in range(paints + 1)]
    grid.show_days(months[0])
    _took(grid.show)
    again = sorted(_took(grid.repaint) for _ in range(paints))
    turned = sorted(_took(partial(grid.show_days, days)) for days in months[1:])
    grid.close()
    return {"paint": again[paints // 2], "turn": turned[paints // 2]}


def _days(month: int) -> list[_Day]:
    first = date(2026, 1, 5) + timedelta(weeks=4 * month)
    return [
        _Day(
            first + timedelta(days=place),
            tuple(
                _Chip(f"{month}-{place}-{n}", f"影子日 {month * 42 + place} · 跟听 {n}")
                for n in range(CHIPS_A_DAY)
            ),
        )
        for place in range(42)
    ]


def _talk(turns: int) -> dict[str, float]:
    """Judge and show turn after turn, as a long conversation does."""
    from desktop_app.bench.grading import CHARACTERS, Material
    from desktop_app.bench.watch import memory
    from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
    from desktop_app.widgets.transcript import Message, Transcript

    talk = Transcript("")
    talk.resize(640, 600)
    _took(talk.show)
    material, analyser = Material(), ReplyAnalyser()
    texts = [material.text(CHARACTERS) for _ in range(turns)]
    times, settled = [], 0.0

    def add(number: int) -> None:
        talk.add(Message(texts[number], "own", note="已送出"))
        talk.add(Message(f"第 {number} 次问：那到底什么时候能好？", "customer", "周女士"))

    for number in range(turns):
        analyser.analyse(texts[number], material.points, material.taboos)
        times.append(_took(partial(add, number)))
        if number + 1 == SETTLED:
            settled = memory().get("rss", 0.0)
    ordered = sorted(times)
    found = {
        "p50": ordered[turns // 2],
        "p95": ordered[turns * 95 // 100],
        "late": sum(times[-10:]) / sum(times[:10]),
    }
    if settled:
        found["growth"] = memory()["rss"] - settled
    talk.close()
    return found


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]), int(sys.argv[2])))
