"""One play: its seats, the views side by side, and the trainer's summary."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.panes.checklists.views.shown import PlayShown, Seat, ViewColumn
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.tags import Tag


class PlayPage(QScrollArea):
    """What the play was, three seats, and below them the views that may be read.

    Attributes: `summary_button`. Signals: `seat_requested(part)`.
    """

    seat_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title = TextLabel("", "section", wrap=True)
        self._sentence = TextLabel("", "secondary", wrap=True)
        self._finding = TextLabel("", "strong", wrap=True)
        self.summary_button = PrimaryButton(tr("写小结"))
        self._seats = QHBoxLayout()
        self._seats.setSpacing(theming.space("l"))
        self._views = QHBoxLayout()
        self._views.setSpacing(theming.space("l"))
        self._summary = QVBoxLayout()
        inside = QWidget()
        column = QVBoxLayout(inside)
        side = theming.space("xl")
        column.setContentsMargins(side, theming.space("l"), side, theming.space("l"))
        column.setSpacing(theming.space("l"))
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(theming.space("xs"))
        for label in (self._title, self._sentence, self._finding):
            words.addWidget(label)
        head.addLayout(words, 1)
        head.addWidget(self.summary_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for part in (self._seats, self._views, self._summary):
            column.addLayout(part)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setWidget(inside)

    def show_play(self, play: PlayShown) -> None:
        """Show one play."""
        self._title.setText(play.title)
        self._sentence.setText(play.sentence)
        self._finding.setText(play.finding)
        self.summary_button.setVisible(play.may_sum_up)
        for part in (self._seats, self._views, self._summary):
            clear_layout(part)
        # Once the views stand side by side their columns say whose they are.
        if len(play.views) < len(play.seats):
            for seat in play.seats:
                self._seats.addWidget(self._seat(seat), 1)
        for view in play.views:
            self._views.addWidget(_column(view), 1, Qt.AlignmentFlag.AlignTop)
        if play.summary is not None:
            self._summary.addWidget(_column(play.summary))

    def _seat(self, seat: Seat) -> Card:
        card = Card()
        line = QHBoxLayout()
        line.addWidget(TextLabel(seat.title, "strong", wrap=True), 1)
        tag = Tag(seat.state)
        tag.set_tone(seat.tone)
        line.addWidget(tag)
        card.body.addLayout(line)
        if seat.act:
            button = PlainButton(seat.act)
            button.clicked.connect(lambda: self.seat_requested.emit(seat.part))
            card.body.addWidget(button)
        card.body.addStretch(1)
        return card


def _column(view: ViewColumn) -> Card:
    card = Card()
    card.body.addWidget(TextLabel(view.title, "strong", wrap=True))
    for label, words in view.lines:
        card.body.addWidget(TextLabel(label, "secondary", wrap=True))
        card.body.addWidget(TextLabel(words, wrap=True))
    return card
