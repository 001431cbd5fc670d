"""The window: welcome, sign-in, the workspace, and the lock that takes its place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QDate, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QWidget

from desktop_app.shell.appearance import Appearance
from desktop_app.shell.idle import IdleWatch
from desktop_app.shell.sign_in import SignInPage
from desktop_app.system.background import Background
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.text import tr
from desktop_app.system.window_state import WindowState
from desktop_app.widgets import icons, theming

if TYPE_CHECKING:  # what the first paint does not need is imported when it is shown
    from desktop_app.shell.hits import HitProvider
    from desktop_app.shell.identity import Identity
    from desktop_app.shell.lock import LockPage
    from desktop_app.shell.pane_list import PaneList
    from desktop_app.shell.welcome import WelcomePage
    from desktop_app.shell.workspace import Workspace


class MainWindow(QMainWindow):
    """The one window. It shows a page at a time and knows no data; `app.py` answers its signals.

    Signals: `signed_out()`, `locked()`, `closing()`; the pages have their own.
    Implements `system.navigation.Navigator`.
    """

    signed_out = Signal()
    locked = Signal()
    closing = Signal()
    _changed = Signal(object)

    def __init__(self, state: WindowState, appearance: Appearance) -> None:
        super().__init__()
        theming.dress(self)
        self._state = state
        self._appearance = appearance
        self.workspace: Workspace | None = None
        self._lock_page: LockPage | None = None
        self._idle_minutes = 0.0
        self._focus_before: QWidget | None = None
        self._pages = QStackedWidget()
        theming.set_role(self._pages, "canvas")
        self.setCentralWidget(self._pages)
        self.setWindowTitle(tr("陪练"))
        QTimer.singleShot(0, self, lambda: self.setWindowIcon(icons.brand()))
        self.setMinimumSize(QSize(theming.frame("least_width"), theming.frame("least_height")))
        self._restore_geometry()
        self._idle = IdleWatch(self)
        self._idle.idle.connect(self.lock)
        # Announcements come on the thread of the use case; panes live on this one.
        self._changed.connect(self._on_changed, Qt.ConnectionType.QueuedConnection)

    def show_welcome(self) -> "WelcomePage":
        """Show the two doors of a first start."""
        from desktop_app.shell.welcome import WelcomePage

        page = WelcomePage()
        self._show(page)
        return page

    def show_sign_in(self) -> SignInPage:
        """Show the sign-in; tell it who may sign in as soon as that is known."""
        page = SignInPage(self._state.last_person)
        self._show(page)
        return page

    def open_workspace(
        self,
        identity: "Identity",
        panes: "PaneList",
        background: Background,
        providers: "Sequence[HitProvider]" = (),
    ) -> "Workspace":
        """Let *identity* work: the panes of their roles, today's last one first."""
        from desktop_app.shell.workspace import Workspace

        self._state.enter(identity.name, QDate.currentDate().toString(Qt.DateFormat.ISODate))
        workspace = Workspace(
            identity,
            panes.for_roles(identity.roles),
            providers,
            background,
            self._appearance,
            self._state,
        )
        workspace.lock_requested.connect(self.lock)
        workspace.sign_out_requested.connect(self.sign_out)
        self.workspace = workspace
        self._state.save()
        self._show(workspace)
        workspace.start()
        self._idle.start(self._idle_minutes)
        return workspace

    @property
    def lock_page(self) -> "LockPage":
        """The lock; built when it is first asked for."""
        if self._lock_page is None:
            from desktop_app.shell.lock import LockPage

            self._lock_page = LockPage()
            self._lock_page.sign_out_requested.connect(self.sign_out)
            self._pages.addWidget(self._lock_page)
        return self._lock_page

    @property
    def is_locked(self) -> bool:
        """Whether the lock takes the window's place."""
        return self._lock_page is not None and self._pages.currentWidget() is self._lock_page

    def set_idle_minutes(self, minutes: float) -> None:
        """Lock after so many minutes without key or mouse; 0: never."""
        self._idle_minutes = minutes
        if self.workspace is not None and not self.is_locked:
            self._idle.start(minutes)

    def lock(self) -> None:
        """Hide everything until the password is given; open questions are answered with no."""
        if self.workspace is None or self.is_locked:
            return
        _close_floating(self)
        self._focus_before = self.focusWidget()
        self._idle.stop()
        self.lock_page.begin(self.workspace.identity.name)
        self._pages.setCurrentWidget(self.lock_page)
        self.locked.emit()

    def unlock(self) -> None:
        """Show the work again, as it was left; call it when the password was right."""
        if self.workspace is None:
            return
        self._pages.setCurrentWidget(self.workspace)
        if self._focus_before is not None:
            self._focus_before.setFocus()
        self._focus_before = None
        self._idle.start(self._idle_minutes)

    def sign_out(self) -> None:
        """End this person's work, unless the pane shown may not be left."""
        if self.workspace is None or not self.workspace.panes.may_leave():
            return
        self._idle.stop()
        self._focus_before = None
        self._state.save()
        self._drop(self.workspace)
        self.workspace = None
        self.signed_out.emit()

    def listen_to(self, changes: Changes) -> None:
        """Refresh what is shown when something has changed; call it once."""
        changes.listen(self._changed.emit)

    def go(self, pane: str, target: str = "") -> None:
        """Show a pane, and *target* in it."""
        if self.workspace is not None:
            self.workspace.go(pane, target)

    def notify(self, text: str) -> None:
        """Show a short message at the bottom."""
        if self.workspace is not None:
            self.workspace.notify(text)

    def raise_up(self) -> None:
        """Come to the front, e.g. when a second start asked for it."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back, where no pane and nothing that floats has taken it."""
        if event.key() == Qt.Key.Key_Escape and self.workspace is not None and not self.is_locked:
            self.workspace.back()
            event.accept()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.workspace is not None and not self.workspace.panes.may_leave():
            event.ignore()
            return
        self._state.geometry = bytes(self.saveGeometry().data()).hex()
        self._state.save()
        self._idle.stop()
        self.closing.emit()
        event.accept()

    def _on_changed(self, subjects: frozenset[Subject]) -> None:
        if self.workspace is not None:
            self.workspace.hear(subjects)

    def _show(self, page: QWidget) -> None:
        before = self._pages.currentWidget()
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if before is not None and before is not self._lock_page:
            self._drop(before)

    def _drop(self, page: QWidget) -> None:
        self._pages.removeWidget(page)
        page.hide()
        page.deleteLater()

    def _restore_geometry(self) -> None:
        kept = QByteArray.fromHex(self._state.geometry.encode("ascii", "ignore"))
        if kept.isEmpty() or not self.restoreGeometry(kept):
            first = QSize(theming.frame("first_width"), theming.frame("first_height"))
            self.resize(first)
            if fills_screen(first, self.minimumSize(), self.screen().availableGeometry().size()):
                self.setWindowState(Qt.WindowState.WindowMaximized)


def fills_screen(first: QSize, least: QSize, room: QSize) -> bool:
    """Tell whether a window of the *first* size, with its title bar, needs the whole *room*.

    A room smaller than the *least* size cannot hold the window in any case.
    """
    title_bar = theming.frame("title_bar")
    fits = first.width() <= room.width() and first.height() + title_bar <= room.height()
    return not fits and room.width() >= least.width() and room.height() >= least.height()


def _close_floating(main: QWidget) -> None:
    """Close every other window: a menu, a question, a preview would show through the lock."""
    for window in QApplication.topLevelWidgets():
        if window is main or not window.isVisible():
            continue
        if isinstance(window, QDialog):
            window.reject()
        else:
            window.close()
