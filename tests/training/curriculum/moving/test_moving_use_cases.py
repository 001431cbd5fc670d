"""Proposing, applying and undoing changes of a class and of a trainee's own sessions."""

from datetime import date

import pytest
from classroom import TUESDAY, Classroom

from desktop_app.system.changes import Subject
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.curriculum.attendance.marks import Mark
from desktop_app.training.curriculum.moving.conflicts import ConflictKind
from desktop_app.training.curriculum.moving.making import NewSession
from desktop_app.training.curriculum.moving.ordering import Carry

FRIDAY = date(2026, 11, 27)


def moments(classroom: Classroom) -> dict[str, tuple[date, int]]:
    return {str(one.id): (one.day, one.start) for one in classroom.everything}


def test_moving_a_class_session_moves_every_seat_and_is_undone(classroom: Classroom) -> None:
    place, before = classroom.place, moments(classroom)
    heard: list[frozenset[Subject]] = []
    place.services.changes.listen(heard.append)
    quiz = classroom.held("t-stress")
    proposal = place.services.moving.propose_move(
        place.supervisor, classroom.seat("t-stress").id, date(2026, 12, 17), 840
    )
    assert [(one.id, len(one.people)) for one in proposal.steps] == [(quiz.id, 2)]
    assert proposal.conflicts == ()
    assert moments(classroom) == before
    change = place.services.applying.apply(place.supervisor, proposal, "讲师出差")
    for one in (
        classroom.held("t-stress"),
        classroom.seat("t-stress"),
        classroom.seat("t-stress", True),
    ):
        assert (one.day, one.start, one.revision) == (date(2026, 12, 17), 840, 1)
    place.services.applying.undo(place.supervisor, change.id)
    assert moments(classroom) == before
    assert heard == [frozenset({Subject.PLANS})] * 2
    undo, entry = place.services.applying.history(
        place.supervisor, class_id=classroom.training_class.id
    )
    assert (entry.by, entry.undone, entry.change.reason) == ("陈立", True, "讲师出差")
    assert entry.text == "移动“专题 · 情绪与压力”：12月16日 周三 → 12月17日 周四"
    assert undo.text.startswith("撤销：移动“专题 · 情绪与压力”")
    with pytest.raises(Trouble, match="已经撤销过"):
        place.services.applying.undo(place.supervisor, change.id)


def test_what_waits_goes_along_across_the_holiday(classroom: Classroom) -> None:
    # The week before the Spring Festival of 2027: everything after goes by as many working days.
    place = classroom.place
    start = classroom.held("i-review")
    proposal = place.services.moving.propose_move(
        place.supervisor, start.id, date(2027, 2, 4), start.start, Carry.ALL
    )
    calendar = place.services.curriculum.work_calendar()
    assert all(calendar.is_working(one.after[0]) for one in proposal.steps if one.after)
    titles = {one.title for one in proposal.steps}
    assert {"理论考试", "实操考核", "90 天毕业评审"} <= titles
    place.services.applying.apply(place.supervisor, proposal, anyway=True)
    theory, practical, last = (classroom.seat(key) for key in ("theory", "practical", "r90"))
    assert classroom.held("i-review").day < theory.day < practical.day < last.day


def test_a_closed_day_blocks_and_offers_other_times(classroom: Classroom) -> None:
    place = classroom.place
    proposal = place.services.moving.propose_move(
        place.supervisor, classroom.held("t-stress").id, date(2026, 12, 19), 840
    )
    assert proposal.blocked
    assert proposal.conflicts[0].kind is ConflictKind.CLOSED
    assert proposal.alternatives[0] == (date(2026, 12, 21), 840)
    with pytest.raises(Trouble, match="不上班"):
        place.services.applying.apply(place.supervisor, proposal, anyway=True)


def test_what_is_in_the_way_is_done_only_when_said(classroom: Classroom) -> None:
    place = classroom.place
    place.services.rooms.put_room(place.supervisor, "培训室 2", 12)
    moving, applying = place.services.moving, place.services.applying
    held = classroom.held("t-question")
    stress = classroom.held("t-stress")
    proposal = moving.propose_move(place.supervisor, stress.id, held.day, held.start)
    kinds = [one.kind for one in proposal.conflicts]
    assert kinds == [ConflictKind.ROOM, ConflictKind.TRAINEE]
    with pytest.raises(Trouble, match="已经安排了“专题 · 提问与隐性需求”"):
        applying.apply(place.supervisor, proposal)
    assert classroom.held("t-stress").day == stress.day
    applying.apply(place.supervisor, proposal, anyway=True)
    assert classroom.held("t-stress").day == held.day


