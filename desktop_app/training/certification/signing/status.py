"""The list of certificates that no longer hold: dated, signed, a file that can be passed on."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.certification.signing.keys import STATUS, Signer, signed_by
from desktop_app.training.certification.signing.public import PublicKeys
from desktop_app.training.certification.signing.texts import data_of, plain

FORMAT = "peilian-status-1"
REVOKED, REPLACED = "revoked", "replaced"


@dataclass(frozen=True, slots=True)
class Ended:
    """A certificate that no longer holds; `by` is the number of the one in its place."""

    number: str
    state: str
    on: date
    by: str = ""


@dataclass(frozen=True, slots=True)
class StatusList:
    """What no longer held at a moment; a certificate that is not named held."""

    organisation: str
    as_of: datetime
    key_id: str
    ended: tuple[Ended, ...]

    def find(self, number: str) -> Ended | None:
        """Return what became of a certificate; None while it holds."""
        return next((one for one in self.ended if one.number == number), None)


def signed(organisation: str, as_of: datetime, ended: Sequence[Ended], signer: Signer) -> str:
    """Return the file."""
    body = _body(StatusList(organisation, as_of, signer.key_id, tuple(ended)))
    signature = plain(signer.sign(STATUS, _text(body).encode("utf-8")))
    return _text({**body, "signature": signature})


def read(text: str, keys: PublicKeys) -> StatusList:
    """Return the list; raises Trouble unless one of *keys* signed it and nothing was changed."""
    try:
        text.encode("utf-8")  # what is no text is no list
        found = json.loads(text)
        signature = data_of(found.pop("signature"))
        if found["format"] != FORMAT:
            raise ValueError(found["format"])
        status = StatusList(
            found["organisation"],
            datetime.fromisoformat(found["as_of"]),
            found["key"],
            tuple(
                Ended(one["number"], one["state"], date.fromisoformat(one["on"]), one["by"])
                for one in found["ended"]
            ),
        )
        key = keys.find(status.key_id)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Trouble(
            tr("这不是陪练的证书状态表，或者文件不完整。"),
            tr("没有任何改动。"),
            tr("请向发证机构要一份新的状态表。"),
        ) from error
    body = _body(status)
    untouched = text == _text({**body, "signature": plain(signature)})
    text_signed = _text(body).encode("utf-8")
    if key is None or not untouched or not signed_by(key.code_key, STATUS, text_signed, signature):
        raise Trouble(
            tr("这份证书状态表不是这家机构签的，或者被改动过，不能采用。"),
            tr("没有任何改动。"),
            tr("请向发证机构要一份新的状态表。"),
        )
    return status


def _body(status: StatusList) -> dict[str, object]:
    return {
        "format": FORMAT,
        "organisation": status.organisation,
        "as_of": status.as_of.isoformat(),
        "key": status.key_id,
        "ended": [
            {"number": one.number, "state": one.state, "on": one.on.isoformat(), "by": one.by}
            for one in status.ended
        ],
    }


def _text(body: dict[str, object]) -> str:
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"
