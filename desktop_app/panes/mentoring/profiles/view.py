"""Profiles on the screen: everybody at the left, one person's profile to be edited in place."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.panes.mentoring.profiles.shown import ProfileRow, ProfileShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.cards import Card
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.fields import Field, SearchEdit
from desktop_app.widgets.form_boxes import Box, Boxes
from desktop_app.widgets.form_fields import FigureEdit
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import DateEdit
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.table import Cell, Column, Row, Table

_MOST_STRENGTHS_TEXT = 200


class ProfilesView(PaneView):
    """Signals: `searched(text)`, `person_chosen(key)`,
    `changed(temperament, strengths, satisfaction)` when a field is left or chosen,
    `joined_changed(day)`."""

    searched = Signal(str)
    person_chosen = Signal(str)
    changed = Signal(str, str, object)
    joined_changed = Signal(object)

    help_key = "mentoring-90"
    keys = (("↑ ↓", tr("上一位、下一位")), ("← →", tr("选性格")))

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last_told: tuple[str, str, object] = ("", "", None)
        self.search = SearchEdit(tr("找人：姓名、首字母"))
        self.people = Table(
            tr("导师和学员"),
            (
                Column(tr("姓名"), stretch=True),
                Column(tr("角色")),
                Column(tr("性格")),
                Column(tr("专长"), stretch=True),
                Column(tr("满意度"), "right"),
            ),
        )
        self.temperament = Boxes(
            tr("性格"),
            (
                Box("introvert", tr("偏内向")),
                Box("balanced", tr("居中")),
                Box("extrovert", tr("偏外向")),
            ),
        )
        self.strengths = QLineEdit()
        self.strengths.setMaxLength(_MOST_STRENGTHS_TEXT)
        self.satisfaction = FigureEdit(tr("客户满意度"), 100, decimals=True)
        self.joined = DateEdit(date(2026, 1, 1))
        self._joined = self.joined.day()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.people)

    def show_rows(self, rows: Sequence[ProfileRow]) -> None:
        """List people; without one say what will be here."""
        self.people.set_items(rows, _row)
        self._pages.setCurrentIndex(0 if rows or self.search.text() else 1)

    def mark_row(self, key: str) -> None:
        """Mark whose profile is shown."""
        self.people.select(key)

    def show_profile(self, profile: ProfileShown | None) -> None:
        """Show a profile to be edited."""
        self._card.setVisible(profile is not None)
        if profile is None:
            return
        self._card.set_title(profile.name, profile.note)
        self.temperament.set_answer(profile.temperament or None)
        self._temperament = profile.temperament
        self.strengths.setText(profile.strengths)
        self.satisfaction.set_answer(profile.satisfaction)
        self._satisfaction: object = profile.satisfaction
        self.joined.set_day(profile.joined)
        self._joined = profile.joined
        self._satisfaction_field.set_problem("")
        self._last_told = self._values()

    def show_state(self, text: str, problem: bool) -> None:
        """Say that a change was kept, or why not."""
        theming.set_role(self._state, "problem" if problem else "secondary")
        self._state.setText(text)

    def _values(self) -> tuple[str, str, object]:
        return (self._temperament, self.strengths.text(), self._satisfaction)

    def _leave(self) -> None:
        """A field was left or chosen in: tell it where something has changed."""
        if self._values() != self._last_told and not self._satisfaction_field.problem():
            self._last_told = self._values()
            self.changed.emit(*self._last_told)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.searched)
        self.people.selected.connect(self.person_chosen)
        self.people.opened.connect(lambda _key: self.temperament.setFocus())
        self.temperament.answered.connect(self._on_temperament)
        self.strengths.editingFinished.connect(self._leave)
        self.joined.editingFinished.connect(self._leave_joined)
        self.satisfaction.answered.connect(self._on_satisfaction)
        self.satisfaction.wrong.connect(self._satisfaction_field.set_problem)
        self.satisfaction.editingFinished.connect(self._leave)

    def _leave_joined(self) -> None:
        if self.joined.day() != self._joined:
            self._joined = self.joined.day()
            self.joined_changed.emit(self._joined)

    def _on_temperament(self, value: object) -> None:
        self._temperament = str(value or "")
        self._leave()

    def _on_satisfaction(self, value: object) -> None:
        self._satisfaction = value

    def _lay_out(self) -> None:
        self._temperament, self._satisfaction = "", None
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theming.space("m"))
        left = Card()
        left.body.addWidget(self.search)
        left.body.addWidget(self.people, 1)
        row.addWidget(left, 3)
        right = QVBoxLayout()
        right.addWidget(self._editor())
        right.addStretch(1)
        row.addLayout(right, 2)
        self._pages = QStackedWidget()
        self._pages.addWidget(body)
        self._pages.addWidget(
            EmptyState(
                "people", tr("还没有导师和学员"), tr("在“学员”里添加同事后，在这里填他们的资料。")
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)

    def _editor(self) -> Card:
        self._card = Card()
        self._card.setMinimumWidth(theming.frame("task"))
        self._satisfaction_field = Field(
            tr("客户满意度（%）"), self.satisfaction, tr("不知道就留空，配对时改看质检和评估的均分")
        )
        self._state = TextLabel("", "secondary", wrap=True)
        body = self._card.body
        body.setSpacing(theming.space("m"))
        body.addWidget(Field(tr("性格"), self.temperament, tr("配对看互补：偏内向的配偏外向的")))
        body.addWidget(
            Field(tr("专长"), self.strengths, tr("用顿号分开，例如：投诉处理、群聊、回访"))
        )
        body.addWidget(self._satisfaction_field)
        body.addWidget(
            Field(tr("入职日期"), self.joined, tr("导师的在岗年限和学员的 90 天都从这一天算"))
        )
        body.addWidget(self._state)
        return self._card


def _row(one: ProfileRow) -> Row:
    return Row(
        one.key,
        (
            Cell(one.name, tip=one.name),
            one.role,
            one.temperament,
            Cell(one.strengths, tip=one.strengths),
            Cell(one.satisfaction, sort=one.satisfaction_order),
        ),
    )
