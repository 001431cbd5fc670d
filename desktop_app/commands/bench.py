"""`peilian bench`: measures the program on this machine; ratios are taken within one run."""

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from desktop_app.bench.figures import CouldNotMeasure, Figure, Unmeasured, table
from desktop_app.commands.console import FOUND_FAULTS, OK, complain, say


def run(options: argparse.Namespace) -> int:
    """Measure, show the table, write it as JSON; 1 only where something could not be measured."""
    large = Path(options.data_large).expanduser() if options.data_large else None
    scratch = Path(tempfile.mkdtemp(prefix="peilian-bench-run-"))
    try:
        figures, unmeasured = measure(scratch, large, quick=options.quick, sheets=options.sheets)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    say(table(figures))
    for one in unmeasured:
        complain(f"{one.title}：{one.reason}")
    if options.json:
        text = json.dumps(report(figures, unmeasured, options.quick), ensure_ascii=False, indent=1)
        Path(options.json).write_text(text + "\n", encoding="utf-8")
    return FOUND_FAULTS if any(one.fault for one in unmeasured) else OK


def measure(
    scratch: Path, large: Path | None, *, quick: bool, sheets: int = 0
) -> tuple[list[Figure], list[Unmeasured]]:
    """Take every figure; what goes wrong with one does not keep the others from being taken."""
    # Imported here: `peilian --help` does not need half the program.
    from desktop_app.bench import (
        calendar,
        certificates,
        commit,
        documents,
        grading,
        painting,
        panes,
        samples,
        start,
    )

    figures: list[Figure] = []
    unmeasured: list[Unmeasured] = []

    def take(title: str, measuring: Callable[[], Iterable[Figure]]) -> None:
        complain(f"正在测量：{title}……")
        try:
            figures.extend(measuring())
        except (CouldNotMeasure, OSError) as error:
            unmeasured.append(Unmeasured(title, str(error)))

    def memory() -> Iterable[Figure]:
        found, missing = start.measure_memory(prepared.normal, quick=quick)
        unmeasured.extend(missing)
        return found

    prepared = samples.prepare(scratch, large, quick=quick, say=complain, sheets=sheets)
    take("启动", lambda: start.measure(prepared.normal, quick=quick))
    take("内存", memory)
    take("判分", lambda: grading.measure(quick=quick))
    take("画面", lambda: painting.measure(quick=quick))
    take("日历", lambda: calendar.measure(quick=quick))
    take("文件", lambda: documents.measure(quick=quick))
    take("证书", lambda: certificates.measure(quick=quick))
    take("落盘", lambda: commit.measure(scratch, quick=quick))
    take("打开页面", lambda: panes.measure(prepared, quick=quick))
    take("生成样本", lambda: samples.rate(scratch, quick=quick))
    return figures, unmeasured


def report(
    figures: Iterable[Figure], unmeasured: Iterable[Unmeasured], quick: bool
) -> dict[str, object]:
    """Return everything measured as JSON values, with the machine that it was measured on."""
    return {
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "quick": quick,
        "machine": {
            "system": platform.platform(),
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            "display": os.environ.get("QT_QPA_PLATFORM", "") or sys.platform,
        },
        "figures": [one.to_dict() for one in figures],
        "unmeasured": [{"title": one.title, "reason": one.reason} for one in unmeasured],
    }
