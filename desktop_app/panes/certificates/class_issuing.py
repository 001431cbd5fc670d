"""Issuing a class: who is meant, a preview, progress that can be cancelled, then the files."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from db.records import Certificate, Person
from desktop_app.panes.certificates.files import save_each
from desktop_app.panes.certificates.opening import KeyOpener
from desktop_app.panes.certificates.shown import ClassDone, ClassRow, Offered
from desktop_app.panes.certificates.telling import level_name
from desktop_app.system.background import Background, Progress
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import number_text, tr
from desktop_app.training.certification.candidates import Candidate
from desktop_app.training.certification.rules import CertificateFigures, level_of
from desktop_app.training.certification.use_cases import Certification, ClassIssued

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.documents.printing import Document


class ShowsClass(Protocol):
    """The sheet, as far as this needs it."""

    def show_class(self, rows: tuple[ClassRow, ...], teams: Offered, classes: Offered) -> None: ...
    def show_issuing(self, count: int) -> None: ...
    def show_done(self, done: ClassDone) -> None: ...
    def ask_folder(self) -> Path | None: ...
    def ask_file(self) -> Path | None: ...
    def open(self) -> None: ...


class ClassIssuing:
    """Everybody who is due, or a team or class of them; single people can be left out."""

    def __init__(
        self,
        sheet: ShowsClass,
        actor: Person,
        certification: Certification,
        preview: "Callable[[Callable[[], Document]], None]",
        opener: KeyOpener,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._sheet = sheet
        self._actor = actor
        self._certification = certification
        self._preview = preview
        self._opener = opener
        self._background = background
        self._navigator = navigator
        self._due: tuple[Candidate, ...] = ()
        self._figures = CertificateFigures()
        self._team = self._class = ""
        self._left_out: set[UUID] = set()
        self._issued: tuple[Certificate, ...] = ()

    def open(self, due: Sequence[Candidate], figures: CertificateFigures) -> None:
        """Show everybody who is due."""
        self._due, self._figures = tuple(due), figures
        self._team = self._class = ""
        self._issued = ()
        self._left_out.clear()
        self._show()
        self._sheet.open()

    def narrow(self, team: str, class_name: str) -> None:
        """Mean one team or one class only; empty texts mean all."""
        self._team, self._class = team, class_name
        self._show()

    def toggle(self, key: str) -> None:
        """Leave somebody out, or take them in again."""
        self._left_out ^= {UUID(key)}
        self._show()

    def preview(self) -> None:
        """Show the certificates as they would be issued, as one document."""
        people = self._meant()

        def make() -> "Document":
            from desktop_app.documents.merging import merged
            from desktop_app.documents.printing import Document

            drawn = self._certification.preview_each(self._actor, people)
            title = tr("证书预览 · {n} 份").format(n=len(drawn))
            return Document(title, title, merged(drawn))

        if people:
            self._preview(make)

    def issue(self) -> None:
        """Open the keys where they are closed, then issue with progress."""
        people = self._meant()
        if people:
            self._opener.then(lambda: self._issue(people))

    def save_one_file(self) -> None:
        """Save what was issued as one file, for printing."""
        path = self._sheet.ask_file()
        if path is not None:
            self._save(path, one_file=True)

    def save_each(self) -> None:
        """Save what was issued as signed files, one a person."""
        folder = self._sheet.ask_folder()
        if folder is not None:
            self._save(folder, one_file=False)

    def go_on(self) -> None:
        """List those to whom nothing has been issued yet, after it was stopped."""
        self._show()

    def _issue(self, people: Sequence[UUID]) -> None:
        self._sheet.show_issuing(len(people))
        self._background.run_long(
            self._sheet,
            tr("签发 {n} 份证书").format(n=len(people)),
            lambda progress: self._certification.issue_each(self._actor, people, progress),
            self._done,
            self._failed,
        )

    def _done(self, found: ClassIssued) -> None:
        """Tell what was issued since the sheet was opened: a class that was stopped and gone on
        with is one class all the same."""
        self._issued += found.issued
        gone = {one.person_id for one in found.issued} | {person for person, _why in found.refused}
        self._due = tuple(one for one in self._due if one.entry.person_id not in gone)
        told = _told([one.number for one in self._issued])
        if found.left:
            told = tr("已停止。{told}还有 {n} 位没有签发。").format(told=told, n=len(found.left))
        refused = tuple(why for _person, why in found.refused)
        self._sheet.show_done(ClassDone(told, refused, bool(self._issued), len(found.left)))

    def _failed(self, error: Exception) -> None:
        """List again who is still due: some may have been issued before it failed."""
        self._background.run(
            self._sheet, lambda: self._certification.due(self._actor), self._show_still_due
        )
        raise error

    def _show_still_due(self, due: Sequence[Candidate]) -> None:
        self._due = tuple(due)
        self._show()

    def _save(self, place: Path, one_file: bool) -> None:
        issued = self._issued

        def work(progress: Progress) -> None:
            from desktop_app.documents.export import save_bytes
            from desktop_app.documents.merging import merged

            if one_file:
                save_bytes(place, merged([one.pdf for one in issued], progress))
            else:
                save_each(place, issued, len(issued), progress)

        self._background.run_long(
            self._sheet,
            tr("保存 {n} 份证书").format(n=len(issued)),
            work,
            lambda _done: self._navigator.notify(tr("已保存 {n} 份证书").format(n=len(issued))),
        )

    def _meant(self) -> list[UUID]:
        return [
            one.entry.person_id
            for one in self._listed()
            if one.entry.person_id not in self._left_out
        ]

    def _listed(self) -> list[Candidate]:
        return [
            one
            for one in self._due
            if self._team in ("", one.entry.team) and self._class in ("", one.entry.class_name)
        ]

    def _show(self) -> None:
        teams = {one.entry.team for one in self._due if one.entry.team}
        classes = {one.entry.class_name for one in self._due if one.entry.class_name}
        self._sheet.show_class(
            tuple(map(self._row, self._listed())),
            Offered(tuple(sorted(teams)), self._team),
            Offered(tuple(sorted(classes)), self._class),
        )

    def _row(self, one: Candidate) -> ClassRow:
        total = one.total(self._figures) or 0.0
        return ClassRow(
            key=str(one.entry.person_id),
            name=one.entry.name,
            team=one.entry.team,
            total=number_text(total),
            level=level_name(level_of(total, self._figures)),
            issues=one.entry.person_id not in self._left_out,
        )


def _told(numbers: Sequence[str]) -> str:
    """Return how many were issued, and their numbers where these follow each other."""
    if len(numbers) < 2:
        return tr("已签发 {n} 份。").format(n=len(numbers))
    first, last = (int(one.rpartition("-")[2]) for one in (numbers[0], numbers[-1]))
    form = (
        tr("已签发 {n} 份，编号 {first} 至 {last}。")
        if last - first == len(numbers) - 1
        else tr("已签发 {n} 份，编号在 {first} 和 {last} 之间。")
    )
    return form.format(n=len(numbers), first=numbers[0], last=numbers[-1])
