"""Takes back what was changed in another calendar, after showing what it would move and cancel."""

from pathlib import Path
from typing import Protocol

from db.records import Person
from desktop_app.panes.calendar.exchange.shown import DatesShown, MoveShown
from desktop_app.system.background import Background
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import day_text, tr
from desktop_app.training.content.file_faults import BadFiles
from desktop_app.training.curriculum.exchange.dates.use_cases import (
    DateFiles,
    DatesRead,
    LeftOut,
    Why,
)
from desktop_app.training.curriculum.moving.ordering import Moment
from desktop_app.training.curriculum.moving.proposal import Step
from desktop_app.training.curriculum.moving.sittings import clock

_MOST = 200
_WHY = {
    Why.FOREIGN: tr("不是从这里导出的日程，不导入"),
    Why.GONE: tr("现在的计划里没有这节课了"),
    Why.OFF: tr("这节课已经取消"),
    Why.CANCELLED: tr("这是全班一起上的课，不能从一个人的日历里取消，请在这里取消"),
    Why.RENAMED: tr("在别的日历里改了名称；名称由方案和这里决定，只看时间和取消"),
    Why.HELD: tr("已经上过，不能再移动"),
    Why.OLD: tr("导出以后在这里改过，以这里为准；需要时请重新导出"),
    Why.UNINVITED: tr("只把某些人请出这节课；谁来上课在这里决定"),
    Why.REPEATS: tr("设成了重复日程，不能当作一节课"),
    Why.EXAM: tr("考试的时间不从日历文件改，请在“考试”里改"),
    Why.TWICE: tr("同一节课在文件里有两个时间，只按第一个"),
}


class ShowsDates(Protocol):
    """The sheet, as far as the presenter needs it."""

    def ask_file(self) -> Path | None: ...
    def show_dates(self, shown: DatesShown) -> None: ...
    def open(self) -> None: ...
    def close_overlay(self) -> None: ...


class DateTaker:
    """Reads one file after another; keeps what the last one would bring until it is taken in."""

    def __init__(
        self,
        sheet: ShowsDates,
        actor: Person,
        dates: DateFiles,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._sheet = sheet
        self._actor = actor
        self._dates = dates
        self._background = background
        self._navigator = navigator
        self._read: DatesRead | None = None

    def open(self) -> None:
        """Ask for a file and show what it would move."""
        path = self._sheet.ask_file()
        if path is None:
            return
        self._read = None
        self._background.run_long(
            self._sheet,
            tr("读取日历文件"),
            lambda _progress: self._look(path),
            self._show,
        )

    def take(self) -> None:
        """Do what the file asks for; what is in the way has been shown."""
        read = self._read
        if read is not None and read.proposals and not read.blocked:
            self._background.run(
                self._sheet,
                lambda: self._dates.take_in(self._actor, read, anyway=True),
                self._done,
            )

    def _look(self, path: Path) -> DatesRead | BadFiles:
        # What is wrong with the file is an answer here, told place by place, not a fault.
        try:
            return self._dates.read(self._actor, path)
        except BadFiles as bad:
            return bad

    def _show(self, found: DatesRead | BadFiles) -> None:
        if isinstance(found, BadFiles):
            self._sheet.show_dates(_faulty(found))
        else:
            self._read = found
            self._sheet.show_dates(_told(found))
        self._sheet.open()

    def _done(self, count: int) -> None:
        self._read = None
        self._sheet.close_overlay()
        self._navigator.notify(
            tr("已按日历文件改动 {n} 节课，可以在改动记录里撤销。").format(n=count)
        )


def _told(read: DatesRead) -> DatesShown:
    steps = [step for one in read.proposals for step in one.steps]
    summary = _asked(read) or tr("没有要移动的课")
    note = tr("{file}：{same} 节和现在一样").format(file=read.file, same=read.same)
    if read.left_out:
        note = tr("{note}，{n} 项不导入").format(note=note, n=len(read.left_out))
    act = _act(read)
    if read.conflicts:
        act = tr("仍然{act}").format(act=act)
    return DatesShown(
        summary,
        note,
        tuple(_move(step) for step in steps[:_MOST]),
        tuple(one.text for one in read.conflicts[:_MOST]),
        tuple(_left(one) for one in read.left_out[:_MOST]),
        act="" if read.blocked or not steps else act,
    )


def _asked(read: DatesRead) -> str:
    """Say what the file asks for: how many sessions to move, and how many to call off."""
    parts = []
    if read.moves:
        parts.append(tr("{n} 节课要移动").format(n=read.moves))
    if read.cancels:
        parts.append(tr("{n} 节课要取消").format(n=read.cancels))
    return tr("，").join(parts)


def _act(read: DatesRead) -> str:
    parts = []
    if read.moves:
        parts.append(tr("移动 {n} 节").format(n=read.moves))
    if read.cancels:
        parts.append(tr("取消 {n} 节").format(n=read.cancels))
    return tr("、").join(parts)


def _faulty(bad: BadFiles) -> DatesShown:
    return DatesShown(
        tr("有 {n} 处读不懂").format(n=len(bad.faults)),
        tr("没有任何改动。请在日历程序里改好，或重新导出一份。"),
        faults=tuple((one.place or one.file, one.expected) for one in bad.faults[:_MOST]),
    )


def _move(step: Step) -> MoveShown:
    return MoveShown(step.title, _moment(step.before), _moment(step.after) or tr("取消"))


def _moment(moment: Moment | None) -> str:
    return f"{day_text(moment[0])} {clock(moment[1])}" if moment else ""


def _left(one: LeftOut) -> tuple[str, str]:
    begins = one.event.begins
    day = day_text(begins.date()) if begins else ""
    told = f"{day} {one.event.title}".strip()
    return told or tr("第 {line} 行的日程").format(line=one.event.line), _WHY[one.why]
