"""What looking back hands out: an attempt as it was judged, and those that it is laid beside."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.records import Attempt, AttemptResult, Person

if TYPE_CHECKING:
    from desktop_app.training.debriefing.comparing import TurnBeside
    from desktop_app.training.practice.conversation import Conversation
    from desktop_app.training.practice.debrief import Debrief
    from desktop_app.training.practice.marks import Judgement


@dataclass(frozen=True, slots=True)
class Former:
    """A former attempt at the same drill; `turns` hold one entry for each turn of this one."""

    result: AttemptResult
    moods: tuple[int, ...]
    turns: tuple["TurnBeside", ...]


@dataclass(frozen=True, slots=True)
class LookBack:
    """A judged attempt with its debrief, and what it is compared with.

    `last` is the attempt before this one, `best` the best one before it; they may be the same.
    """

    person: Person
    attempt: Attempt
    result: AttemptResult
    conversation: "Conversation"
    judgement: "Judgement"
    debrief: "Debrief"
    last: Former | None
    best: Former | None