def test_a_trainees_own_session_moves_alone_and_never_the_class(classroom: Classroom) -> None:
    place = classroom.place
    shadow = classroom.seat("shadow-3")
    proposal = place.services.moving.propose_move(
        place.supervisor, shadow.id, date(2026, 12, 4), 900
    )
    assert {one.people for one in proposal.steps} == {(place.trainee.id,)}
    place.services.applying.apply(place.supervisor, proposal, anyway=True)
    assert classroom.seat("shadow-3").day == date(2026, 12, 4)
    assert classroom.seat("shadow-3", of_stranger=True).day == shadow.day
    review = classroom.seat("r30")
    held = place.services.moving.propose_move(
        place.supervisor, review.id, date(2027, 1, 15), review.start
    )
    assert held.blocked
    assert "全班的“" in held.conflicts[0].text


def test_a_proposal_that_was_overtaken_changes_nothing(classroom: Classroom) -> None:
    place = classroom.place
    moving, applying = place.services.moving, place.services.applying
    held = classroom.held("t-stress")
    first = moving.propose_move(place.supervisor, held.id, date(2026, 12, 17), 840)
    second = moving.propose_move(place.supervisor, held.id, date(2026, 12, 21), 840)
    applying.apply(place.supervisor, first)
    with pytest.raises(Trouble, match="刚刚有过改动"):
        applying.apply(place.supervisor, second)
    assert classroom.held("t-stress").day == date(2026, 12, 17)


def test_undoing_is_refused_when_something_rests_on_it(classroom: Classroom) -> None:
    place = classroom.place
    moving, applying = place.services.moving, place.services.applying
    held = classroom.held("d1-company")
    longer = applying.apply(place.supervisor, moving.propose_length(place.supervisor, held.id, 180))
    moved = applying.apply(place.supervisor, moving.propose_length(place.supervisor, held.id, 165))
    with pytest.raises(Trouble, match="在这之后又改过"):
        applying.undo(place.supervisor, longer.id)
    classroom.go_to(TUESDAY)
    place.services.attendance.mark(
        place.supervisor, {classroom.seat("d1-company").id: Mark.PRESENT}
    )
    with pytest.raises(Trouble, match="已经上过"):
        applying.undo(place.supervisor, moved.id)
    with pytest.raises(Trouble, match="已经上过，不能再移动"):
        moving.propose_move(place.supervisor, held.id, FRIDAY, 540)


def test_place_and_trainer_change_with_what_is_in_the_way(classroom: Classroom) -> None:
    place = classroom.place
    moving, applying = place.services.moving, place.services.applying
    held = classroom.held("d1-company")
    shadow = classroom.seat("shadow-1")
    applying.apply(place.supervisor, moving.propose_place(place.supervisor, held.id, " 多功能厅 "))
    applying.apply(
        place.supervisor, moving.propose_trainer(place.supervisor, held.id, place.mentor.id)
    )
    assert (classroom.held("d1-company").place, classroom.seat("d1-company").place) == (
        "多功能厅",
    ) * 2
    assert classroom.held("d1-company").trainer_id == place.mentor.id
    other = classroom.seat("shadow-1", of_stranger=True)
    proposal = moving.propose_trainer(place.supervisor, other.id, place.mentor.id)
    assert proposal.conflicts == ()
    moved = moving.propose_move(place.supervisor, other.id, shadow.day, shadow.start + 60)
    applying.apply(place.supervisor, moved, anyway=True)
    busy = moving.propose_trainer(place.supervisor, other.id, place.mentor.id)
    assert [one.kind for one in busy.conflicts] == [ConflictKind.LEADER]
    assert "王敏" in busy.conflicts[0].text


