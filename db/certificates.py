"""Queries and writes about certificates."""

from dataclasses import asdict
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, ScalarSelect, Select, Subquery, and_, func, insert, or_, select

from db.errors import NotFound
from db.records.judgements import (
    CandidateEntry,
    Certificate,
    CertificateEntry,
    CertificateEvent,
)
from db.records.people import Role
from db.tables import (
    CertificateEventRow,
    CertificateRow,
    ClassMemberRow,
    ContentVersionRow,
    PersonRow,
    SheetRow,
    TeamRow,
    TrainingClassRow,
    aliased,
)

REVOKED, REPLACED = "revoked", "replaced"
"""Kinds of events."""

_Revoked = aliased(CertificateEventRow)
_Replaced = aliased(CertificateEventRow)


def _newest_sheets(use: str) -> Subquery:
    """Select everybody's sheets of one use, `place` 1 being the newest of a person."""
    newest = (SheetRow.day.desc(), SheetRow.signed_at.desc())
    place = func.row_number().over(partition_by=SheetRow.subject_id, order_by=newest)
    return (
        select(SheetRow.id, SheetRow.subject_id, SheetRow.total, place.label("place"))
        .where(SheetRow.use == use)
        .subquery()
    )


def _class_of(person: Any) -> ScalarSelect[str]:
    """Select the name of the class that somebody joined last."""
    return (
        select(TrainingClassRow.name)
        .join(ClassMemberRow, ClassMemberRow.class_id == TrainingClassRow.id)
        .where(ClassMemberRow.person_id == person)
        .order_by(ClassMemberRow.from_on.desc(), ClassMemberRow.id.desc())
        .limit(1)
        .correlate(PersonRow.__table__)
        .scalar_subquery()
    )


def _newest_certificates() -> Subquery:
    newest = (CertificateRow.issued_at.desc(), CertificateRow.number.desc())
    place = func.row_number().over(partition_by=CertificateRow.person_id, order_by=newest)
    return (
        select(
            CertificateRow.id,
            CertificateRow.person_id,
            CertificateRow.level,
            CertificateRow.theory_sheet_id,
            CertificateRow.practical_sheet_id,
            CertificateRow.valid_until,
            _Revoked.id.is_not(None).label("revoked"),
            place.label("place"),
        )
        .outerjoin(_Revoked, _event(_Revoked, REVOKED))
        .subquery()
    )


def _event(row: Any, kind: str) -> Any:
    return and_(row.certificate_id == CertificateRow.id, row.kind == kind)


@cache
def _entries() -> Select[*tuple[Any, ...]]:
    """Select certificates without their PDFs, with whose they are."""
    return (
        select(
            CertificateRow.id,
            CertificateRow.number,
            CertificateRow.person_id,
            PersonRow.name.label("person"),
            PersonRow.initials,
            PersonRow.staff_number,
            CertificateRow.level,
            CertificateRow.total,
            CertificateRow.theory_sheet_id,
            CertificateRow.practical_sheet_id,
            CertificateRow.issued_on,
            CertificateRow.valid_until,
            CertificateRow.issued_at,
            CertificateRow.person_name,
            CertificateRow.key_id,
            CertificateRow.replaces_id,
            _Revoked.at.label("revoked_at"),
            _Replaced.at.label("replaced_at"),
            func.coalesce(_Revoked.reason, _Replaced.reason, "").label("reason"),
            ContentVersionRow.number.label("layout"),
        )
        .join(PersonRow, PersonRow.id == CertificateRow.person_id)
        .outerjoin(_Revoked, _event(_Revoked, REVOKED))
        .outerjoin(_Replaced, _event(_Replaced, REPLACED))
        .outerjoin(ContentVersionRow, ContentVersionRow.id == CertificateRow.layout_id)
    )


