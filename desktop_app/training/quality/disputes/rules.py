"""What a dispute may propose, what comes of it, and until when it can be raised."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr

if TYPE_CHECKING:
    from desktop_app.training.curriculum.workdays import WorkCalendar


class Outcome(StrEnum):
    """What a ruling can be."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """The outcome as people read it."""
        names = {"accepted": tr("全部采纳"), "partly": tr("部分采纳"), "refused": tr("维持原判")}
        return names[self.value]


class BadDispute(Trouble):
    """An objection or a ruling that cannot be handed in as it stands."""

    def __init__(self, what: str, do: str = "") -> None:
        super().__init__(what, tr("已填的内容都还在。"), do or tr("请补充后再提交。"))


def outcome_of(proposed: Collection[str], accepted: Collection[str]) -> Outcome:
    """Return what accepting these of the proposed items comes to."""
    taken = set(proposed) & set(accepted)
    if not taken:
        return Outcome.REFUSED
    return Outcome.ACCEPTED if taken == set(proposed) else Outcome.PARTLY


def merged(
    answers: Mapping[str, Any], proposed: Mapping[str, Any], accepted: Collection[str]
) -> dict[str, Any]:
    """Return the answers of a sheet with the accepted ones of the proposal in their place."""
    return dict(answers) | {item: proposed[item] for item in proposed if item in set(accepted)}


def changed_only(answers: Mapping[str, Any], proposed: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of the proposal differs from the sheet; an item cleared again is no proposal."""
    return {
        item: value
        for item, value in proposed.items()
        if value not in (None, "", []) and answers.get(item) != value
    }


def last_day(signed_on: date, working_days: int, calendar: "WorkCalendar") -> date:
    """Return the last day to object to a sheet: the day of signing does not count."""
    return calendar.nth_working(signed_on + timedelta(days=1), working_days)
