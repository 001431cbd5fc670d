"""The bench as a whole, over samples as small as they can be: it ends, and names its figures."""

import json
import shutil
from pathlib import Path

import pytest

from desktop_app.bench import child, panes, samples, start
from desktop_app.cli import main
from desktop_app.commands.console import OK
from desktop_app.sample.accounts import SUPERVISOR
from desktop_app.sample.make import Order, make_sample
from desktop_app.system.clock import SystemClock

TINY = Order(trainees=6, attempts=60, runs=1)


@pytest.fixture
def _made_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every sample is a copy of one: making them is tested elsewhere and takes long."""
    made, rows = tmp_path / "made", list[int]()

    def make_or_copy(folder: Path, clock: SystemClock, order: Order) -> int:
        if not rows:
            rows.append(make_sample(made, clock, order))
        shutil.copytree(made, folder)
        return rows[0]

    monkeypatch.setattr(samples, "make_sample", make_or_copy)


@pytest.mark.usefixtures("_made_once")
def test_the_bench_ends_and_writes_every_figure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(panes, "ROLES", {"supervisor": SUPERVISOR})  # the others: below
    for name in ("QUICK_NORMAL", "QUICK_LARGE", "QUICK_RATE"):
        monkeypatch.setattr(samples, name, TINY)
    monkeypatch.setattr(start, "QUICK_RUNS", 1)
    written = tmp_path / "bench.json"

    assert main(["bench", "--quick", "--json", str(written)]) == OK

    report = json.loads(written.read_text(encoding="utf-8"))
    assert report["quick"] is True
    assert all(one["title"] == "内存" for one in report["unmeasured"])
    values = {one["key"]: one["value"] for one in report["figures"]}
    for key in (
        "start.settled",
        "grade.p95",
        "grade.long_p95",
        "month.paint",
        "month.turn",
        "talk.append",
        "documents.pages",
        "certificates.one",
        "commit.p95",
        "pane.slowest",
        "sample.rows",
        *(f"pane.supervisor.settings.{size}" for size in ("normal", "large", "ratio")),
    ):
        assert values[key] > 0, key
    told = capsys.readouterr().out
    assert "启动到窗口画好（对空窗口）" in told
    assert "达到" in told


def test_panes_are_opened_as_every_role_over_every_sample(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    took = {tmp_path / "normal": 100, tmp_path / "large": 130, tmp_path / "deep": 110}
    people: list[str] = []

    def opened(module: str, folder: str, person: str, first: str) -> dict[str, dict[str, object]]:
        assert (module, first) == ("panes", "handbook")
        people.append(person)
        return {"settings": {"title": "设置", "ms": took[Path(folder)], "cpu": 90}}

    monkeypatch.setattr(child, "run", opened)
    each = samples.Samples(*took)
    values = {one.key: one.value for one in panes.measure(each, quick=True)}

    assert people == [name for name in panes.ROLES.values() for _ in took]
    for role in ("trainee", "mentor", "supervisor"):
        shown = ("normal", "large", "ratio", "deep", "deep_ratio")
        found = [values[f"pane.{role}.settings.{what}"] for what in shown]
        assert found == [100, 130, 1.3, 110, 1.1]
    assert values["pane.slowest"] == 100
