"""Turns a day of a person into the words that the pane shows."""

from collections.abc import Sequence
from datetime import date, timedelta

from db.records import Person, PracticeDay, Role
from desktop_app.panes.today.shown import (
    Bar,
    Blank,
    Heat,
    HeatSquare,
    Note,
    Standing,
    Task,
    TodayShown,
)
from desktop_app.system.text import day_text, tr
from desktop_app.training.mentoring.use_cases import Mentored
from desktop_app.training.today.todo import ToDo
from desktop_app.training.today.use_cases import HEAT_WEEKS, TodayPage
from desktop_app.widgets.tags import Tone

STREAK_DAYS = 20
"""Working days in a row that fill the bar of the self-checks: about a month."""
_LEVEL_FROM = (1, 3, 6)
"""Attempts on a day from which the heat map's levels 1, 2 and 3 begin."""


def shown(page: TodayPage) -> TodayShown:
    """Return what the view shows of *page*."""
    todo = [one for one in (page.first, *page.rest) if one is not None]
    asked = [one for one in todo if not one.notice]
    trainee = page.person.has(Role.TRAINEE)
    practised = bool(page.heat)
    return TodayShown(
        sentence=_sentence(page),
        open_count=page.open_count,
        first=None if page.first is None else _task(page.first),
        rest=tuple(_task(one) for one in page.rest),
        footer=_footer(todo),
        mentees=tuple(_mentee(one, page.day) for one in page.mentored),
        standing=_standing(page) if trainee else None,
        heat=_heat(page) if trainee or practised else None,
        note=_note(page),
        blank=None if page.first else _blank(page, bool(asked)),
    )


def _sentence(page: TodayPage) -> str:
    person = page.person
    parts = [day_text(page.day)]
    if person.has(Role.TRAINEE):
        parts.append(tr("入职第 {n} 天").format(n=page.day_number))
        if person.mentor:
            parts.append(tr("带教导师 {name}").format(name=person.mentor))
    if person.has(Role.MENTOR):
        parts.append(tr("带 {n} 位学员").format(n=len(page.mentored)))
    if person.has(Role.SUPERVISOR):
        parts.append(tr("主管"))
    elif person.has(Role.ADMINISTRATOR):
        parts.append(tr("管理员"))
    return " · ".join(parts)


def _task(one: ToDo) -> Task:
    return Task(
        when=one.when,
        title=one.title,
        detail=one.detail,
        tag=tr("已完成") if one.done else one.tag,
        tone="good" if one.done else one.tone,
        minutes=minutes_text(one.minutes, about=one.pane != "calendar") if one.minutes else "",
        act=_act(one),
        pane=one.pane,
        target=one.target,
        done=one.done,
        copy=one.copy,
    )


def _act(one: ToDo) -> str:
    if one.act:
        return one.act
    if one.target.startswith("resume:"):
        return tr("接着练")
    if one.target == "review":
        return tr("开始复习")
    acts = {
        "practice": tr("开始练习"),
        "checklists": tr("开始自检"),
        "mentoring": tr("写记录"),
        "calendar": tr("查看课次"),
        "certificates": tr("去签发"),
    }
    return acts.get(one.pane, tr("打开"))


def minutes_text(minutes: int, about: bool) -> str:
    """Return `约 9 分钟` for an estimate, `60 分钟` for what is fixed."""
    return (tr("约 {n} 分钟") if about else tr("{n} 分钟")).format(n=minutes)


def _footer(todo: Sequence[ToDo]) -> str:
    left = [one for one in todo if not one.done]
    if not left:
        return ""
    total = _long(sum(one.minutes for one in left))
    practice = sum(one.minutes for one in left if one.practice)
    if practice:
        return tr("全部做完约 {total}，其中练习 {part}。").format(total=total, part=_long(practice))
    return tr("全部做完约 {total}。").format(total=total)


