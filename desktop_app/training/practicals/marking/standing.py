"""What marking a drill of a practical hands out: before the mark, and after it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.records import Person
from desktop_app.training.practicals.marking.comparing import Compared
from desktop_app.training.practicals.standing import HeldDrill, HeldPractical

if TYPE_CHECKING:
    from desktop_app.training.forms.sheets import SignedSheet


@dataclass(frozen=True, slots=True)
class Spoken:
    """One line of the transcript; nothing is told of what the system found in it."""

    own: bool
    """Whether the trainee said it; else the customer."""
    text: str
    seconds: float | None = None
    """How long the answer took, from the line on."""


@dataclass(frozen=True, slots=True)
class ToMark:
    """A drill as it is put before whoever marks it."""

    held: HeldPractical
    one: HeldDrill
    goal: str
    customer: str
    """Who is on the line, in the scenario."""
    temper: str
    facts: tuple[tuple[str, str], ...]
    rules: str
    """What holds in this situation, as the trainee was told."""
    said: tuple[Spoken, ...]
    """Empty for a live drill."""
    played_by: Person | None = None
    """Who plays the customer of a live drill."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A marked drill: the supervisor's sheet beside what the system made of the same words."""

    held: HeldPractical
    one: HeldDrill
    signed: "SignedSheet"
    system: float | None
    """The system's total; None for a live drill, which it knows nothing of."""
    rows: tuple[Compared, ...]
    said: tuple[Spoken, ...]

    @property
    def apart(self) -> float | None:
        """The person's total less the system's."""
        total = self.signed.sheet.total
        return None if total is None or self.system is None else total - self.system
