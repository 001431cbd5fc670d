"""The time limits that an answer is held against, by channel."""

import math
from dataclasses import dataclass
from typing import Literal

from desktop_app.system.text import tr
from desktop_app.training.practice.figures import TimeFigures
from desktop_app.training.practice.model import Channel


@dataclass(frozen=True, slots=True)
class Timing:
    """How long an answer took: seconds from the line being shown, pauses taken out.

    `first_key` ends at the first key or composition, `answer` when the reply is sent.
    """

    first_key: float
    answer: float


@dataclass(frozen=True, slots=True)
class Kpi:
    """The limits of one exchange in seconds; only the first exchange has a first response."""

    first_response: float | None
    answer: float


@dataclass(frozen=True, slots=True)
class Measured:
    """One time held against its limit."""

    what: Literal["first_response", "answer", "handling"]
    seconds: float
    limit: float

    @property
    def within(self) -> bool:
        """Whether the limit was kept."""
        return self.seconds <= self.limit

    @property
    def name(self) -> str:
        """What was measured, in words."""
        names = {
            "first_response": tr("首次响应"),
            "answer": tr("答复用时"),
            "handling": tr("全程用时"),
        }
        return names[self.what]

    @property
    def sentence(self) -> str:
        """`答复用时 38 秒，在 90 秒以内`."""
        kept, passed = (
            tr("{name} {s} 秒，在 {limit} 秒以内"),
            tr("{name} {s} 秒，超过了 {limit} 秒"),
        )
        form = kept if self.within else passed
        return form.format(name=self.name, s=round(self.seconds), limit=round(self.limit))

    @property
    def limits_passed(self) -> int:
        """0 within the limit, 1 beyond it, 2 beyond twice the limit …"""
        return 0 if self.within else int(min(self.seconds / self.limit, 1000))


def kpi_for(channel: Channel, first: bool, times: TimeFigures) -> Kpi:
    """The limits of an exchange on *channel*; *first* says that it opens the conversation."""
    answer = {
        Channel.PHONE: times.phone,
        Channel.CHAT: times.chat,
        Channel.GROUP: times.chat,
        Channel.DESK: times.desk,
        Channel.EMAIL: times.email,
    }[channel]
    return Kpi(times.first_response if first else None, answer)


def measured(timing: Timing, kpi: Kpi) -> tuple[Measured, ...]:
    """The times of one exchange with their limits; a clock set back counts as no time at all."""
    times = [Measured("answer", sane_seconds(timing.answer), kpi.answer)]
    if kpi.first_response is not None:
        times.insert(
            0, Measured("first_response", sane_seconds(timing.first_key), kpi.first_response)
        )
    return tuple(times)


def share_kept(time: Measured, times: TimeFigures) -> float:
    """1 within the limit, falling evenly to 0 at `worthless_at` limits."""
    if time.within:
        return 1.0
    beyond = time.seconds / time.limit - 1
    return max(0.0, 1 - beyond / (times.worthless_at - 1))


def sane_seconds(seconds: float) -> float:
    """A measured time that can be reckoned with: never negative, never infinite."""
    return max(0.0, seconds) if math.isfinite(seconds) else 0.0
