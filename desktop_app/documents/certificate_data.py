"""What stands on a certificate."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Level = Literal["certified", "gold"]


@dataclass(frozen=True, slots=True)
class CertificateData:
    """Everything that a certificate shows; equal data give equal bytes."""

    organisation: str
    title: str
    english_title: str
    person_name: str
    program_title: str
    theory: float
    """Mark of the theory exam, 0 to 100; `practical` and `total` likewise."""
    practical: float
    total: float
    level: Level
    number: str
    issued_on: date
    valid_until: date
    """The last day of validity."""
    signer_title: str
    """Who signs, e.g. 客户服务主管."""
    qr_text: str
    """What the QR code says; empty leaves the code out."""
    lines: tuple[str, ...] = ()
    """Own wording under the name, one entry a paragraph, in place of the composed sentence."""
    logo: bytes | None = None
    """A picture (PNG) for the upper left corner; see `documents.pictures`."""
    seal: bytes | None = None
    """A picture (PNG) of the round seal, 40 mm wide; without one its place is marked."""
