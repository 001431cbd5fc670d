"""The three parts of a drill between people, and the form of each."""

from collections.abc import Mapping
from enum import StrEnum
from uuid import UUID

from db.records import RolePlay


class Part(StrEnum):
    """Who somebody was in a drill, in the order in which the views are filled in."""

    CUSTOMER = "customer"
    AGENT = "agent"
    OBSERVER = "observer"

    @property
    def label(self) -> str:
        """Its name for people."""
        return {"customer": "客户", "agent": "客服", "observer": "观察员"}[self.value]


FORMS: Mapping[Part, str] = {part: f"drill-view-{part}" for part in Part}
SUMMARY = "drill-summary"


def play_target(play_id: UUID) -> str:
    """Return the target of the sheets on one play."""
    return f"play:{play_id}"


def people_of(play: RolePlay) -> dict[Part, UUID]:
    """Return who was what."""
    return {
        Part.CUSTOMER: play.customer_id,
        Part.AGENT: play.agent_id,
        Part.OBSERVER: play.observer_id,
    }
