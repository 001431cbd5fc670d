"""The composition root: paths, store, use cases, window. The only place that wires them."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from desktop_app import plain_imports  # noqa: F401 - works by being imported first
from desktop_app.first_paint import FirstPaint
from desktop_app.shell import application
from desktop_app.shell.background import ThreadBackground
from desktop_app.shell.crash import CrashReporter
from desktop_app.shell.frame import MainWindow
from desktop_app.shell.garbage import GarbageCollector
from desktop_app.shell.sign_in import SignInPage
from desktop_app.shell.single_instance import SingleInstance
from desktop_app.shell.welcome import WelcomePage
from desktop_app.system import heap, window_state
from desktop_app.system.background import Cancelled
from desktop_app.system.clock import Clock, SystemClock
from desktop_app.system.display import has_display
from desktop_app.system.errors import Trouble
from desktop_app.system.text import day_text, time_text, tr
from desktop_app.widgets import dialogs

# Nothing here may import SQLAlchemy, pydantic or reportlab: the window is painted first, and the
# store is opened behind it (see `starting`). What needs them is imported where it is used.
if TYPE_CHECKING:
    from db.records import Person
    from desktop_app.documents.printing import Document
    from desktop_app.entering import Who
    from desktop_app.reminding import Herald
    from desktop_app.services import Services
    from desktop_app.starting import Started

DATABASE = "peilian.db"
_LISTEN_MS = 200
"""When a second start can be heard: it asks for three seconds, the first paint asks for now."""


def run(folder: Path, *, sample: bool = False, smoke: bool = False) -> int:
    """Open the window over the data in *folder*; returns the exit code."""
    if not has_display():
        told = tr("这里没有可用的显示器，窗口打不开。可以运行：peilian tour --out out/tour")
        sys.stderr.write(told + "\n")
        return 3
    workstation = Workstation(folder, SystemClock(), sample=sample)
    if not workstation.claim():
        return 0
    workstation.start()
    if smoke:
        workstation.window.closing.connect(workstation.app.quit)
        QTimer.singleShot(1500, workstation.window.close)
    code = workstation.app.exec()
    if not workstation.ended:
        # A worker still runs. Taking the interpreter down around it can wait for ever, for the
        # worker wants the lock that the end holds. So there is no end.
        sys.stdout.flush()
        os._exit(code)
    return code


class Workstation(QObject):
    """The program as a whole: one data folder, one window, one person at a time.

    Signals: `ready()`: the data are open and somebody can sign in or found an organisation;
    `signed_in()`: a person's workspace stands.
    """

    ready = Signal()
    signed_in = Signal()
    _making = Signal(str, int, int)

    def __init__(self, folder: Path, clock: Clock, *, sample: bool = False) -> None:
        super().__init__()
        self._folder = folder
        self._clock = clock
        self._sample = sample
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        self._state = window_state.load(folder / window_state.FILE_NAME)
        self.app, self._appearance = application.create(sys.argv[:1], self._state)
        self.crashes = CrashReporter(_version, _trouble_of)
        self.background = ThreadBackground(self.crashes.report)
        self._instance = SingleInstance(folder)
        self.window = MainWindow(self._state, self._appearance)
        self.crashes.set_window(self.window)
        self.services: Services | None = None
        self._opening: Services | None = None
        self._closing = False
        self.ended = True
        """Whether no worker was left when the window closed."""
        self.actor: Person | None = None
        self._welcome: WelcomePage | None = None
        self._sign_in: SignInPage | None = None
        self._notices: list[str] = []
        self._herald: Herald | None = None
        self._garbage = GarbageCollector(self)
        self._lock_wired = False
        self._connect()

    def _connect(self) -> None:
        self._instance.raise_requested.connect(self.window.raise_up)
        self.window.signed_out.connect(self._signed_out)
        self.window.closing.connect(self._close)
        self._making.connect(self._show_making)

    def claim(self) -> bool:
        """Return whether this is the first window over this folder; else raise that one."""
        if self._instance.claim():
            return True
        if not self._instance.raise_first():
            sys.stderr.write(tr("陪练已经打开，但没有回应。请稍等片刻再试。") + "\n")
        return False

    def start(self) -> None:
        """Show the window, then open the data behind it."""
        self.crashes.install(self._folder if self._folder.is_dir() else None)
        if (self._folder / DATABASE).exists():
            self._ask_for_sign_in()
        else:
            self._show_welcome()
        FirstPaint(self.window, self._open)
        self.window.show()

    def _open(self) -> None:
        from desktop_app.system.put_off import put_off

        put_off()
        heap.share()  # before the first worker begins
        QTimer.singleShot(_LISTEN_MS, self, self._listen)
        if self._sample and not (self._folder / DATABASE).exists():
            self._make_sample()
            return
        self._open_store()

    def _listen(self) -> None:
        """Do what the first paint did not have to wait for."""
        if self._closing:
            return
        self._instance.listen()

    def _open_store(self) -> None:
        def work() -> "Started":
            from desktop_app.starting import start
            from desktop_app.system import log

            log.start(self._folder / "logs")
            started = start(self._folder, self._clock)
            # Noted here, for `_close` may come before `_opened` and has to close the data.
            self._opening = started.services
            return started

        self.background.run(self, work, self._opened, self._not_opened)

    def _opened(self, started: "Started") -> None:
        self._garbage.start()
        self.services, self._opening = started.services, None
        self._notices = started.notices
        self.window.listen_to(started.services.changes)
        if started.organisation is None:
            if self._welcome is None:
                self._show_welcome()
        else:
            self._ask_for_sign_in()
        self.ready.emit()

    def _not_opened(self, error: Exception) -> None:
        self._garbage.start()
        from desktop_app.starting import damaged_and_backup

        found = damaged_and_backup(self._folder, self._clock, error)
        if found is None:
            self.crashes.report(error)
            if self._sign_in is not None:
                self._sign_in.show_problem(tr("数据没有打开，暂时不能登录。"))
            return
        made_at = self._clock.local(found.made_at)
        agreed = dialogs.ask(
            self.window,
            tr("数据文件已损坏"),
            tr(
                "最近一份完好的备份是 {day} {time} 的。恢复后，那之后的记录不在其中；"
                "损坏的文件会原样保留在数据文件夹里。"
            ).format(day=day_text(made_at.date()), time=time_text(made_at)),
            tr("恢复这份备份"),
            tr("先不恢复"),
        )
        if agreed:
            self.background.run(self, found.restore, lambda _kept: self._open_store())
        elif self._sign_in is not None:
            self._sign_in.show_problem(tr("数据没有打开，暂时不能登录。"))

    def _show_welcome(self) -> None:
        self._sign_in = None
        self._welcome = self.window.show_welcome()
        self._welcome.own_requested.connect(self._found)
        self._welcome.sample_requested.connect(self._make_sample)

    def _found(self, organisation: str, supervisor: str, password: str) -> None:
        if self.services is None:
            return
        people = self.services.people
        self.background.run(
            self,
            lambda: people.found(organisation, supervisor, password),
            self._enter,
            self._entrance_problem,
        )

    def _make_sample(self) -> None:
        self._garbage.start()
        if self.services is not None:
            self._close_services()

        def work() -> None:
            from desktop_app.sample.make import make_sample

            make_sample(self._folder, self._clock, report=self._made)

        self.background.run(self, work, lambda _none: self._open_store(), self._entrance_problem)

    def _made(self, what: str, done: int, total: int) -> None:
        """Called by the worker at every step; a window that is gone ends the work."""
        if self._closing:
            raise Cancelled
        self._making.emit(what, done, total)

    def _show_making(self, _what: str, done: int, total: int) -> None:
        if self._welcome is not None:
            self._welcome.show_progress(done, total)

    def _entrance_problem(self, error: Exception) -> None:
        trouble = _trouble_of(error)
        if trouble is None or self._welcome is None:
            self.crashes.report(error)
        else:
            self._welcome.show_problem(str(trouble))

    def _ask_for_sign_in(self) -> None:
        self._welcome = None
        if self._sign_in is None:
            self._sign_in = self.window.show_sign_in()
            self._sign_in.sign_in_requested.connect(self._try_sign_in)
        if self.services is not None:
            from desktop_app.entering import who_may_sign_in

            services, page = self.services, self._sign_in
            self.background.run(page, lambda: who_may_sign_in(services), self._fill_sign_in)

    def _fill_sign_in(self, who: "Who") -> None:
        if self._sign_in is None:
            return
        self._sign_in.set_organisation(who.organisation)
        self._sign_in.set_sample_accounts(who.samples)
        self._sign_in.set_people(who.people)

    def _try_sign_in(self, key: str, password: str) -> None:
        if self.services is None:
            return
        people = self.services.people
        self.background.run(self, lambda: people.sign_in(key, password), self._enter, self._refused)

    def _refused(self, error: Exception) -> None:
        trouble = _trouble_of(error)
        if trouble is None or self._sign_in is None:
            self.crashes.report(error)
            return
        self._sign_in.show_problem(trouble.what)
        if wait := getattr(trouble, "wait", 0.0):
            self._sign_in.show_wait(wait)

    def _enter(self, actor: "Person") -> None:
        from desktop_app.entering import count_day, identity_of
        from desktop_app.finding import finders
        from desktop_app.pane_wiring import pane_list

        if self.services is None:
            return
        self.actor = actor
        self._welcome = self._sign_in = None
        herald = self._remind()
        panes = pane_list(
            self.services,
            actor,
            self.background,
            self.window,
            self._appearance,
            self.preview,
            herald.tray,
        )
        self.window.set_idle_minutes(
            self.services.settings.figures().number("security.idle_minutes")
        )
        self._wire_lock()
        workspace = self.window.open_workspace(
            identity_of(actor), panes, self.background, finders(self.services, actor)
        )
        # Progress stands in the workspace, so that the lock hides what is being done.
        self.background.set_window(workspace)
        for notice in self._notices:
            self.window.notify(notice)
        self._notices = []
        herald.begin(self.services.reminders, actor)
        count_day(self.services, actor, workspace, self.background)
        self._garbage.tidy_when_idle(self.background)
        self.signed_in.emit()

    def _remind(self) -> "Herald":
        """Return what speaks through the system tray; made when somebody first signs in."""
        if self._herald is None:
            from desktop_app.reminding import herald_of

            self._herald = herald_of(self.window, self._state, self.background)
        return self._herald

    def _wire_lock(self) -> None:
        """Answer the lock; its page is not built before the first paint."""
        if not self._lock_wired:
            self._lock_wired = True
            self.window.lock_page.unlock_requested.connect(self._unlock)

    def _unlock(self, password: str) -> None:
        if self.services is None or self.actor is None:
            return
        people, actor = self.services.people, self.actor
        self.background.run(
            self,
            lambda: people.confirm(actor, password),
            lambda _none: self.window.unlock(),
            self._not_unlocked,
        )

    def _not_unlocked(self, error: Exception) -> None:
        trouble = _trouble_of(error)
        if trouble is None:
            self.crashes.report(error)
            return
        self.window.lock_page.show_problem(trouble.what)
        if wait := getattr(trouble, "wait", 0.0):
            self.window.lock_page.show_wait(wait)

    def _signed_out(self) -> None:
        self.actor = None
        self._sign_in = None
        self._ask_for_sign_in()

    def set_theme(self, choice: str) -> None:
        """Show the window in `light`, `dark` or the system's theme."""
        self._appearance.set_theme(choice)

    def preview(self, make: "Callable[[], Document]") -> None:
        """Put a document together in the background, then show it."""
        self.background.run(self.window, make, self._show_document)

    def _show_document(self, document: "Document") -> None:
        from desktop_app.widgets.document_preview import DocumentPreview

        DocumentPreview(self.window, document.pdf, document.title, document.file_name).open()

    def _close(self) -> None:
        from desktop_app.system import log

        self._closing = True
        self.ended = self.background.close()
        try:
            self._close_services()
        except Exception as error:  # the folder is gone or full: that is told, and the end goes on
            self.crashes.report(error)
            QCoreApplication.sendPostedEvents(self.crashes)  # while there is a window to tell it
        self._instance.release()
        self.crashes.uninstall()
        log.stop()

    def _close_services(self) -> None:
        services = self.services or self._opening
        if services is None:
            return
        from desktop_app.starting import stop

        self.services = self._opening = None
        stop(services)


def _trouble_of(error: BaseException) -> Trouble | None:
    from desktop_app.training.maintenance.faults import trouble_of

    return trouble_of(error)


def _version() -> str:
    from desktop_app.system.version import version

    return version()
