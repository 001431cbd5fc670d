"""Templates that the organisation wrote itself: versions over months, a draft, a retired one."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from db.records import Draft, Person
from db.store import Transaction
from desktop_app.sample.staff import IdSource
from desktop_app.sample.versions import write_versions
from desktop_app.system.clock import Clock
from desktop_app.training.content.writing.states import Body
from desktop_app.training.forms.editing.body import (
    add_item,
    add_section,
    blank,
    removed,
    with_head,
    with_item,
    with_section,
)
from desktop_app.training.forms.editing.use_cases import Templates

_TALK, _OLD = "own-zhuan-gang-mian-tan", "own-jie-ye-hui-fang"


def write_templates(tx: Transaction, supervisor: Person, seed: int, clock: Clock) -> None:
    """Write an evaluation in three versions, one that is no longer used, and a draft."""
    random = Random(f"{seed} templates")
    now = clock.now()
    ids = IdSource(random, round((now - timedelta(days=90)).timestamp() * 1000))
    write_versions(tx, supervisor, now, ids, random, tuple(_talks()), (83, 41, 12))
    write_versions(tx, supervisor, now, ids, random, (_follow_up(),), (88,), retired=True)
    form = _draft()
    kept = now - timedelta(days=1, minutes=random.randrange(300))
    name = f"{Templates.prefix}new:{ids.next()}"
    tx.people.save_draft(Draft(supervisor.id, name, {"base": None, "form": form}, kept))


def _talks() -> Iterator[Body]:
    """Yield what one form was in its three versions: each learnt from the talks before it."""
    body = _form(_TALK, "转岗面谈记录", "新人转到新渠道之前的面谈：会什么、还缺什么、谁来带。", 20)
    body = _named(body, "能不能接", 60)
    body = _asked(body, "独立接过的渠道里，哪些已经放手", "text")
    body = _asked(body, "说得出新渠道的首响时限和升级条件", "yes_no", weight=2)
    body = _asked(body, "面对连续追问不乱", "scale", anchors=_CALM)
    body = _section(body, "还缺什么", 40)
    body = _asked(body, "自己说得出最没把握的一件事", "yes_no")
    body = _asked(body, "前两周由谁带、每天看几通", "text")
    yield body
    body = with_section(body, "section-1", "weight", 70)
    body = with_section(body, "section-2", "weight", 30)
    yield _asked(body, "当面演一段新渠道的开场", "scale", anchors=_OPENING)
    body = with_section(body, "section-1", "weight", 70)
    body = with_section(body, "section-2", "weight", 30)
    body = _asked(body, "当面演一段新渠道的开场", "scale", anchors=_OPENING)
    yield with_item(body, "item-2", "critical", True)


def _follow_up() -> Body:
    body = _form(_OLD, "结业后回访", "结业一个月后问问本人。已并入阶段评估。", 5, "survey")
    body = _named(body, "回头看", 0)
    body = _asked(body, "培训里哪一节现在还在用", "text")
    return _asked(body, "哪一节应该早点讲", "text")


def _draft() -> Body:
    """Return a form that is being written: its last question has no words yet."""
    body = _form("new-form", "节假日值班自检", "长假里一个人值班，接班后五分钟看一遍。", 3)
    body = with_head(body, "use", "self_check")
    body = with_head(with_head(body, "due", "event"), "event", "节假日值班")
    body = _named(body, "接班", 100)
    body = _asked(body, "节日服务时间和应急电话已贴在首页", "yes_no", weight=2)
    body = _asked(body, "知道今天谁能拍板退费", "yes_no")
    return add_item(body, "section-1", "yes_no")[0]


_CALM = (
    "被追问两次就答不上来",
    "答得上，但前后说法不一",
    "说法一致，语速明显变快",
    "说法一致，能稳住语速",
    "稳得住，还能反问确认对方真正要什么",
)
_OPENING = (
    "开场没有报机构和姓名",
    "报了，但没问来意",
    "报了也问了，照着念",
    "自然，能接住对方第一句话",
    "自然，并用一句话复述了来意",
)


def _form(key: str, title: str, summary: str, minutes: int, use: str = "evaluation") -> Body:
    body = removed(blank(key, title, use), "item-1")
    return body | {"summary": summary, "minutes": minutes}


def _named(body: Body, title: str, weight: int) -> Body:
    last = body["sections"][-1]["id"]
    return with_section(with_section(body, last, "title", title), last, "weight", weight)


def _section(body: Body, title: str, weight: int) -> Body:
    body = add_section(body, "")[0]
    return _named(removed(body, body["sections"][-1]["items"][0]["id"]), title, weight)


def _asked(
    body: Body, label: str, kind: str, weight: int = 1, anchors: tuple[str, ...] = ()
) -> Body:
    """Add a question to the last section."""
    body, name = add_item(body, body["sections"][-1]["id"], kind)
    body = with_item(with_item(body, name, "label", label), name, "weight", weight)
    return with_item(body, name, "anchors", list(anchors)) if anchors else body
