"""What the bench says of its figures: kept, missed, skipped, and when a measure itself fails."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.bench import child, panes, start
from desktop_app.bench.figures import CouldNotMeasure, Figure, Unmeasured, table
from desktop_app.bench.samples import Samples
from desktop_app.cli import main
from desktop_app.commands import bench
from desktop_app.commands.console import FOUND_FAULTS, OK

SAMPLES = Samples(Path("normal"), Path("large"))


def _by_key(figures: Iterable[Figure]) -> dict[str, Figure]:
    return {one.key: one for one in figures}


def test_a_bar_is_kept_up_to_itself_and_missed_above() -> None:
    kept = Figure("a", "页面", 150.0, "ms", 150.0)
    missed = Figure("b", "页面", 150.1, "ms", 150.0)
    free = Figure("c", "页面", 9.0, "ms")

    assert (kept.met, missed.met, free.met) == (True, False, None)
    assert missed.to_dict()["met"] is False
    first, second, third = table([kept, missed, free]).splitlines()[1:]
    assert "≤ 150 ms" in first
    assert first.split()[-1] == "达到"
    assert second.split()[-1] == "未达到"
    assert "达到" not in third


def _shown(slow_key: str, slow: float, large: float) -> Any:
    """Stand in for the child process: three panes, one of them slow."""

    def run(_module: str, folder: str, _person: str, _first: str) -> dict[str, dict[str, Any]]:
        times = dict.fromkeys(("today", "people", "settings"), 40.0)
        times[slow_key] = slow
        if folder == "large":
            times = {key: value * large for key, value in times.items()}
        return {key: {"title": key, "ms": ms, "cpu": ms} for key, ms in times.items()}

    return run


def test_a_slow_pane_is_named_as_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "run", _shown("people", 320.0, 1.0))

    found = panes.measure(SAMPLES, quick=True)

    figures = _by_key(found)
    assert figures["pane.supervisor.people.normal"].met is False
    assert figures["pane.supervisor.today.normal"].met is True
    assert figures["pane.slowest"].value == 320.0
    assert "people" in figures["pane.slowest"].note
    line = next(row for row in table(found).splitlines() if "主管·people " in row)
    assert "未达到" in line


def test_a_pane_that_grows_with_the_data_is_missed_by_its_ratio(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(child, "run", _shown("people", 60.0, 2.4))

    figures = _by_key(panes.measure(SAMPLES, quick=True))

    assert figures["pane.mentor.people.ratio"].value == pytest.approx(2.4)
    assert figures["pane.mentor.people.ratio"].met is False
    assert figures["pane.mentor.people.large"].met is True


def test_panes_that_are_at_once_have_no_ratio_worth_telling(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(child, "run", _shown("people", 2.0, 3.0))

    figures = _by_key(panes.measure(SAMPLES, quick=True))

    assert figures["pane.trainee.people.ratio"].value == 1.0


def test_start_and_memory_are_ratios_to_the_bare_window(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = {"settled": 200.0, "cpu": 150.0, "rss": 80.0, "pss": 40.0}
    own = {"settled": 400.0, "cpu": 240.0, "ready": 700.0, "rss": 160.0, "pss": 120.0}
    monkeypatch.setattr(child, "run", lambda module, *_: bare if module == "bare_window" else own)

    time = _by_key(start.measure(Path("normal"), quick=True))
    memory, missing = start.measure_memory(Path("normal"), quick=True)

    assert missing == []
    assert (time["start.settled"].value, time["start.settled"].met) == (2.0, False)
    assert [(one.key, one.value, one.met) for one in memory] == [
        ("memory.rss", 2.0, True),
        ("memory.pss", 3.0, False),
    ]


def test_a_process_that_fails_is_told_with_its_last_words() -> None:
    with pytest.raises(CouldNotMeasure, match="grading"):
        child.run("grading", "not a number")


@pytest.mark.parametrize(
    ("unmeasured", "code"),
    [
        ([], OK),
        ([Unmeasured("内存", "这个系统不提供 /proc", fault=False)], OK),
        ([Unmeasured("启动", "own_window 以 1 结束")], FOUND_FAULTS),
    ],
)
def test_only_what_could_not_be_measured_makes_the_command_fail(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    unmeasured: list[Unmeasured],
    code: int,
) -> None:
    missed = Figure("pane.slowest", "最慢的页面", 300.0, "ms", 150.0)
    monkeypatch.setattr(bench, "measure", lambda *_, **__: ([missed], unmeasured))
    written = tmp_path / "bench.json"

    assert main(["bench", "--json", str(written)]) == code

    told = capsys.readouterr()
    assert "未达到" in told.out
    assert all(one.reason in told.err for one in unmeasured)
    report = json.loads(written.read_text(encoding="utf-8"))
    assert report["figures"][0]["met"] is False
    assert [one["title"] for one in report["unmeasured"]] == [one.title for one in unmeasured]


def test_one_measure_that_fails_does_not_keep_the_others_from_being_taken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_arguments: str) -> dict[str, Any]:
        raise CouldNotMeasure("没有给出结果")

    monkeypatch.setattr(child, "run", fail)
    monkeypatch.setattr("desktop_app.bench.samples.prepare", lambda *_, **__: SAMPLES)
    monkeypatch.setattr("desktop_app.bench.samples.rate", lambda *_, **__: [])

    figures, unmeasured = bench.measure(tmp_path, None, quick=True)

    assert "commit.p50" in _by_key(figures)
    missing = {"启动", "内存", "判分", "画面", "日历", "文件", "证书", "打开页面"}
    assert {one.title for one in unmeasured} == missing
