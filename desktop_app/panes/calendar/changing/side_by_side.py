"""Fields that share a line of a sheet, and lists to pick from that never widen it."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout

from desktop_app.widgets import theming
from desktop_app.widgets.fields import Field

_LEAST = 6
"""As many characters of what is picked are seen at least."""


def beside(first: Field, second: Field) -> QHBoxLayout:
    """Return two fields in one line."""
    row = QHBoxLayout()
    row.setSpacing(theming.space("s"))
    row.addWidget(first, 1)
    row.addWidget(second, 1)
    return row


def short_box() -> QComboBox:
    """Return a list to pick from; a long entry ends where the sheet ends."""
    box = QComboBox()
    shorten(box)
    return box


def shorten(box: QComboBox) -> None:
    """Let long entries of *box* end where the sheet ends."""
    policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
    box.setSizeAdjustPolicy(policy)
    box.setMinimumContentsLength(_LEAST)
