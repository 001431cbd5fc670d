"""The reminder before sessions as a message to send: to one person, or to a whole class."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from db.records import HeldSession, SessionOnDay
from desktop_app.system.text import day_text, time_text, tr

Session = SessionOnDay | HeldSession


def reminder(
    greeting: str,
    sessions: Sequence[Session],
    *,
    early_minutes: int,
    leave_hours: int,
    now: datetime,
) -> str:
    """Return the reminder of one session, or of all sessions of one day, ready to copy.

    It names course, date, place, when to be there, what to bring and until when to ask for leave;
    15 minutes and 24 hours are the source's figures [S1]. *sessions* are in order and not empty,
    *now* is local time: a time to ask for leave that is past is not named.
    """
    first = sessions[0]
    begins = _begins(first)
    things = list(dict.fromkeys(one.detail["bring"] for one in sessions if one.detail["bring"]))
    lines = [
        *(_one(greeting, first) if len(sessions) == 1 else _several(greeting, sessions)),
        tr("请提前 {n} 分钟到场，也就是 {arrive} 之前到{place}。").format(
            n=early_minutes,
            arrive=time_text(begins - timedelta(minutes=early_minutes)),
            place=first.place,
        ),
    ]
    if things:
        lines.append(tr("请带：{things}").format(things=tr("；").join(things)))
    lines.append(_leave(begins, leave_hours, now.replace(tzinfo=None)))
    return "\n".join(lines)


def to_person(name: str) -> str:
    """Return how one person is addressed."""
    return tr("{name}，您好。").format(name=name)


def to_class(name: str) -> str:
    """Return how everybody of a class is addressed."""
    return tr("“{name}”的各位学员，大家好。").format(name=name)


def nudge(name: str, silent_days: int) -> str:
    """Return what a mentor may send to somebody who has not practised for a while."""
    return tr(
        "{name}，您好。这 {n} 个工作日没有看到您的练习，是不是最近比较忙？"
        "今天先练一条短的话术就好，五分钟左右；遇到卡住的地方告诉我，我们一起看。"
    ).format(name=name, n=silent_days)


def _leave(begins: datetime, hours: int, now: datetime) -> str:
    leave_by = begins - timedelta(hours=hours)
    if leave_by < now:
        return tr("提前 {n} 小时请假的时间已过，如不能到场，请马上联系讲师。").format(n=hours)
    return tr("如不能到场，请提前 {n} 小时请假，最晚 {day} {time}。").format(
        n=hours, day=day_text(leave_by.date()), time=time_text(leave_by)
    )


def _one(greeting: str, session: Session) -> list[str]:
    return [
        tr("{greeting}提醒您参加“{title}”：").format(greeting=greeting, title=session.title),
        tr("时间：{day} {start}，约 {n} 分钟").format(
            day=day_text(session.day), start=time_text(_begins(session)), n=session.minutes
        ),
        tr("地点：{place}").format(place=session.place),
    ]


def _several(greeting: str, sessions: Sequence[Session]) -> list[str]:
    day: date = sessions[0].day
    return [
        tr("{greeting}提醒您参加 {day} 的 {n} 节课：").format(
            greeting=greeting, day=day_text(day), n=len(sessions)
        ),
        *(
            tr("{start} {title}，约 {n} 分钟，{place}").format(
                start=time_text(_begins(one)), title=one.title, n=one.minutes, place=one.place
            )
            for one in sessions
        ),
    ]


def _begins(session: Session) -> datetime:
    return datetime.combine(session.day, time(session.start // 60, session.start % 60))
