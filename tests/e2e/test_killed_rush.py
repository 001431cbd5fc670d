"""A killed process loses nothing of several customers at once: messages, clock, text to each."""

import shutil
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from builders import MONDAY, services_at

from db.opening import DATABASE
from desktop_app.system.clock import FixedClock
from desktop_app.training.practice.rush.running import waiting

TESTS = Path(__file__).parents[1]
TYPED = {"haohao": "浩浩妈妈您好，我这就", "closing": "小结：一、"}

AT_WORK = f"""
import os, signal, sys
sys.path[:0] = [{str(TESTS)!r}, {str(TESTS.parent)!r}]
from pathlib import Path
from builders import MONDAY, services_at
from desktop_app.system.clock import FixedClock
from desktop_app.training.practice.rush.running import To

services = services_at(Path(sys.argv[1]), FixedClock(MONDAY))
trainee = next(one for one in services.people.names() if one.staff_number == "3001")
rushes = services.practice.rushes
running = rushes.start_by_key(trainee, "rush/evening-before-class")
running = rushes.send(trainee, running, To.ALL, "opening", "三位的问题我都看到了。", 5, 20)
running = rushes.send(trainee, running, To.ONE, "miaomiao", "@苗苗妈妈 九点上课。", 30, 45)
rushes.keep(trainee, running.attempt.id, {TYPED!r}, 61.5)
print(running.run.talks["miaomiao"].line, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_it_goes_on_where_it_was_with_what_was_typed_to_each(
    prepared: Path, tmp_path: Path
) -> None:
    shutil.copyfile(prepared / DATABASE, tmp_path / DATABASE)
    killed = subprocess.run(
        [sys.executable, "-c", AT_WORK, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr

    services = services_at(tmp_path, FixedClock(MONDAY + timedelta(minutes=5)))
    trainee = next(one for one in services.people.names() if one.staff_number == "3001")
    (open_attempt,) = services.practice.unfinished(trainee)
    resumed = services.practice.rushes.resume(trainee, open_attempt.id)
    assert (resumed.texts, resumed.seconds) == (TYPED, 61.5)
    assert [one.at for one in resumed.run.events] == [20, 45]
    assert resumed.run.talks["miaomiao"].line == killed.stdout.strip()
    assert [one.id for one in waiting(resumed.run, 62)] == ["miaomiao", "haohao", "mili"]
    services.store.close()
