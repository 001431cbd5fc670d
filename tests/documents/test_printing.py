"""From records to documents: what is printed about whom, from what is recorded."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from builders import Workplace
from document_data import text_of
from inspecting import add_contacts
from judging import add_attempt, make_due, sign
from sqlalchemy import Engine, event

from db.records import Evidence
from desktop_app.system.errors import NotAllowed
from desktop_app.training.certification.use_cases import NotDue


@contextmanager
def _queries() -> Iterator[list[str]]:
    """Collect what the database is asked meanwhile."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield asked
    event.remove(Engine, "before_cursor_execute", note)


def test_an_empty_evaluation_form_names_the_person_and_lists_the_newest_records(
    place: Workplace,
) -> None:
    add_attempt(place, place.trainee, 82.0)

    document = place.services.printing.empty_form(
        place.supervisor, "trainee-evaluation", place.trainee.id
    )

    assert document.file_name == "学员培训评估表-林晓雨"
    text = text_of(document.pdf)
    assert "林晓雨" in text
    assert "电话二组" in text
    assert "82分" in text
    assert "部门主管" in text


def test_a_signed_sheet_is_printed_with_number_total_and_signature(place: Workplace) -> None:
    sheet = sign(place, "trainee-evaluation", place.trainee, {}, 80)

    document = place.services.printing.sheet(place.mentor, sheet.id)

    text = text_of(document.pdf)
    assert sheet.number in text
    assert "陈立" in text
    assert "合格" in text
    assert document.title == "学员培训评估表 · 林晓雨"


def test_many_sheets_take_no_more_queries_than_two(place: Workplace) -> None:
    printing = place.services.printing
    evidence = [(Evidence("attempt", add_attempt(place, place.trainee), ""),) for _ in range(6)]
    ids = [sign(place, "trainee-evaluation", place.trainee, {}, 80, one).id for one in evidence]
    printing.sheets(place.supervisor, ids[:2], "两份")  # the template is read once

    with _queries() as few:
        printing.sheets(place.supervisor, ids[:2], "两份")
    with _queries() as many:
        printing.sheets(place.supervisor, ids, "六份")

    assert 0 < len(few) == len(many)


def test_a_sheet_is_printed_with_what_it_rests_on_however_old(place: Workplace) -> None:
    old = add_attempt(place, place.trainee, 0.0)
    title = place.services.chain.record(place.trainee, place.trainee.id).attempts[0].title
    for _ in range(70):
        place.clock.advance(timedelta(minutes=1))
        add_attempt(place, place.trainee)
    evidence = (Evidence("attempt", old, ""),)
    sheet = sign(place, "trainee-evaluation", place.trainee, {}, 80, evidence)

    text = text_of(place.services.printing.sheet(place.supervisor, sheet.id).pdf)

    assert f"{title}0分" in text


def test_what_in_a_contact_was_meant_is_printed_with_it(place: Workplace) -> None:
    add_contacts(place, place.trainee, 1)
    today = place.clock.today()
    (contact,) = place.services.contacts.listed(place.supervisor, today, today)
    evidence = (Evidence("contact", contact.id, "倾听：先复述再答"),)
    sheet = sign(place, "trainee-evaluation", place.trainee, {}, 80, evidence)

    text = text_of(place.services.printing.sheet(place.supervisor, sheet.id).pdf)

    assert "退款咨询1" in text
    assert "倾听：先复述再答" in text


def test_a_strangers_record_is_not_printed(place: Workplace) -> None:
    sheet = sign(place, "trainee-evaluation", place.trainee, {}, 80)

    with pytest.raises(NotAllowed):
        place.services.printing.sheet(place.stranger, sheet.id)
    with pytest.raises(NotAllowed):
        place.services.printing.empty_form(place.stranger, "trainee-evaluation", place.trainee.id)


def test_an_issued_certificate_is_handed_out_byte_for_byte(place: Workplace) -> None:
    make_due(place, place.trainee)
    issued = place.services.certification.issue(place.supervisor, place.trainee.id)

    document = place.services.printing.certificate(place.trainee, issued.id)

    assert document.pdf == issued.pdf
    assert document.file_name == "证书-林晓雨-QH-2026-000001"


def test_a_certificate_is_previewed_only_when_it_is_due(place: Workplace) -> None:
    with pytest.raises(NotDue):
        place.services.printing.certificate_preview(place.supervisor, place.trainee.id)

    make_due(place, place.trainee, 92)
    document = place.services.printing.certificate_preview(place.supervisor, place.trainee.id)

    assert "金牌客服" in text_of(document.pdf)
    assert document.title == "证书预览 · 林晓雨"
