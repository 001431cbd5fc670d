"""Daily summaries from and to Word: the same text and questions come back, faults are told."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from classroom import TUESDAY, Classroom
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.documents.summary_word import QuestionData, SummaryData, of_written, summary_docx
from desktop_app.system.errors import Trouble
from desktop_app.training.curriculum.summaries import word
from desktop_app.training.curriculum.summaries.word import read_word
from desktop_app.training.curriculum.summaries.written import SummaryDraft

DAY = date(2026, 11, 24)
_TEXT = st.text(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x4FFF) | st.sampled_from("，。、<&>\"'A7😀"),
    min_size=1,
    max_size=30,
)


def saved(folder: Path, content: bytes, name: str = "总结.docx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def written_in_word(folder: Path, lines: Sequence[tuple[str, str]]) -> Path:
    """Write lines with their styles, as somebody does in Word."""
    document = Document()
    for text, style in lines:
        document.add_paragraph(text, style=style or None)
    document.save(str(folder / "自己写的.docx"))
    return folder / "自己写的.docx"


@settings(max_examples=12, deadline=None)
@given(text=st.lists(_TEXT, min_size=1, max_size=3), questions=st.lists(_TEXT, max_size=3))
def test_what_was_saved_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, text: list[str], questions: list[str]
) -> None:
    data = SummaryData(
        "林晓雨", DAY, "", "\n".join(text), tuple(QuestionData(one) for one in questions)
    )
    folder = tmp_path_factory.mktemp("word")
    found = read_word(saved(folder, summary_docx(data)))
    assert found.text == data.text
    assert found.questions == tuple(questions)


def test_answers_stand_in_the_file_and_are_no_questions(
    classroom: Classroom, tmp_path: Path
) -> None:
    place, summaries = classroom.place, classroom.place.services.summaries
    draft = SummaryDraft(TUESDAY, None, "听了两节课。", ("退费多久到账？", "谁能改加急？"))
    classroom.go_to(TUESDAY, 8)
    summaries.hand_in(place.trainee, draft)
    (asked,) = summaries.of_person(place.supervisor, place.trainee.id, TUESDAY, TUESDAY)
    summaries.answer(place.supervisor, asked.questions[0].question.id, "3 个工作日。\n不承诺当天。")
    (written,) = summaries.of_person(place.supervisor, place.trainee.id, TUESDAY, TUESDAY)
    raw = summary_docx(of_written(written, "十一月班", place.clock.local))
    lines = [one.text for one in Document(io.BytesIO(raw)).paragraphs]
    assert "林晓雨 · 2026年11月24日 周二 · 十一月班" in lines
    assert "答（陈立，11月24日 周二）：3 个工作日。 不承诺当天。" in lines
    assert read_word(saved(tmp_path, raw)).questions == draft.questions


def test_the_template_asks_for_the_same_and_is_empty(tmp_path: Path) -> None:
    raw = summary_docx(SummaryData("林晓雨", DAY, "", "", ()))
    headings = [
        one.text
        for one in Document(io.BytesIO(raw)).paragraphs
        if one.style is not None and (one.style.name or "").startswith("Heading")
    ]
    assert headings == [word.text_heading(), word.question_heading()]
    with pytest.raises(Trouble, match="没有文字"):
        read_word(saved(tmp_path, raw))


def test_what_people_write_in_word_is_told_apart(tmp_path: Path) -> None:
    path = written_in_word(
        tmp_path,
        [
            ("11 月 24 日总结", "Title"),
            ("上午听课。", ""),
            ("有一个问题一直没想通，下午问了同事。", ""),
            ("二、今日疑问：", ""),
            ("1、退费多久到账？", ""),
            ("（2）谁能改加急", ""),
            ("明天的打算", "Heading 2"),
            ("先背价目表。", ""),
        ],
    )
    found = read_word(path)
    assert found.questions == ("退费多久到账？", "谁能改加急")
    assert found.text.splitlines() == [
        "上午听课。",
        "有一个问题一直没想通，下午问了同事。",
        "明天的打算",
        "先背价目表。",
    ]


def test_a_table_is_read_where_it_stands(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("上午")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "订单 1", "已办结"
    document.add_paragraph("下午")
    document.save(str(tmp_path / "表.docx"))
    assert read_word(tmp_path / "表.docx").text == "上午\n订单 1 已办结\n下午"


def _zip(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"not a word file", "总结.docx", "已损坏"),
        (b"", "总结.docx", "已损坏"),
        (_zip(hello=b"x"), "总结.docx", "已损坏"),
        (summary_docx(SummaryData("林", DAY, "", "好", ()))[:900], "总结.docx", "已损坏"),
        (_zip(bomb=b"\0" * (61 * 1024 * 1024)), "总结.docx", "展开后太大"),
        (b"{\\rtf1 old}", "总结.doc", "另存为 .docx"),
    ],
)
def test_a_file_that_is_none_is_told_and_nothing_is_taken(
    tmp_path: Path, content: bytes, name: str, told: str
) -> None:
    with pytest.raises(Trouble, match=told) as caught:
        read_word(saved(tmp_path, content, name))
    assert caught.value.safe == "没有导入任何内容。"
    assert name in caught.value.what


@pytest.mark.parametrize(
    ("text", "questions", "told"),
    [
        ("字" * (word.MOST_CHARACTERS + 1), (), "最多 20000 字"),
        ("好", ("问？",) * (word.MOST_QUESTIONS + 1), "最多 40 条"),
        ("好", ("问？", "长" * (word.LONGEST_QUESTION + 1)), "第 2 条"),
    ],
)
def test_a_far_too_long_one_is_told_with_the_place(
    tmp_path: Path, text: str, questions: tuple[str, ...], told: str
) -> None:
    data = SummaryData("林", DAY, "", text, tuple(QuestionData(one) for one in questions))
    with pytest.raises(Trouble, match=told):
        read_word(saved(tmp_path, summary_docx(data)))
