"""What the paper of a new exam is made of: drawn by types, or chosen by hand."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QGridLayout, QHBoxLayout, QWidget

from desktop_app.panes.exams.held.shown import BankShown, OfferShown, PaperAsked, PartAsked
from desktop_app.system.text import number_text, tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.check_dialog import Checkable, CheckDialog
from desktop_app.widgets.choices import Choice
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import NumberEdit, PickBox

_FULL = 100
TYPES = (
    ("single", tr("单选题")),
    ("multiple", tr("多选题")),
    ("true-false", tr("判断题")),
    ("fill-in", tr("填空题")),
    ("matching", tr("匹配题")),
    ("ordering", tr("排序题")),
    ("case", tr("案例分析题")),
)
_LEVELS = (tr("易"), tr("中"), tr("难"))
_USUAL = {"fill-in": 2.0, "matching": 4.0, "ordering": 4.0}


class PaperCard(Card):
    """Signals: `changed()`, whatever of it was changed.

    Attributes: `mode`, `sections_button`, `picks_button`, `by_level`, and by type `counts`,
    `marks`, `levels` (three of each).
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("试卷"), tr("题目由程序抽，分值和难度人人相同；重点章节多出题"))
        if parent is not None:
            self.setParent(parent)
        self.mode = PickBox(tr("怎么出题"))
        self.mode.addItem(tr("按题型抽题"), "draw")
        self.mode.addItem(tr("自己选题"), "pick")
        self.sections_button, self.picks_button = PlainButton(""), PlainButton("")
        self.by_level = QCheckBox(tr("指定难度"))
        self.counts: dict[str, NumberEdit] = {}
        self.marks: dict[str, QDoubleSpinBox] = {}
        self.levels: dict[str, tuple[NumberEdit, ...]] = {}
        self._offer: dict[str, TextLabel] = {}
        self._sum = TextLabel()
        self._sections: tuple[str, ...] = ()
        self._picked: tuple[str, ...] = ()
        self._bank = BankShown((), ())
        self._mixes: dict[str, tuple[int, int, int]] = {}
        self._quiet = False
        self._lay_out()
        self.mode.currentIndexChanged.connect(lambda _index: self._changed())
        self.by_level.toggled.connect(self._share_out)
        self.sections_button.clicked.connect(self._choose_sections)
        self.picks_button.clicked.connect(self._choose_questions)

    def show_paper(self, asked: PaperAsked, bank: BankShown) -> None:
        """Show what is planned, over what the bank holds."""
        self._quiet, self._bank = True, bank
        self._sections, self._picked = asked.sections, asked.picked
        self.mode.setCurrentIndex(1 if asked.picked else 0)
        self.by_level.setChecked(any(one.levels for one in asked.parts))
        wanted = {one.type: one for one in asked.parts}
        for kind, _name in TYPES:
            part = wanted.get(kind, PartAsked(kind, 0, _USUAL.get(kind, 2.0)))
            self.counts[kind].setValue(part.count)
            self.marks[kind].setValue(part.marks)
            for edit, count in zip(self.levels[kind], part.levels or (0, 0, 0), strict=True):
                edit.setValue(count)
        self._quiet = False
        self._changed()

    def asked(self) -> PaperAsked:
        """Return what stands on the card."""
        by_hand = self.mode.currentData() == "pick"
        by_level = self._by_level()
        parts = []
        for kind, _name in TYPES:
            easy, medium, hard = (one.value() for one in self.levels[kind])
            levels = (easy, medium, hard) if by_level else None
            count, marks = self.counts[kind].value(), self.marks[kind].value()
            parts.append(PartAsked(kind, count, marks, levels))
        return PaperAsked(
            tuple(parts), () if by_hand else self._sections, self._picked if by_hand else ()
        )

    def by_hand(self) -> bool:
        """Tell whether the questions are chosen by hand."""
        return bool(self.mode.currentData() == "pick")

    def _by_level(self) -> bool:
        return self.by_level.isChecked() and not self.by_hand()

    def show_offer(self, offer: OfferShown) -> None:
        """Show what the bank has; why the paper cannot be filled stands at the foot of the page."""
        self._mixes = offer.mixes
        for kind, label in self._offer.items():
            told = tr("{n} 题").format(n=self.counts[kind].value())
            label.setText(told if self._by_level() else offer.lines.get(kind, ""))
            for edit, n in zip(self.levels[kind], offer.levels.get(kind, (0, 0, 0)), strict=True):
                edit.setSuffix(tr(" / {n}").format(n=n))

    def choose_sections(self) -> Sequence[str] | None:
        """Ask which sections questions come from; a test replaces this method."""
        entries = [
            Checkable(name, tr("{name}（{n} 题）").format(name=name, n=n))
            for name, n in self._bank.sections
        ]
        counts = dict(self._bank.sections)

        def summary(chosen: Sequence[str]) -> str:
            if not chosen:
                return tr("一个都不选，就是全部章节。")
            total = sum(counts[one] for one in chosen)
            return tr("已选 {n} 个章节，共 {total} 题").format(n=len(chosen), total=total)

        dialog = CheckDialog(self, tr("从哪些章节出题"), "", entries, self._sections, summary)
        return dialog.chosen() if dialog.ask() else None

    def choose_questions(self) -> Sequence[str] | None:
        """Ask for the questions themselves; a test replaces this method."""
        names = dict(TYPES)
        types = {one.key: one.type for one in self._bank.picks}
        sections = [Choice(name, name) for name, _n in self._bank.sections]
        boxes = (
            (tr("题型"), (Choice("", tr("全部题型")), *(Choice(*one) for one in TYPES))),
            (tr("章节"), (Choice("", tr("全部章节")), *sections)),
        )

        def summary(chosen: Sequence[str]) -> str:
            counts = {kind: sum(types[one] == kind for one in chosen) for kind in names}
            told = [f"{names[kind]} {n}" for kind, n in counts.items() if n]
            marks = sum(n * self.marks[kind].value() for kind, n in counts.items())
            return tr("已选 {n} 题，{marks} 分：{told}").format(
                n=len(chosen), marks=number_text(marks), told=tr("，").join(told)
            )

        entries = [
            Checkable(one.key, one.text, (one.type, one.section)) for one in self._bank.picks
        ]
        text = tr("每题分值在试卷卡片里按题型改，合计要正好 100 分。")
        dialog = CheckDialog(self, tr("选题"), text, entries, self._picked, summary, boxes)
        return dialog.chosen() if dialog.ask() else None

    def _choose_sections(self) -> None:
        chosen = self.choose_sections()
        if chosen is not None:
            self._sections = tuple(chosen)
            self._changed()

    def _choose_questions(self) -> None:
        chosen = self.choose_questions()
        if chosen is not None:
            self._picked = tuple(chosen)
            self._changed()

    def _share_out(self, on: bool) -> None:
        """Begin with how the difficulties would be shared out."""
        if self._quiet:
            return  # what is shown says them itself
        self._quiet = True
        for kind, edits in self.levels.items():
            if on and not self._quiet_levels(kind):
                for edit, count in zip(edits, self._mixes.get(kind, (0, 0, 0)), strict=True):
                    edit.setValue(count)
        self._quiet = False
        self._changed()

    def _quiet_levels(self, kind: str) -> bool:
        """Tell whether the difficulties say already what the count says."""
        total = sum(one.value() for one in self.levels[kind])
        return bool(total) and total == self.counts[kind].value()

    def _changed(self) -> None:
        """Put everything in step with what was changed, and say so."""
        if self._quiet:
            return
        self._quiet = True
        by_hand, by_level = self.by_hand(), self._by_level()
        types = {one.key: one.type for one in self._bank.picks}
        self._picked = tuple(one for one in self._picked if one in types)
        for kind, _name in TYPES:
            if by_hand:
                self.counts[kind].setValue(sum(types[one] == kind for one in self._picked))
            elif by_level:
                self.counts[kind].setValue(sum(one.value() for one in self.levels[kind]))
            self.counts[kind].setEnabled(not by_hand)
            self.counts[kind].setVisible(not by_level)
            for edit in self.levels[kind]:
                edit.setVisible(by_level)
        for label in self._level_heads:
            label.setVisible(by_level)
        self.by_level.setVisible(not by_hand)
        self.sections_button.setVisible(not by_hand)
        self.picks_button.setVisible(by_hand)
        self._name_buttons()
        self._count()
        self._quiet = False
        self.changed.emit()

    def _name_buttons(self) -> None:
        chosen = tr("{n} 个").format(n=len(self._sections)) if self._sections else tr("全部")
        self.sections_button.setText(tr("章节：{chosen}").format(chosen=chosen))
        self.picks_button.setText(tr("选题（{n}）…").format(n=len(self._picked)))

    def _count(self) -> None:
        total = sum(self.counts[k].value() * self.marks[k].value() for k, _n in TYPES)
        count = sum(self.counts[k].value() for k, _n in TYPES)
        told = tr("共 {n} 题，{marks} 分").format(n=count, marks=number_text(total))
        right = abs(total - _FULL) <= 0.001
        if not right:
            told += tr("，要正好 {full} 分").format(full=_FULL)
        self._sum.setText(told)
        theming.set_role(self._sum, "good" if right else "bad")

    def _lay_out(self) -> None:
        self.add_to_header(self._sum)
        line = QHBoxLayout()
        line.setSpacing(theming.space("s"))
        for widget in (self.mode, self.sections_button, self.picks_button, self.by_level):
            line.addWidget(widget)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addLayout(self._parts())
        self.body.addStretch(1)

    def _parts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theming.space("s"))
        grid.setVerticalSpacing(theming.space("xs"))
        self._level_heads = [TextLabel(one, "secondary") for one in _LEVELS]
        for n, label in enumerate(self._level_heads):
            grid.addWidget(label, 0, 3 + n)
        for row, (kind, name) in enumerate(TYPES, 1):
            self._add_row(grid, row, kind, name)
        grid.setColumnStretch(6, 1)
        return grid

    def _add_row(self, grid: QGridLayout, row: int, kind: str, name: str) -> None:
        count, marks = NumberEdit(0, 99, tr("题")), QDoubleSpinBox()
        count.setAccessibleName(tr("{name}题数").format(name=name))
        marks.setAccessibleName(tr("{name}每题分值").format(name=name))
        marks.setRange(0.5, 50)
        marks.setDecimals(1)
        marks.setSingleStep(0.5)
        marks.setSuffix(tr(" 分"))
        marks.lineEdit().setTextMargins(theming.space("s"), 0, 0, 0)
        self.counts[kind], self.marks[kind] = count, marks
        self.levels[kind] = tuple(NumberEdit(0, 99) for _ in _LEVELS)
        self._offer[kind] = TextLabel("", "secondary")
        for n, (edit, level) in enumerate(zip(self.levels[kind], _LEVELS, strict=True)):
            edit.setAccessibleName(tr("{name}{level}题数").format(name=name, level=level))
            grid.addWidget(edit, row, 3 + n)
            edit.valueChanged.connect(self._changed)
        for column, widget in ((0, TextLabel(name)), (1, count), (2, marks)):
            grid.addWidget(widget, row, column)
        grid.addWidget(self._offer[kind], row, 6)
        count.valueChanged.connect(self._changed)
        marks.valueChanged.connect(self._changed)
