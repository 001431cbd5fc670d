"""What the bank offers to who plans an exam: counts, and the questions to choose by hand."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Person
from desktop_app.training.content.use_cases import Library
from desktop_app.training.exams.papers.offering import Stock
from desktop_app.training.people.permissions import Act, require

if TYPE_CHECKING:
    from desktop_app.training.content.use_cases import Versioned
    from desktop_app.training.exams.bank.question import Question


@dataclass(frozen=True, slots=True)
class Pickable:
    """A question that can be chosen by hand."""

    version_id: UUID
    title: str
    section: str
    type: str
    difficulty: str


class ExamOffer:
    """Questions in use, for who announces exams."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def stock(self, actor: Person) -> Stock:
        """Return how many questions there are of each section, type and difficulty."""
        return Counter((one.section, one.type, one.difficulty) for one in self.questions(actor))

    def questions(self, actor: Person) -> tuple[Pickable, ...]:
        """Return the questions, by section, then as they begin."""
        require(actor, Act.HOLD_EXAMS)
        found = (
            Pickable(
                one.version_id,
                one.item.title,
                one.item.section,
                str(one.item.type),
                str(one.item.difficulty),
            )
            for one in self._bank()
        )
        return tuple(sorted(found, key=lambda one: (one.section, one.type, one.title)))

    def _bank(self) -> "tuple[Versioned[Question], ...]":
        from desktop_app.training.exams.bank.question import Question

        return self._library.published("question", Question)
