"""A session read whole: what comes before, what is used, what was made, what moved on."""

from datetime import date
from pathlib import Path

import pytest
from classroom import TUESDAY, Classroom
from judging import add_attempt

from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.curriculum.attendance.marks import Mark
from desktop_app.training.curriculum.attendance.use_cases import Result
from desktop_app.training.curriculum.sessions.use_cases import Sessions

WEDNESDAY = date(2026, 11, 25)


@pytest.fixture
def sessions(classroom: Classroom) -> Sessions:
    return classroom.place.services.sessions


def everybody(classroom: Classroom, key: str, mark: Mark = Mark.PRESENT) -> None:
    seats = (classroom.seat(key), classroom.seat(key, of_stranger=True))
    classroom.place.services.attendance.mark(
        classroom.place.supervisor, {seat.id: mark for seat in seats}
    )


def test_what_comes_before_is_counted_over_the_class(
    classroom: Classroom, sessions: Sessions
) -> None:
    place, held = classroom.place, classroom.held("d1-service")
    (before,) = sessions.whole(place.supervisor, held.id).before
    assert (before.title, before.done, before.of) == (classroom.held("d1-company").title, 0, 2)
    classroom.go_to(TUESDAY)
    everybody(classroom, "d1-company")
    (before,) = sessions.whole(place.supervisor, held.id).before
    assert before.done == 2
    (own,) = sessions.whole(place.trainee, classroom.seat("d1-service").id).before
    assert (own.done, own.of) == (1, 1)


def test_a_gate_holds_back_until_it_is_passed(classroom: Classroom, sessions: Sessions) -> None:
    place, seat = classroom.place, classroom.seat("shadow-1")
    gates = [one for one in sessions.whole(place.trainee, seat.id).before if one.gate == "exam"]
    assert [(one.title, one.done) for one in gates] == [(classroom.held("d5-exam").title, 0)]
    exam = classroom.seat("d5-exam")
    classroom.go_to(exam.day)
    place.services.attendance.note_results(place.supervisor, {exam.id: Result(80, True)})
    gates = [one for one in sessions.whole(place.trainee, seat.id).before if one.gate == "exam"]
    assert [one.done for one in gates] == [1]


def test_material_opens_as_article_or_as_a_file_of_the_folder(
    classroom: Classroom, sessions: Sessions, tmp_path: Path
) -> None:
    place, held = classroom.place, classroom.held("d1-company")
    found = {one.name: one for one in sessions.whole(place.trainee, held.id).materials}
    article = found["手册 · 客服岗位：一座桥和七件事"]
    assert (article.pane, article.target) == ("handbook", "article:service-post")
    assert (found["课程一览"].pane, found["课程一览"].file) == ("", "")
    source = tmp_path / "list.xlsx"
    source.write_bytes(b"rows")
    with pytest.raises(NotAllowed):
        sessions.put_file(place.trainee, held.id, "课程一览", source)
    sessions.put_file(place.supervisor, held.id, "课程一览", source)
    assert sessions.file(place.trainee, held.id, "课程一览").read_bytes() == b"rows"
    with pytest.raises(Trouble, match="资料夹里没有"):
        sessions.file(place.trainee, held.id, "没有列出的")


def test_what_did_not_fit_is_offered_to_the_next_lesson_of_the_class(
    classroom: Classroom, sessions: Sessions
) -> None:
    place, first = classroom.place, classroom.held("d1-company")
    classroom.go_to(TUESDAY, 1)
    everybody(classroom, "d1-company")
    place.services.attendance.close(place.supervisor, first.id, "组织架构", "各部门找谁")
    follower = sessions.whole(place.supervisor, classroom.held("d1-service").id)
    assert [(one.title, one.text) for one in follower.left_over] == [(first.title, "各部门找谁")]
    for key in ("d1-company", "d1-summary", "d2-courses"):
        assert sessions.whole(place.supervisor, classroom.held(key).id).left_over == ()


def test_an_attempt_made_while_it_was_held_belongs_to_it(
    classroom: Classroom, sessions: Sessions
) -> None:
    place = classroom.place
    orders = classroom.held("d1-orders")
    classroom.go_to(TUESDAY, (orders.start - 540) // 60 + 1)
    attempt = add_attempt(place, place.trainee)
    (work,) = sessions.whole(place.supervisor, orders.id).work
    assert (work.kind, work.record_id, work.person_id) == ("attempt", attempt, place.trainee.id)
    assert work.may_open
    assert sessions.whole(place.supervisor, classroom.held("d1-company").id).work == ()
    assert sessions.whole(place.stranger, orders.id).work == ()


def test_a_session_of_others_is_not_shown(classroom: Classroom, sessions: Sessions) -> None:
    place = classroom.place
    own = classroom.seat("shadow-1")
    assert sessions.whole(place.mentor, own.id).page.may_mark
    with pytest.raises(NotAllowed):
        sessions.whole(place.stranger, own.id)
    (row,) = sessions.whole(place.trainee, classroom.held("d1-company").id).page.rows
    assert row.person == place.trainee
