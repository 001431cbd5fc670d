"""When low marks in a row open a coaching plan."""

from collections.abc import Collection, Sequence
from uuid import UUID

from db.records import StandingMark

LOW_LINE = 70.0
"""Marks under it are low [S1]."""
LOW_RUN = 3
"""As many low marks in a row open a plan [S1]."""


def low_run(
    marks: Sequence[StandingMark],
    used: Collection[UUID],
    line: float = LOW_LINE,
    length: int = LOW_RUN,
) -> tuple[StandingMark, ...]:
    """Return the newest *length* of *marks* if they call for a plan, else nothing.

    All of them have to be under *line*, and none may have called for a plan before: *used* holds
    the roots of those that did. So six low marks in a row call twice and the fourth alone never
    does; a sheet that is corrected keeps its root and does not call again. *marks* come oldest
    first; an inspection without a total says nothing and is passed over.
    """
    newest = [one for one in marks if one.total is not None][-length:]
    if len(newest) < length:
        return ()
    if any(one.total is None or one.total >= line or one.root_id in used for one in newest):
        return ()
    return tuple(newest)


def mean_of(marks: Sequence[StandingMark]) -> float | None:
    """Return the mean of the totals to one decimal, half up as on a sheet; None without any."""
    totals = [round(one.total * 10) for one in marks if one.total is not None]
    if not totals:
        return None
    return (2 * sum(totals) + len(totals)) // (2 * len(totals)) / 10
