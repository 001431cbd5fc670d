"""The pane of certificates: who is due beside one person's chain, the register under both."""

from pathlib import Path

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.certificates.level_delegate import LevelDelegate
from desktop_app.panes.certificates.shown import (
    ALL,
    CERTIFIED,
    ENDED,
    EXPIRED,
    LACKING,
    READY,
    SOON,
    STATES,
    VALID,
    CandidateShown,
    RegisterRow,
    StandingShown,
)
from desktop_app.panes.certificates.standing_view import StandingView
from desktop_app.system.text import tr
from desktop_app.widgets import dialogs, theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
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
    `certificate_opened(key)`, `state_chosen(state)`, `revoke_requested(key)`,
    `replace_requested(key)`, `badges_requested(key)`, `export_requested()`,
    `verify_requested()`, `look_requested()`, `class_requested()`.
    """

    person_chosen = Signal(str)
    group_chosen = Signal(str)
    people_searched = Signal(str)
    register_searched = Signal(str)
    link_opened = Signal(str)
    preview_requested = Signal()
    issue_requested = Signal()
    certificate_opened = Signal(str)
    state_chosen = Signal(str)
    revoke_requested = Signal(str)
    replace_requested = Signal(str)
    badges_requested = Signal(str)
    export_requested = Signal()
    verify_requested = Signal()
    look_requested = Signal()
    class_requested = Signal()

    help_key = "exam-certificate"
    keys = (("Enter", tr("打开选中的证书")),)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups = QButtonGroup(self)
        self._group_buttons: dict[str, QPushButton] = {}
        self._states = QButtonGroup(self)
        self._state_buttons: dict[str, QPushButton] = {}
        self._own = False
        self._ended: set[str] = set()
        self.verify_button = PlainButton(tr("验真…"))
        self.look_button = PlainButton(tr("版面…"))
        self.class_button = PrimaryButton(tr("批量签发…"))
        # Shown once and put away: from now on they are this pane's, wherever they are shown.
        self.set_actions(self.look_button, self.verify_button, self.class_button)
        self.set_actions()
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
        self._own = own
        self._people_card.setVisible(not own)
        self.set_actions(
            *(
                (self.verify_button,)
                if own
                else (self.look_button, self.verify_button, self.class_button)
            )
        )
        for widget in (self.register_search, self.export_button, self._chips, self._acts):
            widget.setVisible(not own)
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
        self._ended = {one.key for one in rows if one.state in ("revoked", "replaced")}
        self.register.set_items(rows, _register_row)
        self._enable_acts()
        if searched and not rows:
            self._register_empty.set_texts(
                tr("没有找到这样的证书"),
                tr("可以按编号、姓名、工号或级别找，或换一个状态看。"),
            )
        self._register_pages.setCurrentIndex(0 if rows else 1)

    def show_states(self, counts: dict[str, int], state: str) -> None:
        """Show how many certificates each part of the register holds, and which is listed."""
        names = {
            ALL: tr("全部"),
            VALID: tr("有效"),
            SOON: tr("快到期"),
            EXPIRED: tr("已过期"),
            ENDED: tr("已撤销或换发"),
        }
        for key, button in self._state_buttons.items():
            button.setText(f"{names[key]} {counts[key]}")
            button.setChecked(key == state)

    def set_may_issue_class(self, many: bool) -> None:
        """Offer to issue several at once."""
        self.class_button.setEnabled(many)

    def ask_revoke(self, number: str, name: str) -> str | None:
        """Ask why a certificate is revoked; a test replaces this method."""
        from desktop_app.panes.certificates.reason import ask_revoke

        return ask_revoke(self, number, name)

    def ask_replace(self, number: str, name: str) -> tuple[str, str] | None:
        """Ask for the name and the reason; a test replaces this method."""
        from desktop_app.panes.certificates.reason import ask_replace

        return ask_replace(self, number, name)

    def ask_register_path(self) -> Path | None:
        """Where to save the register; a test replaces this method."""
        from desktop_app.widgets.file_dialogs import ask_save

        kinds = tr("Excel 表格 (*.xlsx)")
        return ask_save(self, tr("导出证书登记"), tr("证书登记"), kinds, "xlsx")

    def ask_badge_folder(self) -> Path | None:
        """In which folder to save badges; a test replaces this method."""
        chosen = QFileDialog.getExistingDirectory(self, tr("徽章存到哪个文件夹"))
        return Path(chosen) if chosen else None

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
        self.register.selected.connect(lambda _key: self._enable_acts())
        self.verify_button.clicked.connect(self.verify_requested)
        self.look_button.clicked.connect(self.look_requested)
        self.class_button.clicked.connect(self.class_requested)
        self.export_button.clicked.connect(self.export_requested)
        self.open_button.clicked.connect(
            lambda: self.certificate_opened.emit(self.register.current_key())
        )
        self.badges_button.clicked.connect(
            lambda: self.badges_requested.emit(self.register.current_key())
        )
        self.replace_button.clicked.connect(
            lambda: self.replace_requested.emit(self.register.current_key())
        )
        self.revoke_button.clicked.connect(
            lambda: self.revoke_requested.emit(self.register.current_key())
        )
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
            chips.addWidget(self._chip(key, self._groups, self._group_buttons, self.group_chosen))
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

    def _chip(
        self,
        key: str,
        group: QButtonGroup,
        buttons: dict[str, QPushButton],
        chosen: SignalInstance,
    ) -> QPushButton:
        button = QPushButton()
        button.setCheckable(True)
        theming.set_role(button, "chip")
        button.clicked.connect(lambda: chosen.emit(key))
        group.addButton(button)
        buttons[key] = button
        return button

    def _enable_acts(self) -> None:
        key = self.register.current_key()
        self.open_button.setEnabled(bool(key))
        self.replace_button.setEnabled(bool(key))
        holds = bool(key) and key not in self._ended
        self.badges_button.setEnabled(holds)
        self.revoke_button.setEnabled(holds)

    def _bar(self) -> QHBoxLayout:
        """The parts of the register at the left, what is done with the chosen one at the right."""
        self._chips, self._acts = QWidget(), QWidget()
        chips, acts = QHBoxLayout(self._chips), QHBoxLayout(self._acts)
        for line in (chips, acts):
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(theming.space("xs"))
        for key in STATES:
            chips.addWidget(self._chip(key, self._states, self._state_buttons, self.state_chosen))
        self.open_button = PlainButton(tr("打开"))
        self.replace_button = PlainButton(tr("更正换发…"))
        self.badges_button = PlainButton(tr("徽章…"))
        self.revoke_button = PlainButton(tr("撤销…"))
        for button in (
            self.open_button,
            self.badges_button,
            self.replace_button,
            self.revoke_button,
        ):
            acts.addWidget(button)
        bar = QHBoxLayout()
        bar.addWidget(self._chips)
        bar.addStretch(1)
        bar.addWidget(self._acts)
        return bar

    def _register(self) -> Card:
        self._register_card = Card(tr("证书登记"))
        self.register_search = SearchEdit(tr("找证书：编号、姓名、级别"))
        self.register_search.setMinimumWidth(theming.frame("search"))
        self._register_card.add_to_header(self.register_search)
        self.export_button = PlainButton(tr("导出 Excel…"), icon="save-file")
        self._register_card.add_to_header(self.export_button)
        self._register_card.body.addLayout(self._bar())
        self.register = Table(
            tr("证书登记"),
            (
                Column(tr("编号")),
                Column(tr("姓名"), stretch=True),
                Column(tr("级别")),
                Column(tr("总评"), "right"),
                Column(tr("签发日期")),
                Column(tr("有效期至")),
                Column(tr("状态"), ems=13),
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
            Cell(one.left, one.tone, sort=one.valid_order, tip=one.left),
        ),
    )
