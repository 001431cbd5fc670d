"""Small parts of both pages: what was said, what is to be changed, files dropped on a page."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.panes.practice.authoring.shown import FaultShown, RunShown, SaidShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.cards import Card
from desktop_app.widgets.evidence_text import EvidenceText, Highlight
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.tags import Tag

ENDINGS = (".docx", ".xlsx", ".txt", ".csv", ".twee", ".tw", ".yaml", ".yml")
_MOST_SHOWN = 60
"""Utterances that are shown one by one; nobody reads more of them in a look."""


def said_blocks(said: Sequence[SaidShown]) -> list[QWidget]:
    """Return a block for each side's words, masked places highlighted."""
    blocks: list[QWidget] = [_said(one) for one in said[:_MOST_SHOWN]]
    if len(said) > _MOST_SHOWN:
        rest = tr("……还有 {n} 段").format(n=len(said) - _MOST_SHOWN)
        blocks.append(TextLabel(rest, "secondary"))
    return blocks


def _said(one: SaidShown) -> QWidget:
    block = QWidget()
    layout = QVBoxLayout(block)
    layout.setContentsMargins(0, 0, 0, theming.space("xs"))
    layout.setSpacing(theming.space("xxs"))
    who = tr("客服") if one.own else tr("客户")
    head = QHBoxLayout()
    head.setSpacing(theming.space("s"))
    head.addWidget(Tag(who, "accent" if one.own else "plain"))
    head.addWidget(TextLabel(one.place, "secondary"), 1)
    layout.addLayout(head)
    spans = [Highlight(start, end, "warn", label) for start, end, label in one.spans]
    text = EvidenceText(one.text, spans)
    # In a column that scrolls the height follows the width alone; a least height would leave gaps.
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    text.setSizePolicy(policy)
    layout.addWidget(text)
    if one.note:
        layout.addWidget(TextLabel(one.note, "secondary", wrap=True))
    return block


def help_card() -> Card:
    """Return what a file may look like, for the one who has to repair theirs."""
    card = Card(tr("认得的写法"), tr("改好文件再选一次，整份一起导入"))
    for title, example in (
        (tr("每行写明谁说的"), tr("家长（周女士）：课怎么还没开？\n客服：让您久等了，对不起。")),
        (tr("两栏的 Word、Excel 表格"), tr("客户 ｜ 客服\n课怎么还没开？ ｜ 让您久等了，对不起。")),
        (
            tr("聊天软件导出的记录"),
            tr("客户 2026-11-22 14:05\n课怎么还没开？\n客服 14:06\n对不起。"),
        ),
    ):
        card.body.addWidget(TextLabel(title, "secondary"))
        card.body.addWidget(TextLabel(example, wrap=True))
        card.body.addSpacing(theming.space("s"))
    names = tr(
        "客户也可以写成 顾客、家长、学员、买家、用户；客服也可以写成 坐席、顾问、专员、卖家。"
    )
    card.body.addWidget(TextLabel(names, "quiet", wrap=True))
    card.body.addStretch(1)
    return card


def fault_rows(faults: Sequence[FaultShown]) -> list[QWidget]:
    """Return a row for each thing to change or to look at."""
    return [_fault(one) for one in faults]


def _fault(fault: FaultShown) -> QWidget:
    widget = QWidget()
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theming.space("s"))
    tag = Tag(tr("提醒") if fault.warning else tr("要改"), "warn" if fault.warning else "bad")
    row.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
    texts = QVBoxLayout()
    texts.setSpacing(0)
    texts.addWidget(TextLabel(fault.text, wrap=True))
    if fault.place:
        texts.addWidget(TextLabel(fault.place, "secondary", wrap=True))
    row.addLayout(texts, 1)
    return widget


def runs_table(runs: Sequence[RunShown], narrow: bool = False) -> QWidget:
    """Four rows under one another: who, mark, how it ended, after how many turns.

    A *narrow* one tells no turns.
    """
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theming.space("l"))
    grid.setVerticalSpacing(theming.space("xs"))
    for number, run in enumerate(runs):
        grid.addWidget(TextLabel(run.who), number, 0)
        mark = TextLabel(tr("{mark} 分").format(mark=run.mark), "strong")
        mark.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(mark, number, 1)
        grid.addWidget(TextLabel(run.outcome, wrap=narrow), number, 2)
        if not narrow:
            grid.addWidget(TextLabel(run.turns, "secondary"), number, 3)
        if not run.expected:
            grid.addWidget(Tag(tr("不像该有的分数"), "warn"), number, 4)
    grid.setColumnStretch(5, 1)
    return table


def dropped_file(event: QDragEnterEvent) -> str:
    """Return the path of the one file of a known kind that is dragged here, or an empty text."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return ""
    path = urls[0].toLocalFile()
    return path if Path(path).suffix.lower() in ENDINGS else ""
