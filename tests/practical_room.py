"""A practical test in the small organisation: opened, drilled, marked, for tests of every floor."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from builders import PASSWORD, Workplace

from db.records import Person, Practical, Role, Sheet
from desktop_app.training.people.use_cases import NewPerson
from desktop_app.training.practice.kpi import Timing

REPLY = (
    "您好，我是客服许言，工号一一四六。让您久等了，对不起，我马上帮您核对，今天下午五点前给您答复。"
)
MARKS = {
    "communication": 80,
    "problem-solving": 70,
    "emotion-management": 90,
    "professional-conduct": 84,
    "strengths": "“让您久等了，对不起”说在前面。",
    "advice": "核对以前先复述客户的要求。",
}


@dataclass
class PracticalRoom:
    """A workplace with a second supervisor."""

    place: Workplace
    second: Person = field(init=False)

    def __post_init__(self) -> None:
        new = NewPerson("沈岚", "1002", frozenset({Role.SUPERVISOR}), PASSWORD)
        self.second = self.place.services.people.add(self.place.supervisor, new)

    def open(self, person: Person | None = None) -> Practical:
        """Open a practical as it is proposed."""
        about = person or self.place.trainee
        practicals = self.place.services.practicals
        drawn = practicals.draw(self.place.supervisor, about.id)
        return practicals.open(self.place.supervisor, about.id, [one.version_id for one in drawn])

    def do(self, practical: Practical, position: int) -> UUID:
        """Let the trainee do a drill in one reply; returns the attempt."""
        s, who = self.place.services, self.place.trainee
        running = s.practicals.begin(who, practical.id, position, PASSWORD)
        said = s.practice.send(who, running, REPLY, Timing(4.0, 31.0))
        s.practice.finish(who, said, 31.0)
        return running.attempt.id

    def mark(
        self, practical: Practical, position: int, by: Person | None = None, **changed: Any
    ) -> Sheet:
        """Let a supervisor mark a drill."""
        s, marker = self.place.services, by or self.place.supervisor
        opened = s.practical_marking.open(marker, practical.id, position)
        kept = s.forms.keep(marker, opened, {**MARKS, **changed}, opened.evidence)
        return s.forms.sign(marker, kept, PASSWORD)

    def held(self, practical: Practical) -> Any:
        """Return how it stands."""
        return self.place.services.practicals.practical(self.place.supervisor, practical.id)

    def passed(self) -> tuple[Practical, Sheet]:
        """Hold a whole practical; returns it with the registered mark."""
        practical = self.open()
        for position in (1, 2, 3):
            self.do(practical, position)
            self.mark(practical, position)
        marking = self.place.services.practical_marking
        return practical, marking.register(self.place.supervisor, practical.id, PASSWORD)
