"""Takes lists in: read and shown first, kept only when somebody says so."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from db.records import Person
from desktop_app.panes.people.arriving.shown import ArrivalShown, ArrivingRow
from desktop_app.system.background import Background
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import day_text, tr
from desktop_app.training.content.file_faults import BadFiles
from desktop_app.training.people.arriving.matching import (
    ArrivingClass,
    ArrivingPerson,
    Standing,
)
from desktop_app.training.people.arriving.use_cases import Arrival, Arriving
from desktop_app.training.people.passwords import WeakPassword

_MOST = 200
_STATES = {
    Standing.NEW: (tr("新增"), "good"),
    Standing.JOINS: (tr("已有，进班"), "accent"),
    Standing.KNOWN: (tr("已有，不变"), "secondary"),
}


class ShowsArrival(Protocol):
    """The sheet, as far as the presenter needs it."""

    def open(self) -> None: ...
    def close_overlay(self) -> None: ...
    def ask_file(self) -> Path | None: ...
    def ask_template_path(self) -> Path | None: ...
    def show_start(self) -> None: ...
    def show_arrival(self, shown: ArrivalShown) -> None: ...
    def show_password_problem(self, text: str) -> None: ...


class ArrivalPresenter:
    """Attribute: `when_taken_in`, called after people were added.

    *sheet* returns the sheet, which is built when it is first needed.
    """

    def __init__(
        self,
        sheet: Callable[[], ShowsArrival],
        actor: Person,
        arriving: Arriving,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._built = sheet
        self._actor = actor
        self._arriving = arriving
        self._background = background
        self._navigator = navigator
        self._arrival: Arrival | None = None
        self.when_taken_in: Callable[[], None] = lambda: None

    @property
    def _sheet(self) -> ShowsArrival:
        return self._built()

    def begin(self) -> None:
        """Open the sheet; what was read before and not kept is given up."""
        self._arrival = None
        self._sheet.show_start()
        self._sheet.open()

    def read(self) -> None:
        """Ask for a file and show what it would bring."""
        path = self._sheet.ask_file()
        if path is None:
            return
        self._arrival = None
        self._background.run_long(
            self._sheet, tr("读取名单"), lambda _progress: self._look(path), self._show
        )

    def save_template(self) -> None:
        """Save an empty list to fill in."""
        path = self._sheet.ask_template_path()
        if path is None:
            return

        def write() -> Path:
            from desktop_app.documents.export import save_bytes

            save_bytes(path, self._arriving.template(self._actor))
            return path

        self._background.run(
            self._sheet,
            write,
            lambda saved: self._navigator.notify(tr("模板已保存：{file}").format(file=saved.name)),
        )

    def take_in(self, password: str) -> None:
        """Keep what was read; what is in the way has been shown."""
        arrival = self._arrival
        if arrival is None or not arrival.changes:
            return
        if arrival.new_people and not password:
            self._sheet.show_password_problem(tr("请填写初始密码。"))
            return
        self._background.run_long(
            self._sheet,
            tr("导入名单"),
            lambda progress: self._arriving.take_in(
                self._actor, arrival, password, anyway=True, progress=progress
            ),
            lambda count: self._done(arrival, count),
            self._failed,
        )

    def _look(self, path: Path) -> Arrival | BadFiles:
        # What is wrong with the file is an answer here, told place by place, not a fault.
        try:
            return self._arriving.read(self._actor, path)
        except BadFiles as bad:
            return bad

    def _show(self, found: Arrival | BadFiles) -> None:
        if isinstance(found, BadFiles):
            self._sheet.show_arrival(_faulty(found))
        else:
            self._arrival = found
            self._sheet.show_arrival(_told(found))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, WeakPassword):
            raise error
        self._sheet.show_password_problem(error.what)

    def _done(self, arrival: Arrival, count: int) -> None:
        self._arrival = None
        self._sheet.close_overlay()
        told = tr("已导入 {n} 位学员").format(n=count)
        if arrival.classes:
            told = tr("{told}、{n} 个班").format(told=told, n=len(arrival.classes))
        self._navigator.notify(tr("{told}。请当面告知初始密码。").format(told=told))
        self.when_taken_in()


def _told(arrival: Arrival) -> ArrivalShown:
    parts = []
    for text, count in (
        (tr("新增 {n} 位学员"), arrival.new_people),
        (tr("{n} 位已有学员进班"), arrival.joining),
        (tr("新开 {n} 个班"), len(arrival.classes)),
    ):
        if count:
            parts.append(text.format(n=count))
    act = tr("仍然导入") if arrival.warnings else tr("导入")
    return ArrivalShown(
        summary=tr("，").join(parts) or tr("名单里的人都已经在这里了"),
        note=tr("{file} · 确认以前不写入任何内容").format(file=arrival.file),
        people=tuple(_row(one) for one in arrival.people),
        classes=tuple(_class(one) for one in arrival.classes),
        warnings=arrival.warnings[:_MOST],
        act=act if arrival.changes else "",
        asks_password=bool(arrival.new_people),
    )


def _faulty(bad: BadFiles) -> ArrivalShown:
    return ArrivalShown(
        tr("有 {n} 处要改").format(n=len(bad.faults)),
        tr("没有导入任何内容。改好这几处，再选一次。"),
        faults=tuple((one.place or one.file, one.expected) for one in bad.faults[:_MOST]),
    )


def _row(one: ArrivingPerson) -> ArrivingRow:
    state, tone = _STATES[one.standing]
    return ArrivingRow(
        one.staff_number, one.name, one.staff_number, one.team, one.mentor, one.class_name,
        state, tone,
    )  # fmt: skip


def _class(one: ArrivingClass) -> str:
    parts = (
        one.program,
        tr("{day} 开始").format(day=day_text(one.start)),
        tr("最多 {n} 人").format(n=one.capacity),
        one.room,
        one.trainer,
    )
    facts = " · ".join(part for part in parts if part)
    return tr("{name}：{facts}").format(name=one.name, facts=facts)
