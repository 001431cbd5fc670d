"""What becomes of certificates, the keys that sign them, the pictures that stand on them."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base


class CertificateEventRow(Base):
    """A certificate was revoked, or another took its place. A fact."""

    __tablename__ = "certificate_event"
    __table_args__ = (UniqueConstraint("certificate_id", "kind"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    certificate_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("certificate.id"))
    kind: Mapped[str]
    reason: Mapped[str]
    other_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("certificate.id"))
    at: Mapped[datetime]
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))


class SigningKeyRow(Base):
    """A pair of signing keys: the public halves, and the private ones under a passphrase."""

    __tablename__ = "signing_key"

    id: Mapped[str] = mapped_column(primary_key=True)
    made_at: Mapped[datetime]
    made_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    code_key: Mapped[bytes]
    certificate: Mapped[bytes]
    sealed: Mapped[str] = mapped_column(Text)


class OrganisationPictureRow(Base):
    """The organisation's logo or seal, as it is drawn on documents."""

    __tablename__ = "organisation_picture"

    kind: Mapped[str] = mapped_column(primary_key=True)
    image: Mapped[bytes]
    set_at: Mapped[datetime]
    set_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
