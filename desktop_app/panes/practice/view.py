"""The practice pane: the list of drills, a conversation, a debrief; one of them at a time."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.panes.practice.filters import Choices
from desktop_app.panes.practice.list_page import DrillListPage
from desktop_app.system.text import tr
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.tags import Tag

if TYPE_CHECKING:
    from desktop_app.panes.practice.debrief_page import DebriefPage
    from desktop_app.panes.practice.debrief_shown import ActsShown
    from desktop_app.panes.practice.examples.examples_page import ExamplesPage
    from desktop_app.panes.practice.looking_page import LookingPage
    from desktop_app.panes.practice.modes.exam_gate import ExamGate
    from desktop_app.panes.practice.modes.result_page import ResultPage
    from desktop_app.panes.practice.modes.study_page import StudyPage
    from desktop_app.panes.practice.rush.debrief_page import RushDebriefPage
    from desktop_app.panes.practice.rush.page import RushPage
    from desktop_app.panes.practice.talk_page import TalkPage

P = TypeVar("P", bound=QWidget)


class PracticeView(PaneView):
    """Attributes: `list_page`, and built when they are first asked for, because opening the list
    needs none of them: `talk_page`, `debrief_page`, `examples_page`, `rush_page`,
    `rush_debrief_page`, `study_page`, `result_page`, `exam_gate`. And the buttons of the top line.

    Signals: `pdf_requested()`, `share_requested()`, `observe_requested()`, `examples_requested()`.
    """

    pdf_requested = Signal()
    share_requested = Signal()
    observe_requested = Signal()
    examples_requested = Signal()

    full_bleed = True
    help_key = "phone-standard"
    keys = (
        ("Enter", tr("开始选中的练习；看复盘")),
        ("1–7", tr("换一种练法；选择模式里选答复")),
        ("Ctrl+F", tr("筛选练习")),
        ("Ctrl+Enter", tr("发送答复")),
        ("Ctrl+H", tr("要提示")),
        ("Ctrl+P", tr("暂停或继续")),
        ("Ctrl+E", tr("结束并复盘")),
        ("Alt+0…5", tr("同时接待：换人，再按一次换群聊或私聊；0 是全体和小结")),
        ("Ctrl+J", tr("同时接待：下一位在等的")),
        ("Alt+A", tr("同时接待：插入 @名字")),
        ("J K", tr("复盘：下一回合、上一回合（↓ ↑ 也可以）")),
        ("R", tr("复盘：重练最弱的，或选中的回合、消息")),
        ("C", tr("复盘：与上次、最好的一次对照")),
        ("V", tr("复盘：三方看法并排")),
        ("O", tr("复盘：写观察意见（导师、主管）")),
        ("N", tr("复盘：再练一次")),
        ("PgUp PgDn", tr("学习、检查结果和复盘往上往下翻")),
        ("Ctrl+S", tr("复盘：存为 PDF")),
        ("Ctrl+G", tr("优秀示例")),
        (tr("空格"), tr("示例：看下一句")),
        ("Esc", tr("回到列表，练习先放着")),
    )

    def __init__(
        self, difficulties: Choices, channels: Choices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pages = QStackedWidget(self)
        self.list_page = DrillListPage(difficulties, channels, self._pages)
        self._pages.addWidget(self.list_page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self._rooms: dict[str, QWidget] = {}
        self._room_acts: dict[str, tuple[QWidget, ...]] = {}
        self._list_actions: tuple[QWidget, ...] = ()
        self._may_leave: Callable[[], bool] = lambda: True
        self._on_hidden: Callable[[], None] = lambda: None
        self._on_shown: Callable[[], None] = lambda: None
        self._looked_at: LookingPage | ResultPage | None = None
        self._mode = Tag("")
        self._make_buttons()
        self._show(self.list_page)

    def _make_buttons(self) -> None:
        self._has_pdf = False
        self.observe_button = PlainButton(tr("写观察意见"), "O")
        self.observe_button.clicked.connect(self.observe_requested)
        self.share_button = PlainButton(tr("推荐为示例"))
        self.share_button.clicked.connect(self.share_requested)
        self.pdf_button = PlainButton(tr("存为 PDF"))
        self.pdf_button.setAccessibleDescription("Ctrl+S")
        self.pdf_button.clicked.connect(self.pdf_requested)
        self.examples_button = PlainButton(tr("优秀示例"), "Ctrl G", "star")
        self.examples_button.clicked.connect(self.examples_requested)
        self.list_page.bind("Ctrl+G").activated.connect(self.examples_requested)
        self.again_button = PlainButton(tr("再练一次"), "N")
        self.again_button.clicked.connect(self._ask_again)
        self.back_button = PlainButton(tr("回到列表"), "Esc")
        self.back_button.clicked.connect(self._ask_back)
        # Shown once and put away: from now on they belong to this pane, and wait unseen.
        self.set_actions(
            self._mode,
            self.examples_button,
            self.share_button,
            self.observe_button,
            self.pdf_button,
            self.again_button,
            self.back_button,
        )
        self.set_actions()

    @cached_property
    def talk_page(self) -> "TalkPage":
        """A conversation under way."""
        from desktop_app.panes.practice.talk_page import TalkPage

        return self._added(TalkPage(self._pages))

    @cached_property
    def debrief_page(self) -> "DebriefPage":
        """What a conversation has come to."""
        from desktop_app.panes.practice.debrief_page import DebriefPage

        page = self._added(DebriefPage(self._pages))
        page.bind("Ctrl+S").activated.connect(self._ask_pdf)
        return page

    @cached_property
    def examples_page(self) -> "ExamplesPage":
        """The shared examples."""
        from desktop_app.panes.practice.examples.examples_page import ExamplesPage

        return self._added(ExamplesPage(self._pages))

    @cached_property
    def rush_page(self) -> "RushPage":
        """Several customers at once."""
        from desktop_app.panes.practice.rush.page import RushPage

        return self._added(RushPage(self._pages))

    @cached_property
    def rush_debrief_page(self) -> "RushDebriefPage":
        """What that has come to."""
        from desktop_app.panes.practice.rush.debrief_page import RushDebriefPage

        page = self._added(RushDebriefPage(self._pages))
        page.bind("Ctrl+S").activated.connect(self._ask_pdf)
        return page

    @cached_property
    def study_page(self) -> "StudyPage":
        """A run in one of the modes that teach."""
        from desktop_app.panes.practice.modes.study_page import StudyPage

        return self._added(StudyPage(self._pages))

    @cached_property
    def result_page(self) -> "ResultPage":
        """How such a run went."""
        from desktop_app.panes.practice.modes.result_page import ResultPage

        return self._added(ResultPage(self._pages))

    @cached_property
    def exam_gate(self) -> "ExamGate":
        """Asks who sits there before an examination."""
        from desktop_app.panes.practice.modes.exam_gate import ExamGate

        return ExamGate(self)

    def _added(self, page: P) -> P:
        self._pages.addWidget(page)
        return page

    def show_list(self, title: str, sentence: str) -> None:
        """Show the list of drills."""
        self.set_heading(title, sentence)
        self.set_actions(*self._list_actions, self.examples_button)
        self._show(self.list_page)

    def show_talk(self, title: str, sentence: str, mode: str) -> None:
        """Show the conversation, ready to be answered."""
        self.set_heading(title, sentence)
        self._mode.setText(mode)
        self.set_actions(self._mode)
        self._show(self.talk_page)

    def show_study(self, title: str, sentence: str, mode: str) -> None:
        """Show a run in one of the modes that teach."""
        self.set_heading(title, sentence)
        self._mode.setText(mode)
        self.set_actions(self._mode)
        self._show(self.study_page)

    def show_study_result(self, title: str, sentence: str, own: bool) -> None:
        """Show how such a run went."""
        self.set_heading(title, sentence)
        self._looked_at = self.result_page
        self.set_actions(self.back_button)
        self._show(self.result_page)
        if not own:
            self.back_button.setFocus()

    def show_debrief(self, title: str, sentence: str, acts: "ActsShown") -> None:
        """Show the debrief with what can be done with it."""
        self._show_looked_at(self.debrief_page, title, sentence, acts)

    def _show_looked_at(
        self, page: "LookingPage", title: str, sentence: str, acts: "ActsShown"
    ) -> None:
        self._looked_at = page
        self.set_heading(title, sentence)
        self.share_button.setText(acts.share or tr("推荐为示例"))
        self.observe_button.setText(acts.observe or tr("写观察意见"))
        offered = (
            (self.share_button, bool(acts.share)),
            (self.observe_button, bool(acts.observe)),
            (self.pdf_button, acts.pdf),
            (self.again_button, acts.own),
            (self.back_button, True),
        )
        self._has_pdf = acts.pdf
        self.set_actions(*(button for button, shown in offered if shown))
        self._show(page)

    def show_rush(self, title: str, sentence: str, mode: str) -> None:
        """Show several customers at once, ready to be answered."""
        self.set_heading(title, sentence)
        self._mode.setText(mode)
        self.set_actions(self._mode)
        self._show(self.rush_page)

    def show_rush_debrief(self, title: str, sentence: str, acts: "ActsShown") -> None:
        """Show the debrief of a rush with what can be done with it."""
        self._show_looked_at(self.rush_debrief_page, title, sentence, acts)

    def show_examples(self, title: str, sentence: str) -> None:
        """Show the shared examples."""
        self.set_heading(title, sentence)
        back = self.examples_page.back_button
        self.set_actions(back)
        back.show()  # the page hides it as long as it is not in the top line
        self._show(self.examples_page)

    def add_room(self, name: str, page: QWidget, *acts: QWidget) -> None:
        """Add a further page; *acts* stand at the right of the top line while it is shown."""
        self._rooms[name], self._room_acts[name] = page, acts
        self._pages.addWidget(page)
        if acts:
            self.set_actions(*acts)  # once: from now on they belong to this pane, and wait
            self.set_actions()

    def offer_on_list(self, *actions: QWidget) -> None:
        """Show *actions* at the right of the top line while the list is shown."""
        self._list_actions += actions
        self.set_actions(*actions)  # once: from now on they belong to this pane, and wait
        self.set_actions()

    def show_room(self, name: str, title: str, sentence: str) -> None:
        """Show a further page."""
        self.set_heading(title, sentence)
        self.set_actions(*self._room_acts[name])
        self._show(self._rooms[name])

    def show_waiting(self, count: int) -> None:
        """Say in the rail how many attempts wait to be finished."""
        self.badge_changed.emit(count)

    def ask_before_leaving(self, may_leave: Callable[[], bool]) -> None:
        """Ask *may_leave* whenever the pane is to be left."""
        self._may_leave = may_leave

    def tell_when_hidden(self, on_hidden: Callable[[], None]) -> None:
        """Call *on_hidden* when the pane goes out of sight without being left."""
        self._on_hidden = on_hidden

    def tell_when_shown(self, on_shown: Callable[[], None]) -> None:
        """Call *on_shown* when the pane is seen again."""
        self._on_shown = on_shown

    def leave(self) -> bool:
        return self._may_leave()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._on_hidden()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._on_shown()

    def _ask_again(self) -> None:
        if self._looked_at is not None:
            self._looked_at.again_requested.emit()

    def _ask_back(self) -> None:
        if self._looked_at is not None:
            self._looked_at.back_requested.emit()

    def _ask_pdf(self) -> None:
        if self._has_pdf:
            self.pdf_requested.emit()

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self.setFocusProxy(page)
        if self.isVisible():
            page.setFocus()
