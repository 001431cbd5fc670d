"""What an extension moves: later sessions, by as many working days as the review itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from db.records import SessionOnDay
from desktop_app.system.errors import Trouble
from desktop_app.system.text import day_text, tr
from desktop_app.training.curriculum.moving.ordering import distance, shifted

if TYPE_CHECKING:
    from desktop_app.training.curriculum.workdays import WorkCalendar


class BadDecision(Trouble):
    """A decision that cannot be taken like that; the sheet stays a draft."""

    def __init__(self, what: str, todo: str = "") -> None:
        super().__init__(
            what, tr("没有任何改动，已填的内容都保存着。"), todo or tr("改好以后再签名。")
        )


@dataclass(frozen=True, slots=True)
class Move:
    """A session that moves to another day."""

    session_id: UUID
    title: str
    review: bool
    before: date
    after: date

    def body(self) -> dict[str, str]:
        """Return what the decision keeps of it."""
        return {
            "session": str(self.session_id),
            "from": self.before.isoformat(),
            "to": self.after.isoformat(),
        }


def moves(
    sessions: Sequence[SessionOnDay], review_id: UUID, to: date, calendar: "WorkCalendar"
) -> tuple[Move, ...]:
    """Return what moves when a review is put off to *to*, in the plan's order.

    That is the review and whatever comes after it and is not held yet; each goes by as many
    working days as the review does, so that the order stays and no day in between is lost.
    """
    review = next(one for one in sessions if one.id == review_id)
    count = distance(review.day, to, calendar)
    later = [
        one
        for one in sessions
        if one.id == review_id
        or ((one.day, one.start) > (review.day, review.start) and one.done_at is None)
    ]
    return tuple(
        Move(
            one.id,
            one.title,
            one.kind == "review",
            one.day,
            to if one.id == review_id else shifted(one.day, count, calendar),
        )
        for one in sorted(later, key=lambda one: (one.day, one.start))
    )


def check_extension(
    review_day: date, today: date, to: date, most: int, calendar: "WorkCalendar"
) -> None:
    """Raise BadDecision unless a review may be put off to *to*: a working day in the future, at
    most *most* working days away from its day or from today, whichever is later."""
    begin = max(review_day, today)
    if to <= begin:
        raise BadDecision(
            tr("复评日期要晚于 {day}。").format(day=day_text(begin)), tr("请把复评日期往后改。")
        )
    if not calendar.is_working(to):
        raise BadDecision(
            tr("{day} 不是工作日（{name}）。").format(
                day=day_text(to), name=calendar.info(to).name
            ),
            tr("可以改到 {day}。").format(day=day_text(calendar.next_working(to))),
        )
    if distance(begin, to, calendar) > most:
        last = shifted(begin, most, calendar)
        raise BadDecision(
            tr("一次最多延长 {n} 个工作日，也就是到 {day}。").format(n=most, day=day_text(last)),
            tr("请把复评日期改早一些；上限可以在设置的“带教”里改。"),
        )


def put_back(
    moved: Sequence[Mapping[str, Any]], sessions: Sequence[SessionOnDay]
) -> tuple[Move, ...]:
    """Return how the moves of an overtaken decision are taken back.

    What has been held since, or moved again by hand, stays where it is.
    """
    by_id = {one.id: one for one in sessions}
    found = []
    for one in moved:
        session = by_id.get(UUID(one["session"]))
        if session is None or session.done_at is not None:
            continue
        if session.day == date.fromisoformat(one["to"]):
            back = date.fromisoformat(one["from"])
            review = session.kind == "review"
            found.append(Move(session.id, session.title, review, session.day, back))
    return tuple(found)
