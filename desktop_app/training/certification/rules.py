"""When a certificate is due, at which level, and how long it holds."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from desktop_app.system.text import number_text, tr

CERTIFIED = "certified"
GOLD = "gold"


@dataclass(frozen=True, slots=True)
class CertificateFigures:
    """The figures that a certificate is decided by; it keeps the ones it was issued with."""

    pass_mark: float = 70
    """Theory and practical each [S1]."""
    gold_mark: float = 90
    """Total for the gold level [S1]."""
    theory_share: float = 50
    """Percent of the total that theory makes up; the sources do not say, half by default."""
    valid_years: int = 2
    """How long a certificate holds [S1]."""
    renew_days: int = 90
    """From so many days before its end on a certificate is renewed, by two new marks."""

    def renews(self, valid_until: date, today: date) -> bool:
        """Tell whether a certificate runs out soon enough to be renewed, or has."""
        return today >= valid_until - timedelta(days=self.renew_days)


def total_of(theory: float, practical: float, figures: CertificateFigures) -> float:
    """Return the total, rounded half up to one decimal: what a person would compute by hand."""
    share = Decimal(str(figures.theory_share)) / 100
    exact = Decimal(str(theory)) * share + Decimal(str(practical)) * (1 - share)
    return float(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))


def passes(mark: float | None, figures: CertificateFigures) -> bool:
    """Tell whether a mark is there and high enough."""
    return mark is not None and mark >= figures.pass_mark


def level_of(total: float, figures: CertificateFigures) -> str:
    """Return `gold` from the gold mark on, else `certified`."""
    return GOLD if total >= figures.gold_mark else CERTIFIED


@lru_cache(maxsize=4096)
def missing_for(
    theory: float | None, practical: float | None, figures: CertificateFigures
) -> tuple[str, ...]:
    """Return, in sentences, what still stands between a trainee and the certificate."""
    line = number_text(figures.pass_mark)
    missing = []
    for name, mark in ((tr("理论考试"), theory), (tr("实操考核"), practical)):
        if mark is None:
            missing.append(tr("{name}还没有成绩。").format(name=name))
        elif mark < figures.pass_mark:
            missing.append(
                tr("{name} {mark} 分，没到 {line} 分。").format(
                    name=name, mark=number_text(mark), line=line
                )
            )
    return tuple(missing)


@lru_cache(maxsize=16)
def hindrance(revoked: bool, renewing: bool, old_theory: bool, old_practical: bool) -> str:
    """Return why two passing marks give no certificate although they may be new; "" if they do.

    *old_theory* and *old_practical* tell whether the newest certificate rests on these very marks.
    """
    old = [
        name
        for name, is_old in ((tr("理论考试"), old_theory), (tr("实操考核"), old_practical))
        if is_old
    ]
    if revoked and old:
        return tr("证书已撤销，重新发证要有新成绩：还差{names}。").format(names=tr("和").join(old))
    if renewing and old:
        return tr("证书快到期或已到期，复审要有新成绩：还差{names}。").format(
            names=tr("和").join(old)
        )
    return ""


def valid_until(issued_on: date, years: int) -> date:
    """Return the last valid day: 2026-11-22 and two years give 2028-11-21."""
    try:
        anniversary = issued_on.replace(year=issued_on.year + years)
    except ValueError:  # 29 February
        anniversary = date(issued_on.year + years, 3, 1)
    return anniversary - timedelta(days=1)
