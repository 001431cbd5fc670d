"""A row of chips that takes another line where they do not fit."""

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.widgets import theming


class ChipFlow(QWidget):
    """Lays its children out from left to right, line by line, in the order they were added."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, chip: QWidget, last: bool = False) -> None:
        """Add a chip, before the last one unless it is the *last* itself."""
        chip.setParent(self)
        place = len(self._chips) if last else max(0, len(self._chips) - 1)
        self._chips.insert(place, chip)
        chip.show()

    def sizeHint(self) -> QSize:
        width = sum(chip.sizeHint().width() + self._gap() for chip in self._shown())
        return QSize(width, theming.size("control"))

    def minimumSizeHint(self) -> QSize:
        widest = max((chip.sizeHint().width() for chip in self._shown()), default=0)
        return QSize(widest, self.heightForWidth(max(widest, self.width())))

    def heightForWidth(self, width: int) -> int:
        rects = self._rects(width)
        return rects[-1].bottom() + 1 if rects else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
            self.updateGeometry()
        return super().event(event)

    def _place(self) -> None:
        for chip, rect in zip(self._shown(), self._rects(self.width()), strict=True):
            chip.setGeometry(rect)

    def _rects(self, width: int) -> list[QRect]:
        rects: list[QRect] = []
        left = top = 0
        height = theming.size("control")
        for chip in self._shown():
            wide = chip.sizeHint().width()
            if left and left + wide > width:
                left, top = 0, top + height + self._gap()
            rects.append(QRect(left, top, wide, height))
            left += wide + self._gap()
        return rects

    def _shown(self) -> list[QWidget]:
        return [chip for chip in self._chips if not chip.isHidden()]

    @staticmethod
    def _gap() -> int:
        return theming.space("xs")
