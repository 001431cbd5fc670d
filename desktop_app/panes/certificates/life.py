"""What is done with an issued certificate: revoked, replaced, listed for others."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol
from uuid import UUID

from db.records import Certificate, CertificateEntry, Person
from desktop_app.panes.certificates.files import save_each
from desktop_app.panes.certificates.opening import KeyOpener
from desktop_app.system.background import Background, Progress
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.certification.badges.use_cases import Badges
from desktop_app.training.certification.life.use_cases import CertificateLife, LifeOf
from desktop_app.training.certification.use_cases import Certification


class AsksReason(Protocol):
    """The view, as far as this needs it."""

    def ask_revoke(self, number: str, name: str) -> str | None: ...
    def ask_replace(self, number: str, name: str) -> tuple[str, str] | None: ...
    def ask_register_path(self) -> Path | None: ...
    def ask_badge_folder(self) -> Path | None: ...
    def ask_pdf_folder(self) -> Path | None: ...


class RegisterActs:
    """Acts on the chosen row of the register."""

    def __init__(
        self,
        view: AsksReason,
        actor: Person,
        certification: Certification,
        life: CertificateLife,
        badges: Badges,
        opener: KeyOpener,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._certification = certification
        self._life = life
        self._badges = badges
        self._opener = opener
        self._background = background
        self._navigator = navigator

    def revoke(self, key: str) -> None:
        """Ask for the reason, then revoke."""
        self._of(key, self._ask_revoke)

    def replace(self, key: str) -> None:
        """Ask for the name and the reason, then issue another certificate in the place."""
        self._of(key, lambda found: self._opener.then(lambda: self._ask_replace(found)))

    def save_badges(self, key: str) -> None:
        """Save the badges of a certificate, signed, as pictures and tokens."""

        def ask() -> None:
            folder = self._view.ask_badge_folder()
            if folder is not None:
                self._background.run(
                    self._view,
                    lambda: self._write_badges(UUID(key), folder),
                    lambda count: self._navigator.notify(tr("已保存 {n} 枚徽章").format(n=count)),
                )

        self._opener.then(ask)

    def _write_badges(self, certificate_id: UUID, folder: Path) -> int:
        from desktop_app.documents.badge_picture import save_badges

        found = self._badges.export(self._actor, certificate_id)
        save_badges(folder, found)
        return len(found)

    def export(self, entries: tuple[CertificateEntry, ...]) -> None:
        """Save what the register lists as an Excel file."""
        path = self._view.ask_register_path()
        if path is None:
            return
        from desktop_app.documents.certificate_register import register_rows
        from desktop_app.documents.table_file import write_table

        def write() -> None:
            figures, today = self._certification.figures(), self._certification.today()
            write_table(path, tr("证书登记"), register_rows(entries, today, figures))

        self._background.run(
            self._view,
            write,
            lambda _done: self._navigator.notify(
                tr("已保存 {n} 份证书的登记").format(n=len(entries))
            ),
        )

    def save_files(self, entries: tuple[CertificateEntry, ...]) -> None:
        """Save what the register lists as it was issued, one signed file a person."""
        folder = self._view.ask_pdf_folder()
        if folder is None:
            return
        count = len(entries)

        def work(progress: Progress) -> None:
            each = (self._certification.certificate(self._actor, one.id) for one in entries)
            save_each(folder, each, count, progress)

        self._background.run_long(
            self._view,
            tr("保存 {n} 份证书").format(n=count),
            work,
            lambda _done: self._navigator.notify(tr("已保存 {n} 份证书").format(n=count)),
        )

    def _of(self, key: str, then: Callable[[LifeOf], None]) -> None:
        certificate_id = UUID(key)
        self._background.run(self._view, lambda: self._life.of(self._actor, certificate_id), then)

    def _ask_revoke(self, found: LifeOf) -> None:
        entry = found.entry
        reason = self._view.ask_revoke(entry.number, entry.person_name or entry.person)
        if reason is None:
            return
        self._background.run(
            self._view,
            lambda: self._life.revoke(self._actor, entry.id, reason),
            lambda _done: self._navigator.notify(tr("已撤销 {n}").format(n=entry.number)),
        )

    def _ask_replace(self, found: LifeOf) -> None:
        entry = found.entry
        given = self._view.ask_replace(entry.number, entry.person)
        if given is None:
            return
        name, reason = given

        def told(made: Certificate) -> None:
            self._navigator.notify(
                tr("已换发 {new}，取代 {old}").format(new=made.number, old=entry.number)
            )

        self._background.run(
            self._view,
            lambda: self._life.replace(self._actor, entry.id, name, reason),
            told,
        )
