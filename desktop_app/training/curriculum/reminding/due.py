"""What is due for somebody: a pure rule over records."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from db.records import Person, SessionOnDay
from desktop_app.system.text import day_text, tr
from desktop_app.training.curriculum.leading import is_gate

_DAY = timedelta(days=1)


class DueKind(StrEnum):
    """What somebody is reminded of."""

    SESSION = "session"
    """A session on the next working day, or today."""
    SILENT = "silent"
    """Days without practice."""
    GATE = "gate"
    """A gate that comes due, or whose day is past."""
    CERTIFICATE = "certificate"
    """A certificate that runs out."""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that somebody is reminded of."""

    kind: DueKind
    person_id: UUID
    day: date
    title: str
    text: str
    """One sentence."""
    session_id: UUID | None = None
    """The session that it is about, to open it or to copy its reminder."""
    days: int = 0
    """How many working days somebody has been silent."""


@dataclass(frozen=True, slots=True)
class DueRules:
    """The figures in force, in days."""

    silent: int
    """So many working days without practice."""
    ahead: int
    """So many days before gates and certificates come due."""


def due(
    person: Person,
    sessions: Sequence[SessionOnDay],
    silent_days: int | None,
    certificate_until: date | None,
    today: date,
    next_working: date,
    rules: DueRules,
) -> tuple[Due, ...]:
    """Return what somebody is to be reminded of on *today*, the nearest first.

    *sessions* are of the plans that run, *silent_days* the working days since the last practice,
    None for somebody who has no practice to do; *next_working* is the working day after today.
    """
    found = [
        *_of_sessions(person, sessions, today, next_working),
        *_of_gates(person, sessions, today, rules),
    ]
    if silent_days is not None and silent_days >= rules.silent:
        text = tr("已经 {n} 个工作日没有练习，今天先练一条短的。").format(n=silent_days)
        found.append(
            Due(DueKind.SILENT, person.id, today, tr("该练一练了"), text, days=silent_days)
        )
    if certificate_until is not None and certificate_until <= today + _DAY * rules.ahead:
        text = tr("证书有效期到 {day}，请在到期前安排复审。")
        if certificate_until < today:
            text = tr("证书已在 {day} 到期，请安排复审。")
        found.append(
            Due(
                DueKind.CERTIFICATE,
                person.id,
                certificate_until,
                tr("证书到期"),
                text.format(day=day_text(certificate_until)),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.day, one.kind)))


def _of_sessions(
    person: Person, sessions: Sequence[SessionOnDay], today: date, next_working: date
) -> list[Due]:
    words = {today: tr("今天"), next_working: tr("下一个工作日")}
    if next_working == today + _DAY:
        words[next_working] = tr("明天")
    return [
        Due(
            DueKind.SESSION,
            person.id,
            one.day,
            one.title,
            tr("{word} {hour:02d}:{minute:02d} 在{place}，约 {n} 分钟。").format(
                word=words[one.day],
                hour=one.start // 60,
                minute=one.start % 60,
                place=one.place,
                n=one.minutes,
            ),
            one.id,
        )
        for one in sessions
        if one.done_at is None and one.day in words
    ]


def _of_gates(
    person: Person,
    sessions: Sequence[SessionOnDay],
    today: date,
    rules: DueRules,
) -> list[Due]:
    found = []
    for one in sessions:
        if one.done_at is not None or not is_gate(one.detail):
            continue
        left = (one.day - today).days
        if left < 0:
            text = tr("{day} 的关卡还没有通过，后面的课次在等它。")
        elif left == 0:
            text = tr("今天是一道关卡。")
        elif left <= rules.ahead:
            text = tr("{day} 是一道关卡，还有 {n} 天。")
        else:
            continue
        found.append(
            Due(
                DueKind.GATE,
                person.id,
                one.day,
                one.title,
                text.format(day=day_text(one.day), n=left),
                one.id,
            )
        )
    return found
