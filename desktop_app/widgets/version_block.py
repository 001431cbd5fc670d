"""What stands beside a list of content that is written: facts of one item, and its versions."""

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.tags import Tag
from desktop_app.widgets.writing_items import VersionShown


def version_block(version: VersionShown, take_back: Callable[[str, str], object]) -> QWidget:
    """Return one version with its changes; *take_back* is called with its id and title."""
    block = QWidget()
    layout = QVBoxLayout(block)
    layout.setContentsMargins(0, 0, 0, theming.space("s"))
    layout.setSpacing(theming.space("xxs"))
    head = QHBoxLayout()
    head.setSpacing(theming.space("s"))
    head.addWidget(TextLabel(version.title, "strong"))
    head.addWidget(Tag(*version.tag))
    head.addWidget(TextLabel(version.detail, "secondary"), 1)
    if version.earlier:
        link = LinkButton(tr("恢复这一版"))
        link.setAccessibleName(tr("恢复{version}").format(version=version.title))
        link.clicked.connect(lambda: take_back(version.version, version.title))
        head.addWidget(link)
    layout.addLayout(head)
    for change in version.changes:
        layout.addWidget(TextLabel(change, "secondary", wrap=True))
    return block


def fact_table(facts: tuple[tuple[str, str], ...]) -> QWidget:
    """Return facts as names and values side by side."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theming.space("l"))
    grid.setVerticalSpacing(theming.space("xs"))
    for place, (name, value) in enumerate(facts):
        grid.addWidget(TextLabel(name, "secondary"), place, 0)
        grid.addWidget(TextLabel(value, wrap=True), place, 1)
    grid.setColumnStretch(1, 1)
    return table
