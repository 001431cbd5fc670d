"""The clock of a rush in seconds, without its pauses, over a monotonic clock."""

from collections.abc import Callable


class RunClock:
    """Stands until it is started; a clock of the system that is set back changes nothing."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._before = 0.0
        self._since: float | None = None

    def start(self, seconds: float) -> None:
        """Run from *seconds* on."""
        self._before, self._since = seconds, self._monotonic()

    def pause(self) -> None:
        """Take what follows out of the measurement."""
        self._before, self._since = self.seconds, None

    def go_on(self) -> None:
        """Measure on after a pause."""
        if self._since is None:
            self._since = self._monotonic()

    @property
    def seconds(self) -> float:
        """How far the run is."""
        running = 0.0 if self._since is None else self._monotonic() - self._since
        return self._before + running
