"""Whatever the bank holds comes back from every format that can hold it as it was."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from exam_questions import samples
from hypothesis import given, settings
from hypothesis import strategies as st
from question_strategies import several

from desktop_app.training.exams.bank.exchange.formats import FORMATS, content_of, read_file
from desktop_app.training.exams.bank.exchange.reading import Defaults
from desktop_app.training.exams.bank.question import Question, Single

WHOLE = [kind for kind in FORMATS if kind != "aiken"]


def back(folder: Path, kind: str, questions: Sequence[Question]) -> list[Question]:
    path = folder / f"bank{FORMATS[kind]}"
    content, count, _ = content_of(questions, kind, path.stem)
    assert count == len(questions)
    path.write_bytes(content)
    return [one.question for one in read_file(path, Defaults()).questions]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bank")


@pytest.mark.parametrize("kind", WHOLE)
def test_the_samples_come_back_as_they_were(folder: Path, kind: str) -> None:
    mine = list(samples().values())
    assert back(folder, kind, mine) == mine


@pytest.mark.parametrize("kind", WHOLE)
@settings(max_examples=20)
@given(data=st.data())
def test_any_question_comes_back_as_it_was(folder: Path, kind: str, data: st.DataObject) -> None:
    mine = data.draw(several())
    assert back(folder, kind, mine) == mine


@given(several(types=("single",), lines=1))
def test_aiken_keeps_stem_options_and_answer_of_single_choices(mine: list[Question]) -> None:
    from desktop_app.training.exams.bank.exchange.aiken import read_aiken, write_aiken

    def asked(question: Question) -> tuple[str, list[tuple[str, bool]]]:
        assert isinstance(question, Single)
        plain: Callable[[str], str] = lambda text: " ".join(text.split())  # noqa: E731
        return plain(question.stem), [(plain(o.text), o.right) for o in question.options]

    text, notes = write_aiken(mine)
    got = [
        (raw.body["stem"].removeprefix("“").removesuffix("”"),
         [(one["text"], one["right"]) for one in raw.body["options"]])
        for raw in read_aiken(text)
    ]  # fmt: skip
    wanted = [asked(one) for one in mine]
    assert got == [(stem.removeprefix("“").removesuffix("”"), rest) for stem, rest in wanted]
    assert any("写不下解析" in note for note in notes)


def test_what_aiken_cannot_hold_is_told() -> None:
    content, count, notes = content_of(list(samples().values()), "aiken", "bank")
    assert count == 2
    assert notes == [
        "Aiken 只能写单选题，12 题没有写出。",
        "Aiken 写不下解析、点评、难度、分值、章节和编号，再导入时要重新填写。",
    ]
    assert content.decode().count("ANSWER: ") == 2


def test_what_gift_shows_as_an_essay_is_told() -> None:
    _, count, notes = content_of(list(samples().values()), "gift", "bank")
    assert count == 14
    assert notes == ["GIFT 没有这些题型，5 题在别的程序里显示为问答题；导回陪练时不变。"]
