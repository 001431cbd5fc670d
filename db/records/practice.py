"""Attempts and what is counted of them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Attempt:
    """One run through a script or scenario, as it was begun."""

    id: UUID
    person_id: UUID
    version_id: UUID
    content_key: str
    title: str
    channel: str
    difficulty: str
    mode: str
    seed: int
    started_at: datetime


@dataclass(frozen=True, slots=True)
class AttemptTurn:
    """One exchange; `body` holds reply, times, analysis and mood as they were judged."""

    attempt_id: UUID
    number: int
    sent_at: datetime
    body: Any


@dataclass(frozen=True, slots=True)
class AttemptResult:
    """How an attempt ended; `body` holds the whole judgement with its figures and reasons."""

    attempt_id: UUID
    person_id: UUID
    content_key: str
    finished_at: datetime
    seconds: int
    turns: int
    ending: str
    total: float | None
    calming: float | None
    solution: float | None
    time: float | None
    language: float | None
    passed: bool
    body: Any


@dataclass(frozen=True, slots=True)
class AttemptEntry:
    """A finished attempt as lists show it."""

    attempt_id: UUID
    person_id: UUID
    content_key: str
    title: str
    channel: str
    difficulty: str
    mode: str
    finished_at: datetime
    seconds: int
    turns: int
    ending: str
    total: float | None
    passed: bool


@dataclass(frozen=True, slots=True)
class PracticeDay:
    """What a person practised on one local day; `total_sum` adds up the marks."""

    day: date
    attempts: int
    seconds: int
    total_sum: float
    passed: int


@dataclass(frozen=True, slots=True)
class DrillStanding:
    """Where a person stands with one drill."""

    content_key: str
    attempts: int
    best: float
    latest: float
    latest_at: datetime


@dataclass(frozen=True, slots=True)
class ModeStanding:
    """What a person has made of one drill in one mode; `best` is None where no mark is given."""

    mode: str
    runs: int
    passed: int
    best: float | None
    latest_at: datetime


@dataclass(frozen=True, slots=True)
class JudgedAttempt:
    """A finished attempt with what it was given on each criterion."""

    attempt_id: UUID
    content_key: str
    title: str
    difficulty: str
    finished_at: datetime
    passed: bool
    marks: tuple[float | None, ...]
    """Calming, solution, time, language; None where a drill does not judge one."""


@dataclass(frozen=True, slots=True)
class Recall:
    """A moment of a drill, or a point of it, that did not come to mind so many times."""

    content_key: str
    turn: str
    point: str
    made_by: UUID
    """The attempt in which it was missed first."""
    times: int
