"""Queries about sheets that are counted together: self-checks, comparisons, surveys."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, exists, func, select

from db.records.checks import CheckEntry, Filled
from db.tables import PersonRow, SheetRow, aliased

_Newer = aliased(SheetRow)


def _standing() -> Any:
    """Return the condition that no later sheet has taken a sheet's place."""
    return ~exists(select(_Newer.id).where(_Newer.replaces_id == SheetRow.id))


@cache
def _filled() -> Select[*tuple[Any, ...]]:
    """Select the columns of a `Filled`, in its order."""
    return (
        select(
            SheetRow.id,
            SheetRow.number,
            SheetRow.title,
            SheetRow.form_key,
            SheetRow.use,
            SheetRow.version_id,
            SheetRow.filler_id,
            PersonRow.name,
            SheetRow.subject_id,
            SheetRow.day,
            SheetRow.target,
            SheetRow.answers,
            SheetRow.total,
        )
        .join(PersonRow, PersonRow.id == SheetRow.filler_id)
        .where(_standing())
    )


class Checks:
    """Sheets counted together; a corrected sheet never counts beside its correction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def handed_in(self, person_id: UUID, first: date, last: date) -> tuple[CheckEntry, ...]:
        """Return a person's self-checks from *first* to *last*, newest first."""
        rows = self._connection.execute(
            select(
                SheetRow.id,
                SheetRow.form_key,
                SheetRow.day,
                SheetRow.signed_at,
                SheetRow.total,
                SheetRow.band,
            )
            .where(
                SheetRow.subject_id == person_id,
                SheetRow.use == "self_check",
                SheetRow.day.between(first, last),
                _standing(),
            )
            .order_by(SheetRow.day.desc(), SheetRow.signed_at.desc())
        )
        return tuple(CheckEntry(*row) for row in rows)

    def about(
        self, subject_id: UUID, uses: Sequence[str], first: date, last: date
    ) -> tuple[Filled, ...]:
        """Return the sheets of these uses about a person, newest first."""
        rows = self._connection.execute(
            _filled()
            .where(
                SheetRow.subject_id == subject_id,
                SheetRow.use.in_(list(uses)),
                SheetRow.day.between(first, last),
            )
            .order_by(SheetRow.day.desc(), SheetRow.signed_at.desc())
        )
        return tuple(Filled(*row) for row in rows)

    def most_seen(
        self, subject_ids: Sequence[UUID], uses: Sequence[str], first: date, last: date
    ) -> UUID | None:
        """Return who of these people has the most sheets of these uses, or None without any."""
        return self._connection.execute(
            select(SheetRow.subject_id)
            .where(
                SheetRow.subject_id.in_(list(subject_ids)),
                SheetRow.use.in_(list(uses)),
                SheetRow.day.between(first, last),
            )
            .group_by(SheetRow.subject_id)
            .order_by(func.count().desc(), SheetRow.subject_id)
            .limit(1)
        ).scalar()

    def on_target(self, use: str, target: str) -> tuple[Filled, ...]:
        """Return the sheets of one use about one target, oldest first."""
        rows = self._connection.execute(
            _filled()
            .where(SheetRow.target == target, SheetRow.use == use)
            .order_by(SheetRow.signed_at, SheetRow.id)
        )
        return tuple(Filled(*row) for row in rows)

    def targets(self, use: str, first: date, last: date) -> dict[str, int]:
        """Return how many people have filled a sheet of one use about each target."""
        rows = self._connection.execute(
            select(SheetRow.target, func.count(SheetRow.filler_id.distinct()))
            .where(
                SheetRow.use == use,
                SheetRow.target != "",
                SheetRow.day.between(first, last),
                _standing(),
            )
            .group_by(SheetRow.target)
        )
        return {row[0]: row[1] for row in rows}

    def answered(
        self, filler_id: UUID, use: str, first: date, last: date, but: UUID | None = None
    ) -> dict[str, date]:
        """Return the targets about which a person has filled a sheet of this use, with the last
        day of it; the sheet *but* does not count."""
        query = (
            select(SheetRow.target, func.max(SheetRow.day))
            .where(
                SheetRow.filler_id == filler_id,
                SheetRow.use == use,
                SheetRow.day.between(first, last),
            )
            .group_by(SheetRow.target)
        )
        if but is not None:
            query = query.where(SheetRow.id != but)
        return {row[0]: row[1] for row in self._connection.execute(query)}
