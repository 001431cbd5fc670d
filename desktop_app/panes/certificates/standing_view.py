"""A person's way to the certificate: both marks, the drills, the total, and what can be done."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.certificates.shown import LinkShown, MarkShown, StandingShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.headings import ElidedLabel, TextLabel
from desktop_app.widgets.icons import IconPicture
from desktop_app.widgets.tags import Tag

_DRILLS_A_ROW, _REVIEWS_A_ROW = 2, 3


class StandingView(Card):
    """The chain of evidence of one certificate.

    Signals: `link_opened(target)`, `preview_requested()`, `issue_requested()`,
    `certificate_opened(key)`.
    """

    link_opened = Signal(str)
    preview_requested = Signal()
    issue_requested = Signal()
    certificate_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shown: StandingShown | None = None
        self._pages = QStackedWidget(self)
        self._pages.addWidget(
            EmptyState(
                "certificates",
                tr("这里显示一位学员离证书还差什么"),
                tr("理论和实操两份成绩、总评的算法、所依据的练习，都能逐条打开。"),
            )
        )
        self._pages.addWidget(self._page())
        self.body.addWidget(self._pages, 1)

    @property
    def shown(self) -> StandingShown | None:
        """Whose standing is shown."""
        return self._shown

    def show_standing(self, standing: StandingShown | None) -> None:
        """Show a standing, or that nobody has been chosen."""
        if standing == self._shown:
            return
        self._shown = standing
        self._pages.setCurrentIndex(0 if standing is None else 1)
        if standing is None:
            return
        self._name.setText(standing.name)
        self._post.setText(standing.post)
        self._level.setText(standing.level)
        self._level.setVisible(bool(standing.level))
        self._level.set_tone("warn" if standing.gold else "good")
        clear_layout(self._chain)
        self._chain.addWidget(self._marks(standing.marks))
        # What it comes to is seen in the lowest window; what it rests on can be scrolled to.
        if standing.arithmetic or standing.verdict:
            self._chain.addLayout(self._sum(standing))
        for sentence in (*standing.missing, *filter(None, (standing.hindrance,))):
            self._chain.addLayout(_missing(sentence))
        if standing.drills:
            self._chain.addWidget(self._links(tr("实操依据"), standing.drills))
        if standing.reviews:
            self._chain.addWidget(self._links(tr("阶段评估"), standing.reviews, _REVIEWS_A_ROW))
        self._show_acts(standing)

    def _page(self) -> QWidget:
        page = QWidget()
        self._name = ElidedLabel("", "title")
        self._level = Tag("", "good")
        self._post = ElidedLabel("", "secondary")
        head = QHBoxLayout()
        head.setSpacing(theming.space("s"))
        head.addWidget(self._name)
        head.addWidget(self._level)
        head.addWidget(self._post, 1)
        self._chain = QVBoxLayout()
        self._chain.setSpacing(theming.space("s"))
        self._held = TextLabel("", "secondary", wrap=True)
        self.open_button = PlainButton(tr("打开证书"), icon="certificates")
        self.preview_button = PlainButton(tr("预览"), icon="eye")
        self.issue_button = PrimaryButton(tr("签发证书"))
        self.open_button.clicked.connect(self._open)
        self.preview_button.clicked.connect(self.preview_requested)
        self.issue_button.clicked.connect(self.issue_requested)
        foot = QHBoxLayout()
        foot.setSpacing(theming.space("s"))
        foot.addWidget(self._held, 1)
        for button in (self.open_button, self.preview_button, self.issue_button):
            foot.addWidget(button)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("m"))
        layout.addLayout(head)
        layout.addWidget(self._scrolled(), 1)
        layout.addLayout(foot)
        return page

    def _scrolled(self) -> QScrollArea:
        """In a low window the chain moves under its head, instead of into itself."""
        ground = QWidget()
        theming.set_role(ground, "scrolled")
        ground.setMinimumWidth(1)  # what does not fit is cut short, and not moved out of sight
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._chain)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(ground)
        return area

    def _marks(self, marks: tuple[MarkShown, ...]) -> QWidget:
        holder, grid = _grid()
        grid.setHorizontalSpacing(theming.space("m"))
        grid.setVerticalSpacing(theming.space("xs"))
        grid.setColumnStretch(3, 1)
        for row, mark in enumerate(marks):
            grid.addWidget(TextLabel(mark.title), row, 0)
            grid.addWidget(TextLabel(mark.mark, "strong"), row, 1, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(_verdict(mark.passed), row, 2)
            grid.addWidget(ElidedLabel(mark.detail, "secondary"), row, 3)
            if mark.sheet is not None:
                link = self._link(mark.sheet, LinkButton(mark.sheet.text))
                link.setAccessibleName(tr("打开成绩表 {n}").format(n=mark.sheet.text))
                grid.addWidget(link, row, 4)
            grid.setRowMinimumHeight(row, theming.size("control"))
        return holder

    def _links(
        self, title: str, links: tuple[LinkShown, ...], a_row: int = _DRILLS_A_ROW
    ) -> QWidget:
        holder, grid = _grid()
        grid.setHorizontalSpacing(theming.space("m"))
        grid.setVerticalSpacing(0)
        grid.addWidget(TextLabel(title, "secondary"), 0, 0)
        for place, one in enumerate(links):
            link = self._link(one, _ElidedLink(one.text))
            grid.addWidget(link, place // a_row, 1 + place % a_row)
        for column in range(a_row):
            grid.setColumnStretch(1 + column, 1)
        return holder

    def _link(self, link: LinkShown, button: LinkButton) -> LinkButton:
        button.clicked.connect(lambda: self.link_opened.emit(link.target))
        return button

    def _sum(self, standing: StandingShown) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theming.space("m"))
        if standing.arithmetic:
            row.addWidget(TextLabel(standing.arithmetic, "strong"))
        row.addWidget(TextLabel(standing.verdict, "secondary", wrap=True), 1)
        return row

    def _show_acts(self, standing: StandingShown) -> None:
        self._held.setText(standing.held or tr("还没有证书；成绩齐了由主管签发"))
        self.open_button.setVisible(bool(standing.held_key))
        acts = standing.may_issue and standing.due
        self.preview_button.setVisible(acts)
        self.issue_button.setVisible(acts)

    def _open(self) -> None:
        if self._shown is not None:
            self.certificate_opened.emit(self._shown.held_key)


class _ElidedLink(LinkButton):
    """A link that ends in … where it does not fit; the whole text is its tooltip."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._whole = text

    def minimumSizeHint(self) -> QSize:
        return QSize(theming.space("xxl"), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        # By the whole text, whatever is shown of it now: else a link could only ever shrink.
        width = self.fontMetrics().horizontalAdvance(self._whole) + 2 * theming.space("s")
        return QSize(width, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 2 * theming.space("s")
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        self.setToolTip("" if shown == self._whole else self._whole)


def _grid() -> tuple[QWidget, QGridLayout]:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    return holder, grid


def _verdict(passed: bool | None) -> Tag:
    if passed is None:
        return Tag(tr("未登记"), "plain")
    return Tag(tr("及格"), "good") if passed else Tag(tr("没及格"), "bad")


def _missing(sentence: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theming.space("s"))
    row.addWidget(IconPicture("warning", "warn", theming.size("icon_small")))
    row.addWidget(TextLabel(sentence, wrap=True), 1)
    return row
