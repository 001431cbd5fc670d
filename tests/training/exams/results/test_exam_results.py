"""Results: totals, the release as theory sheets, the review, the pay review's list."""

from datetime import timedelta

import pytest
from exam_room import ExamRoom

from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.exams.kinds import ExamKind
from desktop_app.training.people.use_cases import WrongPassword


def test_a_released_result_is_a_theory_sheet_that_opens_down_to_the_paper(
    exam_room: ExamRoom,
) -> None:
    exam, services, trainee = (
        exam_room.announce(),
        exam_room.place.services,
        exam_room.place.trainee,
    )
    paper = exam_room.sit(exam, trainee, wrong=("single",))
    exam_room.sit(exam, exam_room.place.stranger)
    exam_room.close()
    exam_room.mark_all(exam, 8)
    assert exam_room.release(exam) == 2
    (entry,) = services.forms.about(trainee, trainee.id, ("theory",))
    assert (entry.total, entry.passed) == (76.0, True)
    standing = services.certification.standing(exam_room.place.supervisor, trainee.id)
    assert standing.theory is not None
    assert standing.theory.id == entry.id
    sheet = services.forms.signed(exam_room.place.supervisor, entry.id).sheet
    (link,) = services.chain.rests_on(exam_room.place.supervisor, trainee.id, sheet.evidence)
    assert (link.kind, link.record_id, link.mark) == ("paper", paper.paper_id, 76.0)
    assert sheet.answers["paper-title"] == "理论考试"
    assert sheet.answers["weak-parts"]


def test_nothing_is_released_while_somebody_may_answer_or_waits_for_a_marker(
    exam_room: ExamRoom,
) -> None:
    exam, results = exam_room.announce(), exam_room.place.services.exam_results
    exam_room.sit(exam, exam_room.place.trainee)
    with pytest.raises(Trouble, match="还没有结束"):
        exam_room.release(exam)
    exam_room.close()
    with pytest.raises(Trouble, match="等待批阅"):
        exam_room.release(exam)
    overview = results.overview(exam_room.place.supervisor, exam.id)
    assert [(row.person.name, row.total, row.to_mark) for row in overview.rows] == [
        ("林晓雨", None, 2),
        ("赵一鸣", None, 0),
    ]
    exam_room.mark_all(exam, 10)
    with pytest.raises(WrongPassword):
        results.release(exam_room.place.supervisor, exam.id, "wrong-password")
    assert exam_room.release(exam) == 1
    with pytest.raises(Trouble, match="都已公布"):
        exam_room.release(exam)


def test_what_pays_review_gets_no_theory_sheet_but_stands_on_its_list(exam_room: ExamRoom) -> None:
    exam = exam_room.announce(kind=ExamKind.HALF_YEAR)
    exam_room.sit(exam, exam_room.place.trainee)
    exam_room.close()
    exam_room.mark_all(exam, 10)
    exam_room.release(exam)
    services, today = exam_room.place.services, exam_room.place.clock.today()
    assert (
        services.forms.about(exam_room.place.trainee, exam_room.place.trainee.id, ("theory",)) == ()
    )
    rows = services.exam_results.pay_list(exam_room.place.supervisor, today, today)
    assert [(one.name, one.total, one.passed, one.absent) for one in rows] == [
        ("林晓雨", 100.0, True, False),
        ("赵一鸣", None, None, True),
    ]
    later = today + timedelta(days=1)
    assert services.exam_results.pay_list(exam_room.place.supervisor, later, later) == ()


def test_the_review_explains_every_question_to_whom_it_concerns(exam_room: ExamRoom) -> None:
    exam, services = exam_room.announce(), exam_room.place.services
    trainee = exam_room.place.trainee
    paper = exam_room.sit(exam, trainee, wrong=("single",))
    exam_room.close()
    for actor in (trainee, exam_room.place.supervisor):
        with pytest.raises(NotAllowed, match="还没有公布"):
            services.exam_results.review(actor, paper.paper_id)
    exam_room.mark_all(exam, 8)
    exam_room.release(exam)
    for actor in (trainee, exam_room.place.mentor, exam_room.place.supervisor):
        review = services.exam_results.review(actor, paper.paper_id)
        assert (review.total, review.passed, review.pass_mark) == (76.0, True, 70.0)
        assert all(one.question.explanation and one.reasons for one in review.items)
        missed = [one for one in review.items if one.earned == 0]
        assert {one.reasons[0].text for one in missed} == {"没有作答。"}
    with pytest.raises(NotAllowed):
        services.exam_results.review(exam_room.place.stranger, paper.paper_id)


def test_a_practice_paper_comes_from_ones_own_mistakes_and_is_reviewed_at_once(
    exam_room: ExamRoom,
) -> None:
    exam, services, trainee = (
        exam_room.announce(),
        exam_room.place.services,
        exam_room.place.trainee,
    )
    exam_room.sit(exam, trainee, wrong=("single",))
    assert services.exam_practice.mistakes(trainee) == 0  # nothing is told before the release
    exam_room.close()
    exam_room.mark_all(exam, 10)
    exam_room.release(exam)
    assert services.exam_practice.mistakes(trainee) == 2
    paper_id = services.exam_practice.draw(trainee)
    paper = services.sittings.begin(trainee, paper_id)
    assert not paper.closed_book
    assert {one.type for one in paper.questions[:2]} == {"single"}
    for shown, answer in zip(paper.questions, exam_room.right(paper), strict=True):
        services.sittings.answer(trainee, paper_id, shown.position, answer, False, 3)
    with pytest.raises(NotAllowed, match="还没有交"):
        services.exam_results.review(trainee, paper_id)
    services.sittings.hand_in(trainee, paper_id)
    assert services.exam_results.review(trainee, paper_id).total == 100
    assert services.exam_practice.mistakes(trainee) == 0


def test_practice_asks_nothing_that_a_coming_exam_asks(exam_room: ExamRoom) -> None:
    exam, trainee = exam_room.announce(), exam_room.place.trainee
    exam_room.sit(exam, trainee, wrong=("single",))
    exam_room.close()
    exam_room.mark_all(exam, 10)
    exam_room.release(exam)
    exam_room.announce(title="下一场", people=(exam_room.place.stranger.id,))
    with pytest.raises(Trouble, match="没有可以练习的错题"):
        exam_room.place.services.exam_practice.draw(trainee)


def test_a_total_is_rounded_as_it_is_shown_and_judged_by_it(exam_room: ExamRoom) -> None:
    exam, trainee = exam_room.announce(), exam_room.place.trainee
    exam_room.sit(exam, trainee, wrong=("single", "true-false"))
    exam_room.close()
    exam_room.mark_all(exam, 10)
    exam_room.release(exam)
    (own,) = exam_room.place.services.sittings.own(trainee)
    assert (own.total, own.passed) == (70.0, True)
