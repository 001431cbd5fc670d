"""逐句依据: every turn of an attempt under the other, each with its evidence."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.panes.practice.page import Column
from desktop_app.panes.practice.shown import TurnShown
from desktop_app.panes.practice.turn_block import TurnBlock
from desktop_app.system.text import tr
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.headings import rule

_AT_ONCE = 8
"""Turns built at a time; more follow when one scrolls towards the end of those that are there."""


class TurnsCard(Card):
    """Signals: `retry_requested(turn)`. Attributes: `blocks` (the turns built so far)."""

    retry_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("逐句依据"), parent=parent)
        self._column = Column("m")
        self.body.addWidget(self._column)
        self.blocks: list[TurnBlock] = []
        self._left: list[TurnShown] = []
        self._own = False
        self._column.verticalScrollBar().valueChanged.connect(self._follow)
        self._column.verticalScrollBar().rangeChanged.connect(self._follow)

    def show_turns(self, turns: Sequence[TurnShown], own: bool) -> None:
        """Show *turns*, from the first."""
        self._column.unpin()
        clear_layout(self._column.content)
        self.blocks, self._left, self._own = [], list(turns), own
        self._column.verticalScrollBar().setValue(0)
        self._build(_AT_ONCE)

    def show_evidence(self, turn: int, start: int | None, end: int | None) -> None:
        """Scroll to *turn* and draw the eye to these words, or to the whole of it."""
        self._build(turn - len(self.blocks))
        block = next((one for one in self.blocks if one.number == turn), None)
        if block is None:
            return
        self._column.show_top_of(block)
        if start is not None and end is not None:
            block.flash(start, end)
        elif block.reply.isVisible():
            block.flash(0, len(block.reply.accessibleName()))

    def _follow(self) -> None:
        """Have a page more ready than is seen."""
        bar = self._column.verticalScrollBar()
        if self.blocks and bar.value() > bar.maximum() - bar.pageStep():
            self._build(_AT_ONCE)

    def _build(self, count: int) -> None:
        """Build up to *count* turns more, where there are any left."""
        if count <= 0 or not self._left:
            return
        content = self._column.content
        if self.blocks:
            content.takeAt(content.count() - 1)  # the stretch below the last one
        for turn in self._left[:count]:
            block = TurnBlock(turn, self._own)
            block.retry_requested.connect(self.retry_requested)
            if self.blocks:
                content.addWidget(rule())
            content.addWidget(block)
            self.blocks.append(block)
        del self._left[:count]
        content.addStretch(1)
