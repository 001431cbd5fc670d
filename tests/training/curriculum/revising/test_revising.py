"""A newer program version offered to what runs: a difference, taken up once, held stays."""

from datetime import date

import pytest
from builders import Workplace
from classroom import PROGRAM, TUESDAY, Classroom, publish

from desktop_app.system.errors import NotAllowed
from desktop_app.training.curriculum.attendance.marks import Mark


def test_the_newest_version_is_no_offer(classroom: Classroom) -> None:
    place = classroom.place
    assert place.services.revising.offered(place.supervisor) == ()
    assert place.services.revising.for_class(place.supervisor, classroom.training_class.id) is None


def test_a_class_takes_up_what_is_new_gone_moved_and_changed(classroom: Classroom) -> None:
    place, revising = classroom.place, classroom.place.services.revising
    by_hand = place.services.moving.propose_move(
        place.supervisor, classroom.held("t-question").id, date(2026, 12, 30), 840
    )
    place.services.applying.apply(place.supervisor, by_hand, anyway=True)
    classroom.go_to(TUESDAY)
    place.services.attendance.mark(
        place.supervisor, {classroom.seat("d1-company").id: Mark.PRESENT}
    )
    publish(
        place,
        d1_company={"title": "岗前 1 · 公司"},
        t_stress={"day": 24},
        t_question={"minutes": 75},
        t_emergency=None,
        i_desk={"place": "前台二号位"},
        t_new={"day": 26, "title": "专题 · 群聊"},
    )
    assert revising.offered(place.supervisor) == (classroom.training_class.id,)
    revision = revising.for_class(place.supervisor, classroom.training_class.id)
    assert revision is not None
    assert revision.number == 2
    assert revision.added == ("专题 · 群聊",)
    assert revision.gone == ("专题 · 应急桌面演练",)
    assert revision.moved == ("专题 · 情绪与压力",)
    assert set(revision.changed) == {"专题 · 提问与隐性需求", "轮岗 · 前台半天"}
    before = classroom.held("t-stress").day
    change = revising.apply(place.supervisor, revision)
    assert classroom.held("d1-company").title == "岗前 1 · 公司与部门"
    assert classroom.held("t-stress").day > before
    moved = classroom.held("t-question")
    assert (moved.day, moved.minutes) == (date(2026, 12, 30), 75)
    assert classroom.seat("t-question", of_stranger=True).minutes == 75
    keys = {one.session_key for one in classroom.page.sessions}
    assert "t-emergency" not in keys
    assert classroom.seat("t-new").held_id == classroom.held("t-new").id
    assert classroom.seat("i-desk").place == "前台二号位"
    assert revising.for_class(place.supervisor, classroom.training_class.id) is None
    assert revising.offered(place.supervisor) == ()
    place.services.applying.undo(place.supervisor, change.id)
    assert classroom.held("t-stress").day == before
    assert revising.offered(place.supervisor) == (classroom.training_class.id,)


def test_a_plan_without_a_class_takes_a_version_up_by_itself(place: Workplace) -> None:
    revising = place.services.revising
    place.services.curriculum.lay_plan(place.supervisor, place.trainee, PROGRAM, TUESDAY)
    assert revising.for_plan(place.supervisor, place.trainee.id) is None
    publish(place, t_emergency=None)
    revision = revising.for_plan(place.supervisor, place.trainee.id)
    assert revision is not None
    assert revision.gone == ("专题 · 应急桌面演练",)
    revising.apply(place.supervisor, revision)
    assert revising.for_plan(place.supervisor, place.trainee.id) is None
    with pytest.raises(NotAllowed):
        revising.for_plan(place.mentor, place.trainee.id)


def test_a_version_that_changes_only_what_was_held_is_taken_up_without_a_step(
    classroom: Classroom,
) -> None:
    place, revising = classroom.place, classroom.place.services.revising
    classroom.go_to(date(2026, 11, 25))
    publish(place, d1_company={"title": "岗前 1 · 公司"})
    revision = revising.for_class(place.supervisor, classroom.training_class.id)
    assert revision is not None
    assert revision.empty
    revising.apply(place.supervisor, revision)
    assert revising.offered(place.supervisor) == ()
