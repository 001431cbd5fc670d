"""What is due for somebody: a pure rule over records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from db.records import Person, SessionOnDay
from desktop_app.system.text import day_text, tr
from desktop_app.training.curriculum.leading import is_gate

_DAY = timedelta(days=1)
_NOTHING: Mapping[UUID, str] = {}


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
    """How many working days somebody has been silent; of a certificate, which reminder it is."""


@dataclass(frozen=True, slots=True)
class DueRules:
    """The figures in force, in days."""

    silent: int
    """So many working days without practice."""
    ahead: int
    """So many days before gates come due."""
    certificate: tuple[int, ...] = (90, 30, 7)
    """So many days before its end a certificate is spoken of, then more and more plainly."""


def due(
    person: Person,
    sessions: Sequence[SessionOnDay],
    silent_days: int | None,
    certificate_until: date | None,
    today: date,
    next_working: date,
    rules: DueRules,
    told: Mapping[UUID, str] = _NOTHING,
) -> tuple[Due, ...]:
    """Return what somebody is to be reminded of on *today*, the nearest first.

    *sessions* are of the plans that run, *silent_days* the working days since the last practice,
    None for somebody who has no practice to do; *next_working* is the working day after today.
    *told* says of gates that are past what holds them up, by session, where more is known.
    """
    found = [
        *_of_sessions(person, sessions, today, next_working),
        *_of_gates(person, sessions, today, rules, told),
    ]
    if silent_days is not None and silent_days >= rules.silent:
        text = tr("已经 {n} 个工作日没有练习，今天先练一条短的。").format(n=silent_days)
        found.append(
            Due(DueKind.SILENT, person.id, today, tr("该练一练了"), text, days=silent_days)
        )
    if certificate_until is not None and pressing(certificate_until, today, rules.certificate):
        found.append(_of_certificate(person, certificate_until, today, rules.certificate))
    return tuple(sorted(found, key=lambda one: (one.day, one.kind)))


def pressing(until: date, today: date, steps: tuple[int, ...]) -> int:
    """Return how many of the reminders before the end of a certificate have come, 0 for none.

    *steps* are days before the end; one more than there are tells that the end is past.
    """
    left = (until - today).days
    return sum(left <= step for step in steps) + (left < 0)


def _of_certificate(person: Person, until: date, today: date, steps: tuple[int, ...]) -> Due:
    step, left = pressing(until, today, steps), (until - today).days
    if left < 0:
        text = tr("证书已在 {day} 到期，请安排复审。").format(day=day_text(until))
    elif step >= len(steps):
        text = tr("证书只剩 {n} 天，有效期到 {day}，请马上安排复审。").format(
            n=left, day=day_text(until)
        )
    else:
        text = tr("证书有效期到 {day}，还有 {n} 天，请在到期前安排复审。").format(
            day=day_text(until), n=left
        )
    return Due(DueKind.CERTIFICATE, person.id, until, tr("证书到期"), text, days=step)


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
    told: Mapping[UUID, str],
) -> list[Due]:
    found = []
    for one in sessions:
        if one.done_at is not None or not is_gate(one.detail):
            continue
        left = (one.day - today).days
        if left < 0:
            text = told.get(one.id) or tr("{day} 的关卡还没有通过，后面的课次在等它。")
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
