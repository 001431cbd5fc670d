"""People for the tests of matching: made up in memory."""

from datetime import date
from uuid import UUID

from db.records import Person, Role
from desktop_app.training.mentoring.matching.rules import Known, Rules

TODAY = date(2026, 11, 23)
RULES = Rules(1, 30, 4, (40, 30, 30))


def known(
    number: int,
    temperament: str = "balanced",
    strengths: tuple[str, ...] = (),
    satisfaction: float | None = None,
    mark: float | None = None,
    joined: date = date(2024, 1, 1),
) -> Known:
    """Return somebody whose name and id follow from their staff number."""
    person = Person(
        UUID(int=number), f"人{number}", "r", str(number), frozenset({Role.MENTOR}),
        None, "", None, "", joined,
    )  # fmt: skip
    return Known(person, temperament, strengths, satisfaction, mark, 3 if mark else 0)
