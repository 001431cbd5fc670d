"""The strips around the days: where in time we are, what is uncertain, what the tones mean."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from desktop_app.panes.calendar.shown import Choice, Notice, Page
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import IconButton, PlainButton
from desktop_app.widgets.cards import clear_layout
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.icons import IconPicture
from desktop_app.widgets.inputs import PickBox
from desktop_app.widgets.tags import Tag

_LONGEST = 10
"""As many characters of a name stand on the button."""


class CalendarBar(QWidget):
    """Back, today, on; the month; whose calendar it is, and what is left out of it.

    Signals: `page_wanted(±1)`, `today_wanted()`, `person_wanted()`, `filter_wanted(place, kind)`.
    """

    page_wanted = Signal(int)
    today_wanted = Signal()
    person_wanted = Signal()
    filter_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.before = IconButton("chevron-left", tr("往前（PageUp）"), "text")
        self.today = PlainButton(tr("今天"), "T")
        self.after = IconButton("chevron-right", tr("往后（PageDown）"), "text")
        self.title = TextLabel("", "section")
        self.person = PlainButton("", icon="people")
        self.place, self.kind = PickBox(tr("地点"), 8), PickBox(tr("类型"), 8)
        self._offered: tuple[object, ...] = ()
        for button in (self.before, self.after):
            theming.set_role(button, "framed")
        self.before.clicked.connect(lambda: self.page_wanted.emit(-1))
        self.after.clicked.connect(lambda: self.page_wanted.emit(1))
        self.today.clicked.connect(self.today_wanted)
        self.person.clicked.connect(self.person_wanted)
        for box in (self.place, self.kind):
            box.activated.connect(lambda _index: self._filter())
        self._where = _line(self.before, self.today, self.after, self.title)
        self._whose = _line(self.person, self.place, self.kind)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(theming.space("s"))
        self._parts.addWidget(self._where, 1)
        self._parts.addWidget(self._whose)
        theming.changed.connect(self._fit)

    def minimumSizeHint(self) -> QSize:
        return QSize(theming.frame("rail"), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let what is chosen stand under where we are, where both find no room beside it."""
        wanted = self._where.sizeHint().width() + self._whose.sizeHint().width()
        narrow = wanted + theming.space("s") > self.width()
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._parts.setDirection(way)

    def show_page(self, page: Page) -> None:
        """Show the month's name, whose calendar it is, and the filters in force."""
        self.title.setText(page.title)
        self.person.setText(_short(page.person))
        self.person.setToolTip(page.person)
        self.person.setVisible(page.may_choose)
        offered = (page.places, page.kinds, page.place, page.kind)
        if offered != self._offered:
            self._offered = offered
            _fill(self.place, tr("全部地点"), page.places, page.place)
            _fill(self.kind, tr("全部类型"), page.kinds, page.kind)
        self.place.setVisible(bool(page.places))
        self.kind.setVisible(bool(page.places))
        self._fit()

    def _filter(self) -> None:
        self.filter_wanted.emit(self.place.currentData(), self.kind.currentData())


class NoticeBar(QFrame):
    """Says that something is to be settled: a year's holidays, a program's newer version.

    Signals: `confirmed(year)`, 0 where it is no year's.
    """

    confirmed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theming.set_role(self, "card-warn")
        self._year = 0
        self._text = TextLabel("", wrap=True)
        self.button = PlainButton("")
        self.button.clicked.connect(lambda: self.confirmed.emit(self._year))
        layout = QHBoxLayout(self)
        side, edge = theming.space("m"), theming.space("s")
        layout.setContentsMargins(side, edge, side, edge)
        layout.setSpacing(theming.space("s"))
        layout.addWidget(IconPicture("info", "warn"))
        layout.addWidget(self._text, 1)
        layout.addWidget(self.button)
        self.hide()

    def show_notice(self, notice: Notice | None) -> None:
        """Show *notice*; None takes the strip away."""
        self.setVisible(notice is not None)
        if notice is not None:
            self._year = notice.year
            self._text.setText(notice.text)
            self.button.setText(notice.act)
            self.button.setVisible(bool(notice.act))


class Legend(QWidget):
    """The stages, each in its tone; a stage's first character marks its sessions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages: tuple[tuple[str, str], ...] = ()
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theming.space("s"))
        self.hide()

    def show_stages(self, stages: Sequence[tuple[str, str]]) -> None:
        """Show title and tone of each stage."""
        if tuple(stages) == self._stages:
            return
        self._stages = tuple(stages)
        clear_layout(self._layout)
        for title, tone in stages:
            self._layout.addWidget(Tag(title, tone))  # type: ignore[arg-type]  # checked content
        self._layout.addStretch(1)
        self.setVisible(bool(stages))


def _line(*widgets: QWidget) -> QWidget:
    """Return widgets in one line, from the left."""
    line = QWidget()
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theming.space("s"))
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return line


def _fill(box: PickBox, everything: str, choices: Sequence[Choice], chosen: str) -> None:
    box.clear()
    box.addItem(everything, "")
    for choice in choices:
        box.addItem(choice.title, choice.key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    theming.set_flag(box, "active", bool(chosen))


def _short(name: str) -> str:
    """Return a name that leaves room for what stands beside it."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
