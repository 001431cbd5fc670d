"""Bulk writing: what it writes reads back as if it had been written one by one, or not at all."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from db.bulk import Bulk, Run
from db.ids import new_id
from db.opening import open_store
from db.records import (
    Attempt,
    AttemptResult,
    AttemptTurn,
    ContentVersion,
    Evidence,
    Person,
    Plan,
    Role,
    SessionOnDay,
    Sheet,
)
from db.store import Store, Transaction

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
DAY = date(2026, 11, 23)
BODIES = ({"reply": "您好，请稍等。"}, {"reply": "“𠮷”和 emoji 🙂"})
JUDGEMENT = {"marks": [88.5, None], "why": "说出了确切时间"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path, NOW, DAY).store
    yield store
    store.close()


@pytest.fixture
def version(store: Store) -> UUID:
    with store.writing() as tx:
        one = ContentVersion(
            new_id(), new_id(), "p", "script", "k", 1, "published", "开场", {}, "0", NOW
        )
        tx.content.add(one)
    return one.id


def person() -> Person:
    roles = frozenset({Role.TRAINEE, Role.MENTOR})
    return Person(new_id(), "䶮晓雨", "yxy", "3001", roles, None, "", None, "", DAY)


def attempt(who: Person, version: UUID, started: datetime = NOW) -> Attempt:
    return Attempt(
        new_id(), who.id, version, "script/k", "开场", "phone", "easy", "practice", 7, started
    )


def result(of: Attempt, total: float = 88.5) -> AttemptResult:
    return AttemptResult(
        attempt_id=of.id,
        person_id=of.person_id,
        content_key=of.content_key,
        finished_at=of.started_at + timedelta(seconds=90),
        seconds=90,
        turns=2,
        ending="solved",
        total=total,
        calming=None,
        solution=80.25,
        time=100.0,
        language=70.0,
        passed=total >= 70,
        body=JUDGEMENT,
    )


def milliseconds(at: datetime) -> int:
    return round(at.timestamp() * 1000)


def write(
    tx: Transaction, who: Person, attempts: list[Attempt], totals: list[float], *, whole: bool
) -> Bulk:
    bulk = Bulk(tx.connection)
    bulk.people([(who, "hash")])
    for one, total in zip(attempts, totals, strict=True):
        run = Run(one, result(one, total), BODIES)
        started = milliseconds(one.started_at)
        bulk.attempt(run, one.id.bytes, who.id.bytes, started, DAY, whole)
    bulk.flush()
    return bulk


def test_a_person_reads_back(store: Store) -> None:
    who = person()
    with store.writing() as tx:
        write(tx, who, [], [], whole=True)
    with store.reading() as tx:
        assert tx.people.get(who.id) == who
        assert tx.people.sign_in_state("3001")[0].password_hash == "hash"


def test_an_attempt_reads_back_with_result_and_turns(store: Store, version: UUID) -> None:
    who = person()
    one = attempt(who, version)
    with store.writing() as tx:
        write(tx, who, [one], [88.5], whole=True)
    with store.reading() as tx:
        assert tx.practice.attempt(one.id) == one
        assert tx.practice.result(one.id) == result(one)
        assert tx.practice.turns(one.id) == (
            AttemptTurn(one.id, 1, NOW + timedelta(seconds=45), BODIES[0]),
            AttemptTurn(one.id, 2, NOW + timedelta(seconds=90), BODIES[1]),
        )


def test_an_attempt_that_is_not_whole_keeps_its_marks_only(store: Store, version: UUID) -> None:
    who = person()
    one = attempt(who, version)
    with store.writing() as tx:
        write(tx, who, [one], [88.5], whole=False)
    with store.reading() as tx:
        found = tx.practice.result(one.id)
        assert found is not None
        assert (found.total, found.body, tx.practice.turns(one.id)) == (88.5, {}, ())


def test_the_summaries_are_those_that_single_writes_keep(store: Store, version: UUID) -> None:
    totals = [60.0, 92.5, 71.0]
    bulky, single = person(), person()
    times = [NOW + timedelta(minutes=n) for n in (5, 1, 9)]  # not in order
    with store.writing() as tx:
        write(tx, bulky, [attempt(bulky, version, at) for at in times], totals, whole=False)
    ordered = sorted(zip(times, totals, strict=True))
    with store.writing() as tx:
        tx.people.add(
            Person(single.id, "赵一鸣", "zym", "3002", single.roles, None, "", None, "", DAY), ""
        )
        for at, total in ordered:
            one = attempt(single, version, at)
            tx.practice.begin(one)
            tx.practice.finish(result(one, total), DAY)
    with store.reading() as tx:
        practice = tx.practice
        assert practice.days(bulky.id, DAY, DAY) == practice.days(single.id, DAY, DAY)
        assert practice.standings(bulky.id) == practice.standings(single.id)
        assert practice.standings(bulky.id)["script/k"].latest == 71.0


def test_plans_and_sheets_read_back(store: Store, version: UUID) -> None:
    who = person()
    plan = Plan(new_id(), who.id, version, "新人九十天", DAY, NOW)
    detail = {"aim": "听懂"}
    sessions = tuple(
        SessionOnDay(
            new_id(), plan.id, who.id, f"s{n}", "induction", "plain", "课", "class",
            DAY + timedelta(days=n), 540, 60, "会议室", "导师", detail, NOW if n else None,
        )
        for n in range(2)
    )  # fmt: skip
    sheet = Sheet(
        new_id(), "ZJ-2026-000001", version, "service-self-check", "自检", "self_check", who.id,
        who.id, DAY, NOW, {"a": "yes"}, 100.0, "excellent", True, {"passing": 80}, None,
        (Evidence("attempt", new_id(), "开场 88 分"), Evidence("sheet", new_id(), "自检")),
    )  # fmt: skip
    with store.writing() as tx:
        bulk = Bulk(tx.connection)
        bulk.people([(who, "")])
        bulk.plan(plan, sessions)
        bulk.sheet(sheet)
        bulk.flush()
        assert bulk.rows == 1 + 1 + 2 + 1 + 2
    with store.reading() as tx:
        assert tx.plans.of(who.id) == plan
        assert tx.plans.sessions(plan.id) == sessions
        assert tx.sheets.get(sheet.id) == sheet


def test_nothing_is_kept_of_a_batch_that_breaks_off(store: Store, version: UUID) -> None:
    who = person()

    def break_off() -> None:
        with store.writing() as tx:
            write(tx, who, [attempt(who, version)], [80.0], whole=True)
            raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        break_off()
    with store.reading() as tx:
        assert tx.people.all() == ()


def test_rows_that_point_nowhere_are_refused(store: Store) -> None:
    who = person()

    def write_astray() -> None:
        with store.writing() as tx:
            write(tx, who, [attempt(who, new_id())], [80.0], whole=True)

    with pytest.raises(Exception, match="FOREIGN KEY"):
        write_astray()
