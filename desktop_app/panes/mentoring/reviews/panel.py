"""One review with all it rests on, in one scrolling column: read by itself or beside a sheet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.panes.mentoring.reviews.figures_card import EffectCard, FiguresCard
from desktop_app.panes.mentoring.reviews.shown import (
    EffectShown,
    GateShown,
    PastShown,
    ReviewShown,
)
from desktop_app.panes.mentoring.reviews.views_card import ViewsCard
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.tags import Tag


class ReviewPanel(QScrollArea):
    """Beside a sheet (*filling*) figures can be quoted, and what signing brings about is told.

    Signals: `act_requested()`, `gate_chosen(number)`, `sheet_opened(key)`,
    `correct_requested(key)`, `record_opened(key)`, `quoted(key)`, `ticked(key, yes)`.
    Attributes: `act_button`, `figures`, `views`, `effect`.
    """

    act_requested = Signal()
    gate_chosen = Signal(int)
    sheet_opened = Signal(str)
    correct_requested = Signal(str)
    record_opened = Signal(str)
    quoted = Signal(str)
    ticked = Signal(str, bool)

    def __init__(self, filling: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = filling
        self.act_button = PrimaryButton("", "")
        self.gate_buttons: dict[int, PlainButton] = {}
        self.head, self.past, self.effect = Card(), Card(tr("作过的结论")), EffectCard()
        self.views, self.figures = ViewsCard(), FiguresCard(filling)
        self._state = Tag("")
        self._note = TextLabel("", wrap=True)
        self._gates = QHBoxLayout()
        self._gates.setSpacing(theming.space("s"))
        self._lay_out()
        self.act_button.clicked.connect(self.act_requested)
        self.figures.quoted.connect(self.quoted)
        self.figures.record_opened.connect(self.record_opened)
        self.figures.ticked.connect(self.ticked)

    def show_review(self, one: ReviewShown) -> None:
        """Show a review."""
        self.head.set_title(one.title, one.sentence)
        self._state.setText(one.state)
        self._state.set_tone(one.tone)
        self.act_button.setText(one.act)
        self.act_button.setVisible(bool(one.act))
        self._note.setText(one.note)
        self._note.setVisible(bool(one.note))
        self._show_gates(one.gates)
        self._show_past(one.past)
        self.views.show_views(one.views)
        self.figures.show_figures(one.period, one.figures)

    def show_effect(self, effect: EffectShown | None) -> None:
        """Say what signing would bring about, or what stands against it."""
        if effect is None:
            self.effect.show_effect("", "", ())
            return
        self.effect.set_tone("bad" if effect.bad else "accent")
        self.effect.show_effect(effect.title, effect.sentence, effect.lines)

    def _show_gates(self, gates: Sequence[GateShown]) -> None:
        clear_layout(self._gates)
        self.gate_buttons = {}
        for one in gates:
            button = PlainButton(tr("{gate} {state}").format(gate=one.text, state=one.state))
            button.setCheckable(True)
            button.setChecked(one.chosen)
            button.setEnabled(not one.chosen)
            button.clicked.connect(lambda _=False, n=one.number: self.gate_chosen.emit(n))
            self.gate_buttons[one.number] = button
            self._gates.addWidget(button)
        self._gates.addStretch(1)

    def _show_past(self, past: Sequence[PastShown]) -> None:
        self.past.clear()
        self.past.setVisible(bool(past) and not self._filling)
        for one in past:
            self.past.body.addWidget(self._past_line(one))
        if any(one.correctable for one in past):
            self.past.body.addWidget(
                TextLabel(
                    tr("更正会签一份新的表代替它：先撤回它改过的日期，再按新的结论重算。"),
                    "secondary",
                    wrap=True,
                )
            )

    def _past_line(self, one: PastShown) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(theming.space("s"))
        row.addWidget(TextLabel(one.title, "strong", wrap=True), 1)
        row.addWidget(Tag(one.tag, one.tone))
        for text, signal, there in (
            (tr("看评估表"), self.sheet_opened, True),
            (tr("更正"), self.correct_requested, one.correctable),
        ):
            if there:
                link = LinkButton(text)
                link.clicked.connect(lambda _=False, s=signal: s.emit(one.key))
                row.addWidget(link)
        column.addLayout(row)
        column.addWidget(TextLabel(one.detail, "secondary", wrap=True))
        return holder

    def _lay_out(self) -> None:
        theming.set_role(self, "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(tr("阶段评估的依据"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        theming.set_role(content, "scrolled")
        column = QVBoxLayout(content)
        top = theming.space("l")
        column.setContentsMargins(0 if self._filling else theming.space("m"), top, top, top)
        column.setSpacing(theming.space("m"))
        self.head.add_to_header(self._state)
        self.head.body.addLayout(self._gates)
        self.head.body.addWidget(self._note)
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(self.act_button)
        self.head.body.addLayout(acts)
        cards = (self.head, self.past, self.effect, self.views, self.figures)
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        self.head.setVisible(not self._filling)
        self.effect.hide()
        self.setWidget(content)
