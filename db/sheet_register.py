"""The register of all signed sheets, paged by key, and what became of each after signing."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, exists, func, insert, or_, select, tuple_
from sqlalchemy.orm import aliased

from db.errors import NotFound
from db.records.judgements import Countersign, ListedSheet, SheetEntry, SheetsWanted
from db.sheets import entries
from db.tables import CountersignRow, PersonRow, SheetRow

_Later = aliased(SheetRow)


class SheetRegister:
    """Reads across all sheets; newest day first, and within a day what was signed last first."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def page(
        self, wanted: SheetsWanted, after: UUID | None = None, limit: int = 100
    ) -> tuple[ListedSheet, ...]:
        """Return at most *limit* sheets that come after the sheet *after*, or the first."""
        query = (
            entries()
            .add_columns(
                SheetRow.replaces_id.is_not(None),
                exists().where(_Later.replaces_id == SheetRow.id),
                select(CountersignRow.agrees)
                .where(
                    CountersignRow.sheet_id == SheetRow.id,
                    CountersignRow.person_id == SheetRow.subject_id,
                )
                .scalar_subquery(),
            )
            .where(*_conditions(wanted))
        )
        if after is not None:
            place = select(SheetRow.day, SheetRow.id).where(SheetRow.id == after)
            query = query.where(tuple_(SheetRow.day, SheetRow.id) < place.scalar_subquery())
        rows = self._connection.execute(
            query.order_by(SheetRow.day.desc(), SheetRow.id.desc()).limit(limit)
        )
        return tuple(_listed(row) for row in rows)

    def count(self, wanted: SheetsWanted) -> int:
        """Return how many sheets there are."""
        return (
            self._connection.execute(
                select(func.count()).select_from(SheetRow).where(*_conditions(wanted))
            ).scalar()
            or 0
        )

    def ids(self, wanted: SheetsWanted, limit: int) -> tuple[UUID, ...]:
        """Return the ids of at most *limit* sheets by person and then by day, as one files them."""
        rows = self._connection.execute(
            select(SheetRow.id)
            .join(PersonRow, PersonRow.id == SheetRow.subject_id)
            .where(*_conditions(wanted))
            .order_by(PersonRow.initials, SheetRow.subject_id, SheetRow.day, SheetRow.id)
            .limit(limit)
        )
        return tuple(row.id for row in rows)

    def numbered(self, number: str) -> UUID:
        """Return the sheet with a number; raises NotFound."""
        found = self._connection.execute(
            select(SheetRow.id).where(SheetRow.number == number)
        ).scalar()
        if found is None:
            raise NotFound(f"sheet {number}")
        return found

    def line(self, sheet_id: UUID) -> tuple[SheetEntry, ...]:
        """Return a sheet with those that it corrects and that correct it, oldest first."""
        first = sheet_id
        while (older := self._replaces(first)) is not None:
            first = older
        ids = [first]
        while (newer := self._replaced_by(ids[-1])) is not None:
            ids.append(newer)
        return self.entries(ids)

    def entries(self, ids: Sequence[UUID]) -> tuple[SheetEntry, ...]:
        """Return sheets in the order of their ids."""
        rows = self._connection.execute(entries().where(SheetRow.id.in_(list(ids))))
        found = {row[0]: SheetEntry(*row) for row in rows}
        return tuple(found[one] for one in ids if one in found)

    def word(self, sheet_id: UUID, person_id: UUID) -> Countersign | None:
        """Return what a person said to a sheet, or None."""
        row = self._connection.execute(
            select(CountersignRow.__table__).where(
                CountersignRow.sheet_id == sheet_id, CountersignRow.person_id == person_id
            )
        ).first()
        return Countersign(**row._mapping) if row else None

    def add_word(self, word: Countersign) -> None:
        """Add what a person said to a sheet."""
        self._connection.execute(
            insert(CountersignRow).values(
                sheet_id=word.sheet_id,
                person_id=word.person_id,
                at=word.at,
                agrees=word.agrees,
                reason=word.reason,
            )
        )

    def replaced_by(self, sheet_id: UUID) -> UUID | None:
        """Return the sheet that corrects another, or None."""
        return self._replaced_by(sheet_id)

    def _replaces(self, sheet_id: UUID) -> UUID | None:
        return self._connection.execute(
            select(SheetRow.replaces_id).where(SheetRow.id == sheet_id)
        ).scalar()

    def _replaced_by(self, sheet_id: UUID) -> UUID | None:
        return (
            self._connection.execute(
                select(SheetRow.id)
                .where(SheetRow.replaces_id == sheet_id)
                .order_by(SheetRow.id.desc())
            )
            .scalars()
            .first()
        )


def _conditions(wanted: SheetsWanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.uses:
        found.append(SheetRow.use.in_(wanted.uses))
    if wanted.without:
        found.append(SheetRow.use.not_in(wanted.without))
    if wanted.subject_id is not None:
        found.append(SheetRow.subject_id == wanted.subject_id)
    if wanted.team_id is not None:
        mates = select(PersonRow.id).where(PersonRow.team_id == wanted.team_id)
        found.append(SheetRow.subject_id.in_(mates))
    if wanted.text:
        found.append(_named(wanted.text))
    if wanted.first is not None:
        found.append(SheetRow.day >= wanted.first)
    if wanted.last is not None:
        found.append(SheetRow.day <= wanted.last)
    if wanted.seen_by is not None:
        found.append(_seen(wanted.seen_by, wanted.mentoring))
    if wanted.standing:
        found.append(~exists().where(_Later.replaces_id == SheetRow.id))
    return found


def _named(text: str) -> ColumnElement[bool]:
    people = select(PersonRow.id).where(
        or_(
            PersonRow.name.icontains(text, autoescape=True),
            PersonRow.initials.icontains(text, autoescape=True),
            PersonRow.staff_number.startswith(text, autoescape=True),
        )
    )
    return or_(
        SheetRow.subject_id.in_(people), SheetRow.number.startswith(text.upper(), autoescape=True)
    )


def _seen(person_id: UUID, mentoring: bool) -> ColumnElement[bool]:
    own = SheetRow.subject_id == person_id
    if not mentoring:
        return own
    mine = select(PersonRow.id).where(PersonRow.mentor_id == person_id)
    return or_(own, SheetRow.subject_id.in_(mine))


def _listed(row: Any) -> ListedSheet:
    *entry, replaces, replaced, agrees = row
    return ListedSheet(SheetEntry(*entry), bool(replaces), bool(replaced), agrees)
