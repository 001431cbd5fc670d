"""What the room of disputes shows, as plain values."""

from dataclasses import dataclass

from desktop_app.widgets.row_list import ListRow
from desktop_app.widgets.tags import Tone

__all__ = ["DisputeShown", "ListRow", "ProposalShown"]


@dataclass(frozen=True, slots=True)
class ProposalShown:
    """One item as it was judged and as the agent would have it."""

    item: str
    label: str
    was: str
    proposed: str
    guidance: str
    verdict: str
    """What was decided on it, empty while the dispute is open."""


@dataclass(frozen=True, slots=True)
class DisputeShown:
    """A dispute with the sheet that it is about, and its decision or how to decide it."""

    key: str
    title: str
    sentence: str
    state: str
    tone: Tone
    reason: str
    proposals: tuple[ProposalShown, ...]
    warning: str
    """Said where the inspector would rule on an own inspection while somebody else could."""
    ruling: str
    ruled: str
    may_rule: bool
    total: str
    sheet: str
    corrected: str
    """Ids of the sheets, the second empty where none was made."""
