"""Joins the list of what is written, and the page of files read, to the list's presenter."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop_app.widgets.import_page import ImportPage
    from desktop_app.widgets.writing_list import WritingList
    from desktop_app.widgets.writing_view import WritingView
    from desktop_app.writing.listing import ListPresenter


def connect(
    view: "WritingView", listing: "WritingList", presenter: "ListPresenter[Any, Any]"
) -> None:
    """Join what every kind has; what a kind adds to its list it joins itself."""
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.importing_built.connect(lambda page: _connect_importing(page, presenter))
    for signal, act in (
        (listing.filtered, presenter.filter),
        (listing.chosen, presenter.choose),
        (listing.begin_requested, presenter.begin),
        (listing.edit_requested, presenter.edit),
        (listing.copy_requested, presenter.copy),
        (listing.retire_requested, presenter.retire),
        (listing.restore_requested, presenter.restore),
        (listing.throw_away_requested, presenter.throw_away),
        (listing.decided, presenter.decide),
        (listing.import_requested, presenter.begin_import),
    ):
        signal.connect(act)


def _connect_importing(page: "ImportPage", presenter: "ListPresenter[Any, Any]") -> None:
    page.taken_in.connect(presenter.take_in)
    page.import_requested.connect(presenter.begin_import)
    page.back_requested.connect(lambda: presenter.back())
