"""The organisation, its people, their teams, and the settings."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, Json


class OrganisationRow(Base):
    """One row: whose workstation this is."""

    __tablename__ = "organisation"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    sample: Mapped[bool]
    created_at: Mapped[datetime]


class SettingRow(Base):
    """A named figure that differs from its default."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(Json)
    changed_at: Mapped[datetime]
    changed_by: Mapped[uuid.UUID | None]


class TeamRow(Base):
    """A group of agents."""

    __tablename__ = "team"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)


class PersonRow(Base):
    """Somebody who works here; roles are joined by commas."""

    __tablename__ = "person"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(index=True)
    initials: Mapped[str]
    staff_number: Mapped[str] = mapped_column(unique=True)
    roles: Mapped[str]
    team_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("team.id"), index=True)
    mentor_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    joined_on: Mapped[date]
    password_hash: Mapped[str]
    wrong_passwords: Mapped[int] = mapped_column(default=0)
    wait_until: Mapped[datetime | None]
    active: Mapped[bool] = mapped_column(default=True)


class AuditRow(Base):
    """Who looked at or did what; never changed."""

    __tablename__ = "audit"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    act: Mapped[str]
    about_id: Mapped[uuid.UUID | None]
    detail: Mapped[str] = mapped_column(default="")


class DraftRow(Base):
    """Work in progress: what somebody has typed and not yet handed in."""

    __tablename__ = "draft"

    owner_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[Any] = mapped_column(Json)
    saved_at: Mapped[datetime]


class HousekeepingRow(Base):
    """What the program remembers about its own runs: clean close, last backup, latest time."""

    __tablename__ = "housekeeping"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(Json)
