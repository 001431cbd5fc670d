"""The side sheet that adds a person; what is wrong stands under its field."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from desktop_app.panes.people.shown import Choice, TypedPerson
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.fields import Field, PasswordEdit
from desktop_app.widgets.sidesheet import SideSheet

_NEW_TEAM = "new"


class AddSheet(SideSheet):
    """Signals: `typed(person)` with a `TypedPerson`."""

    typed = Signal(object)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, tr("添加人员"))
        self.name = QLineEdit()
        self.staff_number = QLineEdit()
        self.password = PasswordEdit()
        self.team, self.mentor = QComboBox(), QComboBox()
        self.new_team = QLineEdit()
        self.fields: dict[str, Field] = {
            "name": Field(tr("姓名"), self.name),
            "staff_number": Field(tr("工号"), self.staff_number),
            "roles": Field(tr("角色"), self._role_boxes()),
            "team": Field(tr("小组"), self.team),
            "new_team": Field(tr("新小组的名称"), self.new_team),
            "mentor": Field(tr("带教导师"), self.mentor),
            "password": Field(tr("初始密码"), self.password, tr("至少 8 位，首次登录后请本人更改")),
        }
        for field in self.fields.values():
            self.body.addWidget(field)
        self.body.addStretch(1)
        cancel = PlainButton(tr("取消"), "Esc")
        cancel.clicked.connect(self.close_overlay)
        self.add_button = PrimaryButton(tr("添加"))
        self.add_button.clicked.connect(self._add)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.add_button)
        self.team.currentIndexChanged.connect(self._show_new_team)
        self.team.activated.connect(self._go_to_new_team)
        self.roles["trainee"].toggled.connect(self.fields["mentor"].setVisible)
        for edit in (self.name, self.staff_number, self.new_team, self.password):
            edit.returnPressed.connect(self._add)

    def offer(self, teams: tuple[Choice, ...], mentors: tuple[Choice, ...]) -> None:
        """Offer teams and mentors; what was typed before and not taken is still there."""
        _fill(self.team, (Choice("", tr("暂不分组")), *teams, Choice(_NEW_TEAM, tr("新建小组…"))))
        _fill(self.mentor, (Choice("", tr("暂不指定")), *mentors))
        self._show_new_team()

    def show_problems(self, problems: dict[str, str]) -> None:
        """Say what is wrong under each field, and go to the first."""
        if "team" in problems and self.team.currentData() == _NEW_TEAM:
            problems = {**problems, "new_team": problems["team"], "team": ""}
        for name, field in self.fields.items():
            field.set_problem(problems.get(name, ""))
        first = next((one for name, one in self.fields.items() if problems.get(name)), None)
        if first is not None:
            first.setFocus()

    def clear(self) -> None:
        """Forget what was typed: it has been taken."""
        for edit in (self.name, self.staff_number, self.new_team, self.password):
            edit.clear()
        for role, box in self.roles.items():
            box.setChecked(role == "trainee")
        self.team.setCurrentIndex(0)
        self.mentor.setCurrentIndex(0)
        self.show_problems({})

    def _role_boxes(self) -> QWidget:
        names = {
            "trainee": tr("学员"),
            "mentor": tr("导师"),
            "supervisor": tr("主管"),
            "administrator": tr("管理员"),
        }
        self.roles = {role: QCheckBox(name) for role, name in names.items()}
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theming.space("l"))
        for box in self.roles.values():
            row.addWidget(box)
        row.addStretch(1)
        self.roles["trainee"].setChecked(True)
        holder.setFocusProxy(self.roles["trainee"])
        return holder

    def _show_new_team(self) -> None:
        self.fields["new_team"].setVisible(self.team.currentData() == _NEW_TEAM)

    def _go_to_new_team(self) -> None:
        """Whoever chose a new team writes its name next."""
        if self.team.currentData() == _NEW_TEAM:
            self.new_team.setFocus()

    def _add(self) -> None:
        new = self.team.currentData() == _NEW_TEAM
        if new and not self.new_team.text().strip():
            self.show_problems({"team": tr("请填写新小组的名称。")})
            return
        trainee = self.roles["trainee"].isChecked()
        self.typed.emit(
            TypedPerson(
                name=self.name.text(),
                staff_number=self.staff_number.text(),
                roles=frozenset(role for role, box in self.roles.items() if box.isChecked()),
                password=self.password.text(),
                team="" if new else str(self.team.currentData() or ""),
                new_team=self.new_team.text() if new else "",
                mentor=str(self.mentor.currentData() or "") if trainee else "",
            )
        )


def _fill(box: QComboBox, choices: tuple[Choice, ...]) -> None:
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    for choice in choices:
        box.addItem(choice.text, choice.key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)
