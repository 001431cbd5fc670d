"""Starting: the program's window against a bare one, by time and by memory, turn by turn."""

from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from desktop_app.bench import child
from desktop_app.bench.figures import CouldNotMeasure, Figure, Unmeasured
from desktop_app.sample.accounts import MENTOR, SUPERVISOR, TRAINEE

START_BAR = 1.6
MEMORY_BAR = 2.5
"""Against a bare window of the same library; the task's own figures."""

RUNS = 9
QUICK_RUNS = 2


def measure(data: Path, *, quick: bool) -> list[Figure]:
    """Return how long the window takes to be painted and settled, and the data to be open."""
    child.run("bare_window")  # the first of each reads from the disk
    child.run("own_window", str(data))
    bare, own = [], []
    for _ in range(QUICK_RUNS if quick else RUNS):
        bare.append(child.run("bare_window"))
        own.append(child.run("own_window", str(data)))
    return [
        _ratio("start.settled", "启动到窗口画好（对空窗口）", own, bare, "settled", START_BAR),
        _ratio("start.cpu", "其中处理器时间（对空窗口）", own, bare, "cpu", None),
        Figure("start.ready", "启动到可以登录", _median(own, "ready"), "ms"),
    ]


def measure_memory(data: Path, *, quick: bool) -> tuple[list[Figure], list[Unmeasured]]:
    """Return the memory after signing in; the person who takes most counts."""
    bare = [child.run("bare_window") for _ in range(1 if quick else 3)]
    if "rss" not in bare[0]:
        reason = "这个系统不提供 /proc，内存一项跳过。"
        return [], [Unmeasured("登录后的内存", reason, fault=False)]
    people = (TRAINEE,) if quick else (TRAINEE, MENTOR, SUPERVISOR)
    own = [child.run("own_window", str(data), name) for name in people]
    figures = []
    for key, title in (("rss", "登录后常驻内存（对空窗口）"), ("pss", "其中按份分摊（对空窗口）")):
        most, base = max(one[key] for one in own), _median(bare, key)
        note = f"{most:.0f} MB 对 {base:.0f} MB"
        figures.append(Figure(f"memory.{key}", title, most / base, "倍", MEMORY_BAR, note))
    return figures, []


def _ratio(
    key: str,
    title: str,
    own: Sequence[dict[str, Any]],
    bare: Sequence[dict[str, Any]],
    what: str,
    bar: float | None,
) -> Figure:
    ours, base = _median(own, what), _median(bare, what)
    note = f"{ours:.0f} ms 对 {base:.0f} ms，各 {len(own)} 次取中位"
    return Figure(key, title, ours / base, "倍", bar, note)


def _median(runs: Sequence[dict[str, Any]], key: str) -> float:
    try:
        return median(float(run[key]) for run in runs)
    except KeyError as error:
        raise CouldNotMeasure(f"窗口没有给出 {key}") from error
