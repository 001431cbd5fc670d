"""What can be said of a certificate that somebody shows, with nothing but public keys."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop_app.system.text import long_day, tr
from desktop_app.training.certification.signing import codes
from desktop_app.training.certification.signing.codes import Code
from desktop_app.training.certification.signing.public import PublicKeys
from desktop_app.training.certification.signing.status import REVOKED, StatusList


class Verdict(StrEnum):
    """What a certificate turned out to be; only `VALID` is good."""

    VALID = "valid"
    EXPIRED = "expired"
    REVOKED = "revoked"
    REPLACED = "replaced"
    ALTERED = "altered"
    UNKNOWN_ISSUER = "unknown_issuer"
    NO_CERTIFICATE = "no_certificate"


@dataclass(frozen=True, slots=True)
class Checked:
    """The verdict, with what the certificate says of itself where that can be read.

    Of an altered one, or one from an unknown issuer, nothing that it says can be relied upon.
    """

    verdict: Verdict
    sentence: str
    code: Code | None = None
    organisation: str = ""
    as_of: datetime | None = None
    """How old the list of revoked ones is; None where none was asked."""

    @property
    def relied(self) -> bool:
        """Whether what the code says was signed by the organisation."""
        return self.verdict in (
            Verdict.VALID,
            Verdict.EXPIRED,
            Verdict.REVOKED,
            Verdict.REPLACED,
        )


def check(text: str, keys: PublicKeys, status: StatusList | None, today: date) -> Checked:
    """Return what can be said of the text of a QR code on *today*."""
    try:
        code, signature = codes.read(text)
    except codes.NotACode:
        if text.startswith(codes.MARK):
            return altered()
        return Checked(Verdict.NO_CERTIFICATE, tr("这不是陪练证书的二维码内容。"))
    key = keys.find(code.key_id)
    if key is None:
        return unknown(code)
    if not codes.holds(code, signature, key):
        return altered(code)
    return _of_genuine(code, keys, status, today)


def altered(code: Code | None = None) -> Checked:
    """Say that something was changed."""
    return Checked(
        Verdict.ALTERED, tr("内容与签名对不上：证书被改动过，或者不是原件。请不要采信。"), code
    )


def unknown(code: Code | None = None) -> Checked:
    """Say that nobody known signed it."""
    return Checked(
        Verdict.UNKNOWN_ISSUER,
        tr("公钥文件里没有签发它的密钥：可能是另一家机构签发的，也可能是伪造的。"),
        code,
    )


def _of_genuine(code: Code, keys: PublicKeys, status: StatusList | None, today: date) -> Checked:
    ended = status.find(code.number) if status else None
    as_of = status.as_of if status else None
    if ended is not None and ended.state == REVOKED:
        verdict = Verdict.REVOKED
        sentence = tr("机构签发过，但已在 {day} 撤销。").format(day=long_day(ended.on))
    elif ended is not None:
        verdict = Verdict.REPLACED
        sentence = tr("机构签发过，{day} 起由 {number} 取代。").format(
            day=long_day(ended.on), number=ended.by
        )
    elif today > code.valid_until:
        verdict = Verdict.EXPIRED
        sentence = tr("机构签发，没有改动，但已在 {day} 到期。").format(
            day=long_day(code.valid_until)
        )
    else:
        verdict = Verdict.VALID
        sentence = tr("机构签发，没有改动，有效期至 {day}。").format(day=long_day(code.valid_until))
    if as_of is None:
        sentence += tr("没有提供状态表，是否撤销未核对。")
    else:
        sentence += tr("撤销情况核对到 {day}。").format(day=long_day(as_of.date()))
    return Checked(verdict, sentence, code, keys.organisation, as_of)
