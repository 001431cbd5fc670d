"""Queries and writes about signed sheets."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, func, insert, select

from db.errors import NotFound
from db.records.judgements import Evidence, Sheet, SheetEntry
from db.tables import PersonRow, SheetEvidenceRow, SheetRow, aliased

Subject = aliased(PersonRow)
Filler = aliased(PersonRow)
_Correction = aliased(SheetRow)


@cache
def entries() -> Select[*tuple[Any, ...]]:
    """Select the columns of a `SheetEntry`, in its order."""
    return (
        select(
            SheetRow.id,
            SheetRow.number,
            SheetRow.form_key,
            SheetRow.title,
            SheetRow.use,
            SheetRow.subject_id,
            Subject.name.label("subject"),
            SheetRow.filler_id,
            Filler.name.label("filler"),
            SheetRow.day,
            SheetRow.signed_at,
            SheetRow.total,
            SheetRow.band,
            SheetRow.passed,
        )
        .join(Subject, Subject.id == SheetRow.subject_id)
        .join(Filler, Filler.id == SheetRow.filler_id)
    )


class Sheets:
    """Signed sheets: facts that are added and never changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, sheet: Sheet) -> None:
        """Add a sheet with the records that it rests on."""
        columns = {name: getattr(sheet, name) for name in Sheet.__slots__ if name != "evidence"}
        self._connection.execute(insert(SheetRow).values(**columns))
        if sheet.evidence:
            self._connection.execute(
                insert(SheetEvidenceRow),
                [
                    {
                        "sheet_id": sheet.id,
                        "position": position,
                        "kind": one.kind,
                        "record_id": one.record_id,
                        "note": one.note,
                    }
                    for position, one in enumerate(sheet.evidence)
                ],
            )

    def get(self, sheet_id: UUID) -> Sheet:
        """Return one sheet with its evidence; raises NotFound."""
        return self.each([sheet_id])[0]

    def each(self, sheet_ids: Sequence[UUID]) -> tuple[Sheet, ...]:
        """Return sheets with their evidence in the order of their ids; raises NotFound."""
        wanted = list(sheet_ids)
        rows = self._connection.execute(select(SheetRow.__table__).where(SheetRow.id.in_(wanted)))
        found = {row.id: row for row in rows}
        named: dict[UUID, list[Evidence]] = {one: [] for one in found}
        if missing := next((one for one in wanted if one not in found), None):
            raise NotFound(f"sheet {missing}")
        for one in self._connection.execute(
            select(SheetEvidenceRow.__table__)
            .where(SheetEvidenceRow.sheet_id.in_(wanted))
            .order_by(SheetEvidenceRow.sheet_id, SheetEvidenceRow.position)
        ):
            named[one.sheet_id].append(Evidence(one.kind, one.record_id, one.note))
        return tuple(Sheet(**found[one]._mapping, evidence=tuple(named[one])) for one in wanted)

    def about(
        self,
        subject_id: UUID,
        uses: Sequence[str] = (),
        first: date | None = None,
        last: date | None = None,
        limit: int = 200,
        without: Sequence[str] = (),
    ) -> tuple[SheetEntry, ...]:
        """Return the sheets about a person, newest first: of *uses*, or of all but *without*."""
        query = entries().where(SheetRow.subject_id == subject_id)
        if uses:
            query = query.where(SheetRow.use.in_(list(uses)))
        if without:
            query = query.where(SheetRow.use.not_in(list(without)))
        if first is not None:
            query = query.where(SheetRow.day >= first)
        if last is not None:
            query = query.where(SheetRow.day <= last)
        rows = self._connection.execute(
            query.order_by(SheetRow.day.desc(), SheetRow.signed_at.desc()).limit(limit)
        )
        return tuple(SheetEntry(*row) for row in rows)

    def standing(
        self, people: Collection[UUID], uses: Sequence[str], first: date, last: date
    ) -> dict[UUID, tuple[SheetEntry, ...]]:
        """Return the sheets of *uses* about each of these people in a span, newest first.

        Without what was corrected since.
        """
        rows = self._connection.execute(
            entries()
            .outerjoin(_Correction, _Correction.replaces_id == SheetRow.id)
            .where(
                _Correction.id.is_(None),
                SheetRow.subject_id.in_(list(people)),
                SheetRow.use.in_(list(uses)),
                SheetRow.day.between(first, last),
            )
            .order_by(SheetRow.day.desc(), SheetRow.signed_at.desc())
        )
        found: dict[UUID, list[SheetEntry]] = {one: [] for one in people}
        for row in rows:
            found[row.subject_id].append(SheetEntry(*row))
        return {person: tuple(sheets) for person, sheets in found.items()}

    def resting_on(self, record_id: UUID, use: str) -> tuple[Sheet, ...]:
        """Return the sheets of one use that name a record as their evidence, newest first."""
        rows = self._connection.execute(
            select(SheetRow.id)
            .join(SheetEvidenceRow, SheetEvidenceRow.sheet_id == SheetRow.id)
            .where(SheetEvidenceRow.record_id == record_id, SheetRow.use == use)
            .order_by(SheetRow.signed_at.desc(), SheetRow.id.desc())
        )
        return self.each([row.id for row in rows])

    def newest(
        self,
        filler_id: UUID,
        subject_id: UUID,
        use: str,
        form_key: str,
        day: date,
        target: str,
        about: UUID | None,
    ) -> UUID | None:
        """Return what a person signed last on this form of a person and day, or None.

        *about* is a record that it rests on; corrections are not counted.
        """
        query = select(SheetRow.id).where(
            SheetRow.subject_id == subject_id,
            SheetRow.use == use,
            SheetRow.day == day,
            SheetRow.filler_id == filler_id,
            SheetRow.form_key == form_key,
            SheetRow.target == target,
            SheetRow.replaces_id.is_(None),
        )
        if about is not None:
            rests = select(SheetEvidenceRow.sheet_id).where(SheetEvidenceRow.record_id == about)
            query = query.where(SheetRow.id.in_(rests))
        order = (SheetRow.signed_at.desc(), SheetRow.id.desc())
        return self._connection.execute(query.order_by(*order)).scalars().first()

    def by(self, filler_id: UUID, use: str, first: date, last: date) -> tuple[SheetEntry, ...]:
        """Return the sheets of one use that a person filled from *first* to *last*."""
        rows = self._connection.execute(
            entries()
            .where(
                SheetRow.filler_id == filler_id,
                SheetRow.use == use,
                SheetRow.day.between(first, last),
            )
            .order_by(SheetRow.day.desc(), SheetRow.signed_at.desc())
        )
        return tuple(SheetEntry(*row) for row in rows)

    def days(self, subject_id: UUID, form_key: str, first: date, last: date) -> frozenset[date]:
        """Return the days from *first* to *last* for which this form was handed in."""
        rows = self._connection.execute(
            select(SheetRow.day)
            .distinct()
            .where(
                SheetRow.subject_id == subject_id,
                SheetRow.form_key == form_key,
                SheetRow.day.between(first, last),
            )
        )
        return frozenset(row.day for row in rows)

    def newest_number(self, prefix: str) -> str | None:
        """Return the highest sheet number that starts with *prefix*, or None."""
        return self._connection.execute(
            select(func.max(SheetRow.number)).where(
                SheetRow.number.startswith(prefix, autoescape=True)
            )
        ).scalar()
