"""The register of issued certificates: its parts, its rows, what is done with the chosen one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from desktop_app.panes.certificates.level_delegate import LevelDelegate
from desktop_app.panes.certificates.lists import chip, only_visible, stack
from desktop_app.panes.certificates.shown import (
    ALL,
    ENDED,
    EXPIRED,
    SOON,
    STATES,
    VALID,
    RegisterRow,
)
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.fields import SearchEdit
from desktop_app.widgets.table import Cell, Column, Row, Table

_LEVEL_COLUMN = 2


class RegisterCard(Card):
    """Signals: `certificate_opened(key)`, `state_chosen(state)`, `revoke_requested(key)`,
    `replace_requested(key)`, `badges_requested(key)`.

    Attributes: `table`, `search` and the buttons.
    """

    certificate_opened = Signal(str)
    state_chosen = Signal(str)
    revoke_requested = Signal(str)
    replace_requested = Signal(str)
    badges_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("证书登记"), parent=parent)
        self._states = QButtonGroup(self)
        self._state_buttons: dict[str, QPushButton] = {}
        self._ended: set[str] = set()
        self.search = SearchEdit(tr("找证书：编号、姓名、级别"))
        self.search.setMinimumWidth(theming.frame("search"))
        self.files_button = PlainButton(tr("存 PDF…"), icon="save-file")
        self.files_button.setToolTip(tr("把列出的证书存成文件，每人一份带签章的原件"))
        self.export_button = PlainButton(tr("导出 Excel…"), icon="save-file")
        self.open_button = PlainButton(tr("打开"))
        self.replace_button = PlainButton(tr("更正换发…"))
        self.badges_button = PlainButton(tr("徽章…"))
        self.revoke_button = PlainButton(tr("撤销…"))
        self.add_to_header(self.search)
        self.add_to_header(self.files_button)
        self.add_to_header(self.export_button)
        self.body.addLayout(self._bar())
        self.table = Table(
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
        only_visible(self.table)
        self.table.setItemDelegateForColumn(
            _LEVEL_COLUMN, LevelDelegate(tr("金牌客服"), self.table)
        )
        self._empty = EmptyState(
            "certificates",
            tr("还没有签发过证书"),
            tr("在上面选一位可以签发的学员，先预览，再签发。签发的每一份都登记在这里。"),
        )
        self._pages = stack(self.table, self._empty)
        self.body.addWidget(self._pages, 1)
        self._connect()

    def set_own(self, own: bool) -> None:
        """Show only what concerns the person themselves."""
        of_all = (self.search, self.files_button, self.export_button, self._chips, self._acts)
        for widget in of_all:
            widget.setVisible(not own)
        self.set_title(tr("我的证书") if own else tr("证书登记"))
        if own:
            self._empty.set_texts(
                tr("还没有证书"), tr("理论和实操都及格以后，由主管签发，证书会出现在这里。")
            )

    def show_rows(self, rows: tuple[RegisterRow, ...], searched: bool) -> None:
        """Show issued certificates."""
        self._ended = {one.key for one in rows if one.state in ("revoked", "replaced")}
        self.table.set_items(rows, _row)
        self.files_button.setEnabled(bool(rows))
        self._enable_acts()
        if searched and not rows:
            self._empty.set_texts(
                tr("没有找到这样的证书"),
                tr("可以按编号、姓名、工号或级别找，或换一个状态看。"),
            )
        self._pages.setCurrentIndex(0 if rows else 1)

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

    def _enable_acts(self) -> None:
        key = self.table.current_key()
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
            chips.addWidget(chip(key, self._states, self._state_buttons, self.state_chosen))
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

    def _connect(self) -> None:
        self.table.opened.connect(self.certificate_opened)
        self.table.selected.connect(lambda _key: self._enable_acts())
        for button, signal in (
            (self.open_button, self.certificate_opened),
            (self.badges_button, self.badges_requested),
            (self.replace_button, self.replace_requested),
            (self.revoke_button, self.revoke_requested),
        ):
            button.clicked.connect(
                lambda _checked, signal=signal: signal.emit(self.table.current_key())
            )


def _row(one: RegisterRow) -> Row:
    return Row(
        one.key,
        (
            Cell(one.number, tip=one.layout),
            Cell(one.name, tip=one.name),
            one.level,
            Cell(one.total_text, sort=one.total),
            Cell(one.issued, sort=one.issued_order),
            Cell(one.valid, sort=one.valid_order),
            Cell(one.left, one.tone, sort=one.valid_order, tip=one.left),
        ),
    )
