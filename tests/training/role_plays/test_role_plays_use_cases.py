"""Three views on a drill between people: each their own, nobody's before one's own is in."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

import pytest
from builders import PASSWORD, Workplace

from db.records import Person
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.people.use_cases import WrongPassword
from desktop_app.training.role_plays.parts import SUMMARY, Part, play_target


def begin(place: Workplace, actor: Person | None = None) -> UUID:
    """The trainee was the agent, the stranger the customer, the mentor observed."""
    parts = {
        Part.CUSTOMER: place.stranger.id,
        Part.AGENT: place.trainee.id,
        Part.OBSERVER: place.mentor.id,
    }
    play = place.services.role_plays.begin(
        actor or place.mentor, "scenario/ad-mismatch", "宣传不符的家长", parts
    )
    return play.id


def hand_in(place: Workplace, play: UUID, part: Part, step: int = 3) -> None:
    role_plays, forms = place.services.role_plays, place.services.forms
    person = role_plays.get(place.mentor, play).parts[part]
    sheet = role_plays.open(person, play, part)
    answers = {
        item.id: step if item.type.value == "scale" else "原话" for item in sheet.form.items()
    }
    forms.sign(person, forms.keep(person, sheet, answers, ()), None)


def refused(act: Callable[[], object]) -> None:
    with pytest.raises(NotAllowed):
        act()


def test_nobody_reads_a_view_before_their_own_is_in(place: Workplace) -> None:
    role_plays, play = place.services.role_plays, begin(place)
    hand_in(place, play, Part.CUSTOMER)
    assert [one.part for one in role_plays.views(place.stranger, play)] == [Part.CUSTOMER]
    for person in (place.trainee, place.mentor, place.supervisor):
        refused(partial(role_plays.views, person, play))
    hand_in(place, play, Part.AGENT)
    assert len(role_plays.views(place.trainee, play)) == 2
    refused(lambda: role_plays.views(place.supervisor, play))
    hand_in(place, play, Part.OBSERVER)
    assert len(role_plays.views(place.supervisor, play)) == 3


def test_no_other_use_case_shows_a_view(place: Workplace) -> None:
    play = begin(place)
    hand_in(place, play, Part.CUSTOMER)
    services = place.services
    with services.store.reading() as tx:
        (view,) = tx.checks.on_target("drill_view", play_target(play))
    for reader in (place.trainee, place.mentor, place.supervisor):
        refused(partial(services.forms.signed, reader, view.id))
        refused(partial(services.printing.sheet, reader, view.id))
        assert services.forms.about(reader, place.trainee.id) == ()
        assert services.chain.record(reader, place.trainee.id).sheets == ()


def test_each_fills_in_their_own_part_once(place: Workplace) -> None:
    role_plays, forms, play = place.services.role_plays, place.services.forms, begin(place)
    refused(lambda: role_plays.open(place.stranger, play, Part.AGENT))
    hand_in(place, play, Part.AGENT)
    with pytest.raises(NotAllowed, match="已经提交"):
        role_plays.take_seat(place.trainee, play, Part.AGENT, None)
    # Past the room, straight at the form: somebody without a part, and the same part again.
    day = place.clock.today()
    for actor in (place.supervisor, place.trainee):
        sheet = forms.open(actor, "drill-view-agent", place.trainee, day, target=play_target(play))
        answers = {
            item.id: 3 if item.type.value == "scale" else "话" for item in sheet.form.items()
        }
        kept = forms.keep(actor, sheet, answers, ())
        refused(partial(forms.sign, actor, kept, None))


def test_who_sits_down_proves_themselves(place: Workplace) -> None:
    role_plays, play = place.services.role_plays, begin(place)
    assert role_plays.take_seat(place.mentor, play, Part.OBSERVER, None).id == place.mentor.id
    with pytest.raises(WrongPassword):
        role_plays.take_seat(place.mentor, play, Part.AGENT, "not the password")
    seated = role_plays.take_seat(place.mentor, play, Part.AGENT, PASSWORD)
    assert seated.id == place.trainee.id


def test_the_summary_comes_last_and_from_who_trains_the_agent(place: Workplace) -> None:
    role_plays, forms, play = place.services.role_plays, place.services.forms, begin(place)
    for part in (Part.CUSTOMER, Part.AGENT):
        hand_in(place, play, part)
    refused(lambda: role_plays.sum_up(place.mentor, play))
    hand_in(place, play, Part.OBSERVER)
    for person in (place.trainee, place.stranger):
        refused(partial(role_plays.sum_up, person, play))
    sheet = role_plays.sum_up(place.mentor, play)
    answers = {"agree": "一", "differ": "二", "next": "三", "share": "先不用"}
    forms.sign(place.mentor, forms.keep(place.mentor, sheet, answers, ()), None)
    assert sheet.form.key == SUMMARY
    assert [one.part for one in role_plays.views(place.trainee, play)] == [*Part, None]
    refused(lambda: role_plays.sum_up(place.supervisor, play))


def test_three_parts_need_three_people_and_a_scene(place: Workplace) -> None:
    role_plays = place.services.role_plays
    twice = dict.fromkeys(Part, place.trainee.id)
    with pytest.raises(Trouble, match="三个不同的人"):
        role_plays.begin(place.mentor, "", "退款", twice)
    people = (place.stranger, place.trainee, place.mentor)
    parts = {part: person.id for part, person in zip(Part, people, strict=True)}
    with pytest.raises(Trouble, match="场景"):
        role_plays.begin(place.mentor, "", "  ", parts)


def test_who_may_note_and_see_a_play(place: Workplace) -> None:
    role_plays = place.services.role_plays
    other = next(o for o in place.services.people.names() if o.staff_number == "2002")
    refused(lambda: begin(place, other))
    play = begin(place, place.supervisor)
    refused(lambda: role_plays.get(other, play))
    assert role_plays.plays(other) == ()
    for person in (place.trainee, place.stranger, place.mentor, place.supervisor):
        assert [one.play.id for one in role_plays.plays(person)] == [play]


def test_an_owed_view_waits_on_today(place: Workplace) -> None:
    role_plays, play = place.services.role_plays, begin(place)
    (todo,) = role_plays.waiting(place.trainee)
    assert (todo.title, todo.target) == ("客服看法：宣传不符的家长", f"play:{play}")
    hand_in(place, play, Part.AGENT)
    assert role_plays.waiting(place.trainee) == []
    assert role_plays.waiting(place.supervisor) == []
