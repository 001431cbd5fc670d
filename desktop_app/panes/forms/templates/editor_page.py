"""The page on which a template is written: outline, properties, the form as it will be."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.panes.forms.templates.outline import Outline
from desktop_app.panes.forms.templates.shown import EditorShown
from desktop_app.panes.forms.templates.trial_panel import TrialPanel
from desktop_app.system.text import tr
from desktop_app.widgets import dialogs, theming
from desktop_app.widgets.buttons import (
    IconButton,
    LinkButton,
    PlainButton,
)
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.draft_page import DraftPage
from desktop_app.widgets.headings import ElidedLabel, TextLabel
from desktop_app.widgets.writing_items import FaultShown

_PREVIEW_AFTER_MS = 200
"""The preview follows once the typing rests: the words themselves are never late."""
_MOST_FAULTS = 3
"""Faults that are told at once; the rest is counted."""
_SHARES = (25, 27, 48)


class EditorPage(DraftPage):
    """Signals beside those of a draft: `section_requested()`, `item_requested()`,
    `fault_chosen(key, field)`.

    Attributes beside: `outline`, `trial`, the buttons.
    """

    section_requested = Signal()
    item_requested = Signal()
    fault_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.outline = Outline()
        self.trial = TrialPanel(self)
        self.item_button = PlainButton(tr("添加项目"), icon="plus")
        self.section_button = PlainButton(tr("添加部分"), icon="plus")
        self.up_button = IconButton("chevron-up", tr("上移（Alt+↑）"))
        self.down_button = IconButton("chevron-down", tr("下移（Alt+↓）"))
        self.copy_button = IconButton("copy", tr("复制一份（Ctrl+D）"))
        self.remove_button = IconButton("trash", tr("删去（Delete）"))
        self.status = ElidedLabel("", "secondary")
        self._faults = QVBoxLayout()
        self._fault_box = Card(tone="warn")
        self._waiting: EditorShown | None = None
        self._later = QTimer(self, singleShot=True, interval=_PREVIEW_AFTER_MS)
        self._later.timeout.connect(self._catch_up)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.outline)

    def show_state(self, shown: EditorShown, fresh: bool = False) -> None:
        """Show what a step has made of the template; *fresh*: another template than before."""
        self.outline.show_rows(shown.rows, shown.chosen)
        self.properties.show_properties(shown.properties)
        self._show_faults(shown.faults)
        stirred = shown.can_undo or shown.can_redo or bool(shown.faults)
        self.show_steps(shown.can_undo, shown.can_redo, stirred)
        for button in (self.up_button, self.down_button, self.copy_button, self.remove_button):
            button.setEnabled(":" in shown.chosen)
        self.show_status(shown.status)
        self._waiting = shown
        if fresh:
            self._catch_up()
        else:
            self._later.start()

    def show_trial(self, shown: EditorShown) -> None:
        """Show trial answers and what they come to, at once."""
        self._waiting = shown
        self._catch_up()

    def show_status(self, text: str) -> None:
        """Say when the draft was kept, or why not."""
        self.status.setText(text)

    def fault_links(self) -> list[LinkButton]:
        """Return the faults as they are shown."""
        return self._fault_box.findChildren(LinkButton)

    def confirm(self, title: str, text: str, accept: str, danger: bool = False) -> bool:
        """Ask whether to do something; a test replaces this method."""
        return dialogs.ask(self.window(), title, text, accept, danger=danger)

    def _catch_up(self) -> None:
        self._later.stop()
        if self._waiting is not None:
            shown, self._waiting = self._waiting, None
            self.trial.show_trial(shown.trial)

    def _show_faults(self, faults: tuple[FaultShown, ...]) -> None:
        clear_layout(self._faults)
        for fault in faults[:_MOST_FAULTS]:
            link = LinkButton(fault.where)
            link.setAccessibleDescription(fault.text)
            # The place may be long; the card is not to grow with it.
            link.setMaximumWidth(theming.frame("sheet"))
            link.setMinimumWidth(0)
            link.clicked.connect(
                lambda _checked, key=fault.key, field=fault.field: self.fault_chosen.emit(
                    key, field
                )
            )
            self._faults.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            self._faults.addWidget(TextLabel(fault.text, "secondary", wrap=True))
        title = tr("还有 {n} 处要改才能发布").format(n=len(faults))
        self._fault_box.set_title(title if faults else "")
        self._fault_box.setVisible(bool(faults))

    def _lay_out(self) -> None:
        adding = QHBoxLayout()
        adding.setSpacing(theming.space("s"))
        adding.addWidget(self.item_button)
        adding.addWidget(self.section_button)
        adding.addStretch(1)
        moving = QHBoxLayout()
        moving.setSpacing(0)
        for button in (self.up_button, self.down_button, self.copy_button, self.remove_button):
            moving.addWidget(button)
        moving.addSpacing(theming.space("s"))
        moving.addWidget(self.status, 1)
        left = Card()
        left.body.addLayout(adding)
        left.body.addWidget(self.outline, 1)
        left.body.addLayout(moving)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theming.space("m"))
        self._faults.setSpacing(0)
        self._fault_box.body.addLayout(self._faults)
        self._fault_box.hide()
        fields = Card()
        fields.body.addWidget(self.properties, 1)
        column.addWidget(self._fault_box)
        column.addWidget(fields, 1)
        row = QHBoxLayout(self)
        side, top = theming.space("xl"), theming.space("l")
        row.setContentsMargins(side, top, side, top)
        row.setSpacing(theming.space("l"))
        for widget, share in zip((left, middle, self.trial), _SHARES, strict=True):
            widget.setMinimumWidth(theming.frame("search"))
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            row.addWidget(widget, share)

    def _connect(self) -> None:
        self.outline.opened.connect(lambda _key: self.properties.focus_field(""))
        self.item_button.clicked.connect(self.item_requested)
        self.section_button.clicked.connect(self.section_requested)
        outline = self.outline
        for button, signal, step in (
            (self.up_button, outline.stepped, (-1,)),
            (self.down_button, outline.stepped, (1,)),
            (self.copy_button, outline.duplicated, ()),
            (self.remove_button, outline.removed, ()),
        ):
            button.clicked.connect(
                lambda _checked, s=signal, step=step: s.emit(outline.current_key(), *step)
            )
        self.add_keys((("Ctrl+Return", self.item_requested.emit),))
