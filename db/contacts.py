"""Queries and writes about contacts that can be inspected."""

from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, func, insert, select

from db.errors import NotFound
from db.inspections import standing_total
from db.records.inspections import ContactEntry
from db.records.quality import Contact
from db.tables import ContactRow, InspectionDrawRow, PersonRow


def _drawn() -> Any:
    return (
        select(InspectionDrawRow.id).where(InspectionDrawRow.contact_id == ContactRow.id).exists()
    )


def _of_anybody() -> Any:
    """True for every contact: contacts are indexed by agent and day, so agents are named."""
    return ContactRow.agent_id.in_(select(PersonRow.id))


@cache
def _entries() -> Select[*tuple[Any, ...]]:
    """Select the columns of a `ContactEntry`, in its order."""
    return select(
        ContactRow.id,
        ContactRow.agent_id,
        PersonRow.name,
        ContactRow.kind,
        ContactRow.channel,
        ContactRow.day,
        ContactRow.title,
        func.coalesce(func.json_array_length(ContactRow.body, "$.lines"), 0),
        _drawn(),
        standing_total(ContactRow.id),
    ).join(PersonRow, PersonRow.id == ContactRow.agent_id)


class Contacts:
    """Contacts: facts that are added and never changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, contacts: Iterable[Contact]) -> None:
        rows = [asdict(one) for one in contacts]
        if rows:
            self._connection.execute(insert(ContactRow), rows)

    def get(self, contact_id: UUID) -> Contact:
        """Return one contact; raises NotFound."""
        row = self._connection.execute(
            select(ContactRow.__table__).where(ContactRow.id == contact_id)
        ).first()
        if row is None:
            raise NotFound(f"contact {contact_id}")
        return Contact(**row._mapping)

    def each(self, contact_ids: Collection[UUID]) -> tuple[Contact, ...]:
        """Return these contacts, as far as they are there."""
        rows = self._connection.execute(
            select(ContactRow.__table__).where(ContactRow.id.in_(list(contact_ids)))
        )
        return tuple(Contact(**row._mapping) for row in rows)

    def any(self) -> bool:
        """Whether there is a contact at all."""
        return self._connection.execute(select(ContactRow.id).limit(1)).first() is not None

    def listed(
        self, first: date, last: date, agent_id: UUID | None = None, limit: int = 200
    ) -> tuple[ContactEntry, ...]:
        """Return the contacts of a period, newest first, of everybody or of one agent."""
        query = _entries().where(_of_anybody(), ContactRow.day.between(first, last))
        if agent_id is not None:
            query = query.where(ContactRow.agent_id == agent_id)
        rows = self._connection.execute(
            query.order_by(ContactRow.day.desc(), ContactRow.id.desc()).limit(limit)
        )
        return tuple(ContactEntry(*row) for row in rows)

    def pool(
        self, agent_id: UUID, first: date, last: date, before: UUID | None = None
    ) -> tuple[UUID, ...]:
        """Return the agent's contacts from *first* to *last* that were never drawn, by id.

        With *before*, a draw: as the pool was when that draw was made. Ids grow with time.
        """
        drawn = select(InspectionDrawRow.id).where(InspectionDrawRow.contact_id == ContactRow.id)
        query = select(ContactRow.id).where(
            ContactRow.agent_id == agent_id, ContactRow.day.between(first, last)
        )
        if before is not None:
            at = select(InspectionDrawRow.drawn_at).where(InspectionDrawRow.id == before)
            drawn = drawn.where(InspectionDrawRow.id < before)
            query = query.where(ContactRow.added_at <= at.scalar_subquery())
        rows = self._connection.execute(query.where(~drawn.exists()).order_by(ContactRow.id))
        return tuple(row.id for row in rows)

    def waiting(self, first: date, last: date) -> dict[UUID, int]:
        """Return how many contacts of a period were never drawn, by agent."""
        rows = self._connection.execute(
            select(ContactRow.agent_id, func.count())
            .where(_of_anybody(), ContactRow.day.between(first, last), ~_drawn())
            .group_by(ContactRow.agent_id)
        )
        return {row[0]: row[1] for row in rows}
