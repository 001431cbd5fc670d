"""How near each of many trainees is to the certificate: as much as a list of them needs."""

from dataclasses import dataclass

from db.records import CandidateEntry
from desktop_app.training.certification.rules import CertificateFigures, passes, total_of


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trainee and where they stand; at most one of `due` and `entry.certified` holds."""

    entry: CandidateEntry
    due: bool
    """A certificate can be issued now: both marks pass, and none rests on them yet."""

    def total(self, figures: CertificateFigures) -> float | None:
        """Return the total of both marks; None where one is missing."""
        theory, practical = self.entry.theory, self.entry.practical
        if theory is None or practical is None:
            return None
        return total_of(theory, practical, figures)


def ranked(
    entries: tuple[CandidateEntry, ...], figures: CertificateFigures
) -> tuple[Candidate, ...]:
    """Return the due ones first, then those with a mark still to come, then the certified."""
    found = [
        Candidate(
            one,
            not one.certified and passes(one.theory, figures) and passes(one.practical, figures),
        )
        for one in entries
    ]
    return tuple(sorted(found, key=_rank))


def _rank(one: Candidate) -> tuple[bool, bool, str, str]:
    entry = one.entry
    return not one.due, entry.certified, entry.initials, entry.staff_number
