"""Takes notes instead of showing: a view, a navigator and a preview for tests of presenters."""

from collections.abc import Callable
from typing import Any

from desktop_app.documents.printing import Document


class Notes:
    """A view that keeps what it was told, by method; `answers` says what its questions return."""

    def __init__(self, **answers: object) -> None:
        self.told: list[tuple[str, tuple[Any, ...]]] = []
        self._answers = answers

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):
            raise AttributeError(name)

        def note(*given: Any, **named: Any) -> Any:
            self.told.append((name, (*given, *named.values())))
            return self._answers.get(name)

        return note

    def last(self, name: str) -> tuple[Any, ...]:
        """Return what the method *name* was told last; raises KeyError when it was not called."""
        found = [given for told, given in self.told if told == name]
        if not found:
            raise KeyError(name)
        return found[-1]

    def count(self, name: str) -> int:
        """How often the method *name* was called."""
        return sum(told == name for told, _given in self.told)


class Went:
    """A navigator that keeps where it was sent and what it was to say."""

    def __init__(self) -> None:
        self.places: list[tuple[str, str]] = []
        self.said: list[str] = []

    def go(self, pane: str, target: str = "") -> None:
        self.places.append((pane, target))

    def notify(self, text: str) -> None:
        self.said.append(text)


class Previewed:
    """Takes the place of the preview: makes each document at once and keeps it."""

    def __init__(self) -> None:
        self.documents: list[Document] = []

    def __call__(self, make: Callable[[], Document]) -> None:
        self.documents.append(make())
