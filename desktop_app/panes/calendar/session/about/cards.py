"""The cards of a session: what it is, material, what comes before, one's own part, closing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from desktop_app.panes.calendar.session.about.shown import (
    AboutShown,
    BeforeShown,
    ClosingShown,
    HeardShown,
    MaterialShown,
    OwnShown,
)
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import TextArea
from desktop_app.widgets.tags import Tag

_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


def labelled(rows: Sequence[tuple[str, str]]) -> QWidget:
    """Return rows of a label and what it says, the labels in one column."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theming.space("m"))
    grid.setVerticalSpacing(theming.space("s"))
    grid.setColumnStretch(1, 1)
    for place, (label, text) in enumerate(rows):
        grid.addWidget(TextLabel(label, "quiet"), place, 0, _TOP)
        grid.addWidget(TextLabel(text, wrap=True), place, 1)
    return holder


class PlanCard(Card):
    """What the session is for. Signals: none; it is read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("这一课"), parent=parent)
        self._stage = Tag("")
        self.add_to_header(self._stage)

    def show_about(self, about: AboutShown) -> None:
        """Show the plan of a session."""
        self._stage.setText(about.stage)
        self._stage.set_tone(about.tone)
        self.clear()
        self.body.addWidget(labelled(about.rows))


class MaterialCard(Card):
    """Signals: `opened(place)`, `put_wanted(place)`. Attribute: `open_buttons` by place."""

    opened = Signal(int)
    put_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("资料"), parent=parent)
        self.open_buttons: dict[int, LinkButton] = {}
        self.put_buttons: dict[int, LinkButton] = {}

    def show_materials(self, materials: Sequence[MaterialShown]) -> None:
        """List what is used; the same list keeps its buttons, and with them the focus."""
        self.setVisible(bool(materials))
        self.clear()
        self.open_buttons, self.put_buttons = {}, {}
        for place, one in enumerate(materials):
            self.body.addLayout(self._line(place, one))

    def _line(self, place: int, one: MaterialShown) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theming.space("s"))
        name = TextLabel(one.name, wrap=True)
        name.setMinimumHeight(theming.size("control"))
        row.addWidget(name, 1)
        if one.act:
            link = LinkButton(one.act)
            link.setAccessibleName(tr("{act}：{name}").format(act=one.act, name=one.name))
            link.setToolTip(one.detail or one.name)
            link.clicked.connect(lambda: self.opened.emit(place))
            self.open_buttons[place] = link
            row.addWidget(link)
        if one.may_put:
            put = LinkButton(tr("换文件") if one.detail else tr("放入文件"))
            put.setAccessibleName(tr("{act}：{name}").format(act=put.text(), name=one.name))
            put.clicked.connect(lambda: self.put_wanted.emit(place))
            self.put_buttons[place] = put
            row.addWidget(put)
        return row


class BeforeCard(Card):
    """Signals: `opened(key)`."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("先修与关卡"), parent=parent)
        self.links: list[LinkButton] = []

    def show_before(self, before: Sequence[BeforeShown], sentence: str) -> None:
        """List what comes before; without any the card is away."""
        self.setVisible(bool(before))
        self.set_title(tr("先修与关卡"), sentence)
        self.clear()
        self.links = []
        for one in before:
            row = QHBoxLayout()
            row.setSpacing(theming.space("s"))
            link = LinkButton(one.title)
            link.clicked.connect(lambda _=False, key=one.key: self.opened.emit(key))
            self.links.append(link)
            row.addWidget(link)
            row.addWidget(TextLabel(one.detail, "secondary"))
            row.addStretch(1)
            row.addWidget(Tag(one.tag, one.tone))
            self.body.addLayout(row)


