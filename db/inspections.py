"""Queries and writes about draws, and figures of the inspections that were signed on them."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    ScalarSelect,
    Select,
    func,
    insert,
    literal,
    null,
    or_,
    select,
    union_all,
)

from db.errors import NotFound
from db.records.inspections import (
    AgentResult,
    AnsweredSheet,
    DrawEntry,
    ResultEntry,
    Summed,
    WeekResult,
)
from db.records.quality import Draw
from db.tables import ContactRow, InspectionDrawRow, PersonRow, SheetRow, TeamRow, aliased

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


def _draws(week: date | ScalarSelect[date]) -> Select[*tuple[Any, ...]]:
    """Select the columns of a `DrawEntry`, in its order, of a week's draws that stand."""
    # What replaces a draw is of the same week: gathered once, not looked for draw by draw.
    replaced = select(_LaterDraw.replaces_id).where(
        _LaterDraw.week == week, _LaterDraw.replaces_id.is_not(None)
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
        .where(InspectionDrawRow.week == week, InspectionDrawRow.id.not_in(replaced))
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


def _stood(scope: Scope) -> CTE:
    """Select what is summed up; kept by the database, or each sum would walk the sheets anew."""
    since_monday = (func.strftime("%w", SheetRow.day) + 6) % 7
    monday = func.date(SheetRow.day, func.printf("-%d days", since_monday))
    query = select(SheetRow.subject_id, SheetRow.band, SheetRow.total, monday.label("monday"))
    query = query.join(PersonRow, PersonRow.id == SheetRow.subject_id)
    return _within(query, scope).cte("stood").prefix_with("MATERIALIZED")


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
        week = select(_LaterDraw.week).where(_LaterDraw.id == draw_id).scalar_subquery()
        row = self._connection.execute(_draws(week).where(InspectionDrawRow.id == draw_id)).first()
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
        query = _draws(week)
        if agent_id is not None:
            query = query.where(InspectionDrawRow.agent_id == agent_id)
        rows = self._connection.execute(query.order_by(InspectionDrawRow.id))
        return tuple(DrawEntry(*row) for row in rows)

    def counted(self, week: date) -> dict[UUID, tuple[int, int]]:
        """Return by agent how many of the week's draws that stand are inspected, and are open."""
        rows = self._connection.execute(
            _draws(week)
            .with_only_columns(InspectionDrawRow.agent_id, func.count(SheetRow.id), func.count())
            .group_by(InspectionDrawRow.agent_id)
        )
        return {agent: (done, every - done) for agent, done, every in rows}

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

    def summed(self, scope: Scope) -> Summed:
        """Return the inspections summed up by agent, week and band, in one walk over them."""
        stood = _stood(scope)
        figures = (
            func.count(),
            func.coalesce(func.avg(stood.c.total), 0.0),
            func.coalesce(func.min(stood.c.total), 0.0),
        )
        by_agent = (
            select(
                stood.c.subject_id,
                PersonRow.name,
                func.coalesce(TeamRow.name, ""),
                PersonRow.staff_number,
                *figures,
            )
            .select_from(stood)
            .join(PersonRow, PersonRow.id == stood.c.subject_id)
            .outerjoin(TeamRow, TeamRow.id == PersonRow.team_id)
            .group_by(stood.c.subject_id)
        )
        plain = (null(), null(), null())
        by_week = select(*plain, stood.c.monday, *figures).group_by(stood.c.monday)
        by_band = select(*plain, stood.c.band, *figures).group_by(stood.c.band)
        kinds = (("agent", by_agent), ("week", by_week), ("band", by_band))
        found: dict[str, list[Any]] = {kind: [] for kind, _ in kinds}
        for row in self._connection.execute(
            union_all(*(query.add_columns(literal(kind)) for kind, query in kinds))
        ):
            found[row[-1]].append(row)
        agents = sorted(found["agent"], key=lambda row: (row[5], row[3]))
        weeks = sorted(found["week"], key=lambda row: str(row[3]))
        return Summed(
            agents=tuple(AgentResult(*row[:3], *row[4:7]) for row in agents),
            weeks=tuple(WeekResult(date.fromisoformat(row[3]), row[4], row[5]) for row in weeks),
            bands={row[3]: (row[4], row[4] * row[5]) for row in found["band"]},
        )

    def count(self, scope: Scope) -> int:
        """Return how many inspections stand."""
        query = (
            select(func.count())
            .select_from(SheetRow)
            .join(PersonRow, PersonRow.id == SheetRow.subject_id)
        )
        count: int = self._connection.execute(_within(query, scope)).scalar_one()
        return count

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
