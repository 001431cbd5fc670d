"""The hands of the tour: keys, mouse, waiting for what is seen, and a picture of it."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QAbstractAnimation, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from desktop_app.app import Workstation
from desktop_app.widgets.dialogs import Decision
from desktop_app.widgets.toast import Toast

W = TypeVar("W", bound=QWidget)
D = TypeVar("D", bound=QDialog)

PATIENCE = 30.0
"""Seconds until a step that does not happen fails the tour; many times what it should take."""

WIDTH, HEIGHT = 1366, 768


class StepFailed(AssertionError):
    """Something that a person would have seen did not appear."""


class Driver:
    """Works the window as a person would and keeps pictures in `out`."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.pictures: list[Path] = []
        self._faults: list[str] = []
        self._themes = ["dark", "light"]  # the one in force first
        self._workstation: Workstation | None = None

    @property
    def workstation(self) -> Workstation:
        """The program under the hands."""
        if self._workstation is None:
            raise StepFailed("the program is not open")
        return self._workstation

    @property
    def window(self) -> QWidget:
        """Its window."""
        return self.workstation.window

    def open(self, workstation: Workstation) -> None:
        """Start the program and wait until the data are open."""
        if not workstation.claim():
            raise StepFailed("another window holds the data folder")
        # A dialog would wait for somebody to read it; the tour fails with its text instead.
        for signal in (workstation.crashes.crashed, workstation.crashes.troubled):
            signal.disconnect()
            signal.connect(lambda fault: self._faults.append(str(fault)))
        opened: list[bool] = []
        workstation.ready.connect(lambda: opened.append(True))
        self._workstation = workstation
        workstation.window.resize(WIDTH, HEIGHT)
        workstation.start()
        workstation.window.resize(WIDTH, HEIGHT)
        self.until(lambda: bool(opened), "the data are open")

    def close(self) -> None:
        """Close the window as its cross does."""
        self.window.close()
        self._workstation = None
        self.pause(50)

    def pause(self, milliseconds: int = 30) -> None:
        """Let the program live for a moment; only to let things settle, never to hope."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def until(self, seen: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
        """Wait until *seen*; raises StepFailed with *what* after *patience* seconds."""
        end = monotonic() + patience
        while not seen():
            if self._faults:
                raise StepFailed("\n".join(self._faults))
            if monotonic() > end:
                self.picture("failed")
                raise StepFailed(f"not seen: {what}")
            self.pause(15)

    def find(
        self, kind: type[W], fits: Callable[[W], bool], what: str, patience: float = PATIENCE
    ) -> W:
        """Return the visible widget of this kind that fits, as soon as it is there."""
        found: list[W] = []

        def look() -> bool:
            found[:] = [one for one in self._all(kind) if one.isVisible() and fits(one)]
            return bool(found)

        self.until(look, what, patience)
        return found[0]

    def _all(self, kind: type[W]) -> list[W]:
        tops = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        return [child for top in tops for child in top.findChildren(kind)]

    def named(self, kind: type[W], name: str) -> W:
        """Return the visible widget with this accessible name."""
        return self.find(kind, lambda one: one.accessibleName() == name, name)

    def button(self, text: str) -> QAbstractButton:
        """Return the visible, enabled button whose text or name starts with *text*."""
        return self.find(
            QAbstractButton,
            lambda one: (
                one.isEnabled()
                and (one.text().startswith(text) or one.accessibleName().startswith(text))
            ),
            f"button {text}",
        )

    def reads(self, text: str) -> None:
        """Wait until *text* can be read somewhere in a label, button or text field."""

        def read() -> bool:
            labels = [one.text() for one in self._all(QLabel) if one.isVisible()]
            buttons = [one.text() for one in self._all(QAbstractButton) if one.isVisible()]
            names = [one.accessibleName() for one in self._all(QWidget) if one.isVisible()]
            return any(text in shown for shown in (*labels, *buttons, *names))

        self.until(read, text)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Press and release the left mouse button on *widget*."""
        QTest.mouseClick(
            widget,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            at or widget.rect().center(),
        )
        self.pause()

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press and release a key where the focus is."""
        if QApplication.activeWindow() is None and QApplication.activePopupWidget() is None:
            # Without a window manager nobody gives the focus back after a dialog.
            self.window.activateWindow()
            self.pause()
        target = QApplication.focusWidget() or self.window.focusWidget() or self.window
        QTest.keyClick(target, key, modifiers)
        self.pause()

    def choose(self, down: int) -> None:
        """Take the entry of the open menu that is *down* steps below its top."""
        menu = self._popup()
        for _step in range(down):
            QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
        self.pause()

    def _popup(self) -> QWidget:
        self.until(lambda: QApplication.activePopupWidget() is not None, "a menu")
        menu = QApplication.activePopupWidget()
        if menu is None:
            raise StepFailed("the menu is gone")
        return menu

    def agree_soon(self, name: str) -> None:
        """Press the accepting button of the question that the next act will ask.

        A question waits for its answer inside the act, so the hand is told beforehand; *name* is
        the picture kept of it.
        """

        end = monotonic() + PATIENCE

        def agree() -> None:
            question = QApplication.activeModalWidget()
            if not isinstance(question, Decision):
                if monotonic() > end:
                    self._faults.append(f"{name}: no question was asked")
                else:
                    QTimer.singleShot(60, agree)
                return
            question.grab().save(str(self.out / f"{name}-light.png"))
            QTest.mouseClick(question.accept_button, Qt.MouseButton.LeftButton)

        QTimer.singleShot(60, agree)

    def answer_soon(self, kind: type[D], fill: Callable[[D], None], name: str) -> None:
        """Fill the dialog of this *kind* that the next act will open; *fill* closes it.

        Told beforehand as for `agree_soon`; *name* is the picture kept of it.
        """
        end = monotonic() + PATIENCE

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, kind):
                if monotonic() > end:
                    self._faults.append(f"{name}: no {kind.__name__} was opened")
                else:
                    QTimer.singleShot(60, answer)
                return
            dialog.grab().save(str(self.out / f"{name}-light.png"))
            fill(dialog)

        QTimer.singleShot(60, answer)

    def type_soon(self, text: str, name: str) -> None:
        """Type *text* and Enter into the dialog with a password line that the next act will open.

        Told beforehand as for `agree_soon`; *name* is the picture kept of it.
        """
        end = monotonic() + PATIENCE

        def fill() -> None:
            dialog = QApplication.activeModalWidget()
            lines = dialog.findChildren(QLineEdit) if dialog is not None else []
            secret = [one for one in lines if one.echoMode() is QLineEdit.EchoMode.Password]
            if dialog is None or not secret:
                if monotonic() > end:
                    self._faults.append(f"{name}: no password was asked for")
                else:
                    QTimer.singleShot(60, fill)
                return
            QTest.keyClicks(secret[0], text)
            dialog.grab().save(str(self.out / f"{name}-light.png"))
            QTest.keyClick(secret[0], Qt.Key.Key_Return)

        QTimer.singleShot(60, fill)

    def control(self, key: Qt.Key) -> None:
        """Press a key with Ctrl."""
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def type(self, text: str, into: QWidget | None = None) -> None:
        """Type *text* where the focus is; Chinese comes as an input method hands it over."""
        target = into or QApplication.focusWidget()
        if target is None:
            raise StepFailed("nothing has the focus")
        if into is not None:
            into.setFocus()
        if text.isascii():
            QTest.keyClicks(target, text)
        else:
            self._compose(target, text)
        self.pause()

    def _compose(self, target: QWidget, text: str) -> None:
        """Compose in pieces as long as a pinyin input method takes them."""
        for start in range(0, len(text), 8):
            piece = text[start : start + 8]
            QApplication.sendEvent(target, QInputMethodEvent("pin yin", []))
            done = QInputMethodEvent("", [])
            done.setCommitString(piece)
            QApplication.sendEvent(target, done)

    def clear(self, field: QLineEdit | QPlainTextEdit | QTextEdit) -> None:
        """Empty a field with the keys that do it."""
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_Delete)

    def settled(self) -> None:
        """Wait until everything that was asked for has come back."""
        end = monotonic() + PATIENCE
        while self.workstation.background.busy and monotonic() < end:
            self.pause(15)

    def _still(self) -> bool:
        running = QAbstractAnimation.State.Running
        return all(one.state() != running for one in self.window.findChildren(QAbstractAnimation))

    def picture(self, name: str) -> None:
        """Keep what stands on the screen as `<name>-light.png` and `<name>-dark.png`.

        The window stays in the second theme until the next picture: half of the journeys is made
        in the dark, and a picture costs one change of theme.
        """
        self.settled()
        self._themes.reverse()
        for theme in self._themes:
            self.workstation.set_theme(theme)
            self.pause()
            self.until(self._still, "the motions have ended")
            top = QApplication.activeModalWidget() or self.window
            path = self.out / f"{name}-{theme}.png"
            if not top.grab().save(str(path)):
                raise StepFailed(f"the picture {path} could not be written")
            self.pictures.append(path)
        # A message goes by itself, but not as quickly as this hand goes on: one picture has it.
        for message in self._all(Toast):
            message.hide()
