"""The text of the code and the list of revoked ones: no character changes unseen."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from desktop_app.system.errors import Trouble
from desktop_app.training.certification.signing import codes, keys, status
from desktop_app.training.certification.signing.codes import Code
from desktop_app.training.certification.signing.public import PublicKey, PublicKeys
from desktop_app.training.certification.signing.status import Ended
from desktop_app.training.certification.signing.verdicts import Verdict, check

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
SIGNER, PUBLIC = keys.make("青禾学堂", NOW)
KEYS = PublicKeys("青禾学堂", (PublicKey(SIGNER.key_id, NOW.date(), PUBLIC, SIGNER.certificate),))
CODE = Code(
    "QH-2026-000001", "林晓雨", "gold", date(2026, 11, 23), date(2028, 11, 22), SIGNER.key_id
)
TEXT = codes.signed(CODE, SIGNER)


def verdict(text: str, on: date = date(2026, 12, 1)) -> Verdict:
    return check(text, KEYS, None, on).verdict


def test_a_code_says_what_it_says_and_is_short_enough_to_print() -> None:
    found = check(TEXT, KEYS, None, date(2026, 12, 1))
    assert (found.verdict, found.code, found.organisation) == (Verdict.VALID, CODE, "青禾学堂")
    assert len(TEXT.encode()) <= 180


def test_the_last_day_counts_and_the_next_does_not() -> None:
    assert verdict(TEXT, date(2028, 11, 22)) is Verdict.VALID
    assert verdict(TEXT, date(2028, 11, 23)) is Verdict.EXPIRED


def test_every_single_changed_bit_of_a_code_is_noticed() -> None:
    data = TEXT.encode()
    for place in range(len(data)):
        for bit in range(8):
            flipped = bytearray(data)
            flipped[place] ^= 1 << bit
            assert verdict(flipped.decode("utf-8", "surrogateescape")) is not Verdict.VALID


@pytest.mark.parametrize("text", [TEXT + " ", TEXT + "=", TEXT[:-1], TEXT + "|", TEXT + "\n"])
def test_what_is_added_or_missing_is_noticed(text: str) -> None:
    assert verdict(text) is Verdict.ALTERED


@pytest.mark.parametrize("text", ["", "你好", "https://example.org", "PEILIAN1|QH-2026-000001"])
def test_other_text_is_no_certificate(text: str) -> None:
    assert verdict(text) is Verdict.NO_CERTIFICATE


def test_a_name_with_a_bar_stays_one_name() -> None:
    text = codes.signed(replace(CODE, name="林|gold"), SIGNER)
    found = check(text, KEYS, None, date(2026, 12, 1))
    assert found.verdict is Verdict.VALID
    assert found.code is not None
    assert found.code.name == "林｜gold"


def test_another_organisation_that_takes_the_same_id_is_noticed() -> None:
    forger, _public = keys.make("青禾学堂", NOW)
    assert verdict(codes.signed(CODE, forger)) is Verdict.ALTERED
    honest = replace(CODE, key_id=forger.key_id)
    assert verdict(codes.signed(honest, forger)) is Verdict.UNKNOWN_ISSUER


LIST = status.signed(
    "青禾学堂",
    NOW,
    [
        Ended("QH-2026-000001", "revoked", date(2026, 11, 25)),
        Ended("QH-2026-000002", "replaced", date(2026, 11, 26), "QH-2026-000003"),
    ],
    SIGNER,
)


def test_the_list_ends_what_it_names_and_says_how_old_it_is() -> None:
    found = status.read(LIST, KEYS)
    checked = check(TEXT, KEYS, found, date(2026, 12, 1))
    assert checked.verdict is Verdict.REVOKED
    assert "11月25日" in checked.sentence
    assert checked.as_of == NOW
    second = codes.signed(replace(CODE, number="QH-2026-000002"), SIGNER)
    replaced = check(second, KEYS, found, date(2026, 12, 1))
    assert replaced.verdict is Verdict.REPLACED
    assert "QH-2026-000003" in replaced.sentence
    third = codes.signed(replace(CODE, number="QH-2026-000003"), SIGNER)
    assert check(third, KEYS, found, date(2026, 12, 1)).verdict is Verdict.VALID
    assert "未核对" in check(third, KEYS, None, date(2026, 12, 1)).sentence


def test_every_single_changed_bit_of_a_list_is_noticed() -> None:
    data = LIST.encode()
    for place in range(len(data)):
        flipped = bytearray(data)
        flipped[place] ^= 1 << (place % 8)
        with pytest.raises(Trouble):
            status.read(flipped.decode("utf-8", "surrogateescape"), KEYS)


def test_a_signature_of_a_code_never_passes_for_one_of_a_list() -> None:
    text = CODE.text().encode()
    as_code = SIGNER.sign(keys.CODE, text)
    assert keys.signed_by(PUBLIC, keys.CODE, text, as_code)
    assert not keys.signed_by(PUBLIC, keys.STATUS, text, as_code)
