"""The pane of people: the list beside a record or an opened judgement, or a form under way."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.filling.signed_page import SignedPage
from desktop_app.filling.signed_shown import DetailShown
from desktop_app.panes.people.list_view import PeopleList
from desktop_app.panes.people.record_view import RecordView
from desktop_app.panes.people.shown import (
    ActsShown,
    ChipShown,
    Choice,
    PersonRow,
    RecordShown,
)
from desktop_app.system.text import tr
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.chain_items import ChainEntry
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.pane import PaneView

if TYPE_CHECKING:  # forms and the side sheet are imported when they are first opened
    from desktop_app.filling.page import FillPage
    from desktop_app.panes.people.add_view import AddSheet
    from desktop_app.panes.people.arriving.sheet import ArrivalSheet
    from desktop_app.panes.people.fill_view import EvidenceColumn


class PeopleView(PaneView):
    """Attributes: `list`, `record`, `detail`, `adding`: the parts, with their own signals; `fill`,
    the page of a form under way, and `evidence` beside it.

    Signals: `back_requested()`, `detail_print_requested()`, `empty_print_requested()`,
    `filled_print_requested()`, `evaluation_requested()`, `theory_requested()`,
    `practical_requested()`, `certificate_requested()`, `add_requested()`, `import_requested()`,
    `person_typed(person)`, `attached(keys)`; `fill_made(page)` when `fill` was first asked for,
    `arrival_made(sheet)` when `arriving` was.
    """

    back_requested = Signal()
    detail_print_requested = Signal()
    empty_print_requested = Signal()
    filled_print_requested = Signal()
    evaluation_requested = Signal()
    theory_requested = Signal()
    practical_requested = Signal()
    certificate_requested = Signal()
    attached = Signal(object)
    fill_made = Signal(object)
    arrival_made = Signal(object)
    add_requested = Signal()
    import_requested = Signal()
    person_typed = Signal(object)

    full_bleed = True
    help_key = "mentoring-90"
    keys: tuple[tuple[str, str], ...] = (
        ("Enter", tr("打开选中的人或记录")),
        ("← →", tr("在走势图上逐周看")),
        ("Ctrl+P", tr("打印打开的表单")),
        ("Esc", tr("返回")),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own = False
        self._may_add = False
        self._acts: ActsShown | None = None
        self._titles = ("", "")
        self._pages = QStackedWidget(self)
        browsing = QWidget(self._pages)
        self._beside = QStackedWidget(browsing)
        self.list = PeopleList(browsing)
        self.record = RecordView(self._beside)
        self.detail = SignedPage(self._beside)
        self._fill: FillPage | None = None
        self._evidence: EvidenceColumn | None = None
        self._adding: AddSheet | None = None
        self._arriving: ArrivalSheet | None = None
        self._nobody = EmptyState(
            "user",
            tr("选一位学员"),
            tr("这里会显示练习、自检、带教、评估和证书的完整记录。查看他人的记录会留痕。"),
        )
        for page in (self._nobody, self.record, self.detail):
            self._beside.addWidget(page)
        row = QHBoxLayout(browsing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self._beside, 1)
        self._pages.addWidget(browsing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self._build_actions()

    @property
    def fill(self) -> "FillPage":
        """The form under way; built when it is first asked for."""
        if self._fill is None:
            from desktop_app.filling.page import FillPage

            fill = FillPage(self.evidence)
            self.keys = (*type(self).keys, *fill.filler.keys)
            fill.shown.connect(self._show_filling)
            self._pages.addWidget(fill)
            self._fill = fill
            self.fill_made.emit(fill)
        return self._fill

    @property
    def evidence(self) -> "EvidenceColumn":
        """The records beside the form; built with it."""
        if self._evidence is None:
            from desktop_app.panes.people.fill_view import EvidenceColumn

            self._evidence = EvidenceColumn()
            self._evidence.attached.connect(self.attached)
        return self._evidence

    @property
    def arriving(self) -> "ArrivalSheet":
        """The side sheet that takes lists in; built when it is first asked for."""
        if self._arriving is None:
            from desktop_app.panes.people.arriving.sheet import ArrivalSheet

            self._arriving = ArrivalSheet(self)
            self.arrival_made.emit(self._arriving)
        return self._arriving

    @property
    def adding(self) -> "AddSheet":
        """The side sheet that adds a person; built when it is first asked for."""
        if self._adding is None:
            from desktop_app.panes.people.add_view import AddSheet

            self._adding = AddSheet(self)
            self._adding.typed.connect(self.person_typed)
        return self._adding

    def set_own(self, own: bool, may_add: bool) -> None:
        """Show the person's own record only, or a list to choose from."""
        self._own, self._may_add = own, may_add
        self.list.setVisible(not own)
        self._titles = (tr("我的记录"), "") if own else (tr("学员"), "")
        self._tell()

    def tell_list(self, sentence: str) -> None:
        """Say how many people there are."""
        self._titles = (self._titles[0], sentence)
        self._tell()

    def show_teams(self, teams: tuple[Choice, ...]) -> None:
        """Offer teams to filter by."""
        self.list.show_teams(teams)

    def show_people(self, rows: tuple[PersonRow, ...], searched: bool) -> None:
        """List people."""
        self.list.show_people(rows, searched)

    def mark_person(self, key: str) -> None:
        """Mark whose record is shown."""
        self.list.mark(key)

    def show_record(self, record: RecordShown) -> None:
        """Show a record but for its chain."""
        self._acts = record.acts
        self._filled_act.setEnabled(record.acts.print_filled)
        self.record.show_record(record)
        if self._own:
            self._titles = (tr("我的记录"), tr("练习、自检、带教和证书，逐条可以打开"))
        self._tell()

    def show_chain(
        self,
        chips: tuple[ChipShown, ...],
        chosen: str,
        entries: tuple[ChainEntry, ...],
        more: bool,
    ) -> None:
        """Show the chain of evidence."""
        self.record.show_chain(chips, chosen, entries, more)

    def show_record_page(self) -> None:
        """Let the record take the place of what was opened over it."""
        opened = self._opened()
        self._pages.setCurrentIndex(0)
        self._beside.setCurrentWidget(self.record)
        self._tell()
        if opened:
            self.record.chain.setFocus()

    def show_detail(self, detail: DetailShown) -> None:
        """Show an opened judgement."""
        opened = self.detail.shown is None or self.detail.shown.key != detail.key
        away = not self._shows_detail()
        self.detail.show_detail(detail)
        self._pages.setCurrentIndex(0)
        self._beside.setCurrentWidget(self.detail)
        self.print_detail.setText(detail.print_text)
        self._tell()
        if opened or away:
            self.detail.focus()

    def show_fill_records(
        self, hint: str, records: Sequence[ChainEntry], chosen: Sequence[str]
    ) -> None:
        """Offer records that the form can rest on."""
        self.evidence.show_records(hint, records, chosen)

    def open_adding(self, teams: tuple[Choice, ...], mentors: tuple[Choice, ...]) -> None:
        """Open the side sheet that adds a person."""
        self.adding.offer(teams, mentors)
        self.adding.open()

    def show_adding_problems(self, problems: dict[str, str]) -> None:
        """Say what is wrong with what was typed."""
        self.adding.show_problems(problems)

    def close_adding(self) -> None:
        """The person has been added."""
        self.adding.clear()
        self.adding.close_overlay()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._opened():
            self.back_requested.emit()
            event.accept()
        elif event.matches(QKeySequence.StandardKey.Print) and self._shows_detail():
            self.detail_print_requested.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _build_actions(self) -> None:
        self.add_button = PlainButton(tr("添加人员"), icon="plus")
        self.import_button = PlainButton(tr("导入名单"), icon="open-file")
        self.print_button = PlainButton(tr("打印评估表"), icon="print")
        self.mark_button = PlainButton(tr("登记成绩"), icon="chevron-down")
        self.certificate_button = PlainButton(tr("签发证书"), icon="certificates")
        self.evaluate_button = PrimaryButton(tr("填写评估"))
        self.back_button = PlainButton(tr("返回"), "Esc", "chevron-left")
        self.print_detail = PlainButton("", "Ctrl P", "print")
        print_menu, mark_menu = QMenu(self), QMenu(self)
        print_menu.addAction(tr("空表")).triggered.connect(self.empty_print_requested)
        self._filled_act = print_menu.addAction(tr("最近一份已填"))
        self._filled_act.triggered.connect(self.filled_print_requested)
        mark_menu.addAction(tr("登记理论成绩")).triggered.connect(self.theory_requested)
        mark_menu.addAction(tr("实操考核…")).triggered.connect(self.practical_requested)
        self.print_button.clicked.connect(lambda: _drop_down(self.print_button, print_menu))
        self.mark_button.clicked.connect(lambda: _drop_down(self.mark_button, mark_menu))
        self.certificate_button.clicked.connect(self.certificate_requested)
        self.evaluate_button.clicked.connect(self.evaluation_requested)
        self.add_button.clicked.connect(self.add_requested)
        self.import_button.clicked.connect(self.import_requested)
        self.back_button.clicked.connect(self.back_requested)
        self.print_detail.clicked.connect(self.detail_print_requested)
        self._filling = ("", "")
        # Shown once and put away: from now on they are this pane's, wherever they are shown.
        self.set_actions(
            self.import_button,
            self.add_button,
            self.print_button,
            self.mark_button,
            self.certificate_button,
            self.evaluate_button,
            self.back_button,
            self.print_detail,
        )
        self.set_actions()

    def _show_filling(self, title: str, sentence: str) -> None:
        self._filling = (title, sentence)
        self._pages.setCurrentWidget(self.fill)
        self._tell()

    def _opened(self) -> bool:
        return self._pages.currentIndex() != 0 or self._shows_detail()

    def _shows_detail(self) -> bool:
        return self._pages.currentIndex() == 0 and self._beside.currentWidget() is self.detail

    def _tell(self) -> None:
        """Show heading and actions of the page that is shown."""
        if self._pages.currentIndex() != 0:
            self.set_heading(*self._filling)
            self._act(self.back_button)
        elif self._shows_detail() and self.detail.shown is not None:
            self.set_heading(self.detail.shown.title, tr("已签名锁定，不能再改"))
            self._act(self.back_button, self.print_detail)
        else:
            self.set_heading(*self._titles)
            self._act(*self._record_actions())

    def _record_actions(self) -> list[QPushButton]:
        acts, shown = self._acts, self._beside.currentWidget() is self.record
        found: list[QPushButton] = [self.import_button, self.add_button] if self._may_add else []
        if acts is None or not shown:
            return found
        found.append(self.print_button)
        if acts.judge:
            found.append(self.mark_button)
        if acts.issue:
            found.append(self.certificate_button)
        if acts.judge:
            found.append(self.evaluate_button)
        return found

    def _act(self, *buttons: QPushButton) -> None:
        if buttons != self.actions():
            self.set_actions(*buttons)


def _drop_down(button: QWidget, menu: QMenu) -> None:
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
