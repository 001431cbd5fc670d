"""The room of the week: which week is looked at, who is owed what."""

from datetime import timedelta
from uuid import UUID

from builders import PASSWORD, Workplace
from inspecting import add_contacts, draw
from noting import Notes, Went

from desktop_app.filling.presenter import FillPresenter
from desktop_app.panes.quality.week.inspecting import InspectPresenter
from desktop_app.panes.quality.week.presenter import WeekPresenter
from desktop_app.panes.quality.week.shown import InspectShown, SignedShown, WeekShown
from desktop_app.system.background import Inline
from desktop_app.widgets.said_text import Picked


class Room:
    """A presenter over a view that takes notes."""

    def __init__(self, place: Workplace, **answers: object) -> None:
        self.notes, self.went = Notes(**answers), Went()
        self.printed: list[UUID] = []
        services, actor = place.services, place.supervisor
        self.page = Notes()
        self.fill = FillPresenter(lambda: self.page, actor, services.forms, Inline(), self.went)
        self.inspecting = InspectPresenter(
            self.notes, actor, self.fill, services.drawing, services.inspections,
            services.forms, place.clock, Inline(), self.went,
        )  # fmt: skip
        self.week = WeekPresenter(
            self.notes, actor, services.drawing, self.inspecting, Inline(), self.went,
            self.printed.append,
        )  # fmt: skip
        self.week.refresh()

    def fill_in(self, step: int = 5) -> None:
        """Answer everything on the scorecard with one step, yes and a word."""
        filling = self.fill.filling
        assert filling is not None
        plain = {"scale": step, "yes_no": "yes", "text": "时限说得清楚。"}
        for item in filling.sheet.form.items():
            if item.type in plain:
                self.fill.answer(item.id, plain[item.type])

    def inspection(self) -> InspectShown:
        (shown,) = self.notes.last("show_inspection")
        assert isinstance(shown, InspectShown)
        return shown

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


def test_one_act_draws_opens_and_offers_the_fitting_scorecard(place: Workplace) -> None:
    add_contacts(place, place.mentor, 2)
    room = Room(place)
    room.week.next()
    shown = room.inspection()
    assert shown.title == "质检 · 王敏"
    assert shown.chosen == "quality-chat"
    assert shown.drawn.startswith("从 2 条没抽过的接待里随机抽到第")
    assert [line.speaker for line in shown.contact.lines] == ["客户", "王敏"]
    assert room.fill.filling is not None
    assert room.fill.filling.sheet.form.key == "quality-chat"


def test_a_signed_inspection_can_be_printed_and_the_next_follows(place: Workplace) -> None:
    add_contacts(place, place.mentor, 2)
    room = Room(place)
    room.week.next()
    room.fill_in()
    room.fill.sign(PASSWORD)
    (signed,) = room.notes.last("show_signed")
    assert isinstance(signed, SignedShown)
    assert signed.band == "优秀"
    assert signed.attempt == ""  # nothing to be shared of an imported chat
    assert signed.more == "还欠 5 次"
    room.week.print(signed.sheet)
    assert [str(one) for one in room.printed] == [signed.sheet]
    room.week.next()
    assert room.inspecting.under_way


def test_selected_words_become_evidence_of_the_item_being_marked(place: Workplace) -> None:
    add_contacts(place, place.mentor, 1)
    room = Room(place, picked=Picked(1, 5, 12, "退款周四下午六点前"))
    room.week.next()
    room.inspecting.focus_item("deadline")
    assert room.notes.last("show_item") == ("谁、几点前、怎么答复，三样都说了",)
    room.inspecting.attach()
    room.inspecting.attach()  # the same words once
    filling = room.fill.filling
    assert filling is not None
    whole, quoted = filling.evidence
    assert (whole.kind, quoted.kind) == ("contact", "contact")
    assert quoted.note == "谁、几点前、怎么答复，三样都说了：“退款周四下午六点前”"
    (contact,) = room.notes.last("show_contact")
    assert [one.label for one in contact.lines[1].highlights] == ["已作为依据"]
    (listed,) = room.notes.last("show_evidence")
    room.inspecting.detach(listed[0].key)
    assert room.fill.filling is not None
    assert room.fill.filling.evidence == (whole,)


def test_what_was_filled_in_is_there_again_on_the_same_scorecard(place: Workplace) -> None:
    add_contacts(place, place.mentor, 1)
    room = Room(place)
    room.week.next()
    room.inspecting.choose_card("quality-phone")
    room.fill.answer("tone", 4)
    room.week.back()
    place.clock.advance(timedelta(days=1))
    again = Room(place)
    again.week.next()
    assert again.inspection().chosen == "quality-phone"
    assert again.fill.filling is not None
    assert again.fill.filling.sheet.answers == {"tone": 4}


def test_a_contact_that_cannot_be_used_gives_way_to_another(place: Workplace) -> None:
    add_contacts(place, place.mentor, 2)
    room = Room(place)
    room.week.next()
    first = room.inspection().contact.title
    room.inspecting.ask_redraw()
    (reasons,) = room.notes.last("ask_redraw")
    room.inspecting.redraw(reasons[0])
    assert room.inspection().contact.title != first
    assert f"换抽原因：{reasons[0]}" in room.inspection().drawn


def test_a_draw_is_opened_by_its_name(place: Workplace) -> None:
    add_contacts(place, place.mentor, 1)
    drawn = draw(place, place.mentor)
    room = Room(place)
    room.week.open_target(f"draw:{drawn.id}")
    assert room.inspection().contact.title == drawn.title
