"""The pack of a monthly meeting on paper: with much, and with nothing."""

from datetime import date

from builders import Workplace
from document_data import page_count, text_of
from scorecard import inspect

NOVEMBER = date(2026, 11, 1)


def test_it_is_printed_with_its_numbers_and_without_any(place: Workplace) -> None:
    for total in (95, 60):
        inspect(place, place.trainee, total)
    printing = place.services.printing
    full = printing.meeting(place.supervisor, NOVEMBER)
    text = text_of(full.pdf)
    for told in ("2026年11月质检会", "电话二组", "用语规范", "不点名", "n=2", "第1页"):
        assert told in text
    assert full == printing.meeting(place.supervisor, NOVEMBER)
    empty = printing.meeting(place.supervisor, date(2026, 3, 1))
    assert page_count(empty.pdf) == 1
    assert "还没有签名的质检" in text_of(empty.pdf)
