"""How near each of many trainees is to the certificate: as much as a list of them needs."""

from dataclasses import dataclass
from datetime import date

from db.records import CandidateEntry
from desktop_app.training.certification.rules import (
    CertificateFigures,
    hindrance,
    passes,
    total_of,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trainee and where they stand; at most one of `due` and `entry.certified` holds."""

    entry: CandidateEntry
    due: bool
    """A certificate can be issued now: both marks pass, and none rests on them yet."""
    renewing: bool = False
    """The newest certificate runs out soon, or has."""
    expired: bool = False

    def total(self, figures: CertificateFigures) -> float | None:
        """Return the total of both marks; None where one is missing."""
        theory, practical = self.entry.theory, self.entry.practical
        if theory is None or practical is None:
            return None
        return total_of(theory, practical, figures)


def ranked(
    entries: tuple[CandidateEntry, ...], figures: CertificateFigures, today: date
) -> tuple[Candidate, ...]:
    """Return the due ones first, then those with a mark still to come, then the certified."""
    return tuple(sorted((_candidate(one, figures, today) for one in entries), key=_rank))


def _candidate(one: CandidateEntry, figures: CertificateFigures, today: date) -> Candidate:
    renewing = one.valid_until is not None and figures.renews(one.valid_until, today)
    old = not one.renewed
    due = (
        not one.certified
        and passes(one.theory, figures)
        and passes(one.practical, figures)
        and not hindrance(one.revoked, renewing, old, old)
    )
    expired = one.valid_until is not None and one.valid_until < today
    return Candidate(one, due, renewing, expired)


def _rank(one: Candidate) -> tuple[bool, bool, str, str]:
    entry = one.entry
    return not one.due, entry.certified, entry.initials, entry.staff_number
