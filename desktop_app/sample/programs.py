"""A program that the organisation wrote itself: in versions over months, and one being written."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

from db.records import Draft, Person
from db.store import Transaction
from desktop_app.sample.staff import IdSource
from desktop_app.sample.versions import write_versions
from desktop_app.system.clock import Clock
from desktop_app.training.content.writing.states import Body
from desktop_app.training.curriculum.editing.body import (
    add_session,
    add_stage,
    blank,
    moved,
    with_head,
    with_session,
    with_stage,
)
from desktop_app.training.curriculum.editing.use_cases import Programs

_KEY = "own-zhuan-gang-liang-zhou"
_ROOM, _DESK = "培训室 2", "客服区工位"


def write_programs(tx: Transaction, supervisor: Person, seed: int, clock: Clock) -> None:
    """Write a program in three versions and a draft that is not whole yet."""
    random = Random(f"{seed} programs")
    now = clock.now()
    ids = IdSource(random, round((now - timedelta(days=80)).timestamp() * 1000))
    write_versions(tx, supervisor, now, ids, random, tuple(_moves()), (76, 47, 16))
    kept = now - timedelta(days=2, minutes=random.randrange(300))
    draft = {"base": None, Programs.kind: _draft()}
    tx.people.save_draft(Draft(supervisor.id, f"{Programs.prefix}new:{ids.next()}", draft, kept))


def _moves() -> Iterator[Body]:
    """Yield what the program was: each version learnt from those who went before."""
    body = _program(
        _KEY, "转岗两周方案", "老同事换到另一条渠道：先跟听，再有人看着接，第十天放手。"
    )
    body = with_stage(body, "stage-1", "title", "跟听")
    body, second = add_stage(body)
    body = with_stage(body, second, "title", "上手")
    body = _with(body, 1, "stage-1", "新渠道的首响和升级", 90, _ROOM, "supervisor",
                 "说得出新渠道的首响时限，五种情况里知道哪两种要叫人。")  # fmt: skip
    for day in (2, 3):
        body = _with(body, day, "stage-1", f"跟听 · 第 {day - 1} 次", 120, _DESK, "mentor",
                     "听满六个来回，记下和原来渠道不一样的三处。", kind="shadow")  # fmt: skip
    body = _with(body, 5, second, "有人看着接", 120, _DESK, "mentor",
                 "自己接五件简单的，每件收尾前先说一遍打算怎么答。", kind="supervised")  # fmt: skip
    body = _with(body, 10, second, "放手确认", 60, _ROOM, "supervisor",
                 "当面演一个中等难度的场景，四项都到 70 分就放手。",
                 kind="practical", gate="practical")  # fmt: skip
    yield body
    last = body["sessions"][-2]["id"]
    body = moved(body, last, 4)
    body = _with(body, 7, second, "忙时再接一次", 120, _DESK, "mentor",
                 "在上午最忙的两小时里接，首响一次不超时。", kind="supervised")  # fmt: skip
    yield body
    yield with_session(body, body["sessions"][0]["id"], "hand_in", "升级联系人，默写一遍")


def _draft() -> Body:
    """Return a program that is being written: what its last session is for is still missing."""
    body = _program(
        Programs.unnamed, "招生季加训", "招生季前的三个半天：排队安抚、一人多线、互相顶班。"
    )
    body = with_stage(body, "stage-1", "title", "招生季前")
    body = _with(body, 1, "stage-1", "排队时先说哪一句", 90, _ROOM, "supervisor",
                 "背下三句安抚的话，每句都带一个具体时间。")  # fmt: skip
    body = _with(body, 3, "stage-1", "一个人接三条线", 90, _DESK, "mentor",
                 "三条线同时进来，一分钟内都有回音。", kind="exercise")  # fmt: skip
    return _with(body, 5, "stage-1", "顶班演练", 90, _DESK, "mentor", "", kind="exercise")


def _program(key: str, title: str, summary: str) -> Body:
    body = with_head(blank(key), "title", title)
    return with_head(with_head(body, "summary", summary), "tags", ["在职"])


def _with(
    body: Body,
    day: int,
    stage: str,
    title: str,
    minutes: int,
    place: str,
    owner: str,
    aim: str,
    **more: Any,
) -> Body:
    """Return the program with one more session."""
    body, name = add_session(body, day, stage)
    fields = {"title": title, "minutes": minutes, "place": place, "owner": owner, "aim": aim}
    for field, value in {**fields, **more}.items():
        body = with_session(body, name, field, value)
    return body
