"""How near a trainee is to the certificate, and what would stand on it: values and their rule."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import (
    Certificate,
    CertificateEntry,
    Evidence,
    Organisation,
    Person,
    SheetEntry,
)
from desktop_app.system.text import tr
from desktop_app.training.certification.rules import (
    CertificateFigures,
    hindrance,
    level_of,
    missing_for,
    total_of,
)

if TYPE_CHECKING:
    from desktop_app.training.certification.layout.model import CertificateLayout


@dataclass(frozen=True, slots=True)
class Standing:
    """How near a trainee is to the certificate, with the sheets that say so."""

    person: Person
    theory: SheetEntry | None
    practical: SheetEntry | None
    total: float | None
    level: str | None
    missing: tuple[str, ...]
    held: CertificateEntry | None
    """The newest certificate already issued."""
    drills: tuple[Evidence, ...] = ()
    """The drills that the practical mark names, by the sheets that mark them; by the attempts where
    the mark is from before practicals were held here. Told where one person is asked about."""
    reviews: tuple[tuple[int, UUID], ...] = ()
    """The milestone reviews that were passed, with their sheets; they tell, and forbid nothing."""
    hindrance: str = ""
    """Why these marks give no certificate although both pass: revoked, or a renewal is due."""
    renewing: bool = False
    """Whether the newest certificate runs out soon, or has."""
    under_way: tuple[str, ...] | None = None
    """What the practical under way still lacks, in sentences; None: there is none under way."""
    sitting: str = ""
    """Which examination the theory mark is from; told where one person is asked about."""

    @property
    def due(self) -> bool:
        """Whether a certificate can be issued now: both marks pass, and not on these sheets yet."""
        return not (self.missing or self.certified or self.hindrance)

    @property
    def told(self) -> tuple[str, ...]:
        """What is missing, and of a practical under way what it lacks itself."""
        if self.under_way is None:
            return self.missing
        lacks = self.under_way or (tr("各场都已评分，等主管登记成绩。"),)
        return (*self.missing, *(tr("实操考核：{what}").format(what=one) for one in lacks))

    @property
    def certified(self) -> bool:
        """Whether the newest certificate rests on the newest marks, and was not revoked."""
        if self.held is None or self.theory is None or self.practical is None:
            return False
        if self.held.revoked_at is not None:
            return False
        resting = (self.held.theory_sheet_id, self.held.practical_sheet_id)
        return resting == (self.theory.id, self.practical.id)


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """What stands on a certificate; the documents floor draws it."""

    organisation: Organisation
    person: Person
    number: str
    level: str
    theory: float
    practical: float
    total: float
    certificate: Certificate
    """As it will be recorded, still without PDF."""
    logo: bytes | None = None
    seal: bytes | None = None
    layout: "CertificateLayout | None" = None
    """None: as the program comes."""


def standing_of(
    figures: CertificateFigures,
    today: date,
    person: Person,
    theory: SheetEntry | None,
    practical: SheetEntry | None,
    held: CertificateEntry | None,
    drills: tuple[Evidence, ...] = (),
    reviews: tuple[tuple[int, UUID], ...] = (),
    under_way: tuple[str, ...] | None = None,
    sitting: str = "",
) -> Standing:
    """Put a standing together."""
    marks = (theory.total if theory else None, practical.total if practical else None)
    total = (
        total_of(marks[0], marks[1], figures)
        if marks[0] is not None and marks[1] is not None
        else None
    )
    old_theory = held is not None and theory is not None and held.theory_sheet_id == theory.id
    old_practical = (
        held is not None and practical is not None and held.practical_sheet_id == practical.id
    )
    marked = tuple(one for one in drills if one.kind == "sheet")
    renewing = held is not None and figures.renews(held.valid_until, today)
    return Standing(
        person=person,
        theory=theory,
        practical=practical,
        total=total,
        level=None if total is None else level_of(total, figures),
        missing=missing_for(*marks, figures),
        held=held,
        drills=marked or tuple(one for one in drills if one.kind == "attempt"),
        reviews=reviews,
        hindrance=hindrance(
            held is not None and held.revoked_at is not None, renewing, old_theory, old_practical
        ),
        renewing=renewing,
        under_way=under_way,
        sitting=sitting,
    )
