"""The page of a new exam: when, who, and what the paper is made of."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.exams.held.paper_card import PaperCard
from desktop_app.panes.exams.held.shown import Asked, BankShown, OfferShown, PersonChoice
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.fields import Field, SearchEdit
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import DateEdit, NumberEdit, PickBox, TimeEdit

_PEOPLE_EMS = 17
"""Room for the list of people, in characters."""
_PEOPLE_UNDER = 8
"""Rows of people that are seen at a time where they stand under the rest."""
PLACES = (
    ("screen", tr("在电脑上考")),
    ("paper", tr("纸笔，同一套卷")),
    ("forms", tr("纸笔，A、B 两套卷")),
)
KINDS = (
    ("certificate", tr("认证理论考试")),
    ("induction", tr("入职综合考试")),
    ("half_year", tr("半年考试")),
    ("quarter", tr("季度知识测验")),
)


class FormPage(QWidget):
    """Signals: `announced(asked)`, `paper_changed(asked)` at every change, `closed()`.

    Attributes: `title`, `people`, `made` (the paper) with `counts` and `marks` by type, `place`,
    `announce_button`.
    """

    announced = Signal(object)
    paper_changed = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.kind = QLineEdit(), PickBox(tr("种类"))
        self.title.setMaxLength(60)
        for key, text in KINDS:
            self.kind.addItem(text, key)
        self.day, self.opens, self.closes = DateEdit(date(2026, 1, 1)), TimeEdit(), TimeEdit()
        self.minutes = NumberEdit(1, 480, tr("分钟"))
        self.days = NumberEdit(1, 31, tr("天"))
        self.days.setPrefix(tr("开放 "))
        self.days.setAccessibleName(tr("开放几天"))
        self.fixed, self.second = QCheckBox(tr("所有人同一份卷")), QCheckBox(tr("双人阅卷"))
        self.search, self.people = SearchEdit(tr("找人")), QListWidget()
        self.people.setAccessibleName(tr("参加的人"))
        self.all_button = LinkButton(tr("全选"))
        self.place, self.made = PickBox(tr("在哪里考")), PaperCard()
        for key, text in PLACES:
            self.place.addItem(text, key)
        self.counts, self.marks = self.made.counts, self.made.marks
        self._begun: Asked | None = None
        self._problem = TextLabel("", "problem", wrap=True)
        self._picked = TextLabel("", "secondary")
        self.announce_button = PrimaryButton(tr("安排考试"), "Ctrl+Enter")
        self.back_button = PlainButton(tr("返回"), "Esc")
        self._lay_out()
        self._connect()

    def show_form(self, asked: Asked, people: Sequence[PersonChoice], bank: BankShown) -> None:
        """Show the page as it begins."""
        self.title.setText(asked.title)
        self.kind.setCurrentIndex(self.kind.findData(asked.kind))
        self.day.set_day(asked.day)
        self.opens.set_text(asked.opens)
        self.closes.set_text(asked.closes)
        self.minutes.setValue(asked.minutes)
        self.days.setValue(asked.days)
        self.fixed.setChecked(asked.fixed)
        self.second.setChecked(asked.second_marker)
        self.place.setCurrentIndex(self.place.findData(asked.place))
        self.made.show_paper(asked.paper, bank)
        self.search.clear()
        self.people.clear()
        for one in people:
            item = QListWidgetItem(f"{one.name}　{one.detail}" if one.detail else one.name)
            item.setData(Qt.ItemDataRole.UserRole, one.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = Qt.CheckState.Checked if one.chosen else Qt.CheckState.Unchecked
            item.setCheckState(on)
            self.people.addItem(item)
        self._count()
        self._make_room()
        self._begun = self.asked()
        self.title.setFocus()
        self.title.selectAll()

    def show_offer(self, offer: OfferShown) -> None:
        """Show what the bank has for the paper as it stands."""
        self.made.show_offer(offer)
        self.show_problem(offer.problem)

    def show_problem(self, text: str) -> None:
        """Say why the exam cannot be announced so."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def asked(self) -> Asked:
        """Return what stands on the page."""
        return Asked(
            title=self.title.text(),
            kind=str(self.kind.currentData()),
            day=self.day.day(),
            days=self.days.value(),
            opens=self.opens.text(),
            closes=self.closes.text(),
            minutes=self.minutes.value(),
            people=tuple(self._chosen()),
            place=str(self.place.currentData()),
            paper=self.made.asked(),
            fixed=self.fixed.isChecked(),
            second_marker=self.second.isChecked(),
        )

    @property
    def changed(self) -> bool:
        """Whether something stands on the page that it did not begin with."""
        return self.asked() != self._begun

    def _chosen(self) -> list[str]:
        items = (self.people.item(n) for n in range(self.people.count()))
        return [
            str(one.data(Qt.ItemDataRole.UserRole))
            for one in items
            if one.checkState() is Qt.CheckState.Checked
        ]

    def _lay_out(self) -> None:
        when = self._when = Card(tr("什么考试，什么时候"))
        named = QHBoxLayout()
        named.setSpacing(theming.space("s"))
        named.addWidget(Field(tr("名称"), self.title), 3)
        named.addWidget(Field(tr("种类"), self.kind), 2)
        when.body.addLayout(named)
        times = QHBoxLayout()
        times.setSpacing(theming.space("s"))
        for field in (
            Field(tr("日期"), self.day),
            Field(tr("开放"), self.opens),
            Field(tr("结束"), self.closes),
            Field(tr("时长"), self.minutes),
        ):
            times.addWidget(field)
        when.body.addLayout(times)
        choices = QHBoxLayout()
        choices.setSpacing(theming.space("l"))
        choices.addWidget(self.place)
        choices.addWidget(self.days)
        choices.addWidget(self.fixed)
        choices.addWidget(self.second)
        choices.addStretch(1)
        when.body.addLayout(choices)
        held = QWidget()
        theming.set_role(held, "scrolled")
        left = self._left = QVBoxLayout(held)
        left.setContentsMargins(0, 0, theming.space("s"), 0)
        left.setSpacing(theming.space("m"))
        left.addWidget(when)
        left.addWidget(self.made, 1)
        who = self._who = Card(tr("谁参加"))
        who.add_to_header(self._picked)
        who.add_to_header(self.all_button)
        who.body.addWidget(self.search)
        who.body.addWidget(self.people, 1)
        body = self._body = QHBoxLayout()
        body.setSpacing(theming.space("m"))
        scroll = self._scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(held)
        body.addWidget(scroll, 3)
        body.addWidget(who, 2)
        foot = QHBoxLayout()
        foot.setSpacing(theming.space("s"))
        foot.addWidget(self.back_button)
        foot.addWidget(self._problem, 1)
        foot.addStretch(1)
        foot.addWidget(self.announce_button)
        column = QVBoxLayout(self)
        side = theming.space("xl")
        column.setContentsMargins(side, theming.space("l"), side, theming.space("l"))
        column.setSpacing(theming.space("m"))
        column.addLayout(body, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.closed)
        self.announce_button.clicked.connect(lambda: self.announced.emit(self.asked()))
        self.made.changed.connect(lambda: self.paper_changed.emit(self.made.asked()))
        self.made.changed.connect(self._suit_place)
        # What is shown and hidden counts once the layout has seen it.
        self.made.changed.connect(lambda: QTimer.singleShot(0, self, self._make_room))
        self.place.currentIndexChanged.connect(lambda _index: self._suit_place())
        self.people.itemChanged.connect(lambda _item: self._count())
        self.search.textChanged.connect(self._filter)
        self.all_button.clicked.connect(self._check_all)

    def _filter(self, text: str) -> None:
        for n in range(self.people.count()):
            item = self.people.item(n)
            item.setHidden(text.strip() not in item.text())

    def _check_all(self) -> None:
        """Check everybody in sight; where all are checked already, nobody."""
        shown = [self.people.item(n) for n in range(self.people.count())]
        shown = [one for one in shown if not one.isHidden()]
        all_on = all(one.checkState() is Qt.CheckState.Checked for one in shown)
        for one in shown:
            one.setCheckState(Qt.CheckState.Unchecked if all_on else Qt.CheckState.Checked)

    def _count(self) -> None:
        self._picked.setText(tr("已选 {n} 人").format(n=len(self._chosen())))

    def _make_room(self) -> None:
        """The people stand beside, or where that leaves too little room, under the rest.

        So it scrolls up and down alone.
        """
        cards = max(one.minimumSizeHint().width() for one in (self._when, self.made))
        needed = cards + theming.space("s") + theming.frame("scroll")
        people = _PEOPLE_EMS * theming.current().type["text"]
        people = max(people, self._who.minimumSizeHint().width())
        most = self.width() - people - 2 * theming.space("xl") - theming.space("m")
        under = needed > most
        if under != (self._left.indexOf(self._who) >= 0):
            (self._body if not under else self._left).addWidget(self._who, 0 if under else 2)
        rows = _PEOPLE_UNDER * theming.size("row") if under else 0
        self.people.setMinimumHeight(rows)
        self._who.setMinimumWidth(0 if under else people)
        self._scroll.setMinimumWidth(0 if under else needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _suit_place(self) -> None:
        """On paper who gets the same paper follows from the forms alone."""
        drawn = self.place.currentData() == "screen" and not self.made.by_hand()
        self.fixed.setVisible(drawn)
