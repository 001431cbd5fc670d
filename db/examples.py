"""Queries and writes about shared examples."""

from dataclasses import asdict
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, func, insert, select

from db.errors import NotFound
from db.records.examples import Example, ExampleEntry, Retirement
from db.tables import ExampleRetiredRow, ExampleRow, PersonRow

_WEAKEST = func.json_extract(ExampleRow.body, "$.weakest")


@cache
def _shown() -> Select[*tuple[Any, ...]]:
    """Select the columns of an `ExampleEntry`, in its order, of what is not retired."""
    return (
        select(
            ExampleRow.id,
            ExampleRow.content_key,
            ExampleRow.title,
            ExampleRow.channel,
            ExampleRow.difficulty,
            ExampleRow.total,
            ExampleRow.why,
            PersonRow.name,
            ExampleRow.shared_at,
            _WEAKEST,
        )
        .join(PersonRow, PersonRow.id == ExampleRow.shared_by)
        .outerjoin(ExampleRetiredRow, ExampleRetiredRow.example_id == ExampleRow.id)
        .where(ExampleRetiredRow.example_id.is_(None))
    )


class Examples:
    """Examples: facts that are added, and retired by another fact."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, example: Example) -> None:
        self._connection.execute(insert(ExampleRow).values(**asdict(example)))

    def retire(self, retirement: Retirement) -> None:
        self._connection.execute(insert(ExampleRetiredRow).values(**asdict(retirement)))

    def get(self, example_id: UUID) -> Example:
        """Return one example, retired or not; raises NotFound."""
        row = self._connection.execute(
            select(ExampleRow.__table__).where(ExampleRow.id == example_id)
        ).first()
        if row is None:
            raise NotFound(f"example {example_id}")
        return Example(**row._mapping)

    def shown(self, content_key: str = "") -> tuple[ExampleEntry, ...]:
        """Return the examples that are shown, of one drill or of all.

        First those whose weakest turn cost the least, of equals the newest; those of which it was
        not recorded stand last.
        """
        query = _shown()
        if content_key:
            query = query.where(ExampleRow.content_key == content_key)
        order = (_WEAKEST.is_(None), _WEAKEST, ExampleRow.shared_at.desc())
        rows = self._connection.execute(query.order_by(*order))
        return tuple(ExampleEntry(*row) for row in rows)

    def count(self, content_key: str) -> int:
        """Return how many examples of a drill are shown."""
        query = select(func.count()).select_from(
            _shown().where(ExampleRow.content_key == content_key).subquery()
        )
        return int(self._connection.execute(query).scalar_one())

    def of_attempt(self, attempt_id: UUID) -> ExampleEntry | None:
        """Return the example that is shown of an attempt, or None."""
        row = self._connection.execute(_shown().where(ExampleRow.attempt_id == attempt_id)).first()
        return None if row is None else ExampleEntry(*row)

    def is_retired(self, example_id: UUID) -> bool:
        """Whether an example is no longer shown."""
        found = select(ExampleRetiredRow.example_id).where(
            ExampleRetiredRow.example_id == example_id
        )
        return self._connection.execute(found).first() is not None
