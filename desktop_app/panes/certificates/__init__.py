"""Certificates: who is due, what is still missing, and the register of what was issued."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from db.records import Person
from desktop_app.panes.certificates.presenter import CertificatesPresenter
from desktop_app.panes.certificates.view import CertificatesView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.certification.signing.use_cases import Signing
from desktop_app.training.certification.use_cases import Certification

if TYPE_CHECKING:
    from desktop_app.documents.printing import Document, Printing


def build(
    actor: Person,
    certification: Certification,
    signing: Signing,
    printing: "Printing",
    preview: "Callable[[Callable[[], Document]], None]",
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> CertificatesView:
    """Build the pane for *actor*: everybody's certificates for a supervisor, else the own ones."""
    view = CertificatesView()
    presenter = CertificatesPresenter(
        view, actor, certification, signing, printing, preview, clock, background, navigator
    )
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.person_chosen.connect(presenter.choose)
    view.group_chosen.connect(presenter.set_group)
    view.people_searched.connect(presenter.search_people)
    view.register_searched.connect(presenter.search_register)
    view.link_opened.connect(presenter.open_link)
    view.preview_requested.connect(presenter.preview)
    view.issue_requested.connect(presenter.issue)
    view.certificate_opened.connect(presenter.open_certificate)
    view.keep(presenter)
    return view
