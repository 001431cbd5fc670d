"""The words for what a question is."""

from desktop_app.system.text import tr
from desktop_app.training.exams.bank.question import Area, Difficulty, Partial, QuestionType

TYPES = {
    QuestionType.SINGLE: tr("单选题"),
    QuestionType.MULTIPLE: tr("多选题"),
    QuestionType.TRUE_FALSE: tr("判断题"),
    QuestionType.FILL_IN: tr("填空题"),
    QuestionType.MATCHING: tr("匹配题"),
    QuestionType.ORDERING: tr("排序题"),
    QuestionType.CASE: tr("案例分析题"),
}

DIFFICULTIES = {
    Difficulty.EASY: tr("易"),
    Difficulty.MEDIUM: tr("中"),
    Difficulty.HARD: tr("难"),
}

AREAS = {
    Area.TOPIC: tr("主题"),
    Area.PROCEDURE: tr("流程制度"),
    Area.KEY_ACCOUNT: tr("重点客户"),
    Area.PRODUCT_VERSION: tr("产品版本"),
}

PARTIALS = {
    Partial.NONE: tr("全对才得分"),
    Partial.HALF: tr("少选得一半，错选不得分"),
    Partial.EACH: tr("按选对减去选错的比例得分"),
}

EMPHASIS = {1: tr("一般"), 2: tr("重点"), 3: tr("特别重点")}

LETTERS = "ABCDEF"


def right_or_wrong(answer: bool) -> str:
    """对 or 错."""
    return tr("对") if answer else tr("错")
