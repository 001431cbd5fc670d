"""What changed from one version of a program to another, as sentences."""

from collections.abc import Iterator, Mapping

from desktop_app.system.text import tr
from desktop_app.training.content.writing.telling import from_to, yes_no
from desktop_app.training.curriculum.program import Program, ProgramSession, ProgramStage, Repeat
from desktop_app.training.curriculum.words import (
    EVERY,
    GATES,
    HELD,
    KINDS,
    OWNERS,
    TONES,
    day_text,
)


def differences(old: Program, new: Program) -> tuple[str, ...]:
    """Return one sentence for each change, in the order of the new version."""
    return (*_head(old, new), *_stages(old, new), *_sessions(old, new))


def _head(old: Program, new: Program) -> Iterator[str]:
    pairs = (
        (tr("标题"), old.title, new.title),
        (tr("说明"), old.summary, new.summary),
        (tr("标签"), tr("、").join(old.tags), tr("、").join(new.tags)),
        (tr("和学员自己的方案并行"), yes_no(old.beside), yes_no(new.beside)),
    )
    for name, before, after in pairs:
        if before != after:
            yield from_to(name, before, after)


def _stages(old: Program, new: Program) -> Iterator[str]:
    before = {one.id: one for one in old.stages}
    after = {one.id: one for one in new.stages}
    for stage_id, stage in after.items():
        if stage_id not in before:
            yield tr("新增阶段“{title}”").format(title=stage.title)
        else:
            yield from _stage(before[stage_id], stage)
    for stage_id, stage in before.items():
        if stage_id not in after:
            yield tr("删去阶段“{title}”").format(title=stage.title)
    if [one for one in before if one in after] != [one for one in after if one in before]:
        yield tr("阶段的先后次序变了")


def _stage(before: ProgramStage, after: ProgramStage) -> Iterator[str]:
    if before.title != after.title:
        yield from_to(tr("阶段"), before.title, after.title)
    if before.tone != after.tone:
        told = tr("阶段“{title}”的颜色").format(title=after.title)
        yield from_to(told, TONES[before.tone], TONES[after.tone])


def _sessions(old: Program, new: Program) -> Iterator[str]:
    before = {one.id: one for one in old.sessions}
    after = {one.id: one for one in new.sessions}
    titles = {key: one.title for key, one in {**before, **after}.items()}
    stages = {one.id: one.title for one in (*old.stages, *new.stages)}
    for key, one in after.items():
        if key not in before:
            told = tr("新增“{title}”（{day} {start}，{n} 分钟）")
            day = day_text(one.day, one.count)
            yield told.format(title=one.title, day=day, start=one.start, n=one.minutes)
            continue
        yield from _session(before[key], one, titles, stages)
    for key, one in before.items():
        if key not in after:
            yield tr("删去“{title}”（{day}）").format(
                title=one.title, day=day_text(one.day, one.count)
            )
    # What stands on another day stands elsewhere in the list: that is told already.
    same = {key for key in before if key in after and _moment(before[key]) == _moment(after[key])}
    if [one for one in before if one in same] != [one for one in after if one in same]:
        yield tr("课次的先后次序变了")


def _moment(one: ProgramSession) -> tuple[str, int, str]:
    return one.count, one.day, one.start


def _session(
    before: ProgramSession,
    after: ProgramSession,
    titles: Mapping[str, str],
    stages: Mapping[str, str],
) -> Iterator[str]:
    was, now = _facts(before, titles, stages), _facts(after, titles, stages)
    changed = [from_to(name, was[name], now[name]) for name in now if was[name] != now[name]]
    if changed:
        yield tr("“{title}”：{changes}").format(title=after.title, changes=tr("；").join(changed))


def _facts(
    one: ProgramSession, titles: Mapping[str, str], stages: Mapping[str, str]
) -> dict[str, str]:
    capacity = "" if one.capacity is None else tr("{n} 人").format(n=one.capacity)
    return {
        tr("名称"): one.title,
        tr("类型"): KINDS[one.kind],
        tr("阶段"): stages[one.stage],
        tr("时间"): f"{day_text(one.day, one.count)} {one.start}",
        tr("时长"): tr("{n} 分钟").format(n=one.minutes),
        tr("地点"): one.place,
        tr("负责"): OWNERS[one.owner],
        tr("目标"): one.aim,
        tr("资料"): tr("、").join(one.materials),
        tr("参考"): one.reference,
        tr("交付"): one.hand_in,
        tr("请带"): one.bring,
        tr("先修"): tr("、").join(titles[key] for key in one.after),
        tr("关卡"): GATES[one.gate],
        tr("名额"): capacity,
        tr("重复"): repeat_text(one.repeat),
        tr("全班参加方式"): HELD["together" if one.together else "each"],
    }


def repeat_text(repeat: Repeat | None) -> str:
    """Return `每月，共 3 次`; an empty text for what comes once."""
    if repeat is None:
        return ""
    if repeat.count is not None:
        return tr("{every}，共 {n} 次").format(every=EVERY[repeat.every], n=repeat.count)
    return tr("{every}，到第 {n} 个自然日").format(every=EVERY[repeat.every], n=repeat.until)
