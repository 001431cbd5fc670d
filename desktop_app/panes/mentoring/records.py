"""The side of a shadow day: what the trainee did, and how they see themselves."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.panes.mentoring.shown import Comparison, RecordRow
from desktop_app.panes.mentoring.written_card import WrittenCard
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import IconButton, LinkButton
from desktop_app.widgets.cards import clear_layout
from desktop_app.widgets.headings import TextLabel, rule
from desktop_app.widgets.radar import Radar, RadarSeries
from desktop_app.widgets.tags import Tag

NUMBERED = 9
"""Records that Alt and a digit reach."""


class RecordLine(QWidget):
    """One record: its title opens it, the sign at the right attaches it.

    Signals: `opened(key)`, `toggled(key)`.
    """

    opened = Signal(str)
    toggled = Signal(str)

    def __init__(self, place: int, row: RecordRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        time = TextLabel(row.time, "mono-digits")
        self.title = LinkButton(row.title)
        self.title.setAccessibleName(tr("打开 {title}").format(title=row.title))
        self.title.clicked.connect(lambda: self.opened.emit(row.key))
        head = QHBoxLayout()
        head.setSpacing(theming.space("s"))
        head.addWidget(self.title)
        head.addStretch(1)
        self.attach = self._attach_button(place)
        if row.attached:
            head.addWidget(Tag(tr("依据"), "accent"))
        head.addWidget(self.attach)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addLayout(head)
        detail = TextLabel(row.detail, "secondary", wrap=True)
        detail.setContentsMargins(theming.space("xs") + 1, 0, 0, 0)
        texts.addWidget(detail)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("s"))
        # On the line of the title, which is as high as a control.
        time.setMinimumHeight(theming.size("control"))
        layout.addWidget(time, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(texts, 1)

    def _attach_button(self, place: int) -> IconButton:
        name = tr("不再作为依据") if self.row.attached else tr("附上依据")
        if place <= NUMBERED:
            name = tr("{name}（Alt+{n}）").format(name=name, n=place)
        icon = "check" if self.row.attached else "plus"
        button = IconButton(icon, name, "accent" if self.row.attached else "secondary")
        if not self.row.attachable:
            button.hide()
        button.clicked.connect(lambda: self.toggled.emit(self.row.key))
        return button


class RecordsSide(QFrame):
    """The right column. Signals: `opened(key)`, `toggled(key)`."""

    opened = Signal(str)
    toggled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theming.set_role(self, "side")
        self.lines: list[RecordLine] = []
        self._title = TextLabel("", "section")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theming.space("s"))
        self._empty = TextLabel(tr("这一天还没有练习和自检。"), "secondary", wrap=True)
        self.finding = TextLabel("", "section", wrap=True)
        self.radar = Radar(tr("自评与导师"))
        self.caption = TextLabel("", "secondary", wrap=True)
        self.written = WrittenCard()
        self._lay_out()

    def show_records(self, title: str, rows: Sequence[RecordRow]) -> None:
        """List *rows*; the focus stays on the record where it was."""
        self._title.setText(title)
        if [line.row for line in self.lines] == list(rows):
            return
        focused = next((at for at, one in enumerate(self.lines) if one.attach.hasFocus()), -1)
        clear_layout(self._rows)
        self.lines = [RecordLine(place, row) for place, row in enumerate(rows, start=1)]
        for line in self.lines:
            line.opened.connect(self.opened)
            line.toggled.connect(self.toggled)
            self._rows.addWidget(line)
        self._empty.setVisible(not rows)
        if 0 <= focused < len(self.lines):
            self.lines[focused].attach.setFocus()

    def show_comparison(self, comparison: Comparison) -> None:
        """Lay both views over each other; without axes only say why not."""
        self.finding.setText(comparison.finding)
        self.caption.setText(comparison.caption)
        self.caption.setVisible(bool(comparison.caption))
        self.radar.set_caption(comparison.finding, comparison.caption)
        self.radar.setVisible(bool(comparison.axes))
        self.radar.show_series(
            comparison.axes,
            (
                RadarSeries(tr("导师"), comparison.mentor, "series_1"),
                RadarSeries(tr("自评"), comparison.own, "series_2", dashed=True),
            ),
        )

    def toggle_place(self, place: int) -> None:
        """Attach or release the record at *place*, counted from 1."""
        if 1 <= place <= len(self.lines) and self.lines[place - 1].row.attachable:
            self.toggled.emit(self.lines[place - 1].row.key)

    def _lay_out(self) -> None:
        content = QWidget()
        theming.set_role(content, "scrolled")
        column = QVBoxLayout(content)
        side, top = theming.space("l"), theming.space("l")
        column.setContentsMargins(side, top, side, top)
        column.setSpacing(theming.space("m"))
        for widget in (self._title, self._empty):
            column.addWidget(widget)
        column.addLayout(self._rows)
        column.addWidget(self.written)
        column.addWidget(rule())
        column.addWidget(self.finding)
        column.addWidget(self.radar)
        column.addWidget(self.caption)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.addWidget(area)
