"""The public keys of an organisation: a file that anybody may have, to tell what is genuine."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.records import SigningKey
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.certification.signing.keys import id_of
from desktop_app.training.certification.signing.texts import data_of, plain

FORMAT = "peilian-keys-1"


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What tells the signatures of one pair of keys."""

    id: str
    made_on: date
    code_key: bytes
    certificate: bytes


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """Whose keys they are, and all of them: what an older one signed stays signed."""

    organisation: str
    keys: tuple[PublicKey, ...]

    def find(self, key_id: str) -> PublicKey | None:
        """Return the key of that id."""
        return next((one for one in self.keys if one.id == key_id), None)

    def of_certificate(self, certificate: bytes) -> PublicKey | None:
        """Return the key that an X.509 certificate is about."""
        return next((one for one in self.keys if one.certificate == certificate), None)


def public_keys(organisation: str, keys: Sequence[SigningKey]) -> PublicKeys:
    """Return the public halves."""
    return PublicKeys(
        organisation,
        tuple(PublicKey(one.id, one.made_at.date(), one.code_key, one.certificate) for one in keys),
    )


def written(keys: PublicKeys) -> str:
    """Return the file."""
    return (
        json.dumps(
            {
                "format": FORMAT,
                "organisation": keys.organisation,
                "keys": [
                    {
                        "id": one.id,
                        "made_on": one.made_on.isoformat(),
                        "ed25519": plain(one.code_key),
                        "p256_certificate": plain(one.certificate),
                    }
                    for one in keys.keys
                ],
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def read(text: str) -> PublicKeys:
    """Return the keys of a file; raises Trouble where it is none, or an id is not its key's."""
    try:
        found = json.loads(text)
        if found["format"] != FORMAT:
            raise ValueError(found["format"])
        keys = PublicKeys(str(found["organisation"]), tuple(map(_key, found["keys"])))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Trouble(
            tr("这不是陪练的公钥文件，或者文件不完整。"),
            tr("没有任何改动。"),
            tr("请向发证机构要一份公钥文件（JSON）。"),
        ) from error
    return keys


def _key(found: dict[str, str]) -> PublicKey:
    key = PublicKey(
        found["id"],
        date.fromisoformat(found["made_on"]),
        data_of(found["ed25519"]),
        data_of(found["p256_certificate"]),
    )
    if id_of(key.code_key, key.certificate) != key.id:
        raise ValueError("the id is not of these keys")
    return key
