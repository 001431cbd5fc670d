"""The data that is measured on: a normal sample, and a large one that is made once and kept."""

import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop_app.bench.figures import Figure
from desktop_app.sample.make import Order, make_sample
from desktop_app.system.clock import SystemClock

LARGE = Order(trainees=2000, attempts=1_000_000, inspected=300)
"""More than 100,000 sheets stand in it, about 14,000 of them inspections."""
QUICK_LARGE = Order(trainees=60, attempts=20_000, runs=2)
QUICK_NORMAL = Order(runs=2)
RATE = Order(trainees=200, attempts=100_000)
QUICK_RATE = Order(trainees=24, attempts=5_000, runs=2)

_CACHE = "peilian-bench-"
DATABASE = "peilian.db"

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Samples:
    """Where the samples lie."""

    normal: Path
    large: Path
    deep: Path | None = None
    """The normal one with as many sheets more as were asked for."""


def prepare(
    scratch: Path, large: Path | None, *, quick: bool, say: Say, sheets: int = 0
) -> Samples:
    """Make the normal sample in *scratch*, and the large one unless it is there already.

    With *sheets* also a third: the normal one with so many sheets of earlier years.
    """
    normal = scratch / "normal"
    say("生成常规样本……")
    usual = QUICK_NORMAL if quick else Order()
    make_sample(normal, SystemClock(), usual)
    deep = scratch / "deep" if sheets else None
    if deep is not None:
        say(f"生成多 {sheets:,} 张表单的常规样本……")
        make_sample(deep, SystemClock(), replace(usual, earlier=sheets))
    order = QUICK_LARGE if quick else LARGE
    folder = large or (scratch / "large" if quick else cached(date.today()))  # noqa: DTZ011 - a name
    if not (folder / DATABASE).exists():
        say(f"生成大样本（{order.attempts:,} 次练习），放在 {folder}……")
        making = folder.with_name(folder.name + ".making")
        shutil.rmtree(making, ignore_errors=True)
        make_sample(making, SystemClock(), order)
        making.replace(folder)  # what was broken off never looks like a sample
    return Samples(normal, folder, deep)


def cached(day: date) -> Path:
    """Return where the large sample of *day* is kept; those of earlier days are removed."""
    base = Path(tempfile.gettempdir())
    folder = base / f"{_CACHE}{day.isoformat()}"
    for old in base.glob(f"{_CACHE}20??-??-??*"):
        if old != folder:
            shutil.rmtree(old, ignore_errors=True)
    return folder


def rate(scratch: Path, *, quick: bool) -> list[Figure]:
    """Return how many rows a second a sample is made with, all its work included."""
    folder = scratch / "rate"
    order = QUICK_RATE if quick else RATE
    begun = time.perf_counter()
    rows = make_sample(folder, SystemClock(), order)
    took = time.perf_counter() - begun
    shutil.rmtree(folder, ignore_errors=True)
    note = f"{order.attempts:,} 次练习，{rows:,} 行，{took:.1f} 秒"
    return [Figure("sample.rows", "生成样本", rows / took, "行/秒", note=note)]
