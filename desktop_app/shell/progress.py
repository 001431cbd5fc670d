"""Long work, shown in the corner: what runs, how far it is, and a way to stop it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.headings import ElidedLabel, TextLabel


class _Task(QWidget):
    """One piece of work: title, bar, count, cancel."""

    def __init__(self, title: str, cancel: Callable[[], None]) -> None:
        super().__init__()
        self._cancel = cancel
        self._count = TextLabel("", "secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(title)
        self.button = PlainButton(tr("取消"))
        self.button.clicked.connect(self._on_cancel)
        head = QHBoxLayout()
        head.addWidget(ElidedLabel(title), 1)
        head.addWidget(self._count)
        words = QVBoxLayout()
        words.setSpacing(theming.space("xs"))
        words.addLayout(head)
        words.addWidget(self._bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("m"))
        layout.addLayout(words, 1)
        layout.addWidget(self.button)

    def set_step(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._bar.setRange(0, max(0, total))
        self._bar.setValue(done)
        self._count.setText(tr("{done} / {total}").format(done=done, total=total))

    def _on_cancel(self) -> None:
        self.button.setEnabled(False)
        self.button.setText(tr("正在停止"))
        self._cancel()


class ProgressCorner(QFrame):
    """The running long work of a window, in its lower right corner."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._tasks: dict[int, _Task] = {}
        theming.set_role(self, "floating")
        self._list = QVBoxLayout(self)
        self.hide()
        host.installEventFilter(self)

    def add(self, number: int, title: str, cancel: Callable[[], None]) -> None:
        """Show a piece of work under *number*."""
        task = _Task(title, cancel)
        self._tasks[number] = task
        self._list.addWidget(task)
        self._place()
        self.show()
        self.raise_()

    def step(self, number: int, done: int, total: int) -> None:
        """Show how far work *number* is, where it is shown."""
        if number in self._tasks:
            self._tasks[number].set_step(done, total)

    def remove(self, number: int) -> None:
        """Work *number* has ended."""
        task = self._tasks.pop(number, None)
        if task is not None:
            self._list.removeWidget(task)
            task.hide()
            task.deleteLater()
        self.setVisible(bool(self._tasks))
        self._place()

    def titles(self) -> list[str]:
        """Return what is shown as running."""
        return [task.findChildren(ElidedLabel)[0].text() for task in self._tasks.values()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.setFixedWidth(theming.frame("task"))
        self.adjustSize()
        gap = theming.space("xl")
        self.move(
            self._host.width() - self.width() - gap, self._host.height() - self.height() - gap
        )
