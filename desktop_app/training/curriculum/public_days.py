"""Public holidays of China by year: from a shipped file, beyond it from the `holidays` package.

The package imports the calendars of every country with China's: 0.1 s and 16 MB, on the way to the
first pane. So what it says of the years around now is shipped as a file, and a test compares the
two. When a new year's arrangement has been published and the package carries it, rewrite the file:
`python -m desktop_app.training.curriculum.public_days`.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from desktop_app.system import resources

SHIPPED_YEARS = range(2024, 2033)
_REMARK = re.compile(r"（[^（）]*）")


@dataclass(frozen=True, slots=True)
class PublicYear:
    """What is known about one year; both are empty for a year that nobody knows."""

    closed: Mapping[date, str]
    """The holiday's name by day; `休息日` stands for a day swapped with a weekend."""
    workdays: frozenset[date]


@lru_cache(maxsize=32)
def public_year(year: int) -> PublicYear:
    """Return the public holidays and the adjusted workdays of *year*."""
    return _shipped().get(year) or from_library(year)


def from_library(year: int) -> PublicYear:
    """Ask the `holidays` package; costs a tenth of a second the first time."""
    from holidays.countries.china import China

    known = China(  # type: ignore[no-untyped-call]  # its constructor has no annotations
        years=year, expand=False, language="zh_CN"
    )
    closed = {day: _REMARK.sub("", name).replace("; ", "、") for day, name in known.items()}
    return PublicYear(closed, frozenset(d for d in known.weekend_workdays if d.year == year))


@lru_cache(maxsize=1)
def _shipped() -> dict[int, PublicYear]:
    kept = json.loads(_file().read_text(encoding="utf-8"))
    return {
        int(year): PublicYear(
            {date.fromisoformat(day): name for day, name in one["closed"].items()},
            frozenset(map(date.fromisoformat, one["workdays"])),
        )
        for year, one in kept.items()
    }


def _file() -> Path:
    return resources.path("calendar", "china.json")


def write() -> None:
    """Write the shipped file anew from the package."""
    years = {year: from_library(year) for year in SHIPPED_YEARS}
    kept = {
        str(year): {
            "closed": {day.isoformat(): name for day, name in sorted(one.closed.items())},
            "workdays": sorted(day.isoformat() for day in one.workdays),
        }
        for year, one in years.items()
    }
    text = json.dumps(kept, ensure_ascii=False, indent=1)
    _file().write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
