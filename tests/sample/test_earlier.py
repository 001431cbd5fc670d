"""Sheets of earlier years: as many as are asked for, of what a day has, all before the start."""

from collections import Counter
from itertools import islice
from random import Random

from builders import Workplace

from desktop_app.sample.desk import Desk
from desktop_app.sample.earlier import earlier_sheets
from desktop_app.sample.sheets import Clerk
from desktop_app.sample.staff import IdSource, hire
from desktop_app.training.forms.template import Form


def test_a_small_department_has_years_of_sheets(place: Workplace) -> None:
    random, today = Random(1), place.clock.today()
    calendar, ids = place.services.curriculum.work_calendar(), IdSource(random, 0)
    staff = hire(random, 3, today, calendar, ids)
    forms = {one.item.key: one for one in place.services.library.published("form", Form)}
    clerk = Clerk(random, ids, forms)
    desk = Desk.beside(clerk, 1, place.clock, calendar, "earlier")
    sheets = list(islice(earlier_sheets(desk, staff), 2000))
    uses = Counter(one.use for one in sheets)
    assert uses["self_check"] >= uses["shadow_day"] > uses["inspection"] > 200
    assert all(one.total is not None for one in sheets)
    assert len({one.number for one in sheets}) == len({one.id for one in sheets}) == 2000
    first = min(one.start for one in staff.trainees)
    assert all(one.day < first and calendar.is_working(one.day) for one in sheets)
    assert (first - sheets[-1].day).days > 365
