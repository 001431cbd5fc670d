"""A process killed at random points of a sitting loses no answer that was acknowledged."""

import json
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from builders import MONDAY, Workplace, services_at, workplace
from exam_room import ExamRoom

from desktop_app.system.clock import FixedClock
from desktop_app.training.exams.sitting.standing import Paper

TESTS = Path(__file__).parents[3]

AT_WORK = f"""
import json, sys
sys.path[:0] = [{str(TESTS)!r}, {str(TESTS.parent)!r}]
from pathlib import Path
from random import Random
from builders import MONDAY, services_at
from desktop_app.system.clock import FixedClock
from uuid import UUID

services = services_at(Path(sys.argv[1]), FixedClock(MONDAY))
person = next(one for one in services.people.names() if one.staff_number == "3001")
paper = services.sittings.begin(person, UUID(sys.argv[2]))
random = Random(int(sys.argv[3]))
sittings, n = services.sittings, 0

def answer(one):
    match one.type:
        case "single": return [random.randrange(len(one.choices))]
        case "multiple": return sorted(random.sample(range(len(one.choices)), 2))
        case "true-false": return random.random() < 0.5
        case "fill-in": return [f"第{{n}}次" for _ in range(one.blanks)]
        case "matching": return random.sample(range(len(one.choices)), len(one.lefts))
        case "ordering": return random.sample(range(len(one.choices)), len(one.choices))
        case _: return f"写到第 {{n}} 句"

while True:
    n += 1
    one = random.choice(paper.questions)
    given = answer(one)
    print(json.dumps(["tried", one.position, given], ensure_ascii=False), flush=True)
    if one.type == "case" and n % 2:
        sittings.keep_text(person, paper.paper_id, one.position, given)
    else:
        sittings.answer(person, paper.paper_id, one.position, given, False, 1)
    # Acknowledged: from now on it has to be there.
    print(json.dumps(["kept", one.position, given], ensure_ascii=False), flush=True)
"""


@pytest.mark.parametrize("seed", range(4))
def test_what_was_acknowledged_is_there_after_the_kill(
    prepared: Path, tmp_path: Path, seed: int
) -> None:
    place = workplace(prepared, tmp_path)
    room = ExamRoom(place)
    paper_id = room.paper_of(room.announce(), place.trainee)
    place.services.store.close()
    told = killed_at_work(tmp_path, str(paper_id), seed)
    services = services_at(tmp_path, FixedClock(MONDAY + timedelta(minutes=1)))
    again = Workplace(
        services, place.clock, place.supervisor, place.mentor, place.trainee, place.stranger
    )
    paper = again.services.sittings.begin(again.trainee, paper_id)
    services.store.close()
    assert len(told) > 40
    assert paper.started_at == MONDAY
    check(told, paper)


def killed_at_work(folder: Path, paper_id: str, seed: int) -> list[Any]:
    """Let another process answer, kill it somewhere, and return what it had acknowledged."""
    command = [sys.executable, "-c", AT_WORK, str(folder), paper_id, str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(41)]
        time.sleep(Random(seed).uniform(0, 0.25))
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.readlines()
    assert process.returncode == -signal.SIGKILL
    # The last line may have been cut off while it was written.
    return [json.loads(line) for line in lines if line.endswith("\n")]


def check(told: list[Any], paper: Paper) -> None:
    """What was acknowledged last of each question is there; what was only tried may be."""
    newest = {position: given for word, position, given in told if word == "kept"}
    word, position, given = told[-1]
    if word == "tried" and paper.answers.get(position) == given:
        newest[position] = given
    assert paper.answers == newest
