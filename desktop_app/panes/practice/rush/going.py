"""Where the next message can go: by number, by name, to the next who waits, to everybody."""

from desktop_app.panes.practice.rush.shown import Where
from desktop_app.training.practice.rush.drill import CLOSING, OPENING
from desktop_app.training.practice.rush.running import RushRun, To, place_of, waiting

EVERYBODY = Where("all", OPENING)


def by_number(run: RushRun, where: Where, number: int, now: float) -> Where | None:
    """The customer with this number, or with 0 everybody; again the same: the other way there.

    None where nobody with this number has come yet.
    """
    if number == 0:
        return toggled(run, where) if where.to in ("all", "summary") else EVERYBODY
    came = {one.number: one for one in run.drill.customers}.get(number)
    if came is None or came.arrives > now:
        return None
    return toggled(run, where) if came.id == where.key else where_of(run, came.id)


def by_key(run: RushRun, where: Where, key: str) -> Where:
    """The conversation *key*, an empty one for everybody; the same again changes nothing."""
    if key == where.key or (not key and where.to in ("all", "summary")):
        return where
    return where_of(run, key) if key else EVERYBODY


def where_of(run: RushRun, key: str) -> Where:
    """Where a message to the conversation *key* would go first."""
    customer = run.drill.customer(key)
    if customer is None:
        return Where("summary" if key == CLOSING else "all", key)
    return Where("private" if place_of(run, customer) is To.PRIVATE else "one", key)


def toggled(run: RushRun, where: Where) -> Where:
    """The other way to the same: in the room or in private, the first word or the summary."""
    if where.to == "all":
        return Where("summary", CLOSING)
    if where.to == "summary":
        return Where("all", OPENING)
    if not run.drill.in_group:
        return where
    return Where("one" if where.to == "private" else "private", where.key)


def next_waiting(run: RushRun, where: Where, now: float) -> Where:
    """The customer who waits next in the list; the summary where nobody waits."""
    left = waiting(run, now)
    if not left:
        return where_of(run, CLOSING)
    current = run.drill.customer(where.key)
    place = current.number if current else 0
    key = next((one.id for one in left if one.number > place), left[0].id)
    return where_of(run, key)
