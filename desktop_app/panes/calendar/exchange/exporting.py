"""Writes plans to files: whose, as what, from when; a PDF is looked at first."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from db.records import Person, Role
from desktop_app.panes.calendar.exchange.shown import (
    SPAN_ALL,
    SPAN_COMING,
    SPAN_MONTH,
    SPAN_OWN,
    Choice,
    ExportAsked,
)
from desktop_app.system.background import Background, Progress
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.curriculum.classes.use_cases import ClassEntry, Classes
from desktop_app.training.curriculum.exchange.entries import Wanted
from desktop_app.training.curriculum.exchange.use_cases import PlanFiles
from desktop_app.training.curriculum.showing.whose import Whose

if TYPE_CHECKING:
    from desktop_app.documents.printing import Document, Printing

_ALL, _PDF = "all", "pdf-"
KINDS = (
    Choice("ics", tr("日历文件（飞书、Outlook、手机日历）")),
    Choice("xlsx", tr("Excel 表格")),
    Choice("csv", tr("CSV 表格")),
    Choice("pdf-month", tr("打印：月历")),
    Choice("pdf-week", tr("打印：周历")),
    Choice("pdf-overview", tr("打印：总览")),
)
SPANS = (
    Choice(SPAN_ALL, tr("全部日期")),
    Choice(SPAN_COMING, tr("从今天起")),
    Choice(SPAN_MONTH, tr("本月")),
    Choice(SPAN_OWN, tr("自选日期")),
)


class ShowsExport(Protocol):
    """The sheet, as far as the presenter needs it."""

    def ask(
        self,
        whose: Sequence[Choice],
        kinds: Sequence[Choice],
        spans: Sequence[Choice],
        first: date,
    ) -> None: ...
    def ask_path(self, name: str, suffix: str) -> Path | None: ...
    def open(self) -> None: ...
    def close_overlay(self) -> None: ...


class Exporter:
    """Offers what the actor may see, and writes what is chosen."""

    def __init__(
        self,
        sheet: ShowsExport,
        actor: Person,
        files: PlanFiles,
        classes: Classes,
        printing: "Printing",
        preview: "Callable[[Callable[[], Document]], None]",
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._sheet = sheet
        self._actor = actor
        self._files = files
        self._classes = classes
        self._printing = printing
        self._preview = preview
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._whose: tuple[Choice, ...] = ()

    def open(self, person: Person | None, whose: Whose) -> None:
        """Open the sheet; whose calendar is shown is chosen already."""
        self._background.run(
            self._sheet,
            lambda: self._classes.listed(self._actor),
            lambda found: self._offer(person, found, whose.key),
        )

    def export(self, asked: ExportAsked) -> None:
        """Write what was asked for; a PDF goes to the preview, where it is saved and printed."""
        wanted = self._wanted(asked)
        if asked.kind.startswith(_PDF):
            layout = asked.kind.removeprefix(_PDF)
            self._sheet.close_overlay()
            self._background.run_long(
                self._sheet,
                tr("排印计划"),
                lambda progress: self._printing.plan(self._actor, wanted, layout, progress),
                lambda document: self._preview(lambda: document),
            )
            return
        title = next(one.text for one in self._whose if one.key == asked.whose)
        name = tr("{title} 培训计划").format(title=title)
        path = self._sheet.ask_path(name, asked.kind)
        if path is None:
            return
        self._background.run_long(
            self._sheet,
            tr("导出计划"),
            lambda progress: self._write(wanted, asked.kind, path, progress),
            lambda counts: self._done(counts, path),
        )

    def _offer(self, person: Person | None, classes: Sequence[ClassEntry], chosen: str) -> None:
        choices = []
        subject = person or self._actor
        if subject.has(Role.TRAINEE):
            choices.append(Choice(f"person:{subject.id}", subject.name))
        choices += [
            Choice(f"class:{one.training_class.id}", one.training_class.name) for one in classes
        ]
        several = self._actor.has(Role.SUPERVISOR) or self._actor.has(Role.MENTOR)
        if several or not choices:
            choices.append(Choice(_ALL, tr("我能看的全部计划")))
        choices.sort(key=lambda one: one.key != chosen)
        self._whose = tuple(choices)
        self._sheet.ask(self._whose, KINDS, SPANS, self._clock.today())
        self._sheet.open()

    def _wanted(self, asked: ExportAsked) -> Wanted:
        kind, _, key = asked.whose.partition(":")
        first, last = self._span(asked)
        return Wanted(
            class_id=UUID(key) if kind == "class" else None,
            person_id=UUID(key) if kind == "person" else None,
            first=first,
            last=last,
        )

    def _span(self, asked: ExportAsked) -> tuple[date | None, date | None]:
        today = self._clock.today()
        if asked.span == SPAN_COMING:
            return today, None
        if asked.span == SPAN_MONTH:
            first = today.replace(day=1)
            following = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
            return first, following - timedelta(days=1)
        if asked.span == SPAN_OWN:
            return min(asked.first, asked.last), max(asked.first, asked.last)
        return None, None

    def _write(self, wanted: Wanted, kind: str, path: Path, progress: Progress) -> tuple[int, int]:
        from desktop_app.documents.export import save_bytes
        from desktop_app.documents.plan_files import plan_file

        book = self._files.book(self._actor, wanted)
        save_bytes(path, plan_file(book, kind, progress))
        return len(book.standing), len(book.standing_exams)

    def _done(self, counts: tuple[int, int], path: Path) -> None:
        self._sheet.close_overlay()
        sessions, exams = counts
        told = tr("{n} 次课").format(n=sessions)
        if exams:
            told = tr("{told}、{n} 场考试").format(told=told, n=exams)
        self._navigator.notify(tr("已导出 {told}：{file}").format(told=told, file=path.name))
