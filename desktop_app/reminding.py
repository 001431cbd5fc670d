"""Lets the tray tell what is due: each morning, and a quarter of an hour before a session."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer

from desktop_app.shell.tray import Tray
from desktop_app.system.background import Background
from desktop_app.system.text import tr

if TYPE_CHECKING:
    from db.records import Person
    from desktop_app.shell.frame import MainWindow
    from desktop_app.system.window_state import WindowState
    from desktop_app.training.curriculum.reminding.telling import Told
    from desktop_app.training.curriculum.reminding.use_cases import Reminders

_LOOK_MS = 30_000
_FIRST_MS = 2_000
"""After signing in, when the first pane stands."""


class Frame(Protocol):
    """The window, as far as messages lead to it."""

    @property
    def is_locked(self) -> bool: ...
    def raise_up(self) -> None: ...
    def go(self, pane: str, target: str = "") -> None: ...


class Herald(QObject):
    """Asks what is to be told while somebody works; a locked window keeps what is personal.

    Attributes: `tray`.
    """

    def __init__(
        self, tray: Tray, frame: Frame, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.tray = tray
        self._frame = frame
        self._background = background
        self._reminders: Reminders | None = None
        self._actor: Person | None = None
        self._place = ("today", "")
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        tray.open_requested.connect(frame.raise_up)
        tray.today_requested.connect(lambda: self._lead("today", ""))
        tray.message_clicked.connect(lambda: self._lead(*self._place))

    def begin(self, reminders: "Reminders", actor: "Person") -> None:
        """Tell *actor* from now on."""
        self._reminders, self._actor = reminders, actor
        self.tray.begin()
        if self.tray.available:
            self._timer.start()
            QTimer.singleShot(_FIRST_MS, self, self.look)

    def end(self) -> None:
        """Nobody works any more."""
        self._timer.stop()
        self._reminders = self._actor = None
        self.tray.end()

    def look(self) -> None:
        """Tell what has become due; nothing while nobody would see it."""
        reminders, actor = self._reminders, self._actor
        if reminders is None or actor is None or not self.tray.speaks:
            return
        self._background.run(self, lambda: reminders.tell(actor), self._tell)

    def _tell(self, several: "tuple[Told, ...]") -> None:
        if not several or self._actor is None:
            return
        if self._frame.is_locked:
            self._place = ("today", "")
            self.tray.show_message(tr("陪练"), tr("有新的提醒，解锁后在“今日”里看。"))
            return
        for one in several:
            self._place = (one.pane, one.target)
            self.tray.show_message(one.title, one.text)

    def _lead(self, pane: str, target: str) -> None:
        self._frame.raise_up()
        if not self._frame.is_locked:
            self._frame.go(pane, target)


def herald_of(window: "MainWindow", state: "WindowState", background: Background) -> "Herald":
    """Return what speaks through the system tray while somebody works in *window*."""
    tray = Tray(state, window)
    herald = Herald(tray, window, background, window)
    tray.quit_requested.connect(window.close)
    window.signed_out.connect(herald.end)
    window.closing.connect(herald.end)
    return herald
