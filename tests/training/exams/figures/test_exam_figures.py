"""Figures of the questions come from released results, with what was chosen and how long."""

import pytest
from exam_room import ExamRoom

from desktop_app.system.errors import NotAllowed
from desktop_app.training.exams.bank.question import Single


def test_released_answers_make_the_figures(exam_room: ExamRoom) -> None:
    place = exam_room.place
    exam = exam_room.announce()
    exam_room.sit(exam, place.trainee)
    exam_room.sit(exam, place.stranger, wrong=("single",))
    exam_room.close()
    exam_room.mark_all(exam, 10)
    assert place.services.exam_figures.figures(place.supervisor) == ()  # nothing is released yet
    exam_room.release(exam)
    rows = place.services.exam_figures.figures(place.supervisor)
    assert len(rows) == 14
    for one in rows:
        if not isinstance(one.question, Single):
            assert one.figures.difficulty == 1
            continue
        assert (one.figures.n, one.figures.difficulty) == (2, 0.5)
        assert one.figures.seconds == 20
        used = {use.place: use.count for use in one.figures.options}
        right = next(n for n, option in enumerate(one.question.options) if option.right)
        assert used[right] == 1
        assert sum(used.values()) == 1


def test_only_who_keeps_the_bank_sees_them(exam_room: ExamRoom) -> None:
    for actor in (exam_room.place.trainee, exam_room.place.mentor):
        with pytest.raises(NotAllowed):
            exam_room.place.services.exam_figures.figures(actor)
