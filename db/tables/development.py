"""Development plans (发展计划): what follows a result or a certificate. Facts."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, Json


class DevelopmentPlanRow(Base):
    """A person's development plan; `cause` names the result that it follows."""

    __tablename__ = "development_plan"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    subject_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    opened_at: Mapped[datetime]
    opened_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    cause: Mapped[Any] = mapped_column(Json)


class DevelopmentEventRow(Base):
    """What happened in a development plan, and who did it."""

    __tablename__ = "development_event"
    __table_args__ = (Index("ix_development_event_plan", "plan_id", "at"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    plan_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("development_plan.id"))
    at: Mapped[datetime]
    by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str]
    body: Mapped[Any] = mapped_column(Json)
