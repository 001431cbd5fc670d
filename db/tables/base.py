"""The declarative base and the column types that all tables share.

The models declare the tables; nothing is ever loaded as an object. So their attributes are the
plain columns: a statement over what the mapper puts in their place takes half as long again to put
together and twice as long to compile, and a day's page compiles fifty of them (`docs/speed.md`).
"""

import json
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, TypeVar, cast

from sqlalchemy import BigInteger, ColumnElement, Dialect, FromClause, LargeBinary, MetaData, Text
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator


class Id(TypeDecorator[uuid.UUID]):
    """A UUID in 16 bytes."""

    impl = LargeBinary(16)
    cache_ok = True

    def process_bind_param(self, value: uuid.UUID | None, dialect: Dialect) -> bytes | None:
        return None if value is None else value.bytes

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[bytes | None], uuid.UUID | None]:
        """Return what reads a value: directly, for lists of thousands of people read many ids."""
        return _read_id


class Moment(TypeDecorator[datetime]):
    """A UTC time in whole milliseconds since 1970: sorts, compares and indexes as a number."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("times are stored in UTC: a naive datetime has no place here")
        return round(value.timestamp() * 1000)

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[int | None], datetime | None]:
        """Return what reads a value, directly."""
        return _read_moment


class Json(TypeDecorator[Any]):
    """A JSON value as readable text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


@lru_cache(maxsize=8192)
def _read_id(value: bytes | None) -> uuid.UUID | None:
    """Ids of people and versions stand in row after row; making one anew takes a microsecond."""
    return None if value is None else uuid.UUID(bytes=value)


def _read_moment(value: int | None) -> datetime | None:
    return None if value is None else datetime.fromtimestamp(value / 1000, UTC)


class Base(DeclarativeBase):
    """All tables; names of constraints are fixed so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {uuid.UUID: Id, datetime: Moment}  # noqa: RUF012 - SQLAlchemy's shape

    def __init_subclass__(cls, **more: Any) -> None:
        super().__init_subclass__(**more)
        for name, column in cls.__mapper__.columns.items():
            type.__setattr__(cls, name, column)  # past the mapper, which would map it once more

    @classmethod
    def __clause_element__(cls) -> FromClause:
        """Stand for the plain table wherever a statement names the model."""
        return cls.__table__


Row = TypeVar("Row", bound=Base)


def aliased(row: type[Row]) -> type[Row]:
    """Return *row*'s table under a name of its own; takes the place of the mapper's `aliased`."""
    return cast(type[Row], _Alias(row.__table__.alias()))


class _Alias:
    """The columns of another look at a table, read like those of its model."""

    def __init__(self, table: FromClause) -> None:
        self._table = table

    def __clause_element__(self) -> FromClause:
        return self._table

    def __getattr__(self, name: str) -> ColumnElement[Any]:
        try:
            return self._table.c[name]
        except KeyError:
            raise AttributeError(name) from None
