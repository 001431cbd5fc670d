"""The page of the list: questions, and beside them the one looked at as a trainee sees it."""

from PySide6.QtCore import QPoint, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_app.panes.exams.bank.paper import QuestionPaper
from desktop_app.panes.exams.bank.shown import (
    FLAGGED,
    FiltersShown,
    QuestionShown,
    ReviewShown,
)
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.headings import ElidedLabel, TextLabel
from desktop_app.widgets.version_block import version_block
from desktop_app.widgets.writing_items import VersionShown
from desktop_app.widgets.writing_list import ListWords, WritingList

TYPES = (
    ("", tr("题型")),
    ("single", tr("单选题")),
    ("multiple", tr("多选题")),
    ("true-false", tr("判断题")),
    ("fill-in", tr("填空题")),
    ("matching", tr("匹配题")),
    ("ordering", tr("排序题")),
    ("case", tr("案例分析题")),
)
DIFFICULTIES = (
    ("", tr("难度")),
    ("easy", tr("易")),
    ("medium", tr("中")),
    ("hard", tr("难")),
)
STATES = (
    ("", tr("状态")),
    ("published", tr("使用中")),
    ("in_review", tr("待审核")),
    ("draft", tr("我的草稿")),
    ("retired", tr("已停用")),
    (FLAGGED, tr("考后要看")),
)
FORMATS = (
    ("xlsx", tr("Excel 工作簿（.xlsx）")),
    ("docx", tr("Word 文件（.docx）")),
    ("txt", tr("文本（.txt）")),
    ("gift", tr("GIFT（.gift）")),
    ("moodle", tr("Moodle XML（.xml）")),
    ("aiken", tr("Aiken，只有单选题（.aiken）")),
    ("yaml", tr("内容包（.yaml）")),
)


class ListPage(WritingList):
    """Signals beside those of a list: `narrowed(section, type, difficulty, state)`,
    `export_wanted(format)`, `doubles_requested()`, `looked_over(version, take)`,
    `all_looked_over()`, `take_back_requested(version, title)`.

    Attributes beside: `section`, `type`, `difficulty`, `state`, `doubles_button`, `count`, `paper`.
    """

    narrowed = Signal(str, str, str, str)
    export_wanted = Signal(str)
    doubles_requested = Signal()
    looked_over = Signal(str, bool)
    all_looked_over = Signal()
    take_back_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        words = ListWords(
            title=tr("题库"),
            new=tr("新建试题"),
            copy=tr("复制为新题"),
            export=tr("导出列表…"),
            icon="exams",
            empty=tr("题库里还没有试题"),
            empty_text=tr("新建一题，或从文本、Word、Excel、GIFT、Moodle 文件导入。"),
            nothing=tr("换一个词，或放宽章节、题型、难度和状态。"),
            not_taken=tr("您改过这道题，所以没有自动换上。"),
        )
        self.section = _choices(tr("章节"), (("", tr("全部章节")),))
        self.type = _choices(tr("题型"), TYPES)
        self.difficulty = _choices(tr("难度"), DIFFICULTIES)
        self.state = _choices(tr("状态"), STATES)
        self.count = ElidedLabel("", "secondary")
        self.doubles_button = PlainButton(tr("查重"), icon="copy")
        super().__init__(words, under=self._filters(), parent=parent)
        self.paper: QuestionPaper | None = None
        self.search.setPlaceholderText(tr("按题干、章节、标签或编号找"))
        self.acts = (self.doubles_button, *self.acts)
        self.doubles_button.clicked.connect(self.doubles_requested)
        self.export_button.clicked.connect(self.choose_export)
        for box in (self.section, self.type, self.difficulty, self.state):
            box.currentIndexChanged.connect(self._narrow)

    def show_filters(self, shown: FiltersShown) -> None:
        """Show the sections that there are, and how many questions are left."""
        self.count.setText(shown.count)
        wanted = (("", tr("全部章节")), *shown.sections)
        known = tuple(
            (self.section.itemData(n), self.section.itemText(n))
            for n in range(self.section.count())
        )
        if known == wanted:
            return
        chosen = self.section.currentData()
        with QSignalBlocker(self.section):
            self.section.clear()
            for key, word in wanted:
                self.section.addItem(word, key)
            self.section.setCurrentIndex(max(0, self.section.findData(chosen)))

    def show_question(self, shown: QuestionShown | None) -> None:
        """Show one question beside the list: as trainees see it, then what it is."""
        self.show_one(shown)
        self.paper = None
        if shown is not None and shown.review is not None:
            self.put_first(self._review(shown.review))
        if shown is not None and shown.paper is not None:
            self.paper = QuestionPaper()
            self.paper.show_paper(shown.paper)
            self.put_first(self.paper)
        if shown is not None and shown.back:
            self.put_first(TextLabel(shown.back, "warn", wrap=True))
        self.restore_button.setVisible(shown is not None and shown.restorable)

    def choose_export(self) -> None:
        """Offer the kinds of files."""
        menu = QMenu(self)
        for kind, word in FORMATS:
            menu.addAction(word).setData(kind)
        menu.triggered.connect(lambda action: self.export_wanted.emit(action.data()))
        menu.exec(self.export_button.mapToGlobal(QPoint(0, self.export_button.height())))
        menu.deleteLater()

    def clear_filter(self) -> None:
        """Show everything again."""
        for box in (self.section, self.type, self.difficulty, self.state):
            with QSignalBlocker(box):
                box.setCurrentIndex(0)
        self._narrow()
        super().clear_filter()

    def _narrow(self) -> None:
        boxes = (self.section, self.type, self.difficulty, self.state)
        self.narrowed.emit(*(str(box.currentData() or "") for box in boxes))

    def _filters(self) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theming.space("xs"))
        row = QHBoxLayout()
        row.setSpacing(theming.space("xs"))
        boxes = ((self.section, 7), (self.type, 5), (self.difficulty, 5), (self.state, 6))
        for box, share in boxes:
            row.addWidget(box, share)
        column.addLayout(row)
        column.addWidget(self.count)
        return block

    def _version(self, version: VersionShown) -> QWidget:
        return version_block(version, self.take_back_requested.emit)

    def _review(self, shown: ReviewShown) -> QWidget:
        """Offer to pass what was handed in, or to send it back."""
        told = tr("看过题干、答案和解析再通过；退回后作者可以接着改。")
        if shown.own:
            told = tr("是您自己写的，要由另一位主管审核；可以撤回接着改。")
        card = Card(tr("等待审核"), told, "accent")
        card.body.addWidget(version_block(shown.version))
        row = QHBoxLayout()
        row.setSpacing(theming.space("s"))
        row.addStretch(1)
        version = shown.version.version
        back = PlainButton(tr("撤回") if shown.own else tr("退回"))
        back.clicked.connect(lambda: self.looked_over.emit(version, False))
        row.addWidget(back)
        if shown.others and not shown.own:
            every = PlainButton(tr("筛选出的 {n} 题全部通过").format(n=shown.others + 1))
            every.clicked.connect(self.all_looked_over)
            row.addWidget(every)
        if not shown.own:
            take = PrimaryButton(tr("通过"))
            take.clicked.connect(lambda: self.looked_over.emit(version, True))
            row.addWidget(take)
        card.body.addLayout(row)
        return card


def _choices(name: str, choices: tuple[tuple[str, str], ...]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(3)
    for key, word in choices:
        box.addItem(word, key)
    return box
