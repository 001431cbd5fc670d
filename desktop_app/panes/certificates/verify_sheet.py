"""The sheet that verifies certificates: a file or the text of a code, and with which keys."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.certificates.shown import KeysShown, VerdictShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.file_dialogs import ask_open, ask_save
from desktop_app.widgets.headings import TextLabel, secondary
from desktop_app.widgets.inputs import TextArea
from desktop_app.widgets.sidesheet import SideSheet
from desktop_app.widgets.tags import Tag, Tone

_TONES: dict[str, Tone] = {"good": "good", "warn": "warn", "bad": "bad"}


class VerifySheet(SideSheet):
    """Signals: `file_wanted()`, `text_given(text)`, `keys_wanted()`, `status_wanted()`,
    `own_wanted()`, `export_wanted()`, `list_wanted()`, `make_wanted()`.
    """

    file_wanted = Signal()
    text_given = Signal(str)
    keys_wanted = Signal()
    status_wanted = Signal()
    own_wanted = Signal()
    export_wanted = Signal()
    list_wanted = Signal()
    make_wanted = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, tr("验真"))
        self.file_button = PrimaryButton(tr("选择证书 PDF…"), icon="certificates")
        self.text = TextArea(tr("或者粘贴二维码里的文字"), lines=3, most_lines=5)
        self.text.setAccessibleName(tr("二维码里的文字"))
        self.check_button = PlainButton(tr("核对文字"), "Ctrl ↵")
        self.verdict = Card()
        self._verdict_tag = Tag("", "plain")
        self._sentence = TextLabel("", wrap=True)
        self._facts = QGridLayout()
        self._against = secondary("", wrap=True)
        self.keys_link = LinkButton(tr("换公钥文件…"))
        self.status_link = LinkButton(tr("用状态表…"))
        self.own_link = LinkButton(tr("用本机构的"))
        self._own = secondary("", wrap=True)
        self.export_button = PlainButton(tr("导出公钥…"), icon="save-file")
        self.list_button = PlainButton(tr("导出状态表…"), icon="save-file")
        self.make_button = PlainButton(tr("换新密钥…"))
        self._lay_out()
        self._connect()

    def show_verdict(self, verdict: VerdictShown | None) -> None:
        """Show what a certificate turned out to be; None takes the last one back."""
        self.verdict.setVisible(verdict is not None)
        if verdict is None:
            self.text.setPlainText("")
            return
        self._verdict_tag.setText(verdict.title)
        self._verdict_tag.set_tone(_TONES.get(verdict.tone, "plain"))
        self.verdict.set_tone(verdict.tone if verdict.tone in ("warn", "bad") else "")
        self._sentence.setText(verdict.sentence)
        while self._facts.count():
            item = self._facts.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, (name, value) in enumerate(verdict.facts):
            self._facts.addWidget(secondary(name), row, 0)
            self._facts.addWidget(TextLabel(value, wrap=True), row, 1)

    def show_keys(self, keys: KeysShown) -> None:
        """Show with what is checked, and what can be handed out."""
        self._against.setText(keys.against)
        self.own_link.setVisible(keys.others)
        self._own.setText(keys.own)
        self.export_button.setVisible(keys.may_export)
        self.list_button.setVisible(keys.may_list)
        self.make_button.setVisible(keys.may_make)
        self.make_button.setText(tr("换新密钥…") if keys.exists else tr("建立密钥…"))

    def ask_certificate(self) -> Path | None:
        """Which certificate to check; a test replaces this method."""
        return ask_open(self, tr("选择证书"), tr("PDF 文件 (*.pdf)"))

    def ask_open(self, what: str) -> Path | None:
        """Which file to read; a test replaces this method."""
        return ask_open(self, what, tr("JSON 文件 (*.json)"))

    def ask_save(self, name: str) -> Path | None:
        """Where to save; a test replaces this method."""
        return ask_save(self, name, name, tr("JSON 文件 (*.json)"), "json")

    def _lay_out(self) -> None:
        self._facts.setHorizontalSpacing(theming.space("m"))
        self._facts.setVerticalSpacing(theming.space("xs"))
        self._facts.setColumnStretch(1, 1)
        head = QHBoxLayout()
        head.addWidget(self._verdict_tag)
        head.addStretch(1)
        self.verdict.body.addLayout(head)
        self.verdict.body.addWidget(self._sentence)
        self.verdict.body.addLayout(self._facts)
        self.body.addWidget(secondary(tr("不用联网：只凭公钥就能看出证书是不是原件。"), wrap=True))
        self.body.addWidget(self.file_button)
        self.body.addWidget(self.text)
        self.body.addLayout(_row(self.check_button))
        self.body.addWidget(self.verdict)
        self.body.addWidget(self._against)
        self.body.addLayout(_row(self.keys_link, self.status_link, self.own_link))
        self.body.addStretch(1)
        own = Card(tr("本机构的签章密钥"))
        own.body.addWidget(self._own)
        column = QVBoxLayout()
        column.setSpacing(theming.space("s"))
        column.addLayout(_row(self.export_button, self.list_button))
        column.addLayout(_row(self.make_button))
        own.body.addLayout(column)
        self.body.addWidget(own)
        self.verdict.hide()

    def _connect(self) -> None:
        self.file_button.clicked.connect(self.file_wanted)
        self.check_button.clicked.connect(self._give_text)
        self.text.submit_requested.connect(self._give_text)
        self.keys_link.clicked.connect(self.keys_wanted)
        self.status_link.clicked.connect(self.status_wanted)
        self.own_link.clicked.connect(self.own_wanted)
        self.export_button.clicked.connect(self.export_wanted)
        self.list_button.clicked.connect(self.list_wanted)
        self.make_button.clicked.connect(self.make_wanted)

    def _give_text(self) -> None:
        self.text_given.emit(self.text.toPlainText())


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theming.space("s"))
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
