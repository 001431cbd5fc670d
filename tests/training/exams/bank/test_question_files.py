"""Questions come many in a file; each fault names file, line and field, and stops no other."""

from pathlib import Path

import pytest
from exam_questions import PACK, samples

from desktop_app.training.content.check import check_pack
from desktop_app.training.content.kinds import parse
from desktop_app.training.content.loader import ContentFault, LoadedPack, load_pack
from desktop_app.training.exams.bank.question import MODELS, Question, QuestionType

FILE = "questions/complaints.yaml"


@pytest.fixture
def text() -> str:
    return (PACK / FILE).read_text(encoding="utf-8")


def load(folder: Path, text: str, name: str = FILE) -> LoadedPack:
    (folder / "questions").mkdir(exist_ok=True)
    (folder / "pack.yaml").write_text("key: desk\ntitle: 客服\nversion: 1\n", encoding="utf-8")
    (folder / name).write_text(text, encoding="utf-8")
    return load_pack(folder)


def fault(pack: LoadedPack) -> ContentFault:
    (found,) = pack.faults
    return found


def test_the_samples_show_every_type_twice_and_have_no_fault() -> None:
    assert check_pack(load_pack(PACK)) == ()
    types = [QuestionType(one.type) for one in samples().values()]
    assert all(types.count(one) == 2 for one in QuestionType)
    assert set(MODELS) == set(QuestionType)


def test_what_a_file_says_for_all_holds_for_each_and_a_question_may_say_otherwise() -> None:
    one, other = samples()["crisis-signals"], samples()["first-contact-name"]
    assert (one.section, one.emphasis, one.source) == ("投诉与危机", 2, "投诉五步法")
    assert (other.section, other.emphasis, other.source) == (
        "流程与时限",
        1,
        "article/first-contact",
    )


def test_a_question_is_called_by_its_beginning_and_a_case_by_what_happened() -> None:
    assert (
        samples()["complaint-is-gift"].title
        == "客户的诉求明显不合理时，可以直接说“公司规定就是这样”结束通话。"
    )
    case = samples()["late-teacher"]
    assert case.title == case.title[:39] + "…"
    assert case.title.startswith("周女士的孩子周六上午九点的课")


def test_marks_follow_from_the_type_unless_they_are_said() -> None:
    marks = {key: one.full_marks for key, one in samples().items()}
    assert marks == {
        "cancelled-again": 2,
        "outlet-first": 3,
        "crisis-signals": 3,
        "apology-parts": 4,
        "complaint-is-gift": 1,
        "promise-within-power": 1,
        "five-steps": 4,
        "escalation-order": 3,
        "who-handles": 4,
        "words-and-effects": 4,
        "late-teacher": 15,
        "group-storm": 15,
        "first-response": 4,
        "first-contact-name": 2,
    }


def test_a_kept_question_is_read_back_as_it_was() -> None:
    for one in samples().values():
        body = one.model_dump(mode="json")
        assert parse("question", body) == one
        assert Question.model_validate(one.model_dump()) == one


def test_a_title_that_was_kept_under_another_rule_is_read_all_the_same() -> None:
    one = samples()["five-steps"]
    body = one.model_dump(mode="json") | {"title": "排一排"}
    assert parse("question", body) == one


@pytest.mark.parametrize(
    ("old", "new", "at", "field", "said"),
    [
        (
            "right: true\n        why: 先接",
            "why: 先接",
            "options:",
            "questions[1].options",
            "现在有 0 个",
        ),
        (
            "type: single\n    difficulty: easy",
            "type: quiz\n    difficulty: easy",
            "type: quiz",
            "questions[1].type",
            "single、multiple、true-false",
        ),
        ("    answer: false\n", "", "- key: complaint-is-gift", "questions[5].answer", "缺少"),
        (
            "{text: 客户问下周的上课时间, why: 普通咨询，自己答就好。}",
            "{text: 客户问下周的上课时间, right: true}",
            "options:",
            "questions[3].options",
            "一个错的选项",
        ),
        (
            "说出哪里做错了, right: true}",
            "表示歉意, right: true}",
            "options:",
            "questions[4].options",
            "“表示歉意”写了两次",
        ),
        (
            "      - {text: 等他自己说完，不回应。, why: 沉默会被当成默认。}\n",
            "      - 等他说完\n",
            "- 等他说完",
            "questions[2].options[4]",
            "字段: 内容",
        ),
        (
            ", 今天老师来晚了，是我们没做好，向您道歉, 让您和孩子等了这么久，实在抱歉]",
            "]",
            "says:",
            "questions[11].points[1].says",
            "至少写 3 种说法",
        ),
        ("- id: excuse", "- id: deadline", "- id: deadline", "questions[11].taboos[1]", "不能重复"),
        (
            "    shuffle: false\n",
            "    shufle: false\n",
            "shufle",
            "questions[2].shufle",
            "没有这个字段",
        ),
        ("area: topic", "area: theme", "area", "area", "topic、procedure、key-account"),
        ("emphasis: 2", "emphasis: 4", "emphasis", "emphasis", "不能大于 3"),
        (
            "  - key: five-steps\n",
            "  - key: five-steps\n    title: 五步\n",
            "title: 五步",
            "questions[7].title",
            "不写标题",
        ),
        (
            "key: five-steps",
            "key: cancelled-again",
            "- key: cancelled-again",
            "questions[7].key",
            "已有同样的 key",
        ),
        (
            "right: 客服主管",
            "right: 一线客服",
            "pairs:",
            "questions[9].pairs",
            "“一线客服”写了两次",
        ),
    ],
)
def test_a_fault_names_line_and_field_and_stops_no_other_question(
    tmp_path: Path, text: str, old: str, new: str, at: str, field: str, said: str
) -> None:
    assert old in text
    pack = load(tmp_path, text.replace(old, new, 1))
    found = fault(pack)
    assert (found.file, found.field) == (FILE, field)
    assert at in (pack.folder / FILE).read_text(encoding="utf-8").splitlines()[found.line - 1]
    assert said in found.expected
    whole_file = "[" not in field
    assert len(pack.items) == (0 if whole_file else 11)


@pytest.mark.parametrize(
    ("old", "new", "at", "field", "said"),
    [
        (
            '["3", 三]',
            "[3, 三]",
            "[3, 三]",
            "questions[1].blanks[2].answers[1]",
            "请加引号；现在是“3”",
        ),
        ("响 ____ 声", "响几声", "blanks:", "questions[1].blanks", "题干里有 1 个空"),
        ("key: figures", "key: times", "key: times", "key", "times.yaml"),
        (
            "article/first-contact",
            "article/nobody",
            "article/nobody",
            "questions[2].source",
            "没有这一条手册",
        ),
    ],
)
def test_a_fault_in_blanks_or_beside_the_questions_is_told(
    tmp_path: Path, old: str, new: str, at: str, field: str, said: str
) -> None:
    name = "questions/figures.yaml"
    text = (PACK / name).read_text(encoding="utf-8")
    assert old in text
    pack = load(tmp_path, text.replace(old, new, 1), name)
    found = [*pack.faults, *check_pack(pack)]
    assert (found[0].file, found[0].field) == (name, field)
    assert at in (pack.folder / name).read_text(encoding="utf-8").splitlines()[found[0].line - 1]
    assert said in found[0].expected
