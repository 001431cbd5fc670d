"""One article in a readable measure, with its contents and its neighbours."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.panes.handbook.shown import Reading
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.article_text import ArticleText
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.headings import TextLabel, rule, secondary

MEASURE = 48
"""The widest line, in characters: 672 px at the usual text size."""
LONG_FROM = 3
"""Headings from which an article gets its contents."""


class ReadingPage(QScrollArea):
    """Scrolls over one article.

    Signals: `step_wanted(±1)`, `link_followed(address)`.
    """

    step_wanted = Signal(int)
    link_followed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("条目正文"))
        self._reading: Reading | None = None
        self.chapter = secondary("")
        self.title = TextLabel("", "title", wrap=True)
        self.summary = TextLabel("", "quiet", wrap=True)
        self.contents = QLabel()
        self.contents.setWordWrap(True)
        self.contents.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.contents.setAccessibleName(tr("本篇目录"))
        self.contents.linkActivated.connect(self._go_to)
        self.text = ArticleText(tr("正文"))
        self.text.link_followed.connect(self.link_followed)
        self.before, self.after = PlainButton("", "Alt ←"), PlainButton("", "Alt →")
        self.before.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.after.clicked.connect(lambda: self.step_wanted.emit(1))
        self._lay_out()
        self._fit()
        theming.changed.connect(self._fit)
        theming.changed.connect(self._tint_links)

    def show_reading(self, reading: Reading) -> None:
        """Show *reading* from its beginning; the same one again stays where it is."""
        if reading == self._reading:
            return
        other = self._reading is None or reading.key != self._reading.key
        self._reading = reading
        self.chapter.setText(reading.chapter)
        self.title.setText(reading.title)
        self.summary.setText(reading.summary)
        self.summary.setVisible(bool(reading.summary))
        self.text.show_article(reading.body)
        self._show_contents()
        self._show_neighbour(self.before, tr("上一篇"), reading.before)
        self._show_neighbour(self.after, tr("下一篇"), reading.after)
        if other:
            self.verticalScrollBar().setValue(0)

    def _lay_out(self) -> None:
        content = QWidget(self)
        self._column = QWidget(content)
        theming.set_role(self._column, "scrolled")
        layout = QVBoxLayout(self._column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("s"))
        for widget in (self.chapter, self.title, self.summary, self.contents):
            layout.addWidget(widget)
        layout.addWidget(rule())
        layout.addSpacing(theming.space("s"))
        layout.addWidget(self.text)
        layout.addSpacing(theming.space("l"))
        layout.addWidget(rule())
        neighbours = QHBoxLayout()
        neighbours.setSpacing(theming.space("s"))
        neighbours.addWidget(self.before)
        neighbours.addStretch(1)
        neighbours.addWidget(self.after)
        layout.addLayout(neighbours)
        layout.addStretch(1)
        theming.set_role(content, "surface")
        around = QHBoxLayout(content)
        side, edge = theming.space("xxl"), theming.space("xl")
        around.setContentsMargins(side, edge, side, edge)
        around.addWidget(self._column, MEASURE)
        around.addStretch(1)
        self._content = content
        self.setWidget(content)

    def _show_contents(self) -> None:
        headings = self.text.headings()
        self.contents.setVisible(len(headings) >= LONG_FROM)
        links = " · ".join(
            f'<a href="{heading.place}">{escape(heading.text)}</a>' for heading in headings
        )
        self.contents.setText(tr("本篇：{links}").format(links=links))

    def _tint_links(self) -> None:
        """Read the links anew: a label gives them their colour when it takes in its text."""
        links = self.contents.text()
        self.contents.clear()
        self.contents.setText(links)

    def _show_neighbour(self, button: PlainButton, word: str, title: str) -> None:
        button.setVisible(bool(title))
        button.setText(word)
        button.setToolTip(title)
        button.setAccessibleName(f"{word}：{title}")

    def _go_to(self, place: str) -> None:
        top = self.text.mapTo(self._content, self.text.rect().topLeft()).y()
        self.verticalScrollBar().setValue(top + self.text.top_of(int(place)))

    def _fit(self) -> None:
        self._column.setMaximumWidth(MEASURE * theming.current().type["text"])
