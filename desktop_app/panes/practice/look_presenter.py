"""What leads every look back at an attempt: reflected on, led on from, closed."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from db.records import Person
from desktop_app.panes.practice.debrief_shown import DebriefShown
from desktop_app.panes.practice.failing import told
from desktop_app.panes.practice.run_presenter import RunStage
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.debriefing.use_cases import Debriefing


class LookPage(Protocol):
    """The page of a debrief."""

    def say(self, text: str) -> None: ...
    def flush(self) -> None: ...


class LookPresenter(ABC):
    """One attempt at a time; *retry* and *again* lead back into a run."""

    def __init__(
        self,
        page: LookPage,
        stage: RunStage,
        debriefing: Debriefing,
        actor: Person,
        retry: Callable[[str, int], None],
        again: Callable[[str], None],
    ) -> None:
        self._look_page = page
        self._look_stage = stage
        self._debriefing = debriefing
        self._actor = actor
        self._retry = retry
        self._again = again

    @property
    @abstractmethod
    def looked_at(self) -> DebriefShown | None:
        """The debrief that is shown."""

    @property
    def attempt(self) -> str:
        """The attempt that is shown, "" for none."""
        return self.looked_at.attempt if self.looked_at is not None else ""

    @property
    def may_observe(self) -> bool:
        """Whether something can be written about the attempt that is shown."""
        return self.looked_at is not None and bool(self.looked_at.acts.observe)

    @abstractmethod
    def open(self, attempt: str) -> None:
        """Load and show the debrief of an attempt."""

    def reload(self) -> None:
        """Read anew what is shown: somebody has written about it, or shared it."""
        if self.attempt:
            self.open(self.attempt)

    def reflect(self, answers: tuple[str, ...]) -> None:
        """Keep what the trainee writes about the attempt."""
        if self._own is None:
            return
        try:
            self._debriefing.keep_reflection(self._actor, UUID(self._own.attempt), answers)
        except Exception as error:
            trouble = told(error)
            if not isinstance(trouble, Trouble):
                raise
            self._look_page.say(tr("没有存上：{what}文字还在这里。").format(what=trouble.what))
        else:
            self._look_page.say("")

    def retry(self, number: int) -> None:
        """Practise again from turn or message *number* on; 0 means the weakest."""
        own = self._own
        if own is not None and (number or own.weakest):
            self._look_page.flush()
            self._retry(own.attempt, number or own.weakest)

    def again(self) -> None:
        """Practise the whole drill again."""
        if self._own is not None:
            self._look_page.flush()
            self._again(self._own.drill)

    def flush(self) -> None:
        """Keep what is being written about the attempt."""
        self._look_page.flush()

    def back(self) -> None:
        """Go back to the list."""
        self._look_page.flush()
        self._look_stage.show_list()

    @property
    def _own(self) -> DebriefShown | None:
        """The debrief that is shown, where it is the actor's own."""
        return self.looked_at if self.looked_at is not None and self.looked_at.own else None

    def _on_failed(self, error: Exception) -> None:
        self._look_stage.show_list()
        if not isinstance(error, LookupError):
            raise told(error)
        self._look_stage.notify(tr("没有找到这次练习的成绩，可能还没有练完。"))
