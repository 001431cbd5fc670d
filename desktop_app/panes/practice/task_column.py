"""The right of a conversation: the time, what this turn asks for, where we are, pause and end."""

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop_app.panes.practice.page import Column
from desktop_app.panes.practice.point_row import PointRow
from desktop_app.panes.practice.run_page import RunSide
from desktop_app.panes.practice.talk_shown import TaskShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton
from desktop_app.widgets.cards import clear_layout
from desktop_app.widgets.evidence_text import EvidenceText, Highlight
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.stopwatch import Stopwatch


class TaskColumn(RunSide):
    """Attributes: `stopwatch`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exam = False
        self._wording_open = False
        self.stopwatch = Stopwatch(tr("答复用时"))
        self._column = Column("s")
        self._place = TextLabel("", "secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._lay_out()

    def begin(self, exam: bool) -> None:
        """Show a conversation from its beginning."""
        self._exam = exam
        self._wording_open = False
        self.begin_run(exam)

    def show_task(self, task: TaskShown) -> None:
        """Show what the next reply has to do and how the last one did."""
        self._place.setText(task.place)
        self._bar.setValue(round(task.share * 100))
        self._bar.setAccessibleName(task.place)
        content = self._column.content
        clear_layout(content)
        if self._exam:
            text = tr("考核中：不显示要点、提示和客户情绪，不能暂停。情绪要从客户的话里听出来。")
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

    def set_running(self, running: bool) -> None:
        super().set_running(running)
        self.stopwatch.setVisible(running)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        side = theming.space("l")
        layout.setContentsMargins(side + 1, side, side, side)
        layout.setSpacing(theming.space("s"))
        layout.addWidget(self.stopwatch)
        layout.addWidget(self._column, 1)
        layout.addWidget(self._place)
        layout.addWidget(self._bar)
        layout.addLayout(self.buttons())

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
