"""SQLAlchemy models, private to db."""

from db.tables.base import Base
from db.tables.cards import CardReviewRow, CardRow
from db.tables.content import ContentItemRow, ContentVersionRow
from db.tables.examples import ExampleRetiredRow, ExampleRow
from db.tables.judgements import CertificateRow, CountersignRow, SheetEvidenceRow, SheetRow
from db.tables.mentoring import (
    MilestoneDecisionRow,
    PairingRow,
    PrivateNoteRow,
    ProfileRow,
    RolePlayRow,
)
from db.tables.people import (
    AuditRow,
    DraftRow,
    HousekeepingRow,
    OrganisationRow,
    PersonRow,
    SettingRow,
    TeamRow,
)
from db.tables.plans import OwnDayRow, PlannedSessionRow, PlanRow
from db.tables.practice import (
    AttemptResultRow,
    AttemptRow,
    AttemptTurnRow,
    ContentBestRow,
    PracticeDayRow,
)
from db.tables.quality import (
    CalibrationAgreedRow,
    CalibrationClosedRow,
    CalibrationRow,
    CoachingEventRow,
    CoachingPlanRow,
    ContactRow,
    DisputeRow,
    DisputeRulingRow,
    InspectionDrawRow,
)

FACTS = (
    "attempt",
    "attempt_turn",
    "attempt_result",
    "sheet",
    "sheet_evidence",
    "certificate",
    "audit",
    "example",
    "example_retired",
    "card_review",
    "countersign",
    "contact",
    "inspection_draw",
    "coaching_plan",
    "coaching_event",
    "dispute",
    "dispute_ruling",
    "calibration",
    "calibration_closed",
    "calibration_agreed",
    "pairing",
    "milestone_decision",
    "role_play",
)
"""Tables whose rows are facts: triggers in the database refuse every change to them."""

__all__ = [
    "FACTS",
    "AttemptResultRow",
    "AttemptRow",
    "AttemptTurnRow",
    "AuditRow",
    "Base",
    "CalibrationAgreedRow",
    "CalibrationClosedRow",
    "CalibrationRow",
    "CardReviewRow",
    "CardRow",
    "CertificateRow",
    "CoachingEventRow",
    "CoachingPlanRow",
    "ContactRow",
    "ContentBestRow",
    "ContentItemRow",
    "ContentVersionRow",
    "CountersignRow",
    "DisputeRow",
    "DisputeRulingRow",
    "DraftRow",
    "ExampleRetiredRow",
    "ExampleRow",
    "HousekeepingRow",
    "InspectionDrawRow",
    "MilestoneDecisionRow",
    "OrganisationRow",
    "OwnDayRow",
    "PairingRow",
    "PersonRow",
    "PlanRow",
    "PlannedSessionRow",
    "PracticeDayRow",
    "PrivateNoteRow",
    "ProfileRow",
    "RolePlayRow",
    "SettingRow",
    "SheetEvidenceRow",
    "SheetRow",
    "TeamRow",
]
