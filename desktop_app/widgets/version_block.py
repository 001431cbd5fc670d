"""What stands beside a list of content that is written: facts of one item, and its versions."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PlainButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.tags import Tag
from desktop_app.widgets.writing_items import VersionShown


def version_block(
    version: VersionShown,
    take_back: Callable[[str, str], object] | None = None,
    look: Callable[[str], object] | None = None,
) -> QWidget:
    """Return one version with its changes.

    *take_back* lets an earlier one hold again, called with its id and title; *look* opens any.
    """
    block = QWidget()
    layout = QVBoxLayout(block)
    layout.setContentsMargins(0, 0, 0, theming.space("s"))
    layout.setSpacing(theming.space("xxs"))
    head = QHBoxLayout()
    head.setSpacing(theming.space("s"))
    head.addWidget(TextLabel(version.title, "strong"))
    head.addWidget(Tag(*version.tag))
    head.addWidget(TextLabel(version.detail, "secondary"), 1)
    if look is not None:
        link = LinkButton(tr("查看"))
        link.setAccessibleName(tr("查看{version}").format(version=version.title))
        link.clicked.connect(lambda: look(version.version))
        head.addWidget(link)
    if take_back is not None and version.earlier:
        link = LinkButton(tr("恢复这一版"))
        link.setAccessibleName(tr("恢复{version}").format(version=version.title))
        link.clicked.connect(lambda: take_back(version.version, version.title))
        head.addWidget(link)
    layout.addLayout(head)
    for change in version.changes:
        layout.addWidget(TextLabel(change, "secondary", wrap=True))
    return block


def decision_card(
    version: VersionShown, why: str, decide: Callable[[str, bool], object]
) -> QWidget:
    """Offer the version that came with a newer program; *why* it was not taken up by itself."""
    card = Card(tr("程序带来了新版"), why, "accent")
    card.body.addWidget(version_block(version))
    row = QHBoxLayout()
    row.setSpacing(theming.space("s"))
    row.addStretch(1)
    for word, take in ((tr("继续用我的"), False), (tr("采用新版"), True)):
        button = PlainButton(word)
        button.clicked.connect(lambda _checked, take=take: decide(version.version, take))
        row.addWidget(button)
    card.body.addLayout(row)
    return card


def fact_table(facts: tuple[tuple[str, str], ...]) -> QWidget:
    """Return facts as names and values side by side."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theming.space("l"))
    grid.setVerticalSpacing(theming.space("xs"))
    for place, (name, value) in enumerate(facts):
        label = TextLabel(name, "secondary")
        # Smaller than the value beside it: so both stand on one line, and on its first one.
        label.setContentsMargins(0, theming.space("xxs"), 0, 0)
        grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(TextLabel(value, wrap=True), place, 1)
    grid.setColumnStretch(1, 1)
    return table
