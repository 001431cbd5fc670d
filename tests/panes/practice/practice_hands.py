"""The pane of practice as somebody works it: built over a workplace, typed into, keys pressed."""

from builders import Workplace
from practice_fakes import FakeNavigator, Monotonic
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from desktop_app.panes.practice import build
from desktop_app.panes.practice.view import PracticeView
from desktop_app.system.background import Inline

CTRL = Qt.KeyboardModifier.ControlModifier


def open_pane(place: Workplace, monotonic: Monotonic, navigator: FakeNavigator) -> PracticeView:
    return build(
        actor=place.trainee,
        practice=place.services.practice,
        modes=place.services.modes,
        exams=place.services.exams,
        debriefing=place.services.debriefing,
        examples=place.services.examples,
        forms=place.services.forms,
        save_pdf=lambda _attempt: None,
        clock=place.clock,
        background=Inline(),
        navigator=navigator,
        monotonic=monotonic,
    )


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(focus(), key, modifier or Qt.KeyboardModifier.NoModifier)


def type_in(text: str) -> None:
    """Write *text* through an input method: Enter is pressed while its second half is composed.

    The first half stands there already, so that there would be something to send.
    """
    writing, half = focus(), len(text) // 2
    _commit(writing, text[:half])
    stood = _written(writing)
    for preedit in ("n", "ni hao"):
        QApplication.sendEvent(writing, QInputMethodEvent(preedit, []))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return, CTRL)
    assert focus() is writing, "Enter while composing went on"
    assert _written(writing) == stood, "Enter while composing sent what stood there"
    _commit(writing, text[half:])


def _commit(writing: QWidget, text: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(writing, event)


def _written(writing: QWidget) -> str:
    if isinstance(writing, QLineEdit):
        return writing.text()
    assert isinstance(writing, QPlainTextEdit)
    return writing.toPlainText()
