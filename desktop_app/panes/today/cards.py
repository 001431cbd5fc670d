"""The cards of today: the one thing to do now, the standing, the practice, the mentor's words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.today.shown import Heat, Note, Standing, Task
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.bars import ScoreBar
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.headings import TextLabel, secondary
from desktop_app.widgets.heat_map import HeatMap
from desktop_app.widgets.tags import Tag


class FirstCard(Card):
    """The one thing to do now.

    Signals: `started()`, `copy_wanted()`. Attributes: `button`, `copy_button`.
    """

    started = Signal()
    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone="accent", parent=parent)
        self._title = TextLabel("", "title", wrap=True)
        self._detail = TextLabel("", "quiet", wrap=True)
        self._minutes = secondary("")
        self.button = PrimaryButton(tr("开始练习"), "Enter")
        self.button.clicked.connect(self.started)
        self.copy_button = PlainButton(tr("复制提醒"), "C", "copy")
        self.copy_button.clicked.connect(self.copy_wanted)
        words = QVBoxLayout()
        words.setSpacing(theming.space("xs"))
        words.addWidget(Tag(tr("现在做这一件"), "accent"))
        words.addSpacing(theming.space("xs"))
        words.addWidget(self._title)
        words.addWidget(self._detail)
        right = Qt.AlignmentFlag.AlignRight
        act = QVBoxLayout()
        act.setSpacing(theming.space("s"))
        act.addStretch(1)
        act.addWidget(self._minutes, 0, right)
        act.addWidget(self.button, 0, right)
        act.addWidget(self.copy_button, 0, right)
        act.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theming.space("l"))
        row.addLayout(words, 1)
        row.addLayout(act)
        self.body.addLayout(row)

    def show_task(self, task: Task) -> None:
        """Show *task*."""
        self._title.setText(task.title)
        self._detail.setText(task.detail)
        self._detail.setVisible(bool(task.detail))
        self._minutes.setText(" · ".join(part for part in (task.when, task.minutes) if part))
        self.copy_button.setVisible(bool(task.copy))
        self.button.setText(task.act)
        self.button.setAccessibleName(f"{task.act}：{task.title}")


class StandingCard(Card):
    """How far the person is before the next gate."""

    def show_standing(self, standing: Standing | None) -> None:
        """Show *standing*; None takes the card away."""
        self.clear()
        self.setVisible(standing is not None)
        if standing is None:
            return
        self.set_title(standing.title, standing.sentence)
        for bar in standing.bars:
            self.body.addWidget(
                ScoreBar(bar.label, value=bar.value, maximum=bar.maximum, value_text=bar.text)
            )


class HeatCard(Card):
    """The practice of the last weeks; the sentence tells about the day that is pointed at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.map = HeatMap(tr("每天的练习次数"))
        self._sentence = secondary("", wrap=True)
        self._finding = ""
        self.map.pointed.connect(lambda words: self._sentence.setText(words or self._finding))
        self.body.addWidget(self.map)
        self.body.addWidget(self._sentence)

    def show_heat(self, heat: Heat | None) -> None:
        """Show *heat*; None takes the card away."""
        self.setVisible(heat is not None)
        if heat is None:
            return
        self.set_title(heat.title)
        self._finding = heat.sentence
        self._sentence.setText(heat.sentence)
        self.map.show_days(heat.squares, heat.legend)

    def sentence(self) -> str:
        """Return the sentence that is shown."""
        return self._sentence.text()


class NoteCard(Card):
    """What the mentor wrote last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._text = TextLabel("", wrap=True)
        self._foot = secondary("", wrap=True)
        self.body.addWidget(self._text)
        self.body.addWidget(self._foot)

    def show_note(self, note: Note | None) -> None:
        """Show *note*; None takes the card away."""
        self.setVisible(note is not None)
        if note is None:
            return
        self.set_title(note.title)
        self._text.setText(note.text)
        self._foot.setText(note.foot)
