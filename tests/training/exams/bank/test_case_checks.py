"""A case's model answer earns full marks by the very analysis that will suggest marks."""

from exam_questions import PACK, sample

from desktop_app.training.content.loader import load_pack
from desktop_app.training.exams.bank.cases import case_findings
from desktop_app.training.exams.bank.question import Case
from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.authoring.report import examine_pack


def test_the_samples_stand_the_check_of_a_pack() -> None:
    played, faults = examine_pack(load_pack(PACK), ReplyAnalyser())
    assert (played, faults) == ((), ())


def test_a_point_missed_and_a_taboo_broken_by_the_model_answer_are_told() -> None:
    case = sample("late-teacher")
    assert isinstance(case, Case)
    said = "老师让孩子白等，是我们没做好，对不起。路上堵车也没办法，您跟我到接待室坐下说。"
    weak = case.model_copy(update={"model_answer": said})
    found = [(one.path, one.expected) for one in case_findings(weak, ReplyAnalyser())]
    assert found == [
        (("points", 2), "参考答案没有说到要点“说定时间”。"),
        (("model_answer",), "参考答案犯了禁语“替老师找借口”：路上堵车也没办法。"),
    ]