class OwnCard(Card):
    """The actor's own seat, and leave from it.

    Signals: `asked(reason)`, `withdrawn()`. Attributes: `reason`, `ask_button`, `withdraw_button`.
    """

    asked = Signal(str)
    withdrawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("我的出勤"), parent=parent)
        self._state = Tag("")
        self.add_to_header(self._state)
        self._sentence = TextLabel("", wrap=True)
        self._request = TextLabel("", wrap=True)
        self._detail = TextLabel("", "secondary", wrap=True)
        self._decision = Tag("")
        self.reason = QLineEdit()
        self.reason.setMaxLength(200)
        self.reason.setPlaceholderText(tr("例如：上午去医院复查"))
        self._field = Field(tr("请假原因"), self.reason)
        self._hint = TextLabel("", "secondary", wrap=True)
        self.ask_button = PlainButton(tr("请假"))
        self.withdraw_button = PlainButton(tr("撤回请假"))
        top = QHBoxLayout()
        top.addWidget(self._request, 1)
        top.addWidget(self._decision)
        acts = QHBoxLayout()
        acts.setSpacing(theming.space("s"))
        acts.addStretch(1)
        acts.addWidget(self.withdraw_button)
        acts.addWidget(self.ask_button)
        self.body.addWidget(self._sentence)
        self.body.addLayout(top)
        for widget in (self._detail, self._field, self._hint):
            self.body.addWidget(widget)
        self.body.addLayout(acts)
        self.ask_button.clicked.connect(lambda: self.asked.emit(self.reason.text()))
        self.reason.returnPressed.connect(lambda: self.asked.emit(self.reason.text()))
        self.withdraw_button.clicked.connect(self.withdrawn)

    def show_own(self, own: OwnShown | None) -> None:
        """Show the own part; None: the actor has no seat here."""
        self.setVisible(own is not None)
        if own is None:
            return
        self._state.setText(own.state)
        self._state.set_tone(own.tone)
        self._sentence.setText(own.sentence)
        self._sentence.setVisible(bool(own.sentence))
        leave = own.leave
        for widget in (self._request, self._detail, self._decision):
            widget.setVisible(leave is not None)
        if leave is not None:
            self._request.setText(leave.reason)
            self._detail.setText(leave.detail)
            self._decision.setText(leave.tag)
            self._decision.set_tone(leave.tone)
        for asking in (self._field, self._hint, self.ask_button):
            asking.setVisible(own.may_ask)
        self._hint.setText(own.ask_hint)
        self.withdraw_button.setVisible(own.may_withdraw)


