"""SQLAlchemy models, private to db."""

from db.tables.base import Base
from db.tables.cards import CardReviewRow, CardRow
from db.tables.content import ContentItemRow, ContentVersionRow
from db.tables.examples import ExampleRetiredRow, ExampleRow
from db.tables.judgements import CertificateRow, SheetEvidenceRow, SheetRow
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
)
"""Tables whose rows are facts: triggers in the database refuse every change to them."""

__all__ = [
    "FACTS",
    "AttemptResultRow",
    "AttemptRow",
    "AttemptTurnRow",
    "AuditRow",
    "Base",
    "CardReviewRow",
    "CardRow",
    "CertificateRow",
    "ContentBestRow",
    "ContentItemRow",
    "ContentVersionRow",
    "DraftRow",
    "ExampleRetiredRow",
    "ExampleRow",
    "HousekeepingRow",
    "OrganisationRow",
    "OwnDayRow",
    "PersonRow",
    "PlanRow",
    "PlannedSessionRow",
    "PracticeDayRow",
    "SettingRow",
    "SheetEvidenceRow",
    "SheetRow",
    "TeamRow",
]
