"""Tells whether the file of a certificate is as the organisation signed it, and still holds.

A signature in a PDF leaves out the place where it stands itself. Here that place is checked too:
it has to be exactly what the signed facts, the signature and the known key give, spelled in the one
way that the program spells it. So no byte of the file can change unseen. And the bytes are checked
before a reader of PDF files is let near them.
"""

import hashlib
import logging
import re
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from desktop_app.system import spared
from desktop_app.system.text import tr
from desktop_app.training.certification.signing.public import PublicKey, PublicKeys
from desktop_app.training.certification.signing.status import StatusList
from desktop_app.training.certification.signing.verdicts import (
    Checked,
    Verdict,
    altered,
    check,
    unknown,
)

_PDF = b"%PDF-"
_SIGNATURE = re.compile(
    rb"/Contents <(?P<digits>[0-9A-F]+)>\s*/ByteRange \[0 (\d{1,9}) (\d{1,9}) (\d{1,9})\]"
)
_TRACES = (b"/ByteRange", b"/Adobe.PPKLite", b"/adbe.pkcs7.detached")
"""What is left of a signature when a byte of its surroundings has changed."""


@dataclass(frozen=True, slots=True)
class _Found:
    """The signature in a file: what it covers, and its container."""

    covered: bytes
    gap: bytes
    signed: Any


def check_file(data: bytes, keys: PublicKeys, status: StatusList | None, today: date) -> Checked:
    """Return what can be said of a PDF file on *today*."""
    spared.give_back()
    if not data.startswith(_PDF):
        return Checked(Verdict.NO_CERTIFICATE, tr("这不是 PDF 文件。"))
    if not any(trace in data for trace in _TRACES):
        return Checked(
            Verdict.NO_CERTIFICATE, tr("这份 PDF 里没有机构的签名，不是签发的证书原件。")
        )
    try:
        found = _find(data)
        if found is None:
            return altered()
        key = keys.of_certificate(found.signed["certificates"][0].chosen.dump())
        if key is None:
            return unknown()
        if not (_covers(found) and _spelled(found)):
            return altered()
        said = _said(data, key)
    except Exception:
        # Whatever a reader stumbles over: a file that was signed can be read.
        return altered()
    checked = check(said, keys, status, today)
    sound = checked.code is not None and checked.code.key_id == key.id
    return checked if sound else altered()


def _find(data: bytes) -> _Found | None:
    """Return the one signature of a file; None unless it covers all the rest."""
    from asn1crypto import cms

    places = list(_SIGNATURE.finditer(data))
    if len(places) != 1:
        return None
    (place,) = places
    first, second, rest = (int(one) for one in place.groups()[1:])
    if (first, second) != (place.start("digits") - 1, place.end("digits") + 1):
        return None
    if second + rest != len(data):
        return None
    container = cms.ContentInfo.load(bytes.fromhex(place["digits"].decode("ascii")))
    return _Found(data[:first] + data[second:], data[first:second], container["content"])


def _spelled(found: _Found) -> bool:
    """Tell whether the signature is written in the one way that the program writes it."""
    digits = _canonical(found.signed).dump().hex().upper().encode("ascii")
    return bool(found.gap == b"<" + digits.ljust(len(found.gap) - 2, b"0") + b">")


def _covers(found: _Found) -> bool:
    """Tell whether the bytes around the signature are those that it is about."""
    (info,) = found.signed["signer_infos"]
    digests = [
        attribute["values"][0].native
        for attribute in info["signed_attrs"]
        if attribute["type"].native == "message_digest"
    ]
    return bool(digests == [hashlib.sha256(found.covered).digest()])


def _said(data: bytes, key: PublicKey) -> str:
    """Return the text of the code, kept in the file; raises unless the owner of *key* signed it."""
    from asn1crypto.x509 import Certificate
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    # It writes down with a traceback what is only the verdict.
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    reader = PdfFileReader(BytesIO(data))
    (signature,) = reader.embedded_signatures
    root = Certificate.load(key.certificate)
    trusted = ValidationContext(trust_roots=[root], allow_fetching=False)
    status = validate_pdf_signature(signature, trusted)
    if not (status.bottom_line and status.coverage == SignatureCoverageLevel.ENTIRE_FILE):
        raise ValueError(status.summary())
    return str(reader.trailer_view["/Info"]["/Keywords"])


def _canonical(signed: Any) -> Any:
    """Return the container with nothing but what is signed, and what must stand beside it."""
    from asn1crypto import algos, cms

    (info,) = signed["signer_infos"]
    certificate = signed["certificates"][0].chosen
    sha256 = algos.DigestAlgorithm({"algorithm": "sha256"})
    return cms.ContentInfo(
        {
            "content_type": "signed_data",
            "content": cms.SignedData(
                {
                    "version": "v1",
                    "digest_algorithms": [sha256],
                    "encap_content_info": {"content_type": "data"},
                    "certificates": [certificate],
                    "signer_infos": [
                        cms.SignerInfo(
                            {
                                "version": "v1",
                                "sid": cms.SignerIdentifier(
                                    "issuer_and_serial_number",
                                    cms.IssuerAndSerialNumber(
                                        {
                                            "issuer": certificate.issuer,
                                            "serial_number": certificate.serial_number,
                                        }
                                    ),
                                ),
                                "digest_algorithm": sha256,
                                "signature_algorithm": {"algorithm": "sha256_ecdsa"},
                                "signed_attrs": info["signed_attrs"],
                                "signature": info["signature"].native,
                            }
                        )
                    ],
                }
            ),
        }
    )
