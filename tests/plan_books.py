"""A class with a plan, and books of plans made by hand, for tests of what goes out."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from builders import Workplace

from db.records import TrainingClass
from desktop_app.training.curriculum.classes.forming import NewClass
from desktop_app.training.curriculum.exchange.entries import Entry, PlanBook
from desktop_app.training.curriculum.use_cases import Stage

TUESDAY = date(2026, 11, 24)
BEFORE = Stage("before", "岗前", "accent")
SHADOW = Stage("shadow", "影子学习", "good")


def new_class(place: Workplace, name: str, start: date, program: str = "new-hire-90") -> NewClass:
    """Return a class of both trainees, led by the supervisor, as it would be typed in."""
    members = (place.trainee.id, place.stranger.id)
    return NewClass(name, program, start, 12, "", place.supervisor.id, members)


def open_class(place: Workplace, program: str = "new-hire-90") -> TrainingClass:
    """Open such a class."""
    new = new_class(place, "十一月班", TUESDAY, program)
    return place.services.classes.open(place.supervisor, new)


def entry(number: int = 1, **changes: Any) -> Entry:
    """Return a session of one person; every part can be another."""
    facts: dict[str, Any] = {
        "id": UUID(int=number),
        "key": f"session-{number}",
        "title": "产品知识",
        "stage": BEFORE,
        "kind": "class",
        "gate": "none",
        "day": TUESDAY,
        "start": 9 * 60,
        "minutes": 90,
        "place": "培训室 1",
        "leader": "陈立",
        "class_name": "",
        "people": ("林晓雨",),
        "together": False,
        "detail": {"aim": "认识产品", "materials": ["产品手册"]},
        "done": False,
        "cancelled": False,
        "revision": 0,
    }
    return Entry(**facts | changes)


def book(*entries: Entry, scope: str = "person", title: str = "林晓雨") -> PlanBook:
    """Return a book of these sessions."""
    days = [one.day for one in entries]
    made_at = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
    return PlanBook(
        title, "青禾学堂", scope, entries, made_at, min(days), max(days), "Asia/Shanghai", 15
    )
