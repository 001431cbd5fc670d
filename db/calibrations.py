"""Queries and writes about calibrations; their sheets are read through them alone."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select

from db.errors import NotFound
from db.records.quality import (
    Calibration,
    CalibrationAgreed,
    CalibrationClosed,
    CalibrationEntry,
)
from db.tables import (
    CalibrationAgreedRow,
    CalibrationClosedRow,
    CalibrationRow,
    ContactRow,
    ContentVersionRow,
    PersonRow,
    SheetRow,
)

_USE = "calibration"


class Calibrations:
    """Calibrations: facts that are added, and closed by another fact."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, calibration: Calibration) -> None:
        self._connection.execute(insert(CalibrationRow).values(**asdict(calibration)))

    def close(self, closed: CalibrationClosed) -> None:
        self._connection.execute(insert(CalibrationClosedRow).values(**asdict(closed)))

    def agree(self, agreed: CalibrationAgreed) -> None:
        """Add what was agreed about one item; it holds instead of what was agreed before."""
        self._connection.execute(insert(CalibrationAgreedRow).values(**asdict(agreed)))

    def get(self, calibration_id: UUID) -> Calibration:
        """Return one calibration; raises NotFound."""
        row = self._connection.execute(
            select(CalibrationRow.__table__).where(CalibrationRow.id == calibration_id)
        ).first()
        if row is None:
            raise NotFound(f"calibration {calibration_id}")
        return Calibration(**row._mapping)

    def closed(self, calibration_id: UUID) -> CalibrationClosed | None:
        """Return the end of a calibration, None while it is open."""
        row = self._connection.execute(
            select(CalibrationClosedRow.__table__).where(
                CalibrationClosedRow.calibration_id == calibration_id
            )
        ).first()
        return None if row is None else CalibrationClosed(**row._mapping)

    def agreed(self, calibration_id: UUID) -> dict[str, CalibrationAgreed]:
        """Return what holds about each item."""
        rows = self._connection.execute(
            select(CalibrationAgreedRow.__table__)
            .where(CalibrationAgreedRow.calibration_id == calibration_id)
            .order_by(CalibrationAgreedRow.at, CalibrationAgreedRow.id)
        )
        return {row.item: CalibrationAgreed(**row._mapping) for row in rows}

    def sheets(self, calibration_id: UUID, but: UUID | None = None) -> dict[UUID, UUID]:
        """Return the sheets that were handed in, by who filled them, without the sheet *but*."""
        query = select(SheetRow.filler_id, SheetRow.id).where(
            SheetRow.target == f"{_USE}:{calibration_id}", SheetRow.use == _USE
        )
        if but is not None:
            query = query.where(SheetRow.id != but)
        rows = self._connection.execute(query)
        return {row.filler_id: row.id for row in rows}

    def entries(self, limit: int = 200) -> tuple[CalibrationEntry, ...]:
        """Return calibrations, open ones first, the newest of each first."""
        rows = self._connection.execute(
            select(
                CalibrationRow.id,
                CalibrationRow.title,
                ContactRow.title.label("contact_title"),
                ContactRow.channel,
                PersonRow.name.label("agent"),
                ContentVersionRow.title.label("form_title"),
                CalibrationRow.opened_at,
                CalibrationClosedRow.closed_at,
                CalibrationRow.inspectors,
            )
            .join(ContactRow, ContactRow.id == CalibrationRow.contact_id)
            .join(PersonRow, PersonRow.id == ContactRow.agent_id)
            .join(ContentVersionRow, ContentVersionRow.id == CalibrationRow.version_id)
            .outerjoin(
                CalibrationClosedRow, CalibrationClosedRow.calibration_id == CalibrationRow.id
            )
            .order_by(
                CalibrationClosedRow.closed_at.is_not(None),
                CalibrationRow.opened_at.desc(),
                CalibrationRow.id.desc(),
            )
            .limit(limit)
        ).all()
        return tuple(self._entry(row) for row in rows)

    def _entry(self, row: Any) -> CalibrationEntry:
        columns = dict(row._mapping)
        inspectors = tuple(UUID(one) for one in columns.pop("inspectors"))
        return CalibrationEntry(
            **columns, inspectors=inspectors, done=frozenset(self.sheets(row.id))
        )
