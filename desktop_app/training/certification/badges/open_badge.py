"""A badge as an OpenBadgeCredential (1EdTech Open Badges 3.0), signed as a JSON Web Token."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID

from desktop_app.training.certification.signing.keys import BADGE, Signer
from desktop_app.training.certification.signing.texts import plain

CONTEXT = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_ED25519 = b"\xed\x01"
"""What goes before an Ed25519 key in a did:key."""


@dataclass(frozen=True, slots=True)
class Badge:
    """What somebody has shown that they can do."""

    key: str
    """`gold`, `certified` or the id of a skill."""
    title: str
    narrative: str
    """What was asked for it, and what was reached."""
    number: str
    """Of the certificate that it belongs to."""
    certificate_id: UUID
    person_id: UUID
    person: str
    issued_on: date
    valid_until: date
    skill: bool


def credential(badge: Badge, organisation: str, code_key: bytes) -> dict[str, object]:
    """Return the credential, without its proof."""
    name = f"{badge.certificate_id}/{badge.key}"
    return {
        "@context": list(CONTEXT),
        "id": f"urn:peilian:badge:{name}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": badge.title,
        "issuer": {"id": did_of(code_key), "type": ["Profile"], "name": organisation},
        "validFrom": _moment(badge.issued_on, time.min),
        "validUntil": _moment(badge.valid_until, time(23, 59, 59)),
        "credentialSubject": {
            "id": f"urn:uuid:{badge.person_id}",
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "identityType": "name",
                    "identityHash": badge.person,
                    "hashed": False,
                }
            ],
            "achievement": {
                "id": f"urn:peilian:achievement:{badge.key}",
                "type": ["Achievement"],
                "achievementType": "Competency" if badge.skill else "Certificate",
                "name": badge.title,
                "description": badge.narrative,
                "criteria": {"narrative": badge.narrative},
                "humanCode": badge.number,
            },
        },
    }


def token(badge: Badge, organisation: str, code_key: bytes, signer: Signer) -> str:
    """Return the credential as a signed token, in the compact form of JWS."""
    body = credential(badge, organisation, code_key)
    claims = {
        **body,
        "iss": did_of(code_key),
        "sub": f"urn:uuid:{badge.person_id}",
        "jti": body["id"],
        "nbf": _seconds(badge.issued_on, time.min),
        "exp": _seconds(badge.valid_until, time(23, 59, 59)),
    }
    head: dict[str, object] = {
        "alg": "EdDSA",
        "typ": "JWT",
        "jwk": {"kty": "OKP", "crv": "Ed25519", "x": plain(code_key)},
    }
    signed = f"{_packed(head)}.{_packed(claims)}"
    return f"{signed}.{plain(signer.sign(BADGE, signed.encode('ascii')))}"


def did_of(code_key: bytes) -> str:
    """Return the did:key of an Ed25519 key."""
    return f"did:key:z{_base58(_ED25519 + code_key)}"


def _packed(value: dict[str, object]) -> str:
    return plain(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8"))


def _base58(data: bytes) -> str:
    number, found = int.from_bytes(data, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        found = _ALPHABET[digit] + found
    return found


def _moment(day: date, at: time) -> str:
    return datetime.combine(day, at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _seconds(day: date, at: time) -> int:
    return int(datetime.combine(day, at, UTC).timestamp())
