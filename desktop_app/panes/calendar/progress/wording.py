"""Turns progress into the words and figures of the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.records import SessionOnDay, TrainingClass
from desktop_app.panes.calendar.progress.shown import (
    DONE,
    DUE,
    EVERY,
    HELD,
    LATE,
    STATES,
    Choice,
    DetailShown,
    HoursBar,
    ListShown,
    PersonRow,
    SessionRow,
)
from desktop_app.panes.calendar.wording import kinds
from desktop_app.system.text import day_text, tr
from desktop_app.training.curriculum.progress.counting import PACE_DAYS, Forecast
from desktop_app.training.curriculum.progress.use_cases import TraineeProgress

_HOUR = 60


@dataclass(frozen=True, slots=True)
class Placed:
    """A session with whose it is and what became of it."""

    session: SessionOnDay
    who: str
    state: str
    held: bool
    """It waits behind a gate that is not passed."""


def state_words() -> dict[str, str]:
    """Return what the states of sessions are called."""
    return {DONE: tr("已完成"), DUE: tr("待上"), LATE: tr("逾期"), HELD: tr("等关卡")}


def listed(
    members: Sequence[TraineeProgress],
    classes: Sequence[TrainingClass],
    chosen: str,
) -> ListShown:
    """Return the list of *members*, the latest first."""
    names = {one.id: one.name for one in classes}
    rows = [_row(one, names[one.plan.class_id] if one.plan.class_id else "") for one in members]
    rows.sort(key=lambda row: (-row.late, -row.over, row.share))
    done = sum(len(one.counted.done) for one in members)
    total = sum(one.counted.total for one in members)
    late = sum(len(one.counted.late) for one in members)
    behind = sum(row.over > 0 for row in rows)
    words = tr("{n} 位学员 · 完成 {share} · 逾期 {late} 节 · {behind} 位会晚")
    return ListShown(
        classes=(
            Choice(EVERY, tr("全部学员")),
            *(Choice(str(one.id), one.name) for one in classes),
        ),
        chosen_class=chosen,
        rows=tuple(rows),
        total=words.format(n=len(rows), share=percent(done, total), late=late, behind=behind),
    )


def _row(one: TraineeProgress, of_class: str) -> PersonRow:
    counted = one.counted
    hours = counted.hours.values()
    ahead = counted.forecast
    return PersonRow(
        key=str(one.person.id),
        name=one.person.name,
        of_class=of_class,
        share=counted.share,
        done=tr("{done} / {total}").format(done=len(counted.done), total=counted.total),
        late=len(counted.late),
        due=len(counted.due),
        hours=hours_text(sum(each.done for each in hours), sum(each.planned for each in hours)),
        ends=short_day(ahead.expected) if ahead else "",
        ends_order=ahead.expected.isoformat() if ahead else "",
        over=one.over,
    )


def detail(
    several: Sequence[TraineeProgress], wanted: str | None, kind: str, name: str
) -> DetailShown:
    """Return what is shown of one trainee or of everybody, with the sessions behind the figures.

    Where no state is *wanted* yet, it is what presses: the late sessions, else those to come.
    """
    alone = several[0] if len(several) == 1 else None
    placed = [each for one in several for each in _placed(one, alone is None)]
    counts = {
        key: sum(each.held if key == HELD else each.state == key for each in placed)
        for key in STATES
    }
    total = len(placed)
    state = wanted
    if state is None:
        state = next((key for key in (LATE, DUE) if counts[key]), EVERY)
    words, hours = state_words(), _hours(several)
    ahead = alone.counted.forecast if alone else None
    return DetailShown(
        name=alone.person.name if alone else name,
        line=_line(several, alone),
        share=counts[DONE] / total if total else 0.0,
        share_text=tr("{share} · {done} / {total} 节").format(
            share=percent(counts[DONE], total), done=counts[DONE], total=total
        ),
        forecast=forecast_text(ahead, alone.over) if ahead and alone else _behind(several),
        forecast_tone="warn" if any(one.over > 0 for one in several) else "good",
        rule=rule_text(ahead),
        hours=hours,
        states=(
            Choice(EVERY, tr("全部 {n}").format(n=total)),
            *(
                Choice(key, tr("{word} {n}").format(word=words[key], n=counts[key]))
                for key in STATES
                if counts[key] or key == state
            ),
        ),
        state=state,
        kinds=(
            Choice(EVERY, tr("所有类别")),
            *(Choice(one.kind, f"{one.label} · {one.text}") for one in hours),
        ),
        kind=kind,
        sessions=tuple(
            _session(each, words)
            for each in sorted(placed, key=lambda each: (each.session.day, each.session.start))
            if _lets_through(each, state, kind)
        ),
        may_open=alone is not None,
    )


def _lets_through(each: Placed, state: str, kind: str) -> bool:
    fits = state == EVERY or (each.held if state == HELD else each.state == state)
    return fits and kind in (EVERY, each.session.kind)


def _line(several: Sequence[TraineeProgress], alone: TraineeProgress | None) -> str:
    if alone is None:
        return tr("{n} 位学员的全部课次").format(n=len(several))
    return tr("{plan} · {day} 开始").format(
        plan=alone.plan.title, day=day_text(alone.plan.start_on)
    )


def _placed(one: TraineeProgress, named: bool) -> list[Placed]:
    counted, who = one.counted, one.person.name if named else ""
    held = {each.id for each in counted.held_back}
    return [
        Placed(session, who, state, session.id in held)
        for state, sessions in ((DONE, counted.done), (DUE, counted.due), (LATE, counted.late))
        for session in sessions
    ]


def _session(each: Placed, words: dict[str, str]) -> SessionRow:
    session = each.session
    tones = {DONE: "good", LATE: "bad", DUE: ""}
    state = HELD if each.held else each.state
    return SessionRow(
        key=str(session.id),
        day=day_text(session.day),
        day_order=f"{session.day.isoformat()} {session.start:04d}",
        title=session.title,
        who=each.who,
        state=words[state],
        tone="warn" if each.held else tones[each.state],
    )


def _hours(several: Sequence[TraineeProgress]) -> tuple[HoursBar, ...]:
    names = kinds()
    sums: dict[str, tuple[int, int]] = {}
    for one in several:
        for kind, each in one.counted.hours.items():
            done, planned = sums.get(kind, (0, 0))
            sums[kind] = (done + each.done, planned + each.planned)
    return tuple(
        HoursBar(kind, names[kind], hours_text(*sums[kind]), sums[kind][0] / sums[kind][1])
        for kind in names
        if kind in sums and sums[kind][1]
    )


def _behind(several: Sequence[TraineeProgress]) -> str:
    behind = sum(one.over > 0 for one in several)
    if not behind:
        return tr("按现在的进度，都能按计划结束。")
    return tr("按现在的进度，{n} 位会比计划晚结束。").format(n=behind)


def forecast_text(ahead: Forecast, over: int) -> str:
    """Return when a plan ends at the present pace, and how much later than planned."""
    text = tr("按现在的进度，{day} 结束").format(day=day_text(ahead.expected))
    if over > 0:
        return tr("{text}，比计划晚 {n} 个工作日。").format(text=text, n=over)
    return tr("{text}，和计划一致。").format(text=text)


def rule_text(ahead: Forecast | None) -> str:
    """Return how the forecast is made."""
    rule = tr(
        "预计日期这样算：看最近 {n} 个工作日，计划的课时完成了几成，就是现在的速度"
        "（最低按四分之一算）；剩下的课时，连同逾期的，按计划原来每天的量和这个速度往后排。"
    ).format(n=PACE_DAYS)
    if ahead is None:
        return rule
    return tr("{rule}现在的速度是计划的 {pace}，计划结束 {day}。").format(
        rule=rule, pace=f"{ahead.pace:.0%}", day=day_text(ahead.planned)
    )


def short_day(day: date) -> str:
    """Return `2月11日`, where the weekday has no room."""
    return tr("{m}月{d}日").format(m=day.month, d=day.day)


def percent(part: int, whole: int) -> str:
    """Return `38%`; nothing planned is no percentage."""
    return f"{part / whole:.0%}" if whole else tr("没有课次")


def hours_text(done: int, planned: int) -> str:
    """Return minutes as `12.5 / 40 小时`."""
    return tr("{done:g} / {planned:g} 小时").format(
        done=round(done / _HOUR, 1), planned=round(planned / _HOUR, 1)
    )


def heading(own: bool, today: date) -> tuple[str, str]:
    """Return title and sentence of the page."""
    title = tr("我的课程进度") if own else tr("课程进度")
    return title, tr("到 {day} 为止 · 每个数字都可以点开到课次").format(day=day_text(today))
