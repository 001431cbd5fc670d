"""The two keys of an organisation: Ed25519 for codes and lists, P-256 for PDF files.

`cryptography` is imported when keys are first used: the start of the window needs none.
"""

import hashlib
import json
import os
from base64 import b32encode
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.certification.signing.texts import data_of, plain

SHORTEST = 10
"""Characters of a passphrase: whoever has a copy of the file can try as often as they like."""

CODE, STATUS, BADGE = b"peilian-certificate\0", b"peilian-status\0", b""
"""What a signature is about goes before what is signed: one kind never passes for another. A badge
is signed as its own standard says."""

_LIFE = timedelta(days=30 * 365)
_NAME_BYTES = 64


class WrongPassphrase(Trouble):
    """The passphrase does not open the keys."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Unlocked keys; what is secret never stands in a printed value."""

    key_id: str
    certificate: bytes
    """X.509 about the P-256 key, DER."""
    code_key: bytes = field(repr=False)
    """Ed25519, the 32 private bytes."""
    pdf_key: bytes = field(repr=False)
    """P-256, PKCS #8 DER."""

    def sign(self, about: bytes, text: bytes) -> bytes:
        """Return the 64 bytes of an Ed25519 signature of *text* as one *about* something."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self.code_key).sign(about + text)


@dataclass(frozen=True, slots=True)
class Cost:
    """What guessing one passphrase costs, by Argon2id."""

    memory_kib: int = 65536
    rounds: int = 3
    lanes: int = 4


def make(organisation: str, now: datetime) -> tuple[Signer, bytes]:
    """Return new keys, and the public half of the Ed25519 key."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    code = Ed25519PrivateKey.generate()
    public = code.public_key().public_bytes_raw()
    pdf = ec.generate_private_key(ec.SECP256R1())
    certificate = _about(pdf, organisation, now)
    return (
        Signer(
            key_id=id_of(public, certificate),
            certificate=certificate,
            code_key=code.private_bytes_raw(),
            pdf_key=pdf.private_bytes(
                serialization.Encoding.DER,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            ),
        ),
        public,
    )


def id_of(code_key: bytes, certificate: bytes) -> str:
    """Return the eight characters that name a pair of public keys."""
    return b32encode(hashlib.sha256(code_key + certificate).digest()[:5]).decode("ascii")


def seal(signer: Signer, passphrase: str, cost: Cost) -> str:
    """Return the private keys under a passphrase, as JSON; raises Trouble for a short one."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(passphrase) < SHORTEST:
        raise Trouble(
            tr("签章口令至少要 {n} 位。").format(n=SHORTEST),
            tr("密钥没有改动。"),
            tr("请用一句容易记住、别人猜不到的话。"),
        )
    salt, nonce = os.urandom(16), os.urandom(12)
    key = _stretched(passphrase, salt, cost)
    secret = json.dumps({"code": plain(signer.code_key), "pdf": plain(signer.pdf_key)})
    box = AESGCM(key).encrypt(nonce, secret.encode("ascii"), signer.key_id.encode("ascii"))
    return json.dumps(
        {
            "derivation": "argon2id",
            "memory_kib": cost.memory_kib,
            "rounds": cost.rounds,
            "lanes": cost.lanes,
            "salt": plain(salt),
            "cipher": "aes-256-gcm",
            "nonce": plain(nonce),
            "box": plain(box),
        }
    )


def unseal(key_id: str, certificate: bytes, sealed: str, passphrase: str) -> Signer:
    """Return the keys; raises WrongPassphrase."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    box = json.loads(sealed)
    cost = Cost(box["memory_kib"], box["rounds"], box["lanes"])
    key = _stretched(passphrase, data_of(box["salt"]), cost)
    try:
        secret = AESGCM(key).decrypt(
            data_of(box["nonce"]), data_of(box["box"]), key_id.encode("ascii")
        )
    except InvalidTag as error:
        raise WrongPassphrase(
            tr("签章口令不对。"),
            tr("没有签发，也没有占用编号。"),
            tr("口令由管理员保管，忘记了可以请管理员换一把新的签章密钥。"),
        ) from error
    keys = json.loads(secret)
    return Signer(key_id, certificate, data_of(keys["code"]), data_of(keys["pdf"]))


def signed_by(code_key: bytes, about: bytes, text: bytes, signature: bytes) -> bool:
    """Tell whether an Ed25519 signature is by the owner of a public key."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(code_key).verify(signature, about + text)
    except (InvalidSignature, ValueError):
        return False
    return True


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        passphrase.encode("utf-8"), salt, cost.rounds, cost.memory_kib, cost.lanes, 32, Type.ID
    )


def _about(key: object, organisation: str, now: datetime) -> bytes:
    """Return what readers of PDF files show of the signer: a certificate signed by itself."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.x509.oid import NameOID

    assert isinstance(key, EllipticCurvePrivateKey)
    # The library takes names of 64 bytes: some twenty Chinese characters, cut between two of them.
    short = organisation.encode()[:_NAME_BYTES].decode(errors="ignore")
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, short)])
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + _LIFE)
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    return made.public_bytes(serialization.Encoding.DER)