def _long(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return tr("{n} 分钟").format(n=rest)
    if not rest:
        return tr("{n} 小时").format(n=hours)
    return tr("{h} 小时 {m} 分").format(h=hours, m=rest)


def _mentee(one: Mentored, today: date) -> Task:
    if one.last_practice is None:
        detail = tr("还没有练习过")
    elif one.last_practice == today:
        detail = tr("今天练过")
    else:
        detail = tr("上次练习 {day}").format(day=day_text(one.last_practice))
    tag = tr("都写了")
    tone: Tone = "good"
    if one.owed:
        tag, tone = tr("欠 {n} 篇记录").format(n=one.owed), "warn"
    elif one.silent and one.last_practice is not None:
        days = (today - one.last_practice).days
        tag, tone = tr("{n} 天没练").format(n=days), "warn"
    elif one.silent:
        tag, tone = tr("没练过"), "warn"
    elif one.slips:
        tag, tone = tr("下滑"), "warn"
    elif one.next_day is None:
        tag, tone = tr("没有影子日"), "plain"
    return Task(
        when=tr("第 {n} 天").format(n=one.day_number),
        title=one.person.name,
        detail=" · ".join(part for part in (one.person.team, detail) if part),
        tag=tag,
        tone=tone,
        minutes="",
        act=tr("打开"),
        pane="people",
        target=f"person:{one.person.id}",
    )


def _standing(page: TodayPage) -> Standing:
    gate = page.gate
    if gate is None and page.graduated_on is not None:
        title = tr("已经毕业")
        sentence = tr("{day} 通过 90 天评审，带教转为轻一些的方式").format(
            day=day_text(page.graduated_on)
        )
    elif gate is None:
        title = tr("我的进度")
        sentence = tr("排好计划后，这里会写离下一次评估还有几天") if not page.sessions_total else ""
    elif gate.days_left == 0:
        title = tr("今天是{gate}").format(gate=_spaced(gate.title))
        sentence = day_text(gate.day)
    else:
        title = tr("离{gate}还有 {n} 天").format(gate=_spaced(gate.title), n=gate.days_left)
        sentence = day_text(gate.day)
    bars = [_of(tr("场景达标"), page.drills_passed, page.drills_total)]
    if page.sessions_total:
        bars.append(_of(tr("课次完成"), page.sessions_done, page.sessions_total))
    streak = tr("连续 {n} 天").format(n=page.check_streak)
    bars.append(Bar(tr("自检坚持"), page.check_streak, STREAK_DAYS, streak))
    return Standing(title, sentence, tuple(bars))


def _spaced(title: str) -> str:
    """Set a title that begins or ends with a digit apart from the Chinese around it."""
    before = " " if title[:1].isascii() else ""
    after = " " if title[-1:].isascii() else ""
    return f"{before}{title}{after}"


def _of(label: str, done: int, total: int) -> Bar:
    return Bar(label, done, max(1, total), f"{done} / {total}")


def _heat(page: TodayPage) -> Heat:
    monday = page.day - timedelta(days=page.day.weekday())
    start = monday - timedelta(weeks=HEAT_WEEKS - 1)
    known = {one.day: one for one in page.heat}
    span = (page.day - start).days + 1
    days = [start + timedelta(days=offset) for offset in range(span)]
    return Heat(
        title=tr("最近 {n} 周的练习").format(n=HEAT_WEEKS),
        squares=tuple(_square(day, known.get(day)) for day in days),
        legend=(tr("没练"), tr("1–2 次"), tr("3–5 次"), tr("6 次以上")),
        sentence=_finding(page),
    )


def _finding(page: TodayPage) -> str:
    passed = page.day.weekday() + 1
    days, attempts = page.week
    if not page.heat:
        return tr("还没有练习记录，练完第一个就会出现在这里")
    if not days:
        return tr("这周还没有练习")
    if not attempts:
        return tr("这周 {n} 天里学了 {days} 天，还没有对练").format(n=passed, days=days)
    return tr("这周 {n} 天里练了 {days} 天，共 {k} 次").format(n=passed, days=days, k=attempts)


def _square(day: date, practised: PracticeDay | None) -> HeatSquare:
    if practised is None:
        return HeatSquare(day, 0, tr("{day} · 没有练习").format(day=day_text(day)))
    minutes = max(1, round(practised.seconds / 60))
    if not practised.attempts:
        words = tr("{day} · 学习 {m} 分钟").format(day=day_text(day), m=minutes)
        return HeatSquare(day, 1, words)
    words = tr("{day} · {n} 次 · {m} 分钟").format(
        day=day_text(day), n=practised.attempts, m=minutes
    )
    level = sum(1 for least in _LEVEL_FROM if practised.attempts >= least)
    return HeatSquare(day, level, words)


def _note(page: TodayPage) -> Note | None:
    if page.note is None or not page.note_text.strip():
        return None
    return Note(
        title=tr("{name} 留言").format(name=page.note.filler),
        text=page.note_text.strip(),
        foot=tr("{day} · 来自{sheet}").format(day=day_text(page.note.day), sheet=page.note.title),
    )


def _blank(page: TodayPage, all_done: bool) -> Blank:
    person: Person = page.person
    if all_done:
        return Blank(
            "check",
            tr("今天的事都做完了"),
            tr("想多练一次，随时可以再开始。"),
            tr("再练一次"),
            "practice",
        )
    if person.has(Role.SUPERVISOR) or person.has(Role.ADMINISTRATOR):
        if page.colleagues == 0:
            return Blank(
                "people",
                tr("先添加第一位同事"),
                tr("添加学员和带教导师以后，就可以排培训计划、开始练习。"),
                tr("添加人员"),
                "people",
                "new",
            )
        return Blank(
            "people",
            tr("今天没有等您处理的事"),
            tr("可以看看学员的记录，或者为新同事排计划。"),
            tr("查看学员"),
            "people",
        )
    return Blank(
        "mentoring",
        tr("今天没有要写的记录"),
        tr("学员的影子日到了，会按顺序出现在这里。"),
        tr("打开带教"),
        "mentoring",
    )
