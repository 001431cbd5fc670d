"""An article to read: its type, its headings, both themes, and what it refuses to load."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextFormat, QTextTable
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.widgets import theming
from desktop_app.widgets.article_text import ArticleText

ARTICLE = """正文**加粗**和[链接](article:apology)。

## 五步

1. 倾听
2. 致歉

### 细节

| 级别 | 谁 |
|---|---|
| 普通 | 一线 |

> 案例：家长反映。
"""


def _text(qtbot: QtBot, markdown: str = ARTICLE) -> ArticleText:
    text = ArticleText("正文")
    qtbot.addWidget(text)
    text.resize(600, 100)
    text.show_article(markdown)
    text.show()
    return text


def _block(text: ArticleText, begins: str) -> QTextBlock:
    block = text.document().begin()
    while block.isValid() and not block.text().startswith(begins):
        block = block.next()
    assert block.isValid(), begins
    return block


def _size(block: QTextBlock) -> int:
    return block.begin().fragment().charFormat().font().pixelSize()


def test_headings_stand_in_the_sizes_of_the_theme(qtbot: QtBot) -> None:
    text = _text(qtbot)
    assert _size(_block(text, "五步")) == theming.current().type["section"]
    assert _size(_block(text, "细节")) == theming.current().type["text"]
    assert _size(_block(text, "倾听")) == theming.current().type["text"]
    assert _block(text, "细节").begin().fragment().charFormat().fontWeight() == 700


def test_headings_are_listed_with_their_places(qtbot: QtBot) -> None:
    text = _text(qtbot)
    assert [(one.text, one.level, one.place) for one in text.headings()] == [
        ("五步", 2, 0),
        ("细节", 3, 1),
    ]
    assert 0 < text.top_of(0) < text.top_of(1) < text.height()


def test_bold_words_stay_bold_and_links_take_the_accent(qtbot: QtBot) -> None:
    block = _block(_text(qtbot), "正文")
    looks = {}
    parts = block.begin()
    while not parts.atEnd():
        looks[parts.fragment().text()] = parts.fragment().charFormat()
        parts += 1
    assert looks["加粗"].fontWeight() == 700
    assert looks["正文"].fontWeight() == 400
    assert looks["链接"].foreground().color() == theming.colour("accent")


def test_a_table_has_a_head_and_takes_the_width(qtbot: QtBot) -> None:
    text = _text(qtbot)
    tables = [
        frame
        for frame in text.document().rootFrame().childFrames()
        if isinstance(frame, QTextTable)
    ]
    assert len(tables) == 1
    head = tables[0].cellAt(0, 0).format()
    assert head.background().color() == theming.colour("canvas")
    assert tables[0].format().width().rawValue() == 100
    assert _block(text, "级别").begin().fragment().charFormat().fontWeight() == 700


def test_a_quotation_has_a_ground_with_air_around(qtbot: QtBot) -> None:
    text = _text(qtbot)
    (room,) = text._quotations()
    block = text.document().documentLayout().blockBoundingRect(_block(text, "案例"))
    assert room.top() < block.top()
    assert room.bottom() > block.bottom()
    middle = room.center()
    picture = text.viewport().grab().toImage()
    pixel = picture.pixelColor(4, int(middle.y() * picture.devicePixelRatio()))
    assert pixel == theming.colour("accent_soft")


def test_another_theme_and_size_take_effect_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    text = _text(qtbot)
    height = text.height()
    try:
        theming.apply(qapp, theming.themes()["dark"], 150)
        block = _block(text, "五步")
        assert _size(block) == theming.current().type["section"]
        ink = block.begin().fragment().charFormat().foreground().color()
        assert ink == theming.colour("text")
        assert text.height() > height
    finally:
        theming.apply(qapp, theming.themes()["light"])


def test_markup_in_an_article_is_shown_and_not_obeyed(qtbot: QtBot) -> None:
    text = _text(qtbot, "前 <b>粗</b> 后 <script>x</script>")
    assert "<b>粗</b>" in text.toPlainText()
    assert _block(text, "前").begin().fragment().charFormat().fontWeight() == 400


def test_pictures_are_never_loaded(qtbot: QtBot) -> None:
    text = _text(qtbot, "![x](file:///etc/hostname)")
    assert text.loadResource(0, "file:///etc/hostname") is None


def test_the_text_takes_the_height_that_it_needs(qtbot: QtBot) -> None:
    text = _text(qtbot, "很长的一段话。" * 200)
    wide = text.height()
    text.resize(300, text.height())
    assert text.height() > wide * 1.5


def test_copying_takes_plain_text(qtbot: QtBot) -> None:
    text = _text(qtbot)
    text.selectAll()
    data = text.createMimeDataFromSelection()
    assert data.hasText()
    assert not data.hasHtml()


def test_keys_that_scroll_are_left_to_what_is_around(qtbot: QtBot) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    text = _text(qtbot)
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier)
    text.keyPressEvent(event)
    assert not event.isAccepted()
    assert not int(
        _block(text, "五步").blockFormat().intProperty(QTextFormat.Property.BlockQuoteLevel)
    )