class ChangesCard(Card):
    """What was changed about the session. Signals: none; it is read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("改动记录"), parent=parent)

    def show_changes(self, changes: Sequence[tuple[str, str]]) -> None:
        """Show changes, the newest first; the card is not there without any."""
        self.setVisible(bool(changes))
        self.clear()
        self.body.addWidget(labelled(changes))


class LeftOverCard(Card):
    """What the last session passed on.

    Signals: `taken_over(text)`. Attribute: `take_button`.
    """

    taken_over = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("上次留到这一课的"), tone="accent", parent=parent)
        self._text = ""
        self.take_button = PlainButton(tr("写进“讲了什么”"))
        self.take_button.clicked.connect(lambda: self.taken_over.emit(self._text))

    def show_left_over(self, left: Sequence[tuple[str, str]], may_take: bool) -> None:
        """Show what was passed on; nothing takes the card away."""
        self.setVisible(bool(left))
        self.body.removeWidget(self.take_button)
        self.take_button.setParent(self)
        self.clear()
        self._text = "\n".join(text for _where, text in left)
        for where, text in left:
            self.body.addWidget(TextLabel(text, wrap=True))
            self.body.addWidget(TextLabel(where, "secondary", wrap=True))
        self.body.addWidget(self.take_button)
        self.take_button.setVisible(may_take)


class ClosingCard(Card):
    """What was covered and what moves on.

    Signals: `typed(covered, moves_on)`, `closed(covered, moves_on)`, `reopened()`. Attributes:
    `covered`, `moves_on`, `close_button`, `reopen_button`.
    """

    typed = Signal(str, str)
    closed = Signal(str, str)
    reopened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("结课"), parent=parent)
        self.covered = TextArea(tr("讲了哪几项、做了哪几个练习"), lines=3)
        self.moves_on = TextArea(tr("没讲完的；会出现在下一课的页面上"), lines=2)
        self._fields = (Field(tr("讲了什么"), self.covered), Field(tr("留到下一课"), self.moves_on))
        self._read = QWidget()
        self._hint = TextLabel("", "secondary", wrap=True)
        self.close_button = PrimaryButton(tr("结课"))
        self.reopen_button = PlainButton(tr("撤回结课"))
        for field in self._fields:
            self.body.addWidget(field)
        self.body.addWidget(self._read)
        self.body.addWidget(self._hint)
        acts = QHBoxLayout()
        acts.setSpacing(theming.space("s"))
        acts.addStretch(1)
        acts.addWidget(self.reopen_button)
        acts.addWidget(self.close_button)
        self.body.addLayout(acts)
        for edit in (self.covered, self.moves_on):
            edit.textChanged.connect(lambda: self.typed.emit(*self._texts()))
            edit.submit_requested.connect(self._close)
        self.close_button.clicked.connect(self._close)
        self.reopen_button.clicked.connect(self.reopened)

    def show_closing(self, closing: ClosingShown | None) -> None:
        """Show how it was closed, or that it can be; what is being typed stays."""
        self.setVisible(closing is not None)
        if closing is None:
            return
        self.set_title(tr("结课"), closing.closed)
        for field in self._fields:
            field.setVisible(closing.may_write)
        self.body.removeWidget(self._read)
        self._read.deleteLater()
        rows = ((tr("讲了什么"), closing.covered), (tr("留到下一课"), closing.moves_on))
        self._read = labelled([(label, text) for label, text in rows if text])
        self.body.insertWidget(len(self._fields), self._read)
        self._read.setVisible(not closing.may_write)
        self._hint.setText(closing.hint)
        self._hint.setVisible(bool(closing.hint) and closing.may_write)
        self.close_button.setText(closing.act)
        self.close_button.setVisible(closing.may_write)
        self.close_button.setEnabled(not closing.hint)
        self.reopen_button.setVisible(closing.may_write and bool(closing.closed))

    def show_draft(self, covered: str, moves_on: str) -> None:
        """Put texts into the fields without taking them for typing."""
        for edit, text in ((self.covered, covered), (self.moves_on, moves_on)):
            edit.blockSignals(True)
            edit.setPlainText(text)
            edit.blockSignals(False)

    def take_over(self, text: str) -> None:
        """Write what was left over into what is covered."""
        before = self.covered.toPlainText().rstrip()
        self.covered.setPlainText(f"{before}\n{text}".strip())
        self.covered.setFocus()

    def _texts(self) -> tuple[str, str]:
        return self.covered.toPlainText(), self.moves_on.toPlainText()

    def _close(self) -> None:
        if self.close_button.isEnabled():
            self.closed.emit(*self._texts())


class HeardCard(Card):
    """Feedback on the session. Signals: `wanted()`. Attribute: `act_button`."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("课次反馈"), parent=parent)
        self._rows = QWidget()
        self.act_button = PlainButton("")
        self.act_button.clicked.connect(self.wanted)
        self.body.addWidget(self._rows)
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(self.act_button)
        self.body.addLayout(acts)

    def show_heard(self, heard: HeardShown | None) -> None:
        """Show what was said; None: nothing to answer and nothing to read."""
        self.setVisible(heard is not None)
        if heard is None:
            return
        self.set_title(tr("课次反馈"), heard.sentence)
        self.body.removeWidget(self._rows)
        self._rows.deleteLater()
        self._rows = labelled(heard.lines)
        self.body.insertWidget(0, self._rows)
        self._rows.setVisible(bool(heard.lines))
        self.act_button.setText(heard.act)
        self.act_button.setVisible(bool(heard.act))
