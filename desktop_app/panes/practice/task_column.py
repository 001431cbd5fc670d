"""The right of a conversation: the time, what this turn asks for, where we are, pause and end."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop_app.panes.practice.page import Column
from desktop_app.panes.practice.point_row import PointRow
from desktop_app.panes.practice.talk_shown import TaskShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PlainButton
from desktop_app.widgets.cards import clear_layout
from desktop_app.widgets.evidence_text import EvidenceText, Highlight
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.stopwatch import Stopwatch


class TaskColumn(QFrame):
    """Signals: `pause_toggled()`, `end_requested()`. Attributes: `stopwatch`."""

    pause_toggled = Signal()
    end_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theming.set_role(self, "side")
        self._exam = False
        self._wording_open = False
        self.stopwatch = Stopwatch(tr("答复用时"))
        self._column = Column("s")
        self._place = TextLabel("", "secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.pause_button = PlainButton(tr("暂停"))
        self.end_button = PlainButton(tr("结束并复盘"))
        self.pause_button.clicked.connect(self.pause_toggled)
        self.end_button.clicked.connect(self.end_requested)
        self._lay_out()

    def begin(self, exam: bool) -> None:
        """Show a conversation from its beginning."""
        self._exam = exam
        self._wording_open = False
        self.pause_button.setVisible(not exam)
        self.set_running(True)
        self.set_paused(False)

    def show_task(self, task: TaskShown) -> None:
        """Show what the next reply has to do and how the last one did."""
        self._place.setText(task.place)
        self._bar.setValue(round(task.share * 100))
        self._bar.setAccessibleName(task.place)
        content = self._column.content
        clear_layout(content)
        if self._exam:
            text = tr("考核中：不显示要点和提示，不能暂停。")
            content.addWidget(TextLabel(text, "secondary", wrap=True))
        if task.points:
            content.addWidget(TextLabel(tr("这一回合要做到"), "strong"))
            for point in task.points:
                content.addWidget(PointRow(point))
            content.addWidget(TextLabel(tr("发送后才判定"), "secondary"))
        if task.wording:
            self._add_wording(task)
        if task.earlier:
            content.addSpacing(theming.space("s"))
            met = sum(point.state == "met" for point in task.earlier)
            form = tr("上一回合：{n} 点里说到 {met} 点")
            title = form.format(n=len(task.earlier), met=met)
            content.addWidget(TextLabel(title, "strong", wrap=True))
            for point in task.earlier:
                content.addWidget(PointRow(point))
        content.addStretch(1)
        self._column.verticalScrollBar().setValue(0)

    def set_paused(self, paused: bool) -> None:
        """Name the button for what it does next."""
        self.pause_button.setText(tr("继续") if paused else tr("暂停"))

    def set_running(self, running: bool) -> None:
        """Let nothing be paused or ended that is over."""
        self.stopwatch.setVisible(running)
        self.pause_button.setEnabled(running)
        self.end_button.setEnabled(running)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theming.space("s"))
        buttons.addWidget(self.pause_button)
        buttons.addWidget(self.end_button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        side = theming.space("l")
        layout.setContentsMargins(side + 1, side, side, side)
        layout.setSpacing(theming.space("s"))
        layout.addWidget(self.stopwatch)
        layout.addWidget(self._column, 1)
        layout.addWidget(self._place)
        layout.addWidget(self._bar)
        layout.addLayout(buttons)

    def _add_wording(self, task: TaskShown) -> None:
        content = self._column.content
        fold = LinkButton("")
        wording = EvidenceText(
            task.wording,
            [Highlight(start, end, "accent", tr("换成真实内容")) for start, end in task.slots],
        )
        why = TextLabel(task.why, "secondary", wrap=True)

        def show() -> None:
            fold.setText(tr("收起标准话术") if self._wording_open else tr("看标准话术"))
            fold.setAccessibleName(fold.text())
            wording.setVisible(self._wording_open)
            why.setVisible(self._wording_open)

        def toggle() -> None:
            self._wording_open = not self._wording_open
            show()

        fold.clicked.connect(toggle)
        for part in (fold, wording, why):
            content.addWidget(part)
        show()
