"""Two programs over one file issue at the same time, and one of them is killed on the way."""

import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from builders import Workplace
from judging import PASSPHRASE, add_trainee, make_due

from db.records import CertificateEntry, Person

_ISSUES = """
import sys
sys.path[:0] = sys.argv[4:]
from pathlib import Path
from uuid import UUID
from builders import MONDAY, quick_passwords
from db.store import Store
from desktop_app.services import Services
from desktop_app.system.changes import Changes
from desktop_app.system.clock import FixedClock
services = Services(
    Store(Path(sys.argv[1]) / "peilian.db"), FixedClock(MONDAY), Changes(), quick_passwords()
)
actor = next(one for one in services.people.names() if one.staff_number == "1001")
services.signing.unlock(actor, sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
for person in sys.argv[3].split(","):
    print(services.certification.issue(actor, UUID(person)).number, flush=True)
"""


def issuing(folder: Path, people: Sequence[Person]) -> "subprocess.Popen[str]":
    ids = ",".join(str(one.id) for one in people)
    started = subprocess.Popen(
        [sys.executable, "-c", _ISSUES, str(folder), PASSPHRASE, ids, *sys.path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "ready\n"
    return started


def go(process: "subprocess.Popen[str]") -> None:
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()


def due(place: Workplace, count: int) -> list[Person]:
    people = [add_trainee(place, f"学员{n}", f"40{n:02d}") for n in range(count)]
    for person in people:
        make_due(place, person)
    return people


def test_two_programs_at_once_leave_neither_gaps_nor_repeats(place: Workplace) -> None:
    people = due(place, 10)
    both = [issuing(place.folder, people[:5]), issuing(place.folder, people[5:])]
    for one in both:
        go(one)
    given = [number for one in both for number in one.communicate()[0].split()]

    assert sorted(given) == [f"QH-2026-{n:06d}" for n in range(1, 11)]
    register = place.services.certification.register(place.supervisor)
    assert sorted(one.number for one in register) == sorted(given)


def test_a_killed_program_loses_no_certificate_that_it_told_of_and_uses_no_number_twice(
    place: Workplace,
) -> None:
    people = due(place, 6)
    killed = issuing(place.folder, people)
    go(killed)
    assert killed.stdout is not None
    told = [killed.stdout.readline().strip() for _ in range(2)]
    killed.send_signal(signal.SIGKILL)
    told += killed.communicate()[0].split()

    kept = {one.person_id: one.number for one in _register(place)}
    assert set(told) <= set(kept.values())
    rest = [one.id for one in people if one.id not in kept]
    place.services.certification.issue_each(place.supervisor, rest)
    numbers = sorted(one.number for one in _register(place))
    assert numbers == [f"QH-2026-{n:06d}" for n in range(1, 7)]


def _register(place: Workplace) -> tuple[CertificateEntry, ...]:
    return place.services.certification.register(place.supervisor)
