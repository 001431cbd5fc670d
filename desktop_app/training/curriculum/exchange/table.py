"""A plan as rows of a table, for Excel files and comma-separated ones."""

from desktop_app.system.text import tr, weekday
from desktop_app.training.curriculum.exchange.entries import Entry, ExamEntry, PlanBook
from desktop_app.training.curriculum.moving.sittings import clock
from desktop_app.training.curriculum.words import KINDS

HEAD = (
    tr("日期"),
    tr("星期"),
    tr("开始"),
    tr("结束"),
    tr("分钟"),
    tr("课次"),
    tr("阶段"),
    tr("类型"),
    tr("地点"),
    tr("负责"),
    tr("班级"),
    tr("学员"),
    tr("目的"),
    tr("资料"),
    tr("参考"),
    tr("请带"),
    tr("交付"),
    tr("状态"),
    tr("编号"),
)


def plan_rows(book: PlanBook) -> list[tuple[str | float, ...]]:
    """Return the head and a row a session or exam by day, what was called off included."""
    return [HEAD, *(_exam(o) if isinstance(o, ExamEntry) else _row(o) for o in book.lines)]


def _exam(one: ExamEntry) -> tuple[str | float, ...]:
    ends = f"{one.ends:%H:%M}" if one.one_day else f"{one.ends:%Y-%m-%d %H:%M}"
    state = tr("已结束") if one.over else tr("未开始")
    return (
        one.day.isoformat(), weekday(one.day), clock(one.start), ends, one.minutes, one.title, "",
        KINDS["exam"], one.place, "", "", tr("、").join(one.people), "", "", "", "", "",
        tr("已取消") if one.cancelled else state, str(one.id),
    )  # fmt: skip


def _row(one: Entry) -> tuple[str | float, ...]:
    detail = one.detail
    return (
        one.day.isoformat(),
        weekday(one.day),
        clock(one.start),
        clock(one.start + one.minutes),
        one.minutes,
        one.title,
        one.stage.title,
        KINDS.get(one.kind, one.kind),
        one.place,
        one.leader,
        one.class_name,
        tr("、").join(one.people),
        str(detail.get("aim", "")),
        tr("、").join(detail.get("materials", ())),
        str(detail.get("reference", "")),
        str(detail.get("bring", "")),
        str(detail.get("hand_in", "")),
        state_of(one),
        str(one.id),
    )


def state_of(one: Entry) -> str:
    """Return what became of a session, in a word."""
    if one.cancelled:
        return tr("已取消")
    return tr("已完成") if one.done else tr("未开始")
