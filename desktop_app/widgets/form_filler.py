"""The form filler: one widget that fills in any form, by keyboard first."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.system.text import tr
from desktop_app.widgets import fonts, theming
from desktop_app.widgets.cards import clear_layout
from desktop_app.widgets.form_fields import LongText, composing
from desktop_app.widgets.form_items import ShownForm, ShownSection, hint_for, open_items
from desktop_app.widgets.form_picks import EvidencePick
from desktop_app.widgets.form_row import ItemRow
from desktop_app.widgets.form_section import SectionCard
from desktop_app.widgets.inputs import SUBMIT_MODIFIERS
from desktop_app.widgets.status_label import StatusLabel

_EPOCH = date(2026, 1, 1)
"""Where an empty date starts when the form names no day."""
_SHARE_OF_LABELS = 38
"""Percent of the width that the column of labels takes at the most."""
_WORDS = 14
"""Characters on a line that are kept free for the words beside a field."""


class FormFiller(QWidget):
    """Fills in a form: sections as cards in a scrolling column, the score in the foot.

    Tab and Shift+Tab move from item to item, Up and Down too where no text is typed; see `keys`.

    Attributes: `foot`, the row at the bottom for the pane's buttons; `head`, the column over the
    first section for a banner.

    Signals: `answered(item_id, value)` at every keystroke and choice, `submit_requested()` on
    Ctrl+Enter, never while an input method composes; `current_changed(item_id)`;
    `pick_requested(item_id)` where a record is to be picked as evidence.
    """

    answered = Signal(str, object)
    submit_requested = Signal()
    current_changed = Signal(str)
    pick_requested = Signal(str)

    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Tab", tr("下一项")),
        ("Shift+Tab", tr("上一项")),
        ("↑ ↓", tr("上一项、下一项（文字以外）")),
        ("1–5", tr("按分级打分")),
        ("Y N A", tr("是、否、不适用")),
        ("← →", tr("在一项之内移动")),
        ("Shift+Y", tr("这一节没填的全部做到")),
        ("Delete", tr("收回这一项")),
        (tr("空格"), tr("勾选；在分钟里开始或停止计时")),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: ShownForm | None = None
        self._rows: dict[str, ItemRow] = {}
        self._sections: list[SectionCard] = []
        self._answers: dict[str, object] = {}
        self._hidden: frozenset[str] = frozenset()
        self._read_only = False
        self._last_text = ""
        self._score = self._note = ""
        self._lay_out()
        theming.changed.connect(self._fit)

    def show_form(
        self, form: ShownForm, answers: Mapping[str, object], read_only: bool = False
    ) -> None:
        """Show *form* with *answers*; a form that is shown already keeps focus and scroll."""
        self._answers = dict(answers)
        self._read_only = read_only
        another = form != self._form
        if another:
            self._form = form
            self._build(form)
        for item_id, row in self._rows.items():
            row.set_missing(False)
            row.set_answer(answers.get(item_id))
            row.set_read_only(read_only)
        for section in self._sections:
            section.set_read_only(read_only)
        if read_only:
            self._mark_current("")
        if another:
            self._cards.show()  # at once, not with the next event: it is to take the focus
        self._show_status()

    def clear(self) -> None:
        """Forget the form."""
        self._form = None
        self._answers = {}
        self._drop()

    def answers(self) -> dict[str, object]:
        """Return what has been answered so far, by item id."""
        return dict(self._answers)

    @property
    def open_count(self) -> int:
        """How many required items have no answer."""
        return len(self._open_items())

    def set_hidden(self, items: frozenset[str]) -> None:
        """Take away the lines of *items*, which another answer leaves out, and whole sections."""
        if items == self._hidden:
            return
        self._hidden = items
        self._show_asked()
        self._show_status()

    def row(self, item_id: str) -> ItemRow:
        """Return the line of an item; raises KeyError."""
        return self._rows[item_id]

    def current(self) -> str:
        """Return the id of the item that the keys go to, or an empty text."""
        focus = QApplication.focusWidget()
        for item_id, row in self._rows.items():
            if focus is not None and row.isAncestorOf(focus):
                return item_id
        return ""

    def focus_item(self, item_id: str) -> None:
        """Move to an item and show it."""
        row = self._rows[item_id]
        row.editor.setFocus(Qt.FocusReason.TabFocusReason)
        self._reveal(row)

    def focus_first(self) -> None:
        """Move to the first open item, else to the first."""
        if self._form is None or not self._rows:
            return
        left = self._open_items()
        self.focus_item(left[0] if left and not self._read_only else self._order()[0])

    def scroll_to_top(self) -> None:
        """Show the head, e.g. what a sheet came to."""
        self._scroll.verticalScrollBar().setValue(0)

    def show_missing(self, ids: Sequence[str]) -> None:
        """Mark the items that have to be answered, and move to the first of them."""
        for item_id, row in self._rows.items():
            row.set_missing(item_id in ids)
        first = next((item_id for item_id in self._rows if item_id in ids), None)
        if first is not None:
            self.focus_item(first)

    def set_picked(self, item_id: str, answer: object, text: str) -> None:
        """Show the record picked for an item, *text* in words, without announcing it."""
        row = self._rows[item_id]
        self._answers[item_id] = answer
        row.set_answer(answer)
        row.set_missing(False)
        if isinstance(row.editor, EvidencePick):
            row.editor.set_text(text)
        self._show_status()

    def insert_text(self, text: str) -> bool:
        """Write *text* where the cursor was last in a text; False where it was in none."""
        row = self._rows.get(self._last_text)
        if row is None or self._read_only or not isinstance(row.editor, LongText):
            return False
        editor = row.editor
        before = editor.toPlainText()
        editor.insertPlainText(text if not before or before.endswith("\n") else f"\n{text}")
        return True

    def set_score_text(self, text: str) -> None:
        """Say in the foot what the answers score now, e.g. `得分 4.0 / 5`."""
        self._score = text
        self._show_status()

    def set_note(self, text: str) -> None:
        """Say in the foot what else is to be known, e.g. `已自动保存 17:52:08`."""
        self._note = text
        self._show_status()

    def status(self) -> str:
        """Return what the foot says."""
        return self._status.told

    def fill_section(self, item_id: str) -> None:
        """Answer yes (or tick) whatever is open in the section of an item, then move on."""
        section = next((one for one in self._sections if item_id in one.rows), None)
        if section is None or self._read_only:
            return
        for row in section.open_rows(self._answers):
            if row.item.id in self._hidden:
                continue
            value = True if row.item.kind == "tick" else "yes"
            row.set_answer(value)
            row.set_missing(False)
            self._on_answered(row.item.id, value)
        self._move_past(section)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & SUBMIT_MODIFIERS:
            if not composing(QApplication.focusWidget()):
                self.submit_requested.emit()
            event.accept()
        elif event.key() == Qt.Key.Key_Y and (
            event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        ):
            self.fill_section(self.current())
            event.accept()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._scroll = QScrollArea(self)
        column = QWidget(self._scroll)
        theming.set_role(column, "scrolled")
        self.head = QVBoxLayout()
        self._body = QVBoxLayout()
        outer = QVBoxLayout(column)
        side, gap = theming.space("xl"), theming.space("m")
        outer.setContentsMargins(side, theming.space("l"), side, theming.space("l"))
        for layout in (outer, self.head):
            layout.setSpacing(gap)
        outer.addLayout(self.head)
        outer.addLayout(self._body)
        outer.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self._foot())

    def _foot(self) -> QFrame:
        self.foot_frame = QFrame()
        theming.set_role(self.foot_frame, "foot")
        self._status = StatusLabel()
        self.foot = QHBoxLayout(self.foot_frame)
        side, top = theming.space("xl"), theming.space("s") + theming.space("xxs")
        self.foot.setContentsMargins(side, top, side, top)
        self.foot.setSpacing(theming.space("m"))
        self.foot.addWidget(self._status, 1)
        return self.foot_frame

    def _build(self, form: ShownForm) -> None:
        """Build the sections in a part that is shown, and laid out, when all of them stand."""
        self._drop()
        self._cards = QWidget(self._scroll.widget())
        self._cards.hide()
        cards = QVBoxLayout(self._cards)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(theming.space("m"))
        self._body.addWidget(self._cards)
        day = form.day or _EPOCH
        told: set[str] = set()
        for place, section in enumerate(form.sections, start=1):
            hint = hint_for(section)
            card = SectionCard(place, section, day, "" if hint in told else hint, self._cards)
            told.add(hint)  # the first of its kind tells the keys; the others would repeat it
            card.fill_requested.connect(self._on_fill_requested)
            self._sections.append(card)
            cards.addWidget(card)
            self._adopt(section, card)
        self._fit()
        self._scroll.verticalScrollBar().setValue(0)

    def _adopt(self, section: ShownSection, card: SectionCard) -> None:
        for item in section.items:
            row = card.rows[item.id]
            self._rows[item.id] = row
            row.answered.connect(self._on_answered)
            row.focused.connect(self._on_focused)
            row.step_requested.connect(self._step)
            row.submit_requested.connect(self.submit_requested)
            row.pick_requested.connect(self.pick_requested)

    def _drop(self) -> None:
        clear_layout(self._body)
        self._rows = {}
        self._sections = []
        self._hidden = frozenset()
        self._last_text = ""

    def _on_answered(self, item_id: str, value: object) -> None:
        self._answers[item_id] = value
        self._show_status()
        self.answered.emit(item_id, value)

    def _on_focused(self, item_id: str) -> None:
        row = self._rows.get(item_id)
        if row is None:
            return  # a line of the form before, on its way out, was handed the focus
        self._mark_current(item_id)
        if isinstance(row.editor, LongText):
            self._last_text = item_id
        self._reveal(row)
        self.current_changed.emit(item_id)

    def _mark_current(self, item_id: str) -> None:
        for row in self._rows.values():
            row.set_current(row.item.id == item_id)
        for section in self._sections:
            section.set_current(item_id in section.rows)

    def _on_fill_requested(self, item_id: str) -> None:
        self.fill_section(item_id)

    def _step(self, direction: int) -> None:
        order = self._order()
        current = self.current()
        if current:
            place = order.index(current) + direction
            if 0 <= place < len(order):
                self.focus_item(order[place])

    def _move_past(self, section: SectionCard) -> None:
        """Go to the first open item after *section*, else stay at its last item."""
        order = self._order()
        last = [one for one in section.rows if one not in self._hidden][-1]
        left = self._open_items()
        after = [one for one in order[order.index(last) + 1 :] if one in left]
        self.focus_item(after[0] if after else last)

    def _open_items(self) -> tuple[str, ...]:
        return open_items(self._form, self._answers, self._hidden) if self._form else ()

    def _order(self) -> list[str]:
        """The items that are asked, in reading order."""
        return [one for one in self._rows if one not in self._hidden]

    def _show_asked(self) -> None:
        for item_id, row in self._rows.items():
            row.setVisible(item_id not in self._hidden)
        for section in self._sections:
            section.setVisible(any(one not in self._hidden for one in section.rows))

    def _reveal(self, row: ItemRow) -> None:
        # With some room around it, so that one sees that the form goes on.
        self._scroll.ensureWidgetVisible(row, 0, theming.size("row") * 2)

    def _show_status(self) -> None:
        parts = [self._score]
        if self._form is not None and not self._read_only:
            parts.append(tr("待填 {n} 项").format(n=self.open_count))
        parts.append(self._note)
        self._status.set_parts(parts)
        self.foot_frame.setVisible(bool(self._status.told) or self.foot.count() > 1)

    def _fit(self) -> None:
        """Give all labels one column, as wide as the longest within a bound."""
        metrics = QFontMetricsF(fonts.font("text"))
        beside = [row for row in self._rows.values() if row.beside]
        needed = [row.head_width(metrics) for row in beside]
        width = min(self._most_for_labels(beside), max(needed, default=0))
        for row in self._rows.values():
            row.set_label_width(width)

    def _most_for_labels(self, beside: list[ItemRow]) -> int:
        """Return how wide labels may be: wider or narrower than is usual as the form is."""
        usual = theming.frame("rail") * theming.current().percent // 100
        fields = max((row.editor.sizeHint().width() for row in beside), default=0)
        spare = self.width() - fields - 2 * theming.space("xl") - 6 * theming.space("m")
        words = theming.current().type["secondary"] * _WORDS
        wide = min(spare - words, self.width() * _SHARE_OF_LABELS // 100)
        return max(2 * theming.space("xxl"), min(usual, spare), wide)
