"""The left of a conversation: who is on the line, what lies at hand, how the mood stands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.practice.page import Column
from desktop_app.panes.practice.talk_shown import CustomerShown, MoodShown
from desktop_app.system.text import tr
from desktop_app.widgets import fonts, theming
from desktop_app.widgets.cards import clear_layout
from desktop_app.widgets.headings import TextLabel, rule
from desktop_app.widgets.mood_curve import MoodLine


class CustomerColumn(QFrame):
    """Attributes: `mood_text` (the label with word and number), `mood` (everything about it).

    Without *mood* only the customer and what lies at hand are shown.
    """

    def __init__(self, mood: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theming.set_role(self, "side-left")
        self._column = Column("s")
        self.mood_text = TextLabel("")
        self._embolden()
        theming.changed.connect(self._embolden)
        self._line = MoodLine()
        self._last = TextLabel("", "secondary", wrap=True)
        layout = QVBoxLayout(self)
        side = theming.space("l")
        layout.setContentsMargins(side, side, side + 1, side)
        layout.setSpacing(theming.space("s"))
        layout.addWidget(self._column, 1)
        self.mood = QWidget()
        self.mood.setVisible(mood)
        layout.addWidget(self.mood)
        layout = QVBoxLayout(self.mood)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("s"))
        layout.addWidget(rule())
        head = QHBoxLayout()
        head.addWidget(TextLabel(tr("情绪"), "secondary"), 1)
        head.addWidget(self.mood_text)
        layout.addLayout(head)
        layout.addWidget(self._line)
        layout.addWidget(rule())
        layout.addWidget(self._last)

    def show_customer(self, customer: CustomerShown) -> None:
        """Show another customer."""
        content = self._column.content
        clear_layout(content)
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(TextLabel(tr("客户"), "secondary"))
        who.addWidget(TextLabel(customer.name, "section", wrap=True))
        if customer.about:
            who.addWidget(TextLabel(customer.about, "secondary", wrap=True))
        content.addLayout(who)
        if customer.facts:
            content.addSpacing(theming.space("s"))
            content.addWidget(TextLabel(customer.facts_title, "secondary"))
            content.addWidget(facts_table(customer.facts))
        if customer.rules:
            content.addSpacing(theming.space("s"))
            content.addWidget(TextLabel(tr("情况和规定"), "secondary"))
            content.addWidget(TextLabel(customer.rules, wrap=True))
        content.addStretch(1)

    def show_mood(self, mood: MoodShown | None) -> None:
        """Show how the mood stands and why it moved; None shows nothing of it."""
        self.mood.setVisible(mood is not None)
        if mood is None:
            return
        self.mood_text.setText(mood.text)
        theming.set_role(self.mood_text, mood.tone)
        self._line.set_moods(mood.moods, mood.tone)
        self._last.setText(mood.last or tr("发送后看得到哪句话动了情绪"))

    def _embolden(self) -> None:
        # The style sheet gives a role either its weight or its colour; the mood has both.
        self.mood_text.setFont(fonts.font("text", bold=True))


def facts_table(facts: tuple[tuple[str, str], ...]) -> QWidget:
    """Labels and values beside each other; the values can be copied."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theming.space("m"))
    grid.setVerticalSpacing(theming.space("xs"))
    grid.setColumnStretch(1, 1)
    for row, (label, value) in enumerate(facts):
        caption, text = TextLabel(label, "quiet"), TextLabel(value, wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setAccessibleName(f"{label}：{value}")
        grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(text, row, 1)
    return table
