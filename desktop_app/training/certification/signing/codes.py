"""The text of the QR code: what a certificate says, in a line, and the organisation's signature."""

import re
from dataclasses import dataclass
from datetime import date

from desktop_app.training.certification.signing.keys import CODE, Signer, signed_by
from desktop_app.training.certification.signing.public import PublicKey
from desktop_app.training.certification.signing.texts import data_of, plain

MARK = "PEILIAN2"
_PARTS = 8
_BAR, _OTHER_BAR = "|", "｜"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class NotACode(ValueError):
    """The text is no code of a certificate."""


@dataclass(frozen=True, slots=True)
class Code:
    """What a code says."""

    number: str
    name: str
    level: str
    issued_on: date
    valid_until: date
    key_id: str

    def text(self) -> str:
        """Return what is signed."""
        return _BAR.join(
            (
                MARK,
                self.number,
                # A bar inside a name would read as the end of it.
                self.name.replace(_BAR, _OTHER_BAR),
                self.level,
                self.issued_on.isoformat(),
                self.valid_until.isoformat(),
                self.key_id,
            )
        )


def signed(code: Code, signer: Signer) -> str:
    """Return the whole text of the QR code."""
    text = code.text()
    return f"{text}{_BAR}{plain(signer.sign(CODE, text.encode('utf-8')))}"


def read(text: str) -> tuple[Code, bytes]:
    """Return what a code says, and its signature, still unchecked; raises NotACode."""
    parts = text.split(_BAR)
    if len(parts) != _PARTS or parts[0] != MARK:
        raise NotACode(text[:40])
    try:
        text.encode("utf-8")  # a terminal hands over bytes that are no text as halves of letters
        number, name, level = parts[1:4]
        code = Code(number, name, level, _day(parts[4]), _day(parts[5]), parts[6])
        signature = data_of(parts[7])
    except ValueError as error:
        raise NotACode(text[:40]) from error
    return code, signature


def holds(code: Code, signature: bytes, key: PublicKey) -> bool:
    """Tell whether the owner of *key* signed exactly this."""
    return signed_by(key.code_key, CODE, code.text().encode("utf-8"), signature)


def _day(text: str) -> date:
    # Python reads more spellings of a date than the one that was signed.
    if not _DAY.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)
