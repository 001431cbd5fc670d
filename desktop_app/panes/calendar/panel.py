"""Beside the days: the chosen day, its sessions, and what can be done about them."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.calendar.shown import Blank, DaySetting, Detail, Item, Panel
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.headings import TextLabel, secondary
from desktop_app.widgets.tags import Tag

_WIDEST = 0.36
"""The most of the pane that the column takes, at large text in a small window."""
_MOST = 8
"""As many sessions of a day are listed, the chosen one among them; the agenda has them all."""


class SessionCard(Card):
    """One session, told.

    Signals: `open_wanted(key)`, `move_wanted(key)`, `cancel_wanted(key)`,
    `done_marked(key, done)`, `reminder_wanted(key)`.
    """

    open_wanted = Signal(str)
    move_wanted = Signal(str)
    cancel_wanted = Signal(str)
    done_marked = Signal(str, bool)
    reminder_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._key, self._done = "", False
        self._tag = Tag("")
        self._state = Tag(tr("已完成"), "good")
        self._name = TextLabel("", "section", wrap=True)
        self._sentence = secondary("", wrap=True)
        tags = QHBoxLayout()
        tags.setSpacing(theming.space("s"))
        tags.addWidget(self._tag)
        tags.addWidget(self._state)
        tags.addStretch(1)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(theming.space("m"))
        self._rows.setVerticalSpacing(theming.space("s"))
        self._rows.setColumnStretch(1, 1)
        self.open_button = PrimaryButton(tr("打开课次"), "↵")
        self.done_button = PlainButton(tr("标记完成"))
        self.undone_button = PlainButton(tr("撤销完成"))
        self.move_button = PlainButton(tr("改期"), "G")
        self.cancel_button = PlainButton(tr("取消课次"), "Del")
        self.reminder_button = PlainButton(tr("复制提醒"), icon="copy")
        for button in (self.done_button, self.undone_button):
            button.clicked.connect(lambda: self.done_marked.emit(self._key, not self._done))
        self.reminder_button.clicked.connect(lambda: self.reminder_wanted.emit(self._key))
        self.body.addLayout(tags)
        self.body.addWidget(self._name)
        self.body.addWidget(self._sentence)
        self.body.addLayout(self._rows)
        self.open_button.clicked.connect(lambda: self.open_wanted.emit(self._key))
        self.move_button.clicked.connect(lambda: self.move_wanted.emit(self._key))
        self.cancel_button.clicked.connect(lambda: self.cancel_wanted.emit(self._key))
        self.body.addSpacing(theming.space("xs"))
        self.body.addWidget(self.open_button)
        changing = QHBoxLayout()
        changing.setSpacing(theming.space("s"))
        changing.addWidget(self.move_button, 1)
        changing.addWidget(self.cancel_button, 1)
        self.body.addLayout(changing)
        for marking in (self.done_button, self.undone_button, self.reminder_button):
            self.body.addWidget(marking)

    def show_detail(self, detail: Detail | None) -> None:
        """Show *detail*; None takes the card away."""
        self.setVisible(detail is not None)
        if detail is None:
            return
        self._key, self._done = detail.key, detail.done
        self._tag.setText(detail.stage)
        self._tag.set_tone(detail.tone)  # type: ignore[arg-type]  # the content model checks tones
        self._tag.setVisible(bool(detail.stage))
        self._state.setVisible(detail.done)
        self._name.setText(detail.title)
        self._sentence.setText(detail.sentence)
        pressed = self.done_button.hasFocus() or self.undone_button.hasFocus()
        self.open_button.setVisible(detail.may_open)
        self.done_button.setVisible(detail.may_mark and not detail.done)
        self.undone_button.setVisible(detail.may_mark and detail.done)
        for button in (self.move_button, self.cancel_button):
            button.setVisible(detail.may_move)
        if pressed:
            self.focus_first()  # the one that was pressed has gone
        while (old := self._rows.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        top = Qt.AlignmentFlag.AlignTop
        for place, (label, text) in enumerate(detail.rows):
            self._rows.addWidget(TextLabel(label, "quiet"), place, 0, top)
            self._rows.addWidget(TextLabel(text, wrap=True), place, 1, top)

    def controls(self) -> tuple[QWidget, ...]:
        """Return what can be pressed, in order."""
        return (
            self.open_button,
            self.move_button,
            self.cancel_button,
            self.done_button,
            self.undone_button,
            self.reminder_button,
        )

    def focus_first(self) -> None:
        """Move the focus to what one would press."""
        button = self.undone_button if self._done else self.done_button
        button.setFocus(Qt.FocusReason.TabFocusReason)


class DayCard(Card):
    """The chosen day: what it is, its sessions, and for who may: working or not.

    Signals: `session_wanted(key)`, `exam_wanted(target)`, `all_wanted()` for a list of sessions,
    `add_wanted()`, `day_set(working, note)`, `day_dropped()`.
    Attributes: `items`, a button for each session where the day has several; `exams`, one for each
    exam.
    """

    session_wanted = Signal(str)
    exam_wanted = Signal(str)
    all_wanted = Signal()
    add_wanted = Signal()
    day_set = Signal(bool, str)
    day_dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._working = True
        self.items: list[QPushButton] = []
        self.exams: list[QPushButton] = []
        self._items = QVBoxLayout()
        self._items.setSpacing(theming.space("xs"))
        self.body.addLayout(self._items)
        self.all_link = LinkButton("")
        self.all_link.clicked.connect(self.all_wanted)
        self.add_button = PlainButton(tr("新增课次"), "N", "plus")
        self.add_button.clicked.connect(self.add_wanted)
        self.change_link = LinkButton(tr("设为休息日"))
        self.note = QLineEdit()
        self.note.setPlaceholderText(tr("说明，如：校庆"))
        self.note.setAccessibleName(tr("这一天的说明"))
        self.note.setMaxLength(20)
        self.set_button = PlainButton(tr("设为休息日"))
        self.drop_button = PlainButton(tr("恢复公共安排"))
        self._hint = secondary(tr("已经排好的课次不会自动移动。"), wrap=True)
        self.change_link.clicked.connect(self._open)
        self.set_button.clicked.connect(self._set)
        self.note.returnPressed.connect(self._set)
        self.drop_button.clicked.connect(self.day_dropped)
        for widget in (self.all_link, self.add_button, *self._setting()):
            self.body.addWidget(widget)

    def show_day(self, panel: Panel) -> None:
        """Show the day of *panel*."""
        self.set_title(panel.title, panel.sentence)
        chosen = panel.detail.key if panel.detail else ""
        clear_layout(self._items)
        self.items = [self._button(item, item.key == chosen) for item in _listed(panel, chosen)]
        self.exams = [self._exam(target, line) for target, line in panel.exams]
        for button in (*self.exams, *self.items):
            self._items.addWidget(button)
        self.all_link.setVisible(panel.count > _MOST)
        self.all_link.setText(tr("在日程里看全部 {n} 项").format(n=panel.count))
        self.add_button.setVisible(panel.may_add)
        self._show_setting(panel.setting)

    def controls(self) -> tuple[QWidget, ...]:
        """Return what can be pressed or typed into, in order."""
        setting = (self.change_link, self.note, self.set_button, self.drop_button)
        return (*self.exams, *self.items, self.all_link, self.add_button, *setting)

    def _setting(self) -> tuple[QWidget, ...]:
        return (self.change_link, self.note, self.set_button, self._hint, self.drop_button)

    def _exam(self, target: str, line: str) -> QPushButton:
        button = ItemButton(line)
        button.setToolTip(line)
        button.setEnabled(bool(target))
        button.clicked.connect(lambda: self.exam_wanted.emit(target))
        return button

    def _button(self, item: Item, chosen: bool) -> QPushButton:
        name = f"{item.time.partition('–')[0]} {item.title}"
        button = ItemButton(name)
        button.setToolTip(item.tip)
        button.setCheckable(True)
        button.setChecked(chosen)
        button.clicked.connect(lambda: self.session_wanted.emit(item.key))
        return button

    def _show_setting(self, setting: DaySetting | None) -> None:
        for widget in self._setting():
            widget.hide()
        self.note.clear()
        if setting is None:
            return
        self._working = setting.working
        words = tr("设为休息日") if setting.working else tr("设为工作日")
        self.change_link.setText(words)
        self.set_button.setText(words)
        self.drop_button.setVisible(setting.own)
        self.change_link.setVisible(not setting.own)

    def _open(self) -> None:
        for widget in (self.note, self.set_button, self._hint):
            widget.show()
        self.change_link.hide()
        self.note.setFocus()

    def _set(self) -> None:
        self.day_set.emit(not self._working, self.note.text())


def _listed(panel: Panel, chosen: str) -> tuple[Item, ...]:
    """Return the sessions that the day lists: the first ones, and always the chosen one."""
    if len(panel.items) < 2:
        return ()
    listed = panel.items[:_MOST]
    if any(item.key == chosen for item in listed):
        return listed
    last = [item for item in panel.items if item.key == chosen]
    return (*listed[: _MOST - len(last)], *last)


class ItemButton(QPushButton):
    """A session in the list of a day; its text ends in … where it does not fit."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)
        theming.set_role(self, "chip")

    def minimumSizeHint(self) -> QSize:
        return QSize(theming.space("xxl"), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        room = self.width() - 2 * theming.space("s") - 2
        mode = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._text, mode, room))
        super().resizeEvent(event)


