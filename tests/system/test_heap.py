"""What was free in the heap is the system's again."""

import sys
from pathlib import Path

import pytest

from desktop_app.system import heap

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="glibc's heap")


def resident_mb() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


def test_freed_memory_is_given_back() -> None:
    many = [bytes(4000) for _ in range(10_000)]
    last = many[-1]  # keeps the end of the heap in use, so that nothing is given back by itself
    many.clear()
    before = resident_mb()
    heap.give_back()
    assert resident_mb() < before - 20
    assert len(last) == 4000


def test_an_unknown_function_of_the_c_library_is_gone_without() -> None:
    heap._call("not_a_function_of_any_c_library", 1)
