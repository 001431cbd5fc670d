"""Opening each pane, as each role, in a normal and a very large organisation, or an old one."""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from pkgutil import iter_modules
from statistics import median
from typing import TYPE_CHECKING

from desktop_app.bench import child
from desktop_app.bench.figures import Figure
from desktop_app.bench.samples import Samples
from desktop_app.sample.accounts import MENTOR, SUPERVISOR, TRAINEE

if TYPE_CHECKING:
    from desktop_app.app import Workstation

PANE_BAR = 150.0
"""Milliseconds from the click until the data have been painted [the task's own figure]."""
LARGE_BAR = 2.0
"""How much longer it may take with a million attempts."""
FLOOR_MS = 10.0
"""Below this a pane is at once, and the ratio of two such times tells nothing."""

ROLES = {"trainee": TRAINEE, "mentor": MENTOR, "supervisor": SUPERVISOR}
_NAMES = {"trainee": "学员", "mentor": "导师", "supervisor": "主管"}
_FIRST = ("handbook", "settings")
"""Everybody has these; the pane that a sign-in shows is not measured, so it takes turns."""

_BESIDE = (("large", "ratio", "大样本"), ("deep", "deep_ratio", "多年的表单"))
"""What stands beside the normal sample: its key, that of the ratio, and its name."""

ROUNDS = 3


def measure(samples: Samples, *, quick: bool) -> list[Figure]:
    """Return the opening times of every pane of every role, and their ratios."""
    folders = {"normal": samples.normal, "large": samples.large}
    if samples.deep is not None:
        folders["deep"] = samples.deep
    found: dict[tuple[str, str], dict[str, list[float]]] = {}
    titles: dict[tuple[str, str], str] = {}
    for number in range(1 if quick else ROUNDS):
        for role, person in ROLES.items():
            for size, folder in folders.items():
                shown = child.run("panes", str(folder), person, _FIRST[number % len(_FIRST)])
                for key, one in shown.items():
                    titles[role, key] = one["title"]
                    times = found.setdefault((role, key), defaultdict(list))
                    times[size].append(one["ms"])
                    times[f"{size} cpu"].append(one["cpu"])
    figures: list[Figure] = []
    for (role, key), times in found.items():
        name = f"{_NAMES[role]}·{titles[role, key]}"
        figures += _figures(f"pane.{role}.{key}", name, times)
    return [_worst(figures, "pane.", ".normal"), *figures] if figures else figures


def _figures(key: str, name: str, times: dict[str, list[float]]) -> list[Figure]:
    normal = median(times["normal"])
    figures = [Figure(f"{key}.normal", f"打开 {name}", normal, "ms", PANE_BAR, _worked(times))]
    for size, ratio_key, title in _BESIDE:
        if size not in times:
            continue
        took = median(times[size])
        ratio = max(took, FLOOR_MS) / max(normal, FLOOR_MS)
        note = f"{took:.0f} ms 对 {normal:.0f} ms"
        worked = _worked(times, size)
        figures += [
            Figure(f"{key}.{size}", f"打开 {name}（{title}）", took, "ms", PANE_BAR, worked),
            Figure(
                f"{key}.{ratio_key}", f"打开 {name}（{title}比常规）", ratio, "倍", LARGE_BAR, note
            ),
        ]
    return figures


def _worked(times: Mapping[str, list[float]], size: str = "normal") -> str:
    """Say it beside the clock, which also counts whatever else the machine is doing."""
    return f"处理器 {median(times[f'{size} cpu']):.0f} ms"


def _worst(figures: list[Figure], start: str, end: str) -> Figure:
    slowest = max(
        (one for one in figures if one.key.startswith(start) and one.key.endswith(end)),
        key=lambda one: one.value,
    )
    return Figure("pane.slowest", "最慢的页面", slowest.value, "ms", PANE_BAR, slowest.title)


def main(folder: str, person: str, first: str) -> int:
    """Sign *person* in with *first* shown, open all other panes in turn, and say how long."""
    from desktop_app import quick_start

    quick_start.begin()
    from PySide6.QtCore import QDate, Qt

    from desktop_app.app import Workstation
    from desktop_app.bench.signing_in import sign_in
    from desktop_app.system import window_state
    from desktop_app.system.clock import SystemClock

    data = Path(folder)
    state = window_state.load(data / window_state.FILE_NAME)
    state.enter(person, QDate.currentDate().toString(Qt.DateFormat.ISODate))
    state.last_pane = first
    state.save()
    station = Workstation(data, SystemClock())
    station.claim()
    station.start()
    sign_in(station, person)
    found = _open_all(station, first)
    station.window.close()
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


def _open_all(station: "Workstation", first: str) -> dict[str, dict[str, object]]:
    import desktop_app.panes
    from desktop_app.bench.signing_in import settle

    workspace = station.window.workspace
    if workspace is None:
        raise AssertionError("signed in without a workspace")
    found: dict[str, dict[str, object]] = {}
    # One folder a pane: the listing is the menu.
    keys = [one.name for one in iter_modules(desktop_app.panes.__path__)]
    # Last, for the analysis is made ready behind it: no pane waits for that, but `settle` would.
    keys.sort(key=lambda one: one == "practice")
    for key in [one for one in keys if one != first and workspace.panes.has(one)]:
        begun, worked = time.perf_counter(), time.process_time()
        workspace.go(key)
        settle(station)
        took = (time.perf_counter() - begun) * 1000
        cpu = (time.process_time() - worked) * 1000
        view = workspace.panes.view
        found[key] = {"title": view.heading[0] if view else key, "ms": took, "cpu": cpu}
    return found


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:4]))
