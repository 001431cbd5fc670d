"""三方看法: the customer's view, the trainee's own, the observer's."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.practice.debrief_shown import DebriefShown, ObserverShown
from desktop_app.panes.practice.three_views import questions
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import TextArea
from desktop_app.widgets.tags import Tag, Tone

_KEPT_AFTER = 150
"""Milliseconds after the first keystroke that was not kept yet."""


class ViewsCard(Card):
    """Signals: `reflected(answers)`, at most 150 ms after a keystroke; `beside_requested()`.

    Attributes: `answers`, `beside_button`.
    """

    reflected = Signal(tuple)
    beside_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("三方看法"), parent=parent)
        self.answers: list[TextArea] = []
        self._given: tuple[str, ...] = ()
        self.beside_button = PlainButton(tr("并排看"), "V")
        self.beside_button.clicked.connect(self.beside_requested)
        self.add_to_header(self.beside_button)
        self._problem = TextLabel("", "problem", wrap=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_KEPT_AFTER)
        self._timer.timeout.connect(self._announce)
        self._content = QVBoxLayout()
        self._content.setSpacing(theming.space("m"))
        self.body.addLayout(self._content)
        self.body.addWidget(self._problem)
        self.say("")

    def show_views(self, debrief: DebriefShown) -> None:
        """Show the three views of an attempt."""
        self._timer.stop()
        clear_layout(self._content)
        self.answers = []
        self._given = debrief.reflection
        self._add(tr("客户"), "accent", *(TextLabel(one, wrap=True) for one in debrief.customer))
        if debrief.own:
            self._add(tr("您自己"), "plain", *self._questions(debrief.reflection))
        else:
            said = [one for one in debrief.reflection if one] or [tr("还没有写")]
            self._add(tr("学员"), "plain", *(TextLabel(one, wrap=True) for one in said))
        for one in debrief.observers:
            self._add(tr("观察员"), "good", *_observed(one))
        if not debrief.observers:
            self._add(tr("观察员"), "plain", TextLabel(debrief.observer, "quiet", wrap=True))

    def given(self) -> tuple[str, ...]:
        """Return the trainee's answers as they stand now."""
        return tuple(area.toPlainText() for area in self.answers) or self._given

    def say(self, text: str) -> None:
        """Say what is wrong with keeping the answers; an empty text takes it back."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def flush(self) -> None:
        """Hand out what was typed and not kept yet."""
        if self._timer.isActive():
            self._timer.stop()
            self._announce()

    def _questions(self, given: Sequence[str]) -> list[Field]:
        fields = []
        for place, question in enumerate(questions()):
            area = TextArea(tr("写一两句"), lines=2, most_lines=5)
            if place < len(given):
                area.setPlainText(given[place])
            area.textChanged.connect(self._on_typed)
            self.answers.append(area)
            fields.append(Field(question, area))
        return fields

    def _add(self, who: str, tone: Tone, *parts: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(theming.space("s"))
        row.addWidget(Tag(who, tone), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theming.space("xs"))
        for part in parts:
            column.addWidget(part)
        row.addLayout(column, 1)
        self._content.addLayout(row)

    def _on_typed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _announce(self) -> None:
        self.reflected.emit(tuple(area.toPlainText() for area in self.answers))


def _observed(one: ObserverShown) -> list[QWidget]:
    """What an observer wrote, in short: the whole stands in the views laid side by side."""
    marks = " · ".join(f"{name} {step}" for name, step, _words in one.criteria)
    parts: list[QWidget] = [
        TextLabel(f"{one.name} · {one.facts}", "strong", wrap=True),
        TextLabel(marks, "secondary", wrap=True),
    ]
    parts += [TextLabel(f"{label}：{text}", wrap=True) for label, text in one.texts]
    return parts
