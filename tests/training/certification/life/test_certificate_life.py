"""Revoked, replaced, renewed: the old certificate stays readable, with its state."""

from datetime import timedelta
from io import BytesIO

import pytest
from builders import Workplace
from judging import PASSPHRASE, make_due, sign_practical, sign_theory
from pypdf import PdfReader

from db.records import Certificate, CertificateEntry
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.certification.signing import status
from desktop_app.training.certification.signing.keys import WrongPassphrase
from desktop_app.training.certification.signing.use_cases import KeysLocked
from desktop_app.training.certification.signing.verdicts import Verdict, check
from desktop_app.training.certification.use_cases import NotDue


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


@pytest.fixture
def issued(place: Workplace) -> Certificate:
    make_due(place, place.trainee)
    return place.services.certification.issue(place.supervisor, place.trainee.id)


def entry(place: Workplace, number: str) -> CertificateEntry:
    register = place.services.certification.register(place.supervisor)
    return next(one for one in register if one.number == number)


def test_a_revoked_certificate_stays_readable_with_the_reason(
    place: Workplace, issued: Certificate
) -> None:
    life = place.services.certificate_life
    life.revoke(place.supervisor, issued.id, "  考试由他人\n代考 ")

    found = entry(place, issued.number)
    assert (found.revoked_at, found.reason) == (place.clock.now(), "考试由他人 代考")
    assert place.services.certification.certificate(place.trainee, issued.id) == issued
    (step,) = life.of(place.trainee, issued.id).steps
    assert (step.event.kind, step.by) == ("revoked", "陈立")


def test_a_certificate_is_revoked_once_and_with_a_reason(
    place: Workplace, issued: Certificate
) -> None:
    life = place.services.certificate_life
    with pytest.raises(Trouble, match="原因"):
        life.revoke(place.supervisor, issued.id, " \n")
    assert entry(place, issued.number).standing
    life.revoke(place.supervisor, issued.id, "代考")
    with pytest.raises(Trouble, match="早已撤销"):
        life.revoke(place.supervisor, issued.id, "又一次")
    assert entry(place, issued.number).reason == "代考"


def test_only_a_supervisor_revokes_or_replaces(place: Workplace, issued: Certificate) -> None:
    life = place.services.certificate_life
    for actor in (place.mentor, place.trainee, place.stranger):
        with pytest.raises(NotAllowed):
            life.revoke(actor, issued.id, "不该")
        with pytest.raises(NotAllowed):
            life.replace(actor, issued.id, "林晓雨", "不该")
        with pytest.raises(NotAllowed):
            life.status_list(actor)
    with pytest.raises(NotAllowed):
        life.of(place.stranger, issued.id)
    assert entry(place, issued.number).standing


def test_after_a_revocation_only_new_marks_give_a_certificate(
    place: Workplace, issued: Certificate
) -> None:
    certification = place.services.certification
    place.services.certificate_life.revoke(place.supervisor, issued.id, "代考")
    standing = certification.standing(place.supervisor, place.trainee.id)
    assert (standing.due, standing.certified) == (False, False)
    assert standing.hindrance == "证书已撤销，重新发证要有新成绩：还差理论考试和实操考核。"
    with pytest.raises(NotDue, match="已撤销"):
        certification.issue(place.supervisor, place.trainee.id)

    place.clock.advance(timedelta(days=1))
    sign_theory(place, place.trainee, 80)
    with pytest.raises(NotDue, match="还差实操考核"):
        certification.issue(place.supervisor, place.trainee.id)
    sign_practical(place, place.trainee, 80)
    (candidate,) = (one for one in certification.candidates(place.supervisor) if one.due)
    assert candidate.entry.person_id == place.trainee.id
    assert certification.issue(place.supervisor, place.trainee.id).number == "QH-2026-000002"


def test_a_corrected_name_stands_on_a_new_certificate_and_in_the_books(
    place: Workplace, issued: Certificate
) -> None:
    life = place.services.certificate_life
    place.clock.advance(timedelta(days=30))
    made = life.replace(place.supervisor, issued.id, "林晓玉", "名字登记错了")

    assert (made.number, made.person_name) == ("QH-2026-000002", "林晓玉")
    assert (made.total, made.valid_until) == (issued.total, issued.valid_until)
    assert made.issued_on == place.clock.today()
    assert "林晓玉" in text_of(made.pdf)
    assert "林晓雨" in text_of(place.services.certification.certificate(
        place.supervisor, issued.id
    ).pdf)  # fmt: skip
    assert place.services.people.person(place.supervisor, place.trainee.id).name == "林晓玉"
    old, new = life.of(place.supervisor, issued.id), life.of(place.supervisor, made.id)
    assert (old.entry.standing, old.steps[0].other, new.replaces) == (
        False,
        made.number,
        issued.number,
    )
    standing = place.services.certification.standing(place.supervisor, place.trainee.id)
    assert standing.certified


