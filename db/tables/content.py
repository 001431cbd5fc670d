"""Content items and their numbered versions."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, Json


class ContentItemRow(Base):
    """A thing that is taught; its wording stands in its versions."""

    __tablename__ = "content_item"
    __table_args__ = (UniqueConstraint("pack", "kind", "key"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    pack: Mapped[str]
    kind: Mapped[str] = mapped_column(index=True)
    key: Mapped[str]


class ContentVersionRow(Base):
    """One wording of an item: draft, in review, published or retired."""

    __tablename__ = "content_version"
    __table_args__ = (UniqueConstraint("item_id", "number"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("content_item.id"))
    number: Mapped[int]
    status: Mapped[str]
    title: Mapped[str]
    body: Mapped[Any] = mapped_column(Json)
    sha256: Mapped[str]
    created_at: Mapped[datetime]
    author_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    """Who wrote it here; None: it came with a pack."""
