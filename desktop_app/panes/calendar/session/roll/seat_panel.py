"""Beside the list: the chosen trainee with leave, make-up and every marking."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop_app.panes.calendar.session.roll.shown import LeaveShown, SeatShown, WayShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.tags import Tag


class LeaveCard(Card):
    """A request for leave, to be decided.

    Signals: `decided(key, granted, reason)`. Attributes: `grant_button`, `refuse_button`, `reason`.
    """

    decided = Signal(str, bool, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("请假"), parent=parent)
        self._key = ""
        self._tag = Tag("")
        self.add_to_header(self._tag)
        self._reason = TextLabel("", wrap=True)
        self._detail = TextLabel("", "secondary", wrap=True)
        self.reason = QLineEdit()
        self.reason.setMaxLength(200)
        self._field = Field(tr("答复（不同意时请写明原因）"), self.reason)
        self.grant_button = PrimaryButton(tr("同意请假"))
        self.refuse_button = PlainButton(tr("不同意"))
        acts = QHBoxLayout()
        acts.setSpacing(theming.space("s"))
        acts.addStretch(1)
        acts.addWidget(self.refuse_button)
        acts.addWidget(self.grant_button)
        for widget in (self._reason, self._detail, self._field):
            self.body.addWidget(widget)
        self.body.addLayout(acts)
        self.grant_button.clicked.connect(lambda: self._decide(True))
        self.refuse_button.clicked.connect(lambda: self._decide(False))

    def show_leave(self, leave: LeaveShown | None) -> None:
        """Show a request; None takes the card away."""
        self.setVisible(leave is not None)
        if leave is None:
            return
        if leave.key != self._key:
            self.reason.clear()
        self._key = leave.key
        self._reason.setText(leave.reason)
        self._detail.setText(leave.detail)
        self._tag.setText(leave.tag)
        self._tag.set_tone(leave.tone)
        self.grant_button.setVisible(leave.may_grant)
        self.refuse_button.setVisible(leave.may_refuse)
        self._field.setVisible(leave.may_refuse or leave.may_grant)

    def _decide(self, granted: bool) -> None:
        self.decided.emit(self._key, granted, self.reason.text())


class MakeUpCard(Card):
    """What was missed, and where it can be made up.

    Signals: `ways_wanted()`, `booked(place)`. Attributes: `find_button`, `way_buttons`.
    """

    ways_wanted = Signal()
    booked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("补课"), parent=parent)
        self._state = ("", "", False)
        self._told = TextLabel("", wrap=True)
        self.find_button = PlainButton(tr("找补课时间"), icon="calendar")
        self.find_button.clicked.connect(self.ways_wanted)
        self._ways = QVBoxLayout()
        self._ways.setSpacing(theming.space("s"))
        self.way_buttons: list[PlainButton] = []
        self.body.addWidget(self._told)
        self.body.addWidget(self.find_button)
        self.body.addLayout(self._ways)

    def show_state(self, key: str, made_up: str, may: bool) -> None:
        """Say when it is made up for, or that nothing is arranged; the same keeps its offers."""
        if (key, made_up, may) == self._state:
            return
        self._state = (key, made_up, may)
        self.setVisible(bool(made_up) or may)
        self._told.setText(made_up or tr("这一课没有上，还没有安排补课。"))
        self.find_button.setVisible(may)
        self.show_ways((), "")

    def show_ways(self, ways: Sequence[WayShown], none: str) -> None:
        """Offer ways; *none* says why there are none."""
        clear_layout(self._ways)
        self.way_buttons = []
        if none:
            self._told.setText(none)
        for place, one in enumerate(ways):
            button = PlainButton(tr("排到 {time}").format(time=one.text))
            button.setAccessibleDescription(one.detail)
            button.clicked.connect(lambda _=False, place=place: self.booked.emit(place))
            self.way_buttons.append(button)
            self._ways.addWidget(button)
            self._ways.addWidget(TextLabel(one.detail, "secondary", wrap=True))
        if ways:
            self.find_button.hide()
            self.way_buttons[0].setFocus()


class SeatPanel(QScrollArea):
    """Signals: `noted(text)`. Attributes: `leave`, `make_up`, `note`."""

    noted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self.person = Card()
        self._state = Tag("")
        self.person.add_to_header(self._state)
        self.note = QLineEdit()
        self.note.setMaxLength(200)
        self.note.setPlaceholderText(tr("例如：地铁故障，晚到 10 分钟"))
        self._note_field = Field(tr("说明（回车保存）"), self.note)
        self.note.returnPressed.connect(lambda: self.noted.emit(self.note.text()))
        self.leave, self.make_up = LeaveCard(), MakeUpCard()
        self.past = Card(tr("点名记录"), tr("以最新一次为准，以前的都留着。"))
        self._lay_out()

    def show_seat(self, seat: SeatShown | None) -> None:
        """Show a trainee; None: nobody is chosen."""
        self._content.setVisible(seat is not None)
        if seat is None:
            return
        typing = self.note.hasFocus() and seat.key == self._key
        self._key = seat.key
        self.person.set_title(seat.title)
        self._state.setText(seat.state)
        self._state.set_tone(seat.tone)
        if not typing:
            self.note.setText(seat.note)
        self._note_field.setVisible(seat.may_mark)
        self.leave.show_leave(seat.leave)
        self.make_up.show_state(seat.key, seat.made_up, seat.may_make_up)
        self.past.clear()
        self.past.setVisible(bool(seat.history))
        for line in seat.history:
            self.past.body.addWidget(TextLabel(line, "secondary", wrap=True))

    def _lay_out(self) -> None:
        self.person.body.addWidget(self._note_field)
        theming.set_role(self, "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = QWidget()
        theming.set_role(self._content, "scrolled")
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, theming.space("s"), 0)
        column.setSpacing(theming.space("m"))
        for card in (self.person, self.leave, self.make_up, self.past):
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(self._content)
