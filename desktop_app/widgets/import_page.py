"""The page of files that were read: what they would do, or every fault in them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.fault_list import fault_list
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.tags import Tag
from desktop_app.widgets.writing_items import FileShown, ImportShown


class ImportPage(QWidget):
    """Signals: `taken_in(publish)`, `import_requested()`, `back_requested()`.

    Attributes: `acts` (for the top line), the buttons.
    """

    taken_in = Signal(bool)
    import_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button = PlainButton(tr("返回"))
        self.again_button = PlainButton(tr("另选文件"))
        self.draft_button = PlainButton(tr("存为草稿"))
        self.publish_button = PrimaryButton(tr("导入并发布"))
        self.acts: tuple[QWidget, ...] = (
            self.back_button,
            self.again_button,
            self.draft_button,
            self.publish_button,
        )
        self.card = Card()
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        inner = QWidget()
        theming.set_role(inner, "scrolled")
        self._content = QVBoxLayout(inner)
        self._content.setContentsMargins(0, 0, theming.space("s"), 0)
        self._content.setSpacing(theming.space("m"))
        area.setWidget(inner)
        self.card.body.addWidget(area, 1)
        layout = QVBoxLayout(self)
        side, top = theming.space("xl"), theming.space("l")
        layout.setContentsMargins(side, top, side, top)
        layout.addWidget(self.card, 1)
        self.back_button.clicked.connect(self.back_requested)
        self.again_button.clicked.connect(self.import_requested)
        self.draft_button.clicked.connect(lambda: self.taken_in.emit(False))
        self.publish_button.clicked.connect(lambda: self.taken_in.emit(True))

    def show_import(self, shown: ImportShown) -> None:
        """Show what was read."""
        self.card.set_tone("warn" if shown.faults else "")
        told = tr("改好这几处再选一次；所有文件一起导入。") if shown.faults else ""
        self.card.set_title(shown.summary, told)
        clear_layout(self._content)
        if shown.faults:
            self._content.addWidget(fault_list(shown.faults))
        for one in shown.files:
            self._content.addWidget(_file(one))
        self._content.addStretch(1)
        self.draft_button.setVisible(shown.usable)
        self.publish_button.setVisible(shown.usable)
        (self.draft_button if shown.usable else self.again_button).setFocus()


def _file(one: FileShown) -> QWidget:
    block = QWidget()
    layout = QVBoxLayout(block)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theming.space("xxs"))
    head = QHBoxLayout()
    head.setSpacing(theming.space("s"))
    head.addWidget(TextLabel(one.title, "strong"))
    head.addWidget(Tag(*one.tag))
    head.addWidget(TextLabel(one.file, "secondary"), 1)
    layout.addLayout(head)
    if one.warning:
        layout.addWidget(TextLabel(one.warning, "problem", wrap=True))
    for change in one.changes:
        layout.addWidget(TextLabel(change, "secondary", wrap=True))
    return block
