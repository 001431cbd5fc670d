"""An article to read: Markdown in the theme's type, with its headings to jump to."""

from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from desktop_app.widgets import fonts, theming

LINE_HEIGHT = 112
"""Percent of the typeface's own line, which is 1.45 of its size: 1.6 in all, to be read at ease."""
_HEADING_TYPES = {1: "title", 2: "section", 3: "text", 4: "text", 5: "text", 6: "text"}
_SCROLL_KEYS = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Space,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the article; `place` is its number, for `go_to`."""

    text: str
    level: int
    place: int


class ArticleText(QTextBrowser):
    """Shows one article; it grows to its height, whoever holds it scrolls.

    Signals: `link_followed(address)` for every link; nothing is opened by itself.
    """

    link_followed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        theming.set_role(self, "reading")
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._source = ""
        self._headings: tuple[tuple[Heading, int], ...] = ()
        self.anchorClicked.connect(lambda url: self.link_followed.emit(url.toString()))
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theming.changed.connect(self._render)

    def show_article(self, markdown: str) -> None:
        """Show *markdown*; raw HTML in it is shown as text, pictures are left out."""
        self._source = markdown
        self._render()

    def headings(self) -> tuple[Heading, ...]:
        """Return the headings in order."""
        return tuple(heading for heading, _position in self._headings)

    def top_of(self, place: int) -> int:
        """Return how far down the heading with this number stands, in px."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._headings[place][1])
        return self.cursorRect(cursor).top()

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Load nothing: an article has no pictures, and must not read files or the network."""
        return None

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text: colours of the theme have no place in a chat window."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data

    def sizeHint(self) -> QSize:
        return QSize(theming.frame("crash"), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of quotations, which a text document cannot pad, then the text."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theming.colour("accent_soft"))
        radius = theming.current().radius["normal"]
        for area in self._quotations():
            painter.drawRoundedRect(area, radius, radius)
        painter.end()
        super().paintEvent(event)

    def _quotations(self) -> list[QRectF]:
        """Return the rooms of the quotations; neighbouring paragraphs of one are one."""
        layout, pad = self.document().documentLayout(), theming.space("s")
        rooms: list[QRectF] = []
        block = self.document().begin()
        while block.isValid():
            if _quoted(block):
                room = layout.blockBoundingRect(block)
                room = QRectF(0, room.top() - pad, self.viewport().width(), room.height() + 2 * pad)
                if _quoted(block.previous()):
                    rooms[-1] = rooms[-1].united(room)
                else:
                    rooms.append(room)
            block = block.next()
        return rooms

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys that scroll to what scrolls around this."""
        if event.key() in _SCROLL_KEYS and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls around this."""
        event.ignore()

    def _render(self) -> None:
        document = self.document()
        font = fonts.font("text")
        document.setDefaultFont(font)
        features = (
            QTextDocument.MarkdownFeature.MarkdownDialectGitHub
            | QTextDocument.MarkdownFeature.MarkdownNoHTML
        )
        document.setMarkdown(self._source, features)
        document.setIndentWidth(font.pixelSize() * 1.75)
        found: list[tuple[Heading, int]] = []
        block = document.begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            if level and block.text():
                heading = Heading(block.text(), level, len(found))
                found.append((heading, block.position()))
            _style_block(block, level)
            block = block.next()
        self._headings = tuple(found)
        _style_tables(document.rootFrame())
        self._fit()

    def _fit(self, *_size: object) -> None:
        self.setFixedHeight(round(self.document().size().height()) + theming.space("xs"))


def _style_block(block: QTextBlock, level: int) -> None:
    cursor = QTextCursor(block)
    shape = block.blockFormat()
    gap = theming.space("s")
    in_table = cursor.currentTable() is not None
    listed = block.textList() is not None
    shape.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if level:
        shape.setTopMargin(theming.space("xl") if block.position() else 0)
        shape.setBottomMargin(theming.space("xs"))
    elif in_table:
        shape.setTopMargin(0)
        shape.setBottomMargin(0)
    else:
        shape.setTopMargin(theming.space("xxs") if listed else gap)
        shape.setBottomMargin(theming.space("xxs") if listed else gap)
    if _quoted(block):
        side = theming.space("l")
        shape.setLeftMargin(side)
        shape.setRightMargin(side)
        shape.setTopMargin(0 if _quoted(block.previous()) else side)
        shape.setBottomMargin(side)
    cursor.setBlockFormat(shape)
    _style_words(cursor, block, level, in_table)


def _quoted(block: QTextBlock) -> bool:
    return bool(block.isValid() and _quote_level(block))


def _quote_level(block: QTextBlock) -> int:
    return int(block.blockFormat().intProperty(QTextFormat.Property.BlockQuoteLevel))


def _style_words(cursor: QTextCursor, block: QTextBlock, level: int, in_table: bool) -> None:
    """Set the type of each stretch of words; bold ones stay bold, links get their colour."""
    table = cursor.currentTable()
    heads = table is not None and in_table and table.cellAt(block.position()).row() == 0
    parts = []
    iterator = block.begin()
    while not iterator.atEnd():
        part = iterator.fragment()
        parts.append((part.position(), part.length(), QTextCharFormat(part.charFormat())))
        iterator += 1
    for position, length, look in parts:
        link = look.isAnchor()
        _dress(look, level, bold=heads)
        if link:
            look.setForeground(QBrush(theming.colour("accent")))
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(look)
    # The number or dot of a list item takes its look from the block.
    marker = QTextCharFormat(block.charFormat())
    _dress(marker, level, bold=False)
    cursor.setPosition(block.position())
    cursor.setBlockCharFormat(marker)


def _dress(look: QTextCharFormat, level: int, bold: bool) -> None:
    # Markdown sizes its headings relative to the text; ours have sizes of their own.
    look.clearProperty(QTextFormat.Property.FontSizeAdjustment)
    size = theming.current().type[_HEADING_TYPES.get(level, "text")]
    look.setProperty(QTextFormat.Property.FontPixelSize, size)
    look.setFontFamilies([theming.current().family])
    look.setForeground(QBrush(theming.colour("text")))
    if level or bold:
        look.setFontWeight(QFont.Weight.Bold)


def _style_tables(frame: QTextFrame) -> None:
    for child in frame.childFrames():
        if isinstance(child, QTextTable):
            _style_table(child)
        _style_tables(child)


def _style_table(table: QTextTable) -> None:
    shape = table.format()
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setBorderCollapse(True)
    shape.setBorder(theming.frame("border"))
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QBrush(theming.colour("border")))
    shape.setCellPadding(theming.space("s"))
    shape.setCellSpacing(0)
    shape.setTopMargin(theming.space("m"))
    shape.setBottomMargin(theming.space("m"))
    table.setFormat(shape)
    head = QTextCharFormat()
    head.setBackground(QBrush(theming.colour("canvas")))
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        look = cell.format()
        look.merge(head)
        cell.setFormat(look)
