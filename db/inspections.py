"""Queries and writes about draws, and figures of the inspections that were signed on them."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, func, insert, or_, select
from sqlalchemy.orm import aliased

from db.errors import NotFound
from db.records.inspections import (
    AgentResult,
    AnsweredSheet,
    DrawEntry,
    ResultEntry,
    WeekResult,
)
from db.records.quality import Draw
from db.tables import ContactRow, InspectionDrawRow, PersonRow, SheetRow, TeamRow

_USE = "inspection"
_Filler = aliased(PersonRow)
_Later = aliased(SheetRow)
_LaterDraw = aliased(InspectionDrawRow)
_GROUPS = ((1, 8), (9, 4), (13, 4), (17, 4), (21, 12))
"""Start and length of the groups of an id's 32 hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose inspections, of which days: without `around` everybody's.

    `around` alone means that person; with `mentored` also those whom they mentor.
    """

    first: date
    last: date
    around: UUID | None = None
    mentored: bool = False
    agent_id: UUID | None = None
    team_id: UUID | None = None


def _target(draw_id: Any) -> ColumnElement[str]:
    """Return how a sheet names a draw, `draw:<id>`, worked out by the database."""
    digits = func.lower(func.hex(draw_id))
    parts = [func.substr(digits, start, length) for start, length in _GROUPS]
    return func.printf("draw:%s-%s-%s-%s-%s", *parts)


def _about(draw_id: Any) -> ColumnElement[bool]:
    """Whether a sheet is about a draw; that it has a target at all lets its index be used."""
    return (SheetRow.target == _target(draw_id)) & (SheetRow.target != "")


def _stands() -> ColumnElement[bool]:
    """Whether no later sheet names this one as replaced."""
    return ~select(_Later.id).where(_Later.replaces_id == SheetRow.id).exists()


def standing_total(contact_id: Any) -> Any:
    """Return the mark of the sheet that stands about a contact, as a subquery."""
    return (
        select(SheetRow.total)
        .join(InspectionDrawRow, _about(InspectionDrawRow.id))
        .where(InspectionDrawRow.contact_id == contact_id, _stands())
        .limit(1)
        .scalar_subquery()
    )


def _draws() -> Select[*tuple[Any, ...]]:
    """Select the columns of a `DrawEntry`, in its order, of draws that were not replaced."""
    # What replaces a draw is of the same week, by which draws are indexed.
    replaced = (
        select(_LaterDraw.id)
        .where(
            _LaterDraw.week == InspectionDrawRow.week,
            _LaterDraw.replaces_id == InspectionDrawRow.id,
        )
        .exists()
    )
    return (
        select(
            InspectionDrawRow.id,
            InspectionDrawRow.week,
            InspectionDrawRow.agent_id,
            InspectionDrawRow.contact_id,
            InspectionDrawRow.drawn_by,
            InspectionDrawRow.drawn_at,
            ContactRow.title,
            ContactRow.channel,
            ContactRow.day,
            SheetRow.id,
            SheetRow.total,
            func.coalesce(SheetRow.band, ""),
        )
        .join(ContactRow, ContactRow.id == InspectionDrawRow.contact_id)
        .outerjoin(SheetRow, _about(InspectionDrawRow.id) & _stands())
        .where(~replaced)
    )


def _within(query: Select[*tuple[Any, ...]], scope: Scope) -> Select[*tuple[Any, ...]]:
    """Narrow a query over sheets, joined with their subjects, to the inspections of *scope*."""
    query = query.where(
        SheetRow.use == _USE, SheetRow.day.between(scope.first, scope.last), _stands()
    )
    if scope.around is not None:
        own = SheetRow.subject_id == scope.around
        if scope.mentored:
            own = or_(own, PersonRow.mentor_id == scope.around)
        query = query.where(own)
    if scope.agent_id is not None:
        query = query.where(SheetRow.subject_id == scope.agent_id)
    if scope.team_id is not None:
        query = query.where(PersonRow.team_id == scope.team_id)
    return query


class Inspections:
    """Draws, which are facts, and what was signed on them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_draws(self, draws: Iterable[Draw]) -> None:
        rows = [asdict(one) for one in draws]
        if rows:
            self._connection.execute(insert(InspectionDrawRow), rows)

    def draw(self, draw_id: UUID) -> Draw:
        """Return one draw; raises NotFound."""
        row = self._connection.execute(
            select(InspectionDrawRow.__table__).where(InspectionDrawRow.id == draw_id)
        ).first()
        if row is None:
            raise NotFound(f"draw {draw_id}")
        return Draw(**row._mapping)

    def entry(self, draw_id: UUID) -> DrawEntry | None:
        """Return a draw that stands, None where another one has replaced it."""
        row = self._connection.execute(_draws().where(InspectionDrawRow.id == draw_id)).first()
        return None if row is None else DrawEntry(*row)

    def standing(self, target: str) -> frozenset[UUID]:
        """Return the sheets that stand about *target*: one, unless two are being signed at once."""
        rows = self._connection.execute(
            select(SheetRow.id).where(
                SheetRow.target == target, SheetRow.target != "", SheetRow.use == _USE, _stands()
            )
        )
        return frozenset(row.id for row in rows)

    def of_week(self, week: date, agent_id: UUID | None = None) -> tuple[DrawEntry, ...]:
        """Return the draws of a week that stand, oldest first, of everybody or of one agent."""
        query = _draws().where(InspectionDrawRow.week == week)
        if agent_id is not None:
            query = query.where(InspectionDrawRow.agent_id == agent_id)
        rows = self._connection.execute(query.order_by(InspectionDrawRow.id))
        return tuple(DrawEntry(*row) for row in rows)

    def results(self, scope: Scope, limit: int = 200, band: str = "") -> tuple[ResultEntry, ...]:
        """Return the signed inspections that stand, newest first, of all bands or of one."""
        query = _within(
            select(
                SheetRow.id,
                SheetRow.number,
                SheetRow.title,
                SheetRow.subject_id,
                PersonRow.name,
                func.coalesce(TeamRow.name, ""),
                _Filler.name,
                SheetRow.day,
                SheetRow.signed_at,
                SheetRow.total,
                SheetRow.band,
                SheetRow.target,
            )
            .join(PersonRow, PersonRow.id == SheetRow.subject_id)
            .outerjoin(TeamRow, TeamRow.id == PersonRow.team_id)
            .join(_Filler, _Filler.id == SheetRow.filler_id),
            scope,
        )
        if band:
            query = query.where(SheetRow.band == band)
        rows = self._connection.execute(
            query.order_by(SheetRow.day.desc(), SheetRow.signed_at.desc()).limit(limit)
        )
        return tuple(ResultEntry(*row) for row in rows)

    def bands(self, scope: Scope) -> dict[str, tuple[int, float]]:
        """Return by band how many inspections there are, and the sum of their marks."""
        query = _within(
            select(SheetRow.band, func.count(), func.coalesce(func.sum(SheetRow.total), 0.0)).join(
                PersonRow, PersonRow.id == SheetRow.subject_id
            ),
            scope,
        )
        rows = self._connection.execute(query.group_by(SheetRow.band))
        return {row[0]: (row[1], row[2]) for row in rows}

    def by_agent(self, scope: Scope) -> tuple[AgentResult, ...]:
        """Return the inspections summed up by agent, the lowest mean first."""
        mean = func.avg(SheetRow.total)
        query = _within(
            select(
                SheetRow.subject_id,
                PersonRow.name,
                func.coalesce(TeamRow.name, ""),
                func.count(),
                func.coalesce(mean, 0.0),
                func.coalesce(func.min(SheetRow.total), 0.0),
            )
            .join(PersonRow, PersonRow.id == SheetRow.subject_id)
            .outerjoin(TeamRow, TeamRow.id == PersonRow.team_id),
            scope,
        )
        rows = self._connection.execute(
            query.group_by(SheetRow.subject_id).order_by(mean, PersonRow.staff_number)
        )
        return tuple(AgentResult(*row) for row in rows)

    def by_week(self, scope: Scope) -> tuple[WeekResult, ...]:
        """Return the inspections summed up by week, oldest first, without empty weeks."""
        since_monday = (func.strftime("%w", SheetRow.day) + 6) % 7
        monday = func.date(SheetRow.day, func.printf("-%d days", since_monday))
        query = _within(
            select(monday, func.count(), func.coalesce(func.avg(SheetRow.total), 0.0)).join(
                PersonRow, PersonRow.id == SheetRow.subject_id
            ),
            scope,
        )
        rows = self._connection.execute(query.group_by(monday).order_by(monday))
        return tuple(WeekResult(date.fromisoformat(row[0]), row[1], row[2]) for row in rows)

    def answered(self, scope: Scope, limit: int) -> tuple[AnsweredSheet, ...]:
        """Return the answers of the newest inspections that stand, at most *limit*."""
        query = _within(
            select(
                SheetRow.id,
                PersonRow.name,
                SheetRow.day,
                SheetRow.version_id,
                SheetRow.answers,
                SheetRow.score,
            ).join(PersonRow, PersonRow.id == SheetRow.subject_id),
            scope,
        )
        rows = self._connection.execute(
            query.order_by(SheetRow.day.desc(), SheetRow.id.desc()).limit(limit)
        )
        return tuple(AnsweredSheet(*row) for row in rows)
