"""Undo and redo over everything that is done to a draft."""

from desktop_app.training.content.writing.states import Body

_MOST = 200
"""Steps that are kept: more than anybody takes back one by one."""


class History:
    """The states that a draft went through; letters typed in one go are one step."""

    def __init__(self, body: Body) -> None:
        self._past: list[Body] = []
        self._future: list[Body] = []
        self._typing = ""
        self.body = body

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back that can be done again."""
        return bool(self._future)

    def change(self, body: Body, typing: str = "") -> bool:
        """Take *body* as the new state; False when it is the same as before.

        Changes in a row with the same *typing*, e.g. `label of item-3`, are one step.
        """
        if body == self.body:
            return False
        if not typing or typing != self._typing:
            self._past = [*self._past, self.body][-_MOST:]
        self._typing = typing
        self._future = []
        self.body = body
        return True

    def undo(self) -> bool:
        """Go back by one step, where there is one."""
        return self._step(self._past, self._future)

    def redo(self) -> bool:
        """Go forward again by one step, where one was taken back."""
        return self._step(self._future, self._past)

    def _step(self, source: list[Body], onto: list[Body]) -> bool:
        if not source:
            return False
        onto.append(self.body)
        self.body = source.pop()
        self._typing = ""
        return True
