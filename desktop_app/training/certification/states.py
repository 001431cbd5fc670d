"""In which state a certificate is, on a day: a pure rule over its entry."""

from datetime import date
from enum import StrEnum

from db.records import CertificateEntry
from desktop_app.system.text import tr
from desktop_app.training.certification.rules import CertificateFigures


class State(StrEnum):
    """From issued to ended."""

    VALID = "valid"
    SOON = "soon"
    """Valid, and due to be renewed."""
    EXPIRED = "expired"
    REVOKED = "revoked"
    REPLACED = "replaced"


ENDED = frozenset({State.REVOKED, State.REPLACED})


def state_of(entry: CertificateEntry, today: date, figures: CertificateFigures) -> State:
    """Return the state of a certificate on *today*."""
    if entry.revoked_at is not None:
        return State.REVOKED
    if entry.replaced_at is not None:
        return State.REPLACED
    if entry.valid_until < today:
        return State.EXPIRED
    return State.SOON if figures.renews(entry.valid_until, today) else State.VALID


def state_words(entry: CertificateEntry, today: date, figures: CertificateFigures) -> str:
    """Return the state in a few words, with the days left or the reason."""
    state = state_of(entry, today, figures)
    left = (entry.valid_until - today).days
    if state is State.REVOKED:
        return tr("已撤销：{reason}").format(reason=entry.reason)
    if state is State.REPLACED:
        return tr("已换发：{reason}").format(reason=entry.reason)
    if state is State.EXPIRED:
        return tr("已过期 {n} 天").format(n=-left)
    if left == 0:
        return tr("今天到期")
    if state is State.SOON:
        return tr("还有 {n} 天，快到期了").format(n=left)
    return tr("还有 {n} 天").format(n=left)
