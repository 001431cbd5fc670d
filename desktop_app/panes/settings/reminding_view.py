"""Reminders: whether the system tray speaks, and where their figures are."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from desktop_app.panes.settings.shown import TrayShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.headings import secondary


class RemindingView(Card):
    """Signals: `tray_chosen(bool)`, `figures_wanted()`."""

    tray_chosen = Signal(bool)
    figures_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("提醒"), parent=parent)
        self.tray = QCheckBox(tr("在系统托盘显示图标，并用消息提醒"))
        self.tray.setMinimumHeight(theming.size("control"))
        self.tray.clicked.connect(self.tray_chosen)
        self._sentence = secondary("", wrap=True)
        self.figures = LinkButton(tr("调整提前时间和天数"))
        self.figures.clicked.connect(self.figures_wanted)
        line = QHBoxLayout()
        line.addWidget(
            secondary(tr("提前几分钟到场、请假提前几小时、几天没练要提醒，在“数字”里。")), 1
        )
        line.addWidget(self.figures)
        for widget in (self.tray, self._sentence):
            self.body.addWidget(widget)
        self.body.addLayout(line)

    def show_tray(self, tray: TrayShown) -> None:
        """Show what is in force, and say where there is no tray."""
        self.tray.setChecked(tray.enabled)
        if not tray.available:
            text = tr("这台电脑的桌面没有系统托盘，选上也不会弹出消息；“今日”里的提醒不受影响。")
        elif tray.enabled:
            text = tr("每天早上说一次当天的安排，课次开始前再说一次。锁定时只说有提醒，不说内容。")
        else:
            text = tr("不弹出消息；“今日”里的提醒不受影响。")
        self._sentence.setText(text)

    def sentence(self) -> str:
        """Return what is said about the tray."""
        return self._sentence.text()
