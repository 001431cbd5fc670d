"""The clock of a debrief as it is kept: what has gone by, and whether it runs on."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

_LONGEST = 2
"""A clock left running for more than so many times the planned minutes was forgotten."""


@dataclass(frozen=True, slots=True)
class Debrief:
    """Seconds gone by at `at`; running, they grow."""

    seconds: float
    running: bool
    at: datetime | None = None

    def body(self) -> dict[str, Any]:
        """Return it as a draft keeps it."""
        at = self.at.isoformat() if self.at else ""
        return {"seconds": self.seconds, "running": self.running, "at": at}


def read_debrief(body: Any) -> Debrief:
    """Return what a draft holds; nothing yet is a clock at zero."""
    if not isinstance(body, dict) or not body.get("at"):
        return Debrief(0.0, False)
    at = datetime.fromisoformat(body["at"])
    return Debrief(float(body["seconds"]), bool(body["running"]), at)


def gone_on(kept: Debrief, now: datetime, planned_minutes: int) -> Debrief:
    """Return the clock at *now*: it has run on while the program was closed.

    One that was forgotten stands still where it was last touched.
    """
    if not kept.running or kept.at is None:
        return Debrief(kept.seconds, False, kept.at)
    seconds = kept.seconds + max(0.0, (now - kept.at).total_seconds())
    if seconds > _LONGEST * planned_minutes * 60:
        return Debrief(kept.seconds, False, kept.at)
    return Debrief(seconds, True, kept.at)
