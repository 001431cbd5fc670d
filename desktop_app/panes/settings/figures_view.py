"""All figures of the organisation, editable in place."""

from collections.abc import Callable
from functools import cached_property, partial
from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from desktop_app.panes.settings.shown import FigureGroup, FigureShown
from desktop_app.system.text import tr
from desktop_app.widgets import fonts, theming
from desktop_app.widgets.buttons import LinkButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.headings import TextLabel, section

_DIGITS = 6
"""Room of a figure's field, in digits."""


class FigureRow:
    """One figure in the grid: title, field with unit, note.

    The way back to the default and what is wrong are made when they are first shown: most of the
    figures have neither. Attributes: `edit` (read-only for who may not change).

    *reset_to_default* is called when the default is to come back.
    """

    def __init__(
        self, figure: FigureShown, reset_to_default: Callable[[str], None], parent: QWidget
    ) -> None:
        self.name = figure.name
        self._title = figure.title
        self._reset_to_default = reset_to_default
        self._parent = parent
        self.title = TextLabel(figure.title, parent=parent)
        self.edit = QLineEdit(parent)
        self.edit.setAccessibleName(figure.title)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.unit = TextLabel(figure.unit, "secondary", parent=parent)
        self.note = TextLabel(figure.note, "secondary", wrap=True, parent=parent)

    def lay_out(self, grid: QGridLayout, line: int) -> None:
        """Stand in *line* of the grid, with what is wrong in the line below."""
        self._grid, self._line = grid, line
        for column, widget in enumerate((self.title, self.edit, self.unit, self.note)):
            grid.addWidget(widget, line, column)
        grid.setRowMinimumHeight(line, theming.size("control"))

    @cached_property
    def reset(self) -> LinkButton:
        """The way back to the default."""
        button = LinkButton(tr("恢复默认"), self._parent)
        button.setAccessibleName(tr("{title}恢复默认").format(title=self._title))
        button.clicked.connect(lambda: self._reset_to_default(self.name))
        button.hide()
        self._grid.addWidget(button, self._line, 4)
        QWidget.setTabOrder(self.edit, button)
        return button

    @cached_property
    def problem(self) -> TextLabel:
        """What is wrong with what was typed."""
        label = TextLabel("", "problem", wrap=True, parent=self._parent)
        label.hide()
        self._grid.addWidget(label, self._line + 1, 1, 1, 4)
        return label

    def show(self, figure: FigureShown, may_change: bool) -> None:
        """Show the value, unless something else is being typed or is wrong here."""
        if not self._is_wrong and not self.edit.isModified():
            self.edit.setText(figure.value)
        self.edit.setReadOnly(not may_change)
        self.edit.setAccessibleDescription(f"{figure.unit}，{figure.note}")
        self.note.setText(figure.note)
        changed = may_change and figure.changed
        if changed or "reset" in vars(self):
            self.reset.setVisible(changed)

    def show_problem(self, text: str) -> None:
        """Say what is wrong with what was typed; empty: it was taken."""
        if text or "problem" in vars(self):
            self.problem.setText(text)
            self.problem.setVisible(bool(text))
        theming.set_flag(self.edit, "problem", bool(text))
        if not text:
            self.edit.setModified(False)

    @property
    def _is_wrong(self) -> bool:
        return "problem" in vars(self) and bool(self.problem.text())


class FiguresView(Card):
    """Signals: `edited(name, text)` when a field was left changed, `reset_requested(name)`."""

    edited = Signal(str, str)
    reset_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("数字"), tr("评分线、权重和时限。旧的判定保留当时的数字，不受改动影响。")
        )
        self.setParent(parent)
        self.rows: dict[str, FigureRow] = {}
        self._remarks: dict[str, TextLabel] = {}
        self._grids: list[QGridLayout] = []
        theming.changed.connect(self._fit)

    def show_figures(self, groups: tuple[FigureGroup, ...], may_change: bool) -> None:
        """Show the figures; rows that stand keep focus and what is being typed."""
        names = [one.name for group in groups for one in group.figures]
        if names != list(self.rows):
            self._build(groups)
        for group in groups:
            remark = self._remarks[group.title]
            remark.setText(group.remark)
            remark.setVisible(bool(group.remark))
            for figure in group.figures:
                self.rows[figure.name].show(figure, may_change)

    def show_problem(self, name: str, problem: str) -> None:
        """Say under a field what is wrong with it."""
        if name in self.rows:
            self.rows[name].show_problem(problem)

    def _build(self, groups: tuple[FigureGroup, ...]) -> None:
        clear_layout(self.body)
        self.rows = {}
        self._grids = []
        for group in groups:
            head = QHBoxLayout()
            head.setSpacing(theming.space("m"))
            title = section(group.title)
            head.addWidget(title)
            self._remarks[group.title] = TextLabel("", "secondary")
            head.addWidget(self._remarks[group.title])
            head.addStretch(1)
            self.body.addLayout(head)
            self.body.addWidget(self._grid(group))
            self.body.addSpacing(theming.space("s"))
        self._fit()

    def _grid(self, group: FigureGroup) -> QWidget:
        holder = QWidget(self)
        grid = QGridLayout(holder)
        self._grids.append(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theming.space("m"))
        grid.setVerticalSpacing(theming.space("xs"))
        grid.setColumnStretch(3, 1)
        for place, figure in enumerate(group.figures):
            row = FigureRow(figure, self.reset_requested.emit, holder)
            row.lay_out(grid, 2 * place)
            row.edit.editingFinished.connect(partial(self._leave, row))
            self.rows[figure.name] = row
        return holder

    def _leave(self, row: FigureRow) -> None:
        if row.edit.isModified():
            self.edited.emit(row.name, row.edit.text())

    def _fit(self) -> None:
        """One width for all titles and all fields, so that the groups stand in line."""
        rows = self.rows.values()
        title = max((fonts.width(row.title.text()) for row in rows), default=0)
        unit = max((fonts.width(row.unit.text(), "secondary") for row in rows), default=0)
        for grid in self._grids:
            grid.setColumnMinimumWidth(0, ceil(title))
            grid.setColumnMinimumWidth(2, ceil(unit))
        digits = theming.current().type["text"] * _DIGITS
        for row in rows:
            row.edit.setFixedWidth(digits)
