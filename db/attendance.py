"""Queries and writes about who came, how it went, and who asked for leave."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection, insert, select

from db.errors import NotFound
from db.records.attending import Attendance, LeaveDecision, LeaveRequest, SessionResult
from db.tables import (
    AttendanceRow,
    Base,
    LeaveDecisionRow,
    LeaveRequestRow,
    PlannedSessionRow,
    SessionResultRow,
)

T = TypeVar("T", Attendance, SessionResult)


class AttendanceBook:
    """What is written down about people in sessions; nothing in it is ever changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def mark(self, marks: Sequence[Attendance]) -> None:
        if marks:
            self._connection.execute(insert(AttendanceRow), [asdict(one) for one in marks])

    def marks(self, session_ids: Collection[UUID]) -> dict[UUID, Attendance]:
        """Return the marking that counts for each of these sessions, as far as there is one."""
        return self._newest(AttendanceRow, Attendance, session_ids)

    def markings(self, session_id: UUID) -> tuple[Attendance, ...]:
        """Return every marking of one session, the newest first."""
        rows = self._connection.execute(
            select(AttendanceRow.__table__)
            .where(AttendanceRow.session_id == session_id)
            .order_by(AttendanceRow.marked_at.desc(), AttendanceRow.id.desc())
        )
        return tuple(Attendance(**row._mapping) for row in rows)

    def note_results(self, results: Sequence[SessionResult]) -> None:
        if results:
            self._connection.execute(insert(SessionResultRow), [asdict(one) for one in results])

    def results(self, session_ids: Collection[UUID]) -> dict[UUID, SessionResult]:
        """Return the result that counts for each of these sessions, as far as there is one."""
        return self._newest(SessionResultRow, SessionResult, session_ids)

    def _newest(
        self, table: type[Base], record: type[T], session_ids: Collection[UUID]
    ) -> dict[UUID, T]:
        columns = table.__table__.c
        rows = self._connection.execute(
            select(table.__table__)
            .where(columns.session_id.in_(list(session_ids)))
            .order_by(columns.marked_at, columns.id)
        )
        return {row.session_id: record(**row._mapping) for row in rows}

    # Leave

    def ask(self, request: LeaveRequest) -> None:
        self._connection.execute(insert(LeaveRequestRow).values(**asdict(request)))

    def decide(self, decision: LeaveDecision) -> None:
        self._connection.execute(insert(LeaveDecisionRow).values(**asdict(decision)))

    def request(self, request_id: UUID) -> LeaveRequest:
        """Return one request; raises NotFound."""
        row = self._connection.execute(
            select(LeaveRequestRow.__table__).where(LeaveRequestRow.id == request_id)
        ).first()
        if row is None:
            raise NotFound(f"leave request {request_id}")
        return LeaveRequest(**row._mapping)

    def requests(
        self,
        session_ids: Collection[UUID] | None = None,
        person_id: UUID | None = None,
        since: datetime | None = None,
    ) -> tuple[LeaveRequest, ...]:
        """Return requests, the newest first: of these sessions, of somebody, since a time."""
        query = select(LeaveRequestRow.__table__)
        if session_ids is not None:
            query = query.where(LeaveRequestRow.session_id.in_(list(session_ids)))
        if person_id is not None:
            query = query.where(LeaveRequestRow.person_id == person_id)
        if since is not None:
            query = query.where(LeaveRequestRow.asked_at >= since)
        rows = self._connection.execute(
            query.order_by(LeaveRequestRow.asked_at.desc(), LeaveRequestRow.id.desc())
        )
        return tuple(LeaveRequest(**row._mapping) for row in rows)

    def undecided(self) -> tuple[LeaveRequest, ...]:
        """Return the requests that nobody has answered, those of the nearest sessions first."""
        answered = select(LeaveDecisionRow.request_id)
        rows = self._connection.execute(
            select(LeaveRequestRow.__table__)
            .join(PlannedSessionRow, PlannedSessionRow.id == LeaveRequestRow.session_id)
            .where(LeaveRequestRow.id.not_in(answered), PlannedSessionRow.cancelled_at.is_(None))
            .order_by(PlannedSessionRow.day, PlannedSessionRow.start, LeaveRequestRow.id)
        )
        return tuple(LeaveRequest(**row._mapping) for row in rows)

    def decisions(self, request_ids: Collection[UUID]) -> dict[UUID, LeaveDecision]:
        """Return the decision that counts for each of these requests, as far as there is one."""
        rows = self._connection.execute(
            select(LeaveDecisionRow.__table__)
            .where(LeaveDecisionRow.request_id.in_(list(request_ids)))
            .order_by(LeaveDecisionRow.decided_at, LeaveDecisionRow.id)
        )
        return {row.request_id: LeaveDecision(**row._mapping) for row in rows}
