"""One line of a form: its label, its field, the words beside it, and what is missing."""

from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import fonts, theming
from desktop_app.widgets.form_boxes import Box, Boxes
from desktop_app.widgets.form_fields import (
    MOST_CHARACTERS,
    MOST_MARKS,
    MOST_MINUTES,
    Day,
    LongText,
    Marks,
    Ticked,
)
from desktop_app.widgets.form_items import NO, NOT_APPLICABLE, YES, ShownItem, is_answered
from desktop_app.widgets.form_picks import EvidencePick, ManyBoxes
from desktop_app.widgets.headings import TextLabel, YieldingLabel
from desktop_app.widgets.icons import IconPicture
from desktop_app.widgets.tags import Tag

_LEAST_WORDS = 7
"""Characters on a line from which words beside a field can be read."""
_MOST_LINES = 2
"""Lines of words beside a label; what needs more stands under it."""

Editor = Boxes | LongText | Marks | Day | Ticked | EvidencePick


class ItemRow(QWidget):
    """An item with its editor.

    Short answers stand beside the label with their words at the right, text and choices under
    it. Signals: `answered(item_id, value)`, `focused(item_id)`, `step_requested(direction)`,
    `submit_requested()`, `pick_requested(item_id)` where a record is to be picked.
    """

    answered = Signal(str, object)
    pick_requested = Signal(str)
    focused = Signal(str)
    step_requested = Signal(int)
    submit_requested = Signal()

    def __init__(
        self, item: ShownItem, day: date, alone: bool = False, parent: QWidget | None = None
    ) -> None:
        """With *alone* the label is left to the title of the section."""
        super().__init__(parent)
        self.item = item
        self._current = self._read_only = False
        self._answer: object = None
        self.label = YieldingLabel(item.label, parent=self)
        self.words = TextLabel(item.guidance, "secondary", wrap=True, parent=self)
        self._words = item.guidance
        self._missing: QWidget | None = None
        self._alone, self._words_under = alone, False
        self.editor = _editor(item, day)
        self._beside = item.kind not in ("text", "choice", "several", "evidence")
        self._aids = [] if alone else _aids(item)
        self._tags = [*_facts(item), *self._aids]
        if self._beside:
            self._lay_beside()
        else:
            self._lay_under()
        self.setFocusProxy(self.editor)
        self._connect()

    @property
    def beside(self) -> bool:
        """Whether the label stands in the column of labels."""
        return self._beside

    def head_width(self, metrics: QFontMetricsF) -> int:
        """Return the width that label and tags take on one line."""
        gap = theming.space("s")
        tags = sum(tag.sizeHint().width() + gap for tag in self._tags)
        return round(metrics.horizontalAdvance(self.item.label) + 1) + tags

    def set_label_width(self, width: int) -> None:
        """Take *width* for the column of labels."""
        if self._beside:
            self._head.setFixedWidth(width)

    def set_answer(self, value: object) -> None:
        """Show *value* as the answer, without announcing it."""
        self._answer = value
        self.editor.set_answer(value)
        self._show_words()

    def set_read_only(self, read_only: bool) -> None:
        """Show what was answered, without letting it be changed."""
        self._read_only = read_only
        self.editor.set_read_only(read_only)
        for tag in self._aids:
            tag.setVisible(not read_only)
        if isinstance(self.editor, LongText):
            self.editor.setVisible(not read_only or is_answered(self._answer))
        self._show_words()

    def set_missing(self, missing: bool) -> None:
        """Mark that an answer has to be given here."""
        self._say(tr("必填") if missing else "")
        self.editor.set_problem(missing)

    @property
    def problem(self) -> str:
        """What is said to be wrong here."""
        if self._missing is None or self._missing.isHidden():
            return ""
        return self._problem.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._current and self._beside:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theming.colour("hover"))
            radius = theming.current().radius["normal"]
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)

    def set_current(self, current: bool) -> None:
        """Show that the keys go here."""
        if current != self._current:
            self._current = current
            self.update()

    def _connect(self) -> None:
        editor = self.editor
        editor.answered.connect(self._answered)
        editor.focused.connect(lambda: self.focused.emit(self.item.id))
        if isinstance(editor, Boxes):
            editor.pointed.connect(self._point)
        if isinstance(editor, LongText):
            editor.submit_requested.connect(self.submit_requested)
            editor.overflowed.connect(self._overflowed)
        if isinstance(editor, Marks):
            editor.wrong.connect(self._wrong)
        if isinstance(editor, EvidencePick):
            editor.pick_requested.connect(lambda: self.pick_requested.emit(self.item.id))
        if isinstance(editor, Boxes | Marks | Ticked | EvidencePick):
            editor.step_requested.connect(self.step_requested)

    def _lay_beside(self) -> None:
        self._head = QWidget(self)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(theming.space("s"))
        head.addWidget(self.label, 1)
        for tag in self._tags:
            head.addWidget(tag)
        self._right = QHBoxLayout()
        self._right.setSpacing(theming.space("s"))
        self._right.addWidget(self.words, 1)
        layout = QHBoxLayout(self)
        side, top = theming.space("s"), theming.space("xxs")
        layout.setContentsMargins(side, top, side, top)
        layout.setSpacing(theming.space("m"))
        layout.addWidget(self._head)
        layout.addWidget(self.editor)
        layout.addLayout(self._right, 1)

    def _lay_under(self) -> None:
        self._right = QHBoxLayout()
        self._right.setSpacing(theming.space("s"))
        if self._alone:
            self.label.hide()
        else:
            self._right.addWidget(self.label)
            for tag in self._tags:
                self._right.addWidget(tag)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._right.addWidget(self.words, 1)
        self._right.addStretch(0)  # without words the tags stay beside the label
        self._column = QVBoxLayout(self)
        side, top = theming.space("s"), theming.space("xxs")
        self._column.setContentsMargins(side, top, side, top)
        self._column.setSpacing(theming.space("xs"))
        self._column.addLayout(self._right)
        self._column.addWidget(self.editor)

    def _answered(self, value: object) -> None:
        self._answer = value
        self._show_words()
        self.editor.set_problem(False)
        # What a field says about a wrong figure or too long a text, it takes back itself.
        typed = isinstance(self.editor, Marks | LongText)
        if not typed or (value not in (None, "") and self.problem == tr("必填")):
            self._say("")
        self.answered.emit(self.item.id, value)

    def _wrong(self, sentence: str) -> None:
        self._say(sentence)
        self.editor.set_problem(bool(sentence))

    def _overflowed(self, count: int) -> None:
        if count:
            text = tr("最多 {most} 字，多出的 {n} 字没有写进来。")
            self._say(text.format(most=f"{MOST_CHARACTERS:,}", n=f"{count:,}"))
        elif self.problem != tr("必填"):
            self._say("")

    def _point(self, place: int) -> None:
        if self.item.kind == "scale" and place >= 0 and not self._read_only:
            self._words = self.item.anchors[place]
            self._fit_words()
        else:
            self._show_words()

    def _show_words(self) -> None:
        chosen = self.editor.chosen if isinstance(self.editor, Boxes) else -1
        if self.item.kind == "scale" and chosen >= 0:
            text = self.item.anchors[chosen]
        elif self._read_only and not is_answered(self._answer):
            text = tr("未作答")
        elif self._read_only and self.item.kind == "text":
            text = ""
        else:
            text = self.item.guidance
        self._words = text
        self._fit_words()

    def _fit_words(self) -> None:
        """Leave words out that would stand as a narrow column; the tooltip has them then."""
        shown = self._words
        if self._beside:
            taken = self._head.width() + self.editor.sizeHint().width()
            room = self.width() - taken - 2 * theming.space("s") - 2 * theming.space("m")
            fits = room >= theming.current().type["secondary"] * _LEAST_WORDS
            self.label.setToolTip("" if fits else shown)
            shown = shown if fits else ""
        else:
            self.words.setVisible(bool(shown))
            self._put_words(under=not self._alone and not self._fits_beside(shown))
        if shown != self.words.text():
            self.words.setText(shown)

    def _fits_beside(self, words: str) -> bool:
        """Tell whether words can be read at the right of label and tags."""
        room = self.width() - 2 * theming.space("s") - theming.space("s")
        room -= self.head_width(QFontMetricsF(fonts.font("text")))
        needed = fonts.width(words, "secondary")
        least = theming.current().type["secondary"] * _LEAST_WORDS
        return room >= min(needed, least) and needed <= room * _MOST_LINES

    def _put_words(self, under: bool) -> None:
        if under == self._words_under:
            return
        self._words_under = under
        (self._right if under else self._column).removeWidget(self.words)
        if under:
            self._column.insertWidget(1, self.words)
        else:
            self._right.insertWidget(1 + len(self._tags), self.words, 1)

    def _say(self, text: str) -> None:
        if not text and self._missing is None:
            return
        if self._missing is None:
            self._missing = self._warning()
            self._right.addWidget(self._missing)
        self._problem.setText(text)
        self._missing.setVisible(bool(text))

    def _warning(self) -> QWidget:
        """Build the mark when it is first needed: most items never have one."""
        mark = QWidget()
        self._problem = TextLabel("", "problem")
        row = QHBoxLayout(mark)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theming.space("xs"))
        row.addWidget(IconPicture("warning", "bad", theming.size("icon_small")))
        row.addWidget(self._problem)
        return mark


