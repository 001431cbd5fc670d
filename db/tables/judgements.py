"""Sheets and certificates: judgements and credentials. Facts, never changed."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, Json


class SheetRow(Base):
    """A filled-in and signed form; a correction is a new sheet that names the old one."""

    __tablename__ = "sheet"
    __table_args__ = (
        Index("ix_sheet_subject", "subject_id", "use", "day", "id"),
        Index("ix_sheet_filler", "filler_id", "use", "day"),
        Index("ix_sheet_use", "use", "subject_id", "day"),
        Index("ix_sheet_use_day", "use", "day"),
        Index("ix_sheet_day", "day", "id"),
        Index("ix_sheet_target", "target", sqlite_where=text("target <> ''")),
        Index("ix_sheet_replaces", "replaces_id", sqlite_where=text("replaces_id IS NOT NULL")),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    version_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("content_version.id"))
    form_key: Mapped[str]
    title: Mapped[str]
    use: Mapped[str]
    subject_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    filler_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    day: Mapped[date]
    signed_at: Mapped[datetime]
    answers: Mapped[Any] = mapped_column(Json)
    total: Mapped[float | None]
    band: Mapped[str]
    passed: Mapped[bool]
    score: Mapped[Any] = mapped_column(Json)
    replaces_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("sheet.id"))
    target: Mapped[str] = mapped_column(default="", server_default="")
    """What it is about beside a person: `program:<key>`, `draw:<id>`, `calibration:<id>` …"""


class CountersignRow(Base):
    """The word of whom a sheet is about: agreed, or objected with a reason. A fact."""

    __tablename__ = "countersign"
    __table_args__ = ({"sqlite_with_rowid": False},)

    sheet_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("sheet.id"), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    at: Mapped[datetime]
    agrees: Mapped[bool]
    reason: Mapped[str]


class SheetEvidenceRow(Base):
    """A record that a sheet rests on."""

    __tablename__ = "sheet_evidence"
    __table_args__ = (
        Index("ix_sheet_evidence_record", "record_id"),
        {"sqlite_with_rowid": False},
    )

    sheet_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("sheet.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    record_id: Mapped[uuid.UUID]
    note: Mapped[str]


class CertificateRow(Base):
    """An issued certificate, frozen with its PDF and the judgements that it points at."""

    __tablename__ = "certificate"
    __table_args__ = (
        Index(
            "ix_certificate_replaces",
            "replaces_id",
            sqlite_where=text("replaces_id IS NOT NULL"),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    level: Mapped[str]
    theory: Mapped[float]
    practical: Mapped[float]
    total: Mapped[float]
    theory_sheet_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("sheet.id"))
    practical_sheet_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("sheet.id"))
    issued_on: Mapped[date]
    valid_until: Mapped[date]
    issued_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    issued_at: Mapped[datetime]
    figures: Mapped[Any] = mapped_column(Json)
    pdf: Mapped[bytes]
    sha256: Mapped[str]
    person_name: Mapped[str] = mapped_column(default="", server_default="")
    """As it is printed; empty on certificates from before it was kept."""
    code: Mapped[str] = mapped_column(default="", server_default="")
    """The signed text of its QR code."""
    key_id: Mapped[str] = mapped_column(default="", server_default="")
    replaces_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("certificate.id"))
    layout_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("content_version.id"))
    """The version of the layout; None: it was drawn as the program comes."""
