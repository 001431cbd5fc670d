"""Signing inspections, and who sees which figures of them."""

from datetime import date, timedelta

import pytest
from builders import PASSWORD, Workplace
from inspecting import add_contacts, draw, inspected, settle_in, sign

from db.records import Person, Role
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.people.use_cases import NewPerson


def _second_supervisor(place: Workplace) -> Person:
    new = NewPerson("孙悦", "1005", frozenset({Role.SUPERVISOR}), PASSWORD)
    return place.services.people.add(place.supervisor, new)


def test_a_signed_inspection_counts_for_the_week(place: Workplace) -> None:
    sheet = inspected(place, place.mentor, step=4)
    week = place.services.drawing.week(place.supervisor)
    agent = next(one for one in week.agents if one.person.id == place.mentor.id)
    assert [one.sheet_id for one in agent.done] == [sheet.id]
    assert (agent.owed, agent.open) == (2, None)
    assert week.owed == 5


def test_a_draw_is_signed_once(place: Workplace) -> None:
    add_contacts(place, place.mentor, 1)
    drawn, other = draw(place, place.mentor), _second_supervisor(place)
    services = place.services
    opened = services.inspections.open(other, drawn.id)
    late = services.forms.open(
        other, "quality-chat", place.mentor, place.clock.today(), opened.about, opened.target
    )
    answers = dict(sign(place, drawn).answers)
    kept = services.forms.keep(other, late, answers, late.evidence)
    with pytest.raises(Trouble, match="已经评过"):
        services.forms.sign(other, kept, PASSWORD)
    with pytest.raises(Trouble, match="已经评过"):
        services.inspections.open(other, drawn.id)
    assert services.inspections.overview(other, *_month(place)).count == 1


def test_a_replaced_draw_cannot_be_signed(place: Workplace) -> None:
    add_contacts(place, place.mentor, 2)
    drawn, services = draw(place, place.mentor), place.services
    opened = services.inspections.open(place.supervisor, drawn.id)
    services.drawing.redraw(place.supervisor, drawn.id, "误拨")
    sheet = services.forms.open(
        place.supervisor, "quality-chat", place.mentor, place.clock.today(), None, opened.target
    )
    answers = {item.id: 5 for item in sheet.form.items() if item.type == "scale"}
    answers |= {item.id: "yes" for item in sheet.form.items() if item.type == "yes_no"}  # type: ignore[misc]
    answers |= {"good": "好", "change": "改"}  # type: ignore[dict-item]
    with pytest.raises(Trouble, match="已换成别的接待"):
        services.forms.sign(
            place.supervisor, services.forms.keep(place.supervisor, sheet, answers, ()), PASSWORD
        )


def test_the_sheet_leads_back_to_the_contact(place: Workplace) -> None:
    sheet = inspected(place, place.mentor)
    looked = place.services.inspections.contact_of(place.supervisor, sheet)
    assert looked is not None
    assert looked.contact.title == "退款咨询 1"
    assert [one.record_id for one in sheet.evidence] == [looked.contact.id]


def _month(place: Workplace) -> tuple[date, date]:
    today = place.clock.today()
    return today - timedelta(days=40), today


def test_the_overview_sums_up_what_stands(place: Workplace) -> None:
    settle_in(place)
    for step in (5, 4, 3):
        inspected(place, place.trainee, step)
    inspected(place, place.mentor, 5)
    seen = place.services.inspections.overview(place.supervisor, *_month(place))
    assert seen.count == 4
    assert seen.bands == {"excellent": 2, "pass": 1, "needs_work": 1}
    assert [(one.agent, one.count) for one in seen.agents] == [("林晓雨", 3), ("王敏", 1)]
    (week,) = seen.weeks
    assert week.monday == place.services.drawing.this_week()
    assert seen.mean == pytest.approx(week.mean)


def test_a_corrected_sheet_is_counted_instead_of_the_old_one(place: Workplace) -> None:
    old = inspected(place, place.mentor, step=3)
    services = place.services
    opened = services.forms.open(
        place.supervisor, old.form_key, place.mentor, old.day, None, old.target
    )
    better = {k: 5 if v == 3 else v for k, v in old.answers.items()}
    kept = services.forms.keep(place.supervisor, opened, better, opened.evidence)
    new = services.forms.sign(place.supervisor, kept, PASSWORD, replaces=old.id)
    seen = services.inspections.overview(place.supervisor, *_month(place))
    assert (seen.count, seen.mean) == (1, new.total)
    listed = services.inspections.results(place.supervisor, *_month(place))
    assert [one.id for one in listed] == [new.id]
    (done,) = services.drawing.week(place.supervisor).agents[-1].done
    assert done.sheet_id == new.id


def test_the_analysis_tells_dimensions_and_losses(place: Workplace) -> None:
    add_contacts(place, place.mentor, 2)
    for no in ("deadline", "first-answer"):
        sign(place, draw(place, place.mentor), 5, no=no)
    found = place.services.inspections.analysis(place.supervisor, *_month(place))
    assert (found.count, found.of) == (2, 2)
    assert [one.title for one in found.dimensions] == ["专业", "效率", "态度", "结果"]
    assert {one.label for one in found.losses} == {
        "谁、几点前、怎么答复，三样都说了",
        "60 秒内首次响应",
    }
    assert all(len(one.sheets) == 1 and one.asked == 2 for one in found.losses)


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("supervisor", {"林晓雨", "赵一鸣", "王敏"}),
        ("mentor", {"林晓雨", "王敏"}),
        ("trainee", {"林晓雨"}),
        ("stranger", {"赵一鸣"}),
    ],
)
def test_everybody_sees_their_own_results_and_those_in_their_care(
    place: Workplace, who: str, sees: set[str]
) -> None:
    settle_in(place)
    for agent in (place.trainee, place.stranger, place.mentor):
        inspected(place, agent)
    actor: Person = getattr(place, who)
    inspections = place.services.inspections
    seen = inspections.overview(actor, *_month(place))
    assert {one.agent for one in seen.agents} == sees
    listed = inspections.results(actor, *_month(place))
    assert {one.subject for one in listed} == sees
    assert inspections.analysis(actor, *_month(place)).count == len(sees)


@pytest.mark.parametrize("who", ["mentor", "trainee", "stranger"])
def test_only_supervisors_open_a_draw(place: Workplace, who: str) -> None:
    settle_in(place)
    add_contacts(place, place.trainee, 1)
    drawn = draw(place, place.trainee)
    with pytest.raises(NotAllowed):
        place.services.inspections.open(getattr(place, who), drawn.id)
