"""Runs a measurement in a process of its own: what was imported before would falsify it."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from desktop_app.bench.figures import CouldNotMeasure
from desktop_app.system.display import has_display

BEGUN = "PEILIAN_BENCH_BEGUN"
"""Names the environment variable with the moment, in ns, at which a process was begun."""

_ROOT = Path(__file__).parents[2]
_LONGEST_SECONDS = 300
_COMPILED = "peilian-bench-compiled"


def run(module: str, *arguments: str) -> dict[str, Any]:
    """Run a module of this package and return what it says on its last line.

    Raises CouldNotMeasure when it does not end well.
    """
    if getattr(sys, "frozen", False):
        raise CouldNotMeasure("打包好的程序里没有解释器，请在源码目录里测量。")
    command = [sys.executable, "-m", f"desktop_app.bench.{module}", *arguments]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(_path())}
    if environment.pop("PYTHONDONTWRITEBYTECODE", ""):
        # Installed programs are compiled once; here every start would compile ours, not Qt's.
        environment["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir(), _COMPILED))
    if not has_display():
        environment["QT_QPA_PLATFORM"] = "offscreen"
    try:
        done = subprocess.run(
            command,
            env={**environment, BEGUN: str(time.monotonic_ns())},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_LONGEST_SECONDS,
            check=True,
        )
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    except subprocess.TimeoutExpired as error:
        raise CouldNotMeasure(f"{module} 超过 {_LONGEST_SECONDS} 秒没有结束") from error
    except subprocess.CalledProcessError as error:
        last = (error.stderr.strip().splitlines() or [""])[-1]
        raise CouldNotMeasure(f"{module} 以 {error.returncode} 结束：{last}") from error
    except (IndexError, ValueError) as error:
        raise CouldNotMeasure(f"{module} 没有给出结果") from error
    return found


def _path() -> list[str]:
    given = os.environ.get("PYTHONPATH", "")
    return [str(_ROOT), *([given] if given else [])]
