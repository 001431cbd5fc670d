"""Queries and writes about certificates."""

from dataclasses import asdict
from uuid import UUID

from sqlalchemy import Connection, func, insert, select

from db.errors import NotFound
from db.records.judgements import Certificate, CertificateEntry
from db.tables import CertificateRow, PersonRow


class Certificates:
    """Issued certificates: facts that are added and never changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, certificate: Certificate) -> None:
        self._connection.execute(insert(CertificateRow).values(**asdict(certificate)))

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
        query = select(
            CertificateRow.id,
            CertificateRow.number,
            CertificateRow.person_id,
            PersonRow.name.label("person"),
            CertificateRow.level,
            CertificateRow.total,
            CertificateRow.theory_sheet_id,
            CertificateRow.practical_sheet_id,
            CertificateRow.issued_on,
            CertificateRow.valid_until,
            CertificateRow.issued_at,
        ).join(PersonRow, PersonRow.id == CertificateRow.person_id)
        if person_id is not None:
            query = query.where(CertificateRow.person_id == person_id)
        rows = self._connection.execute(
            query.order_by(CertificateRow.issued_at.desc(), CertificateRow.number.desc()).limit(
                limit
            )
        )
        return tuple(CertificateEntry(**row._mapping) for row in rows)
