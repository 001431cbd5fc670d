"""The designer of certificates: the page to scale, what stands on it, and its properties."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from db.records import Person
from desktop_app.documents.certificate_sample import Tried
from desktop_app.panes.certificates.design.page import DesignPage
from desktop_app.panes.certificates.design.presenter import DesignPresenter
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.certification.layout.use_cases import Layouts
from desktop_app.training.certification.pictures.use_cases import Pictures
from desktop_app.training.certification.use_cases import Certification

if TYPE_CHECKING:
    from desktop_app.panes.certificates.view import CertificatesView


def build(
    host: "CertificatesView",
    actor: Person,
    layouts: Layouts,
    certification: Certification,
    pictures: Pictures,
    clock: Clock,
    background: Background,
    navigator: Navigator,
    open_pictures: Callable[[], None],
) -> DesignPresenter:
    """Build the designer over *host*; *open_pictures* shows the sheet of logo and seal."""
    page = DesignPage(host)

    def tried() -> Tried:
        chosen = pictures.all()
        return Tried(
            organisation=certification.organisation_name(),
            name=tr("林晓雨"),
            level="certified",
            day=clock.today(),
            logo=chosen.get("logo"),
            seal=chosen.get("seal"),
        )

    presenter = DesignPresenter(
        page, actor, layouts, tried, clock, background, navigator, lambda _key: host.show_main()
    )
    page.opened.connect(
        lambda title, sentence: host.show_over(page, (title, sentence), page.acts, page.keys)
    )
    page.pictures_requested.connect(open_pictures)
    canvas = page.canvas
    for signal, act in (
        (page.changed, presenter.change),
        (page.chosen, presenter.choose),
        (page.added, presenter.add),
        (page.tried, presenter.attempt),
        (page.removed, presenter.remove),
        (page.duplicated, presenter.duplicate),
        (page.hidden, presenter.hide),
        (page.names_requested, presenter.check_names),
        (page.versions_requested, presenter.versions),
        (page.take_back_requested, presenter.take_back),
        (page.import_requested, presenter.import_file),
        (page.export_requested, presenter.export_file),
        (page.reset_requested, presenter.reset),
        (page.undo_requested, presenter.undo),
        (page.redo_requested, presenter.redo),
        (page.publish_requested, presenter.publish),
        (page.throw_away_requested, presenter.throw_away),
        (page.back_requested, presenter.close),
        (page.check_chosen, presenter.go_to),
        (canvas.dragged, presenter.drag),
        (canvas.dropped, presenter.drop),
        (canvas.drag_cancelled, presenter.cancel_drag),
        (canvas.nudged, presenter.nudge),
        (canvas.widened, presenter.widen),
        (canvas.stretched, presenter.stretch),
    ):
        signal.connect(act)
    return presenter