class SidePanel(QScrollArea):
    """The column beside the days.

    Signals: those of its cards, and `act_wanted()` of the empty state.
    """

    exam_wanted = Signal(str)
    session_wanted = Signal(str)
    all_wanted = Signal()
    add_wanted = Signal()
    open_wanted = Signal(str)
    move_wanted = Signal(str)
    cancel_wanted = Signal(str)
    done_marked = Signal(str, bool)
    reminder_wanted = Signal(str)
    day_set = Signal(bool, str)
    day_dropped = Signal()
    act_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.day_card, self.session_card = DayCard(), SessionCard()
        self.blank_card = Card()
        self._blank_text = TextLabel("", "quiet", wrap=True)
        self.blank_button = PrimaryButton("")
        self.blank_button.clicked.connect(self.act_wanted)
        self.blank_card.body.addWidget(self._blank_text)
        self.blank_card.body.addWidget(self.blank_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._content = QWidget()
        theming.set_role(self._content, "scrolled")
        layout = QVBoxLayout(self._content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("m"))
        self.setWidget(self._content)
        for card in (self.blank_card, self.day_card, self.session_card):
            layout.addWidget(card)
        layout.addStretch(1)
        self.day_card.session_wanted.connect(self.session_wanted)
        self.day_card.exam_wanted.connect(self.exam_wanted)
        self.day_card.all_wanted.connect(self.all_wanted)
        self.day_card.add_wanted.connect(self.add_wanted)
        self.day_card.day_set.connect(self.day_set)
        self.day_card.day_dropped.connect(self.day_dropped)
        self.session_card.open_wanted.connect(self.open_wanted)
        self.session_card.move_wanted.connect(self.move_wanted)
        self.session_card.cancel_wanted.connect(self.cancel_wanted)
        self.session_card.done_marked.connect(self.done_marked)
        self.session_card.reminder_wanted.connect(self.reminder_wanted)

    def show_panel(self, panel: Panel) -> None:
        """Show *panel*."""
        self.day_card.show_day(panel)
        self.session_card.show_detail(panel.detail)
        self._show_blank(panel.blank)
        # What is made later stands later in the order of Tab, unless one says otherwise.
        order = (self.blank_button, *self.day_card.controls(), *self.session_card.controls())
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def focus_session(self) -> None:
        """Move the focus into the session that is shown, if there is one."""
        if not self.session_card.isHidden():
            self.session_card.focus_first()

    def _show_blank(self, blank: Blank | None) -> None:
        self.blank_card.setVisible(blank is not None)
        if blank is not None:
            self.blank_card.set_title(blank.title)
            self._blank_text.setText(blank.text)
            self.blank_button.setText(blank.act)
            self.blank_button.setVisible(bool(blank.act))

    def fit(self, room: int) -> None:
        """Take the width that the texts want, but leave most of *room* to the days."""
        wanted = theming.frame("search") * theming.current().percent // 100
        width = min(wanted, round(room * _WIDEST))
        # As wide with the scroll bar as without: a height that follows the width, and a bar that
        # follows the height, would chase each other without end.
        self._content.setFixedWidth(width)
        self.setFixedWidth(width + theming.frame("scroll"))
