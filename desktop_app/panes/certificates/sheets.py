"""What opens over the pane, each built with its presenter when it is first opened."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from db.records import Person
from desktop_app.panes.certificates.opening import KeyOpener
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.certification.layout.use_cases import Layouts
from desktop_app.training.certification.life.use_cases import CertificateLife
from desktop_app.training.certification.pictures.use_cases import Pictures
from desktop_app.training.certification.signing.use_cases import Signing
from desktop_app.training.certification.use_cases import Certification

if TYPE_CHECKING:
    from desktop_app.documents.printing import Document
    from desktop_app.panes.certificates.class_issuing import ClassIssuing
    from desktop_app.panes.certificates.design.presenter import DesignPresenter
    from desktop_app.panes.certificates.look import Look
    from desktop_app.panes.certificates.verifying import Verifying
    from desktop_app.panes.certificates.view import CertificatesView


@dataclass(frozen=True)
class Sheets:
    """What they are built from."""

    view: "CertificatesView"
    actor: Person
    certification: Certification
    life: Callable[[], CertificateLife]
    pictures: Callable[[], Pictures]
    layouts: Callable[[], Layouts]
    signing: Signing
    opener: KeyOpener
    preview: "Callable[[Callable[[], Document]], None]"
    clock: Clock
    background: Background
    navigator: Navigator

    @cached_property
    def design(self) -> "DesignPresenter":
        from desktop_app.panes.certificates.design import build

        return build(
            self.view,
            self.actor,
            self.layouts(),
            self.certification,
            self.pictures(),
            self.clock,
            self.background,
            self.navigator,
            lambda: self.look.open(),
        )

    @cached_property
    def verifying(self) -> "Verifying":
        from desktop_app.panes.certificates.verify_sheet import VerifySheet
        from desktop_app.panes.certificates.verifying import Verifying

        sheet = VerifySheet(self.view)
        found = Verifying(
            sheet,
            self.actor,
            self.certification,
            self.life(),
            self.signing,
            self.opener,
            self.background,
            self.navigator,
        )
        sheet.file_wanted.connect(found.check_file)
        sheet.text_given.connect(found.check_text)
        sheet.keys_wanted.connect(found.take_keys)
        sheet.status_wanted.connect(found.take_status)
        sheet.own_wanted.connect(found.use_own)
        sheet.export_wanted.connect(found.export_keys)
        sheet.list_wanted.connect(found.export_status)
        sheet.make_wanted.connect(found.make_keys)
        return found

    def _redraw(self) -> None:
        """Let the designer, where there is one, show other pictures."""
        if "design" in vars(self):
            self.design.renew()

    @cached_property
    def look(self) -> "Look":
        from desktop_app.panes.certificates.look import Look
        from desktop_app.panes.certificates.look_sheet import LookSheet

        sheet = LookSheet(self.view)
        found = Look(
            sheet, self.actor, self.pictures(), self.background, self.navigator, self._redraw
        )
        sheet.picture_wanted.connect(found.choose)
        sheet.removal_wanted.connect(found.remove)
        return found

    @cached_property
    def class_issuing(self) -> "ClassIssuing":
        from desktop_app.panes.certificates.class_issuing import ClassIssuing
        from desktop_app.panes.certificates.class_sheet import ClassSheet

        sheet = ClassSheet(self.view)
        found = ClassIssuing(
            sheet,
            self.actor,
            self.certification,
            self.preview,
            self.opener,
            self.background,
            self.navigator,
        )
        sheet.narrowed.connect(found.narrow)
        sheet.toggled.connect(found.toggle)
        sheet.preview_wanted.connect(found.preview)
        sheet.issue_wanted.connect(found.issue)
        sheet.one_file_wanted.connect(found.save_one_file)
        sheet.files_wanted.connect(found.save_each)
        sheet.rest_wanted.connect(found.go_on)
        return found
