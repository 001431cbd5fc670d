"""A paper looked back at: each question with answer, marks, reasons and explanation."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.panes.exams.own.shown import LineShown, ReviewedShown, ReviewShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.tags import Tag

_WIDE = 860


class ReviewPage(QWidget):
    """Signals: `closed()`. Attributes: `cards`, `missed_button`."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[Card] = []
        self._review = ReviewShown("", "", ())
        self.back_button = PlainButton(tr("返回"), "Esc", icon="chevron-left")
        self.missed_button = PlainButton(tr("只看失分的"))
        self.missed_button.setCheckable(True)
        self._title, self._sentence = (
            TextLabel("", "section", wrap=True),
            TextLabel("", "secondary"),
        )
        head = QHBoxLayout()
        head.setSpacing(theming.space("m"))
        head.addWidget(self.back_button)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._title)
        texts.addWidget(self._sentence)
        head.addLayout(texts, 1)
        head.addWidget(self.missed_button)
        held = QWidget()
        theming.set_role(held, "scrolled")
        centred = QHBoxLayout(held)
        centred.setContentsMargins(0, 0, theming.space("s"), 0)
        column = QWidget()
        theming.set_role(column, "scrolled")
        column.setMaximumWidth(_WIDE)
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theming.space("m"))
        centred.addStretch(1)
        centred.addWidget(column, _WIDE)
        centred.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(held)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("m"))
        layout.addLayout(head)
        layout.addWidget(self._scroll, 1)
        self.back_button.clicked.connect(self.closed)
        self.missed_button.toggled.connect(self._fill)
        self.setFocusProxy(self._scroll)

    def show_review(self, review: ReviewShown) -> None:
        """Show a paper from its beginning."""
        self._review = review
        self._title.setText(review.title)
        self._sentence.setText(review.sentence)
        self._fill()

    def _fill(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        only = self.missed_button.isChecked()
        self.cards = [_card(one) for one in self._review.items if one.missed or not only]
        for card in self.cards:
            self._column.addWidget(card)
        if not self.cards:
            self._column.addWidget(TextLabel(tr("没有失分的题。"), "quiet"))
        self._column.addStretch(1)
        self._scroll.verticalScrollBar().setValue(0)


def _card(one: ReviewedShown) -> Card:
    card = Card(one.title)
    card.add_to_header(Tag(one.marks, one.tone))
    if one.material:
        card.body.addWidget(TextLabel(one.material, "quote", wrap=True))
    card.body.addWidget(TextLabel(one.stem, "strong", wrap=True))
    for line in one.lines:
        card.body.addWidget(_line(line))
    if one.answer:
        card.body.addWidget(TextLabel(one.answer, wrap=True))
    for reason in one.reasons:
        card.body.addWidget(TextLabel(reason, "secondary", wrap=True))
    card.body.addWidget(TextLabel(tr("解析：{why}").format(why=one.explanation), wrap=True))
    return card


def _line(line: LineShown) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(TextLabel(line.text, line.tone, wrap=True))
    if line.note:
        column.addWidget(TextLabel(line.note, "secondary", wrap=True))
    return held
