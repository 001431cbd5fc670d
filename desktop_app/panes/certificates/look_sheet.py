"""The sheet for logo and seal."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.file_dialogs import ask_open
from desktop_app.widgets.headings import secondary
from desktop_app.widgets.sidesheet import SideSheet


class LookSheet(SideSheet):
    """Signals: `picture_wanted(kind)`, `removal_wanted(kind)`."""

    picture_wanted = Signal(str)
    removal_wanted = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, tr("证书版面"))
        self.choose_buttons: dict[str, PlainButton] = {}
        self.remove_buttons: dict[str, PlainButton] = {}
        self._pictures: dict[str, QLabel] = {}
        self._empty: dict[str, QLabel] = {}
        told = tr("标志和印章印在以后签发的证书上，已签发的不变。用 PNG 或 JPEG，底色透明的最好。")
        self.body.addWidget(secondary(told, wrap=True))
        self.body.addWidget(self._card("logo", tr("机构标志"), tr("还没有标志，证书左上角留空。")))
        self.body.addWidget(
            self._card("seal", tr("印章"), tr("还没有印章图片，证书上留出盖章的位置。"))
        )
        self.body.addStretch(1)

    def show_pictures(self, pictures: dict[str, bytes]) -> None:
        """Show which pictures there are."""
        for kind, label in self._pictures.items():
            data = pictures.get(kind)
            label.setVisible(data is not None)
            self._empty[kind].setVisible(data is None)
            self.remove_buttons[kind].setVisible(data is not None)
            if data is not None:
                picture = QPixmap()
                picture.loadFromData(data)
                side = theming.frame("key")
                label.setPixmap(
                    picture.scaled(
                        2 * side,
                        side,
                        Qt.AspectRatioMode.KeepAspectRatio,
                        Qt.TransformationMode.SmoothTransformation,
                    )
                )

    def ask_picture(self) -> Path | None:
        """Which picture to take; a test replaces this method."""
        return ask_open(self, tr("选择图片"), tr("图片 (*.png *.jpg *.jpeg)"))

    def _card(self, kind: str, title: str, empty: str) -> Card:
        card = Card(title)
        label = self._pictures[kind] = QLabel()
        label.setAccessibleName(title)
        # Certificates are white whatever the theme.
        label.setStyleSheet("background: white; padding: 8px;")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty[kind] = secondary(empty, wrap=True)
        choose = self.choose_buttons[kind] = PlainButton(tr("选择图片…"))
        remove = self.remove_buttons[kind] = PlainButton(tr("去掉"))
        choose.setAccessibleName(tr("选择{what}的图片").format(what=title))
        remove.setAccessibleName(tr("去掉{what}").format(what=title))
        choose.clicked.connect(lambda: self.picture_wanted.emit(kind))
        remove.clicked.connect(lambda: self.removal_wanted.emit(kind))
        acts = QHBoxLayout()
        acts.setSpacing(theming.space("s"))
        acts.addWidget(choose)
        acts.addWidget(remove)
        acts.addStretch(1)
        card.body.addWidget(label)
        card.body.addWidget(self._empty[kind])
        card.body.addLayout(acts)
        return card
