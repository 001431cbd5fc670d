"""Certificates: who is due, what is still missing, and the register of what was issued."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from db.records import Person
from desktop_app.panes.certificates.life import RegisterActs
from desktop_app.panes.certificates.opening import KeyOpener
from desktop_app.panes.certificates.presenter import CertificatesPresenter
from desktop_app.panes.certificates.sheets import Sheets
from desktop_app.panes.certificates.view import CertificatesView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.certification.badges.use_cases import Badges
from desktop_app.training.certification.layout.use_cases import Layouts
from desktop_app.training.certification.life.use_cases import CertificateLife
from desktop_app.training.certification.pictures.use_cases import Pictures
from desktop_app.training.certification.signing.use_cases import Signing
from desktop_app.training.certification.use_cases import Certification

if TYPE_CHECKING:
    from desktop_app.documents.printing import Document, Printing


def build(
    actor: Person,
    certification: Certification,
    signing: Signing,
    life: Callable[[], CertificateLife],
    pictures: Callable[[], Pictures],
    layouts: Callable[[], Layouts],
    badges: Callable[[], Badges],
    printing: "Printing",
    preview: "Callable[[Callable[[], Document]], None]",
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> CertificatesView:
    """Build the pane for *actor*: everybody's certificates for a supervisor, else the own ones."""
    view = CertificatesView()
    opener = KeyOpener(view, actor, signing, background)
    presenter = CertificatesPresenter(
        view, actor, certification, opener, printing, preview, clock, background, navigator
    )
    sheets = Sheets(
        view,
        actor,
        certification,
        life,
        pictures,
        layouts,
        signing,
        opener,
        preview,
        clock,
        background,
        navigator,
    )

    def acts() -> RegisterActs:
        return RegisterActs(
            view, actor, certification, life(), badges(), opener, background, navigator
        )

    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(
        lambda target: sheets.design.open() if target == "layout" else presenter.open_target(target)
    )
    view.person_chosen.connect(presenter.choose)
    view.group_chosen.connect(presenter.set_group)
    view.people_searched.connect(presenter.search_people)
    view.register_searched.connect(presenter.search_register)
    view.link_opened.connect(presenter.open_link)
    view.preview_requested.connect(presenter.preview)
    view.issue_requested.connect(presenter.issue)
    view.certificate_opened.connect(presenter.open_certificate)
    view.state_chosen.connect(presenter.set_state)
    view.revoke_requested.connect(lambda key: acts().revoke(key))
    view.replace_requested.connect(lambda key: acts().replace(key))
    view.badges_requested.connect(lambda key: acts().save_badges(key))
    view.export_requested.connect(lambda: acts().export(presenter.listed()))
    view.files_requested.connect(lambda: acts().save_files(presenter.listed()))
    view.look_requested.connect(lambda: sheets.design.open())
    view.verify_requested.connect(lambda: sheets.verifying.open())
    view.class_requested.connect(
        lambda: sheets.class_issuing.open(presenter.due(), presenter.figures)
    )
    view.keep(presenter)
    view.keep(sheets)
    return view
