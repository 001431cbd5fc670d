"""Queries and writes about disputes and their rulings."""

from dataclasses import asdict
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, insert, or_, select

from db.errors import NotFound
from db.records.quality import Dispute, DisputeEntry, DisputeRuling
from db.tables import DisputeRow, DisputeRulingRow, PersonRow, SheetRow, aliased

_Subject = aliased(PersonRow)
_Filler = aliased(PersonRow)
_Ruler = aliased(PersonRow)
_Corrected = aliased(SheetRow)


@cache
def _entries() -> Select[*tuple[Any, ...]]:
    """Select the columns of a `DisputeEntry`, in its order."""
    return (
        select(
            DisputeRow.id,
            DisputeRow.sheet_id,
            SheetRow.number,
            SheetRow.title,
            SheetRow.day,
            SheetRow.subject_id,
            _Subject.name,
            SheetRow.filler_id,
            _Filler.name,
            DisputeRow.raised_at,
            DisputeRow.reason,
            SheetRow.total,
            DisputeRulingRow.outcome,
            DisputeRulingRow.ruled_at,
            DisputeRulingRow.ruled_by,
            _Ruler.name,
            DisputeRulingRow.sheet_id,
            _Corrected.total,
        )
        .join(SheetRow, SheetRow.id == DisputeRow.sheet_id)
        .join(_Subject, _Subject.id == SheetRow.subject_id)
        .join(_Filler, _Filler.id == SheetRow.filler_id)
        .outerjoin(DisputeRulingRow, DisputeRulingRow.dispute_id == DisputeRow.id)
        .outerjoin(_Ruler, _Ruler.id == DisputeRulingRow.ruled_by)
        .outerjoin(_Corrected, _Corrected.id == DisputeRulingRow.sheet_id)
    )


class Disputes:
    """Disputes: facts that are added, and ruled on by another fact."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, dispute: Dispute) -> None:
        self._connection.execute(insert(DisputeRow).values(**asdict(dispute)))

    def rule(self, ruling: DisputeRuling) -> None:
        self._connection.execute(insert(DisputeRulingRow).values(**asdict(ruling)))

    def get(self, dispute_id: UUID) -> Dispute:
        """Return one dispute; raises NotFound."""
        row = self._connection.execute(
            select(DisputeRow.__table__).where(DisputeRow.id == dispute_id)
        ).first()
        if row is None:
            raise NotFound(f"dispute {dispute_id}")
        return Dispute(**row._mapping)

    def ruling(self, dispute_id: UUID) -> DisputeRuling | None:
        """Return the decision on a dispute, None while it is open."""
        row = self._connection.execute(
            select(DisputeRulingRow.__table__).where(DisputeRulingRow.dispute_id == dispute_id)
        ).first()
        return None if row is None else DisputeRuling(**row._mapping)

    def entry(self, dispute_id: UUID) -> DisputeEntry:
        """Return a dispute as lists show it; raises NotFound."""
        row = self._connection.execute(_entries().where(DisputeRow.id == dispute_id)).first()
        if row is None:
            raise NotFound(f"dispute {dispute_id}")
        return DisputeEntry(*row)

    def about(self, sheet_id: UUID) -> DisputeEntry | None:
        """Return the dispute that a sheet is concerned by: raised about it, or ruled by it."""
        row = self._connection.execute(
            _entries()
            .where(or_(DisputeRow.sheet_id == sheet_id, DisputeRulingRow.sheet_id == sheet_id))
            .order_by(DisputeRow.raised_at.desc())
        ).first()
        return None if row is None else DisputeEntry(*row)

    def entries(
        self,
        around: UUID | None = None,
        first: datetime | None = None,
        until: datetime | None = None,
        only_open: bool = False,
        limit: int = 500,
    ) -> tuple[DisputeEntry, ...]:
        """Return disputes, open ones first and the longest waiting of them before others.

        With *around* only those about that person and about whom they mentor; with *first* and
        *until* those raised from the one to before the other.
        """
        query = _entries()
        if around is not None:
            query = query.where(or_(SheetRow.subject_id == around, _Subject.mentor_id == around))
        if first is not None:
            query = query.where(DisputeRow.raised_at >= first)
        if until is not None:
            query = query.where(DisputeRow.raised_at < until)
        if only_open:
            query = query.where(DisputeRulingRow.dispute_id.is_(None))
        rows = self._connection.execute(
            query.order_by(
                DisputeRulingRow.ruled_at.is_not(None),
                DisputeRulingRow.ruled_at.desc(),
                DisputeRow.raised_at,
            ).limit(limit)
        )
        return tuple(DisputeEntry(*row) for row in rows)
