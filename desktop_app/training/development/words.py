"""What window and paper say alike about development plans."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop_app.system.text import tr
from desktop_app.training.development.career import Career, level_word
from desktop_app.training.development.items import ItemKind
from desktop_app.training.development.measuring import Progress
from desktop_app.training.development.plan import Outcome, Phase
from desktop_app.training.development.shown import PlanEntry


def kind_word(kind: ItemKind) -> str:
    """专项培训 练习 导师带教 晋升."""
    return {
        ItemKind.TRAINING: tr("专项培训"),
        ItemKind.DRILLS: tr("练习"),
        ItemKind.MENTORING: tr("导师带教"),
        ItemKind.CAREER: tr("晋升"),
    }[kind]


def outcome_word(outcome: Outcome, plan: bool = False) -> str:
    """Return how an item, or a whole *plan*, came out."""
    return {
        Outcome.REACHED: tr("已达到"),
        Outcome.BETTER: tr("部分达到") if plan else tr("有进步"),
        Outcome.UNCHANGED: tr("未见好转"),
        Outcome.UNKNOWN: tr("还没有新记录"),
        Outcome.WITHDRAWN: tr("已撤销"),
    }[outcome]


def phase_word(entry: PlanEntry, today: date) -> tuple[str, bool]:
    """Return where an open plan stands, in a word or two, and whether that presses."""
    state = entry.state
    if state.phase is Phase.PROPOSED:
        return tr("待确认"), True
    late = entry.late(today)
    if late:
        return tr("{n} 项过期").format(n=len(late)), True
    if state.review_on <= today:
        return tr("待回顾"), True
    return tr("进行中"), False


def cause_text(cause: Mapping[str, Any]) -> str:
    """Say after which result a plan was opened."""
    told = {
        "certificate": tr("证书 {title} 签发之后"),
        "theory": tr("《{title}》之后"),
        "practical": tr("《{title}》之后"),
    }.get(str(cause["kind"]), tr("还没有成绩，按平时的记录拟定"))
    return told.format(title=cause.get("title", ""))


def measured_text(one: Progress) -> str:
    """Say how the measure of an item stood, and how it stands: `51.3 分 → 60 分（n = 3）`."""
    measure = one.item.measure
    if not measure.figured:
        return ""
    if one.after is None:
        return tr("{before} → 还没有新记录").format(before=measure.told(measure.before))
    told = tr("{before} → {after}").format(
        before=measure.told(measure.before), after=measure.told(one.after)
    )
    if not one.enough:
        return told + tr("（n = {n}，先作参考）").format(n=one.n)
    return told + tr("（n = {n}）").format(n=one.n) if one.n else told


def finding_text(entry: PlanEntry) -> str:
    """Say how much of a plan is reached and done."""
    reached = sum(one.outcome is Outcome.REACHED for one in entry.items)
    return tr("{n} 项里达到 {r} 项，{s} 步里做完 {k} 步").format(
        n=len(entry.items), r=reached, s=entry.steps, k=entry.done
    )


def career_text(career: Career) -> str:
    """Say where somebody stands on the ladder, and what the next step asks."""
    now = level_word(career.now)
    if career.following is None:
        return tr("现在是{now}").format(now=now)
    following = level_word(career.following)
    if not career.requirements:
        return tr("现在是{now}，下一级{following}由部门决定").format(now=now, following=following)
    return tr("现在是{now}，下一级{following}：{n} 项要求，已满足 {k} 项").format(
        now=now, following=following, n=len(career.requirements), k=career.met
    )


def met_word(met: bool | None) -> str:
    """Return whether a requirement is met, in a word."""
    return {True: tr("已满足"), False: tr("还差"), None: tr("待确认")}[met]
