"""Measures one answer: the customer's line shown, the first key, the sending; pauses taken out."""

from collections.abc import Callable


class AnswerWatch:
    """A stopwatch over a monotonic clock in seconds, so that a clock set back changes nothing.

    The first key may be the beginning of a composition; the keys of an input method that follow
    are not looked at.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._since: float | None = None
        self._before = 0.0
        self._first: float | None = None

    def begin(self) -> None:
        """The line is shown."""
        self._since, self._before, self._first = self._monotonic(), 0.0, None

    def stop(self) -> None:
        """Nothing is waited for any more."""
        self.pause()
        self._before = 0.0

    def key(self) -> None:
        """Something was typed; only the first time counts, and none in a pause."""
        if self._first is None and self._since is not None:
            self._first = self.seconds

    def pause(self) -> None:
        """Take what follows out of the measurement."""
        self._before, self._since = self.seconds, None

    def go_on(self) -> None:
        """Measure on after a pause."""
        if self._since is None:
            self._since = self._monotonic()

    @property
    def seconds(self) -> float:
        """How long the answer has taken so far."""
        running = 0.0 if self._since is None else self._monotonic() - self._since
        return self._before + running

    @property
    def first(self) -> float | None:
        """When the first key came, None before it."""
        return self._first
