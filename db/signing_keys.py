"""Queries and writes about signing keys, and the pictures that stand on certificates."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from db.records.judgements import SigningKey
from db.tables import OrganisationPictureRow, SigningKeyRow


class SigningKeys:
    """The keys that certificates are and were signed with; the newest signs."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[SigningKey, ...]:
        """Return all keys, the newest first."""
        rows = self._connection.execute(
            select(SigningKeyRow.__table__).order_by(
                SigningKeyRow.made_at.desc(), text("rowid DESC")
            )
        )
        return tuple(SigningKey(**row._mapping) for row in rows)

    def add(self, key: SigningKey) -> None:
        self._connection.execute(insert(SigningKeyRow).values(**asdict(key)))

    def seal_anew(self, key_id: str, sealed: str) -> None:
        """Put the private halves of a key under another passphrase."""
        self._connection.execute(
            update(SigningKeyRow).where(SigningKeyRow.id == key_id).values(sealed=sealed)
        )

    def picture(self, kind: str) -> bytes | None:
        """Return the organisation's `logo` or `seal`, or None."""
        found: bytes | None = self._connection.execute(
            select(OrganisationPictureRow.image).where(OrganisationPictureRow.kind == kind)
        ).scalar()
        return found

    def set_picture(self, kind: str, image: bytes | None, at: datetime, by: UUID) -> None:
        """Keep a picture in the place of the one before, or none any more."""
        if image is None:
            self._connection.execute(
                delete(OrganisationPictureRow).where(OrganisationPictureRow.kind == kind)
            )
            return
        row = {"image": image, "set_at": at, "set_by": by}
        self._connection.execute(
            upsert(OrganisationPictureRow)
            .values(kind=kind, **row)
            .on_conflict_do_update(index_elements=["kind"], set_=row)
        )
