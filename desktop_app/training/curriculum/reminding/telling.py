"""What the system tray says: once each morning what the day holds, and what begins soon."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from db.records import HeldSession, SessionOnDay
from desktop_app.system.text import tr
from desktop_app.training.today.todo import ToDo

MORNING = "morning"
"""The name of what is told once a day."""


@dataclass(frozen=True, slots=True)
class Told:
    """A message of the tray; `pane` and `target` are where a click on it leads."""

    name: str
    """What tells it from others of the same day, so that it is told once."""
    title: str
    text: str
    pane: str
    target: str


def told(
    sessions: Sequence[SessionOnDay | HeldSession],
    waiting: Sequence[ToDo],
    minute: int,
    early_minutes: int,
    known: Collection[str],
) -> tuple[Told, ...]:
    """Return what to tell at *minute* of the day that is not among the *known* names.

    *sessions* are today's that somebody takes part in or leads, in order; *waiting* is what 今日
    reminds them of. A session is told from *early_minutes* before it until it begins.
    """
    found = []
    ahead = [one for one in sessions if one.start >= minute]
    asked = [one for one in waiting if not one.notice]
    if MORNING not in known and (ahead or asked):
        found.append(Told(MORNING, tr("今天的安排"), _morning(ahead, len(asked)), "today", ""))
    soon = [one for one in ahead if one.start - minute <= early_minutes]
    found += [_soon(one, minute) for one in soon if _name(one) not in known]
    return tuple(found)


def _morning(ahead: Sequence[SessionOnDay | HeldSession], asked: int) -> str:
    parts = []
    if ahead:
        first = ahead[0]
        parts.append(
            tr("{n} 节课，最近的是 {start}“{title}”").format(
                n=len(ahead), start=_clock(first.start), title=first.title
            )
        )
    if asked:
        parts.append(tr("{n} 件事等您处理").format(n=asked))
    return tr("；").join(parts) + tr("。")


def _soon(one: SessionOnDay | HeldSession, minute: int) -> Told:
    left = one.start - minute
    title = tr("{n} 分钟后开始").format(n=left) if left else tr("现在开始")
    text = tr("{start}“{title}”").format(start=_clock(one.start), title=one.title)
    if one.place:
        text = tr("{text}，在{place}").format(text=text, place=one.place)
    return Told(_name(one), title, text + tr("。"), "calendar", f"session:{one.id}")


def _name(one: SessionOnDay | HeldSession) -> str:
    return f"soon:{one.id}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
