"""Contacts, draws, marks that stand, disputes and calibrations."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact with a customer that can be inspected; nothing in it identifies a customer."""

    id: UUID
    agent_id: UUID
    kind: str
    """`attempt`, `chat_log`, `call_note` or `live`."""
    channel: str
    day: date
    title: str
    attempt_id: UUID | None
    body: Any
    """`{"lines": [{"who": "customer" | "agent" | "note", "said": …, "at": …}]}`; empty for an
    attempt, whose turns are its lines."""
    source: str
    added_by: UUID | None
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Draw:
    """A contact drawn for inspection in the week that begins on `week` (a Monday)."""

    id: UUID
    week: date
    agent_id: UUID
    contact_id: UUID
    drawn_by: UUID
    drawn_at: datetime
    how: Any
    """How it was drawn: `{"seed": …, "pool": size, "place": index}`."""
    replaces_id: UUID | None
    reason: str


@dataclass(frozen=True, slots=True)
class StandingMark:
    """An inspection that no correction has replaced, in its place among a person's inspections."""

    sheet_id: UUID
    root_id: UUID
    """The sheet that the chain of corrections began with; itself without one."""
    day: date
    signed_at: datetime
    """When the first sheet of the chain was signed."""
    total: float | None


@dataclass(frozen=True, slots=True)
class DrillRun:
    """A finished attempt at a drill, as far as a plan counts it."""

    attempt_id: UUID
    content_key: str
    finished_at: datetime
    total: float | None
    passed: bool


@dataclass(frozen=True, slots=True)
class Dispute:
    """An objection to a sheet by whom it is about."""

    id: UUID
    sheet_id: UUID
    raised_by: UUID
    raised_at: datetime
    reason: str
    proposed: Any
    """Answers by item id, as the objector would have them."""


@dataclass(frozen=True, slots=True)
class DisputeRuling:
    """The decision on a dispute."""

    dispute_id: UUID
    ruled_by: UUID
    ruled_at: datetime
    outcome: str
    """`accepted`, `partly` or `refused`."""
    reason: str
    sheet_id: UUID | None
    """The sheet that replaces the disputed one; None where it stands."""


@dataclass(frozen=True, slots=True)
class DisputeEntry:
    """A dispute as lists show it, with the sheet that it is about and what was decided."""

    id: UUID
    sheet_id: UUID
    number: str
    title: str
    day: date
    subject_id: UUID
    subject: str
    filler_id: UUID
    filler: str
    raised_at: datetime
    reason: str
    total: float | None
    outcome: str | None
    """None while it is open."""
    ruled_at: datetime | None
    ruled_by: UUID | None
    ruler: str | None
    corrected_id: UUID | None
    corrected_total: float | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """One contact to be scored blind by several inspectors on one version of a form."""

    id: UUID
    contact_id: UUID
    version_id: UUID
    title: str
    opened_by: UUID
    opened_at: datetime
    reference_id: UUID
    """The inspector whose sheet the others are measured against."""
    inspectors: Any
    """Ids of everybody who scores, as texts, the reference among them."""


@dataclass(frozen=True, slots=True)
class CalibrationClosed:
    """The end of a calibration: from here on everybody sees every sheet of it."""

    calibration_id: UUID
    closed_by: UUID
    closed_at: datetime
    reason: str
    """Why it was closed before everybody had scored; empty where everybody had."""


@dataclass(frozen=True, slots=True)
class CalibrationAgreed:
    """What the inspectors agreed about one item of a calibration."""

    id: UUID
    calibration_id: UUID
    item: str
    text: str
    by_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class CalibrationEntry:
    """A calibration as lists show it; it says nothing of any mark."""

    id: UUID
    title: str
    contact_title: str
    channel: str
    agent: str
    form_title: str
    opened_at: datetime
    closed_at: datetime | None
    inspectors: tuple[UUID, ...]
    done: frozenset[UUID]
    """Who has handed in their sheet."""
