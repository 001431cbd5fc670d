"""The three views on the screen: the plays, and one of them with its seats or its views."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.filling.page import FillPage
from desktop_app.panes.checklists.views.begin_page import BeginPage
from desktop_app.panes.checklists.views.play_page import PlayPage
from desktop_app.panes.checklists.views.shown import Choices, PlayShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PrimaryButton
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.form_filler import FormFiller
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.row_list import ListRow, RowList
from desktop_app.widgets.signature import Signature


class ViewsView(PaneView):
    """A list of plays, and beside it a play, a new one, or a view that is filled in.

    Attributes: `page`, where a view is filled in. Signals: `play_chosen(id)`,
    `begin_requested()`, `parts_chosen(drill, title, parts)`, `seat_requested(part)`,
    `password_typed(password)`, `summary_requested()`, `back_requested()`.
    """

    play_chosen = Signal(str)
    begin_requested = Signal()
    parts_chosen = Signal(str, str, object)
    seat_requested = Signal(str)
    password_typed = Signal(str)
    summary_requested = Signal()
    back_requested = Signal()

    full_bleed = True
    help_key = "service-post"
    keys = (("Ctrl+Enter", tr("提交")), *FormFiller.keys)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plays = RowList(tr("演练"))
        self.begin_button = PrimaryButton(tr("登记一次演练"))
        self.page = FillPage()
        self.page.arithmetic_button.hide()  # what people think is counted, not scored
        self.play = PlayPage()
        self.begin = BeginPage()
        self.signature = Signature(self)
        self.signature.set_words(tr("换人填写"), tr("开始填"))
        self.back_button = LinkButton(tr("返回"))
        self.page.filler.foot.insertWidget(0, self.back_button)
        self._title = TextLabel("", "section", wrap=True)
        self._sentence = TextLabel("", "secondary", wrap=True)
        self.page.filler.head.addWidget(self._title)
        self.page.filler.head.addWidget(self._sentence)
        self.nothing = EmptyState(
            "group",
            tr("还没有演练"),
            tr("两位同事对演一个场景，第三位旁观；演完三个人各写各的看法，再放在一起谈。"),
        )
        self._stack = QStackedWidget()
        for page in (self.nothing, self.play, self.begin, self.page):
            self._stack.addWidget(page)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._left())
        layout.addWidget(self._stack, 1)
        self._connect()
        self.set_actions(self.begin_button)
        self.setFocusProxy(self.plays)

    def show_plays(self, rows: Sequence[ListRow], current: str) -> None:
        """List the plays, *current* chosen."""
        self.plays.blockSignals(True)  # what is current comes from the presenter
        self.plays.set_rows(rows)
        self.plays.select(current)
        self.plays.blockSignals(False)

    def show_play(self, play: PlayShown) -> None:
        """Show a play."""
        self.play.show_play(play)
        self._stack.setCurrentWidget(self.play)

    def show_choices(self, choices: Choices) -> None:
        """Ask what was played, and by whom."""
        self.begin.show_choices(choices)
        self._stack.setCurrentWidget(self.begin)
        self.begin.drill.setFocus()

    def show_nothing(self) -> None:
        """There is no play yet."""
        self._stack.setCurrentWidget(self.nothing)

    def ask_password(self, name: str, what: str) -> None:
        """Ask who sits down now for their own password."""
        self.signature.ask(name, what)

    def show_password_problem(self, text: str, wait: float) -> None:
        """Say why it was not accepted."""
        self.signature.show_problem(text, wait)

    def close_password(self) -> None:
        """It was accepted, or is not wanted any more."""
        self.signature.done()

    def _show_page(self, title: str, sentence: str) -> None:
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._stack.setCurrentWidget(self.page)

    def _connect(self) -> None:
        self.page.shown.connect(self._show_page)
        self.plays.selected.connect(self.play_chosen)
        self.begin_button.clicked.connect(self.begin_requested)
        self.begin.chosen.connect(self.parts_chosen)
        self.begin.cancelled.connect(self.back_requested)
        self.play.seat_requested.connect(self.seat_requested)
        self.play.summary_button.clicked.connect(self.summary_requested)
        self.signature.signed.connect(self.password_typed)
        self.back_button.clicked.connect(self.back_requested)

    def _left(self) -> QFrame:
        side = QFrame()
        theming.set_role(side, "side-left")
        column = QVBoxLayout(side)
        gap = theming.space("m")
        column.setContentsMargins(gap, theming.space("l"), gap + 1, theming.space("l"))
        column.addWidget(self.plays)
        column.addStretch(1)
        side.setFixedWidth(theming.frame("task"))
        return side
