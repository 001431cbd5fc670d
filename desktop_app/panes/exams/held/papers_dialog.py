"""Asks which sheets of a paper exam are wanted before they are shown."""

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from desktop_app.panes.exams.held.shown import PapersAsked
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.dialogs import Dialog
from desktop_app.widgets.headings import TextLabel

_ANSWERS = (
    ("none", tr("不附答案")),
    ("after", tr("答案与解析放在每题之后（讲评用）")),
    ("end", tr("答案与解析另起一页放在卷末（阅卷用，不发出）")),
)


class PapersDialog(Dialog):
    """Attributes: `paper`, `sheet` (boxes), `copies` and `answers` (choices by key)."""

    def __init__(self, parent: QWidget | None, title: str, forms: Sequence[str]) -> None:
        super().__init__(parent, title)
        self.paper, self.sheet = QCheckBox(tr("试卷")), QCheckBox(tr("答题纸（卷面不再留作答处）"))
        self.paper.setChecked(True)
        self.copies: dict[str, QRadioButton] = {}
        self.answers: dict[str, QRadioButton] = {}
        self._groups: list[QButtonGroup] = []
        several = ((form, tr("只要 {form} 卷").format(form=form)) for form in forms)
        whole = tr("每套一份，姓名留空，发放前复印") if forms else tr("一份，姓名留空，发放前复印")
        self._add(tr("印什么"), (self.paper, self.sheet))
        self._add(
            tr("印几份"),
            self._choices(
                self.copies,
                (
                    ("", whole),
                    *several,
                    ("named", tr("每人一份，印好姓名和工号；A、B 卷不会发错"))
                    if forms
                    else ("named", tr("每人一份，印好姓名和工号")),
                ),
            ),
        )
        self._add(tr("答案"), self._choices(self.answers, _ANSWERS))
        back, self.accept_button = PlainButton(tr("取消")), PrimaryButton(tr("预览"))
        back.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self.accept)
        self.accept_button.setDefault(True)
        self.foot.addWidget(back)
        self.foot.addWidget(self.accept_button)
        for box in (self.paper, self.sheet, *self.answers.values()):
            box.toggled.connect(self._check)

    def asked(self) -> PapersAsked:
        """Return what was chosen."""
        copies = next(key for key, one in self.copies.items() if one.isChecked())
        return PapersAsked(
            paper=self.paper.isChecked(),
            answer_sheet=self.sheet.isChecked(),
            answers=next(key for key, one in self.answers.items() if one.isChecked()),
            form="" if copies == "named" else copies,
            named=copies == "named",
        )

    def _check(self) -> None:
        """Something has to be printed; answers after the questions need the questions."""
        paper, answers = self.paper.isChecked(), self.answers
        sheets = paper or self.sheet.isChecked()
        self.accept_button.setEnabled(
            answers["end"].isChecked() or (sheets and (paper or not answers["after"].isChecked()))
        )

    def _choices(
        self, into: dict[str, QRadioButton], choices: Sequence[tuple[str, str]]
    ) -> tuple[QRadioButton, ...]:
        group = QButtonGroup(self)
        self._groups.append(group)
        for key, text in choices:
            into[key] = QRadioButton(text)
            group.addButton(into[key])
        next(iter(into.values())).setChecked(True)
        return tuple(into.values())

    def _add(self, title: str, widgets: Sequence[QWidget]) -> None:
        block = QVBoxLayout()
        block.setSpacing(theming.space("xs"))
        block.addWidget(TextLabel(title, "strong"))
        for widget in widgets:
            block.addWidget(widget)
        self.body.addLayout(block)
