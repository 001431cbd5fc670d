"""The room of the week: which week is looked at, who is owed what."""

from datetime import timedelta

from builders import Workplace
from inspecting import add_contacts, draw
from noting import Notes, Went

from desktop_app.panes.quality.week.presenter import WeekPresenter
from desktop_app.panes.quality.week.shown import WeekShown
from desktop_app.system.background import Inline


class Room:
    """A presenter over a view that takes notes."""

    def __init__(self, place: Workplace) -> None:
        self.notes, self.went = Notes(), Went()
        self.week = WeekPresenter(
            self.notes, place.supervisor, place.services.drawing, place.clock, Inline(), self.went
        )
        self.week.refresh()

    def shown(self) -> WeekShown:
        (week,) = self.notes.last("show_week")
        assert isinstance(week, WeekShown)
        return week


def test_the_week_tells_who_is_owed_what(place: Workplace) -> None:
    add_contacts(place, place.mentor, 2)
    draw(place, place.mentor)
    room = Room(place)
    week = room.shown()
    assert week.title == "本周 · 11月23日 周一 至 11月29日 周日"
    assert week.finding == "还欠 6 次"
    assert week.act == "接着评"
    assert [(one.name, one.progress, one.waiting, one.state) for one in week.rows] == [
        ("王敏", "0 / 3", "1", "已抽，待评"),
        ("周航", "0 / 3", "0", "没有可抽的接待"),
    ]
    assert room.notes.last("show_count") == (6,)


def test_one_looks_back_at_former_weeks_but_not_ahead(place: Workplace) -> None:
    room = Room(place)
    room.week.step(1)
    assert room.notes.count("show_week") == 1
    room.week.step(-1)
    assert room.shown().title == "11月16日 周一 至 11月22日 周日"
    assert not room.shown().latest
    room.week.step(1)
    assert room.shown().latest


def test_a_week_in_which_nobody_can_be_drawn_offers_no_draw(place: Workplace) -> None:
    assert Room(place).shown().act == ""


def test_a_contact_of_last_week_is_not_drawn_in_this_one(place: Workplace) -> None:
    add_contacts(place, place.mentor, 1, place.clock.today() - timedelta(days=3))
    room = Room(place)
    assert room.shown().rows[0].waiting == "0"
    room.week.step(-1)
    assert room.shown().rows[0].waiting == "1"
