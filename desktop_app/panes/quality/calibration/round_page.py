"""A calibration under way: who has scored, who sits down next, and the end of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.panes.quality.calibration.shown import RoundShown, Seat
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.avatar import Avatar
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import ElidedLabel, TextLabel
from desktop_app.widgets.list_and_page import ScrollColumn
from desktop_app.widgets.tags import Tag


class RoundPage(QWidget):
    """Signals: `seat_requested(person)`, `close_requested(reason)`.

    Attributes: `reason`, `close_button`, and `acts` by person.
    """

    seat_requested = Signal(str)
    close_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = Card()
        self._seats = QVBoxLayout()
        self._seats.setSpacing(theming.space("m"))
        self.acts: dict[str, PlainButton] = {}
        self._card.body.addLayout(self._seats)
        self._end = Card(tr("结束校准"))
        self._words = TextLabel("", "secondary", wrap=True)
        self.reason = QLineEdit()
        self._field = Field(tr("提前结束的原因"), self.reason)
        self.close_button = PrimaryButton(tr("结束并看结果"))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        self._end.body.addWidget(self._words)
        self._end.body.addWidget(self._field)
        self._end.body.addLayout(foot)
        column = ScrollColumn(tr("校准"))
        column.content.addWidget(self._card)
        column.content.addWidget(self._end)
        column.content.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        self.close_button.clicked.connect(lambda: self.close_requested.emit(self.reason.text()))

    def show_round(self, shown: RoundShown) -> None:
        """Show who has scored."""
        self._card.set_title(shown.title, shown.sentence)
        clear_layout(self._seats)
        self.acts = {}
        for seat in shown.seats:
            self._seats.addLayout(self._seat(seat))
        self._end.setVisible(shown.may_close)
        self._field.setVisible(bool(shown.missing))
        self.reason.clear()
        self.show_problem("")
        words = tr("大家都评完了。结束以后，参加的人和主管都看得到每一份评分。")
        if shown.missing:
            words = tr("还有 {n} 人没有评；提前结束请写明原因。").format(n=shown.missing)
        self._words.setText(words)

    def show_problem(self, text: str) -> None:
        """Say why it cannot be closed."""
        self._field.set_problem(text)

    def _seat(self, seat: Seat) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theming.space("m"))
        line.addWidget(Avatar(seat.name))
        line.addWidget(ElidedLabel(seat.name, "strong"), 1)
        line.addWidget(Tag(seat.state, seat.tone))
        if seat.act:
            button = self.acts[seat.key] = PlainButton(seat.act)
            button.clicked.connect(lambda: self.seat_requested.emit(seat.key))
            line.addWidget(button)
        return line
