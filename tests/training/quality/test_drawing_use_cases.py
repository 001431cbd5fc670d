"""The weekly draw on a real database: quota, order, redraw, and drawing again from the record."""

from datetime import timedelta

import pytest
from builders import Workplace
from inspecting import add_contacts, draw, inspected, settle_in

from db.records import Role
from desktop_app.system.changes import Changes
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.people.use_cases import NewPerson
from desktop_app.training.quality.drawing.rules import last_day_of, place_of
from desktop_app.training.quality.drawing.use_cases import Drawing, NothingToDraw


def test_each_agent_is_owed_three_a_week(place: Workplace) -> None:
    week = place.services.drawing.week(place.supervisor)
    assert [one.person.name for one in week.agents] == ["王敏", "周航"]  # trainees still watch
    settle_in(place)
    week = place.services.drawing.week(place.supervisor)
    assert [one.person.name for one in week.agents] == ["王敏", "周航", "林晓雨", "赵一鸣"]
    assert week.owed == 12
    assert week.short == 12  # nobody has a contact yet


def test_a_draw_falls_on_a_contact_of_the_week_and_on_each_once(place: Workplace) -> None:
    settle_in(place)
    add_contacts(place, place.trainee, 2)
    add_contacts(place, place.trainee, 2, place.clock.today() - timedelta(days=7))
    add_contacts(place, place.stranger, 2)
    drawing = place.services.drawing
    first = draw(place, place.trainee)
    second = drawing.redraw(place.supervisor, first.id, "客户中途挂断")
    found = [first.title, second.title]
    assert sorted(found) == ["退款咨询 1", "退款咨询 2"]
    with pytest.raises(NothingToDraw):
        drawing.redraw(place.supervisor, second.id, "听不清")
    week = drawing.week(place.supervisor)
    assert {one.person.name: one.open for one in week.agents if one.open} == {"林晓雨": second}


def test_an_open_draw_comes_again_instead_of_another(place: Workplace) -> None:
    add_contacts(place, place.mentor, 5)
    assert draw(place, place.mentor) == draw(place, place.mentor)


def test_a_redraw_names_the_old_one_and_why(place: Workplace) -> None:
    add_contacts(place, place.mentor, 3)
    old = draw(place, place.mentor)
    drawing = place.services.drawing
    with pytest.raises(Trouble, match="原因"):
        drawing.redraw(place.supervisor, old.id, "  ")
    new = drawing.redraw(place.supervisor, old.id, "文字缺了一段")
    with place.services.store.reading() as tx:
        record = tx.inspections.draw(new.id)
    assert (record.replaces_id, record.reason) == (old.id, "文字缺了一段")
    with pytest.raises(Trouble, match="评过或换过"):
        drawing.redraw(place.supervisor, old.id, "再换一次")


def test_the_record_of_a_draw_leads_to_the_same_contact_again(place: Workplace) -> None:
    add_contacts(place, place.mentor, 4)
    drawing = place.services.drawing
    first = draw(place, place.mentor)
    place.clock.advance(timedelta(minutes=5))
    second = drawing.redraw(place.supervisor, first.id, "误拨")
    place.clock.advance(timedelta(minutes=5))
    add_contacts(place, place.mentor, 3)  # what came later was not in the pool
    assert drawing.holds(place.supervisor, first.id)
    assert drawing.holds(place.supervisor, second.id)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_seed_alone_decides_which_contact_is_drawn(place: Workplace, seed: int) -> None:
    add_contacts(place, place.mentor, 10)
    services = place.services
    monday = services.drawing.this_week()
    with services.store.reading() as tx:
        pool = tx.contacts.pool(place.mentor.id, monday, last_day_of(monday))
    drawing = Drawing(services.store, place.clock, Changes(), services.settings, lambda: seed)
    drawn = drawing.draw(place.supervisor, place.mentor.id, monday)
    assert drawn.contact_id == pool[place_of(seed, 10)]


def test_whoever_has_been_inspected_least_is_next(place: Workplace) -> None:
    settle_in(place)
    add_contacts(place, place.stranger, 1)
    drawing = place.services.drawing
    drawn = drawing.draw_next(place.supervisor, drawing.this_week())
    assert drawn is not None
    assert drawn.agent_id == place.stranger.id  # the others have nothing to be drawn
    add_contacts(place, place.mentor, 1)
    again = drawing.draw_next(place.supervisor, drawing.this_week())
    assert again == drawn  # an open one first


def test_what_is_owed_waits_for_the_supervisor_today(place: Workplace) -> None:
    assert place.services.drawing.waiting(place.supervisor) == ()  # not in use yet
    add_contacts(place, place.mentor, 1)
    (todo,) = place.services.drawing.waiting(place.supervisor)
    assert todo.title == "本周还欠 6 次质检"
    assert (todo.pane, todo.target, todo.minutes) == ("quality", "week", 12)
    assert todo.detail == "已完成 0 次；今天做 2 次，这周就能做完；5 次还没有可抽的接待"
    assert place.services.drawing.waiting(place.mentor) == ()
    page = place.services.today.page(place.supervisor)
    assert page.first == todo


def test_the_day_counts_what_the_week_tells_agent_by_agent(place: Workplace) -> None:
    settle_in(place)
    add_contacts(place, place.trainee, 4)
    add_contacts(place, place.stranger, 1)
    inspected(place, place.trainee)
    draw(place, place.stranger)
    week = place.services.drawing.week(place.supervisor)
    assert (week.owed, week.done, week.short) == (11, 1, 8)
    (todo,) = place.services.drawing.waiting(place.supervisor)
    assert todo.title == f"本周还欠 {week.owed} 次质检"
    assert todo.detail.startswith(f"已完成 {week.done} 次；")
    assert f"；{week.short} 次还没有可抽的接待" in todo.detail


def test_only_supervisors_draw_and_nobody_draws_themselves(place: Workplace) -> None:
    add_contacts(place, place.mentor, 1)
    drawing, monday = place.services.drawing, place.services.drawing.this_week()
    for actor in (place.mentor, place.trainee):
        with pytest.raises(NotAllowed):
            drawing.draw(actor, place.mentor.id, monday)
        with pytest.raises(NotAllowed):
            drawing.week(actor)
    both = place.services.people.add(
        place.supervisor,
        NewPerson("孙悦", "1005", frozenset({Role.SUPERVISOR, Role.MENTOR}), "peilian2026"),
    )
    assert both.id not in {one.person.id for one in drawing.week(both).agents}
    assert both.id in {one.person.id for one in drawing.week(place.supervisor).agents}
    with pytest.raises(NotAllowed):
        drawing.draw(both, both.id, monday)
