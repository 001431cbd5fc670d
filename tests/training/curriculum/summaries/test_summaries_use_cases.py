"""Daily summaries: drafts, handing in, corrections that lose no answer, who answers."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from classroom import TUESDAY, Classroom

from desktop_app.system.changes import Subject
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.curriculum.summaries.use_cases import DaySummaries
from desktop_app.training.curriculum.summaries.written import SummaryDraft, Written

QUESTIONS = ("改期要不要加收费？", "夜班谁来审批？")


@pytest.fixture
def summaries(classroom: Classroom) -> DaySummaries:
    classroom.go_to(TUESDAY)
    return classroom.place.services.summaries


def draft(classroom: Classroom, *questions: str) -> SummaryDraft:
    text = "上午听了公司的架构，下午读了两份报名订单。"
    return SummaryDraft(TUESDAY, classroom.seat("d1-summary").id, text, questions)


def read(classroom: Classroom, summaries: DaySummaries) -> Written:
    (found,) = summaries.of_person(
        classroom.place.trainee, classroom.place.trainee.id, TUESDAY, TUESDAY
    )
    return found


def test_what_is_typed_is_kept_until_it_is_handed_in(
    classroom: Classroom, summaries: DaySummaries
) -> None:
    trainee, seat = classroom.place.trainee, classroom.seat("d1-summary").id
    assert summaries.begin(trainee, TUESDAY, seat).empty
    summaries.keep(trainee, draft(classroom, *QUESTIONS))
    again = summaries.begin(trainee, TUESDAY, seat)
    assert (again.text, again.questions) == (draft(classroom).text, QUESTIONS)
    assert again.saved_at == classroom.place.clock.now()
    heard: list[frozenset[Subject]] = []
    classroom.place.services.changes.listen(heard.append)
    summaries.hand_in(trainee, again)
    assert heard == [frozenset({Subject.SUMMARIES, Subject.PLANS})]
    assert classroom.seat("d1-summary").done_at == classroom.place.clock.now()
    written = read(classroom, summaries)
    assert [one.question.text for one in written.questions] == list(QUESTIONS)
    assert written.open == 2
    summaries.keep(trainee, replace(again, text=" ", questions=()))
    assert summaries.begin(trainee, TUESDAY, seat).text == again.text


def test_a_correction_keeps_the_answers_of_the_questions_that_stay(
    classroom: Classroom, summaries: DaySummaries
) -> None:
    place = classroom.place
    first = summaries.hand_in(place.trainee, draft(classroom, *QUESTIONS))
    asked = read(classroom, summaries).questions
    summaries.answer(place.mentor, asked[0].question.id, "开课前 24 小时以上不收。")
    place.clock.advance(timedelta(minutes=5))
    again = summaries.begin(place.trainee, TUESDAY, classroom.seat("d1-summary").id)
    assert again.replaces_id == first.id
    second = summaries.hand_in(
        place.trainee, replace(again, questions=(QUESTIONS[0], "外地客户怎么签？"))
    )
    written = read(classroom, summaries)
    assert written.summary == second
    assert [(one.question.text, one.by) for one in written.questions] == [
        (QUESTIONS[0], ("王敏",)),
        ("外地客户怎么签？", ()),
    ]
    assert summaries.history(place.mentor, second.id) == (second, first)
    summaries.answer(place.supervisor, written.questions[0].question.id, "补充：节假日除外。")
    assert [one.text for one in read(classroom, summaries).questions[0].answers] == [
        "开课前 24 小时以上不收。",
        "补充：节假日除外。",
    ]


def test_an_answer_is_corrected_by_a_new_one_of_its_writer(
    classroom: Classroom, summaries: DaySummaries
) -> None:
    place = classroom.place
    summaries.hand_in(place.trainee, draft(classroom, *QUESTIONS))
    question = read(classroom, summaries).questions[0].question.id
    wrong = summaries.answer(place.mentor, question, "不收。")
    with pytest.raises(Trouble, match="只能更正自己"):
        summaries.answer(place.supervisor, question, "要收。", wrong.id)
    right = summaries.answer(place.mentor, question, "24 小时以内收一成。", wrong.id)
    assert read(classroom, summaries).questions[0].answers == (right,)
    with pytest.raises(Trouble, match="请写下答复"):
        summaries.answer(place.mentor, question, "  ")


def test_who_may_answer_finds_what_waits(classroom: Classroom, summaries: DaySummaries) -> None:
    place = classroom.place
    summaries.hand_in(place.trainee, draft(classroom, *QUESTIONS))
    for actor in (place.supervisor, place.mentor):
        (waiting,) = summaries.waiting(actor, TUESDAY, TUESDAY)
        assert waiting.person == place.trainee
    assert summaries.waiting(place.stranger, TUESDAY, TUESDAY) == ()
    question = read(classroom, summaries).questions[0].question.id
    with pytest.raises(NotAllowed):
        summaries.answer(place.stranger, question, "不收。")
    with pytest.raises(Trouble, match="由别人答复"):
        summaries.answer(place.trainee, question, "不收。")


def test_the_summaries_of_a_session_are_those_of_its_day_by_who_is_in_it(
    classroom: Classroom, summaries: DaySummaries
) -> None:
    place = classroom.place
    summaries.hand_in(place.trainee, draft(classroom))
    summaries.hand_in(place.stranger, SummaryDraft(TUESDAY, None, "今天学了架构。"))
    held = classroom.held("d1-summary").id
    assert len(summaries.of_session(place.supervisor, held)) == 2
    assert [one.person for one in summaries.of_session(place.mentor, held)] == [place.trainee]
    assert [one.person for one in summaries.of_session(place.stranger, held)] == [place.stranger]
    with pytest.raises(NotAllowed):
        summaries.of_person(place.stranger, place.trainee.id, TUESDAY, TUESDAY)


def test_empty_early_and_unchanged_ones_are_not_taken(
    classroom: Classroom, summaries: DaySummaries
) -> None:
    trainee = classroom.place.trainee
    with pytest.raises(Trouble, match="还没有写内容"):
        summaries.hand_in(trainee, replace(draft(classroom), text=" "))
    with pytest.raises(Trouble, match="还没有到"):
        summaries.hand_in(trainee, SummaryDraft(date(2026, 12, 30), None, "明天的事"))
    summaries.hand_in(trainee, draft(classroom))
    with pytest.raises(Trouble, match="没有改动"):
        summaries.hand_in(trainee, draft(classroom))
    with pytest.raises(NotAllowed):
        summaries.hand_in(classroom.place.stranger, draft(classroom))
