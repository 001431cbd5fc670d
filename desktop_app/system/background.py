"""What a presenter asks of the background runner: work that may take longer than a frame."""

from collections.abc import Callable, Iterator, Sequence
from threading import Event
from typing import Protocol, TypeVar

T = TypeVar("T")


class Cancelled(Exception):
    """Raised inside background work when the person has cancelled it."""


class Progress:
    """Handed to long work: reports how far it is and hears whether it was cancelled."""

    def __init__(self, report: Callable[[int, int], None] | None = None) -> None:
        self._report = report or (lambda _done, _total: None)
        self._cancelled = Event()

    def step(self, done: int, total: int) -> None:
        """Report *done* of *total*; raises Cancelled when the person has cancelled."""
        if self._cancelled.is_set():
            raise Cancelled
        self._report(done, total)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled.set()


def reporting(progress: Progress | None, items: Sequence[T]) -> Iterator[T]:
    """Yield *items* and report each; raises Cancelled in between when the person has cancelled."""
    progress = progress or Progress()
    for n, item in enumerate(items):
        progress.step(n, len(items))
        yield item


class Background(Protocol):
    """Runs work off the window's thread; the callbacks come back on it.

    Callbacks are dropped when *owner* (a widget) is gone by then. Without *failed*, an error
    takes the usual way: the environment's as a plain sentence, ours to the crash dialog.
    """

    def run(
        self,
        owner: object,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Call *work* on a worker, then *done* with its result."""
        ...

    def run_long(
        self,
        owner: object,
        title: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """The same for work over a second: shows *title*, progress and a cancel button."""
        ...


class Inline:
    """A background runner that works at once on the caller's thread, for tests of presenters."""

    def run(
        self,
        owner: object,  # noqa: ARG002 - the protocol's shape
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        try:
            result = work()
        except Exception as error:
            if failed is None:
                raise
            failed(error)
        else:
            done(result)

    def run_long(
        self,
        owner: object,
        title: str,  # noqa: ARG002 - the protocol's shape
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self.run(owner, lambda: work(Progress()), done, failed)
