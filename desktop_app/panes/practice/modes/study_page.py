"""The page of a run: who speaks and what lies at hand, the line, the answer, the verdict."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.practice.customer_column import CustomerColumn
from desktop_app.panes.practice.modes.bodies import Body
from desktop_app.panes.practice.modes.choosing_body import ChoosingBody
from desktop_app.panes.practice.modes.cloze_body import ClozeBody
from desktop_app.panes.practice.modes.guide_column import GuideColumn
from desktop_app.panes.practice.modes.learning_body import LearningBody
from desktop_app.panes.practice.modes.shown import MomentShown, RunShown, VerdictShown
from desktop_app.panes.practice.modes.verdict_card import VerdictCard
from desktop_app.panes.practice.page import Column, Page, width_of
from desktop_app.panes.practice.shown import TagTone
from desktop_app.panes.practice.talk_foot import TalkFoot
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.avatar import Avatar
from desktop_app.widgets.cards import Card
from desktop_app.widgets.composer import Composer
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.icons import IconPicture

_TICK = 250
"""Milliseconds between two looks at the clock, so that no second is skipped."""
_KEPT_AFTER = 150
_LEFT_SHARE, _RIGHT_SHARE = 0.24, 0.26
_WRITTEN = ("recital", "quick")


class StudyPage(Page):
    """Signals: `answered(texts)`, `kept(texts)`, `next_requested()`, `leave_requested()`,
    `ticked()`.
    """

    answered = Signal(object)
    kept = Signal(object)
    next_requested = Signal()
    leave_requested = Signal()
    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.customer = CustomerColumn(mood=False)
        self.guide = GuideColumn()
        self.learning = LearningBody()
        self.choosing = ChoosingBody()
        self.cloze = ClozeBody()
        self.verdict = VerdictCard()
        self.composer = Composer(tr("写下您要对客户说的话"))
        self.composer.hint_button.setAccessibleName(tr("要提示"))  # never shown: there are none
        self.foot = TalkFoot(tr("下一句"))
        self._kind = ""
        self._waits = False
        self._busy = False
        self._bodies: dict[str, Body] = {
            "learning": self.learning,
            "choosing": self.choosing,
            "cloze": self.cloze,
        }
        self._column = Column("m")
        self._avatar = Avatar("", "warn")
        self._cue = TextLabel("", "lead", wrap=True)
        self._notice = _Notice()
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(_KEPT_AFTER)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._lay_out()
        self._connect()

    def show_run(self, run: RunShown) -> None:
        """Show a run where it stands."""
        self.customer.show_customer(run.customer)
        self._avatar.set_name(run.customer.name)
        if run.moment is not None:
            self.guide.show_run(run, timed=bool(run.moment.limit))
            self.show_moment(run.moment)

    def show_moment(self, moment: MomentShown) -> None:
        """Show a line that waits for an answer."""
        self._kind, self._waits = moment.kind, True
        self._cue.setText(moment.cue)
        self.say("")
        self.verdict.hide()
        for kind, body in self._bodies.items():
            body.setVisible(kind == moment.kind)
        self.guide.show_progress(moment.place, moment.share, moment.standing)
        self._column.verticalScrollBar().setValue(0)
        if moment.kind in _WRITTEN:
            self.composer.set_text(moment.draft[0] if moment.draft else "")
            self.guide.show_keys(tr("Ctrl+Enter 交卷 · Esc 先放着"))
            self._show_foot(self.composer)
            return
        self._bodies[moment.kind].show_moment(moment)
        self._keeper.stop()  # what was put there is kept already
        if moment.kind == "choosing":
            self.guide.show_keys(tr("1、2、3 选 · Esc 先放着"))
            self._show_foot(self.choosing)
            return
        learning = moment.kind == "learning"
        self.guide.show_keys(
            tr("Enter 下一句 · Esc 先放着")
            if learning
            else tr("Tab 换空 · Ctrl+Enter 检查 · Esc 先放着")
        )
        self.foot.set_action(
            tr("看懂了，下一句") if learning else tr("检查"), "Enter" if learning else "Ctrl ↵"
        )
        self.foot.show_texts("", moment.ask if not learning else tr("看完再往下走，不计时"))
        if self.cloze.blanks and not learning:
            # The gaps are new: what follows the last of them would be the window's first button.
            QWidget.setTabOrder(self.cloze.blanks[-1], self.foot.button)
        self._show_foot(self.foot if learning else self.cloze)

    def show_verdict(self, verdict: VerdictShown) -> None:
        """Show what the answer was worth."""
        self._waits = False
        if self._kind in self._bodies:
            self._bodies[self._kind].show_verdict(verdict)
        if self._kind != "choosing":  # there each reply has its own remark
            self.verdict.show_verdict(verdict)
        self.guide.show_progress("", verdict.share, verdict.standing)
        self.guide.show_keys(tr("Enter 继续 · Esc 先放着"))
        self.foot.set_action(verdict.next, "Enter")
        self.foot.show_texts("", verdict.title)
        self._show_foot(self.foot)
        if self._kind != "choosing":
            self._column.show_top_of(self.verdict)

    def show_time(self, time: str, limit: str, tone: TagTone) -> None:
        """Show what is left of the time."""
        self.guide.show_time(time, limit, tone)

    def set_busy(self, busy: bool) -> None:
        """Let nothing be handed in while an answer is being judged."""
        self._busy = busy
        self.composer.set_busy(busy)
        self.foot.button.setEnabled(not busy)
        if not busy and self._waits:
            self.choosing.reopen()

    @property
    def cue(self) -> str:
        """The line that waits."""
        return self._cue.text()

    def texts(self) -> tuple[str, ...]:
        """What stands there now; what an input method still composes is not part of it."""
        if self._kind in _WRITTEN:
            return (self.composer.text(),)
        return self._bodies[self._kind].texts() if self._kind else ()

    def say(self, text: str) -> None:
        """Say something beside what is written."""
        self.composer.say(text)
        self._notice.say(text if self._kind not in _WRITTEN else "")

    def flush(self) -> None:
        """Hand out what was typed and not kept yet."""
        self.composer.flush()
        if self._keeper.isActive():
            self._keeper.stop()
            self._keep()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.customer.setFixedWidth(width_of("search", self.width(), _LEFT_SHARE))
        self.guide.setFixedWidth(width_of("door", self.width(), _RIGHT_SHARE))

    def _keep(self) -> None:
        if self._waits:
            self.kept.emit(self.texts())

    def _on_pressed(self) -> None:
        """The one button: on, or hand in what stands there."""
        if self._busy:
            return
        if self._waits:
            self._bodies[self._kind].hand_in()
        else:
            self.next_requested.emit()

    def _on_answered(self, texts: tuple[str, ...]) -> None:
        if self._waits and not self._busy:
            self._keeper.stop()
            self.answered.emit(texts)

    def _show_foot(self, focused: QWidget) -> None:
        self.composer.setVisible(focused is self.composer)
        self.foot.setVisible(focused in (self.foot, self.cloze))
        self.setFocusProxy(focused)
        if self.isVisible():
            focused.setFocus()

    def _lay_out(self) -> None:
        content = self._column.content
        said = Card()
        row = QHBoxLayout()
        row.setSpacing(theming.space("m"))
        row.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._cue, 1)
        said.body.addLayout(row)
        content.addWidget(said)
        for body in self._bodies.values():
            content.addWidget(body)
        content.addWidget(self._notice)
        content.addWidget(self.verdict)
        content.addStretch(1)
        inner = QVBoxLayout()
        side = theming.space("xl")
        inner.setContentsMargins(side, theming.space("l"), theming.space("l"), 0)
        inner.addWidget(self._column)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(inner, 1)
        middle.addWidget(self.composer)
        middle.addWidget(self.foot)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.customer)
        layout.addLayout(middle, 1)
        layout.addWidget(self.guide)
        theming.changed.connect(self._fit)

    def _connect(self) -> None:
        for body in self._bodies.values():
            body.answered.connect(self._on_answered)
            body.edited.connect(self._on_edited)
        self.composer.send_requested.connect(lambda text: self._on_answered((text,)))
        self.composer.kept.connect(lambda _text: self._keep())
        self.foot.pressed.connect(self._on_pressed)
        self._keeper.timeout.connect(self._keep)
        self._timer.timeout.connect(self.ticked)
        self.bind("Esc").activated.connect(self.leave_requested)
        for key, direction in (("PgDown", 1), ("PgUp", -1)):
            self.bind(key).activated.connect(partial(self._column.turn_page, direction))

    def _on_edited(self) -> None:
        if not self._keeper.isActive():
            self._keeper.start()


class _Notice(QWidget):
    """A sentence of the program about what is written, where there is no composer to say it."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theming.space("s"))
        mark = IconPicture("warning", "warn", theming.size("icon_small"))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self._text = TextLabel("", "secondary", wrap=True)
        row.addWidget(self._text, 1)
        self.hide()

    def say(self, text: str) -> None:
        """Say *text*; an empty one takes it back."""
        self._text.setText(text)
        self.setVisible(bool(text))
