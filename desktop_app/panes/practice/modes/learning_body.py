"""学习: the wording with its phrases marked and numbered, each explained below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_app.panes.practice.modes.bodies import Body
from desktop_app.panes.practice.modes.shown import MomentShown, PhraseShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.evidence_text import EvidenceText, Highlight
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.tags import KeyChip, Tag


class LearningBody(Body):
    """Read, then on with Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = Card()
        self._inside = self._card.body
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card)

    def show_moment(self, moment: MomentShown) -> None:
        clear_layout(self._inside)
        self._inside.setSpacing(theming.space("m"))
        self._inside.addWidget(TextLabel(moment.ask, "secondary"))
        self._inside.addWidget(
            EvidenceText(
                moment.wording,
                [
                    Highlight(
                        one.start, one.end, "accent" if one.key else "good",
                        f"{one.number} {one.name}",
                    )
                    for one in moment.phrases
                ],
            )
        )  # fmt: skip
        if moment.why:
            self._inside.addWidget(TextLabel(tr("为什么：{why}").format(why=moment.why), wrap=True))
        self._inside.addWidget(TextLabel(tr("逐处看"), "secondary"))
        self._inside.addWidget(_explained(moment))

    def texts(self) -> tuple[str, ...]:
        return ("read",)


def _explained(moment: MomentShown) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theming.space("s"))
    grid.setVerticalSpacing(theming.space("m"))
    grid.setColumnStretch(1, 1)
    for row, one in enumerate(moment.phrases):
        grid.addWidget(KeyChip(str(one.number)), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(_reason(moment.wording, one), row, 1)
    return table


def _reason(wording: str, phrase: PhraseShown) -> QVBoxLayout:
    words = wording[phrase.start : phrase.end]
    text = QVBoxLayout()
    text.setSpacing(theming.space("xs"))
    head = TextLabel(tr("“{words}”").format(words=words), "strong", wrap=True)
    text.addWidget(head)
    text.addWidget(
        Tag(phrase.name, "accent" if phrase.key else "good"), 0, Qt.AlignmentFlag.AlignLeft
    )
    text.addWidget(TextLabel(phrase.why, "quiet", wrap=True))
    return text
