"""The rail at the left: brand, panes, person."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.shell.brand import Brand
from desktop_app.shell.pane_list import PaneEntry, shortcuts
from desktop_app.shell.rail_items import PersonButton, RailItem
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import IconButton
from desktop_app.widgets.headings import rule

_FITTING_PERCENT = 125


class Rail(QFrame):
    """The panes that this person sees, with what waits in each, and the person at the foot.

    Signals: `pane_chosen(key)`, `person_pressed()`, `collapse_toggled()`.
    """

    pane_chosen = Signal(str)
    person_pressed = Signal()
    collapse_toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theming.set_role(self, "rail")
        self.setAccessibleName(tr("导航"))
        self._items: dict[str, RailItem] = {}
        self._collapsed = False
        self._group = QButtonGroup(self)
        self._brand = Brand()
        self.toggle = IconButton("rail", tr("收起导航栏"))
        self.toggle.clicked.connect(self.collapse_toggled)
        self._top = QWidget()
        self._head = QHBoxLayout(self._top)
        self._head.setContentsMargins(theming.space("m"), 0, 0, 0)
        self._head.addWidget(self._brand, 1)
        self._head.addWidget(self.toggle)
        self._list = QVBoxLayout()
        self._list.setSpacing(theming.space("xxs"))
        self.person = PersonButton()
        self.person.clicked.connect(self.person_pressed)
        side = theming.space("s")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(side, side, side + 1, side)
        layout.setSpacing(0)
        layout.addWidget(self._top)
        layout.addSpacing(side + theming.space("xxs"))
        layout.addLayout(self._list)
        layout.addStretch(1)
        layout.addWidget(rule())
        layout.addSpacing(side)
        layout.addWidget(self.person)
        self._fit()
        theming.changed.connect(self._fit)

    def set_panes(self, entries: Sequence[PaneEntry]) -> None:
        """Show *entries*, in this order."""
        for item in self._items.values():
            self._group.removeButton(item)
            item.hide()
            item.deleteLater()
        self._items.clear()
        keys = shortcuts(entries)
        for entry in entries:
            item = RailItem(entry.title, entry.icon, keys[entry.key].replace("+", " "))
            item.set_collapsed(self._collapsed)
            item.clicked.connect(lambda _checked=False, key=entry.key: self.pane_chosen.emit(key))
            self._group.addButton(item)
            self._items[entry.key] = item
            self._list.addWidget(item)

    def set_current(self, key: str) -> None:
        """Mark the pane that is shown."""
        if key in self._items:
            self._items[key].setChecked(True)

    def set_badge(self, key: str, count: int, urgent: bool = False) -> None:
        """Say how many things wait in a pane; 0 takes the number away."""
        if key in self._items:
            self._items[key].set_badge(count, urgent)

    def set_person(self, name: str, detail: str) -> None:
        """Show who is signed in."""
        self.person.set_person(name, detail)

    @property
    def collapsed(self) -> bool:
        """Whether icons stand alone."""
        return self._collapsed

    def set_collapsed(self, collapsed: bool) -> None:
        """Show icons alone, the titles as tooltips."""
        self._collapsed = collapsed
        self._brand.setVisible(not collapsed)
        self._head.setContentsMargins(0 if collapsed else theming.space("m"), 0, 0, 0)
        self._head.setAlignment(
            self.toggle, Qt.AlignmentFlag.AlignHCenter if collapsed else Qt.AlignmentFlag(0)
        )
        self.toggle.set_name(tr("展开导航栏") if collapsed else tr("收起导航栏"))
        self.person.set_collapsed(collapsed)
        for item in self._items.values():
            item.set_collapsed(collapsed)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move among the panes."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        order = list(self._items.values())
        focus = self.focusWidget()
        if step and isinstance(focus, RailItem) and focus in order:
            order[(order.index(focus) + step) % len(order)].setFocus(Qt.FocusReason.TabFocusReason)
            event.accept()
            return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        self._top.setFixedHeight(theming.size("rail_head"))
        width = theming.frame("rail_narrow" if self._collapsed else "rail")
        if not self._collapsed:
            # Titles fit up to 125 %; beyond that the rail grows with the text.
            width = max(width, width * theming.current().percent // _FITTING_PERCENT)
        self.setFixedWidth(width)
