"""The shipped holidays: the same as the library's, and quick to have."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.training.curriculum.public_days import SHIPPED_YEARS, from_library, public_year


@pytest.mark.parametrize("year", SHIPPED_YEARS)
def test_the_shipped_file_says_what_the_library_says(year: int) -> None:
    assert public_year(year) == from_library(year)


def test_a_year_beyond_the_file_is_asked_of_the_library() -> None:
    year = SHIPPED_YEARS[-1] + 1
    assert public_year(year) == from_library(year)
    assert public_year(year).closed


def test_a_shipped_year_does_not_load_the_library() -> None:
    code = (
        "import sys; from datetime import date;"
        "from desktop_app.training.curriculum.workdays import WorkCalendar;"
        "assert not WorkCalendar({}, frozenset()).is_working(date(2026, 10, 1));"
        "sys.exit('holidays' in sys.modules)"
    )
    root = Path(__file__).parents[3]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
