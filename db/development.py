"""Queries and writes about development plans, and the figures that propose and measure them."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, and_, func, literal, select, union_all

from db.followed import FollowedPlans
from db.records.followed import DevelopmentEvent, DevelopmentPlan, NewResult
from db.records.judgements import Evidence
from db.records.practice import JudgedAttempt, Recall
from db.tables import (
    AttemptResultRow,
    AttemptRow,
    CardReviewRow,
    CardRow,
    CertificateEventRow,
    CertificateRow,
    DevelopmentEventRow,
    DevelopmentPlanRow,
    PersonRow,
    PlannedSessionRow,
    SheetRow,
    aliased,
)

_Correction = aliased(SheetRow)
_FORGOTTEN = 1
"""The rating of a card that was not remembered."""


class Development(FollowedPlans[DevelopmentPlan, DevelopmentEvent]):
    """Development plans and their events: facts that are added and never changed."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(
            connection,
            (DevelopmentPlanRow, DevelopmentEventRow),
            (DevelopmentPlan, DevelopmentEvent),
        )

    def results(
        self,
        since: datetime,
        until: datetime,
        people: Collection[UUID] | None = None,
        unaccompanied: bool = False,
    ) -> tuple[NewResult, ...]:
        """Return the newest result of everybody who had one: certificate or marked sheet.

        Those *since* then, up to *until*. *people* narrows to some, *unaccompanied* to those
        without a mentor. A sheet that was corrected does not count.
        """
        certificates = select(
            CertificateRow.person_id,
            literal("certificate").label("kind"),
            CertificateRow.id.label("record_id"),
            CertificateRow.issued_at.label("at"),
            CertificateRow.number.label("title"),
        ).where(CertificateRow.issued_at.between(since, until))
        sheets = (
            select(
                SheetRow.subject_id,
                SheetRow.use,
                SheetRow.id,
                SheetRow.signed_at,
                SheetRow.title,
            )
            .outerjoin(_Correction, _Correction.replaces_id == SheetRow.id)
            .where(
                SheetRow.use.in_(("theory", "practical")),
                SheetRow.signed_at.between(since, until),
                _Correction.id.is_(None),
            )
        )
        if people is not None:
            certificates = certificates.where(CertificateRow.person_id.in_(list(people)))
            sheets = sheets.where(SheetRow.subject_id.in_(list(people)))
        both = union_all(certificates, sheets).subquery()
        query = (
            select(both)
            .join(PersonRow, PersonRow.id == both.c.person_id)
            .where(PersonRow.active)
            .order_by(both.c.at, both.c.record_id)
        )
        if unaccompanied:
            query = query.where(PersonRow.mentor_id.is_(None))
        newest = {row.person_id: NewResult(*row) for row in self._connection.execute(query)}
        return tuple(newest.values())

    def concerns(self, person_id: UUID, leads: bool) -> bool:
        """Whether there is a plan about a person or about whom they mentor.

        With *leads* also whether there is one about somebody whom nobody mentors.
        """
        about = (PersonRow.id == person_id) | (PersonRow.mentor_id == person_id)
        if leads:
            about |= PersonRow.mentor_id.is_(None)
        found = self._connection.execute(
            select(DevelopmentPlanRow.id)
            .join(PersonRow, PersonRow.id == DevelopmentPlanRow.subject_id)
            .where(about)
            .limit(1)
        )
        return found.first() is not None

    def newest(self, people: Collection[UUID]) -> dict[UUID, datetime]:
        """Return when the newest plan of each of these people was opened."""
        rows = self._connection.execute(
            select(DevelopmentPlanRow.subject_id, func.max(DevelopmentPlanRow.opened_at))
            .where(DevelopmentPlanRow.subject_id.in_(list(people)))
            .group_by(DevelopmentPlanRow.subject_id)
        )
        return {row[0]: row[1] for row in rows}

    def judged(
        self,
        person_id: UUID,
        modes: Sequence[str],
        attempt_ids: Collection[UUID] | None = None,
        since: datetime | None = None,
        limit: int = 20,
    ) -> tuple[JudgedAttempt, ...]:
        """Return a person's newest attempts by criterion: those named, or those *since*."""
        query = (
            select(
                AttemptResultRow.attempt_id,
                AttemptResultRow.content_key,
                AttemptRow.title,
                AttemptRow.difficulty,
                AttemptResultRow.finished_at,
                AttemptResultRow.passed,
                AttemptResultRow.calming,
                AttemptResultRow.solution,
                AttemptResultRow.time,
                AttemptResultRow.language,
            )
            .join(AttemptRow, AttemptRow.id == AttemptResultRow.attempt_id)
            .where(AttemptResultRow.person_id == person_id, AttemptRow.mode.in_(list(modes)))
        )
        if attempt_ids is not None:
            query = query.where(AttemptResultRow.attempt_id.in_(list(attempt_ids)))
        if since is not None:
            query = query.where(AttemptResultRow.finished_at > since)
        rows = self._connection.execute(
            query.order_by(AttemptResultRow.finished_at.desc()).limit(limit)
        )
        return tuple(JudgedAttempt(*row[:6], tuple(row[6:])) for row in rows)

    def forgotten(self, person_id: UUID, least: int, until: datetime) -> tuple[Recall, ...]:
        """Return the points that did not come to mind at least so often, most often first.

        Counted up to *until*.
        """
        times = func.count().label("times")
        rows = self._connection.execute(
            select(CardRow.content_key, CardRow.turn, CardRow.point, CardRow.made_by, times)
            .join(CardReviewRow, CardReviewRow.card_id == CardRow.id)
            .where(
                CardRow.person_id == person_id,
                CardRow.retired_at.is_(None),
                CardReviewRow.rating == _FORGOTTEN,
                CardReviewRow.at <= until,
            )
            .group_by(CardRow.id)
            .having(times >= least)
            .order_by(times.desc(), CardRow.content_key, CardRow.turn, CardRow.point)
        )
        return tuple(Recall(*row) for row in rows)

    def recalled(
        self, person_id: UUID, content_key: str, since: datetime | None, until: datetime
    ) -> tuple[int, int]:
        """Return how many answers to the cards of a drill were remembered, and how many there were.

        Counted from after *since*, None for all, to *until*.
        """
        span = CardReviewRow.at <= until
        if since is not None:
            span = and_(span, CardReviewRow.at > since)
        known, count = self._connection.execute(
            select(func.sum(CardReviewRow.rating > _FORGOTTEN), func.count())
            .join(CardRow, CardRow.id == CardReviewRow.card_id)
            .where(CardRow.person_id == person_id, CardRow.content_key == content_key, span)
        ).one()
        return int(known or 0), count

    def attended(
        self, person_id: UUID, keys: Collection[str], since: datetime
    ) -> dict[str, datetime]:
        """Return when a person went through sessions of these keys, *since* then, by key."""
        rows = self._connection.execute(
            select(PlannedSessionRow.session_key, func.max(PlannedSessionRow.done_at))
            .where(
                PlannedSessionRow.person_id == person_id,
                PlannedSessionRow.session_key.in_(list(keys)),
                PlannedSessionRow.done_at > since,
                PlannedSessionRow.cancelled_at.is_(None),
            )
            .group_by(PlannedSessionRow.session_key)
        )
        return {row[0]: row[1] for row in rows if row[1] is not None}

    def written(
        self,
        filler_id: UUID,
        uses: Sequence[str],
        subject_id: UUID | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> int:
        """Return how many sheets a person has signed about somebody, None: about anybody else."""
        about = SheetRow.subject_id != filler_id
        query = (
            select(func.count())
            .select_from(SheetRow)
            .where(
                SheetRow.filler_id == filler_id,
                SheetRow.use.in_(list(uses)),
                about if subject_id is None else SheetRow.subject_id == subject_id,
                SheetRow.replaces_id.is_(None),
            )
        )
        if since is not None:
            query = query.where(SheetRow.signed_at > since)
        if until is not None:
            query = query.where(SheetRow.signed_at <= until)
        return self._connection.execute(query).scalar_one()

    def certified(self, person_id: UUID, day: date) -> Evidence | None:
        """Return the newest certificate of a person that holds on a day, noting its number.

        It was issued on that day or before.
        """
        ended = select(CertificateEventRow.id).where(
            CertificateEventRow.certificate_id == CertificateRow.id
        )
        row = self._connection.execute(
            select(CertificateRow.id, CertificateRow.number)
            .where(
                CertificateRow.person_id == person_id,
                CertificateRow.valid_until >= day,
                CertificateRow.issued_on <= day,
                ~ended.exists(),
            )
            .order_by(CertificateRow.issued_at.desc())
        ).first()
        return None if row is None else Evidence("certificate", row.id, row.number)
