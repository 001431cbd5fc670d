"""The bench as a whole, over samples as small as they can be: it ends, and names its figures."""

import json
from pathlib import Path

import pytest

from desktop_app.bench import samples, start
from desktop_app.cli import main
from desktop_app.commands.console import OK
from desktop_app.sample.make import Order

TINY = Order(trainees=6, attempts=60, runs=1)


def test_the_bench_ends_and_writes_every_figure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
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
        "commit.p95",
        "pane.slowest",
        "sample.rows",
        *(f"pane.{role}.settings.{size}" for role in ("trainee", "mentor", "supervisor")
          for size in ("normal", "large", "ratio")),
    ):  # fmt: skip
        assert values[key] > 0, key
    told = capsys.readouterr().out
    assert "启动到窗口画好（对空窗口）" in told
    assert "达到" in told
