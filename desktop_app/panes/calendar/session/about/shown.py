"""What the room about a session is handed to show."""

from dataclasses import dataclass

from desktop_app.panes.calendar.session.roll.shown import LeaveShown
from desktop_app.widgets.tags import Tone


@dataclass(frozen=True, slots=True)
class MaterialShown:
    """Something to use; `act` empty: nothing opens, it is brought or handed out."""

    name: str
    detail: str
    act: str
    may_put: bool


@dataclass(frozen=True, slots=True)
class BeforeShown:
    """What has to come before; `key` opens its page."""

    key: str
    title: str
    detail: str
    tag: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class OwnShown:
    """The actor's own seat."""

    state: str
    tone: Tone
    sentence: str
    leave: LeaveShown | None
    may_ask: bool
    ask_hint: str
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class ClosingShown:
    """What was covered and what moves on; `closed` says when and by whom, empty while open."""

    covered: str
    moves_on: str
    closed: str
    may_write: bool
    act: str
    hint: str


@dataclass(frozen=True, slots=True)
class HeardShown:
    """Feedback on the session."""

    sentence: str
    lines: tuple[tuple[str, str], ...]
    act: str


@dataclass(frozen=True, slots=True)
class AboutShown:
    """One session as it was planned, and what stands around it."""

    stage: str
    tone: Tone
    rows: tuple[tuple[str, str], ...]
    materials: tuple[MaterialShown, ...]
    before: tuple[BeforeShown, ...]
    before_sentence: str
    left_over: tuple[tuple[str, str], ...]
    """What an earlier session passed on: where from, and what."""
    may_take_over: bool
    own: OwnShown | None
    closing: ClosingShown | None
    heard: HeardShown | None
    changes: tuple[tuple[str, str], ...] = ()
    """When and by whom it was changed, and what."""
