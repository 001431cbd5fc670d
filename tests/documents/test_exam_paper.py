"""A paper exam as PDF: what stands on it, where pages break, and what it never tells."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from document_data import fonts_of, page_count, page_texts, text_of
from exam_room import ExamRoom

from db.records import Exam
from desktop_app.documents.answer_sheet_rows import part_rows
from desktop_app.documents.exam_paper_data import Answers, ExamPaperData, PaperWanted
from desktop_app.documents.exam_paper_pdf import exam_paper_pdf
from desktop_app.documents.exam_paper_telling import exam_paper_data
from desktop_app.documents.flow import Row, pages
from desktop_app.documents.printing import Document
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.exams.entering.cells import read
from desktop_app.training.exams.papers.reading import earned

ALL = PaperWanted(answer_sheet=True, answers=Answers.END)


@pytest.fixture
def exam(exam_room: ExamRoom) -> Exam:
    return exam_room.announce(on_paper=True, forms=2, fixed=True)


def document(room: ExamRoom, exam: Exam, wanted: PaperWanted = ALL) -> Document:
    return room.place.services.printing.exam_papers(room.place.supervisor, exam.id, wanted)


def data(room: ExamRoom, exam: Exam, **changed: Any) -> tuple[ExamPaperData, ...]:
    printed = room.place.services.exam_printing.forms(room.place.supervisor, exam.id)
    return exam_paper_data(printed, "青禾学堂", room.place.clock, **changed)


def test_every_question_stands_on_the_paper_with_head_parts_and_page_numbers(
    exam_room: ExamRoom, exam: Exam
) -> None:
    found = document(exam_room, exam, PaperWanted(form="A"))
    text = text_of(found.pdf)
    for told in (
        "青禾学堂", "试卷", "A卷", "理论考试", "60分钟", "及格线70分", "姓名", "工号", "日期",
        "满分100分", "一、单选题", "共2题，每题10分，共20分", "七、案例分析题", "阅卷人",
        f"第1页/共{page_count(found.pdf)}页",
    ):  # fmt: skip
        assert told in text, told
    (paper,) = [one for one in data(exam_room, exam) if one.form == "A"]
    for question in (one for part in paper.parts for one in part.questions):
        bare = "".join(question.stem.split("_")[0].split())
        assert bare in text, question.stem
        for choice in question.choices:
            assert "".join(choice.split()) in text
    assert all(font["/FontDescriptor"]["/FontFile2"] for font in fonts_of(found.pdf))
    assert (found.title, found.file_name[:6]) == ("理论考试 · A 卷 · 纸质卷", "理论考试-A")


@pytest.mark.parametrize("answers", [Answers.NONE, Answers.END])
def test_what_is_handed_out_tells_no_answer(
    exam_room: ExamRoom, exam: Exam, answers: Answers
) -> None:
    wanted = PaperWanted(answer_sheet=True, answers=answers, form="B")
    pages = page_texts(document(exam_room, exam, wanted).pdf)
    handed_out = [one for one in pages if "答案与解析" not in one]
    text = "".join(handed_out)
    (paper,) = [one for one in data(exam_room, exam) if one.form == "B"]
    for question in (one for part in paper.parts for one in part.questions):
        assert "".join(question.explanation.split()) not in text
    assert len(handed_out) == len(pages) - (2 if answers is Answers.END else 0)


def test_the_key_by_letters_earns_everything_when_it_is_typed_into_the_grid(
    exam_room: ExamRoom, exam: Exam
) -> None:
    printed = exam_room.place.services.exam_printing.forms(exam_room.place.supervisor, exam.id)
    papers = data(exam_room, exam)
    keys = []
    for paper, shown in zip(printed.papers, papers, strict=True):
        told = {one.number: one for part in shown.parts for one in part.questions}
        key = []
        for item, question in paper.items:
            answer = told[item.position + 1].answer
            if question.type in ("fill-in", "case"):
                continue
            marked = earned(question, item, read(question, item, answer).answer)
            assert marked is not None
            assert marked.marks == item.marks
            key.append(answer)
        keys.append(key)
    assert keys[0] != keys[1]
    text = text_of(document(exam_room, exam, PaperWanted(False, answers=Answers.END)).pdf)
    for answer in keys[0]:
        assert f"答案：{answer}" in text


def test_answers_after_each_question_stand_on_its_page(exam_room: ExamRoom, exam: Exam) -> None:
    pages = page_texts(document(exam_room, exam, PaperWanted(answers=Answers.AFTER)).pdf)
    (paper, _other) = data(exam_room, exam)
    for question in (one for part in paper.parts for one in part.questions):
        stem = "".join(question.stem.split("_")[0].split())[-12:]
        why = "".join(question.explanation.split())
        assert any(stem in page and f"解析：{why}" in page for page in pages), question.number


def test_no_question_is_broken_over_pages(exam_room: ExamRoom, exam: Exam) -> None:
    (paper, _other) = data(exam_room, exam)
    many = replace(
        paper,
        parts=tuple(replace(one, questions=one.questions * 9) for one in paper.parts[:3]),
    )
    pages = page_texts(exam_paper_pdf([many], PaperWanted()))
    assert len(pages) > 3
    stems = {"".join(q.stem.split())[:14]: q for part in many.parts for q in part.questions}
    for stem, question in stems.items():
        choices = ["".join(one.split()) for one in question.choices]
        on_pages = [page.count(stem) for page in pages]
        assert sum(on_pages) == 9
        for last in choices:
            assert [page.count(last) for page in pages] == on_pages, last
    for part in many.parts:
        head = next(n for n, page in enumerate(pages) if part.title in page)
        assert "".join(part.questions[0].stem.split())[:14] in pages[head]


def test_a_sheet_of_its_own_has_the_room_and_the_paper_none(
    exam_room: ExamRoom, exam: Exam
) -> None:
    apart = document(exam_room, exam, PaperWanted(answer_sheet=True, form="A"))
    pages = page_texts(apart.pdf)
    begins = next(n for n, page in enumerate(pages) if "选择题写字母" in page)
    paper, sheet = "".join(pages[:begins]), "".join(pages[begins:])
    assert "写在试卷上不计分" in paper
    assert "（）" not in paper
    assert "第13题（10分）" in sheet
    alone = text_of(document(exam_room, exam, PaperWanted(form="A")).pdf)
    assert "答案写在试卷上" in alone
    assert alone.count("（）") == 6


def test_named_sheets_give_everybody_their_own_form(exam_room: ExamRoom, exam: Exam) -> None:
    pages = page_texts(document(exam_room, exam, PaperWanted(False, True, named=True)).pdf)
    first, other = [page for page in pages if "第1页" in page]
    assert all(one in first for one in ("林晓雨", "3001", "A卷"))
    assert all(one in other for one in ("赵一鸣", "B卷"))


def test_long_names_odd_characters_and_one_form(exam_room: ExamRoom) -> None:
    exam = exam_room.announce(title="很" * 30 + "😀", on_paper=True)
    found = document(exam_room, exam)
    text = text_of(found.pdf)
    assert "□" in text
    assert "A卷" not in text
    long = replace(
        data(exam_room, exam)[0], name="阿依古丽·买买提江·艾力肯" * 3, staff_number="9" * 20
    )
    assert page_count(exam_paper_pdf([long], PaperWanted(answer_sheet=True))) >= 2


def test_equal_papers_are_equal_files(exam_room: ExamRoom, exam: Exam) -> None:
    wanted = PaperWanted(form="A")
    assert document(exam_room, exam, wanted) == document(exam_room, exam, wanted)


def test_what_cannot_be_printed_says_why(exam_room: ExamRoom, exam: Exam) -> None:
    with pytest.raises(Trouble, match="没有要打印的内容"):
        document(exam_room, exam, PaperWanted(form="C"))
    with pytest.raises(Trouble, match="没有要打印的内容"):
        document(exam_room, exam, PaperWanted(paper=False))
    with pytest.raises(NotAllowed, match="没有纸质卷"):
        document(exam_room, exam_room.announce(title="上机"))
    people: tuple[UUID, ...] = (exam_room.second.id, exam_room.place.trainee.id)
    own = exam_room.announce(title="自己也考", people=people, on_paper=True)
    printing = exam_room.place.services.printing
    with pytest.raises(NotAllowed, match="您自己参加"):
        printing.exam_papers(exam_room.second, own.id, ALL)
    exam_room.place.services.exam_planning.cancel(exam_room.place.supervisor, exam.id, "改期")
    with pytest.raises(NotAllowed, match="已经取消"):
        document(exam_room, exam)


def test_lines_of_a_case_are_never_few_on_a_page_and_say_again_whose_they_are(
    exam_room: ExamRoom, exam: Exam
) -> None:
    part = data(exam_room, exam)[0].parts[-1]
    for marks in (5, 10, 15, 20):
        several = tuple(replace(one, marks=marks) for one in part.questions)
        rows = list(part_rows(replace(part, questions=several)))
        for above in range(26):
            filled = [Row(25, lambda _pen, _top: None) for _ in range(above)]
            laid = pages([*filled, *rows], 750, 728, 90)
            check_lines(laid)
            assert sum(bool(one.again) for page in laid for one in page) == 2 * max(8, marks)


def check_lines(laid: list[list[Row]]) -> None:
    for page in laid:
        ruled = [one for one in page if one.again]
        for again in {one.again for one in ruled}:
            assert len([one for one in ruled if one.again == again]) >= 4
        goes_on = [one for one in page if (one,) in {line.again for line in ruled}]
        assert goes_on == (page[:1] if page[1:2] == ruled[:1] and page[0].height < 20 else [])
