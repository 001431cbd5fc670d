"""Words that the rooms share."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, span_text, time_text, tr
from desktop_app.training.exams.timing import Absence


def absences_text(absences: Sequence[Absence]) -> str:
    """Say how often and how long the exam window was left; empty: never."""
    if not absences:
        return ""
    left = [one for one in absences if one.what == "left"]
    parts = []
    if left:
        known = sum(one.seconds for one in left if one.seconds is not None)
        parts.append(
            tr("离开考试窗口 {n} 次，共 {span}").format(
                n=len(left), span=span_text(timedelta(seconds=known))
            )
        )
    again = len(absences) - len(left)
    if again:
        parts.append(tr("重新打开 {n} 次").format(n=again))
    return tr("；").join(parts)


def when_text(opens: datetime, closes: datetime) -> str:
    """Say from when to when, in local time; the last day is named where it is another one."""
    last = time_text(closes)
    if closes.date() != opens.date():
        last = f"{day_text(closes.date())} {last}"
    return f"{day_text(opens.date())} {time_text(opens)}–{last}"


def moment(clock: Clock, day: date, at: str) -> datetime:
    """Return a time of day written as `14:00`, in the organisation's zone."""
    hour, minute = at.split(":")
    return datetime.combine(day, time(int(hour), int(minute)), clock.local(clock.now()).tzinfo)
