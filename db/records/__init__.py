"""What leaves db: frozen dataclasses, one module a subject."""

from db.records.cards import Card, CardReview
from db.records.content import ContentVersion, Found, Outline
from db.records.examples import Example, ExampleEntry, Retirement
from db.records.judgements import (
    CandidateEntry,
    Certificate,
    CertificateEntry,
    Countersign,
    Evidence,
    Sheet,
    SheetEntry,
)
from db.records.mentoring import MilestoneDecision, Pairing, PrivateNote, Profile
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
from db.records.quality import (
    Calibration,
    CalibrationClosed,
    CoachingEvent,
    CoachingPlan,
    Contact,
    Dispute,
    DisputeRuling,
    Draw,
)

__all__ = [
    "Attempt",
    "AttemptEntry",
    "AttemptResult",
    "AttemptTurn",
    "AuditEntry",
    "Calibration",
    "CalibrationClosed",
    "CandidateEntry",
    "Card",
    "CardReview",
    "Certificate",
    "CertificateEntry",
    "CoachingEvent",
    "CoachingPlan",
    "Contact",
    "ContentVersion",
    "Countersign",
    "Dispute",
    "DisputeRuling",
    "Draft",
    "Draw",
    "DrillStanding",
    "Evidence",
    "Example",
    "ExampleEntry",
    "Found",
    "MilestoneDecision",
    "ModeStanding",
    "Organisation",
    "Outline",
    "OwnDay",
    "Pairing",
    "Person",
    "Plan",
    "PracticeDay",
    "PrivateNote",
    "Profile",
    "Retirement",
    "Role",
    "SessionOnDay",
    "Sheet",
    "SheetEntry",
    "SignInState",
    "Team",
    "TraineeEntry",
]