class Certificates:
    """Issued certificates: facts that are added and never changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, certificate: Certificate) -> None:
        self._connection.execute(insert(CertificateRow).values(**asdict(certificate)))

    def add_event(self, event: CertificateEvent) -> None:
        self._connection.execute(insert(CertificateEventRow).values(**asdict(event)))

    def events(self, certificate_id: UUID | None = None) -> tuple[CertificateEvent, ...]:
        """Return what became of one certificate, or of all, oldest first."""
        query = select(CertificateEventRow.__table__).order_by(
            CertificateEventRow.at, CertificateEventRow.id
        )
        if certificate_id is not None:
            query = query.where(CertificateEventRow.certificate_id == certificate_id)
        return tuple(CertificateEvent(**row._mapping) for row in self._connection.execute(query))

    def entry(self, certificate_id: UUID) -> CertificateEntry:
        """Return one certificate without its PDF; raises NotFound."""
        return self._one(CertificateRow.id == certificate_id, f"certificate {certificate_id}")

    def numbered(self, number: str) -> CertificateEntry:
        """Return the certificate with that number; raises NotFound."""
        return self._one(CertificateRow.number == number, number)

    def _one(self, which: Any, named: str) -> CertificateEntry:
        row = self._connection.execute(_entries().where(which)).first()
        if row is None:
            raise NotFound(named)
        return CertificateEntry(**row._mapping)

    def newest_number(self, prefix: str) -> str | None:
        """Return the highest number that starts with *prefix*, or None.

        Asked inside the writing transaction that issues, so that no number is given twice.
        """
        return self._connection.execute(
            select(func.max(CertificateRow.number)).where(
                CertificateRow.number.startswith(prefix, autoescape=True)
            )
        ).scalar()

    def get(self, certificate_id: UUID) -> Certificate:
        """Return one certificate with its PDF; raises NotFound."""
        row = self._connection.execute(
            select(CertificateRow.__table__).where(CertificateRow.id == certificate_id)
        ).first()
        if row is None:
            raise NotFound(f"certificate {certificate_id}")
        return Certificate(**row._mapping)

    def register(
        self, person_id: UUID | None = None, limit: int = 500
    ) -> tuple[CertificateEntry, ...]:
        """Return certificates without their PDFs, newest first."""
        query = _entries()
        if person_id is not None:
            query = query.where(CertificateRow.person_id == person_id)
        rows = self._connection.execute(
            query.order_by(CertificateRow.issued_at.desc(), CertificateRow.number.desc()).limit(
                limit
            )
        )
        return tuple(CertificateEntry(**row._mapping) for row in rows)

    def running_out(self, until: date) -> tuple[CertificateEntry, ...]:
        """Return the newest certificate of each active person that ends by *until*, in order."""
        newest = _newest_certificates()
        query = (
            _entries()
            .join(newest, newest.c.id == CertificateRow.id)
            .where(
                newest.c.place == 1,
                newest.c.revoked.is_(False),
                PersonRow.active,
                CertificateRow.valid_until <= until,
            )
            .order_by(CertificateRow.valid_until, CertificateRow.number)
        )
        return tuple(CertificateEntry(**row._mapping) for row in self._connection.execute(query))

    def candidates(
        self, around: UUID | None = None, waiting: bool = False
    ) -> tuple[CandidateEntry, ...]:
        """Return the active trainees with their newest marks: all, or *around* and mentees.

        *waiting*: only those with both marks that no certificate rests on.
        """
        theory, practical = _newest_sheets("theory"), _newest_sheets("practical")
        held = _newest_certificates()
        renewed = or_(
            held.c.id.is_(None),
            and_(
                held.c.theory_sheet_id != theory.c.id, held.c.practical_sheet_id != practical.c.id
            ),
        )
        certified = (held.c.theory_sheet_id == theory.c.id) & (
            held.c.practical_sheet_id == practical.c.id
        )
        query = (
            select(
                PersonRow.id,
                PersonRow.name,
                PersonRow.initials,
                PersonRow.staff_number,
                func.coalesce(TeamRow.name, ""),
                theory.c.total,
                practical.c.total,
                held.c.level,
                func.coalesce(certified, False),
                held.c.valid_until,
                func.coalesce(held.c.revoked, False),
                func.coalesce(renewed, True),
                func.coalesce(_class_of(PersonRow.id), ""),
            )
            .outerjoin(TeamRow, TeamRow.id == PersonRow.team_id)
            .outerjoin(theory, _first_of(theory, theory.c.subject_id))
            .outerjoin(practical, _first_of(practical, practical.c.subject_id))
            .outerjoin(held, _first_of(held, held.c.person_id))
            .where(PersonRow.active, PersonRow.roles.contains(Role.TRAINEE.value))
        )
        if waiting:
            query = query.where(
                theory.c.total.is_not(None),
                practical.c.total.is_not(None),
                func.coalesce(certified, False).is_(False),
            )
        if around is not None:
            query = query.where((PersonRow.id == around) | (PersonRow.mentor_id == around))
        return tuple(CandidateEntry(*row) for row in self._connection.execute(query).all())


def _first_of(newest: Subquery, person: Any) -> Any:
    return and_(person == PersonRow.id, newest.c.place == 1)
