"""One development plan on the page: after what, its items, the next step of the career, history."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.mentoring.development.item_card import ItemCard
from desktop_app.panes.mentoring.development.shown import ItemShown, PlanShown, RequirementShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.list_and_page import ScrollColumn
from desktop_app.widgets.plan_lines import happened
from desktop_app.widgets.tags import Tag


class PlanPageView(ScrollColumn):
    """Signals: `ticked(item, step, done)`, `step_opened(item, step)`, `record_opened(key)`,
    `edit_requested(item)`, `remove_requested(item)`, `add_requested()`.

    Attributes: `cards` of the items, `add_button`, `career`, `history`.
    """

    ticked = Signal(str, str, bool)
    step_opened = Signal(str, str)
    record_opened = Signal(str)
    edit_requested = Signal(str)
    remove_requested = Signal(str)
    add_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("发展计划的内容"), parent)
        self.cards: list[ItemCard] = []
        self.add_button = PlainButton(tr("加一项"), icon="plus")
        self.add_button.clicked.connect(self.add_requested)
        self.head, self.career = Card(), Card()
        self.history = Card(tr("经过"))
        self._tag = Tag("")
        self.head.add_to_header(self._tag)
        self._items = QVBoxLayout()
        self._items.setSpacing(theming.space("m"))
        self._key = ""
        add = QHBoxLayout()
        add.addWidget(self.add_button)
        add.addStretch(1)
        self.content.addWidget(self.head)
        self.content.addLayout(self._items)
        self.content.addLayout(add)
        self.content.addWidget(self.career)
        self.content.addWidget(self.history)
        self.content.addStretch(1)

    def show_plan(self, plan: PlanShown) -> None:
        """Show a plan; the place where one reads stays while it is the same."""
        same, self._key = plan.key == self._key, plan.key
        place = self.verticalScrollBar().value()
        focus = self._focused()
        self._show_head(plan)
        self._show_items(plan, same)
        self.add_button.setVisible(plan.may_write)
        self.add_button.setText(tr("接着写新的一项") if plan.draft else tr("加一项"))
        self._show_career(plan)
        self.history.clear()
        for when, text in plan.history:
            self.history.body.addWidget(happened(when, text))
        self.order_tabs()
        if same:
            self._focus(focus)
        self.verticalScrollBar().setValue(place if same else 0)

    def card(self, item_id: str) -> ItemCard:
        """Return the card of an item."""
        return next(one for one in self.cards if one.id == item_id)

    def _show_head(self, plan: PlanShown) -> None:
        self._tag.setText(plan.phase)
        self._tag.set_tone(plan.tone)
        self.head.set_title(plan.name, plan.reason)
        self.head.clear()
        self.head.body.addWidget(TextLabel(plan.finding, "strong", wrap=True))
        holder = QWidget()
        form = QFormLayout(holder)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(theming.space("l"))
        form.setVerticalSpacing(theming.space("xs"))
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for label, value in plan.facts:
            form.addRow(TextLabel(label, "quiet"), TextLabel(value, wrap=True))
        self.head.body.addWidget(holder)

    def _show_items(self, plan: PlanShown, same: bool) -> None:
        opened = {one.id for one in self.cards if one.opened} if same else set()
        clear_layout(self._items)
        self.cards = []
        for one in plan.items:
            card = self._card(one, one.id in opened)
            self.cards.append(card)
            self._items.addWidget(card)

    def _card(self, one: ItemShown, opened: bool) -> ItemCard:
        card = ItemCard(one, opened)
        card.ticked.connect(lambda step, done: self.ticked.emit(one.id, step, done))
        card.step_opened.connect(lambda step: self.step_opened.emit(one.id, step))
        card.record_opened.connect(self.record_opened)
        card.edit_requested.connect(lambda: self.edit_requested.emit(one.id))
        card.remove_requested.connect(lambda: self.remove_requested.emit(one.id))
        return card

    def _show_career(self, plan: PlanShown) -> None:
        self.career.set_title(tr("成长路径"), plan.career)
        self.career.clear()
        for one in plan.requirements:
            self.career.body.addWidget(_requirement(one))

    def _focused(self) -> tuple[str, str]:
        """Return item and step of the box that has the focus: the cards are made anew."""
        return next(
            (
                (card.id, name)
                for card in self.cards
                for name, box in card.boxes.items()
                if box.hasFocus()
            ),
            ("", ""),
        )

    def _focus(self, place: tuple[str, str]) -> None:
        for card in self.cards:
            if card.id == place[0] and place[1] in card.boxes:
                card.boxes[place[1]].setFocus()


def _requirement(one: RequirementShown) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theming.space("s"))
    row.addWidget(TextLabel(one.text, wrap=True), 1)
    row.addWidget(TextLabel(one.told, "secondary", wrap=True), 1)
    row.addWidget(Tag(one.state, one.tone))
    return holder
