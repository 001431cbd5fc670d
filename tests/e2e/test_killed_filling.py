"""A killed process loses nothing that was typed into any form: each keystroke was kept."""

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from builders import CONTENT, MONDAY, services_at

from db.opening import DATABASE
from desktop_app.services import Services
from desktop_app.system.clock import FixedClock

TESTS = Path(__file__).parents[1]
FORMS = sorted(path.stem for path in CONTENT.glob("*/forms/*.yaml"))
TRAINEE = "3001"

AT_WORK = f"""
import json, os, signal, sys
sys.path[:0] = [{str(TESTS)!r}, {str(TESTS.parent)!r}, {str(TESTS / "filling")!r}]
from pathlib import Path
from builders import MONDAY, Workplace, services_at
from desktop_app.system.clock import FixedClock
from fill_room import FillRoom

clock = FixedClock(MONDAY)
services = services_at(Path(sys.argv[1]), clock)
people = {{one.staff_number: one for one in services.people.names()}}
place = Workplace(services, clock, *(people[n] for n in ("1001", "2001", "3001", "3002")))

def typed(item):
    if item.type in ("text", "evidence"):
        return ["四", "四通", "四通退款电话"] if item.type == "text" else []
    plain = {{"tick": True, "yes_no": "no", "scale": 2, "marks": 61.5, "minutes": 25,
             "date": "2026-11-20"}}
    if item.type in plain:
        return [plain[item.type]]
    return [item.choices[-1]] if item.type == "choice" else [list(item.choices[:2])]

kept = {{}}
for key in sys.argv[2:]:
    form = services.forms.published(key)
    fillers = form.fillers()
    actor = place.supervisor if "supervisor" in fillers else (
        place.mentor if "mentor" in fillers else place.trainee)
    room = FillRoom(place, actor, key, place.trainee)
    room.begin()
    answers = {{}}
    for item in form.items():
        for value in typed(item):
            answers[item.id] = value
            room.fill.answer(item.id, value)
    kept[key] = [actor.staff_number, answers]
print(json.dumps(kept), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(scope="module")
def killed(
    prepared: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Services, dict[str, Any]]]:
    """What had been typed into every form when the process was killed, and what is left."""
    folder = tmp_path_factory.mktemp("killed")
    shutil.copyfile(prepared / DATABASE, folder / DATABASE)
    done = subprocess.run(
        [sys.executable, "-c", AT_WORK, str(folder), *FORMS],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    services = services_at(folder, FixedClock(MONDAY + timedelta(minutes=1)))
    yield services, json.loads(done.stdout)
    services.store.close()


@pytest.mark.parametrize("key", FORMS)
def test_every_form_goes_on_where_it_was(killed: tuple[Services, dict[str, Any]], key: str) -> None:
    services, typed = killed
    number, answers = typed[key]
    people = {one.staff_number: one for one in services.people.names()}
    sheet = services.forms.open(people[number], key, people[TRAINEE], MONDAY.date())
    assert answers
    assert sheet.answers == answers
