"""Looking back at several customers: led on from, observed, compared with the runs before."""

from datetime import timedelta
from uuid import UUID

import pytest
from builders import PASSWORD, Workplace
from looking_back import OPINION
from practice_room import enter
from rush_room import EVENING, SEEN, Desk, opened


@pytest.fixture
def desk(place: Workplace) -> Desk:
    return opened(enter(place))


def test_the_debrief_leads_back_to_any_message_and_to_the_whole(desk: Desk) -> None:
    desk.play()
    desk.room.place.clock.advance(timedelta(hours=1))
    desk.rush.look_back()
    debrief = desk.room.presenter.parts.rush_debrief
    debrief.reflect(("排先后最难", ""))
    attempt = UUID(desk.room.view.rush_debrief_page.shown.debrief.attempt)  # type: ignore[union-attr]
    debriefing = desk.room.place.services.debriefing
    assert debriefing.reflection(desk.room.place.trainee, attempt) == ("排先后最难", "")
    debrief.retry(2)
    assert [one.over for one in desk.threads.rows] == [False, False]
    assert desk.page.clock == "00:20"
    desk.rush.leave()
    desk.room.presenter.look_back(str(attempt))
    debrief.again()
    assert desk.page.clock == "00:00"
    debrief.back()
    assert desk.room.view.page == "list"


def test_a_mentor_looks_on_but_does_not_practise_in_their_place(desk: Desk) -> None:
    desk.play()
    shown_before = desk.room.view.rush_debrief_page.shown
    assert shown_before is None
    desk.rush.look_back()
    attempt = desk.room.view.rush_debrief_page.shown.debrief.attempt  # type: ignore[union-attr]
    other = enter(desk.room.place, desk.room.place.mentor)
    other.presenter.open_target(f"attempt:{attempt}")
    shown = other.view.rush_debrief_page.shown
    assert shown is not None
    assert not shown.debrief.own
    other.presenter.parts.rush_debrief.retry(1)
    other.presenter.parts.rush_debrief.again()
    assert other.view.page == "rush_debrief"


def test_the_mentor_observes_a_rush_and_the_trainee_reads_it_beside_the_two_other_views(
    desk: Desk,
) -> None:
    desk.play()
    desk.rush.look_back()
    mine = desk.room.view.rush_debrief_page
    assert mine.shown is not None
    assert not mine.shown.debrief.acts.observe
    attempt = mine.shown.debrief.attempt
    other = enter(desk.room.place, desk.room.place.mentor)
    other.presenter.open_target(f"attempt:{attempt}")
    page, observer = other.view.rush_debrief_page, other.presenter.parts.rush_observer
    assert page.shown is not None
    assert page.shown.debrief.acts.observe == "写观察意见"
    other.presenter.observe()
    assert page.observing is not None
    observer.submit()
    assert page.missing
    for item, value in OPINION.items():
        observer.answer(item, value)
    observer.submit()
    observer.sign(PASSWORD)
    assert page.observing is None
    assert [one.name for one in page.shown.debrief.observers] == [desk.room.place.mentor.name]
    desk.room.presenter.look_back(attempt)
    assert [one.name for one in mine.shown.debrief.observers] == [desk.room.place.mentor.name]


def test_a_second_run_is_compared_with_the_one_before(desk: Desk) -> None:
    desk.play()
    desk.rush.look_back()
    first = desk.room.view.rush_debrief_page.shown
    assert first is not None
    assert first.debrief.former == ()
    desk.room.place.clock.advance(timedelta(hours=1))
    desk.room.presenter.start(EVENING)
    desk.say(SEEN)
    desk.rush.end()
    shown = desk.room.view.rush_debrief_page.shown
    assert shown is not None
    assert shown.debrief.compared.startswith("比上次 −")
    (former,) = shown.debrief.former
    assert former.key == "last"
    assert all(one.startswith("上次（也是最好） ") for one in former.criteria)
    assert [one.number for one in former.turns] == [one.number for one in shown.debrief.turns]
    opening = former.turns[0]
    assert (opening.place, opening.reply, opening.figures) == ("上次（也是最好）第 1 条", SEEN, "")
    # Whoever was left without an answer is laid beside what was said to them then.
    left = next(
        one
        for one, now in zip(former.turns, shown.debrief.turns, strict=True)
        if now.customer == "浩浩妈妈"
    )
    assert left.reply
    assert left.figures.startswith("情绪 ")
    assert any(text.startswith("这次漏了：") for _tone, text in left.facts)
