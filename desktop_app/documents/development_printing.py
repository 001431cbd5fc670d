"""Puts a development plan together for the preview."""

from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from db.records import Person
from desktop_app.documents.printing import Document

if TYPE_CHECKING:
    from desktop_app.system.clock import Clock
    from desktop_app.training.development.use_cases import Development
    from desktop_app.training.people.use_cases import People


class Sources(Protocol):
    """What a plan on paper is put together from."""

    @property
    def people(self) -> "People": ...
    @property
    def development(self) -> "Development": ...
    @property
    def clock(self) -> "Clock": ...


def development_document(sources: Sources, actor: Person, plan_id: UUID) -> Document:
    """Return a development plan with where it stands; see `Development.page`."""
    from desktop_app.documents.development_pdf import development_pdf
    from desktop_app.documents.development_telling import development_data

    page = sources.development.page(actor, plan_id)
    organisation = sources.people.organisation()
    data = development_data(page, organisation.name if organisation else "", sources.clock)
    name = f"发展计划-{page.entry.subject.name}-{data.day:%Y%m%d}"
    return Document(data.title, name, development_pdf(data))
