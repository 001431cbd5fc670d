"""The search over everything, opened with Ctrl+K: type, choose, Enter."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.shell.hits import Hit, HitProvider
from desktop_app.system.background import Background
from desktop_app.system.text import tr
from desktop_app.widgets import fonts, icons, theming
from desktop_app.widgets.headings import TextLabel, rule
from desktop_app.widgets.overlays import Overlay, add_shadow

MOST_HITS = 50
_SHOWN_ROWS = 8
_HIT = Qt.ItemDataRole.UserRole


class _HitDelegate(QStyledItemDelegate):
    """Paints a hit: icon, title, and the detail at the right."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, theming.size("row"))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        hit: Hit = index.data(_HIT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(Qt.PenStyle.NoPen))
            painter.setBrush(theming.colour("accent_soft"))
            radius = theming.current().radius["normal"]
            painter.drawRoundedRect(area, radius, radius)
        inner = area.adjusted(theming.space("m"), 0, -theming.space("m"), 0)
        side = theming.size("icon")
        icons.paint(
            painter, QRectF(inner.left(), inner.top(), side, inner.height()), hit.icon, "secondary"
        )
        inner.setLeft(inner.left() + side + theming.space("m"))
        self._paint_texts(painter, inner, hit)
        painter.restore()

    def _paint_texts(self, painter: QPainter, area: QRectF, hit: Hit) -> None:
        small, regular = fonts.font("secondary"), fonts.font("text")
        detail = QFontMetricsF(small).elidedText(
            hit.detail, Qt.TextElideMode.ElideRight, area.width() / 2
        )
        painter.setFont(small)
        painter.setPen(theming.colour("secondary"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, right, detail)
        room = area.width() - QFontMetricsF(small).horizontalAdvance(detail) - theming.space("m")
        title = QFontMetricsF(regular).elidedText(hit.title, Qt.TextElideMode.ElideRight, room)
        painter.setFont(regular)
        painter.setPen(theming.colour("text"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, title)


class Palette(Overlay):
    """The search: the panes at once, everything else as the providers answer.

    Signals: `chosen(Hit)`. An answer to an earlier text is dropped.
    """

    chosen = Signal(object)

    def __init__(
        self,
        host: QWidget,
        at_once: Callable[[str], list[Hit]],
        providers: Sequence[HitProvider],
        background: Background,
    ) -> None:
        super().__init__(host)
        self._at_once = at_once
        self._providers = tuple(providers)
        self._background = background
        self._asked = ""
        self._box = QFrame(self)
        theming.set_role(self._box, "floating")
        add_shadow(self._box)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("搜索话术、条目、人、设置"))
        self.field.setAccessibleName(tr("搜索"))
        theming.set_role(self.field, "bare")
        self.field.textChanged.connect(self._ask)
        self.field.installEventFilter(self)
        self._model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setAccessibleName(tr("搜索结果"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theming.set_role(self.list, "bare")
        self.list.setModel(self._model)
        self.list.setItemDelegate(_HitDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.clicked.connect(self._choose)
        self._foot = TextLabel("", "secondary")
        self._lay_out()

    def open(self) -> None:
        super().open()
        self.field.clear()
        self._ask("")
        self.field.setFocus()

    def hits(self) -> list[Hit]:
        """Return what is shown, the best first."""
        return [self._model.item(row).data(_HIT) for row in range(self._model.rowCount())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return self._on_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _lay_out(self) -> None:
        margin = theming.space("s")
        layout = QVBoxLayout(self._box)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(margin)
        head = QVBoxLayout()
        head.setContentsMargins(theming.space("m"), 0, theming.space("m"), 0)
        head.addWidget(self.field)
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addWidget(self.list)
        self._foot.setContentsMargins(
            theming.space("m"), 0, theming.space("m"), theming.space("xs")
        )
        layout.addWidget(self._foot)

    def _on_key(self, key: Qt.Key) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key, 0)
        rows = self._model.rowCount()
        if step and rows:
            row = (self.list.currentIndex().row() + step) % rows
            self.list.setCurrentIndex(self._model.index(row, 0))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.list.currentIndex().isValid():
                self._choose(self.list.currentIndex())
            return True
        return False

    def _ask(self, text: str) -> None:
        self._asked = text
        self._show(self._at_once(text))
        wanted = text.strip()
        if not wanted:
            return
        for provider in self._providers:
            self._background.run(self, partial(provider.search, wanted), partial(self._add, text))

    def _add(self, asked: str, found: list[Hit]) -> None:
        if asked == self._asked and self.isVisible():
            self._show([*self.hits(), *found][:MOST_HITS])

    def _show(self, hits: Sequence[Hit]) -> None:
        row = max(0, self.list.currentIndex().row())
        self._model.clear()
        for hit in hits:
            item = QStandardItem(f"{hit.title} {hit.detail}")
            item.setData(hit, _HIT)
            self._model.appendRow(item)
        if hits:
            self.list.setCurrentIndex(self._model.index(min(row, len(hits) - 1), 0))
        self._foot.setText(
            tr("↑↓ 选择 · 回车打开 · Esc 关闭")
            if hits
            else tr("没有找到“{text}”。换一个词，或少打几个字。").format(text=self._asked)
        )
        self._place()

    def _choose(self, index: QModelIndex) -> None:
        hit = index.data(_HIT)
        self.close_overlay()
        self.chosen.emit(hit)

    def _place(self) -> None:
        rows = min(_SHOWN_ROWS, self._model.rowCount())
        self.list.setVisible(rows > 0)
        self.list.setFixedHeight(rows * theming.size("row"))
        width = min(theming.frame("palette"), self.width() - 2 * theming.space("l"))
        self._box.setFixedWidth(width)
        self._box.adjustSize()
        self._box.move((self.width() - width) // 2, theming.frame("palette_top"))
