"""The keys: who makes them, what opens them, what stays genuine when they are replaced."""

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import PASSWORD, Workplace
from judging import PASSPHRASE, make_due

from db.records import Person, Role
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.certification.signing import public
from desktop_app.training.certification.signing.keys import WrongPassphrase
from desktop_app.training.certification.signing.use_cases import KeysLocked, KeysMissing
from desktop_app.training.certification.signing.verdicts import Verdict, check
from desktop_app.training.people.use_cases import NewPerson


def another_supervisor(place: Workplace) -> Person:
    new = NewPerson("何静", "1002", frozenset({Role.SUPERVISOR}), PASSWORD)
    return place.services.people.add(place.supervisor, new)


def test_without_keys_nothing_is_issued_and_no_number_is_used(place: Workplace) -> None:
    make_due(place, place.trainee)
    signing = place.services.signing
    with place.services.store.writing() as tx:
        tx.connection.exec_driver_sql("DELETE FROM signing_key")

    with pytest.raises(KeysMissing):
        place.services.certification.issue(place.supervisor, place.trainee.id)

    assert not signing.state(place.supervisor).exists
    assert place.services.certification.register(place.supervisor) == ()


def test_who_has_not_given_the_passphrase_cannot_sign(place: Workplace) -> None:
    make_due(place, place.trainee)
    other = another_supervisor(place)
    with pytest.raises(KeysLocked):
        place.services.certification.issue(other, place.trainee.id)

    with pytest.raises(WrongPassphrase):
        place.services.signing.unlock(other, PASSPHRASE + "。")
    assert not place.services.signing.state(other).unlocked

    place.services.signing.unlock(other, PASSPHRASE)
    issued = place.services.certification.issue(other, place.trainee.id)
    assert issued.issued_by == other.id
    # They are open for one person at a time.
    assert not place.services.signing.state(place.supervisor).unlocked


def test_the_passphrase_is_needed_again_after_a_restart(place: Workplace) -> None:
    make_due(place, place.trainee)
    place.services.signing.forget()
    with pytest.raises(KeysLocked):
        place.services.certification.issue(place.supervisor, place.trainee.id)


def test_a_short_passphrase_is_refused(place: Workplace) -> None:
    with pytest.raises(Trouble, match="10 位"):
        place.services.signing.make(place.supervisor, "短口令")
    assert not place.services.signing.state(place.supervisor).exists


def test_only_an_administrator_makes_keys(place: Workplace) -> None:
    for actor in (place.mentor, place.trainee, another_supervisor(place)):
        assert not place.services.signing.state(actor).may_make
        with pytest.raises(NotAllowed):
            place.services.signing.make(actor, PASSPHRASE)
        with pytest.raises(NotAllowed):
            place.services.signing.change_passphrase(actor, PASSPHRASE, PASSPHRASE * 2)
        with pytest.raises(NotAllowed):
            place.services.signing.keys(actor)
    with pytest.raises(NotAllowed):
        place.services.signing.unlock(place.trainee, PASSPHRASE)


def test_another_passphrase_opens_the_same_keys(place: Workplace) -> None:
    signing = place.services.signing
    made = signing.make(place.supervisor, PASSPHRASE)
    signing.change_passphrase(place.supervisor, PASSPHRASE, "另外一句更长一些的口令")
    signing.forget()
    with pytest.raises(WrongPassphrase):
        signing.unlock(place.supervisor, PASSPHRASE)
    signing.unlock(place.supervisor, "另外一句更长一些的口令")
    assert signing.signer(place.supervisor).key_id == made.id


def test_what_older_keys_signed_stays_genuine(place: Workplace) -> None:
    make_due(place, place.trainee)
    make_due(place, place.stranger)
    first = place.services.certification.issue(place.supervisor, place.trainee.id)
    place.clock.advance(timedelta(days=1))
    renewed = place.services.signing.make(place.supervisor, "第二把钥匙的口令在这里")
    second = place.services.certification.issue(place.supervisor, place.stranger.id)

    keys = public.read(public.written(place.services.signing.public()))

    assert (second.key_id, first.key_id != renewed.id) == (renewed.id, True)
    for one in (first, second):
        assert check(one.code, keys, None, place.clock.today()).verdict is Verdict.VALID
    alone = replace(keys, keys=keys.keys[:1])
    verdict = check(first.code, alone, None, place.clock.today()).verdict
    assert verdict is Verdict.UNKNOWN_ISSUER


def test_nothing_secret_is_in_the_file_or_in_a_printed_value(place: Workplace) -> None:
    place.services.signing.make(place.supervisor, PASSPHRASE)
    signer = place.services.signing.signer(place.supervisor)
    (kept,) = place.services.signing.keys(place.supervisor)
    place.services.store.close()

    stored = place.services.store.path.read_bytes()

    assert kept.code_key in stored  # the public half is, so the search finds what is there
    for secret in (signer.code_key, signer.pdf_key):
        assert secret not in stored
        assert repr(secret) not in repr(signer)


def test_a_key_file_whose_key_was_exchanged_is_refused(place: Workplace) -> None:
    place.services.signing.make(place.supervisor, PASSPHRASE)
    text = public.written(place.services.signing.public())
    place.services.signing.make(place.supervisor, PASSPHRASE)
    other = place.services.signing.public().keys[0]
    keys = public.read(text)
    forged = replace(keys, keys=(replace(keys.keys[0], code_key=other.code_key),))
    with pytest.raises(Trouble, match="公钥文件"):
        public.read(public.written(forged))
    for nonsense in ("", "{}", "[1]", '{"format": "peilian-keys-1", "keys": 3}'):
        with pytest.raises(Trouble, match="公钥文件"):
            public.read(nonsense)
