"""What reminders stand on somebody's day: pure rules over what is due."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from db.records import CertificateEntry, HeldSession, Person, SessionOnDay, TrainingClass
from desktop_app.system.text import day_text, tr
from desktop_app.training.curriculum.reminding.due import Due, DueKind, pressing
from desktop_app.training.today.todo import ToDo, Tone

_NAMED = 3
"""So many names stand in one line; more are counted."""


def own_todos(dues: Sequence[Due], today: date, session_day: date) -> list[ToDo]:
    """Return what somebody is reminded of for themselves.

    Today's sessions stand on the day already; the next working day's, *session_day*, are one line.
    """
    found = []
    near = [one for one in dues if one.kind is DueKind.SESSION and one.day == session_day != today]
    if near:
        title = near[0].title
        if len(near) > 1:
            title = tr("{title}，共 {n} 节课").format(title=title, n=len(near))
        found.append(
            ToDo(
                when=near_word(session_day, today),
                title=title,
                detail=near[0].text,
                tag=tr("课次"),
                tone="plain",
                minutes=0,
                pane="calendar",
                target=f"day:{session_day.isoformat()}",
                act=tr("查看课次"),
                notice=True,
                copy=f"own:{session_day.isoformat()}",
            )
        )
    rest = [one for one in dues if one.kind is not DueKind.SESSION]
    standing = (DueKind.GATE, today)  # it is one of today's sessions
    return [*found, *(_own(one, today) for one in rest if (one.kind, one.day) != standing)]


def _own(one: Due, today: date) -> ToDo:
    past = one.day < today
    if one.kind is DueKind.GATE:
        when = tr("逾期") if past else tr("关卡")
        return _todo(
            one, today, when, tr("关卡"), "bad" if past else "warn", "calendar", _target(one)
        )
    if one.kind is DueKind.CERTIFICATE:
        tag = tr("已到期") if past else tr("还有 {n} 天").format(n=(one.day - today).days)
        tone = _pressing_tone(one.days)
        return _todo(one, today, tr("证书"), tag, tone, "certificates", "")
    return _todo(one, today, tr("练习"), tr("几天没练"), "warn", "practice", "")


def _todo(one: Due, today: date, when: str, tag: str, tone: Tone, pane: str, target: str) -> ToDo:
    return ToDo(
        when,
        one.title,
        one.text,
        tag,
        tone,
        0,
        pane,
        target,
        act=tr("去看看"),
        notice=one.day > today,
    )


def _target(one: Due) -> str:
    return f"session:{one.session_id}"


def mentor_todos(dues: Sequence[Due], people: dict[UUID, Person], today: date) -> list[ToDo]:
    """Return what a mentor is told of their trainees: a line for each who is silent, then gates."""
    silent = [one for one in dues if one.kind is DueKind.SILENT]
    found = [_nudge(one, people[one.person_id]) for one in silent[:_NAMED]]
    words = {
        DueKind.GATE: (tr("学员的关卡"), tr("关卡")),
        DueKind.CERTIFICATE: (tr("学员的证书"), tr("证书")),
    }
    for kind, (title, when) in words.items():
        several = [one for one in dues if one.kind is kind]
        if several:
            found.append(_of_several(several, people, today, title, when))
    return found


def _nudge(one: Due, person: Person) -> ToDo:
    return ToDo(
        when=tr("关心"),
        title=tr("问一问 {name}").format(name=person.name),
        detail=tr("{n} 个工作日没有练习，可以复制一段问候发过去").format(n=one.days),
        tag=tr("几天没练"),
        tone="warn",
        minutes=2,
        pane="people",
        target=f"person:{person.id}",
        act=tr("看记录"),
        copy=f"nudge:{person.id}",
    )


def _of_several(
    several: Sequence[Due], people: dict[UUID, Person], today: date, title: str, when: str
) -> ToDo:
    nearest = several[0]
    past = sum(one.day < today for one in several)
    names = list(dict.fromkeys(people[one.person_id].name for one in several))
    gate = nearest.kind is DueKind.GATE
    return ToDo(
        when=when,
        title=tr("{title} · {names}").format(title=title, names=_named(names)),
        detail=tr("最早的是 {name} {day} 的“{what}”").format(
            name=people[nearest.person_id].name, day=day_text(nearest.day), what=nearest.title
        ),
        tag=tr("{n} 项逾期").format(n=past) if past else tr("将到期"),
        tone="bad" if past else "warn",
        minutes=0,
        pane="calendar" if gate else "people",
        target=_target(nearest) if gate else f"person:{nearest.person_id}",
        act=tr("去看看"),
        notice=not past,
    )


def _pressing_tone(step: int) -> Tone:
    """The first reminder of a certificate tells, the second warns, from the last on it is red."""
    tones: tuple[Tone, ...] = ("plain", "plain", "warn", "bad")
    return tones[min(step, len(tones) - 1)]


def certificates_todo(
    entries: Sequence[CertificateEntry], today: date, steps: tuple[int, ...]
) -> list[ToDo]:
    """Return one line for all certificates that run out, the earliest first; [] without any."""
    if not entries:
        return []
    nearest = entries[0]
    past = sum(one.valid_until < today for one in entries)
    return [
        ToDo(
            when=tr("证书"),
            title=tr("安排复审 · {names}").format(names=_named([one.person for one in entries])),
            detail=tr("最早的是 {name}，有效期到 {day}").format(
                name=nearest.person, day=day_text(nearest.valid_until)
            ),
            tag=tr("{n} 张已到期").format(n=past)
            if past
            else tr("还有 {n} 天").format(n=(nearest.valid_until - today).days),
            tone=_pressing_tone(pressing(nearest.valid_until, today, steps)),
            minutes=0,
            pane="certificates",
            target="",
            act=tr("去看看"),
            notice=not past,
        )
    ]


def _named(names: Sequence[str]) -> str:
    named = tr("、").join(names[:_NAMED])
    return (
        named if len(names) <= _NAMED else tr("{names}等 {n} 位").format(names=named, n=len(names))
    )


def class_todo(
    one: TrainingClass, sessions: Sequence[HeldSession], members: int, today: date
) -> ToDo:
    """Return that a class that somebody leads meets on the next working day."""
    first = sessions[0]
    several = tr("，共 {n} 节课").format(n=len(sessions)) if len(sessions) > 1 else ""
    return ToDo(
        when=near_word(first.day, today),
        title=tr("{name} · {title}{several}").format(
            name=one.name, title=first.title, several=several
        ),
        detail=tr("{start} 在{place} · {n} 位学员 · 可以复制提醒发到群里").format(
            start=f"{first.start // 60:02d}:{first.start % 60:02d}", place=first.place, n=members
        ),
        tag=tr("提醒"),
        tone="plain",
        minutes=0,
        pane="calendar",
        target=f"session:{first.id}",
        act=tr("查看课次"),
        notice=True,
        copy=f"class:{one.id}:{first.day.isoformat()}",
    )


def summary_todo(owed: Sequence[SessionOnDay]) -> ToDo:
    """Return that daily summaries were not handed in, *owed* the oldest first and not empty."""
    first = owed[0]
    detail = tr("{day} 的总结还没有交，有疑问也一起写上")
    if len(owed) > 1:
        detail = tr("{day} 的最早，共 {n} 天没有交")
    return ToDo(
        when=tr("补交"),
        title=tr("每日总结"),
        detail=detail.format(day=day_text(first.day), n=len(owed)),
        tag=tr("未交"),
        tone="warn",
        minutes=10 * len(owed),
        pane="calendar",
        target=f"session:{first.id}#summary",
        act=tr("写总结"),
    )


def near_word(day: date, today: date) -> str:
    """Return 明天, or the date of a working day further off."""
    if day == today + timedelta(days=1):
        return tr("明天")
    return tr("{m}月{d}日").format(m=day.month, d=day.day)
