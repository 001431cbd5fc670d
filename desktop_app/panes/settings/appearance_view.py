"""Theme and text size, applied at once."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSlider, QWidget

from desktop_app.system.text import tr
from desktop_app.system.theme import LARGEST_PERCENT, SMALLEST_PERCENT
from desktop_app.widgets import theming
from desktop_app.widgets.cards import Card
from desktop_app.widgets.headings import TextLabel

_STEP = 5


class AppearanceView(Card):
    """Signals: `theme_chosen(name)`, `text_chosen(percent)`, `stale()` when somebody else changed
    the appearance, e.g. the person's menu."""

    theme_chosen = Signal(str)
    text_chosen = Signal(int)
    stale = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("外观"), parent=parent)
        self._group = QButtonGroup(self)
        self.themes: dict[str, QPushButton] = {}
        row = QHBoxLayout()
        row.setSpacing(theming.space("xs"))
        row.addWidget(TextLabel(tr("主题")))
        row.addSpacing(theming.space("l"))
        choices = {"system": tr("跟随系统"), "light": tr("浅色"), "dark": tr("深色")}
        for name, text in choices.items():
            row.addWidget(self._theme_button(name, text))
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addLayout(self._text_size())
        # Laying out all windows anew takes a moment: not at every pixel that the slider moves.
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(theming.current().motion["short"])
        self._settle.timeout.connect(self._announce)
        theming.changed.connect(self.stale)

    def show_choice(self, theme: str, percent: int) -> None:
        """Show what is in force."""
        self.themes[theme].setChecked(True)
        self.slider.blockSignals(True)
        self.slider.setValue(percent // _STEP)
        self.slider.blockSignals(False)
        self._tell()

    def _theme_button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setCheckable(True)
        theming.set_role(button, "segment")
        button.clicked.connect(lambda: self.theme_chosen.emit(name))
        self._group.addButton(button)
        self.themes[name] = button
        return button

    def _text_size(self) -> QHBoxLayout:
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(SMALLEST_PERCENT // _STEP, LARGEST_PERCENT // _STEP)
        self.slider.setPageStep(2)
        self.slider.setFixedWidth(theming.frame("search"))
        self.slider.setMinimumHeight(theming.size("control"))
        self.slider.setAccessibleName(tr("文字大小"))
        self.slider.valueChanged.connect(self._moved)
        self._percent = TextLabel("", "strong")
        row = QHBoxLayout()
        row.setSpacing(theming.space("m"))
        row.addWidget(TextLabel(tr("文字大小")))
        row.addWidget(TextLabel(tr("小"), "secondary"))
        row.addWidget(self.slider)
        row.addWidget(TextLabel(tr("大"), "secondary"))
        row.addWidget(self._percent)
        row.addStretch(1)
        return row

    def _moved(self) -> None:
        self._tell()
        self._settle.start()

    def _tell(self) -> None:
        text = f"{self.slider.value() * _STEP}%"
        self._percent.setText(text)
        self.slider.setAccessibleDescription(text)

    def _announce(self) -> None:
        self.text_chosen.emit(self.slider.value() * _STEP)
