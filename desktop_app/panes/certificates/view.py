"""The pane of certificates: who is due beside one person's chain, the register under both."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.certificates.lists import chip, only_visible, stack
from desktop_app.panes.certificates.register_card import RegisterCard
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
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.fields import SearchEdit
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.table import Cell, Column, Row, Table


class CertificatesView(PaneView):
    """Layout and display; the presenter answers its signals.

    Signals: `person_chosen(key)`, `group_chosen(group)`, `people_searched(text)`,
    `register_searched(text)`, `link_opened(target)`, `preview_requested()`, `issue_requested()`,
    `certificate_opened(key)`, `state_chosen(state)`, `revoke_requested(key)`,
    `replace_requested(key)`, `badges_requested(key)`, `export_requested()`, `files_requested()`,
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
    files_requested = Signal()
    verify_requested = Signal()
    look_requested = Signal()
    class_requested = Signal()

    help_key = "exam-certificate"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups = QButtonGroup(self)
        self._group_buttons: dict[str, QPushButton] = {}
        self._own = False
        self._over: tuple[tuple[str, str], ...] = ()
        """The keys of the page that is shown over the pane."""
        self._waiting = ("", "")
        """The pane's heading while a page is shown over it."""
        self.verify_button = PlainButton(tr("验真…"))
        self.look_button = PlainButton(tr("版面…"))
        self.class_button = PrimaryButton(tr("批量签发…"))
        self._take_in((self.look_button, self.verify_button, self.class_button))
        self.standing = StandingView()
        upper = QHBoxLayout()
        upper.setSpacing(theming.space("m"))
        self._people_card = self._people()
        upper.addWidget(self._people_card, 2)
        upper.addWidget(self.standing, 3)
        self._register = RegisterCard()
        self.register, self.register_search = self._register.table, self._register.search
        self.export_button, self.files_button = (
            self._register.export_button,
            self._register.files_button,
        )
        self.open_button = self._register.open_button
        self.replace_button = self._register.replace_button
        self.badges_button = self._register.badges_button
        self.revoke_button = self._register.revoke_button
        self._main = QWidget()
        layout = QVBoxLayout(self._main)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("m"))
        # The chain of four drills and three reviews is seen whole in a usual window.
        layout.addLayout(upper, 9)
        layout.addWidget(self._register, 7)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._main)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self._connect()

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:  # type: ignore[override]  # the page's
        """The keys of what is shown."""
        return self._over or (("Enter", tr("打开选中的证书")),)

    def set_heading(self, title: str, sentence: str) -> None:
        """Show it, or keep it until the page over the pane is gone."""
        if self._over:
            self._waiting = (title, sentence)
        else:
            super().set_heading(title, sentence)

    def open_target(self, target: str) -> None:
        """Show what was asked for, and not the page that was over the pane."""
        self.show_main()
        super().open_target(target)

    def show_over(
        self,
        page: QWidget,
        heading: tuple[str, str],
        acts: tuple[QWidget, ...],
        keys: tuple[tuple[str, str], ...],
    ) -> None:
        """Show a page in the place of everything else."""
        if not self._over:
            self._waiting = self.heading
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
            self._take_in(acts)
        self._over = keys
        super().set_heading(*heading)
        self._pages.setCurrentWidget(page)
        self.set_actions(*acts)
        page.setFocus()

    def _take_in(self, acts: tuple[QWidget, ...]) -> None:
        """Show acts once and put them away: from now on they are this pane's, wherever shown."""
        self.set_actions(*acts)
        self.set_actions()

    def show_main(self) -> None:
        """Show the pane itself again."""
        came_back, self._over = bool(self._over), ()
        self._pages.setCurrentWidget(self._main)
        leading = (self.look_button, self.verify_button, self.class_button)
        self.set_actions(*((self.verify_button,) if self._own else leading))
        if came_back:
            self.set_heading(*self._waiting)
            self.look_button.setFocus()

    def set_own(self, own: bool) -> None:
        """Show only what concerns the person themselves."""
        self._own = own
        self._people_card.setVisible(not own)
        self._register.set_own(own)
        self.show_main()

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
        self._register.show_rows(rows, searched)

    def show_states(self, counts: dict[str, int], state: str) -> None:
        """Show how many certificates each part of the register holds, and which is listed."""
        self._register.show_states(counts, state)

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

    def ask_pdf_folder(self) -> Path | None:
        """In which folder to save certificates; a test replaces this method."""
        chosen = QFileDialog.getExistingDirectory(self, tr("证书存到哪个文件夹"))
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
        for signal, relay in (
            (self._register.certificate_opened, self.certificate_opened),
            (self._register.state_chosen, self.state_chosen),
            (self._register.revoke_requested, self.revoke_requested),
            (self._register.replace_requested, self.replace_requested),
            (self._register.badges_requested, self.badges_requested),
        ):
            signal.connect(relay)
        self.verify_button.clicked.connect(self.verify_requested)
        self.look_button.clicked.connect(self.look_requested)
        self.class_button.clicked.connect(self.class_requested)
        self.export_button.clicked.connect(self.export_requested)
        self.files_button.clicked.connect(self.files_requested)
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
            chips.addWidget(chip(key, self._groups, self._group_buttons, self.group_chosen))
        chips.addStretch(1)
        self.people_search = SearchEdit(tr("找人：姓名、首字母、工号"))
        self.people = Table(
            tr("学员和证书"),
            (Column(tr("姓名"), stretch=True), Column(tr("进度"))),
        )
        only_visible(self.people)
        self._people_empty = EmptyState("people", "", "")
        self._people_pages = stack(self.people, self._people_empty)
        card.body.addLayout(chips)
        card.body.addWidget(self.people_search)
        card.body.addWidget(self._people_pages, 1)
        return card


def _candidate_row(one: CandidateShown) -> Row:
    return Row(one.key, (Cell(one.name, tip=one.tip), Cell(one.state, one.tone)))
