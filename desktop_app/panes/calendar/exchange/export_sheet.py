"""The sheet that asks whose plan is written, as what, and for which days."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.panes.calendar.exchange.shown import SPAN_OWN, Choice, ExportAsked
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.fields import Field
from desktop_app.widgets.file_dialogs import ask_save
from desktop_app.widgets.headings import secondary
from desktop_app.widgets.inputs import DateEdit, PickBox
from desktop_app.widgets.sidesheet import SideSheet

_WIDEST = 30
_FILTERS = {
    "ics": tr("日历文件 (*.ics)"),
    "xlsx": tr("Excel 表格 (*.xlsx)"),
    "csv": tr("CSV 表格 (*.csv)"),
}
_NOTES = {
    "ics": tr("每节课提前提醒；再次导入同一份文件，改过的课会更新，不会重复。"),
    "xlsx": tr("一节课一行，公式一律按文字保存。"),
    "csv": tr("一节课一行，用 Excel 打开不会乱码。"),
    "pdf-month": tr("A4 横向，一个月一页。先预览，再保存或打印。"),
    "pdf-week": tr("A4 横向，一周一页。先预览，再保存或打印。"),
    "pdf-overview": tr("A4 横向，每人或每个阶段一行，每周一列。先预览，再保存或打印。"),
}


class ExportSheet(SideSheet):
    """Signals: `export_wanted(ExportAsked)`."""

    export_wanted = Signal(object)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, tr("导出计划"))
        self.whose, self.kind = PickBox(tr("谁的计划"), _WIDEST), PickBox(tr("文件"), _WIDEST)
        self.span = PickBox(tr("日期"), _WIDEST)
        self.first, self.last = DateEdit(date(2000, 1, 1)), DateEdit(date(2000, 1, 1))
        self._note = secondary("", wrap=True)
        self._days = self._days_row()
        for widget in (
            Field(tr("谁的计划"), self.whose),
            Field(tr("文件"), self.kind),
            self._note,
            Field(tr("日期"), self.span),
            self._days,
        ):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        cancel = PlainButton(tr("取消"), "Esc")
        self.export_button = PrimaryButton(tr("导出…"), "Ctrl ↵")
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.export_button)
        cancel.clicked.connect(self.close_overlay)
        self.export_button.clicked.connect(self._export)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.export_button.click)
        self.kind.currentIndexChanged.connect(self._tell)
        self.span.currentIndexChanged.connect(self._tell)

    def ask(
        self,
        whose: Sequence[Choice],
        kinds: Sequence[Choice],
        spans: Sequence[Choice],
        first: date,
    ) -> None:
        """Offer plans, kinds of files and spans; kind and span stay as they were chosen."""
        for box, choices, keep in (
            (self.whose, whose, False),
            (self.kind, kinds, True),
            (self.span, spans, True),
        ):
            kept = box.currentData() if keep else None
            box.clear()
            for one in choices:
                box.addItem(one.text, one.key)
            box.setCurrentIndex(max(0, box.findData(kept)))
        if self.first.day().year == 2000:
            self.first.set_day(first)
            self.last.set_day(first)
        self._tell()

    def ask_path(self, name: str, suffix: str) -> Path | None:
        """Where to save; a test replaces this method."""
        return ask_save(self, tr("导出计划"), name, _FILTERS[suffix], suffix)

    def _days_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theming.space("s"))
        line.addWidget(Field(tr("从"), self.first))
        line.addWidget(Field(tr("到"), self.last))
        return row

    def _tell(self) -> None:
        kind = str(self.kind.currentData() or "")
        self._note.setText(_NOTES.get(kind, ""))
        self.export_button.setText(tr("预览…") if kind.startswith("pdf") else tr("导出…"))
        self._days.setVisible(self.span.currentData() == SPAN_OWN)

    def _export(self) -> None:
        if self.whose.count():
            self.export_wanted.emit(
                ExportAsked(
                    str(self.whose.currentData()),
                    str(self.kind.currentData()),
                    str(self.span.currentData()),
                    self.first.day(),
                    self.last.day(),
                )
            )
