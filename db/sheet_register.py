"""The register of all signed sheets, paged by key, and what became of each after signing."""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, exists, false, func, insert, or_, select, tuple_

from db.errors import NotFound
from db.records.judgements import Countersign, ListedSheet, SheetEntry, SheetsWanted
from db.sheets import entries
from db.tables import ClassMemberRow, CountersignRow, PersonRow, SheetRow, aliased

_Later = aliased(SheetRow)
_REPLACED = exists().where(_Later.replaces_id == SheetRow.id)
_WORD = (
    select(CountersignRow.agrees)
    .where(CountersignRow.sheet_id == SheetRow.id, CountersignRow.person_id == SheetRow.subject_id)
    .scalar_subquery()
)
_NUMBER = re.compile(r"[A-Za-z]{2}-\d")
"""How the number of a sheet begins; anything else that is typed names a person."""


class SheetRegister:
    """Reads across all sheets; newest day first, and within a day what was signed last first."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def page(
        self, wanted: SheetsWanted, after: UUID | None = None, limit: int = 100
    ) -> tuple[ListedSheet, ...]:
        """Return at most *limit* sheets that come after the sheet *after*, or the first."""
        # The ids first, from the index alone: joins are made for what is shown, not looked at.
        query = select(SheetRow.id).where(*self._conditions(wanted))
        if after is not None:
            place = select(SheetRow.day, SheetRow.id).where(SheetRow.id == after)
            query = query.where(tuple_(SheetRow.day, SheetRow.id) < place.scalar_subquery())
        order = (SheetRow.day.desc(), SheetRow.id.desc())
        ids = self._connection.execute(query.order_by(*order).limit(limit)).scalars().all()
        rows = self._connection.execute(
            entries()
            .add_columns(SheetRow.replaces_id.is_not(None), _REPLACED, _WORD, SheetRow.target)
            .where(SheetRow.id.in_(ids))
            .order_by(*order)
        )
        return tuple(_listed(row) for row in rows)

    def count(self, wanted: SheetsWanted, most: int) -> int:
        """Return how many sheets there are, counting no further than *most*."""
        some = select(SheetRow.id).where(*self._conditions(wanted)).limit(most).subquery()
        return self._connection.execute(select(func.count()).select_from(some)).scalar() or 0

    def ids(self, wanted: SheetsWanted, limit: int) -> tuple[UUID, ...]:
        """Return the ids of at most *limit* sheets by person and then by day, as one files them."""
        rows = self._connection.execute(
            select(SheetRow.id)
            .join(PersonRow, PersonRow.id == SheetRow.subject_id)
            .where(*self._conditions(wanted))
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

    def _conditions(self, wanted: SheetsWanted) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = []
        if wanted.uses:
            found.append(SheetRow.use.in_(wanted.uses))
        if wanted.without:
            found.append(SheetRow.use.not_in(wanted.without))
        if wanted.first is not None:
            found.append(SheetRow.day >= wanted.first)
        if wanted.last is not None:
            found.append(SheetRow.day <= wanted.last)
        if wanted.standing:
            replaced = select(SheetRow.replaces_id).where(SheetRow.replaces_id.is_not(None))
            found.append(SheetRow.id.not_in(replaced))
        numbered = _NUMBER.match(wanted.text)
        if numbered:
            found.append(SheetRow.number.startswith(wanted.text.upper(), autoescape=True))
        narrowed = _people(wanted, named=not numbered)
        if narrowed:
            # Whom it may be about is settled first: few people, each with an index of sheets.
            people = self._connection.execute(select(PersonRow.id).where(*narrowed))
            ids = people.scalars().all()
            found.append(SheetRow.subject_id.in_(ids) if ids else false())
        return found

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


def _people(wanted: SheetsWanted, named: bool) -> list[ColumnElement[bool]]:
    """Return what narrows whom the sheets are about; nothing: anybody."""
    found: list[ColumnElement[bool]] = []
    if wanted.subject_id is not None:
        found.append(PersonRow.id == wanted.subject_id)
    if wanted.team_id is not None:
        found.append(PersonRow.team_id == wanted.team_id)
    if wanted.joined is not None:
        month = wanted.joined.replace(day=1)
        following = (month + timedelta(days=31)).replace(day=1)
        found += [PersonRow.joined_on >= month, PersonRow.joined_on < following]
    if wanted.class_id is not None:
        stays = select(ClassMemberRow.person_id).where(ClassMemberRow.class_id == wanted.class_id)
        found.append(PersonRow.id.in_(stays))
    if wanted.seen_by is not None:
        own = PersonRow.id == wanted.seen_by
        mine = PersonRow.mentor_id == wanted.seen_by
        found.append(or_(own, mine) if wanted.mentoring else own)
    if wanted.text and named:
        found.append(
            or_(
                PersonRow.name.icontains(wanted.text, autoescape=True),
                PersonRow.initials.icontains(wanted.text, autoescape=True),
                PersonRow.staff_number.startswith(wanted.text, autoescape=True),
            )
        )
    return found


def _listed(row: Any) -> ListedSheet:
    *entry, replaces, replaced, agrees, target = row
    return ListedSheet(SheetEntry(*entry), bool(replaces), bool(replaced), agrees, target)