def test_only_the_newest_certificate_that_has_not_expired_is_replaced(
    place: Workplace, issued: Certificate
) -> None:
    life = place.services.certificate_life
    made = life.replace(place.supervisor, issued.id, "林晓雨", "原件遗失")
    with pytest.raises(Trouble, match="更新的证书 QH-2026-000002"):
        life.replace(place.supervisor, issued.id, "林晓雨", "再来一次")
    assert not life.of(place.supervisor, issued.id).replaceable
    place.clock.advance(timedelta(days=800))
    with pytest.raises(Trouble, match="到期"):
        life.replace(place.supervisor, made.id, "林晓雨", "再来一次")
    assert len(place.services.certification.register(place.supervisor)) == 2


def test_a_revocation_by_mistake_is_made_good_by_another_certificate(
    place: Workplace, issued: Certificate
) -> None:
    life = place.services.certificate_life
    life.revoke(place.supervisor, issued.id, "弄错了人")
    made = life.replace(place.supervisor, issued.id, "林晓雨", "撤销有误")
    assert entry(place, issued.number).revoked_at is not None
    assert entry(place, made.number).standing
    assert place.services.certification.standing(place.supervisor, place.trainee.id).certified


def test_a_certificate_near_its_end_is_renewed_by_two_new_marks(
    place: Workplace, issued: Certificate
) -> None:
    certification = place.services.certification
    ends = issued.valid_until
    place.clock.advance(timedelta(days=(ends - place.clock.today()).days - 91))
    assert not certification.standing(place.supervisor, place.trainee.id).renewing
    place.clock.advance(timedelta(days=1))
    standing = certification.standing(place.supervisor, place.trainee.id)
    assert (standing.renewing, standing.certified, standing.due) == (True, True, False)

    sign_practical(place, place.trainee, 95)
    standing = certification.standing(place.supervisor, place.trainee.id)
    assert not standing.due
    assert "复审要有新成绩：还差理论考试" in standing.hindrance
    sign_theory(place, place.trainee, 95)
    renewed = certification.issue(place.supervisor, place.trainee.id)
    assert renewed.issued_on.year == 2028
    assert entry(place, issued.number).standing


def test_the_status_list_names_what_no_longer_holds(place: Workplace, issued: Certificate) -> None:
    make_due(place, place.stranger)
    other = place.services.certification.issue(place.supervisor, place.stranger.id)
    life = place.services.certificate_life
    made = life.replace(place.supervisor, issued.id, "林晓玉", "名字登记错了")
    life.revoke(place.supervisor, other.id, "代考")

    keys = place.services.signing.public()
    found = status.read(life.status_list(place.supervisor), keys)

    assert [(one.number, one.state, one.by) for one in found.ended] == [
        (issued.number, "replaced", made.number),
        (other.number, "revoked", ""),
    ]
    today = place.clock.today()
    verdicts = [check(one.code, keys, found, today).verdict for one in (issued, other, made)]
    assert verdicts == [Verdict.REPLACED, Verdict.REVOKED, Verdict.VALID]


def test_the_day_of_the_list_is_the_organisations_with_its_year(
    place: Workplace, issued: Certificate
) -> None:
    place.clock.advance(timedelta(hours=-3))  # six in the morning here, the evening before in UTC
    signing, life = place.services.signing, place.services.certificate_life
    told = status.read(life.status_list(place.supervisor), signing.public())
    found = check(issued.code, signing.public(), told, place.clock.today())
    assert found.sentence.endswith("撤销情况核对到 2026年11月23日。")


def test_replacing_needs_the_keys_and_changes_nothing_without(
    place: Workplace, issued: Certificate
) -> None:
    place.services.signing.forget()
    life = place.services.certificate_life
    with pytest.raises(KeysLocked):
        life.replace(place.supervisor, issued.id, "林晓玉", "名字登记错了")
    with pytest.raises(WrongPassphrase):
        place.services.signing.unlock(place.supervisor, "不是这一句口令吧")
    assert entry(place, issued.number).standing
    assert place.services.people.person(place.supervisor, place.trainee.id).name == "林晓雨"
    place.services.signing.unlock(place.supervisor, PASSPHRASE)
    assert life.replace(place.supervisor, issued.id, "林晓玉", "名字登记错了")


def test_what_became_of_a_certificate_cannot_be_changed(
    place: Workplace, issued: Certificate
) -> None:
    place.services.certificate_life.revoke(place.supervisor, issued.id, "代考")
    for statement in ("DELETE FROM certificate_event", "UPDATE certificate_event SET reason = ''"):
        with (
            pytest.raises(Exception, match="records are facts"),
            place.services.store.writing() as tx,
        ):
            tx.connection.exec_driver_sql(statement)