def test_a_session_is_called_off_for_everybody_and_comes_back(classroom: Classroom) -> None:
    place = classroom.place
    moving, applying = place.services.moving, place.services.applying
    held = classroom.held("d1-company")
    proposal = moving.propose_cancel(place.supervisor, held.id)
    assert [one.kind for one in proposal.conflicts] == [ConflictKind.WAITS]
    assert proposal.steps[0].after is None
    change = applying.apply(place.supervisor, proposal, anyway=True)
    assert all(one.session_key != "d1-company" for one in classroom.everything)
    with pytest.raises(Trouble, match="已经取消"):
        moving.propose_move(place.supervisor, held.id, FRIDAY, 540)
    applying.undo(place.supervisor, change.id)
    assert classroom.seat("d1-company").held_id == held.id


def test_a_single_session_is_added_for_the_class_or_for_one_and_taken_back(
    classroom: Classroom,
) -> None:
    place = classroom.place
    moving, applying = place.services.moving, place.services.applying
    for whose, count in (
        ({"class_id": classroom.training_class.id}, 2),
        ({"person_id": place.trainee.id}, 1),
    ):
        new = NewSession("答疑", "class", FRIDAY, 1035, 30, "培训室 1", aim="答疑", **whose)
        proposal = moving.propose_extra(place.supervisor, new)
        assert len(proposal.steps[0].people) == count
        change = applying.apply(place.supervisor, proposal, anyway=True)
        added = [one for one in classroom.page.sessions if one.title == "答疑"]
        assert [one.start for one in added] == [1035] * count
        applying.undo(place.supervisor, change.id)
        assert all(one.title != "答疑" for one in classroom.everything)


def test_an_extra_session_needs_a_plan_to_stand_in(classroom: Classroom) -> None:
    new = NewSession(
        "答疑", "class", FRIDAY, 600, 30, "培训室 1", person_id=classroom.place.mentor.id
    )
    with pytest.raises(Trouble, match="还没有培训方案"):
        classroom.place.services.moving.propose_extra(classroom.place.supervisor, new)


def test_only_a_supervisor_moves_and_a_trainee_sees_the_history(classroom: Classroom) -> None:
    place = classroom.place
    held = classroom.held("t-stress")
    proposal = place.services.moving.propose_move(
        place.supervisor, held.id, date(2026, 12, 17), 840
    )
    for actor in (place.trainee, place.mentor):
        with pytest.raises(NotAllowed):
            place.services.moving.propose_move(actor, held.id, FRIDAY, 540)
        with pytest.raises(NotAllowed):
            place.services.applying.apply(actor, proposal)
    place.services.applying.apply(place.supervisor, proposal)
    (entry,) = place.services.applying.history(place.trainee, person_id=place.trainee.id)
    assert entry.text.startswith("移动")
    with pytest.raises(NotAllowed):
        place.services.applying.history(place.stranger, person_id=place.trainee.id)


def test_what_a_plan_holds_no_longer_is_not_moved(classroom: Classroom) -> None:
    place = classroom.place
    seat = classroom.seat("shadow-1")
    place.services.classes.leave(
        place.supervisor, classroom.training_class.id, place.trainee.id, "转岗"
    )
    with pytest.raises(Trouble, match="已经结束"):
        place.services.moving.propose_move(place.supervisor, seat.id, FRIDAY, 540)
    held = classroom.held("t-stress")
    proposal = place.services.moving.propose_move(
        place.supervisor, held.id, date(2026, 12, 17), 840
    )
    assert proposal.steps[0].people == (place.stranger.id,)


def test_everything_goes_along_and_nothing_is_told_that_was_in_the_way_before(
    classroom: Classroom,
) -> None:
    place = classroom.place
    review, other = classroom.seat("r30"), classroom.seat("r30", of_stranger=True)
    same = place.services.moving.propose_move(place.supervisor, other.id, review.day, review.start)
    assert [one.kind for one in same.conflicts] == [ConflictKind.LEADER]
    place.services.applying.apply(place.supervisor, same, anyway=True)
    quiz = classroom.held("d4-quiz")
    proposal = place.services.moving.propose_move(
        place.supervisor, quiz.id, date(2026, 11, 30), quiz.start, Carry.ALL
    )
    assert {review.id, other.id} <= {one.id for one in proposal.steps}
    assert [one for one in proposal.conflicts if one.session_id in (review.id, other.id)] == []
