"""The one background runner: work on pool threads, callbacks on the window's."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import ReferenceType, ref

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.system.background import Cancelled, Progress
from desktop_app.widgets import theming

if TYPE_CHECKING:
    from desktop_app.shell.progress import ProgressCorner

T = TypeVar("T")

WORKERS = 2
"""One for what a person waits for, one for long work beside it."""
_STEP_SECONDS = 0.05
_END_SECONDS = 5.0


@dataclass(slots=True)
class _Job:
    """One piece of work on its way; `result` or `error` is set by the worker."""

    number: int
    owner: "ReferenceType[object] | None"
    done: Callable[[Any], None]
    failed: Callable[[Exception], None] | None
    progress: Progress | None = None
    result: Any = None
    error: Exception | None = None
    reported: float = field(default=0.0)

    def wanted(self) -> bool:
        """Whether the owner is still there."""
        if self.owner is None:
            return True
        owner = self.owner()
        return owner is not None and (not isinstance(owner, QObject) or isValid(owner))


class ThreadBackground(QObject):
    """Implements `system.background.Background`.

    *report* takes the errors that nobody asked for: `Trouble` as a sentence, others as a crash.
    Cancelled work calls *failed* with `Cancelled` where one is given, and nothing otherwise.
    """

    _finished = Signal(object)
    _stepped = Signal(int, int, int)

    def __init__(self, report: Callable[[Exception], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self._numbers = count(1)
        self._jobs: dict[int, _Job] = {}
        self._closed = False
        self._window: QWidget | None = None
        self._corner: ProgressCorner | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(WORKERS)
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)
        self._stepped.connect(self._on_stepped, Qt.ConnectionType.QueuedConnection)

    def set_window(self, window: QWidget) -> None:
        """Show the progress of long work in the corner of *window*.

        The workspace suits best: what is locked away shows no titles either.
        """
        self._window, self._corner = window, None

    @property
    def corner(self) -> "ProgressCorner | None":
        """Where long work is shown, once there was some and while its window lives."""
        return self._corner if self._corner is not None and isValid(self._corner) else None

    @property
    def busy(self) -> bool:
        """Whether work is under way whose callback has not come back yet."""
        return bool(self._jobs)

    def run(
        self,
        owner: object,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Call *work* on a worker, then *done* with its result on the window's thread."""
        self._start(self._job(owner, done, failed), work)

    def run_long(
        self,
        owner: object,
        title: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """The same for work over a second: shows *title*, progress and a cancel button."""
        job = self._job(owner, done, failed)
        progress = Progress(lambda at, total: self._step(job, at, total))
        job.progress = progress
        self._start(job, lambda: work(progress))
        wait = theming.current().motion["progress_after"]
        QTimer.singleShot(wait, self, lambda: self._show(job.number, title))

    def close(self) -> bool:
        """Stop what can be stopped and wait for the rest; False when it takes too long.

        What is asked for from now on is not done: a worker that begins while the interpreter is
        taken down around it waits for ever, and the end waits for the worker.
        """
        self._closed = True
        for job in self._jobs.values():
            if job.progress is not None:
                job.progress.cancel()
        self._jobs.clear()
        self._pool.clear()  # what has not begun does not begin any more
        return self._pool.waitForDone(round(_END_SECONDS * 1000))

    def _job(
        self,
        owner: object,
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None,
    ) -> _Job:
        try:
            reference = ref(owner)
        except TypeError:  # an owner without weak references stays wanted
            reference = None
        job = _Job(next(self._numbers), reference, done, failed)
        self._jobs[job.number] = job
        return job

    def _start(self, job: _Job, work: Callable[[], T]) -> None:
        if self._closed:
            self._jobs.pop(job.number)
            return

        def call() -> None:
            try:
                job.result = work()
            except Exception as error:
                job.error = error
            if isValid(self):
                self._finished.emit(job)

        self._pool.start(call)

    def _step(self, job: _Job, at: int, total: int) -> None:
        """Called on the worker: passes on as many steps as an eye can follow."""
        now = monotonic()
        if at >= total or now - job.reported >= _STEP_SECONDS:
            job.reported = now
            self._stepped.emit(job.number, at, total)

    def _show(self, number: int, title: str) -> None:
        job = self._jobs.get(number)
        if self._window is None or job is None or job.progress is None:
            return
        if not isValid(self._window):
            return
        if self._corner is None:
            from desktop_app.shell.progress import ProgressCorner

            self._corner = ProgressCorner(self._window)
        self._corner.add(number, title, job.progress.cancel)

    def _on_stepped(self, number: int, at: int, total: int) -> None:
        if self.corner is not None:
            self.corner.step(number, at, total)

    def _on_finished(self, job: _Job) -> None:
        if self._jobs.pop(job.number, None) is None:
            return  # closed meanwhile
        if self.corner is not None:
            self.corner.remove(job.number)
        if not job.wanted():
            return
        if job.error is None:
            job.done(job.result)
        elif job.failed is not None:
            job.failed(job.error)
        elif not isinstance(job.error, Cancelled):
            self._report(job.error)
