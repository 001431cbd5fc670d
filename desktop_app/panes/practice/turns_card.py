"""逐句依据: every turn of an attempt under the other, each with its evidence."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from desktop_app.panes.practice.debrief_shown import FormerShown, TurnShown
from desktop_app.panes.practice.page import Column
from desktop_app.panes.practice.turn_block import TurnBlock
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.headings import TextLabel, rule

_AT_ONCE = 8
"""Turns built at a time; more follow when one scrolls towards the end of those that are there."""


class TurnsCard(Card):
    """Signals: `retry_requested(turn)`, `current_changed(turn)`, `compared(former)` with None for
    this run alone.

    Attributes: `blocks` (the turns built so far), `current` (the turn that the keys stand on, 0
    for none), `chips` (what it can be compared with, by key), `compared_with` (that key, "" for
    none), `column` (where they scroll).
    """

    retry_requested = Signal(int)
    current_changed = Signal(int)
    compared = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("逐句依据"), parent=parent)
        self._compare = TextLabel(tr("对照"), "secondary")
        self.add_to_header(self._compare)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.chips: dict[str, QPushButton] = {}
        for key, name in (("last", tr("上次")), ("best", tr("最好"))):
            self._add_chip(key, name)
        self.column = Column("m")
        self.body.addWidget(self.column)
        self.blocks: list[TurnBlock] = []
        self.current = 0
        self._left: list[TurnShown] = []
        self._own = False
        self._former: tuple[FormerShown, ...] = ()
        self._beside: FormerShown | None = None
        self.column.verticalScrollBar().valueChanged.connect(self._follow)
        self.column.verticalScrollBar().rangeChanged.connect(self._follow)

    def show_turns(
        self, turns: Sequence[TurnShown], own: bool, former: Sequence[FormerShown] = ()
    ) -> None:
        """Show *turns*, from the first; *former* are the runs that they can be compared with."""
        self.column.unpin()
        clear_layout(self.column.content)
        self.blocks, self._left, self._own = [], list(turns), own
        self.current = 0
        self._former, self._beside = tuple(former), None
        by_key = {one.key: one for one in former}
        self._compare.setVisible(bool(by_key))
        for key, chip in self.chips.items():
            chip.setVisible(key in by_key)
            chip.setChecked(False)
            if key in by_key:
                chip.setText(by_key[key].text)
                chip.setAccessibleName(tr("对照{name}").format(name=by_key[key].text))
        self.column.verticalScrollBar().setValue(0)
        self._build(_AT_ONCE)

    def show_evidence(self, turn: int, start: int | None, end: int | None) -> None:
        """Scroll to *turn* and draw the eye to these words, or to the whole of it."""
        block = self._go(turn)
        if block is None:
            return
        if start is not None and end is not None:
            block.flash(start, end)
        elif block.reply.isVisible():
            block.flash(0, len(block.reply.accessibleName()))

    def step(self, direction: int) -> None:
        """Stand on the next turn (1) or the one before (-1); without one on the first."""
        numbers = self._numbers()
        if not numbers:
            return
        place = numbers.index(self.current) + direction if self.current in numbers else 0
        self._go(numbers[max(0, min(len(numbers) - 1, place))])

    def compare_next(self) -> None:
        """Go round: this run alone, beside the last one, beside the best one."""
        order = [None, *self._former]
        place = order.index(self._beside) + 1
        self._lay_beside(order[place % len(order)])

    def _numbers(self) -> list[int]:
        """The turns in their order; of one customer among several not every number."""
        return [*(one.number for one in self.blocks), *(one.number for one in self._left)]

    def _go(self, turn: int) -> TurnBlock | None:
        numbers = self._numbers()
        if turn in numbers:
            self._build(numbers.index(turn) + 1 - len(self.blocks))
        block = self._stand_on(turn)
        if block is not None:
            self.column.show_top_of(block)
        return block

    def _stand_on(self, turn: int) -> TurnBlock | None:
        block = next((one for one in self.blocks if one.number == turn), None)
        if block is not None:
            for one in self.blocks:
                one.set_current(one is block)
            self.current = turn
            self.current_changed.emit(turn)
        return block

    def _add_chip(self, key: str, name: str) -> None:
        chip = QPushButton(name)
        chip.setAccessibleName(tr("对照{name}").format(name=name))
        chip.setCheckable(True)
        chip.setToolTip(tr("C 键轮换"))
        theming.set_role(chip, "chip")
        chip.clicked.connect(lambda checked: self.compare(key if checked else ""))
        self._group.addButton(chip)
        self.add_to_header(chip)
        self.chips[key] = chip

    @property
    def compared_with(self) -> str:
        return self._beside.key if self._beside is not None else ""

    def compare(self, key: str) -> None:
        """Lay the run of this *key* beside this one; "" takes it away."""
        self._lay_beside(next((one for one in self._former if one.key == key), None))

    def _lay_beside(self, former: FormerShown | None) -> None:
        self._beside = former
        for key, chip in self.chips.items():
            chip.setChecked(former is not None and former.key == key)
        for block in self.blocks:
            self._fill_beside(block)
        self.compared.emit(former)

    def _fill_beside(self, block: TurnBlock) -> None:
        turns = self._beside.turns if self._beside is not None else ()
        block.show_beside(next((one for one in turns if one.number == block.number), None))

    def _follow(self) -> None:
        """Have a page more ready than is seen."""
        bar = self.column.verticalScrollBar()
        if self.blocks and bar.value() > bar.maximum() - bar.pageStep():
            self._build(_AT_ONCE)

    def _build(self, count: int) -> None:
        """Build up to *count* turns more, where there are any left."""
        if count <= 0 or not self._left:
            return
        content = self.column.content
        if self.blocks:
            content.takeAt(content.count() - 1)  # the stretch below the last one
        for turn in self._left[:count]:
            block = TurnBlock(turn, self._own)
            block.retry_requested.connect(self.retry_requested)
            block.pressed.connect(self._stand_on)
            if self.blocks:
                content.addWidget(rule())
            content.addWidget(block)
            self.blocks.append(block)
            self._fill_beside(block)
        del self._left[:count]
        content.addStretch(1)
