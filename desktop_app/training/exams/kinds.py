"""What exams are held for."""

from enum import StrEnum

from desktop_app.system.text import tr


class ExamKind(StrEnum):
    """The occasion of an exam [S0, S1]."""

    INDUCTION = "induction"
    """After the induction days: who passes goes on to the second round."""
    CERTIFICATE = "certificate"
    HALF_YEAR = "half_year"
    """Announced, twice a year; counts towards the pay review."""
    QUARTER = "quarter"
    """The quarterly knowledge test."""

    @property
    def label(self) -> str:
        """Its name for people."""
        return _LABELS[self]

    @property
    def counts(self) -> bool:
        """Whether its released result is a theory mark, on which a certificate can rest.

        The tests of those at work are none: who holds a certificate does not lose it by them.
        """
        return self in (ExamKind.INDUCTION, ExamKind.CERTIFICATE)


_LABELS = {
    ExamKind.INDUCTION: tr("入职综合考试"),
    ExamKind.CERTIFICATE: tr("认证理论考试"),
    ExamKind.HALF_YEAR: tr("半年考试"),
    ExamKind.QUARTER: tr("季度知识测验"),
}
