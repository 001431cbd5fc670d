"""Chooses several of many: found by words and by what they are, checked, counted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from desktop_app.widgets.choices import Choice
from desktop_app.widgets.dialogs import Dialog
from desktop_app.widgets.fields import SearchEdit
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import PickBox

_KEY = Qt.ItemDataRole.UserRole
_SHARE = 0.6
"""Of the window's width: an entry is read in one line."""
_ROWS = 12
"""Rows that are seen at once where there are as many."""


@dataclass(frozen=True, slots=True)
class Checkable:
    """Something that can be chosen; `groups` are what the boxes above the list leave it by."""

    key: str
    text: str
    groups: tuple[str, ...] = ()


class CheckDialog(Dialog):
    """*summary* says what the chosen keys come to; *boxes* narrow the list, one for each group.

    Attributes: `search`, `list`, `boxes`, `all_button`, `accept_button`.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        entries: Sequence[Checkable],
        chosen: Sequence[str],
        summary: Callable[[Sequence[str]], str],
        boxes: Sequence[tuple[str, Sequence[Choice]]] = (),
    ) -> None:
        super().__init__(parent, title)
        self._entries = {one.key: one for one in entries}
        self._summary = summary
        self.search, self.list = SearchEdit(tr("找")), QListWidget()
        self.list.setAccessibleName(title)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setMinimumHeight(theming.size("row") * min(_ROWS, max(3, len(entries))))
        self.boxes = [_box(name, choices) for name, choices in boxes]
        self.all_button = LinkButton(tr("全选"))
        self._told = TextLabel("", "secondary", wrap=True)
        if text:
            self.body.addWidget(TextLabel(text, "secondary", wrap=True))
        line = QHBoxLayout()
        line.setSpacing(theming.space("s"))
        line.addWidget(self.search, 2)
        for box in self.boxes:
            line.addWidget(box, 1)
        line.addWidget(self.all_button)
        self.body.addLayout(line)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._told)
        back, self.accept_button = PlainButton(tr("取消")), PrimaryButton(tr("确定"))
        back.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self.accept)
        self.foot.addWidget(back)
        self.foot.addWidget(self.accept_button)
        self._fill(set(chosen))
        self.list.itemChanged.connect(lambda _item: self._tell())
        self.search.textChanged.connect(lambda _text: self._narrow())
        for box in self.boxes:
            box.currentIndexChanged.connect(lambda _index: self._narrow())
        self.all_button.clicked.connect(self._check_all)
        whole = parent.window().width() if parent is not None else 0
        self.setMinimumWidth(max(theming.frame("form"), round(whole * _SHARE)))
        self._tell()

    def chosen(self) -> tuple[str, ...]:
        """Return the keys that are checked, in the order of the list."""
        items = (self.list.item(n) for n in range(self.list.count()))
        checked = (one for one in items if one.checkState() is Qt.CheckState.Checked)
        return tuple(str(one.data(_KEY)) for one in checked)

    def _fill(self, chosen: set[str]) -> None:
        for one in self._entries.values():
            item = QListWidgetItem(one.text)
            item.setData(_KEY, one.key)
            item.setToolTip(one.text)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = Qt.CheckState.Checked if one.key in chosen else Qt.CheckState.Unchecked
            item.setCheckState(on)
            self.list.addItem(item)

    def _narrow(self) -> None:
        words = self.search.text().lower().split()
        wanted = [str(box.currentData() or "") for box in self.boxes]
        for n in range(self.list.count()):
            item = self.list.item(n)
            entry = self._entries[str(item.data(_KEY))]
            pairs = zip(wanted, entry.groups, strict=True)
            fits = all(not want or want == has for want, has in pairs)
            text = entry.text.lower()
            item.setHidden(not fits or not all(word in text for word in words))

    def _check_all(self) -> None:
        """Check everything in sight; where all is checked already, nothing."""
        shown = [self.list.item(n) for n in range(self.list.count())]
        shown = [one for one in shown if not one.isHidden()]
        on = all(one.checkState() is Qt.CheckState.Checked for one in shown)
        state = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
        self.list.blockSignals(True)
        for one in shown:
            one.setCheckState(state)
        self.list.blockSignals(False)
        self.list.viewport().update()
        self._tell()

    def _tell(self) -> None:
        self._told.setText(self._summary(self.chosen()))


def _box(name: str, choices: Sequence[Choice]) -> PickBox:
    box = PickBox(name)
    for one in choices:
        box.addItem(one.text, one.key)
    return box
