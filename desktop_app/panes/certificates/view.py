"""The pane of certificates: who is due beside one person's chain, the register under both."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.certificates.level_delegate import LevelDelegate
from desktop_app.panes.certificates.shown import (
    CERTIFIED,
    LACKING,
    READY,
    CandidateShown,
    RegisterRow,
    StandingShown,
)
from desktop_app.panes.certificates.standing_view import StandingView
from desktop_app.system.text import tr
from desktop_app.widgets import dialogs, theming
from desktop_app.widgets.cards import Card
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.fields import SearchEdit
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.table import Cell, Column, Row, Table

_LEVEL_COLUMN = 2


class CertificatesView(PaneView):
    """Layout and display; the presenter answers its signals.

    Signals: `person_chosen(key)`, `group_chosen(group)`, `people_searched(text)`,
    `register_searched(text)`, `link_opened(target)`, `preview_requested()`, `issue_requested()`,
    `certificate_opened(key)`.
    """

    person_chosen = Signal(str)
    group_chosen = Signal(str)
    people_searched = Signal(str)
    register_searched = Signal(str)
    link_opened = Signal(str)
    preview_requested = Signal()
    issue_requested = Signal()
    certificate_opened = Signal(str)

    help_key = "exam-certificate"
    keys = (("Enter", tr("打开选中的证书")),)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups = QButtonGroup(self)
        self._group_buttons: dict[str, QPushButton] = {}
        self.standing = StandingView()
        upper = QHBoxLayout()
        upper.setSpacing(theming.space("m"))
        self._people_card = self._people()
        upper.addWidget(self._people_card, 2)
        upper.addWidget(self.standing, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("m"))
        layout.addLayout(upper, 1)
        layout.addWidget(self._register(), 1)
        self._connect()

    def set_own(self, own: bool) -> None:
        """Show only what concerns the person themselves."""
        self._people_card.setVisible(not own)
        self.register_search.setVisible(not own)
        title = tr("我的证书") if own else tr("证书登记")
        self._register_card.set_title(title)
        if own:
            self._register_empty.set_texts(
                tr("还没有证书"), tr("理论和实操都及格以后，由主管签发，证书会出现在这里。")
            )

    def show_groups(self, counts: dict[str, int], group: str) -> None:
        """Show how many people each group holds, and which is listed."""
        names = {READY: tr("可以签发"), LACKING: tr("还差成绩"), CERTIFIED: tr("已领证")}
        for key, button in self._group_buttons.items():
            button.setText(f"{names[key]} {counts[key]}")
            button.setChecked(key == group)

    def show_candidates(self, rows: tuple[CandidateShown, ...], searched: bool) -> None:
        """List people."""
        self.people.set_items(rows, _candidate_row)
        if not rows:
            self._people_empty.set_texts(
                tr("没有找到这样的人") if searched else tr("这一组现在没有人"),
                tr("可以按姓名、拼音首字母或工号找。")
                if searched
                else tr("理论和实操都及格的学员会出现在“可以签发”里。"),
            )
        self._people_pages.setCurrentIndex(0 if rows else 1)

    def mark_candidate(self, key: str) -> None:
        """Mark whose standing is shown."""
        if self.people.current_key() != key:
            self.people.select(key)

    def show_standing(self, standing: StandingShown | None) -> None:
        """Show a person's standing."""
        self.standing.show_standing(standing)

    def show_register(self, rows: tuple[RegisterRow, ...], searched: bool) -> None:
        """Show issued certificates."""
        self.register.set_items(rows, _register_row)
        if searched and not rows:
            self._register_empty.set_texts(
                tr("没有找到这样的证书"), tr("可以按编号、姓名、工号或级别找。")
            )
        self._register_pages.setCurrentIndex(0 if rows else 1)

    def ask_issue(self, name: str, level: str, number: str) -> bool:
        """Ask once whether to issue; a test replaces this method."""
        return dialogs.ask(
            self,
            tr("给{name}签发{level}证书？").format(name=name, level=level),
            tr(
                "编号将是 {number}。签发后编号、成绩和证书文件都不能再改，"
                "以后打开和打印的都是这一份；写错了只能更正换发，发错了只能撤销。"
            ).format(number=number),
            tr("签发证书"),
        )

    def ask_passphrase(self, new: bool, problem: str) -> str | None:
        """Ask for the passphrase of the signing keys; a test replaces this method."""
        from desktop_app.panes.certificates.passphrase import ask_passphrase

        return ask_passphrase(self, new, problem)

    def _connect(self) -> None:
        self.people.selected.connect(self.person_chosen)
        self.people.opened.connect(self.person_chosen)
        self.people_search.textChanged.connect(self.people_searched)
        self.register_search.textChanged.connect(self.register_searched)
        self.register.opened.connect(self.certificate_opened)
        self.standing.link_opened.connect(self.link_opened)
        self.standing.preview_requested.connect(self.preview_requested)
        self.standing.issue_requested.connect(self.issue_requested)
        self.standing.certificate_opened.connect(self.certificate_opened)

    def _people(self) -> Card:
        card = Card()
        card.setMinimumWidth(theming.frame("form"))
        chips = QHBoxLayout()
        chips.setSpacing(theming.space("xs"))
        for key in (READY, LACKING, CERTIFIED):
            chips.addWidget(self._group_button(key))
        chips.addStretch(1)
        self.people_search = SearchEdit(tr("找人：姓名、首字母、工号"))
        self.people = Table(
            tr("学员和证书"),
            (Column(tr("姓名"), stretch=True), Column(tr("进度"))),
        )
        _only_visible(self.people)
        self._people_empty = EmptyState("people", "", "")
        self._people_pages = _stack(self.people, self._people_empty)
        card.body.addLayout(chips)
        card.body.addWidget(self.people_search)
        card.body.addWidget(self._people_pages, 1)
        return card

    def _group_button(self, key: str) -> QPushButton:
        button = QPushButton()
        button.setCheckable(True)
        theming.set_role(button, "chip")
        button.clicked.connect(lambda: self.group_chosen.emit(key))
        self._groups.addButton(button)
        self._group_buttons[key] = button
        return button

    def _register(self) -> Card:
        self._register_card = Card(tr("证书登记"))
        self.register_search = SearchEdit(tr("找证书：编号、姓名、级别"))
        self.register_search.setMinimumWidth(theming.frame("search"))
        self._register_card.add_to_header(self.register_search)
        self.register = Table(
            tr("证书登记"),
            (
                Column(tr("编号")),
                Column(tr("姓名"), stretch=True),
                Column(tr("级别")),
                Column(tr("总评"), "right"),
                Column(tr("签发日期")),
                Column(tr("有效期至")),
                Column(tr("剩余")),
            ),
        )
        _only_visible(self.register)
        delegate = LevelDelegate(tr("金牌客服"), self.register)
        self.register.setItemDelegateForColumn(_LEVEL_COLUMN, delegate)
        self._register_empty = EmptyState(
            "certificates",
            tr("还没有签发过证书"),
            tr("在上面选一位可以签发的学员，先预览，再签发。签发的每一份都登记在这里。"),
        )
        self._register_pages = _stack(self.register, self._register_empty)
        self._register_card.body.addWidget(self._register_pages, 1)
        return self._register_card


def _stack(filled: QWidget, empty: QWidget) -> QStackedWidget:
    pages = QStackedWidget()
    pages.addWidget(filled)
    pages.addWidget(empty)
    return pages


def _only_visible(table: Table) -> None:
    """Let the columns fit what is seen: measuring thousands of rows would be felt."""
    table.horizontalHeader().setResizeContentsPrecision(0)


def _candidate_row(one: CandidateShown) -> Row:
    return Row(one.key, (Cell(one.name, tip=one.tip), Cell(one.state, one.tone)))


def _register_row(one: RegisterRow) -> Row:
    return Row(
        one.key,
        (
            one.number,
            Cell(one.name, tip=one.name),
            one.level,
            Cell(one.total_text, sort=one.total),
            Cell(one.issued, sort=one.issued_order),
            Cell(one.valid, sort=one.valid_order),
            Cell(one.left, one.tone, sort=one.valid_order),
        ),
    )
