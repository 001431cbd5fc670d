"""Content that the organisation wrote itself, in versions over months."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from db.records import ContentVersion, Person
from db.store import Transaction
from desktop_app.sample.staff import IdSource
from desktop_app.training.content.use_cases import OWN_PACK, PUBLISHED, RETIRED, digest
from desktop_app.training.content.writing.states import Body


def write_versions(
    tx: Transaction,
    author: Person,
    now: datetime,
    ids: IdSource,
    random: Random,
    bodies: Sequence[Body],
    ages: Sequence[int],
    retired: bool = False,
) -> None:
    """Write one item's versions, oldest first, each so many days old; the last one is in use."""
    item = ids.next()
    for number, (age, body) in enumerate(zip(ages, bodies, strict=True), 1):
        in_use = number == len(bodies) and not retired
        tx.content.add(
            ContentVersion(
                id=ids.next(),
                item_id=item,
                pack=OWN_PACK,
                kind=body["kind"],
                key=body["key"],
                number=number,
                status=PUBLISHED if in_use else RETIRED,
                title=body["title"],
                body=body,
                sha256=digest(body),
                created_at=now - timedelta(days=age, minutes=random.randrange(300)),
                author_id=author.id,
            )
        )
