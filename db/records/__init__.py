"""What leaves db: frozen dataclasses, one module a subject."""

from db.records.cards import Card, CardReview
from db.records.checks import CheckEntry, Filled
from db.records.content import ContentVersion, Edition, Found, Outline, Standing
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
from db.records.mentoring import MilestoneDecision, Pairing, PrivateNote, Profile, RolePlay
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
    "CheckEntry",
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
    "Edition",
    "Evidence",
    "Example",
    "ExampleEntry",
    "Filled",
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
    "RolePlay",
    "SessionOnDay",
    "Sheet",
    "SheetEntry",
    "SignInState",
    "Standing",
    "Team",
    "TraineeEntry",
]
