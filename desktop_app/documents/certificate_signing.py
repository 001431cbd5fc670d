"""Puts the organisation's signature into the PDF of a certificate: ECDSA on P-256, by pyHanko.

pyHanko is imported when something is first signed. It imports `ssl` and needs nothing of it.
"""

import asyncio
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from desktop_app.system import spared
from desktop_app.training.certification.signing.keys import Signer

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner

FIELD = "Peilian"
_BESIDE_CERTIFICATE = 480
"""Bytes that a signature takes beside the certificate of its key and the name in it, which it says
twice, with some to spare."""


def sign(pdf: bytes, signer: Signer, at: datetime) -> bytes:
    """Return *pdf* with a signature over all of it, as an update behind its bytes."""
    spared.give_back()
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

    simple, issuer = _simple(signer)
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    about = PdfSignatureMetadata(field_name=FIELD, md_algorithm="sha256")
    session = PdfSigner(about, signer=simple).init_signing_session(writer)
    session.system_time = at
    # Twice, for each byte is written as two digits.
    room = 2 * (len(signer.certificate) + 2 * issuer + _BESIDE_CERTIFICATE)
    return asyncio.run(_signed(session, room, at))


async def _signed(session: Any, room: int, at: datetime) -> bytes:
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

    document = session.prepare_tbs_document(validation_info=None, bytes_reserved=room)
    prepared, output = document.digest_tbs_document()
    await document.perform_signature(
        document_digest=prepared.document_digest,
        pdf_cms_signed_attrs=PdfCMSSignedAttributes(signing_time=at),
    )
    found: bytes = output.getvalue()
    return found


@lru_cache(maxsize=1)
def _simple(signer: Signer) -> "tuple[SimpleSigner, int]":
    """Return the keys as pyHanko takes them, and how long the name in the certificate is."""
    from asn1crypto.keys import PrivateKeyInfo
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    certificate = Certificate.load(signer.certificate)
    simple = SimpleSigner(
        signing_cert=certificate,
        signing_key=PrivateKeyInfo.load(signer.pdf_key),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )
    return simple, len(certificate.issuer.dump())
