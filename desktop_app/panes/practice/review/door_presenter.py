"""What the list of drills says of the review, which itself is made when it is entered."""

from typing import Protocol

from db.records import Person
from desktop_app.panes.practice.review.door_shown import DoorShown
from desktop_app.system.background import Background
from desktop_app.system.text import tr
from desktop_app.training.repetition.queue import Waiting
from desktop_app.training.repetition.use_cases import Repetition


class Door(Protocol):
    """The way in from the list of drills."""

    def show_door(self, door: DoorShown | None) -> None: ...


class ReviewDoorPresenter:
    """Reads how much waits whenever the list is shown."""

    def __init__(
        self, door: Door, repetition: Repetition, actor: Person, background: Background
    ) -> None:
        self._door = door
        self._repetition = repetition
        self._actor = actor
        self._background = background

    def refresh(self) -> None:
        """Tell the list of drills how much waits."""
        actor, repetition = self._actor, self._repetition
        self._background.run(
            self._door, lambda: told(repetition.waiting(actor)), self._door.show_door
        )


def told(waiting: Waiting) -> DoorShown | None:
    """Tell how much waits, None where nothing does."""
    if not waiting.count:
        return None
    form = tr("今天的复习 · {n} 张 · 约 {m} 分钟")
    return DoorShown(
        form.format(n=waiting.count, m=waiting.minutes),
        tr("练过的话术和漏掉的要点，像真的对话一样再答一次"),
    )
