"""Printed plans: months, weeks and the overview, with everything on them and nothing outside."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

import pypdfium2
import pytest
from builders import Workplace
from plan_books import SHADOW, TUESDAY, book, entry, open_class

from desktop_app.documents.plan_pdf import plan_pdf
from desktop_app.documents.plan_telling import plan_data
from desktop_app.system.clock import FixedClock
from desktop_app.system.errors import NotAllowed
from desktop_app.training.curriculum.exchange.entries import Entry, PlanBook, Wanted
from desktop_app.training.curriculum.workdays import WorkCalendar

CALENDAR = WorkCalendar({}, frozenset())
CLOCK = FixedClock(datetime(2026, 11, 23, 1, 0, tzinfo=UTC))
A4_LANDSCAPE = (841.89, 595.28)


def drawn(plans: PlanBook, layout: str) -> bytes:
    return plan_pdf(plan_data(plans, layout, CALENDAR.info, CLOCK))


def pages(pdf: bytes) -> list[str]:
    """The text of each page, without spaces and line ends."""
    found = pypdfium2.PdfDocument(pdf)
    return ["".join(page.get_textpage().get_text_bounded().split()) for page in found]


@cache
def many(count: int) -> PlanBook:
    """A day that no page holds."""
    start = 8 * 60
    return book(*(entry(n, title=f"第{n}节", start=start + n) for n in range(1, count + 1)))


@pytest.mark.parametrize("layout", ["month", "week", "overview"])
def test_a_page_is_landscape_with_legend_and_number(layout: str) -> None:
    pdf = drawn(book(entry(), entry(2, stage=SHADOW)), layout)
    assert pypdfium2.PdfDocument(pdf)[0].get_size() == pytest.approx(A4_LANDSCAPE, abs=0.1)
    (text,) = pages(pdf)
    for told in ("林晓雨", "青禾学堂", "岗前", "影子学习", "关卡", "第1页/共1页"):
        assert told in text


def test_a_month_tells_days_holidays_and_sessions() -> None:
    holiday = date(2026, 10, 9)
    (text,) = pages(drawn(book(entry(day=holiday, start=14 * 60)), "month"))
    for told in ("2026年10月", "国庆节", "14:00", "产品知识"):
        assert told in text


def test_a_week_tells_place_and_who_leads() -> None:
    (text,) = pages(drawn(book(entry()), "week"))
    for told in ("11月24日", "09:00", "培训室1", "陈立"):
        assert told in text


def test_each_month_and_week_has_its_page_and_idle_ones_have_none() -> None:
    apart = book(entry(), entry(2, day=date(2027, 2, 1)))
    data = {name: plan_data(apart, name, CALENDAR.info, CLOCK) for name in ("month", "week")}
    assert [grid.heading for grid in data["month"].grids] == ["2026年11月", "2027年2月"]
    assert len(data["week"].grids) == len(pages(plan_pdf(data["week"]))) == 2


@pytest.mark.parametrize("layout", ["month", "week"])
def test_what_a_day_cannot_hold_goes_on_on_another_page(layout: str) -> None:
    texts = pages(drawn(many(70), layout))
    assert len(texts) > 1
    assert "（续）" in texts[1]
    assert all(sum(f"第{n}节" in text for text in texts) == 1 for n in range(1, 71))


def test_the_same_session_of_several_people_stands_once() -> None:
    names = ("林晓雨", "赵一鸣", "孙悦")
    same = [entry(n, key="shadow", people=(name,)) for n, name in enumerate(names, 1)]
    (week,) = pages(drawn(book(*same, scope="class", title="十一月班"), "week"))
    assert week.count("产品知识") == 1
    assert "孙悦、林晓雨等3人" in week
    (month,) = pages(drawn(book(*same, scope="class", title="十一月班"), "month"))
    assert "产品知识（3人）" in month


def test_an_overview_has_a_row_for_each_and_names_the_gates() -> None:
    whole = entry(1, together=True, class_name="十一月班", gate="exam", title="闭卷考试")
    alone = [entry(n, people=(f"学员{n}",)) for n in range(2, 32)]
    texts = pages(drawn(book(whole, *alone, scope="class", title="十一月班"), "overview"))
    assert len(texts) == 1
    assert "全班" in texts[0]
    assert all(f"学员{n}" in texts[0] for n in range(2, 32))
    assert "11月24日周二闭卷考试（十一月班）" in texts[0]


def test_a_year_of_weeks_goes_over_several_pages() -> None:
    far: list[Entry] = [entry(n, day=TUESDAY + timedelta(weeks=n)) for n in range(40)]
    assert len(pages(drawn(book(*far), "overview"))) == 3


def test_long_names_and_signs_that_no_font_has_stay_on_the_page() -> None:
    plans = book(replace(entry(title="长" * 120 + "😀"), place="教室" * 40))
    for layout in ("month", "week", "overview"):
        pdf = drawn(plans, layout)
        text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
        rights = [text.get_charbox(one)[2] for one in range(text.count_chars())]
        assert max(rights) < A4_LANDSCAPE[0] - 20


def test_who_may_see_a_plan_may_print_it(place: Workplace) -> None:
    open_class(place, "induction-5")
    printing = place.services.printing
    document = printing.plan(place.trainee, Wanted(person_id=place.trainee.id), "week")
    assert document.title == "林晓雨 · 培训计划周历"
    assert "岗前" in pages(document.pdf)[0]
    with pytest.raises(NotAllowed):
        printing.plan(place.stranger, Wanted(person_id=place.trainee.id), "week")
