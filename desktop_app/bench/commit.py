"""Recording a reply durably, beside the least that durability costs on this disk."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from db.ids import new_id
from db.opening import open_store
from db.records import Attempt, AttemptTurn, Organisation, Person, Role
from db.store import Store
from desktop_app.bench.figures import Figure
from desktop_app.services import Services, import_shipped_packs
from desktop_app.system import resources
from desktop_app.system.changes import Changes
from desktop_app.system.clock import SystemClock
from desktop_app.training.people.passwords import Passwords

TIMES, QUICK_TIMES = 400, 40
_BODY = {"reply": "您好，我先登记您的情况，今天下午五点前给您答复。" * 4, "points": [1, 2, 3]}


def measure(scratch: Path, *, quick: bool) -> list[Figure]:
    """Return what one recorded reply takes, against an appended and synced line of a file."""
    folder = scratch / "commit"
    store, attempt_id = _attempt(folder)
    count = QUICK_TIMES if quick else TIMES
    numbers = iter(range(1, count + 1))
    with (folder / "plain").open("ab", buffering=0) as plain:

        def append() -> None:
            plain.write(b"x" * 600)
            os.fsync(plain.fileno())

        def record() -> None:
            turn = AttemptTurn(attempt_id, next(numbers), SystemClock().now(), _BODY)
            with store.writing() as tx:
                tx.practice.add_turn(turn)

        appended, recorded = _in_turns(append, record, count)
    store.close()
    p50, p95 = recorded[count // 2], recorded[count * 95 // 100]
    base = appended[count // 2]
    note = f"直接追加并落盘一行要 {base:.2f} ms"
    return [
        Figure("commit.p50", "记下一条回复（落盘），中位", p50, "ms", note=note),
        Figure("commit.p95", "同上，第 95 百分位", p95, "ms"),
        Figure("commit.ratio", "同上（对直接追加）", p50 / base, "倍"),
    ]


def _in_turns(
    first: Callable[[], None], second: Callable[[], None], count: int
) -> tuple[list[float], list[float]]:
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(count):
        for act, taken in zip((first, second), times, strict=True):
            begun = time.perf_counter()
            act()
            taken.append((time.perf_counter() - begun) * 1000)
    return sorted(times[0]), sorted(times[1])


def _attempt(folder: Path) -> tuple[Store, UUID]:
    """Open a new store with one attempt under way."""
    clock = SystemClock()
    store = open_store(folder, clock.now(), clock.today()).store
    library = Services(store, clock, Changes(), Passwords()).library
    import_shipped_packs(library, resources.path("content"))
    version = next(iter(library.titles(("scenario",))))
    person = Person(
        new_id(), "测量", "cl", "1", frozenset({Role.TRAINEE}), None, "", None, "", clock.today()
    )  # fmt: skip
    attempt_id = new_id()
    with store.writing() as tx:
        tx.people.add_organisation(Organisation(new_id(), "测量", False, clock.now()))
        tx.people.add(person, "")
        tx.practice.begin(
            Attempt(
                attempt_id,
                person.id,
                version.version_id,
                "scenario/x",
                version.title,
                "phone",
                "easy",
                "practice",
                1,
                clock.now(),
            )
        )
    return store, attempt_id
