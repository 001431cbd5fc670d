"""People, teams, the organisation, drafts and the log of who did what."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID


class Role(StrEnum):
    """What a person may be; one person may be several."""

    TRAINEE = "trainee"
    MENTOR = "mentor"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Organisation:
    """Whose workstation this is."""

    id: UUID
    name: str
    sample: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Team:
    """A group of agents."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works here, without their password."""

    id: UUID
    name: str
    initials: str
    staff_number: str
    roles: frozenset[Role]
    team_id: UUID | None
    team: str
    mentor_id: UUID | None
    mentor: str
    joined_on: date
    active: bool = True

    def has(self, role: Role) -> bool:
        """Tell whether the person holds *role*."""
        return role in self.roles


@dataclass(frozen=True, slots=True)
class SignInState:
    """What signing in needs to know: the hash, and how often it went wrong lately."""

    person: Person
    password_hash: str
    wrong_passwords: int
    wait_until: datetime | None


@dataclass(frozen=True, slots=True)
class Draft:
    """Work in progress of one person."""

    owner_id: UUID
    name: str
    body: Any
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who looked at or did what, when."""

    id: UUID
    at: datetime
    person_id: UUID | None
    act: str
    about_id: UUID | None
    detail: str


@dataclass(frozen=True, slots=True)
class TraineeEntry:
    """A trainee as the list of people shows them, with the mark of the latest practice."""

    id: UUID
    name: str
    initials: str
    staff_number: str
    team: str
    mentor_id: UUID | None
    mentor: str
    joined_on: date
    mark: float | None
