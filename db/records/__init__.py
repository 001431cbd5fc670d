"""What leaves db: frozen dataclasses, one module a subject."""

from db.records.cards import Card, CardReview
from db.records.content import ContentVersion, Found, Outline
from db.records.examples import Example, ExampleEntry, Retirement
from db.records.judgements import (
    CandidateEntry,
    Certificate,
    CertificateEntry,
    Evidence,
    Sheet,
    SheetEntry,
)
from db.records.people import (
    AuditEntry,
    Draft,
    Organisation,
    Person,
    Role,
    SignInState,
    Team,
    TraineeEntry,
)
from db.records.plans import OwnDay, Plan, SessionOnDay
from db.records.practice import (
    Attempt,
    AttemptEntry,
    AttemptResult,
    AttemptTurn,
    DrillStanding,
    ModeStanding,
    PracticeDay,
)

__all__ = [
    "Attempt",
    "AttemptEntry",
    "AttemptResult",
    "AttemptTurn",
    "AuditEntry",
    "CandidateEntry",
    "Card",
    "CardReview",
    "Certificate",
    "CertificateEntry",
    "ContentVersion",
    "Draft",
    "DrillStanding",
    "Evidence",
    "Example",
    "ExampleEntry",
    "Found",
    "ModeStanding",
    "Organisation",
    "Outline",
    "OwnDay",
    "Person",
    "Plan",
    "PracticeDay",
    "Retirement",
    "Role",
    "SessionOnDay",
    "Sheet",
    "SheetEntry",
    "SignInState",
    "Team",
    "TraineeEntry",
]
