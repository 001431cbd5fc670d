"""Finds exams by words of their titles: one's own, and for who holds them all."""

from dataclasses import dataclass
from datetime import datetime

from db.records import Person
from db.store import Store
from desktop_app.training.people.permissions import Act, allowed

_MOST = 6
"""So many exams are found at most, the latest first."""


@dataclass(frozen=True, slots=True)
class FoundExam:
    """An exam; `target` leads to it in the pane of exams."""

    title: str
    opens_at: datetime
    target: str


class ExamFinder:
    """What the search field asks about exams."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, actor: Person, text: str) -> tuple[FoundExam, ...]:
        """Return the exams whose title holds every word of *text*."""
        words = text.casefold().split()
        if not words:
            return ()
        holds = allowed(actor, Act.HOLD_EXAMS)
        with self._store.reading() as tx:
            own = {one.exam_id: one.id for one in tx.exams.own_papers(actor.id) if one.exam_id}
            exams = tx.exams.all() if holds else tuple(tx.exams.some(own).values())
        fits = [one for one in exams if all(word in one.title.casefold() for word in words)]
        fits.sort(key=lambda one: one.opens_at, reverse=True)
        return tuple(
            FoundExam(one.title, one.opens_at, f"exam:{one.id}" if holds else f"mine:{own[one.id]}")
            for one in fits[:_MOST]
        )
