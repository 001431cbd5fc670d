"""Sheets and certificates."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Evidence:
    """A record that a sheet rests on: an attempt, a sheet or a session."""

    kind: str
    record_id: UUID
    note: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A filled-in and signed form."""

    id: UUID
    number: str
    version_id: UUID
    form_key: str
    title: str
    use: str
    subject_id: UUID
    filler_id: UUID
    day: date
    signed_at: datetime
    answers: Any
    total: float | None
    band: str
    passed: bool
    score: Any
    replaces_id: UUID | None
    evidence: tuple[Evidence, ...] = ()
    target: str = ""
    """What it is about beside a person: `program:<key>`, `draw:<id>`, `calibration:<id>` …"""


@dataclass(frozen=True, slots=True)
class Countersign:
    """The word of whom a sheet is about: agreed, or objected with a reason."""

    sheet_id: UUID
    person_id: UUID
    at: datetime
    agrees: bool
    reason: str


@dataclass(frozen=True, slots=True)
class SheetsWanted:
    """Which signed sheets a list asks for; what is empty does not narrow it.

    `seen_by` lets only sheets through that are about this person or their trainees.
    """

    uses: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    """Uses that are left out."""
    subject_id: UUID | None = None
    team_id: UUID | None = None
    joined: date | None = None
    """A day of the month in which those joined whom the sheets are about: their cohort."""
    class_id: UUID | None = None
    """The class that those are, or were, in whom the sheets are about."""
    text: str = ""
    """Part of the subject's name, initials or staff number, or of the sheet's number."""
    first: date | None = None
    last: date | None = None
    seen_by: UUID | None = None
    mentoring: bool = False
    """Whether `seen_by` is somebody's mentor now."""
    standing: bool = False
    """Only sheets that no correction has replaced."""


@dataclass(frozen=True, slots=True)
class ListedSheet:
    """A sheet of a list that is paged by key, with what became of it."""

    entry: "SheetEntry"
    replaces: bool
    replaced: bool
    agrees: bool | None
    """The word of whom it is about; None: none yet."""
    target: str = ""
    """What the sheet is about, where that is no person, or what it belongs to."""


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet as lists show it."""

    id: UUID
    number: str
    form_key: str
    title: str
    use: str
    subject_id: UUID
    subject: str
    filler_id: UUID
    filler: str
    day: date
    signed_at: datetime
    total: float | None
    band: str
    passed: bool


@dataclass(frozen=True, slots=True)
class Certificate:
    """An issued certificate with its PDF, frozen at issue."""

    id: UUID
    number: str
    person_id: UUID
    level: str
    theory: float
    practical: float
    total: float
    theory_sheet_id: UUID
    practical_sheet_id: UUID
    issued_on: date
    valid_until: date
    issued_by: UUID
    issued_at: datetime
    figures: Any
    pdf: bytes
    sha256: str
    person_name: str = ""
    """As it is printed."""
    code: str = ""
    """The signed text of its QR code."""
    key_id: str = ""
    """By which keys it is signed; empty on certificates from before they were signed."""
    replaces_id: UUID | None = None
    """The certificate whose place it took."""
    layout_id: UUID | None = None
    """The version of the layout that it was drawn by; None: as the program comes."""


@dataclass(frozen=True, slots=True)
class CertificateEntry:
    """A certificate as the register shows it, with the two sheets that it rests on."""

    id: UUID
    number: str
    person_id: UUID
    person: str
    initials: str
    staff_number: str
    level: str
    total: float
    theory_sheet_id: UUID
    practical_sheet_id: UUID
    issued_on: date
    valid_until: date
    issued_at: datetime
    person_name: str = ""
    key_id: str = ""
    replaces_id: UUID | None = None
    revoked_at: datetime | None = None
    replaced_at: datetime | None = None
    reason: str = ""
    """Why it was revoked or replaced."""
    layout: int | None = None
    """The number of the version of the layout; None: as the program comes."""

    @property
    def standing(self) -> bool:
        """Whether it was neither revoked nor replaced; it may have expired all the same."""
        return self.revoked_at is None and self.replaced_at is None


@dataclass(frozen=True, slots=True)
class CertificateEvent:
    """A certificate was revoked, or *other_id* took its place."""

    id: UUID
    certificate_id: UUID
    kind: str
    """`revoked` or `replaced`."""
    reason: str
    other_id: UUID | None
    at: datetime
    by_id: UUID


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A pair of signing keys; `sealed` are the private halves under the passphrase."""

    id: str
    made_at: datetime
    made_by: UUID
    code_key: bytes
    """Ed25519, 32 bytes."""
    certificate: bytes
    """X.509 about the P-256 key, DER."""
    sealed: str


@dataclass(frozen=True, slots=True)
class CandidateEntry:
    """A trainee with the newest mark of each kind, as the list of candidates needs them."""

    person_id: UUID
    name: str
    initials: str
    staff_number: str
    team: str
    theory: float | None
    practical: float | None
    level: str | None
    """Of the newest certificate; None without one."""
    certified: bool
    """Whether the newest certificate rests on these very marks."""
    valid_until: date | None = None
    """Of the newest certificate."""
    revoked: bool = False
    """Whether the newest certificate was revoked."""
    renewed: bool = True
    """Whether both marks are others than those that the newest certificate rests on."""
    class_name: str = ""
    """The class that they went through last, or go through."""
