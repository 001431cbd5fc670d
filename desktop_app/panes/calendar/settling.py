"""What is settled in the calendar itself: a day, a year's holidays, a session that was held."""

from collections.abc import Callable
from datetime import date
from typing import Protocol
from uuid import UUID

from db.records import Person
from desktop_app.system.background import Background
from desktop_app.system.text import day_text, tr
from desktop_app.training.curriculum.use_cases import Curriculum


class Says(Protocol):
    """The view, as far as it tells what was written."""

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None: ...


class Settling:
    """Writes at once, says so and offers the way back; *chosen* tells the day that it is about."""

    def __init__(
        self,
        view: Says,
        actor: Person,
        curriculum: Curriculum,
        background: Background,
        chosen: Callable[[], date],
    ) -> None:
        self._view = view
        self._actor = actor
        self._curriculum = curriculum
        self._background = background
        self._chosen = chosen

    def mark_done(self, key: str, done: bool) -> None:
        """Mark a session as held, or take that back."""
        text = tr("已标记完成。") if done else tr("已改回未完成。")
        self._write(
            lambda: self._curriculum.mark_done(self._actor, UUID(key), done),
            text,
            lambda: self._curriculum.mark_done(self._actor, UUID(key), not done),
        )

    def set_day(self, working: bool, note: str) -> None:
        """Make the chosen day a working or a free day of the organisation."""
        day = self._chosen()
        words = tr("{day} 已设为工作日。") if working else tr("{day} 已设为休息日。")
        self._write(
            lambda: self._curriculum.set_own_day(self._actor, day, working, note),
            words.format(day=day_text(day)),
            self._as_before(day),
        )

    def drop_day(self) -> None:
        """Let the public calendar decide about the chosen day again."""
        day = self._chosen()
        self._write(
            lambda: self._curriculum.drop_own_day(self._actor, day),
            tr("{day} 已恢复公共安排。").format(day=day_text(day)),
            self._as_before(day),
        )

    def confirm_year(self, year: int) -> None:
        """Note that the holidays of a year are right."""
        self._write(
            lambda: self._curriculum.confirm_year(self._actor, year, True),
            tr("{year} 年的放假安排已确认。").format(year=year),
            lambda: self._curriculum.confirm_year(self._actor, year, False),
        )

    def _as_before(self, day: date) -> Callable[[], None]:
        """Return what gives *day* back what it is now."""
        before = next((one for one in self._curriculum.own_days() if one.day == day), None)
        if before is None:
            return lambda: self._curriculum.drop_own_day(self._actor, day)
        return lambda: self._curriculum.set_own_day(self._actor, day, before.working, before.note)

    def _write(self, work: Callable[[], None], text: str, undo: Callable[[], None]) -> None:
        """Do *work*, say so and offer *undo*; what it announces brings the refresh."""

        def take_back() -> None:
            self._background.run(self._view, undo, lambda _none: self._view.say(tr("已撤销。")))

        self._background.run(self._view, work, lambda _none: self._view.say(text, take_back))
