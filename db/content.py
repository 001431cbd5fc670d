"""Queries and writes about content items and versions."""

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, func, insert, select, update

from db.errors import NotFound
from db.records.content import ContentVersion, Edition, Found, Outline, Standing
from db.tables import ContentItemRow, ContentVersionRow


@cache
def _versions() -> Select[*tuple[Any, ...]]:
    return select(
        ContentVersionRow.id,
        ContentVersionRow.item_id,
        ContentItemRow.pack,
        ContentItemRow.kind,
        ContentItemRow.key,
        ContentVersionRow.number,
        ContentVersionRow.status,
        ContentVersionRow.title,
        ContentVersionRow.body,
        ContentVersionRow.sha256,
        ContentVersionRow.created_at,
        ContentVersionRow.author_id,
    ).join(ContentItemRow, ContentItemRow.id == ContentVersionRow.item_id)


def _version(row: Any) -> ContentVersion:
    return ContentVersion(**row._mapping)


class Content:
    """Content items and their versions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, version: ContentVersion) -> None:
        """Add *version*, and its item when this is the first one."""
        known = self._connection.execute(
            select(ContentItemRow.id).where(ContentItemRow.id == version.item_id)
        ).first()
        if known is None:
            self._connection.execute(
                insert(ContentItemRow).values(
                    id=version.item_id, pack=version.pack, kind=version.kind, key=version.key
                )
            )
        self._connection.execute(
            insert(ContentVersionRow).values(
                id=version.id,
                item_id=version.item_id,
                number=version.number,
                status=version.status,
                title=version.title,
                body=version.body,
                sha256=version.sha256,
                created_at=version.created_at,
                author_id=version.author_id,
            )
        )

    def set_status(self, version_ids: Iterable[UUID], status: str) -> None:
        """Move versions along draft → in review → published → retired."""
        self._connection.execute(
            update(ContentVersionRow)
            .where(ContentVersionRow.id.in_(list(version_ids)))
            .values(status=status)
        )

    def get(self, version_id: UUID) -> ContentVersion:
        """Return one version, whatever its status; raises NotFound."""
        row = self._connection.execute(
            _versions().where(ContentVersionRow.id == version_id)
        ).first()
        if row is None:
            raise NotFound(f"content version {version_id}")
        return _version(row)

    def of_pack(self, pack: str, kind: str, statuses: Sequence[str]) -> tuple[ContentVersion, ...]:
        """Return the versions of a pack's items of one kind in these states, newest first."""
        rows = self._connection.execute(
            _versions()
            .where(
                ContentItemRow.pack == pack,
                ContentItemRow.kind == kind,
                ContentVersionRow.status.in_(list(statuses)),
            )
            .order_by(ContentVersionRow.created_at.desc(), ContentItemRow.key)
        )
        return tuple(_version(row) for row in rows)

    def of_key(self, kind: str, key: str, statuses: Sequence[str]) -> tuple[ContentVersion, ...]:
        """Return an item's versions in these states, newest first; raises NotFound for none."""
        rows = self._connection.execute(
            _versions()
            .where(
                ContentItemRow.kind == kind,
                ContentItemRow.key == key,
                ContentVersionRow.status.in_(list(statuses)),
            )
            .order_by(ContentVersionRow.number.desc())
        ).all()
        if not rows:
            raise NotFound(f"{kind} {key}")
        return tuple(_version(row) for row in rows)

    def keys(self, kind: str) -> dict[str, str]:
        """Return the key of every item of this kind, whatever has become of it, with its pack."""
        rows = self._connection.execute(
            select(ContentItemRow.key, ContentItemRow.pack).where(ContentItemRow.kind == kind)
        )
        return {row.key: row.pack for row in rows}

    def has(self, kind: str, key: str) -> bool:
        """Tell whether there is such an item, whatever has become of it."""
        rows = self._connection.execute(
            select(ContentItemRow.id).where(ContentItemRow.kind == kind, ContentItemRow.key == key)
        )
        return rows.first() is not None

    def siblings(self, item_id: UUID, status: str) -> tuple[UUID, ...]:
        """Return the ids of an item's versions in this state."""
        rows = self._connection.execute(
            select(ContentVersionRow.id).where(
                ContentVersionRow.item_id == item_id, ContentVersionRow.status == status
            )
        )
        return tuple(row.id for row in rows)

    def published_ids(self, kind: str) -> tuple[UUID, ...]:
        """Return the published version of each item of this kind, by key."""
        rows = self._connection.execute(
            select(ContentVersionRow.id)
            .join(ContentItemRow, ContentItemRow.id == ContentVersionRow.item_id)
            .where(ContentItemRow.kind == kind, ContentVersionRow.status == "published")
            .order_by(ContentItemRow.key)
        )
        return tuple(row.id for row in rows)

    def some(self, version_ids: Sequence[UUID]) -> tuple[ContentVersion, ...]:
        """Return these versions, in any order."""
        rows = self._connection.execute(
            _versions().where(ContentVersionRow.id.in_(list(version_ids)))
        )
        return tuple(_version(row) for row in rows)

    def outlines(self, kinds: Sequence[str], fields: Sequence[str]) -> tuple[Outline, ...]:
        """Return the published items of these kinds with *fields* of their bodies, by key.

        The bodies are looked into by the database: a hundred scenarios need not be read whole to
        show their titles and minutes.
        """
        rows = self._connection.execute(
            select(
                ContentVersionRow.id,
                ContentItemRow.kind,
                ContentItemRow.key,
                ContentVersionRow.title,
                *(func.json_extract(ContentVersionRow.body, f"$.{name}") for name in fields),
            )
            .join(ContentItemRow, ContentItemRow.id == ContentVersionRow.item_id)
            .where(ContentItemRow.kind.in_(list(kinds)), ContentVersionRow.status == "published")
            .order_by(ContentItemRow.key)
        )
        return tuple(
            Outline(row.id, row.kind, row.key, row.title, dict(zip(fields, row[4:], strict=True)))
            for row in rows
        )

    def published_one(self, kind: str, key: str) -> ContentVersion:
        """Return the published version of one item; raises NotFound."""
        row = self._connection.execute(
            _versions().where(
                ContentItemRow.kind == kind,
                ContentItemRow.key == key,
                ContentVersionRow.status == "published",
            )
        ).first()
        if row is None:
            raise NotFound(f"{kind} {key}")
        return _version(row)

    def titles(self, kinds: Collection[str]) -> tuple[Found, ...]:
        """Return every published item of these kinds without its body."""
        rows = self._connection.execute(
            select(
                ContentVersionRow.id,
                ContentItemRow.kind,
                ContentItemRow.key,
                ContentVersionRow.title,
            )
            .join(ContentItemRow, ContentItemRow.id == ContentVersionRow.item_id)
            .where(ContentItemRow.kind.in_(list(kinds)), ContentVersionRow.status == "published")
            .order_by(ContentItemRow.kind, ContentItemRow.key)
        )
        return tuple(Found(row.id, row.kind, row.key, row.title) for row in rows)

    def latest(self, pack: str) -> dict[tuple[str, str], tuple[UUID, UUID, int, str]]:
        """Return for each (kind, key) of a pack: item id, newest version id, number, sha256."""
        newest = (
            select(ContentVersionRow.item_id, func.max(ContentVersionRow.number).label("number"))
            .group_by(ContentVersionRow.item_id)
            .subquery()
        )
        rows = self._connection.execute(
            _versions()
            .join(
                newest,
                (newest.c.item_id == ContentVersionRow.item_id)
                & (newest.c.number == ContentVersionRow.number),
            )
            .where(ContentItemRow.pack == pack)
        )
        return {(r.kind, r.key): (r.item_id, r.id, r.number, r.sha256) for r in rows}

    def standings(self, pack: str) -> dict[tuple[str, str], Standing]:
        """Return how far each (kind, key) of a pack has come."""
        rows = self._connection.execute(
            select(
                ContentItemRow.kind,
                ContentItemRow.key,
                ContentVersionRow.item_id,
                ContentVersionRow.id,
                ContentVersionRow.number,
                ContentVersionRow.status,
                ContentVersionRow.sha256,
                ContentVersionRow.author_id,
            )
            .join(ContentItemRow, ContentItemRow.id == ContentVersionRow.item_id)
            .where(ContentItemRow.pack == pack)
            .order_by(ContentVersionRow.number)
        )
        found: dict[tuple[str, str], Standing] = {}
        for row in rows:
            known = found.get((row.kind, row.key))
            shipped = known.shipped_sha256 if known and row.author_id else row.sha256
            published = known.published if known else None
            here = known.published_here if known else False
            if row.status == "published":
                published, here = row.id, row.author_id is not None
            found[row.kind, row.key] = Standing(row.item_id, row.number, shipped, published, here)
        return found

    def editions(
        self, kind: str, fields: Sequence[str], item_id: UUID | None = None
    ) -> tuple[Edition, ...]:
        """Return every version of the items of a kind, by key and newest first, without bodies."""
        query = (
            select(
                ContentVersionRow.id,
                ContentVersionRow.item_id,
                ContentItemRow.pack,
                ContentItemRow.key,
                ContentVersionRow.number,
                ContentVersionRow.status,
                ContentVersionRow.title,
                ContentVersionRow.created_at,
                ContentVersionRow.author_id,
                *(func.json_extract(ContentVersionRow.body, f"$.{name}") for name in fields),
            )
            .join(ContentItemRow, ContentItemRow.id == ContentVersionRow.item_id)
            .where(ContentItemRow.kind == kind)
            .order_by(ContentItemRow.key, ContentVersionRow.number.desc())
        )
        if item_id is not None:
            query = query.where(ContentVersionRow.item_id == item_id)
        return tuple(
            Edition(
                version_id=row.id,
                item_id=row.item_id,
                pack=row.pack,
                key=row.key,
                number=row.number,
                status=row.status,
                title=row.title,
                created_at=row.created_at,
                author_id=row.author_id,
                fields=dict(zip(fields, row[9:], strict=True)),
            )
            for row in self._connection.execute(query)
        )