def _editor(item: ShownItem, day: date) -> Editor:
    name = item.label
    if item.kind == "scale":
        steps = enumerate(item.anchors, start=1)
        return Boxes(name, [Box(step, str(step)) for step, _ in steps])
    if item.kind == "yes_no":
        return Boxes(
            name,
            [
                Box(YES, tr("是"), "Y"),
                Box(NO, tr("否"), "N", "bad"),
                Box(NOT_APPLICABLE, tr("不适用"), "A", "plain"),
            ],
        )
    if item.kind == "choice":
        return Boxes(name, [Box(choice, choice) for choice in item.choices], flows=True)
    if item.kind == "several":
        return ManyBoxes(name, item.choices)
    if item.kind == "evidence":
        return EvidencePick(name)
    if item.kind == "marks":
        return Marks(name, tr("分"), MOST_MARKS, decimals=True)
    if item.kind == "minutes":
        return Marks(name, tr("分钟"), MOST_MINUTES, planned_minutes=item.planned_minutes)
    if item.kind == "date":
        return Day(name, day)
    return Ticked(name) if item.kind == "tick" else LongText(name)


def _facts(item: ShownItem) -> list[QWidget]:
    """Say what is so of the item on any sheet: that it decides, and what it weighs."""
    tags: list[QWidget] = []
    if item.fatal:
        tags.append(Tag(tr("归零"), "bad"))
    if item.critical:
        tags.append(Tag(tr("一票否决"), "warn"))
    if item.bonus:
        tags.append(Tag(tr("加分"), "good"))
    if item.excluded:
        tags.append(Tag(tr("不计分")))
    if item.weight_text:
        tags.append(Tag(item.weight_text))
    return tags


def _aids(item: ShownItem) -> list[QWidget]:
    """Say whether the item may be left open; a sheet that is signed has no use for that."""
    if not item.required:
        return [Tag(tr("选填"))]
    return [Tag(tr("必填"))] if item.kind == "text" else []
